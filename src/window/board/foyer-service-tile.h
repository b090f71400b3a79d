/* One service in the strip of the board: its name, how many wait, about how long. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/foyer-service-item.h"

G_BEGIN_DECLS

#define FOYER_TYPE_SERVICE_TILE (foyer_service_tile_get_type ())
G_DECLARE_FINAL_TYPE (FoyerServiceTile, foyer_service_tile, FOYER, SERVICE_TILE, AdwBin)

GtkWidget *foyer_service_tile_new (FoyerServiceItem *service);

G_END_DECLS
