/* Home visits as the planner sees them: a range of days, fed by what was committed. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-engine.h"
#include "hall/foyer-visit-rules.h"
#include "model/foyer-technician-item.h"
#include "model/foyer-visit-item.h"

G_BEGIN_DECLS

#define FOYER_TYPE_VISIT_MODEL (foyer_visit_model_get_type ())
G_DECLARE_FINAL_TYPE (FoyerVisitModel, foyer_visit_model, FOYER, VISIT_MODEL, GObject)

/**
 * FoyerVisitModel:
 *
 * Properties, read-only: gboolean loaded, text fault (a sentence; %NULL when all is well),
 * GListModel visits, unplanned, technicians.
 *
 * - visits: FoyerVisitItem with a time within the range, of every state, by start and id
 * - unplanned: FoyerVisitItem that wait for a time: drafts, and door notes without an answer
 * - technicians: FoyerTechnicianItem in the order of the configuration
 *
 * Signal "changed": something of all this, absences or the configuration is another than before; at
 * most once for each batch of entries.
 */

/* Loads the day of the present; foyer_visit_model_set_range() takes another one. */
FoyerVisitModel *foyer_visit_model_new (FoyerEngine *engine);

/* The days shown, both included ("YYYY-MM-DD"). What is in the range already stays the same object.
 */
void foyer_visit_model_set_range (FoyerVisitModel *self, const char *from, const char *to);
const char *foyer_visit_model_get_from (FoyerVisitModel *self);
const char *foyer_visit_model_get_to (FoyerVisitModel *self);

gboolean foyer_visit_model_get_loaded (FoyerVisitModel *self);
const char *foyer_visit_model_get_fault (FoyerVisitModel *self);
/* %NULL until it is loaded. (transfer none) */
FoyerConfig *foyer_visit_model_get_config (FoyerVisitModel *self);
FoyerTime foyer_visit_model_get_now (FoyerVisitModel *self);
GListModel *foyer_visit_model_get_visits (FoyerVisitModel *self);
GListModel *foyer_visit_model_get_unplanned (FoyerVisitModel *self);
GListModel *foyer_visit_model_get_technicians (FoyerVisitModel *self);
/* (element-type FoyerAbsence) (transfer none): those that are not over at the range's begin. */
const GPtrArray *foyer_visit_model_get_absences (FoyerVisitModel *self);

/* (transfer none); %NULL when it is not in the model. */
FoyerVisitItem *foyer_visit_model_find (FoyerVisitModel *self, gint64 id);

/* What is taken of @technician's time within the range, in order, for foyer_visit_fit(). Districts
 * are borrowed from the items. (transfer full) (element-type FoyerVisitSpan) */
GArray *foyer_visit_model_get_spans (FoyerVisitModel *self, const char *technician);

G_END_DECLS
