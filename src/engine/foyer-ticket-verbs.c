/* Verbs of tickets: issuing, showing, cancelling, restoring. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "engine/foyer-day.h"
#include "engine/foyer-issue.h"
#include "engine/foyer-queue.h"
#include "engine/foyer-ticket-steps.h"
#include "engine/foyer-verb.h"
#include "engine/foyer-view.h"
#include "store/foyer-queries.h"

static gboolean
is_held (const FoyerDay *day, const char *prefix, gint64 serial)
{
  char number[FOYER_NUMBER_SIZE], quoted[FOYER_NUMBER_SIZE + 2];

  foyer_number_write (prefix, serial, number);
  g_snprintf (quoted, sizeof quoted, "\"%s\"", number);
  return strstr (day->held, quoted) != NULL;
}

/* The next serial of @prefix today. A new day passes over a number whose holder still waits. */
static gboolean
next_serial (FoyerWork *work, const char *prefix, gint64 *serial, GError **error)
{
  gboolean held;

  if (!foyer_query_last_serial (work->database, work->day->day, prefix, serial, error))
    return FALSE;
  do
    {
      ++*serial;
      held = is_held (work->day, prefix, *serial);
      if (!held && work->was_ahead &&
          !foyer_query_is_held_elsewhere (work->database, work->day->day, prefix, *serial, &held,
                                          error))
        return FALSE;
    }
  while (held);
  return TRUE;
}

static gboolean
check_may_issue (FoyerWork *work, GError **error)
{
  FoyerHallDay state = foyer_hours_get_state (work->config, work->day, work->now, FALSE, FALSE);
  char opens[FOYER_TIME_TEXT_SIZE];

  if (foyer_hall_may_issue (state.state))
    return TRUE;
  if (state.opens > work->now)
    {
      foyer_time_write (state.opens, work->config->zone, opens);
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_HALL_CLOSED,
                   _ ("The hall is closed; it opens at %.5s. No number was issued."), opens + 11);
    }
  else
    g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_HALL_CLOSED,
                         _ ("The hall issues no more numbers today. No number was issued; whoever "
                            "holds one is served."));
  return FALSE;
}

/* Fills the new ticket but for its place in the queue. */
static gboolean
fill_ticket (FoyerWork *work, FoyerTicket *ticket, const FoyerService *service, GError **error)
{
  FoyerTime last_issued_at;

  if (!foyer_query_last_ticket (work->database, work->day->day, &ticket->id, &last_issued_at,
                                error) ||
      !next_serial (work, service->code, &ticket->serial, error))
    return FALSE;
  ticket->id++;
  ticket->day = g_strdup (work->day->day);
  ticket->prefix = g_strdup (service->code);
  ticket->service = g_strdup (service->code);
  ticket->class = foyer_work_get_choice (work, "class", foyer_classes, FOYER_CLASS_ORDINARY);
  ticket->reason = g_strdup (foyer_work_get_text (work, "reason"));
  ticket->language =
      foyer_work_get_choice (work, "language", foyer_languages, (int) work->config->languages[0]);
  ticket->hearing = foyer_work_get_flag (work, "hearing");
  ticket->note = g_strdup (foyer_work_get_text (work, "note"));
  /* A clock that was set back must not bring a later ticket before an earlier one. */
  ticket->issued_at = MAX (work->now, last_issued_at);
  ticket->entered_at = ticket->issued_at;
  ticket->due_at = foyer_calling_get_due (ticket->issued_at, service->target_s,
                                          work->config->credit_s[ticket->class]);
  return foyer_queue_estimate (work, service, ticket->due_at, &ticket->ahead,
                               &ticket->estimated_wait_s, error);
}

static gboolean
add_items (FoyerWork *work, const FoyerTicket *ticket, JsonArray *services, GError **error)
{
  for (guint i = 0; i < json_array_get_length (services); i++)
    {
      const FoyerService *service = foyer_config_find_service (
          work->config, json_array_get_string_element (services, i), error);
      FoyerItem item = { .ticket = ticket->id, .position = i + 1, .state = FOYER_ITEM_OPEN };

      if (service == NULL)
        return FALSE;
      item.service = service->code;
      if (!foyer_work_put (work, &foyer_item_type, NULL, &item, error))
        return FALSE;
    }
  return TRUE;
}

