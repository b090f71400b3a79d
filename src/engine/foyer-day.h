/* The business day: entering it with the first command, and what it allows. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"

G_BEGIN_DECLS

/* The business day of work->now; the first command of a new day opens it, lists who still holds a
 * number of an earlier day (nobody is dropped, S4 五.13) and signs out counters without a customer.
 * A clock that ran ahead and was mended leads back to the true day. (transfer full) */
FoyerDay *foyer_day_enter (FoyerWork *work, GError **error);
/* The same without changing anything. */
FoyerDay *foyer_day_peek (FoyerWork *work, GError **error);

/* What the day allows now. */
gboolean foyer_day_get_state (FoyerWork *work, FoyerHallDay *state, GError **error);

G_END_DECLS
