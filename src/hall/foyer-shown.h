/* What to say to somebody at a counter whose number is not the one that is called there. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-config.h"
#include "hall/foyer-counter.h"

G_BEGIN_DECLS

/* S2 三.4: the way to the right counter (Q01), or to wait until it is their turn (Q02). */
typedef enum
{
  FOYER_SHOWN_NOTHING,   /* no number, or none of this day */
  FOYER_SHOWN_CALLED,    /* called, or with a clerk already, at another counter */
  FOYER_SHOWN_ELSEWHERE, /* waits, and this counter does not serve it */
  FOYER_SHOWN_WAITS,     /* waits, and may be called here */
  FOYER_SHOWN_MISSED,    /* was called and not there: reception puts it back */
  FOYER_SHOWN_OVER,      /* done, cancelled or made an appointment of */
} FoyerShown;

extern const char *const foyer_showns[];

/* What the holder of @ticket (may be %NULL) is told at counter @number. @counters (of FoyerCounter)
 * as they stand; @places gets where they are to go, in order, none when they stay in the waiting
 * area. (out) (transfer full) (element-type gint64) */
FoyerShown foyer_shown_judge (const FoyerConfig *config,
                              const FoyerTicket *ticket,
                              gint64 number,
                              GPtrArray *counters,
                              GArray **places);

/* The same for the clerk, in the language of the program; @shown is the number as it was typed.
 * (transfer full) */
char *foyer_shown_tell (FoyerShown verdict, const char *shown, const GArray *places);

G_END_DECLS
