/* What a planner should be told of now, asked of the tables. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-visit-desk.h"
#include "engine/foyer-visit-view.h"
#include "hall/foyer-visit-reminder.h"
#include "store/foyer-visit-queries.h"

static const FoyerVisit *
find_visit (const GPtrArray *visits, gint64 id)
{
  for (guint i = 0; i < visits->len; i++)
    if (((FoyerVisit *) g_ptr_array_index (visits, i))->id == id)
      return g_ptr_array_index (visits, i);
  g_assert_not_reached ();
}

static JsonObject *
view_reminder (FoyerWork *work, const FoyerReminder *reminder, const FoyerVisit *visit)
{
  JsonObject *object = json_object_new ();
  char text[FOYER_TIME_TEXT_SIZE];

  json_object_set_string_member (object, "kind", foyer_reminder_kinds[reminder->kind]);
  json_object_set_int_member (object, "visit", reminder->visit);
  json_object_set_string_member (object, "type", visit->type);
  json_object_set_string_member (object, "state", foyer_visit_states[visit->state]);
  json_object_set_string_member (object, "technician", visit->technician);
  foyer_time_write (reminder->due, work->config->zone, text);
  json_object_set_string_member (object, "due", text);
  if (reminder->predicted != 0)
    {
      foyer_time_write (reminder->predicted, work->config->zone, text);
      json_object_set_string_member (object, "predicted", text);
    }
  return object;
}

gboolean
foyer_visit_run_reminders (FoyerWork *work, GError **error)
{
  g_autoptr (GPtrArray) visits = foyer_query_visits_to_mind (work->database, error);
  g_autoptr (GPtrArray) absences = NULL;
  g_autoptr (GArray) reminders = NULL;
  JsonArray *array = json_array_new ();
  FoyerTime next;
  char text[FOYER_TIME_TEXT_SIZE];

  json_object_set_array_member (work->answer, "reminders", array);
  if (visits == NULL ||
      (absences = foyer_query_absences (work->database, work->now, error)) == NULL)
    return FALSE;
  reminders = foyer_visit_find_reminders (work->config, visits, absences, work->now, &next);
  for (guint i = 0; i < reminders->len; i++)
    {
      const FoyerReminder *reminder = &g_array_index (reminders, FoyerReminder, i);

      json_array_add_object_element (
          array, view_reminder (work, reminder, find_visit (visits, reminder->visit)));
    }
  if (next != 0)
    foyer_time_write (next, work->config->zone, text);
  json_object_set_string_member (work->answer, "next", next != 0 ? text : NULL);
  return TRUE;
}
