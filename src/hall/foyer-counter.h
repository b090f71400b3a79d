/* A counter: what it holds and which step leads from which state to which (states 2.3). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/foyer-record.h"
#include "base/foyer-time.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_COUNTER_OFFLINE,
  FOYER_COUNTER_PREPARING,
  FOYER_COUNTER_READY,
  FOYER_COUNTER_CALLING,
  FOYER_COUNTER_SERVING,
  FOYER_COUNTER_ON_HOLD,
  FOYER_COUNTER_SUSPENDED,
  FOYER_COUNTER_CLOSING,
  FOYER_COUNTER_CLOSED,
  FOYER_COUNTER_N_STATES,
} FoyerCounterState;

typedef enum
{
  FOYER_COUNTER_OPEN,
  FOYER_COUNTER_PREPARE, /* opened before the hall */
  FOYER_COUNTER_CALL,
  FOYER_COUNTER_RECALL,
  FOYER_COUNTER_SERVE,
  FOYER_COUNTER_MISS,
  FOYER_COUNTER_WRONG_NUMBER, /* somebody else came to the call (Q01) */
  FOYER_COUNTER_RELEASE,      /* its ticket was cancelled or converted */
  FOYER_COUNTER_WORK,         /* on a matter of its customer */
  FOYER_COUNTER_HOLD,
  FOYER_COUNTER_RESUME,
  FOYER_COUNTER_SET_ASIDE, /* who fills in a form lets the next come */
  FOYER_COUNTER_TAKE_UP,   /* who filled in a form is back */
  FOYER_COUNTER_ACCEPT,    /* a matter that was handed over */
  FOYER_COUNTER_TRANSFER,
  FOYER_COUNTER_FINISH,
  FOYER_COUNTER_SUSPEND,
  FOYER_COUNTER_SUSPEND_LATER, /* after the present customer */
  FOYER_COUNTER_WITHDRAW,      /* that suspension does not come */
  FOYER_COUNTER_REOPEN,
  FOYER_COUNTER_CLOSE,
  FOYER_COUNTER_CLOSE_LATER, /* after the present customer (S4 五.13) */
  FOYER_COUNTER_DAY_END,     /* a new business day finds it without a ticket */
  FOYER_COUNTER_N_STEPS,
} FoyerCounterStep;

extern const char *const foyer_counter_states[];

typedef struct
{
  gint64 number;
  int state;
  char *staff;
  gint64 ticket; /* id; 0 none */
  gint64 held;   /* id of who fills in a form meanwhile; 0 nobody */
  gboolean locked;
  gboolean cash_check;
  gboolean suspend_pending;
  gboolean closing_pending;
  char *suspend_reason; /* from here on: also while the suspension is pending */
  gint64 suspend_for_s; /* told length */
  char *suspend_approved_by;
  FoyerTime suspended_since;
  FoyerTime suspended_until;
  FoyerTime since; /* when the state was entered */
} FoyerCounter;

extern const FoyerRecordType foyer_counter_type;

/* The state that @step leads to; %FOYER_ERROR_COUNTER_NOT_READY for a call that cannot be,
 * %FOYER_ERROR_BAD_STATE for any other step, with a sentence that says why. */
gboolean foyer_counter_step (const FoyerCounter *counter,
                             FoyerCounterStep step,
                             FoyerCounterState *next,
                             GError **error);

/* Somebody is signed in there and the public may expect it to serve today. */
gboolean foyer_counter_is_staffed (FoyerCounterState state);
/* It takes customers now and after the present one: not suspended, suspending or closing. */
gboolean foyer_counter_takes_customers (const FoyerCounter *counter);
/* It has a customer: called, in front of it, or on hold. */
gboolean foyer_counter_has_customer (FoyerCounterState state);

/* Nothing is left of a suspension, pending or present. */
void foyer_counter_clear_suspension (FoyerCounter *counter);

FoyerCounter *foyer_counter_copy (const FoyerCounter *counter);
void foyer_counter_free (FoyerCounter *counter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerCounter, foyer_counter_free)

G_END_DECLS
