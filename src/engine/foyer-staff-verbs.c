/* Verbs of staff and, for the demo days, of ratings. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-error.h"
#include "engine/foyer-verb.h"
#include "store/foyer-queries.h"
#include "store/foyer-rows.h"
#include "store/foyer-vault.h"

static JsonObject *
view_member (FoyerWork *work, const FoyerStaff *member, GError **error)
{
  g_autofree char *subject = g_strconcat ("staff:", member->id, NULL);
  g_autofree char *name = NULL;
  g_auto (FoyerPin) pin = { 0 };
  JsonObject *object;

  if (!foyer_vault_get_name (work->database, subject, &name, error) ||
      !foyer_vault_get_pin (work->database, member->id, &pin, error))
    return NULL;
  object = json_object_new ();
  json_object_set_string_member (object, "id", member->id);
  json_object_set_string_member (object, "name", name);
  json_object_set_string_member (object, "role", foyer_roles[member->role]);
  json_object_set_boolean_member (object, "has_pin", pin.hash != NULL);
  json_object_set_boolean_member (object, "must_change_pin", pin.must_change);
  json_object_set_boolean_member (object, "locked", pin.locked_until > work->now);
  return object;
}

static gboolean
run_list (FoyerWork *work, GError **error)
{
  JsonArray *array = json_array_new ();

  json_object_set_array_member (work->answer, "staff", array);
  for (guint i = 0; i < work->config->staff->len; i++)
    {
      JsonObject *object = view_member (work, g_ptr_array_index (work->config->staff, i), error);
      if (object == NULL)
        return FALSE;
      json_array_add_object_element (array, object);
    }
  return TRUE;
}

static gboolean
run_unlock (FoyerWork *work, GError **error)
{
  const FoyerStaff *member =
      foyer_config_find_staff (work->config, foyer_work_get_text (work, "staff"), error);
  g_auto (FoyerPin) pin = { 0 };
  JsonObject *object;

  if (member == NULL || !foyer_vault_get_pin (work->database, member->id, &pin, error))
    return FALSE;
  pin.failures = 0;
  pin.locked_until = 0;
  json_object_set_string_member (work->data, "staff", member->id);
  if ((pin.hash != NULL && !foyer_vault_set_pin (work->database, member->id, &pin, error)) ||
      !foyer_work_record (work, "staff.unlocked", NULL, 0, error))
    return FALSE;
  object = view_member (work, member, error);
  if (object == NULL)
    return FALSE;
  json_object_set_object_member (work->answer, "staff", object);
  return TRUE;
}

/* How the customer of a demo day answered the invitation to rate. */
static gboolean
run_demo_rate (FoyerWork *work, GError **error)
{
  g_autoptr (FoyerTicket) ticket = foyer_query_ticket (
      work->database, foyer_work_get_text (work, "number"), NULL, work->day->day, error);
  FoyerRating before = { 0 }, after;
  gboolean found = FALSE, done;

  if (ticket == NULL)
    return FALSE;
  before.ticket = ticket->id;
  done = foyer_rows_load (work->database, &foyer_rating_type, &before, &found, error);
  if (done && found)
    {
      after = before;
      after.state = foyer_work_get_choice (work, "state", foyer_rating_states, before.state);
      after.score = foyer_work_get_integer (work, "score");
      after.reasons = (char *) foyer_work_get_text (work, "reason");
      after.ended_at = work->now;
      done = foyer_work_put (work, &foyer_rating_type, &before, &after, error) &&
             foyer_work_record (work, "rating.ended", foyer_work_get_text (work, "number"),
                                ticket->counter, error);
    }
  foyer_record_clear (&foyer_rating_type, &before);
  return done;
}

static const FoyerArgument staff_arguments[] = {
  { "staff", FOYER_ARGUMENT_TEXT, FOYER_ARGUMENT_POSITIONAL | FOYER_ARGUMENT_REQUIRED, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument rate_arguments[] = {
  { "number", FOYER_ARGUMENT_TEXT, FOYER_ARGUMENT_REQUIRED, NULL },
  { "state", FOYER_ARGUMENT_CHOICE, FOYER_ARGUMENT_REQUIRED, foyer_rating_states },
  { "score", FOYER_ARGUMENT_INTEGER, 0, NULL },
  { "reason", FOYER_ARGUMENT_TEXT, 0, NULL },
  { NULL, 0, 0, NULL },
};

const FoyerVerb foyer_staff_verbs[] = {
  { "staff.list", FOYER_VERB_READ, run_list, NULL },
  { "staff.unlock", FOYER_VERB_SETUP, run_unlock, staff_arguments },
  { "demo.rate", FOYER_VERB_SETUP, run_demo_rate, rate_arguments },
  { NULL, 0, NULL, NULL },
};
