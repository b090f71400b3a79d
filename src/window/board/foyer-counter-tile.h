/* One counter on the board: its number, its state, whose turn it is. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/foyer-counter-item.h"

G_BEGIN_DECLS

#define FOYER_TYPE_COUNTER_TILE (foyer_counter_tile_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCounterTile, foyer_counter_tile, FOYER, COUNTER_TILE, AdwBin)

GtkWidget *foyer_counter_tile_new (FoyerCounterItem *counter);

G_END_DECLS
