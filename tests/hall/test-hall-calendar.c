/* Holidays, make-up working days and the counting of days (settled D20, D35; S2 chapter 八). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-calendar.h"

#include "hall/foyer-hours.h"

#define MINUTES(hours, minutes) ((hours) *60 + (minutes))

static void
add (FoyerConfig *config, const char *from, const char *to, FoyerHolidayKind kind, gboolean closed)
{
  FoyerHoliday *holiday = g_new0 (FoyerHoliday, 1);

  g_strlcpy (holiday->date, from, sizeof holiday->date);
  g_strlcpy (holiday->to, to, sizeof holiday->to);
  holiday->kind = kind;
  holiday->closed = closed;
  g_ptr_array_add (config->holidays, holiday);
}

/* Closed 2026-02-16 (Monday) to 02-22 (Sunday), worked on Saturday 02-14 and Sunday 03-01, greeted
 * on Friday 12-25; 02-28 is named twice, as a working day and as a day off. */
static FoyerConfig *
make_config (void)
{
  FoyerConfig *config = foyer_config_new ();

  g_time_zone_unref (config->zone);
  config->zone = g_time_zone_new_identifier ("Asia/Shanghai");
  for (int i = 0; i < 5; i++)
    config->hours[i] = (FoyerHours){ MINUTES (8, 30), MINUTES (17, 0) };
  config->hours[5] = (FoyerHours){ MINUTES (9, 0), MINUTES (15, 30) };
  add (config, "2026-02-14", "2026-02-14", FOYER_HOLIDAY_WORKING_DAY, FALSE);
  add (config, "2026-02-16", "2026-02-22", FOYER_HOLIDAY_HOLIDAY, TRUE);
  add (config, "2026-02-28", "2026-02-28", FOYER_HOLIDAY_WORKING_DAY, FALSE);
  add (config, "2026-02-28", "2026-02-28", FOYER_HOLIDAY_HOLIDAY, TRUE);
  add (config, "2026-03-01", "2026-03-01", FOYER_HOLIDAY_WORKING_DAY, FALSE);
  add (config, "2026-12-25", "2026-12-25", FOYER_HOLIDAY_HOLIDAY, FALSE);
  return config;
}

static void
test_days (void)
{
  static const struct
  {
    const char *date;
    gboolean works;
    int opens; /* minutes; 0 closed */
  } cases[] = {
    { "2026-02-13", TRUE, MINUTES (8, 30) }, /* Friday */
    { "2026-02-14", TRUE, MINUTES (8, 30) }, /* Saturday, worked as a weekday */
    { "2026-02-15", FALSE, 0 },              /* Sunday */
    { "2026-02-16", FALSE, 0 },              /* Monday off */
    { "2026-02-21", FALSE, 0 },              /* a holiday beats the weekend */
    { "2026-02-22", FALSE, 0 },
    { "2026-02-23", TRUE, MINUTES (8, 30) },
    { "2026-02-28", FALSE, 0 },              /* off beats make-up */
    { "2026-03-01", TRUE, MINUTES (8, 30) }, /* Sunday, worked */
    { "2026-03-07", FALSE, MINUTES (9, 0) }, /* a Saturday has hours and is no working day */
    { "2026-12-25", TRUE, MINUTES (8, 30) }, /* greeted, not closed */
  };
  g_autoptr (FoyerConfig) config = make_config ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FoyerHours hours = foyer_calendar_get_hours (config, cases[i].date);

      g_test_message ("%s", cases[i].date);
      g_assert_true (foyer_calendar_is_working_day (config, cases[i].date) == cases[i].works);
      g_assert_cmpint (hours.opens == hours.closes ? 0 : hours.opens, ==, cases[i].opens);
    }
  g_assert_null (foyer_calendar_find (config, "2026-02-13"));
  g_assert_true (foyer_calendar_find (config, "2026-02-28")->closed);
  g_assert_false (foyer_calendar_find (config, "2026-12-25")->closed);
}

/* The hall itself keeps the table: no numbers on a day off, weekday hours on a make-up day. */
static void
test_hall (void)
{
  g_autoptr (FoyerConfig) config = make_config ();
  FoyerDay off = { .day = (char *) "2026-02-16" }, made_up = { .day = (char *) "2026-03-01" };
  FoyerHallDay answer;

  for (int minute = 0; minute < 1440; minute += 5)
    {
      FoyerTime now = foyer_time_from_date (off.day, minute, config->zone);

      answer = foyer_hours_get_state (config, &off, now, FALSE, FALSE);
      g_assert_cmpint (answer.state, ==, FOYER_HALL_CLOSED);
    }
  answer = foyer_hours_get_state (config, &made_up,
                                  foyer_time_from_date (made_up.day, MINUTES (16, 0), config->zone),
                                  FALSE, FALSE);
  g_assert_cmpint (answer.state, ==, FOYER_HALL_OPEN);
  /* A manager may still open it (S2 五.4). */
  off.exception = FOYER_EXCEPTION_OPEN;
  answer = foyer_hours_get_state (
      config, &off, foyer_time_from_date (off.day, MINUTES (10, 0), config->zone), FALSE, FALSE);
  g_assert_cmpint (answer.state, ==, FOYER_HALL_OPEN);
}

