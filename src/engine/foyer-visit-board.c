/* Everything that a planner's window starts from, in one answer. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-visit-board.h"

#include "base/foyer-error.h"
#include "engine/foyer-hall-config.h"
#include "engine/foyer-visit-view.h"
#include "hall/foyer-calendar.h"
#include "store/foyer-visit-queries.h"

/* As the journal writes it: without what is empty. */
static JsonObject *
view_record (const FoyerRecordType *type, gconstpointer record)
{
  g_autofree gpointer nothing = foyer_record_new (type);
  JsonObject *object = json_object_new ();

  foyer_json_add_record (
      object, type, record,
      foyer_record_diff (type, nothing, record) | foyer_record_get_key_mask (type), FALSE, NULL);
  return object;
}

static gboolean
add_visit (FoyerWork *work, JsonArray *array, const FoyerVisit *visit, GError **error)
{
  g_autofree char *subject = foyer_visit_get_subject (visit->id);
  g_auto (FoyerPerson) person = { 0 };
  JsonObject *object;

  if (!foyer_person_load (work->database, subject, &person, error))
    return FALSE;
  object = json_object_new ();
  json_object_set_object_member (object, "record", view_record (&foyer_visit_type, visit));
  foyer_view_person (object, &person);
  json_array_add_object_element (array, object);
  return TRUE;
}

static gboolean
add_visits (FoyerWork *work, JsonArray *array, GPtrArray *visits, GError **error)
{
  for (guint i = 0; visits != NULL && i < visits->len; i++)
    if (!add_visit (work, array, g_ptr_array_index (visits, i), error))
      return FALSE;
  return visits != NULL;
}

/* The range, the drafts, and the door notes of other days. */
static gboolean
add_range (FoyerWork *work, JsonArray *array, FoyerTime from, FoyerTime to, GError **error)
{
  FoyerVisitFilter filter = { .from = from, .to = to, .unplanned = TRUE };
  g_autoptr (GPtrArray) visits = foyer_query_visits (work->database, &filter, error);
  g_autoptr (GPtrArray) notes = NULL;

  if (!add_visits (work, array, visits, error))
    return FALSE;
  notes = foyer_query_open_notes (work->database, error);
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      const FoyerVisit *visit = g_ptr_array_index (notes, i);

      if ((visit->start < from || visit->start >= to) && !add_visit (work, array, visit, error))
        return FALSE;
    }
  return notes != NULL;
}

static gboolean
add_absences (FoyerWork *work, FoyerTime from, GError **error)
{
  g_autoptr (GPtrArray) absences = foyer_query_absences (work->database, from, error);
  JsonArray *array;

  if (absences == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < absences->len; i++)
    json_array_add_object_element (
        array, view_record (&foyer_absence_type, g_ptr_array_index (absences, i)));
  json_object_set_array_member (work->answer, "absences", array);
  return TRUE;
}

static gboolean
add_config (FoyerWork *work, GError **error)
{
  JsonObject *config = json_object_new ();

  json_object_set_object_member (work->answer, "config", config);
  json_object_set_int_member (work->answer, "revision", work->config->revision);
  return foyer_hall_export (work, config, error);
}

gboolean
foyer_visit_run_board (FoyerWork *work, GError **error)
{
  const char *from = foyer_work_get_text (work, "from"), *to = foyer_work_get_text (work, "to");
  gint64 id = foyer_work_get_integer (work, "id");
  JsonArray *array = json_array_new ();
  FoyerJournalHead head;
  char today[11];

  json_object_set_array_member (work->answer, "visits", array);
  if (!foyer_journal_get_head (work->database, &head, error))
    return FALSE;
  json_object_set_int_member (work->answer, "seq", head.seq);
  if (id != 0)
    {
      g_autoptr (FoyerVisit) visit = foyer_query_visit (work->database, id, error);

      return visit != NULL && add_visit (work, array, visit, error);
    }
  foyer_calendar_get_date (work->config, work->now, today);
  if (!foyer_date_is_valid (from))
    from = today;
  if (!foyer_date_is_valid (to) || strcmp (to, from) < 0)
    to = from;
  json_object_set_string_member (work->answer, "from", from);
  json_object_set_string_member (work->answer, "to", to);
  return add_range (work, array, foyer_time_from_date (from, 0, work->config->zone),
                    foyer_calendar_get_end (work->config, to), error) &&
         add_absences (work, foyer_time_from_date (from, 0, work->config->zone), error) &&
         add_config (work, error);
}
