/* Every command that fails at any step leaves everything as it was: statements that are
 * interrupted, commits that are refused, disks that fill up or break (design “One way through the
 * house”). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <sqlite3.h>

#include "base/foyer-error.h"
#include "test-hall.h"
#include "test-vfs.h"

typedef struct
{
  const char *name;
  const char *before[12]; /* commands that lead there */
  const char *command;    /* that fails at every step, and is done at last */
} Case;

#define SMALL_CHANGE                                                                               \
  "hall.configure '{\"classes\":{\"urgent\":{\"credit_s\":60}},"                                   \
  "\"staff\":[{\"id\":\"1021\",\"name\":\"Somebody Else\"}]}'"

static const Case cases[] = {
  { "issue", { NULL }, "ticket.issue A B --class=urgent --reason=leak --request=r1" },
  { "issue-direct", { "counter.open 1 --staff=1021" }, "ticket.issue A --direct" },
  { "open", { NULL }, "counter.open 1 --staff=1021" },
  { "call", { "counter.open 1 --staff=1021", "ticket.issue A" }, "counter.call 1 --request=r1" },
  { "recall",
    { "counter.open 1 --staff=1021", "ticket.issue A", "counter.call 1" },
    "counter.recall 1" },
  { "serve",
    { "counter.open 1 --staff=1021", "ticket.issue A", "counter.call 1" },
    "counter.serve 1" },
  { "finish",
    { "counter.open 1 --staff=1021", "ticket.issue A B", "counter.call 1", "counter.serve 1" },
    "counter.finish 1 --request=r1" },
  { "no-show",
    { "counter.open 1 --staff=1021", "ticket.issue A", "counter.call 1" },
    "counter.no-show 1" },
  { "restore",
    { "counter.open 1 --staff=1021", "ticket.issue A", "ticket.issue A", "counter.call 1",
      "voice.next --station=hall --audible", "voice.end --seq=1 --ending=spoken",
      "counter.no-show 1" },
    "ticket.restore A001" },
  { "cancel",
    { "counter.open 1 --staff=1021", "ticket.issue A", "counter.call 1" },
    "ticket.cancel A001" },
  { "convert",
    { "counter.open 1 --staff=1021", "ticket.issue A", "counter.call 1", "counter.serve 1" },
    "ticket.convert A001 --phone=000-1234567" },
  { "hold",
    { "counter.open 1 --staff=1021", "ticket.issue A", "counter.call 1", "counter.serve 1" },
    "counter.hold 1 --reason=copying --minutes=3" },
  { "transfer",
    { "counter.open 1 --staff=1021", "ticket.issue A", "counter.call 1", "counter.serve 1" },
    "counter.transfer 1 --service=C --note=n" },
  { "suspend-calling",
    { "counter.open 1 --staff=1021", "counter.open 2 --staff=1022", "ticket.issue A",
      "counter.call 1" },
    "counter.suspend 1 --reason=copying --request=r1" },
  { "suspend-after",
    { "counter.open 1 --staff=1021", "ticket.issue A", "counter.call 1", "counter.serve 1",
      "counter.suspend 1 --reason=copying" },
    "counter.finish 1" },
  { "reopen",
    { "counter.open 1 --staff=1021", "counter.suspend 1 --reason=copying" },
    "counter.reopen 1" },
  /* Cash checks and ratings. */
  { "cash-start",
    { "counter.open 1 --staff=1021", "ticket.issue A", "counter.call 1", "counter.serve 1" },
    "cash.start 1 --due=5000 --request=r1" },
  { "cash-till", { "counter.open 1 --staff=1021" }, "cash.start 1 --till=opening --due=0" },
  { "cash-due",
    { "counter.open 1 --staff=1021", "ticket.issue A", "counter.call 1", "counter.serve 1",
      "cash.start 1 --due=5000" },
    "cash.due 1 --due=6000" },
  { "cash-count",
    { "counter.open 1 --staff=1021", "ticket.issue A", "counter.call 1", "counter.serve 1",
      "cash.start 1 --due=5000" },
    "cash.count 1 5000=2 --request=r1" },
  { "cash-return",
    { "counter.open 1 --staff=1021", "ticket.issue A", "counter.call 1", "counter.serve 1",
      "cash.start 1 --due=5000", "cash.count 1 10000=1" },
    "cash.return 1" },
  { "cash-second-pass",
    { "counter.open 1 --staff=1021", "ticket.issue A", "counter.call 1", "counter.serve 1",
      "cash.start 1 --due=5000", "cash.count 1 10000=1", "cash.return 1" },
    "cash.count 1 5000=1" },
  { "cash-refund",
    { "counter.open 1 --staff=1021", "ticket.issue A", "counter.call 1", "counter.serve 1",
      "cash.start 1 --due=5000", "cash.count 1 10000=1", "cash.return 1", "cash.count 1 10000=1" },
    "cash.refund 1" },
  { "cash-short",
    { "counter.open 1 --staff=1021", "ticket.issue A", "counter.call 1", "counter.serve 1",
      "cash.start 1 --due=5000", "cash.count 1 2000=1", "cash.return 1", "cash.count 1 2000=1" },
    "cash.short 1 --reason=miscounted" },
  { "cash-suspect",
    { "counter.open 1 --staff=1021", "ticket.issue A", "counter.call 1", "counter.serve 1",
      "cash.start 1 --due=5000", "cash.count 1 5000=1" },
    "cash.suspect 1 --denomination=5000 --grounds=paper,thread --serial=AB1" },
  { "cash-resolve",
    { "counter.open 1 --staff=1021", "ticket.issue A", "counter.call 1", "counter.serve 1",
      "cash.start 1 --due=5000", "cash.count 1 5000=1",
      "cash.suspect 1 --denomination=5000 --grounds=paper" },
    "cash.resolve 1 --outcome=replaced" },
  { "cash-change",
    { "counter.open 1 --staff=1021", "ticket.issue A", "counter.call 1", "counter.serve 1",
      "cash.start 1 --due=5000", "cash.count 1 10000=1" },
    "cash.change 1" },
  { "cash-finish",
    { "counter.open 1 --staff=1021", "ticket.issue A", "counter.call 1", "counter.serve 1",
      "cash.start 1 --due=5000", "cash.count 1 5000=1" },
    "cash.finish 1 --reminded" },
  { "cash-abandon",
    { "counter.open 1 --staff=1021", "ticket.issue A", "counter.call 1", "counter.serve 1",
      "cash.start 1 --due=5000" },
    "cash.abandon 1 --reason=forgot" },
  { "rating-give",
    { "counter.open 1 --staff=1021", "ticket.issue A", "counter.call 1", "counter.serve 1",
      "counter.finish 1" },
    "rating.give 1 2 --reasons=waiting --phone=000-1234567 --request=r1" },
  { "rating-reasons",
    { "counter.open 1 --staff=1021", "ticket.issue A", "counter.call 1", "counter.serve 1",
      "counter.finish 1", "rating.give 1 2" },
    "rating.reasons 1 --reasons=waiting --phone=000-1234567" },
  { "rating-decline",
    { "counter.open 1 --staff=1021", "ticket.issue A", "counter.call 1", "counter.serve 1",
      "counter.finish 1" },
    "rating.decline 1" },
  { "rating-not-possible",
    { "counter.open 1 --staff=1021", "ticket.issue A", "counter.call 1", "counter.serve 1",
      "counter.finish 1" },
    "rating.not-possible 1" },
  { "rating-ended-by-call",
    { "counter.open 1 --staff=1021", "ticket.issue A", "counter.call 1", "counter.serve 1",
      "counter.finish 1", "ticket.issue A" },
    "counter.call 1" },
  { "change-service", { "ticket.issue A" }, "ticket.change-service A001 B" },
  { "reorder", { "ticket.issue A B" }, "ticket.reorder A001 B A" },
  { "configure", { "ticket.issue A" }, SMALL_CHANGE },
  { "advise", { NULL }, "ticket.advise A" },
  { "stop-issuing", { "ticket.issue A" }, "hall.stop-issuing --reason=flood" },
  { "rollover", { "counter.open 1 --staff=1021" }, "hall.rollover" },
  { "unlock", { NULL }, "staff.unlock 1021" },
  { "voice-next",
    { "counter.open 1 --staff=1021", "ticket.issue A", "counter.call 1" },
    "voice.next --station=hall --audible" },
  { "voice-end",
    { "counter.open 1 --staff=1021", "ticket.issue A", "counter.call 1",
      "voice.next --station=hall --audible" },
    "voice.end --seq=1 --ending=spoken" },
};

