/* The questions the commands and lists ask of the hall's tables. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/foyer-queries.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "store/foyer-rows.h"

/* Whoever holds a number and is not done either waits or is at a counter. */
#define OPEN_IDS                                                                                   \
  "(SELECT id FROM ticket WHERE state = 'waiting' "                                                \
  "UNION ALL SELECT ticket FROM counter WHERE ticket IS NOT NULL "                                 \
  "UNION ALL SELECT held FROM counter WHERE held IS NOT NULL)"

/* One integer; the statement's parameters are given as name, value pairs: texts behind 's',
 * integers behind 'i'. */
static gboolean
ask (
    FoyerDatabase *database, gint64 *value, GError **error, const char *sql, const char *types, ...)
{
  sqlite3_stmt *statement = foyer_database_prepare (database, sql, error);
  va_list arguments;

  if (statement == NULL)
    return FALSE;
  va_start (arguments, types);
  for (const char *type = types; *type != '\0'; type++)
    {
      const char *name = va_arg (arguments, const char *);
      if (*type == 's')
        foyer_bind_text (statement, name, va_arg (arguments, const char *));
      else
        foyer_bind_integer (statement, name, va_arg (arguments, gint64));
    }
  va_end (arguments);
  return foyer_database_query_integer (database, statement, 0, value, error);
}

gboolean
foyer_query_revision (FoyerDatabase *database, FoyerRevision *revision, GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (
      database, "SELECT generation, (SELECT revision FROM config) FROM hall", error);

  if (statement == NULL || foyer_database_step (database, statement, error) != 1)
    return FALSE;
  revision->generation = sqlite3_column_int64 (statement, 0);
  revision->config = sqlite3_column_int64 (statement, 1);
  sqlite3_reset (statement);
  return TRUE;
}

gboolean
foyer_query_config (FoyerDatabase *database, char **json, GError **error)
{
  FoyerConfigRecord record = { .id = 1 };
  gboolean found;

  if (!foyer_rows_load (database, &foyer_config_type, &record, &found, error))
    return FALSE;
  *json = found ? g_steal_pointer (&record.json) : g_strdup ("{}");
  foyer_record_clear (&foyer_config_type, &record);
  return TRUE;
}

gboolean
foyer_query_last_ticket (
    FoyerDatabase *database, const char *day, gint64 *id, FoyerTime *issued_at, GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (
      database, "SELECT id, issued_at, day = $day FROM ticket ORDER BY id DESC LIMIT 1", error);
  gboolean same_day = FALSE;
  int row;

  *id = *issued_at = 0;
  if (statement == NULL)
    return FALSE;
  foyer_bind_text (statement, "$day", day);
  row = foyer_database_step (database, statement, error);
  if (row == 1)
    {
      *id = sqlite3_column_int64 (statement, 0);
      *issued_at = sqlite3_column_int64 (statement, 1);
      same_day = sqlite3_column_int (statement, 2) != 0;
      sqlite3_reset (statement);
    }
  if (row < 0 || same_day || row == 0)
    return row >= 0;
  return ask (database, issued_at, error, "SELECT max (issued_at) FROM ticket WHERE day = $day",
              "s", "$day", day);
}

gboolean
foyer_query_is_held_elsewhere (FoyerDatabase *database,
                               const char *day,
                               const char *prefix,
                               gint64 serial,
                               gboolean *held,
                               GError **error)
{
  gint64 count;

  if (!ask (database, &count, error,
            "SELECT count (*) FROM ticket WHERE id IN " OPEN_IDS
            " AND prefix = $prefix AND serial = $serial AND day <> $day",
            "sis", "$prefix", prefix, "$serial", serial, "$day", day))
    return FALSE;
  *held = count > 0;
  return TRUE;
}

gboolean
foyer_query_last_serial (
    FoyerDatabase *database, const char *day, const char *prefix, gint64 *serial, GError **error)
{
  return ask (database, serial, error,
              "SELECT max (serial) FROM ticket WHERE day = $day AND prefix = $prefix", "ss", "$day",
              day, "$prefix", prefix);
}

