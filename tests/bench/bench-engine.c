/* What the engine costs beside bare SQLite: durable commands, long queues, and the feed. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "engine/foyer-engine.h"
#include "engine/foyer-hall-config.h"

#define ROUNDS    9
#define PER_ROUND 200
#define CALLS     200
#define FEED_RUNS 200

typedef struct
{
  char *folder;
  char *path;
  FoyerClock clock;
  FoyerExecutor *executor;
} Hall;

static void
stop_on (const GError *error, const char *what)
{
  if (error != NULL)
    g_error ("%s: %s", what, error->message);
}

static void
stop_unless (sqlite3 *handle, int code)
{
  if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
    g_error ("SQLite: %s", sqlite3_errmsg (handle));
}

static JsonObject *
run (FoyerExecutor *executor, FoyerCommand *command)
{
  g_autoptr (FoyerCommand) owned = command;
  g_autoptr (GError) error = NULL;
  JsonObject *answer = foyer_executor_run (executor, owned, &error);

  stop_on (error, owned->name);
  return answer;
}

static void
issue (FoyerExecutor *executor, const char *service)
{
  const char *services[] = { service, NULL };
  FoyerCommand *command = foyer_command_new ("ticket.issue", "ctl");

  json_object_unref (run (executor, foyer_command_texts (command, "services", services)));
}

static void
at_counter (FoyerExecutor *executor, const char *verb, gint64 counter)
{
  FoyerCommand *command = foyer_command_new (verb, "ctl");

  json_object_unref (run (executor, foyer_command_integer (command, "counter", counter)));
}

static void
open_counter (FoyerExecutor *executor, gint64 counter, const char *staff)
{
  FoyerCommand *command = foyer_command_new ("counter.open", "ctl");

  foyer_command_integer (command, "counter", counter);
  json_object_unref (run (executor, foyer_command_text (command, "staff", staff)));
}

/* A demo hall on a Monday at nine, with counter 1 open. */
static Hall *
hall_new (const char *parent)
{
  g_autoptr (GError) error = NULL;
  Hall *hall = g_new0 (Hall, 1);

  hall->folder = g_build_filename (parent, "foyer-bench-XXXXXX", NULL);
  if (g_mkdtemp (hall->folder) == NULL)
    g_error ("%s cannot be made", hall->folder);
  hall->path = g_build_filename (hall->folder, "hall.db", NULL);
  foyer_time_from_iso8601 ("2026-03-02T09:00:00+08:00", &hall->clock.fixed, NULL);
  foyer_hall_create (hall->path, TRUE, NULL, &hall->clock, &error);
  stop_on (error, "hall");
  hall->executor = foyer_executor_open (hall->path, FOYER_DATABASE_WRITE, &hall->clock, &error);
  stop_on (error, "hall");
  open_counter (hall->executor, 1, "1021");
  return hall;
}

static void
hall_free (Hall *hall)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-turn", "-feed" };

  foyer_executor_close (hall->executor);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (hall->path, suffixes[i], NULL);
      g_unlink (file);
    }
  g_rmdir (hall->folder);
  g_free (hall->folder);
  g_free (hall->path);
  g_free (hall);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare);
  return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

static double
per_second (guint n, gint64 since)
{
  return n * 1e6 / (double) MAX (g_get_monotonic_time () - since, 1);
}

/* One row in a table of its own, each in a durable transaction of its own. */
static sqlite3 *
open_bare (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "bare.db", NULL);
  sqlite3 *bare = NULL;

  stop_unless (bare, sqlite3_open (path, &bare));
  stop_unless (bare, sqlite3_exec (bare,
                                   "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                                   "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;"
                                   "PRAGMA wal_autocheckpoint = 4000;"
                                   "CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT) STRICT",
                                   NULL, NULL, NULL));
  return bare;
}

static void
close_bare (sqlite3 *bare, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "bare.db", NULL);

  sqlite3_close (bare);
  g_unlink (path);
}

