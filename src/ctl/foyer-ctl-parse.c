/* Command lines: global options, group and verb, the verb's arguments by its own table. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl/foyer-ctl-parse.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"

/* 1971; what is far ahead is no time at all. */
#define EARLIEST (G_GINT64_CONSTANT (31536000) * FOYER_SECOND)

/* Groups that are commands by themselves. */
static const char *const lone_groups[] = { "backup", "restore", "check", "batch", NULL };

static const char *const hall_init_options[] = { "demo", "config=", NULL };
static const char *const demo_fill_options[] = { "days=", "seed=", "until=", NULL };
static const char *const list_options[] = { "since=", "limit=", NULL };
static const char *const follow_options[] = { "since=", NULL };
static const char *const run_options[] = {
  "device=", "follow", "script=", "station=", "wav=", NULL
};
static const char *const speak_options[] = { "counter=", "device=", "language=",
                                             "station=", "wav=",    NULL };
static const char *const say_options[] = { "device=", "language=", "station=", "wav=", NULL };
static const char *const preview_options[] = { "language=", NULL };
static const char *const no_options[] = { NULL };

static const FoyerCtlSpecial specials[] = {
  { "hall.init", foyer_ctl_hall_init, 0, hall_init_options, NULL },
  { "demo.fill", foyer_ctl_demo_fill, 0, demo_fill_options, NULL },
  { "journal.list", foyer_ctl_journal_list, 0, list_options, NULL },
  { "journal.follow", foyer_ctl_journal_follow, 0, follow_options, NULL },
  { "announce.run", foyer_ctl_announce_run, 0, run_options, NULL },
  { "announce.speak", foyer_ctl_announce_speak, 1, speak_options, "NUMBER" },
  { "announce.say", foyer_ctl_announce_say, 1, say_options, "TEXT" },
  { "announce.preview", foyer_ctl_announce_preview, 1, preview_options, "TEXT" },
  { "announce.devices", foyer_ctl_announce_devices, 0, no_options, NULL },
  { "staff.set-pin", foyer_ctl_set_pin, 1, no_options, "ID" },
  { "batch", foyer_ctl_batch, 0, no_options, NULL },
};

const FoyerCtlSpecial *
foyer_ctl_special_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (specials); i++)
    if (g_str_equal (specials[i].name, name))
      return &specials[i];
  return NULL;
}

void
foyer_ctl_special_foreach (GPtrArray *names)
{
  for (guint i = 0; i < G_N_ELEMENTS (specials); i++)
    g_ptr_array_add (names, (char *) specials[i].name);
}

void
foyer_ctl_line_free (FoyerCtlLine *line)
{
  g_free (line->database);
  g_free (line->name);
  g_clear_pointer (&line->own, g_hash_table_unref);
  g_clear_pointer (&line->words, g_ptr_array_unref);
  g_clear_pointer (&line->command, foyer_command_free);
  g_free (line);
}

const char *
foyer_ctl_line_get (const FoyerCtlLine *line, const char *option)
{
  return g_hash_table_lookup (line->own, option);
}

static gboolean
usage (GError **error, const char *format, const char *word)
{
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE, "%s %s", format, word);
  return FALSE;
}

/* What has been read of a line so far. */
typedef struct
{
  FoyerCtlLine *line;
  char **words;
  GPtrArray *plain;    /* words that are no options; borrowed */
  GHashTable *options; /* name -> value ("" for a flag); borrowed values, owned names */
  char *actor, *request;
  gboolean in_batch;
  GError **error;
} Reading;

gboolean
foyer_ctl_wants_json (char **words)
{
  for (; *words != NULL && !g_str_equal (*words, "--"); words++)
    if (g_str_equal (*words, "--json"))
      return TRUE;
  return FALSE;
}

/* The value of an option: behind "=", else the next word. */
static const char *
take_value (Reading *reading, const char *equals, guint *i)
{
  if (equals != NULL)
    return equals + 1;
  if (reading->words[*i + 1] == NULL)
    return NULL;
  return reading->words[++*i];
}

/* 1: a global option was read, 0: it is none, -1: it is wrong. */
static int
read_global (Reading *reading, const char *name, const char *equals, guint *i)
{
  FoyerCtlLine *line = reading->line;
  const struct
  {
    const char *name;
    char **text;
  } texts[] = {
    { "database", &line->database },
    { "as", &reading->actor },
    { "request", &reading->request },
  };
  const struct
  {
    const char *name;
    gboolean *flag;
    gboolean alone; /* asks the program, not the hall */
  } flags[] = {
    { "json", &line->json, FALSE },
    { "version", &line->version, TRUE },
    { "help", &line->help, TRUE },
  };
  const char *value;

  for (guint k = 0; k < G_N_ELEMENTS (flags); k++)
    if (g_str_equal (name, flags[k].name) && !(reading->in_batch && flags[k].alone))
      {
        if (equals != NULL)
          {
            usage (reading->error, _ ("This option takes no value:"), name);
            return -1;
          }
        *flags[k].flag = TRUE;
        return 1;
      }
  for (guint k = 0; k < G_N_ELEMENTS (texts); k++)
    if (g_str_equal (name, texts[k].name))
      {
        value = take_value (reading, equals, i);
        if (value == NULL || *value == '\0')
          {
            usage (reading->error, _ ("This option needs a value:"), name);
            return -1;
          }
        if (texts[k].text != &line->database && !g_utf8_validate (value, -1, NULL))
          {
            usage (reading->error, _ ("This option has a value that is not UTF-8:"), name);
            return -1;
          }
        foyer_set_text (texts[k].text, value);
        return 1;
      }
  if (!g_str_equal (name, "now"))
    return 0;
  value = take_value (reading, equals, i);
  if (value == NULL)
    usage (reading->error, _ ("This option needs a value:"), name);
  if (value == NULL || !foyer_time_from_iso8601 (value, &line->now, reading->error))
    return -1;
  if (line->now < EARLIEST)
    {
      usage (reading->error, _ ("A time after 1970 is expected instead of"), value);
      return -1;
    }
  return 1;
}

