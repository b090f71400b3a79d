/* The state of the hall as of one journal entry, for models to start from. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-snapshot.h"

#include "engine/foyer-day.h"
#include "engine/foyer-executor.h"
#include "store/foyer-hall-day-queries.h"
#include "store/foyer-pace-queries.h"
#include "store/foyer-queries.h"

void
foyer_snapshot_free (FoyerSnapshot *snapshot)
{
  g_clear_pointer (&snapshot->config, foyer_config_unref);
  g_clear_pointer (&snapshot->day, foyer_day_free);
  g_clear_pointer (&snapshot->tickets, g_ptr_array_unref);
  g_clear_pointer (&snapshot->matters, g_ptr_array_unref);
  g_clear_pointer (&snapshot->counters, g_ptr_array_unref);
  g_clear_pointer (&snapshot->announcements, g_ptr_array_unref);
  g_clear_pointer (&snapshot->calls, g_ptr_array_unref);
  g_clear_pointer (&snapshot->desks, g_ptr_array_unref);
  g_clear_pointer (&snapshot->faults, g_ptr_array_unref);
  g_clear_pointer (&snapshot->appointments, g_ptr_array_unref);
  g_clear_pointer (&snapshot->paces, foyer_pace_book_free);
  g_free (snapshot);
}

/* Those of the business day @day. */
static GPtrArray *
load_appointments (FoyerDatabase *database,
                   const FoyerConfig *config,
                   const char *day,
                   GError **error)
{
  return foyer_query_appointments (
      database, foyer_time_from_date (day, config->day_start, config->zone),
      foyer_time_from_date (day, config->day_start + 24 * 60, config->zone), error);
}

static gboolean
fill (FoyerSnapshot *snapshot, FoyerExecutor *executor, GError **error)
{
  FoyerDatabase *database = foyer_executor_get_database (executor);
  g_autoptr (GPtrArray) missed = NULL;
  FoyerJournalHead head;
  FoyerWork work = { .database = database, .now = foyer_executor_get_now (executor) };

  work.config = foyer_executor_get_config (executor, error);
  if (work.config == NULL || !foyer_journal_get_head (database, &head, error))
    return FALSE;
  snapshot->config = foyer_config_ref (work.config);
  snapshot->seq = head.seq;
  snapshot->generation = head.generation;
  snapshot->paces = foyer_pace_book_new ();
  if ((snapshot->day = foyer_day_peek (&work, error)) == NULL ||
      (snapshot->day->exception == FOYER_EXCEPTION_STOPPED &&
       !foyer_query_last_entry (database, "hall.stopped", &snapshot->stopped_at, error)) ||
      (snapshot->tickets = foyer_query_open_tickets (database, error)) == NULL ||
      (missed = foyer_query_missed_tickets (database, snapshot->day->day, error)) == NULL ||
      (snapshot->matters = foyer_query_current_items (database, snapshot->day->day, error)) ==
          NULL ||
      (snapshot->counters = foyer_query_counters (database, error)) == NULL ||
      (snapshot->desks = foyer_snapshot_load_desks (database, work.config, error)) == NULL ||
      (snapshot->faults = foyer_query_faults (database, NULL, error)) == NULL ||
      (snapshot->appointments =
           load_appointments (database, work.config, snapshot->day->day, error)) == NULL ||
      (snapshot->announcements = foyer_query_current_announcements (database, error)) == NULL ||
      (snapshot->calls = foyer_query_last_calls (database, snapshot->day->day, FOYER_SNAPSHOT_CALLS,
                                                 error)) == NULL ||
      !foyer_query_paces (database, FOYER_PACE_ALL, FOYER_PACE_ALL, snapshot->paces, error))
    return FALSE;
  g_ptr_array_extend_and_steal (snapshot->tickets, g_steal_pointer (&missed));
  return TRUE;
}

FoyerSnapshot *
foyer_snapshot_load (FoyerExecutor *executor, GError **error)
{
  FoyerDatabase *database = foyer_executor_get_database (executor);
  g_autoptr (FoyerSnapshot) snapshot = g_new0 (FoyerSnapshot, 1);
  gboolean done;

  if (!foyer_database_begin_read (database, error))
    return NULL;
  done = fill (snapshot, executor, error);
  foyer_database_end_read (database);
  return done ? g_steal_pointer (&snapshot) : NULL;
}
