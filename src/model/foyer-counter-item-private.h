/* What only the hall model may do to a counter's item. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/foyer-counter-item.h"

G_BEGIN_DECLS

FoyerCounterItem *foyer_counter_item_new (gint64 number);
/* What @config says of this counter; afterwards waiting is empty if that is another offer. */
void foyer_counter_item_set_config (FoyerCounterItem *self, FoyerConfig *config);
/* The row, %NULL for a counter that was never opened. */
void foyer_counter_item_set_counter (FoyerCounterItem *self, const FoyerCounter *counter);
void foyer_counter_item_set_ticket (FoyerCounterItem *self, FoyerTicketItem *ticket);
void foyer_counter_item_set_held_ticket (FoyerCounterItem *self, FoyerTicketItem *ticket);
/* (element-type gint64) */
void foyer_counter_item_set_alternatives (FoyerCounterItem *self, GArray *numbers);
void foyer_counter_item_set_hall_calls (FoyerCounterItem *self, gboolean hall_calls);
/* The business system is down here. */
void foyer_counter_item_set_fault (FoyerCounterItem *self, gboolean fault);
/* Takes @ticket into the list of waiting ones or out of it, as its record says. */
void foyer_counter_item_consider (FoyerCounterItem *self, FoyerTicketItem *ticket);
void foyer_counter_item_drop (FoyerCounterItem *self, FoyerTicketItem *ticket);

G_END_DECLS
