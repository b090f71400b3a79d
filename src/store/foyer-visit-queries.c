/* The questions about home visits and absences. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/foyer-visit-queries.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "store/foyer-rows.h"

/* No visit is longer: what touches a span began no earlier. */
#define LONGEST_VISIT (2 * G_TIME_SPAN_DAY)

static GPtrArray *
collect_visits (FoyerDatabase *database, sqlite3_stmt *statement, GError **error)
{
  return foyer_rows_collect (database, statement, &foyer_visit_type,
                             (GDestroyNotify) foyer_visit_free, error);
}

FoyerVisit *
foyer_query_visit (FoyerDatabase *database, gint64 id, GError **error)
{
  g_autoptr (FoyerVisit) visit = foyer_record_new (&foyer_visit_type);
  gboolean found;

  visit->id = id;
  if (!foyer_rows_load (database, &foyer_visit_type, visit, &found, error))
    return NULL;
  if (found)
    return g_steal_pointer (&visit);
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_NO_SUCH_VISIT,
               _ ("There is no home visit %d. Nothing was changed."), (int) id);
  return NULL;
}

GPtrArray *
foyer_query_visits (FoyerDatabase *database, const FoyerVisitFilter *filter, GError **error)
{
  g_autoptr (GString) clause = g_string_new ("WHERE 1");
  sqlite3_stmt *statement;

  if (filter->from != 0 || filter->to != 0)
    g_string_append (clause, filter->unplanned
                                 ? " AND (state = 'draft' OR start >= $from AND start < $to)"
                                 : " AND start >= $from AND start < $to");
  if (filter->technician != NULL)
    g_string_append (clause, " AND technician = $technician");
  if (filter->state != NULL)
    g_string_append (clause, " AND state = $state");
  if (filter->note != 0)
    g_string_append (clause, " AND note = $note");
  if (filter->ticket != 0)
    g_string_append (clause, " AND ticket = $ticket");
  g_string_append (clause, " ORDER BY start, id");
  statement = foyer_rows_select (database, &foyer_visit_type, clause->str, error);
  if (statement == NULL)
    return NULL;
  if (filter->from != 0 || filter->to != 0)
    {
      foyer_bind_integer (statement, "$from", filter->from);
      foyer_bind_integer (statement, "$to", filter->to != 0 ? filter->to : G_MAXINT64);
    }
  if (filter->technician != NULL)
    foyer_bind_text (statement, "$technician", filter->technician);
  if (filter->state != NULL)
    foyer_bind_text (statement, "$state", filter->state);
  if (filter->note != 0)
    foyer_bind_integer (statement, "$note", filter->note);
  if (filter->ticket != 0)
    foyer_bind_integer (statement, "$ticket", filter->ticket);
  return collect_visits (database, statement, error);
}

GPtrArray *
foyer_query_planned_visits (
    FoyerDatabase *database, const char *technician, FoyerTime from, FoyerTime to, GError **error)
{
  sqlite3_stmt *statement = foyer_rows_select (
      database, &foyer_visit_type,
      "WHERE start > $earliest AND start < $to AND \"end\" > $from "
      "AND state IN ('proposed', 'confirmed', 'reminded', 'en-route', 'arrived', 'knocking', "
      "'phoning', 'wait-at-door', 'door-open-absent', 'entered', 'working') "
      "AND technician = coalesce ($technician, technician) ORDER BY start, id",
      error);

  if (statement == NULL)
    return NULL;
  foyer_bind_integer (statement, "$earliest", from - LONGEST_VISIT);
  foyer_bind_integer (statement, "$from", from);
  foyer_bind_integer (statement, "$to", to);
  foyer_bind_text (statement, "$technician", technician);
  return collect_visits (database, statement, error);
}

GPtrArray *
foyer_query_visits_to_mind (FoyerDatabase *database, GError **error)
{
  return collect_visits (
      database,
      foyer_rows_select (
          database, &foyer_visit_type,
          "WHERE state IN ('draft', 'proposed', 'confirmed', 'reminded', 'en-route', 'arrived', "
          "'knocking', 'phoning', 'wait-at-door', 'note-left', 'door-open-absent', 'entered', "
          "'working') OR (state = 'partial' AND NOT EXISTS (SELECT 1 FROM visit AS later "
          "WHERE later.follows = visit.id AND later.state NOT IN ('cancelled', 'lapsed'))) "
          "ORDER BY start, id",
          error),
      error);
}

GPtrArray *
foyer_query_open_notes (FoyerDatabase *database, GError **error)
{
  return collect_visits (database,
                         foyer_rows_select (database, &foyer_visit_type,
                                            "WHERE state = 'note-left' ORDER BY noted_at, id",
                                            error),
                         error);
}

gboolean
foyer_query_open_persons (FoyerDatabase *database,
                          FoyerPersonFunc func,
                          gpointer data,
                          GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (
      database,
      "SELECT visit.id, person.phone, person.address FROM visit "
      "JOIN person ON person.subject = 'visit:' || visit.id "
      "WHERE visit.state IN ('draft', 'proposed', 'confirmed', 'reminded', 'en-route', 'arrived', "
      "'knocking', 'phoning', 'wait-at-door', 'note-left', 'door-open-absent', 'entered', "
      "'working') ORDER BY visit.start IS NULL, visit.start, visit.id",
      error);
  int row = statement != NULL ? 1 : -1;

  while (row == 1 && (row = foyer_database_step (database, statement, error)) == 1)
    func (sqlite3_column_int64 (statement, 0), (const char *) sqlite3_column_text (statement, 1),
          (const char *) sqlite3_column_text (statement, 2), data);
  return row == 0;
}

GPtrArray *
foyer_query_absences (FoyerDatabase *database, FoyerTime from, GError **error)
{
  sqlite3_stmt *statement =
      foyer_rows_select (database, &foyer_absence_type,
                         "WHERE ends > $from AND cancelled = 0 ORDER BY starts, id", error);

  if (statement == NULL)
    return NULL;
  foyer_bind_integer (statement, "$from", from);
  return foyer_rows_collect (database, statement, &foyer_absence_type,
                             (GDestroyNotify) foyer_absence_free, error);
}

FoyerAbsence *
foyer_query_absence (FoyerDatabase *database, gint64 id, GError **error)
{
  g_autoptr (FoyerAbsence) absence = foyer_record_new (&foyer_absence_type);
  gboolean found;

  absence->id = id;
  if (!foyer_rows_load (database, &foyer_absence_type, absence, &found, error))
    return NULL;
  if (found)
    return g_steal_pointer (&absence);
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_NO_SUCH_VISIT,
               _ ("There is no absence %d. Nothing was changed."), (int) id);
  return NULL;
}

static gboolean
ask (FoyerDatabase *database, const char *sql, gint64 *value, GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (database, sql, error);

  return statement != NULL && foyer_database_query_integer (database, statement, 0, value, error);
}

gboolean
foyer_query_last_visit (FoyerDatabase *database, gint64 *id, GError **error)
{
  return ask (database, "SELECT max (id) FROM visit", id, error);
}

gboolean
foyer_query_last_note (FoyerDatabase *database, gint64 *note, GError **error)
{
  return ask (database, "SELECT max (note) FROM visit WHERE note IS NOT NULL", note, error);
}

gboolean
foyer_query_last_absence (FoyerDatabase *database, gint64 *id, GError **error)
{
  return ask (database, "SELECT max (id) FROM absence", id, error);
}
