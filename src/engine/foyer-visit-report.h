/* The figures of home visits over some days. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"

G_BEGIN_DECLS

/* A verb's function: the arguments "from" and "to" (both included) default to today. */
gboolean foyer_visit_run_report (FoyerWork *work, GError **error);

G_END_DECLS
