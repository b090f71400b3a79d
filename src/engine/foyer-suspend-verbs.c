/* Verbs of suspending a counter and opening it again (states 2.3, S2 七.3, 五.4). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "engine/foyer-queue.h"
#include "engine/foyer-suspend.h"
#include "engine/foyer-ticket-steps.h"
#include "engine/foyer-verb.h"
#include "engine/foyer-view.h"
#include "store/foyer-queries.h"

#define LONGEST_MINUTES (8 * 60)

gboolean
foyer_suspend_begin (FoyerWork *work,
                     const FoyerCounter *before,
                     FoyerCounter *after,
                     GError **error)
{
  FoyerSuspension row = {
    .day = (char *) work->day->day,
    .counter = before->number,
    .staff = before->staff,
    .reason = after->suspend_reason,
    .approved_by = after->suspend_approved_by,
    .since = work->now,
    .until = work->now + after->suspend_for_s * FOYER_SECOND,
  };
  FoyerCounterState next;

  if (!foyer_counter_step (before, FOYER_COUNTER_SUSPEND, &next, error) ||
      !foyer_query_last_suspension (work->database, &row.id, error))
    return FALSE;
  row.id++;
  after->state = (int) next;
  after->since = after->suspended_since = work->now;
  after->suspended_until = row.until;
  after->suspend_pending = FALSE;
  return foyer_queue_unbind (work, before->number, error) &&
         foyer_work_put (work, &foyer_counter_type, before, after, error) &&
         foyer_work_put (work, &foyer_suspension_type, NULL, &row, error) &&
         foyer_work_record (work, "counter.suspended", NULL, before->number, error);
}

gboolean
foyer_suspend_end (FoyerWork *work, gint64 counter, GError **error)
{
  g_autoptr (FoyerSuspension) before = NULL;
  FoyerSuspension after;

  if (!foyer_query_open_suspension (work->database, counter, &before, error))
    return FALSE;
  if (before == NULL)
    return TRUE;
  after = *before;
  after.ended_at = work->now;
  return foyer_work_put (work, &foyer_suspension_type, before, &after, error);
}

/* --- approval --- */

static gboolean
count_waiting (FoyerWork *work, gint64 number, GArray *waiting, GError **error)
{
  const FoyerCounterPlan *plan = foyer_config_find_counter (work->config, number, error);

  for (guint i = 0; plan != NULL && i < plan->offers->len; i++)
    {
      const char *service = g_array_index (plan->offers, FoyerOffer, i).service;
      gint64 count;

      if (!foyer_query_waiting_at (work->database, service, number, &count, error))
        return FALSE;
      g_array_append_val (waiting, count);
    }
  return plan != NULL;
}

static gboolean
refuse_without_approval (const FoyerConfig *config,
                         FoyerApproval approval,
                         const char *service,
                         GError **error)
{
  int minutes = (int) (config->settings.suspend_limit_s / 60);

  switch (approval)
    {
    case FOYER_APPROVAL_NOT_NEEDED:
      return TRUE;
    case FOYER_APPROVAL_TOO_LONG:
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_APPROVAL_REQUIRED,
                   g_dngettext (GETTEXT_PACKAGE,
                                "A suspension of more than %d minute needs a manager's approval. "
                                "Nothing was changed.",
                                "A suspension of more than %d minutes needs a manager's approval. "
                                "Nothing was changed.",
                                (gulong) minutes),
                   minutes);
      return FALSE;
    case FOYER_APPROVAL_UNCOVERED:
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_APPROVAL_REQUIRED,
                   _ ("Somebody waits for %s, and no other counter serves it now; this needs a "
                      "manager's approval. Nothing was changed."),
                   service);
      return FALSE;
    case FOYER_APPROVAL_NO_RELIEF:
    default:
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_APPROVAL_REQUIRED,
                   _ ("During a break nobody else would serve %s; find somebody who goes on, or "
                      "ask a manager to approve. Nothing was changed."),
                   service);
      return FALSE;
    }
}

/* Who agrees: the one who is named, else a manager who gives the command for a clerk. */
static const char *
find_approver (FoyerWork *work, const FoyerCounter *counter)
{
  const char *approver = foyer_work_get_text (work, "approved-by");

  if (approver != NULL)
    return approver;
  if (work->actor != NULL &&
      foyer_suspension_check_approver (work->config, work->actor, NULL, counter->staff, NULL))
    return work->actor;
  return NULL;
}

static gboolean
approve (FoyerWork *work, const FoyerCounter *counter, FoyerCounter *after, GError **error)
{
  const char *named = foyer_work_get_text (work, "approved-by");
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) counters = NULL;
  const char *service;
  FoyerApproval approval;

  if (named != NULL &&
      !foyer_suspension_check_approver (work->config, named, work->actor, counter->staff, error))
    return FALSE;
  counters = foyer_query_counters (work->database, error);
  if (counters == NULL || !count_waiting (work, counter->number, waiting, error))
    return FALSE;
  approval = foyer_suspension_get_approval (work->config, counters, counter->number,
                                            (const gint64 *) waiting->data, after->suspend_reason,
                                            after->suspend_for_s, &service);
  if (approval != FOYER_APPROVAL_NOT_NEEDED || named != NULL)
    foyer_set_text (&after->suspend_approved_by, find_approver (work, counter));
  return after->suspend_approved_by != NULL ||
         refuse_without_approval (work->config, approval, service, error);
}

