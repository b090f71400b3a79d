/* What windows say and allow, without a window: formats, words, and what is in the way when. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-announcement.h"
#include "hall/foyer-counter.h"
#include "hall/foyer-hours.h"
#include "window/common/foyer-format.h"
#include "window/common/foyer-guard.h"
#include "window/common/foyer-state.h"
#include "window/counter/foyer-counter-actions.h"

static void
check_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_waits_are_rounded_up (void)
{
  check_text (foyer_format_wait (0), "no wait");
  check_text (foyer_format_wait (1), "about 1 min");
  check_text (foyer_format_wait (60), "about 1 min");
  check_text (foyer_format_wait (61), "about 2 min");
  check_text (foyer_format_wait (3600), "about 1 h");
  check_text (foyer_format_wait (3660), "about 1 h 1 min");
}

static void
test_waited_is_rounded_down (void)
{
  check_text (foyer_format_waited (FOYER_MINUTE, 2 * FOYER_MINUTE - 1), "under 1 min");
  check_text (foyer_format_waited (FOYER_MINUTE, 2 * FOYER_MINUTE), "1 min");
  check_text (foyer_format_waited (FOYER_MINUTE, 66 * FOYER_MINUTE), "1 h 5 min");
}

static void
test_clocks_are_the_halls (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  FoyerTime time;

  g_assert_true (foyer_time_from_iso8601 ("2026-03-02T00:05:00Z", &time, NULL));
  check_text (foyer_format_clock (time, zone), "08:05");
  check_text (foyer_format_clock (0, zone), "");
  check_text (foyer_format_hours (time, time + 60 * FOYER_MINUTE, zone), "08:05–09:05");
  check_text (foyer_format_hours (0, 0, zone), "closed today");
  check_text (foyer_format_stopwatch (-3), "0:00");
  check_text (foyer_format_stopwatch (187), "3:07");
  check_text (foyer_format_stopwatch (3729), "1:02:09");
}

static void
test_counts_have_their_plural (void)
{
  check_text (foyer_format_waiting (0), "nobody waits");
  check_text (foyer_format_waiting (1), "1 waiting");
  check_text (foyer_format_ahead (1), "1 person ahead");
  check_text (foyer_format_ahead (2), "2 people ahead");
  check_text (foyer_format_ahead (0), "nobody ahead");
  check_text (foyer_format_counter (3), "Counter 3");
}

/* Colour, shape and word together: no state of the hall's rules may lack one of them. */
static void
test_every_state_has_its_sign (void)
{
  const char *const *const tables[] = { foyer_counter_states, foyer_ticket_states,
                                        foyer_hall_states, foyer_announcement_states };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (guint k = 0; tables[i][k] != NULL; k++)
      {
        g_test_message ("%s", tables[i][k]);
        g_assert_cmpstr (foyer_state_get_word (tables[i][k]), !=, "");
        g_assert_cmpstr (foyer_state_get_icon (tables[i][k]), !=, "");
        g_assert_cmpstr (foyer_state_get_style (tables[i][k]), !=, "");
      }
  for (guint i = 0; foyer_classes[i] != NULL; i++)
    g_assert_cmpstr (foyer_class_get_word (foyer_classes[i]), !=, "");
  g_assert_cmpstr (foyer_state_get_word ("nonsense"), ==, "");
  g_assert_cmpstr (foyer_state_get_word (NULL), ==, "");
}

/* One letter per action that can be done: call next, recall, arrived, finish, missed, hold, go on,
 * hand over, wrong number, take over, call this, matter done, its outcome, one more, cash, till,
 * suspend, reopen. */
static void
check_possible (const FoyerCounterSituation *situation, const char *expected)
{
  static const char letters[] = "crafnhgowvtdipmlsu";
  g_autoptr (GString) possible = g_string_new (NULL);

  for (FoyerCounterAction i = 0; i < FOYER_ACTION_LOCK; i++)
    if (foyer_counter_action_get_obstacle (i, situation) == NULL)
      g_string_append_c (possible, letters[i]);
  g_assert_cmpstr (possible->str, ==, expected);
}

static FoyerSettings settings = { .max_calls = 3 };

