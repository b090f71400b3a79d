/* The studio's work: microphone, takes, and a voice made by it that speaks like any other. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "base/foyer-error.h"
#include "voice-test-pack.h"
#include "voice/foyer-pcm.h"
#include "voice/foyer-recorder.h"
#include "voice/foyer-studio-begun.h"
#include "voice/foyer-studio.h"
#include "voice/foyer-voice-pack.h"

#define NOISE 0.0008f /* of a quiet room */

static double
to_db (double factor)
{
  return 20 * log10 (MAX (factor, 1e-9));
}

/* A word as a microphone hears it: room, a tone of HZ, room. */
static GArray *
record (double hz, guint before_ms, guint word_ms, guint after_ms, double amplitude)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  const guint n_before = before_ms * (FOYER_PCM_RATE / 1000);
  const guint n_word = word_ms * (FOYER_PCM_RATE / 1000);
  const guint n = n_before + n_word + after_ms * (FOYER_PCM_RATE / 1000);
  GArray *pcm = foyer_pcm_new ();

  for (guint i = 0; i < n; i++)
    {
      float sample = NOISE * (float) g_rand_double_range (random, -1, 1);

      if (i >= n_before && i < n_before + n_word)
        sample += (float) (amplitude * sin (2 * G_PI * hz * (i - n_before) / FOYER_PCM_RATE));
      sample = CLAMP (sample, -1.0f, 1.0f);
      g_array_append_val (pcm, sample);
    }
  return pcm;
}

static FoyerTake *
take_of (double hz, guint before_ms, guint word_ms, guint after_ms, double amplitude)
{
  g_autoptr (GArray) recording = record (hz, before_ms, word_ms, after_ms, amplitude);

  return foyer_take_new (recording);
}

/* Its own length in a row, so that even a short word has a loudness. */
static double
loudness (const GArray *clip)
{
  g_autoptr (GArray) row = foyer_pcm_new ();

  while (row->len < FOYER_PCM_RATE)
    foyer_pcm_append (row, clip);
  return foyer_pcm_loudness (row);
}

static void
test_take (void)
{
  static const double amplitudes[] = { 0.02, 0.05, 0.1, 0.3, 0.8 };

  for (guint i = 0; i < G_N_ELEMENTS (amplitudes); i++)
    {
      g_autoptr (FoyerTake) take = take_of (500, 300, 400, 500, amplitudes[i]);

      g_assert_cmpint (take->fault, ==, FOYER_TAKE_GOOD);
      g_assert_null (foyer_take_describe_fault (take->fault));
      g_test_message ("in %.1f dBFS, %.1f LUFS; out %.1f dBFS, %.1f LUFS, %.3f s", take->peak_db,
                      take->loudness, to_db (foyer_pcm_peak (take->clip)), loudness (take->clip),
                      take->seconds);
      g_assert_cmpfloat_with_epsilon (take->peak_db, to_db (amplitudes[i]), 0.5);
      /* The word and 12 ms on both sides, and nothing of the room. */
      g_assert_cmpfloat_with_epsilon (take->seconds, 0.424, 0.012);
      g_assert_cmpfloat_with_epsilon (loudness (take->clip), FOYER_STUDIO_LUFS, 0.6);
      g_assert_cmpfloat (to_db (foyer_pcm_peak (take->clip)), <, FOYER_STUDIO_PEAK_DB + 0.1);
      /* No click where it is joined. */
      g_assert_cmpfloat (fabsf (g_array_index (take->clip, float, 0)), <, 0.0005f);
      g_assert_cmpfloat (fabsf (g_array_index (take->clip, float, take->clip->len - 1)), <,
                         0.0005f);
    }
}

static void
test_faults (void)
{
  static const struct
  {
    guint before_ms, word_ms, after_ms;
    double amplitude;
    FoyerTakeFault fault;
  } cases[] = {
    { 300, 400, 300, 0.3, FOYER_TAKE_GOOD },    { 300, 400, 300, 0.0, FOYER_TAKE_EMPTY },
    { 300, 30, 300, 0.3, FOYER_TAKE_EMPTY },    { 300, 400, 300, 1.6, FOYER_TAKE_CLIPPED },
    { 0, 400, 300, 0.3, FOYER_TAKE_CUT },       { 300, 400, 0, 0.3, FOYER_TAKE_CUT },
    { 300, 400, 300, 0.006, FOYER_TAKE_QUIET },
  };
  g_autoptr (GArray) nothing = foyer_pcm_new ();
  g_autoptr (FoyerTake) none = foyer_take_new (nothing);

  g_assert_cmpint (none->fault, ==, FOYER_TAKE_EMPTY);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FoyerTake) take = take_of (500, cases[i].before_ms, cases[i].word_ms,
                                            cases[i].after_ms, cases[i].amplitude);

      g_test_message ("%u: fault %u, noise %.1f dB", i, take->fault, take->noise_db);
      g_assert_cmpint (take->fault, ==, cases[i].fault);
      g_assert_true ((take->clip == NULL) == (take->fault == FOYER_TAKE_EMPTY));
      g_assert_true ((foyer_take_describe_fault (take->fault) == NULL) ==
                     (take->fault == FOYER_TAKE_GOOD));
    }
}

