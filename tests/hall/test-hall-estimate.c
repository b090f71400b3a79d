/* The estimated wait: the hall played forward (S0 hall 1(3), demo hall 6.7). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-estimate.h"

#define NOW (1000000 * FOYER_SECOND)

static void
add_service (FoyerConfig *config, const char *code, gint64 mean_s)
{
  FoyerService *service = g_new0 (FoyerService, 1);

  service->code = g_strdup (code);
  service->mean_s = mean_s;
  service->target_s = 900;
  g_ptr_array_add (config->services, service);
}

static void
add_plan (FoyerConfig *config, gint64 number, const char *services)
{
  FoyerCounterPlan *plan = foyer_counter_plan_new (number);

  for (const char *code = services; *code != '\0'; code++)
    {
      FoyerOffer offer = { .service = g_strndup (code, 1) };
      g_array_append_val (plan->offers, offer);
    }
  g_ptr_array_add (config->counters, plan);
}

/* Counters 1 and 2 take A, 3 takes A, B and C, 4 takes B and C. */
static FoyerConfig *
make_config (void)
{
  FoyerConfig *config = foyer_config_new ();

  add_service (config, "A", 200);
  add_service (config, "B", 500);
  add_service (config, "C", 800);
  add_plan (config, 1, "A");
  add_plan (config, 2, "A");
  add_plan (config, 3, "ABC");
  add_plan (config, 4, "BC");
  return config;
}

static void
add_counter (FoyerEstimate *estimate,
             gint64 number,
             FoyerCounterState state,
             const char *service,
             gint64 since_s)
{
  const FoyerCounter counter = { .number = number, .state = (int) state };

  foyer_estimate_add_counter (estimate, &counter, service, NOW - since_s * FOYER_SECOND);
}

static gint64
ask (FoyerEstimate *estimate, const char *service)
{
  return foyer_estimate_get_wait_s (estimate, service);
}

static void
test_nobody (void)
{
  g_autoptr (FoyerConfig) config = make_config ();
  g_autoptr (FoyerEstimate) estimate = foyer_estimate_new (config, NOW);

  /* No counter is there: what one would take for those ahead. */
  g_assert_cmpint (ask (estimate, "A"), ==, 0);
  foyer_estimate_set_ahead (estimate, "A", 3);
  g_assert_cmpint (ask (estimate, "A"), ==, 600);
  add_counter (estimate, 1, FOYER_COUNTER_OFFLINE, NULL, 0);
  g_assert_cmpint (ask (estimate, "A"), ==, 600);
  foyer_estimate_set_ahead (estimate, "A", 0);
  add_counter (estimate, 1, FOYER_COUNTER_READY, NULL, 0);
  g_assert_cmpint (ask (estimate, "A"), ==, 0);
  g_assert_cmpint (ask (estimate, "no such"), ==, 0);
}

/* Twice as many counters, half the wait; about the mean of those ahead. */
static void
test_shared (void)
{
  g_autoptr (FoyerConfig) config = make_config ();
  g_autoptr (FoyerEstimate) one = foyer_estimate_new (config, NOW);
  g_autoptr (FoyerEstimate) two = foyer_estimate_new (config, NOW);

  add_counter (one, 1, FOYER_COUNTER_READY, NULL, 0);
  add_counter (two, 1, FOYER_COUNTER_READY, NULL, 0);
  add_counter (two, 2, FOYER_COUNTER_READY, NULL, 0);
  foyer_estimate_set_ahead (one, "A", 20);
  foyer_estimate_set_ahead (two, "A", 20);
  g_assert_cmpint (ask (one, "A"), >, 3600);
  g_assert_cmpint (ask (one, "A"), <, 4400);
  g_assert_cmpint (ask (two, "A"), >, ask (one, "A") * 4 / 10);
  g_assert_cmpint (ask (two, "A"), <, ask (one, "A") * 6 / 10);
}

/* Those of another service count where a counter serves both, in the order of their due times. */
static void
test_other_services (void)
{
  g_autoptr (FoyerConfig) config = make_config ();
  g_autoptr (FoyerEstimate) estimate = foyer_estimate_new (config, NOW);

  add_counter (estimate, 1, FOYER_COUNTER_READY, NULL, 0);
  add_counter (estimate, 4, FOYER_COUNTER_READY, NULL, 0);
  foyer_estimate_set_ahead (estimate, "B", 4);
  g_assert_cmpint (ask (estimate, "A"), ==, 0);
  g_assert_cmpint (ask (estimate, "C"), >, 1500);
  g_assert_cmpint (ask (estimate, "C"), <, 2500);
}

