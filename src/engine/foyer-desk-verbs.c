/* Verbs of the reception desk beside issuing: matters of a ticket, conversion, advice. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "engine/foyer-day.h"
#include "engine/foyer-fault.h"
#include "engine/foyer-queue.h"
#include "engine/foyer-ticket-steps.h"
#include "engine/foyer-verb.h"
#include "engine/foyer-view.h"
#include "hall/foyer-access.h"
#include "store/foyer-queries.h"
#include "store/foyer-rows.h"
#include "store/foyer-vault.h"

static gboolean
put_item (FoyerWork *work, const FoyerItem *before, const FoyerItem *after, GError **error)
{
  return foyer_work_put (work, &foyer_item_type, before, after, error);
}

static gboolean
run_add_item (FoyerWork *work, GError **error)
{
  const FoyerService *service =
      foyer_config_find_service (work->config, foyer_work_get_text (work, "service"), error);
  g_autoptr (GPtrArray) items = NULL;
  FoyerSteps steps = { 0 };
  FoyerItem item = { .state = FOYER_ITEM_OPEN };
  gboolean done = service != NULL && foyer_steps_start (work, &steps, FOYER_TICKET_AMEND, error);

  if (done)
    {
      items = foyer_query_items (work->database, steps.before->id, error);
      done = items != NULL;
    }
  if (done)
    {
      item.ticket = steps.before->id;
      item.position = items->len + 1;
      item.service = service->code;
      done = put_item (work, NULL, &item, error) &&
             foyer_steps_finish (work, &steps, "ticket.changed", error);
    }
  foyer_steps_clear (&steps);
  return done;
}

/* The matter that is served first takes its service to another one; number and due time stay. */
static gboolean
run_change_service (FoyerWork *work, GError **error)
{
  const FoyerService *service =
      foyer_config_find_service (work->config, foyer_work_get_text (work, "service"), error);
  g_autoptr (GPtrArray) items = NULL;
  FoyerSteps steps = { 0 };
  gboolean done = service != NULL && foyer_steps_start (work, &steps, FOYER_TICKET_AMEND, error);

  if (done)
    {
      items = foyer_query_items (work->database, steps.before->id, error);
      done = items != NULL && items->len > 0;
    }
  for (guint i = 0; done && i < items->len; i++)
    {
      const FoyerItem *before = g_ptr_array_index (items, i);
      FoyerItem after = *before;

      if (before->state != FOYER_ITEM_OPEN ||
          g_strcmp0 (before->service, steps.before->service) != 0)
        continue;
      after.service = service->code;
      done = put_item (work, before, &after, error);
      break;
    }
  if (done)
    {
      foyer_set_text (&steps.after->service, service->code);
      done = foyer_steps_finish (work, &steps, "ticket.changed", error);
    }
  foyer_steps_clear (&steps);
  return done;
}

/* The matters in the order in which @services names them; %NULL when it does not name each once. */
static GPtrArray *
sort_items (GPtrArray *items, JsonArray *services)
{
  g_autoptr (GPtrArray) left = g_ptr_array_copy (items, NULL, NULL);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  g_ptr_array_set_free_func (left, NULL);
  for (guint i = 0; i < json_array_get_length (services); i++)
    {
      const char *service = json_array_get_string_element (services, i);

      for (guint k = 0; k < left->len; k++)
        if (g_ascii_strcasecmp (((FoyerItem *) g_ptr_array_index (left, k))->service, service) == 0)
          {
            g_ptr_array_add (sorted, g_ptr_array_steal_index (left, k));
            break;
          }
      if (sorted->len != i + 1)
        return NULL;
    }
  return left->len == 0 ? g_steal_pointer (&sorted) : NULL;
}

/* S4 三.3: the most urgent matter first. */
static gboolean
run_reorder (FoyerWork *work, GError **error)
{
  g_autoptr (GPtrArray) items = NULL, sorted = NULL;
  FoyerSteps steps = { 0 };
  gboolean done = foyer_steps_start (work, &steps, FOYER_TICKET_AMEND, error);

  if (done)
    {
      items = foyer_query_items (work->database, steps.before->id, error);
      done = items != NULL;
    }
  if (done)
    {
      sorted = sort_items (items, foyer_work_get_texts (work, "services"));
      done = sorted != NULL;
      if (!done)
        g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                     _ ("Name each matter of %s once, in its new order. Nothing was changed."),
                     steps.number);
    }
  for (guint i = 0; done && i < sorted->len; i++)
    {
      const FoyerItem *before = g_ptr_array_index (items, i);
      FoyerItem after = *(FoyerItem *) g_ptr_array_index (sorted, i);

      after.position = before->position;
      done = put_item (work, before, &after, error);
    }
  if (done)
    {
      if (steps.before->state == FOYER_TICKET_WAITING)
        foyer_set_text (&steps.after->service,
                        ((FoyerItem *) g_ptr_array_index (sorted, 0))->service);
      done = foyer_steps_finish (work, &steps, "ticket.changed", error);
    }
  foyer_steps_clear (&steps);
  return done;
}

