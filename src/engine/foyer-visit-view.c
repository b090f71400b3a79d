/* Home visits, absences and proposals as JSON objects. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-visit-view.h"

#include "store/foyer-queries.h"

char *
foyer_visit_get_subject (gint64 id)
{
  return g_strdup_printf ("visit:%" G_GINT64_FORMAT, id);
}

/* Only visits have it. */
#define MARK "arrive_by"

static const char *const personal[] = { "customer",  "phone",    "address",    "address_note",
                                        "read_back", "any_time", "good_hours", "quiet_hours" };

static void
add_tick (JsonObject *object, const char *name, gboolean tick)
{
  if (tick)
    json_object_set_boolean_member (object, name, TRUE);
  else
    json_object_set_null_member (object, name);
}

static void
add_hours (JsonObject *object, const char *name, const FoyerRingHours *hours)
{
  g_autofree char *text = foyer_ring_hours_write (hours);

  json_object_set_string_member (object, name, *text != '\0' ? text : NULL);
}

void
foyer_view_person (JsonObject *object, const FoyerPerson *person)
{
  const char *const texts[] = { person->name, person->phone, person->address, person->note };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    json_object_set_string_member (object, personal[i], texts[i]);
  add_tick (object, "read_back", person->contact.read_back);
  add_tick (object, "any_time", person->contact.any_time);
  add_hours (object, "good_hours", &person->contact.good);
  add_hours (object, "quiet_hours", &person->contact.quiet);
}

void
foyer_view_take_contact (JsonObject *object, FoyerContact *contact)
{
  *contact = (FoyerContact){
    .read_back = json_object_get_boolean_member_with_default (object, "read_back", FALSE),
    .any_time = json_object_get_boolean_member_with_default (object, "any_time", FALSE),
  };
  foyer_ring_hours_read (json_object_get_string_member_with_default (object, "good_hours", NULL),
                         &contact->good);
  foyer_ring_hours_read (json_object_get_string_member_with_default (object, "quiet_hours", NULL),
                         &contact->quiet);
}

static gboolean
add_person (FoyerDatabase *database, JsonObject *object, gint64 id, GError **error)
{
  g_autofree char *subject = foyer_visit_get_subject (id);
  g_auto (FoyerPerson) person = { 0 };

  if (!foyer_person_load (database, subject, &person, error))
    return FALSE;
  foyer_view_person (object, &person);
  return TRUE;
}

/* Calls @func for every visit within @node. */
static gboolean
foreach_visit (JsonNode *node,
               gboolean (*func) (JsonObject *visit, gpointer data, GError **error),
               gpointer data,
               GError **error)
{
  g_autoptr (GList) members = NULL;

  if (JSON_NODE_HOLDS_ARRAY (node))
    members = json_array_get_elements (json_node_get_array (node));
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      if (json_object_has_member (json_node_get_object (node), MARK))
        return func (json_node_get_object (node), data, error);
      members = json_object_get_values (json_node_get_object (node));
    }
  for (GList *l = members; l != NULL; l = l->next)
    if (!foreach_visit (l->data, func, data, error))
      return FALSE;
  return TRUE;
}

static gboolean
hide (JsonObject *visit, gpointer data, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (personal); i++)
    json_object_remove_member (visit, personal[i]);
  return TRUE;
}

static gboolean
show (JsonObject *visit, gpointer data, GError **error)
{
  return add_person (data, visit, json_object_get_int_member (visit, "id"), error);
}

void
foyer_visit_hide_persons (JsonObject *answer)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), answer);

  foreach_visit (node, hide, NULL, NULL);
}

gboolean
foyer_visit_show_persons (FoyerDatabase *database, JsonObject *answer, GError **error)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), answer);

  return foreach_visit (node, show, database, error);
}

static gboolean
add_ticket (FoyerWork *work, JsonObject *object, gint64 id, GError **error)
{
  char number[FOYER_NUMBER_SIZE];
  g_autoptr (FoyerTicket) ticket = NULL;

  if (id == 0)
    {
      json_object_set_null_member (object, "ticket");
      return TRUE;
    }
  ticket = foyer_query_ticket_by_id (work->database, id, error);
  if (ticket == NULL)
    return FALSE;
  foyer_number_write (ticket->prefix, ticket->serial, number);
  json_object_set_string_member (object, "ticket", number);
  return TRUE;
}