static FoyerTicket *
find_ticket (
    FoyerDatabase *database, const char *prefix, gint64 serial, const char *day, GError **error)
{
  sqlite3_stmt *statement = foyer_rows_select (
      database, &foyer_ticket_type,
      day != NULL ? "WHERE day = $day AND prefix = $prefix AND serial = $serial"
                  : "WHERE day IN (SELECT day FROM day ORDER BY day DESC LIMIT 31) "
                    "AND prefix = $prefix AND serial = $serial "
                    "AND state IN ('waiting', 'called', 'serving', 'on-hold') "
                    "ORDER BY id DESC LIMIT 1",
      error);

  if (statement == NULL)
    return NULL;
  if (day != NULL)
    foyer_bind_text (statement, "$day", day);
  foyer_bind_text (statement, "$prefix", prefix);
  foyer_bind_integer (statement, "$serial", serial);
  return foyer_rows_first (database, statement, &foyer_ticket_type, error);
}

FoyerTicket *
foyer_query_ticket (
    FoyerDatabase *database, const char *number, const char *day, const char *today, GError **error)
{
  g_autofree char *prefix = NULL;
  g_autoptr (GError) fault = NULL;
  FoyerTicket *ticket = NULL;
  gint64 serial;

  if (foyer_number_parse (number, &prefix, &serial))
    {
      ticket = find_ticket (database, prefix, serial, day != NULL ? day : today, &fault);
      if (ticket == NULL && fault == NULL && day == NULL)
        ticket = find_ticket (database, prefix, serial, NULL, &fault);
    }
  if (fault != NULL)
    g_propagate_error (error, g_steal_pointer (&fault));
  else if (ticket == NULL)
    g_set_error (error, FOYER_ERROR, FOYER_ERROR_NO_SUCH_TICKET,
                 _ ("There is no ticket %s on %s. Nothing was changed."), number,
                 day != NULL ? day : today);
  return ticket;
}

FoyerTicket *
foyer_query_ticket_by_id (FoyerDatabase *database, gint64 id, GError **error)
{
  g_autoptr (FoyerTicket) ticket = foyer_record_new (&foyer_ticket_type);
  gboolean found;

  ticket->id = id;
  if (!foyer_rows_load (database, &foyer_ticket_type, ticket, &found, error))
    return NULL;
  if (!found)
    {
      foyer_database_set_error (database, SQLITE_CORRUPT, error);
      return NULL;
    }
  return g_steal_pointer (&ticket);
}

GPtrArray *
foyer_query_tickets (FoyerDatabase *database,
                     const char *day,
                     const char *state,
                     const char *service,
                     GError **error)
{
  gboolean in_queue = g_strcmp0 (state, "waiting") == 0;
  g_autoptr (GString) clause = g_string_new ("WHERE 1");
  sqlite3_stmt *statement;

  /* Whoever waits is called, from whichever day the number is. */
  if (day != NULL && !in_queue)
    g_string_append (clause, " AND day = $day");
  if (in_queue)
    g_string_append (clause, " AND state = 'waiting'");
  else if (state != NULL)
    g_string_append (clause, " AND state = $state");
  if (service != NULL)
    g_string_append (clause, " AND service = $service");
  g_string_append (clause, in_queue ? " ORDER BY due_at, id" : " ORDER BY id");
  statement = foyer_rows_select (database, &foyer_ticket_type, clause->str, error);
  if (statement == NULL)
    return NULL;
  if (day != NULL && !in_queue)
    foyer_bind_text (statement, "$day", day);
  if (state != NULL && !in_queue)
    foyer_bind_text (statement, "$state", state);
  if (service != NULL)
    foyer_bind_text (statement, "$service", service);
  return foyer_rows_collect (database, statement, &foyer_ticket_type,
                             (GDestroyNotify) foyer_ticket_free, error);
}

GPtrArray *
foyer_query_open_tickets (FoyerDatabase *database, GError **error)
{
  return foyer_rows_collect (database,
                             foyer_rows_select (database, &foyer_ticket_type,
                                                "WHERE id IN " OPEN_IDS " ORDER BY due_at, id",
                                                error),
                             &foyer_ticket_type, (GDestroyNotify) foyer_ticket_free, error);
}

GPtrArray *
foyer_query_missed_tickets (FoyerDatabase *database, const char *day, GError **error)
{
  sqlite3_stmt *statement = foyer_rows_select (
      database, &foyer_ticket_type, "WHERE day = $day AND state = 'no-show' ORDER BY id", error);

  if (statement == NULL)
    return NULL;
  foyer_bind_text (statement, "$day", day);
  return foyer_rows_collect (database, statement, &foyer_ticket_type,
                             (GDestroyNotify) foyer_ticket_free, error);
}

