/* When counters are planned to be staffed, and which services nobody would serve meanwhile (S2
 * 五.4).
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-config.h"

G_BEGIN_DECLS

/* A stretch of the opening hours in which no counter that offers @service is planned to be open. */
typedef struct
{
  const char *service; /* belongs to the configuration */
  FoyerTime from, to;
} FoyerGap;

/* Told so long before it begins. */
#define FOYER_GAP_AHEAD_S (30 * 60)

/* Of the business day @day, by service and time. A counter without a roster is always there; where
 * no counter has one there is no gap. (element-type FoyerGap) (transfer full) */
GArray *foyer_roster_list_gaps (const FoyerConfig *config, const char *day);

/* The one of @gaps of @service that is there at @now or begins within FOYER_GAP_AHEAD_S; @next is
 * brought forward to when this may become another answer. (transfer none) */
const FoyerGap *
foyer_roster_find_gap (GArray *gaps, const char *service, FoyerTime now, FoyerTime *next);

G_END_DECLS
