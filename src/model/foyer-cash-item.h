/* The cash check of one counter as screens see it, counted on while they look. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "hall/foyer-cash.h"
#include "hall/foyer-config.h"

G_BEGIN_DECLS

#define FOYER_TYPE_CASH_LINE_ITEM (foyer_cash_line_item_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCashLineItem, foyer_cash_line_item, FOYER, CASH_LINE_ITEM, GObject)

/**
 * FoyerCashLineItem:
 *
 * Never changes; a line that is counted anew is another item. Read-only properties (gint64):
 * denomination, count, amount.
 */
FoyerMoney foyer_cash_line_item_get_denomination (FoyerCashLineItem *self);
gint64 foyer_cash_line_item_get_count (FoyerCashLineItem *self);

#define FOYER_TYPE_CASH_ITEM (foyer_cash_item_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCashItem, foyer_cash_item, FOYER, CASH_ITEM, GObject)

/**
 * FoyerCashItem:
 *
 * One for each counter, there from the beginning; it goes on with the counter's next check. What
 * was ended stays till then. Read-only properties:
 *
 * - text: state (nick; "idle" before the first check), till (nick, "none" with a customer), reason
 * - gint64, minor units: due, given, counted, refunded, difference, change; -1 in due and given of
 *   a till count whose sum nobody knows
 * - gint64: id, round, suspects (how many notes were doubtful), suspect-denomination (of the one
 *   that is shown now, else 0)
 * - suspect-grounds (text), active (gboolean)
 * - lines, change-lines (GListModel of FoyerCashLineItem, the largest first): the present pass, and
 *   what was handed out
 */
gboolean foyer_cash_item_get_active (FoyerCashItem *self);
/* %NULL before the first check. (transfer none); valid until the item changes. */
const FoyerCash *foyer_cash_item_get_cash (FoyerCashItem *self);
GListModel *foyer_cash_item_get_lines (FoyerCashItem *self);
GListModel *foyer_cash_item_get_change_lines (FoyerCashItem *self);
/* How many of @denomination the present pass has. */
gint64 foyer_cash_item_get_count (FoyerCashItem *self, FoyerMoney denomination);

G_END_DECLS
