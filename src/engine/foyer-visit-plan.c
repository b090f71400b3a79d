/* What the technicians have to do in a span of time, and what fits beside it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-visit-plan.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "base/foyer-json.h"
#include "engine/foyer-visit-view.h"
#include "hall/foyer-calendar.h"
#include "store/foyer-vault.h"
#include "store/foyer-visit-queries.h"

/* How far a visit before or after may reach over the border of a span. */
#define MARGIN (12 * G_TIME_SPAN_HOUR)
/* After a refusal: how many days are looked at, and how many free times are named. */
#define NEXT_DAYS  14
#define NEXT_TIMES 3

void
foyer_visit_plan_free (FoyerVisitPlan *plan)
{
  g_clear_pointer (&plan->spans, g_ptr_array_unref);
  g_clear_pointer (&plan->visits, g_ptr_array_unref);
  g_clear_pointer (&plan->absences, g_ptr_array_unref);
  g_free (plan);
}

static GArray *
find_spans (FoyerVisitPlan *plan, const FoyerConfig *config, const char *technician)
{
  GPtrArray *technicians = config->visits->technicians;

  for (guint i = 0; i < technicians->len; i++)
    if (g_str_equal (((FoyerTechnician *) g_ptr_array_index (technicians, i))->id, technician))
      return g_ptr_array_index (plan->spans, i);
  return NULL;
}

const GArray *
foyer_visit_plan_get_spans (FoyerVisitPlan *plan, const FoyerConfig *config, const char *technician)
{
  return find_spans (plan, config, technician);
}

static void
add_span (FoyerVisitPlan *plan,
          const FoyerConfig *config,
          const char *technician,
          const FoyerVisitSpan *span)
{
  GArray *spans = find_spans (plan, config, technician);

  if (spans != NULL)
    g_array_append_val (spans, *span);
}

static void
sort_spans (gpointer data, gpointer user_data)
{
  g_array_sort (data, foyer_visit_span_compare);
}

FoyerVisitPlan *
foyer_visit_plan_load (
    FoyerWork *work, const char *technician, FoyerTime from, FoyerTime to, GError **error)
{
  g_autoptr (FoyerVisitPlan) plan = g_new0 (FoyerVisitPlan, 1);

  plan->spans = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < work->config->visits->technicians->len; i++)
    g_ptr_array_add (plan->spans, g_array_new (FALSE, FALSE, sizeof (FoyerVisitSpan)));
  plan->visits =
      foyer_query_planned_visits (work->database, technician, from - MARGIN, to + MARGIN, error);
  if (plan->visits == NULL)
    return NULL;
  plan->absences = foyer_query_absences (work->database, from - MARGIN, error);
  if (plan->absences == NULL)
    return NULL;
  for (guint i = 0; i < plan->visits->len; i++)
    {
      const FoyerVisit *visit = g_ptr_array_index (plan->visits, i);
      FoyerVisitSpan span = { visit->id, visit->start, visit->end, visit->district };

      add_span (plan, work->config, visit->technician, &span);
    }
  for (guint i = 0; i < plan->absences->len; i++)
    {
      const FoyerAbsence *absence = g_ptr_array_index (plan->absences, i);
      FoyerVisitSpan span = { 0, absence->from, absence->to, NULL };

      add_span (plan, work->config, absence->technician, &span);
    }
  g_ptr_array_foreach (plan->spans, sort_spans, NULL);
  return g_steal_pointer (&plan);
}

GArray *
foyer_visit_plan_propose (FoyerWork *work, const FoyerVisitRequest *request, GError **error)
{
  g_autoptr (FoyerVisitPlan) plan = foyer_visit_plan_load (
      work, request->technician, foyer_time_from_date (request->from, 0, work->config->zone),
      foyer_calendar_get_end (work->config, request->to), error);

  return plan != NULL ? foyer_visit_propose (work->config, request, plan->spans) : NULL;
}

/* The best free times near the one that was wanted, of FoyerVisitProposal; %NULL without any. */
static GArray *
find_next_times (FoyerWork *work, const FoyerVisit *visit, const FoyerVisitType *type)
{
  FoyerVisitRequest request = {
    .type = type,
    .class = (FoyerVisitClass) visit->class,
    .district = visit->district,
    .length_s = (visit->end - visit->start) / FOYER_SECOND,
    .install_by = visit->install_by,
    .now = work->now,
    .ignore = visit->id,
    .limit = NEXT_TIMES,
  };
  g_autofree char *last = NULL;
  FoyerWallTime wall = foyer_time_to_wall (visit->start, work->config->zone);

  foyer_visit_wish_read (visit->wished, &request.wish);
  if (*request.wish.from == '\0' && request.wish.minute < 0)
    request.wish.minute = wall.minute;
  foyer_calendar_get_date (work->config, MAX (visit->start, work->now), request.from);
  last = foyer_date_add_days (request.from, NEXT_DAYS);
  g_strlcpy (request.to, last, sizeof request.to);
  return foyer_visit_plan_propose (work, &request, NULL);
}

