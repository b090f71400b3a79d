/* Reaching the customer of a home visit: the number read back, and the hours for ringing (S0-HL-7).
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"
#include "hall/foyer-contact.h"

G_BEGIN_DECLS

/* From the arguments "read-back", "any-time", "good-hours" and "quiet-hours"; missing ones leave
 * their part unsaid. usage when hours cannot be understood or contradict each other. */
gboolean foyer_visit_contact_read (FoyerWork *work, FoyerContact *contact, GError **error);

/* Sets "warning" in the answer when the customer of visit @id does not want to be rung now; it is
 * for whoever rings, and forbids nothing. It names no hours: these are personal, and the answer may
 * be kept for a request that comes twice. */
gboolean foyer_visit_contact_warn (FoyerWork *work, gint64 id, GError **error);

/* The verb "visit.contact": another number, the number read back, other hours. */
gboolean foyer_visit_run_contact (FoyerWork *work, GError **error);

G_END_DECLS
