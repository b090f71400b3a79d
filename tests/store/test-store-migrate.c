/* An older hall becomes a present one: with a copy made first, each version whole or not at all,
 * whatever fails on the way (design “SQLite”). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "base/foyer-error.h"
#include "base/foyer-json.h"
#include "hall/foyer-records.h"
#include "store/foyer-journal.h"
#include "test-hall.h"
#include "test-vfs.h"

static sqlite3 *
open_raw (const char *path)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  return handle;
}

static void
execute (sqlite3 *handle, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (handle, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

static gint64
ask (sqlite3 *handle, const char *sql)
{
  sqlite3_stmt *statement;
  gint64 value = -1;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return value;
}

/* All rows of a query as text. */
static char *
list (sqlite3 *handle, const char *sql)
{
  GString *text = g_string_new (NULL);
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (statement); i++)
      g_string_append_printf (text, "%s|", (const char *) sqlite3_column_text (statement, i));
  sqlite3_finalize (statement);
  return g_string_free (text, FALSE);
}

static void
apply_version (sqlite3 *handle, int version)
{
  g_autofree char *path = g_strdup_printf ("/io/github/foyerhall/Foyer/schema/%04d.sql", version);
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %d", version);
  g_autoptr (GBytes) sql = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert_nonnull (sql);
  execute (handle, g_bytes_get_data (sql, NULL));
  execute (handle, stamp);
}

/* What a program of @version calls its tables. */
static char *
get_schema_of (int version)
{
  sqlite3 *handle = open_raw (":memory:");
  char *schema;

  for (int i = 1; i <= version; i++)
    apply_version (handle, i);
  schema = list (handle, "SELECT name, sql FROM sqlite_schema ORDER BY name");
  sqlite3_close (handle);
  return schema;
}

/* A day's work that version 1 knew. */
static void
work (TestHall *hall)
{
  static const char *const lines[] = {
    "counter.open 1 --staff=1021",
    "counter.open 2 --staff=1022",
    "ticket.issue A B",
    "ticket.issue A --class=elderly",
    "ticket.issue C --hearing",
    "ticket.issue B",
    "counter.call 1",
    "counter.serve 1",
    "counter.finish 1 --outcome=case",
    "counter.call 1",
    "counter.no-show 1",
    "ticket.restore A001 --reason=x",
    "counter.call 2",
    "counter.serve 2",
    "ticket.add-item C001 A",
    "counter.lock 2",
    "ticket.issue A",
    "ticket.cancel A003",
    "ticket.convert B001 --phone=000-1",
    "ticket.advise A",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    test_hall_try (hall, NULL, "%s", lines[i]);
}

/* The columns that table @name had in version 1; NULL when there was none. */
static char *
get_columns (sqlite3 *old, const char *name)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT group_concat (name) FROM pragma_table_info ('%s')", name);
  char *columns = list (old, sql);

  columns[strlen (columns) - 1] = '\0';
  if (g_str_equal (columns, "(null)"))
    g_clear_pointer (&columns, g_free);
  return columns;
}

/* Leaves of a record what version 1 knew of it; its columns are in @columns. */
static void
forget_fields (JsonObject *fields, const char *columns)
{
  g_auto (GStrv) known = g_strsplit (columns, ",", -1);
  g_autoptr (GList) names = json_object_get_members (fields);

  for (GList *l = names; l != NULL; l = l->next)
    if (!g_strv_contains ((const char *const *) known, l->data))
      json_object_remove_member (fields, l->data);
}

/* An entry's data as version 1 would have written it. */
static char *
forget_news (sqlite3 *old, const char *data)
{
  g_autoptr (JsonObject) object = foyer_json_parse_object (data, NULL);

  for (guint i = 0; foyer_record_types[i] != NULL; i++)
    {
      const char *name = foyer_record_types[i]->name;
      JsonNode *node = json_object_get_member (object, name);
      g_autofree char *columns = node != NULL ? get_columns (old, name) : NULL;

      if (node == NULL)
        continue;
      if (columns == NULL)
        json_object_remove_member (object, name);
      else if (JSON_NODE_HOLDS_OBJECT (node))
        forget_fields (json_node_get_object (node), columns);
      else if (JSON_NODE_HOLDS_ARRAY (node))
        for (guint k = 0; k < json_array_get_length (json_node_get_array (node)); k++)
          forget_fields (json_array_get_object_element (json_node_get_array (node), k), columns);
    }
  return foyer_json_to_text (object);
}

