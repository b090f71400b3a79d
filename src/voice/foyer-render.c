/* A whole announcement as sound: chime, languages, pauses, all at one loudness. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-render.h"

#include "voice/foyer-pcm.h"
#include "voice/foyer-wav.h"

#define SPEECH_LUFS   -19.0
#define CHIME_PEAK_DB -12.0
#define EDGE_FADE_MS  5

#define PAUSE_AFTER_CHIME_MS       120
#define PAUSE_BETWEEN_LANGUAGES_MS 350
#define PAUSE_BEFORE_REPEAT_MS     600
#define PAUSE_BETWEEN_MESSAGES_MS  1000

/* More than reading the largest packs takes. */
#define WAIT_FOR_PACKS_MS (5 * 60 * 1000)

#define MAX_REPEAT  5
#define MIN_RATE    0.5
#define MAX_RATE    1.6
#define MIN_GAIN_DB -30.0
#define MAX_GAIN_DB 12.0

/* NULL: the recorded voice cannot say all of it, or there is none. */
static GArray *
play_segment (const FoyerMessage *message,
              const FoyerSegment *segment,
              double rate,
              const FoyerRenderOptions *options)
{
  g_autoptr (FoyerVoicePack) pack =
      options->packs != NULL ? foyer_voice_packs_get (options->packs, segment->language) : NULL;
  g_autoptr (GError) reason = NULL;
  GArray *pcm = NULL;

  if (pack != NULL)
    pcm = foyer_voice_pack_speak (pack, segment, message->hearing, &message->reading, rate,
                                  SPEECH_LUFS, &reason);
  if (reason != NULL)
    g_debug ("%s", reason->message);
  return pcm;
}

static GArray *
synthesise_segment (FoyerSynth *synth,
                    const FoyerMessage *message,
                    const FoyerSegment *segment,
                    double rate,
                    const FoyerRenderOptions *options,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *text = foyer_call_text (segment->language, segment->kind, segment->ticket,
                                           segment->counter, segment->counter_before, segment->text,
                                           message->hearing, &message->reading, error);
  GArray *pcm = NULL;

  if (text != NULL)
    pcm = foyer_synth_speak (synth, segment->language, text, rate, cancellable, error);
  if (pcm == NULL)
    return NULL;
  foyer_pcm_level (pcm, SPEECH_LUFS);
  foyer_pcm_fade (pcm, EDGE_FADE_MS);
  return pcm;
}

/* One bad language must not silence the others. */
static GArray *
render_segments (FoyerSynth *synth,
                 const FoyerMessage *message,
                 const FoyerRenderOptions *options,
                 GCancellable *cancellable,
                 FoyerRendering *rendering)
{
  const double wanted = message->rate * (message->hearing ? message->hearing_rate : 1.0);
  const double rate = CLAMP (wanted, MIN_RATE, MAX_RATE);
  GArray *speech = foyer_pcm_new ();

  for (guint i = 0; i < message->segments->len; i++)
    {
      const FoyerSegment *segment = g_ptr_array_index (message->segments, i);
      g_autoptr (GArray) pcm = play_segment (message, segment, rate, options);

      if (pcm != NULL)
        rendering->n_recorded++;
      else
        pcm = synthesise_segment (synth, message, segment, rate, options, cancellable,
                                  rendering->error == NULL ? &rendering->error : NULL);
      if (pcm == NULL)
        {
          rendering->n_missing++;
          continue;
        }
      if (rendering->n_said++ > 0)
        foyer_pcm_append_silence (speech, PAUSE_BETWEEN_LANGUAGES_MS);
      foyer_pcm_append (speech, pcm);
    }
  return speech;
}

static double
get_gain_db (const FoyerMessage *message)
{
  const double gain_db = message->gain_db + (message->hearing ? message->hearing_gain_db : 0.0);

  return CLAMP (gain_db, MIN_GAIN_DB, MAX_GAIN_DB);
}

GBytes *
foyer_render_beginning (const FoyerMessage *message)
{
  g_autoptr (GArray) beginning = foyer_pcm_new ();

  if (message->sound != NULL || !message->chime)
    return NULL;
  foyer_pcm_append_chime (beginning, CHIME_PEAK_DB);
  foyer_pcm_append_silence (beginning, PAUSE_AFTER_CHIME_MS);
  foyer_pcm_amplify (beginning, get_gain_db (message));
  return foyer_pcm_to_s16 (beginning);
}

