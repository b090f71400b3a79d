/* What the hall says by itself: at closing, when it is busy, when it stops early … (states 2.10).
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice-hall.h"

static int
count_notices (TestHall *hall, const char *notice)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT count (*) FROM announcement WHERE notice = '%s'", notice);

  test_hall_do (hall, "voice.watch");
  return (int) test_hall_query (hall, sql);
}

/* S05: said once when the hours are over while somebody waits; not before, not later, not to an
 * empty hall. */
static void
test_closing (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL), empty = test_hall_new (NULL),
                       late = test_hall_new (NULL);

  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_do (hall, "ticket.issue A");
  test_hall_at (hall, "16:59:59");
  g_assert_cmpint (count_notices (hall, "closing"), ==, 0);
  test_hall_at (hall, "17:00");
  g_assert_cmpint (count_notices (hall, "closing"), ==, 1);
  g_assert_cmpint (count_notices (hall, "closing"), ==, 1);
  g_assert_cmpint (next (hall), ==, 1);
  g_assert_cmpstr (test_text (hall->answer, "announcement.notice"), ==, "closing");
  end (hall, 1, "spoken");
  test_hall_at (hall, "17:03");
  g_assert_cmpint (count_notices (hall, "closing"), ==, 1);
  test_hall_check (hall);

  test_hall_do (empty, "counter.open 1 --staff=1021");
  test_hall_do (empty, "ticket.issue A");
  test_hall_do (empty, "counter.call 1");
  test_hall_at (empty, "17:00");
  g_assert_cmpint (count_notices (empty, "closing"), ==, 0);
  test_hall_do (late, "ticket.issue A");
  test_hall_at (late, "17:05");
  g_assert_cmpint (count_notices (late, "closing"), ==, 0);
}

/* K06: said when the wait is longer than the hall's limit, in each of its languages, and not again
 * for ten minutes. */
static void
test_busy (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  gint64 languages;

  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_do (hall, "ticket.issue A");
  g_assert_cmpint (count_notices (hall, "busy"), ==, 0);
  for (guint i = 0; i < 30; i++)
    test_hall_do (hall, "ticket.issue A");
  languages = count_notices (hall, "busy");
  g_assert_cmpint (languages, >, 0);
  g_assert_cmpint (test_hall_query (hall, "SELECT count (DISTINCT language) FROM announcement"), ==,
                   languages);
  g_assert_cmpint (next (hall), ==, 1);
  g_assert_null (strchr (test_text (hall->answer, "announcement.text"), '%'));
  test_hall_pass (hall, 599);
  g_assert_cmpint (count_notices (hall, "busy"), ==, languages);
  test_hall_pass (hall, 1);
  g_assert_cmpint (count_notices (hall, "busy"), ==, 2 * languages);
  test_hall_at (hall, "17:30");
  g_assert_cmpint (count_notices (hall, "busy"), ==, 2 * languages);
  test_hall_check (hall);
}

/* L01: whoever was served last at the counter is called back within ten minutes, not later, and not
 * for what was found elsewhere; nobody hears what it is. */
static void
test_left_behind (void)
{
  g_autoptr (TestHall) hall = hall_with_call ();

  test_hall_do (hall, "counter.serve 1");
  test_hall_do (hall, "found.add purse --counter=1");
  g_assert_cmpint (count_notices (hall, "left-behind"), ==, 0);
  test_hall_do (hall, "counter.finish 1");
  test_hall_do (hall, "found.add umbrella --place=row-2");
  test_hall_do (hall, "found.add glove --counter=2");
  g_assert_cmpint (count_notices (hall, "left-behind"), ==, 0);
  test_hall_pass (hall, 600);
  test_hall_do (hall, "found.add purse --counter=1");
  g_assert_cmpint (count_notices (hall, "left-behind"), >, 0);
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM announcement WHERE text LIKE "
                                          "'%purse%'"),
                   ==, 0);
  g_assert_cmpint (next (hall), ==, 2);
  g_assert_cmpstr (test_text (hall->answer, "announcement.notice"), ==, "left-behind");
  g_assert_nonnull (strchr (test_text (hall->answer, "announcement.text"), '1'));
  test_hall_refuse (hall, "no-such-counter", "found.add purse --counter=9");
  test_hall_check (hall);
}

static void
test_left_behind_late (void)
{
  g_autoptr (TestHall) hall = hall_with_call ();

  test_hall_do (hall, "counter.serve 1");
  test_hall_do (hall, "counter.finish 1");
  test_hall_pass (hall, 601);
  test_hall_do (hall, "found.add purse --counter=1");
  g_assert_cmpint (count_notices (hall, "left-behind"), ==, 0);
}

/* The words of @notice in @language, as they are to be spoken; %NULL when there are none. */
static char *
find_text (TestHall *hall, const char *notice, const char *language)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max (text) FROM announcement WHERE notice = '%s' "
                                          "AND language = '%s' AND state = 'pending'",
                                          notice, language);

  return test_hall_query_text (hall, sql);
}

static void
assert_text (TestHall *hall, const char *notice, const char *language, const char *expected)
{
  g_autofree char *text = find_text (hall, notice, language);

  g_assert_cmpstr (text, ==, expected);
}

/* S08: a manager stops the numbers early. Everybody hears it in their language, with the reason
 * where it can be read in that language; not again for the same stop, and not once the hall goes
 * on; to an empty hall nobody speaks. */
