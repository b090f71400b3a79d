/* Voice packs made on the fly: a tone for each word, so that a test hears which word was said. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice-test-pack.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "voice/foyer-pcm.h"
#include "voice/foyer-wav.h"

#define LOWEST_HZ 300.0
#define STEP_HZ   40.0
#define AMPLITUDE 0.3

#define LETTERS                                                                                    \
  "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S",   \
      "T", "U", "V", "W", "X", "Y", "Z"
#define DIGITS "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "100", "1000"

static const char *const zh_words[] = {
  LETTERS,  DIGITS,           "please",    "customer",  "go-to",     "window",
  "remind", "window-waiting", "to",        "last-call", "please-to", "fetch",
  "missed", "window-paused",  "change-to", "yao",       NULL,
};

static const char *const ko_words[] = {
  LETTERS,          DIGITS,          "customer",       "window-come", "again",
  "window-waiting", "last-call",     "window-please",  "missed",      "window",
  "fetch",          "window-paused", "window-changed", "yeong",       NULL,
};

static const char *const en_words[] = {
  LETTERS,     DIGITS,   "11",    "12",     "13",        "14",       "15",      "16",
  "17",        "18",     "19",    "20",     "30",        "40",       "50",      "60",
  "70",        "80",     "90",    "ticket", "please-go", "reminder", "counter", "waiting",
  "last-call", "missed", "fetch", "paused", "instead",   NULL,
};

static const struct
{
  const char *const *words;
  const char *phrases;
} languages[FOYER_N_VOICE_LANGUAGES] = {
  [FOYER_VOICE_ZH] = { zh_words,
                       "call=please {ticket} customer | go-to {counter} window\n"
                       "recall=remind | {ticket} customer | {counter} window-waiting\n"
                       "last={ticket} customer | last-call | please-to {counter} window | missed\n"
                       "hearing=please {ticket} customer | to {counter} window | fetch\n"
                       "reassigned={ticket} customer | {counter2} window-paused | change-to "
                       "{counter} window\n" },
  [FOYER_VOICE_KO] = { ko_words,
                       "call={ticket} customer | {counter} window-come\n"
                       "recall={ticket} customer | again | {counter} window-waiting\n"
                       "last={ticket} customer | last-call | {counter} window-please | missed\n"
                       "hearing={ticket} customer | {counter} window | fetch\n"
                       "reassigned={ticket} customer | {counter2} window-paused {counter} "
                       "window-changed\n" },
  [FOYER_VOICE_EN] = { en_words,
                       "call=ticket {ticket} | please-go {counter}\n"
                       "recall=reminder {ticket} | counter {counter} waiting\n"
                       "last=last-call {ticket} | counter {counter} | missed\n"
                       "hearing=ticket {ticket} | counter {counter} | fetch\n"
                       "reassigned=ticket {ticket} | counter {counter2} paused | please-go "
                       "{counter} instead\n" },
};

static void
append_le (GByteArray *bytes, guint32 value, guint n_bytes)
{
  const guint32 le = GUINT32_TO_LE (value);

  g_byte_array_append (bytes, (const guint8 *) &le, n_bytes);
}

static void
append_text (GByteArray *bytes, const char *text)
{
  g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
}

void
voice_test_write_tone (const char *path, double hz, guint ms, guint rate, guint n_channels)
{
  const guint n = (guint) ((guint64) rate * ms / 1000);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  append_text (bytes, "RIFF");
  append_le (bytes, 36 + n * n_channels * 2, 4);
  append_text (bytes, "WAVEfmt ");
  append_le (bytes, 16, 4);
  append_le (bytes, 1, 2);
  append_le (bytes, n_channels, 2);
  append_le (bytes, rate, 4);
  append_le (bytes, rate * n_channels * 2, 4);
  append_le (bytes, n_channels * 2, 2);
  append_le (bytes, 16, 2);
  append_text (bytes, "data");
  append_le (bytes, n * n_channels * 2, 4);
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n_channels; k++)
      append_le (bytes, (guint32) lrint (AMPLITUDE * 32767 * sin (2 * G_PI * hz * i / rate)), 2);
  g_file_set_contents_full (path, (const char *) bytes->data, (gssize) bytes->len,
                            G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

void
voice_test_write_samples (const char *path, GBytes *samples)
{
  g_autoptr (GError) error = NULL;
  FoyerWav *wav = foyer_wav_create (path, &error);
  gsize size = 0;
  const gint16 *data = g_bytes_get_data (samples, &size);

  g_assert_no_error (error);
  g_assert_true (foyer_wav_append (wav, data, size / sizeof *data, &error));
  g_assert_true (foyer_wav_close (wav, &error));
}

const char *const *
voice_test_words (FoyerVoiceLanguage language)
{
  return languages[language].words;
}

/* Also the falling variant "5.end", half a step above "5". */
double
voice_test_word_hz (FoyerVoiceLanguage language, const char *word)
{
  const char *const *words = languages[language].words;
  const gboolean end = g_str_has_suffix (word, ".end");
  g_autofree char *base = g_strndup (word, strlen (word) - (end ? 4 : 0));

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], base))
      return LOWEST_HZ + i * STEP_HZ + (end ? STEP_HZ / 2 : 0);
  g_assert_not_reached ();
}

