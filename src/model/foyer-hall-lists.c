/* The lists of the hall model: brought to a snapshot, then led on by journal entries. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/foyer-hall-lists.h"

#include "engine/foyer-work.h"
#include "model/foyer-counter-item-private.h"
#include "model/foyer-service-item-private.h"
#include "model/foyer-ticket-item-private.h"

static int
compare_numbers (gint64 a, gint64 b)
{
  return a < b ? -1 : a > b;
}

static int
compare_due (gconstpointer a, gconstpointer b, gpointer data)
{
  const FoyerTicket *one = foyer_ticket_item_get_ticket ((gpointer) a);
  const FoyerTicket *other = foyer_ticket_item_get_ticket ((gpointer) b);

  return one->due_at != other->due_at ? compare_numbers (one->due_at, other->due_at)
                                      : compare_numbers (one->id, other->id);
}

static int
compare_id (gconstpointer a, gconstpointer b, gpointer data)
{
  return compare_numbers (foyer_ticket_item_get_ticket ((gpointer) a)->id,
                          foyer_ticket_item_get_ticket ((gpointer) b)->id);
}

static int
compare_counter (gconstpointer a, gconstpointer b, gpointer data)
{
  return compare_numbers (foyer_counter_item_get_counter ((gpointer) a)->number,
                          foyer_counter_item_get_counter ((gpointer) b)->number);
}

static int
compare_position (gconstpointer a, gconstpointer b, gpointer data)
{
  guint one = foyer_service_item_get_position ((gpointer) a);
  guint other = foyer_service_item_get_position ((gpointer) b);

  /* While a new order is being set two may stand at the same place. */
  return one != other ? compare_numbers (one, other)
                      : strcmp (foyer_service_item_get_code ((gpointer) a),
                                foyer_service_item_get_code ((gpointer) b));
}

static int
compare_newest (gconstpointer a, gconstpointer b, gpointer data)
{
  return compare_numbers (foyer_call_item_get_serial ((gpointer) b),
                          foyer_call_item_get_serial ((gpointer) a));
}

FoyerHallLists *
foyer_hall_lists_new (void)
{
  FoyerHallLists *self = g_new0 (FoyerHallLists, 1);

  self->tickets = foyer_sorted_list_new (FOYER_TYPE_TICKET_ITEM, compare_due, NULL);
  self->waiting = foyer_sorted_list_new (FOYER_TYPE_TICKET_ITEM, compare_due, NULL);
  self->missed = foyer_sorted_list_new (FOYER_TYPE_TICKET_ITEM, compare_id, NULL);
  self->counters = foyer_sorted_list_new (FOYER_TYPE_COUNTER_ITEM, compare_counter, NULL);
  self->services = foyer_sorted_list_new (FOYER_TYPE_SERVICE_ITEM, compare_position, NULL);
  self->calls = foyer_sorted_list_new (FOYER_TYPE_CALL_ITEM, compare_newest, NULL);
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->voices = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->calls_by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->appointments = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                              (GDestroyNotify) foyer_appointment_free);
  self->paces = foyer_pace_book_new ();
  return self;
}

void
foyer_hall_lists_free (FoyerHallLists *self)
{
  g_object_unref (self->tickets);
  g_object_unref (self->waiting);
  g_object_unref (self->missed);
  g_object_unref (self->counters);
  g_object_unref (self->services);
  g_object_unref (self->calls);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->voices);
  g_hash_table_unref (self->calls_by_id);
  g_hash_table_unref (self->appointments);
  g_clear_pointer (&self->config, foyer_config_unref);
  foyer_pace_book_free (self->paces);
  g_free (self->day);
  g_free (self);
}

static gint64 *
key_of (gint64 number)
{
  return g_memdup2 (&number, sizeof number);
}

FoyerTicketItem *
foyer_hall_lists_find_ticket (FoyerHallLists *self, gint64 id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

/* The item stays alive as long as the list holds it. */
static gpointer
peek (FoyerSortedList *list, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (list), position);

  return item;
}

FoyerCounterItem *
foyer_hall_lists_find_counter (FoyerHallLists *self, gint64 number)
{
  for (guint i = 0; i < foyer_sorted_list_get_length (self->counters); i++)
    {
      FoyerCounterItem *item = peek (self->counters, i);
      if (foyer_counter_item_get_counter (item)->number == number)
        return item;
    }
  return NULL;
}

FoyerServiceItem *
foyer_hall_lists_find_service (FoyerHallLists *self, const char *code)
{
  for (guint i = 0; i < foyer_sorted_list_get_length (self->services); i++)
    {
      FoyerServiceItem *item = peek (self->services, i);
      if (g_strcmp0 (foyer_service_item_get_code (item), code) == 0)
        return item;
    }
  return NULL;
}

