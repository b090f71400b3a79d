/* Looking up the number of somebody who came to the wrong counter. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"

G_BEGIN_DECLS

/* Adds to the answer what its holder is told at counter @number: "shown" with "verdict",
 * "language" and "counters", and "advice" for the clerk. @shown is as it was typed; %NULL: there is
 * no number. */
gboolean foyer_answer_shown (FoyerWork *work, const char *shown, gint64 number, GError **error);

G_END_DECLS
