/* The questions the commands and lists ask of the hall's tables. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-calling.h"
#include "hall/foyer-records.h"
#include "store/foyer-database.h"

G_BEGIN_DECLS

/* Which configuration of which life of the database: both equal, nothing has to be read anew. */
typedef struct
{
  gint64 generation;
  gint64 config; /* 0: there is none yet */
} FoyerRevision;

gboolean foyer_query_revision (FoyerDatabase *database, FoyerRevision *revision, GError **error);
/* The configuration as JSON, "{}" when there is none. (transfer full) */
gboolean foyer_query_config (FoyerDatabase *database, char **json, GError **error);

/* The highest id over all days, and the last time of issue on @day; 0 when there is none. */
gboolean foyer_query_last_ticket (
    FoyerDatabase *database, const char *day, gint64 *id, FoyerTime *issued_at, GError **error);
/* Whether somebody of another day than @day still holds this number. */
gboolean foyer_query_is_held_elsewhere (FoyerDatabase *database,
                                        const char *day,
                                        const char *prefix,
                                        gint64 serial,
                                        gboolean *held,
                                        GError **error);
/* The highest serial of @prefix on @day, 0 when there is none. */
gboolean foyer_query_last_serial (
    FoyerDatabase *database, const char *day, const char *prefix, gint64 *serial, GError **error);
/* The ticket of @day with this number; without @day one of @today, else the open one of an earlier
 * day. %NULL with no-such-ticket when there is none. (transfer full) */
FoyerTicket *foyer_query_ticket (FoyerDatabase *database,
                                 const char *number,
                                 const char *day,
                                 const char *today,
                                 GError **error);
FoyerTicket *foyer_query_ticket_by_id (FoyerDatabase *database, gint64 id, GError **error);
/* (element-type FoyerTicket); every filter may be %NULL. In order of issue; waiting ones alone in
 * order of their due time. */
GPtrArray *foyer_query_tickets (FoyerDatabase *database,
                                const char *day,
                                const char *state,
                                const char *service,
                                GError **error);
/* Open tickets over all days, and those of @day with @states after it; see the model. */
GPtrArray *foyer_query_open_tickets (FoyerDatabase *database, GError **error);
GPtrArray *foyer_query_missed_tickets (FoyerDatabase *database, const char *day, GError **error);
/* The tickets of @day that were called last, the newest call first. */
GPtrArray *
foyer_query_last_calls (FoyerDatabase *database, const char *day, gint64 limit, GError **error);
/* Those of open tickets and of @day's missed ones, in order. (element-type FoyerItem) */
GPtrArray *foyer_query_current_items (FoyerDatabase *database, const char *day, GError **error);
/* When the last entry of @kind came; 0 if there is none. It looks from the end of the journal. */
gboolean
foyer_query_last_entry (FoyerDatabase *database, const char *kind, FoyerTime *at, GError **error);

/* (element-type FoyerItem) */
GPtrArray *foyer_query_items (FoyerDatabase *database, gint64 ticket, GError **error);

/* The head of the queue of @service bound to @bound_counter (0: to none). */
gboolean foyer_query_head (FoyerDatabase *database,
                           const char *service,
                           gint64 bound_counter,
                           FoyerHead *head,
                           gboolean *found,
                           GError **error);
/* Due time of the third, else of the last ticket of a queue; 0 when nobody waits there. */
gboolean foyer_query_place_due (FoyerDatabase *database,
                                const char *service,
                                gint64 bound_counter,
                                gint64 place,
                                FoyerTime *due_at,
                                GError **error);
/* How many wait for @service (bound or not), and how many of them are due at or after @due_at. */
gboolean
foyer_query_waiting (FoyerDatabase *database, const char *service, gint64 *waiting, GError **error);
gboolean foyer_query_due_after (
    FoyerDatabase *database, const char *service, FoyerTime due_at, gint64 *count, GError **error);
/* How many wait for @service whom @counter may call: bound to it, or to none. */
gboolean foyer_query_waiting_at (
    FoyerDatabase *database, const char *service, gint64 counter, gint64 *waiting, GError **error);
/* How many wait for no counter but @counter. */
gboolean foyer_query_bound_waiting (FoyerDatabase *database,
                                    gint64 counter,
                                    gint64 *waiting,
                                    GError **error);
/* How many queues are not counted as counting their tickets gives; for the check. */
gboolean foyer_query_wrong_queues (FoyerDatabase *database, gint64 *wrong, GError **error);
gboolean foyer_query_has_open_tickets (FoyerDatabase *database, gboolean *has, GError **error);

/* Those who wait for no counter but @counter. (element-type FoyerTicket) */
GPtrArray *foyer_query_bound_tickets (FoyerDatabase *database, gint64 counter, GError **error);

/* The highest id of a suspension, 0 when there was none. */
gboolean foyer_query_last_suspension (FoyerDatabase *database, gint64 *id, GError **error);
/* The suspension of @counter that has not ended; %NULL when there is none. */
gboolean foyer_query_open_suspension (FoyerDatabase *database,
                                      gint64 counter,
                                      FoyerSuspension **suspension,
                                      GError **error);
/* Those that began on @day, in order. (element-type FoyerSuspension) */
GPtrArray *foyer_query_suspensions (FoyerDatabase *database, const char *day, GError **error);

/* (element-type FoyerCounter) */
GPtrArray *foyer_query_counters (FoyerDatabase *database, GError **error);

/* (element-type FoyerAnnouncement) @only_due: pending, speaking and unheard ones, most urgent
 * first, otherwise in commit order. @limit 0: all. */
GPtrArray *foyer_query_announcements (FoyerDatabase *database,
                                      gboolean only_due,
                                      gint64 limit,
                                      GError **error);
/* What is due, and all of whoever is at a counter, in commit order: what windows show of the voice.
 */
GPtrArray *foyer_query_current_announcements (FoyerDatabase *database, GError **error);
GPtrArray *foyer_query_announcements_of (FoyerDatabase *database, gint64 ticket, GError **error);
gboolean foyer_query_last_announcement (FoyerDatabase *database, gint64 *seq, GError **error);
/* When one of the latest was spoken to its end, 0 when none was. */
gboolean foyer_query_last_spoken (FoyerDatabase *database, FoyerTime *ended_at, GError **error);
/* When the hall last said the notice with this nick, 0 when it did not. */
gboolean foyer_query_last_notice (FoyerDatabase *database,
                                  const char *notice,
                                  FoyerTime *created_at,
                                  GError **error);
gboolean foyer_query_pending_announcements (FoyerDatabase *database, gint64 *count, GError **error);
/* Whether the last call of @ticket, or a recall after it, was spoken to the end. */
gboolean
foyer_query_was_heard (FoyerDatabase *database, gint64 ticket, gboolean *heard, GError **error);

/* @today's row, when there is one, and the first later one. (element-type FoyerDay) */
GPtrArray *foyer_query_days_from (FoyerDatabase *database, const char *today, GError **error);
/* The last business day that a command opened; %NULL without error when there is none. */
FoyerDay *foyer_query_last_day (FoyerDatabase *database, GError **error);
gboolean foyer_query_last_appointment (FoyerDatabase *database, gint64 *id, GError **error);

G_END_DECLS
