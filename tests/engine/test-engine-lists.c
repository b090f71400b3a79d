/* The day's lists, lost property, the roster's gaps, and free times of appointments (S2 五.3, 五.4,
 * 七.8, S4 五.1). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-roster.h"
#include "test-hall.h"

static guint
count (JsonObject *answer, const char *of, const char *list)
{
  JsonObject *object = of != NULL ? json_object_get_object_member (answer, of) : answer;

  return json_array_get_length (json_object_get_array_member (object, list));
}

/* S4-5.1, 5/D6: opens ten minutes before, is due five before, never delays the opening. */
static void
test_opening (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  JsonObject *answer;

  test_hall_at (hall, "08:19");
  g_assert_cmpstr (test_text (test_hall_do (hall, "hall.status"), "state"), ==, "closed");
  test_hall_at (hall, "08:20");
  g_assert_cmpstr (test_text (test_hall_do (hall, "hall.status"), "state"), ==, "preparing");
  answer = test_hall_do (hall, "checklist.show");
  g_assert_cmpstr (test_text (answer, "checklist.list"), ==, "opening");
  g_assert_cmpstr (test_text (answer, "checklist.state"), ==, "opened");
  g_assert_true (
      g_str_has_prefix (test_text (answer, "checklist.begins_at"), "2026-03-02T08:20:00"));
  g_assert_true (g_str_has_prefix (test_text (answer, "checklist.due_at"), "2026-03-02T08:25:00"));
  g_assert_cmpuint (count (answer, "checklist", "items"), ==, 8);
  g_assert_cmpuint (count (answer, "checklist", "exceptions"), ==, 8);

  test_hall_refuse (hall, "usage", "checklist.tick roof");
  test_hall_refuse (hall, "reason-required", "checklist.tick printer --bad");
  answer = test_hall_do (hall, "checklist.tick printer --bad --note=no-paper");
  g_assert_cmpstr (test_text (answer, "checklist.state"), ==, "partial");
  answer = test_hall_do (hall, "checklist.tick voice --note=heard --as=1011");
  g_assert_cmpstr (test_text (answer, "checklist.items.0.state"), ==, "good");
  g_assert_cmpstr (test_text (answer, "checklist.items.0.staff"), ==, "1011");
  g_assert_cmpstr (test_text (answer, "checklist.items.0.note"), ==, "heard");
  g_assert_cmpstr (test_text (answer, "checklist.items.1.state"), ==, "bad");

  /* Repaired: the last word counts. */
  test_hall_at (hall, "08:26");
  answer = test_hall_do (hall, "checklist.tick printer");
  g_assert_cmpstr (test_text (answer, "checklist.items.1.state"), ==, "good");
  g_assert_true (json_object_get_boolean_member (
      json_array_get_object_element (
          json_object_get_array_member (json_object_get_object_member (answer, "checklist"),
                                        "items"),
          1),
      "late"));
  /* S2 五.4: the hall opens on the minute, and what is missing is named. */
  test_hall_at (hall, "08:30");
  g_assert_cmpstr (test_text (test_hall_do (hall, "hall.status"), "state"), ==, "open");
  answer = test_hall_do (hall, "checklist.show");
  g_assert_cmpstr (test_text (answer, "checklist.state"), ==, "exceptions");
  g_assert_cmpstr (test_text (answer, "checklist.exceptions.0"), ==, "database");
  /* The day's report tells them, with what was written. */
  test_hall_do (hall, "checklist.tick database --bad --note=slow");
  answer = test_hall_do (hall, "report.day");
  g_assert_cmpuint (count (answer, NULL, "lists"), ==, 1);
  g_assert_cmpstr (test_text (answer, "lists.0.list"), ==, "opening");
  g_assert_true (g_str_has_prefix (test_text (answer, "lists.0.at"), "2026-03-02T08:30:00"));
  g_assert_cmpstr (test_text (answer, "lists.0.items.0.item"), ==, "database");
  g_assert_cmpstr (test_text (answer, "lists.0.items.0.state"), ==, "bad");
  g_assert_cmpstr (test_text (answer, "lists.0.items.0.note"), ==, "slow");
  g_assert_cmpstr (test_text (answer, "lists.0.items.1.state"), ==, "open");
  /* Of yesterday still, of tomorrow not yet; a day of rest has no opening. */
  test_hall_at (hall, "2026-03-03T08:00:00+08:00");
  g_assert_cmpuint (count (test_hall_do (hall, "report.day"), NULL, "lists"), ==, 0);
  g_assert_cmpuint (count (test_hall_do (hall, "report.day --day=2026-03-02"), NULL, "lists"), ==,
                    1);
  g_assert_cmpuint (count (test_hall_do (hall, "report.day --day=2026-03-01"), NULL, "lists"), ==,
                    0);
  test_hall_check (hall);
}

