/* A recorded voice: what it says for every kind of number, to the sample, and what is refused. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <gst/gst.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/foyer-error.h"
#include "voice-test-pack.h"
#include "voice/foyer-pcm.h"

#define TARGET_LUFS  -19.0
#define TONE_SAMPLES (VOICE_TEST_TONE_MS * (FOYER_PCM_RATE / 1000))

static FoyerVoicePack *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  FoyerVoicePack *pack = foyer_voice_pack_load (path, NULL, &error);

  g_assert_no_error (error);
  return pack;
}

static GArray *
say (FoyerVoicePack *pack,
     FoyerCallKind kind,
     const char *ticket,
     guint counter,
     gboolean twice,
     double rate,
     const FoyerReadingOptions *options)
{
  const FoyerSegment segment = { .language = foyer_voice_pack_get_language (pack),
                                 .kind = kind,
                                 .ticket = (char *) ticket,
                                 .counter = counter,
                                 .counter_before = 7 };
  g_autoptr (GError) error = NULL;
  GArray *pcm = foyer_voice_pack_speak (pack, &segment, twice, options, rate, TARGET_LUFS, &error);

  g_assert_no_error (error);
  return pcm;
}

static void
assert_says (FoyerVoicePack *pack,
             FoyerCallKind kind,
             const char *ticket,
             guint counter,
             const FoyerReadingOptions *options,
             const char *words)
{
  g_autoptr (GArray) pcm = say (pack, kind, ticket, counter, FALSE, 1.0, options);
  g_autofree char *heard = voice_test_listen (foyer_voice_pack_get_language (pack), pcm);

  g_assert_cmpstr (heard, ==, words);
}

static void
test_numbers (void)
{
  static const FoyerReadingOptions yao = { .zh_one_is_yao = TRUE };
  static const FoyerReadingOptions yeong = { .ko_zero_is_yeong = TRUE };
  static const struct
  {
    FoyerVoiceLanguage language;
    const char *read;
    const FoyerReadingOptions *options;
    const char *ticket;
    guint counter;
    const char *words;
  } cases[] = {
    { FOYER_VOICE_ZH, NULL, NULL, "A015", 3, "please A 0 1 5 customer | go-to 3 window" },
    { FOYER_VOICE_ZH, NULL, NULL, "B1000", 10, "please B 1 0 0 0 customer | go-to 10 window" },
    { FOYER_VOICE_ZH, NULL, NULL, "Z999", 12, "please Z 9 9 9 customer | go-to 10 2 window" },
    { FOYER_VOICE_ZH, NULL, NULL, "Z999", 20, "please Z 9 9 9 customer | go-to 2 10 window" },
    { FOYER_VOICE_ZH, NULL, NULL, "7", 99, "please 7 customer | go-to 9 10 9 window" },
    { FOYER_VOICE_ZH, NULL, NULL, "7", 105, "please 7 customer | go-to 1 100 0 5 window" },
    { FOYER_VOICE_ZH, NULL, NULL, "7", 110, "please 7 customer | go-to 1 100 1 10 window" },
    { FOYER_VOICE_ZH, NULL, &yao, "A011", 1, "please A 0 yao yao customer | go-to 1 window" },
    { FOYER_VOICE_ZH, "ticket=cardinal", NULL, "A762", 2,
      "please A 7 100 6 10 2 customer | go-to 2 window" },
    { FOYER_VOICE_ZH, "counter=digits", NULL, "A001", 12,
      "please A 0 0 1 customer | go-to 1 2 window" },
    { FOYER_VOICE_ZH, "zh-one=yao", NULL, "A011", 1,
      "please A 0 yao yao customer | go-to 1 window" },
    { FOYER_VOICE_ZH, "zh-one=yi", &yao, "A011", 1, "please A 0 1 1 customer | go-to 1 window" },
    { FOYER_VOICE_KO, NULL, NULL, "A015", 3, "A 0 1 5 customer | 3 window-come" },
    { FOYER_VOICE_KO, NULL, NULL, "A015", 12, "A 0 1 5 customer | 10 2 window-come" },
    { FOYER_VOICE_KO, NULL, NULL, "A015", 21, "A 0 1 5 customer | 2 10 1 window-come" },
    { FOYER_VOICE_KO, NULL, NULL, "A015", 105, "A 0 1 5 customer | 100 5 window-come" },
    { FOYER_VOICE_KO, "ticket=cardinal", NULL, "A762", 1,
      "A 7 100 6 10 2 customer | 1 window-come" },
    { FOYER_VOICE_KO, "ko-zero=yeong", NULL, "A010", 10,
      "A yeong 1 yeong customer | 10 window-come" },
    { FOYER_VOICE_KO, "ko-zero=gong", &yeong, "A010", 10, "A 0 1 0 customer | 10 window-come" },
    { FOYER_VOICE_EN, NULL, NULL, "A015", 3, "ticket A 0 1 5 | please-go 3" },
    { FOYER_VOICE_EN, NULL, NULL, "q200", 12, "ticket Q 2 0 0 | please-go 12" },
    { FOYER_VOICE_EN, NULL, NULL, "A015", 21, "ticket A 0 1 5 | please-go 20 1" },
    { FOYER_VOICE_EN, NULL, NULL, "A015", 105, "ticket A 0 1 5 | please-go 1 100 5" },
    { FOYER_VOICE_EN, "counter=digits", NULL, "A015", 21, "ticket A 0 1 5 | please-go 2 1" },
    { FOYER_VOICE_EN, "ticket=cardinal", NULL, "A1019", 90, "ticket A 1 1000 19 | please-go 90" },
  };

  g_autoptr (FoyerVoicePack) pack = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VoiceTestFolder) folder = voice_test_make_folder ();

      /* Loading takes its time; neighbours in the table share a pack. */
      if (i == 0 || cases[i].language != cases[i - 1].language ||
          g_strcmp0 (cases[i].read, cases[i - 1].read) != 0)
        {
          g_autofree char *path =
              voice_test_make_pack (folder, "tones", cases[i].language, cases[i].read);

          g_clear_pointer (&pack, foyer_voice_pack_unref);
          pack = load (path);
        }
      assert_says (pack, FOYER_CALL_FIRST, cases[i].ticket, cases[i].counter, cases[i].options,
                   cases[i].words);
    }
}

