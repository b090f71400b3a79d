/* What somebody with another number is told at a counter (S2-3.4a, S2-3.4b). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-shown.h"

static void
add_counter (FoyerConfig *config, gint64 number, const char *service)
{
  FoyerCounterPlan *plan = foyer_counter_plan_new (number);
  FoyerOffer offer = { .service = g_strdup (service) };

  g_array_append_val (plan->offers, offer);
  g_ptr_array_add (config->counters, plan);
}

/* Counter 1 serves A, counters 2 to 4 serve B; 3 is suspended. Somebody comes to counter 1. */
static void
test_verdicts (void)
{
  static const struct
  {
    FoyerTicket ticket;
    FoyerShown verdict;
    const char *places, *advice;
  } cases[] = {
    { { .state = FOYER_TICKET_WAITING, .service = (char *) "B" },
      FOYER_SHOWN_ELSEWHERE,
      "2 4",
      "X001 waits for counter 2, 4 and keeps its place." },
    { { .state = FOYER_TICKET_WAITING, .service = (char *) "C" },
      FOYER_SHOWN_ELSEWHERE,
      "",
      "X001 waits, and no counter serves it at the moment." },
    { { .state = FOYER_TICKET_WAITING, .service = (char *) "A" },
      FOYER_SHOWN_WAITS,
      "",
      "X001 waits; it is not its turn yet." },
    /* Handed over to one counter: that one alone. */
    { { .state = FOYER_TICKET_WAITING, .service = (char *) "A", .bound_counter = 4 },
      FOYER_SHOWN_ELSEWHERE,
      "4",
      "X001 waits for counter 4 and keeps its place." },
    { { .state = FOYER_TICKET_CALLED, .service = (char *) "A", .counter = 2 },
      FOYER_SHOWN_CALLED,
      "2",
      "X001 is expected at counter 2." },
    /* It is the one that was called here after all. */
    { { .state = FOYER_TICKET_CALLED, .service = (char *) "A", .counter = 1 },
      FOYER_SHOWN_CALLED,
      "",
      NULL },
    { { .state = FOYER_TICKET_NO_SHOW },
      FOYER_SHOWN_MISSED,
      "",
      "X001 was missed. Reception puts it back in the queue." },
    { { .state = FOYER_TICKET_COMPLETED },
      FOYER_SHOWN_OVER,
      "",
      "X001 is not open any more. Reception gives a new number." },
  };
  g_autoptr (FoyerConfig) config = foyer_config_new ();
  g_autoptr (GPtrArray) counters = g_ptr_array_new ();
  FoyerCounter four[4] = { { .number = 1, .state = FOYER_COUNTER_CALLING },
                           { .number = 2, .state = FOYER_COUNTER_READY },
                           { .number = 3, .state = FOYER_COUNTER_SUSPENDED },
                           { .number = 4, .state = FOYER_COUNTER_SERVING } };

  for (guint i = 0; i < G_N_ELEMENTS (four); i++)
    {
      add_counter (config, four[i].number, i == 0 ? "A" : "B");
      g_ptr_array_add (counters, &four[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) places = NULL;
      g_autoptr (GString) named = g_string_new (NULL);
      g_autofree char *advice = NULL;

      g_assert_cmpint (foyer_shown_judge (config, &cases[i].ticket, 1, counters, &places), ==,
                       cases[i].verdict);
      for (guint k = 0; k < places->len; k++)
        g_string_append_printf (named, "%s%d", k > 0 ? " " : "",
                                (int) g_array_index (places, gint64, k));
      g_assert_cmpstr (named->str, ==, cases[i].places);
      advice = foyer_shown_tell (cases[i].verdict, "X001", places);
      g_assert_cmpstr (advice, ==, cases[i].advice);
    }
}

/* Without a number, or with one that this hall did not give today. */
static void
test_no_number (void)
{
  g_autoptr (FoyerConfig) config = foyer_config_new ();
  g_autoptr (GPtrArray) counters = g_ptr_array_new ();
  g_autoptr (GArray) places = NULL;
  g_autofree char *advice = NULL;

  g_assert_cmpint (foyer_shown_judge (config, NULL, 1, counters, &places), ==, FOYER_SHOWN_NOTHING);
  g_assert_cmpuint (places->len, ==, 0);
  g_assert_null (foyer_shown_tell (FOYER_SHOWN_NOTHING, NULL, places));
  advice = foyer_shown_tell (FOYER_SHOWN_NOTHING, "Z9", places);
  g_assert_cmpstr (advice, ==, "There is no number Z9 today.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hall/shown/verdicts", test_verdicts);
  g_test_add_func ("/hall/shown/no-number", test_no_number);
  return g_test_run ();
}
