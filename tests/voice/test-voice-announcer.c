/* The announcer on an output that swallows sound at once: order, priority, cancelling, emergencies.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "voice/foyer-announcer.h"
#include "voice/foyer-pcm.h"

#define TIMEOUT_S 30
#define MAX_DONE  512

/* The tap holds the audio thread at the first voice block for as long as `held` says, so that a
 * test can act while something is being spoken, without any clock. */
typedef struct
{
  FoyerAnnouncer *announcer;
  FoyerAnnounced done[MAX_DONE];
  guint n_done;
  gint64 started[MAX_DONE];
  guint n_started;
  guint n_ducks;
  gboolean ducked;

  GMutex lock;
  GCond changed;
  gboolean held;
  gboolean paced; /* a millisecond a block, so that something can happen meanwhile */
  guint64 n_voice_samples;
} Fixture;

static void
tap (const gint16 *samples, guint n_samples, gboolean voice, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_mutex_lock (&fixture->lock);
  fixture->n_voice_samples += voice ? n_samples : 0;
  g_cond_broadcast (&fixture->changed);
  while (fixture->held)
    g_cond_wait (&fixture->changed, &fixture->lock);
  if (fixture->paced)
    g_cond_wait_until (&fixture->changed, &fixture->lock, g_get_monotonic_time () + 1000);
  g_mutex_unlock (&fixture->lock);
}

static void
hold (Fixture *fixture, gboolean held)
{
  g_mutex_lock (&fixture->lock);
  fixture->held = held;
  g_cond_broadcast (&fixture->changed);
  g_mutex_unlock (&fixture->lock);
}

static void
pace (Fixture *fixture, gboolean paced)
{
  g_mutex_lock (&fixture->lock);
  fixture->paced = paced;
  g_mutex_unlock (&fixture->lock);
}

static void
on_done (const FoyerAnnounced *announced, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_cmpuint (fixture->n_done, <, MAX_DONE);
  fixture->done[fixture->n_done++] = *announced;
}

static void
on_started (FoyerAnnouncer *announcer, gint64 id, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->started[fixture->n_started++] = id;
}

static void
on_duck (FoyerAnnouncer *announcer, gboolean on, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_cmpint (fixture->ducked, !=, on);
  fixture->ducked = on;
  fixture->n_ducks += on ? 1 : 0;
}