static void
test_phrases (void)
{
  static const char *const words[FOYER_N_VOICE_LANGUAGES][FOYER_CALL_NOTICE] = {
    [FOYER_VOICE_ZH] = { "please K 0 2 customer | go-to 5 window",
                         "remind | K 0 2 customer | 5 window-waiting",
                         "K 0 2 customer | last-call | please-to 5 window | missed",
                         "please K 0 2 customer | to 5 window | fetch",
                         "K 0 2 customer | 7 window-paused | change-to 5 window" },
    [FOYER_VOICE_KO] = { "K 0 2 customer | 5 window-come",
                         "K 0 2 customer | again | 5 window-waiting",
                         "K 0 2 customer | last-call | 5 window-please | missed",
                         "K 0 2 customer | 5 window | fetch",
                         "K 0 2 customer | 7 window-paused 5 window-changed" },
    [FOYER_VOICE_EN] = { "ticket K 0 2 | please-go 5", "reminder K 0 2 | counter 5 waiting",
                         "last-call K 0 2 | counter 5 | missed", "ticket K 0 2 | counter 5 | fetch",
                         "ticket K 0 2 | counter 7 paused | please-go 5 instead" },
  };
  /* What the handbook says of recording lists; one word more here for the second reading. */
  static const guint n_clips[FOYER_N_VOICE_LANGUAGES] = { 52 + 1, 50 + 1, 66 };

  for (FoyerVoiceLanguage language = 0; language < FOYER_N_VOICE_LANGUAGES; language++)
    {
      g_autoptr (VoiceTestFolder) folder = voice_test_make_folder ();
      g_autofree char *path = voice_test_make_pack (folder, "tones", language, NULL);
      g_autoptr (FoyerVoicePack) pack = load (path);
      g_auto (GStrv) missing = foyer_voice_pack_get_missing (pack, NULL, NULL);

      g_assert_cmpuint (g_strv_length (missing), ==, 0);
      g_assert_cmpuint (foyer_voice_pack_get_n_clips (pack), ==, n_clips[language]);
      for (FoyerCallKind kind = 0; kind < FOYER_CALL_NOTICE; kind++)
        assert_says (pack, kind, "K02", 5, NULL, words[language][kind]);
    }
}

