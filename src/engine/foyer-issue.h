/* Issuing a number for whoever comes to an appointment. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"

G_BEGIN_DECLS

/* A number of @service due as an appointment at @appointed_at (0: now), with class, language and
 * hearing as the arguments of the command say, else as they were of the number @former (0 none)
 * that became this appointment; what was not done of that one's matters goes with it. Its entry is
 * not written yet. (transfer full) */
FoyerTicket *foyer_issue_for_appointment (
    FoyerWork *work, const char *service, FoyerTime appointed_at, gint64 former, GError **error);

G_END_DECLS
