/* Everything that a planner's window starts from, in one answer. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"

G_BEGIN_DECLS

/* For the model of visits, not for a command line: `seq` of the last entry that is in it, `config`
 * (with names), `absences`, and `visits`: each a `record` and the personal fields. With the
 * argument "id" only that visit. */
gboolean foyer_visit_run_board (FoyerWork *work, GError **error);

G_END_DECLS
