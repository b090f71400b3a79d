/* The cash check by its commands: every step from every state, what it forbids the counter, sums
 * that balance in every currency, and the registers (states 2.4, S2 七.5-7.7, 5/D43). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-error.h"
#include "base/foyer-json.h"
#include "base/foyer-money.h"
#include "hall/foyer-cash.h"
#include "test-hall.h"

/* Counter 1 serves A001. */
static TestHall *
serving_hall (void)
{
  TestHall *hall = test_hall_new (NULL);

  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_do (hall, "ticket.issue A");
  test_hall_do (hall, "counter.call 1");
  test_hall_do (hall, "counter.serve 1");
  return hall;
}

static const char *
state_of (TestHall *hall)
{
  return test_text (test_hall_do (hall, "cash.show 1"), "cash.state");
}

/* The way into each state, from a counter that serves; the amount due is 100.00. */
static const char *const ways[FOYER_CASH_N_STATES][8] = {
  [FOYER_CASH_COUNTING] = { "start 1 --due=10000", "count 1 5000=1" },
  [FOYER_CASH_MATCHED] = { "start 1 --due=10000", "count 1 5000=2" },
  [FOYER_CASH_RETURNED] = { "start 1 --due=10000", "count 1 5000=1", "return 1" },
  [FOYER_CASH_OVER] = { "start 1 --due=10000", "count 1 5000=1", "return 1", "count 1 5000=3" },
  [FOYER_CASH_SHORT] = { "start 1 --due=10000", "count 1 5000=1", "return 1", "count 1 5000=1",
                         "short 1 --reason=dropped" },
  [FOYER_CASH_SUSPECT] = { "start 1 --due=10000", "count 1 5000=2",
                           "suspect 1 --denomination=5000 --grounds=paper" },
  [FOYER_CASH_HANDOVER] = { "start 1 --due=10000", "count 1 5000=2", "change 1" },
  [FOYER_CASH_DONE] = { "start 1 --due=10000", "count 1 5000=2", "finish 1 --reminded" },
  [FOYER_CASH_ABANDONED] = { "start 1 --due=10000", "abandon 1 --reason=left" },
};

static const char *const verbs[FOYER_CASH_N_STEPS] = {
  [FOYER_CASH_COUNT] = "count 1 5000=1",
  [FOYER_CASH_RETURN] = "return 1",
  [FOYER_CASH_REFUND] = "refund 1",
  [FOYER_CASH_MISS] = "short 1 --reason=dropped",
  [FOYER_CASH_DOUBT] = "suspect 1 --denomination=5000 --grounds=paper",
  [FOYER_CASH_RESOLVE] = "resolve 1 --outcome=replaced",
  [FOYER_CASH_CHANGE] = "change 1",
  [FOYER_CASH_FINISH] = "finish 1 --reminded",
  [FOYER_CASH_ABANDON] = "abandon 1 --reason=left",
};

static void
go (TestHall *hall, FoyerCashState state)
{
  for (guint i = 0; ways[state][i] != NULL; i++)
    test_hall_do (hall, "cash.%s", ways[state][i]);
  g_assert_cmpstr (state_of (hall), ==, foyer_cash_states[state]);
}

/* Whatever the table of the hall forbids, the command refuses and changes nothing. */
static void
test_forbidden (void)
{
  for (int state = 0; state < FOYER_CASH_N_STATES; state++)
    {
      g_autoptr (TestHall) hall = serving_hall ();

      go (hall, (FoyerCashState) state);
      for (int step = 0; step < FOYER_CASH_N_STEPS; step++)
        if (!foyer_cash_may ((FoyerCashState) state, (FoyerCashStep) step))
          test_hall_refuse (hall, "bad-state", "cash.%s", verbs[step]);
      test_hall_check (hall);
    }
}