static void
test_actions_follow_the_state (void)
{
  FoyerTicket ticket = { .prefix = (char *) "A", .serial = 1 };
  FoyerCounterSituation situation = {
    .settings = &settings,
    .counter = { .number = 3, .state = FOYER_COUNTER_READY, .staff = (char *) "1047" },
    .hall = FOYER_HALL_OPEN,
    .n_waiting = 2,
    .chosen = TRUE,
  };

  check_possible (&situation, "ctls");
  g_assert_cmpint (foyer_counter_action_get_next (&situation), ==, FOYER_ACTION_CALL_NEXT);
  situation.n_waiting = 0;
  situation.chosen = FALSE;
  check_possible (&situation, "ls");
  g_assert_cmpint (foyer_counter_action_get_next (&situation), ==, FOYER_N_ACTIONS);
  situation.n_waiting = 2;
  situation.hall = FOYER_HALL_PREPARING;
  check_possible (&situation, "ls");
  situation.hall = FOYER_HALL_DRAINING;
  check_possible (&situation, "cls");
  situation.counter.state = FOYER_COUNTER_CALLING;
  situation.counter.ticket = 1;
  situation.ticket = &ticket;
  ticket.state = FOYER_TICKET_CALLED;
  ticket.calls = 2;
  check_possible (&situation, "ranws");
  g_assert_cmpint (foyer_counter_action_get_next (&situation), ==, FOYER_ACTION_ARRIVED);
  ticket.calls = 3;
  check_possible (&situation, "anws");
  situation.counter.state = FOYER_COUNTER_SERVING;
  ticket.state = FOYER_TICKET_SERVING;
  check_possible (&situation, "fhoipms");
  situation.open_matter = TRUE;
  check_possible (&situation, "fhodipms");
  g_assert_cmpint (foyer_counter_action_get_next (&situation), ==, FOYER_ACTION_FINISH);
  situation.counter.state = FOYER_COUNTER_ON_HOLD;
  ticket.state = FOYER_TICKET_ON_HOLD;
  g_assert_cmpint (foyer_counter_action_get_next (&situation), ==, FOYER_ACTION_RESUME);
  situation.busy = TRUE;
  check_possible (&situation, "");
}

/* States 2.4: while money is counted nothing else is done. */
static void
test_cash_check_holds_everything_else (void)
{
  FoyerTicket ticket = { .prefix = (char *) "A", .serial = 1, .state = FOYER_TICKET_SERVING };
  const FoyerCounterSituation situation = {
    .settings = &settings,
    .counter = { .number = 3,
                 .state = FOYER_COUNTER_SERVING,
                 .ticket = 1,
                 .staff = (char *) "1047",
                 .cash_check = TRUE },
    .ticket = &ticket,
    .hall = FOYER_HALL_OPEN,
    .n_waiting = 1,
  };

  check_possible (&situation, "");
  g_assert_cmpint (foyer_counter_action_get_next (&situation), ==, FOYER_N_ACTIONS);
}

static void
test_closing_counter_calls_nobody (void)
{
  const FoyerCounterSituation situation = {
    .settings = &settings,
    .counter = { .number = 3,
                 .state = FOYER_COUNTER_SERVING,
                 .ticket = 1,
                 .staff = (char *) "1047",
                 .closing_pending = TRUE },
    .hall = FOYER_HALL_OPEN,
    .n_waiting = 1,
  };

  g_assert_nonnull (foyer_counter_action_get_obstacle (FOYER_ACTION_CALL_NEXT, &situation));
  g_assert_nonnull (foyer_counter_action_get_obstacle (FOYER_ACTION_CLOSE, &situation));
}

static void
test_guard_lets_one_press_through (void)
{
  FoyerGuard guard = { 0 };

  g_assert_true (foyer_guard_enter (&guard));
  g_assert_false (foyer_guard_enter (&guard));
  foyer_guard_leave (&guard);
  g_assert_false (foyer_guard_enter (&guard));
  guard.open_from = g_get_monotonic_time ();
  g_assert_true (foyer_guard_enter (&guard));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/window/format/waits-are-rounded-up", test_waits_are_rounded_up);
  g_test_add_func ("/window/format/waited-is-rounded-down", test_waited_is_rounded_down);
  g_test_add_func ("/window/format/clocks-are-the-halls", test_clocks_are_the_halls);
  g_test_add_func ("/window/format/counts-have-their-plural", test_counts_have_their_plural);
  g_test_add_func ("/window/state/every-state-has-its-sign", test_every_state_has_its_sign);
  g_test_add_func ("/window/counter/actions-follow-the-state", test_actions_follow_the_state);
  g_test_add_func ("/window/counter/closing-counter-calls-nobody",
                   test_closing_counter_calls_nobody);
  g_test_add_func ("/window/counter/cash-check-holds-everything-else",
                   test_cash_check_holds_everything_else);
  g_test_add_func ("/window/guard/lets-one-press-through", test_guard_lets_one_press_through);
  return g_test_run ();
}
