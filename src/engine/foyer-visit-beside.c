/* Visits that go to the same address, or customer, as one that is being booked (S3 4.2). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-visit-beside.h"

#include "engine/foyer-visit-plan.h"
#include "hall/foyer-calendar.h"
#include "hall/foyer-same-customer.h"
#include "store/foyer-visit-queries.h"

typedef struct
{
  const char *address, *phone;
  gint64 ignore;
  GArray *ids;      /* of gint64 */
  GArray *by_phone; /* of gboolean: the address is another one */
} Search;

static void
consider (gint64 id, const char *phone, const char *address, gpointer data)
{
  Search *search = data;
  gboolean same_address = foyer_address_is_same (search->address, address);
  gboolean by_phone = !same_address && foyer_phone_is_same (search->phone, phone);

  if (id == search->ignore || (!same_address && !by_phone))
    return;
  g_array_append_val (search->ids, id);
  g_array_append_val (search->by_phone, by_phone);
}

static JsonObject *
view (FoyerWork *work, const FoyerVisit *visit, gboolean by_phone)
{
  JsonObject *object = json_object_new ();
  char text[FOYER_TIME_TEXT_SIZE];

  json_object_set_int_member (object, "id", visit->id);
  json_object_set_string_member (object, "type", visit->type);
  json_object_set_string_member (object, "state", foyer_visit_states[visit->state]);
  json_object_set_string_member (object, "technician", visit->technician);
  if (visit->start != 0)
    foyer_time_write (visit->start, work->config->zone, text);
  json_object_set_string_member (object, "start", visit->start != 0 ? text : NULL);
  json_object_set_string_member (object, "same", by_phone ? "phone" : "address");
  return object;
}

/* The first one whose time is still to come and where the technician has not set out. */
static void
look_beside (FoyerWork *work, FoyerVisitRequest *request, const FoyerVisit *visit)
{
  const FoyerTechnician *person =
      visit->technician != NULL
          ? foyer_config_find_technician (work->config, visit->technician, NULL)
          : NULL;
  char date[11];

  if (request->beside.id != 0 || visit->start <= work->now || visit->state > FOYER_VISIT_REMINDED ||
      visit->start == 0)
    return;
  request->beside = (FoyerVisitSpan){ visit->id, visit->start, visit->end, NULL };
  /* %NULL when the technician has left. */
  request->beside_technician = person != NULL ? person->id : NULL;
  /* Where nobody said until when, the days reach as far as it. */
  foyer_calendar_get_date (work->config, visit->start, date);
  if (foyer_work_get_text (work, "to") == NULL && strcmp (date, request->to) > 0)
    {
      char today[11];
      g_autofree char *last = NULL;

      foyer_calendar_get_date (work->config, work->now, today);
      last = foyer_date_add_days (today, FOYER_VISIT_HORIZON);
      g_strlcpy (request->to, strcmp (date, last) < 0 ? date : last, sizeof request->to);
    }
}

gboolean
foyer_visit_beside_find (FoyerWork *work, FoyerVisitRequest *request, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) by_phone = g_array_new (FALSE, FALSE, sizeof (gboolean));
  Search search = { .address = foyer_work_get_text (work, "address"),
                    .phone = foyer_work_get_text (work, "phone"),
                    .ignore = request->ignore,
                    .ids = ids,
                    .by_phone = by_phone };
  JsonArray *array;

  if (search.address == NULL && search.phone == NULL)
    return TRUE;
  if (!foyer_query_open_persons (work->database, consider, &search, error))
    return FALSE;
  array = json_array_new ();
  json_object_set_array_member (work->answer, "also_open", array);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (FoyerVisit) visit =
          foyer_query_visit (work->database, g_array_index (ids, gint64, i), error);

      if (visit == NULL)
        return FALSE;
      json_array_add_object_element (array,
                                     view (work, visit, g_array_index (by_phone, gboolean, i)));
      /* The same customer elsewhere saves nobody a way. */
      if (!g_array_index (by_phone, gboolean, i))
        look_beside (work, request, visit);
    }
  return TRUE;
}
