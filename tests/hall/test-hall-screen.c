/* What the customer's second screen shows, for every combination of what it depends on (states
 * 2.9). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-screen.h"

#define T(seconds) (1000 * FOYER_SECOND + (seconds) *FOYER_SECOND)

#define NO_RATING -1

/* A line of the table: what holds, and what is shown. */
typedef struct
{
  const char *why;
  int hall, counter;
  gboolean fault, leaving, form, cash;
  int served, finished; /* seconds ago; -1: not */
  int rating;           /* state, or NO_RATING */
  int ended;            /* seconds ago */
  gboolean low, reasons_done;
  FoyerScreenState expected;
} Line;

#define RATED FOYER_RATING_RATED

static const Line lines[] = {
  { "ready", FOYER_HALL_OPEN, FOYER_COUNTER_READY, 0, 0, 0, 0, -1, -1, NO_RATING, 0, 0, 0,
    FOYER_SCREEN_IDLE },
  { "called", FOYER_HALL_OPEN, FOYER_COUNTER_CALLING, 0, 0, 0, 0, -1, -1, NO_RATING, 0, 0, 0,
    FOYER_SCREEN_NEXT },
  { "called while the one before is thanked", FOYER_HALL_OPEN, FOYER_COUNTER_CALLING, 0, 0, 0, 0,
    -1, 3, RATED, 1, 0, 0, FOYER_SCREEN_NEXT },
  { "just arrived", FOYER_HALL_OPEN, FOYER_COUNTER_SERVING, 0, 0, 0, 0, 1, -1, NO_RATING, 0, 0, 0,
    FOYER_SCREEN_WELCOME },
  { "seated", FOYER_HALL_OPEN, FOYER_COUNTER_SERVING, 0, 0, 0, 0, 60, -1, NO_RATING, 0, 0, 0,
    FOYER_SCREEN_ITEMS },
  { "the last one", FOYER_HALL_OPEN, FOYER_COUNTER_SERVING, 0, 1, 0, 0, 60, -1, NO_RATING, 0, 0, 0,
    FOYER_SCREEN_LAST_CUSTOMER },
  { "waits", FOYER_HALL_OPEN, FOYER_COUNTER_ON_HOLD, 0, 0, 0, 0, 60, -1, NO_RATING, 0, 0, 0,
    FOYER_SCREEN_ONE_MOMENT },
  { "fills in a form", FOYER_HALL_OPEN, FOYER_COUNTER_ON_HOLD, 0, 0, 1, 0, 60, -1, NO_RATING, 0, 0,
    0, FOYER_SCREEN_FORM },
  { "pays", FOYER_HALL_OPEN, FOYER_COUNTER_SERVING, 0, 0, 0, 1, 60, -1, NO_RATING, 0, 0, 0,
    FOYER_SCREEN_CASH },
  { "pays during a fault", FOYER_HALL_OPEN, FOYER_COUNTER_SERVING, 1, 1, 0, 1, 60, -1, NO_RATING, 0,
    0, 0, FOYER_SCREEN_CASH },
  { "a till count is nobody's business", FOYER_HALL_OPEN, FOYER_COUNTER_READY, 0, 0, 0, 1, -1, -1,
    NO_RATING, 0, 0, 0, FOYER_SCREEN_IDLE },
  { "invited", FOYER_HALL_OPEN, FOYER_COUNTER_READY, 0, 0, 0, 0, -1, 2, FOYER_RATING_INVITED, 0, 0,
    0, FOYER_SCREEN_RATING },
  { "invited, counter suspended", FOYER_HALL_OPEN, FOYER_COUNTER_SUSPENDED, 1, 0, 0, 0, -1, 2,
    FOYER_RATING_INVITED, 0, 0, 0, FOYER_SCREEN_RATING },
  { "invitation left open", FOYER_HALL_OPEN, FOYER_COUNTER_READY, 0, 0, 0, 0, -1, 33,
    FOYER_RATING_INVITED, 0, 0, 0, FOYER_SCREEN_FAREWELL },
  { "rated well", FOYER_HALL_OPEN, FOYER_COUNTER_READY, 0, 0, 0, 0, -1, 9, RATED, 2, 0, 0,
    FOYER_SCREEN_THANKS },
  { "rated low", FOYER_HALL_OPEN, FOYER_COUNTER_READY, 0, 0, 0, 0, -1, 9, RATED, 2, 1, 0,
    FOYER_SCREEN_REASONS },
  { "said why", FOYER_HALL_OPEN, FOYER_COUNTER_SUSPENDED, 0, 0, 0, 0, -1, 9, RATED, 2, 1, 1,
    FOYER_SCREEN_THANKS },
  { "never said why", FOYER_HALL_OPEN, FOYER_COUNTER_READY, 0, 0, 0, 0, -1, 90, RATED, 62, 1, 0,
    FOYER_SCREEN_THANKS },
  { "thanked", FOYER_HALL_OPEN, FOYER_COUNTER_READY, 0, 0, 0, 0, -1, 12, RATED, 8, 0, 0,
    FOYER_SCREEN_FAREWELL },
  { "declined", FOYER_HALL_OPEN, FOYER_COUNTER_READY, 0, 0, 0, 0, -1, 9, FOYER_RATING_DECLINED, 2,
    0, 0, FOYER_SCREEN_FAREWELL },
  { "timed out", FOYER_HALL_OPEN, FOYER_COUNTER_READY, 0, 0, 0, 0, -1, 32, FOYER_RATING_TIMED_OUT,
    2, 0, 0, FOYER_SCREEN_FAREWELL },
  { "could not rate", FOYER_HALL_OPEN, FOYER_COUNTER_READY, 0, 0, 0, 0, -1, 2,
    FOYER_RATING_NOT_POSSIBLE, 2, 0, 0, FOYER_SCREEN_FAREWELL },
  { "gone", FOYER_HALL_OPEN, FOYER_COUNTER_READY, 0, 0, 0, 0, -1, 200, RATED, 190, 0, 0,
    FOYER_SCREEN_IDLE },
  { "farewell, counter suspended", FOYER_HALL_OPEN, FOYER_COUNTER_SUSPENDED, 0, 0, 0, 0, -1, 2,
    NO_RATING, 0, 0, 0, FOYER_SCREEN_SUSPENDED },
  { "suspended for a fault", FOYER_HALL_OPEN, FOYER_COUNTER_SUSPENDED, 1, 0, 0, 0, -1, -1,
    NO_RATING, 0, 0, 0, FOYER_SCREEN_SUSPENDED },
  { "fault", FOYER_HALL_OPEN, FOYER_COUNTER_READY, 1, 0, 0, 0, -1, -1, NO_RATING, 0, 0, 0,
    FOYER_SCREEN_FAULT },
  { "fault while serving", FOYER_HALL_OPEN, FOYER_COUNTER_SERVING, 1, 0, 0, 0, 60, -1, NO_RATING, 0,
    0, 0, FOYER_SCREEN_FAULT },
  { "farewell of the day's last", FOYER_HALL_CLOSED, FOYER_COUNTER_CLOSING, 0, 0, 0, 0, -1, 2,
    NO_RATING, 0, 0, 0, FOYER_SCREEN_FAREWELL },
  { "nobody there", FOYER_HALL_OPEN, FOYER_COUNTER_OFFLINE, 1, 0, 0, 0, -1, -1, NO_RATING, 0, 0, 0,
    FOYER_SCREEN_CLOSED },
  { "before opening", FOYER_HALL_PREPARING, FOYER_COUNTER_PREPARING, 0, 0, 0, 0, -1, -1, NO_RATING,
    0, 0, 0, FOYER_SCREEN_CLOSED },
  { "hall closed", FOYER_HALL_CLOSED, FOYER_COUNTER_READY, 0, 0, 0, 0, -1, -1, NO_RATING, 0, 0, 0,
    FOYER_SCREEN_CLOSED },
};