static gboolean
is_todays_no_show (FoyerHallLists *self, const FoyerTicket *ticket)
{
  return ticket->state == FOYER_TICKET_NO_SHOW && g_strcmp0 (ticket->day, self->day) == 0;
}

/* Brings @item into the lists where its record belongs, and out of the others. */
static void
file_ticket (FoyerHallLists *self, FoyerTicketItem *item)
{
  const FoyerTicket *ticket = foyer_ticket_item_get_ticket (item);
  const struct
  {
    FoyerSortedList *list;
    gboolean belongs;
  } homes[] = {
    { self->tickets, foyer_ticket_is_open ((FoyerTicketState) ticket->state) },
    { self->waiting, ticket->state == FOYER_TICKET_WAITING },
    { self->missed, is_todays_no_show (self, ticket) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (homes); i++)
    if (homes[i].belongs)
      foyer_sorted_list_place (homes[i].list, item);
    else
      foyer_sorted_list_remove (homes[i].list, item);
  for (guint i = 0; i < foyer_sorted_list_get_length (self->counters); i++)
    foyer_counter_item_consider (peek (self->counters, i), item);
}

void
foyer_hall_lists_forget_if_done (FoyerHallLists *self, FoyerTicketItem *item)
{
  const FoyerTicket *ticket = foyer_ticket_item_get_ticket (item);
  gint64 id = ticket->id;

  if (!foyer_ticket_is_open ((FoyerTicketState) ticket->state) &&
      !is_todays_no_show (self, ticket) && !g_hash_table_contains (self->calls_by_id, &id))
    g_hash_table_remove (self->by_id, &id);
}

FoyerTicketItem *
foyer_hall_lists_put_ticket (FoyerHallLists *self, const FoyerTicket *ticket)
{
  FoyerTicketItem *item = foyer_hall_lists_find_ticket (self, ticket->id);

  if (item != NULL)
    {
      foyer_ticket_item_set_ticket (item, ticket);
      return item;
    }
  item = foyer_ticket_item_new (ticket);
  g_hash_table_insert (self->by_id, key_of (ticket->id), item);
  return item;
}

static void
put_voice (FoyerHallLists *self, gint64 seq, gint64 ticket, int state)
{
  FoyerTicketItem *item = foyer_hall_lists_find_ticket (self, ticket);

  if (state == FOYER_ANNOUNCEMENT_PENDING || state == FOYER_ANNOUNCEMENT_SPEAKING ||
      state == FOYER_ANNOUNCEMENT_UNHEARD)
    g_hash_table_replace (self->voices, key_of (seq), key_of (ticket));
  else
    g_hash_table_remove (self->voices, &seq);
  if (item != NULL)
    foyer_ticket_item_set_voice (item, seq, state);
}

gint64
foyer_hall_lists_get_newest_voice (FoyerHallLists *self)
{
  gint64 newest = 0;
  GHashTableIter iter;
  const gint64 *seq;

  g_hash_table_iter_init (&iter, self->voices);
  while (g_hash_table_iter_next (&iter, (gpointer *) &seq, NULL))
    newest = MAX (newest, *seq);
  return newest;
}

/* --- a snapshot --- */

static void
sync_config (FoyerHallLists *self, FoyerConfig *config)
{
  for (guint i = foyer_sorted_list_get_length (self->counters); i > 0; i--)
    {
      FoyerCounterItem *item = peek (self->counters, i - 1);
      gint64 number = foyer_counter_item_get_counter (item)->number;
      if (foyer_config_find_counter (config, number, NULL) == NULL)
        foyer_sorted_list_remove (self->counters, item);
    }
  for (guint i = 0; i < config->counters->len; i++)
    {
      gint64 number = ((FoyerCounterPlan *) g_ptr_array_index (config->counters, i))->number;
      FoyerCounterItem *known = foyer_hall_lists_find_counter (self, number);
      g_autoptr (FoyerCounterItem) item =
          known != NULL ? g_object_ref (known) : foyer_counter_item_new (number);

      foyer_counter_item_set_config (item, config);
      foyer_sorted_list_place (self->counters, item);
    }
  for (guint i = foyer_sorted_list_get_length (self->services); i > 0; i--)
    {
      FoyerServiceItem *item = peek (self->services, i - 1);
      if (foyer_config_find_service (config, foyer_service_item_get_code (item), NULL) == NULL)
        foyer_sorted_list_remove (self->services, item);
    }
  for (guint i = 0; i < config->services->len; i++)
    {
      const char *code = ((FoyerService *) g_ptr_array_index (config->services, i))->code;
      FoyerServiceItem *known = foyer_hall_lists_find_service (self, code);
      g_autoptr (FoyerServiceItem) item =
          known != NULL ? g_object_ref (known) : foyer_service_item_new (code);

      foyer_service_item_set_config (item, config, i);
      foyer_sorted_list_place (self->services, item);
    }
}

/* Removes whatever @snapshot does not have any more. */
static void
drop_unknown (FoyerHallLists *self, const FoyerSnapshot *snapshot)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  GPtrArray *const arrays[] = { snapshot->tickets, snapshot->calls };
  GHashTableIter iter;
  FoyerTicketItem *item;

  for (guint a = 0; a < G_N_ELEMENTS (arrays); a++)
    for (guint i = 0; i < arrays[a]->len; i++)
      g_hash_table_add (known, &((FoyerTicket *) g_ptr_array_index (arrays[a], i))->id);
  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &item))
    {
      if (g_hash_table_contains (known, &foyer_ticket_item_get_ticket (item)->id))
        continue;
      foyer_sorted_list_remove (self->tickets, item);
      foyer_sorted_list_remove (self->waiting, item);
      foyer_sorted_list_remove (self->missed, item);
      for (guint i = 0; i < foyer_sorted_list_get_length (self->counters); i++)
        foyer_counter_item_drop (peek (self->counters, i), item);
      g_hash_table_iter_remove (&iter);
    }
}

