/* Suspending a counter, as the commands that lead there share it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"

G_BEGIN_DECLS

/* The ready counter @before is suspended now, for the reason and the length that @after has: both
 * rows and the journal entry. @after becomes what the tables then hold. */
gboolean foyer_suspend_begin (FoyerWork *work,
                              const FoyerCounter *before,
                              FoyerCounter *after,
                              GError **error);
/* If @counter is suspended, that has ended; the counter's own row is the caller's. */
gboolean foyer_suspend_end (FoyerWork *work, gint64 counter, GError **error);

G_END_DECLS
