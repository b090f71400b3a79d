/* Chance of the demo hall: who comes when, with what, how long it takes, how they rate. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-demo-plan.h"

#include <math.h>

/* Shares of the services and the spread of their length, by code; mean lengths are configured. */
static const struct
{
  const char *code;
  double share, deviation_s;
} services[] = {
  { "A", 0.50, 120 }, { "B", 0.16, 240 }, { "C", 0.06, 360 },
  { "D", 0.11, 300 }, { "E", 0.10, 180 }, { "F", 0.07, 180 },
};

/* Weights of the half hours from opening on. */
static const double half_hours[] = { 8.5, 8,   8.5, 9, 8.5, 7,   4.5, 3, 2.5,
                                     3,   4.5, 6.5, 7, 6.5, 5.5, 4.5, 3 };

static const double weekday_factors[] = { 1.15, 1.02, 0.97, 0.95, 1.00, 0.60, 0 };

#define MINUTES(h, m) ((h) *60 + (m))

/* Staffed on busy days only. */
#define PEAK_COUNTER 6

static const int shifts[][8] = {
  { MINUTES (8, 30), MINUTES (17, 0), 0, 0 },
  { MINUTES (8, 30), MINUTES (11, 40), MINUTES (12, 15), MINUTES (17, 0), 0, 0 },
  { MINUTES (8, 30), MINUTES (12, 15), MINUTES (12, 50), MINUTES (17, 0), 0, 0 },
  { MINUTES (8, 30), MINUTES (11, 30), MINUTES (12, 5), MINUTES (17, 0), 0, 0 },
  { MINUTES (8, 30), MINUTES (12, 0), MINUTES (12, 45), MINUTES (17, 0), 0, 0 },
  { MINUTES (8, 30), MINUTES (11, 30), MINUTES (12, 30), MINUTES (17, 0), 0, 0 },
  { MINUTES (9, 0), MINUTES (11, 30), MINUTES (13, 0), MINUTES (16, 0), 0, 0 },
};

static double
draw_normal (GRand *chance)
{
  double u = 1.0 - g_rand_double (chance);

  return sqrt (-2 * log (u)) * cos (2 * G_PI * g_rand_double (chance));
}

/* Lognormal with this mean and deviation. */
static double
draw_length (GRand *chance, double mean, double deviation)
{
  double variance = log (1 + deviation * deviation / (mean * mean));

  return exp (log (mean) - variance / 2 + sqrt (variance) * draw_normal (chance));
}

static gboolean
happens (GRand *chance, double share)
{
  return g_rand_double (chance) < share;
}

static const FoyerService *
draw_service (GRand *chance, const FoyerConfig *config, double *deviation_s)
{
  double left = g_rand_double (chance);

  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    {
      const FoyerService *service = foyer_config_find_service (config, services[i].code, NULL);

      left -= services[i].share;
      *deviation_s = services[i].deviation_s;
      if (left < 0 && service != NULL)
        return service;
    }
  *deviation_s = 120;
  return g_ptr_array_index (config->services, 0);
}

static FoyerClass
draw_class (GRand *chance)
{
  if (happens (chance, 0.01))
    return FOYER_CLASS_URGENT;
  if (happens (chance, 0.025))
    return happens (chance, 0.5) ? FOYER_CLASS_ELDERLY : FOYER_CLASS_DISABLED;
  return FOYER_CLASS_ORDINARY;
}

static void
add_visit (GRand *chance, const FoyerConfig *config, FoyerTime arrives, GArray *visits)
{
  FoyerDemoVisit visit = { .arrives = arrives };
  double deviation_s, other_s, language = g_rand_double (chance);

  visit.service = draw_service (chance, config, &deviation_s);
  visit.length =
      (gint64) (draw_length (chance, MAX ((double) visit.service->mean_s, 30), deviation_s) *
                FOYER_SECOND);
  if (happens (chance, 0.095))
    {
      visit.second = draw_service (chance, config, &other_s);
      if (visit.second == visit.service)
        visit.second = NULL;
    }
  visit.class = draw_class (chance);
  visit.hearing = happens (chance, 0.015);
  visit.language = language < 0.012   ? FOYER_LANGUAGE_KO
                   : language < 0.020 ? FOYER_LANGUAGE_EN
                                      : FOYER_LANGUAGE_ZH;
  visit.way = (gint64) (0.6 * FOYER_MINUTE * (0.5 + g_rand_double (chance)));
  visit.patience =
      (gint64) (45 * FOYER_MINUTE * pow (-log (1.0 - g_rand_double (chance)), 1 / 1.8));
  visit.misses = happens (chance, 0.02);
  g_array_append_val (visits, visit);
}

