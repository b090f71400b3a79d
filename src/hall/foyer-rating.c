/* A customer's rating: the child of a ticket that was served (states 2.2). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-rating.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"

const char *const foyer_rating_states[] = { "invited",   "rated",        "declined",
                                            "timed-out", "not-possible", NULL };

const char *const foyer_rating_steps[] = { "invite",   "give",         "explain", "decline",
                                           "time-out", "not-possible", NULL };

#define NO -1
#define I  FOYER_RATING_INVITED
#define R  FOYER_RATING_RATED
#define D  FOYER_RATING_DECLINED
#define T  FOYER_RATING_TIMED_OUT
#define P  FOYER_RATING_NOT_POSSIBLE

/* Rows: the step; columns: from none, invited, rated, declined, timed-out, not-possible. */
static const gint8 steps[FOYER_RATING_N_STEPS][FOYER_RATING_N_STATES + 1] = {
  [FOYER_RATING_INVITE] = { I, NO, NO, NO, NO, NO },
  [FOYER_RATING_GIVE] = { NO, R, NO, NO, NO, NO },
  [FOYER_RATING_EXPLAIN] = { NO, NO, R, NO, NO, NO },
  [FOYER_RATING_DECLINE] = { NO, D, NO, NO, NO, NO },
  [FOYER_RATING_TIME_OUT] = { NO, T, NO, NO, NO, NO },
  [FOYER_RATING_MISS] = { P, P, NO, NO, NO, NO },
};

#undef NO
#undef I
#undef R
#undef D
#undef T
#undef P

#define AT(member, name, type, flags, nicks)                                                       \
  FOYER_FIELD_AT (FoyerRating, member, name, FOYER_FIELD_##type, flags, nicks)

static const FoyerField fields[] = {
  AT (ticket, "ticket", INTEGER, FOYER_FIELD_KEY | FOYER_FIELD_INTERNAL, NULL),
  AT (state, "state", ENUM, 0, foyer_rating_states),
  AT (score, "score", INTEGER, FOYER_FIELD_OPTIONAL, NULL),
  AT (reasons, "reasons", TEXT, FOYER_FIELD_OPTIONAL, NULL),
  AT (invited_at, "invited_at", TIME, 0, NULL),
  AT (ended_at, "ended_at", TIME, FOYER_FIELD_OPTIONAL, NULL),
  AT (counter, "counter", INTEGER, FOYER_FIELD_OPTIONAL, NULL),
  AT (explained_at, "explained_at", TIME, FOYER_FIELD_OPTIONAL, NULL),
};

const FoyerRecordType foyer_rating_type = { "rating", sizeof (FoyerRating), G_N_ELEMENTS (fields),
                                            fields, TRUE };

static const char *
explain_refusal (FoyerRatingState state)
{
  switch (state)
    {
    case FOYER_RATING_NONE:
      return _ ("Nobody was invited to rate here. Nothing was changed.");
    case FOYER_RATING_INVITED:
      return _ ("The customer was invited to rate and has not answered yet. Nothing was changed.");
    case FOYER_RATING_RATED:
      return _ ("The customer has rated; a rating stays as it was given. Nothing was changed.");
    case FOYER_RATING_DECLINED:
      return _ ("The customer did not want to rate. Nothing was changed.");
    case FOYER_RATING_TIMED_OUT:
      return _ ("The time for rating is over. Nothing was changed.");
    case FOYER_RATING_NOT_POSSIBLE:
    case FOYER_RATING_N_STATES:
    default:
      return _ ("The customer could not rate, as there was no second screen. Nothing was changed.");
    }
}

gboolean
foyer_rating_step (FoyerRatingState state,
                   FoyerRatingStep step,
                   FoyerRatingState *next,
                   GError **error)
{
  gint8 to = steps[step][state + 1];

  if (to < 0)
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE, explain_refusal (state));
      return FALSE;
    }
  *next = (FoyerRatingState) to;
  return TRUE;
}

FoyerRatingState
foyer_rating_get_state (const FoyerRating *rating, gint64 open_s, FoyerTime now)
{
  gboolean is_over = now >= rating->invited_at + open_s * FOYER_SECOND;

  return rating->state == FOYER_RATING_INVITED && is_over ? FOYER_RATING_TIMED_OUT
                                                          : (FoyerRatingState) rating->state;
}

void
foyer_rating_free (FoyerRating *rating)
{
  foyer_record_free (&foyer_rating_type, rating);
}
