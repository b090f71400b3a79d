/* Creating a hall, and filling it with past days. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "base/foyer-error.h"
#include "base/foyer-json.h"
#include "ctl/foyer-ctl.h"
#include "engine/foyer-demo-fill.h"
#include "base/foyer-digest.h"
#include "engine/foyer-hall-config.h"
#include "engine/foyer-session.h"

/* The words of a command that is no verb, so that its request can be told from another. */
static void
note_arguments (const FoyerCtlLine *line)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, line->own);
  while (g_hash_table_iter_next (&iter, &name, &value))
    foyer_command_text (line->command, name, value);
  for (guint i = 0; i < line->words->len; i++)
    foyer_command_text (line->command, "word", g_ptr_array_index (line->words, i));
}

/* Ends a command whose @answer is known. */
static int
end (const FoyerCtlLine *line, JsonObject *answer)
{
  foyer_ctl_print (answer, line->json);
  return 0;
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_NO_DATABASE,
               _ ("The folder %s cannot be created. Nothing was changed."), folder);
  return FALSE;
}

int
foyer_ctl_hall_init (const FoyerCtlLine *line)
{
  g_autofree char *path = foyer_ctl_get_database (line);
  const char *config_file = foyer_ctl_line_get (line, "config");
  FoyerClock clock = { .fixed = line->now };
  g_autofree char *config = NULL, *shown = NULL;
  g_autoptr (GError) unread = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerExecutor) executor = NULL;
  g_autoptr (JsonObject) answer = NULL;

  note_arguments (line);
  if (line->command->request != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      executor = foyer_executor_open (path, FOYER_DATABASE_WRITE, &clock, &error);
      if (executor == NULL || !foyer_executor_recall (executor, line->command, &answer, &error))
        return foyer_ctl_print_error (error, line->json);
      if (answer != NULL)
        return end (line, answer);
    }
  if (config_file != NULL && !g_file_get_contents (config_file, &config, NULL, &unread))
    {
      g_set_error_literal (&error, FOYER_ERROR, FOYER_ERROR_USAGE, unread->message);
      return foyer_ctl_print_error (error, line->json);
    }
  if (!make_folder (path, &error) ||
      !foyer_hall_create (path, foyer_ctl_line_get (line, "demo") != NULL, config, &clock, &error))
    return foyer_ctl_print_error (error, line->json);
  answer = json_object_new ();
  shown = g_utf8_make_valid (path, -1);
  json_object_set_string_member (answer, "database", shown);
  json_object_set_boolean_member (answer, "demo", foyer_ctl_line_get (line, "demo") != NULL);
  if (line->command->request != NULL &&
      ((executor = foyer_executor_open (path, FOYER_DATABASE_WRITE, &clock, &error)) == NULL ||
       !foyer_executor_remember (executor, line->command, answer, &error)))
    return foyer_ctl_print_error (error, line->json);
  return end (line, answer);
}

static gboolean
read_number (const FoyerCtlLine *line,
             const char *option,
             gint64 fallback,
             gint64 lowest,
             gint64 *value,
             GError **error)
{
  const char *text = foyer_ctl_line_get (line, option);

  *value = fallback;
  if (text == NULL || g_ascii_string_to_signed (text, 10, lowest, G_MAXINT32, value, NULL))
    return TRUE;
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
               _ ("“--%s” is a whole number, not “%s”. Nothing was changed."), option, text);
  return FALSE;
}

int
foyer_ctl_demo_fill (const FoyerCtlLine *line)
{
  g_autofree char *path = foyer_ctl_get_database (line);
  FoyerClock clock = { .fixed = line->now };
  g_autoptr (FoyerExecutor) executor = NULL;
  g_autoptr (JsonObject) answer = NULL;
  g_autoptr (GError) error = NULL;
  gint64 days, seed;

  if (read_number (line, "days", 0, 1, &days, &error) &&
      read_number (line, "seed", 1, 0, &seed, &error))
    {
      if (days == 0)
        g_set_error_literal (&error, FOYER_ERROR, FOYER_ERROR_USAGE,
                             _ ("How many days? Give --days=N. Nothing was changed."));
      else
        executor = foyer_executor_open (path, FOYER_DATABASE_WRITE, &clock, &error);
    }
  note_arguments (line);
  if (executor != NULL && foyer_executor_recall (executor, line->command, &answer, &error) &&
      answer == NULL)
    {
      answer = foyer_demo_fill (executor, (int) days, (guint32) seed,
                                foyer_ctl_line_get (line, "until"), &error);
      if (answer != NULL && !foyer_executor_remember (executor, line->command, answer, &error))
        g_clear_pointer (&answer, json_object_unref);
    }
  return answer != NULL ? end (line, answer) : foyer_ctl_print_error (error, line->json);
}

/* The PIN comes on standard input, so that no list of processes shows it. */
int
foyer_ctl_set_pin (const FoyerCtlLine *line)
{
  g_autofree char *path = foyer_ctl_get_database (line);
  const char *staff = g_ptr_array_index (line->words, 0);
  FoyerClock clock = { .fixed = line->now };
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerExecutor) executor =
      foyer_executor_open (path, FOYER_DATABASE_WRITE, &clock, &error);
  g_autoptr (JsonObject) answer = NULL;
  char pin[64] = "";
  gboolean done;

  note_arguments (line);
  if (executor == NULL || !foyer_executor_recall (executor, line->command, &answer, &error))
    return foyer_ctl_print_error (error, line->json);
  if (answer != NULL)
    return end (line, answer);
  if (fgets (pin, sizeof pin, stdin) != NULL)
    g_strchomp (pin);
  done = foyer_session_set_pin (executor, staff, pin, &error);
  foyer_pin_forget (pin);
  answer = json_object_new ();
  json_object_set_string_member (answer, "staff", staff);
  json_object_set_boolean_member (answer, "has_pin", TRUE);
  if (!done || !foyer_executor_remember (executor, line->command, answer, &error))
    return foyer_ctl_print_error (error, line->json);
  return end (line, answer);
}
