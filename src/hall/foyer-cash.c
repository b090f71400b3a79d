/* Counting cash within the customer's sight, and the till without one (states 2.4, S2 七.5-7.7). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-cash.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "hall/foyer-words.h"

const char *const foyer_cash_states[] = { "counting", "matched",  "returned", "over",      "short",
                                          "suspect",  "handover", "done",     "abandoned", NULL };
const char *const foyer_cash_steps[] = { "count",   "return", "refund", "short",   "suspect",
                                         "resolve", "change", "finish", "abandon", NULL };
const char *const foyer_tills[] = { "none", "opening", "handover", "closing", NULL };

#define AT(member, name, type, flags, nicks)                                                       \
  FOYER_FIELD_AT (FoyerCash, member, name, FOYER_FIELD_##type, flags, nicks)
#define OPTIONAL FOYER_FIELD_OPTIONAL
#define INTERNAL FOYER_FIELD_INTERNAL

static const FoyerField cash_fields[] = {
  AT (id, "id", INTEGER, FOYER_FIELD_KEY, NULL),
  AT (day, "day", TEXT, 0, NULL),
  AT (counter, "counter", INTEGER, 0, NULL),
  AT (ticket, "ticket", INTEGER, OPTIONAL | INTERNAL, NULL),
  AT (till, "till", ENUM, 0, foyer_tills),
  AT (state, "state", ENUM, 0, foyer_cash_states),
  AT (due, "due", INTEGER, 0, NULL),
  AT (given, "given", INTEGER, 0, NULL),
  AT (counted, "counted", INTEGER, 0, NULL),
  AT (refunded, "refunded", INTEGER, 0, NULL),
  AT (round, "round", INTEGER, 0, NULL),
  AT (short_told, "short_told", BOOLEAN, INTERNAL, NULL),
  AT (reason, "reason", TEXT, OPTIONAL, NULL),
  AT (agreed, "agreed", BOOLEAN, 0, NULL),
  AT (reminded, "reminded", BOOLEAN, 0, NULL),
  AT (staff, "staff", TEXT, OPTIONAL, NULL),
  AT (started_at, "started_at", TIME, 0, NULL),
  AT (ended_at, "ended_at", TIME, OPTIONAL, NULL),
};

const FoyerRecordType foyer_cash_type = { "cash", sizeof (FoyerCash), G_N_ELEMENTS (cash_fields),
                                          cash_fields, TRUE };

#undef AT
#define AT(member, type, flags)                                                                    \
  FOYER_FIELD_AT (FoyerCashLine, member, #member, FOYER_FIELD_##type, flags, NULL)

static const FoyerField line_fields[] = {
  AT (cash, INTEGER, FOYER_FIELD_KEY),
  AT (round, INTEGER, FOYER_FIELD_KEY),
  AT (denomination, INTEGER, FOYER_FIELD_KEY),
  AT (count, INTEGER, 0),
};

const FoyerRecordType foyer_cash_line_type = { "cash_line", sizeof (FoyerCashLine),
                                               G_N_ELEMENTS (line_fields), line_fields, TRUE };

/* What must hold beside the state. */
typedef enum
{
  ANY,
  DIFFERS,  /* something was counted, and it is not what is expected */
  AGREED,   /* too much, and the customer agreed on sight or it is not the first pass (D43) */
  SURPLUS,  /* too much, from a customer */
  CUSTOMER, /* not a till count */
  LACKS,    /* too little, and it is not the first pass */
  REMINDED, /* the customer was reminded to count; nothing is owed to them (S2 七.5b) */
  TILL,     /* a till count: what differs is registered */
} Guard;

#define TO(state, guard)                                                                           \
  {                                                                                                \
    FOYER_CASH_##state, guard                                                                      \
  }
/* As the pass compares with what is expected. */
#define EVAL FOYER_CASH_N_STATES
#define NO                                                                                         \
  {                                                                                                \
    -1, ANY                                                                                        \
  }
#define E                                                                                          \
  {                                                                                                \
    EVAL, ANY                                                                                      \
  }
#define A TO (ABANDONED, ANY)
#define X TO (SUSPECT, ANY)

/* Rows: the step; columns: from counting, matched, returned, over, short, suspect, handover, done,
 * abandoned. A pass stays open, for a slip in typing or one more note, until it is left. */
