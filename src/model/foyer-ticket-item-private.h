/* What only the hall model may do to a ticket's item. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/foyer-ticket-item.h"

G_BEGIN_DECLS

FoyerTicketItem *foyer_ticket_item_new (const FoyerTicket *ticket);
/* Takes over a copy of @ticket, which has the same id, and notifies what differs. */
void foyer_ticket_item_set_ticket (FoyerTicketItem *self, const FoyerTicket *ticket);

/* One of its matters is @item; it has no more than @n. */
void foyer_ticket_item_put_matter (FoyerTicketItem *self, const FoyerItem *item);
void foyer_ticket_item_trim_matters (FoyerTicketItem *self, guint n);

/* The announcement @seq of this ticket is in @state (index of foyer_announcement_states). Only the
 * latest one is shown. */
void foyer_ticket_item_set_voice (FoyerTicketItem *self, gint64 seq, int state);
/* An announcement that was to be spoken has an end that nobody saw. */
void foyer_ticket_item_forget_voice (FoyerTicketItem *self);
gint64 foyer_ticket_item_get_voice_seq (FoyerTicketItem *self);

G_END_DECLS
