/* Verbs of counters: opening, calling, serving, finishing. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "engine/foyer-counter-outcome.h"
#include "engine/foyer-day.h"
#include "engine/foyer-queue.h"
#include "engine/foyer-suspend.h"
#include "engine/foyer-ticket-steps.h"
#include "engine/foyer-verb.h"
#include "engine/foyer-view.h"
#include "store/foyer-queries.h"

static gboolean
put_counter (FoyerWork *work,
             const FoyerCounter *before,
             const FoyerCounter *after,
             const char *kind,
             GError **error)
{
  /* A counter that was never opened has no row yet. */
  return foyer_work_put (work, &foyer_counter_type, before->since != 0 ? before : NULL, after,
                         error) &&
         foyer_work_record (work, kind, NULL, after->number, error) &&
         foyer_answer_counter (work, after, error);
}

/* A clerk is at one counter, and a counter has one clerk. */
static gboolean
check_not_elsewhere (FoyerWork *work, const char *staff, gint64 number, GError **error)
{
  g_autoptr (GPtrArray) counters = foyer_query_counters (work->database, error);

  if (counters == NULL)
    return FALSE;
  for (guint i = 0; i < counters->len; i++)
    {
      const FoyerCounter *counter = g_ptr_array_index (counters, i);

      if (counter->staff == NULL ||
          (counter->number == number) == g_str_equal (counter->staff, staff))
        continue;
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                   _ ("Staff number %s is signed in at counter %d. Nothing was changed; close that "
                      "counter first."),
                   counter->staff, (int) counter->number);
      return FALSE;
    }
  return TRUE;
}

/* S2 五.3, S4 五.1: before opening the counter prepares, and is ready by itself at opening. */
static gboolean
run_open (FoyerWork *work, GError **error)
{
  gint64 number = foyer_work_get_integer (work, "counter");
  const FoyerStaff *staff =
      foyer_config_find_staff (work->config, foyer_work_get_text (work, "staff"), error);
  g_autoptr (FoyerCounter) before = NULL, after = NULL;
  FoyerCounterState next;
  FoyerHallDay day;

  if (staff == NULL)
    return FALSE;
  before = foyer_queue_load_counter (work, number, error);
  if (before == NULL || !check_not_elsewhere (work, staff->id, number, error) ||
      !foyer_day_get_state (work, &day, error))
    return FALSE;
  if (!foyer_counter_step (
          before, foyer_hall_may_call (day.state) ? FOYER_COUNTER_OPEN : FOYER_COUNTER_PREPARE,
          &next, error))
    return FALSE;
  after = foyer_counter_copy (before);
  after->state = (int) next;
  after->since = work->now;
  after->locked = FALSE;
  foyer_set_text (&after->staff, staff->id);
  json_object_set_boolean_member (work->data, "checklist_done", FALSE);
  return put_counter (work, before, after, "counter.opened", error);
}

/* While a customer is there the end of the shift comes after them (S4 五.13). */
static gboolean
run_close (FoyerWork *work, GError **error)
{
  g_autoptr (FoyerCounter) before =
      foyer_queue_load_counter (work, foyer_work_get_integer (work, "counter"), error);
  g_autoptr (FoyerCounter) after = NULL;
  FoyerMoveResult result;

  if (before == NULL ||
      !foyer_counter_may (&work->config->settings, before, NULL, FOYER_MOVE_CLOSE, &result, error))
    return FALSE;
  after = foyer_counter_copy (before);
  foyer_counter_clear_suspension (after);
  if (result.step == FOYER_COUNTER_CLOSE_LATER)
    {
      after->closing_pending = TRUE;
      return put_counter (work, before, after, "counter.closing", error);
    }
  if (!foyer_queue_check_covered (work, before, error) ||
      !foyer_queue_unbind (work, before->number, error) ||
      !foyer_suspend_end (work, before->number, error))
    return FALSE;
  after->state = (int) result.counter;
  after->since = work->now;
  after->locked = FALSE;
  after->closing_pending = FALSE;
  g_clear_pointer (&after->staff, g_free);
  return put_counter (work, before, after, "counter.closed", error);
}

