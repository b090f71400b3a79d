/* How well the promises of home visits are kept, in figures. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "window/planner/foyer-plan-desk.h"

G_BEGIN_DECLS

#define FOYER_TYPE_PLAN_FIGURES (foyer_plan_figures_get_type ())
G_DECLARE_FINAL_TYPE (FoyerPlanFigures, foyer_plan_figures, FOYER, PLAN_FIGURES, GtkWidget)

/**
 * FoyerPlanFigures:
 *
 * The page of the planner that counts (S2 八.2, 八.3): promises and arrivals, nobody at home, moves
 * by whom and why, notice and limits that were not kept, what each technician has to do. It asks
 * the hall each time, and shows nothing that it was not told.
 */

void foyer_plan_figures_set_context (FoyerPlanFigures *self,
                                     FoyerWindowContext *context,
                                     FoyerPlanDesk *desk);
/* The days that end with @last, as many as are chosen on the page. */
void foyer_plan_figures_set_last (FoyerPlanFigures *self, const char *last);
/* Something was committed: asks once more, if it can be seen. */
void foyer_plan_figures_update (FoyerPlanFigures *self);

G_END_DECLS
