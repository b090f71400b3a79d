/* The question for a rating: one row of faces with words. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "window/customer/foyer-customer-view.h"

G_BEGIN_DECLS

#define FOYER_TYPE_RATING_PAGE (foyer_rating_page_get_type ())
G_DECLARE_FINAL_TYPE (FoyerRatingPage, foyer_rating_page, FOYER, RATING_PAGE, AdwBin)

/**
 * FoyerRatingPage:
 *
 * Signals: "rated" (int, from 1 for the worst to the number of levels), "declined"; one of them,
 * once until foyer_rating_page_reset().
 */
void foyer_rating_page_show (FoyerRatingPage *self, const FoyerCustomerView *view);
/* For another customer, or when an answer could not be kept. */
void foyer_rating_page_reset (FoyerRatingPage *self);

G_END_DECLS
