/* What the estimated wait asks of the hall's tables. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/foyer-pace-queries.h"

static const char *
get_text (sqlite3_stmt *statement, int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

gboolean
foyer_query_paces (
    FoyerDatabase *database, int hour, int clerks, FoyerPaceBook *book, GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (
      database,
      hour < 0 ? "SELECT service, hour, clerks, weight, total, squares FROM pace"
               : "SELECT service, hour, clerks, weight, total, squares FROM pace "
                 "WHERE (hour, clerks) IN (VALUES (-1, -1), ($hour, $clerks))",
      error);
  int row;

  if (statement == NULL)
    return FALSE;
  if (hour >= 0)
    {
      foyer_bind_integer (statement, "$hour", hour);
      foyer_bind_integer (statement, "$clerks", clerks);
    }
  while ((row = foyer_database_step (database, statement, error)) == 1)
    {
      const FoyerPaceSum sum = { sqlite3_column_double (statement, 3),
                                 sqlite3_column_double (statement, 4),
                                 sqlite3_column_double (statement, 5) };

      foyer_pace_book_put (book, get_text (statement, 0), sqlite3_column_int (statement, 1),
                           sqlite3_column_int (statement, 2), &sum);
    }
  return row == 0;
}

static void
clear_customer (gpointer data)
{
  g_free (((FoyerCustomer *) data)->service);
}

GArray *
foyer_query_customers (FoyerDatabase *database, GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (
      database,
      "SELECT counter.number, ticket.service, ticket.called_at FROM counter "
      "JOIN ticket ON ticket.id = counter.ticket",
      error);
  g_autoptr (GArray) customers = g_array_new (FALSE, TRUE, sizeof (FoyerCustomer));
  int row;

  g_array_set_clear_func (customers, clear_customer);
  if (statement == NULL)
    return NULL;
  while ((row = foyer_database_step (database, statement, error)) == 1)
    {
      const FoyerCustomer customer = { sqlite3_column_int64 (statement, 0),
                                       g_strdup (get_text (statement, 1)),
                                       sqlite3_column_int64 (statement, 2) };

      g_array_append_val (customers, customer);
    }
  return row == 0 ? g_steal_pointer (&customers) : NULL;
}

static void
clear_length (gpointer data)
{
  g_free (((FoyerQueueLength *) data)->service);
}

GArray *
foyer_query_queue_lengths (FoyerDatabase *database, GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (
      database,
      "SELECT service, sum (waiting) FROM queue GROUP BY service HAVING sum (waiting) > 0", error);
  g_autoptr (GArray) lengths = g_array_new (FALSE, TRUE, sizeof (FoyerQueueLength));
  int row;

  g_array_set_clear_func (lengths, clear_length);
  if (statement == NULL)
    return NULL;
  while ((row = foyer_database_step (database, statement, error)) == 1)
    {
      const FoyerQueueLength length = { g_strdup (get_text (statement, 0)),
                                        sqlite3_column_int64 (statement, 1) };

      g_array_append_val (lengths, length);
    }
  return row == 0 ? g_steal_pointer (&lengths) : NULL;
}
