/* What a clerk can do at a counter, when, and what is in the way otherwise. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/counter/foyer-counter-actions.h"

#include <gdk/gdk.h>
#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "hall/foyer-cash.h"

#define NO_MOVE -1

/* "otherwise" is what a clerk reads when the tables of the hall do not allow it now. */
static const struct
{
  const char *name, *verb, *tip, *otherwise;
  int move;
  gboolean for_customer;
  guint keys[2];
} actions[FOYER_N_ACTIONS] = {
  [FOYER_ACTION_CALL_NEXT] = { "counter.call-next",
                               "counter.call",
                               N_ ("Calls the number that is due first (F5 or +)"),
                               N_ ("This counter is not ready."),
                               FOYER_MOVE_CALL,
                               FALSE,
                               { GDK_KEY_F5, GDK_KEY_KP_Add } },
  [FOYER_ACTION_RECALL] = { "counter.recall",
                            "counter.recall",
                            N_ ("Calls the same number once more (F6 or /)"),
                            N_ ("No number is being called."),
                            FOYER_MOVE_RECALL,
                            TRUE,
                            { GDK_KEY_F6, GDK_KEY_KP_Divide } },
  [FOYER_ACTION_ARRIVED] = { "counter.arrived",
                             "counter.serve",
                             N_ ("The customer is here, the service begins (F7 or *)"),
                             N_ ("No number is being called."),
                             FOYER_MOVE_SERVE,
                             TRUE,
                             { GDK_KEY_F7, GDK_KEY_KP_Multiply } },
  [FOYER_ACTION_FINISH] = { "counter.finish",
                            "counter.finish",
                            N_ ("All matters of this customer are done (F8 or -)"),
                            N_ ("Nobody is being served."),
                            FOYER_MOVE_FINISH,
                            TRUE,
                            { GDK_KEY_F8, GDK_KEY_KP_Subtract } },
  [FOYER_ACTION_NO_SHOW] = { "counter.no-show",
                             "counter.no-show",
                             N_ ("Nobody came; reception can put the number back (F9 or 4)"),
                             N_ ("No number is being called."),
                             FOYER_MOVE_NO_SHOW,
                             TRUE,
                             { GDK_KEY_F9, GDK_KEY_KP_4 } },
  [FOYER_ACTION_HOLD] = { "counter.hold",
                          "counter.hold",
                          N_ ("The customer waits here a moment, and knows why (F2 or 0)"),
                          N_ ("Nobody is being served."),
                          FOYER_MOVE_HOLD,
                          TRUE,
                          { GDK_KEY_F2, GDK_KEY_KP_0 } },
  [FOYER_ACTION_RESUME] = { "counter.resume",
                            "counter.resume",
                            N_ ("The service goes on (F2 or 0)"),
                            N_ ("Nobody is on hold."),
                            FOYER_MOVE_RESUME,
                            TRUE,
                            { GDK_KEY_F2, GDK_KEY_KP_0 } },
  [FOYER_ACTION_TRANSFER] = { "counter.transfer",
                              "counter.transfer",
                              N_ ("Hands the customer over, in the old place (F3 or 1)"),
                              N_ ("Nobody is being served."),
                              FOYER_MOVE_TRANSFER,
                              TRUE,
                              { GDK_KEY_F3, GDK_KEY_KP_1 } },
  [FOYER_ACTION_WRONG_NUMBER] = { "counter.wrong-number",
                                  "counter.wrong-number",
                                  N_ ("Whoever stands here has another number (F4 or 2)"),
                                  N_ ("No number is being called."),
                                  FOYER_MOVE_WRONG_NUMBER,
                                  TRUE,
                                  { GDK_KEY_F4, GDK_KEY_KP_2 } },
  [FOYER_ACTION_ACCEPT] = { "counter.accept",
                            "counter.accept",
                            N_ ("From now on you answer for this customer (Ctrl+T or 3)"),
                            N_ ("Nobody was handed over to you."),
                            FOYER_MOVE_ACCEPT,
                            TRUE,
                            { 0, GDK_KEY_KP_3 } },
  [FOYER_ACTION_CALL_THIS] = { "counter.call-this",
                               "counter.call",
                               NULL,
                               N_ ("This counter is not ready."),
                               FOYER_MOVE_CALL,
                               FALSE,
                               { 0, 0 } },
  [FOYER_ACTION_ITEM_DONE] = { "counter.item-done",
                               "counter.item",
                               N_ ("The first open matter is done (Ctrl+D or 7)"),
                               N_ ("Nobody is being served."),
                               FOYER_MOVE_ITEM,
                               TRUE,
                               { 0, GDK_KEY_KP_7 } },
  [FOYER_ACTION_ITEM_OUTCOME] = { "counter.item-outcome",
                                  "counter.item",
                                  N_ ("Refused, promised, a case, or another order (Ctrl+O or 8)"),
                                  N_ ("Nobody is being served."),
                                  FOYER_MOVE_ITEM,
                                  TRUE,
                                  { 0, GDK_KEY_KP_8 } },
  [FOYER_ACTION_ADD_ITEM] = { "counter.add-item",
                              "ticket.add-item",
                              N_ ("One more matter of this customer (Ctrl+M or 6)"),
                              N_ ("Nobody is being served."),
                              FOYER_MOVE_ITEM,
                              TRUE,
                              { 0, GDK_KEY_KP_6 } },
  [FOYER_ACTION_CASH] = { "counter.cash",
                          "cash.start",
                          N_ ("Counts money within the customer's sight (F11 or 5)"),
                          N_ ("Nobody is being served."),
                          NO_MOVE,
                          FALSE,
                          { GDK_KEY_F11, GDK_KEY_KP_5 } },
  [FOYER_ACTION_TILL] = { "counter.till",
                          "cash.start",
                          NULL,
                          N_ ("First finish with the customer."),
                          NO_MOVE,
                          FALSE,
                          { 0, 0 } },
  [FOYER_ACTION_SUSPEND] = { "counter.suspend",
                             "counter.suspend",
                             N_ ("Puts up the sign that names other counters (F12 or 9)"),
                             N_ ("This counter cannot be suspended now."),
                             FOYER_MOVE_SUSPEND,
                             FALSE,
                             { GDK_KEY_F12, GDK_KEY_KP_9 } },
  [FOYER_ACTION_REOPEN] = { "counter.reopen",
                            "counter.reopen",
                            N_ ("Takes the sign down (F12 or 9)"),
                            N_ ("This counter is not suspended."),
                            FOYER_MOVE_REOPEN,
                            FALSE,
                            { GDK_KEY_F12, GDK_KEY_KP_9 } },
  [FOYER_ACTION_LOCK] = { "counter.lock", "counter.lock", NULL, NULL, NO_MOVE, FALSE, { 0, 0 } },
  [FOYER_ACTION_CLOSE] = { "counter.close-counter",
                           "counter.close",
                           NULL,
                           N_ ("This counter closes after its customer."),
                           FOYER_MOVE_CLOSE,
                           FALSE,
                           { 0, 0 } },
};

