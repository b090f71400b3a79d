/* The matters of the customer at a counter: order and outcomes. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "window/common/foyer-window-context.h"

G_BEGIN_DECLS

#define FOYER_TYPE_MATTER_LIST (foyer_matter_list_get_type ())
G_DECLARE_FINAL_TYPE (FoyerMatterList, foyer_matter_list, FOYER, MATTER_LIST, GtkWidget)

/* Signal "refused" (const char *sentence): a command was refused, and why. */

/* Shows the matters of @ticket at @counter; %NULL for nobody. */
void foyer_matter_list_set_ticket (FoyerMatterList *self,
                                   FoyerWindowContext *context,
                                   gint64 counter,
                                   FoyerTicketItem *ticket);

G_END_DECLS
