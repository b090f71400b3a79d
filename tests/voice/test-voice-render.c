/* Whole announcements: loudness, joins, chime, repeats, poor hearing, and the WAV file. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "base/foyer-error.h"
#include "voice/foyer-pcm.h"
#include "voice/foyer-render.h"

/* The pauses and edges around speech; see foyer-render.c. */
#define CHIME_SAMPLES (FOYER_PCM_RATE * 95 / 100)

static GArray *
to_pcm (const FoyerRendering *rendering)
{
  gsize size = 0;
  const gint16 *samples = g_bytes_get_data (rendering->samples, &size);
  GArray *pcm = foyer_pcm_new ();

  g_array_set_size (pcm, (guint) (size / sizeof *samples));
  for (guint i = 0; i < pcm->len; i++)
    g_array_index (pcm, float, i) = (float) samples[i] / 32768.0f;
  return pcm;
}

static FoyerMessage *
call (FoyerVoiceLanguage first, guint n_languages, FoyerCallKind kind)
{
  FoyerMessage *message = foyer_message_new ();

  for (guint i = 0; i < n_languages; i++)
    foyer_message_add_call (message, (first + i) % FOYER_N_VOICE_LANGUAGES, kind, "B207", 12, 3);
  return message;
}

static GArray *
render (FoyerSynth *synth, const FoyerMessage *message)
{
  g_autoptr (FoyerRendering) rendering = foyer_render (synth, message, NULL, NULL);

  g_assert_no_error (rendering->error);
  g_assert_cmpuint (rendering->n_said, ==, message->segments->len);
  g_assert_cmpuint (rendering->n_missing, ==, 0);
  return to_pcm (rendering);
}

static void
test_same_loudness (void)
{
  g_autoptr (FoyerSynth) synth = foyer_synth_new (NULL);

  for (FoyerVoiceLanguage language = 0; language < FOYER_N_VOICE_LANGUAGES; language++)
    for (FoyerCallKind kind = FOYER_CALL_FIRST; kind < FOYER_CALL_NOTICE; kind++)
      {
        g_autoptr (FoyerMessage) message = call (language, 1, kind);
        g_autoptr (GArray) pcm = NULL;

        message->chime = FALSE;
        pcm = render (synth, message);
        g_test_message ("%s, kind %d: %.2f LUFS, peak %.2f, %.2f s",
                        foyer_voice_language_code (language), (int) kind, foyer_pcm_loudness (pcm),
                        foyer_pcm_peak (pcm), (double) pcm->len / FOYER_PCM_RATE);
        g_assert_cmpfloat_with_epsilon (foyer_pcm_loudness (pcm), -19.0, 0.5);
        g_assert_cmpfloat (foyer_pcm_peak (pcm), <=, 0.981);
      }
}

static void
test_gain (void)
{
  static const double gains[] = { -12.0, 0.0, 6.0, 12.0, 60.0 };
  g_autoptr (FoyerSynth) synth = foyer_synth_new (NULL);
  double last = -70.0;

  for (guint i = 0; i < G_N_ELEMENTS (gains); i++)
    {
      g_autoptr (FoyerMessage) message = call (FOYER_VOICE_ZH, 3, FOYER_CALL_FIRST);
      g_autoptr (GArray) pcm = NULL;

      message->gain_db = gains[i];
      pcm = render (synth, message);
      g_test_message ("%+.0f dB: %.2f LUFS, peak %.3f", gains[i], foyer_pcm_loudness (pcm),
                      foyer_pcm_peak (pcm));
      g_assert_cmpfloat (foyer_pcm_peak (pcm), <=, 0.981);
      g_assert_cmpfloat (foyer_pcm_loudness (pcm), >=, last - 0.3);
      last = foyer_pcm_loudness (pcm);
    }
}

/* A click is a step between neighbouring samples that are both near silence. Every sound begins and
 * ends at zero, so around each pause no step may exceed what a fade of 5 ms allows. */
static void
test_no_clicks (void)
{
  g_autoptr (FoyerSynth) synth = foyer_synth_new (NULL);
  g_autoptr (FoyerMessage) message = call (FOYER_VOICE_ZH, 3, FOYER_CALL_FIRST);
  g_autoptr (GArray) pcm = NULL;
  guint n_joins = 0;

  message->repeat = 2;
  pcm = render (synth, message);
  g_assert_cmpfloat_with_epsilon (g_array_index (pcm, float, 0), 0.0, 1e-3);
  g_assert_cmpfloat_with_epsilon (g_array_index (pcm, float, pcm->len - 1), 0.0, 1e-3);
  for (guint i = 1; i + 480 < pcm->len; i++)
    {
      gboolean pause = TRUE;

      /* The start of a pause of 10 ms of exact zero. */
      for (guint k = 0; pause && k < 480; k++)
        pause = fabsf (g_array_index (pcm, float, i + k)) < 1e-6f;
      if (!pause)
        continue;
      n_joins++;
      g_assert_cmpfloat (fabsf (g_array_index (pcm, float, i - 1)), <, 0.01);
      while (i < pcm->len && fabsf (g_array_index (pcm, float, i)) < 1e-6f)
        i++;
      if (i < pcm->len)
        g_assert_cmpfloat (fabsf (g_array_index (pcm, float, i)), <, 0.01);
    }
  /* After the chime, between three languages twice, before the repeat. */
  g_assert_cmpuint (n_joins, >=, 6);
}

static double
seconds_of (FoyerSynth *synth, const FoyerMessage *message)
{
  g_autoptr (FoyerRendering) rendering = foyer_render (synth, message, NULL, NULL);

  return foyer_rendering_seconds (rendering);
}

