/* The reception's window on a real hall: it comes, works, names everything, and goes. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"

#include "engine/foyer-hall-config.h"
#include "window/common/foyer-sign-in-page.h"
#include "window/common/foyer-ticket-list.h"
#include "window/counter/foyer-counter-window.h"
#include "window/counter/foyer-customer-card.h"
#include "window/reception/foyer-issue-panel.h"
#include "window/reception/foyer-reception-window.h"

static void
test_reception_names_everything (Desk *desk, gconstpointer data)
{
  guint n_checked = 0;

  desk_sign_in (desk, "1011");
  desk_check_names (desk->window, &n_checked);
  g_assert_cmpuint (n_checked, >, 20);
}

static void
test_wrong_pin_is_told (Desk *desk, gconstpointer data)
{
  desk_press_sign_in (desk, "1011", "000000");
  hall_fixture_await (desk_has_error, desk->window);
  g_assert_false (desk_is_at_work (desk->window));
  g_assert_null (foyer_window_context_get_session (desk->context));
  desk_sign_in (desk, "1011");
}

/* --- reception --- */

static guint
count_tickets (Desk *desk)
{
  return g_list_model_get_n_items (foyer_hall_model_get_tickets (desk->hall.model));
}

static gboolean
issued_is_shown (gpointer panel)
{
  return gtk_widget_get_visible (desk_get_child (panel, "issued_box"));
}

static void
test_double_press_issues_one_number (Desk *desk, gconstpointer data)
{
  GtkWidget *panel, *button;
  gint64 pressed_at;

  desk_sign_in (desk, "1011");
  panel = desk_get_child (desk->window, "issue_panel");
  button = desk_get_child (panel, "issue_button");
  g_assert_false (gtk_widget_is_sensitive (button));
  gtk_flow_box_select_child (
      desk_get_child (desk->window, "services_box"),
      gtk_flow_box_get_child_at_index (desk_get_child (desk->window, "services_box"), 1));
  g_assert_true (gtk_widget_is_sensitive (button));
  pressed_at = g_get_monotonic_time ();
  gtk_widget_activate_action (desk->window, "reception.issue", NULL);
  g_assert_false (gtk_widget_is_sensitive (button));
  gtk_widget_activate_action (desk->window, "reception.issue", NULL);
  hall_fixture_await (issued_is_shown, panel);
  /* On a slow machine this were a press of its own. */
  if (g_get_monotonic_time () - pressed_at < 300 * G_TIME_SPAN_MILLISECOND)
    gtk_widget_activate_action (desk->window, "reception.issue", NULL);
  hall_fixture_await_truth (&desk->hall, desk->hall.model);
  g_assert_cmpuint (count_tickets (desk), ==, 1);
  g_assert_cmpstr (gtk_label_get_text (desk_get_child (panel, "issued_number_label")), ==, "B001");
}

static void
choose_service (Desk *desk, int position)
{
  GtkFlowBox *box = desk_get_child (desk->window, "services_box");

  gtk_flow_box_select_child (box, gtk_flow_box_get_child_at_index (box, position));
}

static gboolean
one_service_is_left (gpointer model)
{
  return g_list_model_get_n_items (foyer_hall_model_get_services (model)) == 1;
}

/* GTK moves the focus to the first card then, which would choose it. */
static void
test_service_that_goes_leaves_none_chosen (Desk *desk, gconstpointer data)
{
  GtkWidget *panel, *box;

  desk_sign_in (desk, "1011");
  panel = desk_get_child (desk->window, "issue_panel");
  box = desk_get_child (desk->window, "services_box");
  choose_service (desk, 1);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (box), 1)));
  g_assert_true (gtk_widget_is_sensitive (desk_get_child (panel, "issue_button")));
  hall_fixture_do (&desk->hall, foyer_command_text (
                                    foyer_command_new ("hall.configure", "ctl"), "config",
                                    "{\"services\":[{\"code\":\"A\",\"names\":{\"en\":\"All\"}}],"
                                    "\"counters\":[{\"number\":1,\"services\":[\"A\"]}]}"));
  hall_fixture_await (one_service_is_left, desk->hall.model);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (gtk_flow_box_get_selected_children (GTK_FLOW_BOX (box)));
  g_assert_false (gtk_widget_is_sensitive (desk_get_child (panel, "issue_button")));
}

static gboolean
three_are_issued (gpointer model)
{
  return g_list_model_get_n_items (foyer_hall_model_get_tickets (model)) == 3;
}

static void
test_another_choice_is_no_double_press (Desk *desk, gconstpointer data)
{
  desk_sign_in (desk, "1011");
  for (int i = 0; i < 3; i++)
    {
      choose_service (desk, i);
      gtk_widget_activate_action (desk->window, "reception.issue", NULL);
    }
  hall_fixture_await (three_are_issued, desk->hall.model);
}

