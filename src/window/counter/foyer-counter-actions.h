/* What a clerk can do at a counter, when, and what is in the way otherwise. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-counter-moves.h"
#include "hall/foyer-hours.h"

G_BEGIN_DECLS

/* In the order of work. */
typedef enum
{
  FOYER_ACTION_CALL_NEXT,
  FOYER_ACTION_RECALL,
  FOYER_ACTION_ARRIVED,
  FOYER_ACTION_FINISH,
  FOYER_ACTION_NO_SHOW,
  FOYER_ACTION_HOLD,
  FOYER_ACTION_RESUME,
  FOYER_ACTION_TRANSFER,
  FOYER_ACTION_WRONG_NUMBER,
  FOYER_ACTION_ACCEPT,
  FOYER_ACTION_CALL_THIS,
  FOYER_ACTION_ITEM_DONE,
  FOYER_ACTION_ITEM_OUTCOME,
  FOYER_ACTION_ADD_ITEM,
  FOYER_ACTION_CASH,
  FOYER_ACTION_TILL,
  FOYER_ACTION_SUSPEND,
  FOYER_ACTION_REOPEN,
  FOYER_ACTION_LOCK,
  FOYER_ACTION_CLOSE,
  FOYER_N_ACTIONS,
} FoyerCounterAction;

/* What decides, gathered so that the decision needs no widget. */
typedef struct
{
  const FoyerSettings *settings;
  FoyerCounter counter; /* as shown; borrows its texts */
  const FoyerTicket *ticket;
  FoyerHallState hall;
  gboolean busy;        /* a command is under way */
  gboolean chosen;      /* a waiting number is selected */
  gboolean open_matter; /* one of the customer's matters is not ended */
  guint n_waiting;
} FoyerCounterSituation;

/* The name of the widget action. */
const char *foyer_counter_action_get_name (FoyerCounterAction action);
/* The verb of the engine. */
const char *foyer_counter_action_get_verb (FoyerCounterAction action);
/* Whether it is done to the number at the counter, which its command must name. */
gboolean foyer_counter_action_is_for_customer (FoyerCounterAction action);
/* What it does and by which key, for a tooltip; %NULL for those that have their own. */
const char *foyer_counter_action_get_tip (FoyerCounterAction action);
/* Its keys: the second one is on a numeric keypad; 0 for none. */
const guint *foyer_counter_action_get_keys (FoyerCounterAction action);
/* %NULL when it can be done, else a sentence that says why not. (transfer none) */
const char *foyer_counter_action_get_obstacle (FoyerCounterAction action,
                                               const FoyerCounterSituation *situation);
/* The one that comes next in the order of work, or %FOYER_N_ACTIONS. */
FoyerCounterAction foyer_counter_action_get_next (const FoyerCounterSituation *situation);

G_END_DECLS
