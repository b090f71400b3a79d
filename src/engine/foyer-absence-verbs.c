/* Verbs of holidays and of technicians' absences: what keeps visits from being where they are. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "engine/foyer-absence.h"
#include "engine/foyer-config-json.h"
#include "engine/foyer-hall-config.h"
#include "engine/foyer-verb.h"
#include "engine/foyer-visit-plan.h"
#include "engine/foyer-visit-view.h"
#include "hall/foyer-calendar.h"
#include "store/foyer-persons.h"
#include "store/foyer-visit-queries.h"

/* A hall that is closed for longer is a mistake in the year. */
#define MOST_DAYS 366

/* Visits that cannot stay: listed, never dropped. */
gboolean
foyer_answer_conflicts (FoyerWork *work, GError **error)
{
  g_autoptr (GPtrArray) conflicts = foyer_visit_plan_find_conflicts (work, error);
  JsonArray *array = conflicts != NULL ? foyer_view_visits (work, conflicts, error) : NULL;

  if (array == NULL)
    return FALSE;
  json_object_set_array_member (work->answer, "rebook", array);
  return TRUE;
}

/* --- absences --- */

/* A date or an instant; of a date @at_end the end of it. */
static gboolean
read_moment (FoyerWork *work, const char *name, gboolean at_end, FoyerTime *time, GError **error)
{
  const char *text = foyer_work_get_text (work, name);

  if (!foyer_date_is_valid (text))
    return foyer_time_from_iso8601 (text, time, error);
  *time = at_end ? foyer_calendar_get_end (work->config, text)
                 : foyer_time_from_date (text, 0, work->config->zone);
  return TRUE;
}

gboolean
foyer_absence_store (FoyerWork *work,
                     const FoyerAbsence *absence,
                     const char *reason,
                     GError **error)
{
  g_autofree char *subject = g_strdup_printf ("absence:%" G_GINT64_FORMAT, absence->id);
  FoyerPerson person = { .note = (char *) reason };

  return (reason == NULL || foyer_person_store (work->database, subject, &person, error)) &&
         foyer_work_put (work, &foyer_absence_type, NULL, absence, error);
}

static gboolean
run_add_absence (FoyerWork *work, GError **error)
{
  const FoyerTechnician *technician =
      foyer_config_find_technician (work->config, foyer_work_get_text (work, "technician"), error);
  FoyerAbsence absence = { 0 };

  if (technician == NULL || !read_moment (work, "from", FALSE, &absence.from, error))
    return FALSE;
  if (foyer_work_get_text (work, "to") == NULL)
    {
      char date[11];

      foyer_calendar_get_date (work->config, absence.from, date);
      absence.to = foyer_calendar_get_end (work->config, date);
    }
  else if (!read_moment (work, "to", TRUE, &absence.to, error))
    return FALSE;
  if (absence.to <= absence.from)
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                           _ ("An absence ends after it begins. Nothing was changed."));
      return FALSE;
    }
  if (!foyer_query_last_absence (work->database, &absence.id, error))
    return FALSE;
  absence.id++;
  absence.technician = technician->id;
  if (!foyer_absence_store (work, &absence, foyer_work_get_text (work, "reason"), error) ||
      !foyer_work_record (work, "absence.added", NULL, 0, error))
    return FALSE;
  json_object_set_object_member (work->answer, "absence", foyer_view_absence (work, &absence));
  return foyer_answer_conflicts (work, error);
}

static gboolean
run_remove_absence (FoyerWork *work, GError **error)
{
  g_autoptr (FoyerAbsence) before =
      foyer_query_absence (work->database, foyer_work_get_integer (work, "id"), error);
  FoyerAbsence after;

  if (before == NULL)
    return FALSE;
  after = *before;
  after.cancelled = TRUE;
  if (!foyer_work_put (work, &foyer_absence_type, before, &after, error) ||
      (!before->cancelled && !foyer_work_record (work, "absence.removed", NULL, 0, error)))
    return FALSE;
  json_object_set_object_member (work->answer, "absence", foyer_view_absence (work, &after));
  return TRUE;
}

