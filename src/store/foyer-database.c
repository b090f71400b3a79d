/* One connection to the hall's file: the driver under the store. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/foyer-database.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/foyer-error.h"
#include "store/foyer-database-file.h"
#include "store/foyer-schema.h"
#include "store/foyer-turn.h"

struct _FoyerDatabase
{
  char *path;
  sqlite3 *handle;
  GHashTable *statements; /* text (owned) -> sqlite3_stmt (owned) */
  int turn_fd;            /* flock: whose turn it is to write */
  int feed_fd;
  gint64 patience_us;
  gint64 longest_wait_us;
  gint64 changes_before; /* rows changed over all, at the last begin */
};

/* How long others are waited for: longer than any honest command takes. With turns taken before,
 * SQLite's own lock is contended only by backup and restore. */
#define PATIENCE_US (15 * G_USEC_PER_SEC)

void
foyer_database_set_error (FoyerDatabase *database, int code, GError **error)
{
  const char *path = database->path;

  switch (code & 0xff)
    {
    case SQLITE_FULL:
      g_set_error (
          error, FOYER_ERROR, FOYER_ERROR_DISK_FULL,
          _ ("The disk that holds %s is full. Nothing was changed; free some space, then try "
             "again."),
          path);
      break;
    case SQLITE_NOTADB:
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_NOT_A_DATABASE,
                   _ ("%s is not a database of Foyer. It was left as it is."), path);
      break;
    case SQLITE_CORRUPT:
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_DATABASE_CORRUPT,
                   _ ("%s is damaged. Nothing was changed; restore the latest backup."), path);
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_DATABASE_BUSY,
                   _ ("%s is held by another program. Nothing was changed; try again."), path);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_NO_DATABASE,
                   "%s may only be read. Nothing was changed; check its folder and permissions.",
                   path);
      break;
    case SQLITE_CANTOPEN:
      g_set_error (
          error, FOYER_ERROR, FOYER_ERROR_NO_DATABASE,
          _ ("%s cannot be opened. Nothing was changed; check its folder and permissions."), path);
      break;
    default:
      /* A disk that fills up while a file beside the database grows is reported as a failed write,
       * or as a failure to make shared memory. */
      if ((code & 0xff) == SQLITE_IOERR && database->handle != NULL &&
          sqlite3_system_errno (database->handle) == ENOSPC)
        {
          foyer_database_set_error (database, SQLITE_FULL, error);
          return;
        }
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_FAULT,
                   _ ("The database %s answered: %s. Nothing was changed."), path,
                   database->handle != NULL ? sqlite3_errmsg (database->handle)
                                            : sqlite3_errstr (code));
      break;
    }
}

static gboolean
check (FoyerDatabase *database, int code, GError **error)
{
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW)
    return TRUE;
  foyer_database_set_error (database, code, error);
  return FALSE;
}

static gboolean
configure (FoyerDatabase *database, FoyerDatabaseMode mode, GError **error)
{
  return foyer_database_execute (database,
                                 "PRAGMA journal_mode = WAL;"
                                 "PRAGMA synchronous = FULL;"
                                 "PRAGMA foreign_keys = ON;"
                                 "PRAGMA temp_store = MEMORY;"
                                 /* A longer log is copied back less often, in the same time. */
                                 "PRAGMA wal_autocheckpoint = 4000;",
                                 error) &&
         (mode != FOYER_DATABASE_READ ||
          foyer_database_execute (database, "PRAGMA query_only = ON", error));
}

static void
finalize (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* A connection without a file beside it; it still is to be opened. */
static FoyerDatabase *
database_new (const char *path)
{
  FoyerDatabase *database = g_new0 (FoyerDatabase, 1);

  database->path = g_strdup (path);
  database->turn_fd = database->feed_fd = -1;
  database->patience_us = PATIENCE_US;
  database->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize);
  return database;
}

static gboolean
open_file (FoyerDatabase *database, int flags, GError **error)
{
  flags |= SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  if (!check (database, sqlite3_open_v2 (database->path, &database->handle, flags, NULL), error))
    return FALSE;
  /* From the first statement on: another process may just be closing the log. */
  foyer_database_set_patience (database, database->patience_us);
  return TRUE;
}

