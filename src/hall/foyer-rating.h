/* A customer's rating: the child of a ticket that was served (states 2.2). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/foyer-record.h"
#include "base/foyer-time.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_RATING_INVITED,
  FOYER_RATING_RATED,
  FOYER_RATING_DECLINED,
  FOYER_RATING_TIMED_OUT,
  FOYER_RATING_NOT_POSSIBLE, /* no second screen to rate on */
} FoyerRatingState;

extern const char *const foyer_rating_states[];

typedef struct
{
  gint64 ticket;
  int state;
  gint64 score;  /* 1 … 5; 0 none */
  char *reasons; /* codes, separated by commas */
  FoyerTime invited_at;
  FoyerTime ended_at;
} FoyerRating;

extern const FoyerRecordType foyer_rating_type;

G_END_DECLS
