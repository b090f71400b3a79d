/* A real sound server with devices that come and go: listed, chosen, lost, and found again. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gst/gst.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "voice/foyer-announcer.h"
#include "voice/foyer-devices.h"
#include "voice/foyer-line.h"

typedef struct
{
  char *folder, *script;
  GPid server; /* 0: none runs */
  FoyerAnnouncer *announcer;
  int n_done, n_spoken, n_unheard;
} Fixture;

static char *
run (const char *const *command)
{
  char *told = NULL;
  int status = 0;

  if (!g_spawn_sync (NULL, (char **) command, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &told, NULL,
                     &status, NULL) ||
      !g_spawn_check_wait_status (status, NULL))
    g_clear_pointer (&told, g_free);
  return told;
}

static char *
pactl (const char *a, const char *b, const char *c, const char *d)
{
  const char *const command[] = { "pactl", a, b, c, d, NULL };

  return run (command);
}

static gboolean
wait_for (gboolean (*done) (Fixture *fixture), Fixture *fixture)
{
  const gint64 end = g_get_monotonic_time () + 40 * G_USEC_PER_SEC;

  while (!done (fixture) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  return done (fixture);
}

static gboolean
server_answers (Fixture *fixture)
{
  g_autofree char *told = pactl ("info", NULL, NULL, NULL);

  return told != NULL;
}

static void
start_server (Fixture *fixture)
{
  const char *const command[] = { "pulseaudio",
                                  "-n",
                                  "--daemonize=no",
                                  "--exit-idle-time=-1",
                                  "--use-pid-file=no",
                                  "--log-level=0",
                                  "-F",
                                  fixture->script,
                                  NULL };
  g_autoptr (GError) error = NULL;

  g_spawn_async (fixture->folder, (char **) command, NULL,
                 G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL |
                     G_SPAWN_STDERR_TO_DEV_NULL,
                 NULL, NULL, &fixture->server, &error);
  g_assert_no_error (error);
  g_assert_true (wait_for (server_answers, fixture));
}

static void
kill_server (Fixture *fixture)
{
  if (fixture->server == 0)
    return;
  kill (fixture->server, SIGKILL);
  waitpid (fixture->server, NULL, 0);
  g_spawn_close_pid (fixture->server);
  fixture->server = 0;
}

static gboolean
wake (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_strdup (g_getenv ("XDG_RUNTIME_DIR"));
  fixture->script = g_build_filename (fixture->folder, "script.pa", NULL);
  text = g_strdup_printf (
      "load-module module-native-protocol-unix socket=%s/sound auth-anonymous=1\n"
      "load-module module-null-sink sink_name=first sink_properties=device.description=First\n"
      "load-module module-null-sink sink_name=second sink_properties=device.description=Second\n"
      "set-default-sink first\n",
      fixture->folder);
  g_assert_true (g_file_set_contents (fixture->script, text, -1, &error));
  if (data == NULL)
    start_server (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->announcer);
  kill_server (fixture);
  g_free (fixture->folder);
  g_free (fixture->script);
}

static void
listed (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(GPtrArray **) data = foyer_devices_list_finish (result, &error);
  g_assert_no_error (error);
}

static char *
list (FoyerDeviceKind kind)
{
  g_autoptr (GPtrArray) devices = NULL;
  GString *text = g_string_new (NULL);

  foyer_devices_list_async (kind, NULL, listed, &devices);
  while (devices == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < devices->len; i++)
    {
      const FoyerDevice *device = g_ptr_array_index (devices, i);

      g_string_append_printf (text, "%s=%s%s%s;", device->name, device->title,
                              device->is_default ? "*" : "", device->is_dummy ? "!" : "");
    }
  return g_string_free (text, FALSE);
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_autofree char *loudspeakers = list (FOYER_DEVICE_LOUDSPEAKER);
  g_autofree char *microphones = NULL;
  g_autofree char *none = NULL;

  g_test_message ("%s", loudspeakers);
  g_assert_true (g_str_has_prefix (loudspeakers, "first=First"));
  g_assert_nonnull (strstr (loudspeakers, ";second=Second"));
  g_free (pactl ("load-module", "module-null-sink", "media.class=x", NULL));
  g_free (pactl ("load-module", "module-remap-source", "source_name=desk", "master=first.monitor"));
  microphones = list (FOYER_DEVICE_MICROPHONE);
  g_test_message ("%s", microphones);
  /* What the loudspeakers play is no microphone. */
  g_assert_null (strstr (microphones, "monitor="));
  g_assert_nonnull (strstr (microphones, "desk="));
  kill_server (fixture);
  none = list (FOYER_DEVICE_LOUDSPEAKER);
  g_assert_null (strstr (none, "first"));
}

static void
start (Fixture *fixture, const char *device)
{
  FoyerAnnouncerOptions options = { .output = { .device = device, .retry_ms = 100 } };

  fixture->announcer = foyer_announcer_new (&options);
}

static void
on_done (const FoyerAnnounced *announced, gpointer data)
{
  Fixture *fixture = data;

  g_test_message ("%" G_GINT64_FORMAT ": %u %s, first sample after %.0f ms", announced->id,
                  announced->as, announced->why != NULL ? announced->why : "", announced->first_ms);
  fixture->n_done++;
  fixture->n_spoken += announced->as == FOYER_ANNOUNCED_SPOKEN ? 1 : 0;
  fixture->n_unheard += announced->as == FOYER_ANNOUNCED_UNHEARD ? 1 : 0;
  g_assert_true (announced->why != NULL || announced->as == FOYER_ANNOUNCED_SPOKEN);
}

static void
speak (Fixture *fixture, gint64 id)
{
  g_autoptr (FoyerMessage) message = foyer_message_new ();

  foyer_message_add_call (message, FOYER_VOICE_EN, FOYER_CALL_FIRST, "A012", 3, 0);
  foyer_announcer_submit (fixture->announcer, id, message, FOYER_PRIORITY_CALL, on_done, fixture);
}

static gboolean
is_audible (Fixture *fixture)
{
  return foyer_announcer_is_audible (fixture->announcer);
}

static gboolean
is_silent (Fixture *fixture)
{
  return foyer_announcer_get_state (fixture->announcer, NULL) == FOYER_OUTPUT_SILENT;
}

/* On which device our stream plays: "1" is the first, "0" none. */
static int
find_stream (void)
{
  g_autofree char *streams = pactl ("list", "short", "sink-inputs", NULL);
  g_autofree char *sinks = pactl ("list", "short", "sinks", NULL);
  g_auto (GStrv) stream = g_strsplit (streams != NULL ? streams : "", "\t", 3);
  g_auto (GStrv) lines = g_strsplit (sinks != NULL ? sinks : "", "\n", -1);

  if (g_strv_length (stream) < 2)
    return 0;
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) sink = g_strsplit (*line, "\t", 3);

      if (g_strv_length (sink) == 3 && g_str_equal (sink[0], stream[1]))
        return g_str_has_prefix (sink[1], "first")    ? 1
               : g_str_has_prefix (sink[1], "second") ? 2
                                                      : 3;
    }
  return 0;
}