/* Nobody waits and a fitting counter is free: the number leads straight there (S0 hall 1(3)). */
static gboolean
issue_direct (FoyerWork *work, FoyerTicket **ticket, gint64 number, GError **error)
{
  g_autoptr (FoyerCounter) counter = foyer_queue_load_counter (work, number, error);
  FoyerTicket *called = NULL;

  if (counter == NULL || !foyer_queue_call (work, *ticket, counter, TRUE, &called, error))
    return FALSE;
  foyer_ticket_free (*ticket);
  *ticket = called;
  return TRUE;
}

static gboolean
run_issue (FoyerWork *work, GError **error)
{
  JsonArray *services = foyer_work_get_texts (work, "services");
  g_autoptr (FoyerTicket) ticket = foyer_record_new (&foyer_ticket_type);
  const FoyerService *service;
  char number[FOYER_NUMBER_SIZE];
  gint64 free_counter = 0;

  service =
      foyer_config_find_service (work->config, json_array_get_string_element (services, 0), error);
  if (service == NULL || !check_may_issue (work, error) ||
      !fill_ticket (work, ticket, service, error))
    return FALSE;
  if (ticket->class == FOYER_CLASS_URGENT && (ticket->reason == NULL || *ticket->reason == '\0'))
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_REASON_REQUIRED,
                           _ ("An urgent number needs its reason. No number was issued."));
      return FALSE;
    }
  foyer_number_write (ticket->prefix, ticket->serial, number);
  if (ticket->ahead == 0 && !foyer_queue_find_free_counter (work, ticket, &free_counter, error))
    return FALSE;
  if (!foyer_work_put (work, &foyer_ticket_type, NULL, ticket, error) ||
      !add_items (work, ticket, services, error))
    return FALSE;
  if (free_counter != 0 && foyer_work_get_flag (work, "direct") &&
      !issue_direct (work, &ticket, free_counter, error))
    return FALSE;
  if (!foyer_work_record (work, "ticket.issued", number, ticket->counter, error) ||
      !foyer_answer_ticket (work, ticket, error))
    return FALSE;
  if (free_counter != 0)
    json_object_set_int_member (work->answer, "direct", free_counter);
  else
    json_object_set_null_member (work->answer, "direct");
  return TRUE;
}

static gboolean
put_appointed (FoyerWork *work,
               FoyerTicket *ticket,
               const FoyerService *service,
               FoyerTime appointed_at,
               GError **error)
{
  FoyerItem item = { .ticket = ticket->id, .position = 1, .state = FOYER_ITEM_OPEN };
  const gint64 window_s = work->config->settings.appointment_window_s;

  item.service = service->code;
  ticket->appointed_at = appointed_at;
  ticket->due_at = foyer_calling_get_appointment_due (appointed_at, ticket->issued_at, window_s,
                                                      service->target_s);
  ticket->entered_at = MAX (ticket->issued_at, appointed_at);
  return foyer_queue_estimate (work, service, ticket->due_at, &ticket->ahead,
                               &ticket->estimated_wait_s, error) &&
         foyer_work_put (work, &foyer_ticket_type, NULL, ticket, error) &&
         foyer_work_put (work, &foyer_item_type, NULL, &item, error);
}

/* Whoever took the number that became the appointment is the same person still. */
static gboolean
take_over (FoyerWork *work, FoyerTicket *ticket, gint64 number, GError **error)
{
  g_autoptr (FoyerTicket) former = foyer_query_ticket_by_id (work->database, number, error);

  if (former == NULL)
    return FALSE;
  if (foyer_work_get_text (work, "class") == NULL)
    {
      ticket->class = former->class;
      foyer_set_text (&ticket->reason, former->reason);
    }
  if (foyer_work_get_text (work, "language") == NULL)
    ticket->language = former->language;
  ticket->hearing = ticket->hearing || former->hearing;
  return TRUE;
}

