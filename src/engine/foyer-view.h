/* Records as the contract's JSON objects. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"

G_BEGIN_DECLS

/* %NULL and an error when the database fails; else (transfer full). */
JsonObject *foyer_view_ticket (FoyerWork *work, const FoyerTicket *ticket, GError **error);
JsonObject *foyer_view_counter (FoyerWork *work, const FoyerCounter *counter, GError **error);
JsonObject *foyer_view_announcement (FoyerWork *work, const FoyerAnnouncement *announcement);
JsonObject *foyer_view_entry (const FoyerEntry *entry, GTimeZone *zone);

/* Sets the member @name of the answer. */
gboolean foyer_answer_ticket (FoyerWork *work, const FoyerTicket *ticket, GError **error);
gboolean foyer_answer_counter (FoyerWork *work, const FoyerCounter *counter, GError **error);

G_END_DECLS
