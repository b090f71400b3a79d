/* How well the promises of home visits were kept, counted (S2 八.2, 八.3; states 2.5). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-visit-figures.h"

static void
free_load (gpointer data)
{
  g_free (((FoyerVisitLoad *) data)->technician);
  g_free (data);
}

static void
free_moves (gpointer data)
{
  g_free (((FoyerVisitMoves *) data)->reason);
  g_free (data);
}

void
foyer_visit_figures_free (FoyerVisitFigures *figures)
{
  g_ptr_array_unref (figures->moves);
  g_ptr_array_unref (figures->loads);
  g_free (figures);
}

static FoyerVisitLoad *
find_load (FoyerVisitFigures *figures, const char *technician)
{
  FoyerVisitLoad *load;

  for (guint i = 0; i < figures->loads->len; i++)
    {
      load = g_ptr_array_index (figures->loads, i);
      if (g_str_equal (load->technician, technician))
        return load;
    }
  load = g_new0 (FoyerVisitLoad, 1);
  load->technician = g_strdup (technician);
  g_ptr_array_add (figures->loads, load);
  return load;
}

static void
count_move (FoyerVisitFigures *figures, const FoyerVisit *visit)
{
  const char *reason = visit->why != NULL ? visit->why : "";
  FoyerVisitMoves *moves;

  figures->moved[visit->by]++;
  for (guint i = 0; i < figures->moves->len; i++)
    {
      moves = g_ptr_array_index (figures->moves, i);
      if (moves->by == visit->by && g_str_equal (moves->reason, reason))
        {
          moves->count++;
          return;
        }
    }
  moves = g_new0 (FoyerVisitMoves, 1);
  moves->by = visit->by;
  moves->reason = g_strdup (reason);
  moves->count = 1;
  g_ptr_array_add (figures->moves, moves);
}

/* What the customer gave up was no promise any more; nor is one whose time has not come. */
static gboolean
is_due_promise (const FoyerVisit *visit, FoyerTime now)
{
  return visit->confirmed_at != 0 && visit->by != FOYER_VISIT_BY_CUSTOMER &&
         (visit->arrived_at != 0 || visit->by == FOYER_VISIT_BY_COMPANY || visit->start <= now);
}

static void
count_visit (const FoyerConfig *config,
             FoyerVisitFigures *figures,
             const FoyerVisit *visit,
             FoyerTime now)
{
  const FoyerVisitType *type = foyer_config_find_visit_type (config, visit->type, NULL);
  FoyerPunctuality arrival =
      foyer_visit_get_punctuality (visit, config->visits->settings.arrive_early_s);
  gboolean gone = visit->state == FOYER_VISIT_RESCHEDULED || visit->state == FOYER_VISIT_CANCELLED;

  figures->visits++;
  figures->states[visit->state]++;
  figures->arrivals[arrival]++;
  if (is_due_promise (visit, now))
    {
      figures->promises++;
      figures->kept += arrival == FOYER_PUNCTUALITY_EARLY || arrival == FOYER_PUNCTUALITY_TIGHT;
    }
  if (visit->phones > 0)
    {
      figures->not_home++;
      figures->reachable += visit->reached && visit->note == 0;
    }
  figures->notes += visit->note != 0;
  figures->lead_breaches += visit->lead_breach;
  figures->limit_breaches += visit->limit_breach;
  if (type != NULL && visit->confirmed_at != 0 && !gone)
    figures->invitations_missed += foyer_visit_is_invitation_missed (config, type, visit, now);
  if (visit->state == FOYER_VISIT_RESCHEDULED)
    count_move (figures, visit);
  if (visit->technician != NULL && !gone)
    {
      FoyerVisitLoad *load = find_load (figures, visit->technician);

      load->visits++;
      load->planned_s += (visit->end - visit->start) / FOYER_SECOND;
      load->arrivals[arrival]++;
    }
}

static int
by_count (gconstpointer a, gconstpointer b)
{
  const FoyerVisitMoves *one = *(FoyerVisitMoves *const *) a;
  const FoyerVisitMoves *other = *(FoyerVisitMoves *const *) b;

  if (one->count != other->count)
    return one->count > other->count ? -1 : 1;
  return one->by != other->by ? one->by - other->by : strcmp (one->reason, other->reason);
}

static int
by_number (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(FoyerVisitLoad *const *) a)->technician,
                 (*(FoyerVisitLoad *const *) b)->technician);
}

FoyerVisitFigures *
foyer_visit_count (const FoyerConfig *config, const GPtrArray *visits, FoyerTime now)
{
  FoyerVisitFigures *figures = g_new0 (FoyerVisitFigures, 1);

  figures->moves = g_ptr_array_new_with_free_func (free_moves);
  figures->loads = g_ptr_array_new_with_free_func (free_load);
  for (guint i = 0; i < visits->len; i++)
    {
      const FoyerVisit *visit = g_ptr_array_index (visits, i);

      if (visit->start != 0)
        count_visit (config, figures, visit, now);
    }
  g_ptr_array_sort (figures->moves, by_count);
  g_ptr_array_sort (figures->loads, by_number);
  return figures;
}
