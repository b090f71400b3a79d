/* The synthesizer's client: what it lets through, and helpers that die, hang or talk nonsense. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "base/foyer-error.h"
#include "voice/foyer-pcm.h"
#include "voice/foyer-synth.h"

static const struct
{
  FoyerVoiceLanguage language;
  const char *text, *clean;
} sanitised[] = {
  { FOYER_VOICE_ZH, "请A 零一五号，到。", "请A 零一五号, 到. " },
  { FOYER_VOICE_ZH, "银行", " yin2hang2 " },
  { FOYER_VOICE_ZH, "重新缴费", " chong2xin1 缴费" },
  { FOYER_VOICE_ZH, "에이", "  " },
  { FOYER_VOICE_KO, "에이 Ω 银行!", "에이   银行. " },
  { FOYER_VOICE_EN, "<speak>a&amp;b</speak>", " speak a amp, b  speak " },
  { FOYER_VOICE_EN, "[[h@'loU]]\tx\ny\r\x7f", "  h  loU   x. y  " },
  { FOYER_VOICE_EN, "\xff\xfe", "  " },
  { FOYER_VOICE_EN, "😀 Ωλπ ไทย", "             " },
  { FOYER_VOICE_EN, "", "" },
  { FOYER_VOICE_EN, NULL, "" },
};

static void
test_sanitise (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sanitised); i++)
    {
      g_autofree char *clean = foyer_synth_sanitise (sanitised[i].language, sanitised[i].text);
      g_autofree char *expected = g_strdup (sanitised[i].clean);

      g_assert_cmpstr (g_strchomp (clean), ==, g_strchomp (expected));
    }
}

/* Whatever comes in, what goes out is short and of the few scripts a voice may be given. */
static void
test_sanitise_anything (void)
{
  GRand *random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 300; round++)
    {
      const FoyerVoiceLanguage language = round % FOYER_N_VOICE_LANGUAGES;
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *clean = NULL;

      for (guint i = 0; i < 400; i++)
        g_string_append_unichar (text, (gunichar) g_rand_int_range (random, 1, 0xD7FF));
      g_string_append_c (text, (char) g_rand_int_range (random, 1, 255));
      clean = foyer_synth_sanitise (language, text->str);
      g_assert_true (g_utf8_validate (clean, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (clean, -1), <=, 300 * 8);
      for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
        {
          const gunichar c = g_utf8_get_char (p);

          g_assert_true ((c < 128 && (g_ascii_isalnum ((char) c) || strchr (" ,.", (int) c))) ||
                         (c >= 0x4E00 && c <= 0x9FA5) ||
                         (language != FOYER_VOICE_ZH && c >= 0xAC00 && c <= 0xD7A3));
        }
    }
  g_rand_free (random);
}

static void
test_odd_texts (void)
{
  static const char *const odd[] = { "",     "   ",   "\xff\xfe",         "a\xc3",
                                     "😀😀",   "[[",    "<speak>",          "Ωλπ",
                                     ",,,,", ". . .", "\x01\x02\x1b[31m", "a\tb\nc" };
  g_autoptr (FoyerSynth) synth = foyer_synth_new (NULL);
  g_autofree char *endless = g_strnfill (10000, 'a');

  for (FoyerVoiceLanguage language = 0; language < FOYER_N_VOICE_LANGUAGES; language++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) long_sound = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
        {
          g_autoptr (GError) refusal = NULL;
          g_autoptr (GArray) pcm = foyer_synth_speak (synth, language, odd[i], 1.0, NULL, &refusal);

          g_assert_true ((pcm == NULL) == (refusal != NULL));
        }
      memcpy (endless, "one two ", 8);
      long_sound = foyer_synth_speak (synth, language, endless, 1.6, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (long_sound->len, <, 60 * FOYER_PCM_RATE);
    }
}

