/* The best free times for a home visit, each with what speaks for it (S2 八.1). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-visit-rules.h"
#include "hall/foyer-visit-wish.h"

G_BEGIN_DECLS

typedef struct
{
  const FoyerVisitType *type;
  FoyerVisitClass class;
  const char *district;   /* may be %NULL */
  gint64 length_s;        /* 0: as the type says */
  const char *technician; /* only this one; %NULL any */
  const char *install_by; /* later days are shown behind the others; may be %NULL */
  char from[11], to[11];  /* days to look at, both included */
  FoyerVisitWish wish;
  FoyerTime now;
  gint64 ignore; /* a visit that gives its time up; 0 none */
  guint limit;   /* how many proposals at the most */
  /* Another visit to this address, so that both are done together (S3 4.2); id 0 none. */
  FoyerVisitSpan beside;
  const char *beside_technician;
} FoyerVisitRequest;

typedef struct
{
  const char *technician; /* belongs to the configuration */
  FoyerTime start, end;
  gboolean as_wished;    /* everything that was wished */
  gboolean home;         /* the technician's own district */
  gboolean within_limit; /* not after install_by */
  gint64 travel_s;       /* from the visit before; -1 the first of the day */
  gint64 detour_s;       /* more on the way than without this visit */
  guint load;            /* visits that the technician has on that day already */
  gint64 beside;         /* at the time of this visit to the same address, or next to it; 0 none */
  gint64 cost;           /* the lower the better */
} FoyerVisitProposal;

/* @spans: one array of FoyerVisitSpan, in order of time, for each technician of the configuration,
 * in the same order. (transfer full) (element-type FoyerVisitProposal), the best first; of one
 * technician's half-day only the best time is among them. */
GArray *
foyer_visit_propose (const FoyerConfig *config, const FoyerVisitRequest *request, GPtrArray *spans);

/* Why this time, in the language of the program: "As wished · 8 min from the visit before · 3
 * visits that day". (transfer full) */
char *foyer_visit_proposal_explain (const FoyerVisitProposal *proposal);

G_END_DECLS