/* The journal of @hall as version 1 would have written it, with a chain of its own. */
static void
write_journal (TestHall *hall, sqlite3 *old)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries =
      foyer_journal_list (foyer_executor_get_database (hall->executor), 0, 0, &error);
  g_autofree char *hash = g_strdup ("");

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      FoyerEntry *entry = g_ptr_array_index (entries, i);
      char *data = forget_news (old, entry->data);
      char *sql;

      g_free (entry->data);
      entry->data = data;
      g_free (entry->hash);
      entry->hash = foyer_entry_compute_hash (entry, hash);
      foyer_set_text (&hash, entry->hash);
      sql = sqlite3_mprintf ("UPDATE main.journal SET data = %Q, hash = %Q WHERE seq = %lld",
                             entry->data, entry->hash, (long long) entry->seq);
      execute (old, sql);
      sqlite3_free (sql);
      sql = sqlite3_mprintf ("UPDATE main.hall SET hash = %Q", hash);
      execute (old, sql);
      sqlite3_free (sql);
    }
}

/* The hall of @hall as a file of version 1. */
static char *
make_version_1 (TestHall *hall)
{
  static const char *const tables[] = { "config",      "journal",      "day",     "tally",
                                        "ticket",      "item",         "counter", "rating",
                                        "appointment", "announcement", "person",  "pin",
                                        "request" };
  char *path = g_build_filename (hall->folder, "old.db", NULL);
  sqlite3 *old = open_raw (path);
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS present", hall->path);

  apply_version (old, 1);
  execute (old, "PRAGMA application_id = 0x466f7972");
  execute (old, attach);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *columns = get_columns (old, tables[i]);
      g_autofree char *copy = g_strdup_printf ("INSERT INTO main.%s (%s) SELECT %s FROM present.%s",
                                               tables[i], columns, columns, tables[i]);
      execute (old, copy);
    }
  execute (old, "UPDATE main.hall SET (seq, hash, generation) = "
                "(SELECT seq, hash, generation FROM present.hall)");
  execute (old, "DETACH present");
  write_journal (hall, old);
  sqlite3_close (old);
  return path;
}

/* What must be the same in every version. */
static char *
list_content (sqlite3 *handle)
{
  g_autofree char *tickets =
      list (handle, "SELECT id, state, service, counter, due_at, calls FROM ticket ORDER BY id");
  g_autofree char *items = list (handle, "SELECT * FROM item ORDER BY 1, 2");
  g_autofree char *counters = list (handle, "SELECT number, state, ticket, staff FROM counter");
  g_autofree char *journal = list (handle, "SELECT seq, hash, data FROM journal ORDER BY seq");
  g_autofree char *queue = list (handle, "SELECT * FROM queue WHERE waiting > 0 ORDER BY 1, 2");

  return g_strjoin ("\n", tickets, items, counters, journal, queue, NULL);
}

/* The file @path is whole: of one version, with the content that it had. */
static int
check_whole (const char *path, const char *content)
{
  sqlite3 *handle = open_raw (path);
  int version = (int) ask (handle, "PRAGMA user_version");
  g_autofree char *expected = get_schema_of (version);
  g_autofree char *schema = list (handle, "SELECT name, sql FROM sqlite_schema ORDER BY name");
  g_autofree char *present = list_content (handle);

  g_assert_cmpstr (schema, ==, expected);
  g_assert_cmpstr (present, ==, content);
  sqlite3_close (handle);
  return version;
}

static void
copy_file (const char *from, const char *to)
{
  static const char *const beside[] = { "", "-wal", "-shm", "-turn", "-feed", "-version-1" };
  g_autofree char *content = NULL;
  gsize length;

  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *file = g_strconcat (to, beside[i], NULL);
      g_unlink (file);
    }
  g_assert_true (g_file_get_contents (from, &content, &length, NULL));
  g_assert_true (g_file_set_contents (to, content, (gssize) length, NULL));
}

static void
use_file (TestHall *hall, const char *path)
{
  g_clear_pointer (&hall->executor, foyer_executor_close);
  foyer_set_text (&hall->path, path);
  test_hall_reopen (hall);
}

