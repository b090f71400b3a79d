/* A state as colour, shape and word together. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_STATE_PILL (foyer_state_pill_get_type ())
G_DECLARE_FINAL_TYPE (FoyerStatePill, foyer_state_pill, FOYER, STATE_PILL, GtkWidget)

/**
 * FoyerStatePill:
 *
 * Property "state": a nick of foyer-state.h; %NULL or an unknown one hides the pill's content. CSS
 * node "foyer-state-pill" with the state's style class; the classes "large" and "on-board" are for
 * those who want it bigger.
 */

GtkWidget *foyer_state_pill_new (const char *state);
void foyer_state_pill_set_state (FoyerStatePill *self, const char *state);
const char *foyer_state_pill_get_state (FoyerStatePill *self);

G_END_DECLS
