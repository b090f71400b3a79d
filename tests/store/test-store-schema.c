/* The file: made, verified, refused; its pragmas and modes (design “SQLite”). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "base/foyer-error.h"
#include "store/foyer-schema.h"
#include "test-hall.h"

static void
assert_open_fails (const char *path, FoyerError code)
{
  static const FoyerDatabaseMode modes[] = { FOYER_DATABASE_WRITE, FOYER_DATABASE_READ };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FoyerDatabase) database = foyer_database_open (path, modes[i], &error);

      g_assert_null (database);
      if (!g_error_matches (error, FOYER_ERROR, (int) code))
        g_error ("%d instead of %d: %s", error->code, (int) code, error->message);
    }
}

static char *
read_file (const char *path)
{
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, length);
}

static void
test_pragmas (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  g_autofree char *mode = test_hall_query_text (hall, "PRAGMA journal_mode");
  g_autoptr (FoyerDatabase) reader = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (mode, ==, "wal");
  g_assert_cmpint (test_hall_query (hall, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (test_hall_query (hall, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (test_hall_query (hall, "PRAGMA user_version"), ==, FOYER_SCHEMA_VERSION);
  g_assert_cmpint (test_hall_query (hall, "PRAGMA application_id"), ==, 0x466f7972);
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM pragma_table_list "
                                          "WHERE schema = 'main' AND NOT strict "
                                          "AND name NOT LIKE 'sqlite_%'"),
                   ==, 0);
  reader = foyer_database_open (hall->path, FOYER_DATABASE_READ, &error);
  g_assert_no_error (error);
  g_assert_false (foyer_database_execute (reader, "DELETE FROM journal", NULL));
  g_assert_cmpint (test_hall_count_entries (hall), >, 0);
}

/* Whoever may read the file may act as anyone: it is nobody else's. */
static void
test_modes (void)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-turn", "-feed" };
  mode_t mask = umask (0);
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  g_autofree char *copy = g_build_filename (hall->folder, "copy.db", NULL);
  g_autofree char *kept = NULL;
  GStatBuf info;

  test_hall_do (hall, "ticket.issue A");
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (hall->path, suffixes[i], NULL);

      g_test_message ("%s", file);
      g_assert_cmpint (g_stat (file, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 0777, ==, 0600);
    }
  test_hall_do (hall, "backup %s", copy);
  g_assert_cmpint (g_stat (copy, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  kept = g_strdup (test_text (test_hall_do (hall, "restore %s", copy), "kept"));
  g_assert_cmpint (g_stat (kept, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  umask (mask);
}

static void
test_refused (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  g_autofree char *none = g_build_filename (hall->folder, "none.db", NULL);
  g_autofree char *text = g_build_filename (hall->folder, "text.db", NULL);
  g_autofree char *empty = g_build_filename (hall->folder, "empty.db", NULL);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GString) noise = g_string_new (NULL);
  g_autoptr (FoyerDatabase) again = NULL;
  g_autoptr (GError) error = NULL;

  assert_open_fails (none, FOYER_ERROR_NO_DATABASE);
  g_assert_false (g_file_test (none, G_FILE_TEST_EXISTS));
  assert_open_fails (hall->folder, FOYER_ERROR_NOT_A_DATABASE);
  for (guint i = 0; i < 5000; i++)
    g_string_append (noise, "no database ");
  g_assert_true (g_file_set_contents (text, noise->str, -1, NULL));
  before = read_file (text);
  assert_open_fails (text, FOYER_ERROR_NOT_A_DATABASE);
  after = read_file (text);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  assert_open_fails (empty, FOYER_ERROR_NOT_A_DATABASE);
  /* Nothing is written over. */
  again = foyer_database_open (hall->path, FOYER_DATABASE_CREATE, &error);
  g_assert_null (again);
  g_assert_error (error, FOYER_ERROR, FOYER_ERROR_USAGE);
  test_hall_check (hall);
}

/* Somebody else's database, and one of a newer Foyer, stay as they are. */
static void
test_foreign (void)
{
  static const struct
  {
    const char *change;
    FoyerError code;
  } files[] = {
    { "PRAGMA application_id = 1234", FOYER_ERROR_NOT_A_DATABASE },
    { "PRAGMA application_id = 0", FOYER_ERROR_NOT_A_DATABASE },
    { "PRAGMA user_version = 0", FOYER_ERROR_NOT_A_DATABASE },
    { "PRAGMA user_version = 99", FOYER_ERROR_DATABASE_NEWER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (TestHall) hall = test_hall_new (NULL);
      g_autofree char *copy = g_build_filename (hall->folder, "copy.db", NULL);
      g_autofree char *before = NULL, *after = NULL;
      sqlite3 *handle;

      test_hall_do (hall, "backup %s", copy);
      g_assert_cmpint (sqlite3_open (copy, &handle), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (handle, files[i].change, NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (handle);
      before = read_file (copy);
      assert_open_fails (copy, files[i].code);
      after = read_file (copy);
      g_assert_cmpstr (after, ==, before);
      test_hall_refuse (
          hall, files[i].code == FOYER_ERROR_DATABASE_NEWER ? "database-newer" : "not-a-database",
          "restore %s", copy);
    }
}

/* A creation that fails leaves no file. */
static void
test_create_fails (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  g_autofree char *nowhere = g_build_filename (hall->folder, "no", "folder", "hall.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerDatabase) database = foyer_database_open (nowhere, FOYER_DATABASE_CREATE, &error);

  g_assert_null (database);
  g_assert_error (error, FOYER_ERROR, FOYER_ERROR_NO_DATABASE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/schema/pragmas", test_pragmas);
  g_test_add_func ("/store/schema/modes", test_modes);
  g_test_add_func ("/store/schema/refused", test_refused);
  g_test_add_func ("/store/schema/foreign", test_foreign);
  g_test_add_func ("/store/schema/create-fails", test_create_fails);
  return g_test_run ();
}