/* Who only reads has somebody else bring an older file up to date. */
static gboolean
update_schema (FoyerDatabase *database, FoyerDatabaseMode mode, GError **error)
{
  g_autoptr (FoyerDatabase) writer = NULL;
  gboolean old;

  if (mode != FOYER_DATABASE_READ)
    return foyer_schema_migrate (database, error);
  if (!foyer_schema_is_old (database, &old, error))
    return FALSE;
  if (!old)
    return TRUE;
  writer = foyer_database_open (database->path, FOYER_DATABASE_WRITE, error);
  return writer != NULL;
}

static gboolean
open_handle (FoyerDatabase *database, FoyerDatabaseMode mode, GError **error)
{
  if (!open_file (database, SQLITE_OPEN_READWRITE, error))
    return FALSE;
  if (mode == FOYER_DATABASE_CREATE)
    return configure (database, mode, error) && foyer_schema_create (database, error);
  return foyer_schema_verify (database, error) && configure (database, mode, error) &&
         update_schema (database, mode, error);
}

FoyerDatabase *
foyer_database_open (const char *path, FoyerDatabaseMode mode, GError **error)
{
  g_autoptr (FoyerDatabase) database = database_new (path);

  if (!foyer_database_file_prepare (path, mode == FOYER_DATABASE_CREATE, error))
    return NULL;
  database->turn_fd = foyer_database_file_open_beside (path, "-turn", error);
  if (database->turn_fd < 0)
    return NULL;
  database->feed_fd = foyer_database_file_open_beside (path, "-feed", error);
  if (database->feed_fd < 0)
    return NULL;
  if (!open_handle (database, mode, error))
    {
      if (mode == FOYER_DATABASE_CREATE)
        {
          g_clear_pointer (&database->handle, sqlite3_close_v2);
          foyer_database_file_remove (path);
        }
      return NULL;
    }
  return g_steal_pointer (&database);
}

FoyerDatabase *
foyer_database_open_scratch (GError **error)
{
  /* Without a name SQLite keeps it in memory, and on disk what is too much. */
  g_autoptr (FoyerDatabase) database = database_new ("");

  if (!open_file (database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error) ||
      !foyer_schema_create (database, error))
    return NULL;
  return g_steal_pointer (&database);
}

void
foyer_database_close (FoyerDatabase *database)
{
  if (database == NULL)
    return;
  g_clear_pointer (&database->statements, g_hash_table_unref);
  if (database->handle != NULL && sqlite3_close (database->handle) != SQLITE_OK)
    g_warning ("A statement was still in use when %s was closed", database->path);
  if (database->turn_fd >= 0)
    close (database->turn_fd);
  if (database->feed_fd >= 0)
    close (database->feed_fd);
  g_free (database->path);
  g_free (database);
}

const char *
foyer_database_get_path (FoyerDatabase *database)
{
  return database->path;
}

gint64
foyer_database_get_longest_wait (FoyerDatabase *database)
{
  return database->longest_wait_us;
}

void
foyer_database_set_patience (FoyerDatabase *database, gint64 patience_us)
{
  database->patience_us = patience_us;
  sqlite3_busy_timeout (database->handle, (int) (patience_us / G_TIME_SPAN_MILLISECOND));
}

static gboolean
take_turn (FoyerDatabase *database, GError **error)
{
  gint64 before = g_get_monotonic_time ();
  pid_t holder;

  /* A scratch database is nobody else's. */
  if (database->turn_fd < 0)
    return TRUE;
  if (foyer_turn_take (database->turn_fd, database->patience_us))
    {
      database->longest_wait_us = MAX (database->longest_wait_us, g_get_monotonic_time () - before);
      return TRUE;
    }
  holder = foyer_turn_get_holder (database->turn_fd);
  if (holder == 0)
    foyer_database_set_error (database, SQLITE_BUSY, error);
  else
    g_set_error (
        error, FOYER_ERROR, FOYER_ERROR_DATABASE_BUSY,
        _ ("Process %d is writing to %s and does not finish. Nothing was changed; continue or "
           "end that program, then try again."),
        holder, database->path);
  return FALSE;
}

static void
end_turn (FoyerDatabase *database)
{
  if (database->turn_fd >= 0)
    foyer_turn_end (database->turn_fd);
}

static gboolean
run_once (FoyerDatabase *database, const char *sql, GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (database, sql, error);

  return statement != NULL && foyer_database_step (database, statement, error) >= 0;
}

