/* What reports read: tickets, money, suspensions and exceptions of a stretch of days. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/foyer-report-queries.h"

#include "store/foyer-journal.h"
#include "store/foyer-rows.h"

static sqlite3_stmt *
prepare (FoyerDatabase *database, const FoyerSpan *span, const char *sql, GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (database, sql, error);

  if (statement == NULL)
    return NULL;
  foyer_bind_text (statement, "$from", span->from);
  foyer_bind_text (statement, "$to", span->to);
  return statement;
}

static GPtrArray *
collect (FoyerDatabase *database,
         const FoyerSpan *span,
         const FoyerRecordType *type,
         const char *clause,
         GDestroyNotify free_record,
         GError **error)
{
  sqlite3_stmt *statement = foyer_rows_select (database, type, clause, error);

  if (statement == NULL)
    return NULL;
  foyer_bind_text (statement, "$from", span->from);
  foyer_bind_text (statement, "$to", span->to);
  return foyer_rows_collect (database, statement, type, free_record, error);
}

static const char *
text_at (sqlite3_stmt *statement, int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

static void
read_fact (sqlite3_stmt *statement, FoyerTicketFact *fact)
{
  *fact = (FoyerTicketFact){
    .day = text_at (statement, 0),
    .service = text_at (statement, 1),
    .staff = text_at (statement, 2),
    .reasons = text_at (statement, 3),
    .counter = sqlite3_column_int64 (statement, 4),
    .state = MAX (foyer_nick_find (foyer_ticket_states, text_at (statement, 5)), 0),
    .class = MAX (foyer_nick_find (foyer_classes, text_at (statement, 6)), 0),
    .rating = foyer_nick_find (foyer_rating_states, text_at (statement, 7)),
    .score = sqlite3_column_int64 (statement, 8),
    .issued_at = sqlite3_column_int64 (statement, 9),
    .entered_at = sqlite3_column_int64 (statement, 10),
    .called_at = sqlite3_column_int64 (statement, 11),
    .served_at = sqlite3_column_int64 (statement, 12),
    .finished_at = sqlite3_column_int64 (statement, 13),
    .held_s = sqlite3_column_int64 (statement, 14),
  };
}

gboolean
foyer_query_facts (FoyerDatabase *database,
                   const FoyerSpan *span,
                   FoyerFactFunc func,
                   gpointer data,
                   GError **error)
{
  sqlite3_stmt *statement =
      prepare (database, span,
               "SELECT day, service, owner, rating.reasons, ticket.counter, ticket.state, class, "
               "coalesce (rating.state, ''), rating.score, issued_at, entered_at, called_at, "
               "served_at, finished_at, held_s "
               "FROM ticket LEFT JOIN rating ON rating.ticket = ticket.id "
               "WHERE day BETWEEN $from AND $to ORDER BY ticket.id",
               error);
  int row;

  if (statement == NULL)
    return FALSE;
  while ((row = foyer_database_step (database, statement, error)) == 1)
    {
      FoyerTicketFact fact;

      read_fact (statement, &fact);
      func (&fact, data);
    }
  return row == 0;
}

GPtrArray *
foyer_query_suspensions_of_days (FoyerDatabase *database, const FoyerSpan *span, GError **error)
{
  return collect (database, span, &foyer_suspension_type,
                  "WHERE day BETWEEN $from AND $to ORDER BY since, id",
                  (GDestroyNotify) foyer_suspension_free, error);
}

GPtrArray *
foyer_query_register (FoyerDatabase *database, const FoyerSpan *span, GError **error)
{
  return collect (database, span, &foyer_register_type,
                  "WHERE day BETWEEN $from AND $to ORDER BY at, id",
                  (GDestroyNotify) foyer_register_free, error);
}

GPtrArray *
foyer_query_suspects_of_days (FoyerDatabase *database,
                              const FoyerSpan *span,
                              GPtrArray **checks,
                              GError **error)
{
  g_autoptr (GPtrArray) suspects =
      collect (database, span, &foyer_suspect_type,
               "WHERE cash IN (SELECT id FROM cash WHERE day BETWEEN $from AND $to) ORDER BY id",
               (GDestroyNotify) foyer_suspect_free, error);

  if (suspects == NULL)
    return NULL;
  *checks = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_cash_free);
  for (guint i = 0; i < suspects->len; i++)
    {
      FoyerCash *cash = foyer_record_new (&foyer_cash_type);
      gboolean found;

      g_ptr_array_add (*checks, cash);
      cash->id = ((FoyerSuspect *) g_ptr_array_index (suspects, i))->cash;
      if (!foyer_rows_load (database, &foyer_cash_type, cash, &found, error))
        {
          g_clear_pointer (checks, g_ptr_array_unref);
          return NULL;
        }
    }
  return g_steal_pointer (&suspects);
}

/* One row of integers into @values. */
static gboolean
read_integers (
    FoyerDatabase *database, sqlite3_stmt *statement, gint64 **values, guint n, GError **error)
{
  if (statement == NULL || foyer_database_step (database, statement, error) != 1)
    return FALSE;
  for (guint i = 0; i < n; i++)
    *values[i] = sqlite3_column_int64 (statement, (int) i);
  sqlite3_reset (statement);
  return TRUE;
}

