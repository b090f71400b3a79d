/* The rating by its commands: who may give it, when it ends, and what a low one leads to (states
 * 2.2, 5/D46). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-error.h"
#include "hall/foyer-rating.h"
#include "test-hall.h"

/* Counter 1 has just finished A001 at ten o'clock. */
static TestHall *
finished_hall (void)
{
  TestHall *hall = test_hall_new (NULL);

  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_do (hall, "ticket.issue A");
  test_hall_do (hall, "counter.call 1");
  test_hall_do (hall, "counter.serve 1");
  test_hall_do (hall, "counter.finish 1");
  return hall;
}

static const char *
state_of (TestHall *hall, guint i)
{
  g_autofree char *path = g_strdup_printf ("ratings.%u.state", i);

  return test_text (test_hall_do (hall, "rating.list"), path);
}

static const char *const ways[FOYER_RATING_N_STATES] = {
  [FOYER_RATING_INVITED] = "rating.invite 1",
  [FOYER_RATING_RATED] = "rating.give 1 4",
  [FOYER_RATING_DECLINED] = "rating.decline 1",
  [FOYER_RATING_TIMED_OUT] = "rating.time-out 1",
  [FOYER_RATING_NOT_POSSIBLE] = "rating.invite 1 --screen=absent",
};

static const char *const verbs[FOYER_RATING_N_STEPS] = {
  [FOYER_RATING_INVITE] = "rating.invite 1",     [FOYER_RATING_GIVE] = "rating.give 1 5",
  [FOYER_RATING_EXPLAIN] = "rating.reasons 1",   [FOYER_RATING_DECLINE] = "rating.decline 1",
  [FOYER_RATING_TIME_OUT] = "rating.time-out 1", [FOYER_RATING_MISS] = "rating.not-possible 1",
};

/* S0-HA-2.4. What the table forbids is refused and changes nothing; what is open stands after a
 * restart. */
static void
test_steps (void)
{
  for (int state = 0; state < FOYER_RATING_N_STATES; state++)
    {
      g_autoptr (TestHall) hall = finished_hall ();

      if (state == FOYER_RATING_TIMED_OUT)
        test_hall_pass (hall, 30);
      test_hall_do (hall, "%s", ways[state]);
      test_hall_reopen (hall);
      g_assert_cmpstr (state_of (hall, 0), ==, foyer_rating_states[state]);
      for (int step = 0; step < FOYER_RATING_N_STEPS; step++)
        {
          FoyerRatingState next;

          if (foyer_rating_step ((FoyerRatingState) state, (FoyerRatingStep) step, &next, NULL))
            continue;
          /* Inviting who is invited answers with that invitation. */
          if (state == FOYER_RATING_INVITED && step == FOYER_RATING_INVITE)
            continue;
          test_hall_refuse (hall, "bad-state", "%s", verbs[step]);
        }
      test_hall_check (hall);
    }
}

static void
test_nobody (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  for (int step = 0; step < FOYER_RATING_N_STEPS; step++)
    test_hall_refuse (hall, "bad-state", "%s", verbs[step]);
  test_hall_refuse (hall, "no-such-counter", "rating.give 77 5");
}

/* The score is the customer's: their screen gives it, in nobody's name. */
static void
test_who (void)
{
  g_autoptr (TestHall) hall = finished_hall ();

  test_hall_refuse (hall, "access-denied", "rating.give 1 5 --via=window --as=1021");
  test_hall_refuse (hall, "access-denied", "rating.give 1 5 --via=window --as=1001");
  test_hall_refuse (hall, "access-denied", "rating.decline 1 --via=window --as=1021");
  test_hall_refuse (hall, "access-denied", "rating.give 1 5 --as=1021");
  test_hall_refuse (hall, "access-denied", "rating.give 1 5 --via=screen --as=1021");
  test_hall_refuse (hall, "access-denied", "rating.list --via=screen");
  test_hall_refuse (hall, "access-denied", "counter.call 1 --via=screen");
  test_hall_refuse (hall, "access-denied", "rating.reasons 1 --as=1021");
  test_hall_refuse (hall, "usage", "rating.give 1 0 --via=screen");
  test_hall_refuse (hall, "usage", "rating.give 1 6 --via=screen");
  test_hall_refuse (hall, "bad-state", "rating.give 1 5 --via=screen --expect=A002");
  test_hall_do (hall, "rating.give 1 5 --via=screen --expect=A001");
  test_hall_refuse (hall, "bad-state", "rating.give 1 1 --via=screen");
  /* What was given stays, though the screen goes now. */
  test_hall_refuse (hall, "bad-state", "rating.not-possible 1 --via=screen --expect=A001");
}

