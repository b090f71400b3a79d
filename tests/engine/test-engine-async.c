/* The engine of a program with windows: every event in order, each once, whoever wrote it (design
 * “The journal is the one feed”). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <signal.h>
#include <unistd.h>

#include "base/foyer-error.h"
#include "engine/foyer-engine.h"
#include "engine/foyer-work.h"
#include "test-hall.h"

typedef struct
{
  TestHall *hall;
  FoyerEngine *engine;
  gint64 seq; /* last that was published */
  guint n_restarts, n_answers, n_errors;
  GError *error; /* the last answer's */
} Fixture;

static gboolean
on_late (gpointer data)
{
  g_error ("nothing happened for half a minute");
  return G_SOURCE_REMOVE;
}

/* Waits, not for ever, until @condition holds. */
#define WAIT_UNTIL(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    guint late_ = g_timeout_add_seconds (30, on_late, NULL);                                       \
    while (!(condition))                                                                           \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_source_remove (late_);                                                                       \
  }                                                                                                \
  G_STMT_END

static void
on_committed (FoyerEngine *engine, GPtrArray *entries, gpointer data)
{
  Fixture *fixture = data;

  g_assert_cmpuint (entries->len, >, 0);
  for (guint i = 0; i < entries->len; i++)
    {
      const FoyerEntry *entry = g_ptr_array_index (entries, i);

      g_assert_cmpint (entry->seq, ==, fixture->seq + 1);
      g_assert_nonnull (entry->kind);
      fixture->seq = entry->seq;
    }
}

static void
on_restarted (FoyerEngine *engine, gpointer data)
{
  ((Fixture *) data)->n_restarts++;
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  g_clear_error (&fixture->error);
  fixture->engine = foyer_engine_open_finish (result, &fixture->error);
  fixture->n_answers++;
}

static void
open_engine (Fixture *fixture, const char *path)
{
  FoyerClock clock = { .fixed = fixture->hall->now };

  fixture->n_answers = 0;
  foyer_engine_open_async (path, &clock, NULL, opened_cb, fixture);
  WAIT_UNTIL (fixture->n_answers == 1);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->hall = test_hall_new (NULL);
  open_engine (fixture, fixture->hall->path);
  g_assert_no_error (fixture->error);
  fixture->n_answers = 0;
  fixture->seq = test_hall_count_entries (fixture->hall);
  g_signal_connect (fixture->engine, "committed", G_CALLBACK (on_committed), fixture);
  g_signal_connect (fixture->engine, "restarted", G_CALLBACK (on_restarted), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->engine != NULL)
    {
      foyer_engine_close (fixture->engine);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      g_assert_finalize_object (g_steal_pointer (&fixture->engine));
    }
  test_hall_free (fixture->hall);
  g_clear_error (&fixture->error);
}

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (JsonObject) answer = NULL;

  g_clear_error (&fixture->error);
  answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &fixture->error);
  g_assert_true ((answer != NULL) == (fixture->error == NULL));
  fixture->n_answers++;
  fixture->n_errors += answer == NULL;
}

static void
run (Fixture *fixture, const char *name, const char *actor, const char *service)
{
  g_autoptr (FoyerCommand) command = foyer_command_new (name, actor != NULL ? "window" : "ctl");

  command->actor = g_strdup (actor);
  if (service != NULL)
    foyer_command_text (command, "service", service);
  foyer_engine_run_async (fixture->engine, command, NULL, answered_cb, fixture);
}

static gpointer
write_elsewhere (gpointer data)
{
  FoyerExecutor *executor = foyer_executor_open (data, FOYER_DATABASE_WRITE, NULL, NULL);
  g_autoptr (FoyerCommand) command = foyer_command_new ("ticket.divert", "ctl");

  g_assert_nonnull (executor);
  command->now = 1772420400 * FOYER_SECOND; /* eleven o'clock of TEST_DAY */
  foyer_command_text (command, "service", "B");
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (JsonObject) answer = foyer_executor_run (executor, command, NULL);
      g_assert_nonnull (answer);
    }
  foyer_executor_close (executor);
  return NULL;
}

/* Own commits and those of others come by the same path, in order, each once. */
static void
test_committed (Fixture *fixture, gconstpointer data)
{
  GThread *other = g_thread_new ("other", write_elsewhere, fixture->hall->path);

  for (guint i = 0; i < 200; i++)
    run (fixture, "ticket.advise", NULL, "A");
  WAIT_UNTIL (fixture->n_answers == 200);
  g_thread_join (other);
  g_assert_cmpuint (fixture->n_errors, ==, 0);
  WAIT_UNTIL (fixture->seq == test_hall_count_entries (fixture->hall));
  g_assert_cmpint (fixture->seq, ==, 2 + 1 + 400);
  test_hall_check (fixture->hall);
}

/* One byte, however often it rings; nothing rings when nothing changed. */
static void
test_bell (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bell = foyer_database_get_feed_path (fixture->hall->path);
  GStatBuf info;

  for (guint i = 0; i < 5; i++)
    test_hall_do (fixture->hall, "ticket.advise A");
  g_assert_cmpint (g_stat (bell, &info), ==, 0);
  g_assert_cmpint (info.st_size, ==, 1);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  WAIT_UNTIL (fixture->seq == test_hall_count_entries (fixture->hall));
}

/* A writer that was killed after its commit could not ring. */
static void
test_killed_writer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *arguments[] = { g_get_prgname (), "--commit-and-die", fixture->hall->path, NULL };
  int status;

  arguments[0] = data;
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFSIGNALED (status));
  WAIT_UNTIL (fixture->seq == test_hall_count_entries (fixture->hall));
  g_assert_cmpint (fixture->seq, ==, 3);
}

