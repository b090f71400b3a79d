/* Looking at home visits: proposals, lists, one visit. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"

G_BEGIN_DECLS

gboolean foyer_visit_run_propose (FoyerWork *work, GError **error);
gboolean foyer_visit_run_list (FoyerWork *work, GError **error);
gboolean foyer_visit_run_show (FoyerWork *work, GError **error);
gboolean foyer_visit_run_reminders (FoyerWork *work, GError **error);

/* Books, or moves, to the best time there is: for the demo hall's past days. */
gboolean foyer_visit_run_demo_book (FoyerWork *work, GError **error);
gboolean foyer_visit_run_demo_move (FoyerWork *work, GError **error);

G_END_DECLS
