/* Pictures and films on the board, one after the other, when the station has any. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FOYER_TYPE_BOARD_LOOP (foyer_board_loop_get_type ())
G_DECLARE_FINAL_TYPE (FoyerBoardLoop, foyer_board_loop, FOYER, BOARD_LOOP, AdwBin)

/**
 * FoyerBoardLoop:
 *
 * Property "showing" (gboolean, read-only): there is something to see. A file that is broken or
 * gone is left out and told of once, in the log; the folder is read anew after each round. Where
 * the desktop asks for reduced motion films stand still at their first picture and changes are
 * cuts.
 */

/* @place: a file, or a folder whose pictures and films come in the order of their names; "" is
 * nothing. A picture stays for @still_s. Films play at @volume (0 … 1, 0 is without sound). */
void
foyer_board_loop_set_place (FoyerBoardLoop *self, const char *place, guint still_s, double volume);
/* By what the volume is multiplied: less while a call speaks. */
void foyer_board_loop_set_gain (FoyerBoardLoop *self, double gain);
/* Nothing plays while there is nobody to see it. */
void foyer_board_loop_set_active (FoyerBoardLoop *self, gboolean active);

G_END_DECLS
