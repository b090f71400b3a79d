/* Past days of the demo hall keep to the figures they are drawn from (demo-hall 6.2-6.8). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-error.h"
#include "engine/foyer-demo-fill.h"
#include "test-hall.h"

static JsonObject *
fill (TestHall *hall, int days, guint32 seed, const char *until)
{
  g_autoptr (GError) error = NULL;
  JsonObject *answer = foyer_demo_fill (hall->executor, days, seed, until, &error);

  g_assert_no_error (error);
  return answer;
}

static gint64
percent (TestHall *hall, const char *part, const char *whole)
{
  g_autofree char *sql = g_strdup_printf ("SELECT (%s) * 1000 / (%s)", part, whole);

  return test_hall_query (hall, sql);
}

/* A working week and its weekend: the bounds of 6.7, the shares of 6.2 and 6.8. */
static void
test_figures (void)
{
  g_autoptr (TestHall) hall = test_hall_new_demo ();
  g_autoptr (JsonObject) answer = fill (hall, 7, 7, "2026-03-01");
  gint64 visits = test_integer (answer, "visits");
  gint64 wait_s;

  g_assert_cmpint (visits, ==, test_hall_query (hall, "SELECT count (*) FROM ticket"));
  /* Six days at about 240 visits, Saturday 0.6 of it, Monday 1.15 times; none on Sunday. */
  g_assert_cmpint (visits, >, 1150);
  g_assert_cmpint (visits, <, 1650);
  g_assert_cmpint (test_hall_query (hall, "SELECT count (DISTINCT day) FROM ticket"), ==, 6);
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM ticket WHERE day = '2026-03-01'"),
                   ==, 0);
  g_assert_cmpint (
      test_integer (answer, "served"), ==,
      test_hall_query (hall, "SELECT count (*) FROM ticket WHERE state = 'completed'"));
  g_assert_cmpint (test_integer (answer, "served") * 100, >=, visits * 90);
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM ticket WHERE state NOT IN "
                                          "('completed', 'no-show')"),
                   ==, 0);
  wait_s = test_hall_query (hall, "SELECT avg (called_at - issued_at) / 1000000 FROM ticket "
                                  "WHERE state = 'completed'");
  g_assert_cmpint (wait_s, >=, 60);
  g_assert_cmpint (wait_s, <=, 9 * 60);
  g_assert_cmpint (ABS (test_integer (answer, "mean_wait_s") - wait_s), <, 60);
  /* Half of them come to pay. */
  g_assert_cmpint (percent (hall, "SELECT count (*) FROM ticket WHERE prefix = 'A'",
                            "SELECT count (*) FROM ticket"),
                   >, 440);
  g_assert_cmpint (percent (hall, "SELECT count (*) FROM ticket WHERE prefix = 'A'",
                            "SELECT count (*) FROM ticket"),
                   <, 560);
  g_assert_cmpint (percent (hall, "SELECT count (*) FROM rating WHERE state = 'rated'",
                            "SELECT count (*) FROM rating"),
                   >, 520);
  g_assert_cmpint (percent (hall, "SELECT count (*) FROM rating WHERE state = 'rated'",
                            "SELECT count (*) FROM rating"),
                   <, 640);
  test_hall_check (hall);
}

/* What nobody's day could have been is not in it. */
static void
test_possible (void)
{
  g_autoptr (TestHall) hall = test_hall_new_demo ();
  g_autoptr (JsonObject) answer = fill (hall, 3, 11, "2026-02-26");

  g_assert_cmpint (test_integer (answer, "visits"), >, 500);
  /* One customer at a time at each counter. */
  g_assert_cmpint (
      test_hall_query (hall, "SELECT count (*) FROM (SELECT finished_at AS done, lead (called_at) "
                             "OVER (PARTITION BY counter ORDER BY called_at, id) AS following "
                             "FROM ticket) WHERE following < done"),
      ==, 0);
  g_assert_cmpint (test_hall_query (hall,
                                    "SELECT count (*) FROM ticket WHERE called_at < issued_at "
                                    "OR served_at < called_at OR finished_at < served_at"),
                   ==, 0);
  /* Only at counters that offer the service. */
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM ticket WHERE "
                                          "instr (CASE counter WHEN 1 THEN 'AF' WHEN 2 THEN 'AF' "
                                          "WHEN 3 THEN 'ABE' WHEN 4 THEN 'BCD' WHEN 5 THEN 'DEB' "
                                          "WHEN 6 THEN 'CDE' END, service) = 0"),
                   ==, 0);
  /* Nobody takes a number while the hall is closed, 08:30 to 17:00 in Shanghai. */
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM ticket WHERE "
                                          "(issued_at / 60000000 + 480) % 1440 NOT BETWEEN 510 "
                                          "AND 1019"),
                   ==, 0);
  /* Everyone has gone home by then. */
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM counter WHERE staff NOT NULL"), ==,
                   0);
  g_assert_cmpint (
      test_hall_query (hall, "SELECT count (*) FROM journal WHERE kind = 'day.closed'"), ==, 3);
}

