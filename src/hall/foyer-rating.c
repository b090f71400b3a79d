/* A customer's rating: the child of a ticket that was served (states 2.2). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-rating.h"

const char *const foyer_rating_states[] = { "invited",   "rated",        "declined",
                                            "timed-out", "not-possible", NULL };

#define AT(member, name, type, flags, nicks)                                                       \
  FOYER_FIELD_AT (FoyerRating, member, name, FOYER_FIELD_##type, flags, nicks)

static const FoyerField fields[] = {
  AT (ticket, "ticket", INTEGER, FOYER_FIELD_KEY | FOYER_FIELD_INTERNAL, NULL),
  AT (state, "state", ENUM, 0, foyer_rating_states),
  AT (score, "score", INTEGER, FOYER_FIELD_OPTIONAL, NULL),
  AT (reasons, "reasons", TEXT, FOYER_FIELD_OPTIONAL, NULL),
  AT (invited_at, "invited_at", TIME, 0, NULL),
  AT (ended_at, "ended_at", TIME, FOYER_FIELD_OPTIONAL, NULL),
};

const FoyerRecordType foyer_rating_type = { "rating", sizeof (FoyerRating), G_N_ELEMENTS (fields),
                                            fields, TRUE };
