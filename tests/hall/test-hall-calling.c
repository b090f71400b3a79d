/* The formulas of the order of calling (design “Order of calling”). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-calling.h"

#define NOW        (1000000 * FOYER_SECOND)
#define TARGET     900
#define T(minutes) (NOW + (minutes) *FOYER_MINUTE)

static void
test_due (void)
{
  g_assert_cmpint (foyer_calling_get_due (NOW, TARGET, 0), ==, T (15));
  g_assert_cmpint (foyer_calling_get_due (NOW, TARGET, 600), ==, T (5));
  g_assert_cmpint (foyer_calling_get_due (NOW, TARGET, 900), ==, NOW);
  /* A credit above the target brings it before its issue. */
  g_assert_cmpint (foyer_calling_get_due (NOW, 300, 900), ==, T (-10));
  g_assert_cmpint (foyer_calling_get_due (NOW, 0, 0), ==, NOW);
}

/* max (appointed time, check-in) within ten minutes; past it an ordinary ticket. */
static void
test_appointment (void)
{
  g_assert_cmpint (foyer_calling_get_appointment_due (T (20), NOW, 600, TARGET), ==, T (20));
  g_assert_cmpint (foyer_calling_get_appointment_due (NOW, NOW, 600, TARGET), ==, NOW);
  g_assert_cmpint (foyer_calling_get_appointment_due (T (-5), NOW, 600, TARGET), ==, NOW);
  g_assert_cmpint (foyer_calling_get_appointment_due (T (-10), NOW, 600, TARGET), ==, NOW);
  g_assert_cmpint (foyer_calling_get_appointment_due (T (-10) - 1, NOW, 600, TARGET), ==, T (15));
  g_assert_cmpint (foyer_calling_get_appointment_due (T (-600), NOW, 600, TARGET), ==, T (15));
}

/* max (own old due, min (due of the third or of the last, now + target)). */
static void
test_restored (void)
{
  g_assert_cmpint (foyer_calling_get_restored_due (T (-10), T (5), NOW, TARGET), ==, T (5));
  g_assert_cmpint (foyer_calling_get_restored_due (T (-10), T (40), NOW, TARGET), ==, T (15));
  g_assert_cmpint (foyer_calling_get_restored_due (T (10), T (5), NOW, TARGET), ==, T (10));
  g_assert_cmpint (foyer_calling_get_restored_due (T (20), T (40), NOW, TARGET), ==, T (20));
  /* Nobody waits whom it would pass: its old place. */
  g_assert_cmpint (foyer_calling_get_restored_due (T (-10), 0, NOW, TARGET), ==, T (-10));
}

static void
test_choose (void)
{
  const FoyerHead heads[] = {
    { .ticket = 7, .due_at = T (5) },
    { .ticket = 5, .due_at = T (5) },
    { .ticket = 9, .due_at = T (3), .delay_s = 121 },
    { .ticket = 6, .due_at = T (3), .delay_s = 120 },
  };

  g_assert_cmpint (foyer_calling_choose (NULL, 0), ==, -1);
  g_assert_cmpint (foyer_calling_choose (heads, 1), ==, 0);
  /* A tie goes by issue, also where a delay makes it. */
  g_assert_cmpint (foyer_calling_choose (heads, 2), ==, 1);
  g_assert_cmpint (foyer_calling_choose (heads + 2, 2), ==, 1);
  g_assert_cmpint (foyer_calling_choose (heads, 4), ==, 1);
  g_assert_cmpint (foyer_calling_choose (heads + 2, 1), ==, 0);
}

static void
add_service (FoyerConfig *config, const char *code, gint64 target_s)
{
  FoyerService *service = g_new0 (FoyerService, 1);

  service->code = g_strdup (code);
  service->target_s = target_s;
  g_ptr_array_add (config->services, service);
}

/* Tmax − Tmin + Cmax + Dmax; an appointment counts as a credit of the whole target. */
static void
test_bound (void)
{
  g_autoptr (FoyerConfig) config = foyer_config_new ();
  FoyerCounterPlan *plan = foyer_counter_plan_new (1);
  FoyerOffer offer = { .service = g_strdup ("A"), .delay_s = 120 };

  g_assert_cmpint (foyer_calling_get_bound (config), ==, 15 * FOYER_MINUTE);
  add_service (config, "A", 900);
  g_assert_cmpint (foyer_calling_get_bound (config), ==, 15 * FOYER_MINUTE);
  add_service (config, "B", 300);
  g_assert_cmpint (foyer_calling_get_bound (config), ==, (15 - 5 + 15) * FOYER_MINUTE);
  g_array_append_val (plan->offers, offer);
  g_ptr_array_set_free_func (config->counters, (GDestroyNotify) foyer_counter_plan_free);
  g_ptr_array_add (config->counters, plan);
  g_assert_cmpint (foyer_calling_get_bound (config), ==, (15 - 5 + 15 + 2) * FOYER_MINUTE);
  config->credit_s[FOYER_CLASS_URGENT] = 1800;
  g_assert_cmpint (foyer_calling_get_bound (config), ==, (15 - 5 + 30 + 2) * FOYER_MINUTE);
}

/* deadlines, defaults: credits of 10 and 15 minutes, recall after 25 s, three calls. */
static void
test_defaults (void)
{
  g_autoptr (FoyerConfig) config = foyer_config_new ();

  g_assert_cmpint (config->credit_s[FOYER_CLASS_ORDINARY], ==, 0);
  for (int i = FOYER_CLASS_ELDERLY; i <= FOYER_CLASS_INFANT; i++)
    g_assert_cmpint (config->credit_s[i], ==, 600);
  g_assert_cmpint (config->credit_s[FOYER_CLASS_URGENT], ==, 900);
  g_assert_cmpint (config->settings.recall_interval_s, ==, 25);
  g_assert_cmpint (config->settings.max_calls, ==, 3);
  g_assert_cmpint (config->settings.preparing_s, ==, 600);
  g_assert_cmpint (config->settings.last_minutes_s, ==, 900);
  g_assert_cmpint (config->settings.restore_after, ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hall/calling/due", test_due);
  g_test_add_func ("/hall/calling/appointment", test_appointment);
  g_test_add_func ("/hall/calling/restored", test_restored);
  g_test_add_func ("/hall/calling/choose", test_choose);
  g_test_add_func ("/hall/calling/bound", test_bound);
  g_test_add_func ("/hall/calling/defaults", test_defaults);
  return g_test_run ();
}
