/* The station: rows of the hall become speech, each once, in order, whatever dies. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <gst/gst.h>

#include "base/foyer-error.h"
#include "engine/foyer-hall-config.h"
#include "voice/foyer-station.h"

/* A Monday morning in the demo hall's zone, with a clock that stands still. */
#define MONDAY "2026-03-02T09:00:00+08:00"

typedef struct
{
  char *folder, *path;
  FoyerClock clock;
  FoyerEngine *engine;
  GPtrArray *ended; /* "seq kind" of each journal entry of an announcement */
  guint samples;    /* heard, changed on an audio thread */
} Fixture;

static gboolean
wait_for (gboolean (*done) (gpointer data), gpointer data)
{
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (!done (data) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  return done (data);
}

static gboolean
wake (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
on_committed (Fixture *fixture, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const FoyerEntry *entry = g_ptr_array_index (entries, i);

      if (g_str_has_prefix (entry->kind, "announcement.") &&
          !g_str_equal (entry->kind, "announcement.requested"))
        g_ptr_array_add (fixture->ended,
                         g_strdup_printf ("%s %s", entry->ticket != NULL ? entry->ticket : "–",
                                          entry->kind + strlen ("announcement.")));
    }
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  ((Fixture *) data)->engine = foyer_engine_open_finish (result, &error);
  g_assert_no_error (error);
}

static gboolean
is_open (gpointer data)
{
  return ((Fixture *) data)->engine != NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("foyer-station-XXXXXX", &error);
  fixture->path = g_build_filename (fixture->folder, "hall.db", NULL);
  fixture->ended = g_ptr_array_new_with_free_func (g_free);
  g_assert_true (foyer_time_from_iso8601 (MONDAY, &fixture->clock.fixed, &error));
  g_assert_true (foyer_hall_create (fixture->path, TRUE, NULL, &fixture->clock, &error));
  g_assert_no_error (error);
  g_timeout_add (20, wake, NULL);
  foyer_engine_open_async (fixture->path, &fixture->clock, NULL, opened_cb, fixture);
  g_assert_true (wait_for (is_open, fixture));
  g_signal_connect_swapped (fixture->engine, "committed", G_CALLBACK (on_committed), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  foyer_engine_close (fixture->engine);
  g_clear_object (&fixture->engine);
  g_ptr_array_unref (fixture->ended);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* Runs one command on an executor of its own, as another process would. */
static void
run (Fixture *fixture, FoyerTime later_s, FoyerCommand *command)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerExecutor) executor =
      foyer_executor_open (fixture->path, FOYER_DATABASE_WRITE, &fixture->clock, &error);
  g_autoptr (JsonObject) answer = NULL;

  g_assert_no_error (error);
  command->now = fixture->clock.fixed + later_s * FOYER_SECOND;
  answer = foyer_executor_run (executor, command, &error);
  g_assert_no_error (error);
  foyer_command_free (command);
}

static FoyerCommand *
at_counter (const char *name, int counter)
{
  return foyer_command_integer (foyer_command_new (name, "ctl"), "counter", counter);
}

static void
call (Fixture *fixture, int counter, const char *staff, const char *language)
{
  const char *services[] = { "A", NULL };
  FoyerCommand *issue = foyer_command_new ("ticket.issue", "ctl");

  foyer_command_texts (issue, "services", services);
  run (fixture, 0, foyer_command_text (issue, "language", language));
  run (fixture, 0, foyer_command_text (at_counter ("counter.open", counter), "staff", staff));
  run (fixture, 0, at_counter ("counter.call", counter));
}

static void
count_samples (const gint16 *samples, guint n_samples, gboolean voice, gpointer data)
{
  g_atomic_int_add (&((Fixture *) data)->samples, (int) n_samples);
}

static FoyerStation *
start (Fixture *fixture, const char *const *sinks)
{
  FoyerAnnouncerOptions options = { 0 };

  if (sinks == NULL)
    {
      options.output.kind = FOYER_OUTPUT_INSTANT;
      options.output.tap = count_samples;
      options.output.tap_data = fixture;
    }
  options.output.sinks = sinks;
  options.output.retry_ms = 100;
  return foyer_station_new (fixture->engine, "hall", &options);
}

static void
stop (FoyerStation *station)
{
  foyer_station_close (station);
  g_object_unref (station);
}

static gboolean
three_ended (gpointer data)
{
  return ((Fixture *) data)->ended->len >= 3;
}

static void
assert_ended (Fixture *fixture, guint i, const char *what)
{
  g_assert_cmpuint (i, <, fixture->ended->len);
  g_assert_cmpstr (g_ptr_array_index (fixture->ended, i), ==, what);
}

/* states 2.10: calls are serial and in commit order; those made before the station came too. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  FoyerStation *station;

  call (fixture, 1, "1021", "zh");
  call (fixture, 2, "1034", "ko");
  station = start (fixture, NULL);
  call (fixture, 3, "1047", "en");
  g_assert_true (wait_for (three_ended, fixture));
  assert_ended (fixture, 0, "A001 spoken");
  assert_ended (fixture, 1, "A002 spoken");
  assert_ended (fixture, 2, "A003 spoken");
  /* Chime and words take some seconds each at 48 kHz. */
  g_assert_cmpuint ((guint) g_atomic_int_get (&fixture->samples), >, 3 * 3 * 48000);
  stop (station);
}

