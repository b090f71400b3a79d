/* The tables of the cash check and of the rating against lists of what is allowed, written from
 * states 2.4 and 2.2 alone; and what stands beside the state (S2 七.5-7.7, 5/D43). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-error.h"
#include "hall/foyer-cash.h"
#include "hall/foyer-rating.h"

/* From which states a step leads somewhere, in the order of foyer_cash_steps. */
static const struct
{
  const char *step, *from;
} allowed[] = {
  { "count", "counting matched returned over short suspect" },
  { "return", "counting over" },
  { "refund", "counting over" },
  { "short", "counting" },
  { "suspect", "counting matched over" },
  { "resolve", "suspect" },
  { "change", "counting matched" },
  { "finish", "counting matched over short handover" },
  { "abandon", "counting matched returned over short suspect" },
};

static void
test_table (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (allowed), ==, FOYER_CASH_N_STEPS);
  g_assert_null (foyer_cash_states[FOYER_CASH_N_STATES]);
  g_assert_null (foyer_cash_steps[FOYER_CASH_N_STEPS]);
  for (int step = 0; step < FOYER_CASH_N_STEPS; step++)
    for (int state = 0; state < FOYER_CASH_N_STATES; state++)
      {
        g_auto (GStrv) from = g_strsplit (allowed[step].from, " ", -1);
        gboolean may = g_strv_contains ((const char *const *) from, foyer_cash_states[state]);
        FoyerCash cash = { .counter = 7, .state = state, .due = 5, .given = 5, .round = 2 };
        const FoyerCashFacts facts = { .confirmed = TRUE, .reason = "reason" };
        g_autoptr (GError) error = NULL;

        g_test_message ("%s %s", foyer_cash_states[state], foyer_cash_steps[step]);
        g_assert_cmpstr (allowed[step].step, ==, foyer_cash_steps[step]);
        g_assert_true (foyer_cash_may ((FoyerCashState) state, (FoyerCashStep) step) == may);
        if (may)
          continue;
        /* What the table forbids no amount allows, and nothing changes. */
        g_assert_false (foyer_cash_step (&cash, (FoyerCashStep) step, &facts, &error));
        g_assert_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE);
        g_assert_nonnull (strstr (error->message, "7"));
        g_assert_cmpint (cash.state, ==, state);
        g_assert_cmpint (cash.round, ==, 2);
      }
}

typedef struct
{
  FoyerCashStep step;
  FoyerMoney counted;
  gboolean confirmed;
  const char *state; /* %NULL: refused */
} Move;

static void
play (FoyerCash *cash, const Move *moves, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const FoyerCashFacts facts = { moves[i].counted, moves[i].confirmed, "reason" };
      g_autoptr (GError) error = NULL;
      gboolean done = foyer_cash_step (cash, moves[i].step, &facts, &error);

      g_test_message ("%u %s", i, foyer_cash_steps[moves[i].step]);
      g_assert_true (done == (moves[i].state != NULL));
      if (done)
        g_assert_cmpstr (foyer_cash_states[cash->state], ==, moves[i].state);
      else
        g_assert_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE);
    }
}

static FoyerCash
make (FoyerMoney due, FoyerTill till)
{
  return (FoyerCash){ .counter = 1, .till = (int) till, .due = due, .given = due, .round = 1 };
}

#define PLAY(cash, moves) play (cash, moves, G_N_ELEMENTS (moves))

/* S2-7.5b: nothing leaves the counter before the customer was reminded to count. */
static void
test_equal (void)
{
  static const Move moves[] = {
    { FOYER_CASH_RETURN, 0, FALSE, NULL }, /* nothing lies there yet */
    { FOYER_CASH_COUNT, 60, FALSE, "counting" },
    { FOYER_CASH_FINISH, 0, TRUE, NULL },
    { FOYER_CASH_CHANGE, 0, FALSE, NULL },
    { FOYER_CASH_REFUND, 0, TRUE, NULL },
    { FOYER_CASH_MISS, 0, FALSE, NULL }, /* first everything goes back (S2 七.7a) */
    { FOYER_CASH_COUNT, 100, FALSE, "matched" },
    { FOYER_CASH_RETURN, 0, FALSE, NULL },
    { FOYER_CASH_COUNT, 90, FALSE, "counting" }, /* a slip in typing */
    { FOYER_CASH_COUNT, 100, FALSE, "matched" },
    { FOYER_CASH_FINISH, 0, FALSE, NULL }, /* S2 七.5b */
    { FOYER_CASH_FINISH, 0, TRUE, "done" },
  };
  FoyerCash cash = make (100, FOYER_TILL_NONE);

  PLAY (&cash, moves);
  g_assert_true (cash.reminded);
  g_assert_false (foyer_cash_is_open (cash.state));
}

