/* A customer's rating: the child of a ticket that was served (states 2.2). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/foyer-record.h"
#include "base/foyer-time.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_RATING_NONE = -1, /* not invited: there is no record */
  FOYER_RATING_INVITED,
  FOYER_RATING_RATED,
  FOYER_RATING_DECLINED,
  FOYER_RATING_TIMED_OUT,
  FOYER_RATING_NOT_POSSIBLE, /* no second screen to rate on */
  FOYER_RATING_N_STATES,
} FoyerRatingState;

typedef enum
{
  FOYER_RATING_INVITE,
  FOYER_RATING_GIVE,
  FOYER_RATING_EXPLAIN, /* reasons and a phone for a low score, once */
  FOYER_RATING_DECLINE,
  FOYER_RATING_TIME_OUT,
  FOYER_RATING_MISS, /* it is not possible */
  FOYER_RATING_N_STEPS,
} FoyerRatingStep;

extern const char *const foyer_rating_states[];
extern const char *const foyer_rating_steps[];

typedef struct
{
  gint64 ticket;
  int state;
  gint64 score;  /* 1 … 5; 0 none */
  char *reasons; /* codes, separated by commas */
  FoyerTime invited_at;
  FoyerTime ended_at;
  gint64 counter;         /* where it was asked */
  FoyerTime explained_at; /* when reasons were given or skipped; 0 not yet */
} FoyerRating;

extern const FoyerRecordType foyer_rating_type;

/* Where @step leads from @state, which may be %FOYER_RATING_NONE. %FOYER_ERROR_BAD_STATE with a
 * sentence when it leads nowhere. */
gboolean foyer_rating_step (FoyerRatingState state,
                            FoyerRatingStep step,
                            FoyerRatingState *next,
                            GError **error);

/* What the rating is at @now: an invitation that is open for @open_s seconds ends by itself. */
FoyerRatingState foyer_rating_get_state (const FoyerRating *rating, gint64 open_s, FoyerTime now);

void foyer_rating_free (FoyerRating *rating);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerRating, foyer_rating_free)

G_END_DECLS