static FoyerScreenFacts
facts_of (const Line *line)
{
  FoyerScreenFacts facts = {
    .hall = (FoyerHallState) line->hall,
    .fault = line->fault,
    .counter = line->counter,
    .leaving = line->leaving,
    .form = line->form,
    .cash = line->cash,
    .served_at = line->served >= 0 ? T (-line->served) : 0,
    .finished_at = line->finished >= 0 ? T (-line->finished) : 0,
    .rating = line->rating != NO_RATING,
    .rating_state = line->rating,
    .rating_low = line->low,
    .reasons_done = line->reasons_done,
    .rating_until = line->rating != NO_RATING ? T (-line->finished + 30) : 0,
    .rating_ended_at = line->ended > 0 ? T (-line->ended) : 0,
    .reasons_ended_at = line->reasons_done ? T (-1) : 0,
    .now = T (0),
  };

  return facts;
}

static void
test_each_state_has_its_case (void)
{
  guint seen = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      FoyerScreenFacts facts = facts_of (&lines[i]);
      FoyerScreenChoice choice = foyer_customer_screen_choose (&facts);

      g_test_message ("%s", lines[i].why);
      g_assert_cmpstr (foyer_screen_states[choice.state], ==,
                       foyer_screen_states[lines[i].expected]);
      seen |= 1u << choice.state;
    }
  g_assert_cmpuint (seen, ==, (1u << FOYER_SCREEN_N_STATES) - 1);
}

