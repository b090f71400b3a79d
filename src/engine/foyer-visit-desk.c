/* Looking at home visits: proposals, lists, one visit. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-visit-desk.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "engine/foyer-visit-beside.h"
#include "engine/foyer-visit-book.h"
#include "engine/foyer-visit-plan.h"
#include "engine/foyer-visit-view.h"
#include "hall/foyer-calendar.h"
#include "store/foyer-queries.h"
#include "store/foyer-visit-queries.h"

#define USUAL_DAYS      14
#define USUAL_PROPOSALS 8
#define MOST_PROPOSALS  100

static gboolean
read_date (FoyerWork *work, const char *name, const char **date, GError **error)
{
  *date = foyer_work_get_text (work, name);
  if (*date == NULL || foyer_date_is_valid (*date))
    return TRUE;
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
               _ ("“%s” is not a date. Nothing was changed."), *date);
  return FALSE;
}

/* The days to look at: as asked for, else those of the wish, else two weeks from today; never the
 * past, never farther than the horizon. */
static gboolean
read_days (FoyerWork *work, FoyerVisitRequest *request, GError **error)
{
  g_autofree char *last = NULL, *usual = NULL;
  const char *from, *to;
  char today[11];

  if (!read_date (work, "from", &from, error) || !read_date (work, "to", &to, error))
    return FALSE;
  foyer_calendar_get_date (work->config, work->now, today);
  last = foyer_date_add_days (today, FOYER_VISIT_HORIZON);
  if (from == NULL && *request->wish.from != '\0')
    from = request->wish.from;
  if (from == NULL || strcmp (from, today) < 0)
    from = today;
  g_strlcpy (request->from, from, sizeof request->from);
  usual = foyer_date_add_days (from, USUAL_DAYS);
  if (to == NULL)
    to = usual;
  g_strlcpy (request->to, strcmp (to, last) < 0 ? to : last, sizeof request->to);
  return TRUE;
}

gboolean
foyer_visit_run_propose (FoyerWork *work, GError **error)
{
  gint64 limit = foyer_work_get_integer (work, "limit");
  const gint64 minutes = foyer_work_get_integer (work, "minutes");
  FoyerVisitRequest request = {
    .type = foyer_config_find_visit_type (work->config, foyer_work_get_text (work, "type"), error),
    .class = (FoyerVisitClass) foyer_work_get_choice (work, "class", foyer_visit_classes,
                                                      FOYER_VISIT_HOUSEHOLD),
    .length_s = CLAMP (minutes, 0, 12 * 60) * 60,
    .technician = foyer_work_get_text (work, "technician"),
    .now = work->now,
    .ignore = foyer_work_get_integer (work, "visit"),
    .limit = limit > 0 && limit <= MOST_PROPOSALS ? (guint) limit : USUAL_PROPOSALS,
  };
  const char *ordered;
  g_autofree char *install_by = NULL, *district = NULL;
  g_autoptr (GArray) proposals = NULL;

  if (request.type == NULL ||
      (request.district = district = foyer_config_find_district (
           work->config, foyer_work_get_text (work, "district"), error)) == NULL ||
      !read_date (work, "ordered", &ordered, error) ||
      (request.technician != NULL &&
       foyer_config_find_technician (work->config, request.technician, error) == NULL))
    return FALSE;
  if (minutes < 0 || minutes > 12 * 60)
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                           _ ("A visit takes 1 to 720 minutes. Nothing was changed."));
      return FALSE;
    }
  foyer_visit_wish_read (foyer_work_get_text (work, "wish"), &request.wish);
  if (!read_days (work, &request, error))
    return FALSE;
  if (request.type->installation)
    {
      char today[11];

      foyer_calendar_get_date (work->config, work->now, today);
      request.install_by = install_by =
          foyer_visit_get_install_by (work->config, ordered != NULL ? ordered : today,
                                      MAX (foyer_work_get_integer (work, "meters"), 1));
    }
  if (!foyer_visit_beside_find (work, &request, error))
    return FALSE;
  proposals = foyer_visit_plan_propose (work, &request, error);
  if (proposals == NULL)
    return FALSE;
  json_object_set_array_member (work->answer, "proposals", foyer_view_proposals (work, proposals));
  json_object_set_boolean_member (work->answer, "wish_understood", request.wish.understood);
  return TRUE;
}

static gboolean
read_filter (FoyerWork *work, FoyerVisitFilter *filter, GError **error)
{
  const char *from, *to;
  gint64 number;

  if (!read_date (work, "from", &from, error) || !read_date (work, "to", &to, error))
    return FALSE;
  filter->technician = foyer_work_get_text (work, "technician");
  filter->state = foyer_work_get_text (work, "state");
  filter->unplanned = foyer_work_get_flag (work, "unplanned");
  if (from != NULL)
    filter->from = foyer_time_from_date (from, 0, work->config->zone);
  if (to != NULL)
    filter->to = foyer_calendar_get_end (work->config, to);
  if (foyer_work_get_text (work, "note") == NULL)
    return TRUE;
  /* As it stands on the note: "0007". */
  if (!g_ascii_string_to_signed (foyer_work_get_text (work, "note"), 10, 1, G_MAXINT32, &number,
                                 error))
    {
      g_clear_error (error);
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                   _ ("“%s” is not the number of a door note. Nothing was changed."),
                   foyer_work_get_text (work, "note"));
      return FALSE;
    }
  filter->note = number;
  return TRUE;
}

