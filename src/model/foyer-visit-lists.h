/* The lists of the model of visits: what belongs where, and what an entry changes. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-engine.h"
#include "hall/foyer-visit-rules.h"
#include "model/foyer-sorted-list.h"
#include "model/foyer-technician-item.h"
#include "model/foyer-visit-item.h"

G_BEGIN_DECLS

/* The inside of FoyerVisitModel. */
typedef struct
{
  FoyerConfig *config; /* %NULL until the first load */
  char *from, *to;
  FoyerTime begin, end; /* of the range */
  GHashTable *items;    /* id -> FoyerVisitItem */
  FoyerSortedList *visits, *unplanned;
  GListStore *technicians;
  GPtrArray *absences; /* of FoyerAbsence */
} FoyerVisitLists;

FoyerVisitLists *foyer_visit_lists_new (void);
void foyer_visit_lists_free (FoyerVisitLists *self);

/* Takes an answer of "visit.board": what is in it stays or comes, everything else goes. */
gboolean foyer_visit_lists_take (FoyerVisitLists *self, JsonObject *answer, GError **error);
/* Takes the personal fields of the one visit in such an answer. */
void foyer_visit_lists_take_person (FoyerVisitLists *self, JsonObject *answer);
/* Takes what @entry changed; ids of visits that are new go into @fresh (of gint64). %FALSE when
 * only a load can tell. */
gboolean foyer_visit_lists_apply (FoyerVisitLists *self, const FoyerEntry *entry, GArray *fresh);
void foyer_visit_lists_find_conflicts (FoyerVisitLists *self);

/* See foyer_visit_model_get_spans(). */
GArray *foyer_visit_lists_get_spans (FoyerVisitLists *self, const char *technician);

G_END_DECLS
