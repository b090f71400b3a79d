/* foyerctl: the engine without a display. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/foyer-error.h"
#include "base/foyer-json.h"
#include "ctl/foyer-ctl-parse.h"

char *
foyer_ctl_get_database (const FoyerCtlLine *line)
{
  const char *variable = g_getenv ("FOYER_DATABASE");

  if (line->database != NULL)
    return g_strdup (line->database);
  if (variable != NULL && *variable != '\0')
    return g_strdup (variable);
  return g_build_filename (g_get_user_data_dir (), "foyer", "hall.db", NULL);
}

static int
run_verb (const FoyerCtlLine *line)
{
  const FoyerVerb *verb = foyer_verb_find (line->name);
  g_autofree char *path = foyer_ctl_get_database (line);
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerExecutor) executor = foyer_executor_open (
      path, verb->kind == FOYER_VERB_READ ? FOYER_DATABASE_READ : FOYER_DATABASE_WRITE, NULL,
      &error);
  g_autoptr (JsonObject) answer = NULL;

  if (executor != NULL)
    answer = foyer_executor_run (executor, line->command, &error);
  if (answer == NULL)
    return foyer_ctl_print_error (error, line->json);
  if (g_str_equal (line->name, "hall.export") && !line->json)
    {
      /* To be edited and read back. */
      g_autofree char *text = foyer_json_to_pretty_text (answer);
      printf ("%s\n", text);
    }
  else
    foyer_ctl_print (answer, line->json);
  return 0;
}

/* An answer that nobody can read is none. A reader who had enough and went away is no fault. */
static int
end (int status)
{
  struct stat output;

  if ((fflush (stdout) == 0 && !ferror (stdout)) ||
      (fstat (STDOUT_FILENO, &output) == 0 &&
       (S_ISFIFO (output.st_mode) || S_ISSOCK (output.st_mode))))
    return status;
  fprintf (stderr, "foyerctl: %s\n", _ ("The answer could not be written; is the disk full?"));
  return 3;
}

int
main (int argc, char **argv)
{
  g_autoptr (FoyerCtlLine) line = NULL;
  g_autoptr (GError) error = NULL;
  const FoyerCtlSpecial *special;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, FOYER_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* A reader that went away is an error of writing, not a reason to die in a transaction. */
  signal (SIGPIPE, SIG_IGN);

  line = foyer_ctl_parse (argv + 1, NULL, &error);
  if (line == NULL)
    return foyer_ctl_print_error (error, foyer_ctl_wants_json (argv + 1));
  if (line->help)
    return foyer_ctl_help (line);
  if (line->version)
    {
      printf ("foyerctl %s\n", FOYER_VERSION);
      return 0;
    }
  special = foyer_ctl_special_find (line->name);
  return end (special != NULL ? special->run (line) : run_verb (line));
}
