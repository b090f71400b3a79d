/* Mono sound at 48 kHz in memory: making, measuring and shaping it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-pcm.h"

#include <math.h>
#include <sonic.h>
#include <string.h>

#define WINDOW (FOYER_PCM_RATE / 100) /* 10 ms */

/* The limiter: linear up to the knee, then bending towards knee + room. */
#define LIMITER_KNEE 0.70f
#define LIMITER_ROOM 0.28f

/* Sinc interpolation: taps on each side of a sample, and the share of the lower rate's band that is
 * kept. */
#define RESAMPLE_TAPS 24
#define RESAMPLE_BAND 0.94

static float *
samples (const GArray *pcm)
{
  return (float *) (gpointer) pcm->data;
}

static double
to_factor (double db)
{
  return pow (10.0, db / 20.0);
}

GArray *
foyer_pcm_new (void)
{
  return g_array_new (FALSE, TRUE, sizeof (float));
}

void
foyer_pcm_append (GArray *pcm, const GArray *other)
{
  if (other->len > 0)
    g_array_append_vals (pcm, other->data, other->len);
}

void
foyer_pcm_append_silence (GArray *pcm, guint ms)
{
  g_array_set_size (pcm, pcm->len + ms * (FOYER_PCM_RATE / 1000));
}

/* At full scale; made once, as each announcement begins with it. */
static gpointer
make_chime (gpointer data)
{
  static const struct
  {
    double start_s, hz;
  } tones[] = { { 0.0, 784.0 }, { 0.32, 622.3 } };
  const guint n = FOYER_PCM_RATE * 95 / 100;
  g_autoptr (GArray) chime = foyer_pcm_new ();
  double peak;

  g_array_set_size (chime, n);
  for (guint k = 0; k < G_N_ELEMENTS (tones); k++)
    for (guint i = (guint) (tones[k].start_s * FOYER_PCM_RATE); i < n; i++)
      {
        const double t = (double) i / FOYER_PCM_RATE - tones[k].start_s;
        const double envelope = exp (-5.0 * t) * MIN (1.0, t / 0.004);
        const double phase = 2 * G_PI * tones[k].hz * t;

        samples (chime)[i] += (float) (envelope * (sin (phase) + 0.25 * sin (2 * phase)));
      }
  foyer_pcm_fade (chime, 20);
  peak = foyer_pcm_peak (chime);
  for (guint i = 0; i < n; i++)
    samples (chime)[i] /= (float) peak;
  return g_steal_pointer (&chime);
}

void
foyer_pcm_append_chime (GArray *pcm, double peak_db)
{
  static GOnce once = G_ONCE_INIT;
  const GArray *chime = g_once (&once, make_chime, NULL);
  const guint start = pcm->len;
  const float factor = (float) to_factor (peak_db);

  foyer_pcm_append (pcm, chime);
  for (guint i = start; i < pcm->len; i++)
    samples (pcm)[i] *= factor;
}

/* A Blackman-windowed sinc, X in samples of the lower rate. */
static double
sinc_window (double x)
{
  const double w = x / RESAMPLE_TAPS;

  if (fabs (w) >= 1.0)
    return 0.0;
  if (fabs (x) < 1e-9)
    return RESAMPLE_BAND;
  return sin (G_PI * RESAMPLE_BAND * x) / (G_PI * x) *
         (0.42 + 0.5 * cos (G_PI * w) + 0.08 * cos (2 * G_PI * w));
}

/* The value at POSITION (in input frames); WEIGHTS belong to the position's fraction. */
static float
interpolate (const GArray *pcm, gint64 first, const float *weights, guint n_weights)
{
  float sum = 0;

  for (guint k = 0; k < n_weights; k++)
    if (first + k >= 0 && first + k < pcm->len)
      sum += weights[k] * samples (pcm)[first + k];
  return sum;
}

GArray *
foyer_pcm_resample (const GArray *pcm, guint rate)
{
  GArray *out = foyer_pcm_new ();
  const guint64 divisor = (guint64) FOYER_PCM_RATE;
  const double scale = MIN (1.0, (double) FOYER_PCM_RATE / rate);
  const gint64 reach = (gint64) ceil (RESAMPLE_TAPS / scale);
  const guint n_weights = (guint) (2 * reach);
  g_autoptr (GHashTable) by_phase = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  g_array_set_size (out, (guint) (pcm->len * divisor / rate));
  for (guint i = 0; i < out->len; i++)
    {
      const guint64 scaled = (guint64) i * rate;
      const gint64 whole = (gint64) (scaled / divisor);
      const guint phase = (guint) (scaled % divisor);
      float *weights = g_hash_table_lookup (by_phase, GUINT_TO_POINTER (phase));

      /* The same few hundred fractions come again and again. */
      if (weights == NULL)
        {
          weights = g_new (float, n_weights);
          for (guint k = 0; k < n_weights; k++)
            weights[k] =
                (float) (scale * sinc_window (scale * ((double) k - (double) reach + 1.0 -
                                                       (double) phase / (double) divisor)));
          g_hash_table_insert (by_phase, GUINT_TO_POINTER (phase), weights);
        }
      samples (out)[i] = interpolate (pcm, whole - reach + 1, weights, n_weights);
    }
  return out;
}

static double
power_db (const float *data, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += (double) data[i] * data[i];
  return 10 * log10 (sum / MAX (n, 1) + 1e-12);
}

