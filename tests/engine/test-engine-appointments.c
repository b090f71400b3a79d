/* Faults of the business system and appointments in the hall (states 2.5, 2.10; S4 5.10, 5/D26). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-hall.h"

static void
test_fault (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  JsonObject *answer;

  g_assert_true (test_is_null (test_hall_do (hall, "hall.status"), "fault"));
  test_hall_refuse (hall, "no-such-counter", "fault.open --scope=9 --minutes=5 --reason=x");
  test_hall_refuse (hall, "usage", "fault.open --scope=roof --minutes=5 --reason=x");
  test_hall_refuse (hall, "usage", "fault.open --scope=hall --minutes=0 --reason=x");
  test_hall_refuse (hall, "usage", "fault.open --scope=hall --minutes=481 --reason=x");
  test_hall_refuse (hall, "reason-required", "fault.open --scope=hall --minutes=5");
  test_hall_do (hall, "ticket.issue A");
  test_hall_do (hall, "ticket.issue C");

  answer = test_hall_do (hall, "fault.open --scope=hall --minutes=5 --reason=network");
  g_assert_cmpstr (test_text (answer, "fault.scope"), ==, "hall");
  g_assert_cmpint (test_integer (answer, "fault.expected_s"), ==, 300);
  test_hall_refuse (hall, "bad-state", "fault.open --scope=hall --minutes=5 --reason=again");
  answer = test_hall_do (hall, "hall.status");
  g_assert_cmpint (test_integer (answer, "fault.id"), ==, 1);
  g_assert_false (
      json_object_get_boolean_member (json_object_get_object_member (answer, "fault"), "long"));

  /* Longer than told: those who wait are offered an appointment, and their order stays. */
  test_hall_pass (hall, 601);
  answer = test_hall_do (hall, "fault.list");
  g_assert_cmpstr (test_text (answer, "faults.0.waiting.0"), ==, "A001");
  g_assert_cmpstr (test_text (answer, "faults.0.waiting.1"), ==, "C001");
  test_hall_do (hall, "ticket.convert C001 --phone=000-1234567");
  answer = test_hall_do (hall, "fault.close 1");
  g_assert_cmpint (test_integer (answer, "fault.converted"), ==, 1);
  test_hall_refuse (hall, "bad-state", "fault.close 1");
  test_hall_refuse (hall, "bad-state", "fault.close 7");
  g_assert_true (test_is_null (test_hall_do (hall, "hall.status"), "fault"));
  g_assert_cmpstr (test_text (test_hall_do (hall, "ticket.show A001"), "ticket.state"), ==,
                   "waiting");
  test_hall_check (hall);
}

/* One of a counter leaves alone whom another counter serves. */
static void
test_fault_of_counter (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  JsonObject *answer;

  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_do (hall, "counter.open 2 --staff=1022");
  test_hall_do (hall, "ticket.issue A");
  test_hall_do (hall, "ticket.issue B");
  test_hall_do (hall, "fault.open --scope=1 --minutes=30 --reason=screen");
  answer = test_hall_do (hall, "hall.status");
  g_assert_cmpstr (test_text (answer, "fault.scope"), ==, "1");
  g_assert_cmpstr (test_text (answer, "fault.waiting.0"), ==, "B001");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                        json_object_get_object_member (answer, "fault"), "waiting")),
                    ==, 1);
  /* One of the whole hall says more. */
  test_hall_do (hall, "fault.open --scope=hall --minutes=2 --reason=network");
  g_assert_cmpstr (test_text (test_hall_do (hall, "hall.status"), "fault.scope"), ==, "hall");
  test_hall_check (hall);
}

static void
test_book (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  JsonObject *answer;

  test_hall_refuse (hall, "no-such-service",
                    "appointment.book --service=Z --time=2026-03-03T10:00:00+08:00 --phone=1");
  test_hall_refuse (hall, "usage", "appointment.book --service=A --time=soon --phone=1");
  test_hall_refuse (hall, "usage",
                    "appointment.book --service=A --time=2026-03-02T09:00:00+08:00 --phone=1");
  test_hall_refuse (hall, "hall-closed",
                    "appointment.book --service=A --time=2026-03-03T07:00:00+08:00 --phone=1");
  test_hall_refuse (hall, "hall-closed",
                    "appointment.book --service=A --time=2026-03-03T17:00:00+08:00 --phone=1");
  answer = test_hall_do (
      hall, "appointment.book --service=A --time=2026-03-02T11:00:00+08:00 --phone=000-7654321");
  g_assert_cmpint (test_integer (answer, "appointment.id"), ==, 1);
  g_assert_cmpstr (test_text (answer, "appointment.state"), ==, "booked");
  test_hall_do (hall,
                "appointment.book --service=A --time=2026-03-03T11:00:00+08:00 --phone=000-1");
  g_assert_cmpstr (test_text (test_hall_do (hall, "appointment.list"), "appointments.0.phone"), ==,
                   "000-7654321");
  /* The phone number is personal: never in the journal. */
  g_assert_cmpint (
      test_hall_query (hall, "SELECT count (*) FROM journal WHERE data LIKE '%7654321%'"), ==, 0);
  test_hall_refuse (hall, "bad-state", "appointment.check-in 2");
  test_hall_refuse (hall, "bad-state", "appointment.check-in 3");
  test_hall_do (hall, "appointment.cancel 2");
  test_hall_refuse (hall, "bad-state", "appointment.cancel 2");
  test_hall_refuse (hall, "bad-state", "appointment.check-in 2");
  test_hall_check (hall);
}

/* Called at its time, with no second queue; behind its window an ordinary number. */
static void
test_check_in (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  JsonObject *answer;
  const char *const book =
      "appointment.book --service=A --time=2026-03-02T11:00:00+08:00 --phone=000-1";

  test_hall_do (hall, "%s", book);
  test_hall_do (hall, "%s", book);
  test_hall_at (hall, "10:50");
  test_hall_do (hall, "ticket.issue A");
  answer = test_hall_do (hall, "appointment.check-in 1 --language=ko");
  g_assert_cmpstr (test_text (answer, "ticket.number"), ==, "A002");
  g_assert_cmpstr (test_text (answer, "ticket.language"), ==, "ko");
  g_assert_true (g_str_has_prefix (test_text (answer, "ticket.due_at"), "2026-03-02T11:00:00"));
  g_assert_cmpstr (test_text (answer, "appointment.state"), ==, "checked-in");
  test_hall_refuse (hall, "bad-state", "appointment.check-in 1");
  /* Before the one who took a number earlier, whose target is 11:05. */
  test_hall_do (hall, "counter.open 1 --staff=1021");
  g_assert_cmpstr (test_text (test_hall_do (hall, "counter.call 1"), "ticket.number"), ==, "A002");
  test_hall_at (hall, "11:11");
  answer = test_hall_do (hall, "appointment.check-in 2");
  g_assert_true (g_str_has_prefix (test_text (answer, "ticket.due_at"), "2026-03-02T11:26:00"));
  test_hall_check (hall);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/appointments/fault", test_fault);
  g_test_add_func ("/engine/appointments/fault-of-counter", test_fault_of_counter);
  g_test_add_func ("/engine/appointments/book", test_book);
  g_test_add_func ("/engine/appointments/check-in", test_check_in);
  return g_test_run ();
}
