/* Making, measuring and shaping sound. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "voice/foyer-pcm.h"

static GArray *
sine (double hz, double amplitude, guint rate, double seconds)
{
  GArray *pcm = foyer_pcm_new ();
  const guint n = (guint) (seconds * rate);

  g_array_set_size (pcm, n);
  for (guint i = 0; i < n; i++)
    g_array_index (pcm, float, i) = (float) (amplitude * sin (2 * G_PI * hz * i / rate));
  return pcm;
}

static double
rms (const GArray *pcm, guint skip)
{
  double sum = 0;

  for (guint i = skip; i < pcm->len - skip; i++)
    sum += (double) g_array_index (pcm, float, i) * (double) g_array_index (pcm, float, i);
  return sqrt (sum / (pcm->len - 2 * skip));
}

static void
assert_near (double value, double expected, double tolerance)
{
  g_assert_cmpfloat_with_epsilon (value, expected, tolerance);
}

/* BS.1770: a full-scale 997 Hz sine on one channel is -3.01 LUFS. */
static void
test_loudness (void)
{
  g_autoptr (GArray) full = sine (997, 1.0, FOYER_PCM_RATE, 3);
  g_autoptr (GArray) tenth = sine (997, 0.1, FOYER_PCM_RATE, 3);
  g_autoptr (GArray) low = sine (40, 1.0, FOYER_PCM_RATE, 3);
  g_autoptr (GArray) nothing = foyer_pcm_new ();
  g_autoptr (GArray) brief = sine (997, 1.0, FOYER_PCM_RATE, 0.1);

  assert_near (foyer_pcm_loudness (full), -3.01, 0.02);
  assert_near (foyer_pcm_loudness (tenth), -23.01, 0.02);
  g_assert_cmpfloat (foyer_pcm_loudness (low), <, -6.0);
  assert_near (foyer_pcm_loudness (nothing), -70.0, 0.001);
  assert_near (foyer_pcm_loudness (brief), -3.01, 0.3);
  /* Pauses do not count. */
  foyer_pcm_append_silence (tenth, 5000);
  assert_near (foyer_pcm_loudness (tenth), -23.01, 0.6);
}

static void
test_level (void)
{
  g_autoptr (GArray) quiet = sine (500, 0.02, FOYER_PCM_RATE, 2);
  g_autoptr (GArray) silence = foyer_pcm_new ();

  foyer_pcm_level (quiet, -19.0);
  assert_near (foyer_pcm_loudness (quiet), -19.0, 0.1);
  foyer_pcm_append_silence (silence, 500);
  foyer_pcm_level (silence, -19.0);
  assert_near (foyer_pcm_peak (silence), 0.0, 1e-9);
}

static void
test_limiter (void)
{
  g_autoptr (GArray) loud = sine (500, 1.0, FOYER_PCM_RATE, 0.5);
  g_autoptr (GArray) soft = sine (500, 0.2, FOYER_PCM_RATE, 0.5);

  foyer_pcm_amplify (loud, 40.0);
  g_assert_cmpfloat (foyer_pcm_peak (loud), <=, 0.9801);
  foyer_pcm_amplify (soft, 6.0);
  assert_near (foyer_pcm_peak (soft), 0.2 * pow (10, 0.3), 1e-3);
}

/* In the band the resampled sine is the sine of the same frequency at the new rate. */
static void
test_resample (void)
{
  static const guint rates[] = { 8000, 16000, 22050, 44100, 48000, 96000 };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autoptr (GArray) in = sine (1234, 0.5, rates[i], 1.0);
      g_autoptr (GArray) expected = sine (1234, 0.5, FOYER_PCM_RATE, 1.0);
      g_autoptr (GArray) out = foyer_pcm_resample (in, rates[i]);

      g_assert_cmpuint (out->len, ==, expected->len);
      for (guint k = 0; k < out->len; k++)
        g_array_index (out, float, k) -= g_array_index (expected, float, k);
      g_test_message ("%u Hz: error %.1f dB", rates[i], 20 * log10 (rms (out, 2000) / 0.3536));
      g_assert_cmpfloat (rms (out, 2000), <, 0.0005);
    }
}

