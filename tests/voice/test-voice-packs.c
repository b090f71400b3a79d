/* Recorded voices in use: found, chosen, mixed with synthesis, removed and read anew. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "base/foyer-error.h"
#include "voice-test-pack.h"
#include "voice/foyer-announcer.h"
#include "voice/foyer-pcm.h"
#include "voice/foyer-render.h"

#define WAIT_MS 60000

/* Of "ticket A 1 | please-go 3" as tones. */
#define CALL_SECONDS (5 * VOICE_TEST_TONE_MS / 1000.0 + (3 * 25 + 220) / 1000.0)

static FoyerVoicePacks *
read_folder (const char *folder)
{
  const char *const folders[] = { folder, NULL };
  const FoyerVoicePacksOptions options = { .folders = folders };
  FoyerVoicePacks *packs = foyer_voice_packs_new (&options);

  g_assert_true (foyer_voice_packs_wait (packs, WAIT_MS));
  return packs;
}

static void
assert_voice (FoyerVoicePacks *packs, FoyerVoiceLanguage language, const char *id)
{
  g_autoptr (FoyerVoicePack) pack = foyer_voice_packs_get (packs, language);

  g_assert_cmpstr (pack != NULL ? foyer_voice_pack_get_id (pack) : NULL, ==, id);
}

static void
assert_n_problems (FoyerVoicePacks *packs, guint n, const char *first)
{
  g_auto (GStrv) problems = foyer_voice_packs_get_problems (packs);

  g_assert_cmpuint (g_strv_length (problems), ==, n);
  if (n > 0)
    g_assert_nonnull (strstr (problems[0], first));
}

static void
test_search (void)
{
  g_autoptr (VoiceTestFolder) mine = voice_test_make_folder ();
  g_autoptr (VoiceTestFolder) theirs = voice_test_make_folder ();
  g_autofree char *bad = voice_test_make_pack (mine, "a-bad", FOYER_VOICE_EN, "ticket=roman");
  g_autofree char *broken = voice_test_make_pack (mine, "b-broken", FOYER_VOICE_EN, NULL);
  g_autofree char *first = voice_test_make_pack (mine, "c-first", FOYER_VOICE_EN, NULL);
  g_autofree char *second = voice_test_make_pack (mine, "d-second", FOYER_VOICE_EN, NULL);
  g_autofree char *system = voice_test_make_pack (theirs, "a-system", FOYER_VOICE_EN, NULL);
  g_autofree char *chinese = voice_test_make_pack (theirs, "a-chinese", FOYER_VOICE_ZH, NULL);
  g_autofree char *clip = g_build_filename (broken, "clips", "A.wav", NULL);
  g_autofree char *note = g_build_filename (mine, "README.md", NULL);
  const char *const folders[] = { mine, "/nonexistent", "", theirs, NULL };
  FoyerVoicePacksOptions options = { .folders = folders };
  g_autoptr (FoyerVoicePacks) packs = NULL;

  g_assert_true (g_file_set_contents (note, "A file is no pack.", -1, NULL));
  g_remove (clip);
  packs = foyer_voice_packs_new (&options);
  g_assert_true (foyer_voice_packs_wait (packs, WAIT_MS));
  assert_voice (packs, FOYER_VOICE_EN, "c-first");
  assert_voice (packs, FOYER_VOICE_ZH, "a-chinese");
  assert_voice (packs, FOYER_VOICE_KO, NULL);
  assert_n_problems (packs, 2, "a-bad");

  options.chosen[FOYER_VOICE_EN] = "a-system";
  options.chosen[FOYER_VOICE_ZH] = "";
  foyer_voice_packs_reload (packs, &options);
  g_assert_true (foyer_voice_packs_wait (packs, WAIT_MS));
  assert_voice (packs, FOYER_VOICE_EN, "a-system");
  assert_voice (packs, FOYER_VOICE_ZH, NULL);

  /* What was chosen but is of another language, or gone, does not make the hall mute. */
  options.chosen[FOYER_VOICE_EN] = "a-chinese";
  options.chosen[FOYER_VOICE_ZH] = "gone";
  foyer_voice_packs_reload (packs, &options);
  g_assert_true (foyer_voice_packs_wait (packs, WAIT_MS));
  assert_voice (packs, FOYER_VOICE_EN, "c-first");
  assert_voice (packs, FOYER_VOICE_ZH, "a-chinese");
  assert_n_problems (packs, 4, "a-bad");
}

