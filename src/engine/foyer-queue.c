/* The queue as the commands use it: choosing, counting, announcing. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-queue.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "engine/foyer-day.h"
#include "engine/foyer-estimate-work.h"
#include "engine/foyer-rating-steps.h"
#include "store/foyer-queries.h"
#include "store/foyer-rows.h"

gboolean
foyer_queue_choose (FoyerWork *work,
                    const FoyerCounterPlan *plan,
                    gint64 *ticket,
                    gint64 *n_waiting,
                    GError **error)
{
  const gint64 bounds[] = { 0, plan->number };
  g_autoptr (GArray) heads = g_array_new (FALSE, TRUE, sizeof (FoyerHead));
  gint64 waiting;
  int best;

  *n_waiting = 0;
  for (guint i = 0; i < plan->offers->len; i++)
    {
      const FoyerOffer *offer = &g_array_index (plan->offers, FoyerOffer, i);

      for (guint k = 0; k < G_N_ELEMENTS (bounds); k++)
        {
          FoyerHead head = { .delay_s = offer->delay_s };
          gboolean found;

          if (!foyer_query_head (work->database, offer->service, bounds[k], &head, &found, error))
            return FALSE;
          if (found)
            g_array_append_val (heads, head);
        }
      if (!foyer_query_waiting_at (work->database, offer->service, plan->number, &waiting, error))
        return FALSE;
      *n_waiting += waiting;
    }
  best = foyer_calling_choose ((const FoyerHead *) heads->data, heads->len);
  *ticket = best >= 0 ? g_array_index (heads, FoyerHead, best).ticket : 0;
  return TRUE;
}

static gboolean
needs_short_ways (const FoyerTicket *ticket)
{
  return ticket->class == FOYER_CLASS_DISABLED || ticket->class == FOYER_CLASS_ELDERLY;
}

/* Behind every counter with short ways. */
#define FAR_AWAY 1000

/* Lower is better; -1 does not fit. */
static int
rank_counter (const FoyerCounterPlan *plan, const FoyerTicket *ticket)
{
  for (guint i = 0; i < plan->offers->len; i++)
    if (g_str_equal (g_array_index (plan->offers, FoyerOffer, i).service, ticket->service))
      return (int) i + (needs_short_ways (ticket) && !plan->accessible ? FAR_AWAY : 0);
  return -1;
}

gboolean
foyer_queue_find_free_counter (FoyerWork *work,
                               const FoyerTicket *ticket,
                               gint64 *counter,
                               GError **error)
{
  g_autoptr (GPtrArray) counters = foyer_query_counters (work->database, error);
  int best = -1;

  *counter = 0;
  if (counters == NULL)
    return FALSE;
  for (guint i = 0; i < counters->len; i++)
    {
      const FoyerCounter *candidate = g_ptr_array_index (counters, i);
      const FoyerCounterPlan *plan =
          foyer_config_find_counter (work->config, candidate->number, NULL);
      int rank = plan != NULL ? rank_counter (plan, ticket) : -1;
      gint64 first, waiting;

      if (candidate->state != FOYER_COUNTER_READY || !foyer_counter_takes_customers (candidate) ||
          candidate->locked || rank < 0 || (best >= 0 && rank >= best))
        continue;
      if (!foyer_queue_choose (work, plan, &first, &waiting, error))
        return FALSE;
      if (first != 0)
        continue;
      best = rank;
      *counter = candidate->number;
    }
  return TRUE;
}

gboolean
foyer_queue_estimate (FoyerWork *work,
                      const FoyerService *service,
                      FoyerTime due_at,
                      gint64 *ahead,
                      gint64 *wait_s,
                      GError **error)
{
  g_autoptr (FoyerEstimate) estimate = NULL;
  gint64 later;

  *wait_s = 0;
  if (!foyer_query_waiting (work->database, service->code, ahead, error) ||
      (*ahead > 0 && !foyer_query_due_after (work->database, service->code, due_at, &later, error)))
    return FALSE;
  if (*ahead > 0)
    *ahead = MAX (*ahead - later, 0);
  estimate = foyer_estimate_load (work, due_at, error);
  if (estimate == NULL)
    return FALSE;
  *wait_s = foyer_estimate_get_wait_s (estimate, service->code);
  return TRUE;
}

