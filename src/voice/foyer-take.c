/* From a recording to a clip: trimmed, judged, brought to the common loudness. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <math.h>

#include "voice/foyer-pcm.h"
#include "voice/foyer-studio.h"

/* What is quieter than this is room, not word; raised where the room itself is louder. */
#define TRIM_DB       -48.0
#define ABOVE_NOISE   10.0
#define KEEP_MS       12
#define FADE_MS       4
#define EDGE_MS       20
#define MIN_WORD_MS   60
#define CLIPPED       0.985f
#define CLIPPED_RUN   4
#define MAX_GAIN_DB   24.0
#define NOISE_WINDOW  (FOYER_PCM_RATE / 20)
#define TRUE_LOUDNESS (FOYER_PCM_RATE / 2) /* shorter sound is measured in a row of itself */

static double
to_db (double factor)
{
  return 20.0 * log10 (MAX (factor, 1e-6));
}

/* A word is often shorter than the 0.4 s over which loudness is defined. */
static double
word_loudness (const GArray *clip)
{
  g_autoptr (GArray) row = foyer_pcm_new ();

  if (clip->len == 0)
    return -70.0;
  while (row->len < 2 * TRUE_LOUDNESS)
    foyer_pcm_append (row, clip);
  return foyer_pcm_loudness (row);
}

static double
window_db (const GArray *pcm, guint start, guint n)
{
  double sum = 0;

  for (guint i = start; i < start + n; i++)
    sum += (double) g_array_index (pcm, float, i) * (double) g_array_index (pcm, float, i);
  return to_db (sqrt (sum / MAX (n, 1)));
}

static double
noise_floor (const GArray *pcm)
{
  double least = 0.0;

  for (guint start = 0; start + NOISE_WINDOW <= pcm->len; start += NOISE_WINDOW)
    least = MIN (least, window_db (pcm, start, NOISE_WINDOW));
  return MAX (least, -90.0);
}

/* A microphone that was too loud makes plateaus. */
static gboolean
is_clipped (const GArray *pcm)
{
  guint run = 0;

  for (guint i = 0; i < pcm->len; i++)
    {
      run = fabsf (g_array_index (pcm, float, i)) >= CLIPPED ? run + 1 : 0;
      if (run >= CLIPPED_RUN)
        return TRUE;
    }
  return FALSE;
}

/* Whether the word runs into an edge of the recording: the button was late, or let go early. */
static gboolean
is_cut (const GArray *pcm, double threshold_db)
{
  const guint n = MIN (EDGE_MS * (FOYER_PCM_RATE / 1000), pcm->len);

  return window_db (pcm, 0, n) > threshold_db || window_db (pcm, pcm->len - n, n) > threshold_db;
}

static void
bring_to_level (FoyerTake *take)
{
  const double gain_db = FOYER_STUDIO_LUFS - take->loudness;
  const double room_db = FOYER_STUDIO_PEAK_DB - to_db (foyer_pcm_peak (take->clip));

  if (gain_db > MAX_GAIN_DB && take->fault == FOYER_TAKE_GOOD)
    take->fault = FOYER_TAKE_QUIET;
  foyer_pcm_amplify (take->clip, MIN (MIN (gain_db, MAX_GAIN_DB), room_db));
  foyer_pcm_fade (take->clip, FADE_MS);
}

FoyerTake *
foyer_take_new (const GArray *recording)
{
  FoyerTake *take = g_new0 (FoyerTake, 1);
  double threshold_db;

  take->clip = foyer_pcm_new ();
  foyer_pcm_append (take->clip, recording);
  take->peak_db = MAX (to_db (foyer_pcm_peak (recording)), -90.0);
  take->noise_db = noise_floor (recording);
  /* Where no silence was recorded its quietest part is no noise. */
  threshold_db = MAX (TRIM_DB, MIN (take->noise_db, -40.0) + ABOVE_NOISE);
  if (is_clipped (recording))
    take->fault = FOYER_TAKE_CLIPPED;
  else if (recording->len > 0 && is_cut (recording, threshold_db))
    take->fault = FOYER_TAKE_CUT;
  foyer_pcm_trim (take->clip, threshold_db, KEEP_MS);
  take->loudness = word_loudness (take->clip);
  if (take->clip->len < MIN_WORD_MS * (FOYER_PCM_RATE / 1000) || take->loudness < -60.0)
    {
      take->fault = FOYER_TAKE_EMPTY;
      g_clear_pointer (&take->clip, g_array_unref);
      return take;
    }
  take->seconds = (double) take->clip->len / FOYER_PCM_RATE;
  bring_to_level (take);
  return take;
}

void
foyer_take_free (FoyerTake *take)
{
  g_clear_pointer (&take->clip, g_array_unref);
  g_free (take);
}

const char *
foyer_take_describe_fault (FoyerTakeFault fault)
{
  switch (fault)
    {
    case FOYER_TAKE_EMPTY:
      return _ ("Nothing can be heard in this recording. Check the microphone and speak again.");
    case FOYER_TAKE_CLIPPED:
      return _ ("This recording is distorted. Turn the microphone down or step back.");
    case FOYER_TAKE_QUIET:
      return _ ("This recording is very quiet. Turn the microphone up or come closer.");
    case FOYER_TAKE_CUT:
      return _ ("The word touches the edge of the recording. Leave a moment of silence before and "
                "after it.");
    case FOYER_TAKE_GOOD:
    default:
      return NULL;
    }
}
