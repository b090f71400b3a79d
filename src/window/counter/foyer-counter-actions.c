/* What a clerk can do at a counter, when, and what is in the way otherwise. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/counter/foyer-counter-actions.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name, *verb, *tip;
  gboolean for_customer;
} actions[FOYER_N_ACTIONS] = {
  [FOYER_ACTION_CALL_NEXT] = { "counter.call-next", "counter.call",
                               N_ ("Calls the number that is due first (F5 or +)") },
  [FOYER_ACTION_RECALL] = { "counter.recall", "counter.recall",
                            N_ ("Calls the same number once more (F6 or /)"), TRUE },
  [FOYER_ACTION_ARRIVED] = { "counter.arrived", "counter.serve",
                             N_ ("The customer is here, the service begins (F7 or *)"), TRUE },
  [FOYER_ACTION_FINISH] = { "counter.finish", "counter.finish",
                            N_ ("All matters of this customer are done (F8 or -)"), TRUE },
  [FOYER_ACTION_NO_SHOW] = { "counter.no-show", "counter.no-show",
                             N_ ("Nobody came; reception can put the number back (F9)"), TRUE },
  [FOYER_ACTION_CALL_THIS] = { "counter.call-this", "counter.call", NULL },
  [FOYER_ACTION_CLOSE] = { "counter.close-counter", "counter.close", NULL },
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

gboolean
foyer_counter_action_is_for_customer (FoyerCounterAction action)
{
  return actions[action].for_customer;
}

static const char *
get_calling_obstacle (const FoyerCounterSituation *situation)
{
  if (situation->closing)
    return _ ("This counter closes after its customer.");
  if (foyer_counter_has_customer (situation->state))
    return _ ("A customer is being called or served here.");
  if (!foyer_hall_may_call (situation->hall))
    return _ ("The hall is not open yet.");
  return situation->state == FOYER_COUNTER_READY ? NULL : _ ("This counter is not ready.");
}

static const char *
get_recall_obstacle (const FoyerCounterSituation *situation)
{
  if (situation->state != FOYER_COUNTER_CALLING)
    return _ ("No number is being called.");
  return situation->calls < situation->max_calls
             ? NULL
             : _ ("This number was called as often as it may be.");
}

const char *
foyer_counter_action_get_obstacle (FoyerCounterAction action,
                                   const FoyerCounterSituation *situation)
{
  const char *obstacle;

  if (situation->busy)
    return _ ("One moment…");
  switch (action)
    {
    case FOYER_ACTION_CALL_NEXT:
      obstacle = get_calling_obstacle (situation);
      if (obstacle == NULL && situation->n_waiting == 0)
        obstacle = _ ("Nobody waits for this counter.");
      return obstacle;
    case FOYER_ACTION_CALL_THIS:
      obstacle = get_calling_obstacle (situation);
      if (obstacle == NULL && !situation->chosen)
        obstacle = _ ("Choose a number in the list first.");
      return obstacle;
    case FOYER_ACTION_RECALL:
      return get_recall_obstacle (situation);
    case FOYER_ACTION_ARRIVED:
    case FOYER_ACTION_NO_SHOW:
      return situation->state == FOYER_COUNTER_CALLING ? NULL : _ ("No number is being called.");
    case FOYER_ACTION_FINISH:
      return situation->state == FOYER_COUNTER_SERVING ? NULL : _ ("Nobody is being served.");
    case FOYER_ACTION_CLOSE:
      return situation->closing ? _ ("This counter closes after its customer.") : NULL;
    case FOYER_N_ACTIONS:
    default:
      g_return_val_if_reached (NULL);
    }
}

FoyerCounterAction
foyer_counter_action_get_next (const FoyerCounterSituation *situation)
{
  switch (situation->state)
    {
    case FOYER_COUNTER_READY:
      return situation->n_waiting > 0 ? FOYER_ACTION_CALL_NEXT : FOYER_N_ACTIONS;
    case FOYER_COUNTER_CALLING:
      return FOYER_ACTION_ARRIVED;
    case FOYER_COUNTER_SERVING:
      return FOYER_ACTION_FINISH;
    default:
      return FOYER_N_ACTIONS;
    }
}
