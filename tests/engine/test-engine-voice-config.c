/* The configuration's key "voice": what is read, what is refused and where, what comes back. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-error.h"
#include "base/foyer-json.h"
#include "engine/foyer-config-json.h"
#include "test-hall.h"

static const char whole[] =
    "{\"voice\":{\"languages\":[\"ko\",\"zh\"],\"own_language\":true,\"own_first\":true,"
    "\"repeat\":2,\"repeat_while\":4,\"packs\":{\"zh\":\"zh-li\",\"ko\":\"\",\"en\":null},"
    "\"ticket\":{\"ko\":\"cardinal\",\"en\":\"digits\"},\"zh_one\":\"yao\",\"ko_zero\":\"yeong\","
    "\"hearing\":{\"percent\":70,\"gain_db\":9},"
    "\"quiet\":[{\"from\":\"12:00\",\"to\":\"13:30\"},{\"from\":\"20:00\",\"to\":\"07:30\"}],"
    "\"volume\":{\"hall\":[{\"from\":\"08:00\",\"gain_db\":2},{\"from\":\"18:00\",\"gain_db\":-6}],"
    "\"*\":[{\"gain_db\":-1}]},"
    "\"notices\":{\"closing-soon\":{\"zh\":\"快了\",\"en\":\"Soon.\"}}}}";

static void
test_whole (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerConfig) config = foyer_config_from_text (whole, &error);
  const FoyerVoicePlan *plan;

  g_assert_no_error (error);
  plan = config->voice;
  g_assert_cmpuint (plan->n_languages, ==, 2);
  g_assert_cmpint (plan->languages[0], ==, FOYER_LANGUAGE_KO);
  g_assert_true (plan->own_language && plan->own_first && plan->zh_yao && plan->ko_yeong);
  g_assert_cmpint (plan->repeat, ==, 2);
  g_assert_cmpint (plan->repeat_while, ==, 4);
  g_assert_cmpstr (plan->packs[FOYER_LANGUAGE_ZH], ==, "zh-li");
  g_assert_cmpstr (plan->packs[FOYER_LANGUAGE_KO], ==, "");
  g_assert_null (plan->packs[FOYER_LANGUAGE_EN]);
  g_assert_true (plan->cardinal[FOYER_LANGUAGE_KO]);
  g_assert_false (plan->cardinal[FOYER_LANGUAGE_EN] || plan->cardinal[FOYER_LANGUAGE_ZH]);
  g_assert_cmpint (plan->hearing_percent, ==, 70);
  g_assert_cmpint (plan->hearing_gain_db, ==, 9);
  g_assert_cmpuint (plan->quiet->len, ==, 2);
  g_assert_cmpint (g_array_index (plan->quiet, FoyerQuiet, 1).to, ==, 7 * 60 + 30);
  g_assert_cmpint (foyer_voice_plan_get_gain_db (plan, "hall", 20 * 60), ==, -6);
  g_assert_cmpint (foyer_voice_plan_get_gain_db (plan, "desk", 20 * 60), ==, -1);
  g_assert_cmpstr (foyer_voice_plan_get_notice (plan, FOYER_NOTICE_CLOSING_SOON, FOYER_LANGUAGE_ZH),
                   ==, "快了");
}

/* Each wrong value is refused with the path that leads to it, and nothing changes. */
static void
test_refused (void)
{
  static const struct
  {
    const char *json, *path;
  } wrong[] = {
    { "{\"voise\":1}", "voice.voise" },
    { "{\"repeat\":0}", "voice.repeat" },
    { "{\"repeat\":6}", "voice.repeat" },
    { "{\"repeat\":\"2\"}", "voice.repeat" },
    { "{\"repeat_while\":-1}", "voice.repeat_while" },
    { "{\"languages\":[\"zh\",\"fr\"]}", "voice.languages[1]" },
    { "{\"languages\":[\"zh\",\"zh\"]}", "voice.languages[1]" },
    { "{\"languages\":\"zh\"}", "voice.languages" },
    { "{\"own_first\":1}", "voice.own_first" },
    { "{\"reopened\":\"yes\"}", "voice.reopened" },
    { "{\"priority\":1}", "voice.priority" },
    { "{\"packs\":{\"zh\":\"../x\"}}", "voice.packs.zh" },
    { "{\"packs\":{\"fr\":\"x\"}}", "voice.packs.fr" },
    { "{\"ticket\":{\"ko\":\"numbers\"}}", "voice.ticket.ko" },
    { "{\"zh_one\":\"er\"}", "voice.zh_one" },
    { "{\"hearing\":{\"percent\":20}}", "voice.hearing.percent" },
    { "{\"quiet\":[{\"from\":\"12:00\"}]}", "voice.quiet[0]" },
    { "{\"quiet\":[{\"from\":\"12:00\",\"to\":\"12:60\"}]}", "voice.quiet[0].to" },
    { "{\"quiet\":[{\"from\":\"24:01\",\"to\":\"12:00\"}]}", "voice.quiet[0].from" },
    { "{\"volume\":{\"hall\":[{\"gain_db\":13}]}}", "voice.volume.hall[0].gain_db" },
    { "{\"volume\":{\"hall\":[{\"from\":\"09:00\"},{\"from\":\"09:00\"}]}}",
      "voice.volume.hall[1]" },
    { "{\"notices\":{\"fire\":{}}}", "voice.notices.fire" },
    { "{\"notices\":{\"fault\":{\"en\":7}}}", "voice.notices.fault.en" },
  };
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  g_autofree char *before = foyer_json_to_text (test_hall_do (hall, "hall.export"));
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"voice\":%s}", wrong[i].json);
      g_autofree char *quoted = g_shell_quote (text);
      g_autofree char *place = g_strdup_printf ("“%s”", wrong[i].path);
      g_autoptr (GError) error = NULL;
      g_autoptr (FoyerConfig) config = foyer_config_from_text (text, &error);

      g_assert_error (error, FOYER_ERROR, FOYER_ERROR_USAGE);
      g_assert_null (config);
      if (strstr (error->message, place) == NULL)
        g_error ("%s: %s", text, error->message);
      test_hall_refuse (hall, "usage", "hall.configure %s", quoted);
    }
  after = foyer_json_to_text (test_hall_do (hall, "hall.export"));
  g_assert_cmpstr (after, ==, before);
}

