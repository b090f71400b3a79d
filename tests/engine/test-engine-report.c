/* Reports: every figure counted by hand, and a table that no spreadsheet takes for formulas. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "base/foyer-error.h"
#include "engine/foyer-report.h"
#include "hall/foyer-figures.h"
#include "test-hall.h"

/* --- the figures by themselves --- */

static FoyerSpread
spread_of (const gint64 *values, guint n)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (array, values, n);
  return foyer_spread_of (array, 0);
}

static void
test_spread (void)
{
  static const gint64 none[] = { 0 }, odd[] = { 9, 1, 5 }, even[] = { 4, 1, 3, 2 };
  gint64 hundred[100];
  FoyerSpread spread = spread_of (none, 0);

  g_assert_cmpint (spread.count + spread.mean + spread.median + spread.p90 + spread.max, ==, 0);
  spread = spread_of (odd, 3);
  g_assert_cmpint (spread.mean, ==, 5);
  g_assert_cmpint (spread.median, ==, 5);
  g_assert_cmpint (spread.p90, ==, 9);
  spread = spread_of (even, 4);
  g_assert_cmpint (spread.mean, ==, 3);
  g_assert_cmpint (spread.median, ==, 2);
  g_assert_cmpint (spread.max, ==, 4);
  for (gint64 i = 0; i < 100; i++)
    hundred[i] = 100 - i;
  spread = spread_of (hundred, 100);
  g_assert_cmpint (spread.p90, ==, 90);
  g_assert_cmpint (spread.median, ==, 50);
  g_assert_cmpint (spread_of (hundred, 10).p90, ==, 99);
}

static void
test_share (void)
{
  g_assert_cmpint (foyer_figures_share (1, 3), ==, 3333);
  g_assert_cmpint (foyer_figures_share (2, 3), ==, 6667);
  g_assert_cmpint (foyer_figures_share (3, 3), ==, 10000);
  g_assert_cmpint (foyer_figures_share (0, 0), ==, 0);
}

/* --- a day by hand --- */

static void
play_cash (TestHall *hall)
{
  test_hall_do (hall, "cash.start 1 --due=8700 --given=10000");
  test_hall_do (hall, "cash.count 1 10000=1");
  test_hall_do (hall, "cash.change 1");
  test_hall_do (hall, "cash.finish 1 --reminded");
  test_hall_do (hall, "cash.start 1 --due=5000");
  test_hall_do (hall, "cash.count 1 1000=4");
  test_hall_do (hall, "cash.suspect 1 --denomination=1000 --grounds=paper --serial=QX7");
  test_hall_do (hall, "cash.resolve 1 --outcome=taken-back");
  test_hall_do (hall, "cash.return 1");
  test_hall_do (hall, "cash.count 1 1000=4");
  test_hall_do (hall, "cash.short 1 --reason=lost");
  test_hall_do (hall, "cash.abandon 1 --reason='comes again'");
}

/* From ten o'clock: A001 waits 60 s and is served 120 s, A002 waits 1000 s and 300 s, A003 is
 * called out of order after 1300 s, A004 does not come, A005 still waits. */
static TestHall *
played_hall (void)
{
  TestHall *hall = test_hall_new (NULL);

  test_hall_do (hall, "counter.open 1 --staff=1021");
  for (guint i = 0; i < 5; i++)
    test_hall_do (hall, "ticket.issue A");
  test_hall_pass (hall, 60);
  test_hall_do (hall, "counter.call 1");
  test_hall_do (hall, "counter.serve 1");
  test_hall_pass (hall, 120);
  test_hall_do (hall, "counter.finish 1");
  test_hall_do (hall, "rating.give 1 5");
  test_hall_pass (hall, 820);
  test_hall_do (hall, "counter.call 1");
  test_hall_do (hall, "counter.serve 1");
  play_cash (hall);
  test_hall_pass (hall, 300);
  test_hall_do (hall, "counter.finish 1");
  test_hall_do (hall, "rating.decline 1");
  test_hall_do (hall, "counter.call 1 --ticket=A003 --reason='train to catch'");
  test_hall_do (hall, "counter.serve 1");
  test_hall_do (hall, "counter.finish 1");
  test_hall_do (hall, "rating.not-possible 1");
  test_hall_do (hall, "counter.call 1");
  test_hall_do (hall, "counter.no-show 1");
  test_hall_do (hall, "counter.suspend 1 --reason=copying --minutes=5 --approved-by=1008");
  test_hall_pass (hall, 240);
  test_hall_do (hall, "counter.reopen 1");
  test_hall_do (hall, "ticket.divert A");
  test_hall_do (hall, "ticket.advise B");
  test_hall_do (hall, "ticket.advise B");
  return hall;
}

