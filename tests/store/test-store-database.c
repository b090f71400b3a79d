/* Transactions, full disks, backup and restore (design “SQLite”). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <fcntl.h>
#include <unistd.h>

#include "base/foyer-error.h"
#include "store/foyer-journal.h"
#include "store/foyer-turn.h"
#include "test-hall.h"

static sqlite3 *
get_handle (TestHall *hall)
{
  return sqlite3_db_handle (
      foyer_database_prepare (foyer_executor_get_database (hall->executor), "SELECT 1", NULL));
}

static void
set_limit (TestHall *hall, gint64 pages)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT, pages);

  g_assert_cmpint (sqlite3_exec (get_handle (hall), sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

/* The file may grow by one more page each time: until it may grow by enough, nothing is changed. */
static void
test_full (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  /* As much at once as takes many pages. */
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *before = NULL;
  gint64 pages = test_hall_query (hall, "PRAGMA page_count");
  gint64 growth, refused = 0;

  for (guint i = 0; i < 9000; i++)
    g_string_append (text, "long ");
  test_hall_do (hall, "ticket.issue A");
  before = test_hall_dump (hall);
  for (growth = 0;; growth++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      g_assert_cmpint (growth, <, 200);
      set_limit (hall, pages + growth);
      if (test_hall_try (hall, &error, "hall.stop-issuing --reason='%s' --request=k", text->str) !=
          NULL)
        break;
      g_assert_error (error, FOYER_ERROR, FOYER_ERROR_DISK_FULL);
      after = test_hall_dump (hall);
      g_assert_cmpstr (after, ==, before);
      test_hall_check (hall);
      refused++;
    }
  g_assert_cmpint (refused, >, 10);
  /* Small things go on while there is room, and everything once there is more. */
  set_limit (hall, 1000000);
  test_hall_do (hall, "hall.open --reason='space was freed'");
  test_hall_do (hall, "ticket.issue A");
  test_hall_check (hall);
}

/* Whoever waits for a turn gets it; a read transaction sees one state. */
static void
test_turns (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  FoyerDatabase *writer = foyer_executor_get_database (hall->executor);
  g_autoptr (FoyerDatabase) reader = foyer_database_open (hall->path, FOYER_DATABASE_READ, NULL);
  FoyerJournalHead first, second;

  g_assert_true (foyer_database_begin_read (reader, NULL));
  g_assert_true (foyer_journal_get_head (reader, &first, NULL));
  test_hall_do (hall, "ticket.issue A");
  g_assert_true (foyer_journal_get_head (reader, &second, NULL));
  g_assert_cmpint (second.seq, ==, first.seq);
  foyer_database_end_read (reader);
  g_assert_true (foyer_journal_get_head (reader, &second, NULL));
  g_assert_cmpint (second.seq, >, first.seq);
  g_assert_true (foyer_database_begin (writer, NULL));
  g_assert_true (foyer_database_execute (writer, "DELETE FROM journal", NULL));
  foyer_database_rollback (writer);
  test_hall_check (hall);
}

/* Somebody keeps the turn, as a program does that was stopped: nobody waits for ever, the sentence
 * names the process, and the next command after it goes on works. */
static void
test_turn_kept (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  FoyerDatabase *writer = foyer_executor_get_database (hall->executor);
  g_autofree char *file = g_strconcat (hall->path, "-turn", NULL);
  g_autofree char *self = g_strdup_printf ("Process %d ", getpid ());
  g_autoptr (GError) error = NULL;
  int other = open (file, O_RDWR | O_CLOEXEC);

  g_assert_cmpint (other, >=, 0);
  g_assert_cmpint (foyer_turn_get_holder (other), ==, 0);
  g_assert_true (foyer_turn_take (other, 0));
  g_assert_cmpint (foyer_turn_get_holder (other), ==, getpid ());
  foyer_database_set_patience (writer, 20 * G_TIME_SPAN_MILLISECOND);
  g_assert_null (test_hall_try (hall, &error, "ticket.issue A"));
  g_assert_error (error, FOYER_ERROR, FOYER_ERROR_DATABASE_BUSY);
  g_assert_true (g_str_has_prefix (error->message, self));
  test_hall_refuse (hall, "database-busy", "restore %s", hall->path);
  foyer_turn_end (other);
  test_hall_do (hall, "ticket.issue A");
  g_assert_cmpstr (test_text (hall->answer, "ticket.number"), ==, "A001");
  test_hall_check (hall);
  close (other);
}

/* A part that is undone leaves what was before it in the transaction. */
static void
test_parts (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  FoyerDatabase *database = foyer_executor_get_database (hall->executor);

  g_assert_false (foyer_database_begin_part (database, NULL));
  g_assert_true (foyer_database_begin (database, NULL));
  for (int i = 0; i < 4; i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO tally VALUES ('d', 's%d', 0, 0)", i);

      g_assert_true (foyer_database_begin_part (database, NULL));
      g_assert_true (foyer_database_execute (database, sql, NULL));
      g_assert_true (foyer_database_end_part (database, i % 2 == 0, NULL));
    }
  g_assert_true (foyer_database_commit (database, NULL));
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM tally"), ==, 2);
}

