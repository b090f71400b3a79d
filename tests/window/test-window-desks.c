/* The windows of reception and counter on a real hall: they come, work, name everything, and go. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "engine/foyer-hall-config.h"
#include "hall-fixture.h"
#include "window/common/foyer-sign-in-page.h"
#include "window/common/foyer-ticket-list.h"
#include "window/counter/foyer-counter-window.h"
#include "window/counter/foyer-customer-card.h"
#include "window/reception/foyer-issue-panel.h"
#include "window/reception/foyer-reception-window.h"

typedef struct
{
  HallFixture hall;
  FoyerWindowContext *context;
  GtkWidget *window;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  gint64 counter = GPOINTER_TO_INT (data);

  hall_fixture_set_up (&desk->hall, NULL);
  desk->context = foyer_window_context_new (desk->hall.engine, desk->hall.model);
  desk->window = counter == 0 ? foyer_reception_window_new (NULL, desk->context)
                              : foyer_counter_window_new (NULL, desk->context, counter);
  gtk_window_present (GTK_WINDOW (desk->window));
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  GtkWidget *window = desk->window;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &desk->window);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (desk->window);
  g_assert_finalize_object (desk->context);
  hall_fixture_tear_down (&desk->hall, NULL);
}

static gpointer
get_child (GtkWidget *widget, const char *name)
{
  GObject *child = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (child);
  return child;
}

static gboolean
is_at_work (gpointer window)
{
  return g_str_equal (gtk_stack_get_visible_child_name (get_child (window, "stack")), "work");
}

static void
press_sign_in (Desk *desk, const char *staff, const char *pin)
{
  GtkWidget *page = get_child (desk->window, "sign_in_page");

  gtk_editable_set_text (get_child (page, "staff_entry"), staff);
  gtk_editable_set_text (get_child (page, "pin_entry"), pin);
  g_signal_emit_by_name (get_child (page, "button"), "clicked");
}

static void
sign_in (Desk *desk, const char *staff)
{
  press_sign_in (desk, staff, foyer_hall_demo_pin);
  hall_fixture_await (is_at_work, desk->window);
}

static gboolean
has_error (gpointer window)
{
  GtkWidget *page = get_child (window, "sign_in_page");

  return *gtk_label_get_text (get_child (page, "error_label")) != '\0';
}

/* --- names --- */

static gboolean
is_interactive (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_ENTRY (widget) ||
         GTK_IS_PASSWORD_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) ||
         GTK_IS_DROP_DOWN (widget) || GTK_IS_LIST_VIEW (widget) || GTK_IS_FLOW_BOX (widget) ||
         GTK_IS_FLOW_BOX_CHILD (widget);
}

/* Widgets of GTK and libadwaita that name their own parts. */
static gboolean
is_foreign (GtkWidget *widget)
{
  return GTK_IS_WINDOW_CONTROLS (widget);
}

static void
check_names (GtkWidget *widget, guint *n_checked)
{
  if (is_foreign (widget))
    return;
  if (is_interactive (widget))
    {
      ++*n_checked;
      if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                             GTK_ACCESSIBLE_PROPERTY_LABEL) &&
          !gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                             GTK_ACCESSIBLE_RELATION_LABELLED_BY))
        g_error ("%s “%s” has no accessible name", G_OBJECT_TYPE_NAME (widget),
                 gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)));
      if (!GTK_IS_FLOW_BOX (widget))
        return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_names (child, n_checked);
}

static void
test_reception_names_everything (Desk *desk, gconstpointer data)
{
  guint n_checked = 0;

  sign_in (desk, "1011");
  check_names (desk->window, &n_checked);
  g_assert_cmpuint (n_checked, >, 20);
}

static void
test_counter_names_everything (Desk *desk, gconstpointer data)
{
  guint n_checked = 0;

  sign_in (desk, "1047");
  check_names (desk->window, &n_checked);
  g_assert_cmpuint (n_checked, >, 8);
}

/* --- signing in --- */

static void
test_wrong_pin_is_told (Desk *desk, gconstpointer data)
{
  press_sign_in (desk, "1011", "000000");
  hall_fixture_await (has_error, desk->window);
  g_assert_false (is_at_work (desk->window));
  g_assert_null (foyer_window_context_get_session (desk->context));
  sign_in (desk, "1011");
}

