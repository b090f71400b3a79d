/* Questions about cash checks, doubtful notes and the registers. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-records.h"
#include "store/foyer-database.h"

G_BEGIN_DECLS

/* The counter's last cash check; %NULL without error when there is none. */
FoyerCash *foyer_query_last_cash (FoyerDatabase *database, gint64 counter, GError **error);
/* Those that are not ended: one per counter at most. (element-type FoyerCash) */
GPtrArray *foyer_query_open_cash (FoyerDatabase *database, GError **error);
/* The lines of all passes, by pass and from the largest denomination down; those that were set to
 * nothing are among them. (element-type FoyerCashLine) */
GPtrArray *foyer_query_cash_lines (FoyerDatabase *database, gint64 cash, GError **error);
/* (element-type FoyerSuspect) */
GPtrArray *foyer_query_suspects (FoyerDatabase *database, gint64 cash, GError **error);

/* What the till of @counter should hold of each denomination since its last till count: that
 * count, what customers left since, less change and refunds. @known is %FALSE when it was never
 * counted. (element-type FoyerCashLine, without pass) */
GPtrArray *
foyer_query_till (FoyerDatabase *database, gint64 counter, gboolean *known, GError **error);
/* The same as one amount; refunds and change are in it whatever notes they were made of. */
gboolean foyer_query_till_sum (
    FoyerDatabase *database, gint64 counter, gboolean *known, FoyerMoney *sum, GError **error);

/* The rating that was asked last at @counter; %NULL without error when there is none. */
FoyerRating *foyer_query_last_rating (FoyerDatabase *database, gint64 counter, GError **error);
/* All that were asked on @day, in order of issue. (element-type FoyerRating) */
GPtrArray *foyer_query_ratings (FoyerDatabase *database, const char *day, GError **error);

/* Those that are due, or all, the most urgent first. (element-type FoyerCallback) */
GPtrArray *foyer_query_callbacks_due (FoyerDatabase *database, gboolean all, GError **error);

/* The answers to @ticket that are promised and not given. (element-type FoyerCallback) */
GPtrArray *foyer_query_promises (FoyerDatabase *database, gint64 ticket, GError **error);

/* The highest id in the table of @type, 0 when it is empty. */
gboolean foyer_query_last_id (FoyerDatabase *database,
                              const FoyerRecordType *type,
                              gint64 *id,
                              GError **error);

G_END_DECLS
