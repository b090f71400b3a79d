/* What the technicians have to do in a span of time, and what fits beside it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"
#include "hall/foyer-visit-propose.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *visits;   /* of FoyerVisit */
  GPtrArray *absences; /* of FoyerAbsence */
  GPtrArray *spans;    /* of GArray of FoyerVisitSpan, by technician of the configuration */
} FoyerVisitPlan;

/* What is taken between @from and @to; of @technician alone, unless it is %NULL. */
FoyerVisitPlan *foyer_visit_plan_load (
    FoyerWork *work, const char *technician, FoyerTime from, FoyerTime to, GError **error);
void foyer_visit_plan_free (FoyerVisitPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerVisitPlan, foyer_visit_plan_free)

/* The taken pieces of @technician. (transfer none) */
const GArray *foyer_visit_plan_get_spans (FoyerVisitPlan *plan,
                                          const FoyerConfig *config,
                                          const char *technician);

/* The best free times; @request's days are within what can be looked at. */
GArray *
foyer_visit_plan_propose (FoyerWork *work, const FoyerVisitRequest *request, GError **error);

/* Whether @visit can be at its start with its technician. slot-taken otherwise, with the next free
 * times in the sentence. */
gboolean foyer_visit_plan_check (FoyerWork *work,
                                 const FoyerVisit *visit,
                                 const FoyerVisitType *type,
                                 GError **error);

/* Those planned from now on that cannot stay as they are: absence, holiday, a technician who left.
 * (element-type FoyerVisit) */
GPtrArray *foyer_visit_plan_find_conflicts (FoyerWork *work, GError **error);

/* bad-state when @config lacks a technician whose visits are still to come, or their kind. */
gboolean foyer_visit_plan_check_config (FoyerWork *work, const FoyerConfig *config, GError **error);
/* Technicians whom @config does not have are forgotten, by name. */
gboolean
foyer_visit_plan_forget_former (FoyerWork *work, const FoyerConfig *config, GError **error);

/* Days ahead that proposals may look at. */
#define FOYER_VISIT_HORIZON 60

G_END_DECLS
