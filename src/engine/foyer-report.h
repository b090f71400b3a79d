/* The figures of a stretch of days as JSON. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"
#include "store/foyer-report-queries.h"

G_BEGIN_DECLS

/* What a range is split by. */
typedef enum
{
  FOYER_REPORT_BY_SERVICE,
  FOYER_REPORT_BY_COUNTER,
  FOYER_REPORT_BY_STAFF,
  FOYER_REPORT_BY_HOUR,
  FOYER_REPORT_BY_DAY,
} FoyerReportBy;

extern const char *const foyer_report_bys[];

/* Everything of the days into work->answer, with one row per group: {"groups":[…]}. */
gboolean
foyer_report_fill (FoyerWork *work, const FoyerSpan *span, FoyerReportBy by, GError **error);

/* Money, suspensions and what set aside the order, into work->answer. */
gboolean foyer_report_add_registers (FoyerWork *work, const FoyerSpan *span, GError **error);

/* Which points of the opening list were not in order when the hall opened on @day (S2 五.4), into
 * work->answer. */
gboolean foyer_report_add_lists (FoyerWork *work, const char *day, GError **error);

/* The rows of @groups as a table for a spreadsheet: a cell that a spreadsheet would take for a
 * formula is led by an apostrophe. (transfer full) */
char *foyer_report_to_csv (JsonArray *groups);

/* The group of a span in which no number was issued. (transfer full) */
JsonObject *foyer_report_view_none (FoyerWork *work, const FoyerSpan *span, FoyerReportBy by);

G_END_DECLS
