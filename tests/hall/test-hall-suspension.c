/* Who serves the same, and whose right a suspension is (states 2.3, settled D13, S2 五.4, 七.3). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-error.h"
#include "hall/foyer-suspension.h"

/* Counters as in the demonstration: 1 and 2 A F, 3 A B E, 4 B C D, 5 D E B, 6 C D E. */
static const char *const offers[] = { "AF", "AF", "ABE", "BCD", "DEB", "CDE" };

static FoyerConfig *
make_config (void)
{
  static const struct
  {
    const char *id;
    FoyerRole role;
  } staff[] = {
    { "1001", FOYER_ROLE_MANAGER },       { "1008", FOYER_ROLE_DUTY_MANAGER },
    { "1021", FOYER_ROLE_CLERK },         { "1011", FOYER_ROLE_RECEPTIONIST },
    { "1091", FOYER_ROLE_ADMINISTRATOR },
  };
  FoyerConfig *config = foyer_config_new ();

  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      FoyerCounterPlan *plan = foyer_counter_plan_new (i + 1);

      for (const char *p = offers[i]; *p != '\0'; p++)
        {
          FoyerOffer offer = { g_strndup (p, 1), 0 };
          g_array_append_val (plan->offers, offer);
        }
      g_ptr_array_add (config->counters, plan);
    }
  for (guint i = 0; i < G_N_ELEMENTS (staff); i++)
    {
      FoyerStaff *member = g_new0 (FoyerStaff, 1);

      member->id = g_strdup (staff[i].id);
      member->role = staff[i].role;
      g_ptr_array_add (config->staff, member);
    }
  return config;
}

/* One letter per counter: r ready, s serving, h on hold, u suspended, p suspension pending, c
 * closing pending, - closed. */
static GPtrArray *
make_counters (const char *states)
{
  GPtrArray *counters = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_counter_free);

  for (guint i = 0; states[i] != '\0'; i++)
    {
      FoyerCounter counter = { .number = i + 1, .state = FOYER_COUNTER_SERVING };

      if (states[i] == 'r')
        counter.state = FOYER_COUNTER_READY;
      else if (states[i] == 'h')
        counter.state = FOYER_COUNTER_ON_HOLD;
      else if (states[i] == 'u')
        counter.state = FOYER_COUNTER_SUSPENDED;
      else if (states[i] == '-')
        counter.state = FOYER_COUNTER_CLOSED;
      counter.suspend_pending = states[i] == 'p';
      counter.closing_pending = states[i] == 'c';
      g_ptr_array_add (counters, foyer_counter_copy (&counter));
    }
  return counters;
}

/* S2-7.3 */
static void
test_alternatives (void)
{
  static const struct
  {
    const char *states;
    gint64 number;
    const char *expected;
  } cases[] = {
    { "ursrrr", 1, "2 3" }, { "rurrrr", 2, "1 3" },   { "uurrrr", 2, "3" },
    { "u-----", 1, "" },    { "rrrurr", 4, "5 6 3" }, { "rrrrur", 5, "3 4 6" },
    { "rrpuch", 4, "6" },   { "rrrrru", 6, "4 5 3" }, { "up----", 1, "" },
    { "uc-rrr", 1, "" },    { "rrruhs", 4, "5 6 3" },
  };
  g_autoptr (FoyerConfig) config = make_config ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) counters = make_counters (cases[i].states);
      g_autoptr (GArray) numbers =
          foyer_suspension_list_alternatives (config, counters, cases[i].number);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint k = 0; k < numbers->len; k++)
        g_string_append_printf (text, "%s%d", k > 0 ? " " : "",
                                (int) g_array_index (numbers, gint64, k));
      g_test_message ("%s, counter %d", cases[i].states, (int) cases[i].number);
      g_assert_cmpstr (text->str, ==, cases[i].expected);
    }
}

static void
test_approval (void)
{
  static const struct
  {
    const char *states;
    gint64 number, waiting[3];
    const char *reason;
    gint64 length_s;
    FoyerApproval approval;
    const char *service;
  } cases[] = {
    { "rrrrrr", 1, { 5, 5 }, "copying", 900, FOYER_APPROVAL_NOT_NEEDED, NULL },
    { "rrrrrr", 1, { 0, 0 }, "copying", 901, FOYER_APPROVAL_TOO_LONG, NULL },
    { "r-rrrr", 1, { 5, 0 }, "copying", 300, FOYER_APPROVAL_NOT_NEEDED, "F" },
    { "r-rrrr", 1, { 0, 1 }, "copying", 300, FOYER_APPROVAL_UNCOVERED, "F" },
    { "rurrrr", 1, { 0, 1 }, "copying", 300, FOYER_APPROVAL_UNCOVERED, "F" },
    { "rprrrr", 1, { 0, 1 }, "copying", 300, FOYER_APPROVAL_UNCOVERED, "F" },
    { "rcrrrr", 1, { 0, 1 }, "words of my own", 300, FOYER_APPROVAL_UNCOVERED, "F" },
    /* Settled: counter 4 alone serves C on a day without counter 6. */
    { "rrrrr-", 4, { 0, 1, 0 }, "supervisor", 60, FOYER_APPROVAL_UNCOVERED, "C" },
    { "rrrrr-", 4, { 0, 0, 0 }, "break", 60, FOYER_APPROVAL_NO_RELIEF, "C" },
    { "rrrrr-", 4, { 0, 0, 0 }, "emergency", 60, FOYER_APPROVAL_NOT_NEEDED, "C" },
    { "rrrrrr", 4, { 9, 9, 9 }, "break", 60, FOYER_APPROVAL_NOT_NEEDED, NULL },
  };
  g_autoptr (FoyerConfig) config = make_config ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) counters = make_counters (cases[i].states);
      const char *service;

      g_test_message ("case %u", i);
      g_assert_cmpint (foyer_suspension_get_approval (config, counters, cases[i].number,
                                                      cases[i].waiting, cases[i].reason,
                                                      cases[i].length_s, &service),
                       ==, cases[i].approval);
      g_assert_cmpstr (service, ==, cases[i].service);
    }
}