gboolean
foyer_visit_run_list (FoyerWork *work, GError **error)
{
  FoyerVisitFilter filter = { 0 };
  g_autoptr (GPtrArray) visits = NULL;
  JsonArray *array;

  if (foyer_work_get_flag (work, "rebook"))
    visits = foyer_visit_plan_find_conflicts (work, error);
  else if (read_filter (work, &filter, error))
    visits = foyer_query_visits (work->database, &filter, error);
  array = visits != NULL ? foyer_view_visits (work, visits, error) : NULL;
  if (array == NULL)
    return FALSE;
  json_object_set_array_member (work->answer, "visits", array);
  return TRUE;
}

/* With every row of a visit that was moved, the first one first. */
static gboolean
add_history (FoyerWork *work, const FoyerVisit *visit, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_visit_free);
  JsonArray *array;

  for (gint64 id = visit->previous; id != 0;)
    {
      FoyerVisit *row = foyer_query_visit (work->database, id, error);

      if (row == NULL)
        return FALSE;
      g_ptr_array_insert (rows, 0, row);
      id = row->previous < id ? row->previous : 0;
    }
  array = foyer_view_visits (work, rows, error);
  if (array == NULL)
    return FALSE;
  json_object_set_array_member (work->answer, "history", array);
  return TRUE;
}

gboolean
foyer_visit_run_show (FoyerWork *work, GError **error)
{
  g_autoptr (FoyerVisit) visit =
      foyer_query_visit (work->database, foyer_work_get_integer (work, "id"), error);

  return visit != NULL && foyer_answer_visit (work, visit, error) &&
         add_history (work, visit, error);
}

/* Sets the arguments "technician" and "start" to the best time for a visit of @type, not before
 * @from. %FALSE without an error when there is none. */
static gboolean
choose_time (
    FoyerWork *work, const FoyerVisitType *type, const char *from, gint64 ignore, GError **error)
{
  FoyerVisitRequest request = {
    .type = type,
    .class = (FoyerVisitClass) foyer_work_get_choice (work, "class", foyer_visit_classes,
                                                      FOYER_VISIT_HOUSEHOLD),
    .district = foyer_work_get_text (work, "district"),
    .now = work->now,
    .ignore = ignore,
    .limit = 1,
  };
  g_autofree char *last = foyer_date_add_days (from, USUAL_DAYS);
  g_autoptr (GArray) proposals = NULL;
  char start[FOYER_TIME_TEXT_SIZE];

  foyer_visit_wish_read (foyer_work_get_text (work, "wish"), &request.wish);
  g_strlcpy (request.from, from, sizeof request.from);
  g_strlcpy (request.to, last, sizeof request.to);
  proposals = foyer_visit_plan_propose (work, &request, error);
  if (proposals == NULL || proposals->len == 0)
    return FALSE;
  foyer_time_write (g_array_index (proposals, FoyerVisitProposal, 0).start, NULL, start);
  json_object_set_string_member (work->arguments, "start", start);
  json_object_set_string_member (work->arguments, "technician",
                                 g_array_index (proposals, FoyerVisitProposal, 0).technician);
  return TRUE;
}

static gboolean
fail_without_time (GError **error)
{
  if (error == NULL || *error == NULL)
    g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_SLOT_TAKEN,
                         _ ("No technician has time for it. Nothing was changed."));
  return FALSE;
}

gboolean
foyer_visit_run_demo_book (FoyerWork *work, GError **error)
{
  const FoyerVisitType *type =
      foyer_config_find_visit_type (work->config, foyer_work_get_text (work, "type"), error);
  g_autofree char *from = NULL;
  char today[11];

  if (type == NULL)
    return FALSE;
  foyer_calendar_get_date (work->config, work->now, today);
  from = foyer_date_add_days (today, (int) CLAMP (foyer_work_get_integer (work, "ahead"), 0, 30));
  return choose_time (work, type, from, 0, error) ? foyer_visit_run_book (work, error)
                                                  : fail_without_time (error);
}

gboolean
foyer_visit_run_demo_move (FoyerWork *work, GError **error)
{
  g_autoptr (FoyerVisit) visit =
      foyer_query_visit (work->database, foyer_work_get_integer (work, "id"), error);
  const FoyerVisitType *type =
      visit != NULL ? foyer_config_find_visit_type (work->config, visit->type, error) : NULL;
  g_autofree char *from = NULL;
  char today[11];

  if (type == NULL)
    return FALSE;
  foyer_calendar_get_date (work->config, MAX (work->now, visit->start), today);
  from = foyer_date_add_days (today, 1);
  json_object_set_string_member (work->arguments, "class", foyer_visit_classes[visit->class]);
  if (visit->district != NULL)
    json_object_set_string_member (work->arguments, "district", visit->district);
  return choose_time (work, type, from, visit->id, error) ? foyer_visit_run_move (work, error)
                                                          : fail_without_time (error);
}
