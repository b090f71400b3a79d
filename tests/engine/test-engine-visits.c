/* Home visits by commands: the way to the door, and what happens behind it (states 2.5; S2 chapter
 * 八, S4 chapter (七), S0 WO 4). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-error.h"
#include "visit-hall.h"

/* The technician stands at the door at 13:54; it is 14:00 now. */
static TestHall *
make_arrived (void)
{
  TestHall *hall = make_agreed ();

  test_hall_at (hall, "13:40");
  test_hall_do (hall, "visit.depart 1 --packed");
  test_hall_at (hall, "13:54");
  test_hall_do (hall, "visit.arrive 1");
  test_hall_at (hall, "14:00");
  return hall;
}

static void
knock_three_rounds (TestHall *hall)
{
  for (int i = 0; i < 3; i++)
    test_hall_do (hall, "visit.knock 1");
}

/* From the booking to the thanks, with every tick. */
static void
test_done (void)
{
  g_autoptr (TestHall) hall = make_agreed ();
  JsonObject *answer;

  assert_state (hall, 1, "confirmed");
  test_hall_refuse (hall, "bad-state", "visit.arrive 1");
  test_hall_do (hall, "visit.remind 1 --result=message");
  assert_state (hall, 1, "reminded");
  test_hall_at (hall, "13:40");
  test_hall_do (hall, "visit.depart 1 --packed");
  test_hall_do (hall, "visit.late 1 --minutes=25");
  test_hall_at (hall, "13:56");
  answer = test_hall_do (hall, "visit.arrive 1");
  g_assert_cmpstr (test_text (answer, "visit.arrival"), ==, "tight");
  /* At the agreed time, not before (5/D5). */
  test_hall_refuse (hall, "bad-state", "visit.knock 1");
  test_hall_at (hall, "14:00");
  test_hall_do (hall, "visit.knock 1");
  test_hall_refuse (hall, "reason-required", "visit.enter 1 --id-shown --purpose-told");
  test_hall_do (hall, "visit.enter 1 --id-shown --purpose-told --consent");
  test_hall_do (hall, "visit.work 1");
  test_hall_refuse (hall, "reason-required", "visit.finish 1 --tidied --contact-left");
  answer = test_hall_do (hall, "visit.finish 1 --tidied --contact-left --opinion=quick");
  g_assert_cmpstr (test_text (answer, "visit.state"), ==, "done");
  g_assert_cmpstr (test_text (answer, "visit.details.opinion"), ==, "quick");
  test_hall_refuse (hall, "bad-state", "visit.cancel 1 --by=customer --reason=late");
  test_hall_check (hall);
}

static void
test_early (void)
{
  g_autoptr (TestHall) hall = make_agreed ();

  test_hall_at (hall, "13:30");
  test_hall_do (hall, "visit.depart 1");
  test_hall_at (hall, "13:50");
  g_assert_cmpstr (test_text (test_hall_do (hall, "visit.arrive 1"), "visit.arrival"), ==, "early");
  test_hall_do (hall, "visit.knock 1 --early-agreed");
  test_hall_check (hall);
}

/* S2 八.4, 八.6: three rounds, then the telephone, then a note that stays open. */
static void
test_note (void)
{
  g_autoptr (TestHall) hall = make_arrived ();
  JsonObject *answer;

  test_hall_refuse (hall, "bad-state", "visit.note 1");
  test_hall_do (hall, "visit.knock 1");
  test_hall_refuse (hall, "bad-state", "visit.phone 1");
  test_hall_do (hall, "visit.knock 1");
  test_hall_do (hall, "visit.knock 1");
  test_hall_refuse (hall, "limit-reached", "visit.knock 1");
  test_hall_refuse (hall, "bad-state", "visit.note 1");
  test_hall_do (hall, "visit.phone 1");
  test_hall_refuse (hall, "bad-state", "visit.wait 1");
  test_hall_refuse (hall, "bad-state",
                    "visit.move 1 " on_day ("03", "09:00") "--by=customer "
                                                           "--reason=away --agreed");
  answer = test_hall_do (hall, "visit.note 1 --place=door");
  g_assert_cmpstr (test_text (answer, "visit.note"), ==, "0001");
  assert_state (hall, 1, "note-left");
  /* One more attempt, not two. */
  test_hall_do (hall, "visit.phone 1");
  test_hall_refuse (hall, "limit-reached", "visit.phone 1");
  /* The customer calls back (V12). */
  answer = test_hall_do (hall, "visit.list --note=0001");
  g_assert_cmpint (test_integer (answer, "visits.0.id"), ==, 1);
  test_hall_do (hall, "visit.move 1 " on_day ("03", "09:00") "--by=customer --reason=called-back "
                                                             "--agreed");
  assert_state (hall, 1, "rescheduled");
  assert_state (hall, 2, "confirmed");
  test_hall_check (hall);
}

