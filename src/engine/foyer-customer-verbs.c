/* Verbs of the customer at a counter: holding, handing over, taking over, the outcome of a matter.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "engine/foyer-counter-outcome.h"
#include "engine/foyer-queue.h"
#include "engine/foyer-shown-number.h"
#include "engine/foyer-ticket-steps.h"
#include "engine/foyer-verb.h"
#include "store/foyer-queries.h"

#define LONGEST_MINUTES (8 * 60)

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

/* --- hold (S1 1(7), S2 七.9) --- */

static gboolean
fill_hold (FoyerWork *work, FoyerTicket *ticket, GError **error)
{
  const char *reason = foyer_work_get_text (work, "reason");
  gint64 minutes = foyer_work_get_integer (work, "minutes");

  if (is_empty (reason))
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_REASON_REQUIRED,
                           _ ("Letting a customer wait needs a reason. Nothing was changed."));
      return FALSE;
    }
  if (json_object_has_member (work->arguments, "minutes") &&
      (minutes < 1 || minutes > LONGEST_MINUTES))
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                   _ ("The expected minutes lie between 1 and %d. Nothing was changed."),
                   LONGEST_MINUTES);
      return FALSE;
    }
  foyer_set_text (&ticket->hold_reason, reason);
  ticket->hold_since = work->now;
  ticket->hold_until = minutes > 0 ? work->now + minutes * FOYER_MINUTE : 0;
  ticket->hold_agreed = foyer_work_get_flag (work, "agreed");
  json_object_set_boolean_member (work->data, "asked_consent", ticket->hold_agreed);
  return TRUE;
}

static gboolean
run_hold (FoyerWork *work, GError **error)
{
  FoyerSteps steps = { 0 };
  gboolean done = foyer_steps_start_at_counter (work, &steps, FOYER_MOVE_HOLD, error) &&
                  fill_hold (work, steps.after, error) &&
                  foyer_steps_finish (work, &steps, "ticket.held", error);

  foyer_steps_clear (&steps);
  return done;
}

static gboolean
run_resume (FoyerWork *work, GError **error)
{
  FoyerSteps steps = { 0 };
  gboolean done = foyer_steps_start_at_counter (work, &steps, FOYER_MOVE_RESUME, error);

  if (done)
    {
      gint64 held_s = MAX (0, (work->now - steps.before->hold_since) / FOYER_SECOND);

      json_object_set_int_member (work->data, "held_s", held_s);
      steps.after->held_s += held_s;
      g_clear_pointer (&steps.after->hold_reason, g_free);
      steps.after->hold_since = steps.after->hold_until = 0;
      steps.after->hold_agreed = FALSE;
      if (steps.counter_step == FOYER_COUNTER_TAKE_UP)
        {
          steps.counter_after->ticket = steps.counter_before->held;
          steps.counter_after->held = 0;
        }
      done = foyer_steps_finish (work, &steps, "ticket.resumed", error);
    }
  foyer_steps_clear (&steps);
  return done;
}

/* --- transfer (S4 五.2, S2 三.4) --- */

/* The matter of @ticket that @plan serves: the present one, else the first that is not ended. */
static gboolean
choose_matter (FoyerWork *work, FoyerTicket *ticket, const FoyerCounterPlan *plan, GError **error)
{
  g_autoptr (GPtrArray) items = NULL;

  if (foyer_counter_plan_offers (plan, ticket->service))
    return TRUE;
  items = foyer_query_items (work->database, ticket->id, error);
  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const FoyerItem *item = g_ptr_array_index (items, i);

      if (foyer_item_is_ended (item->state) || !foyer_counter_plan_offers (plan, item->service))
        continue;
      foyer_set_text (&ticket->service, item->service);
      return TRUE;
    }
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
               _ ("Counter %d does not serve %s. Nothing was changed; hand over to a service "
                  "instead."),
               (int) plan->number, ticket->service);
  return FALSE;
}

static gboolean
bind_to_counter (FoyerWork *work, FoyerSteps *steps, gint64 number, GError **error)
{
  g_autoptr (FoyerCounter) target = foyer_queue_load_counter (work, number, error);

  if (target == NULL)
    return FALSE;
  if (number == steps->counter_before->number)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                   _ ("%s is at counter %d already. Nothing was changed."), steps->number,
                   (int) number);
      return FALSE;
    }
  if (!foyer_counter_takes_customers (target))
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                   _ ("Counter %d takes no customers now. Nothing was changed; hand over to a "
                      "service or to another counter."),
                   (int) number);
      return FALSE;
    }
  steps->after->bound_counter = number;
  return choose_matter (work, steps->after, foyer_config_find_counter (work->config, number, NULL),
                        error);
}

