/* Verbs of faults of the business system: opened by anybody, told to everybody, closed. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "engine/foyer-fault.h"
#include "engine/foyer-queue.h"
#include "engine/foyer-verb.h"
#include "store/foyer-hall-day-queries.h"
#include "store/foyer-queries.h"

/* Waiting numbers that it keeps from being served: all of them, or those that only its counter
 * serves. */
static JsonArray *
list_waiting (FoyerWork *work, const FoyerFault *fault, GError **error)
{
  g_autoptr (GPtrArray) tickets =
      foyer_query_tickets (work->database, NULL, "waiting", NULL, error);
  g_autoptr (GPtrArray) counters =
      tickets != NULL ? foyer_query_counters (work->database, error) : NULL;
  JsonArray *numbers;

  if (counters == NULL)
    return NULL;
  numbers = json_array_new ();
  for (guint i = 0; i < tickets->len; i++)
    {
      const FoyerTicket *ticket = g_ptr_array_index (tickets, i);
      char number[FOYER_NUMBER_SIZE];

      foyer_number_write (ticket->prefix, ticket->serial, number);
      if (fault->counter == 0 || ticket->bound_counter == fault->counter ||
          (ticket->bound_counter == 0 &&
           !foyer_suspension_is_covered (work->config, counters, fault->counter, ticket->service)))
        json_array_add_string_element (numbers, number);
    }
  return numbers;
}

JsonObject *
foyer_view_fault (FoyerWork *work, const FoyerFault *fault, GError **error)
{
  JsonObject *object = json_object_new ();
  const gboolean is_long =
      foyer_fault_is_long (fault, work->now, work->config->settings.fault_threshold_s);
  g_autofree char *scope = fault->counter == 0
                               ? g_strdup ("hall")
                               : g_strdup_printf ("%" G_GINT64_FORMAT, fault->counter);
  g_autofree char *end = foyer_time_to_iso8601 (fault->opened_at + fault->expected_s * FOYER_SECOND,
                                                work->config->zone);
  JsonArray *waiting = json_array_new ();
  gint64 converted = 0;

  foyer_json_add_record (object, &foyer_fault_type, fault, G_MAXUINT64, TRUE, work->config->zone);
  json_object_set_string_member (object, "scope", scope);
  json_object_set_string_member (object, "expected_end", end);
  json_object_set_boolean_member (object, "long", is_long);
  if (is_long && fault->closed_at == 0)
    {
      json_array_unref (waiting);
      waiting = list_waiting (work, fault, error);
    }
  if (waiting == NULL || !foyer_query_converted (work->database, fault->id, &converted, error))
    {
      g_clear_pointer (&waiting, json_array_unref);
      json_object_unref (object);
      return NULL;
    }
  json_object_set_array_member (object, "waiting", waiting);
  json_object_set_int_member (object, "converted", converted);
  return object;
}

static gboolean
answer_fault (FoyerWork *work, const FoyerFault *fault, GError **error)
{
  JsonObject *object = foyer_view_fault (work, fault, error);

  if (object == NULL)
    return FALSE;
  json_object_set_object_member (work->answer, "fault", object);
  return TRUE;
}

gboolean
foyer_fault_answer_status (FoyerWork *work, GError **error)
{
  g_autoptr (GPtrArray) faults = foyer_query_faults (work->database, NULL, error);
  const FoyerFault *first = faults != NULL ? foyer_fault_get_first (faults) : NULL;

  if (faults == NULL)
    return FALSE;
  if (first != NULL)
    return answer_fault (work, first, error);
  json_object_set_null_member (work->answer, "fault");
  return TRUE;
}

gboolean
foyer_fault_find_long (FoyerWork *work, gint64 *id, GError **error)
{
  g_autoptr (GPtrArray) faults = foyer_query_faults (work->database, NULL, error);
  const FoyerFault *first = faults != NULL ? foyer_fault_get_first (faults) : NULL;

  *id = first != NULL &&
                foyer_fault_is_long (first, work->now, work->config->settings.fault_threshold_s)
            ? first->id
            : 0;
  return faults != NULL;
}

/* One fault for one place: a second report of the same one helps nobody. */
static gboolean
check_new (FoyerWork *work, gint64 counter, GError **error)
{
  g_autoptr (GPtrArray) faults = foyer_query_faults (work->database, NULL, error);

  for (guint i = 0; faults != NULL && i < faults->len; i++)
    {
      const FoyerFault *fault = g_ptr_array_index (faults, i);

      if (fault->closed_at == 0 && fault->counter == counter)
        {
          g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                       _ ("This fault is known as number %d. Nothing was changed; close it and "
                          "open it anew to tell another time."),
                       (int) fault->id);
          return FALSE;
        }
    }
  return faults != NULL;
}

