/* The best free times for a home visit, each with what speaks for it (S2 八.1). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-visit-propose.h"

#include <glib/gi18n-lib.h>

#include "hall/foyer-calendar.h"

#define NOON        (12 * 60)
#define DAY_MINUTES (24 * 60)
/* Agreed times lie on quarter hours. */
#define STEP 15

/* What a minute off, a way and a full day weigh against each other. The customer's wish comes
 * before everything (S2 八.1), then the sooner day, then what is easier for the technician. */
#define COST_AFTER_LIMIT 100000000
#define COST_OTHER_DATE  10000000
#define COST_PER_DATE    10000
#define COST_OTHER_PART  1000000
#define COST_PER_MINUTE  1000
#define COST_ELSEWHEN    50000 /* not beside another visit to that address */
#define COST_PER_DAY     600
#define COST_OTHER_HANDS 400 /* somebody else than who goes there anyway */
#define COST_PER_MORE    5
#define COST_NO_SPECIAL  300
#define COST_OTHER_PLACE 100
#define COST_PER_VISIT   20
#define COST_PER_DETOUR  5

/* Somebody who waits for one visit has not long to wait for the other. */
#define BESIDE_MINUTES 60

/* One technician's day while its times are tried. */
typedef struct
{
  const FoyerConfig *config;
  const FoyerVisitRequest *request;
  const FoyerTechnician *technician;
  const char *date;
  int ahead; /* days after the first one */
  FoyerTime midnight;
  gboolean even; /* no change of the clock on this day */
  const FoyerVisitSpan *spans;
  guint n_spans;
  guint load;
  int length; /* minutes */
  gboolean within_limit;
} Lane;

static FoyerTime
get_time (const Lane *lane, int minute)
{
  return lane->even ? lane->midnight + (FoyerTime) minute * FOYER_MINUTE
                    : foyer_time_from_date (lane->date, minute, lane->config->zone);
}

static gint64
get_way (const Lane *lane, const char *from, const char *to)
{
  return foyer_travel_get (&lane->config->visits->travel, from, to);
}

/* Minutes from what was wished. */
static gint64
get_wish_cost (const Lane *lane, int minute)
{
  const FoyerVisitWish *wish = &lane->request->wish;
  gint64 cost = 0;

  if (*wish->from != '\0')
    {
      int before = foyer_calendar_days_between (lane->date, wish->from);
      int after = foyer_calendar_days_between (wish->to, lane->date);
      int away = MAX (MAX (before, after), 0);

      if (away > 0)
        cost += COST_OTHER_DATE + away * COST_PER_DATE;
    }
  if (wish->part != FOYER_PART_ANY && (minute < NOON) != (wish->part == FOYER_PART_MORNING))
    cost += COST_OTHER_PART;
  if (wish->minute >= 0)
    cost += ABS (minute - wish->minute) * COST_PER_MINUTE;
  if (wish->hours.to > 0)
    cost += (MAX (wish->hours.from - minute, 0) + MAX (minute + lane->length - wish->hours.to, 0)) *
            COST_PER_MINUTE;
  return cost;
}

static void
fill_ways (const Lane *lane,
           const FoyerVisitSpan *before,
           const FoyerVisitSpan *after,
           FoyerVisitProposal *proposal)
{
  const char *here = lane->request->district;
  gint64 there = after != NULL ? get_way (lane, here, after->district) : 0;

  proposal->travel_s = before != NULL ? get_way (lane, before->district, here) : -1;
  proposal->detour_s = MAX (proposal->travel_s, 0) + there;
  if (before != NULL && after != NULL)
    proposal->detour_s -= get_way (lane, before->district, after->district);
  proposal->detour_s = MAX (proposal->detour_s, 0);
}

/* A second visit to one address goes together with the first, at its time by somebody else or next
 * to it (S3 4.2): after what was wished, before the sooner day. The less longer the customer has to
 * be at home the better. */
static gint64
get_beside_cost (const Lane *lane, FoyerVisitProposal *proposal)
{
  const FoyerVisitSpan *beside = &lane->request->beside;
  FoyerTime both = MAX (beside->end, proposal->end) - MIN (beside->start, proposal->start);
  FoyerTime longer = MAX (beside->end - beside->start, proposal->end - proposal->start);
  FoyerTime gap = MAX (beside->start - proposal->end, proposal->start - beside->end);

  if (beside->id == 0)
    return 0;
  if (gap > BESIDE_MINUTES * FOYER_MINUTE)
    return COST_ELSEWHEN;
  proposal->beside = beside->id;
  return (both - longer) / FOYER_MINUTE * COST_PER_MORE +
         (g_strcmp0 (lane->request->beside_technician, lane->technician->id) != 0 ? COST_OTHER_HANDS
                                                                                  : 0);
}

