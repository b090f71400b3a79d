/* One counter as screens see it, with its customer and those who wait for it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "hall/foyer-config.h"
#include "hall/foyer-counter.h"
#include "model/foyer-cash-item.h"
#include "model/foyer-rating-item.h"
#include "model/foyer-ticket-item.h"

G_BEGIN_DECLS

#define FOYER_TYPE_COUNTER_ITEM (foyer_counter_item_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCounterItem, foyer_counter_item, FOYER, COUNTER_ITEM, GObject)

/**
 * FoyerCounterItem:
 *
 * Read-only properties:
 *
 * - text: state (nick), staff, suspend-reason, suspend-approved-by
 * - gboolean: locked, cash-check, suspend-pending, closing-pending, accessible
 * - gint64: number, since, suspend-for-s, suspended-since, suspended-until (microseconds)
 * - ticket (FoyerTicketItem or %NULL), services (GStrv, in the order configured)
 * - held-ticket (FoyerTicketItem or %NULL): fills in a form while the counter serves others
 * - alternatives (GStrv): while suspended, the numbers of the counters that serve the same
 * - cash (FoyerCashItem), rating (FoyerRatingItem): always there, the same objects for ever
 * - waiting (GListModel of FoyerTicketItem): whom it may serve, in its order of calling
 *
 * A counter that was prepared before opening is "ready" once the hall calls numbers (S2 五.3).
 */

/* (transfer none) each; valid until the item changes. */
const FoyerCounter *foyer_counter_item_get_counter (FoyerCounterItem *self);
/* As shown: see above. */
FoyerCounterState foyer_counter_item_get_state (FoyerCounterItem *self);
FoyerTicketItem *foyer_counter_item_get_ticket (FoyerCounterItem *self);
FoyerTicketItem *foyer_counter_item_get_held_ticket (FoyerCounterItem *self);
const char *const *foyer_counter_item_get_alternatives (FoyerCounterItem *self);
const char *const *foyer_counter_item_get_services (FoyerCounterItem *self);
GListModel *foyer_counter_item_get_waiting (FoyerCounterItem *self);
/* The customer before the present one, since this program runs; %NULL none. */
FoyerTicketItem *foyer_counter_item_get_last_ticket (FoyerCounterItem *self);
FoyerCashItem *foyer_counter_item_get_cash (FoyerCounterItem *self);
FoyerRatingItem *foyer_counter_item_get_rating (FoyerCounterItem *self);

G_END_DECLS