static void
test_early_stop (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL), empty = test_hall_new (NULL);

  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_do (hall, "ticket.issue A");
  test_hall_at (hall, "15:05");
  test_hall_do (hall, "hall.stop-issuing --reason=系统检修");
  g_assert_cmpint (count_notices (hall, "early-stop"), ==, 3);
  assert_text (hall, "early-stop", "zh",
               "因系统检修，今天提前到15:05结束取号。已取号的顾客照常办理，给大家添麻烦了。");
  assert_text (hall, "early-stop", "en",
               "We stop issuing numbers at 15:05 today. Everyone already holding one will be "
               "served. We apologise for the trouble.");
  g_assert_cmpint (next (hall), ==, 1);
  end (hall, 1, "spoken");
  test_hall_do (hall, "hall.open --reason=again");
  g_assert_cmpint (next (hall), ==, 0);
  assert_announcement (hall, 2, "dropped", "changed");
  test_hall_do (hall, "hall.stop-issuing --reason='a power cut'");
  assert_text (hall, "early-stop", "en",
               "Because of a power cut we stop issuing numbers at 15:05 today. Everyone already "
               "holding one will be served. We apologise for the trouble.");
  assert_text (
      hall, "early-stop", "ko",
      "오늘은 15:05에 번호표 발급을 마칩니다. 이미 받으신 분은 그대로 도와드립니다. 불편을 "
      "드려 죄송합니다.");
  for (int seq = 4; seq <= 6; seq++)
    {
      g_assert_cmpint (next (hall), ==, seq);
      end (hall, seq, "spoken");
    }
  test_hall_do (hall, "hall.stop-issuing --reason=storm");
  g_assert_cmpint (next (hall), ==, 0);
  /* S05 is not said on top of it. */
  test_hall_at (hall, "17:00");
  g_assert_cmpint (count_notices (hall, "closing"), ==, 0);
  test_hall_check (hall);

  test_hall_do (empty, "hall.stop-issuing --reason=storm");
  g_assert_cmpint (count_notices (empty, "early-stop"), ==, 0);
}

/* B03: on a day that is greeted, once, after the hours, in the languages that have its name; not on
 * another day, and not to an empty hall. */
static void
test_holiday (void)
{
  static const char greeted[] =
      "'{\"holidays\":[{\"date\":\"" TEST_DAY "\",\"names\":{\"zh\":\"元宵节\",\"en\":"
      "\"the Lantern Festival\"},\"kind\":\"holiday\",\"closed\":false,\"greeting\":true}]}'";
  g_autoptr (TestHall) hall = test_hall_new (NULL), empty = test_hall_new (NULL),
                       plain = test_hall_new (NULL);

  test_hall_do (hall, "hall.configure %s", greeted);
  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_do (hall, "ticket.issue A");
  test_hall_at (hall, "16:59:59");
  g_assert_cmpint (count_notices (hall, "holiday"), ==, 0);
  test_hall_at (hall, "17:00");
  g_assert_cmpint (count_notices (hall, "holiday"), ==, 2);
  g_assert_cmpint (count_notices (hall, "holiday"), ==, 2);
  assert_text (hall, "holiday", "zh", "您慢走，元宵节到了，祝您和家人节日安康。");
  assert_text (hall, "holiday", "en",
               "Take care, and best wishes to you and your family for the Lantern Festival.");
  /* Whoever waits hears first that they will be served. */
  g_assert_cmpint (next (hall), ==, 1);
  g_assert_cmpstr (test_text (hall->answer, "announcement.notice"), ==, "closing");
  test_hall_check (hall);

  test_hall_do (empty, "hall.configure %s", greeted);
  test_hall_at (empty, "17:00");
  g_assert_cmpint (count_notices (empty, "holiday"), ==, 0);
  test_hall_do (plain, "ticket.issue A");
  test_hall_at (plain, "17:00");
  g_assert_cmpint (count_notices (plain, "holiday"), ==, 0);
}

/* S03 and K09 are wishes of a hall: silent until it wants them. */
static void
test_wishes (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_do (hall, "counter.open 2 --staff=1022");
  for (guint i = 0; i < 2; i++)
    {
      test_hall_do (hall, "counter.suspend 1 --reason=copying --minutes=5");
      test_hall_do (hall, "counter.reopen 1");
      test_hall_do (hall, "ticket.issue A");
      test_hall_do (hall, "ticket.issue A --class=elderly");
      test_hall_do (hall, "counter.call 1");
      g_assert_cmpstr (test_text (hall->answer, "ticket.number"), ==, i == 0 ? "A002" : "A004");
      test_hall_do (hall, "counter.serve 1");
      test_hall_do (hall, "counter.finish 1");
      g_assert_cmpint (count_notices (hall, "reopened"), ==, i * 3);
      g_assert_cmpint (count_notices (hall, "priority"), ==, i * 3);
      test_hall_do (hall, "hall.configure '{\"voice\":{\"reopened\":true,\"priority\":true}}'");
    }
  assert_text (hall, "reopened", "en", "Counter 1 is open again.");
  /* Not with every one of them. */
  test_hall_do (hall, "ticket.issue A --class=elderly");
  test_hall_do (hall, "counter.call 1");
  g_assert_cmpint (count_notices (hall, "priority"), ==, 3);
  test_hall_check (hall);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/voice/closing", test_closing);
  g_test_add_func ("/engine/voice/busy", test_busy);
  g_test_add_func ("/engine/voice/left-behind", test_left_behind);
  g_test_add_func ("/engine/voice/left-behind-late", test_left_behind_late);
  g_test_add_func ("/engine/voice/early-stop", test_early_stop);
  g_test_add_func ("/engine/voice/holiday", test_holiday);
  g_test_add_func ("/engine/voice/wishes", test_wishes);
  return g_test_run ();
}