void
foyer_pcm_trim (GArray *pcm, double threshold_db, guint keep_ms)
{
  const guint keep = keep_ms * (FOYER_PCM_RATE / 1000);
  guint start = 0, end = pcm->len;

  while (start + WINDOW < end && power_db (samples (pcm) + start, WINDOW) < threshold_db)
    start += WINDOW;
  while (end > start + WINDOW && power_db (samples (pcm) + end - WINDOW, WINDOW) < threshold_db)
    end -= WINDOW;
  start = start > keep ? start - keep : 0;
  end = MIN (pcm->len, end + keep);
  g_array_set_size (pcm, end);
  if (start > 0)
    g_array_remove_range (pcm, 0, start);
}

void
foyer_pcm_fade (GArray *pcm, guint ms)
{
  const guint n = MIN (pcm->len / 2, ms * (FOYER_PCM_RATE / 1000));

  for (guint i = 0; i < n; i++)
    {
      samples (pcm)[i] *= (float) i / (float) n;
      samples (pcm)[pcm->len - 1 - i] *= (float) i / (float) n;
    }
}

typedef struct
{
  double b0, b1, b2, a1, a2;
  double z1, z2;
} Biquad;

static double
biquad_step (Biquad *f, double x)
{
  const double y = f->b0 * x + f->z1;

  f->z1 = f->b1 * x - f->a1 * y + f->z2;
  f->z2 = f->b2 * x - f->a2 * y;
  return y;
}

/* Mean squares of K-weighted 400 ms blocks, one every 100 ms; a shorter sound is one block. */
static GArray *
weighted_blocks (const GArray *pcm)
{
  const guint hop = FOYER_PCM_RATE / 10;
  const guint block = MIN (4 * hop, MAX (pcm->len, 1));
  Biquad shelf = {
    1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585, 0, 0
  };
  Biquad high_pass = { 1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621, 0, 0 };
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree double *square = g_new0 (double, pcm->len + 1);

  for (guint i = 0; i < pcm->len; i++)
    {
      const double y = biquad_step (&high_pass, biquad_step (&shelf, samples (pcm)[i]));

      square[i] = y * y;
    }
  for (guint start = 0; start + block <= pcm->len; start += hop)
    {
      double sum = 0;

      for (guint i = 0; i < block; i++)
        sum += square[start + i];
      sum /= block;
      g_array_append_val (blocks, sum);
    }
  return blocks;
}

static double
loudness_above (const GArray *blocks, double gate_lufs)
{
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const double power = g_array_index (blocks, double, i);

      if (-0.691 + 10 * log10 (power + 1e-12) > gate_lufs)
        {
          sum += power;
          n++;
        }
    }
  return n > 0 ? -0.691 + 10 * log10 (sum / n) : -70.0;
}

double
foyer_pcm_loudness (const GArray *pcm)
{
  g_autoptr (GArray) blocks = weighted_blocks (pcm);

  return loudness_above (blocks, MAX (loudness_above (blocks, -70.0) - 10.0, -70.0));
}

double
foyer_pcm_peak (const GArray *pcm)
{
  float peak = 0;

  for (guint i = 0; i < pcm->len; i++)
    peak = MAX (peak, fabsf (samples (pcm)[i]));
  return (double) peak;
}

void
foyer_pcm_amplify (GArray *pcm, double gain_db)
{
  const float factor = (float) to_factor (gain_db);

  for (guint i = 0; i < pcm->len; i++)
    {
      float x = samples (pcm)[i] * factor;
      const float over = fabsf (x) - LIMITER_KNEE;

      if (over > 0)
        x = copysignf (LIMITER_KNEE + LIMITER_ROOM * tanhf (over / LIMITER_ROOM), x);
      samples (pcm)[i] = x;
    }
}

void
foyer_pcm_level (GArray *pcm, double target_lufs)
{
  const double loudness = foyer_pcm_loudness (pcm);

  if (loudness > -69.0)
    foyer_pcm_amplify (pcm, CLAMP (target_lufs - loudness, -20.0, 20.0));
}

static void
drain (sonicStream stream, GArray *out)
{
  float block[4096];
  int n;

  while ((n = sonicReadFloatFromStream (stream, block, G_N_ELEMENTS (block))) > 0)
    g_array_append_vals (out, block, (guint) n);
}

GArray *
foyer_pcm_stretch (const GArray *pcm, double speed)
{
  GArray *out = foyer_pcm_new ();
  sonicStream stream = sonicCreateStream (FOYER_PCM_RATE, 1);

  sonicSetSpeed (stream, (float) speed);
  for (guint start = 0; start < pcm->len; start += 4096)
    {
      sonicWriteFloatToStream (stream, samples (pcm) + start, (int) MIN (4096, pcm->len - start));
      drain (stream, out);
    }
  sonicFlushStream (stream);
  drain (stream, out);
  sonicDestroyStream (stream);
  return out;
}

GBytes *
foyer_pcm_to_s16 (const GArray *pcm)
{
  gint16 *out = g_new (gint16, MAX (pcm->len, 1));

  for (guint i = 0; i < pcm->len; i++)
    out[i] = (gint16) lrintf (CLAMP (samples (pcm)[i], -1.0f, 1.0f) * 32767.0f);
  return g_bytes_new_take (out, pcm->len * sizeof (gint16));
}
