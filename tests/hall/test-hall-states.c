/* The tables of states against a list of what is allowed, written from states 2.2 and 2.3 alone. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-error.h"
#include "hall/foyer-counter.h"
#include "hall/foyer-ticket.h"

typedef struct
{
  const char *from, *step, *to;
} Transition;

/* states 2.2; a step is called as its command. */
static const Transition ticket_transitions[] = {
  { "waiting", "call", "called" },       { "called", "recall", "called" },
  { "called", "serve", "serving" },      { "called", "no-show", "no-show" },
  { "no-show", "restore", "waiting" },   { "called", "release", "waiting" },
  { "serving", "hold", "on-hold" },      { "on-hold", "resume", "serving" },
  { "serving", "transfer", "waiting" },  { "serving", "finish", "completed" },
  { "waiting", "cancel", "cancelled" },  { "called", "cancel", "cancelled" },
  { "no-show", "cancel", "cancelled" },  { "waiting", "convert", "converted" },
  { "serving", "convert", "converted" }, { "waiting", "change", "waiting" },
  { "serving", "change", "serving" },    { "called", "wrong-number", "called" },
  { "called", "accept", "called" },      { "serving", "accept", "serving" },
  { "serving", "work", "serving" },
};

static const char *const ticket_steps[] = {
  "call",   "recall", "serve",   "no-show", "restore",      "release", "hold", "resume", "transfer",
  "finish", "cancel", "convert", "change",  "wrong-number", "accept",  "work", NULL,
};

static const char *const counter_steps[] = {
  "open",         "prepare", "call",     "recall",      "serve",   "miss",
  "wrong-number", "release", "work",     "hold",        "resume",  "set-aside",
  "take-up",      "accept",  "transfer", "finish",      "suspend", "suspend-later",
  "withdraw",     "reopen",  "close",    "close-later", "day-end", NULL,
};

/* states 2.3; opening and closing lead straight on where a checklist would stand between. */
static const Transition counter_transitions[] = {
  { "offline", "open", "ready" },
  { "offline", "prepare", "preparing" },
  { "closed", "open", "ready" },
  { "closed", "prepare", "preparing" },
  { "preparing", "open", "ready" },
  { "preparing", "close", "closed" },
  { "ready", "call", "calling" },
  { "ready", "suspend", "suspended" },
  { "ready", "close", "closed" },
  { "calling", "recall", "calling" },
  { "calling", "serve", "serving" },
  { "calling", "miss", "ready" },
  { "calling", "release", "ready" },
  { "calling", "suspend", "suspended" },
  { "serving", "hold", "on-hold" },
  { "serving", "finish", "ready" },
  { "serving", "release", "ready" },
  { "on-hold", "resume", "serving" },
  { "suspended", "reopen", "ready" },
  { "suspended", "close", "closed" },
  { "closing", "close", "closed" },
  { "offline", "day-end", "offline" },
  { "preparing", "day-end", "offline" },
  { "ready", "day-end", "offline" },
  { "suspended", "day-end", "offline" },
  { "closing", "day-end", "offline" },
  { "closed", "day-end", "offline" },
  { "calling", "wrong-number", "calling" },
  { "serving", "work", "serving" },
  { "on-hold", "set-aside", "ready" },
  { "ready", "take-up", "serving" },
  { "calling", "accept", "calling" },
  { "serving", "accept", "serving" },
  { "serving", "transfer", "ready" },
  { "serving", "suspend-later", "serving" },
  { "on-hold", "suspend-later", "on-hold" },
  { "ready", "withdraw", "ready" },
  { "calling", "withdraw", "calling" },
  { "serving", "withdraw", "serving" },
  { "on-hold", "withdraw", "on-hold" },
  { "calling", "close-later", "calling" },
  { "serving", "close-later", "serving" },
  { "on-hold", "close-later", "on-hold" },
};

static const char *
find (const Transition *list, guint n, const char *from, const char *step)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (list[i].from, from) && g_str_equal (list[i].step, step))
      return list[i].to;
  return NULL;
}

static void
test_ticket (void)
{
  guint n_allowed = 0;

  for (int state = 0; state < FOYER_TICKET_N_STATES; state++)
    for (int step = 0; step < FOYER_TICKET_N_STEPS; step++)
      {
        const char *from = foyer_ticket_states[state], *name = ticket_steps[step];
        const char *to = find (ticket_transitions, G_N_ELEMENTS (ticket_transitions), from, name);
        g_autoptr (GError) error = NULL;
        FoyerTicketState next;
        gboolean done = foyer_ticket_step ((FoyerTicketState) state, (FoyerTicketStep) step, "A001",
                                           &next, &error);

        g_test_message ("%s %s", from, name);
        g_assert_true (done == (to != NULL));
        if (done)
          g_assert_cmpstr (foyer_ticket_states[next], ==, to);
        else
          {
            g_assert_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE);
            g_assert_nonnull (strstr (error->message, "A001"));
          }
        n_allowed += done;
      }
  g_assert_cmpuint (n_allowed, ==, G_N_ELEMENTS (ticket_transitions));
  g_assert_null (foyer_ticket_states[FOYER_TICKET_N_STATES]);
  g_assert_cmpuint (G_N_ELEMENTS (ticket_steps), ==, FOYER_TICKET_N_STEPS + 1);
}

