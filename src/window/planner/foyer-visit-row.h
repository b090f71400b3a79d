/* One row of a list of home visits. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "window/planner/foyer-plan-visit.h"

G_BEGIN_DECLS

#define FOYER_TYPE_VISIT_ROW (foyer_visit_row_get_type ())
G_DECLARE_FINAL_TYPE (FoyerVisitRow, foyer_visit_row, FOYER, VISIT_ROW, GtkWidget)

typedef enum
{
  FOYER_VISIT_ROW_NARROW = 1 << 0,      /* for the side list: it can be dragged into the plan */
  FOYER_VISIT_ROW_CONFLICTING = 1 << 1, /* it must be planned anew, whatever its state */
} FoyerVisitRowStyle;

/* @technician: name, or %NULL. */
GtkWidget *foyer_visit_row_new (FoyerPlanVisit *visit,
                                const FoyerConfig *config,
                                FoyerVisitRowStyle style,
                                const char *technician);
FoyerPlanVisit *foyer_visit_row_get_visit (FoyerVisitRow *self);

G_END_DECLS
