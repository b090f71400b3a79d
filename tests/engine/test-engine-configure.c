/* The configuration: read whole or refused whole, written out as it was read. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-error.h"
#include "base/foyer-json.h"
#include "test-hall.h"

static char *
export_text (TestHall *hall)
{
  return foyer_json_to_text (test_hall_do (hall, "hall.export"));
}

static void
configure (TestHall *hall, const char *text)
{
  g_autofree char *quoted = g_shell_quote (text);

  test_hall_do (hall, "hall.configure %s", quoted);
}

/* export → configure → export gives the same text, names of persons included. */
static void
round_trip (TestHall *hall)
{
  g_autofree char *first = export_text (hall), *second = NULL;

  configure (hall, first);
  second = export_text (hall);
  g_assert_cmpstr (second, ==, first);
  test_hall_check (hall);
}

static void
test_round_trip (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  g_autoptr (TestHall) demo = test_hall_new_demo ();
  g_autofree char *text = export_text (hall);
  g_autoptr (TestHall) other = NULL;
  g_autofree char *copied = NULL;

  round_trip (hall);
  round_trip (demo);
  /* Into another hall, too. */
  other = test_hall_new (text);
  copied = export_text (other);
  g_assert_cmpstr (copied, ==, text);
}

/* Keys that are not named stay as they are, word for word. */
static void
test_partial (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  JsonObject *answer;

  configure (hall, "{\"travel\":{\"between\":[],\"same_s\":300},\"currency\":{\"code\":\"CNY\"}}");
  answer = test_hall_do (hall, "hall.export");
  g_assert_cmpstr (test_text (answer, "services.1.code"), ==, "B");
  g_assert_cmpstr (test_text (answer, "staff.3.name"), ==, "Lu Zhiqing");
  g_assert_cmpint (test_integer (answer, "travel.same_s"), ==, 300);
  round_trip (hall);
  /* Who is named without a name keeps the one they have. */
  configure (hall, "{\"staff\":[{\"id\":\"1021\",\"role\":\"clerk\"},"
                   "{\"id\":\"1022\",\"name\":\"New Name\"}]}");
  answer = test_hall_do (hall, "hall.export");
  g_assert_cmpstr (test_text (answer, "staff.0.name"), ==, "Lu Zhiqing");
  g_assert_cmpstr (test_text (answer, "staff.1.name"), ==, "New Name");
  /* Who is gone is forgotten, with their PIN. */
  g_assert_cmpint (
      test_hall_query (hall, "SELECT count (*) FROM person WHERE subject = 'staff:1001'"), ==, 0);
  /* However a code is written there, it is that service. */
  configure (hall, "{\"counters\":[{\"number\":1,\"services\":[\"a\"]}]}");
  test_hall_do (hall, "ticket.issue A");
  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_do (hall, "counter.call 1");
  /* What is configured counts at once. */
  configure (hall, "{\"services\":[{\"code\":\"A\",\"target_s\":60},{\"code\":\"B\"},"
                   "{\"code\":\"C\"}]}");
  g_assert_cmpstr (test_text (test_hall_do (hall, "ticket.issue A"), "ticket.due_at"), ==,
                   "2026-03-02T10:01:00.000000+08:00");
  test_hall_check (hall);
}

