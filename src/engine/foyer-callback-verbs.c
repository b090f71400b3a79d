/* Verbs of the calls that are owed to customers (states 2.8). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "engine/foyer-callbacks.h"
#include "engine/foyer-verb.h"
#include "hall/foyer-access.h"
#include "store/foyer-cash-queries.h"
#include "store/foyer-queries.h"
#include "store/foyer-rows.h"
#include "store/foyer-vault.h"

static char *
make_subject (gint64 id)
{
  return g_strdup_printf ("callback:%" G_GINT64_FORMAT, id);
}

gboolean
foyer_callback_open (FoyerWork *work, FoyerCallback *callback, const char *phone, GError **error)
{
  g_autofree char *subject = NULL;

  if (!foyer_query_last_id (work->database, &foyer_callback_type, &callback->id, error))
    return FALSE;
  callback->id++;
  subject = make_subject (callback->id);
  return (phone == NULL || foyer_vault_set_person (work->database, subject, NULL, phone, error)) &&
         foyer_work_put (work, &foyer_callback_type, NULL, callback, error);
}

gboolean
foyer_callback_close (FoyerWork *work,
                      const FoyerCallback *before,
                      FoyerCallback *after,
                      GError **error)
{
  g_autofree char *subject = make_subject (before->id);

  *after = *before;
  after->state = FOYER_CALLBACK_DONE;
  after->ended_at = work->now;
  return foyer_vault_remove_person (work->database, subject, error) &&
         foyer_work_put (work, &foyer_callback_type, before, after, error);
}

/* An answer that @staff promised. */
static gboolean
is_promise_of (const FoyerCallback *callback, const char *staff)
{
  return callback->kind == FOYER_CALLBACK_PROMISE && g_strcmp0 (callback->staff, staff) == 0;
}

/* With the telephone number: whoever may ask is whoever calls. */
static JsonObject *
view (FoyerWork *work, const FoyerCallback *callback, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *subject = make_subject (callback->id), *phone = NULL;

  foyer_json_add_record (object, &foyer_callback_type, callback, G_MAXUINT64, TRUE,
                         work->config->zone);
  if (!foyer_vault_get_phone (work->database, subject, &phone, error))
    return NULL;
  json_object_set_string_member (object, "phone", phone);
  json_object_set_boolean_member (
      object, "overdue", callback->state == FOYER_CALLBACK_DUE && callback->due_at < work->now);
  if (callback->ticket != 0)
    {
      g_autoptr (FoyerTicket) ticket =
          foyer_query_ticket_by_id (work->database, callback->ticket, error);
      char number[FOYER_NUMBER_SIZE];

      if (ticket == NULL)
        return NULL;
      foyer_number_write (ticket->prefix, ticket->serial, number);
      json_object_set_string_member (object, "ticket", number);
    }
  return g_steal_pointer (&object);
}

gboolean
foyer_callback_answer (FoyerWork *work, const FoyerCallback *callback, GError **error)
{
  JsonObject *object = view (work, callback, error);

  if (object != NULL)
    json_object_set_object_member (work->answer, "callback", object);
  return object != NULL;
}

/* Those of @staff alone, or of everybody when it is %NULL. */
static gboolean
answer_list (FoyerWork *work, gboolean all, const char *staff, GError **error)
{
  g_autoptr (GPtrArray) rows = foyer_query_callbacks_due (work->database, all, error);
  JsonArray *array = json_array_new ();

  json_object_set_array_member (work->answer, "callbacks", array);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const FoyerCallback *row = g_ptr_array_index (rows, i);
      JsonObject *object;

      if (staff != NULL && !is_promise_of (row, staff))
        continue;
      object = view (work, row, error);
      if (object == NULL)
        return FALSE;
      json_array_add_object_element (array, object);
    }
  return rows != NULL;
}

static gboolean
run_list (FoyerWork *work, GError **error)
{
  return answer_list (work, foyer_work_get_flag (work, "all"), NULL, error);
}

static gboolean
run_own (FoyerWork *work, GError **error)
{
  if (work->actor != NULL)
    return answer_list (work, FALSE, work->actor, error);
  g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                       _ ("Say with --as whose promises are meant."));
  return FALSE;
}

/* Whoever may see all calls may end them; others end what they promised. */
static gboolean
check_may_end (FoyerWork *work, const FoyerCallback *callback, GError **error)
{
  const FoyerStaff *staff =
      work->actor != NULL ? foyer_config_find_staff (work->config, work->actor, NULL) : NULL;

  if (staff == NULL || foyer_access_may (staff->role, "callback.list") ||
      is_promise_of (callback, staff->id))
    return TRUE;
  g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_ACCESS_DENIED,
                       _ ("This call is a manager's, or of whoever promised it. Nothing was "
                          "changed."));
  return FALSE;
}

/* The number was left for this call alone: it goes with it. */
static gboolean
run_done (FoyerWork *work, GError **error)
{
  g_autoptr (FoyerCallback) before = foyer_record_new (&foyer_callback_type);
  FoyerCallback after;
  gboolean found;

  before->id = foyer_work_get_integer (work, "id");
  if (!foyer_rows_load (work->database, &foyer_callback_type, before, &found, error))
    return FALSE;
  if (!found || before->state != FOYER_CALLBACK_DUE)
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                           _ ("No such call is due. Nothing was changed."));
      return FALSE;
    }
  return check_may_end (work, before, error) &&
         foyer_callback_close (work, before, &after, error) &&
         foyer_work_record (work, "callback.done", NULL, 0, error) &&
         foyer_callback_answer (work, &after, error);
}

static const FoyerArgument list_arguments[] = {
  { "all", FOYER_ARGUMENT_FLAG, 0, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument done_arguments[] = {
  { "id", FOYER_ARGUMENT_INTEGER, FOYER_ARGUMENT_POSITIONAL | FOYER_ARGUMENT_REQUIRED, NULL },
  { NULL, 0, 0, NULL },
};

const FoyerVerb foyer_callback_verbs[] = {
  { "callback.list", FOYER_VERB_READ, run_list, list_arguments },
  { "callback.own", FOYER_VERB_READ, run_own, NULL },
  { "callback.done", FOYER_VERB_WRITE, run_done, done_arguments },
  { NULL, 0, NULL, NULL },
};