static gboolean
run_lock (FoyerWork *work, GError **error)
{
  g_autoptr (FoyerCounter) before =
      foyer_queue_load_counter (work, foyer_work_get_integer (work, "counter"), error);
  g_autoptr (FoyerCounter) after = NULL;

  if (before == NULL)
    return FALSE;
  if (before->staff == NULL)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                   _ ("Nobody is signed in at counter %d. Nothing was changed."),
                   (int) before->number);
      return FALSE;
    }
  after = foyer_counter_copy (before);
  after->locked = !foyer_work_get_flag (work, "unlock");
  return put_counter (work, before, after, after->locked ? "counter.locked" : "counter.unlocked",
                      error);
}

static char *
explain (FoyerWork *work, const FoyerTicket *ticket, FoyerWhy why, gint64 n_waiting)
{
  char due[FOYER_TIME_TEXT_SIZE], issued[FOYER_TIME_TEXT_SIZE];

  foyer_time_write (ticket->due_at, work->config->zone, due);
  foyer_time_write (ticket->issued_at, work->config->zone, issued);
  if (why == FOYER_WHY_CHOSEN)
    return g_strdup_printf (_ ("Chosen by the clerk: %s"), foyer_work_get_text (work, "reason"));
  if (why == FOYER_WHY_ONLY_ONE)
    return g_strdup_printf (_ ("Nobody else waits; issued at %.8s."), issued + 11);
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Due at %.8s, the earliest of %d waiting; issued at %.8s.",
                   "Due at %.8s, the earliest of %d waiting; issued at %.8s.", (gulong) n_waiting),
      due + 11, (int) n_waiting, issued + 11);
}

static FoyerTicket *
find_chosen (FoyerWork *work, const char *number, GError **error)
{
  const char *reason = foyer_work_get_text (work, "reason");

  if (reason == NULL || *reason == '\0')
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_REASON_REQUIRED,
                   _ ("Calling %s before others needs a reason. Nothing was changed."), number);
      return NULL;
    }
  return foyer_query_ticket (work->database, number, NULL, work->day->day, error);
}

static FoyerTicket *
find_next (FoyerWork *work, gint64 counter, FoyerWhy *why, gint64 *n_waiting, GError **error)
{
  const FoyerCounterPlan *plan = foyer_config_find_counter (work->config, counter, error);
  gint64 id;

  if (plan == NULL || !foyer_queue_choose (work, plan, &id, n_waiting, error))
    return NULL;
  if (id == 0)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_NOBODY_WAITING,
                   _ ("Nobody waits for counter %d."), (int) counter);
      return NULL;
    }
  *why = *n_waiting > 1 ? FOYER_WHY_EARLIEST_DUE : FOYER_WHY_ONLY_ONE;
  return foyer_query_ticket_by_id (work->database, id, error);
}

/* Who fills in a form steps aside: the counter is free for the next, and theirs again later. */
static gboolean
set_aside (FoyerWork *work, FoyerCounter *counter, GError **error)
{
  FoyerCounter before = *counter;

  counter->state = FOYER_COUNTER_READY;
  counter->held = counter->ticket;
  counter->ticket = 0;
  return foyer_work_put (work, &foyer_counter_type, &before, counter, error);
}

static gboolean
check_may_call (FoyerWork *work, FoyerCounter *counter, GError **error)
{
  g_autoptr (FoyerTicket) present = NULL;
  FoyerMoveResult result;

  if (counter->ticket != 0 &&
      (present = foyer_query_ticket_by_id (work->database, counter->ticket, error)) == NULL)
    return FALSE;
  return foyer_steps_make_ready (work, counter, error) &&
         foyer_counter_may (&work->config->settings, counter, present, FOYER_MOVE_CALL, &result,
                            error) &&
         (result.step != FOYER_COUNTER_SET_ASIDE || set_aside (work, counter, error));
}