static const struct
{
  const char *path;
  gint64 value;
} by_hand[] = {
  { "tickets.issued", 5 },
  { "tickets.completed", 3 },
  { "tickets.no-show", 1 },
  { "tickets.waiting", 1 },
  { "waits.count", 4 },
  { "waits.max_s", 1300 },
  { "waits.median_s", 1150 },
  { "waits.mean_s", 915 },
  { "waits.over_target", 3 },
  { "service_times.count", 3 },
  { "service_times.max_s", 300 },
  { "service_times.mean_s", 140 },
  { "ratings.invited", 3 },
  { "ratings.answered", 1 },
  { "ratings.declined", 1 },
  { "ratings.not_possible", 1 },
  { "ratings.timed_out", 0 },
  { "ratings.scores.5", 1 },
  { "cash.checks", 2 },
  { "cash.done", 1 },
  { "cash.abandoned", 1 },
  { "cash.recounted", 1 },
  { "cash.due", 8700 },
  { "cash.counted", 10000 },
  { "cash.change", 1300 },
  { "cash.short", 1000 },
  { "cash.over", 0 },
  { "cash_differences.0.amount", -1000 },
  { "suspect_notes.0.denomination", 1000 },
  { "suspect_notes.0.counter", 1 },
  { "suspensions.0.counter", 1 },
  { "suspensions.0.told_minutes", 5 },
  { "suspensions.0.told_s", 300 },
  { "suspensions.0.length_s", 240 },
  { "advised", 2 },
  { "diverted", 1 },
};

static void
test_day (void)
{
  g_autoptr (TestHall) hall = played_hall ();
  JsonObject *answer = test_hall_do (hall, "report.day"), *ratings;
  g_autofree char *hash = test_hall_query_text (hall, "SELECT hash FROM hall");

  for (guint i = 0; i < G_N_ELEMENTS (by_hand); i++)
    {
      g_test_message ("%s", by_hand[i].path);
      g_assert_cmpint (test_integer (answer, by_hand[i].path), ==, by_hand[i].value);
    }
  ratings = json_object_get_object_member (answer, "ratings");
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (ratings, "response_rate"), 0.3333,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (ratings, "mean_score"), 5, 1e-9);
  g_assert_cmpstr (test_text (answer, "cash_differences.0.reason"), ==, "comes again");
  g_assert_cmpstr (test_text (answer, "suspect_notes.0.state"), ==, "taken-back");
  g_assert_cmpstr (test_text (answer, "suspect_notes.0.serial"), ==, "QX7");
  g_assert_cmpstr (test_text (answer, "suspensions.0.approved_by"), ==, "1008");
  g_assert_cmpstr (test_text (answer, "exceptions.0.kind"), ==, "chosen");
  g_assert_cmpstr (test_text (answer, "exceptions.0.ticket"), ==, "A003");
  g_assert_cmpstr (test_text (answer, "exceptions.0.reason"), ==, "train to catch");
  g_assert_cmpstr (test_text (answer, "hash"), ==, hash);
  g_assert_cmpint (test_integer (answer, "seq"), ==, test_hall_count_entries (hall));
  /* Another day has nothing of it. */
  answer = test_hall_do (hall, "report.day --day=2026-03-01");
  g_assert_cmpint (test_integer (answer, "tickets.issued"), ==, 0);
  g_assert_true (test_is_null (answer, "ratings.response_rate"));
}

static guint
count_of (JsonObject *answer, const char *list)
{
  return json_array_get_length (json_object_get_array_member (answer, list));
}

/* S0-HA-2.3: a refusal with its reason, and what was offered instead. */
static void
test_refusals (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  JsonObject *answer;

  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_do (hall, "ticket.issue A B");
  test_hall_do (hall, "counter.call 1");
  test_hall_do (hall, "counter.serve 1");
  g_assert_cmpuint (count_of (test_hall_do (hall, "report.day"), "refusals"), ==, 0);
  test_hall_do (hall, "counter.item 1 2 --outcome=refused --reason=policy --alternative=online");
  test_hall_do (hall, "counter.finish 1");
  answer = test_hall_do (hall, "report.day");
  g_assert_cmpuint (count_of (answer, "refusals"), ==, 1);
  g_assert_cmpstr (test_text (answer, "refusals.0.ticket"), ==, "A001");
  g_assert_cmpstr (test_text (answer, "refusals.0.service"), ==, "B");
  g_assert_cmpstr (test_text (answer, "refusals.0.staff"), ==, "1021");
  g_assert_cmpint (test_integer (answer, "refusals.0.counter"), ==, 1);
  g_assert_cmpstr (test_text (answer, "refusals.0.reason"), ==, "policy");
  g_assert_cmpstr (test_text (answer, "refusals.0.alternative"), ==, "online");
  answer = test_hall_do (hall, "report.day --day=2026-03-01");
  g_assert_cmpuint (count_of (answer, "refusals"), ==, 0);
}

/* A restored number and an urgent one stand among the exceptions, too (5/D15). */
static void
test_exceptions (void)
{
  g_autoptr (TestHall) hall = played_hall ();
  JsonObject *answer;

  test_hall_do (hall, "ticket.restore A004 --reason='was at the desk'");
  test_hall_do (hall, "ticket.issue A --class=urgent --reason='no water'");
  answer = test_hall_do (hall, "report.day");
  g_assert_cmpstr (test_text (answer, "exceptions.1.kind"), ==, "restored");
  g_assert_cmpstr (test_text (answer, "exceptions.1.ticket"), ==, "A004");
  g_assert_cmpstr (test_text (answer, "exceptions.2.kind"), ==, "urgent");
  g_assert_cmpstr (test_text (answer, "exceptions.2.reason"), ==, "no water");
}

