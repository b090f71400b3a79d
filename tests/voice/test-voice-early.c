/* The chime does not wait for the words, and other sound makes room for both. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gst/gst.h>
#include <math.h>

#include "voice-test-pack.h"
#include "voice/foyer-announcer.h"
#include "voice/foyer-duck.h"
#include "voice/foyer-pcm.h"

typedef struct
{
  char *folder, *helper, *go;
  FoyerAnnouncer *announcer;
  GMutex lock; /* for what follows */
  GArray *heard;
  gboolean keep;
  guint n_done;
  FoyerAnnouncedAs as;
} Fixture;

static gboolean
wake (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
wait_for (gboolean (*done) (Fixture *fixture), Fixture *fixture)
{
  const gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (!done (fixture) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  return done (fixture);
}

static void
tap (const gint16 *samples, guint n_samples, gboolean voice, gpointer data)
{
  Fixture *fixture = data;

  g_mutex_lock (&fixture->lock);
  if (voice)
    g_array_append_vals (fixture->heard, samples, n_samples);
  g_mutex_unlock (&fixture->lock);
}

/* A helper that speaks only once the file "go" is there. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const sinks[] = { "fakesink sync=true", NULL };
  FoyerAnnouncerOptions options = { .output = { .sinks = sinks, .tap = tap, .tap_data = fixture } };
  const char *real = g_getenv ("FOYER_SPEAK_HELPER");
  g_autofree char *script = NULL;

  g_mutex_init (&fixture->lock);
  fixture->heard = g_array_new (FALSE, FALSE, sizeof (gint16));
  fixture->folder = voice_test_make_folder ();
  fixture->go = g_build_filename (fixture->folder, "go", NULL);
  fixture->helper = g_build_filename (fixture->folder, "helper", NULL);
  script = g_strdup_printf ("#!/bin/sh\nwhile ! [ -e '%s' ]; do sleep 0.02; done\nexec '%s'\n",
                            fixture->go, real != NULL ? real : "foyer-speak-helper");
  g_assert_true (g_file_set_contents_full (fixture->helper, script, -1, 0, 0755, NULL));
  options.helper = fixture->helper;
  fixture->announcer = foyer_announcer_new (&options);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  foyer_announcer_close (fixture->announcer);
  g_clear_object (&fixture->announcer);
  voice_test_remove (fixture->folder);
  g_array_unref (fixture->heard);
  g_mutex_clear (&fixture->lock);
  g_free (fixture->folder);
  g_free (fixture->helper);
  g_free (fixture->go);
}

static void
on_done (const FoyerAnnounced *announced, gpointer data)
{
  Fixture *fixture = data;

  fixture->n_done++;
  fixture->as = announced->as;
}

static gboolean
is_done (Fixture *fixture)
{
  return fixture->n_done > 0;
}

static void
speak (Fixture *fixture)
{
  g_autoptr (FoyerMessage) message = foyer_message_new ();

  foyer_message_add_call (message, FOYER_VOICE_EN, FOYER_CALL_FIRST, "A012", 3, 0);
  foyer_announcer_submit (fixture->announcer, 1, message, FOYER_PRIORITY_CALL, on_done, fixture);
}

/* Loudest sample of FROM..TO in ms. */
static int
loudest (Fixture *fixture, guint from_ms, guint to_ms)
{
  int peak = 0;

  g_mutex_lock (&fixture->lock);
  for (guint i = from_ms * 48; i < to_ms * 48 && i < fixture->heard->len; i++)
    peak = MAX (peak, ABS (g_array_index (fixture->heard, gint16, i)));
  g_mutex_unlock (&fixture->lock);
  return peak;
}

static gboolean
chime_is_heard (Fixture *fixture)
{
  return loudest (fixture, 0, 400) > 1000;
}

/* No word can be made before the test says so: what sounds meanwhile is the chime. */
static void
test_chime_first (Fixture *fixture, gconstpointer data)
{
  speak (fixture);
  g_assert_true (wait_for (chime_is_heard, fixture));
  g_assert_cmpuint (fixture->n_done, ==, 0);
  g_assert_true (g_file_set_contents (fixture->go, "", 0, NULL));
  g_assert_true (wait_for (is_done, fixture));
  g_assert_cmpint (fixture->as, ==, FOYER_ANNOUNCED_SPOKEN);
  /* Chime, pause, words: once each. */
  g_assert_cmpint (loudest (fixture, 960, 1060), ==, 0);
  g_assert_cmpint (loudest (fixture, 1070, 10000), >, 5000);
}

/* Taken back while only the chime sounds. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  speak (fixture);
  g_assert_true (wait_for (chime_is_heard, fixture));
  g_assert_true (foyer_announcer_cancel (fixture->announcer, 1));
  g_assert_true (wait_for (is_done, fixture));
  g_assert_cmpint (fixture->as, ==, FOYER_ANNOUNCED_DROPPED);
  g_assert_true (g_file_set_contents (fixture->go, "", 0, NULL));
  fixture->n_done = 0;
  speak (fixture);
  g_assert_true (wait_for (is_done, fixture));
  g_assert_cmpint (fixture->as, ==, FOYER_ANNOUNCED_SPOKEN);
}

/* The words never come: the chime alone was heard, and the row says failed. */
static void
test_no_words (Fixture *fixture, gconstpointer data)
{
  g_autofree char *script = g_strdup ("#!/bin/sh\nexit 1\n");

  g_assert_true (g_file_set_contents_full (fixture->helper, script, -1, 0, 0755, NULL));
  speak (fixture);
  g_assert_true (wait_for (is_done, fixture));
  g_assert_cmpint (fixture->as, ==, FOYER_ANNOUNCED_FAILED);
  g_assert_cmpint (loudest (fixture, 0, 400), >, 1000);
}

typedef struct
{
  GArray *db; /* of double */
  gint64 began, low, up, whole;
} Ramp;

static void
on_gain (FoyerDuck *duck, GParamSpec *pspec, Ramp *ramp)
{
  const double db = 20 * log10 (foyer_duck_get_gain (duck));
  const gint64 now = g_get_monotonic_time ();

  if (ramp->db->len == 0)
    ramp->began = now;
  if (db <= FOYER_DUCK_DB + 0.01 && ramp->low == 0)
    ramp->low = now;
  if (ramp->low != 0 && ramp->up == 0 && db > FOYER_DUCK_DB + 0.01)
    ramp->up = now;
  ramp->whole = now;
  g_array_append_val (ramp->db, db);
}

/* Down before the chime, smoothly back after the last word, and then exactly as loud as before. */
static void
test_duck (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FoyerDuck) duck = foyer_duck_new (G_OBJECT (fixture->announcer));
  g_autoptr (GstElement) music = gst_object_ref_sink (gst_element_factory_make ("volume", NULL));
  double volume = 0;
  Ramp ramp = { g_array_new (FALSE, FALSE, sizeof (double)), 0, 0, 0, 0 };
  const gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;
  guint lowest = 0;

  g_assert_true (g_file_set_contents (fixture->go, "", 0, NULL));
  g_signal_connect (duck, "notify::gain", G_CALLBACK (on_gain), &ramp);
  g_assert_true (foyer_duck_get_gain (duck) >= 1.0);
  g_object_bind_property (duck, "gain", music, "volume", G_BINDING_SYNC_CREATE);
  speak (fixture);
  g_assert_true (wait_for (is_done, fixture));
  g_object_get (music, "volume", &volume, NULL);
  g_assert_cmpfloat_with_epsilon (volume, foyer_duck_get_gain (duck), 0.0001);
  while (foyer_duck_get_gain (duck) < 1.0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < ramp.db->len; i++)
    if (g_array_index (ramp.db, double, i) < g_array_index (ramp.db, double, lowest))
      lowest = i;
  g_assert_cmpuint (lowest, >, 0);
  for (guint i = 1; i < ramp.db->len; i++)
    {
      const double before = g_array_index (ramp.db, double, i - 1);
      const double after = g_array_index (ramp.db, double, i);

      if (i <= lowest)
        g_assert_cmpfloat (after, <=, before);
      else
        g_assert_cmpfloat (after, >=, before);
    }
  g_assert_cmpfloat_with_epsilon (g_array_index (ramp.db, double, lowest), FOYER_DUCK_DB, 0.01);
  g_assert_true (foyer_duck_get_gain (duck) >= 1.0);
  g_object_get (music, "volume", &volume, NULL);
  g_assert_true (volume >= 1.0);
  g_test_message ("%u steps: down in %.0f ms to %.1f dB, low for %.0f ms, up in %.0f ms",
                  ramp.db->len, (double) (ramp.low - ramp.began) / 1000,
                  g_array_index (ramp.db, double, lowest), (double) (ramp.up - ramp.low) / 1000,
                  (double) (ramp.whole - ramp.up) / 1000);
  g_array_unref (ramp.db);
}

int
main (int argc, char **argv)
{
  gst_init (NULL, NULL);
  g_test_init (&argc, &argv, NULL);
  g_timeout_add (20, wake, NULL);
#define ADD(name, func) g_test_add ("/voice/early/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("chime-first", test_chime_first);
  ADD ("cancel", test_cancel);
  ADD ("no-words", test_no_words);
  ADD ("duck", test_duck);
  return g_test_run ();
}
