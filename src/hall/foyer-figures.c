/* Figures of a stretch of days: how long people waited and were served, and how they rated it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-figures.h"

FoyerFigures *
foyer_figures_new (void)
{
  FoyerFigures *figures = g_new0 (FoyerFigures, 1);

  figures->waits = g_array_new (FALSE, FALSE, sizeof (gint64));
  figures->services = g_array_new (FALSE, FALSE, sizeof (gint64));
  return figures;
}

void
foyer_figures_free (FoyerFigures *figures)
{
  g_array_unref (figures->waits);
  g_array_unref (figures->services);
  g_free (figures);
}

static void
add_rating (FoyerFigures *figures,
            const FoyerConfig *config,
            const FoyerTicketFact *fact,
            FoyerTime now)
{
  const FoyerRating rating = { .state = fact->rating, .invited_at = fact->finished_at };

  if (fact->rating == FOYER_RATING_NONE)
    return;
  figures->ratings[foyer_rating_get_state (&rating, config->rating.open_s, now)]++;
  if (fact->rating == FOYER_RATING_RATED && fact->score >= 1 && fact->score <= 5)
    figures->scores[fact->score]++;
}

void
foyer_figures_add (FoyerFigures *figures,
                   const FoyerConfig *config,
                   const FoyerTicketFact *fact,
                   FoyerTime now)
{
  const FoyerService *service = foyer_config_find_service (config, fact->service, NULL);
  gint64 wait_s = MAX (fact->called_at - fact->entered_at, 0) / FOYER_SECOND;
  gint64 service_s = MAX ((fact->finished_at - fact->served_at) / FOYER_SECOND - fact->held_s, 0);

  figures->issued++;
  figures->states[fact->state]++;
  figures->classes[fact->class]++;
  if (fact->called_at != 0)
    {
      g_array_append_val (figures->waits, wait_s);
      figures->over_target += service != NULL && wait_s > service->target_s;
    }
  if (fact->state == FOYER_TICKET_COMPLETED && fact->served_at != 0)
    {
      g_array_append_val (figures->services, service_s);
      figures->over_limit +=
          service != NULL && service->limit_s > 0 && service_s > service->limit_s;
    }
  if (fact->state == FOYER_TICKET_COMPLETED)
    figures->last_finished_at = MAX (figures->last_finished_at, fact->finished_at);
  add_rating (figures, config, fact, now);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

FoyerSpread
foyer_spread_of (GArray *seconds, gint64 over)
{
  FoyerSpread spread = { .count = seconds->len, .over = over };
  const gint64 *values;
  gint64 total = 0;
  guint n = seconds->len;

  if (n == 0)
    return spread;
  g_array_sort (seconds, compare);
  values = (const gint64 *) (gconstpointer) seconds->data;
  for (guint i = 0; i < n; i++)
    total += values[i];
  spread.mean = (total + n / 2) / n;
  spread.median = n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
  spread.p90 = values[(n * G_GUINT64_CONSTANT (9) + 9) / 10 - 1];
  spread.max = values[n - 1];
  return spread;
}

FoyerSpread
foyer_figures_get_waits (const FoyerFigures *figures)
{
  return foyer_spread_of (figures->waits, figures->over_target);
}

FoyerSpread
foyer_figures_get_services (const FoyerFigures *figures)
{
  return foyer_spread_of (figures->services, figures->over_limit);
}

gint64
foyer_figures_get_invited (const FoyerFigures *figures)
{
  gint64 invited = 0;

  for (int state = 0; state < FOYER_RATING_N_STATES; state++)
    invited += figures->ratings[state];
  return invited;
}

gint64
foyer_figures_get_answered (const FoyerFigures *figures)
{
  return figures->ratings[FOYER_RATING_RATED];
}

gint64
foyer_figures_share (gint64 part, gint64 whole)
{
  return whole > 0 ? (part * 10000 + whole / 2) / whole : 0;
}
