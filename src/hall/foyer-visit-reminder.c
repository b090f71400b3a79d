/* What a planner should be told of now: invitations, delays, unanswered notes, deadlines. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-visit-reminder.h"

#include "hall/foyer-calendar.h"

const char *const foyer_reminder_kinds[] = { "invitation", "late",   "note",
                                             "deadline",   "rebook", NULL };

/* A told delay may grow by so much before it is told again. */
#define TOLD_MARGIN (5 * FOYER_MINUTE)

typedef struct
{
  const FoyerConfig *config;
  const GPtrArray *absences;
  FoyerTime now, next;
  GArray *found;
} Search;

/* From @from on there is something to remind of. */
static void
consider (Search *search, FoyerReminderKind kind, gint64 visit, FoyerTime from, FoyerTime due)
{
  FoyerReminder reminder = { kind, visit, due, 0 };

  if (from <= search->now)
    g_array_append_val (search->found, reminder);
  else if (search->next == 0 || from < search->next)
    search->next = from;
}

/* Midnight of the day that is @days after the day @date. */
static FoyerTime
get_begin (const FoyerConfig *config, const char *date, int days)
{
  g_autofree char *day = foyer_date_add_days (date, days);

  return foyer_time_from_date (day, 0, config->zone);
}

static void
look_for_invitation (Search *search, const FoyerVisit *visit)
{
  const FoyerVisitType *type = foyer_config_find_visit_type (search->config, visit->type, NULL);
  FoyerTime from;
  char date[11];

  if (type == NULL || !type->invite || visit->start <= search->now ||
      (visit->state != FOYER_VISIT_PROPOSED && visit->state != FOYER_VISIT_CONFIRMED))
    return;
  from = foyer_visit_get_invite_from (search->config, type, visit);
  foyer_calendar_get_date (search->config, visit->start, date);
  consider (search, FOYER_REMINDER_INVITATION, visit->id, from,
            get_begin (search->config, date, 0));
}

static void
look_for_note (Search *search, const FoyerVisit *visit)
{
  int days = (int) search->config->visits->settings.note_reminder_days;
  FoyerTime from;
  char date[11];

  if (visit->state != FOYER_VISIT_NOTE_LEFT)
    return;
  foyer_calendar_get_date (search->config, visit->noted_at, date);
  from = get_begin (search->config, date, days);
  consider (search, FOYER_REMINDER_NOTE, visit->id, from, from);
}

/* From the day before on. */
static void
look_for_deadline (Search *search, const FoyerVisit *visit)
{
  gboolean waits = visit->state == FOYER_VISIT_DRAFT || visit->state == FOYER_VISIT_PROPOSED;
  const char *day = visit->state == FOYER_VISIT_PARTIAL ? visit->promised
                    : waits                             ? visit->install_by
                                                        : NULL;

  if (day != NULL)
    consider (search, FOYER_REMINDER_DEADLINE, visit->id, get_begin (search->config, day, -1),
              foyer_calendar_get_end (search->config, day));
}

static void
look_for_conflict (Search *search, const FoyerVisit *visit)
{
  if (visit->start > search->now &&
      foyer_visit_find_conflict (search->config, visit, search->absences) != FOYER_FIT_YES)
    consider (search, FOYER_REMINDER_REBOOK, visit->id, 0, visit->start);
}

/* When a visit that is going on ends, if it takes as long as planned. */
static FoyerTime
predict_end (const FoyerVisit *visit, FoyerTime now)
{
  FoyerTime begin = visit->entered_at != 0 ? visit->entered_at : MAX (visit->start, now);

  return MAX (begin + (visit->end - visit->start), now);
}