static void
test_approver (void)
{
  static const struct
  {
    const char *approver, *actor, *clerk;
    int code; /* -1: may */
  } cases[] = {
    { "1001", "1021", "1021", -1 },
    { "1008", NULL, "1021", -1 },
    { "1021", NULL, NULL, FOYER_ERROR_ACCESS_DENIED },
    { "1011", NULL, "1021", FOYER_ERROR_ACCESS_DENIED },
    { "1091", NULL, "1021", FOYER_ERROR_ACCESS_DENIED },
    { "1001", "1001", "1021", FOYER_ERROR_ACCESS_DENIED },
    { "1001", NULL, "1001", FOYER_ERROR_ACCESS_DENIED },
    { "4711", NULL, "1021", FOYER_ERROR_NO_SUCH_STAFF },
  };
  g_autoptr (FoyerConfig) config = make_config ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean may = foyer_suspension_check_approver (config, cases[i].approver, cases[i].actor,
                                                      cases[i].clerk, &error);

      g_assert_true (may == (cases[i].code < 0));
      if (!may)
        g_assert_error (error, FOYER_ERROR, cases[i].code);
    }
}

/* Every reason on the sign is there in the three languages; a length that nobody told is never
 * longer than the clerk's own right. */
static void
test_reasons (void)
{
  g_autoptr (FoyerConfig) config = make_config ();

  g_assert_cmpuint (config->suspend_reasons->len, ==, 9);
  for (guint i = 0; i < config->suspend_reasons->len; i++)
    {
      const FoyerReason *reason = g_ptr_array_index (config->suspend_reasons, i);

      for (int k = 0; k < FOYER_N_LANGUAGES; k++)
        g_assert_cmpint (strlen (reason->names.in[k]), >, 0);
      g_assert_true (foyer_config_find_suspend_reason (config, reason->code) == reason);
      g_assert_cmpint (foyer_suspension_get_usual_length (config, reason->code), <=,
                       config->settings.suspend_limit_s);
    }
  g_assert_null (foyer_config_find_suspend_reason (config, "words of my own"));
  g_assert_cmpint (foyer_suspension_get_usual_length (config, "words of my own"), ==, 900);
}

static void
test_overdue (void)
{
  FoyerCounter counter = { .state = FOYER_COUNTER_SUSPENDED,
                           .suspended_until = 100 * FOYER_SECOND };

  g_assert_cmpint (foyer_suspension_get_overdue (&counter, 99 * FOYER_SECOND), ==, 0);
  g_assert_cmpint (foyer_suspension_get_overdue (&counter, 160 * FOYER_SECOND), ==, 60);
  counter.state = FOYER_COUNTER_READY;
  g_assert_cmpint (foyer_suspension_get_overdue (&counter, 160 * FOYER_SECOND), ==, 0);
}

/* D27 and states 2.2: what a matter can become. */
static void
test_items (void)
{
  for (int from = 0; from < FOYER_ITEM_N_STATES; from++)
    for (int to = 0; to < FOYER_ITEM_N_STATES; to++)
      {
        gboolean ended = foyer_item_is_ended ((FoyerItemState) from);
        gboolean expected = from != to && from != FOYER_ITEM_MOVED &&
                            (!ended || !foyer_item_is_ended ((FoyerItemState) to));

        g_assert_true (foyer_item_may_become ((FoyerItemState) from, (FoyerItemState) to) ==
                       expected);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hall/suspension/alternatives", test_alternatives);
  g_test_add_func ("/hall/suspension/approval-d13", test_approval);
  g_test_add_func ("/hall/suspension/approver", test_approver);
  g_test_add_func ("/hall/suspension/reasons", test_reasons);
  g_test_add_func ("/hall/suspension/overdue", test_overdue);
  g_test_add_func ("/hall/suspension/items", test_items);
  return g_test_run ();
}