/* Whether the option @name of the command @command takes a value. */
static gboolean
takes_value (const char *command, const char *name)
{
  const FoyerCtlSpecial *special = foyer_ctl_special_find (command);
  const FoyerVerb *verb = special == NULL ? foyer_verb_find (command) : NULL;

  for (const char *const *option = special != NULL ? special->options : NULL;
       option != NULL && *option != NULL; option++)
    if (g_str_has_suffix (*option, "=") && strlen (name) == strlen (*option) - 1 &&
        g_str_has_prefix (*option, name))
      return TRUE;
  for (const FoyerArgument *argument = verb != NULL ? verb->arguments : NULL;
       argument != NULL && argument->name != NULL; argument++)
    if (g_str_equal (argument->name, name))
      return argument->type != FOYER_ARGUMENT_FLAG;
  return FALSE;
}

static char *
make_name (GPtrArray *plain)
{
  const char *group = g_ptr_array_index (plain, 0);

  if (g_strv_contains (lone_groups, group))
    return g_strdup (group);
  return plain->len > 1 ? g_strconcat (group, ".", g_ptr_array_index (plain, 1), NULL) : NULL;
}

static gboolean
read_words (Reading *reading)
{
  gboolean only_plain = FALSE;

  for (guint i = 0; reading->words[i] != NULL; i++)
    {
      const char *word = reading->words[i];
      const char *equals = strchr (word, '=');
      g_autofree char *name = NULL;
      const char *value = "";
      int global;

      /* A path is whatever the file system took. */
      if (!g_utf8_validate (word, -1, NULL) && !g_str_has_prefix (word, "--database="))
        {
          name = g_utf8_make_valid (word, -1);
          return usage (reading->error, _ ("This is not UTF-8:"), name);
        }
      if (!only_plain && g_str_equal (word, "--"))
        {
          only_plain = TRUE;
          continue;
        }
      if (only_plain || !g_str_has_prefix (word, "--"))
        {
          g_ptr_array_add (reading->plain, (char *) word);
          if (reading->line->name == NULL)
            reading->line->name = make_name (reading->plain);
          continue;
        }
      name =
          equals != NULL ? g_strndup (word + 2, (gsize) (equals - word) - 2) : g_strdup (word + 2);
      global = read_global (reading, name, equals, &i);
      if (global < 0)
        return FALSE;
      if (global > 0)
        continue;
      if (equals != NULL ||
          takes_value (reading->line->name != NULL ? reading->line->name : "", name))
        value = take_value (reading, equals, &i);
      if (value == NULL)
        return usage (reading->error, _ ("This option needs a value:"), word);
      if (!g_hash_table_insert (reading->options, g_steal_pointer (&name), (char *) value))
        return usage (reading->error, _ ("This option stands twice:"), word);
    }
  return TRUE;
}

static gboolean
set_integer (FoyerCommand *command, const char *name, const char *text, GError **error)
{
  gint64 value;

  if (!g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &value, NULL))
    return usage (error, _ ("A whole number is expected instead of"), text);
  foyer_command_integer (command, name, value);
  return TRUE;
}

static gboolean
set_argument (FoyerCommand *command,
              const FoyerArgument *argument,
              const char *value,
              GError **error)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) cause = NULL;

  switch (argument->type)
    {
    case FOYER_ARGUMENT_INTEGER:
      return set_integer (command, argument->name, value, error);
    case FOYER_ARGUMENT_FLAG:
      if (*value != '\0')
        return usage (error, _ ("This option takes no value:"), argument->name);
      foyer_command_flag (command, argument->name, TRUE);
      return TRUE;
    case FOYER_ARGUMENT_FILE:
      if (!g_file_get_contents (value, &content, NULL, &cause))
        return usage (error, _ ("Nothing was changed."), cause->message);
      foyer_command_text (command, argument->name, content);
      return TRUE;
    case FOYER_ARGUMENT_TEXT:
    case FOYER_ARGUMENT_CHOICE:
    case FOYER_ARGUMENT_TEXTS:
    default:
      foyer_command_text (command, argument->name, value);
      return TRUE;
    }
}

