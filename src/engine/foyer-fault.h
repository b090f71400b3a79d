/* What other commands ask about faults of the business system. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"

G_BEGIN_DECLS

/* %NULL and an error when the database fails; else (transfer full). */
JsonObject *foyer_view_fault (FoyerWork *work, const FoyerFault *fault, GError **error);

/* Sets "fault" of the answer: the open one that says most, or null. */
gboolean foyer_fault_answer_status (FoyerWork *work, GError **error);

/* The open fault that lasts long enough for numbers to become appointments; 0 none. */
gboolean foyer_fault_find_long (FoyerWork *work, gint64 *id, GError **error);

G_END_DECLS