/* S2 七.8: asked for at closing. */
static void
test_closing (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  JsonObject *answer;

  test_hall_at (hall, "17:00");
  answer = test_hall_do (hall, "checklist.show");
  g_assert_cmpstr (test_text (answer, "checklist.list"), ==, "closing");
  g_assert_cmpstr (test_text (answer, "checklist.items.0.item"), ==, "lost-property");
  test_hall_do (hall, "checklist.tick lost-property --as=1011");
  test_hall_do (hall, "checklist.tick promises");
  answer = test_hall_do (hall, "checklist.tick desks");
  g_assert_cmpstr (test_text (answer, "checklist.state"), ==, "complete");
  /* Another day begins anew. */
  test_hall_at (hall, "2026-03-03T17:00:00+08:00");
  g_assert_cmpstr (test_text (test_hall_do (hall, "checklist.show"), "checklist.state"), ==,
                   "opened");
  test_hall_check (hall);
}

/* What persons look at is the hall's own choice; the devices are always tested. */
static void
test_own_points (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  JsonObject *answer;

  test_hall_do (hall,
                "hall.configure '{\"settings\":{\"checklist\":[{\"code\":\"lights\",\"names\":"
                "{\"en\":\"Lights\"}},{\"code\":\"doors\",\"list\":\"closing\"}]}}'");
  answer = test_hall_do (hall, "checklist.show --list=opening");
  g_assert_cmpuint (count (answer, "checklist", "items"), ==, 6);
  g_assert_cmpstr (test_text (answer, "checklist.items.5.names.en"), ==, "Lights");
  answer = test_hall_do (hall, "checklist.show --list=closing");
  g_assert_cmpuint (count (answer, "checklist", "items"), ==, 2);
}

static void
test_found (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  JsonObject *answer;

  test_hall_refuse (hall, "usage", "found.add ''");
  answer = test_hall_do (hall, "found.add umbrella --place=row-2 --as=1011");
  g_assert_cmpint (test_integer (answer, "found.id"), ==, 1);
  g_assert_cmpstr (test_text (answer, "found.state"), ==, "found");
  test_hall_do (hall, "found.add purse");
  test_hall_do (hall, "found.add glove");
  answer = test_hall_do (hall, "found.keep 1 --where=safe");
  g_assert_cmpstr (test_text (answer, "found.state"), ==, "kept");
  g_assert_cmpstr (test_text (answer, "found.note"), ==, "safe");
  test_hall_refuse (hall, "bad-state", "found.keep 9 --where=safe");

  /* Whoever takes it back signs; the name is personal. */
  test_hall_refuse (hall, "usage", "found.return 2 --to=Wang");
  answer = test_hall_do (hall, "found.return 2 --to=Wangwu --phone=000-7654321 --signed --as=1011");
  g_assert_cmpstr (test_text (answer, "found.state"), ==, "returned");
  g_assert_cmpstr (test_text (answer, "found.ended_by"), ==, "1011");
  test_hall_refuse (hall, "bad-state", "found.hand-over 2 --to=police --reason=x");
  g_assert_cmpint (test_hall_query (hall,
                                    "SELECT count (*) FROM journal WHERE data LIKE '%Wangwu%' "
                                    "OR data LIKE '%7654321%'"),
                   ==, 0);

  /* Kept for thirty days, unless there is a reason. */
  test_hall_refuse (hall, "reason-required", "found.hand-over 1 --to=police");
  test_hall_do (hall, "found.hand-over 3 --to=police --reason=passport");
  test_hall_at (hall, "2026-04-02T10:00:00+08:00");
  answer = test_hall_do (hall, "found.hand-over 1 --to=police");
  g_assert_cmpstr (test_text (answer, "found.state"), ==, "handed-over");

  g_assert_cmpuint (count (test_hall_do (hall, "found.list"), NULL, "found"), ==, 0);
  answer = test_hall_do (hall, "found.list --all");
  g_assert_cmpuint (count (answer, NULL, "found"), ==, 3);
  g_assert_cmpstr (test_text (answer, "found.1.owner"), ==, "Wangwu");
  test_hall_check (hall);
}