static void
test_lapse (void)
{
  g_autoptr (TestHall) hall = make_arrived ();

  knock_three_rounds (hall);
  test_hall_do (hall, "visit.phone 1");
  test_hall_do (hall, "visit.note 1");
  test_hall_refuse (hall, "reason-required", "visit.lapse 1 --approved-by=1003");
  test_hall_refuse (hall, "approval-required", "visit.lapse 1 --reason=silence");
  test_hall_do (hall, "visit.lapse 1 --reason=silence --as=1008");
  assert_state (hall, 1, "lapsed");
  test_hall_check (hall);
}

/* S2-8.4a, 5/D33: waiting as long as was agreed, twenty minutes at most, not at the next customer's
 * cost. */
static void
test_waiting (void)
{
  g_autoptr (TestHall) hall = make_arrived ();

  test_hall_do (hall, LEAK on_day ("02", "15:15") "--agreed");
  knock_three_rounds (hall);
  test_hall_do (hall, "visit.phone 1 --reached");
  test_hall_refuse (hall, "bad-state", "visit.note 1");
  test_hall_refuse (hall, "limit-reached", "visit.wait 1 --until=2026-03-02T14:21:00+08:00");
  /* 14:18 + 45 minutes + 8 on the way is 15:11: too late for 15:15 - 5. */
  test_hall_refuse (hall, "limit-reached", "visit.wait 1 --until=2026-03-02T14:18:00+08:00");
  test_hall_do (hall, "visit.wait 1 --until=2026-03-02T14:17:00+08:00");
  test_hall_refuse (hall, "bad-state", "visit.note 1");
  test_hall_at (hall, "14:17");
  test_hall_do (hall, "visit.note 1");
  test_hall_check (hall);
}

static void
test_waiting_then_in (void)
{
  g_autoptr (TestHall) hall = make_arrived ();

  knock_three_rounds (hall);
  test_hall_do (hall, "visit.phone 1 --reached");
  test_hall_do (hall, "visit.wait 1");
  test_hall_at (hall, "14:12");
  test_hall_do (hall, "visit.enter 1 --id-shown --purpose-told --consent");
  assert_state (hall, 1, "entered");
  test_hall_check (hall);
}

/* S2 八.8(1): nobody goes in where nobody is. */
static void
test_open_door (void)
{
  g_autoptr (TestHall) hall = make_arrived ();

  test_hall_do (hall, "visit.absent 1");
  assert_state (hall, 1, "door-open-absent");
  test_hall_refuse (hall, "bad-state", "visit.enter 1 --id-shown --purpose-told --consent");
  test_hall_do (hall, "visit.phone 1");
  test_hall_refuse (hall, "bad-state", "visit.enter 1 --id-shown --purpose-told --consent");
  test_hall_do (hall, "visit.note 1");
  test_hall_check (hall);
}

/* S0-WO-4.2. One command for each way in which work ends: refused without its data, done with it.
 */
static void
test_outcomes (void)
{
  static const struct
  {
    const char *without, *with, *state;
  } cases[] = {
    { "visit.partial 1 --next-steps=pipe --promised=2026-03-06",
      "visit.partial 1 --next-steps=pipe --promised=2026-03-06 --agreed", "partial" },
    { "visit.other-dept 1", "visit.other-dept 1 --department=mains", "other-dept" },
    { "visit.third-party 1 --party=estate --customer-told --party-told",
      "visit.third-party 1 --party=estate --customer-told --party-told --basis=law",
      "third-party" },
    { "visit.finish 1 --outcome=customer-cause",
      "visit.finish 1 --outcome=customer-cause "
      "--signature=yes",
      "customer-cause" },
    { "visit.finish 1 --outcome=violation", "visit.finish 1 --outcome=violation --basis=law",
      "violation" },
    { "visit.finish 1 --outcome=not-accepted",
      "visit.finish 1 --outcome=not-accepted --corrections=two", "not-accepted" },
    { "visit.finish 1 --outcome=damage", "visit.finish 1 --outcome=damage --choice=restore",
      "damage" },
    { "visit.refuse 1", "visit.refuse 1 --reason=not-now", "refused-entry" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TestHall) hall = make_arrived ();

      test_hall_do (hall, "visit.knock 1");
      test_hall_do (hall, "visit.enter 1 --id-shown --purpose-told --consent");
      test_hall_refuse (hall, "reason-required", "%s", cases[i].without);
      test_hall_do (hall, "%s", cases[i].with);
      assert_state (hall, 1, cases[i].state);
      if (g_str_equal (cases[i].state, "third-party"))
        {
          test_hall_do (hall, "visit.finish 1 --explained");
          assert_state (hall, 1, "done");
        }
      test_hall_check (hall);
    }
}

