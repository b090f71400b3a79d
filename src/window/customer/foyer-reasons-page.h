/* After a low score: why, and whether the duty manager may call. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "window/customer/foyer-customer-view.h"

G_BEGIN_DECLS

#define FOYER_TYPE_REASONS_PAGE (foyer_reasons_page_get_type ())
G_DECLARE_FINAL_TYPE (FoyerReasonsPage, foyer_reasons_page, FOYER, REASONS_PAGE, AdwBin)

/**
 * FoyerReasonsPage:
 *
 * Signals: "answered" (reasons: codes with commas, may be empty; phone: given with consent, or
 * %NULL), once until foyer_reasons_page_reset(); "turned": another page of it is to be seen.
 */
void foyer_reasons_page_show (FoyerReasonsPage *self, const FoyerCustomerView *view);
/* Forgets everything that was chosen and typed. */
void foyer_reasons_page_reset (FoyerReasonsPage *self);

G_END_DECLS