/* What was open of the former number stands behind the matter that is served first. */
static gboolean
take_over_items (FoyerWork *work, const FoyerTicket *ticket, gint64 number, GError **error)
{
  g_autoptr (GPtrArray) items = foyer_query_items (work->database, number, error);
  gboolean first = TRUE;
  gint64 position = 1;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      FoyerItem item = *(const FoyerItem *) g_ptr_array_index (items, i);

      if (item.state > FOYER_ITEM_IN_WORK)
        continue;
      if (first && g_str_equal (item.service, ticket->service))
        {
          first = FALSE;
          continue;
        }
      item.ticket = ticket->id;
      item.position = ++position;
      item.state = FOYER_ITEM_OPEN;
      if (!foyer_work_put (work, &foyer_item_type, NULL, &item, error))
        return FALSE;
    }
  return items != NULL;
}

FoyerTicket *
foyer_issue_for_appointment (FoyerWork *work,
                             const char *service_code,
                             FoyerTime appointed_at,
                             gint64 former,
                             GError **error)
{
  const FoyerService *service = foyer_config_find_service (work->config, service_code, error);
  g_autoptr (FoyerTicket) ticket = foyer_record_new (&foyer_ticket_type);

  if (service == NULL || !check_may_issue (work, error) ||
      !fill_ticket (work, ticket, service, error) ||
      (former != 0 && !take_over (work, ticket, former, error)) ||
      !put_appointed (work, ticket, service, appointed_at != 0 ? appointed_at : ticket->issued_at,
                      error) ||
      (former != 0 && !take_over_items (work, ticket, former, error)))
    return NULL;
  return g_steal_pointer (&ticket);
}

/* %NULL when none is asked for. */
static gboolean
read_day (FoyerWork *work, const char **day, GError **error)
{
  *day = foyer_work_get_text (work, "day");
  if (*day == NULL || foyer_date_is_valid (*day))
    return TRUE;
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE, _ ("“%s” is not a date."), *day);
  return FALSE;
}

static gboolean
run_show (FoyerWork *work, GError **error)
{
  g_autoptr (FoyerTicket) ticket = NULL;
  const char *day;

  if (!read_day (work, &day, error))
    return FALSE;
  ticket = foyer_query_ticket (work->database, foyer_work_get_text (work, "number"), day,
                               work->day->day, error);
  return ticket != NULL && foyer_answer_ticket (work, ticket, error);
}

static gboolean
run_list (FoyerWork *work, GError **error)
{
  const char *day;
  g_autoptr (GPtrArray) tickets = NULL;
  JsonArray *array;

  if (!read_day (work, &day, error))
    return FALSE;
  tickets = foyer_query_tickets (work->database, day != NULL ? day : work->day->day,
                                 foyer_work_get_text (work, "state"),
                                 foyer_work_get_text (work, "service"), error);
  if (tickets == NULL)
    return FALSE;
  array = json_array_new ();
  json_object_set_array_member (work->answer, "tickets", array);
  for (guint i = 0; i < tickets->len; i++)
    {
      JsonObject *object = foyer_view_ticket (work, g_ptr_array_index (tickets, i), error);
      if (object == NULL)
        return FALSE;
      json_array_add_object_element (array, object);
    }
  return TRUE;
}

static gboolean
run_cancel (FoyerWork *work, GError **error)
{
  FoyerSteps steps = { 0 };
  gboolean done = foyer_steps_start (work, &steps, FOYER_TICKET_CANCEL, error);

  if (done)
    {
      steps.after->finished_at = work->now;
      done = foyer_steps_release_counter (work, &steps, error) &&
             foyer_queue_hush (work, steps.after->id, "cancelled", error) &&
             foyer_steps_finish (work, &steps, "ticket.cancelled", error);
    }
  foyer_steps_clear (&steps);
  return done;
}

