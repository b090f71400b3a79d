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

/* @districts: codes, to choose from. */
GtkWidget *foyer_new_visit_new (GtkWindow *parent,
                                FoyerWindowContext *context,
                                FoyerPlanDesk *desk,
                                GPtrArray *districts);
/* A time that was chosen in the plan stands above the proposals. */
void foyer_new_visit_set_slot (FoyerNewVisit *self,
                               const char *technician,
                               FoyerTime start,
                               FoyerTime end);

G_END_DECLS
