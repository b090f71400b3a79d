/* The questions asked of faults, appointments, lists and lost property. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-records.h"
#include "store/foyer-database.h"

G_BEGIN_DECLS

/* The highest id, 0 when there was none. */
gboolean foyer_query_last_fault (FoyerDatabase *database, gint64 *id, GError **error);
/* %NULL with bad-state when there is none. (transfer full) */
FoyerFault *foyer_query_fault (FoyerDatabase *database, gint64 id, GError **error);
/* Those that are not closed, and of @day also the closed ones (%NULL: no closed ones), by id.
 * (element-type FoyerFault) */
GPtrArray *foyer_query_faults (FoyerDatabase *database, const char *day, GError **error);

/* %NULL with bad-state when there is none. (transfer full) */
FoyerAppointment *foyer_query_appointment (FoyerDatabase *database, gint64 id, GError **error);
/* Those with a time in @from … @to (@to 0: no end), and those still to be agreed; by time.
 * (element-type FoyerAppointment) */
GPtrArray *
foyer_query_appointments (FoyerDatabase *database, FoyerTime from, FoyerTime to, GError **error);
/* How many numbers the fault @id turned into appointments. */
gboolean
foyer_query_converted (FoyerDatabase *database, gint64 id, gint64 *converted, GError **error);

/* What was looked at on @day. (element-type FoyerChecked) */
GPtrArray *foyer_query_checked (FoyerDatabase *database, const char *day, GError **error);

/* When the last customer of @day was done at @counter, 0 when there was none. */
gboolean foyer_query_last_finished (FoyerDatabase *database,
                                    const char *day,
                                    gint64 counter,
                                    FoyerTime *finished_at,
                                    GError **error);
gboolean foyer_query_last_found (FoyerDatabase *database, gint64 *id, GError **error);
/* %NULL with bad-state when there is none. (transfer full) */
FoyerFound *foyer_query_found (FoyerDatabase *database, gint64 id, GError **error);
/* Those that are still here, or @all of them; by id. (element-type FoyerFound) */
GPtrArray *foyer_query_found_items (FoyerDatabase *database, gboolean all, GError **error);

/* Whether anybody waits for @service with an older number than that of @ticket (its id). */
gboolean foyer_query_any_older (
    FoyerDatabase *database, const char *service, gint64 ticket, gboolean *any, GError **error);

G_END_DECLS
