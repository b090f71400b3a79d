/* Verbs of the day's lists: shown, ticked by a person or by a device's own test. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "engine/foyer-day.h"
#include "engine/foyer-report.h"
#include "engine/foyer-verb.h"
#include "hall/foyer-checklist.h"
#include "store/foyer-hall-day-queries.h"
#include "store/foyer-rows.h"

static JsonObject *
view_point (FoyerWork *work, const FoyerPoint *point, const FoyerChecked *checked, FoyerTime due)
{
  JsonObject *object = json_object_new (), *names = json_object_new ();

  for (int i = 0; i < FOYER_N_LANGUAGES; i++)
    json_object_set_string_member (names, foyer_languages[i],
                                   foyer_names_get (&point->names, (FoyerLanguage) i));
  json_object_set_string_member (object, "item", point->code);
  json_object_set_object_member (object, "names", names);
  json_object_set_string_member (object, "by", point->device ? "device" : "person");
  json_object_set_string_member (object, "state",
                                 checked == NULL ? "open" : (checked->good ? "good" : "bad"));
  if (checked == NULL)
    return object;
  foyer_json_add_record (object, &foyer_checked_type, checked,
                         ~(G_GUINT64_CONSTANT (1) << 0 | G_GUINT64_CONSTANT (1) << 1), TRUE,
                         work->config->zone);
  json_object_remove_member (object, "good");
  json_object_set_boolean_member (object, "late", due != 0 && checked->at > due);
  return object;
}

static void
set_time (FoyerWork *work, JsonObject *object, const char *name, FoyerTime time)
{
  g_autofree char *text = time != 0 ? foyer_time_to_iso8601 (time, work->config->zone) : NULL;

  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

/* Of the list that is gone through now, unless @list says which. */
static gboolean
answer_list (FoyerWork *work, FoyerDayList list, GError **error)
{
  g_autoptr (GPtrArray) checked = foyer_query_checked (work->database, work->day->day, error);
  JsonObject *object;
  JsonArray *items, *exceptions;
  FoyerHallDay hall;
  FoyerRun run;

  if (checked == NULL || !foyer_day_get_state (work, &hall, error))
    return FALSE;
  run = foyer_checklist_get_run (work->config, checked, list, &hall, work->now);
  object = json_object_new ();
  items = json_array_new ();
  exceptions = json_array_new ();
  json_object_set_string_member (object, "day", work->day->day);
  json_object_set_string_member (object, "list", foyer_day_lists[list]);
  json_object_set_string_member (object, "state", foyer_run_states[run.state]);
  set_time (work, object, "begins_at", run.begins);
  set_time (work, object, "due_at", run.due);
  for (guint i = 0; i < work->config->points->len; i++)
    {
      const FoyerPoint *point = g_ptr_array_index (work->config->points, i);
      const FoyerChecked *one = foyer_checked_find (checked, point->code);

      if (point->list != (int) list)
        continue;
      json_array_add_object_element (items, view_point (work, point, one, run.due));
      if (one == NULL || !one->good)
        json_array_add_string_element (exceptions, point->code);
    }
  json_object_set_array_member (object, "items", items);
  json_object_set_array_member (object, "exceptions", exceptions);
  json_object_set_object_member (work->answer, "checklist", object);
  return TRUE;
}

/* Points of the opening list that were not in order when the hall opened; one list at most. */
gboolean
foyer_report_add_lists (FoyerWork *work, const char *day, GError **error)
{
  const FoyerConfig *config = work->config;
  const FoyerDay plain = { .day = (char *) day };
  const FoyerTime noon =
      foyer_time_from_date (day, config->day_start, config->zone) + 12 * 3600 * FOYER_SECOND;
  const FoyerHallDay hall = foyer_hours_get_state (config, &plain, noon, FALSE, FALSE);
  g_autoptr (GPtrArray) checked = foyer_query_checked (work->database, day, error);
  JsonArray *lists, *items;
  JsonObject *object;

  if (checked == NULL)
    return FALSE;
  lists = json_array_new ();
  json_object_set_array_member (work->answer, "lists", lists);
  if (foyer_checklist_get_run (config, checked, FOYER_LIST_OPENING, &hall, work->now).state !=
      FOYER_RUN_EXCEPTIONS)
    return TRUE;
  object = json_object_new ();
  items = json_array_new ();
  json_object_set_string_member (object, "list", foyer_day_lists[FOYER_LIST_OPENING]);
  set_time (work, object, "at", hall.opens);
  for (guint i = 0; i < config->points->len; i++)
    {
      const FoyerPoint *point = g_ptr_array_index (config->points, i);
      const FoyerChecked *one = foyer_checked_find (checked, point->code);

      if (point->list == FOYER_LIST_OPENING && (one == NULL || !one->good))
        json_array_add_object_element (items, view_point (work, point, one, 0));
    }
  json_object_set_array_member (object, "items", items);
  json_array_add_object_element (lists, object);
  return TRUE;
}

static gboolean
run_show (FoyerWork *work, GError **error)
{
  int list = foyer_work_get_choice (work, "list", foyer_day_lists, FOYER_N_DAY_LISTS);
  FoyerHallDay hall;

  if (list == FOYER_N_DAY_LISTS)
    {
      if (!foyer_day_get_state (work, &hall, error))
        return FALSE;
      list = hall.opens != hall.closes && work->now >= hall.closes ? FOYER_LIST_CLOSING
                                                                   : FOYER_LIST_OPENING;
    }
  return answer_list (work, (FoyerDayList) list, error);
}

static gboolean
run_tick (FoyerWork *work, GError **error)
{
  const char *item = foyer_work_get_text (work, "item"), *note = foyer_work_get_text (work, "note");
  const gboolean bad = foyer_work_get_flag (work, "bad");
  FoyerChecked before = { 0 };
  FoyerChecked after = { .day = (char *) work->day->day,
                         .item = (char *) item,
                         .good = !bad,
                         .note = note != NULL && *note != '\0' ? (char *) note : NULL,
                         .staff = (char *) work->actor,
                         .at = work->now };
  gboolean found, done;

  if (!foyer_checklist_check_tick (work->config, item, bad, note, error))
    return FALSE;
  before.day = g_strdup (work->day->day);
  before.item = g_strdup (item);
  done = foyer_rows_load (work->database, &foyer_checked_type, &before, &found, error) &&
         foyer_work_put (work, &foyer_checked_type, found ? &before : NULL, &after, error);
  foyer_record_clear (&foyer_checked_type, &before);
  return done && foyer_work_record (work, "checklist.ticked", NULL, 0, error) &&
         answer_list (work, (FoyerDayList) foyer_points_find (work->config->points, item)->list,
                      error);
}

static const FoyerArgument show_arguments[] = {
  { "list", FOYER_ARGUMENT_CHOICE, 0, foyer_day_lists },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument tick_arguments[] = {
  { "item", FOYER_ARGUMENT_TEXT, FOYER_ARGUMENT_POSITIONAL | FOYER_ARGUMENT_REQUIRED, NULL },
  { "bad", FOYER_ARGUMENT_FLAG, 0, NULL },
  { "note", FOYER_ARGUMENT_TEXT, 0, NULL },
  { NULL, 0, 0, NULL },
};

const FoyerVerb foyer_checklist_verbs[] = {
  { "checklist.show", FOYER_VERB_READ, run_show, show_arguments },
  { "checklist.tick", FOYER_VERB_WRITE, run_tick, tick_arguments },
  { NULL, 0, NULL, NULL },
};