static const struct
{
  gint8 to;
  guint8 guard;
} table[FOYER_CASH_N_STEPS][FOYER_CASH_N_STATES] = {
  [FOYER_CASH_COUNT] = { E, E, E, E, E, E, NO, NO, NO },
  [FOYER_CASH_RETURN] = { TO (RETURNED, DIFFERS), NO, NO, TO (RETURNED, DIFFERS), NO, NO, NO, NO,
                          NO },
  [FOYER_CASH_REFUND] = { TO (MATCHED, AGREED), NO, NO, TO (MATCHED, AGREED), NO, NO, NO, NO, NO },
  [FOYER_CASH_MISS] = { TO (SHORT, LACKS), NO, NO, NO, NO, NO, NO, NO, NO },
  [FOYER_CASH_DOUBT] = { X, X, NO, X, NO, NO, NO, NO, NO },
  [FOYER_CASH_RESOLVE] = { NO, NO, NO, NO, NO, E, NO, NO, NO },
  [FOYER_CASH_CHANGE] = { TO (HANDOVER, SURPLUS), TO (HANDOVER, CUSTOMER), NO, NO, NO, NO, NO, NO,
                          NO },
  [FOYER_CASH_FINISH] = { TO (DONE, TILL), TO (DONE, REMINDED), NO, TO (DONE, TILL),
                          TO (DONE, TILL), NO, TO (DONE, REMINDED), NO, NO },
  [FOYER_CASH_ABANDON] = { A, A, A, A, A, A, NO, NO, NO },
};

#undef TO
#undef NO
#undef E
#undef A
#undef X

/* At which counters cash can be counted: with the customer there, or the till alone. */
static const gboolean customer_states[FOYER_COUNTER_N_STATES] = { [FOYER_COUNTER_SERVING] = TRUE };
static const gboolean till_states[FOYER_COUNTER_N_STATES] = {
  [FOYER_COUNTER_PREPARING] = TRUE,
  [FOYER_COUNTER_READY] = TRUE,
  [FOYER_COUNTER_SUSPENDED] = TRUE,
  [FOYER_COUNTER_CLOSING] = TRUE,
};

FoyerMoney
foyer_cash_get_difference (const FoyerCash *cash)
{
  return cash->given < 0 ? 0 : cash->counted - cash->refunded - cash->given;
}

FoyerMoney
foyer_cash_get_present (const FoyerCash *cash)
{
  return cash->state == FOYER_CASH_RETURNED ? 0 : cash->counted;
}

FoyerMoney
foyer_cash_get_change (const FoyerCash *cash)
{
  return cash->till == FOYER_TILL_NONE ? cash->given - cash->due : 0;
}

gboolean
foyer_cash_may (FoyerCashState state, FoyerCashStep step)
{
  return table[step][state].to >= 0;
}

gboolean
foyer_cash_is_open (FoyerCashState state)
{
  return state < FOYER_CASH_DONE;
}

gboolean
foyer_cash_begins_pass (FoyerCashState state)
{
  return state == FOYER_CASH_RETURNED || state == FOYER_CASH_SHORT;
}

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE, _ ("%s Nothing was changed."), why);
  return FALSE;
}

static gboolean
check_reminded (const FoyerCash *cash, gboolean confirmed, GError **error)
{
  if (cash->till != FOYER_TILL_NONE)
    return TRUE;
  if (cash->state == FOYER_CASH_MATCHED && foyer_cash_get_change (cash) > 0)
    return refuse (error, _ ("The customer still gets change; hand it out first."));
  return confirmed || refuse (error, _ ("The customer must be reminded to count the money before "
                                        "it leaves the counter."));
}

static gboolean
check_guard (const FoyerCash *cash, Guard guard, const FoyerCashFacts *facts, GError **error)
{
  FoyerMoney difference = foyer_cash_get_difference (cash);
  gboolean is_first = cash->round < 2;

  switch (guard)
    {
    case DIFFERS:
      return (difference != 0 && cash->counted > 0) ||
             refuse (error, _ ("Nothing that differs was counted, so nothing goes back."));
    case AGREED:
      if (difference <= 0)
        return refuse (error, _ ("There is no surplus to give back."));
      return !is_first || facts->confirmed ||
             refuse (error, _ ("All the cash first goes back to the customer to count, unless they "
                               "agree to the surplus on sight."));
    case SURPLUS:
      return (difference > 0 && cash->till == FOYER_TILL_NONE) ||
             refuse (error, _ ("What was counted is not above the amount due, so there is no "
                               "change."));
    case CUSTOMER:
      return cash->till == FOYER_TILL_NONE ||
             refuse (error, _ ("A till count has no customer to give change to."));
    case LACKS:
      if (difference >= 0)
        return refuse (error, _ ("There is no shortage."));
      return !is_first || refuse (error, _ ("All the cash first goes back to the customer to "
                                            "count; a shortage is one after the second pass."));
    case REMINDED:
      return check_reminded (cash, facts->confirmed, error);
    case TILL:
      return cash->till != FOYER_TILL_NONE ||
             refuse (error, _ ("The count does not make up the amount due yet."));
    case ANY:
    default:
      return TRUE;
    }
}

