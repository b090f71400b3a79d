/* How soon a call sounds after its commit, and what the voice costs: measured beside the sink's own
 * latency, and beside what was there after a hundred calls. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * usage: bench-voice [FOLDER] — the folder of voice packs, if clips are to be measured too.
 * With PULSE_SERVER set, on that server's default sink; else on "fakesink sync=true".
 */

#include <gst/gst.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "engine/foyer-hall-config.h"
#include "voice/foyer-pcm.h"
#include "voice/foyer-station.h"

#define MONDAY  "2026-03-02T09:00:00+08:00"
#define N_CALLS 17
#define REST_S  10

typedef struct
{
  char *folder, *path;
  FoyerClock clock;
  FoyerEngine *engine;
  FoyerStation *station;
  gint64 committed, taken_up, handed_out, heard; /* monotonic; handed_out under lock */
  GMutex lock;
  gboolean ended;
} Bench;

static gboolean
wake (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_until (const gboolean *done)
{
  const gint64 end = g_get_monotonic_time () + 120 * G_USEC_PER_SEC;

  while (!*done && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
}

static void
rest (double seconds)
{
  const gint64 end = g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC);

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
}

static double
cpu_seconds (void)
{
  struct rusage own, children;

  getrusage (RUSAGE_SELF, &own);
  getrusage (RUSAGE_CHILDREN, &children);
  return (double) (own.ru_utime.tv_sec + own.ru_stime.tv_sec) +
         (double) (own.ru_utime.tv_usec + own.ru_stime.tv_usec) / 1e6;
}

static double
resident_mib (void)
{
  long pages = 0;
  FILE *file = fopen ("/proc/self/statm", "re");

  if (file == NULL || fscanf (file, "%*d %ld", &pages) != 1)
    pages = 0;
  if (file != NULL)
    fclose (file);
  return (double) pages * (double) sysconf (_SC_PAGESIZE) / 1048576.0;
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Bench *bench = data;

  bench->engine = foyer_engine_open_finish (result, &error);
  g_assert_no_error (error);
  bench->ended = TRUE;
}

static void
run (Bench *bench, FoyerCommand *command)
{
  static FoyerExecutor *executor;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = NULL;

  if (executor == NULL)
    executor = foyer_executor_open (bench->path, FOYER_DATABASE_WRITE, &bench->clock, &error);
  g_assert_no_error (error);
  answer = foyer_executor_run (executor, command, &error);
  g_assert_no_error (error);
  foyer_command_free (command);
}

static void
tap (const gint16 *samples, guint n_samples, gboolean voice, gpointer data)
{
  Bench *bench = data;

  g_mutex_lock (&bench->lock);
  if (voice && bench->handed_out == 0)
    bench->handed_out = g_get_monotonic_time ();
  g_mutex_unlock (&bench->lock);
}

static void
on_speaking (Bench *bench)
{
  gint64 seq;

  g_object_get (bench->station, "speaking", &seq, NULL);
  if (seq != 0)
    bench->taken_up = g_get_monotonic_time ();
}

static void
on_announced (Bench *bench, gint64 seq, double first_ms)
{
  bench->heard = bench->taken_up + (gint64) (first_ms * 1000);
  bench->ended = TRUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static double
quantile (GArray *values, double part)
{
  g_array_sort (values, compare);
  return g_array_index (values, double, (guint) (part * (values->len - 1)));
}

static void
print (const char *what, GArray *values)
{
  printf ("  %-44s median %6.1f ms, 95 %% %6.1f ms, worst %6.1f ms\n", what, quantile (values, 0.5),
          quantile (values, 0.95), quantile (values, 1.0));
}

static void
is_audible (Bench *bench)
{
  gboolean audible = FALSE, owner = FALSE;

  for (guint i = 0; !(audible && owner) && i < 2000; i++)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (bench->station, "audible", &audible, "owner", &owner, NULL);
    }
}

/* "voice" or "chime alone": see what a commit costs until it is heard. */
static void
measure (Bench *bench, const char *what, FoyerVoicePacks *packs, const char *const *sinks)
{
  FoyerAnnouncerOptions options = { .packs = packs };
  g_autoptr (GArray) whole = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) sink = g_array_new (FALSE, FALSE, sizeof (double));
  double cpu, speaking = 0;
  gint64 start;

  options.output.sinks = sinks;
  options.output.tap = tap;
  options.output.tap_data = bench;
  bench->station = foyer_station_new (bench->engine, "bench", &options);
  g_signal_connect_swapped (bench->station, "notify::speaking", G_CALLBACK (on_speaking), bench);
  g_signal_connect_swapped (bench->station, "announced", G_CALLBACK (on_announced), bench);
  is_audible (bench);
  rest (2);
  for (guint i = 0; i < N_CALLS; i++)
    {
      FoyerCommand *call = foyer_command_new ("announce.speak", "ctl");
      double value;

      foyer_command_integer (foyer_command_text (call, "number", "A001"), "counter", 1);
      bench->ended = FALSE;
      bench->handed_out = 0;
      run (bench, call);
      bench->committed = g_get_monotonic_time ();
      cpu = cpu_seconds ();
      start = g_get_monotonic_time ();
      wait_until (&bench->ended);
      speaking += (cpu_seconds () - cpu) / ((double) (g_get_monotonic_time () - start) / 1e6);
      if (i < 2)
        continue; /* cold */
      value = (double) (bench->heard - bench->committed) / 1000;
      g_array_append_val (whole, value);
      value = (double) (bench->handed_out - bench->committed) / 1000;
      g_array_append_val (ours, value);
      value = (double) (bench->heard - bench->handed_out) / 1000;
      g_array_append_val (sink, value);
    }
  printf ("%s, %u calls, warm\n", what, whole->len);
  print ("commit to the first sample heard", whole);
  print ("of it the sink's own (handed over to heard)", sink);
  print ("above it: commit to handed over", ours);
  cpu = cpu_seconds ();
  rest (REST_S);
  printf ("  processor: idle %.1f %%, speaking %.1f %% of one core\n",
          (cpu_seconds () - cpu) / REST_S * 100, speaking / N_CALLS * 100);
  foyer_station_close (bench->station);
  g_clear_object (&bench->station);
}

