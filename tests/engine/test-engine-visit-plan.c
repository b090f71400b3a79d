/* The plan of home visits by commands: booking, moving, giving up, and what a holiday does (states
 * 2.5; S2 八.1, 八.2; S0 meter 7 and 8; settled D20, D21, D35). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "visit-hall.h"

static void
test_booking (void)
{
  g_autoptr (TestHall) hall = test_hall_new_demo ();
  JsonObject *answer = test_hall_do (hall, REPLACE on_day ("03", "09:00") "--wish=morning");

  g_assert_cmpstr (test_text (answer, "visit.state"), ==, "proposed");
  g_assert_cmpstr (test_text (answer, "visit.customer"), ==, "Somebody");
  g_assert_cmpstr (test_text (answer, "visit.wished"), ==, "morning");
  g_assert_cmpstr (test_text (answer, "visit.end"), ==, "2026-03-03T09:30:00.000000+08:00");
  g_assert_cmpstr (test_text (answer, "visit.arrive_by"), ==, "2026-03-03T08:55:00.000000+08:00");
  /* The customer hears why (S0 meter 8(1)). */
  g_assert_cmpstr (test_text (answer, "visit.reason"), !=, "");
  test_hall_refuse (hall, "slot-taken", REPLACE on_day ("03", "09:00"));
  test_hall_refuse (hall, "slot-taken", REPLACE on_day ("03", "09:30"));
  test_hall_refuse (hall, "lead-time", REPLACE on_day ("02", "16:00"));
  test_hall_refuse (hall, "lead-time", REPLACE on_day ("02", "16:00") "--approved-by=1003");
  test_hall_refuse (hall, "lead-time", LEAK on_day ("02", "09:00"));
  test_hall_refuse (hall, "no-such-service",
                    "visit.book --type=dance --customer=S --phone=1 "
                    "--address=A --district=old-town --technician=2101 " on_day ("03", "11:00"));
  test_hall_refuse (hall, "usage",
                    "visit.book --type=leak --customer=S --phone= --address=A "
                    "--district=old-town --technician=2101 " on_day ("03", "11:00"));
  test_hall_refuse (hall, "no-such-staff",
                    "visit.book --type=leak --customer=S --phone=1 "
                    "--address=A --district=old-town --technician=2199 " on_day ("03", "11:00"));
  /* Acceptance is not what 2101 does. */
  test_hall_refuse (hall, "slot-taken",
                    "visit.book --type=acceptance --customer=S --phone=1 "
                    "--address=A --district=old-town --technician=2101 " on_day ("03", "11:00"));
  test_hall_do (hall, "visit.confirm 1");
  test_hall_refuse (hall, "bad-state", "visit.confirm 1");
  test_hall_refuse (hall, "no-such-visit", "visit.confirm 2");
  test_hall_check (hall);
}

/* S0 meter 8(1): three days for special customers, unless a manager answers for it. */
static void
test_special (void)
{
  g_autoptr (TestHall) hall = test_hall_new_demo ();
  JsonObject *answer;

  test_hall_refuse (hall, "lead-time", REPLACE on_day ("04", "09:00") "--class=special");
  test_hall_refuse (hall, "approval-required",
                    REPLACE on_day ("04", "09:00") "--class=special --approved-by=1021");
  answer = test_hall_do (hall, REPLACE on_day ("04", "09:00") "--class=special --approved-by=1003");
  g_assert_cmpstr (test_text (answer, "visit.approved_by"), ==, "1003");
  g_assert_cmpint (test_hall_query (hall, "SELECT lead_breach FROM visit WHERE id = 1"), ==, 1);
  answer = test_hall_do (hall, REPLACE on_day ("05", "09:00") "--class=special --approved-by=1003");
  /* Nothing had to be allowed. */
  g_assert_true (test_is_null (answer, "visit.approved_by"));
  test_hall_check (hall);
}

