/* The board's window on a real hall: nothing of a call stays behind; pictures and films beside the
 * calls play, give way to the voice, and do no harm when they are broken or gone. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall-fixture.h"

#include <glib/gstdio.h>
#include <gst/gst.h>
#include <math.h>
#include <string.h>

#include "voice/foyer-duck.h"
#include "window/board/foyer-board-film.h"
#include "window/board/foyer-board-loop.h"
#include "window/board/foyer-board-ticker.h"
#include "window/board/foyer-board-window.h"

/* Media made here */

static char *folder;

static char *
path_of (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/* @description ends in "location=". */
static void
make (const char *description, const char *name)
{
  g_autofree char *path = path_of (name);
  g_autofree char *text = g_strconcat (description, path, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GstElement) pipeline = gst_parse_launch (text, &error);
  g_autoptr (GstBus) bus = NULL;
  g_autoptr (GstMessage) message = NULL;

  g_assert_no_error (error);
  bus = gst_element_get_bus (pipeline);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  message = gst_bus_timed_pop_filtered (bus, 60 * GST_SECOND, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  g_assert_true (message != NULL && GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS);
  gst_element_set_state (pipeline, GST_STATE_NULL);
}

static void
make_film (const char *name, guint seconds)
{
  g_autofree char *description = g_strdup_printf (
      "videotestsrc num-buffers=%u ! video/x-raw,width=320,height=180,framerate=10/1 ! "
      "vp8enc deadline=1 ! mux. "
      "audiotestsrc num-buffers=%u samplesperbuffer=4800 volume=0.5 ! audio/x-raw,rate=48000 ! "
      "audioconvert ! vorbisenc ! mux. webmmux name=mux ! filesink location=",
      seconds * 10, seconds * 10);

  make (description, name);
}

static void
make_picture (const char *name)
{
  make ("videotestsrc num-buffers=1 ! video/x-raw,width=320,height=240 ! pngenc ! filesink "
        "location=",
        name);
}

static void
write_nonsense (const char *name)
{
  g_autofree char *path = path_of (name);
  g_autofree char *text = g_strnfill (4000, 'x');

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
empty_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = path_of (name);
      g_unlink (path);
    }
}

/* A loop in a window of its own */

typedef struct
{
  GtkWidget *window;
  FoyerBoardLoop *loop;
} Stand;

static void
stand_set_up (Stand *stand, gconstpointer data)
{
  stand->window = gtk_window_new ();
  stand->loop = g_object_new (FOYER_TYPE_BOARD_LOOP, NULL);
  gtk_window_set_child (GTK_WINDOW (stand->window), GTK_WIDGET (stand->loop));
  gtk_window_set_default_size (GTK_WINDOW (stand->window), 640, 360);
  gtk_window_present (GTK_WINDOW (stand->window));
}

static void
stand_tear_down (Stand *stand, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (stand->loop), (gpointer *) &stand->loop);
  gtk_window_destroy (GTK_WINDOW (stand->window));
  while (stand->loop != NULL)
    g_main_context_iteration (NULL, TRUE);
  empty_folder ();
}

static gboolean
is_showing (gpointer loop)
{
  gboolean showing;

  g_object_get (loop, "showing", &showing, NULL);
  return showing;
}

static gboolean
is_not_showing (gpointer loop)
{
  return !is_showing (loop);
}

static GdkPaintable *
get_paintable (FoyerBoardLoop *loop)
{
  GtkWidget *picture = gtk_stack_get_visible_child (GTK_STACK (adw_bin_get_child (ADW_BIN (loop))));

  return gtk_picture_get_paintable (GTK_PICTURE (picture));
}

static gboolean
shows_film (gpointer loop)
{
  return FOYER_IS_BOARD_FILM (get_paintable (loop));
}

static gboolean
shows_picture (gpointer loop)
{
  return GDK_IS_TEXTURE (get_paintable (loop));
}

static guint n_told;

static GLogWriterOutput
count_told (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") &&
        g_str_has_prefix (fields[i].value, "The board leaves out"))
      n_told++;
  return g_log_writer_default (level, fields, n_fields, data);
}

/* One after the other, by name; what is broken is told of once and passed over. */
static void
test_round (Stand *stand, gconstpointer data)
{
  make_picture ("1.png");
  write_nonsense ("2.webm");
  write_nonsense ("3.jpg");
  write_nonsense ("4.txt");
  make_film ("5.webm", 1);
  n_told = 0;
  foyer_board_loop_set_place (stand->loop, folder, 1, 0);
  for (guint round = 0; round < 2; round++)
    {
      hall_fixture_await (shows_picture, stand->loop);
      g_assert_true (is_showing (stand->loop));
      hall_fixture_await (shows_film, stand->loop);
    }
  g_assert_cmpuint (n_told, ==, 2);
  foyer_board_loop_set_active (stand->loop, FALSE);
  g_assert_false (is_showing (stand->loop));
}