static void
test_refused (void)
{
  static const char *const bad[] = {
    "",
    "[]",
    "{",
    "{\"hall\":5}",
    "{\"hall\":null}",
    "{\"colour\":{}}",
    "{\"services\":{}}",
    "{\"hall\":{\"zone\":\"Atlantis/Poseidonis\"}}",
    "{\"hall\":{\"zone\":8}}",
    "{\"hall\":{\"day_start\":\"4\"}}",
    "{\"hall\":{\"day_start\":\"25:00\"}}",
    "{\"hall\":{\"day_start\":\" 4:00\"}}",
    "{\"hall\":{\"hours\":{\"mon\":[\"08:30\"]}}}",
    "{\"hall\":{\"hours\":{\"mon\":[\"17:00\",\"08:30\"]}}}",
    "{\"hall\":{\"hours\":{\"mon\":[\"08:61\",\"17:00\"]}}}",
    "{\"hall\":{\"hours\":{\"mon\":[8,17]}}}",
    "{\"hall\":{\"hours\":{\"mon\":[\"-1:00\",\"17:00\"]}}}",
    "{\"hall\":{\"hours\":{\"monday\":[\"08:00\",\"17:00\"]}}}",
    "{\"hall\":{\"languages\":[]}}",
    "{\"hall\":{\"languages\":[\"fr\"]}}",
    "{\"hall\":{\"languages\":[\"en\",\"en\"]}}",
    "{\"hall\":{\"languages\":[\"en\",\"zh\",\"ko\",\"en\"]}}",
    "{\"services\":[{}]}",
    "{\"services\":[5]}",
    "{\"services\":[{\"code\":\"a\"}]}",
    "{\"services\":[{\"code\":\"ABCD\"}]}",
    "{\"services\":[{\"code\":\"\"}]}",
    "{\"services\":[{\"code\":\"A1\"}]}",
    "{\"services\":[{\"code\":\"A\"},{\"code\":\"A\"}]}",
    "{\"services\":[{\"code\":\"A\",\"target_s\":-1}]}",
    "{\"services\":[{\"code\":\"A\",\"target_s\":\"15\"}]}",
    "{\"services\":[{\"code\":\"A\",\"target_s\":1.5}]}",
    "{\"services\":[{\"code\":\"A\",\"target_s\":9000000000000000}]}",
    "{\"services\":[{\"code\":\"A\",\"names\":{\"en\":5}}]}",
    "{\"counters\":[{\"number\":0}]}",
    "{\"counters\":[{\"number\":100}]}",
    "{\"counters\":[{\"number\":1},{\"number\":1}]}",
    "{\"counters\":[{\"number\":1,\"services\":[\"Z\"]}]}",
    "{\"counters\":[{\"number\":1,\"services\":[\"A\",\"A\"]}]}",
    "{\"counters\":[{\"number\":1,\"services\":[\"A\",\"a\"]}]}",
    "{\"counters\":[{\"number\":1,\"services\":[5]}]}",
    "{\"counters\":[{\"number\":1,\"services\":[\"A\"],\"delay_s\":{\"A\":-5}}]}",
    "{\"staff\":[{}]}",
    "{\"staff\":[{\"id\":\"\"}]}",
    "{\"staff\":[{\"id\":1021}]}",
    "{\"staff\":[{\"id\":\"1\"},{\"id\":\"1\"}]}",
    "{\"staff\":[{\"id\":\"1\",\"role\":\"king\"}]}",
    "{\"classes\":{\"elderly\":5}}",
    "{\"classes\":{\"elderly\":{\"credit_s\":-5}}}",
    "{\"settings\":{\"max_calls\":0}}",
    "{\"settings\":{\"recall_interval_s\":-1}}",
    "{\"settings\":{\"recall_interval_s\":\"25\"}}",
  };
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    test_hall_refuse_setting (hall, bad[i], NULL);
}

/* What somebody waits for, or works at, cannot vanish. */
static void
test_in_use (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  const char *without_a = "'{\"services\":[{\"code\":\"B\"},{\"code\":\"C\"}],"
                          "\"counters\":[{\"number\":1,\"services\":[\"B\"]},"
                          "{\"number\":2,\"services\":[\"C\"]}]}'";
  const char *without_1 = "'{\"counters\":[{\"number\":2,\"services\":[\"A\",\"B\",\"C\"]}]}'";
  const char *without_1021 = "'{\"staff\":[{\"id\":\"1001\",\"role\":\"manager\"}]}'";

  test_hall_do (hall, "ticket.issue A");
  test_hall_refuse (hall, "bad-state", "hall.configure %s", without_a);
  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_refuse (hall, "bad-state", "hall.configure %s", without_1);
  test_hall_refuse (hall, "bad-state", "hall.configure %s", without_1021);
  test_hall_do (hall, "counter.call 1");
  test_hall_do (hall, "counter.serve 1");
  test_hall_refuse (hall, "bad-state", "hall.configure %s", without_a);
  test_hall_do (hall, "counter.finish 1");
  test_hall_do (hall, "counter.close 1");
  test_hall_do (hall, "hall.configure %s", without_1);
  test_hall_do (hall, "hall.configure %s", without_a);
  test_hall_do (hall, "hall.configure %s", without_1021);
  /* A matter of an open ticket counts as well. */
  test_hall_do (hall, "ticket.issue B C");
  test_hall_refuse (hall, "bad-state",
                    "hall.configure '{\"services\":[{\"code\":\"B\"}],\"counters\":[]}'");
  test_hall_check (hall);
}

/* No name of a person is in the journal, nor in the configuration's row. */
static void
test_names (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  static const char *const names[] = { "Gu Minglan", "Shen He", "Lu Zhiqing", "Somebody" };

  configure (hall, "{\"staff\":[{\"id\":\"1021\",\"name\":\"Somebody Else\"}]}");
  test_hall_do (hall, "counter.open 1 --staff=1021 --as=1021 --request=k");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("SELECT (SELECT count (*) FROM journal WHERE data LIKE '%%%s%%') + "
                           "(SELECT count (*) FROM config WHERE json LIKE '%%%s%%') + "
                           "(SELECT count (*) FROM request WHERE answer LIKE '%%%s%%')",
                           names[i], names[i], names[i]);
      g_assert_cmpint (test_hall_query (hall, sql), ==, 0);
    }
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM person WHERE name NOT NULL"), >,
                   0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/configure/round-trip", test_round_trip);
  g_test_add_func ("/engine/configure/partial", test_partial);
  g_test_add_func ("/engine/configure/refused", test_refused);
  g_test_add_func ("/engine/configure/in-use", test_in_use);
  g_test_add_func ("/engine/configure/names-D17", test_names);
  return g_test_run ();
}