/* What the new rate cannot hold is gone, not folded down. */
static void
test_resample_alias (void)
{
  g_autoptr (GArray) in = sine (30000, 0.5, 96000, 0.5);
  g_autoptr (GArray) out = foyer_pcm_resample (in, 96000);

  g_assert_cmpfloat (rms (out, 1000), <, 0.002);
}

static void
test_trim_and_fade (void)
{
  g_autoptr (GArray) pcm = foyer_pcm_new ();
  g_autoptr (GArray) tone = sine (440, 0.5, FOYER_PCM_RATE, 1.0);

  foyer_pcm_append_silence (pcm, 300);
  foyer_pcm_append (pcm, tone);
  foyer_pcm_append_silence (pcm, 500);
  foyer_pcm_trim (pcm, -55.0, 10);
  g_assert_cmpuint (pcm->len, >=, FOYER_PCM_RATE);
  g_assert_cmpuint (pcm->len, <=, FOYER_PCM_RATE + 2 * 2 * FOYER_PCM_RATE / 100);
  foyer_pcm_fade (pcm, 5);
  assert_near (g_array_index (pcm, float, 0), 0.0, 1e-9);
  assert_near (g_array_index (pcm, float, pcm->len - 1), 0.0, 1e-9);
}

static void
test_nothing (void)
{
  g_autoptr (GArray) pcm = foyer_pcm_new ();
  g_autoptr (GArray) resampled = foyer_pcm_resample (pcm, 22050);
  g_autoptr (GArray) stretched = foyer_pcm_stretch (pcm, 0.8);
  g_autoptr (GBytes) bytes = foyer_pcm_to_s16 (pcm);

  foyer_pcm_trim (pcm, -55, 10);
  foyer_pcm_fade (pcm, 5);
  foyer_pcm_amplify (pcm, 6);
  foyer_pcm_level (pcm, -19);
  foyer_pcm_append (pcm, resampled);
  g_assert_cmpuint (pcm->len, ==, 0);
  g_assert_cmpuint (stretched->len, ==, 0);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 0);
}

static void
test_stretch (void)
{
  static const double speeds[] = { 0.6, 0.8, 1.0, 1.4 };
  g_autoptr (GArray) tone = sine (300, 0.5, FOYER_PCM_RATE, 2.0);

  for (guint i = 0; i < G_N_ELEMENTS (speeds); i++)
    {
      g_autoptr (GArray) out = foyer_pcm_stretch (tone, speeds[i]);

      assert_near (out->len, tone->len / speeds[i], FOYER_PCM_RATE / 10.0);
      assert_near (foyer_pcm_loudness (out), foyer_pcm_loudness (tone), 1.0);
    }
}

static void
test_chime (void)
{
  g_autoptr (GArray) chime = foyer_pcm_new ();

  foyer_pcm_append_chime (chime, -12.0);
  assert_near (chime->len, 0.95 * FOYER_PCM_RATE, 1);
  assert_near (20 * log10 (foyer_pcm_peak (chime)), -12.0, 0.01);
  assert_near (g_array_index (chime, float, 0), 0.0, 1e-9);
  assert_near (g_array_index (chime, float, chime->len - 1), 0.0, 1e-9);
}

static void
test_to_s16 (void)
{
  const float values[] = { 0.0f, 1.0f, -1.0f, 2.0f, -2.0f, 0.5f };
  const gint16 expected[] = { 0, 32767, -32767, 32767, -32767, 16384 };
  g_autoptr (GArray) pcm = foyer_pcm_new ();
  g_autoptr (GBytes) bytes = NULL;

  g_array_append_vals (pcm, values, G_N_ELEMENTS (values));
  bytes = foyer_pcm_to_s16 (pcm);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected,
                   sizeof expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/voice/pcm/loudness", test_loudness);
  g_test_add_func ("/voice/pcm/level", test_level);
  g_test_add_func ("/voice/pcm/limiter", test_limiter);
  g_test_add_func ("/voice/pcm/resample", test_resample);
  g_test_add_func ("/voice/pcm/resample-alias", test_resample_alias);
  g_test_add_func ("/voice/pcm/trim-and-fade", test_trim_and_fade);
  g_test_add_func ("/voice/pcm/nothing", test_nothing);
  g_test_add_func ("/voice/pcm/stretch", test_stretch);
  g_test_add_func ("/voice/pcm/chime", test_chime);
  g_test_add_func ("/voice/pcm/to-s16", test_to_s16);
  return g_test_run ();
}