/* A clerk sees today's scores nowhere, and yesterday's they may (5/D46). */
static void
test_hidden (void)
{
  g_autoptr (TestHall) hall = finished_hall ();
  JsonObject *answer;

  test_hall_do (hall, "rating.give 1 1 --reasons=waiting");
  answer = test_hall_do (hall, "rating.list --via=window --as=1021");
  g_assert_true (test_is_null (answer, "ratings.0.score"));
  g_assert_true (test_is_null (answer, "ratings.0.explained_at"));
  answer = json_array_get_object_element (json_object_get_array_member (answer, "ratings"), 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "reasons")), ==,
                    0);
  g_assert_cmpstr (json_object_get_string_member (answer, "state"), ==, "rated");
  answer = test_hall_do (hall, "rating.list --via=window --as=1008");
  g_assert_cmpint (test_integer (answer, "ratings.0.score"), ==, 1);
  answer = test_hall_do (hall, "report.day --as=1021");
  g_assert_cmpint (test_integer (answer, "ratings.answered"), ==, 1);
  g_assert_cmpint (test_integer (answer, "ratings.scores.1"), ==, 0);
  g_assert_true (test_is_null (answer, "ratings.mean_score"));
  answer = test_hall_do (hall, "report.day");
  g_assert_cmpint (test_integer (answer, "ratings.scores.1"), ==, 1);
  test_hall_refuse (hall, "access-denied", "report.day --via=window --as=1021");
  test_hall_at (hall, "2026-03-03T10:00:00+08:00");
  answer = test_hall_do (hall, "rating.list --day=2026-03-02 --via=window --as=1021");
  g_assert_cmpint (test_integer (answer, "ratings.0.score"), ==, 1);
}

/* The invitation ends by itself; nothing has to be written for that. */
static void
test_time (void)
{
  g_autoptr (TestHall) hall = finished_hall ();

  test_hall_refuse (hall, "bad-state", "rating.time-out 1 --via=screen");
  test_hall_pass (hall, 29);
  g_assert_cmpstr (state_of (hall, 0), ==, "invited");
  test_hall_pass (hall, 1);
  g_assert_cmpstr (state_of (hall, 0), ==, "timed-out");
  test_hall_refuse (hall, "bad-state", "rating.give 1 5");
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM rating WHERE state = 'invited'"),
                   ==, 1);
  test_hall_pass (hall, 100);
  test_hall_do (hall, "rating.time-out 1 --via=screen");
  /* It ended when its time was over, not when that was noted. */
  g_assert_cmpint (test_hall_query (hall, "SELECT ended_at - invited_at FROM rating"), ==,
                   30 * FOYER_SECOND);
  test_hall_check (hall);
}

/* The next customer, called or sent straight on, ends it. */
static void
test_next (void)
{
  g_autoptr (TestHall) hall = finished_hall ();

  test_hall_do (hall, "ticket.issue A");
  test_hall_do (hall, "counter.call 1");
  g_assert_cmpstr (state_of (hall, 0), ==, "timed-out");
  test_hall_refuse (hall, "bad-state", "rating.give 1 5 --via=screen");
  test_hall_do (hall, "counter.serve 1");
  test_hall_do (hall, "counter.finish 1");
  test_hall_do (hall, "ticket.issue A --direct");
  g_assert_cmpstr (state_of (hall, 1), ==, "timed-out");
  test_hall_check (hall);
}

