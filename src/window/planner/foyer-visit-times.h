/* The free times that a dialog offers, each a row with its reason, and what else goes there. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "window/planner/foyer-plan-desk.h"

G_BEGIN_DECLS

/* One time that can be chosen. */
typedef struct
{
  char *technician;
  FoyerTime start, end;
} FoyerVisitTime;

void foyer_visit_time_free (FoyerVisitTime *time);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerVisitTime, foyer_visit_time_free)

/* @desk, which knows names, may be %NULL. */
void foyer_visit_times_add (GtkListBox *list,
                            const FoyerConfig *config,
                            FoyerPlanDesk *desk,
                            const FoyerVisitTime *time,
                            const char *why);
/* All of an answer to "visit.propose". */
void foyer_visit_times_take (GtkListBox *list,
                             const FoyerConfig *config,
                             FoyerPlanDesk *desk,
                             JsonObject *answer);
void foyer_visit_times_clear (GtkListBox *list);
/* (transfer none), %NULL when nothing is chosen. */
const FoyerVisitTime *foyer_visit_times_get_chosen (GtkListBox *list);
/* What somebody chose, who did not take the first that there was; else %NULL. (transfer full) */
FoyerVisitTime *foyer_visit_times_copy_chosen (GtkListBox *list);
/* %FALSE when @time is not there any more. */
gboolean foyer_visit_times_choose (GtkListBox *list, const FoyerVisitTime *time);

/* "Visit 12 goes to this address already: Mon 2 Mar 09:00, Leak." for each visit that the answer
 * names; %NULL for none. (transfer full) */
char *foyer_visit_times_tell_others (const FoyerConfig *config, JsonObject *answer);

G_END_DECLS
