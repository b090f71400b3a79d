/* What follows from several lists of the hall model: who waits, who serves, how long it takes. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-calling.h"
#include "hall/foyer-estimate.h"
#include "hall/foyer-suspension.h"
#include "model/foyer-counter-item-private.h"
#include "model/foyer-hall-lists.h"
#include "model/foyer-service-item-private.h"

/* The item stays alive as long as the list holds it. */
static gpointer
peek (FoyerSortedList *list, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (list), position);

  return item;
}

static gboolean
is_at_work (FoyerCounterItem *counter)
{
  return foyer_counter_is_staffed (
      (FoyerCounterState) foyer_counter_item_get_counter (counter)->state);
}

static int
count_clerks (FoyerHallLists *self)
{
  int clerks = 0;

  for (guint i = 0; i < foyer_sorted_list_get_length (self->counters); i++)
    clerks += is_at_work (peek (self->counters, i));
  return clerks;
}

void
foyer_hall_lists_sync_paces (FoyerHallLists *self, const FoyerSnapshot *snapshot)
{
  FoyerConfig *before = self->config;

  self->config = foyer_config_ref (snapshot->config);
  g_clear_pointer (&before, foyer_config_unref);
  foyer_pace_book_clear (self->paces);
  foyer_pace_book_join (self->paces, snapshot->paces);
}

/* As the trigger ticket_ends of the schema. */
void
foyer_hall_lists_note_end (FoyerHallLists *self,
                           const FoyerTicket *before,
                           const FoyerTicket *after)
{
  gboolean was_called =
      before->state >= FOYER_TICKET_CALLED && before->state <= FOYER_TICKET_ON_HOLD;
  gboolean is_done = after->state == FOYER_TICKET_COMPLETED || after->state == FOYER_TICKET_NO_SHOW;

  if (was_called && is_done && after->called_at != 0 && after->finished_at != 0)
    foyer_pace_book_add (self->paces, after->service, after->finished_at, count_clerks (self),
                         (double) (after->finished_at - after->called_at) / FOYER_SECOND);
}

static FoyerEstimate *
make_estimate (FoyerHallLists *self, FoyerTime now)
{
  FoyerEstimate *estimate = foyer_estimate_new (self->config, now);

  foyer_estimate_set_paces (estimate, self->paces, count_clerks (self));
  for (guint i = 0; i < foyer_sorted_list_get_length (self->counters); i++)
    {
      FoyerCounterItem *item = peek (self->counters, i);
      FoyerTicketItem *customer = foyer_counter_item_get_ticket (item);
      const FoyerTicket *ticket = customer != NULL ? foyer_ticket_item_get_ticket (customer) : NULL;

      foyer_estimate_add_counter (estimate, foyer_counter_item_get_counter (item),
                                  ticket != NULL ? ticket->service : NULL,
                                  ticket != NULL ? ticket->called_at : 0);
    }
  return estimate;
}

/* Who waits for each service, of those due no later than @due_at. (element-type utf8 gint) */
static GHashTable *
count_waiting (FoyerHallLists *self, FoyerTime due_at)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < foyer_sorted_list_get_length (self->waiting); i++)
    {
      const FoyerTicket *ticket = foyer_ticket_item_get_ticket (peek (self->waiting, i));
      int before = GPOINTER_TO_INT (g_hash_table_lookup (counts, ticket->service));

      if (ticket->due_at > due_at)
        break; /* in the order of their due times */
      g_hash_table_insert (counts, ticket->service, GINT_TO_POINTER (before + 1));
    }
  return counts;
}

static void
set_ahead (FoyerHallLists *self, FoyerEstimate *estimate, GHashTable *counts)
{
  for (guint i = 0; i < self->config->services->len; i++)
    {
      const char *code = ((FoyerService *) g_ptr_array_index (self->config->services, i))->code;

      foyer_estimate_set_ahead (estimate, code,
                                GPOINTER_TO_INT (g_hash_table_lookup (counts, code)));
    }
}

static int
count_offering (FoyerHallLists *self, const char *code)
{
  int n = 0;

  for (guint i = 0; i < foyer_sorted_list_get_length (self->counters); i++)
    {
      FoyerCounterItem *counter = peek (self->counters, i);
      n +=
          is_at_work (counter) && g_strv_contains (foyer_counter_item_get_services (counter), code);
    }
  return n;
}

void
foyer_hall_lists_recount (FoyerHallLists *self, FoyerTime now)
{
  g_autoptr (FoyerEstimate) estimate = NULL;
  g_autoptr (GHashTable) all = NULL, before = NULL;
  FoyerTime counted_to = G_MININT64;

  if (self->config == NULL)
    return;
  estimate = make_estimate (self, now);
  all = count_waiting (self, G_MAXINT64);
  for (guint i = 0; i < foyer_sorted_list_get_length (self->services); i++)
    {
      FoyerServiceItem *item = peek (self->services, i);
      const char *code = foyer_service_item_get_code (item);
      const FoyerService *service = foyer_config_find_service (self->config, code, NULL);
      FoyerTime due_at = service != NULL ? foyer_calling_get_due (now, service->target_s, 0) : now;

      if (due_at != counted_to)
        {
          g_clear_pointer (&before, g_hash_table_unref);
          before = count_waiting (self, due_at);
          set_ahead (self, estimate, before);
          counted_to = due_at;
        }
      foyer_service_item_set_counts (item, GPOINTER_TO_INT (g_hash_table_lookup (all, code)),
                                     count_offering (self, code),
                                     foyer_estimate_get_wait_s (estimate, code));
    }
}

gboolean
foyer_hall_lists_is_staffed (FoyerHallLists *self)
{
  return count_clerks (self) > 0;
}

void
foyer_hall_lists_set_hall_calls (FoyerHallLists *self, gboolean hall_calls)
{
  for (guint i = 0; i < foyer_sorted_list_get_length (self->counters); i++)
    foyer_counter_item_set_hall_calls (peek (self->counters, i), hall_calls);
}

void
foyer_hall_lists_find_alternatives (FoyerHallLists *self)
{
  g_autoptr (GPtrArray) counters = g_ptr_array_new ();
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < foyer_sorted_list_get_length (self->counters); i++)
    g_ptr_array_add (counters,
                     (gpointer) foyer_counter_item_get_counter (peek (self->counters, i)));
  for (guint i = 0; self->config != NULL && i < counters->len; i++)
    {
      const FoyerCounter *counter = g_ptr_array_index (counters, i);
      g_autoptr (GArray) numbers = NULL;

      if (counter->state == FOYER_COUNTER_SUSPENDED)
        numbers = foyer_suspension_list_alternatives (self->config, counters, counter->number);
      foyer_counter_item_set_alternatives (peek (self->counters, i),
                                           numbers != NULL ? numbers : none);
    }
}
