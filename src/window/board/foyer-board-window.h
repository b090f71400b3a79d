/* The hall board: whose turn it is and where, readable from ten metres. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

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

/* Full screen on @monitor; %NULL: on the one where the window is. Needs a window manager. */
void foyer_board_window_fullscreen (FoyerBoardWindow *self, GdkMonitor *monitor);

/* Sentences of this station for the lowest line, beside what the hall has to say; none is %NULL. */
void foyer_board_window_set_notices (FoyerBoardWindow *self, const char *const *notices);

/* Pictures and films beside the calls; see foyer_board_loop_set_place(). */
void foyer_board_window_set_loop (FoyerBoardWindow *self,
                                  const char *place,
                                  guint still_s,
                                  double volume);

G_END_DECLS
