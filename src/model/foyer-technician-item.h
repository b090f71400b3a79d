/* One technician as the planner sees them: from the configuration, with the name for the staff. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "hall/foyer-visit-config.h"

G_BEGIN_DECLS

#define FOYER_TYPE_TECHNICIAN_ITEM (foyer_technician_item_get_type ())
G_DECLARE_FINAL_TYPE (FoyerTechnicianItem, foyer_technician_item, FOYER, TECHNICIAN_ITEM, GObject)

/**
 * FoyerTechnicianItem:
 *
 * Read-only properties, which never change: text id, name (internal, 5/D17), district; strv skills;
 * int opens, closes (minutes after midnight of a working day). A changed configuration brings new
 * items.
 */

FoyerTechnicianItem *foyer_technician_item_new (FoyerConfig *config, guint index);

/* (transfer none) */
const FoyerTechnician *foyer_technician_item_get_technician (FoyerTechnicianItem *self);

G_END_DECLS