gboolean
foyer_database_begin (FoyerDatabase *database, GError **error)
{
  if (!take_turn (database, error))
    return FALSE;
  if (run_once (database, "BEGIN IMMEDIATE", error))
    {
      database->changes_before = sqlite3_total_changes64 (database->handle);
      return TRUE;
    }
  /* A begin that was interrupted may have begun all the same. */
  foyer_database_rollback (database);
  return FALSE;
}

/* Tells readers that there is something to read. */
static void
ring (FoyerDatabase *database)
{
  static const char bell = '\n';

  /* Always the same byte: the file does not grow. A full disk cannot undo the commit. */
  if (database->feed_fd >= 0 && pwrite (database->feed_fd, &bell, 1, 0) != 1)
    g_warning ("The feed beside %s cannot be rung: %s", database->path, g_strerror (errno));
}

gboolean
foyer_database_commit (FoyerDatabase *database, GError **error)
{
  if (!run_once (database, "COMMIT", error))
    {
      foyer_database_rollback (database);
      return FALSE;
    }
  end_turn (database);
  /* Nobody needs to look when nothing changed. */
  if (sqlite3_total_changes64 (database->handle) == database->changes_before)
    return TRUE;
  ring (database);
  return TRUE;
}

void
foyer_database_rollback (FoyerDatabase *database)
{
  /* A fault such as a full disk may have ended the transaction already. */
  if (!sqlite3_get_autocommit (database->handle))
    run_once (database, "ROLLBACK", NULL);
  end_turn (database);
}

gboolean
foyer_database_begin_part (FoyerDatabase *database, GError **error)
{
  if (sqlite3_get_autocommit (database->handle))
    {
      foyer_database_set_error (database, SQLITE_ABORT, error);
      return FALSE;
    }
  return run_once (database, "SAVEPOINT part", error);
}

gboolean
foyer_database_end_part (FoyerDatabase *database, gboolean keep, GError **error)
{
  if (sqlite3_get_autocommit (database->handle))
    return !keep;
  return (keep || run_once (database, "ROLLBACK TO part", error)) &&
         run_once (database, "RELEASE part", error);
}

gboolean
foyer_database_begin_read (FoyerDatabase *database, GError **error)
{
  return run_once (database, "BEGIN", error);
}

void
foyer_database_end_read (FoyerDatabase *database)
{
  if (!sqlite3_get_autocommit (database->handle))
    run_once (database, "ROLLBACK", NULL);
}

gboolean
foyer_database_begin_scratch (FoyerDatabase *database, GError **error)
{
  return run_once (database, "BEGIN", error);
}

void
foyer_database_end_scratch (FoyerDatabase *database)
{
  if (!sqlite3_get_autocommit (database->handle))
    run_once (database, "COMMIT", NULL);
}

void
foyer_database_discard (const char *path)
{
  foyer_database_file_remove (path);
}

sqlite3_stmt *
foyer_database_prepare (FoyerDatabase *database, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (database->statements, sql);

  if (statement != NULL)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }
  if (!check (database,
              sqlite3_prepare_v3 (database->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement,
                                  NULL),
              error))
    return NULL;
  g_hash_table_insert (database->statements, g_strdup (sql), statement);
  return statement;
}

int
foyer_database_step (FoyerDatabase *database, sqlite3_stmt *statement, GError **error)
{
  int code = sqlite3_step (statement);

  if (code == SQLITE_ROW)
    return 1;
  if (code != SQLITE_DONE)
    foyer_database_set_error (database, code, error);
  sqlite3_reset (statement);
  return code == SQLITE_DONE ? 0 : -1;
}

gboolean
foyer_database_execute (FoyerDatabase *database, const char *sql, GError **error)
{
  return check (database, sqlite3_exec (database->handle, sql, NULL, NULL, NULL), error);
}

gboolean
foyer_database_query_integer (FoyerDatabase *database,
                              sqlite3_stmt *statement,
                              gint64 fallback,
                              gint64 *value,
                              GError **error)
{
  int row = foyer_database_step (database, statement, error);

  *value = row == 1 && sqlite3_column_type (statement, 0) != SQLITE_NULL
               ? sqlite3_column_int64 (statement, 0)
               : fallback;
  if (row == 1)
    sqlite3_reset (statement);
  return row >= 0;
}

static int
find_parameter (sqlite3_stmt *statement, const char *name)
{
  int index = sqlite3_bind_parameter_index (statement, name);

  if (index == 0)
    g_critical ("“%s” is not bound in: %s", name, sqlite3_sql (statement));
  return index;
}

