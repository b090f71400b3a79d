/* Speaking: into a file, or as a station with a loudspeaker. GStreamer starts here and nowhere
 * else in foyerctl. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "base/foyer-error.h"
#include "base/foyer-json.h"
#include "ctl/foyer-ctl-script.h"
#include "voice/foyer-compose.h"
#include "voice/foyer-devices.h"
#include "voice/foyer-render.h"
#include "voice/foyer-station.h"
#include "voice/foyer-wav.h"

typedef struct
{
  const FoyerCtlLine *line;
  GMainLoop *loop;
  FoyerEngine *engine;
  FoyerStation *station;
  FoyerWav *wav;
  gint64 n_samples;       /* written; changed on an audio thread, read between two messages */
  FoyerCtlScript *script; /* or NULL */
  gint64 wanted;          /* seq that is waited for; 0: all, or for ever */
  gboolean until_idle;
  JsonObject *answer;
  GError *error;
} Speaker;

static const char *
get_station (const FoyerCtlLine *line)
{
  const char *station = foyer_ctl_line_get (line, "station");

  return station != NULL ? station : "hall";
}

/* A slip of the pen must not cost a hall: only a sound file is written over. Looked at before any
 * connection to a database is open, for closing a database's file would drop its locks. */
static gboolean
check_target (const char *wav, GError **error)
{
  FILE *file = wav != NULL ? fopen (wav, "re") : NULL;
  char start[4] = "";
  size_t n;

  if (file == NULL)
    return TRUE;
  n = fread (start, 1, sizeof start, file);
  fclose (file);
  if (n == 0 || memcmp (start, "RIFF", sizeof start) == 0)
    return TRUE;
  g_set_error (
      error, FOYER_ERROR, FOYER_ERROR_USAGE,
      _ ("%s exists already and is no sound file. It was left as it is; name another file."), wav);
  return FALSE;
}

/* On an audio thread, but the instant output feeds one message after the other. */
static void
write_tap (const gint16 *samples, guint n_samples, gboolean voice, gpointer data)
{
  Speaker *speaker = data;

  if (speaker->error == NULL)
    foyer_wav_append (speaker->wav, samples, n_samples, &speaker->error);
  speaker->n_samples += n_samples;
}

static void
finish (Speaker *speaker)
{
  g_main_loop_quit (speaker->loop);
}

static void
on_idle (Speaker *speaker)
{
  if (speaker->until_idle && speaker->script == NULL)
    finish (speaker);
}

/* The row that is waited for has its end: it came by the feed, whoever spoke it. */
static void
on_committed (Speaker *speaker, GPtrArray *entries)
{
  for (guint i = 0; speaker->wanted != 0 && i < entries->len; i++)
    {
      const FoyerEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (JsonObject) data = NULL;
      JsonObject *row;
      const char *state;

      if (!g_str_has_prefix (entry->kind, "announcement.") ||
          (data = foyer_json_parse_object (entry->data, NULL)) == NULL ||
          !json_object_has_member (data, "announcement") ||
          !JSON_NODE_HOLDS_OBJECT (json_object_get_member (data, "announcement")))
        continue;
      row = json_object_get_object_member (data, "announcement");
      state = json_object_get_string_member_with_default (row, "state", "pending");
      if (json_object_get_int_member (row, "seq") != speaker->wanted ||
          g_str_equal (state, "pending"))
        continue;
      json_object_set_string_member (
          json_object_get_object_member (speaker->answer, "announcement"), "state", state);
      finish (speaker);
    }
}

static gsize
get_samples (gpointer data)
{
  return (gsize) ((Speaker *) data)->n_samples;
}

static void
finish_script (gpointer data)
{
  finish (data);
}