gboolean
foyer_query_cash_sums (FoyerDatabase *database,
                       const FoyerSpan *span,
                       FoyerCashSums *sums,
                       GError **error)
{
  gint64 *values[] = {
    &sums->checks, &sums->done,    &sums->abandoned, &sums->recounted, &sums->agreed,
    &sums->due,    &sums->counted, &sums->change,    &sums->refunded,  &sums->tills,
  };

  return read_integers (
      database,
      prepare (database, span,
               "SELECT sum (till = 'none'), sum (till = 'none' AND state = 'done'), "
               "sum (till = 'none' AND state = 'abandoned'), sum (till = 'none' AND round > 1), "
               "sum (till = 'none' AND agreed), "
               "sum (CASE WHEN till = 'none' AND state = 'done' THEN due ELSE 0 END), "
               "sum (CASE WHEN till = 'none' AND state = 'done' THEN counted ELSE 0 END), "
               "sum (CASE WHEN till = 'none' AND state = 'done' THEN given - due ELSE 0 END), "
               "sum (CASE WHEN till = 'none' AND state = 'done' THEN refunded ELSE 0 END), "
               "sum (till <> 'none') FROM cash WHERE day BETWEEN $from AND $to",
               error),
      values, G_N_ELEMENTS (values), error);
}

gboolean
foyer_query_tallies (FoyerDatabase *database,
                     const FoyerSpan *span,
                     gint64 *advised,
                     gint64 *diverted,
                     GError **error)
{
  gint64 *values[] = { advised, diverted };

  return read_integers (database,
                        prepare (database, span,
                                 "SELECT sum (advised), sum (diverted) FROM tally "
                                 "WHERE day BETWEEN $from AND $to",
                                 error),
                        values, G_N_ELEMENTS (values), error);
}

gboolean
foyer_query_callbacks (
    FoyerDatabase *database, const FoyerSpan *span, gint64 *made, gint64 *open, GError **error)
{
  gint64 *values[] = { made, open };

  return read_integers (database,
                        prepare (database, span,
                                 "SELECT count (*), sum (state = 'due') FROM callback "
                                 "WHERE day BETWEEN $from AND $to "
                                 "AND kind IN ('low-rating', 'promise', 'manager-calls')",
                                 error),
                        values, G_N_ELEMENTS (values), error);
}

/* These words make the condition of the index journal_exception, and must stand as there. */
#define IS_EXCEPTION                                                                               \
  "(kind = 'ticket.restored' OR (kind = 'ticket.called' "                                          \
  "AND instr (data, '\"order\":\"chosen\"') > 0))"

GPtrArray *
foyer_query_order_exceptions (FoyerDatabase *database,
                              FoyerTime from,
                              FoyerTime before,
                              GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (
      database,
      "SELECT seq, at, kind, actor, via, ticket, counter, data FROM journal WHERE " IS_EXCEPTION
      " AND at >= $from AND at < $before ORDER BY at, seq",
      error);
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_entry_free);
  int row;

  if (statement == NULL)
    return NULL;
  foyer_bind_integer (statement, "$from", from);
  foyer_bind_integer (statement, "$before", before);
  while ((row = foyer_database_step (database, statement, error)) == 1)
    {
      FoyerEntry *entry = g_new0 (FoyerEntry, 1);

      entry->seq = sqlite3_column_int64 (statement, 0);
      entry->at = sqlite3_column_int64 (statement, 1);
      entry->kind = g_strdup (text_at (statement, 2));
      entry->actor = g_strdup (text_at (statement, 3));
      entry->via = g_strdup (text_at (statement, 4));
      entry->ticket = g_strdup (text_at (statement, 5));
      entry->counter = sqlite3_column_int64 (statement, 6);
      entry->data = g_strdup (text_at (statement, 7));
      g_ptr_array_add (entries, entry);
    }
  return row == 0 ? g_steal_pointer (&entries) : NULL;
}

GPtrArray *
foyer_query_urgent_tickets (FoyerDatabase *database, const FoyerSpan *span, GError **error)
{
  return collect (database, span, &foyer_ticket_type,
                  "WHERE day BETWEEN $from AND $to AND class = 'urgent' ORDER BY id",
                  (GDestroyNotify) foyer_ticket_free, error);
}

GPtrArray *
foyer_query_refused_items (FoyerDatabase *database, const FoyerSpan *span, GError **error)
{
  return collect (database, span, &foyer_item_type,
                  "WHERE state = 'refused' AND ticket IN "
                  "(SELECT id FROM ticket WHERE day BETWEEN $from AND $to) "
                  "ORDER BY ticket, position",
                  (GDestroyNotify) foyer_item_free, error);
}

GPtrArray *
foyer_query_conversions (FoyerDatabase *database, const FoyerSpan *span, GError **error)
{
  return collect (database, span, &foyer_appointment_type,
                  "WHERE ticket IS NOT NULL AND (SELECT day FROM ticket "
                  "WHERE ticket.id = appointment.ticket) BETWEEN $from AND $to ORDER BY id",
                  (GDestroyNotify) foyer_appointment_free, error);
}

GPtrArray *
foyer_query_manager_asked (FoyerDatabase *database, const FoyerSpan *span, GError **error)
{
  return collect (database, span, &foyer_callback_type,
                  "WHERE day BETWEEN $from AND $to AND kind LIKE 'manager-%' ORDER BY id",
                  (GDestroyNotify) foyer_callback_free, error);
}
