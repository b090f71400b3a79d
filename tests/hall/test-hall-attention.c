/* What a manager is told first: the order of urgency, and when it may change by itself. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-attention.h"

typedef struct
{
  FoyerConfig *config;
  FoyerCounter counter;
  FoyerTicket ticket;
  GPtrArray *counters, *tickets;
  FoyerAttentionFacts facts;
  FoyerTime next;
} Hall;

#define NOW (1000 * FOYER_MINUTE)

/* One service, one counter at work, nobody waits. */
static void
set_up (Hall *hall, gconstpointer data)
{
  FoyerService *service = g_new0 (FoyerService, 1);
  FoyerCounterPlan *plan = foyer_counter_plan_new (1);
  FoyerOffer offer = { g_strdup ("A"), 0 };

  hall->config = foyer_config_new ();
  service->code = g_strdup ("A");
  g_ptr_array_add (hall->config->services, service);
  g_array_append_val (plan->offers, offer);
  g_ptr_array_add (hall->config->counters, plan);
  hall->counter = (FoyerCounter){ .number = 1, .state = FOYER_COUNTER_READY };
  hall->ticket = (FoyerTicket){ .service = (char *) "A",
                                .state = FOYER_TICKET_WAITING,
                                .issued_at = NOW - 5 * FOYER_MINUTE,
                                .due_at = NOW + FOYER_MINUTE };
  hall->counters = g_ptr_array_new ();
  hall->tickets = g_ptr_array_new ();
  g_ptr_array_add (hall->counters, &hall->counter);
}

static void
tear_down (Hall *hall, gconstpointer data)
{
  g_ptr_array_unref (hall->counters);
  g_ptr_array_unref (hall->tickets);
  foyer_config_unref (hall->config);
}

static GArray *
list (Hall *hall)
{
  return foyer_attention_list (hall->config, hall->counters, hall->tickets, &hall->facts, NOW,
                               &hall->next);
}

static void
assert_kinds (Hall *hall, const FoyerAttentionKind *kinds, guint n_kinds)
{
  g_autoptr (GArray) found = list (hall);

  g_assert_cmpuint (found->len, ==, n_kinds);
  for (guint i = 0; i < n_kinds; i++)
    g_assert_cmpint (g_array_index (found, FoyerAttention, i).kind, ==, kinds[i]);
}

static void
test_all_is_well (Hall *hall, gconstpointer data)
{
  assert_kinds (hall, NULL, 0);
  g_assert_cmpint (hall->next, ==, 0);
}

/* S2 五.4 */
static void
test_suspension_past_its_time (Hall *hall, gconstpointer data)
{
  const FoyerAttentionKind overdue = FOYER_ATTENTION_SUSPENSION;

  hall->counter.state = FOYER_COUNTER_SUSPENDED;
  hall->counter.suspended_until = NOW + FOYER_MINUTE;
  assert_kinds (hall, NULL, 0);
  g_assert_cmpint (hall->next, ==, NOW + FOYER_MINUTE + FOYER_SECOND);
  hall->counter.suspended_until = NOW - FOYER_MINUTE;
  assert_kinds (hall, &overdue, 1);
}

static void
test_waiting_beyond_the_promise (Hall *hall, gconstpointer data)
{
  const FoyerAttentionKind waiting = FOYER_ATTENTION_WAITING;
  g_autoptr (GArray) found = NULL;

  g_ptr_array_add (hall->tickets, &hall->ticket);
  assert_kinds (hall, NULL, 0);
  g_assert_cmpint (hall->next, ==, NOW + FOYER_MINUTE + 1);
  hall->ticket.due_at = NOW - 1;
  assert_kinds (hall, &waiting, 1);
  found = list (hall);
  g_assert_cmpint (g_array_index (found, FoyerAttention, 0).seconds, ==, 300);
}

static void
test_uncovered_service (Hall *hall, gconstpointer data)
{
  const FoyerAttentionKind uncovered = FOYER_ATTENTION_UNCOVERED;

  hall->counter.state = FOYER_COUNTER_OFFLINE;
  assert_kinds (hall, NULL, 0);
  g_ptr_array_add (hall->tickets, &hall->ticket);
  assert_kinds (hall, &uncovered, 1);
}

/* states 2.8: the window wakes up when the next promise presses. */
static void
test_promise_to_come (Hall *hall, gconstpointer data)
{
  hall->facts.next = NOW + 20 * FOYER_MINUTE;
  assert_kinds (hall, NULL, 0);
  g_assert_cmpint (hall->next, ==, NOW + 20 * FOYER_MINUTE);
}

static void
test_the_most_urgent_is_first (Hall *hall, gconstpointer data)
{
  static const FoyerAttentionKind order[] = {
    FOYER_ATTENTION_EMERGENCY, FOYER_ATTENTION_FAULT,      FOYER_ATTENTION_PAGE,
    FOYER_ATTENTION_SILENCE,   FOYER_ATTENTION_SUSPENSION, FOYER_ATTENTION_UNCOVERED,
    FOYER_ATTENTION_WAITING,   FOYER_ATTENTION_PROMISES,   FOYER_ATTENTION_CALLBACKS,
  };

  hall->facts = (FoyerAttentionFacts){
    .emergency = TRUE, .fault = TRUE, .silent = TRUE, .callbacks = 2, .promises = 1, .pages = 1
  };
  hall->counter.state = FOYER_COUNTER_SUSPENDED;
  hall->counter.suspended_until = NOW - FOYER_MINUTE;
  hall->ticket.due_at = NOW - 1;
  g_ptr_array_add (hall->tickets, &hall->ticket);
  assert_kinds (hall, order, G_N_ELEMENTS (order));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Hall *hall, gconstpointer data);
  } tests[] = {
    { "/hall/attention/all-is-well", test_all_is_well },
    { "/hall/attention/suspension-past-its-time", test_suspension_past_its_time },
    { "/hall/attention/waiting-beyond-the-promise", test_waiting_beyond_the_promise },
    { "/hall/attention/uncovered-service", test_uncovered_service },
    { "/hall/attention/promise-to-come-2.8", test_promise_to_come },
    { "/hall/attention/the-most-urgent-is-first", test_the_most_urgent_is_first },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Hall, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
