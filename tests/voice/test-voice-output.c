/* What can go wrong with a sound device, played through with a sink that misbehaves on demand. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "voice-test-sink.h"
#include "voice/foyer-announcer.h"

#define TIMEOUT_S 20

typedef struct
{
  FoyerAnnouncer *announcer;
  FoyerAnnounced last;
  char *last_why;
  guint n_done, n_started;
} Fixture;

static void
on_done (const FoyerAnnounced *announced, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->last = *announced;
  g_free (fixture->last_why);
  fixture->last_why = g_strdup (announced->why);
  fixture->n_done++;
}

static void
on_started (FoyerAnnouncer *announcer, gint64 id, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_started++;
}

static void
open_announcer (Fixture *fixture, const char *description)
{
  const char *sinks[] = { description, NULL };
  FoyerAnnouncerOptions options = {
    .output = { .sinks = sinks, .stuck_ms = 300, .connect_ms = 300, .retry_ms = 50 },
  };

  fixture->announcer = foyer_announcer_new (&options);
  g_signal_connect (fixture->announcer, "started", G_CALLBACK (on_started), fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  memset (&voice_test_device, 0, sizeof voice_test_device);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->announcer != NULL)
    {
      foyer_announcer_close (fixture->announcer);
      g_assert_finalize_object (fixture->announcer);
    }
  g_free (fixture->last_why);
}

static gboolean
on_timeout (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
reaches_state (Fixture *fixture, guint wanted)
{
  return foyer_announcer_get_state (fixture->announcer, NULL) == wanted;
}

static gboolean
has_started (Fixture *fixture, guint wanted)
{
  return fixture->n_started == wanted;
}

static gboolean
has_done (Fixture *fixture, guint wanted)
{
  return fixture->n_done == wanted;
}

static void
wait_until (Fixture *fixture, gboolean (*condition) (Fixture *fixture, guint wanted), guint wanted)
{
  gboolean late = FALSE;
  const guint source = g_timeout_add_seconds (TIMEOUT_S, on_timeout, &late);

  while (!condition (fixture, wanted) && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (source);
}

static void
assert_reason (Fixture *fixture, const char *part)
{
  const char *reason = NULL;

  foyer_announcer_get_state (fixture->announcer, &reason);
  g_test_message ("reason: %s", reason);
  if (part == NULL)
    g_assert_null (reason);
  else
    g_assert_nonnull (strstr (reason, part));
}

/* The chime alone: a second of sound. */
static void
submit_chime (Fixture *fixture)
{
  g_autoptr (FoyerMessage) message = foyer_message_new ();

  foyer_announcer_submit (fixture->announcer, 1, message, FOYER_PRIORITY_CALL, on_done, fixture);
}

static void
set_device (gint *flag, gint value)
{
  g_atomic_int_set (flag, value);
}

static void
test_good (Fixture *fixture, gconstpointer data)
{
  /* The environment goes before what the caller wants. */
  open_announcer (fixture, g_getenv ("FOYER_AUDIO_SINK") != NULL ? "no-such-element-anywhere"
                                                                 : "voicetestsink");
  g_assert_cmpint (foyer_announcer_get_state (fixture->announcer, NULL), ==,
                   FOYER_OUTPUT_CONNECTING);
  /* Held until there is a verdict, not lost on silence. */
  submit_chime (fixture);
  wait_until (fixture, has_done, 1);
  g_assert_cmpint (fixture->last.as, ==, FOYER_ANNOUNCED_SPOKEN);
  g_assert_true (foyer_announcer_is_audible (fixture->announcer));
  assert_reason (fixture, NULL);
  submit_chime (fixture);
  wait_until (fixture, has_done, 2);
  g_test_message ("first sample after %.0f ms", fixture->last.first_ms);
  g_assert_cmpint (voice_test_device.n_opened, ==, 1);
}