static void
sync_voices (FoyerHallLists *self, GPtrArray *announcements)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTableIter iter;
  FoyerTicketItem *item;

  g_hash_table_remove_all (self->voices);
  for (guint i = 0; i < announcements->len; i++)
    {
      const FoyerAnnouncement *row = g_ptr_array_index (announcements, i);

      g_hash_table_add (told, (gpointer) &row->seq);
      put_voice (self, row->seq, row->ticket, row->state);
    }
  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &item))
    {
      gint64 seq = foyer_ticket_item_get_voice_seq (item);
      if (!g_hash_table_contains (told, &seq))
        foyer_ticket_item_forget_voice (item);
    }
}

static void
sync_matters (FoyerHallLists *self, GPtrArray *matters)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  FoyerTicketItem *ticket;

  for (guint i = 0; i < matters->len; i++)
    {
      const FoyerItem *row = g_ptr_array_index (matters, i);

      ticket = foyer_hall_lists_find_ticket (self, row->ticket);
      if (ticket == NULL)
        continue;
      foyer_ticket_item_put_matter (ticket, row);
      g_hash_table_insert (
          counts, ticket,
          GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, ticket)) + 1));
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, (gpointer *) &ticket, NULL))
    foyer_ticket_item_trim_matters (ticket,
                                    GPOINTER_TO_UINT (g_hash_table_lookup (counts, ticket)));
}

static void
sync_counters (FoyerHallLists *self, GPtrArray *counters)
{
  for (guint i = 0; i < foyer_sorted_list_get_length (self->counters); i++)
    {
      FoyerCounterItem *item = peek (self->counters, i);
      const FoyerCounter *found = NULL;

      for (guint k = 0; k < counters->len; k++)
        {
          const FoyerCounter *counter = g_ptr_array_index (counters, k);
          if (counter->number == foyer_counter_item_get_counter (item)->number)
            found = counter;
        }
      foyer_counter_item_set_counter (item, found);
      foyer_counter_item_set_ticket (
          item, found != NULL ? foyer_hall_lists_find_ticket (self, found->ticket) : NULL);
      foyer_counter_item_set_held_ticket (
          item, found != NULL ? foyer_hall_lists_find_ticket (self, found->held) : NULL);
    }
}

void
foyer_hall_lists_sync (FoyerHallLists *self, const FoyerSnapshot *snapshot)
{
  foyer_set_text (&self->day, snapshot->day->day);
  foyer_hall_lists_sync_paces (self, snapshot);
  sync_config (self, snapshot->config);
  drop_unknown (self, snapshot);
  for (guint i = 0; i < snapshot->tickets->len; i++)
    file_ticket (self,
                 foyer_hall_lists_put_ticket (self, g_ptr_array_index (snapshot->tickets, i)));
  for (guint i = 0; i < snapshot->calls->len; i++)
    file_ticket (self, foyer_hall_lists_put_ticket (self, g_ptr_array_index (snapshot->calls, i)));
  sync_voices (self, snapshot->announcements);
  foyer_hall_lists_sync_calls (self, snapshot);
  sync_matters (self, snapshot->matters);
  sync_counters (self, snapshot->counters);
  foyer_hall_lists_sync_desks (self, snapshot);
  foyer_hall_lists_sync_appointments (self, snapshot);
  foyer_hall_lists_find_alternatives (self);
}