/* What the other process does: it commits past the driver, and dies. */
static void
commit_and_die (const char *path)
{
  FoyerDatabase *database = foyer_database_open (path, FOYER_DATABASE_WRITE, NULL);
  FoyerWork work = { .database = database, .now = FOYER_SECOND, .via = "ctl" };

  work.data = json_object_new ();
  if (database != NULL && foyer_database_begin (database, NULL) &&
      foyer_journal_get_head (database, &work.head, NULL) &&
      foyer_work_record (&work, "test.killed", NULL, 0, NULL) &&
      foyer_journal_set_head (database, &work.head, NULL) &&
      foyer_database_execute (database, "COMMIT", NULL))
    raise (SIGKILL);
  _exit (1);
}

/* A restored hall starts anew; what is committed after it comes again in order. */
static void
test_restarted (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->hall->folder, "copy.db", NULL);

  test_hall_do (fixture->hall, "ticket.issue A");
  test_hall_do (fixture->hall, "backup %s", copy);
  for (guint i = 0; i < 20; i++)
    test_hall_do (fixture->hall, "ticket.issue A");
  WAIT_UNTIL (fixture->seq == test_hall_count_entries (fixture->hall));
  test_hall_do (fixture->hall, "restore %s", copy);
  WAIT_UNTIL (fixture->n_restarts == 1);
  fixture->seq = test_hall_count_entries (fixture->hall);
  g_assert_cmpint (fixture->seq, <, 10);
  test_hall_do (fixture->hall, "ticket.issue A");
  WAIT_UNTIL (fixture->seq == test_hall_count_entries (fixture->hall));
  g_assert_cmpuint (fixture->n_restarts, ==, 1);
  test_hall_check (fixture->hall);
}

/* What was given before closing is done, and answered. */
static void
test_close (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 50; i++)
    {
      run (fixture, "ticket.advise", NULL, "A");
      run (fixture, "hall.status", NULL, NULL);
    }
  foyer_engine_close (fixture->engine);
  WAIT_UNTIL (fixture->n_answers == 100);
  g_assert_cmpuint (fixture->n_errors, ==, 0);
  g_assert_cmpint (test_hall_query (fixture->hall, "SELECT advised FROM tally"), ==, 50);
}

/* Refused reading is noted like refused writing. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  run (fixture, "hall.export", "1021", NULL);
  WAIT_UNTIL (fixture->n_answers == 1);
  g_assert_error (fixture->error, FOYER_ERROR, FOYER_ERROR_ACCESS_DENIED);
  run (fixture, "hall.rollover", "1021", NULL);
  WAIT_UNTIL (fixture->n_answers == 2);
  g_assert_error (fixture->error, FOYER_ERROR, FOYER_ERROR_ACCESS_DENIED);
  g_assert_cmpint (test_hall_query (fixture->hall, "SELECT count (*) FROM access"), ==, 2);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (FoyerSnapshot) snapshot =
      foyer_engine_load_finish (FOYER_ENGINE (object), result, &fixture->error);

  g_assert_no_error (fixture->error);
  g_assert_cmpint (snapshot->seq, ==, test_hall_count_entries (fixture->hall));
  g_assert_cmpuint (snapshot->tickets->len, ==, 2);
  g_assert_cmpstr (snapshot->day->day, ==, TEST_DAY);
  g_assert_cmpuint (snapshot->config->counters->len, ==, 3);
  g_assert_cmpuint (snapshot->announcements->len, ==, 1);
  g_assert_cmpuint (snapshot->calls->len, ==, 1);
  g_assert_cmpuint (snapshot->counters->len, ==, 1);
  fixture->n_answers++;
}

static void
test_snapshot (Fixture *fixture, gconstpointer data)
{
  test_hall_do (fixture->hall, "counter.open 1 --staff=1021");
  test_hall_do (fixture->hall, "ticket.issue A");
  test_hall_do (fixture->hall, "ticket.issue B");
  test_hall_do (fixture->hall, "ticket.cancel B001");
  test_hall_do (fixture->hall, "ticket.issue A");
  test_hall_do (fixture->hall, "counter.call 1");
  foyer_engine_load_async (fixture->engine, NULL, loaded_cb, fixture);
  WAIT_UNTIL (fixture->n_answers == 1);
}

static void
test_no_database (Fixture *fixture, gconstpointer data)
{
  g_autofree char *none = g_build_filename (fixture->hall->folder, "none.db", NULL);
  FoyerEngine *first = g_steal_pointer (&fixture->engine);

  open_engine (fixture, none);
  g_assert_error (fixture->error, FOYER_ERROR, FOYER_ERROR_NO_DATABASE);
  g_assert_null (fixture->engine);
  g_assert_false (g_file_test (none, G_FILE_TEST_EXISTS));
  fixture->engine = first;
}

#define ADD(name, func)                                                                            \
  g_test_add ("/engine/async/" name, Fixture, argv[0], set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--commit-and-die"))
    commit_and_die (argv[2]);
  g_test_init (&argc, &argv, NULL);
  ADD ("committed", test_committed);
  ADD ("bell", test_bell);
  ADD ("killed-writer", test_killed_writer);
  ADD ("restarted", test_restarted);
  ADD ("close", test_close);
  ADD ("refused", test_refused);
  ADD ("snapshot", test_snapshot);
  ADD ("no-database", test_no_database);
  return g_test_run ();
}