static void
test_clerk_of_another_counter_is_refused (Desk *desk, gconstpointer data)
{
  hall_fixture_open_counter (&desk->hall, 3);
  hall_fixture_await_truth (&desk->hall, desk->hall.model);
  press_sign_in (desk, "1034", foyer_hall_demo_pin);
  hall_fixture_await (has_error, desk->window);
  g_assert_false (is_at_work (desk->window));
  g_assert_null (foyer_window_context_get_session (desk->context));
}

static void
test_open_counter_is_joined (Desk *desk, gconstpointer data)
{
  hall_fixture_open_counter (&desk->hall, 3);
  hall_fixture_await_truth (&desk->hall, desk->hall.model);
  sign_in (desk, "1047");
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
  return gtk_widget_get_visible (get_child (panel, "issued_box"));
}

static void
test_double_press_issues_one_number (Desk *desk, gconstpointer data)
{
  GtkWidget *panel, *button;
  gint64 pressed_at;

  sign_in (desk, "1011");
  panel = get_child (desk->window, "issue_panel");
  button = get_child (panel, "issue_button");
  g_assert_false (gtk_widget_is_sensitive (button));
  gtk_flow_box_select_child (
      get_child (desk->window, "services_box"),
      gtk_flow_box_get_child_at_index (get_child (desk->window, "services_box"), 1));
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
  g_assert_cmpstr (gtk_label_get_text (get_child (panel, "issued_number_label")), ==, "B001");
}

static void
choose_service (Desk *desk, int position)
{
  GtkFlowBox *box = get_child (desk->window, "services_box");

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

  sign_in (desk, "1011");
  panel = get_child (desk->window, "issue_panel");
  box = get_child (desk->window, "services_box");
  choose_service (desk, 1);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (box), 1)));
  g_assert_true (gtk_widget_is_sensitive (get_child (panel, "issue_button")));
  hall_fixture_do (&desk->hall, foyer_command_text (
                                    foyer_command_new ("hall.configure", "ctl"), "config",
                                    "{\"services\":[{\"code\":\"A\",\"names\":{\"en\":\"All\"}}],"
                                    "\"counters\":[{\"number\":1,\"services\":[\"A\"]}]}"));
  hall_fixture_await (one_service_is_left, desk->hall.model);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (gtk_flow_box_get_selected_children (GTK_FLOW_BOX (box)));
  g_assert_false (gtk_widget_is_sensitive (get_child (panel, "issue_button")));
}

static gboolean
three_are_issued (gpointer model)
{
  return g_list_model_get_n_items (foyer_hall_model_get_tickets (model)) == 3;
}

