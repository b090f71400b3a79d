/* Figures of a stretch of days: how long people waited and were served, and how they rated it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-config.h"
#include "hall/foyer-rating.h"
#include "hall/foyer-ticket.h"

G_BEGIN_DECLS

/* What a report knows of one ticket. */
typedef struct
{
  const char *day, *service, *staff; /* borrowed; staff may be %NULL */
  const char *reasons;               /* of the rating; may be %NULL */
  gint64 counter;                    /* 0 none */
  int state, class;
  int rating; /* FoyerRatingState */
  gint64 score;
  FoyerTime issued_at, entered_at, called_at, served_at, finished_at;
  gint64 held_s;
} FoyerTicketFact;

/* Lengths in seconds. */
typedef struct
{
  gint64 count, mean, median, p90, max;
  gint64 over; /* how many were above what was promised */
} FoyerSpread;

typedef struct
{
  gint64 issued;
  gint64 states[FOYER_TICKET_N_STATES];
  gint64 classes[FOYER_N_CLASSES];
  GArray *waits, *services; /* of gint64, seconds */
  gint64 over_target, over_limit;
  gint64 ratings[FOYER_RATING_N_STATES];
  gint64 scores[6]; /* by score; 0 is none */
  FoyerTime last_finished_at;
} FoyerFigures;

FoyerFigures *foyer_figures_new (void);
void foyer_figures_free (FoyerFigures *figures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerFigures, foyer_figures_free)

/* Counts one ticket; @now ends invitations that are over by the clock. */
void foyer_figures_add (FoyerFigures *figures,
                        const FoyerConfig *config,
                        const FoyerTicketFact *fact,
                        FoyerTime now);

FoyerSpread foyer_figures_get_waits (const FoyerFigures *figures);
FoyerSpread foyer_figures_get_services (const FoyerFigures *figures);

/* Who was asked, whatever came of it, and who gave a score; nobody who did not counts as satisfied
 * (2.2). */
gint64 foyer_figures_get_invited (const FoyerFigures *figures);
gint64 foyer_figures_get_answered (const FoyerFigures *figures);

/* @part of @whole in ten-thousandths, rounded; 0 when @whole is 0. */
gint64 foyer_figures_share (gint64 part, gint64 whole);

/* The values are sorted in place; the p90 is the smallest that nine of ten do not exceed. */
FoyerSpread foyer_spread_of (GArray *seconds, gint64 over);

G_END_DECLS
