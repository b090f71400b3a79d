/* A counter: what it holds and which step leads from which state to which (states 2.3). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-counter.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "hall/foyer-words.h"

const char *const foyer_counter_states[] = { "offline", "preparing", "ready",     "calling",
                                             "serving", "on-hold",   "suspended", "closing",
                                             "closed",  NULL };

#define AT(member, name, type, flags, nicks)                                                       \
  FOYER_FIELD_AT (FoyerCounter, member, name, FOYER_FIELD_##type, flags, nicks)
#define OPTIONAL FOYER_FIELD_OPTIONAL
#define INTERNAL FOYER_FIELD_INTERNAL

static const FoyerField counter_fields[] = {
  AT (number, "number", INTEGER, FOYER_FIELD_KEY, NULL),
  AT (state, "state", ENUM, 0, foyer_counter_states),
  AT (staff, "staff", TEXT, OPTIONAL, NULL),
  AT (ticket, "ticket", INTEGER, OPTIONAL | INTERNAL, NULL),
  AT (held, "held", INTEGER, OPTIONAL | INTERNAL, NULL),
  AT (locked, "locked", BOOLEAN, 0, NULL),
  AT (cash_check, "cash_check", BOOLEAN, 0, NULL),
  AT (suspend_pending, "suspend_pending", BOOLEAN, 0, NULL),
  AT (closing_pending, "closing_pending", BOOLEAN, 0, NULL),
  AT (suspend_reason, "suspend_reason", TEXT, OPTIONAL | INTERNAL, NULL),
  AT (suspend_for_s, "suspend_for_s", INTEGER, OPTIONAL | INTERNAL, NULL),
  AT (suspend_approved_by, "suspend_approved_by", TEXT, OPTIONAL | INTERNAL, NULL),
  AT (suspended_since, "suspended_since", TIME, OPTIONAL | INTERNAL, NULL),
  AT (suspended_until, "suspended_until", TIME, OPTIONAL | INTERNAL, NULL),
  AT (since, "since", TIME, OPTIONAL, NULL),
};

const FoyerRecordType foyer_counter_type = { "counter", sizeof (FoyerCounter),
                                             G_N_ELEMENTS (counter_fields), counter_fields, TRUE };

#define NO -1
#define O  FOYER_COUNTER_OFFLINE
#define P  FOYER_COUNTER_PREPARING
#define R  FOYER_COUNTER_READY
#define C  FOYER_COUNTER_CALLING
#define S  FOYER_COUNTER_SERVING
#define H  FOYER_COUNTER_ON_HOLD
#define U  FOYER_COUNTER_SUSPENDED
#define D  FOYER_COUNTER_CLOSED

/* Rows: the step; columns: from offline, preparing, ready, calling, serving, on-hold, suspended,
 * closing, closed. */
static const gint8 steps[FOYER_COUNTER_N_STEPS][FOYER_COUNTER_N_STATES] = {
  [FOYER_COUNTER_OPEN] = { R, R, NO, NO, NO, NO, NO, NO, R },
  [FOYER_COUNTER_PREPARE] = { P, NO, NO, NO, NO, NO, NO, NO, P },
  [FOYER_COUNTER_CALL] = { NO, NO, C, NO, NO, NO, NO, NO, NO },
  [FOYER_COUNTER_RECALL] = { NO, NO, NO, C, NO, NO, NO, NO, NO },
  [FOYER_COUNTER_SERVE] = { NO, NO, NO, S, NO, NO, NO, NO, NO },
  [FOYER_COUNTER_MISS] = { NO, NO, NO, R, NO, NO, NO, NO, NO },
  [FOYER_COUNTER_WRONG_NUMBER] = { NO, NO, NO, C, NO, NO, NO, NO, NO },
  [FOYER_COUNTER_RELEASE] = { NO, NO, NO, R, R, NO, NO, NO, NO },
  [FOYER_COUNTER_WORK] = { NO, NO, NO, NO, S, NO, NO, NO, NO },
  [FOYER_COUNTER_HOLD] = { NO, NO, NO, NO, H, NO, NO, NO, NO },
  [FOYER_COUNTER_RESUME] = { NO, NO, NO, NO, NO, S, NO, NO, NO },
  [FOYER_COUNTER_SET_ASIDE] = { NO, NO, NO, NO, NO, R, NO, NO, NO },
  [FOYER_COUNTER_TAKE_UP] = { NO, NO, S, NO, NO, NO, NO, NO, NO },
  [FOYER_COUNTER_ACCEPT] = { NO, NO, NO, C, S, NO, NO, NO, NO },
  [FOYER_COUNTER_TRANSFER] = { NO, NO, NO, NO, R, NO, NO, NO, NO },
  [FOYER_COUNTER_FINISH] = { NO, NO, NO, NO, R, NO, NO, NO, NO },
  [FOYER_COUNTER_SUSPEND] = { NO, NO, U, U, NO, NO, NO, NO, NO },
  [FOYER_COUNTER_SUSPEND_LATER] = { NO, NO, NO, NO, S, H, NO, NO, NO },
  [FOYER_COUNTER_WITHDRAW] = { NO, NO, R, C, S, H, NO, NO, NO },
  [FOYER_COUNTER_REOPEN] = { NO, NO, NO, NO, NO, NO, R, NO, NO },
  [FOYER_COUNTER_CLOSE] = { NO, D, D, NO, NO, NO, D, D, NO },
  [FOYER_COUNTER_CLOSE_LATER] = { NO, NO, NO, C, S, H, NO, NO, NO },
  [FOYER_COUNTER_DAY_END] = { O, O, O, NO, NO, NO, O, O, O },
};

