/* The visits that the planner works with, as the model of visits has them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-visit-rules.h"
#include "window/common/foyer-window-context.h"
#include "window/planner/foyer-plan-draft.h"
#include "window/planner/foyer-plan-visit.h"

G_BEGIN_DECLS

#define FOYER_TYPE_PLAN_DESK (foyer_plan_desk_get_type ())
G_DECLARE_FINAL_TYPE (FoyerPlanDesk, foyer_plan_desk, FOYER, PLAN_DESK, GObject)

/**
 * FoyerPlanDesk:
 *
 * Knows visits only while somebody is signed in: personal fields are for the staff. Signals:
 *
 * - "changed": visits or absences are other ones now
 * - "fault" (text): they could not be read, a sentence
 */

FoyerPlanDesk *foyer_plan_desk_new (FoyerWindowContext *context);

/* Dates, both included. Answers by "changed". */
void foyer_plan_desk_set_days (FoyerPlanDesk *self, const char *from, const char *to);
/* A technician's; the number as long as the name is not known. (transfer none) */
const char *foyer_plan_desk_get_name (FoyerPlanDesk *self, const char *technician);
/* Forgets everything: nobody is signed in any more. */
void foyer_plan_desk_clear (FoyerPlanDesk *self);

/* (element-type FoyerPlanVisit) of the days, by start. (transfer none) */
GPtrArray *foyer_plan_desk_get_visits (FoyerPlanDesk *self);
/* (element-type FoyerAbsence) (transfer none) */
const GPtrArray *foyer_plan_desk_get_absences (FoyerPlanDesk *self);
/* Of FoyerPlanVisit: what stands nowhere yet, door notes without an answer, and what cannot stay
 * where it is. There from the beginning. (transfer none) */
GListModel *foyer_plan_desk_get_unplanned (FoyerPlanDesk *self);
/* (transfer none) */
FoyerPlanVisit *foyer_plan_desk_find (FoyerPlanDesk *self, gint64 id);
/* Must be planned anew: absence, holiday, a technician who left. */
gboolean foyer_plan_desk_is_conflicting (FoyerPlanDesk *self, gint64 id);

/* Why @draft, of @technician, cannot be: the engine's own rule on what is shown here. %NULL when
 * nothing speaks against it. (transfer full) */
char *
foyer_plan_desk_judge (FoyerPlanDesk *self, const FoyerPlanDraft *draft, const char *technician);
/* How long the way to the visit @id takes from the one before it on that day; microseconds. */
gint64 foyer_plan_desk_get_travel (FoyerPlanDesk *self, gint64 id);

G_END_DECLS
