/* A list of numbers that one can search. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/foyer-hall-model.h"

G_BEGIN_DECLS

#define FOYER_TYPE_TICKET_LIST (foyer_ticket_list_get_type ())
G_DECLARE_FINAL_TYPE (FoyerTicketList, foyer_ticket_list, FOYER, TICKET_LIST, GtkWidget)

/**
 * FoyerTicketList:
 *
 * Properties, for .ui files: "title" (text), "empty-text" (what would be here, and how it comes),
 * "with-state" and "with-services" (gboolean; the second adds a choice of one service),
 * "selected" (FoyerTicketItem or %NULL, read-only).
 *
 * Signal "activated" (FoyerTicketItem): a row was double-clicked or chosen with Return.
 */

/* Shows @tickets (of FoyerTicketItem) of @model; both %NULL show nothing. */
void
foyer_ticket_list_set_tickets (FoyerTicketList *self, FoyerHallModel *model, GListModel *tickets);
/* (transfer none) */
FoyerTicketItem *foyer_ticket_list_get_selected (FoyerTicketList *self);
void foyer_ticket_list_focus_search (FoyerTicketList *self);
/* Shows all again: what was looked for has nothing to do with the next customer or clerk. */
void foyer_ticket_list_clear_search (FoyerTicketList *self);

G_END_DECLS
