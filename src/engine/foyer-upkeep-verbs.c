/* Verbs of upkeep: the journal, backup and restore, and the check of everything. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "engine/foyer-check.h"
#include "engine/foyer-verb.h"
#include "engine/foyer-view.h"

static gboolean
run_journal_list (FoyerWork *work, GError **error)
{
  g_autoptr (GPtrArray) entries =
      foyer_journal_list (work->database, foyer_work_get_integer (work, "since"),
                          foyer_work_get_integer (work, "limit"), error);
  JsonArray *array;

  if (entries == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < entries->len; i++)
    json_array_add_object_element (
        array, foyer_view_entry (g_ptr_array_index (entries, i), work->config->zone));
  json_object_set_array_member (work->answer, "events", array);
  return TRUE;
}

static gboolean
run_backup (FoyerWork *work, GError **error)
{
  const char *path = foyer_work_get_text (work, "file");

  if (!foyer_database_backup (work->database, path, error))
    return FALSE;
  json_object_set_string_member (work->answer, "file", path);
  return TRUE;
}

/* The live hall keeps counting its generations, so that every reader sees that it must start anew.
 */
static gboolean
record_restore (FoyerWork *work, gint64 generation, GError **error)
{
  if (!foyer_database_begin (work->database, error))
    return FALSE;
  if (foyer_journal_get_head (work->database, &work->head, error))
    {
      work->head.generation = MAX (generation, work->head.generation) + 1;
      if (foyer_work_record (work, "hall.restored", NULL, 0, error) &&
          foyer_journal_set_head (work->database, &work->head, error))
        return foyer_database_commit (work->database, error);
    }
  foyer_database_rollback (work->database);
  return FALSE;
}

/* Before the restored hall goes live: a reader sees it with its new generation, or not at all. */
static gboolean
prepare_restored (FoyerDatabase *copy, gpointer data, GError **error)
{
  FoyerWork *work = data;
  FoyerDatabase *live = work->database;
  FoyerJournalHead head;
  gboolean done;

  if (!foyer_journal_get_head (live, &head, error))
    return FALSE;
  work->database = copy;
  done = record_restore (work, head.generation, error);
  work->database = live;
  return done;
}

/* A name beside the live file that nothing has yet. (transfer full) */
static char *
find_free_name (FoyerWork *work)
{
  const char *live = foyer_database_get_path (work->database);
  char *name =
      g_strdup_printf ("%s-before-restore-%" G_GINT64_FORMAT, live, work->now / FOYER_SECOND);

  for (int i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s-before-restore-%" G_GINT64_FORMAT "-%d", live,
                              work->now / FOYER_SECOND, i);
    }
  return name;
}

static gboolean
run_restore (FoyerWork *work, GError **error)
{
  const char *path = foyer_work_get_text (work, "file");
  g_autofree char *kept = find_free_name (work);

  if (!foyer_database_restore (work->database, path, kept, prepare_restored, work, error))
    return FALSE;
  json_object_set_string_member (work->answer, "file", path);
  json_object_set_string_member (work->answer, "kept", kept);
  return TRUE;
}

static gboolean
run_check (FoyerWork *work, GError **error)
{
  FoyerCheck result;

  if (!foyer_check_run (work->database, &result, error))
    return FALSE;
  json_object_set_boolean_member (work->answer, "ok", TRUE);
  json_object_set_int_member (work->answer, "events", result.entries);
  json_object_set_int_member (work->answer, "rows", result.rows);
  json_object_set_string_member (work->answer, "hash", result.hash);
  return TRUE;
}

static const FoyerArgument list_arguments[] = {
  { "since", FOYER_ARGUMENT_INTEGER, 0, NULL },
  { "limit", FOYER_ARGUMENT_INTEGER, 0, NULL },
  { NULL, 0, 0, NULL },
};
static const FoyerArgument file_arguments[] = {
  { "file", FOYER_ARGUMENT_TEXT, FOYER_ARGUMENT_POSITIONAL | FOYER_ARGUMENT_REQUIRED, NULL },
  { NULL, 0, 0, NULL },
};

const FoyerVerb foyer_upkeep_verbs[] = {
  { "journal.list", FOYER_VERB_READ, run_journal_list, list_arguments },
  { "backup", FOYER_VERB_ALONE, run_backup, file_arguments },
  { "restore", FOYER_VERB_ALONE, run_restore, file_arguments },
  { "check", FOYER_VERB_ALONE, run_check, NULL },
  { NULL, 0, NULL, NULL },
};