static gboolean
run_call (FoyerWork *work, GError **error)
{
  const char *chosen = foyer_work_get_text (work, "ticket");
  g_autoptr (FoyerCounter) counter =
      foyer_queue_load_counter (work, foyer_work_get_integer (work, "counter"), error);
  g_autoptr (FoyerTicket) ticket = NULL, called = NULL;
  g_autofree char *sentence = NULL;
  FoyerWhy why = FOYER_WHY_CHOSEN;
  char number[FOYER_NUMBER_SIZE];
  gint64 n_waiting = 0;

  if (counter == NULL || !check_may_call (work, counter, error))
    return FALSE;
  ticket = chosen != NULL ? find_chosen (work, chosen, error)
                          : find_next (work, counter->number, &why, &n_waiting, error);
  if (ticket == NULL || !foyer_queue_call (work, ticket, counter, FALSE, &called, error) ||
      !foyer_queue_tell_priority (work, ticket, error))
    return FALSE;
  foyer_number_write (ticket->prefix, ticket->serial, number);
  sentence = explain (work, ticket, why, n_waiting);
  json_object_set_string_member (work->data, "order", foyer_whys[why]);
  json_object_set_int_member (work->data, "waiting", n_waiting);
  if (chosen != NULL)
    json_object_set_string_member (work->data, "reason", foyer_work_get_text (work, "reason"));
  if (!foyer_work_record (work, "ticket.called", number, counter->number, error) ||
      !foyer_answer_ticket (work, called, error))
    return FALSE;
  json_object_set_string_member (work->answer, "why", sentence);
  return TRUE;
}

static gboolean
run_recall (FoyerWork *work, GError **error)
{
  FoyerSteps steps = { 0 };
  gboolean done = foyer_steps_start_at_counter (work, &steps, FOYER_MOVE_RECALL, error);

  if (done)
    {
      steps.after->calls++;
      done = foyer_queue_announce (work, steps.after, error) &&
             foyer_steps_finish (work, &steps, "ticket.recalled", error);
    }
  foyer_steps_clear (&steps);
  return done;
}

static gboolean
run_serve (FoyerWork *work, GError **error)
{
  FoyerSteps steps = { 0 };
  gboolean done = foyer_steps_start_at_counter (work, &steps, FOYER_MOVE_SERVE, error);

  if (done)
    {
      steps.after->served_at = work->now;
      /* S4 五.2: whoever is asked first owns the matter. */
      if (steps.after->owner == NULL)
        foyer_set_text (&steps.after->owner, steps.counter_before->staff);
      done = foyer_queue_hush (work, steps.after->id, "arrived", error) &&
             foyer_steps_finish (work, &steps, "ticket.served", error);
    }
  foyer_steps_clear (&steps);
  return done;
}

/* A number that nobody heard is not the customer's fault: the answer warns, and the way back to its
 * old place is free. */
static gboolean
run_no_show (FoyerWork *work, GError **error)
{
  FoyerSteps steps = { 0 };
  gboolean heard = FALSE;
  gboolean done = foyer_steps_start_at_counter (work, &steps, FOYER_MOVE_NO_SHOW, error) &&
                  foyer_query_was_heard (work->database, steps.before->id, &heard, error);

  if (done)
    {
      steps.after->finished_at = work->now;
      json_object_set_boolean_member (work->data, "heard", heard);
      done = foyer_steps_settle_counter (work, &steps, error) &&
             foyer_queue_hush (work, steps.after->id, "no-show", error) &&
             foyer_steps_finish (work, &steps, "ticket.no-show", error);
    }
  if (done && !heard)
    {
      g_autofree char *warning =
          g_strdup_printf (_ ("The call of %s was never heard. If its holder comes, restore it: it "
                              "returns to its old "
                              "place."),
                           steps.number);
      json_object_set_string_member (work->answer, "warning", warning);
    }
  foyer_steps_clear (&steps);
  return done;
}

static gboolean
run_finish (FoyerWork *work, GError **error)
{
  FoyerSteps steps = { 0 };
  gboolean done = foyer_steps_start_at_counter (work, &steps, FOYER_MOVE_FINISH, error);

  if (done)
    {
      steps.after->finished_at = work->now;
      /* What was not ticked was not asked (states 2.2). */
      json_object_set_boolean_member (work->data, "asked_anything_else",
                                      foyer_work_get_flag (work, "anything-else"));
      json_object_set_boolean_member (work->data, "asked_to_check",
                                      foyer_work_get_flag (work, "checked"));
      done = foyer_steps_settle_counter (work, &steps, error) &&
             foyer_outcome_apply (work, steps.after->id, error) &&
             foyer_outcome_invite_rating (work, steps.after->id, error) &&
             foyer_steps_finish (work, &steps, "ticket.finished", error);
    }
  foyer_steps_clear (&steps);
  return done;
}

