/* The hall's day at each of its borders (states 2.1, S2 三.2, 五.3, 五.4, settled D6, D12). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-hours.h"

#define MINUTES(hours, minutes) ((hours) *60 + (minutes))

/* The demo hall's hours (demo-hall 6.1). */
static FoyerConfig *
make_config (const char *zone)
{
  FoyerConfig *config = foyer_config_new ();

  g_time_zone_unref (config->zone);
  config->zone = g_time_zone_new_identifier (zone);
  g_assert_nonnull (config->zone);
  for (int i = 0; i < 5; i++)
    config->hours[i] = (FoyerHours){ MINUTES (8, 30), MINUTES (17, 0) };
  config->hours[5] = (FoyerHours){ MINUTES (9, 0), MINUTES (15, 30) };
  return config;
}

static FoyerHallDay
ask (FoyerConfig *config, FoyerDay *day, FoyerTime now, gboolean open_tickets, gboolean staffed)
{
  return foyer_hours_get_state (config, day, now, open_tickets, staffed);
}

#define assert_state(answer, expected)                                                             \
  g_assert_cmpstr (foyer_hall_states[(answer).state], ==, expected)

typedef struct
{
  int minute;
  const char *before, *from; /* a second before, and from then on */
} Border;

static void
check_borders (FoyerConfig *config, const char *date, const Border *borders, guint n)
{
  FoyerDay day = { .day = (char *) date };

  for (guint i = 0; i < n; i++)
    {
      FoyerTime at = foyer_time_from_date (date, borders[i].minute, config->zone);
      FoyerHallDay before = ask (config, &day, at - FOYER_SECOND, FALSE, FALSE);

      assert_state (before, borders[i].before);
      /* Windows wake at the change. */
      g_assert_cmpint (before.next_change, ==, at);
      assert_state (ask (config, &day, at, FALSE, FALSE), borders[i].from);
      assert_state (ask (config, &day, at + FOYER_SECOND, FALSE, FALSE), borders[i].from);
    }
}

static void
test_borders (void)
{
  g_autoptr (FoyerConfig) config = make_config ("Asia/Shanghai");
  static const Border weekday[] = {
    { MINUTES (8, 20), "closed", "preparing" },
    { MINUTES (8, 30), "preparing", "open" },
    { MINUTES (16, 45), "open", "last-minutes" },
    { MINUTES (17, 0), "last-minutes", "closed" },
  };
  static const Border saturday[] = {
    { MINUTES (8, 50), "closed", "preparing" },
    { MINUTES (9, 0), "preparing", "open" },
    { MINUTES (15, 15), "open", "last-minutes" },
    { MINUTES (15, 30), "last-minutes", "closed" },
  };
  FoyerDay sunday = { .day = (char *) "2026-03-08" };

  check_borders (config, "2026-03-02", weekday, G_N_ELEMENTS (weekday));
  check_borders (config, "2026-03-06", weekday, G_N_ELEMENTS (weekday));
  check_borders (config, "2026-03-07", saturday, G_N_ELEMENTS (saturday));
  for (int minute = 0; minute < 1440; minute += 10)
    {
      FoyerTime now = foyer_time_from_date (sunday.day, minute, config->zone);
      FoyerHallDay answer = ask (config, &sunday, now, FALSE, FALSE);

      assert_state (answer, "closed");
      g_assert_cmpint (answer.opens, ==, 0);
      g_assert_cmpint (answer.closes, ==, 0);
    }
}

/* After closing: as long as somebody holds a number or a counter is open. */
static void
test_draining (void)
{
  g_autoptr (FoyerConfig) config = make_config ("Asia/Shanghai");
  FoyerDay day = { .day = (char *) "2026-03-02" };
  FoyerTime closes = foyer_time_from_date (day.day, MINUTES (17, 0), config->zone);

  assert_state (ask (config, &day, closes, TRUE, TRUE), "draining");
  assert_state (ask (config, &day, closes, TRUE, FALSE), "draining");
  assert_state (ask (config, &day, closes, FALSE, TRUE), "draining");
  assert_state (ask (config, &day, closes, FALSE, FALSE), "closed");
  assert_state (ask (config, &day, closes - FOYER_SECOND, TRUE, TRUE), "last-minutes");
  g_assert_false (foyer_hall_may_issue (FOYER_HALL_DRAINING));
  g_assert_true (foyer_hall_may_call (FOYER_HALL_DRAINING));
}

