/* Until when an answer is promised, where to give it, and when it presses (S1-N9, states 2.8). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-callback.h"

#include "base/foyer-error.h"

#define DAY "2026-03-02"

static void
test_times (void)
{
  static const struct
  {
    const char *text, *date; /* %NULL: refused */
    int minute;
  } cases[] = {
    { "17:30", DAY, 17 * 60 + 30 },
    { "9:05", NULL, 0 }, /* passed */
    { "10:00", NULL, 0 },
    { "10:01", DAY, 10 * 60 + 1 },
    { "2026-03-03 08:00", "2026-03-03", 8 * 60 },
    { "2026-03-03 8:00", "2026-03-03", 8 * 60 },
    { "2026-03-03T08:00", "2026-03-03", 8 * 60 },
    { "2026-03-02T17:30:00+08:00", DAY, 17 * 60 + 30 },
    { "2026-03-01 17:30", NULL, 0 },
    { "2026-02-30 17:30", NULL, 0 },
    { "24:00", NULL, 0 },
    { "17:60", NULL, 0 },
    { "17:5", NULL, 0 },
    { "-1:30", NULL, 0 },
    { "17:30 or so", NULL, 0 },
    { "2026-03-03", NULL, 0 },
    { "soon", NULL, 0 },
    { "", NULL, 0 },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  const FoyerTime now = foyer_time_from_date (DAY, 10 * 60, zone);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      FoyerTime until = 0;
      gboolean read = foyer_callback_read_promise (cases[i].text, zone, now, &until, &error);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (read, ==, cases[i].date != NULL);
      if (read)
        g_assert_cmpint (until, ==, foyer_time_from_date (cases[i].date, cases[i].minute, zone));
      else
        g_assert_error (error, FOYER_ERROR, FOYER_ERROR_USAGE);
    }
}

/* What is written can be read again. */
static void
test_written (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  const FoyerTime now = foyer_time_from_date (DAY, 10 * 60, zone);
  static const struct
  {
    const char *date, *text;
  } cases[] = { { DAY, "17:05" }, { "2026-03-03", "2026-03-03 17:05" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const FoyerTime time = foyer_time_from_date (cases[i].date, 17 * 60 + 5, zone);
      g_autofree char *text = foyer_callback_write_promise (time, zone, now);
      FoyerTime again;

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true (foyer_callback_read_promise (text, zone, now, &again, NULL));
      g_assert_cmpint (again, ==, time);
    }
}

static void
test_phones (void)
{
  g_assert_true (foyer_callback_check_phone ("000-1234567", NULL));
  g_assert_true (foyer_callback_check_phone ("+86 (0)10 1234567", NULL));
  g_assert_false (foyer_callback_check_phone ("1234", NULL));
  g_assert_false (foyer_callback_check_phone ("my office", NULL));
  g_assert_false (foyer_callback_check_phone ("", NULL));
}

/* Deadline 26: an answer is told of before its time, whoever asked for a call at once. */
static void
test_presses (void)
{
  const FoyerTime due = 1000 * FOYER_MINUTE;
  const FoyerTime from = due - FOYER_CALLBACK_LEAD_S * FOYER_SECOND;
  FoyerCallback callback = { .kind = FOYER_CALLBACK_PROMISE, .due_at = due };
  FoyerTime next;

  g_assert_false (foyer_callback_presses (&callback, from - 1, &next));
  g_assert_cmpint (next, ==, from);
  g_assert_true (foyer_callback_presses (&callback, from, &next));
  g_assert_true (foyer_callback_presses (&callback, due + FOYER_MINUTE, &next));
  callback.state = FOYER_CALLBACK_DONE;
  g_assert_false (foyer_callback_presses (&callback, due, &next));
  g_assert_cmpint (next, ==, 0);
  /* A manager who was asked to come is not told of it the next morning. */
  callback = (FoyerCallback){ .kind = FOYER_CALLBACK_MANAGER_COMES, .due_at = due };
  g_assert_true (foyer_callback_presses (&callback, due, &next));
  g_assert_false (
      foyer_callback_presses (&callback, due + FOYER_CALLBACK_PAGE_S * FOYER_SECOND, &next));
  callback = (FoyerCallback){ .kind = FOYER_CALLBACK_LOW_RATING, .due_at = due };
  g_assert_true (foyer_callback_presses (&callback, 1, &next));
}

/* S1 26: each way has what one says. */
static void
test_ways (void)
{
  static const char *const phrases[FOYER_N_WAYS] = { "X05", "X06", "X07", "X02" };

  g_assert_cmpuint (g_strv_length ((GStrv) foyer_manager_ways), ==, FOYER_N_WAYS);
  for (int i = 0; i < FOYER_N_WAYS; i++)
    {
      const gboolean calls = i == FOYER_WAY_CALLS;

      g_assert_cmpstr (foyer_manager_way_get_phrase (i), ==, phrases[i]);
      g_assert_true (
          foyer_manager_way_check (i, "tariff", calls ? "000-1234567" : NULL, NULL, NULL));
      g_assert_cmpint (foyer_manager_way_check (i, NULL, NULL, NULL, NULL), ==, !calls);
      g_assert_cmpint (foyer_manager_way_check (i, "tariff", "000-1234567", "17:00", NULL), ==,
                       calls);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hall/callback/times", test_times);
  g_test_add_func ("/hall/callback/written", test_written);
  g_test_add_func ("/hall/callback/phones", test_phones);
  g_test_add_func ("/hall/callback/presses-2.8", test_presses);
  g_test_add_func ("/hall/callback/ways-S1-26", test_ways);
  return g_test_run ();
}
