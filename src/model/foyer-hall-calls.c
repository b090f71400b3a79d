/* The calls of the hall model: the newest first, each where the tables or the journal say. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/foyer-call-item-private.h"
#include "model/foyer-hall-lists.h"

/* Between two calls there is room for those that are found only later. */
#define FIRST_SERIAL G_GINT64_CONSTANT (0x10000000000)
#define SERIAL_STEP  G_GINT64_CONSTANT (0x100000)

/* The item stays alive as long as the list holds it. */
static FoyerCallItem *
peek (FoyerHallLists *self, guint position)
{
  g_autoptr (FoyerCallItem) item = g_list_model_get_item (G_LIST_MODEL (self->calls), position);

  return item;
}

static void
drop_oldest_call (FoyerHallLists *self)
{
  FoyerCallItem *last = foyer_sorted_list_get_last (self->calls);
  g_autoptr (FoyerTicketItem) done = g_object_ref (foyer_call_item_get_ticket (last));
  gint64 done_id = foyer_ticket_item_get_ticket (done)->id;

  foyer_sorted_list_remove (self->calls, last);
  g_hash_table_remove (self->calls_by_id, &done_id);
  foyer_hall_lists_forget_if_done (self, done);
}

static FoyerCallItem *
put_call (FoyerHallLists *self, FoyerTicketItem *ticket, FoyerTime at, gint64 serial)
{
  gint64 id = foyer_ticket_item_get_ticket (ticket)->id;
  FoyerCallItem *item = g_hash_table_lookup (self->calls_by_id, &id);

  if (item == NULL)
    {
      item = foyer_call_item_new (ticket);
      g_hash_table_insert (self->calls_by_id, g_memdup2 (&id, sizeof id), item);
    }
  self->last_serial = MAX (self->last_serial, serial);
  foyer_call_item_call (item, at, serial);
  foyer_sorted_list_place (self->calls, item);
  while (foyer_sorted_list_get_length (self->calls) > FOYER_SNAPSHOT_CALLS)
    drop_oldest_call (self);
  return item;
}

FoyerCallItem *
foyer_hall_lists_put_call (FoyerHallLists *self, FoyerTicketItem *ticket, FoyerTime at)
{
  return put_call (self, ticket, at, MAX (self->last_serial, FIRST_SERIAL) + SERIAL_STEP);
}

gboolean
foyer_hall_lists_drop_call (FoyerHallLists *self, gint64 id)
{
  FoyerCallItem *item = g_hash_table_lookup (self->calls_by_id, &id);

  if (item == NULL)
    return TRUE;
  if (foyer_sorted_list_get_length (self->calls) == FOYER_SNAPSHOT_CALLS)
    return FALSE;
  foyer_sorted_list_remove (self->calls, item);
  g_hash_table_remove (self->calls_by_id, &id);
  return TRUE;
}

gboolean
foyer_hall_lists_is_public_call (const FoyerTicket *ticket)
{
  return ticket->state == FOYER_TICKET_CALLED && ticket->calls > (ticket->direct ? 1 : 0);
}

static int
compare_called (gconstpointer a, gconstpointer b)
{
  const FoyerTicket *one = *(FoyerTicket *const *) a, *other = *(FoyerTicket *const *) b;

  if (one->called_at != other->called_at)
    return one->called_at < other->called_at ? -1 : 1;
  return one->id < other->id ? -1 : one->id > other->id;
}

static const FoyerTicket *
find_call (GPtrArray *calls, FoyerCallItem *item)
{
  gint64 id = foyer_ticket_item_get_ticket (foyer_call_item_get_ticket (item))->id;

  for (guint i = 0; i < calls->len; i++)
    {
      const FoyerTicket *ticket = g_ptr_array_index (calls, i);
      if (ticket->id == id && ticket->counter == foyer_call_item_get_counter (item))
        return ticket;
    }
  return NULL;
}

/* Where a call of the tables has its place among those that are shown. */
static gint64
choose_serial (FoyerHallLists *self, FoyerTime at)
{
  gint64 above = MAX (self->last_serial, FIRST_SERIAL) + 2 * SERIAL_STEP;

  for (guint i = 0; i < foyer_sorted_list_get_length (self->calls); i++)
    {
      FoyerCallItem *item = peek (self, i);
      gint64 serial = foyer_call_item_get_serial (item);

      if (foyer_call_item_get_at (item) <= at)
        return serial + (above - serial) / 2;
      above = serial;
    }
  return above - SERIAL_STEP;
}

void
foyer_hall_lists_sync_calls (FoyerHallLists *self, const FoyerSnapshot *snapshot)
{
  g_autoptr (GPtrArray) calls = g_ptr_array_copy (snapshot->calls, NULL, NULL);

  g_ptr_array_set_free_func (calls, NULL);
  for (guint i = 0; i < snapshot->tickets->len; i++)
    {
      FoyerTicket *ticket = g_ptr_array_index (snapshot->tickets, i);
      if (ticket->direct && foyer_hall_lists_is_public_call (ticket))
        g_ptr_array_add (calls, ticket);
    }
  g_ptr_array_sort (calls, compare_called);
  if (calls->len > FOYER_SNAPSHOT_CALLS)
    g_ptr_array_remove_range (calls, 0, calls->len - FOYER_SNAPSHOT_CALLS);
  /* One at a time, so that the rows of the others stay. The tables keep no time of a recall: what
   * is known already keeps its order. */
  for (guint i = foyer_sorted_list_get_length (self->calls); i > 0; i--)
    {
      FoyerCallItem *item = peek (self, i - 1);
      gint64 id = foyer_ticket_item_get_ticket (foyer_call_item_get_ticket (item))->id;

      if (find_call (calls, item) != NULL)
        continue;
      foyer_sorted_list_remove (self->calls, item);
      g_hash_table_remove (self->calls_by_id, &id);
    }
  for (guint i = 0; i < calls->len; i++)
    {
      const FoyerTicket *ticket = g_ptr_array_index (calls, i);

      if (!g_hash_table_contains (self->calls_by_id, &ticket->id))
        put_call (self, foyer_hall_lists_put_ticket (self, ticket), ticket->called_at,
                  choose_serial (self, ticket->called_at));
    }
}