static void
fill_proposal (const Lane *lane,
               int minute,
               const FoyerVisitSpan *before,
               const FoyerVisitSpan *after,
               FoyerVisitProposal *proposal)
{
  const FoyerVisitRequest *request = lane->request;

  proposal->technician = lane->technician->id;
  proposal->as_wished = foyer_visit_wish_is_met (&request->wish, lane->date, minute, lane->length);
  proposal->home = lane->technician->district != NULL && request->district != NULL &&
                   g_str_equal (lane->technician->district, request->district);
  proposal->within_limit = lane->within_limit;
  proposal->load = lane->load;
  fill_ways (lane, before, after, proposal);
  proposal->cost = get_wish_cost (lane, minute) + (gint64) lane->ahead * COST_PER_DAY +
                   (gint64) lane->load * COST_PER_VISIT + proposal->detour_s / 60 * COST_PER_DETOUR;
  proposal->cost += get_beside_cost (lane, proposal);
  if (!lane->within_limit)
    proposal->cost += COST_AFTER_LIMIT;
  if (!proposal->home)
    proposal->cost +=
        COST_OTHER_PLACE * (foyer_technician_serves (lane->technician, request->district) ? 1 : 2);
  if (request->class == FOYER_VISIT_SPECIAL &&
      !foyer_technician_has_skill (lane->technician, "special"))
    proposal->cost += COST_NO_SPECIAL;
}

/* The visits right before and after @slot; absences are no places to travel from. %FALSE when it
 * does not fit between them. */
static gboolean
find_neighbours (const Lane *lane,
                 const FoyerVisitSpan *slot,
                 const FoyerVisitSpan **before,
                 const FoyerVisitSpan **after)
{
  *before = *after = NULL;
  for (guint i = 0; i < lane->n_spans; i++)
    {
      const FoyerVisitSpan *span = &lane->spans[i];

      if (span->id != 0 && span->id == lane->request->ignore)
        continue;
      if (span->start < slot->end && span->end > slot->start)
        return FALSE;
      if (span->id == 0)
        continue;
      if (span->end <= slot->start)
        *before = span;
      else if (*after == NULL)
        *after = span;
    }
  return (*before == NULL || foyer_visit_span_is_reachable (lane->config, *before, slot)) &&
         (*after == NULL || foyer_visit_span_is_reachable (lane->config, slot, *after));
}

static gboolean
try_minute (const Lane *lane, int minute, FoyerVisitProposal *proposal)
{
  const FoyerVisitRequest *request = lane->request;
  const FoyerVisitSpan *before, *after;
  FoyerVisitSpan slot = { .id = -1, .district = request->district };

  if (foyer_visit_wish_forbids (&request->wish, minute, lane->length))
    return FALSE;
  slot.start = get_time (lane, minute);
  slot.end = slot.start + (FoyerTime) lane->length * FOYER_MINUTE;
  if (slot.start <= request->now || !find_neighbours (lane, &slot, &before, &after))
    return FALSE;
  *proposal = (FoyerVisitProposal){ .start = slot.start, .end = slot.end };
  fill_proposal (lane, minute, before, after, proposal);
  return TRUE;
}

static gboolean
is_better (const FoyerVisitProposal *a, const FoyerVisitProposal *b)
{
  if (a->cost != b->cost)
    return a->cost < b->cost;
  if (a->start != b->start)
    return a->start < b->start;
  return strcmp (a->technician, b->technician) < 0;
}

/* Keeps the best ones, in order. */
static void
keep (GArray *best, const FoyerVisitProposal *proposal, guint limit)
{
  guint place = best->len;

  while (place > 0 && is_better (proposal, &g_array_index (best, FoyerVisitProposal, place - 1)))
    place--;
  if (place >= limit)
    return;
  g_array_insert_val (best, place, *proposal);
  if (best->len > limit)
    g_array_set_size (best, limit);
}

/* The best time of each half of the day. */
static void
try_lane (const Lane *lane, GArray *best)
{
  const FoyerHours *hours = &lane->technician->hours;
  FoyerVisitProposal halves[2], proposal;
  gboolean has[2] = { FALSE, FALSE };

  for (int minute = (hours->opens + STEP - 1) / STEP * STEP; minute + lane->length <= hours->closes;
       minute += STEP)
    {
      int half = minute >= NOON;

      if (!try_minute (lane, minute, &proposal) ||
          (has[half] && !is_better (&proposal, &halves[half])))
        continue;
      halves[half] = proposal;
      has[half] = TRUE;
    }
  for (int half = 0; half < 2; half++)
    if (has[half])
      keep (best, &halves[half], lane->request->limit);
}