FoyerTime
foyer_visit_predict_arrival (const FoyerConfig *config,
                             const FoyerVisit *before,
                             const FoyerVisit *visit,
                             FoyerTime now)
{
  gint64 way_s =
      foyer_travel_get (&config->visits->travel,
                        before != NULL ? before->district : visit->district, visit->district);
  FoyerTime way = way_s * FOYER_SECOND;

  if (!foyer_visit_is_planned (visit->state) || visit->state > FOYER_VISIT_EN_ROUTE)
    return 0;
  if (visit->state == FOYER_VISIT_EN_ROUTE)
    return MAX (visit->departed_at + way, now);
  if (before != NULL && foyer_visit_is_under_way (before->state))
    return predict_end (before, now) + way;
  return now + way;
}

static void
look_for_delay (Search *search, const FoyerVisit *before, const FoyerVisit *visit)
{
  FoyerTime arrive_by = foyer_visit_get_arrive_by (search->config, visit);
  FoyerTime predicted = foyer_visit_predict_arrival (search->config, before, visit, search->now);
  FoyerReminder reminder = { FOYER_REMINDER_LATE, visit->id, visit->start, predicted };

  if (predicted == 0 || visit->state == FOYER_VISIT_PROPOSED)
    return;
  if (predicted <= arrive_by)
    {
      FoyerTime from = search->now + (arrive_by - predicted) + 1;

      if (search->next == 0 || from < search->next)
        search->next = from;
    }
  else if (visit->expected_at == 0 || predicted > visit->expected_at + TOLD_MARGIN)
    g_array_append_val (search->found, reminder);
}

static int
by_place (gconstpointer a, gconstpointer b)
{
  const FoyerVisit *one = *(FoyerVisit *const *) a, *other = *(FoyerVisit *const *) b;
  int order = g_strcmp0 (one->technician, other->technician);

  if (order != 0)
    return order;
  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  return one->id < other->id ? -1 : one->id > other->id;
}

/* Only the next visit of each technician today can be predicted. */
static void
look_for_delays (Search *search, const GPtrArray *visits)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  const FoyerVisit *before = NULL;
  gboolean predicted = FALSE;
  char today[11], date[11];

  foyer_calendar_get_date (search->config, search->now, today);
  for (guint i = 0; i < visits->len; i++)
    {
      const FoyerVisit *visit = g_ptr_array_index (visits, i);

      if (!foyer_visit_is_planned (visit->state))
        continue;
      foyer_calendar_get_date (search->config, visit->start, date);
      if (g_str_equal (date, today) || foyer_visit_is_under_way (visit->state))
        g_ptr_array_add (sorted, (gpointer) visit);
    }
  g_ptr_array_sort (sorted, by_place);
  for (guint i = 0; i < sorted->len; i++)
    {
      const FoyerVisit *visit = g_ptr_array_index (sorted, i);

      if (before == NULL || g_strcmp0 (before->technician, visit->technician) != 0)
        {
          before = NULL;
          predicted = FALSE;
        }
      if (!predicted && visit->state <= FOYER_VISIT_EN_ROUTE)
        {
          look_for_delay (search, before, visit);
          predicted = TRUE;
        }
      before = visit;
    }
}

static int
by_urgency (gconstpointer a, gconstpointer b)
{
  const FoyerReminder *one = a, *other = b;

  if (one->due != other->due)
    return one->due < other->due ? -1 : 1;
  return one->visit < other->visit ? -1 : one->visit > other->visit;
}

GArray *
foyer_visit_find_reminders (const FoyerConfig *config,
                            const GPtrArray *visits,
                            const GPtrArray *absences,
                            FoyerTime now,
                            FoyerTime *next)
{
  Search search = { .config = config, .absences = absences, .now = now };

  search.found = g_array_new (FALSE, FALSE, sizeof (FoyerReminder));
  for (guint i = 0; i < visits->len; i++)
    {
      const FoyerVisit *visit = g_ptr_array_index (visits, i);

      look_for_invitation (&search, visit);
      look_for_note (&search, visit);
      look_for_deadline (&search, visit);
      look_for_conflict (&search, visit);
    }
  look_for_delays (&search, visits);
  g_array_sort (search.found, by_urgency);
  if (next != NULL)
    *next = search.next;
  return search.found;
}
