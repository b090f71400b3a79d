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

/* TEXT as sounds alone: without stress, and without what neighbours make of a Korean consonant. */
static char *
bare (FoyerVoiceLanguage language, const char *text)
{
  static const char *const same[][2] = { { "q", "g" }, { "k", "g" }, { "*", "L" }, { "-", "" } };
  GString *plain = g_string_new (text);

  g_string_replace (plain, "'", "", 0);
  g_string_replace (plain, ",", "", 0);
  g_string_replace (plain, " ", "", 0);
  if (language != FOYER_VOICE_ZH)
    g_string_replace (plain, ";", "", 0);
  /* Four eight: the r that links them. */
  if (language == FOYER_VOICE_EN)
    g_string_replace (plain, "@r", "@", 0);
  for (guint i = 0; language == FOYER_VOICE_KO && i < G_N_ELEMENTS (same); i++)
    g_string_replace (plain, same[i][0], same[i][1], 0);
  return g_string_free (plain, FALSE);
}

/* Every number of a ticket is the row of its digits, each heard: A001 to Z999, and four digits. */
static void
test_every_ticket (void)
{
  static const guint most[] = { 1000, 10000 };
  const guint step = g_getenv ("FOYER_TEST_FULL") != NULL ? 1 : 41;
  guint n = 0;

  for (FoyerVoiceLanguage language = 0; language < FOYER_N_VOICE_LANGUAGES; language++)
    {
      char *parts[10] = { NULL };

      for (guint digit = 0; digit < 10; digit++)
        {
          g_autofree char *words = foyer_number_words_number (language, digit);
          g_autofree char *sound = spoken (language, words);

          parts[digit] = bare (language, sound);
        }
      for (char letter = 'A'; letter <= 'Z'; letter++)
        for (guint i = 0; i < G_N_ELEMENTS (most); i++)
          for (guint number = i == 0 ? 1 : 1000 + (guint) letter; number < most[i];
               number += step * (i == 0 ? 1 : 23), n++)
            {
              g_autofree char *ticket = g_strdup_printf ("%c%03u", letter, number);
              g_autofree char *words = foyer_number_words_ticket (language, ticket, NULL);
              g_autofree char *sound = spoken (language, words);
              g_autofree char *heard = bare (language, sound);
              g_autoptr (GString) expected = g_string_new (NULL);

              for (const char *p = ticket + 1; *p != '\0'; p++)
                g_string_append (expected, parts[*p - '0']);
              if (!g_str_has_suffix (heard, expected->str) || strchr (sound, '(') != NULL)
                g_error ("%s: %s -> %s, not %s", ticket, words, heard, expected->str);
            }
      for (guint digit = 0; digit < 10; digit++)
        g_clear_pointer (&parts[digit], g_free);
    }
  g_test_message ("%u tickets", n);
}

/* What each letter, digit and counter sounds like: held against a table that was gone through by
 * eye, line by line. FOYER_PHONEMES_OUT names a file to write what is heard now. */
static void
list_line (GString *all, FoyerVoiceLanguage language, const char *written, const char *words)
{
  g_autofree char *sound = spoken (language, words);

  g_string_append_printf (all, "%s\t%s\t%s\t%s\n", foyer_voice_language_code (language), written,
                          words, g_strstrip (sound));
}

static char *
list_all (void)
{
  static const char *const tickets[] = { "A001", "A012", "B105",  "C110",  "D999",  "E020",
                                         "K100", "Z007", "A1000", "B1111", "C2005", "D9999" };
  GString *all = g_string_new (NULL);

  for (FoyerVoiceLanguage language = 0; language < FOYER_N_VOICE_LANGUAGES; language++)
    {
      for (char letter = 'A'; letter <= 'Z'; letter++)
        {
          const char written[] = { letter, '\0' };
          g_autofree char *words = foyer_number_words_ticket (language, written, NULL);

          list_line (all, language, written, words);
        }
      for (guint counter = 0; counter <= 99; counter++)
        {
          g_autofree char *written = g_strdup_printf ("%u", counter);
          g_autofree char *words = foyer_number_words_number (language, counter);

          list_line (all, language, written, words);
        }
      for (guint i = 0; i < G_N_ELEMENTS (tickets); i++)
        {
          g_autofree char *words = foyer_number_words_ticket (language, tickets[i], NULL);

          list_line (all, language, tickets[i], words);
        }
    }
  return g_string_free (all, FALSE);
}

static void
test_table (void)
{
  const char *out = g_getenv ("FOYER_PHONEMES_OUT");
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "voice", "phonemes.tsv", NULL);
  g_autofree char *reviewed = NULL;
  g_autofree char *all = list_all ();
  g_auto (GStrv) expected = NULL, found = NULL;
  guint n = 0, n_lines = 0;

  if (out != NULL)
    g_assert_true (g_file_set_contents (out, all, -1, NULL));
  g_assert_true (g_file_get_contents (path, &reviewed, NULL, NULL));
  expected = g_strsplit (reviewed, "\n", -1);
  found = g_strsplit (all, "\n", -1);
  for (guint i = 0; expected[i] != NULL; i++)
    {
      if (expected[i][0] == '#')
        continue;
      g_assert_nonnull (found[n]);
      g_assert_cmpstr (found[n], ==, expected[i]);
      n++;
      n_lines += expected[i][0] != '\0' ? 1 : 0;
    }
  g_assert_null (found[n]);
  g_assert_cmpuint (n_lines, ==, 3 * (26 + 100 + 12));
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
  g_test_add_func ("/voice/phonemes/every-ticket", test_every_ticket);
  g_test_add_func ("/voice/phonemes/table", test_table);
  g_test_add_func ("/voice/phonemes/corrected-words", test_corrected_words);
  status = g_test_run ();
  espeak_Terminate ();
  return status;
}
