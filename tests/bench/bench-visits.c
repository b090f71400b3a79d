/* What proposing a home visit costs: 30 technicians, 60 days, half of their time taken. Beside it,
 * as a yardstick, sorting the same pieces of time once. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "hall/foyer-visit-propose.h"

#define TECHNICIANS 30
#define DAYS        60
#define ROUNDS      21

static int
by_size (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static void
report (const char *what, double *ms)
{
  qsort (ms, ROUNDS, sizeof *ms, by_size);
  g_print ("%-34s median %7.3f ms  (least %7.3f, most %7.3f)\n", what, ms[ROUNDS / 2], ms[0],
           ms[ROUNDS - 1]);
}

static FoyerConfig *
make_config (void)
{
  static const char *const districts[] = { "north", "south", "east", "west" };
  FoyerConfig *config = foyer_config_new ();

  g_time_zone_unref (config->zone);
  config->zone = g_time_zone_new_identifier ("Asia/Shanghai");
  for (int i = 0; i < 7; i++)
    config->hours[i] = (FoyerHours){ 8 * 60, 18 * 60 };
  for (int i = 0; i < TECHNICIANS; i++)
    {
      FoyerTechnician *technician = g_new0 (FoyerTechnician, 1);

      technician->id = g_strdup_printf ("%d", 2100 + i);
      technician->district = g_strdup (districts[i % 4]);
      technician->skills = g_strsplit ("leak", " ", -1);
      technician->hours = (FoyerHours){ 8 * 60, 17 * 60 };
      g_ptr_array_add (config->visits->technicians, technician);
    }
  for (int i = 0; i < 4; i++)
    for (int k = i + 1; k < 4; k++)
      {
        FoyerWay way = { g_strdup (districts[i]), g_strdup (districts[k]), 600 + 60 * (i + k) };

        g_array_append_val (config->visits->travel.ways, way);
      }
  return config;
}

/* Half an hour taken, half an hour free, all day long. */
static GPtrArray *
make_spans (const FoyerConfig *config, guint *n)
{
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (int i = 0; i < TECHNICIANS; i++)
    {
      GArray *lane = g_array_new (FALSE, FALSE, sizeof (FoyerVisitSpan));
      const FoyerTechnician *technician =
          g_ptr_array_index (config->visits->technicians, (guint) i);

      for (int day = 0; day < DAYS; day++)
        {
          g_autofree char *date = foyer_date_add_days ("2026-03-02", day);
          FoyerTime begin = foyer_time_from_date (date, 8 * 60 + i % 4 * 15, config->zone);

          for (int visit = 0; visit < 9; visit++)
            {
              FoyerVisitSpan span = { ++*n, begin + visit * 60 * FOYER_MINUTE,
                                      begin + (visit * 60 + 30) * FOYER_MINUTE,
                                      technician->district };

              g_array_append_val (lane, span);
            }
        }
      g_ptr_array_add (spans, lane);
    }
  return spans;
}

static FoyerVisitRequest
make_request (const FoyerConfig *config, const FoyerVisitType *type, const char *wish)
{
  FoyerVisitRequest request = {
    .type = type,
    .district = "north",
    .length_s = 15 * 60,
    .from = "2026-03-02",
    .to = "2026-04-30",
    .now = foyer_time_from_date ("2026-03-02", 7 * 60, config->zone),
    .limit = 8,
  };

  foyer_visit_wish_read (wish, &request.wish);
  return request;
}

static void
measure (const FoyerConfig *config, GPtrArray *spans, const char *what, const char *wish)
{
  FoyerVisitType type = { .code = (char *) "leak", .mean_s = 900, .skill = (char *) "leak" };
  FoyerVisitRequest request = make_request (config, &type, wish);
  double ms[ROUNDS];

  for (int i = 0; i < ROUNDS; i++)
    {
      gint64 before = g_get_monotonic_time ();
      GArray *proposals = foyer_visit_propose (config, &request, spans);

      ms[i] = (double) (g_get_monotonic_time () - before) / 1000;
      if (proposals->len != 8)
        g_error ("%u proposals", proposals->len);
      g_array_unref (proposals);
    }
  report (what, ms);
}

/* Sorting every piece by its start: the least that anybody has to do who looks at all of them. */
static void
measure_yardstick (GPtrArray *spans, guint n)
{
  double ms[ROUNDS];

  for (int i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GArray) all = g_array_sized_new (FALSE, FALSE, sizeof (FoyerVisitSpan), n);
      gint64 before;

      for (guint k = 0; k < spans->len; k++)
        {
          GArray *lane = g_ptr_array_index (spans, k);

          g_array_append_vals (all, lane->data, lane->len);
        }
      before = g_get_monotonic_time ();
      g_array_sort (all, foyer_visit_span_compare);
      ms[i] = (double) (g_get_monotonic_time () - before) / 1000;
    }
  report ("yardstick: sort the pieces", ms);
}

int
main (void)
{
  g_autoptr (FoyerConfig) config = make_config ();
  guint n = 0;
  g_autoptr (GPtrArray) spans = make_spans (config, &n);

  g_print ("%d technicians, %d days, %u pieces taken; promised: under 50 ms\n", TECHNICIANS, DAYS,
           n);
  measure_yardstick (spans, n);
  measure (config, spans, "propose, no wish", "");
  measure (config, spans, "propose, a part of the day", "afternoon");
  measure (config, spans, "propose, exact and forbidden hours", "2026-04-14 10:30 not 12:00-14:00");
  return 0;
}
