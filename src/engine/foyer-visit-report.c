/* The figures of home visits over some days. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-visit-report.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "hall/foyer-calendar.h"
#include "hall/foyer-visit-figures.h"
#include "store/foyer-visit-queries.h"

static JsonObject *
view_arrivals (const gint64 *arrivals)
{
  JsonObject *object = json_object_new ();

  for (int i = FOYER_PUNCTUALITY_EARLY; i <= FOYER_PUNCTUALITY_LATE; i++)
    json_object_set_int_member (object, foyer_punctualities[i], arrivals[i]);
  return object;
}

static JsonArray *
view_moves (const FoyerVisitFigures *figures)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < figures->moves->len; i++)
    {
      const FoyerVisitMoves *moves = g_ptr_array_index (figures->moves, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "by", foyer_visit_bys[moves->by]);
      json_object_set_string_member (object, "reason", moves->reason);
      json_object_set_int_member (object, "count", moves->count);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
view_loads (const FoyerVisitFigures *figures)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < figures->loads->len; i++)
    {
      const FoyerVisitLoad *load = g_ptr_array_index (figures->loads, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "technician", load->technician);
      json_object_set_int_member (object, "visits", load->visits);
      json_object_set_int_member (object, "planned_s", load->planned_s);
      json_object_set_object_member (object, "arrivals", view_arrivals (load->arrivals));
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
view_states (const FoyerVisitFigures *figures)
{
  JsonObject *object = json_object_new ();

  for (int state = 0; state < FOYER_VISIT_N_STATES; state++)
    if (figures->states[state] > 0)
      json_object_set_int_member (object, foyer_visit_states[state], figures->states[state]);
  return object;
}

static void
answer_figures (FoyerWork *work, const FoyerVisitFigures *figures)
{
  const struct
  {
    const char *name;
    gint64 value;
  } numbers[] = {
    { "visits", figures->visits },
    { "promises", figures->promises },
    { "kept", figures->kept },
    { "not_home", figures->not_home },
    { "reachable", figures->reachable },
    { "door_notes", figures->notes },
    { "moved_by_customer", figures->moved[FOYER_VISIT_BY_CUSTOMER] },
    { "moved_by_company", figures->moved[FOYER_VISIT_BY_COMPANY] },
    { "lead_breaches", figures->lead_breaches },
    { "limit_breaches", figures->limit_breaches },
    { "invitations_missed", figures->invitations_missed },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    json_object_set_int_member (work->answer, numbers[i].name, numbers[i].value);
  json_object_set_object_member (work->answer, "arrivals", view_arrivals (figures->arrivals));
  json_object_set_object_member (work->answer, "states", view_states (figures));
  json_object_set_array_member (work->answer, "moves", view_moves (figures));
  json_object_set_array_member (work->answer, "technicians", view_loads (figures));
}

gboolean
foyer_visit_run_report (FoyerWork *work, GError **error)
{
  const char *from = foyer_work_get_text (work, "from"), *to = foyer_work_get_text (work, "to");
  FoyerVisitFilter filter = { .technician = foyer_work_get_text (work, "technician") };
  g_autoptr (FoyerVisitFigures) figures = NULL;
  g_autoptr (GPtrArray) visits = NULL;
  char today[11];

  foyer_calendar_get_date (work->config, work->now, today);
  from = from != NULL ? from : today;
  to = to != NULL ? to : strcmp (from, today) > 0 ? from : today;
  if (!foyer_date_is_valid (from) || !foyer_date_is_valid (to) || strcmp (to, from) < 0)
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                           _ ("Two dates such as 2026-03-02 are expected, the earlier one first. "
                              "Nothing was changed."));
      return FALSE;
    }
  filter.from = foyer_time_from_date (from, 0, work->config->zone);
  filter.to = foyer_calendar_get_end (work->config, to);
  visits = foyer_query_visits (work->database, &filter, error);
  if (visits == NULL)
    return FALSE;
  figures = foyer_visit_count (work->config, visits, work->now);
  json_object_set_string_member (work->answer, "from", from);
  json_object_set_string_member (work->answer, "to", to);
  answer_figures (work, figures);
  return TRUE;
}