/* 6.3: the lunch roster of the demo hall leaves gaps, and they are exactly these. */
static void
test_gaps (void)
{
  g_autoptr (TestHall) hall = test_hall_new_demo ();
  static const struct
  {
    const char *service, *from, *to;
  } gaps[] = {
    { "B", "12:00", "12:05" },
    { "C", "12:00", "12:45" },
    { "D", "12:00", "12:30" },
    { "E", "11:30", "12:05" },
  };
  JsonObject *answer = test_hall_do (hall, "hall.status");
  JsonArray *found = json_object_get_array_member (answer, "coverage_gaps");
  FoyerConfig *config = foyer_executor_get_config (hall->executor, NULL);
  g_autoptr (GArray) list = foyer_roster_list_gaps (config, TEST_DAY);
  FoyerTime next = G_MAXINT64;

  g_assert_cmpuint (json_array_get_length (found), ==, G_N_ELEMENTS (gaps));
  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    {
      JsonObject *gap = json_array_get_object_element (found, i);

      g_assert_cmpstr (json_object_get_string_member (gap, "service"), ==, gaps[i].service);
      g_assert_true (
          g_str_has_prefix (json_object_get_string_member (gap, "from") + 11, gaps[i].from));
      g_assert_true (g_str_has_prefix (json_object_get_string_member (gap, "to") + 11, gaps[i].to));
    }
  /* Told half an hour before, till its end. */
  test_hall_at (hall, "11:29");
  g_assert_null (foyer_roster_find_gap (list, "C", hall->now, &next));
  test_hall_at (hall, "11:30");
  g_assert_nonnull (foyer_roster_find_gap (list, "C", hall->now, &next));
  test_hall_at (hall, "12:45");
  g_assert_null (foyer_roster_find_gap (list, "C", hall->now, &next));
  g_assert_null (foyer_roster_find_gap (list, "A", hall->now, &next));
}

/* Without a roster nobody knows, and nothing is said. */
static void
test_no_roster (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  g_assert_cmpuint (count (test_hall_do (hall, "hall.status"), NULL, "coverage_gaps"), ==, 0);
}

