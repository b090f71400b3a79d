/* The questions asked of faults, appointments, lists and lost property. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/foyer-hall-day-queries.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "store/foyer-rows.h"

gboolean
foyer_query_last_fault (FoyerDatabase *database, gint64 *id, GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (database, "SELECT max (id) FROM fault", error);

  return statement != NULL && foyer_database_query_integer (database, statement, 0, id, error);
}

FoyerFault *
foyer_query_fault (FoyerDatabase *database, gint64 id, GError **error)
{
  g_autoptr (FoyerFault) fault = foyer_record_new (&foyer_fault_type);
  gboolean found;

  fault->id = id;
  if (!foyer_rows_load (database, &foyer_fault_type, fault, &found, error))
    return NULL;
  if (found)
    return g_steal_pointer (&fault);
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
               _ ("There is no fault %d. Nothing was changed."), (int) id);
  return NULL;
}

GPtrArray *
foyer_query_faults (FoyerDatabase *database, const char *day, GError **error)
{
  sqlite3_stmt *statement = foyer_rows_select (
      database, &foyer_fault_type, "WHERE closed_at IS NULL OR day = $day ORDER BY id", error);

  if (statement == NULL)
    return NULL;
  foyer_bind_text (statement, "$day", day);
  return foyer_rows_collect (database, statement, &foyer_fault_type,
                             (GDestroyNotify) foyer_fault_free, error);
}

FoyerAppointment *
foyer_query_appointment (FoyerDatabase *database, gint64 id, GError **error)
{
  g_autoptr (FoyerAppointment) appointment = foyer_record_new (&foyer_appointment_type);
  gboolean found;

  appointment->id = id;
  if (!foyer_rows_load (database, &foyer_appointment_type, appointment, &found, error))
    return NULL;
  if (found)
    return g_steal_pointer (&appointment);
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
               _ ("There is no appointment %d. Nothing was changed."), (int) id);
  return NULL;
}

GPtrArray *
foyer_query_appointments (FoyerDatabase *database, FoyerTime from, FoyerTime to, GError **error)
{
  sqlite3_stmt *statement = foyer_rows_select (
      database, &foyer_appointment_type,
      "WHERE (time >= $from AND ($to = 0 OR time < $to)) OR (time IS NULL AND state = 'booked')"
      " ORDER BY time IS NULL, time, id",
      error);

  if (statement == NULL)
    return NULL;
  foyer_bind_integer (statement, "$from", from);
  foyer_bind_integer (statement, "$to", to);
  return foyer_rows_collect (database, statement, &foyer_appointment_type,
                             (GDestroyNotify) foyer_appointment_free, error);
}

gboolean
foyer_query_converted (FoyerDatabase *database, gint64 id, gint64 *converted, GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (
      database, "SELECT count (*) FROM appointment WHERE fault = $fault", error);

  if (statement == NULL)
    return FALSE;
  foyer_bind_integer (statement, "$fault", id);
  return foyer_database_query_integer (database, statement, 0, converted, error);
}

GPtrArray *
foyer_query_checked (FoyerDatabase *database, const char *day, GError **error)
{
  sqlite3_stmt *statement =
      foyer_rows_select (database, &foyer_checked_type, "WHERE day = $day", error);

  if (statement == NULL)
    return NULL;
  foyer_bind_text (statement, "$day", day);
  return foyer_rows_collect (database, statement, &foyer_checked_type,
                             (GDestroyNotify) foyer_checked_free, error);
}

gboolean
foyer_query_last_finished (FoyerDatabase *database,
                           const char *day,
                           gint64 counter,
                           FoyerTime *finished_at,
                           GError **error)
{
  sqlite3_stmt *statement =
      foyer_database_prepare (database,
                              "SELECT max (finished_at) FROM ticket WHERE day = $day "
                              "AND counter = $counter AND state = 'completed'",
                              error);

  if (statement == NULL)
    return FALSE;
  foyer_bind_text (statement, "$day", day);
  foyer_bind_integer (statement, "$counter", counter);
  return foyer_database_query_integer (database, statement, 0, finished_at, error);
}

gboolean
foyer_query_last_found (FoyerDatabase *database, gint64 *id, GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (database, "SELECT max (id) FROM found", error);

  return statement != NULL && foyer_database_query_integer (database, statement, 0, id, error);
}

FoyerFound *
foyer_query_found (FoyerDatabase *database, gint64 id, GError **error)
{
  g_autoptr (FoyerFound) item = foyer_record_new (&foyer_found_type);
  gboolean found;

  item->id = id;
  if (!foyer_rows_load (database, &foyer_found_type, item, &found, error))
    return NULL;
  if (found)
    return g_steal_pointer (&item);
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
               _ ("There is no found item %d. Nothing was changed."), (int) id);
  return NULL;
}

GPtrArray *
foyer_query_found_items (FoyerDatabase *database, gboolean all, GError **error)
{
  sqlite3_stmt *statement = foyer_rows_select (
      database, &foyer_found_type,
      all ? "ORDER BY id" : "WHERE state IN ('found', 'kept') ORDER BY id", error);

  return statement != NULL ? foyer_rows_collect (database, statement, &foyer_found_type,
                                                 (GDestroyNotify) foyer_found_free, error)
                           : NULL;
}

gboolean
foyer_query_any_older (
    FoyerDatabase *database, const char *service, gint64 ticket, gboolean *any, GError **error)
{
  gint64 found = 0;
  sqlite3_stmt *statement = foyer_database_prepare (
      database,
      "SELECT EXISTS (SELECT 1 FROM ticket WHERE state = 'waiting' AND service = $service "
      "AND id < $id)",
      error);

  if (statement == NULL)
    return FALSE;
  foyer_bind_text (statement, "$service", service);
  foyer_bind_integer (statement, "$id", ticket);
  if (!foyer_database_query_integer (database, statement, 0, &found, error))
    return FALSE;
  *any = found != 0;
  return TRUE;
}