const char *
foyer_counter_action_get_name (FoyerCounterAction action)
{
  return actions[action].name;
}

const char *
foyer_counter_action_get_verb (FoyerCounterAction action)
{
  return actions[action].verb;
}

const char *
foyer_counter_action_get_tip (FoyerCounterAction action)
{
  return actions[action].tip != NULL ? _ (actions[action].tip) : NULL;
}

const guint *
foyer_counter_action_get_keys (FoyerCounterAction action)
{
  return actions[action].keys;
}

gboolean
foyer_counter_action_is_for_customer (FoyerCounterAction action)
{
  return actions[action].for_customer;
}

static const char *
get_calling_obstacle (FoyerCounterAction action, const FoyerCounterSituation *situation)
{
  if (situation->counter.closing_pending)
    return _ ("This counter closes after its customer.");
  if (situation->counter.suspend_pending)
    return _ ("This counter is suspended after its customer.");
  if (foyer_counter_has_customer (situation->counter.state))
    return _ ("A customer is being called or served here.");
  if (!foyer_hall_may_call (situation->hall))
    return _ ("The hall is not open yet.");
  return _ (actions[action].otherwise);
}

/* Calls need somebody to call as well. */
static const char *
get_waiting_obstacle (FoyerCounterAction action, const FoyerCounterSituation *situation)
{
  if (!foyer_hall_may_call (situation->hall))
    return _ ("The hall is not open yet.");
  if (action == FOYER_ACTION_CALL_NEXT && situation->n_waiting == 0)
    return _ ("Nobody waits for this counter.");
  if (action == FOYER_ACTION_CALL_THIS && !situation->chosen)
    return _ ("Choose a number in the list first.");
  return NULL;
}

static const char *
get_cash_obstacle (FoyerCounterAction action, const FoyerCounterSituation *situation)
{
  FoyerTill till = action == FOYER_ACTION_CASH ? FOYER_TILL_NONE : FOYER_TILL_HANDOVER;

  return foyer_cash_check_counter (&situation->counter, till, NULL) ? NULL
                                                                    : _ (actions[action].otherwise);
}

const char *
foyer_counter_action_get_obstacle (FoyerCounterAction action,
                                   const FoyerCounterSituation *situation)
{
  gboolean is_call = actions[action].move == FOYER_MOVE_CALL;
  g_autoptr (GError) error = NULL;

  if (situation->busy)
    return _ ("One moment…");
  if (action == FOYER_ACTION_LOCK)
    return NULL;
  if (situation->counter.cash_check)
    return _ ("First finish the cash check.");
  if (action == FOYER_ACTION_CLOSE && situation->counter.closing_pending)
    return _ (actions[action].otherwise);
  if (actions[action].move == NO_MOVE)
    return get_cash_obstacle (action, situation);
  if (action == FOYER_ACTION_ITEM_DONE && situation->ticket != NULL && !situation->open_matter)
    return _ ("No matter is open.");
  if (foyer_counter_may (situation->settings, &situation->counter, situation->ticket,
                         (FoyerMove) actions[action].move, NULL, &error))
    return is_call ? get_waiting_obstacle (action, situation) : NULL;
  if (g_error_matches (error, FOYER_ERROR, FOYER_ERROR_LIMIT_REACHED))
    return _ ("This number was called as often as it may be.");
  return is_call ? get_calling_obstacle (action, situation) : _ (actions[action].otherwise);
}

FoyerCounterAction
foyer_counter_action_get_next (const FoyerCounterSituation *situation)
{
  switch (situation->counter.cash_check ? FOYER_COUNTER_N_STATES
                                        : (FoyerCounterState) situation->counter.state)
    {
    case FOYER_COUNTER_READY:
      return situation->n_waiting > 0 ? FOYER_ACTION_CALL_NEXT : FOYER_N_ACTIONS;
    case FOYER_COUNTER_CALLING:
      return FOYER_ACTION_ARRIVED;
    case FOYER_COUNTER_SERVING:
      return FOYER_ACTION_FINISH;
    case FOYER_COUNTER_ON_HOLD:
      return FOYER_ACTION_RESUME;
    case FOYER_COUNTER_SUSPENDED:
      return FOYER_ACTION_REOPEN;
    default:
      return FOYER_N_ACTIONS;
    }
}
