/* Runs commands on one connection: access, turn, transaction, idempotency, day. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-executor.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-digest.h"
#include "base/foyer-error.h"
#include "engine/foyer-config-json.h"
#include "engine/foyer-day.h"
#include "engine/foyer-phrases.h"
#include "engine/foyer-verb.h"
#include "engine/foyer-visit-view.h"
#include "hall/foyer-access.h"
#include "store/foyer-queries.h"
#include "store/foyer-vault.h"

/* A request is remembered this long. */
#define REQUEST_LIFETIME (7 * G_TIME_SPAN_DAY)

struct _FoyerExecutor
{
  FoyerDatabase *database;
  FoyerDatabaseMode mode;
  FoyerClock clock;
  FoyerConfig *config; /* of the revision last seen */
  FoyerRevision revision;
  gboolean in_bulk;
  FoyerJournalHead bulk_head;
};

FoyerExecutor *
foyer_executor_open (const char *path,
                     FoyerDatabaseMode mode,
                     const FoyerClock *clock,
                     GError **error)
{
  FoyerDatabase *database = foyer_database_open (path, mode, error);
  FoyerExecutor *executor;

  if (database == NULL)
    return NULL;
  executor = g_new0 (FoyerExecutor, 1);
  executor->database = database;
  executor->mode = mode;
  if (clock != NULL)
    executor->clock = *clock;
  return executor;
}

void
foyer_executor_close (FoyerExecutor *executor)
{
  if (executor == NULL)
    return;
  g_clear_pointer (&executor->config, foyer_config_unref);
  foyer_database_close (executor->database);
  g_free (executor);
}

FoyerDatabase *
foyer_executor_get_database (FoyerExecutor *executor)
{
  return executor->database;
}

FoyerTime
foyer_executor_get_now (FoyerExecutor *executor)
{
  return foyer_clock_get_now (&executor->clock);
}

/* Makes executor->config that of the present transaction. */
static gboolean
refresh_config (FoyerExecutor *executor, GError **error)
{
  g_autofree char *json = NULL;
  g_autoptr (FoyerConfig) config = NULL;
  FoyerRevision revision;

  if (!foyer_query_revision (executor->database, &revision, error))
    return FALSE;
  if (executor->config != NULL && revision.config == executor->revision.config &&
      revision.generation == executor->revision.generation)
    return TRUE;
  if (!foyer_query_config (executor->database, &json, error))
    return FALSE;
  config = foyer_config_from_text (json, error);
  if (config == NULL)
    return FALSE;
  config->revision = revision.config;
  foyer_phrases_adopt (foyer_database_get_path (executor->database), config->voice);
  g_clear_pointer (&executor->config, foyer_config_unref);
  executor->config = g_steal_pointer (&config);
  executor->revision = revision;
  return TRUE;
}

FoyerConfig *
foyer_executor_get_config (FoyerExecutor *executor, GError **error)
{
  return refresh_config (executor, error) ? executor->config : NULL;
}

/* The order in which arguments are given means nothing. */
static char *
write_sorted (JsonObject *arguments)
{
  g_autoptr (JsonObject) sorted = json_object_new ();
  g_autoptr (GList) names =
      g_list_sort (json_object_get_members (arguments), (GCompareFunc) strcmp);

  for (GList *l = names; l != NULL; l = l->next)
    json_object_set_member (sorted, l->data,
                            json_node_copy (json_object_get_member (arguments, l->data)));
  return foyer_json_to_text (sorted);
}

static char *
compute_fingerprint (const FoyerCommand *command)
{
  g_autofree char *arguments = write_sorted (command->arguments);
  const char *parts[] = { command->name, command->actor, arguments };
  FoyerDigest digest = foyer_digest_parts (NULL, parts, G_N_ELEMENTS (parts));

  return foyer_digest_to_hex (&digest);
}

/* Sets @answer when the request was done before; an error when its key was another's. */
static gboolean
find_request (FoyerExecutor *executor,
              const FoyerCommand *command,
              const char *fingerprint,
              JsonObject **answer,
              GError **error)
{
  g_autofree char *known = NULL, *text = NULL;

  if (!foyer_vault_find_request (executor->database, command->request, &known, &text, error))
    return FALSE;
  if (known == NULL)
    return TRUE;
  if (!g_str_equal (known, fingerprint))
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_REQUEST_REUSED,
                   _ ("The request “%s” was another command before. Nothing was changed; give each "
                      "command a request of its own."),
                   command->request);
      return FALSE;
    }
  *answer = foyer_json_parse_object (text, error);
  if (*answer != NULL && !foyer_visit_show_persons (executor->database, *answer, error))
    g_clear_pointer (answer, json_object_unref);
  return *answer != NULL;
}

/* A window acts for somebody who signed in: with the PIN that everybody knows, only to change it.
 */
static gboolean
check_pin (FoyerExecutor *executor, const char *staff, GError **error)
{
  g_auto (FoyerPin) pin = { 0 };

  return foyer_vault_get_pin (executor->database, staff, &pin, error) &&
         foyer_access_check_pin (staff, pin.must_change, executor->config->demo, error);
}