/* Reasons once, for a low score; a number that is left is a person's and leads to a call. */
static void
test_low (void)
{
  g_autoptr (TestHall) hall = finished_hall ();
  g_autofree char *phone = NULL;

  test_hall_do (hall, "rating.give 1 2 --via=screen");
  test_hall_refuse (hall, "usage", "rating.reasons 1 --reasons=nonsense");
  test_hall_refuse (hall, "usage", "rating.reasons 1 --phone=hello");
  test_hall_do (hall, "rating.reasons 1 --via=screen --reasons='waiting, outcome,waiting' "
                      "--phone='000 555-0199'");
  test_hall_refuse (hall, "bad-state", "rating.reasons 1 --reasons=other");
  phone = test_hall_query_text (hall, "SELECT phone FROM person WHERE subject = 'callback:1'");
  g_assert_cmpstr (phone, ==, "000 555-0199");
  g_assert_cmpint (test_hall_query (hall, "SELECT due_at - created_at FROM callback"), ==,
                   G_TIME_SPAN_DAY);
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM journal "
                                          "WHERE instr (data, '555') > 0"),
                   ==, 0);
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM rating "
                                          "WHERE reasons = 'waiting,outcome'"),
                   ==, 1);
  test_hall_check (hall);
}

/* Whoever leads the hall sees whom to call, and by when; afterwards the number is forgotten. */
static void
test_callback (void)
{
  g_autoptr (TestHall) hall = finished_hall ();
  JsonObject *answer;

  test_hall_do (hall, "rating.give 1 1 --reasons=attitude --phone=0005550199");
  test_hall_refuse (hall, "access-denied", "callback.list --via=window --as=1021");
  answer = test_hall_do (hall, "callback.list --via=window --as=1008");
  g_assert_cmpstr (test_text (answer, "callbacks.0.phone"), ==, "0005550199");
  g_assert_cmpstr (test_text (answer, "callbacks.0.ticket"), ==, "A001");
  g_assert_cmpstr (test_text (answer, "callbacks.0.reason"), ==, "attitude");
  test_hall_refuse (hall, "bad-state", "callback.done 2");
  test_hall_refuse (hall, "access-denied", "callback.done 1 --via=window --as=1021");
  test_hall_do (hall, "callback.done 1 --via=window --as=1008");
  test_hall_refuse (hall, "bad-state", "callback.done 1");
  answer = test_hall_do (hall, "callback.list");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "callbacks")), ==,
                    0);
  answer = test_hall_do (hall, "callback.list --all");
  g_assert_true (test_is_null (answer, "callbacks.0.phone"));
  test_hall_check (hall);
}

/* S1 26, S2 7.4: who asks for the manager; what was done is told in the report. */
static void
test_manager_asked (void)
{
  g_autoptr (TestHall) hall = finished_hall ();
  JsonObject *answer;

  test_hall_refuse (hall, "reason-required", "manager.ask --way=calls --phone=000-1234567");
  test_hall_refuse (hall, "usage", "manager.ask --way=calls --reason=tariff");
  test_hall_refuse (hall, "usage", "manager.ask --way=comes --phone=000-1234567");
  test_hall_refuse (hall, "usage",
                    "manager.ask --way=calls --reason=x --phone=000-1234 --until=soon");
  test_hall_refuse (hall, "no-such-counter", "manager.ask --counter=9");
  test_hall_refuse (hall, "no-such-ticket", "manager.ask --ticket=Z999");
  test_hall_do (hall, "manager.ask --way=tried --counter=1 --ticket=A001");
  answer = test_hall_do (hall, "manager.ask --way=calls --counter=1 --ticket=A001 --reason=tariff "
                               "--phone=000-7654321 --until=15:00");
  g_assert_cmpstr (test_text (answer, "callback.kind"), ==, "manager-calls");
  g_assert_cmpstr (test_text (answer, "callback.staff"), ==, "1021");
  answer = test_hall_do (hall, "manager.ask --way=comes --counter=1 --as=1021 --via=window");
  g_assert_cmpstr (test_text (answer, "callback.kind"), ==, "manager-comes");
  test_hall_refuse (hall, "bad-state", "manager.ask --way=quiet --counter=1");
  test_hall_do (hall, "manager.ask --way=quiet --reason=refund");
  /* The first tries are not owed; the pages come first. */
  answer = test_hall_do (hall, "callback.list");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "callbacks")), ==,
                    3);
  g_assert_cmpstr (test_text (answer, "callbacks.0.kind"), ==, "manager-comes");
  g_assert_cmpstr (test_text (answer, "callbacks.2.phone"), ==, "000-7654321");
  test_hall_do (hall, "callback.done 3 --as=1008");
  test_hall_do (hall, "manager.ask --way=comes --counter=1");
  answer = test_hall_do (hall, "report.day");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "manager_asked")),
                    ==, 5);
  g_assert_cmpstr (test_text (answer, "manager_asked.0.kind"), ==, "manager-tried");
  g_assert_cmpstr (test_text (answer, "manager_asked.1.ticket"), ==, "A001");
  g_assert_cmpint (test_integer (answer, "callbacks"), ==, 1);
  g_assert_cmpint (test_integer (answer, "callbacks_open"), ==, 1);
  g_assert_cmpint (
      test_hall_query (hall, "SELECT count (*) FROM journal WHERE instr (data, '7654321') > 0"), ==,
      0);
  test_hall_check (hall);
}