/* S2-7.7a, S2-7.7b, 5/D43: all back and counted again; a surplus goes back at once. */
static void
test_over (void)
{
  static const Move recount[] = {
    { FOYER_CASH_COUNT, 130, FALSE, "counting" }, { FOYER_CASH_REFUND, 0, FALSE, NULL },
    { FOYER_CASH_RETURN, 0, FALSE, "returned" },  { FOYER_CASH_COUNT, 120, FALSE, "over" },
    { FOYER_CASH_CHANGE, 0, FALSE, NULL },        { FOYER_CASH_FINISH, 0, TRUE, NULL },
    { FOYER_CASH_REFUND, 0, FALSE, "matched" },   { FOYER_CASH_REFUND, 0, TRUE, NULL },
  };
  static const Move on_sight[] = {
    { FOYER_CASH_COUNT, 130, FALSE, "counting" },
    { FOYER_CASH_REFUND, 0, TRUE, "matched" },
  };
  FoyerCash cash = make (100, FOYER_TILL_NONE), other = make (100, FOYER_TILL_NONE);

  PLAY (&cash, recount);
  g_assert_cmpint (cash.round, ==, 2);
  g_assert_cmpint (cash.refunded, ==, 20);
  g_assert_false (cash.agreed);
  g_assert_cmpint (foyer_cash_get_difference (&cash), ==, 0);
  g_assert_cmpint (foyer_cash_get_change (&cash), ==, 0);
  PLAY (&other, on_sight);
  g_assert_true (other.agreed);
  g_assert_cmpint (other.refunded, ==, 30);
}

/* What was refunded belongs to the pass that goes back. */
static void
test_over_again (void)
{
  static const Move moves[] = {
    { FOYER_CASH_COUNT, 130, FALSE, "counting" }, { FOYER_CASH_REFUND, 0, TRUE, "matched" },
    { FOYER_CASH_COUNT, 125, FALSE, "counting" }, { FOYER_CASH_RETURN, 0, FALSE, "returned" },
    { FOYER_CASH_COUNT, 100, FALSE, "matched" },
  };
  FoyerCash cash = make (100, FOYER_TILL_NONE);

  PLAY (&cash, moves);
  g_assert_cmpint (cash.refunded, ==, 0);
}

/* S2-7.7a, S2-7.7c: all back, counted again, and the reason found together. */
static void
test_short (void)
{
  static const Move moves[] = {
    { FOYER_CASH_COUNT, 80, FALSE, "counting" }, { FOYER_CASH_RETURN, 0, FALSE, "returned" },
    { FOYER_CASH_COUNT, 80, FALSE, "counting" }, { FOYER_CASH_MISS, 0, FALSE, "short" },
    { FOYER_CASH_FINISH, 0, TRUE, NULL },        { FOYER_CASH_COUNT, 90, FALSE, "counting" },
    { FOYER_CASH_COUNT, 100, FALSE, "matched" },
  };
  FoyerCash cash = make (100, FOYER_TILL_NONE);
  const FoyerCashFacts nothing = { 0 };
  g_autoptr (GError) error = NULL;

  play (&cash, moves, 3);
  g_assert_false (foyer_cash_step (&cash, FOYER_CASH_MISS, &nothing, &error));
  g_assert_error (error, FOYER_ERROR, FOYER_ERROR_REASON_REQUIRED);
  play (&cash, moves + 3, 3);
  g_assert_cmpint (cash.round, ==, 3);
  /* The reason is not found yet: giving up now is for the register. */
  g_assert_true (foyer_cash_leaves_difference (&cash, FOYER_CASH_ABANDON));
  play (&cash, moves + 6, 1);
  g_assert_false (foyer_cash_leaves_difference (&cash, FOYER_CASH_ABANDON));
  g_clear_pointer (&cash.reason, g_free);
}

