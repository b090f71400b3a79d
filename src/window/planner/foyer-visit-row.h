/* One row of a list of home visits. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "window/planner/foyer-plan-visit.h"

G_BEGIN_DECLS

#define FOYER_TYPE_VISIT_ROW (foyer_visit_row_get_type ())
G_DECLARE_FINAL_TYPE (FoyerVisitRow, foyer_visit_row, FOYER, VISIT_ROW, GtkWidget)

/* @narrow: for the side list, where the wish takes the place of the time; it can be dragged into
 * the plan. @technician: name, or %NULL. */
GtkWidget *foyer_visit_row_new (FoyerPlanVisit *visit,
                                const FoyerConfig *config,
                                gboolean narrow,
                                const char *technician);
FoyerPlanVisit *foyer_visit_row_get_visit (FoyerVisitRow *self);

G_END_DECLS