static void
test_last_of_a_number (void)
{
  g_autoptr (VoiceTestFolder) folder = voice_test_make_folder ();
  g_autofree char *path = voice_test_make_pack (folder, "tones", FOYER_VOICE_EN, NULL);
  g_autofree char *clip = g_build_filename (path, "clips", "falling.wav", NULL);
  g_autoptr (FoyerVoicePack) pack = NULL;

  voice_test_write_tone (clip, voice_test_word_hz (FOYER_VOICE_EN, "5.end"), VOICE_TEST_TONE_MS,
                         FOYER_PCM_RATE, 1);
  voice_test_edit (path, "[clips]\n", "[clips]\n5.end=clips/falling.wav\n");
  pack = load (path);
  assert_says (pack, FOYER_CALL_FIRST, "A555", 25, NULL, "ticket A 5 5 .end | please-go 20 .end");
}

/* Every sample is where it should be: whole clips, and exact silence between them. */
static void
test_joins (void)
{
  static const guint gaps[] = { 25, 25, 25, 25, 220, 25, 25 };
  g_autoptr (VoiceTestFolder) folder = voice_test_make_folder ();
  g_autofree char *path = voice_test_make_pack (folder, "tones", FOYER_VOICE_EN, NULL);
  g_autoptr (FoyerVoicePack) pack = load (path);
  g_autoptr (GArray) pcm = say (pack, FOYER_CALL_FIRST, "A015", 21, FALSE, 1.0, NULL);
  const float *samples = (const float *) (gpointer) pcm->data;
  const double amplitude = foyer_pcm_peak (pcm);
  double largest = 0, steepest = 0;
  guint at = 0;

  for (guint i = 0; i <= G_N_ELEMENTS (gaps); i++)
    {
      const guint gap = i < G_N_ELEMENTS (gaps) ? gaps[i] * (FOYER_PCM_RATE / 1000) : 0;

      g_assert_cmpuint (at + TONE_SAMPLES + gap, <=, pcm->len);
      g_assert_cmpfloat (fabsf (samples[at + 1]), >, 0);
      g_assert_cmpfloat (fabsf (samples[at + TONE_SAMPLES - 2]), >, 0);
      at += TONE_SAMPLES;
      for (guint k = at - 1; k < at + gap; k++)
        g_assert_cmpfloat_with_epsilon (samples[k], 0.0f, 1e-12f);
      at += gap;
    }
  g_assert_cmpuint (at, ==, pcm->len);
  for (guint i = 1; i < pcm->len; i++)
    largest = MAX (largest, (double) fabsf (samples[i] - samples[i - 1]));
  /* Nothing is steeper than the highest of the tones that were said. */
  steepest =
      amplitude * 2 * G_PI * voice_test_word_hz (FOYER_VOICE_EN, "please-go") / FOYER_PCM_RATE;
  g_test_message ("largest step %.4f, the steepest tone's %.4f", largest, steepest);
  g_assert_cmpfloat (largest, <=, steepest * 1.01);
}