static void
start_station (Speaker *speaker)
{
  FoyerAnnouncerOptions options = { 0 };

  if (speaker->wav != NULL)
    {
      options.output.kind = FOYER_OUTPUT_INSTANT;
      options.output.tap = write_tap;
      options.output.tap_data = speaker;
    }
  options.output.device = foyer_ctl_line_get (speaker->line, "device");
  g_signal_connect_swapped (speaker->engine, "committed", G_CALLBACK (on_committed), speaker);
  speaker->station = foyer_station_new (speaker->engine, get_station (speaker->line), &options);
  g_signal_connect_swapped (speaker->station, "idle", G_CALLBACK (on_idle), speaker);
  if (speaker->script != NULL)
    foyer_ctl_script_start (speaker->script, speaker->engine, speaker->station, get_samples,
                            finish_script, speaker);
}

/* A request that was made before may have been spoken long ago. */
static void
looked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Speaker *speaker = data;
  g_autoptr (JsonObject) answer =
      foyer_engine_run_finish (FOYER_ENGINE (object), result, &speaker->error);
  JsonArray *rows = answer != NULL ? json_object_get_array_member (answer, "announcements") : NULL;

  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      const char *state = json_object_get_string_member (row, "state");

      if (json_object_get_int_member (row, "seq") != speaker->wanted)
        continue;
      if (g_str_equal (state, "pending") || g_str_equal (state, "speaking"))
        return;
      json_object_set_string_member (
          json_object_get_object_member (speaker->answer, "announcement"), "state", state);
    }
  finish (speaker);
}

static void
requested_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Speaker *speaker = data;

  speaker->answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &speaker->error);
  if (speaker->answer == NULL)
    {
      finish (speaker);
      return;
    }
  speaker->wanted = json_object_get_int_member (
      json_object_get_object_member (speaker->answer, "announcement"), "seq");
  if (speaker->line->command->request != NULL)
    {
      g_autoptr (FoyerCommand) list = foyer_command_new ("announce.list", "ctl");
      foyer_engine_run_async (FOYER_ENGINE (object), list, NULL, looked_cb, speaker);
    }
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Speaker *speaker = data;

  speaker->engine = foyer_engine_open_finish (result, &speaker->error);
  if (speaker->engine == NULL)
    {
      finish (speaker);
      return;
    }
  start_station (speaker);
  if (!g_str_equal (speaker->line->name, "announce.run"))
    foyer_engine_run_async (speaker->engine, speaker->line->command, NULL, requested_cb, speaker);
}

static gboolean
on_signal (gpointer data)
{
  finish (data);
  return G_SOURCE_CONTINUE;
}

static int
refuse (const FoyerCtlLine *line, const char *sentence)
{
  g_autoptr (GError) error = g_error_new_literal (FOYER_ERROR, FOYER_ERROR_USAGE, sentence);

  return foyer_ctl_print_error (error, line->json);
}

static int
run_station (const FoyerCtlLine *line, const char *wav, const char *script)
{
  g_autofree char *path = foyer_ctl_get_database (line);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Speaker speaker = { .line = line, .loop = loop };
  const FoyerClock clock = { .fixed = line->now };
  g_autoptr (GError) error = NULL;

  /* A file is done when all is said, unless it stands for a loudspeaker. */
  speaker.until_idle = wav != NULL && foyer_ctl_line_get (line, "follow") == NULL;
  if (script != NULL && wav == NULL)
    return refuse (line, _ ("A day from a script is spoken into a file: give it with --wav=FILE. "
                            "Nothing was changed."));
  if (!check_target (wav, &error) ||
      (script != NULL && (speaker.script = foyer_ctl_script_read (script, line, &error)) == NULL) ||
      (wav != NULL && (speaker.wav = foyer_wav_create (wav, &error)) == NULL))
    return foyer_ctl_print_error (error, line->json);
  g_unix_signal_add (SIGINT, on_signal, &speaker);
  g_unix_signal_add (SIGTERM, on_signal, &speaker);
  foyer_engine_open_async (path, &clock, NULL, opened_cb, &speaker);
  g_main_loop_run (loop);
  if (speaker.station != NULL)
    foyer_station_close (speaker.station);
  g_clear_object (&speaker.station);
  if (speaker.engine != NULL)
    {
      g_signal_handlers_disconnect_by_data (speaker.engine, &speaker);
      foyer_engine_close (speaker.engine);
    }
  g_clear_object (&speaker.engine);
  if (speaker.wav != NULL && !foyer_wav_close (speaker.wav, &error))
    g_clear_pointer (&speaker.answer, json_object_unref);
  if (speaker.error == NULL)
    speaker.error = g_steal_pointer (&error);
  if (speaker.error != NULL)
    {
      error = speaker.error;
      return foyer_ctl_print_error (error, line->json);
    }
  if (speaker.answer == NULL)
    {
      speaker.answer = json_object_new ();
      json_object_set_string_member (speaker.answer, "station", get_station (line));
      if (wav != NULL)
        json_object_set_string_member (speaker.answer, "wav", wav);
      if (speaker.script != NULL)
        foyer_ctl_script_report (speaker.script, speaker.answer);
    }
  foyer_ctl_print (speaker.answer, line->json);
  json_object_unref (speaker.answer);
  g_clear_pointer (&speaker.script, foyer_ctl_script_free);
  return 0;
}

