/* What the hall answers a second screen: its states over a visit, what it keeps to itself, and the
 * spoken invitation (states 2.9, 5/D46). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/foyer-json.h"
#include "test-hall.h"

static void
check_state (TestHall *hall, const char *expected)
{
  test_hall_do (hall, "screen.show 1 --via=screen");
  g_assert_cmpstr (test_text (hall->answer, "screen.state"), ==, expected);
}

static void
serve (TestHall *hall, const char *language)
{
  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_do (hall, "ticket.issue A --language=%s", language);
  test_hall_do (hall, "counter.call 1");
  test_hall_do (hall, "counter.serve 1");
}

/* S2-3.2f: the customer reads which matters were understood. */
static void
test_follows_a_visit (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  check_state (hall, "closed");
  serve (hall, "ko");
  check_state (hall, "welcome");
  g_assert_cmpstr (test_text (hall->answer, "ticket.language"), ==, "ko");
  test_hall_pass (hall, 6);
  check_state (hall, "items");
  test_hall_do (hall, "counter.hold 1 --reason=form-filling --minutes=3");
  check_state (hall, "form");
  test_hall_do (hall, "counter.resume 1");
  test_hall_do (hall, "counter.hold 1 --reason=look-up --minutes=3");
  check_state (hall, "one-moment");
  test_hall_do (hall, "counter.resume 1");
  test_hall_do (hall, "cash.start 1 --due=8750");
  check_state (hall, "cash");
  g_assert_cmpint (test_integer (hall->answer, "cash.due"), ==, 8750);
  test_hall_do (hall, "cash.count 1 5000=1 1000=3 500=1 100=2 50=1");
  test_hall_do (hall, "cash.finish 1 --reminded");
  check_state (hall, "items");
  test_hall_do (hall, "counter.finish 1");
  check_state (hall, "rating");
  test_hall_reopen (hall);
  check_state (hall, "rating");
  test_hall_do (hall, "rating.decline 1 --via=screen");
  check_state (hall, "farewell");
  test_hall_pass (hall, 10);
  check_state (hall, "idle");
}

static void
test_suspension_waits_for_the_rating (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  test_hall_do (hall, "counter.open 2 --staff=1022");
  serve (hall, "en");
  test_hall_do (hall, "counter.suspend 1 --reason=copying --minutes=5");
  test_hall_pass (hall, 6);
  check_state (hall, "last-customer");
  g_assert_cmpint (test_integer (hall->answer, "alternatives.0"), ==, 2);
  test_hall_do (hall, "counter.finish 1");
  check_state (hall, "rating");
  test_hall_do (hall, "rating.give 1 2 --via=screen");
  check_state (hall, "reasons");
  test_hall_do (hall, "rating.reasons 1 --reasons= --via=screen");
  check_state (hall, "thanks");
  test_hall_pass (hall, 30);
  check_state (hall, "suspended");
}

/* S2-5.1. Nobody who can look at the screen's answer learns the score; a screen may do nothing
 * else. */
static void
test_keeps_to_itself (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  g_autofree char *text = NULL;

  serve (hall, "en");
  test_hall_do (hall, "counter.finish 1");
  test_hall_do (hall, "rating.give 1 1 --via=screen");
  check_state (hall, "reasons");
  text = foyer_json_to_text (hall->answer);
  g_assert_null (strstr (text, "score"));
  test_hall_refuse (hall, "access-denied", "counter.call 1 --via=screen");
  test_hall_refuse (hall, "access-denied", "rating.list --via=screen");
  test_hall_refuse (hall, "no-such-counter", "screen.show 9 --via=screen");
}

static gint64
count_notices (TestHall *hall)
{
  return test_hall_query (hall, "SELECT count (*) FROM announcement WHERE kind = 'notice'");
}

static void
test_invitation_is_spoken_by_setting (void)
{
  g_autofree char *config =
      g_strconcat ("{\"rating\":{\"spoken_invitation\":true},", test_hall_config + 1, NULL);
  g_autoptr (TestHall) silent = test_hall_new (NULL), speaking = test_hall_new (config);
  g_autofree char *text = NULL;

  serve (silent, "ko");
  test_hall_do (silent, "counter.finish 1");
  g_assert_cmpint (count_notices (silent), ==, 0);
  serve (speaking, "ko");
  test_hall_do (speaking, "counter.finish 1");
  g_assert_cmpint (count_notices (speaking), ==, 1);
  text = test_hall_query_text (speaking, "SELECT text FROM announcement WHERE kind = 'notice'");
  g_assert_cmpstr (text, ==, "1번 창구 고객님, 앞의 화면에서 서비스를 평가해 주세요.");
  test_hall_check (speaking);
}

static void
check_fault_long (TestHall *hall, gboolean expected)
{
  JsonObject *screen = json_object_get_object_member (hall->answer, "screen");

  g_assert_true (json_object_get_boolean_member (screen, "fault_long") == expected);
}

/* A fault of the hall or of this counter is told, one of another counter is not; who sits here
 * goes on after it. */
static void
test_tells_of_a_fault (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  serve (hall, "ko");
  test_hall_do (hall, "fault.open --scope=2 --minutes=4 --reason=screen");
  check_state (hall, "welcome");
  test_hall_do (hall, "fault.open --scope=1 --minutes=4 --reason=network");
  check_state (hall, "fault");
  g_assert_cmpint (test_integer (hall->answer, "screen.fault_minutes"), ==, 4);
  test_hall_pass (hall, 61);
  check_state (hall, "fault");
  g_assert_cmpint (test_integer (hall->answer, "screen.fault_minutes"), ==, 3);
  test_hall_pass (hall, 300);
  check_state (hall, "fault");
  g_assert_cmpint (test_integer (hall->answer, "screen.fault_minutes"), ==, 0);
  check_fault_long (hall, FALSE);
  test_hall_pass (hall, 300);
  check_state (hall, "fault");
  check_fault_long (hall, TRUE); /* 5/D26: it lasts longer than the threshold */
  test_hall_do (hall, "fault.close 2");
  check_state (hall, "items");
  test_hall_do (hall, "fault.open --scope=hall --minutes=4 --reason=power");
  check_state (hall, "fault");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/second-screen/follows-a-visit", test_follows_a_visit);
  g_test_add_func ("/engine/second-screen/suspension-waits-for-the-rating",
                   test_suspension_waits_for_the_rating);
  g_test_add_func ("/engine/second-screen/keeps-to-itself", test_keeps_to_itself);
  g_test_add_func ("/engine/second-screen/invitation-is-spoken-by-setting",
                   test_invitation_is_spoken_by_setting);
  g_test_add_func ("/engine/second-screen/tells-of-a-fault", test_tells_of_a_fault);
  return g_test_run ();
}
