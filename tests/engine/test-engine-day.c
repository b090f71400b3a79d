/* The business day: timetable, exceptions, numbers that are still held, clocks that were set. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-error.h"
#include "test-hall.h"

static const char *
hall_state (TestHall *hall)
{
  return test_text (test_hall_do (hall, "hall.status"), "state");
}

/* states 2.1 with the demo's hours. */
static void
test_timetable (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  static const struct
  {
    const char *time, *state;
  } day[] = {
    { "04:00", "closed" },       { "08:19:59", "closed" },
    { "08:20", "preparing" },    { "08:29:59", "preparing" },
    { "08:30", "open" },         { "16:44:59", "open" },
    { "16:45", "last-minutes" }, { "16:59:59", "last-minutes" },
    { "17:00", "closed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (day); i++)
    {
      test_hall_at (hall, day[i].time);
      g_assert_cmpstr (hall_state (hall), ==, day[i].state);
      if (g_str_has_suffix (day[i].state, "open") || g_str_has_prefix (day[i].state, "last"))
        test_hall_do (hall, "ticket.issue A");
      else if (i < 4)
        test_hall_refuse (hall, "hall-closed", "ticket.issue A");
      if (i == 7)
        for (guint k = 1; k <= 4; k++)
          test_hall_do (hall, "ticket.cancel A00%u", k);
    }
  /* S2 五.3: Sunday. */
  test_hall_at (hall, "2026-03-08T10:00:00");
  g_assert_cmpstr (hall_state (hall), ==, "closed");
  test_hall_refuse (hall, "hall-closed", "ticket.issue A");
}

/* S4-5.13b. The published closing time is the border; whoever holds a number is served (5/D12, S2
 * 三.2). */
static void
test_draining (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_at (hall, "16:59:59");
  test_hall_do (hall, "ticket.issue A");
  test_hall_at (hall, "17:00");
  test_hall_refuse (hall, "hall-closed", "ticket.issue A");
  g_assert_cmpstr (hall_state (hall), ==, "draining");
  test_hall_at (hall, "17:40");
  test_hall_do (hall, "counter.call 1");
  test_hall_do (hall, "counter.serve 1");
  test_hall_do (hall, "counter.finish 1");
  g_assert_cmpstr (hall_state (hall), ==, "draining");
  test_hall_do (hall, "counter.close 1");
  g_assert_cmpstr (hall_state (hall), ==, "closed");
}

/* A manager's exceptions need a reason (S2 五.4). */
static void
test_exceptions (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  test_hall_refuse (hall, "reason-required", "hall.stop-issuing");
  test_hall_refuse (hall, "reason-required", "hall.close --reason=");
  test_hall_do (hall, "ticket.issue A");
  test_hall_do (hall, "hall.stop-issuing --reason='no water'");
  g_assert_cmpstr (test_text (hall->answer, "state"), ==, "early-stop");
  test_hall_refuse (hall, "hall-closed", "ticket.issue A");
  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_do (hall, "counter.call 1");
  test_hall_do (hall, "hall.open --reason='water is back'");
  test_hall_do (hall, "ticket.issue A");
  test_hall_do (hall, "hall.close --reason=fire");
  g_assert_cmpstr (test_text (hall->answer, "state"), ==, "draining");
  test_hall_refuse (hall, "hall-closed", "ticket.issue A");
  /* An exception is for one day. */
  test_hall_at (hall, "2026-03-03T10:00:00");
  g_assert_cmpstr (hall_state (hall), ==, "open");
  /* Open on a Sunday. */
  test_hall_at (hall, "2026-03-08T10:00:00");
  test_hall_do (hall, "hall.open --reason=election");
  test_hall_do (hall, "ticket.issue A");
  test_hall_check (hall);
}

/* Nobody is dropped by the end of a day; their numbers are not given to others (S4 五.13). */
static void
test_rollover (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  JsonObject *answer;

  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_do (hall, "counter.open 2 --staff=1022");
  for (guint i = 0; i < 4; i++)
    test_hall_do (hall, "ticket.issue A");
  test_hall_do (hall, "counter.call 1"); /* A001 */
  test_hall_do (hall, "ticket.cancel A003");
  test_hall_refuse (hall, "bad-state", "hall.rollover");
  test_hall_at (hall, "2026-03-03T09:00:00");
  /* The first command of the day opens it. */
  answer = test_hall_do (hall, "ticket.issue A");
  g_assert_cmpstr (test_text (answer, "ticket.number"), ==, "A003");
  g_assert_cmpstr (test_text (answer, "ticket.day"), ==, "2026-03-03");
  g_assert_cmpint (
      test_hall_query (hall, "SELECT count (*) FROM journal WHERE kind = 'day.opened'"), ==, 2);
  answer = test_hall_do (hall, "ticket.issue A");
  g_assert_cmpstr (test_text (answer, "ticket.number"), ==, "A005");
  /* Counter 1 has its customer still; 2 is signed out. */
  g_assert_cmpstr (test_text (test_hall_do (hall, "counter.show 1"), "counter.state"), ==,
                   "calling");
  g_assert_cmpstr (test_text (test_hall_do (hall, "counter.show 2"), "counter.state"), ==,
                   "offline");
  test_hall_do (hall, "counter.serve 1");
  test_hall_do (hall, "counter.finish 1");
  /* A number is found by itself, whichever day it is of. */
  g_assert_cmpstr (test_text (test_hall_do (hall, "ticket.show A002"), "ticket.day"), ==, TEST_DAY);
  test_hall_do (hall, "counter.call 1");
  g_assert_cmpstr (test_text (hall->answer, "ticket.number"), ==, "A002");
  g_assert_cmpint ((int) json_array_get_length (json_object_get_array_member (
                       test_hall_do (hall, "ticket.list --day=2026-03-03"), "tickets")),
                   ==, 2);
  for (guint i = 1; i <= 5; i++)
    test_hall_try (hall, NULL, "ticket.cancel A00%u", i);
  test_hall_do (hall, "hall.rollover");
  g_assert_cmpstr (test_text (hall->answer, "state"), ==, "closed");
  test_hall_refuse (hall, "hall-closed", "ticket.issue A");
  test_hall_check (hall);
}

/* A clock that is set back brings nobody before others of the day. */
static void
test_clock_back (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  JsonObject *answer;

  test_hall_do (hall, "ticket.issue A");
  test_hall_at (hall, "09:00");
  answer = test_hall_do (hall, "ticket.issue A");
  g_assert_cmpstr (test_text (answer, "ticket.issued_at"), ==, "2026-03-02T10:00:00.000000+08:00");
  test_hall_at (hall, "10:00");
  g_assert_cmpint (
      test_hall_query (hall, "SELECT count (*) FROM journal WHERE kind = 'day.opened'"), ==, 1);
  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_do (hall, "counter.call 1");
  g_assert_cmpstr (test_text (hall->answer, "ticket.number"), ==, "A001");
  test_hall_check (hall);
}

/* The business day starts at the configured hour, not at midnight. */
static void
test_past_midnight (void)
{
  g_autoptr (TestHall) hall =
      test_hall_new ("{\"hall\":{\"zone\":\"Asia/Shanghai\",\"day_start\":\"04:00\","
                     "\"hours\":{\"mon\":[\"20:00\",\"26:00\"]}},\"services\":[{\"code\":\"A\"}]}");

  test_hall_at (hall, "20:00");
  test_hall_do (hall, "ticket.issue A");
  test_hall_at (hall, "2026-03-03T01:59:59");
  g_assert_cmpstr (hall_state (hall), ==, "last-minutes");
  g_assert_cmpstr (test_text (test_hall_do (hall, "ticket.issue A"), "ticket.number"), ==, "A002");
  g_assert_cmpstr (test_text (hall->answer, "ticket.day"), ==, TEST_DAY);
  test_hall_at (hall, "2026-03-03T02:00:00");
  g_assert_cmpstr (hall_state (hall), ==, "draining");
  test_hall_at (hall, "2026-03-03T04:00:00");
  g_assert_cmpstr (test_text (test_hall_do (hall, "hall.status"), "day"), ==, "2026-03-03");
}

/* A1000 follows A999; a day has no wrap. */
static void
test_thousand (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  guint n = 0;

  g_assert_true (foyer_executor_begin_bulk (hall->executor, NULL));
  for (n = 0; n < 1001; n++)
    test_hall_do (hall, "ticket.issue A");
  g_assert_cmpstr (test_text (hall->answer, "ticket.number"), ==, "A1001");
  g_assert_true (foyer_executor_end_bulk (hall->executor, TRUE, NULL));
  g_assert_cmpstr (test_text (test_hall_do (hall, "ticket.show A1000"), "ticket.number"), ==,
                   "A1000");
  test_hall_check (hall);
}

/* In bulk too a refused command leaves nothing behind. */
static void
test_bulk_refusal (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  g_autofree char *before = test_hall_dump (hall);
  g_autofree char *after = NULL;

  g_assert_true (foyer_executor_begin_bulk (hall->executor, NULL));
  test_hall_refuse (hall, "no-such-service", "ticket.issue A Z");
  test_hall_do (hall, "ticket.issue A");
  test_hall_refuse (hall, "no-such-service", "ticket.issue A Z");
  test_hall_do (hall, "ticket.issue A");
  g_assert_true (foyer_executor_end_bulk (hall->executor, TRUE, NULL));
  test_hall_check (hall);
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM ticket"), ==, 2);
  g_free (before);
  before = test_hall_dump (hall);
  g_assert_true (foyer_executor_begin_bulk (hall->executor, NULL));
  test_hall_do (hall, "ticket.issue A");
  g_assert_true (foyer_executor_end_bulk (hall->executor, FALSE, NULL));
  after = test_hall_dump (hall);
  g_assert_cmpstr (after, ==, before);
}

/* A clock that ran years ahead for one number must not keep the hall in that year; and the number
 * is not given to a second person while its holder waits. */
static void
test_clock_ahead (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  JsonObject *answer;

  test_hall_at (hall, "2036-03-03T10:00:00");
  answer = test_hall_do (hall, "ticket.issue A");
  g_assert_cmpstr (test_text (answer, "ticket.number"), ==, "A001");
  test_hall_at (hall, TEST_DAY "T10:00:00");
  answer = test_hall_do (hall, "ticket.issue A");
  g_assert_cmpstr (test_text (answer, "ticket.number"), ==, "A002");
  g_assert_cmpstr (test_text (answer, "ticket.day"), ==, TEST_DAY);
  g_assert_cmpstr (test_text (answer, "ticket.issued_at"), ==, "2026-03-02T10:00:00.000000+08:00");
  g_assert_cmpstr (test_text (test_hall_do (hall, "hall.status"), "state"), ==, "open");
  test_hall_check (hall);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/day/timetable-states-2.1", test_timetable);
  g_test_add_func ("/engine/day/draining-D12", test_draining);
  g_test_add_func ("/engine/day/exceptions-S2-5.4", test_exceptions);
  g_test_add_func ("/engine/day/rollover-S4-5.13", test_rollover);
  g_test_add_func ("/engine/day/clock-back", test_clock_back);
  g_test_add_func ("/engine/day/clock-ahead", test_clock_ahead);
  g_test_add_func ("/engine/day/past-midnight", test_past_midnight);
  g_test_add_func ("/engine/day/thousand", test_thousand);
  g_test_add_func ("/engine/day/bulk-refusal", test_bulk_refusal);
  return g_test_run ();
}
