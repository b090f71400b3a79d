/* Writing down a new home visit: who, where, what, the wish, and the best times for it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "window/planner/foyer-plan-desk.h"

G_BEGIN_DECLS

#define FOYER_TYPE_NEW_VISIT (foyer_new_visit_get_type ())
G_DECLARE_FINAL_TYPE (FoyerNewVisit, foyer_new_visit, FOYER, NEW_VISIT, AdwWindow)

/**
 * FoyerNewVisit:
 *
 * Signal "booked" (gint64): the visit that was booked or kept for later.
 */

/* @desk (may be %NULL) knows technicians by their names. The hall's configuration must be there. */
GtkWidget *
foyer_new_visit_new (GtkWindow *parent, FoyerWindowContext *context, FoyerPlanDesk *desk);
/* The visit is for the customer with this number, in this language. */
void foyer_new_visit_set_ticket (FoyerNewVisit *self, const char *number, FoyerLanguage language);
/* A time that was chosen in the plan stands above the proposals. */
void foyer_new_visit_set_slot (FoyerNewVisit *self,
                               const char *technician,
                               FoyerTime start,
                               FoyerTime end);
FoyerWindowContext *foyer_new_visit_get_context (FoyerNewVisit *self);
/* %NULL before "booked". (transfer none) */
FoyerPlanVisit *foyer_new_visit_get_booked (FoyerNewVisit *self);

G_END_DECLS
