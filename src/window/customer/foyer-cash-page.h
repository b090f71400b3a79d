/* The customer's view of a cash check: amounts in large digits, aligned to the unit. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "window/customer/foyer-customer-view.h"

G_BEGIN_DECLS

#define FOYER_TYPE_CASH_PAGE (foyer_cash_page_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCashPage, foyer_cash_page, FOYER, CASH_PAGE, AdwBin)

void foyer_cash_page_show (FoyerCashPage *self, const FoyerCustomerView *view);

G_END_DECLS