static void
test_absent (Fixture *fixture, gconstpointer data)
{
  set_device (&voice_test_device.absent, 1);
  open_announcer (fixture, "voicetestsink");
  submit_chime (fixture);
  wait_until (fixture, has_done, 1);
  g_assert_cmpint (fixture->last.as, ==, FOYER_ANNOUNCED_UNHEARD);
  g_assert_nonnull (strstr (fixture->last_why, "No such device"));
  assert_reason (fixture, "No such device");
  set_device (&voice_test_device.absent, 0);
  foyer_announcer_retry (fixture->announcer);
  wait_until (fixture, reaches_state, FOYER_OUTPUT_AUDIBLE);
  submit_chime (fixture);
  wait_until (fixture, has_done, 2);
  g_assert_cmpint (fixture->last.as, ==, FOYER_ANNOUNCED_SPOKEN);
}

static void
test_unknown_element (Fixture *fixture, gconstpointer data)
{
  open_announcer (fixture, "no-such-element-anywhere");
  wait_until (fixture, reaches_state, FOYER_OUTPUT_SILENT);
  assert_reason (fixture, "no-such-element-anywhere");
}

/* The device goes in the middle of a message and does not come back. */
static void
test_vanish (Fixture *fixture, gconstpointer data)
{
  open_announcer (fixture, "voicetestsink");
  wait_until (fixture, reaches_state, FOYER_OUTPUT_AUDIBLE);
  submit_chime (fixture);
  wait_until (fixture, has_started, 1);
  set_device (&voice_test_device.absent, 1);
  set_device (&voice_test_device.broken, 1);
  wait_until (fixture, reaches_state, FOYER_OUTPUT_SILENT);
  wait_until (fixture, has_done, 1);
  g_assert_cmpint (fixture->last.as, ==, FOYER_ANNOUNCED_UNHEARD);
  set_device (&voice_test_device.broken, 0);
  set_device (&voice_test_device.absent, 0);
  wait_until (fixture, reaches_state, FOYER_OUTPUT_AUDIBLE);
}

/* It comes back while the message is still going on in silence: that starts anew and is heard. */
static void
test_vanish_and_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FoyerMessage) message = foyer_message_new ();

  foyer_message_add_call (message, FOYER_VOICE_EN, FOYER_CALL_FIRST, "A015", 3, 0);
  open_announcer (fixture, "voicetestsink");
  wait_until (fixture, reaches_state, FOYER_OUTPUT_AUDIBLE);
  foyer_announcer_submit (fixture->announcer, 1, message, FOYER_PRIORITY_CALL, on_done, fixture);
  wait_until (fixture, has_started, 1);
  set_device (&voice_test_device.broken, 1);
  wait_until (fixture, reaches_state, FOYER_OUTPUT_SILENT);
  set_device (&voice_test_device.broken, 0);
  wait_until (fixture, reaches_state, FOYER_OUTPUT_AUDIBLE);
  g_assert_cmpuint (fixture->n_done, ==, 0);
  wait_until (fixture, has_done, 1);
  g_assert_cmpint (fixture->last.as, ==, FOYER_ANNOUNCED_SPOKEN);
}

/* No error, no sound taken, and it cannot even be closed. */
static void
test_stuck (Fixture *fixture, gconstpointer data)
{
  open_announcer (fixture, "voicetestsink");
  wait_until (fixture, reaches_state, FOYER_OUTPUT_AUDIBLE);
  set_device (&voice_test_device.stuck, 1);
  submit_chime (fixture);
  wait_until (fixture, reaches_state, FOYER_OUTPUT_SILENT);
  assert_reason (fixture, "takes no more sound");
  wait_until (fixture, has_done, 1);
  g_assert_cmpint (fixture->last.as, ==, FOYER_ANNOUNCED_UNHEARD);
  set_device (&voice_test_device.stuck, 0);
  wait_until (fixture, reaches_state, FOYER_OUTPUT_AUDIBLE);
}