/* What is open stands as it was after the program is gone, and the journal tells the same. */
static void
test_again (void)
{
  for (int state = 0; state < FOYER_CASH_N_STATES; state++)
    {
      g_autoptr (TestHall) hall = serving_hall ();
      g_autofree char *before = NULL, *after = NULL;

      go (hall, (FoyerCashState) state);
      before = test_hall_dump (hall);
      test_hall_reopen (hall);
      after = test_hall_dump (hall);
      g_assert_cmpstr (before, ==, after);
      g_assert_cmpstr (state_of (hall), ==, foyer_cash_states[state]);
      test_hall_check (hall);
    }
}

/* 2.4: no call next, no suspension, no sign-out, no completion. */
static void
test_counter_waits (void)
{
  static const char *const forbidden[] = {
    "counter.recall 1",
    "counter.serve 1",
    "counter.no-show 1",
    "counter.finish 1",
    "counter.close 1",
    "counter.hold 1 --reason=copying",
    "counter.resume 1",
    "counter.item 1 1 --outcome=done",
    "counter.wrong-number 1",
    "counter.accept 1",
    "counter.reopen 1",
    "counter.transfer 1 --counter=2 --note=x",
    "ticket.convert A001 --phone=000-1234567",
    "counter.suspend 1 --reason=break --minutes=5",
    "counter.transfer 1 --service=B --note=x",
    "ticket.cancel A001",
  };

  for (int state = 0; state < FOYER_CASH_DONE; state++)
    {
      g_autoptr (TestHall) hall = serving_hall ();

      go (hall, (FoyerCashState) state);
      g_assert_cmpint (test_hall_query (hall, "SELECT cash_check FROM counter"), ==, 1);
      for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
        test_hall_refuse (hall, "bad-state", "%s", forbidden[i]);
      test_hall_refuse (hall, "counter-not-ready", "counter.call 1");
      test_hall_refuse (hall, "bad-state", "cash.start 1 --due=5");
      test_hall_refuse (hall, "bad-state", "cash.start 1 --till=closing");
    }
  for (int state = FOYER_CASH_DONE; state < FOYER_CASH_N_STATES; state++)
    {
      g_autoptr (TestHall) hall = serving_hall ();

      go (hall, (FoyerCashState) state);
      g_assert_cmpint (test_hall_query (hall, "SELECT cash_check FROM counter"), ==, 0);
      test_hall_do (hall, "counter.finish 1");
    }
}

/* While the till is counted nobody is called either, and nobody can be served with no customer. */
static void
test_till_waits (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  test_hall_refuse (hall, "bad-state", "cash.start 1 --till=opening");
  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_do (hall, "ticket.issue A");
  test_hall_refuse (hall, "bad-state", "cash.start 1 --due=100");
  test_hall_do (hall, "cash.start 1 --till=opening --due=50000");
  test_hall_refuse (hall, "counter-not-ready", "counter.call 1");
  test_hall_refuse (hall, "bad-state", "counter.close 1");
  test_hall_refuse (hall, "bad-state", "counter.suspend 1 --reason=break");
  test_hall_do (hall, "cash.count 1 10000=5");
  test_hall_do (hall, "cash.finish 1");
  test_hall_do (hall, "counter.call 1");
  test_hall_refuse (hall, "bad-state", "cash.start 1 --till=closing");
  test_hall_check (hall);
}

