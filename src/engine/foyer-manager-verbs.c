/* Verbs of those who ask for the manager: what is done for them, by urgency (S1 26, S2 七.4). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "engine/foyer-callbacks.h"
#include "engine/foyer-queue.h"
#include "engine/foyer-verb.h"
#include "hall/foyer-callback.h"
#include "store/foyer-cash-queries.h"
#include "store/foyer-queries.h"

/* One manager comes once to one place. */
static gboolean
check_not_paged (FoyerWork *work, const FoyerCallback *wanted, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  FoyerTime next;

  if (!foyer_callback_is_page ((FoyerCallbackKind) wanted->kind))
    return TRUE;
  rows = foyer_query_callbacks_due (work->database, FALSE, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const FoyerCallback *row = g_ptr_array_index (rows, i);

      if (row->counter == wanted->counter &&
          foyer_callback_is_page ((FoyerCallbackKind) row->kind) &&
          foyer_callback_presses (row, work->now, &next))
        {
          g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                               _ ("The manager was asked to come here already. Nothing was "
                                  "changed."));
          return FALSE;
        }
    }
  return rows != NULL;
}

/* Where it is, and about whose number: %FALSE when there is no such place or number. */
static gboolean
read_place (FoyerWork *work, FoyerCallback *callback, FoyerTicket **ticket, GError **error)
{
  const char *number = foyer_work_get_text (work, "ticket");

  callback->counter = foyer_work_get_integer (work, "counter");
  if (json_object_has_member (work->arguments, "counter") &&
      foyer_config_find_counter (work->config, callback->counter, error) == NULL)
    return FALSE;
  if (number == NULL)
    return TRUE;
  *ticket = foyer_query_ticket (work->database, number, NULL, work->day->day, error);
  if (*ticket != NULL)
    callback->ticket = (*ticket)->id;
  return *ticket != NULL;
}

/* Who asks on the customer's behalf: who is signed in, else the clerk of the counter. */
static gboolean
read_staff (FoyerWork *work, FoyerCallback *callback, FoyerCounter **counter, GError **error)
{
  callback->staff = (char *) work->actor;
  if (callback->staff != NULL || callback->counter == 0)
    return TRUE;
  *counter = foyer_queue_load_counter (work, callback->counter, error);
  if (*counter != NULL)
    callback->staff = (*counter)->staff;
  return *counter != NULL;
}

static gboolean
run_ask (FoyerWork *work, GError **error)
{
  const FoyerManagerWay way =
      (FoyerManagerWay) foyer_work_get_choice (work, "way", foyer_manager_ways, FOYER_WAY_COMES);
  const char *phone = foyer_work_get_text (work, "phone");
  const char *until = foyer_work_get_text (work, "until");
  g_autoptr (FoyerTicket) ticket = NULL;
  g_autoptr (FoyerCounter) counter = NULL;
  char number[FOYER_NUMBER_SIZE] = "";
  FoyerCallback callback = {
    .day = (char *) work->day->day,
    .kind = (int) foyer_manager_way_get_kind (way),
    .reason = (char *) foyer_work_get_text (work, "reason"),
    .created_at = work->now,
    .due_at = work->now,
  };

  if (!foyer_manager_way_check (way, callback.reason, phone, until, error) ||
      !read_place (work, &callback, &ticket, error) ||
      !read_staff (work, &callback, &counter, error) || !check_not_paged (work, &callback, error))
    return FALSE;
  if (way == FOYER_WAY_CALLS)
    callback.due_at += work->config->rating.callback_s * FOYER_SECOND;
  if (way == FOYER_WAY_TRIED)
    {
      callback.state = FOYER_CALLBACK_DONE;
      callback.ended_at = work->now;
    }
  if (until != NULL &&
      !foyer_callback_read_promise (until, work->config->zone, work->now, &callback.due_at, error))
    return FALSE;
  if (ticket != NULL)
    foyer_number_write (ticket->prefix, ticket->serial, number);
  return foyer_callback_open (work, &callback, phone, error) &&
         foyer_work_record (work, "manager.asked", ticket != NULL ? number : NULL, callback.counter,
                            error) &&
         foyer_callback_answer (work, &callback, error);
}

static const FoyerArgument ask_arguments[] = {
  { "way", FOYER_ARGUMENT_CHOICE, 0, foyer_manager_ways },
  { "counter", FOYER_ARGUMENT_INTEGER, 0, NULL }, /* none: at the reception */
  { "ticket", FOYER_ARGUMENT_TEXT, 0, NULL },
  { "reason", FOYER_ARGUMENT_TEXT, 0, NULL },
  { "phone", FOYER_ARGUMENT_TEXT, 0, NULL },
  { "until", FOYER_ARGUMENT_TEXT, 0, NULL },
  { NULL, 0, 0, NULL },
};

const FoyerVerb foyer_manager_verbs[] = {
  { "manager.ask", FOYER_VERB_WRITE, run_ask, ask_arguments },
  { NULL, 0, NULL, NULL },
};
