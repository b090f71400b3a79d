/* The day's lists as they stand: what was looked at before opening and before leaving, and what was
 * found. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-engine.h"
#include "hall/foyer-checklist.h"

G_BEGIN_DECLS

#define FOYER_TYPE_DAY_LISTS_MODEL (foyer_day_lists_model_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDayListsModel, foyer_day_lists_model, FOYER, DAY_LISTS_MODEL, GObject)

/* Signal "changed": one of them is another one now. */

FoyerDayListsModel *foyer_day_lists_model_new (FoyerEngine *engine);

/* Asks anew: the clock went on, or another day began. */
void foyer_day_lists_model_reload (FoyerDayListsModel *self);

/* As “checklist show” answers it; %NULL until it is known. (transfer none) */
JsonObject *foyer_day_lists_model_get (FoyerDayListsModel *self, FoyerDayList list);
/* Points of it that nobody looked at yet. */
guint foyer_day_lists_model_count_open (FoyerDayListsModel *self, FoyerDayList list);
/* Points of it that are not in order. */
guint foyer_day_lists_model_count_bad (FoyerDayListsModel *self, FoyerDayList list);
/* The found things that are still here, as “found list” answers them; %NULL until they are known.
 * (transfer none) */
JsonArray *foyer_day_lists_model_get_found (FoyerDayListsModel *self);

G_END_DECLS