static void
test_bad_amounts (void)
{
  static const char *const bad[] = {
    "cash.count 1 5000",
    "cash.count 1 =5",
    "cash.count 1 5000=",
    "cash.count 1 5000=x",
    "cash.count 1 5000=-1",
    "cash.count 1 -5000=1",
    "cash.count 1 3000=1",
    "cash.count 1 5000=1.5",
    "cash.count 1 5000=1000001",
    "cash.count 1 5000=9223372036854775807",
    "cash.count 1 99999999999999999999=1",
    "cash.count 1 10000=1 7=1",
    "cash.suspect 1 --denomination=3000 --grounds=paper",
    "cash.due 1 --due=0",
    "cash.due 1 --due=-5",
    "cash.due 1 --due=1000000000000001",
    "cash.due 1 --due=100 --given=99",
  };
  g_autoptr (TestHall) hall = serving_hall ();

  test_hall_refuse (hall, "bad-amount", "cash.start 1 --due=0");
  test_hall_refuse (hall, "bad-amount", "cash.start 1 --due=-1");
  test_hall_refuse (hall, "bad-amount", "cash.start 1 --due=9223372036854775807");
  test_hall_refuse (hall, "bad-amount", "cash.start 1 --due=500 --given=100");
  test_hall_refuse (hall, "usage", "cash.start 1");
  test_hall_refuse (hall, "no-such-counter", "cash.start 77 --due=5");
  test_hall_refuse (hall, "no-such-counter", "cash.show 77");
  test_hall_refuse (hall, "bad-state", "cash.show 1");
  test_hall_do (hall, "cash.start 1 --due=1000000000000000");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    test_hall_refuse (hall, "bad-amount", "%s", bad[i]);
  test_hall_refuse (hall, "reason-required", "cash.suspect 1 --denomination=5000");
  test_hall_refuse (hall, "reason-required", "cash.suspect 1 --denomination=5000 --grounds=,");
  test_hall_refuse (hall, "reason-required", "cash.abandon 1");
  /* As much of every kind as can be typed is still no overflow. */
  test_hall_do (hall, "cash.count 1 10000=1000000 5000=1000000 2000=1000000 1000=1000000");
  test_hall_check (hall);
}

/* 5/D43: on sight only with the customer's word. */
static void
test_refund (void)
{
  g_autoptr (TestHall) hall = serving_hall ();
  JsonObject *answer;

  test_hall_do (hall, "cash.start 1 --due=10000");
  test_hall_do (hall, "cash.count 1 10000=2");
  test_hall_refuse (hall, "bad-state", "cash.refund 1");
  answer = test_hall_do (hall, "cash.refund 1 --agreed");
  g_assert_cmpstr (test_text (answer, "cash.state"), ==, "matched");
  g_assert_cmpint (test_integer (answer, "cash.difference"), ==, 0);
  g_assert_cmpint (test_integer (answer, "cash.refunded"), ==, 10000);
  g_assert_cmpint (test_hall_query (hall, "SELECT agreed FROM cash"), ==, 1);
  test_hall_do (hall, "cash.finish 1 --reminded");
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM register"), ==, 0);
}

/* S2-6.1, S2-7.6: grounds are shown, the note stays the customer's, the register keeps it. */
static void
test_suspect (void)
{
  g_autoptr (TestHall) hall = serving_hall ();
  JsonObject *answer;

  test_hall_do (hall, "cash.start 1 --due=10000");
  test_hall_do (hall, "cash.count 1 5000=2");
  answer = test_hall_do (
      hall, "cash.suspect 1 --denomination=5000 --grounds='watermark, paper' --serial=AB12");
  g_assert_cmpint (test_integer (answer, "cash.counted"), ==, 5000);
  g_assert_cmpstr (test_text (answer, "cash.suspects.0.grounds"), ==, "watermark,paper");
  g_assert_cmpstr (test_text (answer, "cash.suspects.0.state"), ==, "shown");
  answer = test_hall_do (hall, "cash.resolve 1 --outcome=sent-to-bank");
  g_assert_cmpstr (test_text (answer, "cash.state"), ==, "counting");
  g_assert_cmpint (test_integer (answer, "cash.counted"), ==, 5000);
  answer = test_hall_do (hall, "cash.count 1 5000=2");
  answer = test_hall_do (hall, "cash.suspect 1 --denomination=5000 --grounds=size");
  answer = test_hall_do (hall, "cash.resolve 1 --outcome=replaced");
  g_assert_cmpstr (test_text (answer, "cash.state"), ==, "matched");
  /* Counting on is another note in its place; giving up leaves it with the customer. */
  test_hall_do (hall, "cash.suspect 1 --denomination=5000 --grounds=print");
  answer = test_hall_do (hall, "cash.count 1 5000=2");
  g_assert_cmpstr (test_text (answer, "cash.suspects.2.state"), ==, "replaced");
  test_hall_do (hall, "cash.suspect 1 --denomination=5000 --grounds=print");
  answer = test_hall_do (hall, "cash.abandon 1 --reason=no-money");
  g_assert_cmpstr (test_text (answer, "cash.suspects.3.state"), ==, "taken-back");
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM register WHERE kind = 'suspect'"),
                   ==, 4);
  test_hall_check (hall);
}

