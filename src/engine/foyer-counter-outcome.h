/* How a visit ends: the outcome of its matters and the invitation to rate. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"

G_BEGIN_DECLS

/* done, refused, to-be-answered, case */
extern const char *const foyer_outcomes[];

/* Gives every open matter of @ticket the outcome that the arguments name. A refusal needs a reason
 * and an alternative (S0 hall 2(3), 5/D27). */
gboolean foyer_outcome_apply (FoyerWork *work, gint64 ticket, GError **error);
/* The same for the matter at @position of the ticket @number, which may also be taken up again. */
gboolean foyer_outcome_apply_to_one (
    FoyerWork *work, gint64 ticket, const char *number, gint64 position, GError **error);
gboolean foyer_outcome_invite_rating (FoyerWork *work, gint64 ticket, GError **error);

G_END_DECLS