/* The folders that are asked when nobody names any; see main(). */
static void
test_standard_folders (void)
{
  g_autofree char *users = g_build_filename (g_getenv ("XDG_DATA_HOME"), "foyer", "voices", NULL);
  g_autofree char *systems = g_build_filename (g_getenv ("XDG_DATA_DIRS"), "foyer", "voices", NULL);
  g_autoptr (VoiceTestFolder) other = voice_test_make_folder ();
  g_autofree char *korean = voice_test_make_pack (users, "same", FOYER_VOICE_KO, NULL);
  g_autofree char *hidden = voice_test_make_pack (systems, "same", FOYER_VOICE_EN, NULL);
  g_autofree char *chinese = voice_test_make_pack (systems, "li", FOYER_VOICE_ZH, NULL);
  g_autofree char *english = voice_test_make_pack (other, "english", FOYER_VOICE_EN, NULL);
  g_autofree char *list = g_strdup_printf ("/nonexistent:%s", other);

  for (guint named = 0; named < 2; named++)
    {
      g_autoptr (FoyerVoicePacks) packs = NULL;

      if (named == 1)
        g_setenv ("FOYER_VOICES", list, TRUE);
      else
        g_unsetenv ("FOYER_VOICES");
      packs = foyer_voice_packs_new (NULL);
      g_assert_true (foyer_voice_packs_wait (packs, WAIT_MS));
      assert_voice (packs, FOYER_VOICE_KO, named == 0 ? "same" : NULL);
      assert_voice (packs, FOYER_VOICE_ZH, named == 0 ? "li" : NULL);
      assert_voice (packs, FOYER_VOICE_EN, named == 0 ? NULL : "english");
      assert_n_problems (packs, 0, NULL);
    }
  g_setenv ("FOYER_VOICES", "", TRUE);
}

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

static void
test_whole_or_not (void)
{
  g_autoptr (VoiceTestFolder) folder = voice_test_make_folder ();
  g_autofree char *english = voice_test_make_pack (folder, "en", FOYER_VOICE_EN, NULL);
  g_autofree char *korean = voice_test_make_pack (folder, "ko", FOYER_VOICE_KO, NULL);
  g_autoptr (FoyerSynth) synth = foyer_synth_new (NULL);
  static const struct
  {
    FoyerCallKind kind;
    const char *ticket;
    guint counter, n_recorded;
  } cases[] = {
    { FOYER_CALL_FIRST, "A015", 3, 2 },
    { FOYER_CALL_FIRST, "A017", 3, 1 }, /* no English 7 */
    { FOYER_CALL_FIRST, "A015", 7, 1 },
    { FOYER_CALL_SECOND, "A015", 3, 1 }, /* no such English phrase */
    { FOYER_CALL_LAST, "A015", 3, 1 },   /* a phrase with a word that is missing */
  };

  g_autoptr (FoyerVoicePacks) packs = NULL;

  voice_test_edit (english, "\n7=clips/7.wav\n", "\n");
  voice_test_edit (english, "\nmissed=clips/missed.wav\n", "\n");
  voice_test_edit (english, "\nrecall=", "\nunused=");
  packs = read_folder (folder);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const FoyerRenderOptions options = { .packs = packs };
      g_autoptr (FoyerMessage) both = foyer_message_new ();
      g_autoptr (FoyerMessage) only = foyer_message_new ();
      g_autoptr (FoyerRendering) rendering = NULL, mixed = NULL, synthetic = NULL;

      foyer_message_add_call (both, FOYER_VOICE_KO, cases[i].kind, cases[i].ticket,
                              cases[i].counter, 0);
      foyer_message_add_call (both, FOYER_VOICE_EN, cases[i].kind, cases[i].ticket,
                              cases[i].counter, 0);
      foyer_message_add_call (only, FOYER_VOICE_EN, cases[i].kind, cases[i].ticket,
                              cases[i].counter, 0);
      rendering = foyer_render (synth, both, &options, NULL);
      g_assert_no_error (rendering->error);
      g_assert_cmpuint (rendering->n_said, ==, 2);
      g_assert_cmpuint (rendering->n_recorded, ==, cases[i].n_recorded);
      /* The English part is as long as if there were no pack at all. */
      mixed = foyer_render (synth, only, &options, NULL);
      synthetic = foyer_render (synth, only, NULL, NULL);
      g_assert_cmpuint (mixed->n_recorded, ==, cases[i].n_recorded - 1);
      g_assert_cmpuint (synthetic->n_recorded, ==, 0);
      if (cases[i].n_recorded == 1)
        g_assert_cmpfloat_with_epsilon (foyer_rendering_seconds (mixed),
                                        foyer_rendering_seconds (synthetic), 0.05);
    }
}

