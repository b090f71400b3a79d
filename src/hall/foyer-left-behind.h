/* Who left something behind may still be in the hall, and is called back (S2 七.8, L01). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-ticket.h"

G_BEGIN_DECLS

#define FOYER_NOTICE_LEFT_BEHIND "left-behind"

/* So long after the end of their visit somebody may still be in the hall. */
#define FOYER_LEFT_BEHIND_LIMIT (10 * FOYER_MINUTE)

/* Whether the last customer of a counter, who was done at @finished_at (0: there was none), is
 * called back now. */
gboolean foyer_left_behind_is_called (FoyerTime finished_at, FoyerTime now);

G_END_DECLS
