/* The cash check at the counter: counting by denomination, and what follows (states 2.4). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "window/counter/foyer-cash-work.h"

G_BEGIN_DECLS

#define FOYER_TYPE_CASH_PANEL (foyer_cash_panel_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCashPanel, foyer_cash_panel, FOYER, CASH_PANEL, GtkWidget)

/* The keypad alone is enough: digits and Enter for each denomination, + for the next step, - to
 * give all back, * for the reminder, / for a doubtful note. */

/* @work may be %NULL: nobody is signed in. */
void foyer_cash_panel_set_work (FoyerCashPanel *self, FoyerCashWork *work);

G_END_DECLS