static void
add_details (JsonObject *object, const FoyerVisit *visit)
{
  JsonNode *details = visit->details != NULL ? json_from_string (visit->details, NULL) : NULL;
  g_autofree char *note = visit->note != 0 ? g_strdup_printf ("%04d", (int) visit->note) : NULL;

  json_object_set_string_member (object, "note", note);
  if (details != NULL)
    json_object_set_member (object, "details", details);
  else
    json_object_set_object_member (object, "details", json_object_new ());
}

static void
add_times (FoyerWork *work, JsonObject *object, const FoyerVisit *visit)
{
  const FoyerVisitSettings *settings = &work->config->visits->settings;
  FoyerPunctuality punctuality = foyer_visit_get_punctuality (visit, settings->arrive_early_s);
  char text[FOYER_TIME_TEXT_SIZE];

  if (punctuality != FOYER_PUNCTUALITY_NONE)
    json_object_set_string_member (object, "arrival", foyer_punctualities[punctuality]);
  else
    json_object_set_null_member (object, "arrival");
  if (visit->start == 0)
    {
      json_object_set_null_member (object, "arrive_by");
      return;
    }
  foyer_time_write (foyer_visit_get_arrive_by (work->config, visit), work->config->zone, text);
  json_object_set_string_member (object, "arrive_by", text);
}

JsonObject *
foyer_view_visit (FoyerWork *work, const FoyerVisit *visit, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();

  foyer_json_add_record (object, &foyer_visit_type, visit, G_MAXUINT64, TRUE, work->config->zone);
  add_times (work, object, visit);
  add_details (object, visit);
  /* What is personal comes last, as foyer_visit_show_persons() puts it back. */
  return add_ticket (work, object, visit->ticket, error) &&
                 add_person (work->database, object, visit->id, error)
             ? g_steal_pointer (&object)
             : NULL;
}

JsonArray *
foyer_view_visits (FoyerWork *work, GPtrArray *visits, GError **error)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; i < visits->len; i++)
    {
      JsonObject *object = foyer_view_visit (work, g_ptr_array_index (visits, i), error);

      if (object == NULL)
        return NULL;
      json_array_add_object_element (array, object);
    }
  return g_steal_pointer (&array);
}

JsonObject *
foyer_view_absence (FoyerWork *work, const FoyerAbsence *absence)
{
  JsonObject *object = json_object_new ();

  foyer_json_add_record (object, &foyer_absence_type, absence, G_MAXUINT64, TRUE,
                         work->config->zone);
  return object;
}

static JsonObject *
view_proposal (FoyerWork *work, const FoyerVisitProposal *proposal)
{
  JsonObject *object = json_object_new ();
  g_autofree char *why = foyer_visit_proposal_explain (proposal);
  char start[FOYER_TIME_TEXT_SIZE], end[FOYER_TIME_TEXT_SIZE];

  foyer_time_write (proposal->start, work->config->zone, start);
  foyer_time_write (proposal->end, work->config->zone, end);
  json_object_set_string_member (object, "technician", proposal->technician);
  json_object_set_string_member (object, "start", start);
  json_object_set_string_member (object, "end", end);
  json_object_set_boolean_member (object, "as_wished", proposal->as_wished);
  json_object_set_boolean_member (object, "own_district", proposal->home);
  json_object_set_boolean_member (object, "within_limit", proposal->within_limit);
  if (proposal->travel_s >= 0)
    json_object_set_int_member (object, "travel_s", proposal->travel_s);
  else
    json_object_set_null_member (object, "travel_s");
  json_object_set_int_member (object, "detour_s", proposal->detour_s);
  json_object_set_int_member (object, "load", proposal->load);
  if (proposal->beside != 0)
    json_object_set_int_member (object, "beside", proposal->beside);
  else
    json_object_set_null_member (object, "beside");
  json_object_set_string_member (object, "why", why);
  return object;
}

JsonArray *
foyer_view_proposals (FoyerWork *work, GArray *proposals)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < proposals->len; i++)
    json_array_add_object_element (
        array, view_proposal (work, &g_array_index (proposals, FoyerVisitProposal, i)));
  return array;
}

gboolean
foyer_answer_visit (FoyerWork *work, const FoyerVisit *visit, GError **error)
{
  JsonObject *object = foyer_view_visit (work, visit, error);

  if (object == NULL)
    return FALSE;
  json_object_set_object_member (work->answer, "visit", object);
  return TRUE;
}