static void
test_options (void)
{
  g_autoptr (FoyerSynth) synth = foyer_synth_new (NULL);
  g_autoptr (FoyerMessage) message = call (FOYER_VOICE_KO, 1, FOYER_CALL_FIRST);
  const double normal = seconds_of (synth, message);
  double hearing;

  message->chime = FALSE;
  g_assert_cmpfloat_with_epsilon (normal - seconds_of (synth, message), 0.95 + 0.12, 0.05);
  message->chime = TRUE;
  message->repeat = 2;
  g_assert_cmpfloat_with_epsilon (seconds_of (synth, message) - normal, normal - 1.07 + 0.6, 0.1);
  message->repeat = 1;
  message->hearing = TRUE;
  hearing = seconds_of (synth, message);
  g_test_message ("normal %.2f s, poor hearing %.2f s", normal, hearing);
  g_assert_cmpfloat (hearing, >, normal * 1.3);
}

/* S4-5.12b */
static void
test_hearing_is_louder (void)
{
  g_autoptr (FoyerSynth) synth = foyer_synth_new (NULL);
  g_autoptr (FoyerMessage) message = call (FOYER_VOICE_EN, 1, FOYER_CALL_HEARING);
  g_autoptr (GArray) normal = NULL;
  g_autoptr (GArray) louder = NULL;

  message->chime = FALSE;
  normal = render (synth, message);
  message->hearing = TRUE;
  louder = render (synth, message);
  g_assert_cmpfloat_with_epsilon (foyer_pcm_loudness (louder) - foyer_pcm_loudness (normal), 6.0,
                                  1.0);
}

/* One language that cannot be said does not silence the other. */
static void
test_partly_missing (void)
{
  g_autoptr (FoyerSynth) synth = foyer_synth_new (NULL);
  g_autoptr (FoyerMessage) message = foyer_message_new ();
  g_autoptr (FoyerRendering) rendering = NULL;

  foyer_message_add_text (message, FOYER_VOICE_EN, "😀");
  foyer_message_add_text (message, FOYER_VOICE_ZH, "大厅将于5分钟后关闭。");
  rendering = foyer_render (synth, message, NULL, NULL);
  g_assert_error (rendering->error, FOYER_ERROR, FOYER_ERROR_USAGE);
  g_assert_cmpuint (rendering->n_said, ==, 1);
  g_assert_cmpuint (rendering->n_missing, ==, 1);
  g_assert_cmpfloat (foyer_rendering_seconds (rendering), >, 2.0);
}

static void
test_chime_remains (void)
{
  g_autoptr (FoyerSynth) synth = foyer_synth_new ("/nonexistent/helper");
  g_autoptr (FoyerMessage) message = call (FOYER_VOICE_ZH, 3, FOYER_CALL_FIRST);
  g_autoptr (FoyerRendering) rendering = NULL;
  g_autoptr (GArray) pcm = NULL;

  message->chime = FALSE;
  rendering = foyer_render (synth, message, NULL, NULL);
  pcm = to_pcm (rendering);
  g_assert_error (rendering->error, FOYER_ERROR, FOYER_ERROR_NOT_AVAILABLE);
  g_assert_cmpuint (rendering->n_said, ==, 0);
  g_assert_cmpuint (rendering->n_missing, ==, 3);
  g_assert_cmpuint (pcm->len, ==, CHIME_SAMPLES);
  g_assert_cmpfloat (foyer_pcm_peak (pcm), >, 0.2);
}

static guint32
read_le32 (const char *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_LE (value);
}

static void
test_wav (void)
{
  g_autofree char *directory = g_dir_make_tmp ("foyer-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "call.wav", NULL);
  g_autoptr (FoyerMessage) first = call (FOYER_VOICE_ZH, 1, FOYER_CALL_FIRST);
  g_autoptr (FoyerMessage) second = call (FOYER_VOICE_EN, 1, FOYER_CALL_LAST);
  const FoyerMessage *messages[] = { first, second };
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size = 0;

  g_assert_true (foyer_render_to_wav (messages, 2, NULL, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_cmpuint (size, >, 44 + 2 * 8 * FOYER_PCM_RATE);
  g_assert_cmpmem (bytes, 4, "RIFF", 4);
  g_assert_cmpuint (read_le32 (bytes + 4), ==, size - 8);
  g_assert_cmpuint (read_le32 (bytes + 24), ==, FOYER_PCM_RATE);
  g_assert_cmpuint (read_le32 (bytes + 40), ==, size - 44);
  g_unlink (path);
  g_rmdir (directory);
}

static void
test_wav_errors (void)
{
  static const struct
  {
    const char *path;
    FoyerError code;
  } bad[] = {
    { "/nonexistent/x.wav", FOYER_ERROR_FAULT },
    { "/dev/full", FOYER_ERROR_DISK_FULL },
  };
  g_autoptr (FoyerMessage) message = call (FOYER_VOICE_ZH, 1, FOYER_CALL_FIRST);
  const FoyerMessage *messages[] = { message };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (foyer_render_to_wav (messages, 1, NULL, bad[i].path, &error));
      g_assert_error (error, FOYER_ERROR, (int) bad[i].code);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/voice/render/same-loudness", test_same_loudness);
  g_test_add_func ("/voice/render/gain", test_gain);
  g_test_add_func ("/voice/render/no-clicks", test_no_clicks);
  g_test_add_func ("/voice/render/options", test_options);
  g_test_add_func ("/voice/render/hearing-is-louder", test_hearing_is_louder);
  g_test_add_func ("/voice/render/partly-missing", test_partly_missing);
  g_test_add_func ("/voice/render/chime-remains", test_chime_remains);
  g_test_add_func ("/voice/render/wav", test_wav);
  g_test_add_func ("/voice/render/wav-errors", test_wav_errors);
  return g_test_run ();
}
