/* One home visit as screens see it: a record with properties that tell of their changes. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "hall/foyer-contact.h"
#include "hall/foyer-visit.h"

G_BEGIN_DECLS

#define FOYER_TYPE_VISIT_ITEM (foyer_visit_item_get_type ())
G_DECLARE_FINAL_TYPE (FoyerVisitItem, foyer_visit_item, FOYER, VISIT_ITEM, GObject)

/**
 * FoyerVisitItem:
 *
 * Read-only from outside; one object stays the same visit for as long as a model knows it.
 * Properties: one for each field of FoyerVisit ("start", "expected-at" …: gint64 µs, 0 none; enums
 * as their nicks), and
 *
 * - text: customer, phone, address, address-note (personal: for the staff alone), arrival (nick of
 *   FoyerPunctuality)
 * - gboolean conflict: a holiday, an absence or a technician who left made it impossible
 */

/* (transfer none); valid until the item changes. */
const FoyerVisit *foyer_visit_item_get_visit (FoyerVisitItem *self);
/* %NULL when not known, or not known yet. */
const char *foyer_visit_item_get_customer (FoyerVisitItem *self);
const char *foyer_visit_item_get_phone (FoyerVisitItem *self);
const char *foyer_visit_item_get_address (FoyerVisitItem *self);
const char *foyer_visit_item_get_address_note (FoyerVisitItem *self);
/* (transfer none); nothing was said as long as it is not known. */
const FoyerContact *foyer_visit_item_get_contact (FoyerVisitItem *self);
FoyerPunctuality foyer_visit_item_get_arrival (FoyerVisitItem *self);
gboolean foyer_visit_item_get_conflict (FoyerVisitItem *self);

G_END_DECLS
