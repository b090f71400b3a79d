/* One ticket as screens see it: a record with properties that tell of their changes. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "hall/foyer-ticket.h"
#include "model/foyer-matter-item.h"

G_BEGIN_DECLS

#define FOYER_TYPE_TICKET_ITEM (foyer_ticket_item_get_type ())
G_DECLARE_FINAL_TYPE (FoyerTicketItem, foyer_ticket_item, FOYER, TICKET_ITEM, GObject)

/**
 * FoyerTicketItem:
 *
 * Read-only from outside; one object stays the same ticket for as long as a model knows it.
 * Properties, times in microseconds (0: not yet), enums as their nicks:
 *
 * - text: number, day, service, state, class, reason, language, owner, hold-reason, note, voice
 * - gboolean: hearing, direct, hold-agreed, heard
 * - gint64: id, counter, bound-counter, issued-at, due-at, entered-at, appointed-at, called-at,
 *   served-at, finished-at, calls, ahead, estimated-wait-s, restores, hold-since, hold-until,
 *   held-s, transferred-from, transferred-at, wrong-numbers
 * - items (GListModel of FoyerMatterItem, by position): its matters
 *
 * "voice" is the state of its latest announcement ("pending", "spoken", "unheard" …), %NULL when
 * there is none or none is known; "heard" says that at least one was spoken as far as is known.
 */

/* (transfer none); valid until the item changes. */
const FoyerTicket *foyer_ticket_item_get_ticket (FoyerTicketItem *self);
const char *foyer_ticket_item_get_number (FoyerTicketItem *self);
const char *foyer_ticket_item_get_voice (FoyerTicketItem *self);
gboolean foyer_ticket_item_get_heard (FoyerTicketItem *self);
GListModel *foyer_ticket_item_get_items (FoyerTicketItem *self);
/* Nick of its state. */
const char *foyer_ticket_item_get_state (FoyerTicketItem *self);

G_END_DECLS
