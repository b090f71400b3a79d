/* Booking a home visit from another window: from a counter's customer, or at the reception. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/foyer-ticket-item.h"
#include "window/common/foyer-window-context.h"

G_BEGIN_DECLS

/**
 * foyer_book_visit:
 * @ticket: (nullable): the customer's; its number and language go with the visit
 * @toasts: where it is said what came of it; must belong to @parent
 *
 * Opens the dialog of a new visit over @parent. Once it is booked the customer's slip is printed,
 * with the window and the number of the visit.
 */
void foyer_book_visit (GtkWindow *parent,
                       FoyerWindowContext *context,
                       FoyerTicketItem *ticket,
                       AdwToastOverlay *toasts);

/* Offers service at home in a toast of @toasts whose button does @action, once for each number: to
 * elderly and disabled customers alone. @ticket may be %NULL. */
void foyer_book_visit_offer (AdwToastOverlay *toasts, FoyerTicketItem *ticket, const char *action);

G_END_DECLS