static gboolean
two_ended (gpointer data)
{
  return ((Fixture *) data)->ended->len >= 2;
}

/* A process that died while it spoke: meanwhile one customer arrived, another call grew old. */
static void
test_left_by_dead_process (Fixture *fixture, gconstpointer data)
{
  FoyerCommand *next = foyer_command_new ("voice.next", "system");
  FoyerStation *station;

  call (fixture, 1, "1021", "zh");
  foyer_command_flag (foyer_command_text (next, "station", "hall"), "audible", TRUE);
  run (fixture, 0, next);
  run (fixture, 0, at_counter ("counter.serve", 1));
  fixture->clock.fixed -= 121 * FOYER_SECOND;
  call (fixture, 2, "1034", "zh");
  fixture->clock.fixed += 121 * FOYER_SECOND;
  station = start (fixture, NULL);
  g_assert_true (wait_for (two_ended, fixture));
  assert_ended (fixture, 0, "A001 dropped");
  assert_ended (fixture, 1, "A002 expired");
  g_assert_cmpint (g_atomic_int_get (&fixture->samples), ==, 0);
  stop (station);
}

/* Nobody hears: the row says so at once, and is spoken when a device is there while it is fresh. */
static void
test_unheard_then_heard (Fixture *fixture, gconstpointer data)
{
  const char *const broken[] = { "foyer-no-such-element", NULL };
  FoyerStation *station = start (fixture, broken);
  g_autofree char *reason = NULL;
  gboolean audible = TRUE;

  call (fixture, 1, "1021", "zh");
  call (fixture, 2, "1034", "ko");
  call (fixture, 3, "1047", "en");
  g_assert_true (wait_for (three_ended, fixture));
  assert_ended (fixture, 0, "A001 unheard");
  assert_ended (fixture, 2, "A003 unheard");
  g_object_get (station, "audible", &audible, "reason", &reason, NULL);
  g_assert_false (audible);
  g_assert_nonnull (reason);
  stop (station);

  g_ptr_array_set_size (fixture->ended, 0);
  station = start (fixture, NULL);
  g_assert_true (wait_for (three_ended, fixture));
  assert_ended (fixture, 0, "A001 spoken");
  assert_ended (fixture, 2, "A003 spoken");
  stop (station);
}

/* Of two stations one speaks; the other takes over when it goes, and says what was cut again. */
static void
test_take_over (Fixture *fixture, gconstpointer data)
{
  const char *const real_time[] = { "fakesink sync=true", NULL };
  FoyerStation *first = start (fixture, real_time), *second;
  gint64 speaking = 0;
  gboolean owner;

  call (fixture, 1, "1021", "zh");
  call (fixture, 2, "1034", "ko");
  call (fixture, 3, "1047", "en");
  for (gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
       speaking == 0 && g_get_monotonic_time () < end;
       g_object_get (first, "speaking", &speaking, NULL))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (speaking, ==, 1);
  second = start (fixture, NULL);
  g_object_get (second, "owner", &owner, NULL);
  g_assert_false (owner);
  stop (first);
  g_assert_true (wait_for (three_ended, fixture));
  assert_ended (fixture, 0, "A001 spoken");
  assert_ended (fixture, 1, "A002 spoken");
  assert_ended (fixture, 2, "A003 spoken");
  stop (second);
}

static gboolean
stopped (gpointer data)
{
  Fixture *fixture = data;

  return fixture->ended->len >= 2 &&
         g_str_has_suffix (g_ptr_array_index (fixture->ended, 1), "dropped");
}

/* Evacuation goes before calls and is repeated until somebody stops it. */
static void
test_emergency (Fixture *fixture, gconstpointer data)
{
  FoyerCommand *emergency = foyer_command_new ("announce.emergency", "ctl");
  FoyerStation *station;
  guint once;

  foyer_command_text (foyer_command_text (emergency, "text", "Please leave the hall."), "language",
                      "en");
  run (fixture, 0, emergency);
  station = start (fixture, NULL);
  while ((once = (guint) g_atomic_int_get (&fixture->samples)) < 20 * 48000)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->ended->len, ==, 1); /* only that it was asked for */
  run (fixture, 0, foyer_command_new ("announce.stop", "ctl"));
  g_assert_true (wait_for (stopped, fixture));
  stop (station);
}

int
main (int argc, char **argv)
{
  gst_init (NULL, NULL);
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/voice/station/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("commit-order", test_order);
  ADD ("left-by-dead-process", test_left_by_dead_process);
  ADD ("unheard-then-heard", test_unheard_then_heard);
  ADD ("take-over", test_take_over);
  ADD ("emergency-until-stopped", test_emergency);
  return g_test_run ();
}