/* What is no queue call is synthesis; the chime sounds before all of it. */
static void
test_notice_and_chime (void)
{
  g_autoptr (VoiceTestFolder) folder = voice_test_make_folder ();
  g_autofree char *english = voice_test_make_pack (folder, "en", FOYER_VOICE_EN, NULL);
  g_autoptr (FoyerSynth) synth = foyer_synth_new ("/nonexistent/helper");
  g_autoptr (FoyerVoicePacks) packs = read_folder (folder);
  const FoyerRenderOptions options = { .packs = packs };
  g_autoptr (FoyerMessage) message = foyer_message_new ();
  g_autoptr (FoyerRendering) call = NULL, notice = NULL;

  foyer_message_add_call (message, FOYER_VOICE_EN, FOYER_CALL_FIRST, "A1", 3, 0);
  call = foyer_render (synth, message, &options, NULL);
  g_assert_no_error (call->error);
  g_assert_cmpfloat_with_epsilon (foyer_rendering_seconds (call), 0.95 + 0.12 + CALL_SECONDS, 1e-4);
  foyer_message_add_text (message, FOYER_VOICE_EN, "The hall closes in 5 minutes.");
  notice = foyer_render (synth, message, &options, NULL);
  g_assert_error (notice->error, FOYER_ERROR, FOYER_ERROR_NOT_AVAILABLE);
  g_assert_cmpuint (notice->n_recorded, ==, 1);
  g_assert_cmpuint (notice->n_missing, ==, 1);
}

/* A pack of spoken words: each by the synthesizer, alone, at one level. */
static char *
make_spoken_pack (FoyerSynth *synth,
                  const char *folder,
                  FoyerVoiceLanguage language,
                  double gain_db)
{
  char *path = voice_test_make_pack (folder, foyer_voice_language_code (language), language, NULL);
  const char *const *words = voice_test_words (language);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const gboolean number = g_ascii_isdigit (words[i][0]) || words[i][1] == '\0';
      g_autoptr (GPtrArray) tokens =
          number ? foyer_number_words_read_ticket (
                       language, words[i],
                       &(FoyerReadingOptions){ .ticket = { FOYER_READING_CARDINAL,
                                                           FOYER_READING_CARDINAL,
                                                           FOYER_READING_CARDINAL } })
                 : NULL;
      /* Which words stand for the phrases does not matter, only that they are speech. */
      static const char *const others[] = { "请顾客到窗口", "번 고객님 창구로",
                                            "please go to counter" };
      g_autofree char *text =
          number ? foyer_number_words_spell (language, tokens) : g_strdup (others[language]);
      g_autoptr (GArray) pcm = foyer_synth_speak (synth, language, text, 1.0, NULL, NULL);
      g_autofree char *clip = g_strdup_printf ("%s/clips/%s.wav", path, words[i]);
      g_autoptr (GBytes) samples = NULL;

      g_assert_nonnull (pcm);
      foyer_pcm_amplify (pcm, gain_db);
      samples = foyer_pcm_to_s16 (pcm);
      voice_test_write_samples (clip, samples);
    }
  return path;
}