#undef NO
#undef O
#undef P
#undef R
#undef C
#undef S
#undef H
#undef U
#undef D

/* Whoever fills in a form at the side still is the counter's customer. */
static gboolean
forgets_held (const FoyerCounter *counter, FoyerCounterStep step)
{
  return counter->held != 0 && (step == FOYER_COUNTER_SET_ASIDE || step == FOYER_COUNTER_SUSPEND ||
                                step == FOYER_COUNTER_CLOSE || step == FOYER_COUNTER_DAY_END);
}

static gboolean
check_held (const FoyerCounter *counter, FoyerCounterStep step, GError **error)
{
  if (step == FOYER_COUNTER_TAKE_UP && counter->held == 0)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                   _ ("Nobody is on hold at counter %d. Nothing was changed."),
                   (int) counter->number);
      return FALSE;
    }
  if (!forgets_held (counter, step))
    return TRUE;
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
               _ ("A customer of counter %d still fills in a form; “%s” is not possible now. "
                  "Nothing was changed; finish with them first."),
               (int) counter->number, foyer_word_counter_step (step));
  return FALSE;
}

gboolean
foyer_counter_step (const FoyerCounter *counter,
                    FoyerCounterStep step,
                    FoyerCounterState *next,
                    GError **error)
{
  gboolean is_call = step == FOYER_COUNTER_CALL || step == FOYER_COUNTER_SET_ASIDE;

  /* While money is being counted the customer in front of the counter comes first (states 2.4). */
  if (steps[step][counter->state] < 0 || (counter->cash_check && step != FOYER_COUNTER_DAY_END))
    {
      g_set_error (error, FOYER_ERROR,
                   is_call ? FOYER_ERROR_COUNTER_NOT_READY : FOYER_ERROR_BAD_STATE,
                   _ ("Counter %d is %s; “%s” is not possible now. Nothing was changed."),
                   (int) counter->number,
                   counter->cash_check ? C_ ("counter state", "checking cash")
                                       : foyer_word_counter_state (counter->state),
                   foyer_word_counter_step (step));
      return FALSE;
    }
  if (!check_held (counter, step, error))
    return FALSE;
  *next = (FoyerCounterState) steps[step][counter->state];
  return TRUE;
}

gboolean
foyer_counter_is_staffed (FoyerCounterState state)
{
  return state >= FOYER_COUNTER_READY && state <= FOYER_COUNTER_SUSPENDED;
}

gboolean
foyer_counter_takes_customers (const FoyerCounter *counter)
{
  return foyer_counter_is_staffed ((FoyerCounterState) counter->state) &&
         counter->state != FOYER_COUNTER_SUSPENDED && !counter->suspend_pending &&
         !counter->closing_pending;
}

gboolean
foyer_counter_has_customer (FoyerCounterState state)
{
  return state >= FOYER_COUNTER_CALLING && state <= FOYER_COUNTER_ON_HOLD;
}

void
foyer_counter_clear_suspension (FoyerCounter *counter)
{
  counter->suspend_pending = FALSE;
  g_clear_pointer (&counter->suspend_reason, g_free);
  counter->suspend_for_s = 0;
  g_clear_pointer (&counter->suspend_approved_by, g_free);
  counter->suspended_since = counter->suspended_until = 0;
}

FoyerCounter *
foyer_counter_copy (const FoyerCounter *counter)
{
  return foyer_record_copy (&foyer_counter_type, counter);
}

void
foyer_counter_free (FoyerCounter *counter)
{
  foyer_record_free (&foyer_counter_type, counter);
}
