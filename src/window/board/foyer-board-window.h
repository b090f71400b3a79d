/* The hall board: whose turn it is and where, readable from ten metres. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "window/common/foyer-public-place.h"
#include "window/common/foyer-window-context.h"

G_BEGIN_DECLS

#define FOYER_TYPE_BOARD_WINDOW (foyer_board_window_get_type ())
G_DECLARE_FINAL_TYPE (
    FoyerBoardWindow, foyer_board_window, FOYER, BOARD_WINDOW, AdwApplicationWindow)

/**
 * FoyerBoardWindow:
 *
 * Shows what @context's model has; nobody signs in and nothing can be done here. Numbers only: no
 * name of a customer or of staff. Action "board.fullscreen" (F11).
 */
GtkWidget *foyer_board_window_new (GtkApplication *application, FoyerWindowContext *context);

/* @place is told when F11 makes a window of the board to work with. */
void foyer_board_window_set_place (FoyerBoardWindow *self, FoyerPublicPlace *place);

/* Sentences of this station for the lowest line, beside what the hall has to say; none is %NULL.
 * Whoever has at most @nearly before them is told that their turn is near, 0 nobody. */
void
foyer_board_window_set_notices (FoyerBoardWindow *self, const char *const *notices, guint nearly);

/* Pictures and films beside the calls; see foyer_board_loop_set_place(). */
void foyer_board_window_set_loop (FoyerBoardWindow *self,
                                  const char *place,
                                  guint still_s,
                                  double volume);

G_END_DECLS