static void
on_done (const FoyerAnnounced *announced, gpointer data)
{
  ++*(guint *) data;
}

/* The same queue, threads and sounds as in a hall, but no time passes while they sound. */
static void
measure_memory (FoyerVoicePacks *packs, guint n_calls)
{
  FoyerAnnouncerOptions options = { .packs = packs, .output = { .kind = FOYER_OUTPUT_INSTANT } };
  FoyerAnnouncer *announcer = foyer_announcer_new (&options);
  guint n_done = 0, n_sent = 0;
  double early = 0;

  while (n_done < n_calls)
    {
      for (; n_sent < n_calls && n_sent < n_done + 20; n_sent++)
        {
          g_autoptr (FoyerMessage) message = foyer_message_new ();

          /* Most of them are chimes: rendering is measured elsewhere. */
          if (n_sent % 50 == 0)
            foyer_message_add_call (message, FOYER_VOICE_ZH, FOYER_CALL_FIRST, "A012", 3, 0);
          foyer_announcer_submit (announcer, n_sent, message, FOYER_PRIORITY_CALL, on_done,
                                  &n_done);
        }
      g_main_context_iteration (NULL, TRUE);
      if (early <= 0 && n_done >= 100)
        early = resident_mib ();
    }
  printf ("memory: %.1f MiB after 100 announcements, %.1f MiB after %u\n", early, resident_mib (),
          n_done);
  foyer_announcer_close (announcer);
  g_object_unref (announcer);
}

static void
open_hall (Bench *bench)
{
  static const char *const services[] = { "A", NULL };
  FoyerCommand *issue = foyer_command_new ("ticket.issue", "ctl");
  g_autoptr (GError) error = NULL;

  bench->folder = g_dir_make_tmp ("foyer-bench-XXXXXX", &error);
  bench->path = g_build_filename (bench->folder, "hall.db", NULL);
  g_assert_true (foyer_time_from_iso8601 (MONDAY, &bench->clock.fixed, &error));
  g_assert_true (foyer_hall_create (bench->path, TRUE, NULL, &bench->clock, &error));
  foyer_engine_open_async (bench->path, &bench->clock, NULL, opened_cb, bench);
  wait_until (&bench->ended);
  foyer_command_texts (issue, "services", services);
  run (bench, issue);
}

int
main (int argc, char **argv)
{
  static const char *const fake[] = { "fakesink sync=true", NULL };
  const char *const *sinks = g_getenv ("PULSE_SERVER") != NULL ? NULL : fake;
  const char *full = g_getenv ("FOYER_TEST_FULL");
  const char *none[] = { NULL };
  FoyerVoicePacksOptions synthesis = { .folders = none };
  g_autoptr (FoyerVoicePacks) no_packs = foyer_voice_packs_new (&synthesis);
  Bench bench = { 0 };
  g_autofree char *command = NULL;

  setvbuf (stdout, NULL, _IOLBF, 0);
  gst_init (NULL, NULL);
  g_mutex_init (&bench.lock);
  g_timeout_add (5, wake, NULL);
  open_hall (&bench);
  printf ("sink: %s\n", sinks != NULL ? fake[0] : "the sound server's default, 80 ms buffer");
  measure (&bench, "synthesis", no_packs, sinks);
  if (argc > 1)
    {
      const char *folders[] = { argv[1], NULL };
      FoyerVoicePacksOptions clips = { .folders = folders };
      g_autoptr (FoyerVoicePacks) packs = foyer_voice_packs_new (&clips);

      foyer_voice_packs_wait (packs, 10000);
      measure (&bench, "clips", packs, sinks);
    }
  measure_memory (no_packs, full != NULL ? 100000 : 2000);
  foyer_engine_close (bench.engine);
  g_clear_object (&bench.engine);
  command = g_strdup_printf ("rm -rf '%s'", bench.folder);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  g_free (bench.path);
  g_free (bench.folder);
  return 0;
}
