/* What a clerk can do in a cash check, when, and which comes next. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/counter/foyer-cash-actions.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name, *label, *key;
  FoyerCashStep step;
} actions[FOYER_CASH_N_ACTIONS] = {
  [FOYER_CASH_ACTION_CHANGE] = { "cash.change", N_ ("Give _change"), "F5", FOYER_CASH_CHANGE },
  [FOYER_CASH_ACTION_FINISH] = { "cash.finish", N_ ("_Finish"), "F5", FOYER_CASH_FINISH },
  [FOYER_CASH_ACTION_RETURN] = { "cash.return", N_ ("Give all _back"), "F6", FOYER_CASH_RETURN },
  [FOYER_CASH_ACTION_REFUND] = { "cash.refund", N_ ("Give _surplus back"), "F7",
                                 FOYER_CASH_REFUND },
  [FOYER_CASH_ACTION_SHORT] = { "cash.short", N_ ("S_hortage…"), "F7", FOYER_CASH_MISS },
  [FOYER_CASH_ACTION_REPLACED] = { "cash.replaced", N_ ("_Replaced"), "F5", FOYER_CASH_RESOLVE },
  [FOYER_CASH_ACTION_TAKEN_BACK] = { "cash.taken-back", N_ ("_Kept by customer"), "F6",
                                     FOYER_CASH_RESOLVE },
  [FOYER_CASH_ACTION_SENT_TO_BANK] = { "cash.sent-to-bank", N_ ("Goes to the _bank"), "F7",
                                       FOYER_CASH_RESOLVE },
  [FOYER_CASH_ACTION_SUSPECT] = { "cash.suspect", N_ ("_Doubtful note…"), "F8", FOYER_CASH_DOUBT },
  [FOYER_CASH_ACTION_ABANDON] = { "cash.abandon", N_ ("_Give up…"), "F9", FOYER_CASH_ABANDON },
};

const char *
foyer_cash_action_get_name (FoyerCashAction action)
{
  return actions[action].name;
}

const char *
foyer_cash_action_get_label (FoyerCashAction action)
{
  return _ (actions[action].label);
}

const char *
foyer_cash_action_get_key (FoyerCashAction action)
{
  return actions[action].key;
}

gboolean
foyer_cash_shows_change (const FoyerCash *cash)
{
  return cash->state == FOYER_CASH_HANDOVER ||
         (cash->state == FOYER_CASH_MATCHED && foyer_cash_get_change (cash) > 0);
}

/* More than was due, and the customer may simply have given a larger note. */
static gboolean
has_surplus (const FoyerCash *cash)
{
  return cash->state == FOYER_CASH_COUNTING && foyer_cash_get_difference (cash) > 0;
}

gboolean
foyer_cash_action_is_offered (FoyerCashAction action, const FoyerCash *cash)
{
  gboolean customer = cash->till == FOYER_TILL_NONE;

  if (!foyer_cash_may (cash->state, actions[action].step))
    return FALSE;
  switch (action)
    {
    case FOYER_CASH_ACTION_CHANGE:
      return customer && (has_surplus (cash) || foyer_cash_shows_change (cash));
    case FOYER_CASH_ACTION_FINISH:
      return !customer || cash->state == FOYER_CASH_HANDOVER ||
             (cash->state == FOYER_CASH_MATCHED && foyer_cash_get_change (cash) == 0);
    case FOYER_CASH_ACTION_RETURN:
      return customer && cash->counted > 0;
    case FOYER_CASH_ACTION_REFUND:
      return customer && foyer_cash_get_difference (cash) > 0;
    case FOYER_CASH_ACTION_SHORT:
      return customer && cash->round >= 2 && foyer_cash_get_difference (cash) < 0;
    case FOYER_CASH_ACTION_SUSPECT:
      return customer;
    case FOYER_CASH_ACTION_REPLACED:
    case FOYER_CASH_ACTION_TAKEN_BACK:
    case FOYER_CASH_ACTION_SENT_TO_BANK:
    case FOYER_CASH_ACTION_ABANDON:
    case FOYER_CASH_N_ACTIONS:
    default:
      return TRUE;
    }
}

