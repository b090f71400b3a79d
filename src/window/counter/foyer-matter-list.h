/* The matters of the customer at a counter, in their order. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "window/common/foyer-window-context.h"

G_BEGIN_DECLS

#define FOYER_TYPE_MATTER_LIST (foyer_matter_list_get_type ())
G_DECLARE_FINAL_TYPE (FoyerMatterList, foyer_matter_list, FOYER, MATTER_LIST, GtkWidget)

/* Shows the matters of @ticket; %NULL for nobody. What is chosen for one goes to the action
 * "counter.matter" (position, outcome or "first"). */
void foyer_matter_list_set_ticket (FoyerMatterList *self,
                                   FoyerWindowContext *context,
                                   FoyerTicketItem *ticket);

G_END_DECLS
