/* The visit itself, from the reminder to what came of it (states 2.5). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"

G_BEGIN_DECLS

/* The verbs' functions; what each takes stands in the table of verbs. */
gboolean foyer_visit_run_confirm (FoyerWork *work, GError **error);
gboolean foyer_visit_run_remind (FoyerWork *work, GError **error);
gboolean foyer_visit_run_depart (FoyerWork *work, GError **error);
gboolean foyer_visit_run_late (FoyerWork *work, GError **error);
gboolean foyer_visit_run_arrive (FoyerWork *work, GError **error);
gboolean foyer_visit_run_knock (FoyerWork *work, GError **error);
gboolean foyer_visit_run_phone (FoyerWork *work, GError **error);
gboolean foyer_visit_run_wait (FoyerWork *work, GError **error);
gboolean foyer_visit_run_note (FoyerWork *work, GError **error);
gboolean foyer_visit_run_absent (FoyerWork *work, GError **error);
gboolean foyer_visit_run_enter (FoyerWork *work, GError **error);
gboolean foyer_visit_run_work (FoyerWork *work, GError **error);
gboolean foyer_visit_run_finish (FoyerWork *work, GError **error);
gboolean foyer_visit_run_partial (FoyerWork *work, GError **error);
gboolean foyer_visit_run_other_dept (FoyerWork *work, GError **error);
gboolean foyer_visit_run_third_party (FoyerWork *work, GError **error);
gboolean foyer_visit_run_refuse (FoyerWork *work, GError **error);
gboolean foyer_visit_run_lapse (FoyerWork *work, GError **error);

/* What "finish" may end with; %NULL-terminated. */
extern const char *const foyer_visit_outcomes[];

G_END_DECLS
