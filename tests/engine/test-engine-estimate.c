/* The estimated wait in commands: what it follows, and that the tables sum as the rule says. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-pace.h"
#include "test-hall.h"

static gint64
get_wait (TestHall *hall, const char *service)
{
  JsonArray *services =
      json_object_get_array_member (test_hall_do (hall, "hall.status"), "services");

  for (guint i = 0; i < json_array_get_length (services); i++)
    {
      JsonObject *object = json_array_get_object_element (services, i);
      if (g_str_equal (json_object_get_string_member (object, "code"), service))
        return json_object_get_int_member (object, "estimated_wait_s");
    }
  g_assert_not_reached ();
}

static void
serve (TestHall *hall, gint64 counter, gint64 seconds)
{
  test_hall_do (hall, "counter.call %d", (int) counter);
  test_hall_do (hall, "counter.serve %d", (int) counter);
  test_hall_pass (hall, seconds);
  test_hall_do (hall, "counter.finish %d", (int) counter);
}

/* S0 hall 1(3): what is told at issue is what the status says of the next one. */
static void
test_issue (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  gint64 told, alone;

  test_hall_do (hall, "counter.open 1 --staff=1021");
  g_assert_cmpint (get_wait (hall, "A"), ==, 0);
  test_hall_do (hall, "ticket.issue A --direct");
  told = get_wait (hall, "A");
  g_assert_cmpint (told, >, 0); /* nobody is ahead, but the counter has a customer */
  g_assert_cmpint (test_integer (test_hall_do (hall, "ticket.issue A"), "ticket.estimated_wait_s"),
                   ==, told);
  alone = get_wait (hall, "A");
  g_assert_cmpint (alone, >, told);
  /* A counter that takes B, too, waits for A's customers as well. */
  g_assert_cmpint (get_wait (hall, "B"), ==, alone);
  test_hall_do (hall, "counter.open 2 --staff=1022");
  g_assert_cmpint (get_wait (hall, "A"), <, alone);
  test_hall_check (hall);
}

/* A class with credit is called before those it passes. */
static void
test_credit (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  gint64 ordinary, elderly;

  test_hall_do (hall, "counter.open 1 --staff=1021");
  for (guint i = 0; i < 6; i++)
    test_hall_do (hall, "ticket.issue A");
  ordinary = get_wait (hall, "A");
  elderly = test_integer (test_hall_do (hall, "ticket.issue A --class=elderly"),
                          "ticket.estimated_wait_s");
  g_assert_cmpint (elderly, <, ordinary);
}

/* The trigger and foyer_pace_sum_add() are one rule in two places. */
static void
test_sums (void)
{
  static const gint64 lengths[] = { 100, 250, 60, 9000, 0, 330 };
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  FoyerPaceSum sum = { 0 };

  test_hall_do (hall, "counter.open 1 --staff=1021");
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    test_hall_do (hall, "ticket.issue A");
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      serve (hall, 1, lengths[i]);
      foyer_pace_sum_add (&sum, (double) lengths[i]);
    }
#define ALL(column)                                                                                \
  ((double) test_hall_query (hall, "SELECT round (" column " * 1000) FROM pace "                   \
                                   "WHERE service = 'A' AND hour = -1 AND clerks = -1") /          \
   1000)
  g_assert_cmpfloat_with_epsilon (ALL ("weight"), sum.weight, 0.01);
  g_assert_cmpfloat_with_epsilon (ALL ("total"), sum.total, 0.01);
  g_assert_cmpfloat_with_epsilon (ALL ("squares"), sum.squares, 1);
#undef ALL
  /* Ten o'clock in Shanghai is two of UTC; one counter was staffed. */
  g_assert_cmpint (
      test_hall_query (hall, "SELECT count (*) FROM pace WHERE hour = 2 AND clerks = 1"), ==, 1);
  test_hall_check (hall);
}

/* The wait follows what is seen. */
static void
test_learns (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  gint64 before;

  test_hall_do (hall, "counter.open 1 --staff=1021");
  for (guint i = 0; i < 40; i++)
    test_hall_do (hall, "ticket.issue A");
  before = get_wait (hall, "A") / 40;
  for (guint i = 0; i < 20; i++)
    serve (hall, 1, 30);
  g_assert_cmpint (get_wait (hall, "A") / 20, <, before * 3 / 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/estimate/issue", test_issue);
  g_test_add_func ("/engine/estimate/credit", test_credit);
  g_test_add_func ("/engine/estimate/sums", test_sums);
  g_test_add_func ("/engine/estimate/learns", test_learns);
  return g_test_run ();
}
