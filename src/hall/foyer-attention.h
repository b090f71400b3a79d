/* What a manager should look at now: the most pressing first. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-nudge.h"
#include "hall/foyer-roster.h"

G_BEGIN_DECLS

/* In order of urgency. */
typedef enum
{
  FOYER_ATTENTION_EMERGENCY,  /* an evacuation is being announced */
  FOYER_ATTENTION_FAULT,      /* the hall cannot be read */
  FOYER_ATTENTION_PAGE,       /* a customer asks for the manager, who is to come (S1 26) */
  FOYER_ATTENTION_SILENCE,    /* nobody hears the calls (states 2.10) */
  FOYER_ATTENTION_SUSPENSION, /* a counter is not back when it told (S2 五.4) */
  FOYER_ATTENTION_UNCOVERED,  /* somebody waits for what nobody serves */
  FOYER_ATTENTION_WAITING,    /* somebody waits longer than promised */
  FOYER_ATTENTION_PROMISES,   /* answers that were promised and are due (states 2.8) */
  FOYER_ATTENTION_ENDING,     /* soon nobody will serve it */
  FOYER_ATTENTION_GAP,        /* nobody is planned for it soon (S2 五.4) */
  FOYER_ATTENTION_CHECKLIST,  /* points of the opening list that are not in order (S2 五.3) */
  FOYER_ATTENTION_CALLBACKS,  /* calls that are owed to customers */
} FoyerAttentionKind;

typedef struct
{
  FoyerAttentionKind kind;
  gint64 counter;            /* SUSPENSION */
  const char *service;       /* UNCOVERED, ENDING, GAP; belongs to the configuration */
  const FoyerTicket *ticket; /* WAITING: who waits longest; belongs to the caller */
  gint64 count;       /* WAITING, UNCOVERED, PAGE, PROMISES, CALLBACKS, CHECKLIST: how many */
  gint64 seconds;     /* SUSPENSION: past the told time; WAITING: since issue */
  FoyerTime from, to; /* GAP */
} FoyerAttention;

/* What the lists do not say. */
typedef struct
{
  gboolean emergency, fault, silent;
  gint64 callbacks; /* open ones that customers asked for */
  gint64 pages;     /* places at which the manager is wanted */
  gint64 promises;  /* answers that press, see foyer_callback_presses() */
  FoyerTime next;   /* when another one will; 0 never */
  gint64 points;    /* of the opening list, not in order; once they are due */
  GArray *gaps;     /* of FoyerGap, of today; may be %NULL */
} FoyerAttentionFacts;

/* @counters (of FoyerCounter) and @tickets (of FoyerTicket) as they stand; @next is when the
 * answer may become another one by itself, 0 never. (element-type FoyerAttention) (transfer full)
 */
GArray *foyer_attention_list (const FoyerConfig *config,
                              GPtrArray *counters,
                              GPtrArray *tickets,
                              const FoyerAttentionFacts *facts,
                              FoyerTime now,
                              FoyerTime *next);

G_END_DECLS
