/* The one sound that is being spoken: handed out block by block to whichever line is the current
 * one. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-playback.h"

#include <string.h>

#include "voice/foyer-pcm.h"

/* A line that fails takes what it had buffered with it. */
#define STEP_BACK (FOYER_PCM_RATE / 5)

/* With a device that comes and goes every few seconds, a message must come to its end some time. */
#define MAX_RESTARTS 3

struct _FoyerPlayback
{
  gatomicrefcount ref_count;
  GMainContext *context;

  /* main context only */
  FoyerPlaybackFunc finished;
  gpointer user_data;

  GMutex lock; /* for all below */
  GCond changed;
  guint line;
  gboolean line_audible;

  GBytes *samples; /* NULL: nothing is being spoken */
  gsize next;      /* the sample to hand out next */
  gboolean open;   /* more of it comes */
  gboolean begun, handed_out, cutting;
  guint64 first_position, end_position; /* on the line */
  guint n_restarts;
  FoyerPlayed played;
};

typedef struct
{
  FoyerPlayback *playback;
  FoyerPlayed played;
} Finished;

FoyerPlayback *
foyer_playback_new (GMainContext *context, FoyerPlaybackFunc finished, gpointer user_data)
{
  FoyerPlayback *playback = g_new0 (FoyerPlayback, 1);

  g_atomic_ref_count_init (&playback->ref_count);
  playback->context = g_main_context_ref (context);
  playback->finished = finished;
  playback->user_data = user_data;
  g_mutex_init (&playback->lock);
  g_cond_init (&playback->changed);
  return playback;
}

FoyerPlayback *
foyer_playback_ref (FoyerPlayback *playback)
{
  g_atomic_ref_count_inc (&playback->ref_count);
  return playback;
}

void
foyer_playback_unref (FoyerPlayback *playback)
{
  if (!g_atomic_ref_count_dec (&playback->ref_count))
    return;
  g_main_context_unref (playback->context);
  g_clear_pointer (&playback->samples, g_bytes_unref);
  g_mutex_clear (&playback->lock);
  g_cond_clear (&playback->changed);
  g_free (playback);
}

GMainContext *
foyer_playback_get_context (FoyerPlayback *playback)
{
  return playback->context;
}

/* The sound starts from its first sample on the current line. */
static void
rewind_locked (FoyerPlayback *playback)
{
  playback->next = 0;
  playback->begun = playback->handed_out = FALSE;
  playback->played.heard = playback->line_audible;
  playback->played.started_at = 0;
}

static void
start (FoyerPlayback *playback, GBytes *samples, gboolean open)
{
  g_mutex_lock (&playback->lock);
  g_assert (playback->samples == NULL);
  playback->samples = g_bytes_ref (samples);
  playback->open = open;
  playback->cutting = FALSE;
  playback->n_restarts = 0;
  playback->played = (FoyerPlayed){ 0 };
  rewind_locked (playback);
  g_cond_broadcast (&playback->changed);
  g_mutex_unlock (&playback->lock);
}

void
foyer_playback_start (FoyerPlayback *playback, GBytes *samples)
{
  start (playback, samples, FALSE);
}

void
foyer_playback_start_open (FoyerPlayback *playback, GBytes *samples)
{
  start (playback, samples, TRUE);
}

void
foyer_playback_complete (FoyerPlayback *playback, GBytes *samples)
{
  g_mutex_lock (&playback->lock);
  /* It may have been cut, or everybody have gone, meanwhile. */
  if (playback->samples != NULL && playback->open)
    {
      g_bytes_unref (playback->samples);
      playback->samples = g_bytes_ref (samples);
      playback->next = MIN (playback->next, g_bytes_get_size (samples) / sizeof (gint16));
      playback->open = FALSE;
    }
  g_mutex_unlock (&playback->lock);
}

void
foyer_playback_cut (FoyerPlayback *playback)
{
  g_mutex_lock (&playback->lock);
  playback->cutting = playback->samples != NULL;
  g_mutex_unlock (&playback->lock);
}

