/* Cash check and rating as screens see them: followed by the journal, and found again by a model
 * that starts in the middle (states 2.4, 2.2, 2.9). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall-fixture.h"

static FoyerCommand *
at_counter (const char *verb, const char *via)
{
  return foyer_command_integer (foyer_command_new (verb, via), "counter", 1);
}

static void
give (HallFixture *fixture, const char *verb)
{
  hall_fixture_do (fixture, at_counter (verb, "ctl"));
}

static void
count (HallFixture *fixture, const char *line)
{
  const char *lines[] = { line, NULL };

  hall_fixture_do (fixture, foyer_command_texts (at_counter ("cash.count", "ctl"), "lines", lines));
}

/* All that a screen can read of the desk at counter 1. */
static char *
describe (FoyerHallModel *model)
{
  FoyerCounterItem *counter = foyer_hall_model_find_counter (model, 1);
  FoyerCashItem *cash = foyer_counter_item_get_cash (counter);
  FoyerRatingItem *rating = foyer_counter_item_get_rating (counter);
  g_autoptr (GString) text = g_string_new (NULL);
  GObject *objects[] = { G_OBJECT (cash), G_OBJECT (rating) };

  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      guint n;
      g_autofree GParamSpec **specs =
          g_object_class_list_properties (G_OBJECT_GET_CLASS (objects[i]), &n);

      for (guint k = 0; k < n; k++)
        {
          g_auto (GValue) value = G_VALUE_INIT;
          g_autofree char *word = NULL;

          g_object_get_property (objects[i], specs[k]->name, &value);
          if (G_VALUE_HOLDS_OBJECT (&value) && G_IS_LIST_MODEL (g_value_get_object (&value)))
            {
              GListModel *list = g_value_get_object (&value);
              for (guint l = 0; l < g_list_model_get_n_items (list); l++)
                {
                  g_autoptr (FoyerCashLineItem) line = g_list_model_get_item (list, l);
                  g_string_append_printf (text, "%s %d x %d\n", specs[k]->name,
                                          (int) foyer_cash_line_item_get_count (line),
                                          (int) foyer_cash_line_item_get_denomination (line));
                }
              continue;
            }
          if (G_VALUE_HOLDS_OBJECT (&value))
            {
              FoyerTicketItem *ticket = g_value_get_object (&value);
              word = ticket != NULL
                         ? g_strdup_printf ("#%d", (int) foyer_ticket_item_get_ticket (ticket)->id)
                         : g_strdup ("none");
            }
          else
            word = g_strdup_value_contents (&value);
          g_string_append_printf (text, "%s %s\n", specs[k]->name, word);
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct
{
  FoyerHallModel *one, *other;
} Pair;

static gboolean
are_equal (gpointer data)
{
  Pair *pair = data;
  g_autofree char *one = NULL, *other = NULL;

  if (!foyer_hall_model_get_loaded (pair->other))
    return FALSE;
  one = describe (pair->one);
  other = describe (pair->other);
  return g_str_equal (one, other);
}

/* A model that starts now finds what the other one has followed. */
static void
check_again (HallFixture *fixture)
{
  Pair pair = { fixture->model, foyer_hall_model_new (fixture->engine) };

  hall_fixture_await (are_equal, &pair);
  g_object_unref (pair.other);
}

typedef struct
{
  GObject *object;
  const char *property, *value;
} Wanted;

static gboolean
has_text (gpointer data)
{
  Wanted *wanted = data;
  g_autofree char *value = NULL;

  g_object_get (wanted->object, wanted->property, &value, NULL);
  return g_strcmp0 (value, wanted->value) == 0;
}

static void
await_state (gpointer item, const char *state)
{
  Wanted wanted = { item, "state", state };

  g_test_message ("until %s", state);
  hall_fixture_await (has_text, &wanted);
}

static void
serve (HallFixture *fixture)
{
  g_autofree char *number = hall_fixture_issue (fixture, "A");

  give (fixture, "counter.call");
  give (fixture, "counter.serve");
}

static void
check_sums (FoyerCashItem *cash, gint64 counted, gint64 difference, gint64 change, gint64 round)
{
  gint64 has_counted, has_difference, has_change, has_round;

  g_object_get (cash, "counted", &has_counted, "difference", &has_difference, "change", &has_change,
                "round", &has_round, NULL);
  g_assert_cmpint (has_counted, ==, counted);
  g_assert_cmpint (has_difference, ==, difference);
  g_assert_cmpint (has_change, ==, change);
  g_assert_cmpint (has_round, ==, round);
}

static void
test_cash (HallFixture *fixture, gconstpointer data)
{
  FoyerCounterItem *counter = foyer_hall_model_find_counter (fixture->model, 1);
  FoyerCashItem *cash = foyer_counter_item_get_cash (counter);
  FoyerCommand *command;

  hall_fixture_open_counter (fixture, 1);
  serve (fixture);
  await_state (cash, "idle");
  g_assert_false (foyer_cash_item_get_active (cash));
  hall_fixture_do (fixture, foyer_command_integer (at_counter ("cash.start", "ctl"), "due", 20000));
  await_state (cash, "counting");
  g_assert_true (foyer_cash_item_get_active (cash));
  check_sums (cash, 0, -20000, 0, 1);
  count (fixture, "10000=1");
  count (fixture, "5000=1");
  give (fixture, "cash.return");
  await_state (cash, "returned");
  check_sums (cash, 15000, -5000, 0, 1);
  g_assert_cmpint (foyer_cash_item_get_count (cash, 5000), ==, 1);
  check_again (fixture);
  count (fixture, "10000=2");
  await_state (cash, "matched");
  check_sums (cash, 20000, 0, 0, 2);
  g_assert_cmpint (foyer_cash_item_get_count (cash, 5000), ==, 0);
  command = foyer_command_integer (at_counter ("cash.suspect", "ctl"), "denomination", 10000);
  hall_fixture_do (fixture, foyer_command_text (command, "grounds", "paper,thread"));
  await_state (cash, "suspect");
  check_sums (cash, 10000, -10000, 0, 2);
  check_again (fixture);
  hall_fixture_do (fixture,
                   foyer_command_text (at_counter ("cash.resolve", "ctl"), "outcome", "replaced"));
  await_state (cash, "matched");
  check_again (fixture);
  hall_fixture_do (fixture,
                   foyer_command_flag (at_counter ("cash.finish", "ctl"), "reminded", TRUE));
  await_state (cash, "done");
  g_assert_false (foyer_cash_item_get_active (cash));
  /* The next one begins anew. */
  command = foyer_command_integer (at_counter ("cash.start", "ctl"), "due", 1240);
  hall_fixture_do (fixture, foyer_command_integer (command, "given", 2000));
  await_state (cash, "counting");
  count (fixture, "2000=1");
  give (fixture, "cash.change");
  await_state (cash, "handover");
  check_sums (cash, 2000, 0, 760, 1);
  g_assert_cmpuint (g_list_model_get_n_items (foyer_cash_item_get_change_lines (cash)), ==, 4);
  check_again (fixture);
}

static void
test_rating (HallFixture *fixture, gconstpointer data)
{
  FoyerCounterItem *counter = foyer_hall_model_find_counter (fixture->model, 1);
  FoyerRatingItem *rating = foyer_counter_item_get_rating (counter);

  hall_fixture_open_counter (fixture, 1);
  serve (fixture);
  await_state (rating, "none");
  give (fixture, "counter.finish");
  await_state (rating, "invited");
  g_assert_nonnull (foyer_rating_item_get_ticket (rating));
  g_assert_false (foyer_rating_item_get_low (rating));
  check_again (fixture);
  hall_fixture_do (fixture,
                   foyer_command_integer (at_counter ("rating.give", "screen"), "score", 2));
  await_state (rating, "rated");
  g_assert_true (foyer_rating_item_get_low (rating));
  check_again (fixture);
  hall_fixture_do (
      fixture, foyer_command_text (at_counter ("rating.reasons", "screen"), "reasons", "waiting"));
  serve (fixture);
  give (fixture, "counter.finish");
  await_state (rating, "invited");
  g_assert_cmpint (foyer_ticket_item_get_ticket (foyer_rating_item_get_ticket (rating))->id, ==, 2);
  /* Whoever is called next ends it. */
  serve (fixture);
  await_state (rating, "timed-out");
  check_again (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/model/desk/cash-2.4", HallFixture, NULL, hall_fixture_set_up, test_cash,
              hall_fixture_tear_down);
  g_test_add ("/model/desk/rating-2.2", HallFixture, NULL, hall_fixture_set_up, test_rating,
              hall_fixture_tear_down);
  return g_test_run ();
}
