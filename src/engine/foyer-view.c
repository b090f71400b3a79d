/* Records as the contract's JSON objects. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-view.h"

#include "store/foyer-queries.h"

static JsonArray *
view_items (FoyerWork *work, const FoyerTicket *ticket, GError **error)
{
  g_autoptr (GPtrArray) items = foyer_query_items (work->database, ticket->id, error);
  JsonArray *array;

  if (items == NULL)
    return NULL;
  array = json_array_new ();
  for (guint i = 0; i < items->len; i++)
    {
      JsonObject *object = json_object_new ();

      foyer_json_add_record (object, &foyer_item_type, g_ptr_array_index (items, i), G_MAXUINT64,
                             TRUE, NULL);
      json_array_add_object_element (array, object);
    }
  return array;
}

JsonObject *
foyer_view_ticket (FoyerWork *work, const FoyerTicket *ticket, GError **error)
{
  char number[FOYER_NUMBER_SIZE];
  JsonArray *items = view_items (work, ticket, error);
  JsonObject *object;

  if (items == NULL)
    return NULL;
  object = json_object_new ();
  foyer_number_write (ticket->prefix, ticket->serial, number);
  json_object_set_string_member (object, "number", number);
  foyer_json_add_record (object, &foyer_ticket_type, ticket, G_MAXUINT64, TRUE, work->config->zone);
  json_object_set_array_member (object, "items", items);
  return object;
}

static void
add_services (FoyerWork *work, JsonObject *object, gint64 number)
{
  const FoyerCounterPlan *plan = foyer_config_find_counter (work->config, number, NULL);
  JsonArray *services = json_array_new ();

  for (guint i = 0; plan != NULL && i < plan->offers->len; i++)
    json_array_add_string_element (services, g_array_index (plan->offers, FoyerOffer, i).service);
  json_object_set_array_member (object, "services", services);
}

/* Since when, why, until when, and who serves the same meanwhile. */
static gboolean
add_suspension (FoyerWork *work, const FoyerCounter *counter, JsonObject *object, GError **error)
{
  g_autoptr (GPtrArray) counters = NULL;
  g_autoptr (GArray) numbers = NULL;
  JsonArray *alternatives;
  JsonObject *suspended;
  char since[FOYER_TIME_TEXT_SIZE], until[FOYER_TIME_TEXT_SIZE];

  if (counter->state != FOYER_COUNTER_SUSPENDED)
    {
      json_object_set_null_member (object, "suspended");
      return TRUE;
    }
  counters = foyer_query_counters (work->database, error);
  if (counters == NULL)
    return FALSE;
  suspended = json_object_new ();
  json_object_set_object_member (object, "suspended", suspended);
  foyer_time_write (counter->suspended_since, work->config->zone, since);
  foyer_time_write (counter->suspended_until, work->config->zone, until);
  json_object_set_string_member (suspended, "reason", counter->suspend_reason);
  json_object_set_string_member (suspended, "since", since);
  json_object_set_string_member (suspended, "until", until);
  json_object_set_string_member (suspended, "approved_by", counter->suspend_approved_by);
  json_object_set_int_member (suspended, "overdue_s",
                              foyer_suspension_get_overdue (counter, work->now));
  numbers = foyer_suspension_list_alternatives (work->config, counters, counter->number);
  alternatives = json_array_new ();
  for (guint i = 0; i < numbers->len; i++)
    json_array_add_int_element (alternatives, g_array_index (numbers, gint64, i));
  json_object_set_array_member (suspended, "alternatives", alternatives);
  return TRUE;
}

static gboolean
add_number (FoyerWork *work, JsonObject *object, const char *name, gint64 ticket_id, GError **error)
{
  g_autoptr (FoyerTicket) ticket = NULL;
  char number[FOYER_NUMBER_SIZE];

  if (ticket_id == 0)
    {
      json_object_set_null_member (object, name);
      return TRUE;
    }
  ticket = foyer_query_ticket_by_id (work->database, ticket_id, error);
  if (ticket == NULL)
    return FALSE;
  foyer_number_write (ticket->prefix, ticket->serial, number);
  json_object_set_string_member (object, name, number);
  return TRUE;
}

JsonObject *
foyer_view_counter (FoyerWork *work, const FoyerCounter *counter, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();

  foyer_json_add_record (object, &foyer_counter_type, counter, G_MAXUINT64, TRUE,
                         work->config->zone);
  add_services (work, object, counter->number);
  if (!add_number (work, object, "ticket", counter->ticket, error) ||
      !add_number (work, object, "held", counter->held, error))
    return NULL;
  return add_suspension (work, counter, object, error) ? g_steal_pointer (&object) : NULL;
}

JsonObject *
foyer_view_announcement (FoyerWork *work, const FoyerAnnouncement *announcement)
{
  JsonObject *object = json_object_new ();

  foyer_json_add_record (object, &foyer_announcement_type, announcement, G_MAXUINT64, TRUE,
                         work->config->zone);
  return object;
}

JsonObject *
foyer_view_entry (const FoyerEntry *entry, GTimeZone *zone)
{
  JsonObject *object = json_object_new ();
  JsonNode *data = json_from_string (entry->data, NULL);
  char at[FOYER_TIME_TEXT_SIZE];

  foyer_time_write (entry->at, zone, at);
  json_object_set_int_member (object, "seq", entry->seq);
  json_object_set_string_member (object, "at", at);
  json_object_set_string_member (object, "kind", entry->kind);
  json_object_set_string_member (object, "actor", entry->actor);
  json_object_set_string_member (object, "via", entry->via);
  json_object_set_string_member (object, "ticket", entry->ticket);
  if (entry->counter != 0)
    json_object_set_int_member (object, "counter", entry->counter);
  else
    json_object_set_null_member (object, "counter");
  json_object_set_member (object, "data", data != NULL ? data : json_node_new (JSON_NODE_NULL));
  json_object_set_string_member (object, "hash", entry->hash);
  return object;
}

gboolean
foyer_answer_ticket (FoyerWork *work, const FoyerTicket *ticket, GError **error)
{
  JsonObject *object = foyer_view_ticket (work, ticket, error);

  if (object == NULL)
    return FALSE;
  json_object_set_object_member (work->answer, "ticket", object);
  return TRUE;
}

gboolean
foyer_answer_counter (FoyerWork *work, const FoyerCounter *counter, GError **error)
{
  JsonObject *object = foyer_view_counter (work, counter, error);

  if (object == NULL)
    return FALSE;
  json_object_set_object_member (work->answer, "counter", object);
  return TRUE;
}