static void
test_choice_for_the_next_is_kept (Desk *desk, gconstpointer data)
{
  GtkWidget *panel;

  desk_sign_in (desk, "1011");
  panel = desk_get_child (desk->window, "issue_panel");
  choose_service (desk, 0);
  foyer_issue_panel_press (FOYER_ISSUE_PANEL (panel), 3);
  gtk_widget_activate_action (desk->window, "reception.issue", NULL);
  g_assert_true (gtk_toggle_button_get_active (desk_get_child (panel, "ordinary_toggle")));
  foyer_issue_panel_press (FOYER_ISSUE_PANEL (panel), 2);
  hall_fixture_await (issued_is_shown, panel);
  g_assert_true (gtk_toggle_button_get_active (desk_get_child (panel, "elderly_toggle")));
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static const char *
get_said (Desk *desk)
{
  return gtk_label_get_text (
      desk_get_child (desk_get_child (desk->window, "issue_panel"), "said_label"));
}

static gboolean
stays_seated (gpointer desk)
{
  return strstr (get_said (desk), "Please stay seated") != NULL;
}

/* G03 and N01, in the customer's language. */
static void
test_words_for_the_customer (Desk *desk, gconstpointer data)
{
  GtkWidget *panel;

  desk_sign_in (desk, "1011");
  panel = desk_get_child (desk->window, "issue_panel");
  choose_service (desk, 0);
  foyer_issue_panel_press (FOYER_ISSUE_PANEL (panel), 9);
  gtk_widget_activate_action (desk->window, "reception.issue", NULL);
  hall_fixture_await (issued_is_shown, panel);
  g_assert_true (g_str_has_prefix (get_said (desk), "Your number is A001, with 0 ahead of you."));
  choose_service (desk, 1);
  foyer_issue_panel_press (FOYER_ISSUE_PANEL (panel), 9);
  foyer_issue_panel_press (FOYER_ISSUE_PANEL (panel), 3);
  gtk_widget_activate_action (desk->window, "reception.issue", NULL);
  hall_fixture_await (stays_seated, desk);
}

/* S2-7.9a */
static void
test_urgent_needs_a_reason (Desk *desk, gconstpointer data)
{
  GtkWidget *panel, *button;

  desk_sign_in (desk, "1011");
  panel = desk_get_child (desk->window, "issue_panel");
  button = desk_get_child (panel, "issue_button");
  gtk_flow_box_select_child (
      desk_get_child (desk->window, "services_box"),
      gtk_flow_box_get_child_at_index (desk_get_child (desk->window, "services_box"), 0));
  foyer_issue_panel_press (FOYER_ISSUE_PANEL (panel), 6);
  g_assert_false (has_focus_within (desk_get_child (panel, "reason_entry")));
  gtk_widget_activate_action (desk->window, "reception.issue", NULL);
  g_assert_true (has_focus_within (desk_get_child (panel, "reason_entry")));
  hall_fixture_await_truth (&desk->hall, desk->hall.model);
  g_assert_cmpuint (count_tickets (desk), ==, 0);
  gtk_editable_set_text (desk_get_child (panel, "reason_entry"), "water in the cellar");
  g_assert_true (gtk_widget_is_sensitive (button));
  foyer_issue_panel_press (FOYER_ISSUE_PANEL (panel), 1);
  g_assert_true (gtk_widget_is_sensitive (button));
}

static gboolean
nobody_is_missed (gpointer model)
{
  return g_list_model_get_n_items (foyer_hall_model_get_missed (model)) == 0;
}

static void
miss (Desk *desk)
{
  static const char *const verbs[] = { "counter.call", "counter.no-show" };

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    hall_fixture_do (&desk->hall,
                     foyer_command_integer (foyer_command_new (verbs[i], "ctl"), "counter", 1));
  hall_fixture_await_truth (&desk->hall, desk->hall.model);
}

static void
test_missed_number_is_put_back (Desk *desk, gconstpointer data)
{
  g_autofree char *number = hall_fixture_issue (&desk->hall, "A");
  g_autoptr (FoyerTicketItem) missed = NULL;
  GtkWidget *button;

  hall_fixture_open_counter (&desk->hall, 1);
  desk_sign_in (desk, "1011");
  miss (desk);
  button = desk_get_child (desk->window, "restore_button");
  g_assert_false (gtk_widget_is_sensitive (button));
  missed = g_list_model_get_item (foyer_hall_model_get_missed (desk->hall.model), 0);
  g_assert_cmpstr (foyer_ticket_item_get_number (missed), ==, number);
  g_signal_emit_by_name (desk_get_child (desk->window, "missed_list"), "activated", missed);
  hall_fixture_await (nobody_is_missed, desk->hall.model);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    int counter; /* 0: the reception */
    void (*run) (Desk *desk, gconstpointer data);
  } tests[] = {
    { "/window/reception/names-everything", 0, test_reception_names_everything },
    { "/window/reception/wrong-pin-is-told", 0, test_wrong_pin_is_told },
    { "/window/reception/double-press-issues-one-number", 0, test_double_press_issues_one_number },
    { "/window/reception/words-for-the-customer-G03", 0, test_words_for_the_customer },
    { "/window/reception/another-choice-is-no-double-press", 0,
      test_another_choice_is_no_double_press },
    { "/window/reception/service-that-goes-leaves-none-chosen", 0,
      test_service_that_goes_leaves_none_chosen },
    { "/window/reception/choice-for-the-next-is-kept", 0, test_choice_for_the_next_is_kept },
    { "/window/reception/urgent-needs-a-reason", 0, test_urgent_needs_a_reason },
    { "/window/reception/missed-number-is-put-back", 0, test_missed_number_is_put_back },
    { "/window/reception/silence-is-told", 0, desk_test_silence_is_told },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Desk, GINT_TO_POINTER (tests[i].counter), desk_set_up, tests[i].run,
                desk_tear_down);
  return g_test_run ();
}