/* Nothing there, or nothing of use: nothing is shown. */
static void
test_nothing (Stand *stand, gconstpointer data)
{
  g_autofree char *missing = path_of ("missing.webm");
  g_autofree char *film = path_of ("film.webm");

  n_told = 0;
  foyer_board_loop_set_place (stand->loop, missing, 1, 0);
  while (n_told == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_showing (stand->loop));
  make_film ("film.webm", 1);
  foyer_board_loop_set_place (stand->loop, film, 1, 0);
  hall_fixture_await (is_showing, stand->loop);
  /* Gone while it plays: it may come to its end, and is not there for the next round. */
  g_unlink (film);
  hall_fixture_await (is_not_showing, stand->loop);
  foyer_board_loop_set_place (stand->loop, "", 1, 0);
  g_assert_false (is_showing (stand->loop));
}

/* Reduced motion: its first picture, standing still, and then the next item. */
static void
test_still (Stand *stand, gconstpointer data)
{
  GtkSettings *settings = gtk_widget_get_settings (stand->window);
  int width;

  make_film ("1.webm", 30);
  make_picture ("2.png");
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  foyer_board_loop_set_place (stand->loop, folder, 1, 0);
  hall_fixture_await (shows_film, stand->loop);
  width = gdk_paintable_get_intrinsic_width (get_paintable (stand->loop));
  g_assert_cmpint (width, ==, 320);
  hall_fixture_await (shows_picture, stand->loop);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
}

/* The voice */

typedef struct
{
  GObject parent_instance;
} Speaker;

typedef struct
{
  GObjectClass parent_class;
} SpeakerClass;

static GType speaker_get_type (void);
G_DEFINE_TYPE (Speaker, speaker, G_TYPE_OBJECT)