/* S0 meter 7(1), 7(3). */
static void
test_installation (void)
{
  g_autoptr (TestHall) hall = test_hall_new_demo ();
  const char *book = "visit.book --type=installation --customer=S --phone=1 --address=A "
                     "--district=north-bank --technician=2101 ";
  JsonObject *answer;

  test_hall_refuse (hall, "limit-reached", "%s%s", book, on_day ("06", "09:00"));
  answer = test_hall_do (hall, "%s%s", book, on_day ("05", "09:00"));
  g_assert_cmpstr (test_text (answer, "visit.install_by"), ==, "2026-03-05");
  answer = test_hall_do (hall, "%s%s --meters=21", book, on_day ("11", "09:00"));
  g_assert_cmpstr (test_text (answer, "visit.install_by"), ==, "2026-03-11");
  test_hall_refuse (hall, "limit-reached", "%s%s --meters=21", book, on_day ("12", "09:00"));
  test_hall_do (hall, "%s%s --meters=21 --approved-by=1008", book, on_day ("12", "09:00"));
  book = "visit.book --type=switch --customer=S --phone=1 --address=A --district=old-town "
         "--technician=2109 ";
  test_hall_refuse (hall, "approval-required", "%s%s --occupancy=69", book, on_day ("04", "09:00"));
  test_hall_do (hall, "%s%s --occupancy=70", book, on_day ("04", "09:00"));
  test_hall_check (hall);
}

/* S2-8.2: a reason, the customer's agreement, and the company at most twice by itself. */
static void
test_moves (void)
{
  g_autoptr (TestHall) hall = make_agreed ();
  JsonObject *answer;

  test_hall_refuse (hall, "reason-required",
                    "visit.move 1 " on_day ("03", "09:00") "--by=company --reason=ill");
  test_hall_refuse (hall, "reason-required",
                    "visit.move 1 " on_day ("03", "09:00") "--by=company --agreed");
  test_hall_refuse (hall, "usage", "visit.move 1 " on_day ("03", "09:00") "--reason=ill --agreed");
  answer = test_hall_do (hall, "visit.move 1 " on_day ("03", "09:00") "--by=company --reason=ill "
                                                                      "--agreed");
  g_assert_cmpint (test_integer (answer, "visit.id"), ==, 2);
  g_assert_cmpint (test_integer (answer, "visit.previous"), ==, 1);
  g_assert_cmpint (test_integer (answer, "visit.moves"), ==, 1);
  g_assert_cmpstr (test_text (answer, "visit.customer"), ==, "Somebody");
  test_hall_do (hall,
                "visit.move 2 " on_day ("04", "09:00") "--by=customer --reason=away --agreed");
  test_hall_do (hall, "visit.move 3 " on_day ("05", "09:00") "--by=company --reason=ill --agreed");
  test_hall_refuse (hall, "approval-required",
                    "visit.move 4 " on_day ("06", "09:00") "--by=company --reason=ill --agreed");
  test_hall_do (hall,
                "visit.move 4 " on_day ("06", "09:00") "--by=customer --reason=away --agreed");
  answer = test_hall_do (hall, "visit.move 5 " on_day ("09", "09:00") "--by=company --reason=ill "
                                                                      "--agreed "
                                                                      "--approved-by=1003");
  g_assert_cmpint (test_integer (answer, "visit.moves"), ==, 5);
  answer = test_hall_do (hall, "visit.show 6");
  g_assert_cmpint (test_integer (answer, "history.0.id"), ==, 1);
  g_assert_cmpstr (test_text (answer, "history.0.by"), ==, "company");
  test_hall_refuse (hall, "bad-state",
                    "visit.move 1 " on_day ("10", "09:00") "--by=customer --reason=x --agreed");
  test_hall_check (hall);
}

/* A slip of the hand is taken back: the old time, and the counts as they were. */
static void
test_undo (void)
{
  g_autoptr (TestHall) hall = make_agreed ();
  JsonObject *answer;

  test_hall_refuse (hall, "bad-state",
                    "visit.move 1 --undo --by=company --reason=mistake --agreed");
  test_hall_do (hall, "visit.move 1 " on_day ("03", "11:00") "--by=company --reason=ill --agreed "
                                                             "--technician=2117");
  answer = test_hall_do (hall, "visit.move 2 --undo --by=company --reason=mistake --agreed");
  g_assert_cmpstr (test_text (answer, "visit.start"), ==, "2026-03-02T14:00:00.000000+08:00");
  g_assert_cmpstr (test_text (answer, "visit.technician"), ==, "2101");
  g_assert_cmpint (test_integer (answer, "visit.company_moves"), ==, 0);
  test_hall_check (hall);
}