static void
test_another_choice_is_no_double_press (Desk *desk, gconstpointer data)
{
  sign_in (desk, "1011");
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

  sign_in (desk, "1011");
  panel = get_child (desk->window, "issue_panel");
  choose_service (desk, 0);
  foyer_issue_panel_press (FOYER_ISSUE_PANEL (panel), 3);
  gtk_widget_activate_action (desk->window, "reception.issue", NULL);
  g_assert_true (gtk_toggle_button_get_active (get_child (panel, "ordinary_toggle")));
  foyer_issue_panel_press (FOYER_ISSUE_PANEL (panel), 2);
  hall_fixture_await (issued_is_shown, panel);
  g_assert_true (gtk_toggle_button_get_active (get_child (panel, "elderly_toggle")));
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
test_urgent_needs_a_reason (Desk *desk, gconstpointer data)
{
  GtkWidget *panel, *button;

  sign_in (desk, "1011");
  panel = get_child (desk->window, "issue_panel");
  button = get_child (panel, "issue_button");
  gtk_flow_box_select_child (
      get_child (desk->window, "services_box"),
      gtk_flow_box_get_child_at_index (get_child (desk->window, "services_box"), 0));
  foyer_issue_panel_press (FOYER_ISSUE_PANEL (panel), 6);
  g_assert_false (has_focus_within (get_child (panel, "reason_entry")));
  gtk_widget_activate_action (desk->window, "reception.issue", NULL);
  g_assert_true (has_focus_within (get_child (panel, "reason_entry")));
  hall_fixture_await_truth (&desk->hall, desk->hall.model);
  g_assert_cmpuint (count_tickets (desk), ==, 0);
  gtk_editable_set_text (get_child (panel, "reason_entry"), "water in the cellar");
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
  sign_in (desk, "1011");
  miss (desk);
  button = get_child (desk->window, "restore_button");
  g_assert_false (gtk_widget_is_sensitive (button));
  missed = g_list_model_get_item (foyer_hall_model_get_missed (desk->hall.model), 0);
  g_assert_cmpstr (foyer_ticket_item_get_number (missed), ==, number);
  g_signal_emit_by_name (get_child (desk->window, "missed_list"), "activated", missed);
  hall_fixture_await (nobody_is_missed, desk->hall.model);
}

/* --- counter --- */

typedef struct
{
  FoyerCounterItem *item;
  FoyerCounterState state;
} Wanted;

static gboolean
counter_is (gpointer data)
{
  const Wanted *wanted = data;

  return foyer_counter_item_get_state (wanted->item) == wanted->state;
}

/* The command was done or refused: something can be pressed again. */
static gboolean
is_over (gpointer window)
{
  return gtk_widget_is_sensitive (get_child (window, "arrived_button")) ||
         gtk_widget_is_sensitive (get_child (window, "finish_button"));
}

static void
press (Desk *desk, const char *action, FoyerCounterState leads_to)
{
  Wanted wanted = { foyer_hall_model_find_counter (desk->hall.model, 3), leads_to };

  g_assert_true (gtk_widget_activate_action (desk->window, action, NULL));
  hall_fixture_await (counter_is, &wanted);
  if (foyer_counter_has_customer (leads_to))
    hall_fixture_await (is_over, desk->window);
  hall_fixture_await_truth (&desk->hall, desk->hall.model);
}

static gboolean
can (Desk *desk, const char *button)
{
  return gtk_widget_is_sensitive (get_child (desk->window, button));
}

static gboolean
why_is_shown (gpointer card)
{
  return *gtk_label_get_text (get_child (card, "why_label")) != '\0';
}

static gboolean
matters_are_shown (gpointer card)
{
  return *gtk_label_get_text (get_child (card, "matters_label")) != '\0';
}

/* A button that cannot be pressed says why. */
static gboolean
says_that_nobody_waits (gpointer window)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (get_child (window, "call_next_button")),
                    "Nobody waits for this counter.") == 0;
}

static void
test_counter_works_through_a_customer (Desk *desk, gconstpointer data)
{
  g_autofree char *number = hall_fixture_issue (&desk->hall, "B");
  GtkWidget *card = get_child (desk->window, "card");

  sign_in (desk, "1047");
  g_assert_true (can (desk, "call_next_button"));
  g_assert_false (can (desk, "recall_button"));
  g_assert_false (can (desk, "arrived_button"));
  press (desk, "counter.call-next", FOYER_COUNTER_CALLING);
  g_assert_cmpstr (gtk_label_get_text (get_child (card, "number_label")), ==, number);
  hall_fixture_await (why_is_shown, card);
  hall_fixture_await (matters_are_shown, card);
  g_assert_false (can (desk, "call_next_button"));
  g_assert_true (can (desk, "recall_button"));
  g_assert_true (can (desk, "no_show_button"));
  press (desk, "counter.arrived", FOYER_COUNTER_SERVING);
  g_assert_false (can (desk, "recall_button"));
  g_assert_true (can (desk, "finish_button"));
  press (desk, "counter.finish", FOYER_COUNTER_READY);
  g_assert_false (can (desk, "finish_button"));
  g_assert_false (can (desk, "call_next_button"));
  hall_fixture_await (says_that_nobody_waits, desk->window);
}

static void
test_double_press_calls_one_number (Desk *desk, gconstpointer data)
{
  Wanted wanted;

  for (guint i = 0; i < 3; i++)
    g_free (hall_fixture_issue (&desk->hall, "B"));
  sign_in (desk, "1047");
  wanted.item = foyer_hall_model_find_counter (desk->hall.model, 3);
  wanted.state = FOYER_COUNTER_CALLING;
  gtk_widget_activate_action (desk->window, "counter.call-next", NULL);
  gtk_widget_activate_action (desk->window, "counter.call-next", NULL);
  hall_fixture_await (counter_is, &wanted);
  hall_fixture_await_truth (&desk->hall, desk->hall.model);
  g_assert_cmpuint (g_list_model_get_n_items (foyer_hall_model_get_waiting (desk->hall.model)), ==,
                    2);
}

