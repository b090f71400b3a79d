/* Counting cash within the customer's sight, and the till without one (states 2.4, S2 七.5-7.7). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/foyer-money.h"
#include "base/foyer-record.h"
#include "base/foyer-time.h"
#include "hall/foyer-counter.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_CASH_COUNTING, /* a pass is under way and does not make up what is expected */
  FOYER_CASH_MATCHED,
  FOYER_CASH_RETURNED, /* everything is back with the customer, who counts (S2 七.7) */
  FOYER_CASH_OVER,     /* still too much in the second pass or a later one */
  FOYER_CASH_SHORT,    /* still too little: the reason is looked for together */
  FOYER_CASH_SUSPECT,  /* a note is shown to the customer (S2 七.6) */
  FOYER_CASH_HANDOVER, /* change is out; the customer is to count before it leaves the counter */
  FOYER_CASH_DONE,
  FOYER_CASH_ABANDONED,
  FOYER_CASH_N_STATES,
} FoyerCashState;

typedef enum
{
  FOYER_CASH_COUNT,
  FOYER_CASH_RETURN,
  FOYER_CASH_REFUND,
  FOYER_CASH_MISS,  /* "cash short" */
  FOYER_CASH_DOUBT, /* "cash suspect" */
  FOYER_CASH_RESOLVE,
  FOYER_CASH_CHANGE,
  FOYER_CASH_FINISH,
  FOYER_CASH_ABANDON,
  FOYER_CASH_N_STEPS,
} FoyerCashStep;

typedef enum
{
  FOYER_TILL_NONE, /* a customer's money */
  FOYER_TILL_OPENING,
  FOYER_TILL_HANDOVER,
  FOYER_TILL_CLOSING,
} FoyerTill;

extern const char *const foyer_cash_states[];
extern const char *const foyer_cash_steps[];
/* "none", "opening" … */
extern const char *const foyer_tills[];

/**
 * FoyerCash:
 *
 * One cash check. Amounts are minor units of the hall's currency. @given is what the customer says
 * they hand over, @due unless they say more: counting is compared with it, and what it is above
 * @due is their change. In a till count both are what the till should hold, -1 when nobody knows.
 */
typedef struct
{
  gint64 id;
  char *day;
  gint64 counter;
  gint64 ticket; /* id; 0 in a till count */
  int till;
  int state;
  FoyerMoney due;
  FoyerMoney given;
  FoyerMoney counted;  /* in the present pass */
  FoyerMoney refunded; /* surplus given back from the present pass */
  gint64 round;
  gboolean short_told; /* a pass was found short and the reason is not found yet */
  char *reason;        /* of the shortage or of giving up */
  gboolean agreed;     /* the customer saw the surplus and agreed, without a recount (D43) */
  gboolean reminded;   /* to count before the cash leaves the counter (S2 七.5) */
  char *staff;
  FoyerTime started_at;
  FoyerTime ended_at;
} FoyerCash;

extern const FoyerRecordType foyer_cash_type;

/* Counts of one denomination in one pass; two passes are the other way. */
#define FOYER_CASH_PASS_CHANGE 0  /* handed out as change */
#define FOYER_CASH_PASS_REFUND -1 /* of the present pass, back to the customer */
typedef struct
{
  gint64 cash;
  gint64 round;
  FoyerMoney denomination;
  gint64 count;
} FoyerCashLine;

extern const FoyerRecordType foyer_cash_line_type;

/* What a step needs to know beside the cash check itself. */
typedef struct
{
  FoyerMoney counted; /* COUNT, DOUBT, RESOLVE: the pass as it is after the step */
  gboolean confirmed; /* REFUND: agreed on sight; FINISH: reminded to count */
  const char *reason; /* MISS, ABANDON */
} FoyerCashFacts;

/* Takes @step: @cash is what it is afterwards, or unchanged on a refusal (%FOYER_ERROR_BAD_STATE,
 * %FOYER_ERROR_REASON_REQUIRED), whose sentence says what stands against it. */
gboolean
foyer_cash_step (FoyerCash *cash, FoyerCashStep step, const FoyerCashFacts *facts, GError **error);
/* Whether @step is in the table for a check in @state, whatever the amounts; for tests and for
 * buttons that are not to be seen at all. */
gboolean foyer_cash_may (FoyerCashState state, FoyerCashStep step);
gboolean foyer_cash_is_open (FoyerCashState state);
/* A COUNT in this state begins a new pass. */
gboolean foyer_cash_begins_pass (FoyerCashState state);

/* Counted less expected: above 0 too much, below 0 too little; 0 when nobody knows what to expect.
 */
FoyerMoney foyer_cash_get_difference (const FoyerCash *cash);
/* What lies on the counter: nothing of it once all was given back. */
FoyerMoney foyer_cash_get_present (const FoyerCash *cash);
/* What the customer gets back of what they gave; 0 in a till count. */
FoyerMoney foyer_cash_get_change (const FoyerCash *cash);

/* Whether @step leaves something for the register: a difference that nobody explained. */
gboolean foyer_cash_leaves_difference (const FoyerCash *before, FoyerCashStep step);

/* The counter can begin: with a customer in front of it, or without any for a till count. */
gboolean foyer_cash_check_counter (const FoyerCounter *counter, FoyerTill till, GError **error);

FoyerCash *foyer_cash_copy (const FoyerCash *cash);
void foyer_cash_free (FoyerCash *cash);
void foyer_cash_line_free (FoyerCashLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerCash, foyer_cash_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerCashLine, foyer_cash_line_free)

G_END_DECLS