/* A move into the time that the visit itself gives up. */
static void
test_move_a_little (void)
{
  g_autoptr (TestHall) hall = make_agreed ();

  test_hall_do (hall, "visit.move 1 " on_day ("02", "14:15") "--by=customer --reason=later "
                                                             "--agreed");
  assert_state (hall, 2, "confirmed");
  test_hall_check (hall);
}

/* Another technician or length: what was promised stays, and nobody is asked. */
static void
test_adjust (void)
{
  g_autoptr (TestHall) hall = make_agreed ();
  JsonObject *answer;

  test_hall_do (hall, LEAK on_day ("02", "16:00") "--agreed");
  test_hall_refuse (hall, "slot-taken", "visit.adjust 1 --minutes=120");
  answer = test_hall_do (hall, "visit.adjust 1 --minutes=90 --technician=2117");
  g_assert_cmpstr (test_text (answer, "visit.technician"), ==, "2117");
  g_assert_cmpstr (test_text (answer, "visit.end"), ==, "2026-03-02T15:30:00.000000+08:00");
  g_assert_cmpint (test_integer (answer, "visit.moves"), ==, 0);
  test_hall_check (hall);
}

static void
test_cancel (void)
{
  g_autoptr (TestHall) hall = make_agreed ();

  test_hall_refuse (hall, "reason-required", "visit.cancel 1 --by=customer");
  test_hall_refuse (hall, "approval-required", "visit.cancel 1 --by=company --reason=ill");
  test_hall_do (hall, "visit.cancel 1 --by=company --reason=ill --approved-by=1008");
  /* Its time is free again. */
  test_hall_do (hall, LEAK on_day ("02", "14:00"));
  test_hall_do (hall, "visit.cancel 2 --by=customer --reason=solved");
  test_hall_check (hall);
}

static void
test_drafts (void)
{
  g_autoptr (TestHall) hall = test_hall_new_demo ();
  JsonObject *answer =
      test_hall_do (hall, "visit.draft --type=leak --customer=S --phone=1 --address=A "
                          "--district=north-bank --wish=afternoon");

  g_assert_cmpstr (test_text (answer, "visit.state"), ==, "draft");
  g_assert_true (test_is_null (answer, "visit.start"));
  test_hall_refuse (hall, "bad-state", "visit.confirm 1");
  test_hall_do (hall, "visit.plan 1 --technician=2101 " on_day ("02", "14:00"));
  test_hall_refuse (hall, "slot-taken", LEAK on_day ("02", "14:00"));
  test_hall_do (hall, "visit.withdraw 1");
  test_hall_do (hall, LEAK on_day ("02", "14:00"));
  test_hall_refuse (hall, "slot-taken", "visit.plan 1 --technician=2101 " on_day ("02", "14:00"));
  test_hall_check (hall);
}

/* A holiday or an absence over visits: they are listed, not lost (5/D35). */
static void
test_over_visits (void)
{
  g_autoptr (TestHall) hall = make_agreed ();
  JsonObject *answer;

  test_hall_do (hall, LEAK on_day ("04", "09:00") "--agreed");
  test_hall_do (hall, LEAK on_day ("05", "09:00") "--agreed");
  answer = test_hall_do (hall, "holiday.add 2026-03-04 --name=Day");
  g_assert_cmpint (test_integer (answer, "rebook.0.id"), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "rebook")), ==, 1);
  assert_state (hall, 2, "confirmed");
  answer = test_hall_do (hall, "absence.add --technician=2101 --from=2026-03-05 --reason=ill");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "rebook")), ==, 2);
  answer = test_hall_do (hall, "visit.list --rebook");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "visits")), ==, 2);
  test_hall_refuse (hall, "slot-taken", LEAK on_day ("04", "11:00"));
  test_hall_refuse (hall, "slot-taken", LEAK on_day ("05", "11:00"));
  test_hall_do (hall, "visit.move 2 " on_day ("06", "09:00") "--by=company --reason=holiday "
                                                             "--agreed");
  test_hall_do (hall, "visit.adjust 3 --technician=2104");
  answer = test_hall_do (hall, "visit.list --rebook");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "visits")), ==, 0);
  test_hall_check (hall);
}