static gboolean
is_signed_out (gpointer window)
{
  return !is_at_work (window);
}

/* Closed by another, as by the end of the day: the window must not go on as if it were open. */
static void
test_counter_closed_elsewhere_signs_out (Desk *desk, gconstpointer data)
{
  sign_in (desk, "1047");
  hall_fixture_do (&desk->hall, foyer_command_integer (foyer_command_new ("counter.close", "ctl"),
                                                       "counter", 3));
  hall_fixture_await (is_signed_out, desk->window);
  g_assert_null (foyer_window_context_get_session (desk->context));
}

static void
do_at_counter (Desk *desk, const char *verb)
{
  hall_fixture_do (&desk->hall,
                   foyer_command_integer (foyer_command_new (verb, "ctl"), "counter", 3));
}

static FoyerTicketState
get_state (Desk *desk, const char *number)
{
  g_autoptr (JsonObject) answer = hall_fixture_run (
      &desk->hall, foyer_command_text (foyer_command_new ("ticket.show", "ctl"), "number", number));
  const char *state =
      json_object_get_string_member (json_object_get_object_member (answer, "ticket"), "state");

  for (FoyerTicketState i = 0; i < FOYER_TICKET_N_STATES; i++)
    if (g_str_equal (foyer_ticket_states[i], state))
      return i;
  g_assert_not_reached ();
}

/* Another number came to the counter before the window heard of it: the key meant the first. */
static void
test_command_means_the_number_shown (Desk *desk, gconstpointer data)
{
  static const char *const verbs[] = { "counter.no-show", "counter.call" };
  g_autofree char *first = hall_fixture_issue (&desk->hall, "B");
  g_autofree char *second = hall_fixture_issue (&desk->hall, "B");

  sign_in (desk, "1047");
  press (desk, "counter.call-next", FOYER_COUNTER_CALLING);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autoptr (JsonObject) answer = hall_fixture_run_other (
          &desk->hall, foyer_command_integer (foyer_command_new (verbs[i], "ctl"), "counter", 3));
      g_assert_nonnull (answer);
    }
  g_assert_cmpstr (
      gtk_label_get_text (get_child (get_child (desk->window, "card"), "number_label")), ==, first);
  gtk_widget_activate_action (desk->window, "counter.arrived", NULL);
  g_assert_false (can (desk, "arrived_button"));
  hall_fixture_await (is_over, desk->window);
  hall_fixture_await_truth (&desk->hall, desk->hall.model);
  g_assert_cmpint (get_state (desk, first), ==, FOYER_TICKET_NO_SHOW);
  g_assert_cmpint (get_state (desk, second), ==, FOYER_TICKET_CALLED);
}

static guint
count_dialogs (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      count += ADW_IS_MESSAGE_DIALOG (window) ? 1 : 0;
    }
  return count;
}

static gboolean
nothing_is_asked (gpointer data)
{
  return count_dialogs () == 0;
}

static void
test_question_goes_with_its_customer (Desk *desk, gconstpointer data)
{
  g_free (hall_fixture_issue (&desk->hall, "B"));
  sign_in (desk, "1047");
  press (desk, "counter.call-next", FOYER_COUNTER_CALLING);
  gtk_widget_activate_action (desk->window, "counter.close-counter", NULL);
  g_assert_cmpuint (count_dialogs (), ==, 1);
  do_at_counter (desk, "counter.no-show");
  hall_fixture_await (nothing_is_asked, NULL);
  g_assert_true (is_at_work (desk->window));
}

static void
test_closing_elsewhere_is_told (Desk *desk, gconstpointer data)
{
  GtkWidget *page = get_child (desk->window, "sign_in_page");
  GtkWidget *search;

  sign_in (desk, "1047");
  search = get_child (get_child (desk->window, "waiting_list"), "search_entry");
  gtk_editable_set_text (GTK_EDITABLE (search), "nobody");
  gtk_widget_activate_action (desk->window, "counter.close-counter", NULL);
  g_assert_cmpuint (count_dialogs (), ==, 1);
  do_at_counter (desk, "counter.close");
  hall_fixture_await (is_signed_out, desk->window);
  hall_fixture_await (nothing_is_asked, NULL);
  g_assert_cmpstr (gtk_label_get_text (get_child (page, "error_label")), ==,
                   "Counter 3 was closed.");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
}