static sqlite3 *
get_handle (TestHall *hall)
{
  return sqlite3_db_handle (
      foyer_database_prepare (foyer_executor_get_database (hall->executor), "SELECT 1", NULL));
}

static TestHall *
set_up (const Case *test)
{
  TestHall *hall = test_hall_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (test->before) && test->before[i] != NULL; i++)
    test_hall_do (hall, "%s", test->before[i]);
  return hall;
}

/* Gives the command once; a failure must have changed nothing. TRUE once it is done. */
static gboolean
attempt (TestHall *hall, const Case *test, const char *before, gboolean checks)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;

  if (test_hall_try (hall, &error, "%s", test->command) != NULL)
    return TRUE;
  g_assert_nonnull (error);
  if (foyer_error_get_exit_status (error) != 3)
    g_error ("%s: a fault looks like a refusal: %s", test->name, error->message);
  after = test_hall_dump (hall);
  g_assert_cmpstr (after, ==, before);
  if (checks)
    test_hall_check (hall);
  return FALSE;
}

/* What was done at last must be whole, and survive. */
static void
finish (TestHall *hall, const Case *test, const char *before)
{
  g_autofree char *after = test_hall_dump (hall), *reopened = NULL;

  g_assert_cmpstr (after, !=, before);
  test_hall_check (hall);
  test_hall_reopen (hall);
  reopened = test_hall_dump (hall);
  g_assert_cmpstr (reopened, ==, after);
}