static gboolean
check_reason (FoyerCashStep step, const FoyerCashFacts *facts, GError **error)
{
  if ((step != FOYER_CASH_MISS && step != FOYER_CASH_ABANDON) ||
      (facts->reason != NULL && *facts->reason != '\0'))
    return TRUE;
  g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_REASON_REQUIRED,
                       _ ("This needs a reason. Nothing was changed."));
  return FALSE;
}

static FoyerCashState
evaluate (const FoyerCash *cash)
{
  FoyerMoney difference = foyer_cash_get_difference (cash);

  if (difference == 0 && cash->given >= 0)
    return FOYER_CASH_MATCHED;
  return difference > 0 && cash->round >= 2 ? FOYER_CASH_OVER : FOYER_CASH_COUNTING;
}

/* What @step changes beside the state. */
static void
apply (FoyerCash *cash, FoyerCashStep step, const FoyerCashFacts *facts)
{
  switch (step)
    {
    case FOYER_CASH_COUNT:
    case FOYER_CASH_DOUBT:
    case FOYER_CASH_RESOLVE:
      if (step == FOYER_CASH_COUNT && foyer_cash_begins_pass (cash->state))
        {
          cash->round++;
          cash->refunded = 0;
        }
      cash->counted = facts->counted;
      break;
    case FOYER_CASH_REFUND:
      cash->agreed |= cash->round < 2;
      cash->refunded += foyer_cash_get_difference (cash);
      break;
    case FOYER_CASH_MISS:
      cash->short_told = TRUE;
      foyer_set_text (&cash->reason, facts->reason);
      break;
    case FOYER_CASH_CHANGE:
      /* Whoever gives a larger note means it: that is what they gave. */
      cash->given += foyer_cash_get_difference (cash);
      break;
    case FOYER_CASH_FINISH:
      cash->reminded = facts->confirmed;
      break;
    case FOYER_CASH_ABANDON:
      foyer_set_text (&cash->reason, facts->reason);
      break;
    case FOYER_CASH_RETURN:
    case FOYER_CASH_N_STEPS:
    default:
      break;
    }
}

gboolean
foyer_cash_step (FoyerCash *cash, FoyerCashStep step, const FoyerCashFacts *facts, GError **error)
{
  gint8 to = table[step][cash->state].to;

  if (to < 0)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                   _ ("The cash check at counter %d is at “%s”; “%s” is not possible now. Nothing "
                      "was changed."),
                   (int) cash->counter, foyer_word_cash_state (cash->state),
                   foyer_word_cash_step (step));
      return FALSE;
    }
  if (!check_guard (cash, table[step][cash->state].guard, facts, error) ||
      !check_reason (step, facts, error))
    return FALSE;
  apply (cash, step, facts);
  cash->state = to == EVAL ? (int) evaluate (cash) : to;
  if (cash->state == FOYER_CASH_MATCHED)
    cash->short_told = FALSE;
  return TRUE;
}

gboolean
foyer_cash_leaves_difference (const FoyerCash *before, FoyerCashStep step)
{
  if (foyer_cash_get_difference (before) == 0)
    return FALSE;
  if (step == FOYER_CASH_FINISH)
    return before->till != FOYER_TILL_NONE;
  return step == FOYER_CASH_ABANDON && before->till == FOYER_TILL_NONE &&
         (before->state == FOYER_CASH_OVER || before->state == FOYER_CASH_SHORT ||
          before->short_told);
}

gboolean
foyer_cash_check_counter (const FoyerCounter *counter, FoyerTill till, GError **error)
{
  const gboolean *states = till == FOYER_TILL_NONE ? customer_states : till_states;

  if (states[counter->state] && !counter->cash_check)
    return TRUE;
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
               _ ("Counter %d is %s; “%s” is not possible now. Nothing was changed."),
               (int) counter->number,
               counter->cash_check ? C_ ("counter state", "checking cash")
                                   : foyer_word_counter_state (counter->state),
               till == FOYER_TILL_NONE ? C_ ("counter step", "check cash")
                                       : C_ ("counter step", "count the till"));
  return FALSE;
}

FoyerCash *
foyer_cash_copy (const FoyerCash *cash)
{
  return foyer_record_copy (&foyer_cash_type, cash);
}

void
foyer_cash_free (FoyerCash *cash)
{
  foyer_record_free (&foyer_cash_type, cash);
}

void
foyer_cash_line_free (FoyerCashLine *line)
{
  foyer_record_free (&foyer_cash_line_type, line);
}