FoyerRendering *
foyer_render (FoyerSynth *synth,
              const FoyerMessage *message,
              const FoyerRenderOptions *options,
              GCancellable *cancellable)
{
  static const FoyerRenderOptions defaults = { 0 };
  const gint64 start = g_get_monotonic_time ();
  FoyerRendering *rendering = g_new0 (FoyerRendering, 1);
  g_autoptr (GArray) speech = render_segments (
      synth, message, options != NULL ? options : &defaults, cancellable, rendering);
  g_autoptr (GArray) whole = foyer_pcm_new ();

  if (message->sound != NULL && g_bytes_get_size (message->sound) > 0)
    {
      rendering->samples = g_bytes_ref (message->sound);
      return rendering;
    }
  if (message->chime || rendering->n_said == 0)
    foyer_pcm_append_chime (whole, CHIME_PEAK_DB);
  for (guint i = 0; rendering->n_said > 0 && i < CLAMP (message->repeat, 1, MAX_REPEAT); i++)
    {
      if (i > 0 || whole->len > 0)
        foyer_pcm_append_silence (whole, i > 0 ? PAUSE_BEFORE_REPEAT_MS : PAUSE_AFTER_CHIME_MS);
      foyer_pcm_append (whole, speech);
    }
  foyer_pcm_amplify (whole, get_gain_db (message));
  rendering->samples = foyer_pcm_to_s16 (whole);
  rendering->render_us = g_get_monotonic_time () - start;
  return rendering;
}

void
foyer_rendering_free (FoyerRendering *rendering)
{
  g_bytes_unref (rendering->samples);
  g_clear_error (&rendering->error);
  g_free (rendering);
}

double
foyer_rendering_seconds (const FoyerRendering *rendering)
{
  return (double) g_bytes_get_size (rendering->samples) / sizeof (gint16) / FOYER_PCM_RATE;
}

static gboolean
write_silence (FoyerWav *wav, guint ms, GError **error)
{
  const gsize n_samples = ms * (FOYER_PCM_RATE / 1000);
  g_autofree gint16 *silence = g_new0 (gint16, n_samples);

  return foyer_wav_append (wav, silence, n_samples, error);
}

static gboolean
write_messages (FoyerWav *wav,
                const FoyerMessage *const *messages,
                gsize n_messages,
                const FoyerRenderOptions *options,
                GError **first_missing,
                GError **error)
{
  g_autoptr (FoyerSynth) synth = foyer_synth_new (NULL);

  for (gsize i = 0; i < n_messages; i++)
    {
      g_autoptr (FoyerRendering) rendering = foyer_render (synth, messages[i], options, NULL);
      gsize size = 0;
      const gint16 *samples = g_bytes_get_data (rendering->samples, &size);

      if (rendering->error != NULL && *first_missing == NULL)
        *first_missing = g_steal_pointer (&rendering->error);
      if ((i > 0 && !write_silence (wav, PAUSE_BETWEEN_MESSAGES_MS, error)) ||
          !foyer_wav_append (wav, samples, size / sizeof *samples, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
foyer_render_to_wav (const FoyerMessage *const *messages,
                     gsize n_messages,
                     const FoyerRenderOptions *options,
                     const char *path,
                     GError **error)
{
  g_autoptr (GError) missing = NULL;
  FoyerRenderOptions all = options != NULL ? *options : (FoyerRenderOptions){ 0 };
  g_autoptr (FoyerVoicePacks) packs =
      all.packs != NULL ? foyer_voice_packs_ref (all.packs) : foyer_voice_packs_new (NULL);
  FoyerWav *wav = foyer_wav_create (path, error);
  gboolean written;

  if (wav == NULL)
    return FALSE;
  all.packs = packs;
  /* A file is not in a hurry, and should not depend on how fast the disk is. */
  foyer_voice_packs_wait (packs, WAIT_FOR_PACKS_MS);
  written = write_messages (wav, messages, n_messages, &all, &missing, error);
  if (!foyer_wav_close (wav, written ? error : NULL) || !written)
    return FALSE;
  if (missing == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&missing));
  return FALSE;
}
