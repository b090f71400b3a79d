/* Verbs of lost property: described, kept, given back, handed over (S2 七.8). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "engine/foyer-queue.h"
#include "engine/foyer-verb.h"
#include "hall/foyer-found.h"
#include "store/foyer-hall-day-queries.h"
#include "store/foyer-persons.h"
#include "store/foyer-vault.h"

static JsonObject *
view_found (FoyerWork *work, const FoyerFound *found)
{
  JsonObject *object = json_object_new ();

  foyer_json_add_record (object, &foyer_found_type, found, G_MAXUINT64, TRUE, work->config->zone);
  return object;
}

static gboolean
store (FoyerWork *work, const FoyerFound *before, const FoyerFound *after, GError **error)
{
  g_autofree char *kind = g_strconcat ("found.", foyer_found_states[after->state], NULL);

  if (!foyer_work_put (work, &foyer_found_type, before, after, error) ||
      !foyer_work_record (work, before == NULL ? "found.registered" : kind, NULL, 0, error))
    return FALSE;
  json_object_set_object_member (work->answer, "found", view_found (work, after));
  return TRUE;
}

static gboolean
run_add (FoyerWork *work, GError **error)
{
  const char *what = foyer_work_get_text (work, "what");
  const gint64 counter = foyer_work_get_integer (work, "counter");
  FoyerFound found = { .day = (char *) work->day->day,
                       .state = FOYER_FOUND_FOUND,
                       .what = (char *) what,
                       .place = (char *) foyer_work_get_text (work, "place"),
                       .staff = (char *) work->actor,
                       .found_at = work->now };

  if (*what == '\0')
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                           _ ("Describe what was found. Nothing was changed."));
      return FALSE;
    }
  if ((counter != 0 && (foyer_config_find_counter (work->config, counter, error) == NULL ||
                        !foyer_queue_call_owner (work, counter, error))) ||
      !foyer_query_last_found (work->database, &found.id, error))
    return FALSE;
  found.id++;
  return store (work, NULL, &found, error);
}

static gboolean
step (FoyerWork *work, FoyerFoundState next, const char *note, GError **error)
{
  g_autoptr (FoyerFound) before =
      foyer_query_found (work->database, foyer_work_get_integer (work, "id"), error);
  FoyerFound after;

  if (before == NULL ||
      !foyer_found_step (before, next, (work->now - before->found_at) / G_TIME_SPAN_DAY,
                         foyer_work_get_text (work, "reason"), error))
    return FALSE;
  after = *before;
  after.state = (int) next;
  if (note != NULL)
    after.note = (char *) note;
  if (next != FOYER_FOUND_KEPT)
    {
      after.ended_at = work->now;
      after.ended_by = (char *) work->actor;
    }
  return store (work, before, &after, error);
}

static gboolean
run_keep (FoyerWork *work, GError **error)
{
  return step (work, FOYER_FOUND_KEPT, foyer_work_get_text (work, "where"), error);
}

/* The owner's name and number are a person's: apart from the journal. */
static gboolean
run_return (FoyerWork *work, GError **error)
{
  const char *owner = foyer_work_get_text (work, "to");
  g_autofree char *subject =
      g_strdup_printf ("found:%" G_GINT64_FORMAT, foyer_work_get_integer (work, "id"));

  if (*owner == '\0' || !foyer_work_get_flag (work, "signed"))
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                           _ ("Whoever takes it back gives a name and signs (--to, --signed). "
                              "Nothing was changed."));
      return FALSE;
    }
  return step (work, FOYER_FOUND_RETURNED, NULL, error) &&
         foyer_vault_set_person (work->database, subject, owner,
                                 foyer_work_get_text (work, "phone"), error);
}

static gboolean
run_hand_over (FoyerWork *work, GError **error)
{
  const char *office = foyer_work_get_text (work, "to"),
             *why = foyer_work_get_text (work, "reason");
  g_autofree char *note = why != NULL ? g_strdup_printf ("%s (%s)", office, why) : NULL;

  return step (work, FOYER_FOUND_HANDED_OVER, note != NULL ? note : office, error);
}

/* Those that are still here, with --all all of them. */
static gboolean
run_list (FoyerWork *work, GError **error)
{
  g_autoptr (GPtrArray) list =
      foyer_query_found_items (work->database, foyer_work_get_flag (work, "all"), error);
  JsonArray *array;

  if (list == NULL)
    return FALSE;
  array = json_array_new ();
  json_object_set_array_member (work->answer, "found", array);
  for (guint i = 0; i < list->len; i++)
    {
      const FoyerFound *found = g_ptr_array_index (list, i);
      g_autofree char *subject = g_strdup_printf ("found:%" G_GINT64_FORMAT, found->id);
      g_auto (FoyerPerson) person = { 0 };
      JsonObject *object = view_found (work, found);

      json_array_add_object_element (array, object);
      if (!foyer_person_load (work->database, subject, &person, error))
        return FALSE;
      if (person.name != NULL)
        json_object_set_string_member (object, "owner", person.name);
      if (person.phone != NULL)
        json_object_set_string_member (object, "phone", person.phone);
    }
  return TRUE;
}

#define ID                                                                                         \
  {                                                                                                \
    "id", FOYER_ARGUMENT_INTEGER, FOYER_ARGUMENT_POSITIONAL | FOYER_ARGUMENT_REQUIRED, NULL        \
  }

static const FoyerArgument add_arguments[] = {
  { "what", FOYER_ARGUMENT_TEXT, FOYER_ARGUMENT_POSITIONAL | FOYER_ARGUMENT_REQUIRED, NULL },
  { "place", FOYER_ARGUMENT_TEXT, 0, NULL },
  { "counter", FOYER_ARGUMENT_INTEGER, 0, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument keep_arguments[] = {
  ID,
  { "where", FOYER_ARGUMENT_TEXT, FOYER_ARGUMENT_REQUIRED, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument return_arguments[] = {
  ID,
  { "to", FOYER_ARGUMENT_TEXT, FOYER_ARGUMENT_REQUIRED, NULL },
  { "phone", FOYER_ARGUMENT_TEXT, 0, NULL },
  { "signed", FOYER_ARGUMENT_FLAG, 0, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument hand_over_arguments[] = {
  ID,
  { "to", FOYER_ARGUMENT_TEXT, FOYER_ARGUMENT_REQUIRED, NULL },
  { "reason", FOYER_ARGUMENT_TEXT, 0, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument list_arguments[] = {
  { "all", FOYER_ARGUMENT_FLAG, 0, NULL },
  { NULL, 0, 0, NULL },
};

const FoyerVerb foyer_found_verbs[] = {
  { "found.add", FOYER_VERB_WRITE, run_add, add_arguments },
  { "found.keep", FOYER_VERB_WRITE, run_keep, keep_arguments },
  { "found.return", FOYER_VERB_WRITE, run_return, return_arguments },
  { "found.hand-over", FOYER_VERB_WRITE, run_hand_over, hand_over_arguments },
  { "found.list", FOYER_VERB_READ, run_list, list_arguments },
  { NULL, 0, NULL, NULL },
};