/* "2026-03-05 09:00 (2101), …" */
static char *
name_times (FoyerWork *work, const GArray *proposals)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; proposals != NULL && i < proposals->len; i++)
    {
      const FoyerVisitProposal *proposal = &g_array_index (proposals, FoyerVisitProposal, i);
      char when[FOYER_TIME_TEXT_SIZE];

      foyer_time_write (proposal->start, work->config->zone, when);
      g_string_append_printf (text, "%s%.10s %.5s (%s)", i > 0 ? ", " : "", when, when + 11,
                              proposal->technician);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* @refusal (taken) with the free times behind it: for people in the sentence, for programs beside
 * it (S2 八.1). */
static GError *
add_next_times (FoyerWork *work,
                const FoyerVisit *visit,
                const FoyerVisitType *type,
                GError *refusal)
{
  g_autoptr (GArray) proposals = find_next_times (work, visit, type);
  g_autoptr (JsonObject) details = json_object_new ();
  g_autofree char *names = NULL;
  g_autofree char *text = NULL;
  GError *whole;

  if (proposals == NULL || proposals->len == 0)
    return refusal;
  names = name_times (work, proposals);
  whole =
      g_error_new (refusal->domain, refusal->code, _ ("%s Free are: %s."), refusal->message, names);
  json_object_set_array_member (details, "proposals", foyer_view_proposals (work, proposals));
  text = foyer_json_to_text (details);
  foyer_error_set_details (whole, text);
  g_error_free (refusal);
  return whole;
}

gboolean
foyer_visit_plan_check (FoyerWork *work,
                        const FoyerVisit *visit,
                        const FoyerVisitType *type,
                        GError **error)
{
  const FoyerTechnician *technician =
      foyer_config_find_technician (work->config, visit->technician, error);
  FoyerVisitSpan slot = { visit->id, visit->start, visit->end, visit->district };
  g_autoptr (FoyerVisitPlan) plan = NULL;
  g_autoptr (GError) refusal = NULL;
  const FoyerVisitSpan *other;
  FoyerVisitFit fit;

  if (technician == NULL)
    return FALSE;
  plan = foyer_visit_plan_load (work, visit->technician, visit->start, visit->end, error);
  if (plan == NULL)
    return FALSE;
  fit = foyer_visit_fit (work->config, technician, type, visit->class == FOYER_VISIT_SPECIAL, &slot,
                         find_spans (plan, work->config, visit->technician), work->now, &other);
  if (fit == FOYER_FIT_YES)
    return TRUE;
  foyer_visit_fit_set_error (work->config, fit, &slot, visit->technician, other, &refusal);
  g_propagate_error (error, add_next_times (work, visit, type, g_steal_pointer (&refusal)));
  return FALSE;
}

GPtrArray *
foyer_visit_plan_find_conflicts (FoyerWork *work, GError **error)
{
  g_autoptr (FoyerVisitPlan) plan =
      foyer_visit_plan_load (work, NULL, work->now, G_MAXINT64 / 2, error);
  GPtrArray *conflicts;

  if (plan == NULL)
    return NULL;
  conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_visit_free);
  for (guint i = 0; i < plan->visits->len; i++)
    {
      const FoyerVisit *visit = g_ptr_array_index (plan->visits, i);

      if (visit->start > work->now &&
          foyer_visit_find_conflict (work->config, visit, plan->absences) != FOYER_FIT_YES)
        g_ptr_array_add (conflicts, foyer_visit_copy (visit));
    }
  return conflicts;
}

gboolean
foyer_visit_plan_check_config (FoyerWork *work, const FoyerConfig *config, GError **error)
{
  g_autoptr (GPtrArray) visits =
      foyer_query_planned_visits (work->database, NULL, work->now, G_MAXINT64 / 2, error);

  for (guint i = 0; visits != NULL && i < visits->len; i++)
    {
      const FoyerVisit *visit = g_ptr_array_index (visits, i);

      if (foyer_config_find_visit_type (config, visit->type, NULL) == NULL)
        {
          g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                       _ ("A home visit of the kind “%s” is planned; the kind cannot go. Nothing "
                          "was changed."),
                       visit->type);
          return FALSE;
        }
      if (foyer_config_find_technician (config, visit->technician, NULL) == NULL)
        {
          g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                       _ ("Home visits of technician %s are planned; give them to somebody else "
                          "first. Nothing was changed."),
                       visit->technician);
          return FALSE;
        }
    }
  return visits != NULL;
}

gboolean
foyer_visit_plan_forget_former (FoyerWork *work, const FoyerConfig *config, GError **error)
{
  GPtrArray *technicians = work->config->visits->technicians;

  for (guint i = 0; i < technicians->len; i++)
    {
      const FoyerTechnician *former = g_ptr_array_index (technicians, i);
      g_autofree char *subject = g_strconcat ("technician:", former->id, NULL);

      if (foyer_config_find_technician (config, former->id, NULL) == NULL &&
          !foyer_vault_remove_person (work->database, subject, error))
        return FALSE;
    }
  return TRUE;
}