static void
test_round_trip (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  g_autofree char *quoted = g_shell_quote (whole);
  g_autofree char *first = NULL, *second = NULL, *again = NULL;

  test_hall_do (hall, "hall.configure %s", quoted);
  first = foyer_json_to_text (test_hall_do (hall, "hall.export"));
  g_assert_nonnull (strstr (first, "\"volume\":{\"hall\":[{\"from\":\"08:00\",\"gain_db\":2}"));
  again = g_shell_quote (first);
  test_hall_do (hall, "hall.configure %s", again);
  second = foyer_json_to_text (test_hall_do (hall, "hall.export"));
  g_assert_cmpstr (second, ==, first);
  test_hall_check (hall);
}

static void
assert_row (TestHall *hall, int seq, const char *expected)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT kind || ' ' || state || ' ' || coalesce (notice, '-') "
                       "FROM announcement WHERE seq = %d",
                       seq);
  g_autofree char *text = test_hall_query_text (hall, sql);

  g_assert_cmpstr (text, ==, expected);
}

/* Emergency before call before recall before notice, whatever came first; how many wait is told. */
static void
test_notices (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  JsonObject *answer;

  test_hall_do (hall, "announce.notice closing-soon");
  test_hall_do (hall, "announce.notice fault");
  test_hall_do (hall, "announce.notice evacuation");
  test_hall_refuse (hall, "usage", "announce.notice lunch");
  assert_row (hall, 1, "notice pending closing-soon");
  assert_row (hall, 2, "notice pending fault");
  assert_row (hall, 3, "emergency pending evacuation");
  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_do (hall, "ticket.issue A");
  test_hall_do (hall, "counter.call 1");
  answer = test_hall_do (hall, "voice.next --station=hall --audible");
  g_assert_cmpint (test_integer (answer, "announcement.seq"), ==, 3);
  g_assert_cmpint (test_integer (answer, "waiting"), ==, 3);
  test_hall_do (hall, "voice.end --seq=3 --ending=spoken");
  assert_row (hall, 3, "emergency pending evacuation");
  g_assert_cmpint (test_integer (test_hall_do (hall, "announce.stop"), "stopped"), ==, 1);
  answer = test_hall_do (hall, "voice.next --station=hall --audible");
  g_assert_cmpint (test_integer (answer, "announcement.seq"), ==, 4);
  test_hall_do (hall, "voice.end --seq=4 --ending=spoken");
  test_hall_do (hall, "counter.recall 1");
  answer = test_hall_do (hall, "voice.next --station=hall --audible");
  g_assert_cmpint (test_integer (answer, "announcement.seq"), ==, 5);
  g_assert_cmpint (test_integer (answer, "waiting"), ==, 2);
  /* The customer has arrived: nothing of it is left to say, and the row tells why. */
  test_hall_do (hall, "counter.serve 1");
  answer = test_hall_do (hall, "voice.next --station=hall --audible");
  g_assert_cmpint (test_integer (answer, "announcement.seq"), ==, 1);
  assert_row (hall, 5, "recall dropped -");
  g_assert_cmpint (test_hall_query (hall, "SELECT why <> '' FROM announcement WHERE seq = 5"), ==,
                   1);
  test_hall_check (hall);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/voice-config/whole", test_whole);
  g_test_add_func ("/engine/voice-config/refused", test_refused);
  g_test_add_func ("/engine/voice-config/round-trip", test_round_trip);
  g_test_add_func ("/engine/voice-config/notices", test_notices);
  return g_test_run ();
}