/* Who is satisfied is not asked, and not called. */
static void
test_high (void)
{
  g_autoptr (TestHall) hall = finished_hall ();

  test_hall_do (hall, "rating.give 1 5 --phone=0005550199");
  test_hall_refuse (hall, "bad-state", "rating.reasons 1 --reasons=other");
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM callback"), ==, 0);
  g_assert_cmpint (
      test_hall_query (hall, "SELECT count (*) FROM person WHERE subject LIKE 'callback%'"), ==, 0);
}

/* Three levels by setting; wrong settings are refused with their place. */
static void
test_settings (void)
{
  static const struct
  {
    const char *rating, *place;
  } bad[] = {
    { "{\"levels\":4}", "rating.levels" },
    { "{\"levels\":9}", "rating.levels" },
    { "{\"levels\":\"5\"}", "rating.levels" },
    { "{\"open_s\":1}", "rating.open_s" },
    { "{\"low_score\":5}", "rating.low_score" },
    { "{\"levels\":3,\"low_score\":3}", "rating.low_score" },
    { "{\"spoken_invitation\":1}", "rating.spoken_invitation" },
    { "{\"stars\":5}", "rating.stars" },
    { "{\"reasons\":{}}", "rating.reasons" },
    { "{\"reasons\":[5]}", "rating.reasons[0]" },
    { "{\"reasons\":[{\"code\":\"a\"},{\"code\":\"a\"}]}", "rating.reasons[1].code" },
    { "{\"reasons\":[{\"code\":\"A b\"}]}", "rating.reasons[0].code" },
  };
  g_autoptr (TestHall) hall = finished_hall ();

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"rating\":%s}", bad[i].rating);

      test_hall_refuse_setting (hall, text, bad[i].place);
    }
  test_hall_do (hall, "hall.configure '{\"rating\":{\"levels\":3,\"open_s\":60,\"reasons\":"
                      "[{\"code\":\"noise\",\"names\":{\"en\":\"Noise\"}}]}}'");
  test_hall_pass (hall, 45);
  test_hall_refuse (hall, "usage", "rating.give 1 4");
  test_hall_refuse (hall, "usage", "rating.give 1 1 --reasons=waiting");
  test_hall_do (hall, "rating.give 1 1 --reasons=noise");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/rating/steps-2.2", test_steps);
  g_test_add_func ("/engine/rating/nobody", test_nobody);
  g_test_add_func ("/engine/rating/who-2.2", test_who);
  g_test_add_func ("/engine/rating/hidden-D46", test_hidden);
  g_test_add_func ("/engine/rating/time", test_time);
  g_test_add_func ("/engine/rating/next", test_next);
  g_test_add_func ("/engine/rating/low", test_low);
  g_test_add_func ("/engine/rating/callback-2.8", test_callback);
  g_test_add_func ("/engine/rating/manager-asked-S1-26", test_manager_asked);
  g_test_add_func ("/engine/rating/high", test_high);
  g_test_add_func ("/engine/rating/settings-D46", test_settings);
  return g_test_run ();
}