void
foyer_bind_integer (sqlite3_stmt *statement, const char *name, gint64 value)
{
  sqlite3_bind_int64 (statement, find_parameter (statement, name), value);
}

void
foyer_bind_text (sqlite3_stmt *statement, const char *name, const char *value)
{
  sqlite3_bind_text (statement, find_parameter (statement, name), value, -1, SQLITE_TRANSIENT);
}

void
foyer_bind_null (sqlite3_stmt *statement, const char *name)
{
  sqlite3_bind_null (statement, find_parameter (statement, name));
}

/* Copies @from into @to whole, in one step. */
static int
copy_all (sqlite3 *to, sqlite3 *from)
{
  const gint64 end = g_get_monotonic_time () + PATIENCE_US;
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int code;

  if (backup == NULL)
    return sqlite3_errcode (to);
  do
    {
      code = sqlite3_backup_step (backup, -1);
      if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        g_usleep (1000);
    }
  while (code == SQLITE_OK ||
         ((code == SQLITE_BUSY || code == SQLITE_LOCKED) && g_get_monotonic_time () < end));
  sqlite3_backup_finish (backup);
  return code == SQLITE_DONE ? SQLITE_OK : code;
}

gboolean
foyer_database_backup (FoyerDatabase *database, const char *path, GError **error)
{
  g_autoptr (FoyerDatabase) copy = database_new (path);
  gboolean done;

  if (!foyer_database_file_prepare (path, TRUE, error))
    return FALSE;
  done = open_file (copy, SQLITE_OPEN_READWRITE, error) &&
         check (copy, copy_all (copy->handle, database->handle), error) &&
         foyer_database_execute (copy, "PRAGMA journal_mode = DELETE", error);
  if (!done)
    {
      g_clear_pointer (&copy->handle, sqlite3_close_v2);
      foyer_database_file_remove (path);
    }
  return done;
}

/* Gives @aside the content of @source as it shall go live. */
static FoyerDatabase *
copy_aside (FoyerDatabase *source,
            const char *aside,
            FoyerDatabaseFunc prepare,
            gpointer data,
            GError **error)
{
  g_autoptr (FoyerDatabase) copy = database_new (aside);

  /* One may have been left by a process that died. */
  foyer_database_file_remove (aside);
  if (!foyer_database_backup (source, aside, error) ||
      !open_file (copy, SQLITE_OPEN_READWRITE, error) || !foyer_schema_migrate (copy, error) ||
      !prepare (copy, data, error))
    return NULL;
  return g_steal_pointer (&copy);
}

/* Within the turn: nothing is committed between the copy that is kept and the one that comes, and
 * what comes is whole before it does. */
static gboolean
replace (FoyerDatabase *database,
         FoyerDatabase *source,
         const char *kept,
         FoyerDatabaseFunc prepare,
         gpointer data,
         GError **error)
{
  g_autofree char *aside = g_strconcat (database->path, "-restoring", NULL);
  FoyerDatabase *copy;
  gboolean done;

  if (!foyer_database_backup (database, kept, error))
    return FALSE;
  copy = copy_aside (source, aside, prepare, data, error);
  done = copy != NULL && check (database, copy_all (database->handle, copy->handle), error);
  foyer_database_close (copy);
  foyer_database_file_remove (aside);
  /* Nothing came: what is there needs no copy. */
  if (!done)
    foyer_database_file_remove (kept);
  return done;
}

gboolean
foyer_database_restore (FoyerDatabase *database,
                        const char *path,
                        const char *kept,
                        FoyerDatabaseFunc prepare,
                        gpointer data,
                        GError **error)
{
  g_autoptr (FoyerDatabase) source = database_new (path);
  gboolean done;

  done = foyer_database_file_prepare (path, FALSE, error) &&
         open_file (source, SQLITE_OPEN_READONLY, error) && foyer_schema_verify (source, error) &&
         foyer_schema_verify_whole (source, error);
  if (!done)
    return FALSE;
  if (!take_turn (database, error))
    return FALSE;
  done = replace (database, source, kept, prepare, data, error);
  end_turn (database);
  if (done)
    ring (database);
  return done;
}

char *
foyer_database_get_feed_path (const char *path)
{
  return g_strconcat (path, "-feed", NULL);
}
