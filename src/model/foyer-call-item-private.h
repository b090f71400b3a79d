/* What only the hall model may do to a call's item. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/foyer-time.h"
#include "model/foyer-call-item.h"

G_BEGIN_DECLS

FoyerCallItem *foyer_call_item_new (FoyerTicketItem *ticket);
/* A call or recall of its ticket, made at @at. */
void foyer_call_item_call (FoyerCallItem *self, FoyerTime at, gint64 serial);
FoyerTime foyer_call_item_get_at (FoyerCallItem *self);

G_END_DECLS