gboolean
foyer_queue_announce (FoyerWork *work, const FoyerTicket *ticket, GError **error)
{
  char number[FOYER_NUMBER_SIZE];
  FoyerAnnouncement row = {
    .kind = ticket->calls == 1 ? FOYER_ANNOUNCEMENT_CALL : FOYER_ANNOUNCEMENT_RECALL,
    .state = FOYER_ANNOUNCEMENT_PENDING,
    .ticket = ticket->id,
    .number = number,
    .counter = ticket->counter,
    .counter_before = ticket->calls == 1 ? ticket->released_from : 0,
    .language = ticket->language,
    .hearing = ticket->hearing,
    .calls = ticket->calls,
    .last = ticket->calls >= work->config->settings.max_calls,
    .created_at = work->now,
  };

  foyer_number_write (ticket->prefix, ticket->serial, number);
  if (!foyer_query_last_announcement (work->database, &row.seq, error))
    return FALSE;
  row.seq++;
  return foyer_work_put (work, &foyer_announcement_type, NULL, &row, error);
}

gboolean
foyer_queue_notice (FoyerWork *work, FoyerNotice notice, GError **error)
{
  const FoyerLanguage language = work->config->languages[0];
  FoyerAnnouncement row = {
    .kind = FOYER_ANNOUNCEMENT_NOTICE,
    .state = FOYER_ANNOUNCEMENT_PENDING,
    .language = (int) language,
    .notice = (char *) foyer_notices[notice],
    .text = (char *) foyer_voice_plan_get_notice (work->config->voice, notice, language),
    .created_at = work->now,
  };

  if (!foyer_query_last_announcement (work->database, &row.seq, error))
    return FALSE;
  row.seq++;
  return foyer_work_put (work, &foyer_announcement_type, NULL, &row, error);
}

/* Not spoken, and not being spoken. */
static gboolean
drop_row (FoyerWork *work, const FoyerAnnouncement *before, const char *why, GError **error)
{
  FoyerAnnouncement after = *before;

  after.state = FOYER_ANNOUNCEMENT_DROPPED;
  after.why = (char *) why;
  after.ended_at = work->now;
  return foyer_work_put (work, &foyer_announcement_type, before, &after, error);
}

gboolean
foyer_queue_take_back (
    FoyerWork *work, const char *notice, const char *why, gboolean *taken, GError **error)
{
  g_autoptr (GPtrArray) rows = foyer_query_announcements (work->database, TRUE, 0, error);

  *taken = FALSE;
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const FoyerAnnouncement *row = g_ptr_array_index (rows, i);

      if (row->state == FOYER_ANNOUNCEMENT_SPEAKING || g_strcmp0 (row->notice, notice) != 0)
        continue;
      *taken = TRUE;
      if (!drop_row (work, row, why, error))
        return FALSE;
    }
  return rows != NULL;
}