void
foyer_playback_close (FoyerPlayback *playback)
{
  playback->finished = NULL;
  g_mutex_lock (&playback->lock);
  playback->line = 0;
  g_clear_pointer (&playback->samples, g_bytes_unref);
  g_cond_broadcast (&playback->changed);
  g_mutex_unlock (&playback->lock);
}

void
foyer_playback_set_line (FoyerPlayback *playback, guint line, gboolean audible)
{
  g_mutex_lock (&playback->lock);
  playback->line = line;
  playback->line_audible = audible;
  if (playback->samples != NULL && audible && !playback->cutting &&
      playback->n_restarts < MAX_RESTARTS)
    {
      playback->n_restarts++;
      rewind_locked (playback);
    }
  else if (playback->samples != NULL)
    {
      playback->next -= MIN (playback->next, STEP_BACK);
      playback->begun = playback->handed_out = FALSE;
      playback->played.heard = FALSE;
    }
  g_cond_broadcast (&playback->changed);
  g_mutex_unlock (&playback->lock);
}

static void
fade_to_zero (gint16 *block, gsize n_samples)
{
  for (gsize i = 0; i < n_samples; i++)
    block[i] = (gint16) (block[i] * (double) (n_samples - 1 - i) / (double) n_samples);
}

static void
hand_out_locked (FoyerPlayback *playback, guint64 position, gint16 *block, guint n_samples)
{
  gsize size = 0;
  const gint16 *samples = g_bytes_get_data (playback->samples, &size);
  const gsize n_all = size / sizeof *samples;
  const gsize n = MIN (n_samples, n_all - playback->next);

  if (!playback->begun)
    playback->first_position = position;
  playback->begun = TRUE;
  if (n > 0)
    memcpy (block, samples + playback->next, n * sizeof *block);
  playback->next += n;
  if (playback->cutting)
    {
      fade_to_zero (block, n);
      playback->played.cut = playback->next < n_all || playback->open;
      playback->next = n_all;
      playback->open = FALSE;
    }
  playback->handed_out = playback->next == n_all && !playback->open;
  playback->end_position = position + n;
}

gboolean
foyer_playback_pull (
    FoyerPlayback *playback, guint line, guint64 position, gint16 *block, guint n_samples)
{
  gboolean voice;

  memset (block, 0, n_samples * sizeof *block);
  g_mutex_lock (&playback->lock);
  voice = playback->line == line && playback->samples != NULL && !playback->handed_out;
  if (voice)
    hand_out_locked (playback, position, block, n_samples);
  g_mutex_unlock (&playback->lock);
  return voice;
}

static gboolean
deliver_finished (gpointer data)
{
  Finished *event = data;
  FoyerPlayback *playback = event->playback;

  if (playback->finished != NULL)
    playback->finished (&event->played, playback->user_data);
  return G_SOURCE_REMOVE;
}

static void
finished_free (gpointer data)
{
  Finished *event = data;

  foyer_playback_unref (event->playback);
  g_free (event);
}

static void
finish_locked (FoyerPlayback *playback)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Finished *event = g_new (Finished, 1);

  event->playback = foyer_playback_ref (playback);
  event->played = playback->played;
  g_clear_pointer (&playback->samples, g_bytes_unref);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_finished, event, finished_free);
  g_source_attach (source, playback->context);
}

void
foyer_playback_reached (FoyerPlayback *playback, guint line, guint64 position)
{
  g_mutex_lock (&playback->lock);
  if (playback->line == line && playback->samples != NULL && playback->begun)
    {
      if (playback->played.started_at == 0 && position > playback->first_position)
        playback->played.started_at = g_get_monotonic_time ();
      if (playback->handed_out && position >= playback->end_position)
        finish_locked (playback);
    }
  g_mutex_unlock (&playback->lock);
}

gboolean
foyer_playback_wait (FoyerPlayback *playback, guint line)
{
  gboolean current;

  g_mutex_lock (&playback->lock);
  while (playback->line == line && playback->samples == NULL)
    g_cond_wait (&playback->changed, &playback->lock);
  current = playback->line == line;
  g_mutex_unlock (&playback->lock);
  return current;
}
