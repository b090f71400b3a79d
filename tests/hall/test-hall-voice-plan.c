/* How the hall wants to be spoken to: languages, repeats, quiet hours, volume, notices. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-voice-plan.h"

#define MINUTES(hours, minutes) ((hours) *60 + (minutes))

static void
assert_languages (const FoyerVoicePlan *plan, FoyerLanguage own, gboolean hearing, const char *all)
{
  const FoyerAnnouncement call = { .kind = FOYER_ANNOUNCEMENT_CALL,
                                   .language = (int) own,
                                   .hearing = hearing };
  FoyerLanguage languages[FOYER_N_LANGUAGES];
  guint n = foyer_voice_plan_list_languages (plan, FOYER_LANGUAGE_ZH, &call, languages);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", foyer_languages[languages[i]]);
  g_assert_cmpstr (text->str, ==, all);
}

/* S2-2.1. The hall's first language and the ticket's own, each once; more by the hall's wish. */
static void
test_languages (void)
{
  g_autoptr (FoyerVoicePlan) plan = foyer_voice_plan_new ();

  assert_languages (plan, FOYER_LANGUAGE_KO, FALSE, "zh ko");
  assert_languages (plan, FOYER_LANGUAGE_ZH, FALSE, "zh");
  /* N04: in their own language alone. */
  assert_languages (plan, FOYER_LANGUAGE_KO, TRUE, "ko");
  plan->own_first = TRUE;
  assert_languages (plan, FOYER_LANGUAGE_EN, FALSE, "en zh");
  plan->own_language = FALSE;
  assert_languages (plan, FOYER_LANGUAGE_EN, FALSE, "zh");
  plan->languages[0] = FOYER_LANGUAGE_KO;
  plan->languages[1] = FOYER_LANGUAGE_ZH;
  plan->n_languages = 2;
  assert_languages (plan, FOYER_LANGUAGE_EN, FALSE, "ko zh");
  plan->own_language = TRUE;
  assert_languages (plan, FOYER_LANGUAGE_EN, FALSE, "en ko zh");
  plan->own_first = FALSE;
  assert_languages (plan, FOYER_LANGUAGE_EN, FALSE, "ko zh en");
  assert_languages (plan, FOYER_LANGUAGE_ZH, FALSE, "ko zh");
}

static void
test_repeat (void)
{
  g_autoptr (FoyerVoicePlan) plan = foyer_voice_plan_new ();
  FoyerAnnouncement call = { .kind = FOYER_ANNOUNCEMENT_CALL };

  g_assert_cmpuint (foyer_voice_plan_get_repeat (plan, &call, 0), ==, 1);
  plan->repeat = 3;
  plan->repeat_while = 2;
  g_assert_cmpuint (foyer_voice_plan_get_repeat (plan, &call, 0), ==, 3);
  g_assert_cmpuint (foyer_voice_plan_get_repeat (plan, &call, 2), ==, 3);
  g_assert_cmpuint (foyer_voice_plan_get_repeat (plan, &call, 3), ==, 1);
  call.kind = FOYER_ANNOUNCEMENT_NOTICE;
  g_assert_cmpuint (foyer_voice_plan_get_repeat (plan, &call, 0), ==, 1);
}

/* states 2.10: nothing but the chime outside hours; an emergency always. */
static void
test_quiet (void)
{
  g_autoptr (FoyerVoicePlan) plan = foyer_voice_plan_new ();
  const FoyerQuiet noon = { MINUTES (12, 0), MINUTES (13, 30) };
  const FoyerQuiet night = { MINUTES (20, 0), MINUTES (7, 30) };
  const struct
  {
    int minute;
    gboolean quiet;
  } times[] = {
    { 0, TRUE },
    { MINUTES (7, 29), TRUE },
    { MINUTES (7, 30), FALSE },
    { MINUTES (11, 59), FALSE },
    { MINUTES (12, 0), TRUE },
    { MINUTES (13, 29), TRUE },
    { MINUTES (13, 30), FALSE },
    { MINUTES (19, 59), FALSE },
    { MINUTES (20, 0), TRUE },
    { MINUTES (23, 59), TRUE },
  };
  FoyerAnnouncement call = { .kind = FOYER_ANNOUNCEMENT_CALL };

  g_assert_false (foyer_voice_plan_is_quiet (plan, &call, FALSE, 0));
  g_assert_true (foyer_voice_plan_is_quiet (plan, &call, TRUE, 0));
  g_array_append_val (plan->quiet, noon);
  g_array_append_val (plan->quiet, night);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    g_assert_cmpint (foyer_voice_plan_is_quiet (plan, &call, FALSE, times[i].minute), ==,
                     times[i].quiet);
  call.kind = FOYER_ANNOUNCEMENT_EMERGENCY;
  g_assert_false (foyer_voice_plan_is_quiet (plan, &call, FALSE, 0));
  g_assert_false (foyer_voice_plan_is_quiet (plan, &call, TRUE, 0));
}

