/* One matter of a ticket as screens see it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "hall/foyer-ticket.h"

G_BEGIN_DECLS

#define FOYER_TYPE_MATTER_ITEM (foyer_matter_item_get_type ())
G_DECLARE_FINAL_TYPE (FoyerMatterItem, foyer_matter_item, FOYER, MATTER_ITEM, GObject)

/**
 * FoyerMatterItem:
 *
 * Read-only properties: gint64 ticket, position; text service, state (nick), reason, alternative.
 */

/* (transfer none); valid until the item changes. */
const FoyerItem *foyer_matter_item_get_item (FoyerMatterItem *self);

/* Only for the hall model. */
FoyerMatterItem *foyer_matter_item_new (const FoyerItem *item);
void foyer_matter_item_set_item (FoyerMatterItem *self, const FoyerItem *item);

G_END_DECLS