static void
test_proposals (void)
{
  g_autoptr (TestHall) hall = make_agreed ();
  JsonObject *answer =
      test_hall_do (hall, "visit.propose --type=leak --address=A --district=north-bank "
                          "--wish=\"2026-03-02 14:00\"");

  /* 2101 is elsewhere then. */
  g_assert_cmpstr (test_text (answer, "proposals.0.technician"), ==, "2117");
  g_assert_cmpstr (test_text (answer, "proposals.0.start"), ==, "2026-03-02T14:00:00.000000+08:00");
  /* Whatever is proposed can be booked. */
  for (int i = 0; i < 8; i++)
    {
      g_autofree char *path = g_strdup_printf ("proposals.%d", i);
      g_autofree char *technician_path = g_strconcat (path, ".technician", NULL);
      g_autofree char *start_path = g_strconcat (path, ".start", NULL);
      g_autofree char *technician = NULL, *start = NULL;

      answer = test_hall_do (hall, "visit.propose --type=leak --address=A --district=old-town "
                                   "--wish=morning --limit=20");
      technician = g_strdup (test_text (answer, technician_path));
      start = g_strdup (test_text (answer, start_path));
      test_hall_do (hall,
                    "visit.book --type=leak --customer=S --phone=1 --address=A "
                    "--district=old-town --technician=%s --start=%s",
                    technician, start);
    }
  test_hall_check (hall);
}

/* Technicians and kinds of visits that are needed cannot be configured away. */
static void
test_configure (void)
{
  g_autoptr (TestHall) hall = make_agreed ();

  test_hall_refuse (hall, "bad-state", "hall.configure '{\"technicians\":[]}'");
  test_hall_refuse (hall, "bad-state", "hall.configure '{\"visit_types\":[]}'");
  test_hall_refuse (hall, "usage", "hall.configure '{\"holidays\":[{\"date\":\"2026-13-01\"}]}'");
  test_hall_refuse (hall, "usage", "hall.configure '{\"visit_types\":[{\"code\":\"\"}]}'");
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM journal WHERE data LIKE "
                                          "'%Shi Chuanliu%'"),
                   ==, 0);
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM person WHERE subject = "
                                          "'technician:2101'"),
                   ==, 1);
}

/* S4-5.12a. Booked beside a served number: the visit knows it, and speaks its holder's language. */
static void
test_ticket (void)
{
  g_autoptr (TestHall) hall = test_hall_new_demo ();
  JsonObject *answer;

  test_hall_do (hall, "ticket.issue E --language=ko");
  answer = test_hall_do (hall, LEAK on_day ("02", "14:00") "--ticket=E001");
  g_assert_cmpstr (test_text (answer, "visit.ticket"), ==, "E001");
  g_assert_cmpstr (test_text (answer, "visit.language"), ==, "ko");
  test_hall_refuse (hall, "no-such-ticket", LEAK on_day ("02", "16:00") "--ticket=E009");
  test_hall_check (hall);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/visit-plan/booking", test_booking);
  g_test_add_func ("/engine/visit-plan/special", test_special);
  g_test_add_func ("/engine/visit-plan/installation", test_installation);
  g_test_add_func ("/engine/visit-plan/moves", test_moves);
  g_test_add_func ("/engine/visit-plan/undo", test_undo);
  g_test_add_func ("/engine/visit-plan/move-a-little", test_move_a_little);
  g_test_add_func ("/engine/visit-plan/adjust", test_adjust);
  g_test_add_func ("/engine/visit-plan/cancel", test_cancel);
  g_test_add_func ("/engine/visit-plan/drafts", test_drafts);
  g_test_add_func ("/engine/visit-plan/over-visits", test_over_visits);
  g_test_add_func ("/engine/visit-plan/proposals", test_proposals);
  g_test_add_func ("/engine/visit-plan/configure", test_configure);
  g_test_add_func ("/engine/visit-plan/ticket", test_ticket);
  return g_test_run ();
}