static void
test_slow_and_twice (void)
{
  g_autoptr (VoiceTestFolder) folder = voice_test_make_folder ();
  g_autofree char *path = voice_test_make_pack (folder, "tones", FOYER_VOICE_ZH, NULL);
  g_autoptr (FoyerVoicePack) pack = load (path);
  g_autoptr (GArray) normal = say (pack, FOYER_CALL_HEARING, "A15", 3, TRUE, 1.0, NULL);
  g_autoptr (GArray) slow = say (pack, FOYER_CALL_HEARING, "A15", 3, TRUE, 0.8, NULL);
  g_autofree char *heard = voice_test_listen (FOYER_VOICE_ZH, normal);
  g_autofree char *heard_slow = voice_test_listen (FOYER_VOICE_ZH, slow);
  const char *words = "please A 1 5 | A 1 5 customer | to 3 window | fetch";

  g_assert_cmpstr (heard, ==, words);
  /* The tones are known by their pitch, which stays. */
  g_assert_cmpstr (heard_slow, ==, words);
  g_assert_cmpfloat_with_epsilon ((double) slow->len / normal->len, 1.25, 0.02);
}

static void
test_twice_only_once (void)
{
  g_autoptr (VoiceTestFolder) folder = voice_test_make_folder ();
  g_autofree char *path = voice_test_make_pack (folder, "tones", FOYER_VOICE_EN, NULL);
  g_autoptr (FoyerVoicePack) pack = NULL;
  g_autoptr (GArray) pcm = NULL;
  g_autofree char *heard = NULL;

  voice_test_edit (path, "hearing=ticket {ticket} |", "hearing=ticket {ticket} {ticket} |");
  pack = load (path);
  pcm = say (pack, FOYER_CALL_HEARING, "A1", 3, TRUE, 1.0, NULL);
  heard = voice_test_listen (FOYER_VOICE_EN, pcm);
  g_assert_cmpstr (heard, ==, "ticket A 1 A 1 | counter 3 | fetch");
}

static void
test_missing (void)
{
  static const char *const only_a[] = { "A", NULL };
  g_autoptr (VoiceTestFolder) folder = voice_test_make_folder ();
  g_autofree char *path = voice_test_make_pack (folder, "tones", FOYER_VOICE_ZH, NULL);
  const FoyerSegment segment = {
    .language = FOYER_VOICE_ZH, .kind = FOYER_CALL_FIRST, .ticket = (char *) "A017", .counter = 3
  };
  static const FoyerReadingOptions cardinal = { .ticket[FOYER_VOICE_ZH] = FOYER_READING_CARDINAL };
  g_autoptr (FoyerVoicePack) pack = NULL;
  g_autoptr (GError) error = NULL;
  static const char *const expected[] = { "7 C fetch", "7 fetch", "100 7 fetch" };

  voice_test_edit (path, "\n7=clips/7.wav\n", "\n");
  voice_test_edit (path, "\n100=clips/100.wav\n", "\n");
  voice_test_edit (path, "\nC=clips/C.wav\n", "\n");
  voice_test_edit (path, "\nfetch=clips/fetch.wav\n", "\n");
  pack = load (path);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_auto (GStrv) missing =
          foyer_voice_pack_get_missing (pack, i > 0 ? only_a : NULL, i > 1 ? &cardinal : NULL);
      g_autofree char *names = g_strjoinv (" ", missing);

      g_assert_cmpstr (names, ==, expected[i]);
    }
  g_assert_null (foyer_voice_pack_speak (pack, &segment, FALSE, NULL, 1.0, TARGET_LUFS, &error));
  g_assert_error (error, FOYER_ERROR, FOYER_ERROR_NOT_AVAILABLE);
  g_assert_nonnull (strstr (error->message, "“7”"));
}