static gboolean
check_decider (FoyerWork *work, const char *staff, GError **error)
{
  const FoyerStaff *member = foyer_config_find_staff (work->config, staff, error);

  if (member == NULL)
    return FALSE;
  if (foyer_access_may (member->role, "hall.stop-issuing"))
    return TRUE;
  g_set_error (
      error, FOYER_ERROR, FOYER_ERROR_ACCESS_DENIED,
      _ ("Staff number %s may not decide that somebody comes back another day. Nothing was "
         "changed; ask a manager."),
      staff);
  return FALSE;
}

/* S4 五.13, 5/D12: who waits at the end of the day is sent away by a manager alone, with a reason.
 */
static gboolean
decide (FoyerWork *work, FoyerAppointment *appointment, GError **error)
{
  const char *named = foyer_work_get_text (work, "approved-by");

  if (appointment->reason == NULL || *appointment->reason == '\0')
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_REASON_REQUIRED,
                           _ ("A manager's decision needs a reason. Nothing was changed."));
      return FALSE;
    }
  if (named == NULL && (work->actor == NULL || !check_decider (work, work->actor, NULL)))
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_APPROVAL_REQUIRED,
                           _ ("Whoever has a number is served today unless a manager decides "
                              "otherwise; this needs a manager's approval. Nothing was changed."));
      return FALSE;
    }
  appointment->approved_by = (char *) (named != NULL ? named : work->actor);
  return check_decider (work, appointment->approved_by, error);
}

/* Why it becomes one; without a word a long fault, else the customer's wish. */
static gboolean
read_ground (FoyerWork *work,
             const FoyerTicket *ticket,
             FoyerAppointment *appointment,
             GError **error)
{
  FoyerHallDay day;
  int ground;

  if (!foyer_fault_find_long (work, &appointment->fault, error) ||
      !foyer_day_get_state (work, &day, error))
    return FALSE;
  ground =
      foyer_work_get_choice (work, "because", foyer_grounds,
                             appointment->fault != 0 ? FOYER_GROUND_FAULT : FOYER_GROUND_CUSTOMER);
  if (!foyer_appointment_check_ground ((FoyerGround) ground, appointment->fault != 0, day.state,
                                       g_strcmp0 (ticket->day, work->day->day) < 0, error))
    return FALSE;
  if (ground != FOYER_GROUND_FAULT)
    appointment->fault = 0;
  appointment->because = (char *) foyer_grounds[ground];
  appointment->reason = (char *) foyer_work_get_text (work, "reason");
  return ground != FOYER_GROUND_MANAGER || decide (work, appointment, error);
}

static gboolean
book_appointment (FoyerWork *work, const FoyerTicket *ticket, GError **error)
{
  const char *phone = foyer_work_get_text (work, "phone");
  const char *time = foyer_work_get_text (work, "time");
  FoyerAppointment appointment = {
    .state = FOYER_APPOINTMENT_BOOKED,
    .service = ticket->service,
    .ticket = ticket->id,
    .created_at = work->now,
  };
  g_autofree char *subject = NULL;

  if (phone == NULL || *phone == '\0')
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                           _ ("To turn a number into an appointment, give the phone number with "
                              "--phone. Nothing was changed."));
      return FALSE;
    }
  if (time != NULL && !foyer_time_from_iso8601 (time, &appointment.time, error))
    return FALSE;
  if (!foyer_query_last_appointment (work->database, &appointment.id, error) ||
      !read_ground (work, ticket, &appointment, error))
    return FALSE;
  appointment.id++;
  subject = g_strdup_printf ("appointment:%" G_GINT64_FORMAT, appointment.id);
  return foyer_work_put (work, &foyer_appointment_type, NULL, &appointment, error) &&
         foyer_vault_set_person (work->database, subject, NULL, phone, error);
}

/* S4 五.10, 五.13: the number becomes an appointment, after a long fault, on the customer's wish,
 * or by a manager's decision. */