/* The next day that a closed board tells of: the first one with hours, none left out before it. */
static void
test_open_day (void)
{
  g_autoptr (FoyerConfig) config = make_config ();
  g_autofree char *same = foyer_calendar_find_open_day (config, "2026-03-02");
  g_autofree char *after = foyer_calendar_find_open_day (config, "2026-02-16"), *none = NULL;
  FoyerHours hours = foyer_calendar_get_hours (config, after);

  g_assert_cmpstr (same, ==, "2026-03-02");
  g_assert_cmpstr (after, >, "2026-02-16");
  g_assert_cmpint (hours.opens, <, hours.closes);
  for (int i = 0; i < foyer_calendar_days_between ("2026-02-16", after); i++)
    {
      g_autofree char *day = foyer_date_add_days ("2026-02-16", i);

      hours = foyer_calendar_get_hours (config, day);
      g_assert_cmpint (hours.opens, ==, hours.closes);
    }
  memset (config->hours, 0, sizeof config->hours);
  none = foyer_calendar_find_open_day (config, "2026-03-02");
  g_assert_null (none);
}

/* Whoever comes outside the hours is told when to come (S2-2.2g, S07). */
static void
test_next_opening (void)
{
  static const struct
  {
    const char *date;
    int minute;
    const char *opens;
    int at;
  } cases[] = {
    { "2026-03-02", MINUTES (8, 29), "2026-03-02", MINUTES (8, 30) },
    { "2026-03-02", MINUTES (8, 30), "2026-03-03", MINUTES (8, 30) },
    { "2026-03-06", MINUTES (18, 0), "2026-03-07", MINUTES (9, 0) },  /* to Saturday */
    { "2026-03-07", MINUTES (18, 0), "2026-03-09", MINUTES (8, 30) }, /* over Sunday */
    { "2026-02-14", MINUTES (18, 0), "2026-02-23", MINUTES (8, 30) }, /* over a week off */
  };
  g_autoptr (FoyerConfig) config = make_config ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (
        foyer_calendar_get_next_opening (
            config, foyer_time_from_date (cases[i].date, cases[i].minute, config->zone)),
        ==, foyer_time_from_date (cases[i].opens, cases[i].at, config->zone));
  for (int i = 0; i < 7; i++)
    config->hours[i] = (FoyerHours){ 0, 0 };
  g_assert_cmpint (foyer_calendar_get_next_opening (config, 0), ==, 0);
}

/* Day of the event = 0 (5/D20). */
static void
test_counting (void)
{
  static const struct
  {
    const char *from;
    int days;
    const char *to;
  } calendar[] = {
    { "2026-03-02", 0, "2026-03-02" }, { "2026-03-02", 3, "2026-03-05" },
    { "2026-01-30", 3, "2026-02-02" }, { "2028-02-28", 1, "2028-02-29" },
    { "2026-12-31", 1, "2027-01-01" },
  }, working[] = {
    { "2026-03-02", 7, "2026-03-11" }, /* over one weekend */
    { "2026-03-06", 1, "2026-03-09" }, /* Friday to Monday */
    { "2026-02-13", 1, "2026-02-14" }, /* to the worked Saturday */
    { "2026-02-14", 1, "2026-02-23" }, /* over the holidays */
    { "2026-02-26", 2, "2026-03-01" }, /* 27th, and the worked Sunday */
    { "2026-02-16", 0, "2026-02-16" },
  };
  g_autoptr (FoyerConfig) config = make_config ();

  for (guint i = 0; i < G_N_ELEMENTS (calendar); i++)
    {
      g_autofree char *to = foyer_calendar_add_days (calendar[i].from, calendar[i].days);

      g_assert_cmpstr (to, ==, calendar[i].to);
      g_assert_cmpint (foyer_calendar_days_between (calendar[i].from, to), ==, calendar[i].days);
      g_assert_cmpint (foyer_calendar_days_between (to, calendar[i].from), ==, -calendar[i].days);
    }
  for (guint i = 0; i < G_N_ELEMENTS (working); i++)
    {
      g_autofree char *to =
          foyer_calendar_add_working_days (config, working[i].from, working[i].days);

      g_assert_cmpstr (to, ==, working[i].to);
    }
}

/* The end of a day is the midnight after it, also when the clocks change on that day. */
static void
test_ends (void)
{
  g_autoptr (FoyerConfig) config = make_config ();
  char date[11];

  g_time_zone_unref (config->zone);
  config->zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_assert_cmpint (foyer_calendar_get_end (config, "2026-03-29") -
                       foyer_time_from_date ("2026-03-29", 0, config->zone),
                   ==, 23 * G_TIME_SPAN_HOUR);
  g_assert_cmpint (foyer_calendar_get_end (config, "2026-10-25") -
                       foyer_time_from_date ("2026-10-25", 0, config->zone),
                   ==, 25 * G_TIME_SPAN_HOUR);
  foyer_calendar_get_date (config, foyer_calendar_get_end (config, "2026-12-31") - 1, date);
  g_assert_cmpstr (date, ==, "2026-12-31");
  foyer_calendar_get_date (config, foyer_calendar_get_end (config, "2026-12-31"), date);
  g_assert_cmpstr (date, ==, "2027-01-01");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hall/calendar/days", test_days);
  g_test_add_func ("/hall/calendar/hall", test_hall);
  g_test_add_func ("/hall/calendar/open-day", test_open_day);
  g_test_add_func ("/hall/calendar/next-opening", test_next_opening);
  g_test_add_func ("/hall/calendar/counting", test_counting);
  g_test_add_func ("/hall/calendar/ends", test_ends);
  return g_test_run ();
}
