/* The life of tickets and counters by commands, requests that come twice, and the business day. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-error.h"
#include "test-hall.h"

static const char *
state_of (TestHall *hall, const char *number)
{
  return test_text (test_hall_do (hall, "ticket.show %s", number), "ticket.state");
}

static const char *
counter_state (TestHall *hall, int counter)
{
  return test_text (test_hall_do (hall, "counter.show %d", counter), "counter.state");
}

static char *
last_kind (TestHall *hall)
{
  return test_hall_query_text (hall, "SELECT kind FROM journal ORDER BY seq DESC LIMIT 1");
}

#define assert_last_kind(hall, expected)                                                           \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *kind_ = last_kind (hall);                                                     \
    g_assert_cmpstr (kind_, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

/* Calls @number, the only one waiting, at @counter. */
static void
call (TestHall *hall, int counter, const char *number)
{
  JsonObject *answer = test_hall_do (hall, "counter.call %d", counter);

  g_assert_cmpstr (test_text (answer, "ticket.number"), ==, number);
}

/* Speaks the next announcement, which must be of @number, to its end. */
static void
hear (TestHall *hall, const char *number)
{
  JsonObject *answer = test_hall_do (hall, "voice.next --station=hall --audible");

  g_assert_cmpstr (test_text (answer, "announcement.ticket"), ==, number);
  test_hall_do (hall, "voice.end --seq=%d --ending=spoken",
                (int) test_integer (answer, "announcement.seq"));
}

/* states 2.2, 2.3: issue, call, recall, serve, finish. */
static void
test_visit (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  JsonObject *answer = test_hall_do (hall, "ticket.issue A B --class=elderly --hearing "
                                           "--language=ko");

  g_assert_cmpstr (test_text (answer, "ticket.number"), ==, "A001");
  g_assert_cmpstr (test_text (answer, "ticket.day"), ==, TEST_DAY);
  g_assert_cmpstr (test_text (answer, "ticket.state"), ==, "waiting");
  g_assert_cmpstr (test_text (answer, "ticket.issued_at"), ==, "2026-03-02T10:00:00.000000+08:00");
  /* 15 minutes of target less 10 of credit. */
  g_assert_cmpstr (test_text (answer, "ticket.due_at"), ==, "2026-03-02T10:05:00.000000+08:00");
  g_assert_cmpstr (test_text (answer, "ticket.items.1.service"), ==, "B");
  g_assert_true (test_is_null (answer, "direct"));
  assert_last_kind (hall, "ticket.issued");
  test_hall_refuse (hall, "counter-not-ready", "counter.call 1");
  test_hall_do (hall, "counter.open 1 --staff=1021 --as=1021");
  g_assert_cmpstr (counter_state (hall, 1), ==, "ready");
  test_hall_pass (hall, 60);
  call (hall, 1, "A001");
  g_assert_cmpstr (counter_state (hall, 1), ==, "calling");
  g_assert_cmpstr (test_text (hall->answer, "counter.ticket"), ==, "A001");
  g_assert_cmpstr (state_of (hall, "a001"), ==, "called");
  test_hall_refuse (hall, "counter-not-ready", "counter.call 1");
  test_hall_refuse (hall, "bad-state", "counter.finish 1");
  test_hall_do (hall, "counter.recall 1");
  test_hall_do (hall, "counter.recall 1");
  g_assert_cmpint (test_integer (hall->answer, "ticket.calls"), ==, 3);
  /* The third call is the last (states 2.2). */
  test_hall_refuse (hall, "limit-reached", "counter.recall 1");
  g_assert_cmpint (test_hall_query (hall, "SELECT last FROM announcement WHERE calls = 3"), ==, 1);
  test_hall_pass (hall, 10);
  answer = test_hall_do (hall, "counter.serve 1");
  g_assert_cmpstr (test_text (answer, "ticket.state"), ==, "serving");
  g_assert_cmpstr (test_text (answer, "ticket.owner"), ==, "1021");
  test_hall_refuse (hall, "bad-state", "counter.serve 1");
  test_hall_refuse (hall, "bad-state", "counter.no-show 1");
  test_hall_refuse (hall, "bad-state", "ticket.cancel A001");
  /* S0 hall 2(3), 5/D27: a refusal has a reason and an alternative. */
  test_hall_refuse (hall, "reason-required", "counter.finish 1 --outcome=refused");
  test_hall_refuse (hall, "reason-required", "counter.finish 1 --outcome=refused --reason=papers");
  answer = test_hall_do (hall, "counter.finish 1 --outcome=refused --reason=papers "
                               "--alternative='come again'");
  g_assert_cmpstr (test_text (answer, "ticket.state"), ==, "completed");
  g_assert_cmpstr (test_text (answer, "ticket.items.0.state"), ==, "refused");
  g_assert_cmpstr (test_text (answer, "ticket.items.1.alternative"), ==, "come again");
  g_assert_cmpstr (counter_state (hall, 1), ==, "ready");
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM rating WHERE state = 'invited'"),
                   ==, 1);
  test_hall_refuse (hall, "bad-state", "ticket.reprint A001");
  test_hall_check (hall);
}

