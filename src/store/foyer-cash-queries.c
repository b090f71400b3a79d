/* Questions about cash checks, doubtful notes and the registers. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/foyer-cash-queries.h"

#include "store/foyer-rows.h"

#define ENDED "('done', 'abandoned')"

FoyerCash *
foyer_query_last_cash (FoyerDatabase *database, gint64 counter, GError **error)
{
  sqlite3_stmt *statement = foyer_rows_select (
      database, &foyer_cash_type, "WHERE counter = $counter ORDER BY id DESC LIMIT 1", error);

  if (statement == NULL)
    return NULL;
  foyer_bind_integer (statement, "$counter", counter);
  return foyer_rows_first (database, statement, &foyer_cash_type, error);
}

GPtrArray *
foyer_query_open_cash (FoyerDatabase *database, GError **error)
{
  return foyer_rows_collect (
      database,
      foyer_rows_select (database, &foyer_cash_type,
                         "WHERE id IN (SELECT (SELECT max (id) FROM cash "
                         "WHERE cash.counter = counter.number) FROM counter WHERE cash_check) "
                         "AND state NOT IN " ENDED " ORDER BY counter",
                         error),
      &foyer_cash_type, (GDestroyNotify) foyer_cash_free, error);
}

static GPtrArray *
collect_of (FoyerDatabase *database,
            const FoyerRecordType *type,
            const char *clause,
            gint64 cash,
            GDestroyNotify free_record,
            GError **error)
{
  sqlite3_stmt *statement = foyer_rows_select (database, type, clause, error);

  if (statement == NULL)
    return NULL;
  foyer_bind_integer (statement, "$cash", cash);
  return foyer_rows_collect (database, statement, type, free_record, error);
}

GPtrArray *
foyer_query_cash_lines (FoyerDatabase *database, gint64 cash, GError **error)
{
  return collect_of (database, &foyer_cash_line_type,
                     "WHERE cash = $cash ORDER BY round, denomination DESC", cash,
                     (GDestroyNotify) foyer_cash_line_free, error);
}

GPtrArray *
foyer_query_suspects (FoyerDatabase *database, gint64 cash, GError **error)
{
  return collect_of (database, &foyer_suspect_type, "WHERE cash = $cash ORDER BY id", cash,
                     (GDestroyNotify) foyer_suspect_free, error);
}

/* The last till count of a counter that was finished, and the checks since. */
#define BASE                                                                                       \
  "WITH base AS (SELECT max (id) AS id FROM cash WHERE counter = $counter AND till <> 'none' "     \
  "AND state = 'done'), "                                                                          \
  "kept AS (SELECT cash.id, cash.round, cash.counted, cash.refunded, cash.given, cash.due, "       \
  "cash.till FROM cash, base WHERE cash.counter = $counter AND cash.id >= base.id "                \
  "AND cash.state = 'done') "

GPtrArray *
foyer_query_till (FoyerDatabase *database, gint64 counter, gboolean *known, GError **error)
{
  FoyerMoney sum;
  sqlite3_stmt *statement;

  if (!foyer_query_till_sum (database, counter, known, &sum, error))
    return NULL;
  statement = foyer_database_prepare (
      database,
      BASE
      "SELECT 0, 0, denomination, "
      "sum (CASE WHEN cash_line.round <= 0 THEN -count ELSE count END) "
      "FROM kept JOIN cash_line ON cash_line.cash = kept.id "
      "AND cash_line.round IN (-1, 0, kept.round) GROUP BY denomination ORDER BY denomination DESC",
      error);
  if (statement == NULL)
    return NULL;
  foyer_bind_integer (statement, "$counter", counter);
  return foyer_rows_collect (database, statement, &foyer_cash_line_type,
                             (GDestroyNotify) foyer_cash_line_free, error);
}

gboolean
foyer_query_till_sum (
    FoyerDatabase *database, gint64 counter, gboolean *known, FoyerMoney *sum, GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (
      database,
      BASE "SELECT (SELECT id FROM base), "
           "sum (CASE till WHEN 'none' THEN counted - refunded - (given - due) ELSE counted END) "
           "FROM kept",
      error);

  if (statement == NULL)
    return FALSE;
  foyer_bind_integer (statement, "$counter", counter);
  if (foyer_database_step (database, statement, error) != 1)
    return FALSE;
  *known = sqlite3_column_type (statement, 0) != SQLITE_NULL;
  *sum = sqlite3_column_int64 (statement, 1);
  sqlite3_reset (statement);
  return TRUE;
}

FoyerRating *
foyer_query_last_rating (FoyerDatabase *database, gint64 counter, GError **error)
{
  sqlite3_stmt *statement = foyer_rows_select (
      database, &foyer_rating_type,
      "WHERE counter = $counter ORDER BY invited_at DESC, ticket DESC LIMIT 1", error);

  if (statement == NULL)
    return NULL;
  foyer_bind_integer (statement, "$counter", counter);
  return foyer_rows_first (database, statement, &foyer_rating_type, error);
}

GPtrArray *
foyer_query_ratings (FoyerDatabase *database, const char *day, GError **error)
{
  sqlite3_stmt *statement = foyer_rows_select (
      database, &foyer_rating_type,
      "WHERE ticket IN (SELECT id FROM ticket WHERE day = $day) ORDER BY ticket", error);

  if (statement == NULL)
    return NULL;
  foyer_bind_text (statement, "$day", day);
  return foyer_rows_collect (database, statement, &foyer_rating_type,
                             (GDestroyNotify) foyer_rating_free, error);
}

GPtrArray *
foyer_query_callbacks_due (FoyerDatabase *database, gboolean all, GError **error)
{
  return foyer_rows_collect (
      database,
      foyer_rows_select (database, &foyer_callback_type,
                         all ? "ORDER BY due_at, id" : "WHERE state = 'due' ORDER BY due_at, id",
                         error),
      &foyer_callback_type, (GDestroyNotify) foyer_callback_free, error);
}

GPtrArray *
foyer_query_promises (FoyerDatabase *database, gint64 ticket, GError **error)
{
  sqlite3_stmt *statement = foyer_rows_select (
      database, &foyer_callback_type,
      "WHERE ticket = $ticket AND kind = 'promise' AND state = 'due' ORDER BY id", error);

  if (statement == NULL)
    return NULL;
  foyer_bind_integer (statement, "$ticket", ticket);
  return foyer_rows_collect (database, statement, &foyer_callback_type,
                             (GDestroyNotify) foyer_callback_free, error);
}

gboolean
foyer_query_last_id (FoyerDatabase *database,
                     const FoyerRecordType *type,
                     gint64 *id,
                     GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max (id) FROM %s", type->name);
  sqlite3_stmt *statement = foyer_database_prepare (database, sql, error);

  return statement != NULL && foyer_database_query_integer (database, statement, 0, id, error);
}