static void
speaker_class_init (SpeakerClass *klass)
{
  g_signal_new ("duck", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
speaker_init (Speaker *self)
{
}

static void
on_gain (FoyerDuck *duck, GParamSpec *pspec, FoyerBoardLoop *loop)
{
  foyer_board_loop_set_gain (loop, foyer_duck_get_gain (duck));
}

static void
pass_ms (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
}

#define WINDOW 960 /* samples: 20 ms */

static double
level_db (const gint16 *samples)
{
  double sum = 0;

  for (guint i = 0; i < WINDOW; i++)
    sum += (double) samples[i] * samples[i];
  return 10 * log10 (sum / WINDOW + 1e-9) - 20 * log10 (32768);
}

/* What comes out of the film while a call is spoken: 24 dB less, gone to and left without a step
 * that is heard, and then as loud as before. */
static void
test_gives_way (Stand *stand, gconstpointer data)
{
  g_autofree char *film = path_of ("film.webm"), *sound = path_of ("sound.raw");
  g_autofree char *sink = g_strdup_printf (
      "audioconvert ! audioresample ! audio/x-raw,format=S16LE,rate=48000,channels=1 ! "
      "filesink sync=true buffer-mode=unbuffered location=%s",
      sound);
  g_autoptr (GObject) speaker = g_object_new (speaker_get_type (), NULL);
  g_autoptr (FoyerDuck) duck = foyer_duck_new (speaker);
  g_autofree char *contents = NULL;
  const gint16 *samples;
  double before = -100, lowest = 0, after = -100, last = -100, step = 0;
  gsize size, n;

  make_film ("film.webm", 6);
  g_setenv ("FOYER_AUDIO_SINK", sink, TRUE);
  g_signal_connect (duck, "notify::gain", G_CALLBACK (on_gain), stand->loop);
  foyer_board_loop_set_place (stand->loop, film, 1, 0.8);
  hall_fixture_await (is_showing, stand->loop);
  pass_ms (1000);
  g_signal_emit_by_name (speaker, "duck", TRUE);
  pass_ms (1500);
  g_signal_emit_by_name (speaker, "duck", FALSE);
  pass_ms (1500);
  foyer_board_loop_set_place (stand->loop, "", 1, 0);
  g_unsetenv ("FOYER_AUDIO_SINK");

  g_assert_true (g_file_get_contents (sound, &contents, &size, NULL));
  samples = (const gint16 *) contents;
  n = size / sizeof *samples / WINDOW;
  g_assert_cmpuint (n, >, 120);
  for (gsize i = 5; i < n; i++)
    {
      double now = level_db (samples + i * WINDOW);

      if (i < 20)
        before = MAX (before, now);
      else
        step = MAX (step, fabs (now - last));
      if (i > n - 20)
        after = MAX (after, now);
      lowest = MIN (lowest, now);
      last = now;
    }
  g_test_message (
      "%.1f dB, while a call is spoken %.1f dB, afterwards %.1f dB; at most %.1f dB from "
      "20 ms to the next",
      before, lowest, after, step);
  g_assert_cmpfloat_with_epsilon (before - lowest, -FOYER_DUCK_DB, 1.0);
  g_assert_cmpfloat_with_epsilon (after, before, 0.5);
  g_assert_cmpfloat (step, <, 9.0);
}

/* Nothing stays behind */

static guint
count_widgets (GtkWidget *widget)
{
  guint n = 1;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_widgets (child);
  return n;
}

/* Calls and their tickets that were told of and still exist. */
static guint n_alive;

static void
count_down (gpointer data, GObject *object)
{
  n_alive--;
}

static void
on_called (FoyerHallModel *model, FoyerCallItem *call, gpointer data)
{
  g_object_weak_ref (G_OBJECT (call), count_down, NULL);
  g_object_weak_ref (G_OBJECT (foyer_call_item_get_ticket (call)), count_down, NULL);
  n_alive += 2;
}

static void
command (HallFixture *fixture, const char *name)
{
  hall_fixture_do (fixture, foyer_command_integer (foyer_command_new (name, "ctl"), "counter", 1));
}

static void
test_bounded (HallFixture *fixture, gconstpointer data)
{
  g_autoptr (FoyerWindowContext) context =
      foyer_window_context_new (fixture->engine, fixture->model);
  GtkWidget *window = foyer_board_window_new (NULL, context);
  const guint n_calls = g_getenv ("FOYER_TEST_FULL") != NULL ? 5000 : 60;
  GtkSettings *settings = gtk_widget_get_settings (window);
  guint n_widgets = 0;

  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (fixture->model, "called", G_CALLBACK (on_called), NULL);
  hall_fixture_open_counter (fixture, 1);
  for (guint i = 0; i < n_calls; i++)
    {
      g_autofree char *number = hall_fixture_issue (fixture, "A");

      command (fixture, "counter.call");
      command (fixture, "counter.serve");
      command (fixture, "counter.finish");
      if (i == 30)
        n_widgets = count_widgets (window);
    }
  hall_fixture_await_truth (fixture, fixture->model);
  g_assert_cmpuint (count_widgets (window), <=, n_widgets);
  /* Twelve calls and their tickets are kept. */
  g_assert_cmpuint (n_alive, <=, 26);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  pass_ms (50);
}

/* K04: whoever has one or two before them is told; not the very next, who is called in a moment,
 * nor anybody until the station wants it. */
static void
test_nearly (HallFixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint nearly, n;
  } cases[] = { { 0, 0 }, { 1, 2 }, { 2, 3 }, { 5, 4 } };
  g_autoptr (FoyerWindowContext) context =
      foyer_window_context_new (fixture->engine, fixture->model);

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *number = hall_fixture_issue (fixture, i < 4 ? "A" : "B");
    }
  hall_fixture_await_truth (fixture, fixture->model);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) notices = foyer_board_list_notices (context, NULL, cases[i].nearly);

      g_assert_cmpuint (notices->len, ==, cases[i].n);
      for (guint k = 0; k < notices->len; k++)
        {
          const char *text = g_array_index (notices, FoyerBoardNotice, k).text;

          g_assert_nonnull (strpbrk (text, "AB"));
          g_assert_true (strstr (text, "A001") == NULL && strstr (text, "B001") == NULL);
        }
    }
}

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gst_init (&argc, &argv);
  g_log_set_writer_func (count_told, NULL, NULL);
  folder = g_dir_make_tmp ("foyer-loop-XXXXXX", NULL);
  g_test_add ("/window/board/loop/round", Stand, NULL, stand_set_up, test_round, stand_tear_down);
  g_test_add ("/window/board/loop/nothing", Stand, NULL, stand_set_up, test_nothing,
              stand_tear_down);
  g_test_add ("/window/board/loop/reduced-motion", Stand, NULL, stand_set_up, test_still,
              stand_tear_down);
  g_test_add ("/window/board/loop/gives-way-to-the-voice", Stand, NULL, stand_set_up,
              test_gives_way, stand_tear_down);
  g_test_add ("/window/board/nearly", HallFixture, NULL, hall_fixture_set_up, test_nearly,
              hall_fixture_tear_down);
  g_test_add ("/window/board/bounded", HallFixture, NULL, hall_fixture_set_up, test_bounded,
              hall_fixture_tear_down);
  status = g_test_run ();
  g_rmdir (folder);
  g_free (folder);
  return status;
}