static void
test_loudness (void)
{
  static const char *const tickets[] = { "A015", "B207", "K999", "W360" };
  g_autoptr (FoyerSynth) synth = foyer_synth_new (NULL);

  for (FoyerVoiceLanguage language = 0; language < FOYER_N_VOICE_LANGUAGES; language++)
    {
      g_autoptr (VoiceTestFolder) folder = voice_test_make_folder ();
      g_autofree char *path = make_spoken_pack (synth, folder, language, -6.0 * language);
      g_autoptr (FoyerVoicePacks) packs = read_folder (folder);
      const FoyerRenderOptions options = { .packs = packs };
      double largest = 0;

      for (guint i = 0; i < G_N_ELEMENTS (tickets) * FOYER_CALL_NOTICE; i++)
        {
          g_autoptr (FoyerMessage) message = foyer_message_new ();
          g_autoptr (FoyerRendering) recorded = NULL, synthetic = NULL;
          g_autoptr (GArray) recorded_pcm = NULL, synthetic_pcm = NULL;
          double difference;

          message->chime = FALSE;
          foyer_message_add_call (message, language, i % FOYER_CALL_NOTICE,
                                  tickets[i / FOYER_CALL_NOTICE], i + 1, 5);
          recorded = foyer_render (synth, message, &options, NULL);
          synthetic = foyer_render (synth, message, NULL, NULL);
          g_assert_cmpuint (recorded->n_recorded, ==, 1);
          recorded_pcm = to_pcm (recorded);
          synthetic_pcm = to_pcm (synthetic);
          difference = foyer_pcm_loudness (recorded_pcm) - foyer_pcm_loudness (synthetic_pcm);
          largest = MAX (largest, fabs (difference));
          g_assert_cmpfloat (foyer_pcm_peak (recorded_pcm), <=, 0.981);
        }
      g_test_message ("%s: at most %.2f LU from synthesis", foyer_voice_language_code (language),
                      largest);
      g_assert_cmpfloat (largest, <, 1.0);
    }
}

static double
call_seconds (FoyerVoicePacks *packs)
{
  const FoyerRenderOptions options = { .packs = packs };
  g_autoptr (FoyerSynth) synth = foyer_synth_new ("/nonexistent/helper");
  g_autoptr (FoyerMessage) message = foyer_message_new ();
  g_autoptr (FoyerRendering) rendering = NULL;

  message->chime = FALSE;
  foyer_message_add_call (message, FOYER_VOICE_EN, FOYER_CALL_FIRST, "A1", 3, 0);
  rendering = foyer_render (synth, message, &options, NULL);
  return rendering->n_recorded == 1 ? foyer_rendering_seconds (rendering) : 0.0;
}