static gpointer
write_on (gpointer data)
{
  FoyerExecutor *executor = foyer_executor_open (data, FOYER_DATABASE_WRITE, NULL, NULL);
  g_autoptr (FoyerCommand) command = foyer_command_new ("ticket.divert", "ctl");

  command->now = 1772420400 * FOYER_SECOND;
  foyer_command_text (command, "service", "B");
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (JsonObject) answer = foyer_executor_run (executor, command, NULL);
      g_assert_nonnull (answer);
    }
  foyer_executor_close (executor);
  return NULL;
}

/* Copies made while another connection writes are whole halls of one moment each. */
static void
test_backup (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  GThread *other;
  gint64 last = 0;

  test_hall_do (hall, "ticket.issue A");
  other = g_thread_new ("other", write_on, hall->path);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *copy = g_strdup_printf ("%s/copy-%u.db", hall->folder, i);
      g_autoptr (TestHall) copied = g_new0 (TestHall, 1);

      test_hall_do (hall, "backup %s", copy);
      copied->path = g_steal_pointer (&copy);
      copied->folder = g_build_filename (hall->folder, "none", NULL);
      copied->zone = g_time_zone_ref (hall->zone);
      copied->now = hall->now;
      test_hall_reopen (copied);
      test_hall_check (copied);
      g_assert_cmpint (test_hall_count_entries (copied), >=, last);
      last = test_hall_count_entries (copied);
    }
  g_thread_join (other);
  test_hall_refuse (hall, "usage", "backup %s/copy-0.db", hall->folder);
  test_hall_refuse (hall, "no-database", "backup %s/no/copy.db", hall->folder);
  test_hall_check (hall);
}

static gint64
generation (TestHall *hall)
{
  return test_hall_query (hall, "SELECT generation FROM hall");
}

/* What a restore finds stays in a copy; each raises the generation. */
static void
test_restore (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  g_autofree char *copy = g_build_filename (hall->folder, "copy.db", NULL);
  g_autofree char *kept = NULL;
  gint64 before = generation (hall);

  test_hall_do (hall, "ticket.issue A");
  test_hall_do (hall, "backup %s", copy);
  test_hall_do (hall, "ticket.issue A");
  test_hall_do (hall, "hall.configure '{\"services\":[{\"code\":\"A\"},{\"code\":\"D\"}],"
                      "\"counters\":[]}'");
  kept = g_strdup (test_text (test_hall_do (hall, "restore %s", copy), "kept"));
  g_assert_cmpint (generation (hall), ==, before + 1);
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM ticket"), ==, 1);
  test_hall_check (hall);
  /* The configuration, too, is the restored one. */
  test_hall_refuse (hall, "no-such-service", "ticket.issue D");
  g_assert_cmpstr (test_text (test_hall_do (hall, "ticket.issue A"), "ticket.number"), ==, "A002");
  test_hall_do (hall, "restore %s", kept);
  g_assert_cmpint (generation (hall), ==, before + 2);
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM ticket"), ==, 2);
  test_hall_do (hall, "ticket.issue D");
  test_hall_check (hall);
}

/* What cannot be restored changes nothing. */
static void
test_restore_refused (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  g_autofree char *copy = g_build_filename (hall->folder, "copy.db", NULL);
  g_autofree char *text = g_build_filename (hall->folder, "text.db", NULL);
  g_autofree char *damaged = g_build_filename (hall->folder, "damaged.db", NULL);
  g_autofree char *content = NULL;
  gsize length;

  for (guint i = 0; i < 30; i++)
    test_hall_do (hall, "ticket.issue A B C");
  test_hall_do (hall, "backup %s", copy);
  test_hall_refuse (hall, "no-database", "restore %s/none.db", hall->folder);
  g_assert_true (g_file_set_contents (text, "text", -1, NULL));
  test_hall_refuse (hall, "not-a-database", "restore %s", text);
  g_assert_true (g_file_get_contents (copy, &content, &length, NULL));
  /* Half of it, and one with a page that was overwritten. */
  g_assert_true (g_file_set_contents (damaged, content, (gssize) length / 2, NULL));
  test_hall_refuse (hall, "database-corrupt", "restore %s", damaged);
  memset (content + 4096 * 3, 0x55, 4096);
  g_assert_true (g_file_set_contents (damaged, content, (gssize) length, NULL));
  test_hall_refuse (hall, "database-corrupt", "restore %s", damaged);
  g_assert_cmpint (generation (hall), ==, 1);
  test_hall_check (hall);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/database/full", test_full);
  g_test_add_func ("/store/database/turns", test_turns);
  g_test_add_func ("/store/database/turn-kept", test_turn_kept);
  g_test_add_func ("/store/database/parts", test_parts);
  g_test_add_func ("/store/database/backup", test_backup);
  g_test_add_func ("/store/database/restore", test_restore);
  g_test_add_func ("/store/database/restore-refused", test_restore_refused);
  return g_test_run ();
}
