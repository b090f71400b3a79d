/* What can be asked: the synopsis of each command, from the tables that read it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "base/foyer-error.h"
#include "ctl/foyer-ctl-parse.h"

#define WIDTH 79

static char *
write_argument (const FoyerArgument *argument)
{
  const gboolean positional = (argument->flags & FOYER_ARGUMENT_POSITIONAL) != 0;
  g_autofree char *word = NULL;
  g_autofree char *choices =
      argument->choices != NULL ? g_strjoinv ("|", (char **) argument->choices) : NULL;

  if (positional)
    word = choices != NULL ? g_strdup (choices) : g_ascii_strup (argument->name, -1);
  if (positional && argument->type == FOYER_ARGUMENT_TEXTS)
    {
      char *more = g_strconcat (word, "…", NULL);
      g_free (word);
      word = more;
    }
  if (!positional)
    word = argument->type == FOYER_ARGUMENT_FLAG
               ? g_strconcat ("--", argument->name, NULL)
               : g_strconcat ("--", argument->name, "=",
                              choices != NULL                            ? choices
                              : argument->type == FOYER_ARGUMENT_INTEGER ? "N"
                                                                         : "…",
                              NULL);
  return argument->flags & FOYER_ARGUMENT_REQUIRED ? g_steal_pointer (&word)
                                                   : g_strconcat ("[", word, "]", NULL);
}

/* The words of a command and its arguments. (transfer full) */
static GPtrArray *
write_synopsis (const char *name)
{
  const FoyerCtlSpecial *special = foyer_ctl_special_find (name);
  const FoyerVerb *verb = special == NULL ? foyer_verb_find (name) : NULL;
  const char *dot = strchr (name, '.');
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  /* Group and verb stand together. */
  g_ptr_array_add (words, dot == NULL
                              ? g_strdup (name)
                              : g_strdup_printf ("%.*s %s", (int) (dot - name), name, dot + 1));
  if (special != NULL && special->words != NULL)
    g_ptr_array_add (words, g_strdup (special->words));
  for (const char *const *option = special != NULL ? special->options : NULL;
       option != NULL && *option != NULL; option++)
    g_ptr_array_add (
        words, g_strdup_printf ("[--%s%s]", *option, g_str_has_suffix (*option, "=") ? "…" : ""));
  for (const FoyerArgument *argument = verb != NULL ? verb->arguments : NULL;
       argument != NULL && argument->name != NULL; argument++)
    g_ptr_array_add (words, write_argument (argument));
  return words;
}

static void
print_synopsis (const char *name)
{
  g_autoptr (GPtrArray) words = write_synopsis (name);
  glong column = 0;

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      const glong length = g_utf8_strlen (word, -1);

      if (i > 0 && column + 1 + length > WIDTH)
        column = printf ("\n     ") - 1;
      column += 1 + length;
      printf (i == 0 ? "%s" : " %s", word);
    }
  printf ("\n");
}

static void
collect_verb (const FoyerVerb *verb, gpointer names)
{
  if (!foyer_verb_is_internal (verb) && foyer_ctl_special_find (verb->name) == NULL)
    g_ptr_array_add (names, (char *) verb->name);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The commands that these words mean: one, a group's, or all. Sorted, borrowed. (transfer
 * container)
 */
static GPtrArray *
find_commands (GPtrArray *words)
{
  const char *first = words->len > 0 ? g_ptr_array_index (words, 0) : "";
  const char *second = words->len > 1 ? g_ptr_array_index (words, 1) : "";
  g_autofree char *asked = g_strconcat (first, ".", second, NULL);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  GPtrArray *found = g_ptr_array_new ();

  foyer_verb_foreach (collect_verb, all);
  foyer_ctl_special_foreach (all);
  g_ptr_array_sort (all, compare_names);
  for (guint i = 0; i < all->len; i++)
    {
      const char *name = g_ptr_array_index (all, i);

      if (words->len == 0 || g_str_equal (name, first) || g_str_equal (name, asked) ||
          (words->len == 1 && g_str_has_prefix (name, asked)))
        g_ptr_array_add (found, (char *) name);
    }
  return found;
}

static void
print_as_json (GPtrArray *names)
{
  g_autoptr (JsonObject) answer = json_object_new ();
  JsonArray *commands = json_array_new ();

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GPtrArray) words = write_synopsis (g_ptr_array_index (names, i));
      g_autofree char *text = NULL;
      JsonObject *command = json_object_new ();

      json_object_set_string_member (command, "command", g_ptr_array_index (words, 0));
      g_ptr_array_add (words, NULL);
      text = g_strjoinv (" ", (char **) words->pdata);
      json_object_set_string_member (command, "usage", text);
      json_array_add_object_element (commands, command);
    }
  json_object_set_array_member (answer, "commands", commands);
  foyer_ctl_print (answer, TRUE);
}

static void
print_options (void)
{
  const struct
  {
    const char *option, *meaning;
  } options[] = {
    { "--database=FILE",
      _ ("the hall’s file; else $FOYER_DATABASE, else foyer/hall.db in the data folder") },
    { "--json", _ ("one line of JSON instead of text for people") },
    { "--now=TIME", _ ("take this instant, with its offset, as the present") },
    { "--as=STAFF", _ ("the staff number that acts") },
    { "--request=ID", _ ("the same ID again gives the first answer and changes nothing") },
    { "--help", _ ("behind a group or a command: what it takes") },
    { "--version", _ ("the version of Foyer") },
  };

  printf ("foyerctl [--database=FILE] [--json] [--now=TIME] [--as=STAFF] [--request=ID]\n"
          "         GROUP VERB [ARGUMENTS]\n\n");
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    printf ("  %-18s%s\n", options[i].option, options[i].meaning);
  printf ("\n");
}

int
foyer_ctl_help (const FoyerCtlLine *line)
{
  g_autoptr (GPtrArray) names = find_commands (line->words);
  g_autoptr (GError) error = NULL;

  if (names->len == 0)
    {
      g_set_error (&error, FOYER_ERROR, FOYER_ERROR_USAGE, "%s %s", _ ("There is no such command:"),
                   (char *) g_ptr_array_index (line->words, line->words->len - 1));
      return foyer_ctl_print_error (error, line->json);
    }
  if (line->json)
    {
      print_as_json (names);
      return 0;
    }
  if (line->words->len == 0)
    print_options ();
  for (guint i = 0; i < names->len; i++)
    print_synopsis (g_ptr_array_index (names, i));
  return 0;
}
