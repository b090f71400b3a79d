/* The report of a day as rows of words and figures. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>
#include "hall/foyer-config.h"
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* One figure of the answer of "report.day": what it is, and it as people read it, "–" where there
 * is nothing to tell. Both (transfer full); %FALSE behind the last @index. */
gboolean
foyer_manager_report_get_figure (JsonObject *report, guint index, char **caption, char **value);

/* What set aside the order, suspensions and differences of money, one sentence each, in order of
 * time. (element-type utf8) (transfer full) */
GPtrArray *foyer_manager_report_list_exceptions (JsonObject *report, const FoyerConfig *config);

G_END_DECLS
