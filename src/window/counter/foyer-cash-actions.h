/* What a clerk can do in a cash check, when, and which comes next. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-cash.h"

G_BEGIN_DECLS

/* In the order of their buttons. */
typedef enum
{
  FOYER_CASH_ACTION_CHANGE,
  FOYER_CASH_ACTION_FINISH,
  FOYER_CASH_ACTION_RETURN,
  FOYER_CASH_ACTION_REFUND,
  FOYER_CASH_ACTION_SHORT,
  FOYER_CASH_ACTION_REPLACED,
  FOYER_CASH_ACTION_TAKEN_BACK,
  FOYER_CASH_ACTION_SENT_TO_BANK,
  FOYER_CASH_ACTION_SUSPECT,
  FOYER_CASH_ACTION_ABANDON,
  FOYER_CASH_N_ACTIONS,
} FoyerCashAction;

/* The name of the widget action, "cash.return"; the label with its mnemonic; the key cap, or %NULL.
 */
const char *foyer_cash_action_get_name (FoyerCashAction action);
const char *foyer_cash_action_get_label (FoyerCashAction action);
const char *foyer_cash_action_get_key (FoyerCashAction action);

/* Whether its button is there at all: by the table of states 2.4, and with what is on the table. */
gboolean foyer_cash_action_is_offered (FoyerCashAction action, const FoyerCash *cash);
/* %NULL, or what must come first. (transfer none) */
const char *foyer_cash_action_get_obstacle (FoyerCashAction action,
                                            const FoyerCash *cash,
                                            gboolean reminded,
                                            gboolean change_fits);
/* The one that comes next, or %FOYER_CASH_N_ACTIONS while counting goes on. */
FoyerCashAction foyer_cash_action_get_next (const FoyerCash *cash);

/* One sentence that says what to do now. (transfer full) */
char *foyer_cash_get_instruction (const FoyerCash *cash, const FoyerCurrency *currency);
/* The entries hold what is to be handed out, no longer what was received. */
gboolean foyer_cash_shows_change (const FoyerCash *cash);

G_END_DECLS
