/* One connection to the hall's file: the driver under the store. Turn-taking between processes, the
 * change feed's signal and backup are here, so that another database could take its place. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _FoyerDatabase FoyerDatabase;

typedef enum
{
  FOYER_DATABASE_WRITE,
  FOYER_DATABASE_READ,   /* lists, reports, check: cannot change anything */
  FOYER_DATABASE_CREATE, /* makes the file; refused when it exists */
} FoyerDatabaseMode;

/* Opens @path, brings an older schema up to date (after a copy beside it), and refuses a newer one.
 * A connection belongs to one thread at a time. Errors: FOYER_ERROR no-database, not-a-database,
 * database-newer, database-corrupt, database-busy, database-on-network, disk-full. */
FoyerDatabase *foyer_database_open (const char *path, FoyerDatabaseMode mode, GError **error);
void foyer_database_close (FoyerDatabase *database);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerDatabase, foyer_database_close)

/* An empty database with the same schema, gone with its connection; for replaying a journal. */
FoyerDatabase *foyer_database_open_scratch (GError **error);
gboolean foyer_database_begin_scratch (FoyerDatabase *database, GError **error);
void foyer_database_end_scratch (FoyerDatabase *database);

/* Removes the files of a hall that could not be created whole. */
void foyer_database_discard (const char *path);

const char *foyer_database_get_path (FoyerDatabase *database);
/* How long others are waited for before an answer is database-busy; 15 seconds unless set. */
void foyer_database_set_patience (FoyerDatabase *database, gint64 patience_us);
/* How long the longest wait for a turn was, in microseconds. */
gint64 foyer_database_get_longest_wait (FoyerDatabase *database);

/* Waits for this process's turn and begins; an error leaves nothing begun. Every begin that
 * succeeded ends with commit or rollback; commit
 * returns once the transaction is on disk, and rings for the readers of the feed. */
gboolean foyer_database_begin (FoyerDatabase *database, GError **error);
gboolean foyer_database_commit (FoyerDatabase *database, GError **error);
void foyer_database_rollback (FoyerDatabase *database);
/* A part of the transaction that can be undone alone. What keeps the transaction from going on,
 * such as a full disk, ends it whole: then no part begins any more. */
gboolean foyer_database_begin_part (FoyerDatabase *database, GError **error);
gboolean foyer_database_end_part (FoyerDatabase *database, gboolean keep, GError **error);
/* A transaction of reading: one state of the hall from its first read to its end. */
gboolean foyer_database_begin_read (FoyerDatabase *database, GError **error);
void foyer_database_end_read (FoyerDatabase *database);

/* The prepared statement for @sql, made at its first use and kept, with nothing bound. Statements
 * are told apart by their text. (transfer none) */
sqlite3_stmt *foyer_database_prepare (FoyerDatabase *database, const char *sql, GError **error);
/* One step: 1 a row, 0 done, -1 an error. A statement that is done or failed is reset. */
int foyer_database_step (FoyerDatabase *database, sqlite3_stmt *statement, GError **error);
/* Runs @sql, which may hold several statements, without results. */
gboolean foyer_database_execute (FoyerDatabase *database, const char *sql, GError **error);

/* The first column of the first row as an integer, @fallback when there is no row. */
gboolean foyer_database_query_integer (FoyerDatabase *database,
                                       sqlite3_stmt *statement,
                                       gint64 fallback,
                                       gint64 *value,
                                       GError **error);

/* Binding by name ("$day"); a name the statement does not have is a programmer's error. */
void foyer_bind_integer (sqlite3_stmt *statement, const char *name, gint64 value);
void foyer_bind_text (sqlite3_stmt *statement, const char *name, const char *value);
void foyer_bind_null (sqlite3_stmt *statement, const char *name);

/* Copies the whole hall as it is now into the new file @path (mode 0600), while others work. */
gboolean foyer_database_backup (FoyerDatabase *database, const char *path, GError **error);
/* What a restored hall still needs before it goes live, on a connection of its own. */
typedef gboolean (*FoyerDatabaseFunc) (FoyerDatabase *copy, gpointer data, GError **error);
/* Replaces the live content by that of the file @path, brought up to date and then given to
 * @prepare, in one step for every other connection. What was there is kept in the new file @kept; a
 * file that cannot be restored leaves none. */
gboolean foyer_database_restore (FoyerDatabase *database,
                                 const char *path,
                                 const char *kept,
                                 FoyerDatabaseFunc prepare,
                                 gpointer data,
                                 GError **error);

/* The file whose change says "read the journal": readers watch it. (transfer full) */
char *foyer_database_get_feed_path (const char *path);

/* Sets a FOYER_ERROR by the cause that SQLite reports. */
void foyer_database_set_error (FoyerDatabase *database, int code, GError **error);

#define FOYER_SCHEMA_VERSION 11

G_END_DECLS