static void
test_ticket_open (void)
{
  static const char *const open[] = { "waiting", "called", "serving", "on-hold", NULL };

  for (int state = 0; state < FOYER_TICKET_N_STATES; state++)
    g_assert_true (foyer_ticket_is_open ((FoyerTicketState) state) ==
                   g_strv_contains (open, foyer_ticket_states[state]));
}

static void
test_counter (void)
{
  guint n_allowed = 0;

  for (int state = 0; state < FOYER_COUNTER_N_STATES; state++)
    for (int step = 0; step < FOYER_COUNTER_N_STEPS; step++)
      {
        const char *from = foyer_counter_states[state], *name = counter_steps[step];
        const char *to = find (counter_transitions, G_N_ELEMENTS (counter_transitions), from, name);
        /* Somebody at the side is there to be taken up, and in nobody's way otherwise. */
        FoyerCounter counter = { .number = 7,
                                 .state = state,
                                 .held = step == FOYER_COUNTER_TAKE_UP };
        g_autoptr (GError) error = NULL;
        FoyerCounterState next;
        gboolean done = foyer_counter_step (&counter, (FoyerCounterStep) step, &next, &error);

        g_test_message ("%s %s", from, name);
        g_assert_true (done == (to != NULL));
        if (done)
          g_assert_cmpstr (foyer_counter_states[next], ==, to);
        else
          {
            g_assert_true (
                g_error_matches (error, FOYER_ERROR,
                                 step == FOYER_COUNTER_CALL || step == FOYER_COUNTER_SET_ASIDE
                                     ? FOYER_ERROR_COUNTER_NOT_READY
                                     : FOYER_ERROR_BAD_STATE));
            g_assert_nonnull (strstr (error->message, "7"));
          }
        n_allowed += done;
      }
  g_assert_cmpuint (n_allowed, ==, G_N_ELEMENTS (counter_transitions));
}

/* states 2.4: while money is counted there is no next call, no suspending, no end. */
static void
test_cash_check (void)
{
  for (int state = 0; state < FOYER_COUNTER_N_STATES; state++)
    for (int step = 0; step < FOYER_COUNTER_N_STEPS; step++)
      {
        FoyerCounter counter = { .number = 7, .state = state, .cash_check = TRUE };
        FoyerCounterState next;

        if (step != FOYER_COUNTER_DAY_END)
          g_assert_false (foyer_counter_step (&counter, (FoyerCounterStep) step, &next, NULL));
      }
}

static void
test_counter_kinds (void)
{
  static const char *const staffed[] = {
    "ready", "calling", "serving", "on-hold", "suspended", NULL
  };
  static const char *const busy[] = { "calling", "serving", "on-hold", NULL };

  for (int state = 0; state < FOYER_COUNTER_N_STATES; state++)
    {
      g_assert_true (foyer_counter_is_staffed ((FoyerCounterState) state) ==
                     g_strv_contains (staffed, foyer_counter_states[state]));
      g_assert_true (foyer_counter_has_customer ((FoyerCounterState) state) ==
                     g_strv_contains (busy, foyer_counter_states[state]));
    }
}

static void
test_number (void)
{
  static const struct
  {
    const char *prefix;
    gint64 serial;
    const char *number;
  } good[] = {
    { "A", 1, "A001" },     { "A", 12, "A012" },    { "A", 999, "A999" },
    { "A", 1000, "A1000" }, { "ABC", 7, "ABC007" }, { "Z", 123456, "Z123456" },
  };
  static const char *const bad[] = { "",
                                     "A",
                                     "A1",
                                     "A01",
                                     "001",
                                     "AB",
                                     "ABCD001",
                                     "A000",
                                     "A-01",
                                     "A+01",
                                     "A 01",
                                     "A001 ",
                                     " A001",
                                     "A001x",
                                     "A0x1",
                                     "Ä001",
                                     "A99999999999999999999" };
  char number[FOYER_NUMBER_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *prefix = NULL, *lower = g_ascii_strdown (good[i].number, -1), *again = NULL;
      gint64 serial;

      foyer_number_write (good[i].prefix, good[i].serial, number);
      g_assert_cmpstr (number, ==, good[i].number);
      g_assert_true (foyer_number_parse (number, &prefix, &serial));
      g_assert_cmpstr (prefix, ==, good[i].prefix);
      g_assert_cmpint (serial, ==, good[i].serial);
      g_assert_true (foyer_number_parse (lower, &again, &serial));
      g_assert_cmpstr (again, ==, good[i].prefix);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *prefix = NULL;
      gint64 serial;

      g_test_message ("“%s”", bad[i]);
      g_assert_false (foyer_number_parse (bad[i], &prefix, &serial));
      g_assert_null (prefix);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hall/states/ticket-2.2", test_ticket);
  g_test_add_func ("/hall/states/ticket-open-2.2", test_ticket_open);
  g_test_add_func ("/hall/states/counter-2.3", test_counter);
  g_test_add_func ("/hall/states/counter-kinds-2.3", test_counter_kinds);
  g_test_add_func ("/hall/states/cash-check-2.4", test_cash_check);
  g_test_add_func ("/hall/states/number", test_number);
  return g_test_run ();
}