/* A customer who has been there longer leaves sooner; one who was just called, after the mean. */
static void
test_present_customer (void)
{
  g_autoptr (FoyerConfig) config = make_config ();
  g_autoptr (FoyerEstimate) fresh = foyer_estimate_new (config, NOW);
  g_autoptr (FoyerEstimate) old = foyer_estimate_new (config, NOW);
  g_autoptr (FoyerEstimate) endless = foyer_estimate_new (config, NOW);

  add_counter (fresh, 4, FOYER_COUNTER_SERVING, "B", 0);
  add_counter (old, 4, FOYER_COUNTER_SERVING, "B", 400);
  add_counter (endless, 4, FOYER_COUNTER_ON_HOLD, "B", 36000);
  g_assert_cmpint (ask (fresh, "B"), >, 350);
  g_assert_cmpint (ask (fresh, "B"), <, 650);
  g_assert_cmpint (ask (old, "B"), <, ask (fresh, "B"));
  g_assert_cmpint (ask (endless, "B"), ==, 200);
}

/* A counter with its last customer takes nobody; a suspended one from when it is expected back. */
static void
test_going (void)
{
  g_autoptr (FoyerConfig) config = make_config ();
  g_autoptr (FoyerEstimate) estimate = foyer_estimate_new (config, NOW);
  const FoyerCounter closing = { .number = 1,
                                 .state = FOYER_COUNTER_SERVING,
                                 .closing_pending = TRUE };
  const FoyerCounter suspended = { .number = 2,
                                   .state = FOYER_COUNTER_SUSPENDED,
                                   .suspended_until = NOW + 300 * FOYER_SECOND };
  const FoyerCounter overdue = { .number = 3,
                                 .state = FOYER_COUNTER_SUSPENDED,
                                 .suspended_until = NOW - 1 };

  foyer_estimate_add_counter (estimate, &closing, NULL, 0);
  foyer_estimate_add_counter (estimate, &overdue, NULL, 0);
  g_assert_cmpint (ask (estimate, "A"), ==, 0); /* as if nobody were there */
  foyer_estimate_add_counter (estimate, &suspended, NULL, 0);
  g_assert_cmpint (ask (estimate, "A"), ==, 300);
}

/* However many wait, the answer comes from a hall of a bounded size, and in proportion. */
static void
test_long_queue (void)
{
  g_autoptr (FoyerConfig) config = make_config ();
  g_autoptr (FoyerEstimate) estimate = foyer_estimate_new (config, NOW);
  gint64 wait;

  add_counter (estimate, 1, FOYER_COUNTER_READY, NULL, 0);
  foyer_estimate_set_ahead (estimate, "A", 100000);
  wait = ask (estimate, "A");
  g_assert_cmpint (wait, >, 200 * 90000);
  g_assert_cmpint (wait, <, 200 * 110000);
  g_assert_cmpint (wait, ==, ask (estimate, "A"));
}

/* The configured length, then more and more what is seen; a cell leans on the whole. */
static void
test_pace (void)
{
  g_autoptr (FoyerPaceBook) book = foyer_pace_book_new ();
  FoyerPace pace = foyer_pace_book_get (book, "A", NOW, 3, 200);

  g_assert_cmpfloat_with_epsilon (pace.mean_s, 200, 0.01);
  for (guint i = 0; i < 300; i++)
    foyer_pace_book_add (book, "A", NOW, 3, i % 2 ? 300 : 500);
  pace = foyer_pace_book_get (book, "A", NOW, 3, 200);
  g_assert_cmpfloat (pace.mean_s, >, 370);
  g_assert_cmpfloat (pace.mean_s, <, 410);
  g_assert_cmpfloat (pace.spread, >, 0.2);
  /* Another hour, another number of clerks: the whole stands in. */
  pace = foyer_pace_book_get (book, "A", NOW + 3 * G_TIME_SPAN_HOUR, 3, 200);
  g_assert_cmpfloat (pace.mean_s, >, 350);
  pace = foyer_pace_book_get (book, "B", NOW, 3, 200);
  g_assert_cmpfloat_with_epsilon (pace.mean_s, 200, 0.01);
  /* What is newest counts most. */
  for (guint i = 0; i < 100; i++)
    foyer_pace_book_add (book, "A", NOW, 3, 100);
  g_assert_cmpfloat (foyer_pace_book_get (book, "A", NOW, 3, 200).mean_s, <, 190);
}

static void
test_bad_lengths (void)
{
  FoyerPaceSum sum = { 0 };

  foyer_pace_sum_add (&sum, -5);
  foyer_pace_sum_add (&sum, 1e9);
  g_assert_cmpfloat_with_epsilon (sum.total, FOYER_PACE_LONGEST_S, 0.01);
  g_assert_cmpfloat_with_epsilon (sum.weight, 1.98, 0.001);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hall/estimate/nobody", test_nobody);
  g_test_add_func ("/hall/estimate/shared", test_shared);
  g_test_add_func ("/hall/estimate/other-services", test_other_services);
  g_test_add_func ("/hall/estimate/present-customer", test_present_customer);
  g_test_add_func ("/hall/estimate/going", test_going);
  g_test_add_func ("/hall/estimate/long-queue", test_long_queue);
  g_test_add_func ("/hall/estimate/pace", test_pace);
  g_test_add_func ("/hall/estimate/bad-lengths", test_bad_lengths);
  return g_test_run ();
}