static guint
count_missing (FoyerStudio *studio, const char *letters)
{
  g_autoptr (GPtrArray) words = foyer_studio_list_words (studio, letters);
  guint n = 0;

  for (guint i = 0; i < words->len; i++)
    n += ((FoyerStudioWord *) g_ptr_array_index (words, i))->recorded ? 0 : 1;
  return n;
}

static void
keep (FoyerStudio *studio, const char *token, double amplitude)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerTake) take =
      take_of (voice_test_word_hz (foyer_studio_get_language (studio), token), 200,
               VOICE_TEST_TONE_MS, 200, amplitude);

  g_assert_nonnull (take->clip);
  foyer_studio_keep (studio, token, take->clip, &error);
  g_assert_no_error (error);
}

static void
assert_says (
    FoyerVoicePack *pack, FoyerCallKind kind, const char *ticket, guint counter, const char *words)
{
  const FoyerSegment segment = { .language = foyer_voice_pack_get_language (pack),
                                 .kind = kind,
                                 .ticket = (char *) ticket,
                                 .counter = counter,
                                 .counter_before = counter + 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) pcm = foyer_voice_pack_speak (pack, &segment, FALSE, NULL, 1.0, -19.0, &error);
  g_autofree char *heard = NULL;

  g_assert_no_error (error);
  heard = voice_test_listen (foyer_voice_pack_get_language (pack), pcm);
  g_assert_cmpstr (heard, ==, words);
  g_assert_cmpfloat_with_epsilon (foyer_pcm_loudness (pcm), -19.0, 1.5);
  g_assert_cmpfloat (foyer_pcm_peak (pcm), <, 0.999);
}

static char *
listen_to (FoyerVoicePack *pack, const FoyerSegment *segment, gboolean twice, double rate)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) pcm = foyer_voice_pack_speak (pack, segment, twice, NULL, rate, -19.0, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (foyer_pcm_loudness (pcm), -19.0, 1.5);
  g_assert_cmpfloat (foyer_pcm_peak (pcm), <, 0.999);
  return rate < 1.0 ? g_strdup ("") : voice_test_listen (segment->language, pcm);
}

/* Whatever the example of data/voices/README.md can say is said by this voice, word by word. */
static void
assert_says_all (FoyerVoicePack *pack, const char *home)
{
  static const char *const tickets[] = { "A001", "Z999", "K010", "B105", "C1000", "D2345", "7" };
  static const guint counters[] = { 1, 2, 9, 10, 11, 20, 21, 99 };
  const FoyerVoiceLanguage language = foyer_voice_pack_get_language (pack);
  g_autofree char *path = voice_test_make_pack (home, "example", language, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerVoicePack) example = foyer_voice_pack_load (path, NULL, &error);

  g_assert_no_error (error);
  for (FoyerCallKind kind = 0; kind < FOYER_CALL_NOTICE; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (tickets); i++)
      for (guint k = 0; k < G_N_ELEMENTS (counters); k += 1 + i % 3)
        {
          const FoyerSegment segment = { .language = language,
                                         .kind = kind,
                                         .ticket = (char *) tickets[i],
                                         .counter = counters[k],
                                         .counter_before = counters[k] == 1 ? 12 : 1 };
          const gboolean twice = kind == FOYER_CALL_HEARING;
          g_autofree char *expected = listen_to (example, &segment, twice, 1.0);
          g_autofree char *heard = listen_to (pack, &segment, twice, 1.0);
          g_autofree char *slow = listen_to (pack, &segment, twice, 0.8);

          g_assert_cmpstr (heard, ==, expected);
          g_assert_cmpstr (slow, ==, "");
        }
}

static void
check_with_tool (const char *folder)
{
  const char *check = g_getenv ("FOYER_VOICE_PACK_CHECK");
  const char *const command[] = { check, folder, NULL };
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;

  if (check == NULL)
    return;
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &told,
                               NULL, &status, &error));
  g_test_message ("%s", told);
  g_assert_true (g_spawn_check_wait_status (status, &error));
}

