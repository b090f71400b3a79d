/* The estimated wait as the commands use it: what the rule needs, read from the tables. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"
#include "hall/foyer-estimate.h"

G_BEGIN_DECLS

/* The hall as it stands for somebody due at @due_at who has no number yet. (transfer full) */
FoyerEstimate *foyer_estimate_load (FoyerWork *work, FoyerTime due_at, GError **error);

G_END_DECLS