static gboolean
run_convert (FoyerWork *work, GError **error)
{
  FoyerSteps steps = { 0 };
  gboolean done = foyer_steps_start (work, &steps, FOYER_TICKET_CONVERT, error);

  if (done)
    {
      steps.after->finished_at = work->now;
      done = foyer_steps_release_counter (work, &steps, error) &&
             foyer_queue_hush (work, steps.after->id, "converted", error) &&
             book_appointment (work, steps.after, error) &&
             foyer_steps_finish (work, &steps, "ticket.converted", error);
    }
  foyer_steps_clear (&steps);
  return done;
}

static gboolean
run_reprint (FoyerWork *work, GError **error)
{
  g_autoptr (FoyerTicket) ticket = foyer_query_ticket (
      work->database, foyer_work_get_text (work, "number"), NULL, work->day->day, error);
  char number[FOYER_NUMBER_SIZE];

  if (ticket == NULL)
    return FALSE;
  foyer_number_write (ticket->prefix, ticket->serial, number);
  if (!foyer_ticket_is_open (ticket->state))
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                   _ ("Ticket %s is done; its slip is of no use any more. Nothing was changed."),
                   number);
      return FALSE;
    }
  return foyer_work_record (work, "ticket.reprinted", number, 0, error) &&
         foyer_answer_ticket (work, ticket, error);
}

static gboolean
count_without_number (FoyerWork *work, gboolean advised, GError **error)
{
  const FoyerService *service =
      foyer_config_find_service (work->config, foyer_work_get_text (work, "service"), error);
  FoyerTally before = { 0 }, after;
  gboolean found, done;
  JsonObject *tally;

  if (service == NULL)
    return FALSE;
  before.day = g_strdup (work->day->day);
  before.service = g_strdup (service->code);
  done = foyer_rows_load (work->database, &foyer_tally_type, &before, &found, error);
  if (done)
    {
      after = before;
      after.advised += advised ? 1 : 0;
      after.diverted += advised ? 0 : 1;
      done = foyer_work_put (work, &foyer_tally_type, found ? &before : NULL, &after, error) &&
             foyer_work_record (work, advised ? "advice.given" : "visit.diverted", NULL, 0, error);
      tally = json_object_new ();
      foyer_json_add_record (tally, &foyer_tally_type, &after, G_MAXUINT64, TRUE, NULL);
      json_object_set_object_member (work->answer, "tally", tally);
    }
  foyer_record_clear (&foyer_tally_type, &before);
  return done;
}

static gboolean
run_advise (FoyerWork *work, GError **error)
{
  return count_without_number (work, TRUE, error);
}

static gboolean
run_divert (FoyerWork *work, GError **error)
{
  return count_without_number (work, FALSE, error);
}

#define POSITIONAL (FOYER_ARGUMENT_POSITIONAL | FOYER_ARGUMENT_REQUIRED)

static const FoyerArgument number_arguments[] = {
  { "number", FOYER_ARGUMENT_TEXT, POSITIONAL, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument service_arguments[] = {
  { "service", FOYER_ARGUMENT_TEXT, POSITIONAL, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument change_arguments[] = {
  { "number", FOYER_ARGUMENT_TEXT, POSITIONAL, NULL },
  { "service", FOYER_ARGUMENT_TEXT, POSITIONAL, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument reorder_arguments[] = {
  { "number", FOYER_ARGUMENT_TEXT, POSITIONAL, NULL },
  { "services", FOYER_ARGUMENT_TEXTS, POSITIONAL, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument convert_arguments[] = {
  { "number", FOYER_ARGUMENT_TEXT, POSITIONAL, NULL },
  { "phone", FOYER_ARGUMENT_TEXT, 0, NULL },
  { "time", FOYER_ARGUMENT_TEXT, 0, NULL },
  { "because", FOYER_ARGUMENT_CHOICE, 0, foyer_grounds },
  { "reason", FOYER_ARGUMENT_TEXT, 0, NULL },      /* of a manager's decision */
  { "approved-by", FOYER_ARGUMENT_TEXT, 0, NULL }, /* whose it is */
  { NULL, 0, 0, NULL },
};

const FoyerVerb foyer_desk_verbs[] = {
  { "ticket.add-item", FOYER_VERB_WRITE, run_add_item, change_arguments },
  { "ticket.reorder", FOYER_VERB_WRITE, run_reorder, reorder_arguments },
  { "ticket.change-service", FOYER_VERB_WRITE, run_change_service, change_arguments },
  { "ticket.convert", FOYER_VERB_WRITE, run_convert, convert_arguments },
  { "ticket.reprint", FOYER_VERB_WRITE, run_reprint, number_arguments },
  { "ticket.advise", FOYER_VERB_WRITE, run_advise, service_arguments },
  { "ticket.divert", FOYER_VERB_WRITE, run_divert, service_arguments },
  { NULL, 0, NULL, NULL },
};