/* A matter that goes to a service which the ticket did not have: the present one has moved. */
static gboolean
move_matter (FoyerWork *work, FoyerSteps *steps, const FoyerService *service, GError **error)
{
  g_autoptr (GPtrArray) items = foyer_query_items (work->database, steps->before->id, error);
  FoyerItem added = { .ticket = steps->before->id, .service = service->code };
  const FoyerItem *present = NULL;

  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const FoyerItem *item = g_ptr_array_index (items, i);

      if (foyer_item_is_ended (item->state))
        continue;
      if (g_str_equal (item->service, service->code))
        return TRUE;
      if (present == NULL || (!g_str_equal (present->service, steps->before->service) &&
                              g_str_equal (item->service, steps->before->service)))
        present = item;
    }
  if (present != NULL)
    {
      FoyerItem moved = *present;

      moved.state = FOYER_ITEM_MOVED;
      if (!foyer_work_put (work, &foyer_item_type, present, &moved, error))
        return FALSE;
    }
  added.position = items->len + 1;
  added.state = FOYER_ITEM_OPEN;
  return foyer_work_put (work, &foyer_item_type, NULL, &added, error);
}

static gboolean
warn_if_nobody_serves (FoyerWork *work, const char *service, GError **error)
{
  g_autoptr (GPtrArray) counters = foyer_query_counters (work->database, error);

  if (counters == NULL)
    return FALSE;
  if (!foyer_suspension_is_covered (work->config, counters, 0, service))
    {
      g_autofree char *warning =
          g_strdup_printf (_ ("No counter serves %s at the moment."), service);
      json_object_set_string_member (work->answer, "warning", warning);
    }
  return TRUE;
}

static gboolean
choose_target (FoyerWork *work, FoyerSteps *steps, GError **error)
{
  const char *code = foyer_work_get_text (work, "service");
  gboolean to_counter = json_object_has_member (work->arguments, "counter");
  const FoyerService *service;

  if (to_counter == (code != NULL))
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                           _ ("Hand over either to a service or to a counter. Nothing was "
                              "changed."));
      return FALSE;
    }
  if (to_counter)
    return bind_to_counter (work, steps, foyer_work_get_integer (work, "counter"), error);
  service = foyer_config_find_service (work->config, code, error);
  if (service == NULL || !move_matter (work, steps, service, error))
    return FALSE;
  foyer_set_text (&steps->after->service, service->code);
  steps->after->bound_counter = 0;
  return warn_if_nobody_serves (work, service->code, error);
}

/* The due time and the owner stay: place by original issue, responsible until taken over. */
static gboolean
transfer (FoyerWork *work, FoyerSteps *steps, GError **error)
{
  FoyerTicket *after = steps->after;
  const char *note = foyer_work_get_text (work, "note");

  if (is_empty (note))
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_REASON_REQUIRED,
                           _ ("Handing a customer over needs a note for the colleague. Nothing "
                              "was changed."));
      return FALSE;
    }
  if (!choose_target (work, steps, error))
    return FALSE;
  json_object_set_int_member (work->data, "served_s",
                              (work->now - steps->before->served_at) / FOYER_SECOND);
  foyer_set_text (&after->note, note);
  after->transferred_from = steps->counter_before->number;
  after->transferred_at = work->now;
  after->counter = 0;
  after->calls = 0;
  after->direct = FALSE;
  return foyer_steps_settle_counter (work, steps, error) &&
         foyer_steps_finish (work, steps, "ticket.transferred", error);
}

static gboolean
run_transfer (FoyerWork *work, GError **error)
{
  FoyerSteps steps = { 0 };
  gboolean done = foyer_steps_start_at_counter (work, &steps, FOYER_MOVE_TRANSFER, error) &&
                  transfer (work, &steps, error);

  foyer_steps_clear (&steps);
  return done;
}

static gboolean
run_accept (FoyerWork *work, GError **error)
{
  FoyerSteps steps = { 0 };
  gboolean done = foyer_steps_start_at_counter (work, &steps, FOYER_MOVE_ACCEPT, error);

  if (done)
    {
      json_object_set_string_member (work->data, "from", steps.before->owner);
      foyer_set_text (&steps.after->owner, steps.counter_before->staff);
      done = foyer_steps_finish (work, &steps, "ticket.accepted", error);
    }
  foyer_steps_clear (&steps);
  return done;
}

