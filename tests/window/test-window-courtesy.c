/* The line with what one says now, at the counter's window: the phrase of the situation, in the
 * customer's language and in the clerk's (phrases: selection order; 5/D35). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"

#include "window/counter/foyer-counter-alerts.h"
#include "window/counter/foyer-courtesy-line.h"

#define MONDAY   "2026-03-02T10:00:00+08:00"
#define SATURDAY "2026-03-07T10:00:00+08:00"

typedef struct
{
  GtkWidget *window;
  const char *customer, *clerk; /* what is said; %NULL: nothing */
} Said;

static gboolean
is_said (gpointer data)
{
  const Said *said = data;
  GtkWidget *line = desk_get_child (said->window, "courtesy_line");
  gboolean shown = gtk_widget_get_visible (desk_get_child (line, "content"));
  GtkWidget *customer = desk_get_child (line, "customer_label");
  GtkWidget *clerk = desk_get_child (line, "clerk_label");

  if (said->customer == NULL)
    return !shown;
  return shown && g_str_equal (gtk_label_get_text (GTK_LABEL (customer)), said->customer) &&
         gtk_widget_get_visible (clerk) == (said->clerk != NULL) &&
         (said->clerk == NULL || g_str_equal (gtk_label_get_text (GTK_LABEL (clerk)), said->clerk));
}

static void
await_said (Desk *desk, const char *customer, const char *clerk)
{
  Said said = { desk->window, customer, clerk };

  g_test_message ("%s", customer != NULL ? customer : "nothing");
  hall_fixture_await (is_said, &said);
}

static void
at_counter (Desk *desk, const char *verb, const char *argument, const char *value)
{
  FoyerCommand *command = foyer_command_integer (foyer_command_new (verb, "ctl"), "counter", 3);

  if (argument != NULL)
    foyer_command_text (command, argument, value);
  hall_fixture_do (&desk->hall, command);
}

static void
serve (Desk *desk, const char *service, const char *language)
{
  FoyerCommand *command = foyer_command_new ("ticket.issue", "ctl");
  const char *services[] = { service, NULL };

  foyer_command_texts (command, "services", services);
  hall_fixture_do (&desk->hall, foyer_command_text (command, "language", language));
  desk_sign_in (desk, "1047");
  at_counter (desk, "counter.call", NULL, NULL);
  at_counter (desk, "counter.serve", NULL, NULL);
}

/* --- goodbye --- */

static void
say_goodbye (Desk *desk, const char *customer, const char *clerk)
{
  at_counter (desk, "counter.finish", NULL, NULL);
  hall_fixture_do (&desk->hall, foyer_command_integer (
                                    foyer_command_new ("rating.decline", "screen"), "counter", 3));
  await_said (desk, customer, clerk);
}

static void
test_weekday (Desk *desk, gconstpointer data)
{
  serve (desk, "B", "en");
  say_goodbye (desk, "All done. Take care on your way.", NULL);
}

static void
test_weekend (Desk *desk, gconstpointer data)
{
  hall_fixture_do (&desk->hall,
                   foyer_command_text (foyer_command_new ("hall.open", "ctl"), "reason", "test"));
  serve (desk, "B", "en");
  say_goodbye (desk, "Take care, and enjoy your weekend.", NULL);
}

/* A holiday beats the weekend, and is named. */
static void
test_holiday (Desk *desk, gconstpointer data)
{
  FoyerCommand *command = foyer_command_new ("holiday.add", "ctl");

  foyer_command_text (command, "date", "2026-03-07");
  foyer_command_text (command, "name", "the Lantern Festival");
  hall_fixture_do (&desk->hall, foyer_command_flag (command, "greeting", TRUE));
  hall_fixture_do (&desk->hall,
                   foyer_command_text (foyer_command_new ("hall.open", "ctl"), "reason", "test"));
  serve (desk, "B", "en");
  say_goodbye (desk, "Take care, and best wishes to you and your family for the Lantern Festival.",
               NULL);
}

/* Whoever is served beyond the hours is thanked for staying, whatever the day. */
static void
test_overtime (Desk *desk, gconstpointer data)
{
  serve (desk, "B", "en");
  hall_fixture_do (&desk->hall,
                   foyer_command_text (foyer_command_new ("hall.close", "ctl"), "reason", "test"));
  say_goodbye (desk, "Thank you for staying so late. Have a safe journey home.", NULL);
}

/* --- languages, and taking it away --- */