static void
test_last_call_promises_nothing (Desk *desk, gconstpointer data)
{
  GtkWidget *label;

  g_free (hall_fixture_issue (&desk->hall, "B"));
  sign_in (desk, "1047");
  press (desk, "counter.call-next", FOYER_COUNTER_CALLING);
  do_at_counter (desk, "counter.recall");
  do_at_counter (desk, "counter.recall");
  hall_fixture_await_truth (&desk->hall, desk->hall.model);
  label = get_child (get_child (desk->window, "card"), "prompt_label");
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (label)),
                                   "Last call. You can mark the number as missed in "));
}

static gboolean
arrived_has_focus (gpointer window)
{
  return gtk_window_get_focus (window) == get_child (window, "arrived_button");
}

static gboolean
can_finish (gpointer window)
{
  return gtk_widget_is_sensitive (get_child (window, "finish_button"));
}

/* The focus goes to the next step, but not away from a search. */
static void
test_focus_follows_the_work (Desk *desk, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (desk->window);

  g_free (hall_fixture_issue (&desk->hall, "B"));
  sign_in (desk, "1047");
  g_assert_true (gtk_window_get_focus (window) == get_child (desk->window, "call_next_button"));
  press (desk, "counter.call-next", FOYER_COUNTER_CALLING);
  hall_fixture_await (arrived_has_focus, desk->window);
  foyer_ticket_list_focus_search (get_child (desk->window, "waiting_list"));
  press (desk, "counter.arrived", FOYER_COUNTER_SERVING);
  hall_fixture_await (can_finish, desk->window);
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (window)));
}

static void
test_silence_is_told (Desk *desk, gconstpointer data)
{
  GtkWidget *warning = get_child (desk->window, "voice_warning");

  g_assert_false (gtk_widget_get_visible (warning));
  foyer_window_context_set_voice (desk->context, FALSE, "There is no loudspeaker.");
  g_assert_true (gtk_widget_get_visible (warning));
  foyer_window_context_set_voice (desk->context, TRUE, NULL);
  g_assert_false (gtk_widget_get_visible (warning));
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
    { "/window/reception/another-choice-is-no-double-press", 0,
      test_another_choice_is_no_double_press },
    { "/window/reception/service-that-goes-leaves-none-chosen", 0,
      test_service_that_goes_leaves_none_chosen },
    { "/window/reception/choice-for-the-next-is-kept", 0, test_choice_for_the_next_is_kept },
    { "/window/reception/urgent-needs-a-reason", 0, test_urgent_needs_a_reason },
    { "/window/reception/missed-number-is-put-back", 0, test_missed_number_is_put_back },
    { "/window/reception/silence-is-told", 0, test_silence_is_told },
    { "/window/counter/names-everything", 3, test_counter_names_everything },
    { "/window/counter/clerk-of-another-counter-is-refused", 3,
      test_clerk_of_another_counter_is_refused },
    { "/window/counter/open-counter-is-joined", 3, test_open_counter_is_joined },
    { "/window/counter/works-through-a-customer", 3, test_counter_works_through_a_customer },
    { "/window/counter/double-press-calls-one-number", 3, test_double_press_calls_one_number },
    { "/window/counter/counter-closed-elsewhere-signs-out", 3,
      test_counter_closed_elsewhere_signs_out },
    { "/window/counter/command-means-the-number-shown", 3, test_command_means_the_number_shown },
    { "/window/counter/question-goes-with-its-customer", 3, test_question_goes_with_its_customer },
    { "/window/counter/closing-elsewhere-is-told", 3, test_closing_elsewhere_is_told },
    { "/window/counter/last-call-promises-nothing", 3, test_last_call_promises_nothing },
    { "/window/counter/focus-follows-the-work", 3, test_focus_follows_the_work },
    { "/window/counter/silence-is-told", 3, test_silence_is_told },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Desk, GINT_TO_POINTER (tests[i].counter), set_up, tests[i].run,
                tear_down);
  return g_test_run ();
}