static void
test_suspect (void)
{
  static const Move moves[] = {
    { FOYER_CASH_COUNT, 100, FALSE, "matched" },   { FOYER_CASH_DOUBT, 0, FALSE, "suspect" },
    { FOYER_CASH_CHANGE, 0, FALSE, NULL },         { FOYER_CASH_RETURN, 0, FALSE, NULL },
    { FOYER_CASH_RESOLVE, 100, FALSE, "matched" }, { FOYER_CASH_DOUBT, 50, FALSE, "suspect" },
    { FOYER_CASH_RESOLVE, 50, FALSE, "counting" },
  };
  FoyerCash cash = make (100, FOYER_TILL_NONE);

  PLAY (&cash, moves);
  g_assert_cmpint (cash.round, ==, 1);
}

/* Who says what they hand over gets change; so does who lays down a larger note. */
static void
test_change (void)
{
  static const Move told[] = {
    { FOYER_CASH_COUNT, 100, FALSE, "matched" }, { FOYER_CASH_FINISH, 0, TRUE, NULL },
    { FOYER_CASH_CHANGE, 0, FALSE, "handover" }, { FOYER_CASH_ABANDON, 0, FALSE, NULL },
    { FOYER_CASH_FINISH, 0, FALSE, NULL },       { FOYER_CASH_FINISH, 0, TRUE, "done" },
  };
  static const Move shown[] = {
    { FOYER_CASH_COUNT, 100, FALSE, "counting" },
    { FOYER_CASH_CHANGE, 0, FALSE, "handover" },
    { FOYER_CASH_FINISH, 0, TRUE, "done" },
  };
  FoyerCash cash = make (87, FOYER_TILL_NONE), other = make (87, FOYER_TILL_NONE);

  cash.given = 100;
  PLAY (&cash, told);
  g_assert_cmpint (foyer_cash_get_change (&cash), ==, 13);
  PLAY (&other, shown);
  g_assert_cmpint (other.given, ==, 100);
  g_assert_cmpint (foyer_cash_get_change (&other), ==, 13);
}

/* A till has no customer: what differs is registered, and nothing is handed out. */
static void
test_till (void)
{
  static const Move differs[] = {
    { FOYER_CASH_COUNT, 90, FALSE, "counting" }, { FOYER_CASH_CHANGE, 0, FALSE, NULL },
    { FOYER_CASH_RETURN, 0, FALSE, "returned" }, { FOYER_CASH_COUNT, 110, FALSE, "over" },
    { FOYER_CASH_FINISH, 0, FALSE, "done" },
  };
  static const Move unknown[] = {
    { FOYER_CASH_COUNT, 90, FALSE, "counting" },
    { FOYER_CASH_FINISH, 0, FALSE, "done" },
  };
  FoyerCash cash = make (100, FOYER_TILL_CLOSING), other = make (-1, FOYER_TILL_OPENING);

  play (&cash, differs, 4);
  g_assert_true (foyer_cash_leaves_difference (&cash, FOYER_CASH_FINISH));
  play (&cash, differs + 4, 1);
  play (&other, unknown, 1);
  g_assert_false (foyer_cash_leaves_difference (&other, FOYER_CASH_FINISH));
  g_assert_cmpint (foyer_cash_get_difference (&other), ==, 0);
  play (&other, unknown + 1, 1);
}

/* The customer who has all of it back must not read that it is still here. */
static void
test_present (void)
{
  static const Move differs[] = {
    { FOYER_CASH_COUNT, 90, FALSE, "counting" },
    { FOYER_CASH_RETURN, 0, FALSE, "returned" },
  };
  FoyerCash cash = make (100, FOYER_TILL_NONE);

  play (&cash, differs, 1);
  g_assert_cmpint (foyer_cash_get_present (&cash), ==, 90);
  play (&cash, differs + 1, 1);
  g_assert_cmpint (foyer_cash_get_present (&cash), ==, 0);
}

