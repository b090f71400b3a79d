/* What only the model of visits may do to an item. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/foyer-visit-item.h"

G_BEGIN_DECLS

FoyerVisitItem *foyer_visit_item_new (const FoyerVisit *visit, gint64 early_s);
/* Takes over a copy of @visit, which has the same id, and notifies what differs. */
void foyer_visit_item_set_visit (FoyerVisitItem *self, const FoyerVisit *visit, gint64 early_s);
void foyer_visit_item_set_person (FoyerVisitItem *self,
                                  const char *customer,
                                  const char *phone,
                                  const char *address,
                                  const char *address_note,
                                  const FoyerContact *contact);
void foyer_visit_item_set_conflict (FoyerVisitItem *self, gboolean conflict);

G_END_DECLS
