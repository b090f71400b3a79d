/* What the reception is told to do (S2 三.4, S4 五.12, S2 五.4). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-nudge.h"

#define NOW (1000000 * FOYER_SECOND)

/* S2-3.4c */
static void
test_called (void)
{
  FoyerTicket ticket = { .state = FOYER_TICKET_CALLED, .calls = 1, .called_at = NOW };
  FoyerTime next;

  g_assert_cmpint (foyer_nudge_get (&ticket, NOW, &next), ==, FOYER_NUDGE_NONE);
  g_assert_cmpint (next, ==, NOW + 20 * FOYER_SECOND);
  g_assert_cmpint (foyer_nudge_get (&ticket, next - 1, &next), ==, FOYER_NUDGE_NONE);
  g_assert_cmpint (foyer_nudge_get (&ticket, next, &next), ==, FOYER_NUDGE_LEAD);
  g_assert_cmpint (next, ==, 0);
  ticket.calls = 2;
  g_assert_cmpint (foyer_nudge_get (&ticket, NOW, &next), ==, FOYER_NUDGE_LEAD);
  ticket.hearing = TRUE;
  g_assert_cmpint (foyer_nudge_get (&ticket, NOW, &next), ==, FOYER_NUDGE_FETCH);
  /* Who was sent straight there is on the way at first (S2-3.2b). */
  ticket =
      (FoyerTicket){ .state = FOYER_TICKET_CALLED, .calls = 1, .direct = TRUE, .called_at = NOW };
  g_assert_cmpint (foyer_nudge_get (&ticket, NOW, &next), ==, FOYER_NUDGE_NONE);
  g_assert_cmpint (next, ==, NOW + 60 * FOYER_SECOND);
  g_assert_cmpint (foyer_nudge_get (&ticket, next - 1, &next), ==, FOYER_NUDGE_NONE);
  g_assert_cmpint (foyer_nudge_get (&ticket, next, &next), ==, FOYER_NUDGE_LEAD);
  ticket.state = FOYER_TICKET_SERVING;
  ticket.hearing = TRUE;
  g_assert_cmpint (foyer_nudge_get (&ticket, NOW, &next), ==, FOYER_NUDGE_NONE);
}

static void
test_overdue (void)
{
  const FoyerTicket ticket = { .state = FOYER_TICKET_WAITING, .due_at = NOW };
  FoyerTime next;

  g_assert_cmpint (foyer_nudge_get (&ticket, NOW, &next), ==, FOYER_NUDGE_NONE);
  g_assert_cmpint (next, ==, NOW + 1);
  g_assert_cmpint (foyer_nudge_get (&ticket, NOW + 1, &next), ==, FOYER_NUDGE_OVERDUE);
  g_assert_cmpint (next, ==, 0);
}

static void
test_cover (void)
{
  g_autoptr (FoyerConfig) config = foyer_config_new ();
  g_autoptr (GPtrArray) counters = g_ptr_array_new ();
  FoyerCounter one = { .number = 1, .state = FOYER_COUNTER_SERVING };
  FoyerCounter two = { .number = 2, .state = FOYER_COUNTER_OFFLINE };

  for (gint64 number = 1; number <= 2; number++)
    {
      FoyerCounterPlan *plan = foyer_counter_plan_new (number);
      FoyerOffer offer = { .service = g_strdup ("A") };

      g_array_append_val (plan->offers, offer);
      g_ptr_array_add (config->counters, plan);
    }
  g_ptr_array_add (counters, &one);
  g_ptr_array_add (counters, &two);
  g_assert_cmpint (foyer_cover_get (config, counters, "A"), ==, FOYER_COVER_SERVED);
  g_assert_cmpint (foyer_cover_get (config, counters, "B"), ==, FOYER_COVER_NONE);
  one.closing_pending = TRUE;
  g_assert_cmpint (foyer_cover_get (config, counters, "A"), ==, FOYER_COVER_ENDING);
  two.state = FOYER_COUNTER_SUSPENDED;
  g_assert_cmpint (foyer_cover_get (config, counters, "A"), ==, FOYER_COVER_ENDING);
  two.state = FOYER_COUNTER_READY;
  g_assert_cmpint (foyer_cover_get (config, counters, "A"), ==, FOYER_COVER_SERVED);
  one.state = two.state = FOYER_COUNTER_CLOSED;
  g_assert_cmpint (foyer_cover_get (config, counters, "A"), ==, FOYER_COVER_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hall/nudge/called", test_called);
  g_test_add_func ("/hall/nudge/overdue", test_overdue);
  g_test_add_func ("/hall/nudge/cover", test_cover);
  return g_test_run ();
}
