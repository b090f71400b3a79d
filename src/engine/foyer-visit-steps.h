/* One step of one home visit: the frame of most of its commands. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"
#include "hall/foyer-visit-config.h"

G_BEGIN_DECLS

/* @before is what the tables hold, @after what the command makes of it. */
typedef struct
{
  FoyerVisit *before, *after;
  const FoyerVisitType *type; /* %NULL when the configuration has it no more */
  FoyerVisitStep step;
} FoyerVisitSteps;

void foyer_visit_steps_clear (FoyerVisitSteps *steps);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FoyerVisitSteps, foyer_visit_steps_clear)

/* The visit that the argument "id" names takes @step, if its state allows it and everything that
 * has to be written down was given; that is then in its details. */
gboolean foyer_visit_steps_start (FoyerWork *work,
                                  FoyerVisitSteps *steps,
                                  FoyerVisitStep step,
                                  GError **error);
/* Writes the row and the journal entry, and answers with the visit. */
gboolean foyer_visit_steps_finish (FoyerWork *work,
                                   FoyerVisitSteps *steps,
                                   const char *kind,
                                   GError **error);

/* Whoever gave --approved-by must be a manager or duty manager. @approver stays %NULL when nobody
 * was named; with @or_actor a manager who acts approves by that. (transfer none) */
gboolean foyer_visit_get_approver (FoyerWork *work,
                                   gboolean or_actor,
                                   const char **approver,
                                   GError **error);

/* An instant given as argument @name; 0 when it was not given. */
gboolean foyer_work_get_time (FoyerWork *work, const char *name, FoyerTime *time, GError **error);

G_END_DECLS
