/* The kiosk's window on a real hall: it names everything, issues once, and goes without a rest. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"

#include "window/kiosk/foyer-kiosk-window-private.h"

static void
set_up (Desk *desk, gconstpointer data)
{
  hall_fixture_set_up (&desk->hall, NULL);
  desk->context = foyer_window_context_new (desk->hall.engine, desk->hall.model);
  desk->window = foyer_kiosk_window_new (NULL, desk->context);
  gtk_window_present (GTK_WINDOW (desk->window));
}

static FoyerKioskWindow *
get_kiosk (Desk *desk)
{
  return FOYER_KIOSK_WINDOW (desk->window);
}

/* A press as far from the one before as a person's is. */
static void
press (Desk *desk, FoyerKioskChoice choice, int value)
{
  get_kiosk (desk)->last_press = 0;
  foyer_kiosk_window_choose (get_kiosk (desk), choice, value);
}

static guint
count_tickets (Desk *desk)
{
  return g_list_model_get_n_items (foyer_hall_model_get_tickets (desk->hall.model));
}

static gboolean
has_number (gpointer window)
{
  return FOYER_KIOSK_WINDOW (window)->page == FOYER_KIOSK_TICKET;
}

static void
test_names (Desk *desk, gconstpointer data)
{
  guint n_checked = 0;

  desk_check_names (desk->window, &n_checked);
  press (desk, FOYER_KIOSK_CHOICE_LANGUAGE, FOYER_LANGUAGE_KO);
  desk_check_names (desk->window, &n_checked);
  press (desk, FOYER_KIOSK_CHOICE_SERVICE, 0);
  g_assert_cmpint (get_kiosk (desk)->page, ==, FOYER_KIOSK_SELF_SERVICE);
  press (desk, FOYER_KIOSK_CHOICE_NUMBER, 0);
  desk_check_names (desk->window, &n_checked);
  g_assert_cmpuint (n_checked, >, 30);
}

/* Every press at once, and all of it again: one number (states 2.10). */
static void
test_one_number (Desk *desk, gconstpointer data)
{
  press (desk, FOYER_KIOSK_CHOICE_LANGUAGE, FOYER_LANGUAGE_EN);
  press (desk, FOYER_KIOSK_CHOICE_SERVICE, 1);
  for (guint i = 0; i < 50; i++)
    {
      get_kiosk (desk)->last_press = i % 2 ? 0 : g_get_monotonic_time ();
      foyer_kiosk_window_choose (get_kiosk (desk), FOYER_KIOSK_CHOICE_ISSUE, 0);
    }
  hall_fixture_await (has_number, desk->window);
  hall_fixture_await_truth (&desk->hall, desk->hall.model);
  g_assert_cmpuint (count_tickets (desk), ==, 1);
  press (desk, FOYER_KIOSK_CHOICE_ISSUE, 0);
  hall_fixture_await_truth (&desk->hall, desk->hall.model);
  g_assert_cmpuint (count_tickets (desk), ==, 1);
}

static void
test_several_matters (Desk *desk, gconstpointer data)
{
  press (desk, FOYER_KIOSK_CHOICE_LANGUAGE, FOYER_LANGUAGE_EN);
  press (desk, FOYER_KIOSK_CHOICE_SERVICE, 1);
  press (desk, FOYER_KIOSK_CHOICE_ANOTHER, 0);
  press (desk, FOYER_KIOSK_CHOICE_SERVICE, 4);
  g_assert_cmpuint (get_kiosk (desk)->services->len, ==, 2);
  press (desk, FOYER_KIOSK_CHOICE_ISSUE, FOYER_KIOSK_HEARING);
  hall_fixture_await (has_number, desk->window);
  g_assert_true (json_object_get_boolean_member (
      json_object_get_object_member (get_kiosk (desk)->answer, "ticket"), "hearing"));
}

/* Asking it to close leads to its lock. */
static void
test_locked (Desk *desk, gconstpointer data)
{
  gtk_window_close (GTK_WINDOW (desk->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (get_kiosk (desk)->locked);
  g_assert_true (gtk_widget_get_visible (desk->window));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Desk *desk, gconstpointer data);
  } tests[] = {
    { "/window/kiosk/names", test_names },
    { "/window/kiosk/one-number", test_one_number },
    { "/window/kiosk/several-matters", test_several_matters },
    { "/window/kiosk/locked", test_locked },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Desk, NULL, set_up, tests[i].run, desk_tear_down);
  return g_test_run ();
}
