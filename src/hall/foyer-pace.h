/* How long a number takes a counter: what was seen lately, by service, hour and clerks. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/foyer-time.h"

G_BEGIN_DECLS

/* Lengths of the past, the newest counting most: each one that comes takes 1 - FOYER_PACE_KEEPS of
 * the weight. The trigger ticket_ends of the schema keeps the same sums in table pace. */
typedef struct
{
  double weight;
  double total;   /* of the lengths, seconds */
  double squares; /* of their squares */
} FoyerPaceSum;

#define FOYER_PACE_KEEPS     0.98
#define FOYER_PACE_LONGEST_S 7200.0

/* Hour and clerks of the sum over all of them. */
#define FOYER_PACE_ALL -1

/* @length_s: from the call to the end, which is how long the counter is taken. */
void foyer_pace_sum_add (FoyerPaceSum *sum, double length_s);

/* What is expected of the next one. */
typedef struct
{
  double mean_s;
  double spread; /* standard deviation as a share of the mean */
} FoyerPace;

/* @here: at such an hour with as many clerks; @always: over all. Either may be %NULL or empty: then
 * the next wider one stands in, at last @usual_s as configured. */
FoyerPace foyer_pace_get (const FoyerPaceSum *here, const FoyerPaceSum *always, double usual_s);

/* The hour that an instant counts under: of UTC, as the schema has no zones. */
int foyer_pace_get_hour (FoyerTime time);

/* All sums of a hall. */
typedef struct _FoyerPaceBook FoyerPaceBook;

FoyerPaceBook *foyer_pace_book_new (void);
void foyer_pace_book_free (FoyerPaceBook *self);
void foyer_pace_book_clear (FoyerPaceBook *self);
/* Takes the sums of @other, too. */
void foyer_pace_book_join (FoyerPaceBook *self, FoyerPaceBook *other);
/* A sum as it was kept. */
void foyer_pace_book_put (
    FoyerPaceBook *self, const char *service, int hour, int clerks, const FoyerPaceSum *sum);
/* A number of @service ended at @time after @length_s, while @clerks counters were staffed. */
void foyer_pace_book_add (
    FoyerPaceBook *self, const char *service, FoyerTime time, int clerks, double length_s);
FoyerPace foyer_pace_book_get (
    FoyerPaceBook *self, const char *service, FoyerTime time, int clerks, double usual_s);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerPaceBook, foyer_pace_book_free)

G_END_DECLS