/* Commands to what is not there, or with arguments that are none. */
static void
test_wrong (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  test_hall_refuse (hall, "no-such-service", "ticket.issue Z");
  test_hall_refuse (hall, "no-such-service", "ticket.issue A Z");
  test_hall_refuse (hall, "no-such-ticket", "ticket.show A001");
  test_hall_refuse (hall, "no-such-ticket", "ticket.cancel Q");
  test_hall_refuse (hall, "no-such-counter", "counter.call 9");
  test_hall_refuse (hall, "no-such-counter", "counter.show 0");
  test_hall_refuse (hall, "no-such-staff", "counter.open 1 --staff=7");
  test_hall_refuse (hall, "no-such-staff", "ticket.issue A --as=7");
  test_hall_refuse (hall, "usage", "ticket.issue");
  test_hall_refuse (hall, "usage", "ticket.issue A --class=tall");
  test_hall_refuse (hall, "usage", "ticket.issue A --colour=red");
  test_hall_refuse (hall, "usage", "ticket.list --day=2026-02-30");
  test_hall_refuse (hall, "reason-required", "ticket.issue A --class=urgent");
  test_hall_refuse (hall, "reason-required", "ticket.issue A --class=urgent --reason=");
  test_hall_refuse (hall, "not-available", "counter.dance 1");
  test_hall_check (hall);
}

/* A number that is cancelled frees its counter (states 2.2). */
static void
test_cancel (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_do (hall, "ticket.issue A");
  test_hall_do (hall, "ticket.issue A");
  test_hall_do (hall, "ticket.cancel A001");
  test_hall_refuse (hall, "bad-state", "ticket.cancel A001");
  call (hall, 1, "A002");
  test_hall_do (hall, "ticket.cancel A002");
  g_assert_cmpstr (counter_state (hall, 1), ==, "ready");
  g_assert_true (test_is_null (hall->answer, "counter.ticket"));
  test_hall_refuse (hall, "nobody-waiting", "counter.call 1");
  test_hall_check (hall);
}

/* One clerk at one counter; the end of a shift waits for the customer (S4 五.13). */
static void
test_counter (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_refuse (hall, "bad-state", "counter.open 1 --staff=1022");
  test_hall_refuse (hall, "bad-state", "counter.open 2 --staff=1021");
  test_hall_refuse (hall, "bad-state", "counter.lock 2");
  test_hall_do (hall, "counter.lock 1");
  test_hall_do (hall, "counter.lock 1 --unlock");
  test_hall_do (hall, "ticket.issue A");
  call (hall, 1, "A001");
  test_hall_do (hall, "counter.close 1");
  g_assert_cmpstr (test_text (hall->answer, "counter.state"), ==, "calling");
  test_hall_do (hall, "counter.serve 1");
  test_hall_do (hall, "counter.finish 1");
  g_assert_cmpstr (counter_state (hall, 1), ==, "closed");
  g_assert_true (test_is_null (hall->answer, "counter.staff"));
  test_hall_refuse (hall, "bad-state", "counter.close 1");
  test_hall_do (hall, "counter.open 2 --staff=1021");
  test_hall_check (hall);
}

/* S4-5.13a. Draining: the last counter for somebody who waits stays, also when its shift ended
 * before its customer left (states 2.3, S4 五.13). */
static void
test_counter_draining (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_do (hall, "counter.open 3 --staff=1023");
  test_hall_do (hall, "ticket.issue A");
  test_hall_do (hall, "ticket.issue A");
  test_hall_at (hall, "17:00");
  test_hall_refuse (hall, "hall-closed", "ticket.issue A");
  test_hall_refuse (hall, "bad-state", "counter.close 1");
  test_hall_do (hall, "counter.close 3");
  call (hall, 1, "A001");
  test_hall_do (hall, "counter.close 1");
  test_hall_do (hall, "counter.serve 1");
  test_hall_do (hall, "counter.finish 1");
  g_assert_cmpstr (counter_state (hall, 1), ==, "ready");
  call (hall, 1, "A002");
  test_hall_do (hall, "counter.serve 1");
  test_hall_do (hall, "counter.finish 1");
  g_assert_cmpstr (counter_state (hall, 1), ==, "closed");
  g_assert_cmpstr (test_text (test_hall_do (hall, "hall.status"), "state"), ==, "closed");
  test_hall_check (hall);
}

