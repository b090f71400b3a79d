/* One matter of the customer, with what became of it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/foyer-matter-item.h"
#include "window/common/foyer-window-context.h"

G_BEGIN_DECLS

#define FOYER_TYPE_MATTER_ROW (foyer_matter_row_get_type ())
G_DECLARE_FINAL_TYPE (FoyerMatterRow, foyer_matter_row, FOYER, MATTER_ROW, GtkWidget)

/* Signal "outcome" (const char *outcome): the clerk chose one for this matter, or "first" to take
 * it before the others. */

GtkWidget *foyer_matter_row_new (FoyerWindowContext *context, FoyerMatterItem *matter);
FoyerMatterItem *foyer_matter_row_get_matter (FoyerMatterRow *self);
/* Whether an outcome can be chosen now. */
void foyer_matter_row_set_open (FoyerMatterRow *self, gboolean open);

G_END_DECLS
