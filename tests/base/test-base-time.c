/* Instants, days and the clock on the wall (design “Time”). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-error.h"
#include "base/foyer-time.h"

static GTimeZone *
zone_of (const char *name)
{
  GTimeZone *zone = g_time_zone_new_identifier (name);

  g_assert_nonnull (zone);
  return zone;
}

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    FoyerTime time;
  } good[] = {
    { "1970-01-01T00:00:00Z", 0 },
    { "1970-01-01T00:00:00.000001Z", 1 },
    { "1970-01-01T00:00:01,5Z", 1500000 },
    { "1970-01-01T08:00:00+08:00", 0 },
    { "1970-01-01T08:00:00+0800", 0 },
    { "1970-01-01T08:00+08:00", 0 },
    { "1970-01-01T00:00Z", 0 },
    { "1969-12-31T19:00:00-05:00", 0 },
    { "1970-01-01T05:45:00+05:45", 0 },
    { "1969-12-31T23:59:59Z", -1000000 },
    { "1969-12-31T23:59:59.999999Z", -1 },
    { "1969-12-31T23:59:58.5Z", -1500000 },
    { "2026-03-02T09:00:00.123456+08:00", 1772413200123456 },
    { "2026-03-02T09:00:59.999999+08:00", 1772413259999999 },
    /* What is below a microsecond is cut, not rounded into the next second. */
    { "2026-03-02T09:00:59.9999999+08:00", 1772413259999999 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      FoyerTime time = 77;

      g_test_message ("%s", good[i].text);
      foyer_time_from_iso8601 (good[i].text, &time, &error);
      g_assert_no_error (error);
      g_assert_cmpint (time, ==, good[i].time);
    }
}

static void
test_read_refused (void)
{
  static const char *const bad[] = {
    "",
    "T",
    "soon",
    "2026-03-02",
    "2026-03-02T09:00:00",
    "2026-03-02T09:00:00.5",
    "2026-03-02 09:00:00+08:00",
    "2026-02-30T09:00:00Z",
    "2026-13-01T09:00:00Z",
    "2026-03-02T25:00:00Z",
    "2026-03-02T09:60:00Z",
    "2026-03-02T09:60Z",
    "9999-12-31T23:59:59Z",
    "0001-01-01T00:00:00Z",
    "2026-03-02T09:0Z",
    "2026-03-02T09:00",
    "2026-03-02T09:00:00+99:00",
    "2026-03-02T09:00:00Zx",
    "2026-03-02T09:00:00+08:00 ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      FoyerTime time;

      g_test_message ("“%s”", bad[i]);
      g_assert_false (foyer_time_from_iso8601 (bad[i], &time, &error));
      g_assert_error (error, FOYER_ERROR, FOYER_ERROR_USAGE);
    }
}

