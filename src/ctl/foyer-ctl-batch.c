/* One command per line from standard input, one JSON line per answer. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/foyer-error.h"
#include "base/foyer-json.h"
#include "ctl/foyer-ctl-parse.h"

/* @length bytes of @text, without its end. */
static JsonObject *
run_line (FoyerExecutor *executor,
          const FoyerCtlLine *defaults,
          const char *text,
          gsize length,
          gboolean *empty,
          GError **error)
{
  g_autoptr (FoyerCtlLine) line = NULL;
  g_autoptr (GError) cause = NULL;
  g_auto (GStrv) words = NULL;

  *empty = FALSE;
  /* Not -1: a NUL within would hide the words behind it. */
  if (!g_utf8_validate (text, (gssize) length, NULL))
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                           _ ("This line is not UTF-8. Nothing was changed."));
      return NULL;
    }
  if (!g_shell_parse_argv (text, NULL, &words, &cause))
    {
      *empty = g_error_matches (cause, G_SHELL_ERROR, G_SHELL_ERROR_EMPTY_STRING);
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE, "%s", cause->message);
      return NULL;
    }
  line = foyer_ctl_parse (words, defaults, error);
  if (line == NULL)
    return NULL;
  if (line->name == NULL || foyer_verb_find (line->name) == NULL)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                   _ ("“%s” is not possible in a batch. Nothing was changed."),
                   line->name != NULL ? line->name : "");
      return NULL;
    }
  if (line->database != NULL && g_strcmp0 (line->database, defaults->database) != 0)
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                           _ ("A batch works on one database. Nothing was changed."));
      return NULL;
    }
  return foyer_executor_run (executor, line->command, error);
}

/* "ok" first, then the members of the answer. */
static void
print_answer (JsonObject *answer, const GError *error)
{
  g_autoptr (JsonObject) whole = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_set_boolean_member (whole, "ok", answer != NULL);
  if (answer == NULL)
    json_object_set_object_member (whole, "error", foyer_ctl_view_error (error));
  else
    {
      json_object_iter_init_ordered (&iter, answer);
      while (json_object_iter_next_ordered (&iter, &name, &node))
        json_object_set_member (whole, name, json_node_copy (node));
    }
  foyer_ctl_print (whole, TRUE);
}

int
foyer_ctl_batch (const FoyerCtlLine *line)
{
  g_autofree char *path = foyer_ctl_get_database (line);
  g_autoptr (GError) fault = NULL;
  g_autoptr (FoyerExecutor) executor = NULL;
  char *text = NULL;
  size_t size = 0;
  ssize_t length;
  int status = 0;

  if (line->command->request != NULL)
    g_set_error_literal (&fault, FOYER_ERROR, FOYER_ERROR_USAGE,
                         _ ("A batch has no request of its own; give each line one. Nothing was "
                            "changed."));
  else
    executor = foyer_executor_open (path, FOYER_DATABASE_WRITE, NULL, &fault);
  if (executor == NULL)
    return foyer_ctl_print_error (fault, line->json);
  while ((length = getline (&text, &size, stdin)) >= 0)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonObject) answer = NULL;
      gboolean empty;

      /* The end of a line, of this system or another, is none of its words. */
      if (length > 0 && text[length - 1] == '\n')
        text[--length] = '\0';
      if (length > 0 && text[length - 1] == '\r')
        text[--length] = '\0';
      answer = run_line (executor, line, text, (gsize) length, &empty, &error);
      if (answer == NULL && empty)
        continue;
      print_answer (answer, error);
      if (answer == NULL && foyer_error_get_exit_status (error) == 3 &&
          !g_error_matches (error, FOYER_ERROR, FOYER_ERROR_NOT_AVAILABLE))
        status = 3;
      if (ferror (stdout))
        break; /* nobody reads the answers any more */
    }
  free (text);
  if (g_getenv ("FOYER_REPORT_TURNS") != NULL)
    fprintf (stderr, "longest wait for the turn: %" G_GINT64_FORMAT " us\n",
             foyer_database_get_longest_wait (foyer_executor_get_database (executor)));
  return status;
}
