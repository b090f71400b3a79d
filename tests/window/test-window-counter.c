/* The counter's window on a real hall: it comes, works, names everything, and goes. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"

#include "engine/foyer-hall-config.h"
#include "window/common/foyer-format.h"
#include "window/common/foyer-sign-in-page.h"
#include "window/common/foyer-ticket-list.h"
#include "window/counter/foyer-counter-window.h"
#include "window/counter/foyer-customer-card.h"
#include "window/reception/foyer-issue-panel.h"
#include "window/reception/foyer-reception-window.h"

static void
test_counter_names_everything (Desk *desk, gconstpointer data)
{
  guint n_checked = 0;

  desk_sign_in (desk, "1047");
  desk_check_names (desk->window, &n_checked);
  g_assert_cmpuint (n_checked, >, 8);
}

static void
test_clerk_of_another_counter_is_refused (Desk *desk, gconstpointer data)
{
  hall_fixture_open_counter (&desk->hall, 3);
  hall_fixture_await_truth (&desk->hall, desk->hall.model);
  desk_press_sign_in (desk, "1034", foyer_hall_demo_pin);
  hall_fixture_await (desk_has_error, desk->window);
  g_assert_false (desk_is_at_work (desk->window));
  g_assert_null (foyer_window_context_get_session (desk->context));
}

static void
test_open_counter_is_joined (Desk *desk, gconstpointer data)
{
  hall_fixture_open_counter (&desk->hall, 3);
  hall_fixture_await_truth (&desk->hall, desk->hall.model);
  desk_sign_in (desk, "1047");
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
  return gtk_widget_is_sensitive (desk_get_child (window, "arrived_button")) ||
         gtk_widget_is_sensitive (desk_get_child (window, "finish_button"));
}

static void
press (Desk *desk, const char *action, FoyerCounterState leads_to)
{
  Wanted wanted = { foyer_hall_model_find_counter (desk->hall.model, 3), leads_to };

  g_assert_true (gtk_widget_activate_action (desk->window, action, NULL));
  if (g_str_equal (action, "counter.finish"))
    desk_accept_question (desk);
  hall_fixture_await (counter_is, &wanted);
  if (foyer_counter_has_customer (leads_to))
    hall_fixture_await (is_over, desk->window);
  hall_fixture_await_truth (&desk->hall, desk->hall.model);
}

static gboolean
can (Desk *desk, const char *button)
{
  return gtk_widget_is_sensitive (desk_get_child (desk->window, button));
}

static gboolean
why_is_shown (gpointer card)
{
  return *gtk_label_get_text (desk_get_child (card, "why_label")) != '\0';
}

static gboolean
matters_are_shown (gpointer card)
{
  GtkWidget *box = gtk_widget_get_first_child (desk_get_child (card, "matters"));

  return gtk_widget_get_first_child (box) != NULL;
}

/* A button that cannot be pressed says why. */
static gboolean
says_that_nobody_waits (gpointer window)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (desk_get_child (window, "call_next_button")),
                    "Nobody waits for this counter.") == 0;
}

static void
test_counter_works_through_a_customer (Desk *desk, gconstpointer data)
{
  g_autofree char *number = hall_fixture_issue (&desk->hall, "B");
  GtkWidget *card = desk_get_child (desk->window, "card");

  desk_sign_in (desk, "1047");
  g_assert_true (can (desk, "call_next_button"));
  /* S4-5.6: outside before inside; a free counter is told of whoever waits. */
  g_assert_nonnull (strstr (adw_status_page_get_description (desk_get_child (card, "empty_page")),
                            "Press Call next."));
  g_assert_false (can (desk, "recall_button"));
  g_assert_false (can (desk, "arrived_button"));
  press (desk, "counter.call-next", FOYER_COUNTER_CALLING);
  g_assert_cmpstr (gtk_label_get_text (desk_get_child (card, "number_label")), ==, number);
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
  desk_sign_in (desk, "1047");
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
  return !desk_is_at_work (window);
}

/* Closed by another, as by the end of the day: the window must not go on as if it were open. */
static void
test_counter_closed_elsewhere_signs_out (Desk *desk, gconstpointer data)
{
  desk_sign_in (desk, "1047");
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

  desk_sign_in (desk, "1047");
  press (desk, "counter.call-next", FOYER_COUNTER_CALLING);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autoptr (JsonObject) answer = hall_fixture_run_other (
          &desk->hall, foyer_command_integer (foyer_command_new (verbs[i], "ctl"), "counter", 3));
      g_assert_nonnull (answer);
    }
  g_assert_cmpstr (
      gtk_label_get_text (desk_get_child (desk_get_child (desk->window, "card"), "number_label")),
      ==, first);
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
  desk_sign_in (desk, "1047");
  press (desk, "counter.call-next", FOYER_COUNTER_CALLING);
  gtk_widget_activate_action (desk->window, "counter.close-counter", NULL);
  g_assert_cmpuint (count_dialogs (), ==, 1);
  do_at_counter (desk, "counter.no-show");
  hall_fixture_await (nothing_is_asked, NULL);
  g_assert_true (desk_is_at_work (desk->window));
}

static void
test_closing_elsewhere_is_told (Desk *desk, gconstpointer data)
{
  GtkWidget *page = desk_get_child (desk->window, "sign_in_page");
  GtkWidget *search;

  desk_sign_in (desk, "1047");
  search = desk_get_child (desk_get_child (desk->window, "waiting_list"), "search_entry");
  gtk_editable_set_text (GTK_EDITABLE (search), "nobody");
  gtk_widget_activate_action (desk->window, "counter.close-counter", NULL);
  g_assert_cmpuint (count_dialogs (), ==, 1);
  do_at_counter (desk, "counter.close");
  hall_fixture_await (is_signed_out, desk->window);
  hall_fixture_await (nothing_is_asked, NULL);
  g_assert_cmpstr (gtk_label_get_text (desk_get_child (page, "error_label")), ==,
                   "Counter 3 was closed.");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
}