/* S2 七.7c: a difference is registered only when it stays unexplained. */
static void
test_register (void)
{
  g_autoptr (TestHall) hall = serving_hall ();

  go (hall, FOYER_CASH_SHORT);
  test_hall_do (hall, "cash.count 1 5000=2");
  test_hall_do (hall, "cash.finish 1 --reminded");
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM register"), ==, 0);
  go (hall, FOYER_CASH_SHORT);
  test_hall_do (hall, "cash.abandon 1 --reason='goes to fetch money'");
  g_assert_cmpint (
      test_hall_query (hall, "SELECT amount FROM register WHERE kind = 'short' AND cash = 2"), ==,
      -5000);
  go (hall, FOYER_CASH_OVER);
  test_hall_do (hall, "cash.abandon 1 --reason='will not wait'");
  g_assert_cmpint (
      test_hall_query (hall, "SELECT amount FROM register WHERE kind = 'over' AND cash = 3"), ==,
      5000);
  go (hall, FOYER_CASH_COUNTING);
  test_hall_do (hall, "cash.abandon 1 --reason='pays by card'");
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM register"), ==, 2);
  test_hall_check (hall);
}

/* What the till should hold follows from its last count and what customers left since. */
static void
test_till (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  JsonObject *answer;

  test_hall_do (hall, "counter.open 1 --staff=1021");
  answer = test_hall_do (hall, "cash.start 1 --till=opening");
  g_assert_true (test_is_null (answer, "cash.due"));
  g_assert_true (test_is_null (answer, "cash.difference"));
  test_hall_do (hall, "cash.count 1 1000=20 500=4 100=10");
  test_hall_do (hall, "cash.finish 1");
  test_hall_do (hall, "ticket.issue A");
  test_hall_do (hall, "counter.call 1");
  test_hall_do (hall, "counter.serve 1");
  test_hall_do (hall, "cash.start 1 --due=8700 --given=10000");
  answer = test_hall_do (hall, "cash.count 1 10000=1");
  /* From what lies there: one of 10.00 and three of 1.00, and no coin. */
  g_assert_cmpint (test_integer (answer, "cash.change"), ==, 1300);
  g_assert_cmpint (test_integer (answer, "cash.change_lines.0.denomination"), ==, 1000);
  g_assert_cmpint (test_integer (answer, "cash.change_lines.1.denomination"), ==, 100);
  g_assert_cmpint (test_integer (answer, "cash.change_lines.1.count"), ==, 3);
  test_hall_refuse (hall, "bad-amount", "cash.change 1 1000=1 500=1");
  test_hall_do (hall, "cash.change 1 500=2 100=3");
  test_hall_do (hall, "cash.finish 1 --reminded");
  test_hall_do (hall, "counter.finish 1");
  answer = test_hall_do (hall, "cash.start 1 --till=closing");
  g_assert_cmpint (test_integer (answer, "cash.due"), ==, 23000 + 8700);
  answer = test_hall_do (hall, "cash.count 1 10000=1 1000=20 500=2 100=6");
  g_assert_cmpint (test_integer (answer, "cash.difference"), ==, -100);
  test_hall_do (hall, "cash.finish 1");
  g_assert_cmpint (test_hall_query (hall, "SELECT amount FROM register WHERE till = 'closing'"), ==,
                   -100);
  /* The next count goes on from what was found. */
  answer = test_hall_do (hall, "cash.start 1 --till=handover");
  g_assert_cmpint (test_integer (answer, "cash.due"), ==, 31600);
  test_hall_check (hall);
}