static void
insert_bare (sqlite3_stmt **steps)
{
  for (guint i = 0; i < 3; i++)
    {
      stop_unless (sqlite3_db_handle (steps[i]), sqlite3_step (steps[i]));
      sqlite3_reset (steps[i]);
    }
}

static void
bench_rates (const char *parent)
{
  static const char *const sql[] = { "BEGIN IMMEDIATE", "INSERT INTO row (text) VALUES ('A001')",
                                     "COMMIT" };
  double bare_rates[ROUNDS], issue_rates[ROUNDS], call_rates[ROUNDS], issue_ratios[ROUNDS];
  Hall *hall = hall_new (parent);
  sqlite3 *bare = open_bare (hall->folder);
  sqlite3_stmt *steps[G_N_ELEMENTS (sql)];
  double issues, calls, singles;

  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    stop_unless (bare, sqlite3_prepare_v2 (bare, sql[i], -1, &steps[i], NULL));
  for (guint round = 0; round < ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time (), calling = 0;

      for (guint i = 0; i < PER_ROUND; i++)
        insert_bare (steps);
      bare_rates[round] = per_second (PER_ROUND, start);
      start = g_get_monotonic_time ();
      for (guint i = 0; i < PER_ROUND; i++)
        issue (hall->executor, "A");
      issue_rates[round] = per_second (PER_ROUND, start);
      issue_ratios[round] = issue_rates[round] / bare_rates[round];
      /* Between two calls the counter serves: that is no part of a call's time. */
      for (guint i = 0; i < PER_ROUND; i++)
        {
          start = g_get_monotonic_time ();
          at_counter (hall->executor, "counter.call", 1);
          calling += g_get_monotonic_time () - start;
          at_counter (hall->executor, "counter.serve", 1);
          at_counter (hall->executor, "counter.finish", 1);
        }
      call_rates[round] = per_second (PER_ROUND, g_get_monotonic_time () - calling);
    }
  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    sqlite3_finalize (steps[i]);
  close_bare (bare, hall->folder);
  hall_free (hall);
  singles = median (bare_rates, ROUNDS);
  issues = median (issue_rates, ROUNDS);
  calls = median (call_rates, ROUNDS);
  g_print ("durable commands a second, medians of %d rounds of %d each in turn\n", ROUNDS,
           PER_ROUND);
  g_print ("  bare SQLite, one row   %8.0f\n", singles);
  g_print ("  ticket issue           %8.0f  ratio %.2f (aim 0.70; of rounds %.2f)\n", issues,
           issues / singles, median (issue_ratios, ROUNDS));
  g_print ("  counter call           %8.0f  ratio %.2f\n", calls, calls / singles);
}

/* Issues in one transaction, so that a long queue is there in seconds. */
static void
fill_queue (Hall *hall, guint n)
{
  g_autoptr (GError) error = NULL;

  foyer_executor_begin_bulk (hall->executor, &error);
  stop_on (error, "bulk");
  for (guint i = 0; i < n; i++)
    issue (hall->executor, i % 2 ? "A" : "F");
  foyer_executor_end_bulk (hall->executor, TRUE, &error);
  stop_on (error, "bulk");
}