static gboolean
run_list (FoyerWork *work, GError **error)
{
  JsonArray *array = json_array_new ();

  json_object_set_array_member (work->answer, "counters", array);
  for (guint i = 0; i < work->config->counters->len; i++)
    {
      const FoyerCounterPlan *plan = g_ptr_array_index (work->config->counters, i);
      g_autoptr (FoyerCounter) counter = foyer_queue_load_counter (work, plan->number, error);
      JsonObject *object = counter != NULL ? foyer_view_counter (work, counter, error) : NULL;

      if (object == NULL)
        return FALSE;
      json_array_add_object_element (array, object);
    }
  return TRUE;
}

static gboolean
run_show (FoyerWork *work, GError **error)
{
  g_autoptr (FoyerCounter) counter =
      foyer_queue_load_counter (work, foyer_work_get_integer (work, "counter"), error);

  return counter != NULL && foyer_answer_counter (work, counter, error);
}

#define COUNTER                                                                                    \
  {                                                                                                \
    "counter", FOYER_ARGUMENT_INTEGER, FOYER_ARGUMENT_POSITIONAL | FOYER_ARGUMENT_REQUIRED, NULL   \
  }
#define END                                                                                        \
  {                                                                                                \
    NULL, 0, 0, NULL                                                                               \
  }

/* The number that is meant: refused when another one is there by now. */
#define EXPECT                                                                                     \
  {                                                                                                \
    "expect", FOYER_ARGUMENT_TEXT, 0, NULL                                                         \
  }

static const FoyerArgument counter_arguments[] = { COUNTER, END };
static const FoyerArgument customer_arguments[] = { COUNTER, EXPECT, END };
static const FoyerArgument open_arguments[] = {
  COUNTER,
  { "staff", FOYER_ARGUMENT_TEXT, FOYER_ARGUMENT_REQUIRED, NULL },
  END,
};
static const FoyerArgument lock_arguments[] = {
  COUNTER,
  { "unlock", FOYER_ARGUMENT_FLAG, 0, NULL },
  END,
};
static const FoyerArgument call_arguments[] = {
  COUNTER,
  { "ticket", FOYER_ARGUMENT_TEXT, 0, NULL },
  { "reason", FOYER_ARGUMENT_TEXT, 0, NULL },
  END,
};
static const FoyerArgument finish_arguments[] = {
  COUNTER,
  EXPECT,
  { "outcome", FOYER_ARGUMENT_CHOICE, 0, foyer_outcomes },
  { "reason", FOYER_ARGUMENT_TEXT, 0, NULL },
  { "alternative", FOYER_ARGUMENT_TEXT, 0, NULL },
  { "until", FOYER_ARGUMENT_TEXT, 0, NULL },         /* an answer is promised */
  { "phone", FOYER_ARGUMENT_TEXT, 0, NULL },         /* where to give it */
  { "anything-else", FOYER_ARGUMENT_FLAG, 0, NULL }, /* asked, and there is nothing */
  { "checked", FOYER_ARGUMENT_FLAG, 0, NULL },       /* papers and money, by the customer */
  END,
};

const FoyerVerb foyer_counter_verbs[] = {
  { "counter.list", FOYER_VERB_READ, run_list, NULL },
  { "counter.show", FOYER_VERB_READ, run_show, counter_arguments },
  { "counter.open", FOYER_VERB_WRITE, run_open, open_arguments },
  { "counter.close", FOYER_VERB_WRITE, run_close, counter_arguments },
  { "counter.lock", FOYER_VERB_WRITE, run_lock, lock_arguments },
  { "counter.call", FOYER_VERB_WRITE, run_call, call_arguments },
  { "counter.recall", FOYER_VERB_WRITE, run_recall, customer_arguments },
  { "counter.serve", FOYER_VERB_WRITE, run_serve, customer_arguments },
  { "counter.no-show", FOYER_VERB_WRITE, run_no_show, customer_arguments },
  { "counter.finish", FOYER_VERB_WRITE, run_finish, finish_arguments },
  { NULL, 0, NULL, NULL },
};