/* --- an entry --- */

typedef struct
{
  FoyerHallLists *lists;
  const FoyerEntry *entry;
  GPtrArray *called;
} Application;

static gboolean
apply_ticket (Application *application, JsonObject *fields)
{
  FoyerHallLists *self = application->lists;
  gint64 id = json_object_get_int_member_with_default (fields, "id", 0);
  FoyerTicketItem *known = foyer_hall_lists_find_ticket (self, id);
  g_autoptr (FoyerTicketItem) item = NULL;
  g_autoptr (FoyerTicket) ticket = NULL;

  /* One that was done long ago: no list has it, unless it comes back. */
  if (known == NULL && !json_object_has_member (fields, "prefix"))
    return !json_object_has_member (fields, "state");
  ticket = known != NULL ? foyer_ticket_copy (foyer_ticket_item_get_ticket (known))
                         : foyer_record_new (&foyer_ticket_type);
  if (!foyer_json_apply_to_record (fields, &foyer_ticket_type, ticket, NULL))
    return FALSE;
  if (known != NULL)
    foyer_hall_lists_note_end (self, foyer_ticket_item_get_ticket (known), ticket);
  item = g_object_ref (foyer_hall_lists_put_ticket (self, ticket));
  file_ticket (self, item);
  if (ticket->counter == 0 && !foyer_hall_lists_drop_call (self, ticket->id))
    return FALSE;
  if (json_object_has_member (fields, "calls") && foyer_hall_lists_is_public_call (ticket))
    g_ptr_array_add (application->called,
                     g_object_ref (foyer_hall_lists_put_call (self, item, application->entry->at)));
  foyer_hall_lists_forget_if_done (self, item);
  return TRUE;
}

static gboolean
apply_counter (Application *application, JsonObject *fields)
{
  FoyerHallLists *self = application->lists;
  gint64 number = json_object_get_int_member_with_default (fields, "number", 0);
  FoyerCounterItem *item = foyer_hall_lists_find_counter (self, number);
  g_autoptr (FoyerCounter) counter = NULL;
  FoyerTicketItem *ticket;

  if (item == NULL)
    return FALSE;
  counter = foyer_counter_copy (foyer_counter_item_get_counter (item));
  if (!foyer_json_apply_to_record (fields, &foyer_counter_type, counter, NULL))
    return FALSE;
  ticket = foyer_hall_lists_find_ticket (self, counter->ticket);
  if (counter->ticket != 0 && ticket == NULL)
    return FALSE;
  foyer_counter_item_set_counter (item, counter);
  foyer_counter_item_set_ticket (item, ticket);
  foyer_counter_item_set_held_ticket (item, foyer_hall_lists_find_ticket (self, counter->held));
  foyer_hall_lists_find_alternatives (self);
  return TRUE;
}

static gboolean
apply_announcement (Application *application, JsonObject *fields)
{
  FoyerHallLists *self = application->lists;
  g_autoptr (FoyerAnnouncement) row = foyer_record_new (&foyer_announcement_type);
  gint64 *known;

  if (!foyer_json_apply_to_record (fields, &foyer_announcement_type, row, NULL))
    return FALSE;
  known = g_hash_table_lookup (self->voices, &row->seq);
  /* A new row leaves out what is as in an empty one: its state is "pending". */
  if (known == NULL)
    put_voice (self, row->seq, row->ticket, row->state);
  else if (json_object_has_member (fields, "state"))
    put_voice (self, row->seq, *known, row->state);
  return TRUE;
}

/* The day and the configuration reach into everything: those are loaded anew. */
static gboolean
apply_change (const FoyerRecordType *type, JsonObject *fields, gpointer data, GError **error)
{
  if (type == &foyer_ticket_type)
    return apply_ticket (data, fields);
  if (type == &foyer_counter_type)
    return apply_counter (data, fields);
  if (type == &foyer_announcement_type)
    return apply_announcement (data, fields);
  return type != &foyer_config_type && type != &foyer_day_type &&
         foyer_hall_lists_apply_desk (((Application *) data)->lists, type, fields);
}

gboolean
foyer_hall_lists_apply (FoyerHallLists *self, const FoyerEntry *entry, GPtrArray *called)
{
  g_autoptr (JsonObject) data = foyer_json_parse_object (entry->data, NULL);
  Application application = { self, entry, called };

  return data != NULL && foyer_change_foreach (data, apply_change, &application, NULL);
}