static void
bench_queues (const char *parent)
{
  static const guint lengths[] = { 10, 1000, 100000 };
  Hall *halls[G_N_ELEMENTS (lengths)];
  double times[G_N_ELEMENTS (lengths)][CALLS], medians[G_N_ELEMENTS (lengths)];

  for (guint k = 0; k < G_N_ELEMENTS (lengths); k++)
    {
      halls[k] = hall_new (parent);
      fill_queue (halls[k], lengths[k]);
    }
  /* In turn, so that a slower moment of the machine meets all of them. */
  for (guint i = 0; i < CALLS; i++)
    for (guint k = 0; k < G_N_ELEMENTS (lengths); k++)
      {
        gint64 start = g_get_monotonic_time ();

        at_counter (halls[k]->executor, "counter.call", 1);
        times[k][i] = (double) (g_get_monotonic_time () - start) / 1000;
        at_counter (halls[k]->executor, "counter.serve", 1);
        at_counter (halls[k]->executor, "counter.finish", 1);
        issue (halls[k]->executor, i % 2 ? "A" : "F");
      }
  g_print ("call next, median of %d\n", CALLS);
  for (guint k = 0; k < G_N_ELEMENTS (lengths); k++)
    {
      medians[k] = median (times[k], CALLS);
      g_print ("  %7u waiting        %8.2f ms  ratio %.2f%s, worst %.2f ms\n", lengths[k],
               medians[k], medians[k] / medians[0], k > 0 ? " (aim 1.20)" : "",
               times[k][CALLS - 1]);
      hall_free (halls[k]);
    }
}

typedef struct
{
  GMainLoop *loop;
  FoyerEngine *engine;
  GSubprocess *process;
  GOutputStream *lines;
  gint64 sent;
  guint n, n_left;
  double times[FEED_RUNS];
} Feed;

static void
send_line (Feed *feed)
{
  static const char line[] = "ticket issue A\n";
  g_autoptr (GError) error = NULL;

  feed->sent = g_get_monotonic_time ();
  g_output_stream_write_all (feed->lines, line, sizeof line - 1, NULL, NULL, &error);
  stop_on (error, "batch");
}

static gboolean
send_next (gpointer data)
{
  send_line (data);
  return G_SOURCE_REMOVE;
}

static void
on_committed (Feed *feed, GPtrArray *entries)
{
  feed->times[feed->n++] = (double) (g_get_monotonic_time () - feed->sent) / 1000;
  if (feed->n == FEED_RUNS)
    g_main_loop_quit (feed->loop);
  else
    g_timeout_add (5, send_next, feed); /* each commit by itself */
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Feed *feed = data;
  g_autoptr (GError) error = NULL;

  feed->engine = foyer_engine_open_finish (result, &error);
  stop_on (error, "engine");
  g_signal_connect_swapped (feed->engine, "committed", G_CALLBACK (on_committed), feed);
  send_line (feed);
}

/* From a line given to another process to the signal in this one, the other's commit included. */
static void
bench_feed (const char *parent, const char *ctl)
{
  Hall *hall = hall_new (parent);
  Feed feed = { .loop = g_main_loop_new (NULL, FALSE) };
  g_autofree char *database = g_strconcat ("--database=", hall->path, NULL);
  g_autoptr (GError) error = NULL;

  issue (hall->executor, "A");
  feed.process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error,
                        ctl, database, "--now=2026-03-02T09:00:00+08:00", "batch", NULL);
  stop_on (error, ctl);
  feed.lines = g_subprocess_get_stdin_pipe (feed.process);
  foyer_engine_open_async (hall->path, &hall->clock, NULL, opened_cb, &feed);
  g_main_loop_run (feed.loop);
  foyer_engine_close (feed.engine);
  g_object_unref (feed.engine);
  g_output_stream_close (feed.lines, NULL, NULL);
  g_subprocess_wait (feed.process, NULL, NULL);
  g_object_unref (feed.process);
  g_main_loop_unref (feed.loop);
  hall_free (hall);
  g_print ("another process's command to committed here, %d times\n", FEED_RUNS);
  g_print ("  median %.2f ms, ", median (feed.times, FEED_RUNS));
  g_print ("worst %.2f ms (the commit itself included)\n", feed.times[FEED_RUNS - 1]);
}

int
main (int argc, char **argv)
{
  const char *parent = g_getenv ("FOYER_BENCH_FOLDER");

  if (argc != 2)
    g_error ("usage: bench-engine FOYERCTL");
  if (parent == NULL)
    parent = g_get_tmp_dir ();
  bench_rates (parent);
  bench_queues (parent);
  bench_feed (parent, argv[1]);
  return 0;
}