/* S2-3.2e */
static void
test_may (void)
{
  static const char *const issue[] = { "open", "last-minutes", NULL };
  static const char *const call[] = { "open", "last-minutes", "draining", "early-stop", NULL };

  for (int state = 0; foyer_hall_states[state] != NULL; state++)
    {
      g_assert_true (foyer_hall_may_issue ((FoyerHallState) state) ==
                     g_strv_contains (issue, foyer_hall_states[state]));
      g_assert_true (foyer_hall_may_call ((FoyerHallState) state) ==
                     g_strv_contains (call, foyer_hall_states[state]));
    }
}

static void
test_exceptions (void)
{
  g_autoptr (FoyerConfig) config = make_config ("Asia/Shanghai");
  FoyerDay day = { .day = (char *) "2026-03-02" };
  FoyerTime noon = foyer_time_from_date (day.day, MINUTES (12, 0), config->zone);
  FoyerTime night = foyer_time_from_date (day.day, MINUTES (23, 0), config->zone);

  day.exception = FOYER_EXCEPTION_OPEN;
  assert_state (ask (config, &day, night, FALSE, FALSE), "open");
  day.exception = FOYER_EXCEPTION_STOPPED;
  assert_state (ask (config, &day, noon, TRUE, TRUE), "early-stop");
  assert_state (ask (config, &day, noon, FALSE, FALSE), "closed");
  day.exception = FOYER_EXCEPTION_CLOSED;
  assert_state (ask (config, &day, noon, TRUE, TRUE), "draining");
  assert_state (ask (config, &day, noon, FALSE, TRUE), "closed");
  day.exception = FOYER_EXCEPTION_NONE;
  day.closed = TRUE;
  assert_state (ask (config, &day, noon, FALSE, FALSE), "closed");
}

static void
test_past_midnight (void)
{
  g_autoptr (FoyerConfig) config = make_config ("Asia/Shanghai");
  static const Border borders[] = {
    { MINUTES (19, 50), "closed", "preparing" },
    { MINUTES (20, 0), "preparing", "open" },
    { MINUTES (25, 45), "open", "last-minutes" },
    { MINUTES (26, 0), "last-minutes", "closed" },
  };

  config->day_start = MINUTES (4, 0);
  config->hours[0] = (FoyerHours){ MINUTES (20, 0), MINUTES (26, 0) };
  check_borders (config, "2026-03-02", borders, G_N_ELEMENTS (borders));
}

/* A day of 23 hours and one of 25: the published times are those of the clock on the wall. */
static void
test_daylight_saving (void)
{
  g_autoptr (FoyerConfig) config = make_config ("Europe/Berlin");
  static const Border borders[] = {
    { MINUTES (0, 50), "closed", "preparing" },
    { MINUTES (1, 0), "preparing", "open" },
    { MINUTES (4, 45), "open", "last-minutes" },
    { MINUTES (5, 0), "last-minutes", "closed" },
  };
  FoyerDay day = { .day = (char *) "2026-03-29" };
  FoyerHallDay answer;

  config->hours[6] = (FoyerHours){ MINUTES (1, 0), MINUTES (5, 0) };
  check_borders (config, "2026-03-29", borders, G_N_ELEMENTS (borders));
  check_borders (config, "2026-10-25", borders, G_N_ELEMENTS (borders));
  answer = ask (config, &day, 0, FALSE, FALSE);
  g_assert_cmpint (answer.closes - answer.opens, ==, 180 * FOYER_MINUTE);
  day.day = (char *) "2026-10-25";
  answer = ask (config, &day, 0, FALSE, FALSE);
  g_assert_cmpint (answer.closes - answer.opens, ==, 300 * FOYER_MINUTE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hall/hours/borders-states-2.1", test_borders);
  g_test_add_func ("/hall/hours/draining-D12", test_draining);
  g_test_add_func ("/hall/hours/may-S2-3.2", test_may);
  g_test_add_func ("/hall/hours/exceptions-S2-5.4", test_exceptions);
  g_test_add_func ("/hall/hours/past-midnight", test_past_midnight);
  g_test_add_func ("/hall/hours/daylight-saving", test_daylight_saving);
  return g_test_run ();
}