/* In the order of the verb's table, so that equal commands have equal fingerprints. */
static gboolean
fill_command (Reading *reading, FoyerCommand *command, const FoyerVerb *verb, guint first_plain)
{
  guint plain = first_plain;
  GHashTableIter iter;
  gpointer left;

  for (const FoyerArgument *argument = verb->arguments; argument != NULL && argument->name != NULL;
       argument++)
    {
      const char *value = NULL;

      if (argument->flags & FOYER_ARGUMENT_POSITIONAL)
        {
          if (plain >= reading->plain->len)
            continue;
          if (argument->type == FOYER_ARGUMENT_TEXTS)
            {
              g_ptr_array_add (reading->plain, NULL);
              foyer_command_texts (command, argument->name,
                                   (const char *const *) reading->plain->pdata + plain);
              g_ptr_array_remove_index (reading->plain, reading->plain->len - 1);
              plain = reading->plain->len;
              continue;
            }
          value = g_ptr_array_index (reading->plain, plain++);
        }
      else if (g_hash_table_lookup_extended (reading->options, argument->name, NULL,
                                             (gpointer *) &value))
        g_hash_table_remove (reading->options, argument->name);
      else
        continue;
      if (!set_argument (command, argument, value, reading->error))
        return FALSE;
    }
  g_hash_table_iter_init (&iter, reading->options);
  if (g_hash_table_iter_next (&iter, &left, NULL))
    return usage (reading->error, _ ("This option is not known here:"), left);
  if (plain < reading->plain->len)
    return usage (reading->error, _ ("This is too much:"),
                  g_ptr_array_index (reading->plain, plain));
  return TRUE;
}

/* As it is typed. */
static char *
write_title (const char *name)
{
  return g_strdelimit (g_strdup (name), ".", ' ');
}

static gboolean
fill_special (Reading *reading, const FoyerCtlSpecial *special, guint first_plain)
{
  GHashTableIter iter;
  gpointer name, value;
  g_autofree char *title = NULL;

  g_hash_table_iter_init (&iter, reading->options);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      g_autofree char *with_value = g_strconcat (name, "=", NULL);

      if (!g_strv_contains (special->options, name) &&
          !g_strv_contains (special->options, with_value))
        return usage (reading->error, _ ("This option is not known here:"), name);
      if (g_strv_contains (special->options, name) && *(const char *) value != '\0')
        return usage (reading->error, _ ("This option takes no value:"), name);
      g_hash_table_insert (reading->line->own, g_strdup (name), g_strdup (value));
    }
  for (guint i = first_plain; i < reading->plain->len; i++)
    g_ptr_array_add (reading->line->words, g_strdup (g_ptr_array_index (reading->plain, i)));
  if (reading->line->words->len != special->n_words)
    return usage (reading->error, _ ("This has too few or too many words:"), title);
  return TRUE;
}

static gboolean
read_command (Reading *reading)
{
  FoyerCtlLine *line = reading->line;
  const FoyerCtlSpecial *special;
  const FoyerVerb *verb;
  g_autofree char *title = NULL;
  guint first_plain;

  if (line->help)
    for (guint i = 0; i < reading->plain->len; i++)
      g_ptr_array_add (line->words, g_strdup (g_ptr_array_index (reading->plain, i)));
  if (line->help || line->version)
    return TRUE;
  if (line->name == NULL)
    return usage (reading->error, _ ("A group and a verb are expected; this lists them:"),
                  "foyerctl --help");
  first_plain = strchr (line->name, '.') != NULL ? 2 : 1;
  special = foyer_ctl_special_find (line->name);
  verb = foyer_verb_find (line->name);
  line->command = foyer_command_new (line->name, "ctl");
  line->command->actor = g_strdup (reading->actor);
  line->command->request = g_strdup (reading->request);
  line->command->now = line->now;
  /* A batch is one process with one connection: there a verb is only what the engine does. */
  if (special != NULL && (verb == NULL || !reading->in_batch))
    return fill_special (reading, special, first_plain);
  if (verb != NULL && !foyer_verb_is_internal (verb))
    return fill_command (reading, line->command, verb, first_plain);
  title = write_title (line->name);
  return usage (reading->error, _ ("There is no such command:"), title);
}

FoyerCtlLine *
foyer_ctl_parse (char **words, const FoyerCtlLine *defaults, GError **error)
{
  g_autoptr (FoyerCtlLine) line = g_new0 (FoyerCtlLine, 1);
  g_autoptr (GPtrArray) plain = g_ptr_array_new ();
  g_autoptr (GHashTable) options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading = {
    .line = line,
    .words = words,
    .plain = plain,
    .options = options,
    .in_batch = defaults != NULL,
    .error = error,
  };
  gboolean done;

  line->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  line->words = g_ptr_array_new_with_free_func (g_free);
  if (defaults != NULL)
    {
      line->json = defaults->json;
      line->now = defaults->now;
      line->database = g_strdup (defaults->database);
      if (defaults->command != NULL)
        reading.actor = g_strdup (defaults->command->actor);
    }
  done = read_words (&reading) && read_command (&reading);
  g_free (reading.actor);
  g_free (reading.request);
  return done ? g_steal_pointer (&line) : NULL;
}