static void
test_rate (void)
{
  static const double rates[] = { 1.6, 1.0, 0.8, 0.5 };
  g_autoptr (FoyerSynth) synth = foyer_synth_new (NULL);
  guint last = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) pcm =
          foyer_synth_speak (synth, FOYER_VOICE_ZH, "请到三号窗口办理业务", rates[i], NULL, &error);

      g_assert_no_error (error);
      g_test_message ("rate %.1f: %.2f s", rates[i], (double) pcm->len / FOYER_PCM_RATE);
      g_assert_cmpuint (pcm->len, >, last);
      last = pcm->len;
    }
}

static char *
write_script (const char *directory, const char *body)
{
  char *path = g_build_filename (directory, "helper", NULL);
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\n%s\n", body);
  g_autoptr (GError) error = NULL;

  g_assert_true (
      g_file_set_contents_full (path, script, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0755, &error));
  return path;
}

/* Helpers that never give sound: there is an error, soon. */
static void
test_bad_helpers (void)
{
  static const char *const bodies[] = {
    "exit 0",
    "exec sleep 60",
    "read line; kill -9 $$",
    "read line; printf 'OK 22050 100\\n'; exec sleep 60",
    "read line; printf '%-63s\\n' 'OK 22050 4000000000'; cat /dev/zero",
    "read line; printf '%-63s\\n' 'OK 1 5'; exec sleep 60",
    "while read line; do printf '%-63s\\n' 'ERR no such voice'; done",
    "cat /dev/urandom",
  };
  g_autofree char *directory = g_dir_make_tmp ("foyer-test-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *path = write_script (directory, bodies[i]);
      g_autoptr (FoyerSynth) synth = foyer_synth_new (path);
      g_autoptr (GError) error = NULL;

      foyer_synth_set_timeout (synth, 200);
      g_assert_null (foyer_synth_speak (synth, FOYER_VOICE_EN, "one", 1.0, NULL, &error));
      g_assert_error (error, FOYER_ERROR, FOYER_ERROR_NOT_AVAILABLE);
      g_test_message ("%s: %s", bodies[i], error->message);
      g_unlink (path);
    }
  g_rmdir (directory);
}

/* A helper that dies or hangs once is replaced, and the text is said all the same. */
static void
test_replaced_helper (void)
{
  static const char *const accidents[] = { "read line; kill -9 $$", "exec sleep 60" };
  g_autofree char *directory = g_dir_make_tmp ("foyer-test-XXXXXX", NULL);
  g_autofree char *marker = g_build_filename (directory, "once", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (accidents); i++)
    {
      g_autofree char *body =
          g_strdup_printf ("if [ ! -e '%s' ]; then : > '%s'; %s; fi\nexec '%s'", marker, marker,
                           accidents[i], g_getenv ("FOYER_SPEAK_HELPER"));
      g_autofree char *path = write_script (directory, body);
      g_autoptr (FoyerSynth) synth = foyer_synth_new (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) pcm = NULL;

      foyer_synth_set_timeout (synth, 1500);
      pcm = foyer_synth_speak (synth, FOYER_VOICE_KO, "삼번 창구", 1.0, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (pcm->len, >, FOYER_PCM_RATE / 4);
      g_unlink (path);
      g_unlink (marker);
    }
  g_rmdir (directory);
}

static void
test_cancelled (void)
{
  g_autoptr (FoyerSynth) synth = foyer_synth_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) pcm = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (foyer_synth_speak (synth, FOYER_VOICE_EN, "one", 1.0, cancellable, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  pcm = foyer_synth_speak (synth, FOYER_VOICE_EN, "one", 1.0, NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/voice/synth/sanitise", test_sanitise);
  g_test_add_func ("/voice/synth/sanitise-anything", test_sanitise_anything);
  g_test_add_func ("/voice/synth/odd-texts", test_odd_texts);
  g_test_add_func ("/voice/synth/rate", test_rate);
  g_test_add_func ("/voice/synth/bad-helpers", test_bad_helpers);
  g_test_add_func ("/voice/synth/replaced-helper", test_replaced_helper);
  g_test_add_func ("/voice/synth/cancelled", test_cancelled);
  return g_test_run ();
}