/* S2 五.3: opened before the hall, a counter is ready by itself at opening. */
static void
test_counter_prepares (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  test_hall_at (hall, "08:21");
  test_hall_do (hall, "counter.open 1 --staff=1021");
  g_assert_cmpstr (counter_state (hall, 1), ==, "preparing");
  test_hall_refuse (hall, "counter-not-ready", "counter.call 1");
  test_hall_refuse (hall, "hall-closed", "ticket.issue A");
  /* Nobody takes somebody else's place unasked. */
  test_hall_refuse (hall, "bad-state", "counter.open 1 --staff=1022");
  test_hall_at (hall, "08:30");
  test_hall_refuse (hall, "bad-state", "counter.open 1 --staff=1022");
  test_hall_refuse (hall, "nobody-waiting", "counter.call 1");
  test_hall_do (hall, "ticket.issue A");
  call (hall, 1, "A001");
  test_hall_check (hall);
}

/* S0-HA-1.3b: nobody waits and a fitting counter is free. */
static void
test_direct (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  JsonObject *answer;

  test_hall_do (hall, "counter.open 2 --staff=1022");
  /* Without --direct it only says so. */
  answer = test_hall_do (hall, "ticket.issue C");
  g_assert_cmpint (test_integer (answer, "direct"), ==, 2);
  g_assert_cmpstr (test_text (answer, "ticket.state"), ==, "waiting");
  /* Somebody waits for counter 2 now: nobody goes past them. */
  answer = test_hall_do (hall, "ticket.issue A --direct");
  g_assert_true (test_is_null (answer, "direct"));
  test_hall_do (hall, "ticket.cancel C001");
  test_hall_do (hall, "ticket.cancel A001");
  test_hall_do (hall, "counter.open 1 --staff=1021");
  /* S4 五.12: short ways for those who need them; else the counter that names the service first. */
  answer = test_hall_do (hall, "ticket.issue A --class=disabled --direct");
  g_assert_cmpint (test_integer (answer, "direct"), ==, 1);
  g_assert_cmpstr (test_text (answer, "ticket.state"), ==, "called");
  g_assert_cmpint (test_integer (answer, "ticket.counter"), ==, 1);
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM announcement"), ==, 0);
  answer = test_hall_do (hall, "ticket.issue A --direct");
  g_assert_cmpint (test_integer (answer, "direct"), ==, 2);
  answer = test_hall_do (hall, "ticket.issue A --direct");
  g_assert_true (test_is_null (answer, "direct"));
  test_hall_do (hall, "counter.serve 1");
  test_hall_check (hall);
}

/* S4 三.3: several matters on one number. */
static void
test_matters (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  JsonObject *answer;

  test_hall_do (hall, "ticket.issue A B");
  answer = test_hall_do (hall, "ticket.add-item A001 C");
  g_assert_cmpstr (test_text (answer, "ticket.items.2.service"), ==, "C");
  test_hall_refuse (hall, "usage", "ticket.reorder A001 B A");
  test_hall_refuse (hall, "usage", "ticket.reorder A001 B B A");
  test_hall_refuse (hall, "usage", "ticket.reorder A001 C A B A");
  answer = test_hall_do (hall, "ticket.reorder A001 c a b");
  g_assert_cmpstr (test_text (answer, "ticket.service"), ==, "C");
  g_assert_cmpstr (test_text (answer, "ticket.items.0.service"), ==, "C");
  g_assert_cmpstr (test_text (answer, "ticket.items.2.service"), ==, "B");
  /* Number and place stay. */
  answer = test_hall_do (hall, "ticket.change-service A001 B");
  g_assert_cmpstr (test_text (answer, "ticket.number"), ==, "A001");
  g_assert_cmpstr (test_text (answer, "ticket.service"), ==, "B");
  g_assert_cmpstr (test_text (answer, "ticket.items.0.service"), ==, "B");
  g_assert_cmpint (test_integer (test_hall_do (hall, "hall.status"), "services.1.waiting"), ==, 1);
  test_hall_refuse (hall, "no-such-service", "ticket.change-service A001 Z");
  test_hall_do (hall, "ticket.reprint A001");
  test_hall_do (hall, "ticket.advise A");
  test_hall_do (hall, "ticket.divert A");
  answer = test_hall_do (hall, "ticket.advise A");
  g_assert_cmpint (test_integer (answer, "tally.advised"), ==, 2);
  g_assert_cmpint (test_integer (answer, "tally.diverted"), ==, 1);
  test_hall_do (hall, "counter.open 3 --staff=1023");
  call (hall, 3, "A001");
  test_hall_refuse (hall, "bad-state", "ticket.add-item A001 A");
  test_hall_check (hall);
}