GPtrArray *
foyer_query_last_calls (FoyerDatabase *database, const char *day, gint64 limit, GError **error)
{
  sqlite3_stmt *statement =
      foyer_rows_select (database, &foyer_ticket_type,
                         "WHERE day = $day AND called_at IS NOT NULL AND direct = 0 "
                         "AND counter IS NOT NULL "
                         "ORDER BY called_at DESC, id DESC LIMIT $limit",
                         error);

  if (statement == NULL)
    return NULL;
  foyer_bind_text (statement, "$day", day);
  foyer_bind_integer (statement, "$limit", limit);
  return foyer_rows_collect (database, statement, &foyer_ticket_type,
                             (GDestroyNotify) foyer_ticket_free, error);
}

gboolean
foyer_query_last_entry (FoyerDatabase *database, const char *kind, FoyerTime *at, GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (
      database, "SELECT at FROM journal WHERE kind = $kind ORDER BY seq DESC LIMIT 1", error);
  int row;

  *at = 0;
  if (statement == NULL)
    return FALSE;
  foyer_bind_text (statement, "$kind", kind);
  row = foyer_database_step (database, statement, error);
  if (row == 1)
    *at = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return row >= 0;
}

GPtrArray *
foyer_query_items (FoyerDatabase *database, gint64 ticket, GError **error)
{
  sqlite3_stmt *statement = foyer_rows_select (database, &foyer_item_type,
                                               "WHERE ticket = $ticket ORDER BY position", error);

  if (statement == NULL)
    return NULL;
  foyer_bind_integer (statement, "$ticket", ticket);
  return foyer_rows_collect (database, statement, &foyer_item_type,
                             (GDestroyNotify) foyer_item_free, error);
}

GPtrArray *
foyer_query_current_items (FoyerDatabase *database, const char *day, GError **error)
{
  sqlite3_stmt *statement = foyer_rows_select (
      database, &foyer_item_type,
      "WHERE ticket IN (SELECT * FROM " OPEN_IDS " UNION ALL SELECT id FROM ticket "
      "WHERE day = $day AND state = 'no-show') ORDER BY ticket, position",
      error);

  if (statement == NULL)
    return NULL;
  foyer_bind_text (statement, "$day", day);
  return foyer_rows_collect (database, statement, &foyer_item_type,
                             (GDestroyNotify) foyer_item_free, error);
}

/* One queue: a range of the index ticket_queue, whose expression must stand here as it is there. */
#define IN_QUEUE                                                                                   \
  "FROM ticket WHERE state = 'waiting' AND service = $service "                                    \
  "AND coalesce (bound_counter, 0) = $bound "

gboolean
foyer_query_head (FoyerDatabase *database,
                  const char *service,
                  gint64 bound_counter,
                  FoyerHead *head,
                  gboolean *found,
                  GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (
      database, "SELECT id, due_at " IN_QUEUE "ORDER BY due_at, id LIMIT 1", error);
  int row;

  if (statement == NULL)
    return FALSE;
  foyer_bind_text (statement, "$service", service);
  foyer_bind_integer (statement, "$bound", bound_counter);
  row = foyer_database_step (database, statement, error);
  *found = row == 1;
  if (row == 1)
    {
      head->ticket = sqlite3_column_int64 (statement, 0);
      head->due_at = sqlite3_column_int64 (statement, 1);
      sqlite3_reset (statement);
    }
  return row >= 0;
}

gboolean
foyer_query_place_due (FoyerDatabase *database,
                       const char *service,
                       gint64 bound_counter,
                       gint64 place,
                       FoyerTime *due_at,
                       GError **error)
{
  return ask (database, due_at, error,
              "SELECT max (due_at) FROM (SELECT due_at " IN_QUEUE
              "ORDER BY due_at, id LIMIT $place)",
              "sii", "$service", service, "$bound", bound_counter, "$place", place);
}

gboolean
foyer_query_waiting (FoyerDatabase *database, const char *service, gint64 *waiting, GError **error)
{
  return ask (database, waiting, error, "SELECT sum (waiting) FROM queue WHERE service = $service",
              "s", "$service", service);
}

gboolean
foyer_query_waiting_at (
    FoyerDatabase *database, const char *service, gint64 counter, gint64 *waiting, GError **error)
{
  return ask (database, waiting, error,
              "SELECT sum (waiting) FROM queue WHERE service = $service "
              "AND bound_counter IN (0, $counter)",
              "si", "$service", service, "$counter", counter);
}