static gboolean
run_list_absences (FoyerWork *work, GError **error)
{
  const char *technician = foyer_work_get_text (work, "technician");
  g_autoptr (GPtrArray) absences = foyer_query_absences (work->database, 0, error);
  JsonArray *array;

  if (absences == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < absences->len; i++)
    {
      const FoyerAbsence *absence = g_ptr_array_index (absences, i);

      if (technician == NULL || g_str_equal (technician, absence->technician))
        json_array_add_object_element (array, foyer_view_absence (work, absence));
    }
  json_object_set_array_member (work->answer, "absences", array);
  return TRUE;
}

/* --- holidays, which are part of the configuration --- */

JsonArray *
foyer_holidays_load (FoyerWork *work, GError **error)
{
  g_autoptr (JsonObject) config = json_object_new ();

  if (!foyer_hall_export (work, config, error))
    return NULL;
  return json_object_has_member (config, "holidays")
             ? json_array_ref (json_object_get_array_member (config, "holidays"))
             : json_array_new ();
}

/* Takes over @holidays; from then on this work sees them. */
gboolean
foyer_holidays_store (FoyerWork *work, JsonArray *holidays, GError **error)
{
  g_autoptr (JsonObject) change = json_object_new ();
  g_autoptr (JsonObject) json = json_object_new ();
  g_autoptr (FoyerConfig) config = NULL;
  FoyerConfig *before = work->config;
  gboolean done;

  json_object_set_array_member (change, "holidays", json_array_ref (holidays));
  if (!foyer_hall_configure (work, change, error) || !foyer_hall_export (work, json, error) ||
      (config = foyer_config_from_json (json, error)) == NULL)
    return FALSE;
  work->config = config;
  done = foyer_answer_conflicts (work, error);
  work->config = before;
  if (done)
    json_object_set_array_member (work->answer, "holidays", json_array_ref (holidays));
  return done;
}

static const char *
get_date (JsonArray *holidays, guint i)
{
  return json_object_get_string_member_with_default (json_array_get_object_element (holidays, i),
                                                     "date", "");
}

/* Before the first one that is later: the table stays in order. */
JsonArray *
foyer_holidays_insert (JsonArray *holidays, JsonObject *holiday, const char *date)
{
  JsonArray *sorted = json_array_new ();
  gboolean placed = FALSE;

  for (guint i = 0; i < json_array_get_length (holidays); i++)
    {
      if (!placed && strcmp (get_date (holidays, i), date) > 0)
        {
          json_array_add_object_element (sorted, json_object_ref (holiday));
          placed = TRUE;
        }
      json_array_add_element (sorted, json_array_dup_element (holidays, i));
    }
  if (!placed)
    json_array_add_object_element (sorted, json_object_ref (holiday));
  return sorted;
}

static gboolean
run_add_holiday (FoyerWork *work, GError **error)
{
  const char *date = foyer_work_get_text (work, "date"), *to = foyer_work_get_text (work, "to");
  const char *name = foyer_work_get_text (work, "name");
  const char *kind = foyer_work_get_text (work, "kind");
  g_autoptr (JsonArray) present = foyer_holidays_load (work, error);
  g_autoptr (JsonArray) holidays = NULL;
  g_autoptr (JsonObject) holiday = json_object_new ();
  g_autofree char *last = NULL;

  if (present == NULL)
    return FALSE;
  if (foyer_date_is_valid (date) && foyer_date_is_valid (to) &&
      strcmp (to, (last = foyer_date_add_days (date, MOST_DAYS))) > 0)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                   _ ("A holiday from %s to %s is longer than a year. Nothing was changed."), date,
                   to);
      return FALSE;
    }
  json_object_set_string_member (holiday, "date", date);
  if (to != NULL)
    json_object_set_string_member (holiday, "to", to);
  if (name != NULL)
    {
      JsonObject *names = json_object_new ();

      json_object_set_string_member (names, foyer_languages[work->config->languages[0]], name);
      json_object_set_object_member (holiday, "names", names);
    }
  json_object_set_string_member (holiday, "kind", kind != NULL ? kind : "holiday");
  if (foyer_work_get_flag (work, "open"))
    json_object_set_boolean_member (holiday, "closed", FALSE);
  if (foyer_work_get_flag (work, "greeting"))
    json_object_set_boolean_member (holiday, "greeting", TRUE);
  holidays = foyer_holidays_insert (present, holiday, date);
  return foyer_holidays_store (work, holidays, error);
}

