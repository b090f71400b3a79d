/* What reports read: tickets, money, suspensions and exceptions of a stretch of days. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-figures.h"
#include "hall/foyer-records.h"
#include "store/foyer-database.h"

G_BEGIN_DECLS

/* Days "2026-03-02", both included. */
typedef struct
{
  const char *from, *to;
} FoyerSpan;

/* Calls @func for each ticket of the days in order of issue; its texts last till @func returns. */
typedef void (*FoyerFactFunc) (const FoyerTicketFact *fact, gpointer data);
gboolean foyer_query_facts (FoyerDatabase *database,
                            const FoyerSpan *span,
                            FoyerFactFunc func,
                            gpointer data,
                            GError **error);

/* (element-type FoyerSuspension), (element-type FoyerRegister): in order of time. */
GPtrArray *
foyer_query_suspensions_of_days (FoyerDatabase *database, const FoyerSpan *span, GError **error);
GPtrArray *foyer_query_register (FoyerDatabase *database, const FoyerSpan *span, GError **error);
/* The doubtful notes of the days, and of which check each was, in the same order. */
GPtrArray *foyer_query_suspects_of_days (FoyerDatabase *database,
                                         const FoyerSpan *span,
                                         GPtrArray **checks,
                                         GError **error);

/* Sums over the customers' checks that were done: what they gave is what was due, what was given
 * back as change and what was refunded. */
typedef struct
{
  gint64 checks, done, abandoned, recounted, agreed, tills;
  FoyerMoney due, counted, change, refunded;
} FoyerCashSums;

gboolean foyer_query_cash_sums (FoyerDatabase *database,
                                const FoyerSpan *span,
                                FoyerCashSums *sums,
                                GError **error);

/* Advised and diverted, over all services. */
gboolean foyer_query_tallies (FoyerDatabase *database,
                              const FoyerSpan *span,
                              gint64 *advised,
                              gint64 *diverted,
                              GError **error);
gboolean foyer_query_callbacks (
    FoyerDatabase *database, const FoyerSpan *span, gint64 *made, gint64 *open, GError **error);

/* Journal entries that set aside the order of the numbers, between two instants: calls of a chosen
 * number, and restored ones. (element-type FoyerEntry) */
GPtrArray *foyer_query_order_exceptions (FoyerDatabase *database,
                                         FoyerTime from,
                                         FoyerTime before,
                                         GError **error);
/* Tickets of the class "urgent". (element-type FoyerTicket) */
GPtrArray *
foyer_query_urgent_tickets (FoyerDatabase *database, const FoyerSpan *span, GError **error);
/* Those who asked for the manager. (element-type FoyerCallback) */
GPtrArray *
foyer_query_manager_asked (FoyerDatabase *database, const FoyerSpan *span, GError **error);
/* Numbers that became appointments. (element-type FoyerAppointment) */
GPtrArray *foyer_query_conversions (FoyerDatabase *database, const FoyerSpan *span, GError **error);
/* Matters that were refused. (element-type FoyerItem) */
GPtrArray *
foyer_query_refused_items (FoyerDatabase *database, const FoyerSpan *span, GError **error);

G_END_DECLS