/* The spans of @spans that touch the day from @begin to @end. */
static void
take_spans (Lane *lane, const GArray *spans, FoyerTime begin, FoyerTime end, guint *first)
{
  guint last;

  while (*first < spans->len && g_array_index (spans, FoyerVisitSpan, *first).end <= begin)
    ++*first;
  for (last = *first; last < spans->len; last++)
    if (g_array_index (spans, FoyerVisitSpan, last).start >= end)
      break;
  lane->spans = last > *first ? &g_array_index (spans, FoyerVisitSpan, *first) : NULL;
  lane->n_spans = last - *first;
  lane->load = 0;
  for (guint i = 0; i < lane->n_spans; i++)
    lane->load += lane->spans[i].id != 0 && lane->spans[i].id != lane->request->ignore;
}

static void
try_day (Lane *lane, GPtrArray *spans, guint *firsts, GArray *best)
{
  const FoyerVisitRequest *request = lane->request;
  GPtrArray *technicians = lane->config->visits->technicians;
  FoyerTime end;

  lane->midnight = foyer_time_from_date (lane->date, 0, lane->config->zone);
  end = foyer_time_from_date (lane->date, DAY_MINUTES, lane->config->zone);
  lane->even = end - lane->midnight == G_TIME_SPAN_DAY;
  lane->within_limit = request->install_by == NULL || strcmp (lane->date, request->install_by) <= 0;
  for (guint i = 0; i < technicians->len; i++)
    {
      lane->technician = g_ptr_array_index (technicians, i);
      if ((request->technician != NULL &&
           !g_str_equal (request->technician, lane->technician->id)) ||
          !foyer_technician_can (lane->technician, request->type,
                                 request->class == FOYER_VISIT_SPECIAL))
        continue;
      take_spans (lane, g_ptr_array_index (spans, i), lane->midnight, end + G_TIME_SPAN_HOUR * 12,
                  &firsts[i]);
      try_lane (lane, best);
    }
}

GArray *
foyer_visit_propose (const FoyerConfig *config, const FoyerVisitRequest *request, GPtrArray *spans)
{
  GArray *best = g_array_new (FALSE, FALSE, sizeof (FoyerVisitProposal));
  g_autofree guint *firsts = g_new0 (guint, config->visits->technicians->len + 1);
  g_autofree char *date = g_strdup (request->from);
  gint64 lead = foyer_visit_get_lead (request->type, request->class);
  gint64 length_s = request->length_s > 0 ? request->length_s : request->type->mean_s;
  Lane lane = {
    .config = config,
    .request = request,
    .length = (int) ((length_s + 59) / 60),
  };
  char today[11];

  foyer_calendar_get_date (config, request->now, today);
  for (; strcmp (date, request->to) <= 0; lane.ahead++)
    {
      FoyerHours hall = foyer_calendar_get_hours (config, date);
      char *next;

      lane.date = date;
      if (hall.opens != hall.closes && foyer_calendar_days_between (today, date) >= lead)
        try_day (&lane, spans, firsts, best);
      next = foyer_date_add_days (date, 1);
      if (g_str_equal (next, date)) /* the last day there is */
        {
          g_free (next);
          break;
        }
      g_free (date);
      date = next;
    }
  return best;
}

char *
foyer_visit_proposal_explain (const FoyerVisitProposal *proposal)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append (text, proposal->as_wished ? _ ("As wished") : _ ("Not quite as wished"));
  if (proposal->beside != 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("together with visit %d"), (int) proposal->beside);
    }
  if (!proposal->within_limit)
    g_string_append_printf (text, " · %s", _ ("after the last day for this installation"));
  if (proposal->home)
    g_string_append_printf (text, " · %s", _ ("the technician’s own district"));
  if (proposal->travel_s >= 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text,
                              g_dngettext (GETTEXT_PACKAGE, "%d min from the visit before",
                                           "%d min from the visit before",
                                           (gulong) (proposal->travel_s / 60)),
                              (int) (proposal->travel_s / 60));
    }
  else
    g_string_append_printf (text, " · %s", _ ("the first visit of the day"));
  if (proposal->load > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text,
                              g_dngettext (GETTEXT_PACKAGE, "%d other visit that day",
                                           "%d other visits that day", proposal->load),
                              (int) proposal->load);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