static gboolean
check_access (FoyerExecutor *executor, const FoyerCommand *command, GError **error)
{
  const FoyerStaff *staff = NULL;

  if (command->actor != NULL)
    {
      staff = foyer_config_find_staff (executor->config, command->actor, error);
      if (staff == NULL)
        return FALSE;
    }
  if (g_str_equal (command->via, "screen"))
    {
      if (staff == NULL && foyer_access_may_screen (command->name))
        return TRUE;
    }
  else if (!g_str_equal (command->via, "window"))
    return TRUE;
  else if (staff != NULL && foyer_access_may (staff->role, command->name))
    return check_pin (executor, staff->id, error);
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_ACCESS_DENIED,
               _ ("Staff number %s may not do this. Nothing was changed; ask somebody who may."),
               command->actor != NULL ? command->actor : "–");
  return FALSE;
}

static JsonObject *
finish_request (FoyerExecutor *executor,
                const FoyerCommand *command,
                const char *fingerprint,
                FoyerWork *work,
                GError **error)
{
  g_autofree char *text = NULL;

  if (fingerprint == NULL)
    return json_object_ref (work->answer);
  foyer_visit_hide_persons (work->answer);
  text = foyer_json_to_text (work->answer);
  if (!foyer_vault_keep_request (executor->database, command->request, fingerprint, text, work->now,
                                 work->now - REQUEST_LIFETIME, error) ||
      !foyer_visit_show_persons (executor->database, work->answer, error))
    return NULL;
  return json_object_ref (work->answer);
}

/* The present as the command sees it: asked once its transaction has begun, so that waiting for the
 * turn brings nobody's time out of order. */
static FoyerTime
get_now (FoyerExecutor *executor, const FoyerCommand *command)
{
  return command->now != 0 ? command->now : foyer_clock_get_now (&executor->clock);
}

static FoyerWork
begin_work (FoyerExecutor *executor, const FoyerCommand *command)
{
  return (FoyerWork){
    .database = executor->database,
    .config = executor->config,
    .now = get_now (executor, command),
    .actor = command->actor,
    .via = command->via,
    .arguments = command->arguments,
    .answer = json_object_new (),
    .data = json_object_new (),
    .head = executor->bulk_head,
  };
}

static void
clear_work (FoyerWork *work)
{
  json_object_unref (work->answer);
  json_object_unref (work->data);
}

/* Everything of a writing command between its begin and its commit. */
static JsonObject *
write_inside (FoyerExecutor *executor,
              const FoyerVerb *verb,
              const FoyerCommand *command,
              GError **error)
{
  g_autofree char *fingerprint = NULL;
  g_autoptr (FoyerDay) day = NULL;
  JsonObject *answer = NULL;
  FoyerWork work;

  if (!refresh_config (executor, error) || !check_access (executor, command, error))
    return NULL;
  if (command->request != NULL)
    {
      fingerprint = compute_fingerprint (command);
      if (!find_request (executor, command, fingerprint, &answer, error) || answer != NULL)
        return answer;
    }
  work = begin_work (executor, command);
  if (executor->in_bulk || foyer_journal_get_head (executor->database, &work.head, error))
    {
      day = verb->kind == FOYER_VERB_SETUP ? foyer_day_peek (&work, error)
                                           : foyer_day_enter (&work, error);
      work.day = day;
      if (day != NULL && verb->run (&work, error) &&
          (executor->in_bulk || foyer_journal_set_head (executor->database, &work.head, error)))
        answer = finish_request (executor, command, fingerprint, &work, error);
    }
  if (answer != NULL)
    executor->bulk_head = work.head;
  clear_work (&work);
  return answer;
}

/* In bulk a refused command must not take the others with it, nor leave anything behind. */
static JsonObject *
write_part (FoyerExecutor *executor,
            const FoyerVerb *verb,
            const FoyerCommand *command,
            GError **error)
{
  g_autoptr (JsonObject) answer = NULL;
  gboolean ended;

  if (!foyer_database_begin_part (executor->database, error))
    return NULL;
  answer = write_inside (executor, verb, command, error);
  ended =
      foyer_database_end_part (executor->database, answer != NULL, answer != NULL ? error : NULL);
  return ended ? g_steal_pointer (&answer) : NULL;
}

static JsonObject *
run_write (FoyerExecutor *executor,
           const FoyerVerb *verb,
           const FoyerCommand *command,
           GError **error)
{
  g_autoptr (JsonObject) answer = NULL;

  if (executor->in_bulk)
    return write_part (executor, verb, command, error);
  if (!foyer_database_begin (executor->database, error))
    return NULL;
  answer = write_inside (executor, verb, command, error);
  if (answer == NULL)
    {
      foyer_database_rollback (executor->database);
      return NULL;
    }
  return foyer_database_commit (executor->database, error) ? g_steal_pointer (&answer) : NULL;
}