/* Q01, Q02: whoever came holds another number; the call stays as it is, and they are told where to
 * go (S2 三.4). */
static gboolean
run_wrong_number (FoyerWork *work, GError **error)
{
  const char *shown = foyer_work_get_text (work, "shown");
  FoyerSteps steps = { 0 };
  gboolean done = foyer_steps_start_at_counter (work, &steps, FOYER_MOVE_WRONG_NUMBER, error);

  if (done)
    {
      steps.after->wrong_numbers++;
      if (shown != NULL)
        json_object_set_string_member (work->data, "shown", shown);
      done = foyer_steps_finish (work, &steps, "ticket.wrong-number", error) &&
             foyer_answer_shown (work, shown, steps.counter_before->number, error);
    }
  foyer_steps_clear (&steps);
  return done;
}

static gboolean
run_item (FoyerWork *work, GError **error)
{
  FoyerSteps steps = { 0 };
  gboolean done = foyer_steps_start_at_counter (work, &steps, FOYER_MOVE_ITEM, error) &&
                  foyer_outcome_apply_to_one (work, steps.before->id, steps.number,
                                              foyer_work_get_integer (work, "position"), error) &&
                  foyer_steps_finish (work, &steps, "ticket.item", error);

  foyer_steps_clear (&steps);
  return done;
}

#define POSITIONAL (FOYER_ARGUMENT_POSITIONAL | FOYER_ARGUMENT_REQUIRED)
#define COUNTER                                                                                    \
  {                                                                                                \
    "counter", FOYER_ARGUMENT_INTEGER, POSITIONAL, NULL                                            \
  }
/* The number that is meant: refused when another one is there by now. */
#define EXPECT                                                                                     \
  {                                                                                                \
    "expect", FOYER_ARGUMENT_TEXT, 0, NULL                                                         \
  }
#define END                                                                                        \
  {                                                                                                \
    NULL, 0, 0, NULL                                                                               \
  }

static const FoyerArgument customer_arguments[] = { COUNTER, EXPECT, END };
static const FoyerArgument hold_arguments[] = {
  COUNTER,
  EXPECT,
  { "reason", FOYER_ARGUMENT_TEXT, 0, NULL },
  { "minutes", FOYER_ARGUMENT_INTEGER, 0, NULL },
  { "agreed", FOYER_ARGUMENT_FLAG, 0, NULL }, /* the customer was asked */
  END,
};
/* "counter" is where the customer goes, "at" where they are. */
static const FoyerArgument transfer_arguments[] = {
  { "at", FOYER_ARGUMENT_INTEGER, POSITIONAL, NULL },
  EXPECT,
  { "service", FOYER_ARGUMENT_TEXT, 0, NULL },
  { "counter", FOYER_ARGUMENT_INTEGER, 0, NULL },
  { "note", FOYER_ARGUMENT_TEXT, 0, NULL },
  END,
};
static const FoyerArgument wrong_number_arguments[] = {
  COUNTER,
  EXPECT,
  { "shown", FOYER_ARGUMENT_TEXT, 0, NULL },
  END,
};
static const FoyerArgument item_arguments[] = {
  COUNTER,
  { "position", FOYER_ARGUMENT_INTEGER, POSITIONAL, NULL },
  EXPECT,
  { "outcome", FOYER_ARGUMENT_CHOICE, FOYER_ARGUMENT_REQUIRED, foyer_item_states },
  { "reason", FOYER_ARGUMENT_TEXT, 0, NULL },
  { "alternative", FOYER_ARGUMENT_TEXT, 0, NULL },
  { "until", FOYER_ARGUMENT_TEXT, 0, NULL }, /* an answer is promised */
  { "phone", FOYER_ARGUMENT_TEXT, 0, NULL }, /* where to give it */
  END,
};

const FoyerVerb foyer_customer_verbs[] = {
  { "counter.hold", FOYER_VERB_WRITE, run_hold, hold_arguments },
  { "counter.resume", FOYER_VERB_WRITE, run_resume, customer_arguments },
  { "counter.item", FOYER_VERB_WRITE, run_item, item_arguments },
  { "counter.transfer", FOYER_VERB_WRITE, run_transfer, transfer_arguments },
  { "counter.accept", FOYER_VERB_WRITE, run_accept, customer_arguments },
  { "counter.wrong-number", FOYER_VERB_WRITE, run_wrong_number, wrong_number_arguments },
  { NULL, 0, NULL, NULL },
};