static gboolean
on_timeout (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs the main context until *VALUE reaches WANTED. */
static void
wait_for (const guint *value, guint wanted)
{
  gboolean late = FALSE;
  const guint source = g_timeout_add_seconds (TIMEOUT_S, on_timeout, &late);

  while (*value < wanted && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (source);
  g_assert_cmpuint (*value, ==, wanted);
}

static void
open_announcer (Fixture *fixture, const char *helper, guint duck_lead_ms)
{
  FoyerAnnouncerOptions options = {
    .output = { .kind = FOYER_OUTPUT_INSTANT, .tap = tap, .tap_data = fixture },
    .helper = helper,
    .duck_lead_ms = duck_lead_ms,
  };

  fixture->announcer = foyer_announcer_new (&options);
  g_signal_connect (fixture->announcer, "started", G_CALLBACK (on_started), fixture);
  g_signal_connect (fixture->announcer, "duck", G_CALLBACK (on_duck), fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_mutex_init (&fixture->lock);
  g_cond_init (&fixture->changed);
  open_announcer (fixture, data, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hold (fixture, FALSE);
  foyer_announcer_close (fixture->announcer);
  g_assert_finalize_object (fixture->announcer);
  g_mutex_clear (&fixture->lock);
  g_cond_clear (&fixture->changed);
}

static void
submit (Fixture *fixture, gint64 id, FoyerPriority priority)
{
  g_autoptr (FoyerMessage) message = foyer_message_new ();
  g_autofree char *ticket = g_strdup_printf ("A%03d", (int) id);

  foyer_message_add_call (message, FOYER_VOICE_EN, FOYER_CALL_FIRST, ticket, 3, 0);
  message->rate = 1.6;
  foyer_announcer_submit (fixture->announcer, id, message, priority, on_done, fixture);
}

/* The audio thread stands in the first block of message ID when this returns. */
static void
submit_and_hold (Fixture *fixture, gint64 id, FoyerPriority priority)
{
  const guint n_started = fixture->n_started;
  const guint64 n_before = fixture->n_voice_samples;

  hold (fixture, TRUE);
  submit (fixture, id, priority);
  wait_for (&fixture->n_started, n_started + 1);
  g_mutex_lock (&fixture->lock);
  while (fixture->n_voice_samples == n_before)
    g_cond_wait (&fixture->changed, &fixture->lock);
  g_mutex_unlock (&fixture->lock);
}

static void
assert_done (Fixture *fixture, guint i, gint64 id, FoyerAnnouncedAs as)
{
  g_assert_cmpuint (i, <, fixture->n_done);
  g_assert_cmpint (fixture->done[i].id, ==, id);
  g_assert_cmpint (fixture->done[i].as, ==, as);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  submit_and_hold (fixture, 1, FOYER_PRIORITY_NOTICE);
  submit (fixture, 2, FOYER_PRIORITY_NOTICE);
  submit (fixture, 3, FOYER_PRIORITY_CALL);
  submit (fixture, 4, FOYER_PRIORITY_RECALL);
  submit (fixture, 5, FOYER_PRIORITY_CALL);
  g_assert_cmpuint (foyer_announcer_get_n_pending (fixture->announcer), ==, 5);
  hold (fixture, FALSE);
  wait_for (&fixture->n_done, 5);
  assert_done (fixture, 0, 1, FOYER_ANNOUNCED_SPOKEN);
  assert_done (fixture, 1, 3, FOYER_ANNOUNCED_SPOKEN);
  assert_done (fixture, 2, 5, FOYER_ANNOUNCED_SPOKEN);
  assert_done (fixture, 3, 4, FOYER_ANNOUNCED_SPOKEN);
  assert_done (fixture, 4, 2, FOYER_ANNOUNCED_SPOKEN);
  g_assert_cmpuint (foyer_announcer_get_n_pending (fixture->announcer), ==, 0);
}

/* A long day: everything is said once, in order, whole, and one at a time. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  const guint n = 200;
  double seconds = 0;

  for (guint i = 0; i < n; i++)
    submit (fixture, i, FOYER_PRIORITY_CALL);
  wait_for (&fixture->n_done, n);
  for (guint i = 0; i < n; i++)
    {
      assert_done (fixture, i, i, FOYER_ANNOUNCED_SPOKEN);
      g_assert_cmpint (fixture->started[i], ==, i);
      g_assert_null (fixture->done[i].why);
      seconds += fixture->done[i].seconds;
    }
  g_assert_cmpuint (fixture->n_started, ==, n);
  g_test_message ("%.0f s of speech", seconds);
  /* The last block of each message is filled with silence. */
  g_assert_cmpfloat ((double) fixture->n_voice_samples, >=, seconds * FOYER_PCM_RATE - 1);
  g_assert_cmpfloat ((double) fixture->n_voice_samples, <=,
                     seconds * FOYER_PCM_RATE + n * FOYER_PCM_RATE / 50);
}

/* Long enough that an emergency surely comes during it. */
static void
submit_long (Fixture *fixture, gint64 id)
{
  g_autoptr (FoyerMessage) message = foyer_message_new ();

  for (guint i = 0; i < 10; i++)
    foyer_message_add_call (message, FOYER_VOICE_EN, FOYER_CALL_LAST, "A001", 1, 0);
  message->repeat = 5;
  foyer_announcer_submit (fixture->announcer, id, message, FOYER_PRIORITY_CALL, on_done, fixture);
}

static void
test_emergency (Fixture *fixture, gconstpointer data)
{
  pace (fixture, TRUE);
  submit_long (fixture, 1);
  submit (fixture, 2, FOYER_PRIORITY_CALL);
  wait_for (&fixture->n_started, 1);
  submit (fixture, 9, FOYER_PRIORITY_EMERGENCY);
  wait_for (&fixture->n_started, 2);
  pace (fixture, FALSE);
  wait_for (&fixture->n_done, 3);
  assert_done (fixture, 0, 9, FOYER_ANNOUNCED_SPOKEN);
  assert_done (fixture, 1, 1, FOYER_ANNOUNCED_SPOKEN);
  assert_done (fixture, 2, 2, FOYER_ANNOUNCED_SPOKEN);
  g_assert_cmpuint (fixture->n_started, ==, 4);
  g_assert_cmpint (fixture->started[0], ==, 1);
  g_assert_cmpint (fixture->started[1], ==, 9);
  g_assert_cmpint (fixture->started[2], ==, 1);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  submit_and_hold (fixture, 1, FOYER_PRIORITY_CALL);
  submit (fixture, 2, FOYER_PRIORITY_CALL);
  submit (fixture, 3, FOYER_PRIORITY_CALL);
  g_assert_true (foyer_announcer_cancel (fixture->announcer, 2));
  g_assert_false (foyer_announcer_cancel (fixture->announcer, 2));
  g_assert_false (foyer_announcer_cancel (fixture->announcer, 77));
  g_assert_cmpuint (fixture->n_done, ==, 0);
  wait_for (&fixture->n_done, 1);
  assert_done (fixture, 0, 2, FOYER_ANNOUNCED_DROPPED);
  g_assert_true (foyer_announcer_cancel (fixture->announcer, 1));
  hold (fixture, FALSE);
  wait_for (&fixture->n_done, 3);
  assert_done (fixture, 1, 1, FOYER_ANNOUNCED_DROPPED);
  assert_done (fixture, 2, 3, FOYER_ANNOUNCED_SPOKEN);
}

static void
test_cancel_all (Fixture *fixture, gconstpointer data)
{
  submit_and_hold (fixture, 1, FOYER_PRIORITY_EMERGENCY);
  submit (fixture, 2, FOYER_PRIORITY_CALL);
  submit (fixture, 2, FOYER_PRIORITY_CALL);
  foyer_announcer_cancel_all (fixture->announcer);
  hold (fixture, FALSE);
  wait_for (&fixture->n_done, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (fixture->done[i].as, ==, FOYER_ANNOUNCED_DROPPED);
}

static void
test_close (Fixture *fixture, gconstpointer data)
{
  submit_and_hold (fixture, 1, FOYER_PRIORITY_CALL);
  for (gint64 id = 2; id < 20; id++)
    submit (fixture, id, FOYER_PRIORITY_CALL);
  hold (fixture, FALSE);
  foyer_announcer_close (fixture->announcer);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (fixture->n_done, ==, 0);
  g_assert_false (foyer_announcer_cancel (fixture->announcer, 1));
}

static void
test_duck (Fixture *fixture, gconstpointer data)
{
  foyer_announcer_close (fixture->announcer);
  g_assert_finalize_object (fixture->announcer);
  open_announcer (fixture, NULL, 30);
  submit (fixture, 1, FOYER_PRIORITY_CALL);
  submit (fixture, 2, FOYER_PRIORITY_CALL);
  wait_for (&fixture->n_done, 2);
  while (fixture->ducked)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_ducks, ==, 1);
}

/* Never nothing: the chime sounds, and the caller learns why there was no more. */
static void
test_no_speech (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FoyerMessage) message = foyer_message_new ();

  message->chime = FALSE;
  foyer_message_add_call (message, FOYER_VOICE_ZH, FOYER_CALL_FIRST, "A001", 1, 0);
  foyer_announcer_submit (fixture->announcer, 5, message, FOYER_PRIORITY_CALL, on_done, fixture);
  wait_for (&fixture->n_done, 1);
  assert_done (fixture, 0, 5, FOYER_ANNOUNCED_FAILED);
  g_assert_cmpfloat (fixture->done[0].seconds, >, 0.9);
  g_assert_cmpuint (fixture->n_voice_samples, >, 0);
}

static void
test_chime_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FoyerMessage) message = foyer_message_new ();

  foyer_announcer_submit (fixture->announcer, 6, message, FOYER_PRIORITY_NOTICE, on_done, fixture);
  wait_for (&fixture->n_done, 1);
  assert_done (fixture, 0, 6, FOYER_ANNOUNCED_SPOKEN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, helper, function)                                                                \
  g_test_add ("/voice/announcer/" name, Fixture, helper, set_up, function, tear_down)
  ADD ("order", NULL, test_order);
  ADD ("many", NULL, test_many);
  ADD ("emergency", NULL, test_emergency);
  ADD ("cancel", NULL, test_cancel);
  ADD ("cancel-all", NULL, test_cancel_all);
  ADD ("close", NULL, test_close);
  ADD ("duck", NULL, test_duck);
  ADD ("no-speech", "/nonexistent/helper", test_no_speech);
  ADD ("chime-alone", NULL, test_chime_alone);
  return g_test_run ();
}