const char *
foyer_cash_action_get_obstacle (FoyerCashAction action,
                                const FoyerCash *cash,
                                gboolean reminded,
                                gboolean change_fits)
{
  if (action == FOYER_CASH_ACTION_FINISH && cash->till == FOYER_TILL_NONE && !reminded)
    return _ ("Remind the customer to count, and tick it.");
  if (action == FOYER_CASH_ACTION_CHANGE && !change_fits)
    return _ ("The pieces do not make up the change.");
  return NULL;
}

FoyerCashAction
foyer_cash_action_get_next (const FoyerCash *cash)
{
  static const FoyerCashAction order[] = {
    FOYER_CASH_ACTION_REFUND,
    FOYER_CASH_ACTION_CHANGE,
    FOYER_CASH_ACTION_FINISH,
    FOYER_CASH_ACTION_REPLACED,
  };
  gboolean till_is_open = cash->till != FOYER_TILL_NONE && cash->counted == 0;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      /* A surplus goes back at once only after a recount (S2 七.7). */
      if (order[i] == FOYER_CASH_ACTION_REFUND && cash->state != FOYER_CASH_OVER)
        continue;
      if (foyer_cash_action_is_offered (order[i], cash) && !till_is_open)
        return order[i];
    }
  return FOYER_CASH_N_ACTIONS;
}

static char *
describe_counting (const FoyerCash *cash, const FoyerCurrency *currency)
{
  FoyerMoney difference = foyer_cash_get_difference (cash);
  g_autofree char *amount = foyer_money_format (currency, ABS (difference));

  if (cash->till != FOYER_TILL_NONE)
    return g_strdup (_ ("Count what the till holds, piece by piece."));
  if (cash->counted == 0)
    return g_strdup (_ ("Count within the customer's sight: the pieces of each denomination."));
  if (difference < 0)
    /* Translators: %s is an amount of money */
    return g_strdup_printf (_ ("%s is missing so far."), amount);
  return g_strdup_printf (
      _ ("%s more than due: give it as change, or give all back and count again."), amount);
}

char *
foyer_cash_get_instruction (const FoyerCash *cash, const FoyerCurrency *currency)
{
  FoyerMoney difference = foyer_cash_get_difference (cash);
  g_autofree char *amount = foyer_money_format (currency, ABS (difference));
  g_autofree char *change = foyer_money_format (currency, foyer_cash_get_change (cash));

  switch ((FoyerCashState) cash->state)
    {
    case FOYER_CASH_COUNTING:
      return describe_counting (cash, currency);
    case FOYER_CASH_MATCHED:
      return foyer_cash_get_change (cash) > 0
                 ? g_strdup_printf (_ ("Give %s back. Enter other pieces if you hand out others."),
                                    change)
                 : g_strdup (_ ("The amount is right."));
    case FOYER_CASH_RETURNED:
      return g_strdup (
          _ ("Everything is back with the customer. Let them count, then count again."));
    case FOYER_CASH_OVER:
      return g_strdup_printf (_ ("Still %s too much: it goes back at once."), amount);
    case FOYER_CASH_SHORT:
      return g_strdup_printf (_ ("%s is missing. Look for the reason together, then count again."),
                              amount);
    case FOYER_CASH_SUSPECT:
      return g_strdup (_ ("Show the note and its marks to the customer. It stays theirs."));
    case FOYER_CASH_HANDOVER:
      return g_strdup_printf (
          _ ("%s of change is out. Ask the customer to count before it leaves the counter."),
          change);
    case FOYER_CASH_DONE:
    case FOYER_CASH_ABANDONED:
    case FOYER_CASH_N_STATES:
    default:
      return g_strdup ("");
    }
}
