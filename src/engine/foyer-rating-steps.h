/* One step of one customer's rating. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"

G_BEGIN_DECLS

/* Ends the invitation that is still open at @counter, if there is one, as timed out: its customer
 * is gone once the next is called. The change goes into the entry that is being made. */
gboolean foyer_rating_end_open (FoyerWork *work, gint64 counter, GError **error);

/* Whether the one who acts may not see scores of the present day (5/D46). */
gboolean foyer_rating_is_hidden (FoyerWork *work, const char *day);

/* (transfer full) */
JsonObject *
foyer_view_rating (FoyerWork *work, const FoyerRating *rating, const FoyerTicket *ticket);

G_END_DECLS