static void
test_customers_language (Desk *desk, gconstpointer data)
{
  serve (desk, "B", "ko");
  at_counter (desk, "counter.hold", "reason", "copying");
  await_said (desk, NULL, NULL); /* no minutes were told: the phrase lacks them */
  at_counter (desk, "counter.resume", NULL, NULL);
  await_said (desk, "기다려 주셔서 감사합니다. 확인되었으니 이어서 도와드리겠습니다.",
              "Thank you for waiting. I have what we need, so let us continue.");
  gtk_widget_activate_action (desk->window, "counter.dismiss", NULL);
  await_said (desk, NULL, NULL);
}

/* --- holds, and handing over --- */

static void
hold (Desk *desk, const char *reason, const char *said)
{
  FoyerCommand *command =
      foyer_command_integer (foyer_command_new ("counter.hold", "ctl"), "counter", 3);

  foyer_command_text (command, "reason", reason);
  hall_fixture_do (&desk->hall, foyer_command_integer (command, "minutes", 4));
  await_said (desk, said, NULL);
  at_counter (desk, "counter.resume", NULL, NULL);
}

static void
test_every_hold_has_its_phrase (Desk *desk, gconstpointer data)
{
  serve (desk, "B", "en");
  hold (desk, "look-up",
        "I need to look up Change of holder or details; it takes about 4 min. Would you mind "
        "waiting?");
  hold (desk, "copying", "I will copy the papers; it takes about 4 min. Would you mind waiting?");
  hold (desk, "form-filling",
        "This service needs the form \"Application for a change of holder\". There is a filled-in "
        "sample on the writing desk; call me if anything is unclear.");
  hold (desk, "supervisor",
        "I need to ask a supervisor about this; it takes about 4 min. Would you mind waiting?");
  hold (desk, "fault",
        "The system has a fault and should be back in about 4 min. I am sorry. Please sit down; "
        "your place is kept.");
  hold (desk, "phone",
        "There is a call I have to take; it will be very short. Is that all right with you?");
  hold (desk, "other", "I need a moment for this; it takes about 4 min. Would you mind waiting?");
}

/* C17: to a service, and to a counter. */
static void
transfer (Desk *desk, FoyerCommand *command, const char *said)
{
  foyer_command_integer (command, "at", 3);
  hall_fixture_do (&desk->hall, foyer_command_text (command, "note", "the meter"));
  await_said (desk, said, NULL);
}

static void
test_handed_over (Desk *desk, gconstpointer data)
{
  FoyerCommand *command = foyer_command_new ("counter.transfer", "ctl");

  hall_fixture_open_counter (&desk->hall, 4);
  serve (desk, "B", "en");
  transfer (desk, foyer_command_text (command, "service", "D"),
            "Disputes, meter testing looks after this. You need not search for them; I will take "
            "you there and hand over properly.");
  g_free (hall_fixture_issue (&desk->hall, "B"));
  at_counter (desk, "counter.call", NULL, NULL);
  at_counter (desk, "counter.serve", NULL, NULL);
  command = foyer_command_integer (foyer_command_new ("counter.transfer", "ctl"), "counter", 4);
  foyer_command_integer (command, "at", 3);
  hall_fixture_do (&desk->hall, foyer_command_text (command, "note", "the meter"));
  await_said (desk, "这项归4号窗口负责，您不用自己去找，我陪您过去交接清楚。",
              "Counter 4 looks after this. You need not search for them; I will take you there and "
              "hand over properly.");
}

/* --- who comes to the counter --- */

static void
issue (Desk *desk, GStrv services, const char *language, gboolean direct)
{
  FoyerCommand *command = foyer_command_new ("ticket.issue", "ctl");

  foyer_command_texts (command, "services", (const char *const *) services);
  foyer_command_text (command, "language", language);
  if (direct)
    foyer_command_flag (command, "direct", TRUE);
  hall_fixture_do (&desk->hall, command);
}

/* S2-3.2d: a look for whoever comes while another is served, in their own language. */
static void
test_newcomer (Desk *desk, gconstpointer data)
{
  char *services[] = { (char *) "B", NULL };

  serve (desk, "B", "en");
  issue (desk, services, "ko", FALSE);
  await_said (desk, "고객님, 지금 업무를 마치는 대로 도와드리겠습니다. 잠시만 앉아 계세요.",
              "Hello, I have seen you. As soon as I finish here it is your turn; please take a "
              "seat.");
}

static FoyerCourtesyLine *
get_line (Desk *desk)
{
  return FOYER_COURTESY_LINE (desk_get_child (desk->window, "courtesy_line"));
}

