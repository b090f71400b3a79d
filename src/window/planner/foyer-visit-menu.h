/* What can be done with a home visit: one table of steps, their questions and their commands. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "window/common/foyer-window-context.h"
#include "window/planner/foyer-plan-visit.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;    /* of the step: the parameter of the action "plan.step" */
  const char *verb;    /* of the command: "visit.confirm" */
  FoyerVisitStep step; /* whose states allow it */
  const char *label;   /* with mnemonic, not translated yet */
  const char *outcome; /* of "visit.finish"; %NULL elsewhere */
  gboolean first;      /* what comes next in the usual course */
} FoyerVisitChoice;

/* Ends with a name of %NULL. */
extern const FoyerVisitChoice foyer_visit_choices[];

const FoyerVisitChoice *foyer_visit_choice_find (const char *name);
/* Whether @visit's state and the role allow it. */
gboolean foyer_visit_choice_is_possible (const FoyerVisitChoice *choice,
                                         const FoyerVisit *visit,
                                         FoyerRole role);
/* The label translated. (transfer none) */
const char *foyer_visit_choice_get_label (const FoyerVisitChoice *choice);

/* Asks over @parent for whatever has to be written down; answers at once when that is nothing. */
void foyer_visit_choice_ask_async (const FoyerVisitChoice *choice,
                                   GtkWindow *parent,
                                   FoyerWindowContext *context,
                                   FoyerPlanVisit *visit,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* The command, with its answers as arguments; %NULL when the person went back. (transfer full) */
FoyerCommand *foyer_visit_choice_ask_finish (GAsyncResult *result);

/* Words for codes of the configuration; the code itself when it has none. (transfer none) */
const char *foyer_visit_word (const char *code);

G_END_DECLS
