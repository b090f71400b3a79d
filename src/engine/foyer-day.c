/* The business day: entering it with the first command, and what it allows. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-day.h"

#include "engine/foyer-cash-steps.h"
#include "engine/foyer-suspend.h"
#include "store/foyer-queries.h"
#include "store/foyer-rows.h"

/* The day of work->now, which may have no row yet. */
static FoyerDay *
look_up (FoyerWork *work, gboolean *found, GError **error)
{
  g_autofree char *today =
      foyer_time_get_business_day (work->now, work->config->zone, work->config->day_start);
  g_autoptr (GPtrArray) days = foyer_query_days_from (work->database, today, error);
  FoyerDay *day;

  if (days == NULL)
    return NULL;
  *found = days->len > 0 && g_str_equal (((FoyerDay *) g_ptr_array_index (days, 0))->day, today);
  work->was_ahead = days->len > (*found ? 1 : 0);
  if (*found)
    return foyer_record_copy (&foyer_day_type, g_ptr_array_index (days, 0));
  day = foyer_record_new (&foyer_day_type);
  day->day = g_steal_pointer (&today);
  day->opened_at = work->now;
  day->held = g_strdup ("[]");
  return day;
}

FoyerDay *
foyer_day_peek (FoyerWork *work, GError **error)
{
  gboolean found;

  return look_up (work, &found, error);
}

static gboolean
sign_out_idle_counters (FoyerWork *work, GError **error)
{
  g_autoptr (GPtrArray) counters = foyer_query_counters (work->database, error);

  if (counters == NULL)
    return FALSE;
  for (guint i = 0; i < counters->len; i++)
    {
      const FoyerCounter *before = g_ptr_array_index (counters, i);
      g_autoptr (FoyerCounter) after = foyer_record_new (&foyer_counter_type);
      FoyerCounterState next;

      if (before->state == FOYER_COUNTER_OFFLINE ||
          !foyer_counter_step (before, FOYER_COUNTER_DAY_END, &next, NULL))
        continue;
      after->number = before->number;
      after->state = (int) next;
      after->since = work->now;
      if (!foyer_suspend_end (work, before->number, error) ||
          !foyer_work_put (work, &foyer_counter_type, before, after, error))
        return FALSE;
    }
  return TRUE;
}

/* A number whose holder still waits is not given to somebody else today. */
static gboolean
note_held_numbers (FoyerWork *work, FoyerDay *day, GError **error)
{
  g_autoptr (GPtrArray) tickets = foyer_query_open_tickets (work->database, error);
  g_autoptr (JsonArray) numbers = json_array_new ();
  g_autoptr (JsonNode) node = NULL;

  if (tickets == NULL)
    return FALSE;
  for (guint i = 0; i < tickets->len; i++)
    {
      const FoyerTicket *ticket = g_ptr_array_index (tickets, i);
      char number[FOYER_NUMBER_SIZE];

      foyer_number_write (ticket->prefix, ticket->serial, number);
      json_array_add_string_element (numbers, number);
    }
  node = json_node_init_array (json_node_alloc (), numbers);
  g_free (day->held);
  day->held = json_to_string (node, FALSE);
  return TRUE;
}

FoyerDay *
foyer_day_enter (FoyerWork *work, GError **error)
{
  gboolean found;
  g_autoptr (FoyerDay) day = look_up (work, &found, error);

  if (day == NULL || found)
    return g_steal_pointer (&day);
  if (!note_held_numbers (work, day, error) || !foyer_cash_end_day (work, error) ||
      !sign_out_idle_counters (work, error) ||
      !foyer_work_put (work, &foyer_day_type, NULL, day, error) ||
      !foyer_work_record (work, "day.opened", NULL, 0, error))
    return NULL;
  return g_steal_pointer (&day);
}

gboolean
foyer_day_get_state (FoyerWork *work, FoyerHallDay *state, GError **error)
{
  g_autoptr (GPtrArray) counters = NULL;
  gboolean open_tickets, staffed = FALSE;

  if (!foyer_query_has_open_tickets (work->database, &open_tickets, error))
    return FALSE;
  counters = foyer_query_counters (work->database, error);
  if (counters == NULL)
    return FALSE;
  for (guint i = 0; i < counters->len; i++)
    staffed |= foyer_counter_is_staffed (((FoyerCounter *) g_ptr_array_index (counters, i))->state);
  *state = foyer_hours_get_state (work->config, work->day, work->now, open_tickets, staffed);
  return TRUE;
}