int
foyer_ctl_announce_run (const FoyerCtlLine *line)
{
  return run_station (line, foyer_ctl_line_get (line, "wav"), foyer_ctl_line_get (line, "script"));
}

/* Renders one announcement into a file; nothing is written to the hall. */
static int
render (const FoyerCtlLine *line, FoyerAnnouncement *announcement, const char *wav)
{
  g_autofree char *path = foyer_ctl_get_database (line);
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerExecutor) executor = NULL;
  FoyerConfig *config = NULL;
  g_autoptr (FoyerMessage) message = NULL;
  g_autoptr (JsonObject) answer = NULL;

  if (check_target (wav, &error))
    executor = foyer_executor_open (path, FOYER_DATABASE_READ, NULL, &error);
  if (executor != NULL)
    config = foyer_executor_get_config (executor, &error);
  if (config != NULL && announcement->number != NULL)
    {
      g_autoptr (FoyerCommand) show = foyer_command_new ("ticket.show", "ctl");
      JsonObject *ticket;

      show->now = line->now;
      foyer_command_text (show, "number", announcement->number);
      answer = foyer_executor_run (executor, show, &error);
      if (answer == NULL ||
          foyer_config_find_counter (config, announcement->counter, &error) == NULL)
        return foyer_ctl_print_error (error, line->json);
      ticket = json_object_get_object_member (answer, "ticket");
      announcement->number = (char *) json_object_get_string_member (ticket, "number");
      announcement->language =
          foyer_nick_find (foyer_languages, json_object_get_string_member (ticket, "language"));
      announcement->hearing = json_object_get_boolean_member (ticket, "hearing");
    }
  if (config == NULL)
    return foyer_ctl_print_error (error, line->json);
  message = foyer_compose (config, announcement, NULL);
  if (!foyer_render_to_wav ((const FoyerMessage *const *) &message, 1, NULL, wav, &error))
    return foyer_ctl_print_error (error, line->json);
  g_clear_pointer (&answer, json_object_unref);
  answer = json_object_new ();
  json_object_set_string_member (answer, "wav", wav);
  foyer_ctl_print (answer, line->json);
  return 0;
}

int
foyer_ctl_announce_speak (const FoyerCtlLine *line)
{
  const char *wav = foyer_ctl_line_get (line, "wav");
  const char *counter = foyer_ctl_line_get (line, "counter");
  FoyerAnnouncement row = { .number = g_ptr_array_index (line->words, 0), .calls = 1 };

  if (counter == NULL || !g_ascii_string_to_signed (counter, 10, 1, 99, &row.counter, NULL))
    return refuse (line, _ ("Give the counter's number with --counter=N. Nothing was changed."));
  if (wav != NULL)
    return render (line, &row, wav);
  foyer_command_text (line->command, "number", row.number);
  foyer_command_integer (line->command, "counter", row.counter);
  return run_station (line, NULL, NULL);
}

