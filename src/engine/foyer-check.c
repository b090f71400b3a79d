/* The check of everything: pages, references, the journal's chain, and tables against the journal.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-check.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "engine/foyer-work.h"
#include "store/foyer-queries.h"
#include "store/foyer-rows.h"
#include "store/foyer-schema.h"

/* Entries replayed in one transaction of reading. */
#define SLICE 5000

static gboolean
fail (GError **error, FoyerDatabase *database, const char *format, ...) G_GNUC_PRINTF (3, 4);

static gboolean
fail (GError **error, FoyerDatabase *database, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_DATABASE_CORRUPT,
               _ ("%s does not pass the check: %s Nothing was changed; compare it with a backup."),
               foyer_database_get_path (database), what);
  return FALSE;
}

static gboolean
replay_slice (FoyerDatabase *database,
              FoyerDatabase *scratch,
              GPtrArray *entries,
              FoyerCheck *result,
              GError **error)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const FoyerEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *hash = foyer_entry_compute_hash (entry, result->hash);
      g_autoptr (GError) cause = NULL;

      if (entry->seq != result->entries + 1)
        return fail (error, database, _ ("journal entry %d is missing."),
                     (int) result->entries + 1);
      if (!g_str_equal (hash, entry->hash))
        return fail (error, database, _ ("journal entry %d was altered."), (int) entry->seq);
      if (!foyer_work_replay (scratch, entry, &cause))
        return fail (error, database, _ ("journal entry %d cannot be replayed (%s)."),
                     (int) entry->seq, cause->message);
      result->entries = entry->seq;
      g_strlcpy (result->hash, entry->hash, sizeof result->hash);
    }
  return TRUE;
}

/* Replays up to @limit further entries (0: all); @at_end says whether there are no more. */
static gboolean
replay (FoyerDatabase *database,
        FoyerDatabase *scratch,
        gint64 limit,
        FoyerCheck *result,
        gboolean *at_end,
        GError **error)
{
  g_autoptr (GPtrArray) entries = foyer_journal_list (database, result->entries, limit, error);
  gboolean done;

  if (entries == NULL || !foyer_database_begin_scratch (scratch, error))
    return FALSE;
  *at_end = limit == 0 || entries->len < limit;
  done = replay_slice (database, scratch, entries, result, error);
  foyer_database_end_scratch (scratch);
  return done;
}

static gboolean
compare_type (FoyerDatabase *database,
              FoyerDatabase *scratch,
              const FoyerRecordType *type,
              FoyerCheck *result,
              GError **error)
{
  /* The key comes first. */
  int n_keys = __builtin_popcountll (foyer_record_get_key_mask (type));
  const char *order = n_keys > 2 ? "ORDER BY 1, 2, 3" : n_keys > 1 ? "ORDER BY 1, 2" : "ORDER BY 1";
  sqlite3_stmt *live = foyer_rows_select (database, type, order, error);
  sqlite3_stmt *told = live != NULL ? foyer_rows_select (scratch, type, order, error) : NULL;
  int live_row, told_row;
  gboolean same = told != NULL;

  while (same)
    {
      FoyerRecord a = foyer_record_new (type), b = foyer_record_new (type);

      live_row = foyer_database_step (database, live, error);
      told_row = live_row >= 0 ? foyer_database_step (scratch, told, error) : -1;
      if (live_row == 1)
        foyer_rows_read (live, type, a);
      if (told_row == 1)
        foyer_rows_read (told, type, b);
      same = live_row == told_row && told_row >= 0 && foyer_record_diff (type, a, b) == 0;
      if (live_row >= 0 && told_row >= 0 && !same)
        fail (error, database, _ ("row %d of “%s” is not what the journal tells."),
              (int) result->rows + 1, type->name);
      foyer_record_free (type, a);
      foyer_record_free (type, b);
      if (!same || live_row == 0)
        break;
      result->rows++;
    }
  if (live != NULL)
    sqlite3_reset (live);
  if (told != NULL)
    sqlite3_reset (told);
  return same;
}

static gboolean
compare_all (FoyerDatabase *database, FoyerDatabase *scratch, FoyerCheck *result, GError **error)
{
  FoyerJournalHead head;

  if (!foyer_journal_get_head (database, &head, error))
    return FALSE;
  if (head.seq != result->entries || !g_str_equal (head.hash, result->hash))
    return fail (error, database, _ ("the journal ends at entry %d, the hall's row says %d."),
                 (int) result->entries, (int) head.seq);
  for (guint i = 0; foyer_record_types[i] != NULL; i++)
    if (foyer_record_types[i]->replayed &&
        !compare_type (database, scratch, foyer_record_types[i], result, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_references (FoyerDatabase *database, GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (database, "PRAGMA foreign_key_check", error);
  int row = statement != NULL ? foyer_database_step (database, statement, error) : -1;

  if (row == 1)
    {
      fail (error, database, _ ("a row of “%s” points to a row that is not there."),
            (const char *) sqlite3_column_text (statement, 0));
      sqlite3_reset (statement);
    }
  return row == 0;
}

/* The counts that triggers keep must be those that counting gives. */
static gboolean
check_queues (FoyerDatabase *database, GError **error)
{
  gint64 wrong;

  if (!foyer_query_wrong_queues (database, &wrong, error))
    return FALSE;
  return wrong == 0 || fail (error, database, _ ("a queue is counted wrongly."));
}

gboolean
foyer_check_run (FoyerDatabase *database, FoyerCheck *result, GError **error)
{
  g_autoptr (FoyerDatabase) scratch = NULL;
  gboolean at_end = FALSE, done;

  *result = (FoyerCheck){ 0 };
  if (!foyer_schema_verify_whole (database, error) || !check_references (database, error))
    return FALSE;
  scratch = foyer_database_open_scratch (error);
  if (scratch == NULL)
    return FALSE;
  while (!at_end)
    if (!replay (database, scratch, SLICE, result, &at_end, error))
      return FALSE;
  /* The rest of the journal and all tables in one state of the hall. */
  if (!foyer_database_begin_read (database, error))
    return FALSE;
  done = replay (database, scratch, 0, result, &at_end, error) &&
         compare_all (database, scratch, result, error) && check_queues (database, error);
  foyer_database_end_read (database);
  return done;
}