/* F04: a fault of the whole hall is spoken to all, one of a counter to whoever is there. */
static gboolean
tell_hall (FoyerWork *work, const FoyerFault *fault, GError **error)
{
  return fault->counter != 0 || foyer_queue_notice (work, FOYER_NOTICE_FAULT, error);
}

/* F05; of what nobody has heard of nobody needs to hear the end. */
static gboolean
tell_end (FoyerWork *work, const FoyerFault *fault, GError **error)
{
  gboolean unknown;

  return fault->counter != 0 ||
         (foyer_queue_take_back (work, foyer_notices[FOYER_NOTICE_FAULT], "recovered", &unknown,
                                 error) &&
          (unknown || foyer_queue_notice (work, FOYER_NOTICE_RECOVERED, error)));
}

static gboolean
run_open (FoyerWork *work, GError **error)
{
  const gint64 minutes = foyer_work_get_integer (work, "minutes");
  const char *reason = foyer_work_get_text (work, "reason");
  FoyerFault fault = { .day = work->day->day,
                       .expected_s = minutes * 60,
                       .reason = (char *) reason,
                       .staff = (char *) work->actor,
                       .opened_at = work->now };

  if (!foyer_fault_read_scope (work->config, foyer_work_get_text (work, "scope"), &fault.counter,
                               error) ||
      !foyer_fault_check (minutes, reason, error) || !check_new (work, fault.counter, error) ||
      !foyer_query_last_fault (work->database, &fault.id, error))
    return FALSE;
  fault.id++;
  return foyer_work_put (work, &foyer_fault_type, NULL, &fault, error) &&
         tell_hall (work, &fault, error) &&
         foyer_work_record (work, "fault.opened", NULL, fault.counter, error) &&
         answer_fault (work, &fault, error);
}

/* The order of the numbers is what it was: nothing of it was touched. */
static gboolean
run_close (FoyerWork *work, GError **error)
{
  g_autoptr (FoyerFault) before =
      foyer_query_fault (work->database, foyer_work_get_integer (work, "id"), error);
  FoyerFault after;

  if (before == NULL)
    return FALSE;
  if (before->closed_at != 0)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                   _ ("Fault %d is closed already. Nothing was changed."), (int) before->id);
      return FALSE;
    }
  after = *before;
  after.closed_at = work->now;
  return foyer_work_put (work, &foyer_fault_type, before, &after, error) &&
         tell_end (work, &after, error) &&
         foyer_work_record (work, "fault.closed", NULL, after.counter, error) &&
         answer_fault (work, &after, error);
}

static gboolean
run_list (FoyerWork *work, GError **error)
{
  const char *day = foyer_work_get_text (work, "day");
  g_autoptr (GPtrArray) faults =
      foyer_query_faults (work->database, day != NULL ? day : work->day->day, error);
  JsonArray *array = json_array_new ();

  json_object_set_array_member (work->answer, "faults", array);
  for (guint i = 0; faults != NULL && i < faults->len; i++)
    {
      JsonObject *object = foyer_view_fault (work, g_ptr_array_index (faults, i), error);

      if (object == NULL)
        return FALSE;
      json_array_add_object_element (array, object);
    }
  return faults != NULL;
}

static const FoyerArgument open_arguments[] = {
  { "scope", FOYER_ARGUMENT_TEXT, FOYER_ARGUMENT_REQUIRED, NULL },
  { "minutes", FOYER_ARGUMENT_INTEGER, FOYER_ARGUMENT_REQUIRED, NULL },
  { "reason", FOYER_ARGUMENT_TEXT, 0, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument close_arguments[] = {
  { "id", FOYER_ARGUMENT_INTEGER, FOYER_ARGUMENT_POSITIONAL | FOYER_ARGUMENT_REQUIRED, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument list_arguments[] = {
  { "day", FOYER_ARGUMENT_TEXT, 0, NULL },
  { NULL, 0, 0, NULL },
};

const FoyerVerb foyer_fault_verbs[] = {
  { "fault.open", FOYER_VERB_WRITE, run_open, open_arguments },
  { "fault.close", FOYER_VERB_WRITE, run_close, close_arguments },
  { "fault.list", FOYER_VERB_READ, run_list, list_arguments },
  { NULL, 0, NULL, NULL },
};
