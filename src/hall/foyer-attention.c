/* What a manager should look at now: the most pressing first. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-attention.h"

#include "hall/foyer-suspension.h"

static void
add (GArray *list, FoyerAttention attention)
{
  g_array_append_val (list, attention);
}

static void
note_time (FoyerTime *next, FoyerTime at, FoyerTime now)
{
  if (at > now && (*next == 0 || at < *next))
    *next = at;
}

static void
add_suspensions (GArray *list, GPtrArray *counters, FoyerTime now, FoyerTime *next)
{
  for (guint i = 0; i < counters->len; i++)
    {
      const FoyerCounter *counter = g_ptr_array_index (counters, i);
      gint64 overdue = foyer_suspension_get_overdue (counter, now);

      if (overdue > 0)
        add (list, (FoyerAttention){ .kind = FOYER_ATTENTION_SUSPENSION,
                                     .counter = counter->number,
                                     .seconds = overdue });
      if (counter->state == FOYER_COUNTER_SUSPENDED && counter->suspended_until != 0)
        note_time (next, counter->suspended_until + FOYER_SECOND, now);
    }
}

static gint64
count_waiting (GPtrArray *tickets, const char *service)
{
  gint64 count = 0;

  for (guint i = 0; i < tickets->len; i++)
    {
      const FoyerTicket *ticket = g_ptr_array_index (tickets, i);

      if (ticket->state == FOYER_TICKET_WAITING && g_strcmp0 (ticket->service, service) == 0)
        count++;
    }
  return count;
}

static void
add_cover (GArray *list, const FoyerConfig *config, GPtrArray *counters, GPtrArray *tickets)
{
  for (guint i = 0; i < config->services->len; i++)
    {
      const FoyerService *service = g_ptr_array_index (config->services, i);
      FoyerCover cover = foyer_cover_get (config, counters, service->code);
      gint64 count = count_waiting (tickets, service->code);

      if (cover == FOYER_COVER_NONE && count > 0)
        add (list, (FoyerAttention){ .kind = FOYER_ATTENTION_UNCOVERED,
                                     .service = service->code,
                                     .count = count });
      else if (cover == FOYER_COVER_ENDING)
        add (list, (FoyerAttention){
                       .kind = FOYER_ATTENTION_ENDING, .service = service->code, .count = count });
    }
}

static void
add_waiting (GArray *list, GPtrArray *tickets, FoyerTime now, FoyerTime *next)
{
  FoyerAttention attention = { .kind = FOYER_ATTENTION_WAITING };

  for (guint i = 0; i < tickets->len; i++)
    {
      const FoyerTicket *ticket = g_ptr_array_index (tickets, i);
      FoyerTime at;

      if (foyer_nudge_get (ticket, now, &at) == FOYER_NUDGE_OVERDUE)
        {
          attention.count++;
          if (attention.ticket == NULL || ticket->issued_at < attention.ticket->issued_at)
            attention.ticket = ticket;
        }
      if (ticket->state == FOYER_TICKET_WAITING)
        note_time (next, at, now);
    }
  if (attention.ticket == NULL)
    return;
  attention.seconds = (now - attention.ticket->issued_at) / FOYER_SECOND;
  add (list, attention);
}

static void
add_gaps (GArray *list, const FoyerConfig *config, GArray *gaps, FoyerTime now, FoyerTime *next)
{
  for (guint i = 0; gaps != NULL && i < config->services->len; i++)
    {
      const FoyerService *service = g_ptr_array_index (config->services, i);
      FoyerTime change = G_MAXINT64;
      const FoyerGap *gap = foyer_roster_find_gap (gaps, service->code, now, &change);

      if (change != G_MAXINT64)
        note_time (next, change, now);
      if (gap != NULL)
        add (list, (FoyerAttention){ .kind = FOYER_ATTENTION_GAP,
                                     .service = service->code,
                                     .from = gap->from,
                                     .to = gap->to });
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const FoyerAttention *one = a, *other = b;

  if (one->kind != other->kind)
    return one->kind < other->kind ? -1 : 1;
  if (one->seconds != other->seconds)
    return one->seconds > other->seconds ? -1 : 1;
  return one->count > other->count ? -1 : one->count < other->count;
}

GArray *
foyer_attention_list (const FoyerConfig *config,
                      GPtrArray *counters,
                      GPtrArray *tickets,
                      const FoyerAttentionFacts *facts,
                      FoyerTime now,
                      FoyerTime *next)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (FoyerAttention));

  *next = 0;
  if (facts->emergency)
    add (list, (FoyerAttention){ .kind = FOYER_ATTENTION_EMERGENCY });
  if (facts->fault)
    add (list, (FoyerAttention){ .kind = FOYER_ATTENTION_FAULT });
  if (facts->silent)
    add (list, (FoyerAttention){ .kind = FOYER_ATTENTION_SILENCE });
  if (facts->callbacks > 0)
    add (list, (FoyerAttention){ .kind = FOYER_ATTENTION_CALLBACKS, .count = facts->callbacks });
  if (facts->pages > 0)
    add (list, (FoyerAttention){ .kind = FOYER_ATTENTION_PAGE, .count = facts->pages });
  if (facts->promises > 0)
    add (list, (FoyerAttention){ .kind = FOYER_ATTENTION_PROMISES, .count = facts->promises });
  note_time (next, facts->next, now);
  if (facts->points > 0)
    add (list, (FoyerAttention){ .kind = FOYER_ATTENTION_CHECKLIST, .count = facts->points });
  add_suspensions (list, counters, now, next);
  add_gaps (list, config, facts->gaps, now, next);
  add_cover (list, config, counters, tickets);
  add_waiting (list, tickets, now, next);
  g_array_sort (list, compare);
  return list;
}