/* Once free, later with a reason; a call that nobody heard costs nothing (states 2.2, design). */
static void
test_restore (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_do (hall, "ticket.issue A");
  for (guint i = 0; i < 4; i++)
    {
      test_hall_pass (hall, 60);
      test_hall_do (hall, "ticket.issue A");
    }
  call (hall, 1, "A001");
  test_hall_do (hall, "counter.no-show 1");
  g_assert_nonnull (test_text (hall->answer, "warning"));
  test_hall_do (hall, "ticket.restore A001");
  test_hall_refuse (hall, "bad-state", "ticket.restore A001");
  /* Never heard: its old place. */
  call (hall, 1, "A001");
  hear (hall, "A001");
  test_hall_do (hall, "counter.no-show 1");
  g_assert_false (json_object_has_member (hall->answer, "warning"));
  test_hall_do (hall, "ticket.restore A001");
  /* Heard: with the third who waits, before it by its number. */
  call (hall, 1, "A002");
  test_hall_do (hall, "counter.no-show 1");
  call (hall, 1, "A003");
  test_hall_do (hall, "counter.no-show 1");
  call (hall, 1, "A001");
  /* Not heard this time. */
  test_hall_do (hall, "counter.no-show 1");
  test_hall_do (hall, "ticket.restore A001");
  call (hall, 1, "A001");
  hear (hall, "A001");
  test_hall_do (hall, "counter.no-show 1");
  test_hall_refuse (hall, "reason-required", "ticket.restore A001");
  test_hall_refuse (hall, "reason-required", "ticket.restore A001 --reason=");
  test_hall_do (hall, "ticket.restore A001 --reason='was in the other hall'");
  test_hall_check (hall);
}

/* States 2.2: a long fault, the customer's wish, or a manager who answers for it (5/D12). */
static void
test_convert_grounds (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  const char *const line = "ticket.convert A001 --phone=000-7654321 --because=";
  JsonObject *answer;

  for (int i = 0; i < 5; i++)
    test_hall_do (hall, "ticket.issue A");
  /* While the hall is open whoever has a number is served. */
  test_hall_refuse (hall, "bad-state", "%smanager --reason=late --approved-by=1008", line);
  test_hall_refuse (hall, "bad-state", "%sfault", line);
  test_hall_refuse (hall, "usage", "%sweather", line);
  test_hall_do (hall, "ticket.convert A002 --phone=000-1 --because=customer");
  test_hall_do (hall, "fault.open --scope=hall --minutes=30 --reason=network");
  test_hall_do (hall, "ticket.convert A003 --phone=000-1");
  test_hall_do (hall, "ticket.convert A004 --phone=000-1 --because=customer");
  test_hall_do (hall, "fault.close 1");
  test_hall_at (hall, "17:05");
  test_hall_refuse (hall, "reason-required", "%smanager --approved-by=1008", line);
  test_hall_refuse (hall, "approval-required", "%smanager --reason=late", line);
  test_hall_refuse (hall, "approval-required", "%smanager --reason=late --as=1011", line);
  test_hall_refuse (hall, "access-denied", "%smanager --reason=late --approved-by=1021", line);
  test_hall_refuse (hall, "no-such-staff", "%smanager --reason=late --approved-by=77", line);
  answer = test_hall_do (hall, "%smanager --reason=late --as=1011 --approved-by=1008", line);
  g_assert_cmpstr (test_text (answer, "ticket.state"), ==, "converted");
  /* The manager need not approve of themselves. */
  test_hall_do (hall,
                "ticket.convert A005 --phone=000-1 --because=manager --reason=late --as=1001");
  answer = test_hall_do (hall, "report.day");
  g_assert_cmpint (test_integer (answer, "conversions.fault"), ==, 1);
  g_assert_cmpint (test_integer (answer, "conversions.customer"), ==, 2);
  g_assert_cmpint (test_integer (answer, "conversions.manager"), ==, 2);
  g_assert_cmpstr (test_text (answer, "decided_conversions.0.ticket"), ==, "A001");
  g_assert_cmpstr (test_text (answer, "decided_conversions.0.reason"), ==, "late");
  g_assert_cmpstr (test_text (answer, "decided_conversions.0.approved_by"), ==, "1008");
  g_assert_cmpstr (test_text (answer, "decided_conversions.1.approved_by"), ==, "1001");
  test_hall_check (hall);
}