/* The order of what overrides what, said another way than the rule says it. */
static void
check_precedence (const FoyerScreenFacts *facts, FoyerScreenState state)
{
  gboolean customer =
      facts->counter >= FOYER_COUNTER_CALLING && facts->counter <= FOYER_COUNTER_ON_HOLD;
  gboolean seated =
      facts->counter == FOYER_COUNTER_SERVING || facts->counter == FOYER_COUNTER_ON_HOLD;
  gboolean of_rating =
      state == FOYER_SCREEN_RATING || state == FOYER_SCREEN_REASONS || state == FOYER_SCREEN_THANKS;
  gboolean answers = facts->rating && facts->rating_state == FOYER_RATING_INVITED &&
                     facts->rating_until > facts->now;

  g_assert_cmpint (state == FOYER_SCREEN_CASH, ==, facts->cash && seated);
  g_assert_cmpint (state == FOYER_SCREEN_RATING, ==, answers && !customer);
  if (customer)
    g_assert_false (of_rating || state == FOYER_SCREEN_FAREWELL || state == FOYER_SCREEN_IDLE ||
                    state == FOYER_SCREEN_CLOSED || state == FOYER_SCREEN_SUSPENDED);
  if (facts->counter == FOYER_COUNTER_SUSPENDED)
    g_assert_true (of_rating || state == FOYER_SCREEN_SUSPENDED);
  if (facts->fault && customer)
    g_assert_true (state == FOYER_SCREEN_FAULT || state == FOYER_SCREEN_CASH);
  if (facts->fault)
    g_assert_cmpint (state, !=, FOYER_SCREEN_IDLE);
  else
    g_assert_cmpint (state, !=, FOYER_SCREEN_FAULT);
  if (state == FOYER_SCREEN_REASONS)
    g_assert_true (facts->rating_low && !facts->reasons_done);
  if (state == FOYER_SCREEN_IDLE)
    g_assert_cmpint (facts->counter, ==, FOYER_COUNTER_READY);
}

static guint
check_moments (FoyerScreenFacts *facts)
{
  static const int ago[] = { 0, 3, 20, 70, 600 };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ago); i++, n++)
    {
      FoyerScreenChoice choice;

      facts->served_at = facts->finished_at = T (-ago[i]);
      facts->rating_until = facts->finished_at + 30 * FOYER_SECOND;
      facts->rating_ended_at = facts->finished_at + FOYER_SECOND;
      facts->reasons_ended_at = facts->reasons_done ? facts->rating_ended_at + FOYER_SECOND : 0;
      choice = foyer_customer_screen_choose (facts);
      check_precedence (facts, choice.state);
      /* What passes by itself ends in the future, and then it is another state or a later end. */
      if (choice.until != 0)
        {
          FoyerScreenFacts later = *facts;

          g_assert_cmpint (choice.until, >, facts->now);
          later.now = choice.until;
          g_assert_cmpint (foyer_customer_screen_choose (&later).state, !=, choice.state);
        }
    }
  return n;
}

static void
test_every_combination (void)
{
  guint n = 0;

  for (int hall = FOYER_HALL_CLOSED; hall <= FOYER_HALL_EARLY_STOP; hall++)
    for (int counter = 0; counter < FOYER_COUNTER_N_STATES; counter++)
      for (int rating = NO_RATING; rating <= FOYER_RATING_NOT_POSSIBLE; rating++)
        for (guint bits = 0; bits < 64; bits++)
          {
            FoyerScreenFacts facts = {
              .hall = (FoyerHallState) hall,
              .counter = counter,
              .rating = rating != NO_RATING,
              .rating_state = rating,
              .fault = (bits & 1) != 0,
              .leaving = (bits & 2) != 0,
              .form = (bits & 4) != 0,
              .cash = (bits & 8) != 0,
              .rating_low = (bits & 16) != 0,
              .reasons_done = (bits & 32) != 0,
              .now = T (0),
            };

            n += check_moments (&facts);
          }
  g_assert_cmpuint (n, ==, 6u * FOYER_COUNTER_N_STATES * 6 * 64 * 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hall/screen/each-state-has-its-case", test_each_state_has_its_case);
  g_test_add_func ("/hall/screen/every-combination", test_every_combination);
  return g_test_run ();
}