static void
add_volume (FoyerVoicePlan *plan, const char *station, const FoyerVolume *steps, guint n)
{
  FoyerStationVolume *volume = g_new0 (FoyerStationVolume, 1);

  volume->station = g_strdup (station);
  volume->steps = g_array_new (FALSE, FALSE, sizeof (FoyerVolume));
  g_array_append_vals (volume->steps, steps, n);
  g_ptr_array_add (plan->volume, volume);
}

static void
test_volume (void)
{
  g_autoptr (FoyerVoicePlan) plan = foyer_voice_plan_new ();
  const FoyerVolume desk[] = { { MINUTES (8, 0), 3 }, { MINUTES (18, 0), -9 } };
  const FoyerVolume others[] = { { 0, -2 } };

  g_assert_cmpint (foyer_voice_plan_get_gain_db (plan, "hall", 600), ==, 0);
  add_volume (plan, "desk", desk, G_N_ELEMENTS (desk));
  g_assert_cmpint (foyer_voice_plan_get_gain_db (plan, "hall", 600), ==, 0);
  add_volume (plan, "*", others, G_N_ELEMENTS (others));
  g_assert_cmpint (foyer_voice_plan_get_gain_db (plan, "hall", 600), ==, -2);
  g_assert_cmpint (foyer_voice_plan_get_gain_db (plan, "desk", MINUTES (7, 59)), ==, -9);
  g_assert_cmpint (foyer_voice_plan_get_gain_db (plan, "desk", MINUTES (8, 0)), ==, 3);
  g_assert_cmpint (foyer_voice_plan_get_gain_db (plan, "desk", MINUTES (17, 59)), ==, 3);
  g_assert_cmpint (foyer_voice_plan_get_gain_db (plan, "desk", MINUTES (18, 0)), ==, -9);
}

/* Every notice has words in every language, until the hall has its own. */
static void
test_notices (void)
{
  g_autoptr (FoyerVoicePlan) plan = foyer_voice_plan_new ();

  for (guint i = 0; i < FOYER_N_NOTICES; i++)
    for (guint k = 0; k < FOYER_N_LANGUAGES; k++)
      {
        const char *text = foyer_voice_plan_get_notice (plan, (FoyerNotice) i, (FoyerLanguage) k);

        g_assert_nonnull (text);
        /* No more than the voice says of one text. */
        g_assert_cmpint (g_utf8_strlen (text, -1), >, 15);
        g_assert_cmpint (g_utf8_strlen (text, -1), <, 250);
      }
  plan->notices[FOYER_NOTICE_FAULT].in[FOYER_LANGUAGE_EN] = g_strdup ("Our own words.");
  g_assert_cmpstr (foyer_voice_plan_get_notice (plan, FOYER_NOTICE_FAULT, FOYER_LANGUAGE_EN), ==,
                   "Our own words.");
  foyer_set_text (&plan->notices[FOYER_NOTICE_FAULT].in[FOYER_LANGUAGE_EN], "");
  g_assert_cmpstr (foyer_voice_plan_get_notice (plan, FOYER_NOTICE_FAULT, FOYER_LANGUAGE_EN), !=,
                   "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hall/voice-plan/languages", test_languages);
  g_test_add_func ("/hall/voice-plan/repeat", test_repeat);
  g_test_add_func ("/hall/voice-plan/quiet", test_quiet);
  g_test_add_func ("/hall/voice-plan/volume", test_volume);
  g_test_add_func ("/hall/voice-plan/notices", test_notices);
  return g_test_run ();
}