/* Whoever is left of yesterday is not served today by itself: a manager decides (S4 五.13). */
static void
test_convert_left_over (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  test_hall_do (hall, "ticket.issue A");
  test_hall_at (hall, "2026-03-03T09:00:00+08:00");
  test_hall_do (hall, "ticket.issue B");
  test_hall_do (hall, "ticket.convert A001 --phone=000-1 --because=manager --reason=x --as=1008");
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM ticket WHERE state = 'converted'"),
                   ==, 1);
  test_hall_check (hall);
}

/* S4 五.10, 五.13: the phone number is nowhere in the journal, and can be found for the call. */
static void
test_convert (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  g_autofree char *phone = NULL;

  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_do (hall, "ticket.issue A");
  test_hall_refuse (hall, "usage", "ticket.convert A001");
  test_hall_refuse (hall, "usage", "ticket.convert A001 --phone=000-7654321 --time=tomorrow");
  test_hall_do (hall, "ticket.convert A001 --phone=000-7654321 --time=2026-03-03T09:00:00+08:00 "
                      "--request=k1");
  g_assert_cmpstr (state_of (hall, "A001"), ==, "converted");
  test_hall_do (hall, "ticket.issue A");
  call (hall, 1, "A002");
  test_hall_refuse (hall, "bad-state", "ticket.convert A002 --phone=000-7654321");
  test_hall_do (hall, "counter.serve 1");
  test_hall_do (hall, "ticket.convert A002 --phone=000-7654321");
  g_assert_cmpstr (counter_state (hall, 1), ==, "ready");
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM journal WHERE data LIKE "
                                          "'%7654321%' OR kind LIKE '%7654321%'"),
                   ==, 0);
  g_assert_cmpint (
      test_hall_query (hall, "SELECT count (*) FROM request WHERE answer LIKE '%7654321%'"), ==, 0);
  phone = test_hall_query_text (hall, "SELECT phone FROM person WHERE subject = 'appointment:2'");
  g_assert_cmpstr (phone, ==, "000-7654321");
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM appointment WHERE time NOT NULL"),
                   ==, 1);
  test_hall_check (hall);
}

/* A window that shows what was a moment ago must not hit the next customer. */
static void
test_expected (void)
{
  static const char *const steps[] = { "recall", "serve", "finish", "no-show" };
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  test_hall_do (hall, "ticket.issue A");
  test_hall_do (hall, "ticket.issue A");
  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_do (hall, "counter.call 1");
  test_hall_do (hall, "counter.no-show 1 --expect=a001");
  test_hall_refuse (hall, "bad-state", "counter.no-show 1 --expect=A001");
  test_hall_do (hall, "counter.call 1");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    test_hall_refuse (hall, "bad-state", "counter.%s 1 --expect=A001", steps[i]);
  test_hall_do (hall, "counter.serve 1 --expect=A002");
  test_hall_do (hall, "counter.finish 1 --expect=A002");
  test_hall_check (hall);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/commands/visit-states-2.2", test_visit);
  g_test_add_func ("/engine/commands/wrong", test_wrong);
  g_test_add_func ("/engine/commands/expected", test_expected);
  g_test_add_func ("/engine/commands/cancel", test_cancel);
  g_test_add_func ("/engine/commands/counter-states-2.3", test_counter);
  g_test_add_func ("/engine/commands/counter-draining-S4-5.13", test_counter_draining);
  g_test_add_func ("/engine/commands/counter-prepares-S2-5.3", test_counter_prepares);
  g_test_add_func ("/engine/commands/direct-S0-hall-1.3", test_direct);
  g_test_add_func ("/engine/commands/matters-S4-3.3", test_matters);
  g_test_add_func ("/engine/commands/restore", test_restore);
  g_test_add_func ("/engine/commands/convert-S4-5.10", test_convert);
  g_test_add_func ("/engine/commands/convert-grounds-S4-5.13", test_convert_grounds);
  g_test_add_func ("/engine/commands/convert-left-over-S4-5.13", test_convert_left_over);
  return g_test_run ();
}