static gboolean
is_on_first (Fixture *fixture)
{
  return is_audible (fixture) && find_stream () == 1;
}

static gboolean
is_on_second (Fixture *fixture)
{
  const char *reason = "";

  return foyer_announcer_get_state (fixture->announcer, &reason) == FOYER_OUTPUT_AUDIBLE &&
         reason == NULL && find_stream () == 2;
}

static gboolean
is_done (Fixture *fixture)
{
  return fixture->n_done > 0;
}

static gboolean
has_note (Fixture *fixture)
{
  const char *reason = NULL;

  return foyer_announcer_get_state (fixture->announcer, &reason) == FOYER_OUTPUT_AUDIBLE &&
         reason != NULL;
}

static void
unload (const char *name)
{
  g_autofree char *modules = pactl ("list", "short", "modules", NULL);
  g_auto (GStrv) lines = g_strsplit (modules, "\n", -1);
  g_autofree char *wanted = g_strdup_printf ("sink_name=%s ", name);

  for (char **line = lines; *line != NULL; line++)
    if (strstr (*line, wanted) != NULL)
      {
        g_auto (GStrv) module = g_strsplit (*line, "\t", 2);
        g_autofree char *told = pactl ("unload-module", module[0], NULL, NULL);

        g_assert_nonnull (told);
        return;
      }
  g_assert_not_reached ();
}

/* The chosen device goes while it speaks: the other one says it from the start, or its time is over
 * before that one is there, and it is known as unheard. The chosen one comes back and is used
 * again, without a restart. */
static void
test_chosen (Fixture *fixture, gconstpointer data)
{
  g_autofree char *loaded = NULL;

  start (fixture, "second");
  g_assert_true (wait_for (is_on_second, fixture));
  speak (fixture, 1);
  for (guint i = 0; i < 40; i++)
    g_main_context_iteration (NULL, TRUE);
  unload ("second");
  g_assert_true (wait_for (is_on_first, fixture));
  g_assert_true (wait_for (is_done, fixture));
  g_assert_cmpint (fixture->n_spoken + fixture->n_unheard, ==, 1);
  g_assert_true (wait_for (has_note, fixture));
  fixture->n_done = fixture->n_spoken = 0;
  speak (fixture, 2);
  g_assert_true (wait_for (is_done, fixture));
  g_assert_cmpint (fixture->n_spoken, ==, 1);
  loaded = pactl ("load-module", "module-null-sink", "sink_name=second",
                  "sink_properties=device.description=Second");
  g_assert_nonnull (loaded);
  g_assert_true (wait_for (is_on_second, fixture));
  /* Chosen anew while it runs. */
  foyer_announcer_set_device (fixture->announcer, "first");
  g_assert_true (wait_for (is_on_first, fixture));
  foyer_announcer_set_device (fixture->announcer, "second");
  g_assert_true (wait_for (is_on_second, fixture));
  foyer_announcer_set_device (fixture->announcer, NULL);
  g_assert_true (wait_for (is_on_first, fixture));
}

