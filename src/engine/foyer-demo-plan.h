/* Chance of the demo hall: who comes when, with what, how long it takes, how they rate. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-config.h"

G_BEGIN_DECLS

/* One visit that will happen; every value is drawn beforehand. */
typedef struct
{
  FoyerTime arrives;
  const FoyerService *service;
  const FoyerService *second; /* %NULL: one matter */
  FoyerClass class;
  FoyerLanguage language;
  gboolean hearing;
  gint64 way;      /* from call to counter, µs */
  gint64 length;   /* of the service, µs */
  gint64 patience; /* leaves without a word after so long, µs */
  gboolean misses; /* does not come although patient */
} FoyerDemoVisit;

/* The visits of the day that opens and closes at these instants, in order of arrival.
 * (element-type FoyerDemoVisit) */
GArray *foyer_demo_plan_day (
    GRand *chance, const FoyerConfig *config, const char *day, FoyerTime opens, FoyerTime closes);

/* How a customer who waited @waited answers: "rated" with a score of 1 … 5, "declined",
 * "timed-out". */
const char *foyer_demo_plan_rating (GRand *chance, gint64 waited, int *score, const char **reason);

gboolean foyer_demo_plan_is_busy (const char *day);

/* When the staff of @counter works on @day, in minutes after midnight; pairs, ended by 0, 0. A
 * counter that the figures do not know works all day. */
const int *foyer_demo_plan_shifts (gint64 counter, const char *day);

G_END_DECLS
