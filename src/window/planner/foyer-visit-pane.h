/* One home visit opened: what is known, what can be done now, and what happened. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "window/common/foyer-window-context.h"
#include "window/planner/foyer-plan-visit.h"

G_BEGIN_DECLS

#define FOYER_TYPE_VISIT_PANE (foyer_visit_pane_get_type ())
G_DECLARE_FINAL_TYPE (FoyerVisitPane, foyer_visit_pane, FOYER, VISIT_PANE, GtkWidget)

/* Shows @visit of @technician (a name, or %NULL); @conflicting says that it cannot stay where it
 * is. %NULL empties the pane. */
void foyer_visit_pane_set_visit (FoyerVisitPane *self,
                                 FoyerWindowContext *context,
                                 FoyerPlanVisit *visit,
                                 const char *technician,
                                 gboolean conflicting);
/* The rows that this visit had before it was moved, as "visit.show" answers them. */
void foyer_visit_pane_set_history (FoyerVisitPane *self, JsonArray *rows);
FoyerPlanVisit *foyer_visit_pane_get_visit (FoyerVisitPane *self);

G_END_DECLS