gboolean
foyer_executor_recall (FoyerExecutor *executor,
                       const FoyerCommand *command,
                       JsonObject **answer,
                       GError **error)
{
  g_autofree char *fingerprint = NULL;

  *answer = NULL;
  if (command->request == NULL || executor->mode == FOYER_DATABASE_READ)
    return TRUE;
  fingerprint = compute_fingerprint (command);
  return find_request (executor, command, fingerprint, answer, error);
}

gboolean
foyer_executor_remember (FoyerExecutor *executor,
                         const FoyerCommand *command,
                         JsonObject *answer,
                         GError **error)
{
  const FoyerTime now = get_now (executor, command);
  g_autofree char *fingerprint = NULL, *text = NULL;

  if (command->request == NULL || executor->mode == FOYER_DATABASE_READ)
    return TRUE;
  fingerprint = compute_fingerprint (command);
  text = foyer_json_to_text (answer);
  if (!foyer_database_begin (executor->database, error))
    return FALSE;
  if (foyer_vault_keep_request (executor->database, command->request, fingerprint, text, now,
                                now - REQUEST_LIFETIME, error))
    return foyer_database_commit (executor->database, error);
  foyer_database_rollback (executor->database);
  return FALSE;
}

static JsonObject *
run_read (FoyerExecutor *executor,
          const FoyerVerb *verb,
          const FoyerCommand *command,
          GError **error)
{
  g_autoptr (FoyerDay) day = NULL;
  JsonObject *answer = NULL;
  FoyerWork work;

  if (verb->kind == FOYER_VERB_READ && !foyer_database_begin_read (executor->database, error))
    return NULL;
  if (refresh_config (executor, error) && check_access (executor, command, error))
    {
      work = begin_work (executor, command);
      day = foyer_day_peek (&work, error);
      work.day = day;
      if (day != NULL && verb->run (&work, error))
        answer = json_object_ref (work.answer);
      clear_work (&work);
    }
  if (verb->kind == FOYER_VERB_READ)
    foyer_database_end_read (executor->database);
  return answer;
}

/* What works on the database itself has no transaction for the request to stand in. */
static JsonObject *
run_alone (FoyerExecutor *executor,
           const FoyerVerb *verb,
           const FoyerCommand *command,
           GError **error)
{
  g_autoptr (JsonObject) answer = NULL;

  if (!foyer_executor_recall (executor, command, &answer, error))
    return NULL;
  if (answer == NULL)
    {
      answer = run_read (executor, verb, command, error);
      if (answer != NULL && !foyer_executor_remember (executor, command, answer, error))
        return NULL;
    }
  return g_steal_pointer (&answer);
}

/* Refused attempts are kept where a reader of the journal does not need them: outside the chain. */
void
foyer_executor_note_refusal (FoyerExecutor *executor,
                             const FoyerCommand *command,
                             const GError *refusal)
{
  FoyerTime now = get_now (executor, command);
  g_autoptr (GError) fault = NULL;

  if (!g_error_matches (refusal, FOYER_ERROR, FOYER_ERROR_ACCESS_DENIED) ||
      !foyer_database_begin (executor->database, NULL))
    return;
  if (foyer_vault_note_refusal (executor->database, now, command->actor, command->name,
                                foyer_error_get_code (refusal), &fault) &&
      foyer_database_commit (executor->database, &fault))
    return;
  g_warning ("A refused attempt could not be noted: %s", fault->message);
  foyer_database_rollback (executor->database);
}

JsonObject *
foyer_executor_run (FoyerExecutor *executor, const FoyerCommand *command, GError **error)
{
  const FoyerVerb *verb = foyer_verb_find (command->name);
  g_autoptr (GError) refusal = NULL;
  JsonObject *answer;

  if (verb == NULL)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_NOT_AVAILABLE,
                   _ ("“%s” is not available in this version. Nothing was changed."),
                   command->name);
      return NULL;
    }
  if (!foyer_verb_check_arguments (verb, command->arguments, error))
    return NULL;
  answer = verb->kind <= FOYER_VERB_SETUP   ? run_write (executor, verb, command, &refusal)
           : verb->kind == FOYER_VERB_ALONE ? run_alone (executor, verb, command, &refusal)
                                            : run_read (executor, verb, command, &refusal);
  if (answer == NULL)
    {
      if (!executor->in_bulk && executor->mode != FOYER_DATABASE_READ)
        foyer_executor_note_refusal (executor, command, refusal);
      g_propagate_error (error, g_steal_pointer (&refusal));
    }
  return answer;
}

gboolean
foyer_executor_begin_bulk (FoyerExecutor *executor, GError **error)
{
  if (!foyer_database_begin (executor->database, error))
    return FALSE;
  if (!foyer_journal_get_head (executor->database, &executor->bulk_head, error))
    {
      foyer_database_rollback (executor->database);
      return FALSE;
    }
  executor->in_bulk = TRUE;
  return TRUE;
}

gboolean
foyer_executor_end_bulk (FoyerExecutor *executor, gboolean keep, GError **error)
{
  executor->in_bulk = FALSE;
  if (keep && foyer_journal_set_head (executor->database, &executor->bulk_head, error))
    return foyer_database_commit (executor->database, error);
  foyer_database_rollback (executor->database);
  return !keep;
}