static void
test_slots (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  const char *const book =
      "appointment.book --service=A --time=2026-03-03T10:05:00+08:00 --phone=000-1";
  JsonObject *answer = test_hall_do (hall, "appointment.slots --service=A --day=2026-03-03");

  /* 08:30 to 17:00 by the half hour. */
  g_assert_cmpuint (count (answer, NULL, "slots"), ==, 17);
  g_assert_cmpint (test_integer (answer, "slots.3.free"), ==, 2);
  test_hall_do (hall, "%s", book);
  test_hall_do (hall, "%s", book);
  answer = test_hall_do (hall, "appointment.slots --service=A --day=2026-03-03");
  g_assert_cmpint (test_integer (answer, "slots.3.free"), ==, 0);
  test_hall_refuse (hall, "slot-taken", "%s", book);
  test_hall_do (hall,
                "appointment.book --service=B --time=2026-03-03T10:05:00+08:00 --phone=000-1");
  test_hall_do (hall, "appointment.cancel 1");
  test_hall_do (hall, "%s", book);
  test_hall_refuse (hall, "lead-time",
                    "appointment.book --service=A --time=2026-04-02T10:00:00+08:00 --phone=000-1");
  /* Of today only those to come; none on a day off. */
  answer = test_hall_do (hall, "appointment.slots --service=A --day=" TEST_DAY);
  g_assert_true (g_str_has_prefix (test_text (answer, "slots.0.time"), "2026-03-02T10:30:00"));
  answer = test_hall_do (hall, "appointment.slots --service=A --day=2026-03-08");
  g_assert_cmpuint (count (answer, NULL, "slots"), ==, 0);
  /* At the kiosk only where the hall wants it. */
  test_hall_do (hall, "hall.configure '{\"settings\":{\"appointment_kiosk\":false}}'");
  test_hall_refuse (hall, "access-denied",
                    "appointment.book --service=C --time=2026-03-03T10:05:00+08:00 --phone=000-1 "
                    "--via=kiosk");
}

static void
test_by_phone (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  JsonObject *answer;

  test_hall_do (
      hall, "appointment.book --service=A --time=2026-03-02T11:00:00+08:00 --phone=000-7654321");
  test_hall_do (hall,
                "appointment.book --service=B --time=2026-03-02T10:30:00+08:00 --phone=0007654321");
  test_hall_refuse (hall, "bad-state", "appointment.check-in --phone=000-1");
  test_hall_refuse (hall, "usage", "appointment.check-in");
  answer = test_hall_do (hall, "appointment.check-in --phone=000.765.4321");
  g_assert_cmpstr (test_text (answer, "ticket.number"), ==, "B001");
  answer = test_hall_do (hall, "appointment.check-in --phone=0007654321");
  g_assert_cmpstr (test_text (answer, "ticket.number"), ==, "A001");
  test_hall_check (hall);
}

/* A converted number gets its time on the phone; one that was missed gets another. */
static void
test_agree (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  JsonObject *answer;

  test_hall_do (hall, "ticket.issue A");
  test_hall_do (hall, "ticket.convert A001 --phone=000-1");
  test_hall_refuse (hall, "hall-closed", "appointment.agree 1 --time=2026-03-03T07:00:00+08:00");
  answer = test_hall_do (hall, "appointment.agree 1 --time=2026-03-03T10:00:00+08:00");
  g_assert_true (g_str_has_prefix (test_text (answer, "appointment.time"), "2026-03-03T10:00"));
  test_hall_at (hall, "2026-03-04T10:00:00+08:00");
  g_assert_cmpuint (count (test_hall_do (hall, "appointment.list"), NULL, "appointments"), ==, 0);
  answer = test_hall_do (hall, "appointment.list --missed");
  g_assert_cmpstr (test_text (answer, "appointments.0.state"), ==, "missed");
  answer = test_hall_do (hall, "appointment.agree 1 --time=2026-03-04T11:00:00+08:00");
  g_assert_cmpstr (test_text (answer, "appointment.state"), ==, "booked");
  test_hall_do (hall, "appointment.check-in 1");
  test_hall_check (hall);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/lists/opening", test_opening);
  g_test_add_func ("/engine/lists/closing", test_closing);
  g_test_add_func ("/engine/lists/own-points", test_own_points);
  g_test_add_func ("/engine/lists/found", test_found);
  g_test_add_func ("/engine/lists/gaps", test_gaps);
  g_test_add_func ("/engine/lists/no-roster", test_no_roster);
  g_test_add_func ("/engine/lists/slots", test_slots);
  g_test_add_func ("/engine/lists/by-phone", test_by_phone);
  g_test_add_func ("/engine/lists/agree", test_agree);
  return g_test_run ();
}
