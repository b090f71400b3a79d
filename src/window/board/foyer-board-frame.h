/* Gives its child all the room there is, and sizes to match. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_BOARD_FRAME (foyer_board_frame_get_type ())
G_DECLARE_FINAL_TYPE (FoyerBoardFrame, foyer_board_frame, FOYER, BOARD_FRAME, GtkWidget)

/**
 * FoyerBoardFrame:
 *
 * A board is read from ten metres, so its letters grow with the window and not with the desktop's
 * font. The frame carries one of the style classes "unit-8" … "unit-80" of board.css, whose font
 * size is a fortieth of the height (less when the window is narrow); all else there is in em.
 *
 * Properties: "child"; "portrait" (gboolean, read-only): higher than wide.
 */

/* The unit in pixels for a room of this size: one of the sizes that board.css knows. */
int foyer_board_frame_choose_unit (int width, int height);

G_END_DECLS
