/* Past days of the demo hall, as its figures describe them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-executor.h"

G_BEGIN_DECLS

/* Plays @days calendar days that end with @until ("YYYY-MM-DD"; %NULL: yesterday) through the
 * engine's own commands, each day in one transaction; days on which the hall is closed stay empty.
 * The same @seed gives the same days. Refused when the hall has days at or after the first one. */
JsonObject *foyer_demo_fill (
    FoyerExecutor *executor, int days, guint32 seed, const char *until, GError **error);

G_END_DECLS