gboolean
foyer_queue_hush (FoyerWork *work, gint64 ticket, const char *why, GError **error)
{
  g_autoptr (GPtrArray) rows = foyer_query_announcements_of (work->database, ticket, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const FoyerAnnouncement *row = g_ptr_array_index (rows, i);

      /* What was never heard stays known as such; it only is not spoken any more. */
      if ((row->state == FOYER_ANNOUNCEMENT_PENDING || row->state == FOYER_ANNOUNCEMENT_UNHEARD) &&
          !drop_row (work, row, why, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
foyer_queue_call (FoyerWork *work,
                  const FoyerTicket *ticket,
                  const FoyerCounter *counter,
                  gboolean direct,
                  FoyerTicket **called,
                  GError **error)
{
  g_autoptr (FoyerTicket) after = foyer_ticket_copy (ticket);
  FoyerCounter next = *counter;
  FoyerTicketState ticket_state;
  FoyerCounterState counter_state;
  char number[FOYER_NUMBER_SIZE];

  foyer_number_write (ticket->prefix, ticket->serial, number);
  if (!foyer_counter_step (counter, FOYER_COUNTER_CALL, &counter_state, error) ||
      !foyer_ticket_step (ticket->state, FOYER_TICKET_CALL, number, &ticket_state, error))
    return FALSE;
  after->state = (int) ticket_state;
  after->counter = counter->number;
  after->called_at = work->now;
  after->calls = 1;
  after->direct = direct;
  /* It is back where it was called first: nothing has changed for its customer. */
  if (after->released_from == counter->number)
    after->released_from = 0;
  next.state = (int) counter_state;
  next.ticket = ticket->id;
  next.since = work->now;
  if (!foyer_work_put (work, &foyer_ticket_type, ticket, after, error) ||
      !foyer_work_put (work, &foyer_counter_type, counter, &next, error) ||
      !foyer_rating_end_open (work, counter->number, error) ||
      (!direct && !foyer_queue_announce (work, after, error)))
    return FALSE;
  *called = g_steal_pointer (&after);
  return TRUE;
}

FoyerCounter *
foyer_queue_load_counter (FoyerWork *work, gint64 number, GError **error)
{
  g_autoptr (FoyerCounter) counter = foyer_record_new (&foyer_counter_type);
  gboolean found;

  if (foyer_config_find_counter (work->config, number, error) == NULL)
    return NULL;
  counter->number = number;
  if (!foyer_rows_load (work->database, &foyer_counter_type, counter, &found, error))
    return NULL;
  return g_steal_pointer (&counter);
}

gboolean
foyer_queue_unbind (FoyerWork *work, gint64 counter, GError **error)
{
  g_autoptr (GPtrArray) tickets = foyer_query_bound_tickets (work->database, counter, error);

  for (guint i = 0; tickets != NULL && i < tickets->len; i++)
    {
      const FoyerTicket *before = g_ptr_array_index (tickets, i);
      FoyerTicket after = *before;

      after.bound_counter = 0;
      if (!foyer_work_put (work, &foyer_ticket_type, before, &after, error))
        return FALSE;
    }
  return tickets != NULL;
}

gboolean
foyer_queue_check_covered (FoyerWork *work, const FoyerCounter *counter, GError **error)
{
  const FoyerCounterPlan *plan = foyer_config_find_counter (work->config, counter->number, error);
  g_autoptr (GPtrArray) counters = NULL;
  FoyerHallDay day;
  gint64 bound;

  if (plan == NULL || !foyer_day_get_state (work, &day, error) ||
      !foyer_query_bound_waiting (work->database, counter->number, &bound, error))
    return FALSE;
  if (day.state != FOYER_HALL_DRAINING && day.state != FOYER_HALL_EARLY_STOP)
    return TRUE;
  counters = foyer_query_counters (work->database, error);
  if (counters == NULL)
    return FALSE;
  for (guint i = 0; i < plan->offers->len; i++)
    {
      const char *service = g_array_index (plan->offers, FoyerOffer, i).service;
      gboolean covered = FALSE;
      gint64 waiting;

      if (!foyer_query_waiting_at (work->database, service, counter->number, &waiting, error))
        return FALSE;
      for (guint k = 0; k < counters->len; k++)
        {
          const FoyerCounter *other = g_ptr_array_index (counters, k);
          const FoyerCounterPlan *theirs =
              foyer_config_find_counter (work->config, other->number, NULL);

          covered |= other->number != counter->number && theirs != NULL &&
                     foyer_counter_is_staffed (other->state) && !other->closing_pending &&
                     foyer_counter_plan_offers (theirs, service);
        }
      if ((waiting > 0 && !covered) || bound > 0)
        {
          g_set_error (
              error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
              _ ("Somebody with a number for %s still waits, and only counter %d can serve "
                 "them. Nothing was changed."),
              service, (int) counter->number);
          return FALSE;
        }
    }
  return TRUE;
}
