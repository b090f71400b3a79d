/* What the reception should do now, as sentences. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/foyer-day-lists-model.h"
#include "model/foyer-hall-model.h"

G_BEGIN_DECLS

#define FOYER_TYPE_NUDGE_BAR (foyer_nudge_bar_get_type ())
G_DECLARE_FINAL_TYPE (FoyerNudgeBar, foyer_nudge_bar, FOYER, NUDGE_BAR, GtkWidget)

/* Follows @model; %NULL shows nothing. Invisible as long as there is nothing to say. */
void foyer_nudge_bar_set_model (FoyerNudgeBar *self, FoyerHallModel *model);
/* With it the lists of opening and closing are told, too. */
void foyer_nudge_bar_set_lists (FoyerNudgeBar *self, FoyerDayListsModel *lists);

G_END_DECLS
