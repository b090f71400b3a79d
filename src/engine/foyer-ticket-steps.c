/* One step of one ticket, and of the counter that has it: the frame of most commands. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-ticket-steps.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "engine/foyer-day.h"
#include "engine/foyer-queue.h"
#include "engine/foyer-suspend.h"
#include "engine/foyer-view.h"
#include "store/foyer-queries.h"

void
foyer_steps_clear (FoyerSteps *steps)
{
  g_clear_pointer (&steps->before, foyer_ticket_free);
  g_clear_pointer (&steps->after, foyer_ticket_free);
  g_clear_pointer (&steps->counter_before, foyer_counter_free);
  g_clear_pointer (&steps->counter_after, foyer_counter_free);
}

static gboolean
take_step (FoyerSteps *steps, FoyerTicketStep step, GError **error)
{
  FoyerTicketState next;

  foyer_number_write (steps->before->prefix, steps->before->serial, steps->number);
  if (!foyer_ticket_step (steps->before->state, step, steps->number, &next, error))
    return FALSE;
  steps->after = foyer_ticket_copy (steps->before);
  steps->after->state = (int) next;
  return TRUE;
}

gboolean
foyer_steps_start (FoyerWork *work, FoyerSteps *steps, FoyerTicketStep step, GError **error)
{
  steps->before = foyer_query_ticket (work->database, foyer_work_get_text (work, "number"), NULL,
                                      work->day->day, error);
  return steps->before != NULL && take_step (steps, step, error);
}

/* A window shows what was true a moment ago: "expect" says which number it meant. */
static gboolean
check_expected (FoyerWork *work, const FoyerSteps *steps, GError **error)
{
  const char *expected = foyer_work_get_text (work, "expect");
  char number[FOYER_NUMBER_SIZE] = "";

  if (expected == NULL)
    return TRUE;
  if (steps->before != NULL)
    foyer_number_write (steps->before->prefix, steps->before->serial, number);
  if (g_ascii_strcasecmp (expected, number) == 0)
    return TRUE;
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
               _ ("%s is not at counter %d any more. Nothing was changed."), expected,
               (int) steps->counter_before->number);
  return FALSE;
}

gboolean
foyer_steps_make_ready (FoyerWork *work, FoyerCounter *counter, GError **error)
{
  FoyerCounter before = *counter;
  FoyerCounterState next;
  FoyerHallDay day;

  if (counter->state != FOYER_COUNTER_PREPARING)
    return TRUE;
  if (!foyer_day_get_state (work, &day, error))
    return FALSE;
  if (!foyer_hall_may_call (day.state))
    return TRUE; /* the step itself refuses, and says why */
  if (!foyer_counter_step (counter, FOYER_COUNTER_OPEN, &next, error))
    return FALSE;
  counter->state = (int) next;
  counter->since = work->now;
  return foyer_work_put (work, &foyer_counter_type, &before, counter, error);
}

/* The customer of the counter, or whoever filled in a form and is taken up again. */
static gboolean
load_customer (FoyerWork *work, FoyerSteps *steps, FoyerMove move, GError **error)
{
  const FoyerCounter *counter = steps->counter_before;
  gint64 id = counter->ticket;

  if (id == 0 && move == FOYER_MOVE_RESUME)
    id = counter->held;
  if (id == 0)
    {
      /* A counter with a customer has their ticket. */
      if (foyer_counter_has_customer ((FoyerCounterState) counter->state))
        foyer_database_set_error (work->database, SQLITE_CORRUPT, error);
      return !foyer_counter_has_customer ((FoyerCounterState) counter->state);
    }
  steps->before = foyer_query_ticket_by_id (work->database, id, error);
  if (steps->before == NULL)
    return FALSE;
  foyer_number_write (steps->before->prefix, steps->before->serial, steps->number);
  steps->after = foyer_ticket_copy (steps->before);
  return TRUE;
}

