/* Claiming a time for a home visit: booking, planning, moving. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"

G_BEGIN_DECLS

/* The verbs' functions; what each takes stands in the table of verbs. */
gboolean foyer_visit_run_book (FoyerWork *work, GError **error);
gboolean foyer_visit_run_draft (FoyerWork *work, GError **error);
gboolean foyer_visit_run_plan (FoyerWork *work, GError **error);
gboolean foyer_visit_run_withdraw (FoyerWork *work, GError **error);
gboolean foyer_visit_run_move (FoyerWork *work, GError **error);
gboolean foyer_visit_run_adjust (FoyerWork *work, GError **error);
gboolean foyer_visit_run_cancel (FoyerWork *work, GError **error);

G_END_DECLS
