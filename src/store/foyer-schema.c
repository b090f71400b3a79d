/* The schema's versions: creating, verifying and bringing up to date. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/foyer-schema.h"

#include <glib/gi18n-lib.h>

#include <gio/gio.h>

#include "base/foyer-error.h"
#include "foyer-schema-resources.h"

/* "Foyr": marks the file as Foyer's (PRAGMA application_id). */
#define APPLICATION_ID 0x466f7972

static gboolean
get_pragma (FoyerDatabase *database, const char *pragma, gint64 *value, GError **error)
{
  g_autofree char *sql = g_strconcat ("PRAGMA ", pragma, NULL);
  sqlite3_stmt *statement = foyer_database_prepare (database, sql, error);

  return statement != NULL && foyer_database_query_integer (database, statement, 0, value, error);
}

static gboolean
apply_version (FoyerDatabase *database, int version, GError **error)
{
  gint64 present;
  g_autofree char *path = g_strdup_printf ("/io/github/foyerhall/Foyer/schema/%04d.sql", version);
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %d; PRAGMA application_id = %d",
                                            version, APPLICATION_ID);
  g_autoptr (GBytes) sql = g_resource_lookup_data (foyer_schema_get_resource (), path,
                                                   G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (sql == NULL || !foyer_database_begin (database, error))
    return FALSE;
  /* Another process may have been faster. */
  if (get_pragma (database, "user_version", &present, error) && present >= version)
    {
      foyer_database_rollback (database);
      return TRUE;
    }
  if (!foyer_database_execute (database, g_bytes_get_data (sql, NULL), error) ||
      !foyer_database_execute (database, stamp, error))
    {
      foyer_database_rollback (database);
      return FALSE;
    }
  return foyer_database_commit (database, error);
}

gboolean
foyer_schema_create (FoyerDatabase *database, GError **error)
{
  for (int version = 1; version <= FOYER_SCHEMA_VERSION; version++)
    if (!apply_version (database, version, error))
      return FALSE;
  return TRUE;
}

gboolean
foyer_schema_verify (FoyerDatabase *database, GError **error)
{
  gint64 application, version;

  if (!get_pragma (database, "application_id", &application, error) ||
      !get_pragma (database, "user_version", &version, error))
    return FALSE;
  if (application != APPLICATION_ID || version < 1)
    {
      foyer_database_set_error (database, SQLITE_NOTADB, error);
      return FALSE;
    }
  if (version > FOYER_SCHEMA_VERSION)
    {
      g_set_error (
          error, FOYER_ERROR, FOYER_ERROR_DATABASE_NEWER,
          _ ("%s was written by a newer Foyer (version %d of its tables, this program knows "
             "%d). It was left as it is; update this program."),
          foyer_database_get_path (database), (int) version, FOYER_SCHEMA_VERSION);
      return FALSE;
    }
  return TRUE;
}

gboolean
foyer_schema_verify_whole (FoyerDatabase *database, GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (database, "PRAGMA integrity_check(1)", error);
  gboolean sound;

  if (statement == NULL || foyer_database_step (database, statement, error) != 1)
    return FALSE;
  sound = g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0;
  sqlite3_reset (statement);
  if (!sound)
    foyer_database_set_error (database, SQLITE_CORRUPT, error);
  return sound;
}

gboolean
foyer_schema_is_old (FoyerDatabase *database, gboolean *old, GError **error)
{
  gint64 version;

  if (!get_pragma (database, "user_version", &version, error))
    return FALSE;
  *old = version < FOYER_SCHEMA_VERSION;
  return TRUE;
}

gboolean
foyer_schema_migrate (FoyerDatabase *database, GError **error)
{
  g_autofree char *copy = NULL;
  gint64 version;

  if (!get_pragma (database, "user_version", &version, error))
    return FALSE;
  if (version == FOYER_SCHEMA_VERSION)
    return TRUE;
  copy = g_strdup_printf ("%s-version-%d", foyer_database_get_path (database), (int) version);
  if (!g_file_test (copy, G_FILE_TEST_EXISTS) && !foyer_database_backup (database, copy, error))
    return FALSE;
  while (version < FOYER_SCHEMA_VERSION)
    if (!apply_version (database, (int) ++version, error))
      return FALSE;
  return TRUE;
}