/* --- the verbs --- */

static gboolean
read_wish (FoyerWork *work, FoyerCounter *after, GError **error)
{
  const char *reason = foyer_work_get_text (work, "reason");
  gint64 minutes = foyer_work_get_integer (work, "minutes");

  if (reason == NULL || *reason == '\0')
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_REASON_REQUIRED,
                           _ ("Suspending a counter needs a reason. Nothing was changed."));
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
  foyer_set_text (&after->suspend_reason, reason);
  after->suspend_for_s =
      minutes > 0 ? minutes * 60 : foyer_suspension_get_usual_length (work->config, reason);
  return TRUE;
}

/* S2 七.3: who was called and has not come goes back to the old place, and is called elsewhere. */
static gboolean
release_called (FoyerWork *work, FoyerSteps *steps, GError **error)
{
  FoyerTicket *ticket = steps->after;
  g_autoptr (FoyerCounter) free_counter = NULL;

  if (ticket == NULL)
    return TRUE;
  ticket->released_from = ticket->counter;
  ticket->counter = 0;
  ticket->calls = 0;
  ticket->direct = FALSE;
  free_counter = foyer_counter_copy (steps->counter_before);
  free_counter->state = FOYER_COUNTER_READY;
  free_counter->ticket = 0;
  free_counter->since = work->now;
  if (!foyer_queue_hush (work, ticket->id, "released", error) ||
      !foyer_work_put (work, &foyer_ticket_type, steps->before, ticket, error) ||
      !foyer_work_put (work, &foyer_counter_type, steps->counter_before, free_counter, error) ||
      !foyer_work_record (work, "ticket.released", steps->number, free_counter->number, error))
    return FALSE;
  foyer_counter_free (steps->counter_before);
  steps->counter_before = g_steal_pointer (&free_counter);
  steps->counter_after->ticket = 0;
  return TRUE;
}

static gboolean
suspend_now_or_later (FoyerWork *work, FoyerSteps *steps, GError **error)
{
  FoyerCounter *after = steps->counter_after;

  if (steps->counter_step != FOYER_COUNTER_SUSPEND_LATER)
    return release_called (work, steps, error) &&
           foyer_suspend_begin (work, steps->counter_before, after, error);
  after->suspend_pending = TRUE;
  return foyer_work_put (work, &foyer_counter_type, steps->counter_before, after, error) &&
         foyer_work_record (work, "counter.suspend-pending", NULL, after->number, error);
}

static gboolean
run_suspend (FoyerWork *work, GError **error)
{
  FoyerSteps steps = { 0 };
  gboolean done = foyer_steps_start_at_counter (work, &steps, FOYER_MOVE_SUSPEND, error) &&
                  read_wish (work, steps.counter_after, error) &&
                  approve (work, steps.counter_before, steps.counter_after, error) &&
                  suspend_now_or_later (work, &steps, error) &&
                  foyer_answer_counter (work, steps.counter_after, error);

  foyer_steps_clear (&steps);
  return done;
}

static gboolean
run_reopen (FoyerWork *work, GError **error)
{
  FoyerSteps steps = { 0 };
  FoyerCounter *before, *after;
  gboolean pending, done = foyer_steps_start_at_counter (work, &steps, FOYER_MOVE_REOPEN, error);

  if (done)
    {
      before = steps.counter_before;
      after = steps.counter_after;
      pending = steps.counter_step == FOYER_COUNTER_WITHDRAW;
      foyer_counter_clear_suspension (after);
      if (!pending)
        {
          json_object_set_int_member (work->data, "suspended_s",
                                      (work->now - before->suspended_since) / FOYER_SECOND);
          json_object_set_int_member (work->data, "overdue_s",
                                      foyer_suspension_get_overdue (before, work->now));
        }
      done = foyer_suspend_end (work, before->number, error) &&
             foyer_work_put (work, &foyer_counter_type, before, after, error) &&
             (pending || foyer_queue_tell_reopened (work, before->number, error)) &&
             foyer_work_record (work, pending ? "counter.suspend-withdrawn" : "counter.reopened",
                                NULL, before->number, error) &&
             foyer_answer_counter (work, after, error);
    }
  foyer_steps_clear (&steps);
  return done;
}

#define COUNTER                                                                                    \
  {                                                                                                \
    "counter", FOYER_ARGUMENT_INTEGER, FOYER_ARGUMENT_POSITIONAL | FOYER_ARGUMENT_REQUIRED, NULL   \
  }

static const FoyerArgument suspend_arguments[] = {
  COUNTER,
  { "reason", FOYER_ARGUMENT_TEXT, 0, NULL },
  { "minutes", FOYER_ARGUMENT_INTEGER, 0, NULL },
  { "approved-by", FOYER_ARGUMENT_TEXT, 0, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument reopen_arguments[] = { COUNTER, { NULL, 0, 0, NULL } };

const FoyerVerb foyer_suspend_verbs[] = {
  { "counter.suspend", FOYER_VERB_WRITE, run_suspend, suspend_arguments },
  { "counter.reopen", FOYER_VERB_WRITE, run_reopen, reopen_arguments },
  { NULL, 0, NULL, NULL },
};