/* A till count that was forgotten ends with its day; the counter can be opened again. */
static void
test_day_end (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_do (hall, "cash.start 1 --till=closing --due=100");
  test_hall_at (hall, "2026-03-03T10:00:00+08:00");
  test_hall_do (hall, "ticket.issue A");
  g_assert_cmpstr (state_of (hall), ==, "abandoned");
  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_do (hall, "counter.call 1");
  test_hall_check (hall);
}

/* --- sums --- */

/* Currencies that are shipped, and one of three decimals that is not. */
static const char *const currencies[] = {
  "{\"currency\":{\"code\":\"CNY\"}}",
  "{\"currency\":{\"code\":\"KRW\"}}",
  "{\"currency\":{\"code\":\"USD\"}}",
  "{\"currency\":{\"code\":\"KWD\",\"exponent\":3,\"symbol\":\"KD\",\"denominations\":["
  "{\"value\":20000,\"kind\":\"note\"},{\"value\":10000,\"kind\":\"note\"},"
  "{\"value\":5000,\"kind\":\"note\"},{\"value\":1000,\"kind\":\"note\"},"
  "{\"value\":500,\"kind\":\"note\"},{\"value\":250,\"kind\":\"note\"},"
  "{\"value\":100,\"kind\":\"coin\"},{\"value\":50,\"kind\":\"coin\"},"
  "{\"value\":20,\"kind\":\"coin\"},{\"value\":10,\"kind\":\"coin\"},"
  "{\"value\":5,\"kind\":\"coin\"},{\"value\":1,\"kind\":\"coin\"}]}}",
};

static gint64
sum_lines (JsonObject *cash, const char *name)
{
  JsonArray *lines = json_object_get_array_member (cash, name);
  gint64 sum = 0;

  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);
      sum += json_object_get_int_member (line, "denomination") *
             json_object_get_int_member (line, "count");
    }
  return sum;
}

/* To the unit: what lies there, less what went back, is what was due or told to differ. */
static void
check_balance (TestHall *hall)
{
  JsonObject *cash = json_object_get_object_member (test_hall_do (hall, "cash.show 1"), "cash");
  gint64 due = json_object_get_int_member (cash, "due");
  gint64 given = json_object_get_int_member (cash, "given");
  gint64 counted = json_object_get_int_member (cash, "counted");
  gint64 difference = json_object_get_int_member (cash, "difference");
  gint64 change = json_object_get_int_member (cash, "change");
  gint64 refunded = json_object_get_int_member (cash, "refunded");

  g_assert_cmpint (sum_lines (cash, "lines"), ==, counted);
  g_assert_cmpint (counted - refunded - given, ==, difference);
  g_assert_cmpint (given - due, ==, change);
  if (g_str_equal (json_object_get_string_member (cash, "state"), "done"))
    {
      g_assert_cmpint (counted - refunded - change, ==, due);
      g_assert_cmpint (sum_lines (cash, "change_lines"), ==, change);
    }
}

