/* A cash check as the contract's JSON. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-cash-steps.h"

G_BEGIN_DECLS

/* state, due, counted, difference, change, round and the lines of the present pass; beside them the
 * passes before, doubtful notes, and notes and coins for the change. (transfer full) */
JsonObject *foyer_view_cash (FoyerWork *work, const FoyerCashSteps *steps, GPtrArray *suspects);

G_END_DECLS
