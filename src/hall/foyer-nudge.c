/* What the reception should do now: who stands still, who has to be fetched, where nobody serves.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-nudge.h"

static FoyerNudge
get_called (const FoyerTicket *ticket, FoyerTime now, FoyerTime *next)
{
  const gint64 patience_s = ticket->direct ? FOYER_NUDGE_UNNOTICED_S : FOYER_NUDGE_STILL_S;
  FoyerTime still = ticket->called_at + patience_s * FOYER_SECOND;

  if (ticket->hearing)
    return FOYER_NUDGE_FETCH;
  if (ticket->calls > 1)
    return FOYER_NUDGE_LEAD;
  if (now >= still)
    return FOYER_NUDGE_LEAD;
  *next = still;
  return FOYER_NUDGE_NONE;
}

FoyerNudge
foyer_nudge_get (const FoyerTicket *ticket, FoyerTime now, FoyerTime *next)
{
  *next = 0;
  if (ticket->state == FOYER_TICKET_CALLED)
    return get_called (ticket, now, next);
  if (ticket->state != FOYER_TICKET_WAITING)
    return FOYER_NUDGE_NONE;
  if (now > ticket->due_at)
    return FOYER_NUDGE_OVERDUE;
  *next = ticket->due_at + 1;
  return FOYER_NUDGE_NONE;
}

FoyerCover
foyer_cover_get (const FoyerConfig *config, GPtrArray *counters, const char *service)
{
  FoyerCover cover = FOYER_COVER_NONE;

  for (guint i = 0; i < counters->len; i++)
    {
      const FoyerCounter *counter = g_ptr_array_index (counters, i);
      const FoyerCounterPlan *plan = foyer_config_find_counter (config, counter->number, NULL);

      if (plan == NULL || !foyer_counter_plan_offers (plan, service) ||
          !foyer_counter_is_staffed ((FoyerCounterState) counter->state) ||
          counter->state == FOYER_COUNTER_SUSPENDED)
        continue;
      if (!counter->closing_pending && !counter->suspend_pending)
        return FOYER_COVER_SERVED;
      cover = FOYER_COVER_ENDING;
    }
  return cover;
}