/* What was left over is reminded of until a visit follows. */
static void
test_follow_up (void)
{
  g_autoptr (TestHall) hall = make_arrived ();

  test_hall_do (hall, "visit.knock 1");
  test_hall_do (hall, "visit.enter 1 --id-shown --purpose-told --consent");
  test_hall_refuse (hall, "usage",
                    "visit.partial 1 --next-steps=pipe --promised=2026-03-01 --agreed");
  test_hall_do (hall, "visit.partial 1 --next-steps=pipe --promised=2026-03-03 --agreed");
  g_assert_cmpstr (test_text (test_hall_do (hall, "visit.reminders"), "reminders.0.kind"), ==,
                   "deadline");
  test_hall_do (hall, LEAK on_day ("03", "09:00") "--follows=1 --agreed");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                        test_hall_do (hall, "visit.reminders"), "reminders")),
                    ==, 0);
  test_hall_refuse (hall, "no-such-visit", LEAK on_day ("03", "11:00") "--follows=77");
  test_hall_check (hall);
}

/* S2-5.1. Names, phone numbers and addresses are nowhere but in their table. */
static void
test_privacy (void)
{
  g_autoptr (TestHall) hall = make_agreed ();
  static const char *const secrets[] = { "Somebody", "555-0101", "Mill-Lane", "three dogs",
                                         "broken leg" };

  test_hall_do (hall, "visit.move 1 " on_day ("03", "09:00") "--by=customer --reason=away "
                                                             "--agreed --request=m1");
  test_hall_do (hall, LEAK on_day ("04", "09:00") "--address-note=\"three dogs\" --request=b1");
  test_hall_do (hall, "absence.add --technician=2104 --from=2026-03-05 --reason=\"broken leg\" "
                      "--request=a1");
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("SELECT (SELECT count (*) FROM journal WHERE data LIKE '%%%s%%') + "
                           "(SELECT count (*) FROM request WHERE answer LIKE '%%%s%%')",
                           secrets[i], secrets[i]);

      g_test_message ("%s", secrets[i]);
      g_assert_cmpint (test_hall_query (hall, sql), ==, 0);
      g_free (sql);
      sql = g_strdup_printf ("SELECT count (*) FROM person WHERE name || ' ' || "
                             "coalesce (phone, '') || coalesce (address, '') || "
                             "coalesce (note, '') LIKE '%%%s%%' OR note LIKE '%%%s%%'",
                             secrets[i], secrets[i]);
      g_assert_cmpint (test_hall_query (hall, sql), >, 0);
    }
  /* The same request has the same answer, persons and all. */
  g_assert_cmpstr (
      test_text (test_hall_do (hall, LEAK on_day ("04", "09:00") "--address-note=\"three dogs\" "
                                                                 "--request=b1"),
                 "visit.customer"),
      ==, "Somebody");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/visits/done", test_done);
  g_test_add_func ("/engine/visits/early", test_early);
  g_test_add_func ("/engine/visits/note", test_note);
  g_test_add_func ("/engine/visits/lapse", test_lapse);
  g_test_add_func ("/engine/visits/waiting", test_waiting);
  g_test_add_func ("/engine/visits/waiting-then-in", test_waiting_then_in);
  g_test_add_func ("/engine/visits/open-door", test_open_door);
  g_test_add_func ("/engine/visits/outcomes", test_outcomes);
  g_test_add_func ("/engine/visits/follow-up", test_follow_up);
  g_test_add_func ("/engine/visits/privacy", test_privacy);
  return g_test_run ();
}