char *
voice_test_manifest (FoyerVoiceLanguage language, const char *id, const char *read)
{
  const char *const *words = languages[language].words;
  GString *text = g_string_new ("[voice]\nformat=1\n");

  g_string_append_printf (text, "id=%s\nlang=%s\nname=Tones\nlicense=CC0-1.0\n[read]\n%s\n", id,
                          foyer_voice_language_code (language), read != NULL ? read : "");
  g_string_append (text, "[join]\ngap-ms=25\npause-ms=220\n[phrases]\n");
  g_string_append_printf (text, "%s[clips]\n", languages[language].phrases);
  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (text, "%s=clips/%s.wav\n", words[i], words[i]);
  return g_string_free (text, FALSE);
}

char *
voice_test_make_pack (const char *folder,
                      const char *id,
                      FoyerVoiceLanguage language,
                      const char *read)
{
  const char *const *words = languages[language].words;
  g_autofree char *manifest = voice_test_manifest (language, id, read);
  g_autofree char *clips = g_build_filename (folder, id, "clips", NULL);
  g_autofree char *ini = g_build_filename (folder, id, "voice.ini", NULL);

  g_assert_cmpint (g_mkdir_with_parents (clips, 0700), ==, 0);
  g_assert_true (g_file_set_contents (ini, manifest, -1, NULL));
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s.wav", clips, words[i]);

      voice_test_write_tone (path, voice_test_word_hz (language, words[i]), VOICE_TEST_TONE_MS,
                             FOYER_PCM_RATE, 1);
    }
  return g_build_filename (folder, id, NULL);
}

void
voice_test_edit (const char *pack, const char *from, const char *to)
{
  g_autofree char *ini = g_build_filename (pack, "voice.ini", NULL);
  g_autofree char *before = NULL;
  GString *text;

  g_assert_true (g_file_get_contents (ini, &before, NULL, NULL));
  text = g_string_new (before);
  g_assert_cmpuint (g_string_replace (text, from, to, 1), ==, 1);
  g_assert_true (g_file_set_contents (ini, text->str, (gssize) text->len, NULL));
  g_string_free (text, TRUE);
}

static gboolean
is_quiet (const GArray *pcm, guint start, guint n)
{
  for (guint i = start; i < MIN (start + n, pcm->len); i++)
    if (fabsf (g_array_index (pcm, float, i)) > 1e-6f)
      return FALSE;
  return TRUE;
}

static const char *
recognise (FoyerVoiceLanguage language, const GArray *pcm, guint start, guint end)
{
  const char *const *words = languages[language].words;
  const guint margin = (end - start) / 5; /* its edges rise and fall, and stretching blurs them */
  guint crossings = 0;
  double hz, index;

  start += margin;
  end -= margin;
  for (guint i = start + 1; i < end; i++)
    crossings +=
        signbit (g_array_index (pcm, float, i)) != signbit (g_array_index (pcm, float, i - 1));
  hz = (double) crossings * FOYER_PCM_RATE / 2 / (end - start);
  index = (hz - LOWEST_HZ) / STEP_HZ;
  g_assert_cmpfloat (index, >, -0.5);
  return fabs (index - round (index)) < 0.25 ? words[lrint (index)] : ".end";
}

char *
voice_test_listen (FoyerVoiceLanguage language, const GArray *pcm)
{
  GString *heard = g_string_new (NULL);
  guint i = 0;

  while (i < pcm->len)
    {
      const guint quiet = i;
      guint start;

      while (i < pcm->len && is_quiet (pcm, i, 1))
        i++;
      if (i == pcm->len)
        break;
      if (heard->len > 0)
        g_string_append (heard, i - quiet > FOYER_PCM_RATE / 10 ? " | " : " ");
      /* Until 10 ms are silent: a tone has single zeros, too. */
      for (start = i; i < pcm->len && !is_quiet (pcm, i, FOYER_PCM_RATE / 100); i++)
        continue;
      g_string_append (heard, recognise (language, pcm, start, i));
    }
  return g_string_free (heard, FALSE);
}

char *
voice_test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("foyer-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
voice_test_remove (const char *path)
{
  g_autoptr (GDir) dir =
      g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      voice_test_remove (child);
    }
  g_remove (path);
}

void
voice_test_folder_free (VoiceTestFolder *folder)
{
  voice_test_remove (folder);
  g_free (folder);
}