/* Opening hangs, as with a sound server that is stopped. */
static void
test_slow_open (Fixture *fixture, gconstpointer data)
{
  set_device (&voice_test_device.slow_open, 1);
  open_announcer (fixture, "voicetestsink");
  submit_chime (fixture);
  wait_until (fixture, reaches_state, FOYER_OUTPUT_SILENT);
  assert_reason (fixture, "does not answer");
  wait_until (fixture, has_done, 1);
  g_assert_cmpint (fixture->last.as, ==, FOYER_ANNOUNCED_UNHEARD);
  set_device (&voice_test_device.slow_open, 0);
  wait_until (fixture, reaches_state, FOYER_OUTPUT_AUDIBLE);
}

/* Closing does not wait for a device that hangs. */
static void
test_close_while_stuck (Fixture *fixture, gconstpointer data)
{
  open_announcer (fixture, "voicetestsink");
  wait_until (fixture, reaches_state, FOYER_OUTPUT_AUDIBLE);
  set_device (&voice_test_device.stuck, 1);
  submit_chime (fixture);
  wait_until (fixture, has_started, 1);
  foyer_announcer_close (fixture->announcer);
  g_assert_cmpuint (fixture->n_done, ==, 0);
  set_device (&voice_test_device.stuck, 0);
}

static void
test_no_clock (Fixture *fixture, gconstpointer data)
{
  set_device (&voice_test_device.no_clock, 1);
  open_announcer (fixture, "voicetestsink");
  wait_until (fixture, reaches_state, FOYER_OUTPUT_SILENT);
  assert_reason (fixture, "without a clock");
}

static void
test_open_and_close (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      open_announcer (fixture, "voicetestsink");
      submit_chime (fixture);
      for (guint k = 0; k < i; k++)
        g_main_context_iteration (NULL, FALSE);
      foyer_announcer_close (fixture->announcer);
      g_assert_finalize_object (g_steal_pointer (&fixture->announcer));
    }
  g_assert_cmpuint (fixture->n_done, ==, 0);
}

static guint32
read_le32 (const char *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_LE (value);
}

/* An explicit sink that writes a file: what is in it is a whole WAV file with the chime in it. */
static void
test_wav_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "foyer-test-XXXXXX.wav", NULL);
  g_autofree char *sink = NULL;
  g_autofree char *bytes = NULL;
  const int fd = g_mkstemp (path);
  gsize size = 0, loud = 0;

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  sink = g_strdup_printf ("wavenc ! filesink location=%s sync=true", path);
  open_announcer (fixture, sink);
  submit_chime (fixture);
  wait_until (fixture, has_done, 1);
  g_assert_cmpint (fixture->last.as, ==, FOYER_ANNOUNCED_SPOKEN);
  foyer_announcer_close (fixture->announcer);

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_cmpuint (size, >, 44 + 2 * 48000);
  g_assert_cmpmem (bytes, 4, "RIFF", 4);
  g_assert_cmpuint (read_le32 (bytes + 4), ==, size - 8);
  g_assert_cmpmem (bytes + 36, 4, "data", 4);
  g_assert_cmpuint (read_le32 (bytes + 40), ==, size - 44);
  for (gsize i = 44; i + 1 < size; i += 2)
    loud += ABS ((gint8) bytes[i + 1]) > 10 ? 1 : 0;
  g_assert_cmpuint (loud, >, 1000);
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (&argc, &argv);
  voice_test_sink_register ();
#define ADD(name, function)                                                                        \
  g_test_add ("/voice/output/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("good", test_good);
  ADD ("absent", test_absent);
  ADD ("unknown-element", test_unknown_element);
  ADD ("vanish", test_vanish);
  ADD ("vanish-and-back", test_vanish_and_back);
  ADD ("stuck", test_stuck);
  ADD ("slow-open", test_slow_open);
  ADD ("close-while-stuck", test_close_while_stuck);
  ADD ("no-clock", test_no_clock);
  ADD ("open-and-close", test_open_and_close);
  ADD ("wav-file", test_wav_file);
  return g_test_run ();
}
