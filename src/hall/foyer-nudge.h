/* What the reception should do now: who stands still, who has to be fetched, where nobody serves.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-config.h"
#include "hall/foyer-counter.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_NUDGE_NONE,
  FOYER_NUDGE_FETCH,   /* called, does not hear well (N04) */
  FOYER_NUDGE_LEAD,    /* called again and not moving (K07) */
  FOYER_NUDGE_OVERDUE, /* waits longer than the hall promises */
} FoyerNudge;

/* Longer than this after its first call a number stands still (S2 三.4). */
#define FOYER_NUDGE_STILL_S 20

/* Whoever was sent straight to a counter stands there unnoticed after so long (S2 三.2, C05). */
#define FOYER_NUDGE_UNNOTICED_S 60

/* What @ticket asks of the reception at @now; @next is when that may change by itself, 0 never. */
FoyerNudge foyer_nudge_get (const FoyerTicket *ticket, FoyerTime now, FoyerTime *next);

typedef enum
{
  FOYER_COVER_SERVED,
  FOYER_COVER_ENDING, /* everybody who serves it is about to stop */
  FOYER_COVER_NONE,
} FoyerCover;

/* Who serves @service: (element-type FoyerCounter) @counters as they stand (S2 五.4). */
FoyerCover foyer_cover_get (const FoyerConfig *config, GPtrArray *counters, const char *service);

G_END_DECLS