static void
test_reload (void)
{
  g_autoptr (VoiceTestFolder) folder = voice_test_make_folder ();
  g_autofree char *path = voice_test_make_pack (folder, "en", FOYER_VOICE_EN, NULL);
  g_autoptr (FoyerVoicePacks) packs = read_folder (folder);

  g_assert_cmpfloat_with_epsilon (call_seconds (packs), CALL_SECONDS, 1e-4);
  /* Nothing on the disk counts before it is asked for. */
  voice_test_edit (path, "gap-ms=25", "gap-ms=75");
  g_assert_cmpfloat_with_epsilon (call_seconds (packs), CALL_SECONDS, 1e-4);
  foyer_voice_packs_reload (packs, NULL);
  g_assert_cmpfloat (call_seconds (packs), >=, CALL_SECONDS - 1e-4);
  g_assert_true (foyer_voice_packs_wait (packs, WAIT_MS));
  g_assert_cmpfloat_with_epsilon (call_seconds (packs), CALL_SECONDS + 3 * 0.05, 1e-4);
  voice_test_edit (path, "format=1", "format=3");
  foyer_voice_packs_reload (packs, NULL);
  g_assert_true (foyer_voice_packs_wait (packs, WAIT_MS));
  assert_voice (packs, FOYER_VOICE_EN, NULL);
  assert_n_problems (packs, 1, "format");
  voice_test_edit (path, "format=3", "format=1");
  for (guint i = 0; i < 5; i++)
    foyer_voice_packs_reload (packs, NULL);
  g_assert_true (foyer_voice_packs_wait (packs, WAIT_MS));
  assert_voice (packs, FOYER_VOICE_EN, "en");
  voice_test_remove (path);
  foyer_voice_packs_reload (packs, NULL);
  g_assert_true (foyer_voice_packs_wait (packs, WAIT_MS));
  assert_voice (packs, FOYER_VOICE_EN, NULL);
  assert_n_problems (packs, 0, NULL);
}

/* Whoever goes away while packs are being read leaves nothing behind. */
static void
test_abandon (void)
{
  g_autoptr (VoiceTestFolder) folder = voice_test_make_folder ();
  g_autofree char *path = voice_test_make_pack (folder, "en", FOYER_VOICE_EN, NULL);
  const char *const folders[] = { folder, NULL };
  const FoyerVoicePacksOptions options = { .folders = folders };

  for (guint i = 0; i < 50; i += 10)
    {
      g_autoptr (FoyerVoicePacks) packs = foyer_voice_packs_new (&options);

      foyer_voice_packs_wait (packs, i);
    }
}

typedef struct
{
  GMutex lock;
  GCond changed;
  gboolean speaking, held;
  guint n_done;
  double seconds[2];
} Speech;

static void
tap (const gint16 *samples, guint n_samples, gboolean voice, gpointer data)
{
  Speech *speech = data;

  g_mutex_lock (&speech->lock);
  speech->speaking = TRUE;
  g_cond_broadcast (&speech->changed);
  while (speech->held)
    g_cond_wait (&speech->changed, &speech->lock);
  g_mutex_unlock (&speech->lock);
}

static void
on_done (const FoyerAnnounced *announced, gpointer data)
{
  Speech *speech = data;

  g_assert_cmpint (announced->as, ==, FOYER_ANNOUNCED_SPOKEN);
  g_assert_null (announced->why);
  speech->seconds[speech->n_done++] = announced->seconds;
}

static void
submit (FoyerAnnouncer *announcer, gint64 id, Speech *speech)
{
  g_autoptr (FoyerMessage) message = foyer_message_new ();

  message->chime = FALSE;
  foyer_message_add_call (message, FOYER_VOICE_EN, FOYER_CALL_FIRST, "A1", 3, 0);
  foyer_announcer_submit (announcer, id, message, FOYER_PRIORITY_CALL, on_done, speech);
}

static gboolean
is_speaking (Speech *speech)
{
  gboolean speaking;

  g_mutex_lock (&speech->lock);
  speaking = speech->speaking;
  g_mutex_unlock (&speech->lock);
  return speaking;
}