/* Days without a number: the heads, and a line that says so. */
static void
assert_empty_table (TestHall *hall, const char *path, const char *by, const char *begins)
{
  g_autofree char *csv = NULL;
  g_auto (GStrv) lines = NULL;

  test_hall_do (hall, "report.range --from=2026-02-01 --to=2026-02-01 --by=%s --csv=%s", by, path);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (hall->answer, "groups")),
                    ==, 0);
  g_assert_true (g_file_get_contents (path, &csv, NULL, NULL));
  lines = g_strsplit (csv, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_true (g_str_has_prefix (lines[0], by));
  g_assert_true (g_str_has_prefix (lines[1], begins));
  g_assert_cmpstr (lines[2], ==, "");
  g_unlink (path);
}

static void
test_range (void)
{
  static const char *const keys[][2] = {
    { "service", "A" }, { "counter", "01" }, { "staff", "1021" },
    { "hour", "10" },   { "day", TEST_DAY },
  };
  g_autoptr (TestHall) hall = played_hall ();
  g_autofree char *path = g_build_filename (hall->folder, "table.csv", NULL), *csv = NULL;
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      JsonObject *answer =
          test_hall_do (hall, "report.range --from=2026-03-01 --to=2026-03-31 --by=%s --csv=%s",
                        keys[i][0], path);
      g_autofree char *key = g_strdup_printf ("groups.0.%s", keys[i][0]);

      g_assert_cmpstr (test_text (answer, key), ==, keys[i][1]);
      g_assert_cmpint (test_integer (answer, "groups.0.completed"), ==, 3);
    }
  g_assert_true (g_file_get_contents (path, &csv, NULL, NULL));
  lines = g_strsplit (csv, "\r\n", -1);
  g_assert_true (g_str_has_prefix (lines[0], "day,issued,completed,no_show"));
  g_assert_true (g_str_has_prefix (lines[1], TEST_DAY ",5,3,1"));
  g_unlink (path);
  assert_empty_table (hall, path, "day", "2026-02-01,0,0,0");
  assert_empty_table (hall, path, "counter", "–,0,0,0");
  test_hall_refuse (hall, "usage", "report.range --from=2026-03-02 --to=2026-03-01");
  test_hall_refuse (hall, "usage", "report.range --from=2026-02-30 --to=2026-03-01");
  test_hall_refuse (hall, "usage", "report.range --from=2026-02-01 --to=2026-03-01 --by=moon");
  test_hall_refuse (hall, "usage", "report.day --day=yesterday");
  test_hall_refuse (hall, "fault",
                    "report.range --from=2026-03-01 --to=2026-03-02 --csv=/nowhere/at/all.csv");
}

static void
test_csv (void)
{
  static const char *const cells[] = { "=1+1", "+49",       "-2",     "@x", "a,b",
                                       "a\"b", "line\nend", "\tback", "",   "plain" };
  static const char expected[] = "key,number\r\n"
                                 "\"'=1+1\",-5\r\n"
                                 "\"'+49\",-5\r\n"
                                 "\"'-2\",-5\r\n"
                                 "\"'@x\",-5\r\n"
                                 "\"a,b\",-5\r\n"
                                 "\"a\"\"b\",-5\r\n"
                                 "\"line\nend\",-5\r\n"
                                 "\"'\tback\",-5\r\n"
                                 ",-5\r\n"
                                 "plain,-5\r\n";
  g_autoptr (JsonArray) groups = json_array_new ();
  g_autofree char *csv = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      JsonObject *row = json_object_new ();

      json_object_set_string_member (row, "key", cells[i]);
      json_object_set_int_member (row, "number", -5);
      json_array_add_object_element (groups, row);
    }
  csv = foyer_report_to_csv (groups);
  g_assert_cmpstr (csv, ==, expected);
}

/* Whoever ends after closing time makes overtime (S4 五.13). */
static void
test_overtime (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_at (hall, "16:59");
  test_hall_do (hall, "ticket.issue A");
  test_hall_do (hall, "counter.call 1");
  test_hall_do (hall, "counter.serve 1");
  test_hall_at (hall, "17:12");
  test_hall_do (hall, "counter.finish 1");
  g_assert_cmpint (test_integer (test_hall_do (hall, "report.day"), "overtime_s"), ==, 720);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/report/spread", test_spread);
  g_test_add_func ("/engine/report/share", test_share);
  g_test_add_func ("/engine/report/day", test_day);
  g_test_add_func ("/engine/report/exceptions-D15", test_exceptions);
  g_test_add_func ("/engine/report/refusals-S0-HA-2.3", test_refusals);
  g_test_add_func ("/engine/report/range", test_range);
  g_test_add_func ("/engine/report/csv", test_csv);
  g_test_add_func ("/engine/report/overtime-S4-5.13", test_overtime);
  return g_test_run ();
}