static void
test_last_call_promises_nothing (Desk *desk, gconstpointer data)
{
  GtkWidget *label;

  g_free (hall_fixture_issue (&desk->hall, "B"));
  desk_sign_in (desk, "1047");
  press (desk, "counter.call-next", FOYER_COUNTER_CALLING);
  do_at_counter (desk, "counter.recall");
  do_at_counter (desk, "counter.recall");
  hall_fixture_await_truth (&desk->hall, desk->hall.model);
  label = desk_get_child (desk_get_child (desk->window, "card"), "prompt_label");
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (label)),
                                   "Last call. You can mark the number as missed in "));
}

static gboolean
arrived_has_focus (gpointer window)
{
  return gtk_window_get_focus (window) == desk_get_child (window, "arrived_button");
}

static gboolean
can_finish (gpointer window)
{
  return gtk_widget_is_sensitive (desk_get_child (window, "finish_button"));
}

/* The focus goes to the next step, but not away from a search. */
static void
test_focus_follows_the_work (Desk *desk, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (desk->window);

  g_free (hall_fixture_issue (&desk->hall, "B"));
  desk_sign_in (desk, "1047");
  g_assert_true (gtk_window_get_focus (window) ==
                 desk_get_child (desk->window, "call_next_button"));
  press (desk, "counter.call-next", FOYER_COUNTER_CALLING);
  hall_fixture_await (arrived_has_focus, desk->window);
  foyer_ticket_list_focus_search (desk_get_child (desk->window, "waiting_list"));
  press (desk, "counter.arrived", FOYER_COUNTER_SERVING);
  hall_fixture_await (can_finish, desk->window);
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (window)));
}

typedef struct
{
  GtkWidget *window;
  const char *text;
} Said;

static gboolean
appointment_is (gpointer data)
{
  const Said *said = data;

  return g_str_equal (gtk_label_get_text (desk_get_child (said->window, "appointment_label")),
                      said->text);
}

static void
await_appointment (Desk *desk, const char *text)
{
  Said said = { desk->window, text };

  hall_fixture_await (appointment_is, &said);
}

static void
book (Desk *desk, const char *service, const char *time)
{
  FoyerCommand *command = foyer_command_new ("appointment.book", "ctl");

  foyer_command_text (command, "service", service);
  foyer_command_text (command, "time", time);
  hall_fixture_do (&desk->hall, foyer_command_text (command, "phone", "13800000000"));
}

/* The next one for this counter's services, as the journal tells of it; not of other services, not
 * of tomorrow, not of those who are here. */
static void
test_next_appointment (Desk *desk, gconstpointer data)
{
  book (desk, "B", "2026-03-02T11:00:00+08:00");
  desk_sign_in (desk, "1047");
  await_appointment (desk, "Next appointment 11:00: B Change of holder or details");
  book (desk, "B", "2026-03-03T09:00:00+08:00");
  book (desk, "F", "2026-03-02T10:20:00+08:00");
  book (desk, "B", "2026-03-02T10:30:00+08:00");
  await_appointment (desk, "Next appointment 10:30: B Change of holder or details");
  hall_fixture_do (&desk->hall, foyer_command_integer (
                                    foyer_command_new ("appointment.cancel", "ctl"), "id", 2));
  hall_fixture_do (&desk->hall, foyer_command_integer (
                                    foyer_command_new ("appointment.check-in", "ctl"), "id", 4));
  await_appointment (desk, "Next appointment 11:00: B Change of holder or details");
  hall_fixture_do (&desk->hall, foyer_command_integer (
                                    foyer_command_new ("appointment.cancel", "ctl"), "id", 1));
  await_appointment (desk, "No more appointments today");
}

/* Its time passes while nothing happens: the words change by themselves (S4-5.13). */
static void
test_late_appointment (Desk *desk, gconstpointer data)
{
  const FoyerConfig *config;
  g_autofree char *iso = NULL, *clock = NULL, *text = NULL;
  FoyerTime time;

  desk_sign_in (desk, "1047");
  config = foyer_hall_model_get_config (desk->hall.model);
  time = foyer_hall_model_get_now (desk->hall.model) + 3 * FOYER_SECOND;
  iso = foyer_time_to_iso8601 (time, config->zone);
  clock = foyer_format_clock (time, config->zone);
  text = g_strdup_printf ("Appointment of %s not here yet: B Change of holder or details", clock);
  book (desk, "B", "2026-03-02T11:00:00+08:00");
  await_appointment (desk, "Next appointment 11:00: B Change of holder or details");
  book (desk, "B", iso);
  await_appointment (desk, text);
  hall_fixture_do (&desk->hall, foyer_command_integer (
                                    foyer_command_new ("appointment.check-in", "ctl"), "id", 2));
  await_appointment (desk, "Next appointment 11:00: B Change of holder or details");
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
    { "/window/counter/next-appointment", 3, test_next_appointment },
    { "/window/counter/late-appointment", 3, test_late_appointment },
    { "/window/counter/silence-is-told", 3, desk_test_silence_is_told },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Desk, GINT_TO_POINTER (tests[i].counter), desk_set_up, tests[i].run,
                desk_tear_down);
  return g_test_run ();
}