static gboolean
on_tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* The folder vanishes in the middle of a call: that one is said to its end, and so is the next. */
static void
test_removed_while_speaking (void)
{
  g_autoptr (VoiceTestFolder) folder = voice_test_make_folder ();
  g_autofree char *path = voice_test_make_pack (folder, "en", FOYER_VOICE_EN, NULL);
  g_autoptr (FoyerVoicePacks) packs = read_folder (folder);
  Speech speech = { .held = TRUE };
  const FoyerAnnouncerOptions options = {
    .output = { .kind = FOYER_OUTPUT_INSTANT, .tap = tap, .tap_data = &speech },
    .packs = packs,
    .helper = "/nonexistent/helper",
  };
  const gint64 end = g_get_monotonic_time () + WAIT_MS * 1000;
  const guint tick = g_timeout_add (10, on_tick, NULL);
  FoyerAnnouncer *announcer;

  g_mutex_init (&speech.lock);
  g_cond_init (&speech.changed);
  announcer = foyer_announcer_new (&options);
  submit (announcer, 1, &speech);
  while (!is_speaking (&speech) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (is_speaking (&speech));
  voice_test_remove (path);
  submit (announcer, 2, &speech);
  g_mutex_lock (&speech.lock);
  speech.held = FALSE;
  g_cond_broadcast (&speech.changed);
  g_mutex_unlock (&speech.lock);
  while (speech.n_done < 2 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (speech.n_done, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpfloat_with_epsilon (speech.seconds[i], CALL_SECONDS, 1e-4);
  foyer_announcer_close (announcer);
  g_assert_finalize_object (announcer);
  g_source_remove (tick);
  g_mutex_clear (&speech.lock);
  g_cond_clear (&speech.changed);
}

/* What whoever records a voice is told; and a file is written with the voices of this computer. */
static void
test_tools (void)
{
  const char *check = g_getenv ("FOYER_VOICE_PACK_CHECK");
  g_autoptr (VoiceTestFolder) folder = voice_test_make_folder ();
  g_autofree char *path = voice_test_make_pack (folder, "en", FOYER_VOICE_EN, NULL);
  g_autofree char *wav = g_build_filename (folder, "call.wav", NULL);
  const char *const command[] = { check, path, "A", NULL };
  g_autoptr (FoyerMessage) message = foyer_message_new ();
  const FoyerMessage *messages[] = { message };
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf about;
  int status = 0;

  message->chime = FALSE;
  foyer_message_add_call (message, FOYER_VOICE_EN, FOYER_CALL_FIRST, "A1", 3, 0);
  g_setenv ("FOYER_VOICES", folder, TRUE);
  g_assert_true (foyer_render_to_wav (messages, 1, NULL, wav, &error));
  g_setenv ("FOYER_VOICES", "", TRUE);
  g_assert_cmpint (g_stat (wav, &about), ==, 0);
  g_assert_cmpint (about.st_size, ==, 44 + lrint (CALL_SECONDS * FOYER_PCM_RATE) * 2);

  if (check == NULL)
    {
      g_test_skip ("FOYER_VOICE_PACK_CHECK does not name the tool.");
      return;
    }
  voice_test_edit (path, "\n7=clips/7.wav\n", "\n");
  voice_test_edit (path, "\nrecall=", "\nunused=");
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &told,
                               NULL, &status, &error));
  g_assert_false (g_spawn_check_wait_status (status, &error));
  g_assert_error (error, G_SPAWN_EXIT_ERROR, 1);
  g_assert_nonnull (strstr (told, "voice en en\nrecordings 65\n"));
  g_assert_nonnull (strstr (told, "\nsynthesis recall\nmissing 7\n"));
}

int
main (int argc, char **argv)
{
  g_autoptr (VoiceTestFolder) data = voice_test_make_folder ();
  g_autofree char *users = g_build_filename (data, "users", NULL);
  g_autofree char *systems = g_build_filename (data, "systems", NULL);

  /* Before anybody asks for them. */
  g_setenv ("XDG_DATA_HOME", users, TRUE);
  g_setenv ("XDG_DATA_DIRS", systems, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/voice/packs/search", test_search);
  g_test_add_func ("/voice/packs/standard-folders", test_standard_folders);
  g_test_add_func ("/voice/packs/whole-or-not", test_whole_or_not);
  g_test_add_func ("/voice/packs/notice-and-chime", test_notice_and_chime);
  g_test_add_func ("/voice/packs/loudness", test_loudness);
  g_test_add_func ("/voice/packs/reload", test_reload);
  g_test_add_func ("/voice/packs/abandon", test_abandon);
  g_test_add_func ("/voice/packs/removed-while-speaking", test_removed_while_speaking);
  g_test_add_func ("/voice/packs/tools", test_tools);
  return g_test_run ();
}
