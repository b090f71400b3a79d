/* The rating that was asked last at one counter, as screens see it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "hall/foyer-config.h"
#include "hall/foyer-rating.h"
#include "model/foyer-ticket-item.h"

G_BEGIN_DECLS

#define FOYER_TYPE_RATING_ITEM (foyer_rating_item_get_type ())
G_DECLARE_FINAL_TYPE (FoyerRatingItem, foyer_rating_item, FOYER, RATING_ITEM, GObject)

/**
 * FoyerRatingItem:
 *
 * One for each counter, there from the beginning. Scores are not here: no screen shows one.
 * Read-only properties:
 *
 * - state (nick as stored; "none" before the first): an invitation may be over by the clock
 * - ticket (FoyerTicketItem or %NULL): whose rating it is
 * - gint64, microseconds: invited-at, until (when the invitation ends by itself), ended-at,
 *   explained-at (reasons given or skipped; 0 not yet)
 * - low (gboolean): dissatisfied, so that reasons are asked for
 */

/* %NULL before the first. (transfer none); valid until the item changes. */
const FoyerRating *foyer_rating_item_get_rating (FoyerRatingItem *self);
FoyerTicketItem *foyer_rating_item_get_ticket (FoyerRatingItem *self);
gboolean foyer_rating_item_get_low (FoyerRatingItem *self);
FoyerTime foyer_rating_item_get_until (FoyerRatingItem *self);

G_END_DECLS
