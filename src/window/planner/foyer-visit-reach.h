/* How a visit's customer is reached, in words: the number, and when one may ring (S0-HL-7). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-executor.h"
#include "window/planner/foyer-plan-visit.h"

G_BEGIN_DECLS

/* "555-0142 (read back)"; of a visit that is over the number alone; "" without one. (transfer full)
 */
char *foyer_visit_reach_write_number (FoyerPlanVisit *visit);
/* "09:00-11:30, not 12:00-14:00", "any time"; "" when nothing was said. (transfer full) */
char *foyer_visit_reach_write_hours (FoyerPlanVisit *visit);
/* What whoever is about to ring has to know: number and hours. (transfer full) */
char *foyer_visit_reach_tell (FoyerPlanVisit *visit);
/* That @now is a quiet hour; %NULL when it is not. (transfer none) */
const char *
foyer_visit_reach_warn (FoyerPlanVisit *visit, const FoyerConfig *config, FoyerTime now);

/* The name of a field for hours, which shows how they are written; and the sentence when they
 * cannot be understood. (transfer none) */
const char *foyer_visit_reach_get_field_name (void);
const char *foyer_visit_reach_get_refusal (void);
/* @contact as arguments of a command; with @whole, also hours that were not said. */
void foyer_visit_reach_add (FoyerCommand *command, const FoyerContact *contact, gboolean whole);

G_END_DECLS
