/* When counters are planned to be staffed, and which services nobody would serve meanwhile (S2
 * 五.4).
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-roster.h"

#include "hall/foyer-calendar.h"

static gboolean
is_planned (const FoyerCounterPlan *plan, int weekday, int minute)
{
  const GArray *spans = plan->staffed[weekday];

  if (!plan->has_roster)
    return TRUE;
  for (guint i = 0; i < spans->len; i++)
    {
      const FoyerHours *span = &g_array_index (spans, FoyerHours, i);

      if (minute >= span->opens && minute < span->closes)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_covered (const FoyerConfig *config, const char *service, int weekday, int minute)
{
  gboolean offered = FALSE;

  for (guint i = 0; i < config->counters->len; i++)
    {
      const FoyerCounterPlan *plan = g_ptr_array_index (config->counters, i);

      if (!foyer_counter_plan_offers (plan, service))
        continue;
      offered = TRUE;
      if (is_planned (plan, weekday, minute))
        return TRUE;
    }
  /* What no counter offers at all is a matter of the configuration, not of the hour. */
  return !offered;
}

GArray *
foyer_roster_list_gaps (const FoyerConfig *config, const char *day)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (FoyerGap));
  const FoyerHours hours = foyer_calendar_get_hours (config, day);
  const int weekday = foyer_date_get_weekday (day);

  for (guint i = 0; i < config->services->len; i++)
    {
      const FoyerService *service = g_ptr_array_index (config->services, i);
      int began = -1;

      for (int minute = hours.opens; minute <= hours.closes; minute++)
        {
          const gboolean gap =
              minute < hours.closes && !is_covered (config, service->code, weekday, minute);

          if (gap && began < 0)
            began = minute;
          else if (!gap && began >= 0)
            {
              const FoyerGap one = { service->code, foyer_time_from_date (day, began, config->zone),
                                     foyer_time_from_date (day, minute, config->zone) };

              g_array_append_val (gaps, one);
              began = -1;
            }
        }
    }
  return gaps;
}

const FoyerGap *
foyer_roster_find_gap (GArray *gaps, const char *service, FoyerTime now, FoyerTime *next)
{
  const FoyerGap *found = NULL;

  for (guint i = 0; i < gaps->len; i++)
    {
      const FoyerGap *gap = &g_array_index (gaps, FoyerGap, i);
      const FoyerTime told = gap->from - FOYER_GAP_AHEAD_S * FOYER_SECOND;

      if (!g_str_equal (gap->service, service) || now >= gap->to)
        continue;
      *next = MIN (*next, now < told ? told : gap->to);
      if (now >= told && found == NULL)
        found = gap;
    }
  return found;
}
