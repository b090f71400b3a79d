/* The questions about home visits and absences. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-visit.h"
#include "store/foyer-database.h"

G_BEGIN_DECLS

/* Every filter may be left empty. */
typedef struct
{
  const char *technician;
  FoyerTime from, to; /* visits that start from the one to before the other; 0 open */
  const char *state;
  gint64 note;
  gint64 ticket;
  gboolean unplanned; /* drafts, which have no time, besides */
} FoyerVisitFilter;

/* %NULL with no-such-visit when there is none. (transfer full) */
FoyerVisit *foyer_query_visit (FoyerDatabase *database, gint64 id, GError **error);
/* (element-type FoyerVisit), in order of their start. */
GPtrArray *
foyer_query_visits (FoyerDatabase *database, const FoyerVisitFilter *filter, GError **error);
/* Those that hold the time of @technician (%NULL: of anybody) within a span. */
GPtrArray *foyer_query_planned_visits (
    FoyerDatabase *database, const char *technician, FoyerTime from, FoyerTime to, GError **error);
/* All that is open, and what was left over by a visit that nothing follows. */
GPtrArray *foyer_query_visits_to_mind (FoyerDatabase *database, GError **error);
/* Door notes that nobody has answered, the oldest first. */
GPtrArray *foyer_query_open_notes (FoyerDatabase *database, GError **error);
/* Calls @func with number, telephone number and address of every visit that is not over, the next
 * one first, drafts last. */
typedef void (*FoyerPersonFunc) (gint64 id, const char *phone, const char *address, gpointer data);
gboolean foyer_query_open_persons (FoyerDatabase *database,
                                   FoyerPersonFunc func,
                                   gpointer data,
                                   GError **error);
/* (element-type FoyerAbsence): those that are not over at @from, without cancelled ones. */
GPtrArray *foyer_query_absences (FoyerDatabase *database, FoyerTime from, GError **error);
FoyerAbsence *foyer_query_absence (FoyerDatabase *database, gint64 id, GError **error);

/* The highest number given so far, 0 when there is none. */
gboolean foyer_query_last_visit (FoyerDatabase *database, gint64 *id, GError **error);
gboolean foyer_query_last_note (FoyerDatabase *database, gint64 *note, GError **error);
gboolean foyer_query_last_absence (FoyerDatabase *database, gint64 *id, GError **error);

G_END_DECLS