gboolean
foyer_query_due_after (
    FoyerDatabase *database, const char *service, FoyerTime due_at, gint64 *count, GError **error)
{
  return ask (database, count, error, "SELECT count (*) " IN_QUEUE "AND due_at > $due_at", "sii",
              "$service", service, "$bound", (gint64) 0, "$due_at", due_at);
}

gboolean
foyer_query_bound_waiting (FoyerDatabase *database, gint64 counter, gint64 *waiting, GError **error)
{
  return ask (database, waiting, error,
              "SELECT sum (waiting) FROM queue WHERE bound_counter = $counter", "i", "$counter",
              counter);
}

gboolean
foyer_query_wrong_queues (FoyerDatabase *database, gint64 *wrong, GError **error)
{
  /* Both ways: a queue that is counted wrongly, and one that is not counted at all. */
  return ask (
      database, wrong, error,
      "WITH kept AS (SELECT service, bound_counter, waiting FROM queue WHERE waiting <> 0), "
      "counted AS (SELECT service, coalesce (bound_counter, 0), count (*) FROM ticket "
      "WHERE state = 'waiting' GROUP BY 1, 2) "
      "SELECT (SELECT count (*) FROM (SELECT * FROM kept EXCEPT SELECT * FROM counted)) + "
      "(SELECT count (*) FROM (SELECT * FROM counted EXCEPT SELECT * FROM kept))",
      "");
}

gboolean
foyer_query_has_open_tickets (FoyerDatabase *database, gboolean *has, GError **error)
{
  gint64 found;

  if (!ask (database, &found, error, "SELECT EXISTS " OPEN_IDS, ""))
    return FALSE;
  *has = found != 0;
  return TRUE;
}

GPtrArray *
foyer_query_bound_tickets (FoyerDatabase *database, gint64 counter, GError **error)
{
  sqlite3_stmt *statement =
      foyer_rows_select (database, &foyer_ticket_type,
                         "WHERE state = 'waiting' AND bound_counter = $counter ORDER BY id", error);

  if (statement == NULL)
    return NULL;
  foyer_bind_integer (statement, "$counter", counter);
  return foyer_rows_collect (database, statement, &foyer_ticket_type,
                             (GDestroyNotify) foyer_ticket_free, error);
}

gboolean
foyer_query_last_suspension (FoyerDatabase *database, gint64 *id, GError **error)
{
  return ask (database, id, error, "SELECT max (id) FROM suspension", "");
}