/* Brings a WAV file into another format; FALSE when there is no encoder for it here. */
static gboolean
encode (const char *wav, const char *path, const char *encoder)
{
  g_autofree char *description =
      g_strdup_printf ("filesrc location=%s ! wavparse ! audioconvert ! audioresample ! %s ! "
                       "filesink location=%s",
                       wav, encoder, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GstElement) pipeline =
      gst_parse_launch_full (description, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &error);
  g_autoptr (GstBus) bus = NULL;
  g_autoptr (GstMessage) message = NULL;

  if (pipeline == NULL)
    return FALSE;
  gst_object_ref_sink (pipeline);
  bus = gst_element_get_bus (pipeline);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  message = gst_bus_timed_pop_filtered (bus, 30 * GST_SECOND, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  g_assert_nonnull (message);
  g_assert_cmpint (GST_MESSAGE_TYPE (message), ==, GST_MESSAGE_EOS);
  return TRUE;
}

/* Whatever the studio delivers becomes the same tone of the same length. */
static void
test_formats (void)
{
  static const struct
  {
    guint rate, n_channels;
    const char *encoder; /* NULL: WAV */
    double slack_ms;
  } formats[] = {
    { 44100, 2, NULL, 1 },
    { 8000, 1, NULL, 1 },
    { 16000, 1, NULL, 1 },
    { 96000, 2, NULL, 1 },
    { 11025, 1, NULL, 1 },
    { 48000, 6, NULL, 1 },
    { 44100, 2, "flacenc", 1 },
    { 48000, 1, "flacenc", 1 },
    { 48000, 1, "opusenc ! oggmux", 45 },
    { 16000, 2, "opusenc ! oggmux", 45 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (VoiceTestFolder) folder = voice_test_make_folder ();
      g_autofree char *path = voice_test_make_pack (folder, "tones", FOYER_VOICE_EN, NULL);
      g_autofree char *clip = g_build_filename (path, "clips", "ticket.wav", NULL);
      g_autofree char *wav = g_build_filename (path, "clips", "studio.wav", NULL);
      g_autoptr (FoyerVoicePack) pack = NULL;
      g_autoptr (GArray) pcm = NULL;
      g_autofree char *heard = NULL;
      double ms;

      voice_test_write_tone (wav, voice_test_word_hz (FOYER_VOICE_EN, "ticket"), 600,
                             formats[i].rate, formats[i].n_channels);
      g_remove (clip);
      if (formats[i].encoder == NULL)
        g_assert_cmpint (g_rename (wav, clip), ==, 0);
      else if (!encode (wav, clip, formats[i].encoder))
        continue;
      pack = load (path);
      pcm = say (pack, FOYER_CALL_FIRST, "A1", 3, FALSE, 1.0, NULL);
      heard = voice_test_listen (FOYER_VOICE_EN, pcm);
      ms = (double) pcm->len * 1000 / FOYER_PCM_RATE - 4 * VOICE_TEST_TONE_MS - 3 * 25 - 220;
      g_test_message ("%u Hz, %u channels, %s: %.2f ms", formats[i].rate, formats[i].n_channels,
                      formats[i].encoder != NULL ? formats[i].encoder : "wav", ms);
      g_assert_cmpstr (heard, ==, "ticket A 1 | please-go 3");
      g_assert_cmpfloat_with_epsilon (ms, 600.0, formats[i].slack_ms);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  g_test_add_func ("/voice/pack/numbers", test_numbers);
  g_test_add_func ("/voice/pack/phrases", test_phrases);
  g_test_add_func ("/voice/pack/last-of-a-number", test_last_of_a_number);
  g_test_add_func ("/voice/pack/joins", test_joins);
  g_test_add_func ("/voice/pack/slow-and-twice", test_slow_and_twice);
  g_test_add_func ("/voice/pack/twice-only-once", test_twice_only_once);
  g_test_add_func ("/voice/pack/missing", test_missing);
  g_test_add_func ("/voice/pack/formats", test_formats);
  return g_test_run ();
}
