/* One row of a list of numbers. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/foyer-hall-model.h"

G_BEGIN_DECLS

#define FOYER_TYPE_TICKET_ROW (foyer_ticket_row_get_type ())
G_DECLARE_FINAL_TYPE (FoyerTicketRow, foyer_ticket_row, FOYER, TICKET_ROW, GtkWidget)

/* @with_state: the state is shown as a pill. */
GtkWidget *foyer_ticket_row_new (FoyerHallModel *model, gboolean with_state);
/* %NULL shows and follows none. */
void foyer_ticket_row_set_ticket (FoyerTicketRow *self, FoyerTicketItem *ticket);

G_END_DECLS