/* Word by word, in the order of the list: what is missing grows less, and at the end it passes what
 * every voice has to pass. */
static void
test_whole_voice (gconstpointer data)
{
  const FoyerVoiceLanguage language = (FoyerVoiceLanguage) GPOINTER_TO_UINT (data);
  static const guint n_words[] = { 52, 50, 66 };
  static const char *const says[][2] = {
    { "please A 0 1 2 customer | go-to 10 2 window",
      "Z 9 8 7 customer | 10 3 window-paused | change-to 10 2 window" },
    { "A 0 1 2 customer | 10 2 window-come",
      "Z 9 8 7 customer | 10 3 window-paused 10 2 window-changed" },
    { "ticket A 0 1 2 | please-go 12",
      "ticket Z 9 8 7 | counter 13 paused | please-go 12 instead" },
  };
  g_autoptr (VoiceTestFolder) home = voice_test_make_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerStudio) studio =
      foyer_studio_open (home, "voice-1", language, "Jane", "CC0-1.0", &error);
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (FoyerVoicePack) pack = NULL;
  g_auto (GStrv) missing = NULL;

  g_assert_no_error (error);
  words = foyer_studio_list_words (studio, NULL);
  g_assert_cmpuint (words->len, ==, n_words[language]);
  g_assert_false (g_file_test (foyer_studio_get_folder (studio), G_FILE_TEST_EXISTS));
  for (guint i = 0; i < words->len; i++)
    {
      const FoyerStudioWord *word = g_ptr_array_index (words, i);

      g_assert_cmpint (strlen (word->text), >, 0);
      g_assert_cmpuint (count_missing (studio, NULL), ==, words->len - i);
      /* As people are: louder and softer. */
      keep (studio, word->token, 0.05 * (1 + i % 5));
    }
  g_assert_cmpuint (count_missing (studio, NULL), ==, 0);
  pack = foyer_voice_pack_load (foyer_studio_get_folder (studio), NULL, &error);
  g_assert_no_error (error);
  missing = foyer_voice_pack_get_missing (pack, NULL, NULL);
  g_assert_cmpstr (missing[0], ==, NULL);
  assert_says (pack, FOYER_CALL_FIRST, "A012", 12, says[language][0]);
  assert_says (pack, FOYER_CALL_REASSIGNED, "Z987", 12, says[language][1]);
  assert_says_all (pack, home);
  check_with_tool (foyer_studio_get_folder (studio));
}