int
foyer_ctl_announce_say (const FoyerCtlLine *line)
{
  const char *wav = foyer_ctl_line_get (line, "wav");
  const char *language = foyer_ctl_line_get (line, "language");
  FoyerAnnouncement row = { .text = g_ptr_array_index (line->words, 0) };

  row.language = foyer_nick_find (foyer_languages, language);
  if (row.language < 0 || *row.text == '\0')
    return refuse (line,
                   _ ("Give a text, and its language with --language=zh, ko or en. Nothing was "
                      "changed."));
  if (wav != NULL)
    return render (line, &row, wav);
  foyer_command_text (line->command, "text", row.text);
  foyer_command_text (line->command, "language", language);
  return run_station (line, NULL, NULL);
}

/* What would be spoken of a text, or of one of the hall's own notices; nothing is. */
int
foyer_ctl_announce_preview (const FoyerCtlLine *line)
{
  g_autofree char *path = foyer_ctl_get_database (line);
  const char *language = foyer_ctl_line_get (line, "language");
  char *text = g_ptr_array_index (line->words, 0);
  const gboolean is_notice = foyer_nick_find (foyer_notices, text) >= 0 && language == NULL;
  const FoyerAnnouncement row = { .kind = FOYER_ANNOUNCEMENT_NOTICE,
                                  .text = text,
                                  .notice = is_notice ? text : NULL,
                                  .language =
                                      MAX (foyer_nick_find (foyer_languages, language), 0) };
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerExecutor) executor = NULL;
  g_autoptr (FoyerMessage) message = NULL;
  g_autoptr (GPtrArray) previews = NULL;
  g_autoptr (JsonObject) answer = json_object_new ();
  JsonArray *array = json_array_new ();
  FoyerConfig *config = NULL;

  json_object_set_array_member (answer, "spoken", array);
  if (!is_notice && foyer_nick_find (foyer_languages, language) < 0)
    return refuse (line, _ ("Give a text, and its language with --language=zh, ko or en. Nothing "
                            "was changed."));
  executor = foyer_executor_open (path, FOYER_DATABASE_READ, NULL, &error);
  if (executor != NULL)
    config = foyer_executor_get_config (executor, &error);
  if (config == NULL)
    return foyer_ctl_print_error (error, line->json);
  message = foyer_compose (config, &row, NULL);
  previews = foyer_compose_preview (message);
  for (guint i = 0; i < previews->len; i++)
    {
      const FoyerPreview *preview = g_ptr_array_index (previews, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "language",
                                     foyer_voice_language_code (preview->language));
      json_object_set_string_member (object, "words", preview->words);
      json_object_set_boolean_member (object, "silent", preview->silent);
      json_object_set_boolean_member (object, "cut", preview->cut);
      json_array_add_object_element (array, object);
    }
  foyer_ctl_print (answer, line->json);
  return 0;
}

typedef struct
{
  GMainLoop *loop;
  GPtrArray *devices;
} Listing;

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Listing *listing = data;

  listing->devices = foyer_devices_list_finish (result, NULL);
  g_main_loop_quit (listing->loop);
}

/* The loudspeakers of this computer, by the names that --device and the settings take. */
int
foyer_ctl_announce_devices (const FoyerCtlLine *line)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (JsonObject) answer = json_object_new ();
  JsonArray *array = json_array_new ();
  Listing listing = { loop, NULL };

  foyer_devices_list_async (FOYER_DEVICE_LOUDSPEAKER, NULL, listed_cb, &listing);
  g_main_loop_run (loop);
  json_object_set_array_member (answer, "devices", array);
  for (guint i = 0; listing.devices != NULL && i < listing.devices->len; i++)
    {
      const FoyerDevice *device = g_ptr_array_index (listing.devices, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "name", device->name);
      json_object_set_string_member (object, "title", device->title);
      json_object_set_boolean_member (object, "default", device->is_default);
      json_object_set_boolean_member (object, "audible", !device->is_dummy);
      json_array_add_object_element (array, object);
    }
  g_clear_pointer (&listing.devices, g_ptr_array_unref);
  foyer_ctl_print (answer, line->json);
  return 0;
}