/* Once free, later with a reason; a call that nobody heard costs the customer nothing. */
static gboolean
run_restore (FoyerWork *work, GError **error)
{
  const char *reason = foyer_work_get_text (work, "reason");
  FoyerSteps steps = { 0 };
  const FoyerService *service;
  FoyerTime third_due, now;
  gboolean heard, done;
  gint64 last;

  done = foyer_steps_start (work, &steps, FOYER_TICKET_RESTORE, error) &&
         foyer_query_was_heard (work->database, steps.before->id, &heard, error);
  if (done && heard && steps.before->restores > 0 && (reason == NULL || *reason == '\0'))
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_REASON_REQUIRED,
                   _ ("%s was put back before; a second time needs a reason. Nothing was changed."),
                   steps.number);
      done = FALSE;
    }
  if (done)
    {
      service = foyer_config_find_service (work->config, steps.before->service, error);
      done =
          service != NULL &&
          foyer_query_place_due (work->database, steps.before->service, steps.before->bound_counter,
                                 work->config->settings.restore_after, &third_due, error) &&
          foyer_query_last_ticket (work->database, work->day->day, &last, &now, error);
    }
  if (done)
    {
      steps.after->counter = 0;
      steps.after->calls = 0;
      steps.after->finished_at = 0;
      if (heard)
        {
          /* As for an issue: a clock that was set back must not bring it before earlier ones. */
          now = MAX (now, work->now);
          steps.after->restores++;
          steps.after->entered_at = now;
          steps.after->due_at = foyer_calling_get_restored_due (steps.before->due_at, third_due,
                                                                now, service->target_s);
        }
      if (reason != NULL)
        json_object_set_string_member (work->data, "reason", reason);
      json_object_set_boolean_member (work->data, "heard", heard);
      done = foyer_queue_hush (work, steps.after->id, "restored", error) &&
             foyer_steps_finish (work, &steps, "ticket.restored", error);
    }
  foyer_steps_clear (&steps);
  return done;
}

#define NUMBER                                                                                     \
  {                                                                                                \
    "number", FOYER_ARGUMENT_TEXT, FOYER_ARGUMENT_POSITIONAL | FOYER_ARGUMENT_REQUIRED, NULL       \
  }

static const FoyerArgument issue_arguments[] = {
  { "services", FOYER_ARGUMENT_TEXTS, FOYER_ARGUMENT_POSITIONAL | FOYER_ARGUMENT_REQUIRED, NULL },
  { "class", FOYER_ARGUMENT_CHOICE, 0, foyer_classes },
  { "reason", FOYER_ARGUMENT_TEXT, 0, NULL },
  { "hearing", FOYER_ARGUMENT_FLAG, 0, NULL },
  { "language", FOYER_ARGUMENT_CHOICE, 0, foyer_languages },
  { "direct", FOYER_ARGUMENT_FLAG, 0, NULL },
  { "note", FOYER_ARGUMENT_TEXT, 0, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument show_arguments[] = {
  NUMBER,
  { "day", FOYER_ARGUMENT_TEXT, 0, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument list_arguments[] = {
  { "state", FOYER_ARGUMENT_CHOICE, 0, foyer_ticket_states },
  { "service", FOYER_ARGUMENT_TEXT, 0, NULL },
  { "day", FOYER_ARGUMENT_TEXT, 0, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument cancel_arguments[] = { NUMBER, { NULL, 0, 0, NULL } };
static const FoyerArgument restore_arguments[] = {
  NUMBER,
  { "reason", FOYER_ARGUMENT_TEXT, 0, NULL },
  { NULL, 0, 0, NULL },
};

const FoyerVerb foyer_ticket_verbs[] = {
  { "ticket.issue", FOYER_VERB_WRITE, run_issue, issue_arguments },
  { "ticket.show", FOYER_VERB_READ, run_show, show_arguments },
  { "ticket.list", FOYER_VERB_READ, run_list, list_arguments },
  { "ticket.cancel", FOYER_VERB_WRITE, run_cancel, cancel_arguments },
  { "ticket.restore", FOYER_VERB_WRITE, run_restore, restore_arguments },
  { NULL, 0, NULL, NULL },
};