gboolean
foyer_steps_start_at_counter (FoyerWork *work, FoyerSteps *steps, FoyerMove move, GError **error)
{
  const char *where = json_object_has_member (work->arguments, "at") ? "at" : "counter";
  FoyerMoveResult result;

  steps->counter_before =
      foyer_queue_load_counter (work, foyer_work_get_integer (work, where), error);
  if (steps->counter_before == NULL ||
      !foyer_steps_make_ready (work, steps->counter_before, error) ||
      !load_customer (work, steps, move, error) || !check_expected (work, steps, error) ||
      !foyer_counter_may (&work->config->settings, steps->counter_before, steps->before, move,
                          &result, error))
    return FALSE;
  if (result.moves_ticket)
    steps->after->state = (int) result.ticket;
  steps->counter_step = result.step;
  steps->counter_after = foyer_counter_copy (steps->counter_before);
  steps->counter_after->state = (int) result.counter;
  if ((int) result.counter != steps->counter_before->state)
    steps->counter_after->since = work->now;
  return TRUE;
}

gboolean
foyer_steps_settle_counter (FoyerWork *work, FoyerSteps *steps, GError **error)
{
  FoyerCounter *counter = steps->counter_after;
  g_autoptr (GError) refusal = NULL;
  FoyerCounterState next;

  counter->ticket = 0;
  counter->since = work->now;
  if (!counter->closing_pending || !foyer_counter_step (counter, FOYER_COUNTER_CLOSE, &next, NULL))
    return TRUE;
  if (!foyer_queue_check_covered (work, counter, &refusal))
    {
      if (g_error_matches (refusal, FOYER_ERROR, FOYER_ERROR_BAD_STATE))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }
  counter->state = (int) next;
  counter->closing_pending = FALSE;
  counter->locked = FALSE;
  g_clear_pointer (&counter->staff, g_free);
  return foyer_queue_unbind (work, counter->number, error);
}

gboolean
foyer_steps_release_counter (FoyerWork *work, FoyerSteps *steps, GError **error)
{
  FoyerCounterState next;

  if (steps->before->state == FOYER_TICKET_WAITING || steps->before->counter == 0)
    return TRUE;
  steps->counter_before = foyer_queue_load_counter (work, steps->before->counter, error);
  if (steps->counter_before == NULL)
    return FALSE;
  if (steps->counter_before->ticket != steps->before->id)
    {
      g_clear_pointer (&steps->counter_before, foyer_counter_free);
      return TRUE;
    }
  if (!foyer_counter_step (steps->counter_before, FOYER_COUNTER_RELEASE, &next, error))
    return FALSE;
  steps->counter_after = foyer_counter_copy (steps->counter_before);
  steps->counter_after->state = (int) next;
  return foyer_steps_settle_counter (work, steps, error);
}

static gboolean
suspend_if_pending (FoyerWork *work, const FoyerCounter *counter, GError **error)
{
  g_autoptr (FoyerCounter) after = NULL;

  if (counter == NULL || !counter->suspend_pending || counter->held != 0 ||
      counter->state != FOYER_COUNTER_READY)
    return TRUE;
  after = foyer_counter_copy (counter);
  return foyer_suspend_begin (work, counter, after, error);
}

gboolean
foyer_steps_finish (FoyerWork *work, FoyerSteps *steps, const char *kind, GError **error)
{
  /* Who sent it elsewhere matters until it has come, or is not called any more. */
  if (steps->after->state != FOYER_TICKET_WAITING && steps->after->state != FOYER_TICKET_CALLED)
    steps->after->released_from = 0;
  return foyer_work_put (work, &foyer_ticket_type, steps->before, steps->after, error) &&
         (steps->counter_after == NULL ||
          foyer_work_put (work, &foyer_counter_type, steps->counter_before, steps->counter_after,
                          error)) &&
         foyer_work_record (work, kind, steps->number,
                            steps->counter_after != NULL ? steps->counter_after->number
                                                         : steps->after->counter,
                            error) &&
         suspend_if_pending (work, steps->counter_after, error) &&
         foyer_answer_ticket (work, steps->after, error);
}
