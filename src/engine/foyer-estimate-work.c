/* The estimated wait as the commands use it: what the rule needs, read from the tables. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-estimate-work.h"

#include "store/foyer-pace-queries.h"
#include "store/foyer-queries.h"

static const FoyerCustomer *
find_customer (GArray *customers, gint64 counter)
{
  for (guint i = 0; i < customers->len; i++)
    if (g_array_index (customers, FoyerCustomer, i).counter == counter)
      return &g_array_index (customers, FoyerCustomer, i);
  return NULL;
}

static gboolean
add_counters (FoyerEstimate *estimate, FoyerWork *work, int *clerks, GError **error)
{
  g_autoptr (GPtrArray) counters = foyer_query_counters (work->database, error);
  g_autoptr (GArray) customers = NULL;

  if (counters == NULL || (customers = foyer_query_customers (work->database, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < counters->len; i++)
    {
      const FoyerCounter *counter = g_ptr_array_index (counters, i);
      const FoyerCustomer *customer = find_customer (customers, counter->number);

      *clerks += foyer_counter_is_staffed ((FoyerCounterState) counter->state);
      foyer_estimate_add_counter (estimate, counter, customer != NULL ? customer->service : NULL,
                                  customer != NULL ? customer->called_at : 0);
    }
  return TRUE;
}

/* Whoever waits and is not due after the asker is called before. */
static gboolean
add_queues (FoyerEstimate *estimate, FoyerWork *work, FoyerTime due_at, GError **error)
{
  g_autoptr (GArray) lengths = foyer_query_queue_lengths (work->database, error);

  if (lengths == NULL)
    return FALSE;
  for (guint i = 0; i < lengths->len; i++)
    {
      const FoyerQueueLength *length = &g_array_index (lengths, FoyerQueueLength, i);
      gint64 later;

      if (!foyer_query_due_after (work->database, length->service, due_at, &later, error))
        return FALSE;
      foyer_estimate_set_ahead (estimate, length->service, length->waiting - later);
    }
  return TRUE;
}

FoyerEstimate *
foyer_estimate_load (FoyerWork *work, FoyerTime due_at, GError **error)
{
  g_autoptr (FoyerEstimate) estimate = foyer_estimate_new (work->config, work->now);
  g_autoptr (FoyerPaceBook) book = foyer_pace_book_new ();
  int clerks = 0;

  if (!add_counters (estimate, work, &clerks, error) ||
      !add_queues (estimate, work, due_at, error) ||
      !foyer_query_paces (work->database, foyer_pace_get_hour (work->now), clerks, book, error))
    return NULL;
  foyer_estimate_set_paces (estimate, book, clerks);
  return g_steal_pointer (&estimate);
}
