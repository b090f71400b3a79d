/* What only the hall model may do to a rating's item. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/foyer-rating-item.h"

G_BEGIN_DECLS

FoyerRatingItem *foyer_rating_item_new (void);
/* @rating %NULL: none was asked. */
void foyer_rating_item_set (FoyerRatingItem *self,
                            const FoyerRating *rating,
                            FoyerTicketItem *ticket,
                            const FoyerConfig *config);

G_END_DECLS
