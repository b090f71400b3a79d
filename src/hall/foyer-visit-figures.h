/* How well the promises of home visits were kept, counted (S2 八.2, 八.3; states 2.5). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-visit-rules.h"

G_BEGIN_DECLS

typedef struct
{
  char *technician;
  gint64 visits;      /* that were gone to, or are still to be */
  gint64 planned_s;   /* their planned length */
  gint64 arrivals[4]; /* by FoyerPunctuality */
} FoyerVisitLoad;

typedef struct
{
  int by; /* FoyerVisitBy */
  char *reason;
  gint64 count;
} FoyerVisitMoves;

typedef struct
{
  gint64 visits;      /* agreed times, each row of a moved visit being one */
  gint64 promises;    /* of which the time has come, without those the customer gave up */
  gint64 kept;        /* somebody was there at the start at the latest */
  gint64 arrivals[4]; /* by FoyerPunctuality */
  gint64 states[FOYER_VISIT_N_STATES];
  gint64 not_home;  /* three rounds without an answer, or an open door */
  gint64 reachable; /* of those, on the telephone */
  gint64 notes;
  gint64 moved[3]; /* by FoyerVisitBy */
  gint64 lead_breaches, limit_breaches, invitations_missed;
  GPtrArray *moves; /* of FoyerVisitMoves, the most frequent first */
  GPtrArray *loads; /* of FoyerVisitLoad, by number */
} FoyerVisitFigures;

/* @visits: of FoyerVisit, those with a time in the days that are asked about. (transfer full) */
FoyerVisitFigures *
foyer_visit_count (const FoyerConfig *config, const GPtrArray *visits, FoyerTime now);
void foyer_visit_figures_free (FoyerVisitFigures *figures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerVisitFigures, foyer_visit_figures_free)

G_END_DECLS