/* Notes and coins for about @amount, taken by chance. */
static char *
take_notes (TestHall *hall, gint64 amount)
{
  g_autoptr (GString) text = g_string_new (NULL);
  JsonArray *denominations = NULL;
  g_autofree char *config = test_hall_query_text (hall, "SELECT json FROM config");
  g_autoptr (JsonObject) json = foyer_json_parse_object (config, NULL);
  JsonObject *currency = json_object_get_object_member (json, "currency");
  static const gint64 shipped[] = { 10000, 5000, 1000, 100, 10, 1 };
  gint64 left = amount;

  if (json_object_has_member (currency, "denominations"))
    denominations = json_object_get_array_member (currency, "denominations");
  for (guint i = 0; i < G_N_ELEMENTS (shipped); i++)
    {
      gint64 value = denominations != NULL
                         ? json_object_get_int_member (
                               json_array_get_object_element (denominations, i * 2), "value")
                         : shipped[i];
      gint64 most = left / value;
      gint64 count = most > 0 ? g_test_rand_int_range (0, (gint32) MIN (most, 40) + 1) : 0;

      left -= count * value;
      g_string_append_printf (text, " %" G_GINT64_FORMAT "=%" G_GINT64_FORMAT, value, count);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Steps by chance until the check is over; whatever is refused changes nothing. */
static void
play_by_chance (TestHall *hall)
{
  gint64 due = g_test_rand_int_range (1, 200000);

  test_hall_do (hall, "cash.start 1 --due=%" G_GINT64_FORMAT " --given=%" G_GINT64_FORMAT, due,
                due + g_test_rand_int_range (0, 3) * g_test_rand_int_range (0, 5000));
  for (guint i = 0; i < 40 && test_hall_query (hall, "SELECT cash_check FROM counter") != 0; i++)
    {
      g_autofree char *notes = take_notes (hall, due + g_test_rand_int_range (0, 20000));

      switch (g_test_rand_int_range (0, 11))
        {
        case 0:
          test_hall_try (hall, NULL, "cash.return 1");
          break;
        case 1:
          test_hall_try (hall, NULL, "cash.refund 1 --agreed");
          break;
        case 2:
          test_hall_try (hall, NULL, "cash.short 1 --reason=x");
          break;
        case 3:
          test_hall_try (hall, NULL, "cash.suspect 1 --denomination=1000 --grounds=x");
          break;
        case 4:
          test_hall_try (hall, NULL, "cash.resolve 1 --outcome=replaced");
          break;
        case 5:
        case 6:
          test_hall_try (hall, NULL, "cash.change 1");
          break;
        case 7:
          test_hall_try (hall, NULL, "cash.finish 1 --reminded");
          break;
        default:
          test_hall_try (hall, NULL, "cash.count 1%s", notes);
        }
      check_balance (hall);
    }
  if (test_hall_query (hall, "SELECT cash_check FROM counter") != 0 &&
      !g_str_equal (state_of (hall), "handover"))
    test_hall_do (hall, "cash.abandon 1 --reason=tired");
  else if (test_hall_query (hall, "SELECT cash_check FROM counter") != 0)
    test_hall_do (hall, "cash.finish 1 --reminded");
  check_balance (hall);
}

#define DONE   "SELECT count (*) FROM cash WHERE state = 'done'"
#define CHANGE " AND given > due"
#define REFUND " AND refunded > 0"
#define AGAIN  " AND round > 1"

static void
test_balance (void)
{
  for (guint c = 0; c < G_N_ELEMENTS (currencies); c++)
    {
      g_autoptr (TestHall) hall = serving_hall ();
      g_autofree char *quoted = g_shell_quote (currencies[c]);
      gint64 till, kept;

      test_hall_do (hall, "hall.configure %s", quoted);
      for (guint i = 0; i < test_size (25, 400); i++)
        play_by_chance (hall);
      /* What all of them left is what the till should hold more. */
      kept = test_hall_query (hall, "SELECT coalesce (sum (due), 0) FROM cash "
                                    "WHERE state = 'done'");
      g_test_message ("%d done, %d with change, %d refunded, %d counted again",
                      (int) test_hall_query (hall, DONE), (int) test_hall_query (hall, DONE CHANGE),
                      (int) test_hall_query (hall, DONE REFUND),
                      (int) test_hall_query (hall, DONE AGAIN));
      g_assert_cmpint (test_hall_query (hall, DONE CHANGE), >, 0);
      /* Piece by piece as well: in, less what went out as change or refund. */
      g_assert_cmpint (
          kept, ==,
          test_hall_query (hall, "SELECT coalesce (sum (denomination * CASE WHEN line.round > 0 "
                                 "THEN count ELSE -count END), 0) FROM cash JOIN cash_line AS line "
                                 "ON line.cash = cash.id AND line.round IN (-1, 0, cash.round) "
                                 "WHERE state = 'done'"));
      test_hall_do (hall, "counter.finish 1");
      test_hall_do (hall, "cash.start 1 --till=opening --due=0");
      test_hall_do (hall, "cash.finish 1");
      till = test_integer (test_hall_do (hall, "cash.start 1 --till=closing"), "cash.due");
      g_assert_cmpint (till, ==, 0);
      g_assert_cmpint (kept, ==,
                       test_hall_query (hall, "SELECT coalesce (sum (counted - refunded - (given - "
                                              "due)), 0) FROM cash WHERE state = 'done'"));
      test_hall_check (hall);
    }
}

/* --- the currency --- */

static void
test_currency (void)
{
  static const struct
  {
    const char *currency, *place;
  } bad[] = {
    { "{\"code\":\"yen\"}", "currency.code" },
    { "{\"code\":\"\"}", "currency.code" },
    { "{\"code\":\"XYZ\"}", "currency.exponent" },
    { "{\"code\":\"XYZ\",\"exponent\":2}", "currency.denominations" },
    { "{\"code\":\"CNY\",\"exponent\":5}", "currency.exponent" },
    { "{\"code\":\"CNY\",\"exponent\":3}", "currency.denominations" },
    { "{\"code\":\"KRW\",\"exponent\":2}", "currency.denominations" },
    { "{\"code\":\"CNY\",\"exponent\":\"2\"}", "currency.exponent" },
    { "{\"code\":\"CNY\",\"symbol\":\"\"}", "currency.symbol" },
    { "{\"code\":\"CNY\",\"symbol\":5}", "currency.symbol" },
    { "{\"code\":\"CNY\",\"denominations\":[]}", "currency.denominations" },
    { "{\"code\":\"CNY\",\"denominations\":{}}", "currency.denominations" },
    { "{\"code\":\"CNY\",\"denominations\":[5]}", "currency.denominations[0]" },
    { "{\"code\":\"CNY\",\"denominations\":[{\"value\":100,\"kind\":\"note\"},"
      "{\"value\":0,\"kind\":\"note\"}]}",
      "currency.denominations[1].value" },
    { "{\"code\":\"CNY\",\"denominations\":[{\"value\":1.5,\"kind\":\"note\"}]}",
      "currency.denominations[0].value" },
    { "{\"code\":\"CNY\",\"denominations\":[{\"value\":5,\"kind\":\"note\"},"
      "{\"value\":5,\"kind\":\"coin\"}]}",
      "currency.denominations[1].value" },
    { "{\"code\":\"CNY\",\"denominations\":[{\"value\":5,\"kind\":\"gold\"}]}",
      "currency.denominations[0].kind" },
    { "{\"code\":\"CNY\",\"names\":[]}", "currency.names" },
  };
  g_autoptr (TestHall) hall = serving_hall ();

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"currency\":%s}", bad[i].currency);

      test_hall_refuse_setting (hall, text, bad[i].place);
    }
  /* Nobody's money changes its currency while it is counted. */
  test_hall_do (hall, "cash.start 1 --due=100");
  test_hall_refuse (hall, "bad-state", "hall.configure '{\"currency\":{\"code\":\"KRW\"}}'");
  test_hall_do (hall, "hall.configure '{\"currency\":{\"code\":\"CNY\",\"symbol\":\"元\"}}'");
  test_hall_do (hall, "cash.abandon 1 --reason=x");
  test_hall_do (hall, "hall.configure '{\"currency\":{\"code\":\"KRW\"}}'");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/cash/forbidden-2.4", test_forbidden);
  g_test_add_func ("/engine/cash/again", test_again);
  g_test_add_func ("/engine/cash/counter-waits-2.4", test_counter_waits);
  g_test_add_func ("/engine/cash/till-waits-2.4", test_till_waits);
  g_test_add_func ("/engine/cash/bad-amounts", test_bad_amounts);
  g_test_add_func ("/engine/cash/refund-D43", test_refund);
  g_test_add_func ("/engine/cash/suspect-S2-7.6", test_suspect);
  g_test_add_func ("/engine/cash/register-S2-7.7", test_register);
  g_test_add_func ("/engine/cash/till", test_till);
  g_test_add_func ("/engine/cash/day-end", test_day_end);
  g_test_add_func ("/engine/cash/balance", test_balance);
  g_test_add_func ("/engine/cash/currency", test_currency);
  return g_test_run ();
}