/* A device that was never there does not keep the others from speaking. */
static void
test_wrong_name (Fixture *fixture, gconstpointer data)
{
  start (fixture, "no-such-device");
  g_assert_true (wait_for (has_note, fixture));
  g_assert_true (wait_for (is_on_first, fixture));
  speak (fixture, 1);
  g_assert_true (wait_for (is_done, fixture));
  g_assert_cmpint (fixture->n_spoken, ==, 1);
}

static void
never_finished (const FoyerPlayed *played, gpointer data)
{
  g_assert_not_reached ();
}

/* The device turns out to be wrong while sound is on its way to it: a sink that is asked for
 * something when its connection is gone already aborts the program. */
static void
test_ended_early (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FoyerPlayback) playback =
      foyer_playback_new (g_main_context_default (), never_finished, NULL);
  const FoyerSink sink = { FOYER_SINK_PULSE, (char *) "no-such-device" };

  for (guint i = 1; i <= 200; i++)
    {
      const FoyerLineOptions options = { .number = i, .playback = playback };
      g_autoptr (GError) error = NULL;

      g_assert_null (foyer_line_open (&options, &sink, &error));
      g_assert_nonnull (error);
    }
}

/* The server dies while it speaks, and is started anew: said again, heard once. */
static void
test_server_dies (Fixture *fixture, gconstpointer data)
{
  const char *reason = NULL;

  start (fixture, NULL);
  g_assert_true (wait_for (is_on_first, fixture));
  speak (fixture, 1);
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, TRUE);
  kill_server (fixture);
  g_assert_true (wait_for (is_silent, fixture));
  foyer_announcer_get_state (fixture->announcer, &reason);
  g_test_message ("%s", reason);
  g_assert_nonnull (reason);
  start_server (fixture);
  g_assert_true (wait_for (is_on_first, fixture));
  g_assert_true (wait_for (is_done, fixture));
}

static void
test_missing_at_start (Fixture *fixture, gconstpointer data)
{
  start (fixture, NULL);
  g_assert_true (wait_for (is_silent, fixture));
  speak (fixture, 1);
  start_server (fixture);
  g_assert_true (wait_for (is_on_first, fixture));
  g_assert_true (wait_for (is_done, fixture));
}

/* A server that hangs takes no sound and says nothing: the watchdog does. */
static void
test_hang (Fixture *fixture, gconstpointer data)
{
  start (fixture, NULL);
  g_assert_true (wait_for (is_on_first, fixture));
  speak (fixture, 1);
  kill (fixture->server, SIGSTOP);
  g_assert_true (wait_for (is_silent, fixture));
  kill (fixture->server, SIGCONT);
  g_assert_true (wait_for (is_audible, fixture));
  g_assert_true (wait_for (is_done, fixture));
}

int
main (int argc, char **argv)
{
  g_autofree char *server = g_find_program_in_path ("pulseaudio");
  g_autofree char *client = g_find_program_in_path ("pactl");
  g_autofree char *folder = g_dir_make_tmp ("foyer-pulse-XXXXXX", NULL);
  g_autofree char *address = g_strdup_printf ("unix:%s/sound", folder);
  g_autofree char *cookie = g_build_filename (folder, "cookie", NULL);
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);
  int status;

  g_setenv ("PULSE_SERVER", address, TRUE);
  g_setenv ("XDG_RUNTIME_DIR", folder, TRUE);
  g_setenv ("HOME", folder, TRUE);
  g_setenv ("PULSE_STATE_PATH", folder, TRUE);
  g_setenv ("PULSE_RUNTIME_PATH", folder, TRUE);
  g_setenv ("PULSE_COOKIE", cookie, TRUE);
  /* No card of this computer. */
  g_setenv ("ALSA_CONFIG_PATH", "/dev/null", TRUE);
  g_setenv ("PIPEWIRE_REMOTE", "none", TRUE);
  gst_init (NULL, NULL);
  g_test_init (&argc, &argv, NULL);
  g_timeout_add (20, wake, NULL);
#define ADD(name, data, func)                                                                      \
  g_test_add ("/voice/pulse/" name, Fixture, data, set_up, func, tear_down)
  if (server != NULL && client != NULL)
    {
      ADD ("list", NULL, test_list);
      ADD ("chosen", NULL, test_chosen);
      ADD ("wrong-name", NULL, test_wrong_name);
      ADD ("ended-early", NULL, test_ended_early);
      ADD ("server-dies", NULL, test_server_dies);
      ADD ("missing-at-start", "later", test_missing_at_start);
      ADD ("hang", NULL, test_hang);
    }
  status = g_test_run ();
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  return status;
}