JsonArray *
foyer_holidays_remove (JsonArray *holidays, const char *date)
{
  JsonArray *left = json_array_new ();

  for (guint i = 0; i < json_array_get_length (holidays); i++)
    if (!g_str_equal (get_date (holidays, i), date))
      json_array_add_element (left, json_array_dup_element (holidays, i));
  return left;
}

static gboolean
run_remove_holiday (FoyerWork *work, GError **error)
{
  const char *date = foyer_work_get_text (work, "date");
  g_autoptr (JsonArray) present = foyer_holidays_load (work, error);
  g_autoptr (JsonArray) holidays = NULL;

  if (present == NULL)
    return FALSE;
  holidays = foyer_holidays_remove (present, date);
  if (json_array_get_length (holidays) == json_array_get_length (present))
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                   _ ("The table has no entry that begins on “%s”. Nothing was changed."), date);
      return FALSE;
    }
  return foyer_holidays_store (work, holidays, error);
}

static gboolean
run_list_holidays (FoyerWork *work, GError **error)
{
  JsonArray *holidays = foyer_holidays_load (work, error);

  if (holidays == NULL)
    return FALSE;
  json_object_set_array_member (work->answer, "holidays", holidays);
  return TRUE;
}

#define POSITIONAL (FOYER_ARGUMENT_POSITIONAL | FOYER_ARGUMENT_REQUIRED)

static const FoyerArgument absence_arguments[] = {
  { "technician", FOYER_ARGUMENT_TEXT, FOYER_ARGUMENT_REQUIRED, NULL },
  { "from", FOYER_ARGUMENT_TEXT, FOYER_ARGUMENT_REQUIRED, NULL },
  { "to", FOYER_ARGUMENT_TEXT, 0, NULL },
  { "reason", FOYER_ARGUMENT_TEXT, 0, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument id_arguments[] = {
  { "id", FOYER_ARGUMENT_INTEGER, POSITIONAL, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument list_arguments[] = {
  { "technician", FOYER_ARGUMENT_TEXT, 0, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument holiday_arguments[] = {
  { "date", FOYER_ARGUMENT_TEXT, POSITIONAL, NULL },
  { "to", FOYER_ARGUMENT_TEXT, 0, NULL },
  { "name", FOYER_ARGUMENT_TEXT, 0, NULL },
  { "kind", FOYER_ARGUMENT_CHOICE, 0, foyer_holiday_kinds },
  { "open", FOYER_ARGUMENT_FLAG, 0, NULL },
  { "greeting", FOYER_ARGUMENT_FLAG, 0, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument date_arguments[] = {
  { "date", FOYER_ARGUMENT_TEXT, POSITIONAL, NULL },
  { NULL, 0, 0, NULL },
};

const FoyerVerb foyer_absence_verbs[] = {
  { "absence.add", FOYER_VERB_WRITE, run_add_absence, absence_arguments },
  { "absence.remove", FOYER_VERB_WRITE, run_remove_absence, id_arguments },
  { "absence.list", FOYER_VERB_READ, run_list_absences, list_arguments },
  { "holiday.list", FOYER_VERB_READ, run_list_holidays, NULL },
  { "holiday.add", FOYER_VERB_WRITE, run_add_holiday, holiday_arguments },
  { "holiday.remove", FOYER_VERB_WRITE, run_remove_holiday, date_arguments },
  { NULL, 0, NULL, NULL },
};