static void
test_migrates (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  g_autofree char *old = NULL, *kept = NULL, *content = NULL;
  sqlite3 *handle;

  work (hall);
  old = make_version_1 (hall);
  kept = g_strconcat (old, "-version-1", NULL);
  handle = open_raw (old);
  content = list_content (handle);
  sqlite3_close (handle);
  use_file (hall, old);
  g_assert_cmpint (test_hall_query (hall, "PRAGMA user_version"), ==, FOYER_SCHEMA_VERSION);
  test_hall_check (hall);
  g_assert_cmpint (check_whole (kept, content), ==, 1);
  /* And it works on as if nothing had been. */
  test_hall_do (hall, "counter.hold 2 --reason=copying");
  test_hall_do (hall, "counter.suspend 1 --reason=copying --minutes=20 --approved-by=1001");
  test_hall_check (hall);
}

/* Whoever only reads finds a present one as well. */
static void
test_reader_migrates (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  g_autoptr (FoyerDatabase) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *old = NULL;

  work (hall);
  old = make_version_1 (hall);
  reader = foyer_database_open (old, FOYER_DATABASE_READ, &error);
  g_assert_no_error (error);
  g_assert_nonnull (foyer_database_prepare (reader, "SELECT hold_reason FROM ticket", &error));
  g_assert_no_error (error);
}

/* --- faults --- */

static int steps_left;

static int
interrupt_at_last (unsigned int event, void *data, void *statement, void *text)
{
  if (!g_str_has_prefix (text, "-- ") && steps_left > 0 && --steps_left == 0)
    sqlite3_interrupt (data);
  return 0;
}

/* Called by SQLite for each new connection. */
static int
watch_connection (sqlite3 *handle, char **message, gconstpointer routines)
{
  if (steps_left > 0)
    sqlite3_trace_v2 (handle, SQLITE_TRACE_STMT, interrupt_at_last, handle);
  return SQLITE_OK;
}

static gboolean
fail_statement (const char *path, int step, GError **error)
{
  g_autoptr (FoyerDatabase) database = NULL;
  gboolean done;

  steps_left = step;
  database = foyer_database_open (path, FOYER_DATABASE_WRITE, error);
  /* Some statements are too short to be interrupted: only the end of the steps is the end. */
  done = database != NULL && steps_left > 0;
  steps_left = 0;
  return done;
}

static gboolean
fail_disk (const char *path, int step, GError **error)
{
  g_autoptr (FoyerDatabase) database = NULL;

  test_vfs_fail_at (step, SQLITE_FULL);
  database = foyer_database_open (path, FOYER_DATABASE_WRITE, error);
  return !test_vfs_heal () && database != NULL;
}

/* Each step fails in its turn: the old version is left whole, and the next attempt succeeds. */
static void
test_faults (gconstpointer data)
{
  gboolean (*const attempt) (const char *path, int step, GError **error) = data;
  gboolean statements = attempt == fail_statement;
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  g_autofree char *old = NULL, *path = NULL, *content = NULL;
  guint versions = 0;
  gboolean done = FALSE;
  sqlite3 *handle;

  work (hall);
  old = make_version_1 (hall);
  path = g_build_filename (hall->folder, "failing.db", NULL);
  handle = open_raw (old);
  content = list_content (handle);
  sqlite3_close (handle);
  if (statements)
    sqlite3_auto_extension ((void (*) (void)) watch_connection);
  for (int step = 1; !done; step++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FoyerDatabase) again = NULL;

      g_assert_cmpint (step, <, 2000);
      copy_file (old, path);
      done = attempt (path, step, &error);
      versions |= 1u << check_whole (path, content);
      if (done)
        g_test_message ("%d steps", step - 1);
      else if (error != NULL)
        g_assert_cmpint (foyer_error_get_exit_status (error), ==, 3);
      g_clear_error (&error);
      again = foyer_database_open (path, FOYER_DATABASE_WRITE, &error);
      g_assert_nonnull (again);
    }
  sqlite3_reset_auto_extension ();
  /* The old one was kept, and every version in between was come by. */
  g_assert_cmpuint (versions, ==, (2u << FOYER_SCHEMA_VERSION) - 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/migrate/migrates", test_migrates);
  g_test_add_func ("/store/migrate/reader-migrates", test_reader_migrates);
  g_test_add_data_func ("/store/migrate/faults/statements", (gconstpointer) fail_statement,
                        test_faults);
  g_test_add_data_func ("/store/migrate/faults/disk", (gconstpointer) fail_disk, test_faults);
  return g_test_run ();
}
