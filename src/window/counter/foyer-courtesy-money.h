/* What a phrase about money says: sums, and what is doubtful about a note. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-phrase.h"
#include "model/foyer-cash-item.h"

G_BEGIN_DECLS

/* Adds to @facts what the cash check @item, which is under way, comes to (M01-M05). */
void foyer_courtesy_add_money (const FoyerCurrency *currency,
                               FoyerCashItem *item,
                               FoyerPhraseFacts *facts);

G_END_DECLS