/* A minute after the number was sent there, and not before. */
static void
test_when_unnoticed (Desk *desk, gconstpointer data)
{
  const FoyerTicket ticket = { .state = FOYER_TICKET_CALLED, .direct = TRUE, .called_at = 1000 };
  FoyerAlertSituation situation = { .ticket = &ticket, .number = "B001", .first_number = "" };

  situation.now = ticket.called_at + 60 * FOYER_SECOND - 1;
  g_assert_false (foyer_counter_alert_is_so (FOYER_ALERT_UNNOTICED, &situation));
  g_assert_cmpint (foyer_counter_alerts_get_next (&situation), ==, situation.now + 1);
  situation.now++;
  g_assert_true (foyer_counter_alert_is_so (FOYER_ALERT_UNNOTICED, &situation));
}

/* S2-3.2b: sent straight here, and nobody has looked up for a minute. */
static void
test_unnoticed (Desk *desk, gconstpointer data)
{
  char *services[] = { (char *) "B", NULL };

  desk_sign_in (desk, "1047");
  issue (desk, services, "en", TRUE);
  hall_fixture_await_truth (&desk->hall, desk->hall.model);
  foyer_courtesy_line_set_unnoticed (get_line (desk), TRUE);
  await_said (desk,
              "I am sorry, I had my head down and did not see you. I have put my work aside; how "
              "can I help?",
              NULL);
}

/* S4-3.3: with which of them one begins. */
static void
test_several_matters (Desk *desk, gconstpointer data)
{
  char *services[] = { (char *) "B", (char *) "E", NULL };

  desk_sign_in (desk, "1047");
  issue (desk, services, "en", FALSE);
  at_counter (desk, "counter.call", NULL, NULL);
  at_counter (desk, "counter.serve", NULL, NULL);
  await_said (desk,
              "You have 2 matters today. Let us start with Change of holder or details; I have "
              "put the rest in order to save you time.",
              NULL);
}

/* S2-3.4a, S2-3.4b: whoever was not called hears where to go, in their own language. */
static void
test_another_number_came (Desk *desk, gconstpointer data)
{
  char *b[] = { (char *) "B", NULL }, *d[] = { (char *) "D", NULL };
  GArray *counters = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 right = 4;

  desk_sign_in (desk, "1047");
  issue (desk, b, "en", FALSE);
  issue (desk, d, "zh", FALSE);
  at_counter (desk, "counter.call", NULL, NULL);
  hall_fixture_await_truth (&desk->hall, desk->hall.model);
  g_array_append_val (counters, right);
  foyer_courtesy_line_show_way (get_line (desk), FOYER_LANGUAGE_ZH, counters);
  await_said (desk, "您这项在4号窗口办，号码照样有效，沿这边走几步就到。",
              "This is done at counter 4. Your number stays valid; it is just a few steps this "
              "way.");
  g_array_set_size (counters, 0);
  foyer_courtesy_line_show_way (get_line (desk), -1, counters);
  await_said (desk,
              "Everyone is being served by number. Please take one and have a seat; it will be "
              "your turn soon.",
              NULL);
  g_array_unref (counters);
}

/* --- all of it --- */

static void
set_up (Desk *desk, gconstpointer data)
{
  desk_set_up_at (desk, 3, data);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path, *time;
    void (*run) (Desk *desk, gconstpointer data);
  } tests[] = {
    { "/window/courtesy/B01-weekday", MONDAY, test_weekday },
    { "/window/courtesy/B02-weekend", SATURDAY, test_weekend },
    { "/window/courtesy/B03-holiday", SATURDAY, test_holiday },
    { "/window/courtesy/B05-overtime", MONDAY, test_overtime },
    { "/window/courtesy/customers-language", MONDAY, test_customers_language },
    { "/window/courtesy/every-hold-has-its-phrase", MONDAY, test_every_hold_has_its_phrase },
    { "/window/courtesy/C17-handed-over", MONDAY, test_handed_over },
    { "/window/courtesy/C03-newcomer", MONDAY, test_newcomer },
    { "/window/courtesy/C05-unnoticed", MONDAY, test_unnoticed },
    { "/window/courtesy/C05-when-unnoticed", MONDAY, test_when_unnoticed },
    { "/window/courtesy/C10-several-matters", MONDAY, test_several_matters },
    { "/window/courtesy/Q01-Q02-another-number-came", MONDAY, test_another_number_came },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Desk, tests[i].time, set_up, tests[i].run, desk_tear_down);
  return g_test_run ();
}