/* The same seed, the same days; another one, others. */
static void
test_seed (void)
{
  char *dumps[3] = { NULL };
  static const guint32 seeds[] = { 5, 5, 6 };

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (TestHall) hall = test_hall_new_demo ();
      g_autoptr (JsonObject) answer = fill (hall, 2, seeds[i], "2026-02-25");

      test_hall_execute (hall, "DELETE FROM pin");
      dumps[i] = test_hall_dump (hall);
    }
  g_assert_true (g_str_equal (dumps[0], dumps[1]));
  g_assert_false (g_str_equal (dumps[0], dumps[2]));
  g_free (dumps[0]);
  g_free (dumps[1]);
  g_free (dumps[2]);
}

static void
test_refused (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;

  test_hall_do (hall, "ticket.issue A");
  before = test_hall_dump (hall);
  g_assert_null (foyer_demo_fill (hall->executor, 3, 1, TEST_DAY, &error));
  g_assert_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE);
  g_clear_error (&error);
  g_assert_null (foyer_demo_fill (hall->executor, 3, 1, "2026-13-01", &error));
  g_assert_error (error, FOYER_ERROR, FOYER_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_null (foyer_demo_fill (hall->executor, 0, 1, "2026-04-01", &error));
  g_assert_error (error, FOYER_ERROR, FOYER_ERROR_USAGE);
  after = test_hall_dump (hall);
  g_assert_cmpstr (after, ==, before);
}

/* Home visits: a day has about 22, most of them come early, and some are still to come (6.5). */
static void
test_home_visits (void)
{
  g_autoptr (TestHall) hall = test_hall_new_demo ();
  g_autoptr (JsonObject) answer = fill (hall, 14, 5, "2026-03-01");
  gint64 arrived = test_hall_query (hall, "SELECT count (*) FROM visit WHERE arrived_at <> 0");

  g_assert_cmpint (test_integer (answer, "home_visits"), >, 200);
  g_assert_cmpint (test_integer (answer, "home_visits"), <, 320);
  g_assert_cmpint (arrived, >, 140);
  g_assert_cmpint (percent (hall,
                            "SELECT count (*) FROM visit WHERE arrived_at <= start - 300000000",
                            "SELECT count (*) FROM visit WHERE arrived_at <> 0"),
                   >, 800);
  g_assert_cmpint (percent (hall, "SELECT count (*) FROM visit WHERE arrived_at > start",
                            "SELECT count (*) FROM visit WHERE arrived_at <> 0"),
                   <, 100);
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM visit WHERE note <> 0"), >, 0);
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM visit WHERE lead_breach"), ==, 0);
  /* Nobody is forgotten: what was agreed for a past day has come to something. */
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM visit WHERE state IN ('proposed', "
                                          "'confirmed', 'reminded') AND start < "
                                          "unixepoch ('2026-02-28 16:00') * 1000000"),
                   ==, 0);
  g_assert_cmpint (test_hall_query (hall,
                                    "SELECT count (*) FROM visit WHERE state IN ('confirmed', "
                                    "'reminded')"),
                   >, 20);
  /* In order of time, as it happened. */
  g_assert_cmpint (
      test_hall_query (hall, "SELECT count (*) FROM (SELECT at, lag (at) OVER (ORDER BY seq) AS p "
                             "FROM journal WHERE seq > 1) WHERE at < p"),
      ==, 0);
  test_hall_check (hall);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/demo/figures-6.7", test_figures);
  g_test_add_func ("/engine/demo/possible", test_possible);
  g_test_add_func ("/engine/demo/seed", test_seed);
  g_test_add_func ("/engine/demo/refused", test_refused);
  g_test_add_func ("/engine/demo/home-visits", test_home_visits);
  return g_test_run ();
}
