/* One call as a board shows it: a number and where it is to go. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/foyer-ticket-item.h"

G_BEGIN_DECLS

#define FOYER_TYPE_CALL_ITEM (foyer_call_item_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCallItem, foyer_call_item, FOYER, CALL_ITEM, GObject)

/**
 * FoyerCallItem:
 *
 * Read-only properties: number, language, ticket-state (text, nicks), counter, calls, at (of the
 * call or recall, microseconds), serial (gint64), hearing (gboolean), ticket (FoyerTicketItem).
 * "serial" grows with each call and recall of any number; it is not kept anywhere.
 *
 * A call stays where it was made: when its ticket is put back or called elsewhere, number and
 * counter of this item only change with the next call of it.
 */

const char *foyer_call_item_get_number (FoyerCallItem *self);
gint64 foyer_call_item_get_counter (FoyerCallItem *self);
/* That had called first and paused (K05); 0 none. */
gint64 foyer_call_item_get_counter_before (FoyerCallItem *self);
FoyerLanguage foyer_call_item_get_language (FoyerCallItem *self);
gint64 foyer_call_item_get_serial (FoyerCallItem *self);
FoyerTicketItem *foyer_call_item_get_ticket (FoyerCallItem *self);

G_END_DECLS
