/* Who is called or served at a counter, with everything that the clerk needs to know. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "window/common/foyer-window-context.h"
#include "window/counter/foyer-counter-actions.h"

G_BEGIN_DECLS

#define FOYER_TYPE_CUSTOMER_CARD (foyer_customer_card_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCustomerCard, foyer_customer_card, FOYER, CUSTOMER_CARD, GtkWidget)

/* Follows @counter; %NULL follows none. */
void foyer_customer_card_set_counter (FoyerCustomerCard *self,
                                      FoyerWindowContext *context,
                                      FoyerCounterItem *counter);
/* Why the number that was just called was chosen, a sentence; it goes with its number. */
void foyer_customer_card_set_why (FoyerCustomerCard *self, const char *number, const char *why);
/* The button of an action that is on the card; %NULL: it is elsewhere. (transfer none) */
GtkWidget *foyer_customer_card_get_button (FoyerCustomerCard *self, FoyerCounterAction action);

G_END_DECLS
