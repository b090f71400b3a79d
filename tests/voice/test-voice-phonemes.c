/* Every call must be read wholly in its own language, with each digit's own syllable. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * espeak-ng marks a change of language as "(en)" in its phonemes. Its voice "cmn" reads most
 * characters that way and would be found out here, as would a digit read as another word.
 */

#include <espeak-ng/speak_lib.h>
#include <glib.h>
#include <string.h>

#include "voice/foyer-call-text.h"
#include "voice/foyer-synth.h"

static const char *const voices[FOYER_N_VOICE_LANGUAGES] = { "cmn-latn-pinyin", "ko", "en-us" };

/* The syllable of each digit, tones and stress left out. */
static const char *const digits[FOYER_N_VOICE_LANGUAGES][10] = {
  { "li35N", "ji55", "@r51", "sa55n", "si[51", "wu214", "liou51", "tS;hi55", "pA55", "tS;iou214" },
  { "goN", "iL", "i", "sam", "sa", "o", "juq", "tShiL", "phaL", "gu" },
  { "zi@roU", "wVn", "tu:", "Tri:", "fo@", "faIv", "sIks", "sEv@n", "eIt", "naIn" },
};

/* The library forgets a kilobyte at each change of voice, which is not ours to report. */
const char *__lsan_default_suppressions (void);

const char *
__lsan_default_suppressions (void)
{
  return "leak:libespeak-ng";
}

static char *
phonemes (const char *voice, const char *text)
{
  const void *rest = text;
  GString *all = g_string_new (NULL);

  g_assert_cmpint (espeak_SetVoiceByName (voice), ==, EE_OK);
  while (rest != NULL)
    {
      const char *piece = espeak_TextToPhonemes (&rest, espeakCHARS_UTF8, 0);

      g_string_append_printf (all, "%s ", piece != NULL ? piece : "");
    }
  return g_string_free (all, FALSE);
}

static char *
spoken (FoyerVoiceLanguage language, const char *text)
{
  g_autofree char *clean = foyer_synth_sanitise (language, text);

  return phonemes (voices[language], clean);
}

static char *
without_stress (const char *text)
{
  GString *plain = g_string_new (text);

  g_string_replace (plain, "'", "", 0);
  g_string_replace (plain, ",", "", 0);
  return g_string_free (plain, FALSE);
}

static void
test_digits (void)
{
  for (FoyerVoiceLanguage language = 0; language < FOYER_N_VOICE_LANGUAGES; language++)
    for (guint digit = 0; digit < 10; digit++)
      {
        g_autofree char *words = foyer_number_words_number (language, digit);
        g_autofree char *sound = spoken (language, words);
        g_autofree char *plain = without_stress (sound);
        g_autofree char *expected = without_stress (digits[language][digit]);

        g_test_message ("%s %u: %s", foyer_voice_language_code (language), digit, sound);
        g_assert_nonnull (strstr (plain, expected));
      }
}

static void
check_call (FoyerVoiceLanguage language, FoyerCallKind kind, const char *ticket, guint counter)
{
  g_autofree char *text =
      foyer_call_text (language, kind, ticket, counter, counter + 1, NULL, FALSE, NULL, NULL);
  g_autofree char *sound = spoken (language, text);

  if (strchr (sound, '(') != NULL)
    g_error ("changes language: %s -> %s", text, sound);
  /* "A" as the article. */
  if (strstr (sound, "t a# ") != NULL)
    g_error ("the letter is read as a word: %s -> %s", text, sound);
}

static void
test_calls (void)
{
  guint n = 0;

  for (FoyerVoiceLanguage language = 0; language < FOYER_N_VOICE_LANGUAGES; language++)
    for (guint i = 0; i < 26 * 40; i++, n++)
      {
        const FoyerCallKind kind = (FoyerCallKind) (i % FOYER_CALL_NOTICE);
        g_autofree char *ticket = g_strdup_printf ("%c%03u", (int) ('A' + i % 26), i * 37 % 1000);

        check_call (language, kind, ticket, i % 99 + 1);
      }
  g_test_message ("%u texts", n);
}

/* Words whose reading the table corrects: as good as the pinyin of a word that is never misread. */
static void
test_corrected_words (void)
{
  static const struct
  {
    const char *word, *syllable;
  } corrected[] = {
    { "银行", "Xa35N" },  { "重新", "ts.hong35" }, { "长者", "ts.a214N" }, { "地址", "ti51" },
    { "应急", "ji51N" },  { "空调", "thjAu35" },   { "还款", "Xua35n" },   { "假期", "tS;iA51" },
    { "处理", "ts.hu2" }, { "便宜", "phiE35n" },   { "尽快", "tS;i2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (corrected); i++)
    {
      g_autofree char *sound = spoken (FOYER_VOICE_ZH, corrected[i].word);
      g_autofree char *plain = without_stress (sound);
      g_autofree char *expected = without_stress (corrected[i].syllable);

      g_test_message ("%s: %s", corrected[i].word, sound);
      g_assert_nonnull (strstr (plain, expected));
      g_assert_null (strchr (sound, '('));
    }
}

/* The guard itself: it must find out what it is made for. */
static void
test_guard_bites (void)
{
  g_autofree char *hanzi = phonemes ("cmn", "请零号");
  g_autofree char *letter = phonemes ("ko", "A 번");

  g_assert_nonnull (strchr (letter, '('));
  g_test_message ("voice cmn: %s", hanzi);
}

int
main (int argc, char **argv)
{
  int status;

  /* The library would ask the sound server even though nothing is played. */
  g_setenv ("PULSE_SERVER", "unix:/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (
      espeak_Initialize (AUDIO_OUTPUT_SYNCHRONOUS, 50, NULL, espeakINITIALIZE_DONT_EXIT), >, 0);
  g_test_add_func ("/voice/phonemes/guard-bites", test_guard_bites);
  g_test_add_func ("/voice/phonemes/digits", test_digits);
  g_test_add_func ("/voice/phonemes/calls", test_calls);
  g_test_add_func ("/voice/phonemes/corrected-words", test_corrected_words);
  status = g_test_run ();
  espeak_Terminate ();
  return status;
}