static void
test_write (void)
{
  g_autoptr (GTimeZone) shanghai = zone_of ("Asia/Shanghai"), york = zone_of ("America/New_York");
  g_autoptr (GTimeZone) kathmandu = zone_of ("Asia/Kathmandu");
  g_autoptr (GTimeZone) newfoundland = zone_of ("America/St_Johns");
  const struct
  {
    FoyerTime time;
    GTimeZone *zone;
    const char *text;
  } cases[] = {
    { 0, NULL, "1970-01-01T00:00:00.000000Z" },
    { -1, NULL, "1969-12-31T23:59:59.999999Z" },
    { 1772413200123456, shanghai, "2026-03-02T09:00:00.123456+08:00" },
    { 1772413200123456, york, "2026-03-01T20:00:00.123456-05:00" },
    { 1772413200123456, kathmandu, "2026-03-02T06:45:00.123456+05:45" },
    { 1772413200123456, newfoundland, "2026-03-01T21:30:00.123456-03:30" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = foyer_time_to_iso8601 (cases[i].time, cases[i].zone);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Whatever is written is read back, to the microsecond, in any zone, on either side of a change. */
static void
test_round_trip (void)
{
  static const char *const names[] = {
    "UTC", "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"
  };

  for (guint z = 0; z < G_N_ELEMENTS (names); z++)
    {
      g_autoptr (GTimeZone) zone = zone_of (names[z]);

      for (guint i = 0; i < 3000; i++)
        {
          FoyerTime time =
              ((gint64) g_test_rand_int_range (-1000000000, G_MAXINT32)) * FOYER_SECOND +
              g_test_rand_int_range (0, 1000000);
          g_autofree char *text = foyer_time_to_iso8601 (time, zone);
          FoyerTime again = 0;

          g_assert_true (foyer_time_from_iso8601 (text, &again, NULL));
          if (again != time)
            g_error ("%s: %" G_GINT64_FORMAT " instead of %" G_GINT64_FORMAT, text, again, time);
        }
    }
}

static void
test_wall (void)
{
  g_autoptr (GTimeZone) shanghai = zone_of ("Asia/Shanghai");
  FoyerWallTime wall = foyer_time_to_wall (1772413259999999, shanghai);

  g_assert_cmpint (wall.year, ==, 2026);
  g_assert_cmpint (wall.month, ==, 3);
  g_assert_cmpint (wall.day, ==, 2);
  g_assert_cmpint (wall.weekday, ==, 0);
  g_assert_cmpint (wall.minute, ==, 540);
  g_assert_cmpint (wall.second, ==, 59);
  wall = foyer_time_to_wall (-1, NULL);
  g_assert_cmpint (wall.day, ==, 31);
  g_assert_cmpint (wall.minute, ==, 1439);
  g_assert_cmpint (wall.second, ==, 59);
}

static void
assert_time (const char *date, int minute, GTimeZone *zone, const char *expected)
{
  g_autofree char *text = foyer_time_to_iso8601 (foyer_time_from_date (date, minute, zone), NULL);

  g_assert_cmpstr (text, ==, expected);
}

/* Days of 23 and 25 hours; minutes above 1440 belong to the next day. */
static void
test_from_date (void)
{
  g_autoptr (GTimeZone) berlin = zone_of ("Europe/Berlin"), york = zone_of ("America/New_York");

  assert_time ("2026-03-02", 540, berlin, "2026-03-02T08:00:00.000000Z");
  assert_time ("2026-03-28", 1440 + 60, berlin, "2026-03-29T00:00:00.000000Z");
  assert_time ("2026-03-29", 180, berlin, "2026-03-29T01:00:00.000000Z");
  /* Half past two is skipped: it is three. */
  assert_time ("2026-03-29", 150, berlin, "2026-03-29T01:00:00.000000Z");
  assert_time ("2026-03-29", 1439, berlin, "2026-03-29T21:59:00.000000Z");
  assert_time ("2026-10-25", 60, berlin, "2026-10-24T23:00:00.000000Z");
  assert_time ("2026-10-25", 180, berlin, "2026-10-25T02:00:00.000000Z");
  assert_time ("2026-12-31", 1440, berlin, "2026-12-31T23:00:00.000000Z");
  assert_time ("2028-02-28", 1440, york, "2028-02-29T05:00:00.000000Z");
  assert_time ("2026-03-08", 180, york, "2026-03-08T07:00:00.000000Z");
}

static void
assert_day (const char *iso, GTimeZone *zone, int day_start, const char *expected)
{
  g_autofree char *day = NULL;
  FoyerTime time = 0;

  g_assert_true (foyer_time_from_iso8601 (iso, &time, NULL));
  day = foyer_time_get_business_day (time, zone, day_start);
  g_assert_cmpstr (day, ==, expected);
}

static void
test_business_day (void)
{
  g_autoptr (GTimeZone) berlin = zone_of ("Europe/Berlin"), york = zone_of ("America/New_York");

  assert_day ("2026-03-02T03:59:59.999999+01:00", berlin, 240, "2026-03-01");
  assert_day ("2026-03-02T04:00:00+01:00", berlin, 240, "2026-03-02");
  assert_day ("2026-03-02T00:00:00+01:00", berlin, 0, "2026-03-02");
  assert_day ("2026-01-01T01:00:00+01:00", berlin, 240, "2025-12-31");
  assert_day ("2028-03-01T03:00:00+01:00", berlin, 240, "2028-02-29");
  /* The clocks go forward from two to three, and back from three to two. */
  assert_day ("2026-03-29T01:59:59+01:00", berlin, 120, "2026-03-28");
  assert_day ("2026-03-29T03:00:00+02:00", berlin, 120, "2026-03-29");
  assert_day ("2026-03-29T03:00:00+02:00", berlin, 150, "2026-03-29");
  assert_day ("2026-10-25T02:30:00+02:00", berlin, 240, "2026-10-24");
  assert_day ("2026-10-25T02:30:00+01:00", berlin, 240, "2026-10-24");
  assert_day ("2026-10-25T04:00:00+01:00", berlin, 240, "2026-10-25");
  assert_day ("2026-03-08T03:59:59-04:00", york, 240, "2026-03-07");
  assert_day ("2026-11-01T04:00:00-05:00", york, 240, "2026-11-01");
}

static void
test_dates (void)
{
  static const char *const bad[] = { "",           "2026",       "2026-2-3",   "2026-02-30",
                                     "2026-13-01", "2026-00-10", "2026-01-00", "2026-01-011",
                                     "2026/01/01", " 026-01-01", "2026- 1- 1", "2026-+1-01",
                                     "1969-12-31", "2026-01-1x", "20260101" };
  static const struct
  {
    const char *date;
    int days;
    const char *sum;
  } sums[] = {
    { "2026-03-02", 0, "2026-03-02" },     { "2026-02-28", 1, "2026-03-01" },
    { "2028-02-28", 1, "2028-02-29" },     { "2026-12-31", 1, "2027-01-01" },
    { "2026-03-01", -1, "2026-02-28" },    { "2026-03-02", -365, "2025-03-02" },
    { "2026-03-02", 36525, "2126-03-03" }, { "9999-12-31", 1, "9999-12-31" },
  };

  g_assert_false (foyer_date_is_valid (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("“%s”", bad[i]);
      g_assert_false (foyer_date_is_valid (bad[i]));
    }
  g_assert_true (foyer_date_is_valid ("2028-02-29"));
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_autofree char *sum = foyer_date_add_days (sums[i].date, sums[i].days);
      g_assert_cmpstr (sum, ==, sums[i].sum);
    }
  g_assert_cmpint (foyer_date_get_weekday ("2026-03-02"), ==, 0);
  g_assert_cmpint (foyer_date_get_weekday ("2026-03-08"), ==, 6);
}

static void
test_clock (void)
{
  FoyerClock fixed = { .fixed = 5 }, shifted = { .offset_us = 3600 * FOYER_SECOND };
  FoyerTime before = g_get_real_time ();

  g_assert_cmpint (foyer_clock_get_now (&fixed), ==, 5);
  g_assert_cmpint (foyer_clock_get_now (NULL), >=, before);
  g_assert_cmpint (foyer_clock_get_now (&shifted), >=, before + 3600 * FOYER_SECOND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/time/read", test_read);
  g_test_add_func ("/base/time/read-refused", test_read_refused);
  g_test_add_func ("/base/time/write", test_write);
  g_test_add_func ("/base/time/round-trip", test_round_trip);
  g_test_add_func ("/base/time/wall", test_wall);
  g_test_add_func ("/base/time/from-date", test_from_date);
  g_test_add_func ("/base/time/business-day", test_business_day);
  g_test_add_func ("/base/time/dates", test_dates);
  g_test_add_func ("/base/time/clock", test_clock);
  return g_test_run ();
}
