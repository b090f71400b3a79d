/* A day from a file: commands with their times, run while the voice speaks what comes of them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl/foyer-ctl-script.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "ctl/foyer-ctl-parse.h"
#include "voice/foyer-pcm.h"

struct _FoyerCtlScript
{
  GPtrArray *lines; /* FoyerCtlLine */
  guint next;
  gint64 n_refused;
  FoyerTime now;
  gsize n_samples; /* spoken when it was looked at last */
  FoyerEngine *engine;
  FoyerStation *station;
  gsize (*get_samples) (gpointer data);
  void (*done) (gpointer data);
  gpointer data;
};

static void run_due (FoyerCtlScript *script);

static FoyerCtlLine *
read_line (const char *text, const FoyerCtlLine *defaults, gboolean *empty, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_auto (GStrv) words = NULL;
  FoyerCtlLine *line;

  if (!g_shell_parse_argv (text, NULL, &words, &cause))
    {
      *empty = g_error_matches (cause, G_SHELL_ERROR, G_SHELL_ERROR_EMPTY_STRING);
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE, "%s", cause->message);
      return NULL;
    }
  line = foyer_ctl_parse (words, defaults, error);
  if (line != NULL && line->name != NULL && foyer_verb_find (line->name) != NULL &&
      line->command->now != 0)
    return line;
  if (line != NULL)
    g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                         _ ("Each line is a command of the hall with its time, --now=…"));
  g_clear_pointer (&line, foyer_ctl_line_free);
  return NULL;
}

FoyerCtlScript *
foyer_ctl_script_read (const char *path, const FoyerCtlLine *defaults, GError **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) texts = NULL;
  g_autoptr (GError) cause = NULL;
  FoyerCtlScript *script;

  if (!g_file_get_contents (path, &text, NULL, &cause) || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE, _ ("%s cannot be read: %s"), path,
                   cause != NULL ? cause->message : _ ("it is not UTF-8"));
      return NULL;
    }
  script = g_new0 (FoyerCtlScript, 1);
  script->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_ctl_line_free);
  texts = g_strsplit (text, "\n", -1);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      gboolean empty = FALSE;
      g_autoptr (GError) wrong = NULL;
      FoyerCtlLine *line = read_line (texts[i], defaults, &empty, &wrong);

      if (line != NULL)
        g_ptr_array_add (script->lines, line);
      else if (!empty)
        {
          g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE, _ ("Line %u of %s is wrong: %s"),
                       i + 1, path, wrong->message);
          g_clear_pointer (&script, foyer_ctl_script_free);
          break;
        }
    }
  return script;
}

void
foyer_ctl_script_free (FoyerCtlScript *script)
{
  g_ptr_array_unref (script->lines);
  g_free (script);
}

static const FoyerCtlLine *
get_next (const FoyerCtlScript *script)
{
  return script->next < script->lines->len ? g_ptr_array_index (script->lines, script->next) : NULL;
}

static void
line_done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerCtlScript *script = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  if (answer == NULL)
    {
      script->n_refused++;
      g_message ("%s", error->message);
    }
  run_due (script);
}

/* All that happens up to now, one after the other; then the voice has its turn. */
static void
run_due (FoyerCtlScript *script)
{
  const FoyerCtlLine *line = get_next (script);

  if (line == NULL || line->command->now > script->now)
    {
      foyer_station_step (script->station, script->now);
      return;
    }
  script->next++;
  foyer_engine_run_async (script->engine, line->command, NULL, line_done_cb, script);
}

/* The voice has said one announcement, or has none. */
static void
on_idle (FoyerCtlScript *script)
{
  const gsize n_samples = script->get_samples (script->data);
  const gsize n_spoken = n_samples - script->n_samples;
  const FoyerCtlLine *line = get_next (script);

  script->n_samples = n_samples;
  if (n_spoken > 0)
    script->now += (FoyerTime) (n_spoken * FOYER_SECOND / FOYER_PCM_RATE);
  else if (line != NULL)
    script->now = MAX (script->now, line->command->now);
  else
    {
      script->done (script->data);
      return;
    }
  run_due (script);
}

void
foyer_ctl_script_start (FoyerCtlScript *script,
                        FoyerEngine *engine,
                        FoyerStation *station,
                        gsize (*get_samples) (gpointer data),
                        void (*done) (gpointer data),
                        gpointer data)
{
  const FoyerCtlLine *line = get_next (script);

  script->engine = engine;
  script->station = station;
  script->get_samples = get_samples;
  script->done = done;
  script->data = data;
  script->now = line != NULL ? line->command->now : foyer_engine_get_now (engine);
  g_signal_connect_swapped (station, "idle", G_CALLBACK (on_idle), script);
  foyer_station_step (station, script->now);
}

void
foyer_ctl_script_report (FoyerCtlScript *script, JsonObject *answer)
{
  json_object_set_int_member (answer, "commands", (gint64) script->next);
  json_object_set_int_member (answer, "refused", script->n_refused);
}