gboolean
foyer_query_open_suspension (FoyerDatabase *database,
                             gint64 counter,
                             FoyerSuspension **suspension,
                             GError **error)
{
  g_autoptr (GError) fault = NULL;
  sqlite3_stmt *statement = foyer_rows_select (
      database, &foyer_suspension_type,
      "WHERE counter = $counter AND ended_at IS NULL ORDER BY id DESC LIMIT 1", &fault);

  if (statement != NULL)
    {
      foyer_bind_integer (statement, "$counter", counter);
      *suspension = foyer_rows_first (database, statement, &foyer_suspension_type, &fault);
    }
  if (fault == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

GPtrArray *
foyer_query_suspensions (FoyerDatabase *database, const char *day, GError **error)
{
  sqlite3_stmt *statement =
      foyer_rows_select (database, &foyer_suspension_type, "WHERE day = $day ORDER BY id", error);

  if (statement == NULL)
    return NULL;
  foyer_bind_text (statement, "$day", day);
  return foyer_rows_collect (database, statement, &foyer_suspension_type,
                             (GDestroyNotify) foyer_suspension_free, error);
}

GPtrArray *
foyer_query_counters (FoyerDatabase *database, GError **error)
{
  return foyer_rows_collect (
      database, foyer_rows_select (database, &foyer_counter_type, "ORDER BY number", error),
      &foyer_counter_type, (GDestroyNotify) foyer_counter_free, error);
}

#define DUE_STATES "('pending', 'speaking', 'unheard')"

GPtrArray *
foyer_query_announcements (FoyerDatabase *database, gboolean only_due, gint64 limit, GError **error)
{
  sqlite3_stmt *statement = foyer_rows_select (
      database, &foyer_announcement_type,
      only_due ? "WHERE state IN " DUE_STATES " ORDER BY CASE kind WHEN 'emergency' THEN 0 "
                 "WHEN 'call' THEN 1 WHEN 'recall' THEN 2 ELSE 3 END, seq LIMIT $limit"
               : "ORDER BY seq LIMIT $limit",
      error);

  if (statement == NULL)
    return NULL;
  foyer_bind_integer (statement, "$limit", limit > 0 ? limit : G_MAXINT64);
  return foyer_rows_collect (database, statement, &foyer_announcement_type,
                             (GDestroyNotify) foyer_announcement_free, error);
}

GPtrArray *
foyer_query_current_announcements (FoyerDatabase *database, GError **error)
{
  return foyer_rows_collect (
      database,
      foyer_rows_select (database, &foyer_announcement_type,
                         "WHERE seq IN (SELECT seq FROM announcement WHERE state IN " DUE_STATES
                         " UNION SELECT seq FROM announcement WHERE ticket_id IN "
                         "(SELECT ticket FROM counter WHERE ticket IS NOT NULL)) ORDER BY seq",
                         error),
      &foyer_announcement_type, (GDestroyNotify) foyer_announcement_free, error);
}

GPtrArray *
foyer_query_announcements_of (FoyerDatabase *database, gint64 ticket, GError **error)
{
  sqlite3_stmt *statement = foyer_rows_select (database, &foyer_announcement_type,
                                               "WHERE ticket_id = $ticket ORDER BY seq", error);

  if (statement == NULL)
    return NULL;
  foyer_bind_integer (statement, "$ticket", ticket);
  return foyer_rows_collect (database, statement, &foyer_announcement_type,
                             (GDestroyNotify) foyer_announcement_free, error);
}

gboolean
foyer_query_last_announcement (FoyerDatabase *database, gint64 *seq, GError **error)
{
  return ask (database, seq, error, "SELECT max (seq) FROM announcement", "");
}

gboolean
foyer_query_last_spoken (FoyerDatabase *database, FoyerTime *ended_at, GError **error)
{
  return ask (database, ended_at, error,
              "SELECT max (ended_at) FROM (SELECT state, ended_at FROM announcement "
              "ORDER BY seq DESC LIMIT 100) WHERE state IN ('spoken', 'failed')",
              "");
}

gboolean
foyer_query_last_notice (FoyerDatabase *database,
                         const char *notice,
                         FoyerTime *created_at,
                         GError **error)
{
  return ask (database, created_at, error,
              "SELECT max (created_at) FROM announcement WHERE notice = $notice", "s", "$notice",
              notice);
}

gboolean
foyer_query_pending_announcements (FoyerDatabase *database, gint64 *count, GError **error)
{
  return ask (database, count, error,
              "SELECT count (*) FROM announcement WHERE state IN " DUE_STATES
              " AND state <> 'unheard'",
              "");
}

gboolean
foyer_query_was_heard (FoyerDatabase *database, gint64 ticket, gboolean *heard, GError **error)
{
  gint64 count;

  /* A restored ticket is called anew; that its calls before were heard does not count. */
  if (!ask (database, &count, error,
            "SELECT count (*) FROM announcement WHERE ticket_id = $ticket AND state = 'spoken' "
            "AND seq >= (SELECT max (seq) FROM announcement WHERE ticket_id = $ticket "
            "AND calls = 1)",
            "i", "$ticket", ticket))
    return FALSE;
  *heard = count > 0;
  return TRUE;
}

GPtrArray *
foyer_query_days_from (FoyerDatabase *database, const char *today, GError **error)
{
  sqlite3_stmt *statement = foyer_rows_select (database, &foyer_day_type,
                                               "WHERE day >= $today ORDER BY day LIMIT 2", error);

  if (statement == NULL)
    return NULL;
  foyer_bind_text (statement, "$today", today);
  return foyer_rows_collect (database, statement, &foyer_day_type, (GDestroyNotify) foyer_day_free,
                             error);
}

FoyerDay *
foyer_query_last_day (FoyerDatabase *database, GError **error)
{
  return foyer_rows_first (
      database, foyer_rows_select (database, &foyer_day_type, "ORDER BY day DESC LIMIT 1", error),
      &foyer_day_type, error);
}

gboolean
foyer_query_last_appointment (FoyerDatabase *database, gint64 *id, GError **error)
{
  return ask (database, id, error, "SELECT max (id) FROM appointment", "");
}