static int steps_left;

/* Told at the start of each statement (and of triggers, as comments): ends the last one there. */
static int
interrupt_at_last (unsigned int event, void *data, void *statement, void *text)
{
  if (!g_str_has_prefix (text, "-- ") && steps_left > 0 && --steps_left == 0)
    sqlite3_interrupt (data);
  return 0;
}

/* Each statement, of reading too, fails in its turn. */
static void
test_faults_statements (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (TestHall) hall = set_up (test);
  g_autofree char *before = test_hall_dump (hall);
  gboolean done = FALSE;
  int step = 0;

  while (!done)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      g_assert_cmpint (step, <, 500);
      steps_left = ++step;
      sqlite3_trace_v2 (get_handle (hall), SQLITE_TRACE_STMT, interrupt_at_last, get_handle (hall));
      done = test_hall_try (hall, &error, "%s", test->command) != NULL;
      g_assert_true (done == (steps_left > 0));
      /* The test's own statements are not to be hit. */
      sqlite3_trace_v2 (get_handle (hall), 0, NULL, NULL);
      if (done)
        break;
      g_assert_cmpint (foyer_error_get_exit_status (error), ==, 3);
      after = test_hall_dump (hall);
      g_assert_cmpstr (after, ==, before);
      test_hall_check (hall);
    }
  g_test_message ("%d statements", step - 1);
  g_assert_cmpint (step, >, 8);
  finish (hall, test, before);
}

static int
refuse_commit (void *data)
{
  return 1;
}

static void
test_faults_commit (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (TestHall) hall = set_up (test);
  g_autofree char *before = test_hall_dump (hall);
  gboolean done;

  sqlite3_commit_hook (get_handle (hall), refuse_commit, NULL);
  done = attempt (hall, test, before, FALSE);
  sqlite3_commit_hook (get_handle (hall), NULL, NULL);
  g_assert_false (done);
  test_hall_check (hall);
  g_assert_true (attempt (hall, test, before, TRUE));
  finish (hall, test, before);
}

/* The disk is full, or breaks, from one write or sync on. */
static void
attack_disk (const Case *test, int code)
{
  g_autoptr (TestHall) hall = set_up (test);
  g_autofree char *before = test_hall_dump (hall);
  gboolean failed = TRUE, done = FALSE;

  for (gint64 step = 1; failed; step++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      g_assert_cmpint (step, <, 1000);
      test_vfs_fail_at (step, code);
      done = test_hall_try (hall, &error, "%s", test->command) != NULL;
      failed = test_vfs_heal ();
      g_assert_true (done != failed);
      if (done)
        break;
      if (code == SQLITE_FULL && step == 1)
        g_assert_cmpstr (foyer_error_get_code (error), ==, "disk-full");
      g_assert_cmpint (foyer_error_get_exit_status (error), ==, 3);
      after = test_hall_dump (hall);
      g_assert_cmpstr (after, ==, before);
      test_hall_check (hall);
    }
  g_assert_true (done);
  finish (hall, test, before);
}

static void
test_faults_disk (gconstpointer data)
{
  attack_disk (data, SQLITE_FULL);
  attack_disk (data, SQLITE_IOERR_WRITE);
}

/* The log is copied back after each commit, and that fails at every step: what was answered stays,
 * what was refused is not there. */
static void
test_faults_checkpoint (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  gint64 answered = 0;
  gboolean failed = TRUE;

  sqlite3_wal_autocheckpoint (get_handle (hall), 1);
  for (gint64 step = 1; failed; step++)
    {
      g_assert_cmpint (step, <, 1000);
      test_vfs_fail_at (step, SQLITE_IOERR_WRITE);
      answered += test_hall_try (hall, NULL, "ticket.issue A") != NULL;
      failed = test_vfs_heal ();
      g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM ticket"), ==, answered);
    }
  g_assert_cmpint (answered, >, 2);
  test_hall_check (hall);
  test_hall_reopen (hall);
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM ticket"), ==, answered);
  test_hall_check (hall);
}

static void
add_cases (const char *kind, GTestDataFunc func)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/engine/faults/%s/%s", kind, cases[i].name);
      g_test_add_data_func (path, &cases[i], func);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_cases ("statements", test_faults_statements);
  add_cases ("commit", test_faults_commit);
  add_cases ("disk", test_faults_disk);
  g_test_add_func ("/engine/faults/checkpoint", test_faults_checkpoint);
  return g_test_run ();
}