/* A customer's cash is counted while they are served, the till while nobody is there (2.3). */
static void
test_counter (void)
{
  static const char *const tills[] = { "preparing", "ready", "suspended", "closing", NULL };

  for (int state = 0; state < FOYER_COUNTER_N_STATES; state++)
    for (int till = 0; till <= FOYER_TILL_CLOSING; till++)
      {
        FoyerCounter counter = { .number = 3, .state = state };
        gboolean may = till == FOYER_TILL_NONE
                           ? state == FOYER_COUNTER_SERVING
                           : g_strv_contains (tills, foyer_counter_states[state]);

        g_assert_true (foyer_cash_check_counter (&counter, (FoyerTill) till, NULL) == may);
        counter.cash_check = TRUE;
        g_assert_false (foyer_cash_check_counter (&counter, (FoyerTill) till, NULL));
      }
}

/* --- the rating --- */

static const struct
{
  int from;
  FoyerRatingStep step;
  FoyerRatingState to;
} ratings[] = {
  { FOYER_RATING_NONE, FOYER_RATING_INVITE, FOYER_RATING_INVITED },
  { FOYER_RATING_NONE, FOYER_RATING_MISS, FOYER_RATING_NOT_POSSIBLE },
  { FOYER_RATING_INVITED, FOYER_RATING_GIVE, FOYER_RATING_RATED },
  { FOYER_RATING_INVITED, FOYER_RATING_DECLINE, FOYER_RATING_DECLINED },
  { FOYER_RATING_INVITED, FOYER_RATING_TIME_OUT, FOYER_RATING_TIMED_OUT },
  { FOYER_RATING_INVITED, FOYER_RATING_MISS, FOYER_RATING_NOT_POSSIBLE },
  { FOYER_RATING_RATED, FOYER_RATING_EXPLAIN, FOYER_RATING_RATED },
};

static void
test_rating (void)
{
  g_assert_null (foyer_rating_states[FOYER_RATING_N_STATES]);
  g_assert_null (foyer_rating_steps[FOYER_RATING_N_STEPS]);
  for (int state = FOYER_RATING_NONE; state < FOYER_RATING_N_STATES; state++)
    for (int step = 0; step < FOYER_RATING_N_STEPS; step++)
      {
        int to = -2;
        FoyerRatingState next = FOYER_RATING_N_STATES;
        g_autoptr (GError) error = NULL;

        for (guint i = 0; i < G_N_ELEMENTS (ratings); i++)
          if (ratings[i].from == state && ratings[i].step == (FoyerRatingStep) step)
            to = (int) ratings[i].to;
        g_test_message ("%d %s", state, foyer_rating_steps[step]);
        g_assert_true (foyer_rating_step ((FoyerRatingState) state, (FoyerRatingStep) step, &next,
                                          &error) == (to >= 0));
        if (to >= 0)
          g_assert_cmpint (next, ==, to);
        else
          g_assert_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE);
      }
}

static void
test_rating_over (void)
{
  FoyerRating rating = { .state = FOYER_RATING_INVITED, .invited_at = 100 * FOYER_SECOND };
  FoyerTime end = 130 * FOYER_SECOND;

  g_assert_cmpint (foyer_rating_get_state (&rating, 30, end - 1), ==, FOYER_RATING_INVITED);
  g_assert_cmpint (foyer_rating_get_state (&rating, 30, end), ==, FOYER_RATING_TIMED_OUT);
  rating.state = FOYER_RATING_RATED;
  g_assert_cmpint (foyer_rating_get_state (&rating, 30, end), ==, FOYER_RATING_RATED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hall/cash/present", test_present);
  g_test_add_func ("/hall/cash/table-2.4", test_table);
  g_test_add_func ("/hall/cash/equal", test_equal);
  g_test_add_func ("/hall/cash/over-D43", test_over);
  g_test_add_func ("/hall/cash/over-again", test_over_again);
  g_test_add_func ("/hall/cash/short", test_short);
  g_test_add_func ("/hall/cash/suspect", test_suspect);
  g_test_add_func ("/hall/cash/change", test_change);
  g_test_add_func ("/hall/cash/till", test_till);
  g_test_add_func ("/hall/cash/counter-2.3", test_counter);
  g_test_add_func ("/hall/rating/table-2.2", test_rating);
  g_test_add_func ("/hall/rating/over", test_rating_over);
  return g_test_run ();
}