/* Bills go out on the first of a month and are due on the twentieth. */
gboolean
foyer_demo_plan_is_busy (const char *day)
{
  int of_month = atoi (day + 8);

  return of_month <= 3 || (of_month >= 18 && of_month <= 20);
}

/* Visits of the day: busy ones, some quiet ones, and the rest. */
static double
draw_volume (GRand *chance, const char *day)
{
  double usual = foyer_demo_plan_is_busy (day) ? 320 : g_rand_double (chance) < 0.1 ? 180 : 240;

  return (usual + 15 * draw_normal (chance)) * weekday_factors[foyer_date_get_weekday (day)];
}

const int *
foyer_demo_plan_shifts (gint64 counter, const char *day)
{
  static const int none[] = { 0, 0 };

  if (counter == PEAK_COUNTER && !foyer_demo_plan_is_busy (day))
    return none;
  return shifts[counter < (gint64) G_N_ELEMENTS (shifts) ? counter : 0];
}

static int
by_arrival (gconstpointer a, gconstpointer b)
{
  FoyerTime first = ((const FoyerDemoVisit *) a)->arrives;
  FoyerTime second = ((const FoyerDemoVisit *) b)->arrives;

  return first < second ? -1 : first > second;
}

GArray *
foyer_demo_plan_day (
    GRand *chance, const FoyerConfig *config, const char *day, FoyerTime opens, FoyerTime closes)
{
  GArray *visits = g_array_new (FALSE, TRUE, sizeof (FoyerDemoVisit));
  double volume = draw_volume (chance, day);
  double total = 0, outside = 5 + 7 * g_rand_double (chance);

  for (guint i = 0; i < G_N_ELEMENTS (half_hours); i++)
    total += half_hours[i];
  /* Those who stood outside take their numbers in the first four minutes. */
  for (int i = 0; i < (int) outside; i++)
    add_visit (chance, config, opens + (FoyerTime) (g_rand_double (chance) * 4 * FOYER_MINUTE),
               visits);
  for (guint i = 0; i < G_N_ELEMENTS (half_hours); i++)
    {
      FoyerTime start = opens + (FoyerTime) i * 30 * FOYER_MINUTE;
      double rate = MAX (volume - outside, 0) * half_hours[i] / total / (30 * 60);
      double at = 0;

      while (rate > 0 && (at -= log (1.0 - g_rand_double (chance)) / rate) < 30 * 60)
        {
          FoyerTime arrives = start + (FoyerTime) (at * FOYER_SECOND);
          int persons = happens (chance, 0.06 / 2) ? 2 : 1;

          for (int k = 0; arrives < closes && k < persons; k++)
            add_visit (chance, config, arrives, visits);
        }
    }
  g_array_sort (visits, by_arrival);
  return visits;
}

const char *
foyer_demo_plan_rating (GRand *chance, gint64 waited, int *score, const char **reason)
{
  static const double content[] = { 0.015, 0.025, 0.06, 0.19, 0.71 };
  static const double waiting[] = { 0.05, 0.07, 0.15, 0.25, 0.48 };
  static const char *const reasons[] = { "waiting",  "outcome",     "explanation",
                                         "attitude", "environment", "other" };
  static const double reason_shares[] = { 0.44, 0.23, 0.15, 0.08, 0.06, 0.04 };
  const double *shares = waited > 20 * FOYER_MINUTE ? waiting : content;
  double draw = g_rand_double (chance);

  *score = 0;
  *reason = NULL;
  if (draw >= 0.58)
    return draw < 0.62 ? "declined" : "timed-out";
  draw = g_rand_double (chance);
  for (*score = 1; *score < 5 && draw >= shares[*score - 1]; ++*score)
    draw -= shares[*score - 1];
  if (*score <= 2)
    {
      guint i = 0;

      draw = g_rand_double (chance);
      while (i < G_N_ELEMENTS (reasons) - 1 && draw >= reason_shares[i])
        draw -= reason_shares[i++];
      *reason = reasons[i];
    }
  return "rated";
}