static guint
count_files (const char *folder)
{
  g_autofree char *clips = g_build_filename (folder, "clips", NULL);
  g_autoptr (GDir) dir = g_dir_open (clips, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Recording again, taking out, going on another day; a disk that refuses leaves the voice whole. */
/* What the studio offers to go on with: by name, and how far each is. */
static void
test_begun (void)
{
  static const struct
  {
    const char *id, *name;
    FoyerVoiceLanguage language;
    const char *tokens;
  } begun[] = {
    { "zh-1", "Wang", FOYER_VOICE_ZH, "AB" },
    { "en-1", "Adams", FOYER_VOICE_EN, "C" },
  };
  g_autoptr (VoiceTestFolder) home = voice_test_make_folder ();
  g_autofree char *empty = g_build_filename (home, "empty", NULL);
  g_autofree char *nowhere = g_build_filename (home, "nowhere", NULL);
  g_autoptr (GPtrArray) none = foyer_studio_list_begun (nowhere);
  g_autoptr (GPtrArray) voices = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpint (g_mkdir (empty, 0755), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (begun); i++)
    {
      g_autoptr (FoyerStudio) studio =
          foyer_studio_open (home, begun[i].id, begun[i].language, begun[i].name, "CC0-1.0", NULL);

      for (const char *p = begun[i].tokens; *p != '\0'; p++)
        keep (studio, (const char[]){ *p, '\0' }, 0.2);
    }
  voices = foyer_studio_list_begun (home);
  g_assert_cmpuint (voices->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const FoyerBegunVoice *voice = g_ptr_array_index (voices, i);

      g_assert_cmpstr (voice->id, ==, begun[1 - i].id);
      g_assert_cmpstr (voice->name, ==, begun[1 - i].name);
      g_assert_cmpint (voice->language, ==, begun[1 - i].language);
      g_assert_cmpuint (voice->n_recorded, ==, i + 1);
      g_assert_cmpuint (voice->n_words, ==, i == 0 ? 66 : 52);
    }
}

static void
test_changes (void)
{
  g_autoptr (VoiceTestFolder) home = voice_test_make_folder ();
  g_autoptr (GError) error = NULL;
  FoyerStudio *studio = foyer_studio_open (home, "en-2", FOYER_VOICE_EN, "Jane", "CC0-1.0", &error);
  g_autofree char *folder = g_strdup (foyer_studio_get_folder (studio));
  g_autofree char *clips = g_build_filename (folder, "clips", NULL);
  g_autofree char *ini = g_build_filename (folder, "voice.ini", NULL);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GArray) clip = NULL;
  g_autoptr (FoyerTake) take = take_of (500, 200, 300, 200, 0.2);

  g_assert_no_error (error);
  keep (studio, "A", 0.2);
  keep (studio, "A", 0.1);
  keep (studio, "B", 0.1);
  g_assert_cmpuint (count_files (folder), ==, 2);
  g_assert_true (foyer_studio_discard (studio, "A", &error));
  g_assert_true (foyer_studio_discard (studio, "A", &error));
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_false (foyer_studio_discard (studio, "B", &error));
  g_assert_error (error, FOYER_ERROR, FOYER_ERROR_USAGE);
  g_clear_error (&error);
  foyer_studio_free (studio);

  /* Another day; a line of somebody's own stays. */
  voice_test_edit (folder, "[phrases]", "[join]\npause-ms=300\n[phrases]");
  studio = foyer_studio_open (home, "en-2", FOYER_VOICE_ZH, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (foyer_studio_get_language (studio), ==, FOYER_VOICE_EN);
  g_assert_cmpuint (count_missing (studio, "AB"), ==, 66 - 24 - 1);
  keep (studio, "A", 0.1);
  clip = foyer_studio_load_clip (studio, "A", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (clip->len, >, 100 * 48);
  g_assert_null (foyer_studio_load_clip (studio, "C", &error));
  g_assert_error (error, FOYER_ERROR, FOYER_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (ini, &before, NULL, NULL));
  g_assert_nonnull (strstr (before, "pause-ms=300"));

  /* Where the clips should go is a file. */
  g_assert_cmpint (g_rename (clips, home), !=, 0);
  {
    g_autofree char *aside = g_build_filename (home, "aside", NULL);

    g_assert_cmpint (g_rename (clips, aside), ==, 0);
    g_assert_true (g_file_set_contents (clips, "x", 1, NULL));
    g_assert_false (foyer_studio_keep (studio, "C", take->clip, &error));
    g_assert_error (error, FOYER_ERROR, FOYER_ERROR_FAULT);
    g_clear_error (&error);
    g_remove (clips);
    g_assert_cmpint (g_rename (aside, clips), ==, 0);
  }
  g_assert_true (g_file_get_contents (ini, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (count_missing (studio, "ABC"), ==, 66 - 23 - 2);
  foyer_studio_free (studio);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *id, *name, *license;
  } wrong[] = {
    { "", "a", "b" }, { "../x", "a", "b" }, { "Big", "a", "b" },  { "-x", "a", "b" },
    { "x", "", "b" }, { "x", NULL, "b" },   { "x", "a", "b\nc" },
  };
  g_autoptr (VoiceTestFolder) home = voice_test_make_folder ();
  g_autofree char *path = voice_test_make_pack (home, "hostile", FOYER_VOICE_EN, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (foyer_studio_open (home, wrong[i].id, FOYER_VOICE_EN, wrong[i].name,
                                        wrong[i].license, &error));
      g_assert_error (error, FOYER_ERROR, FOYER_ERROR_USAGE);
    }
  voice_test_edit (path, "clips/A.wav", "../../etc/passwd");
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (foyer_studio_open (home, "hostile", FOYER_VOICE_EN, NULL, NULL, &error));
    g_assert_error (error, FOYER_ERROR, FOYER_ERROR_USAGE);
  }
}

typedef struct
{
  guint n_levels;
  double peak_db, loudness;
} Levels;

static void
on_level (FoyerRecorder *recorder, double peak_db, double lufs, Levels *levels)
{
  levels->n_levels++;
  levels->peak_db = peak_db;
  levels->loudness = lufs;
}

static void
wait_for_levels (const Levels *levels, guint n)
{
  const gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (levels->n_levels < n && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (levels->n_levels, >=, n);
}

static gboolean
wake (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* A source of 0.25 at 1000 Hz: -12.0 dBFS, -15.1 LUFS. */
static void
test_recorder (void)
{
  g_autoptr (FoyerRecorder) recorder = foyer_recorder_new ();
  Levels levels = { 0 };
  g_autoptr (GArray) pcm = NULL;
  gboolean recording;

  g_setenv ("FOYER_AUDIO_SOURCE", "audiotestsrc is-live=true freq=1000 volume=0.25", TRUE);
  g_signal_connect (recorder, "level", G_CALLBACK (on_level), &levels);
  g_assert_false (foyer_recorder_start (recorder));
  foyer_recorder_open (recorder, NULL);
  wait_for_levels (&levels, 10);
  g_test_message ("peak %.2f dBFS, momentary %.2f LUFS", levels.peak_db, levels.loudness);
  g_assert_cmpfloat_with_epsilon (levels.peak_db, -12.04, 0.1);
  g_assert_cmpfloat_with_epsilon (levels.loudness, -15.05, 0.2);
  g_assert_true (foyer_recorder_start (recorder));
  g_object_get (recorder, "recording", &recording, NULL);
  g_assert_true (recording);
  levels.n_levels = 0;
  wait_for_levels (&levels, 8);
  pcm = foyer_recorder_stop (recorder);
  g_assert_nonnull (pcm);
  g_assert_cmpuint (pcm->len, >, FOYER_PCM_RATE / 5);
  g_assert_cmpfloat_with_epsilon (foyer_pcm_peak (pcm), 0.25, 0.005);
  g_assert_null (foyer_recorder_stop (recorder));
  foyer_recorder_close (recorder);
  g_assert_false (foyer_recorder_start (recorder));
}

static void
test_no_microphone (void)
{
  g_autoptr (FoyerRecorder) recorder = foyer_recorder_new ();
  const gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;
  g_autofree char *problem = NULL;

  g_unsetenv ("FOYER_AUDIO_SOURCE");
  foyer_recorder_open (recorder, "no such microphone");
  while (problem == NULL && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (recorder, "problem", &problem, NULL);
    }
  g_test_message ("%s", problem);
  g_assert_nonnull (problem);
  g_assert_false (foyer_recorder_start (recorder));
  /* Opened and closed while it is still opening. */
  for (guint i = 0; i < 20; i++)
    foyer_recorder_open (recorder, "another");
}

static void
got_sound (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(GArray **) data = foyer_studio_synthesise_finish (result, &error);
  g_assert_no_error (error);
}

static void
test_compare (void)
{
  static const char *const texts[] = { "零", "공", "zero" };

  for (FoyerVoiceLanguage language = 0; language < FOYER_N_VOICE_LANGUAGES; language++)
    {
      const gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;
      g_autoptr (GArray) pcm = NULL;

      foyer_studio_synthesise_async (language, texts[language], NULL, got_sound, &pcm);
      while (pcm == NULL && g_get_monotonic_time () < end)
        g_main_context_iteration (NULL, TRUE);
      g_assert_nonnull (pcm);
      g_test_message ("%s: %.2f s at %.1f LUFS, peak %.1f dBFS", texts[language],
                      (double) pcm->len / FOYER_PCM_RATE, loudness (pcm),
                      to_db (foyer_pcm_peak (pcm)));
      g_assert_cmpfloat (to_db (foyer_pcm_peak (pcm)), <, FOYER_STUDIO_PEAK_DB + 0.1);
      g_assert_cmpfloat_with_epsilon (loudness (pcm), FOYER_STUDIO_LUFS, 3.0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_timeout_add (20, wake, NULL);
  g_test_add_func ("/voice/studio/take", test_take);
  g_test_add_func ("/voice/studio/faults", test_faults);
  g_test_add_data_func ("/voice/studio/whole-voice/zh", GUINT_TO_POINTER (FOYER_VOICE_ZH),
                        test_whole_voice);
  g_test_add_data_func ("/voice/studio/whole-voice/ko", GUINT_TO_POINTER (FOYER_VOICE_KO),
                        test_whole_voice);
  g_test_add_data_func ("/voice/studio/whole-voice/en", GUINT_TO_POINTER (FOYER_VOICE_EN),
                        test_whole_voice);
  g_test_add_func ("/voice/studio/begun", test_begun);
  g_test_add_func ("/voice/studio/changes", test_changes);
  g_test_add_func ("/voice/studio/refused", test_refused);
  g_test_add_func ("/voice/studio/recorder", test_recorder);
  g_test_add_func ("/voice/studio/no-microphone", test_no_microphone);
  g_test_add_func ("/voice/studio/compare", test_compare);
  return g_test_run ();
}
