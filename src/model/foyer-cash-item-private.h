/* What only the hall model may do to a cash check's item. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-register.h"
#include "model/foyer-cash-item.h"

G_BEGIN_DECLS

FoyerCashItem *foyer_cash_item_new (void);
/* The whole check: @lines (of FoyerCashLine, all passes) and @suspects (of FoyerSuspect); @cash may
 * be %NULL: none was there. */
void foyer_cash_item_set (FoyerCashItem *self,
                          const FoyerCash *cash,
                          GPtrArray *lines,
                          GPtrArray *suspects);
/* Changes as a journal entry tells them. Another check than the present one begins anew; lines and
 * notes of another check are none of this item's. Then foyer_cash_item_tell(). */
void foyer_cash_item_put (FoyerCashItem *self, const FoyerCash *cash);
void foyer_cash_item_put_line (FoyerCashItem *self, const FoyerCashLine *line);
void foyer_cash_item_put_suspect (FoyerCashItem *self, const FoyerSuspect *suspect);
const FoyerSuspect *foyer_cash_item_find_suspect (FoyerCashItem *self, gint64 id);
/* Notifies of what changed since the last time. */
void foyer_cash_item_tell (FoyerCashItem *self);

G_END_DECLS
