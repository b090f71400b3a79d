/* Kept promises, moves and breaches, counted by hand beside the rule (S2 八.2, 八.3). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-visit-figures.h"

#include "hall/foyer-calendar.h"

#define NOW (1000000 * FOYER_SECOND)

/* Times in minutes from the start, or from now; 0 not. */
static const struct
{
  FoyerVisitState state;
  int start, arrived; /* minutes after now; minutes after the start, 99 not */
  FoyerVisitBy by;
  const char *why;
  gboolean promise, kept;
} cases[] = {
  { FOYER_VISIT_DONE, -300, -6, FOYER_VISIT_BY_NOBODY, NULL, TRUE, TRUE },
  { FOYER_VISIT_DONE, -200, -1, FOYER_VISIT_BY_NOBODY, NULL, TRUE, TRUE },
  { FOYER_VISIT_DONE, -100, 3, FOYER_VISIT_BY_NOBODY, NULL, TRUE, FALSE },
  /* Nobody came, and the time is over. */
  { FOYER_VISIT_CONFIRMED, -10, 99, FOYER_VISIT_BY_NOBODY, NULL, TRUE, FALSE },
  /* Its time is still to come. */
  { FOYER_VISIT_CONFIRMED, 10, 99, FOYER_VISIT_BY_NOBODY, NULL, FALSE, FALSE },
  { FOYER_VISIT_RESCHEDULED, 50, 99, FOYER_VISIT_BY_COMPANY, "ill", TRUE, FALSE },
  { FOYER_VISIT_RESCHEDULED, 60, 99, FOYER_VISIT_BY_COMPANY, "ill", TRUE, FALSE },
  { FOYER_VISIT_RESCHEDULED, 70, 99, FOYER_VISIT_BY_CUSTOMER, "away", FALSE, FALSE },
  { FOYER_VISIT_CANCELLED, -20, 99, FOYER_VISIT_BY_CUSTOMER, "solved", FALSE, FALSE },
  /* Never agreed. */
  { FOYER_VISIT_PROPOSED, -30, 99, FOYER_VISIT_BY_NOBODY, NULL, FALSE, FALSE },
};

static GPtrArray *
make_visits (void)
{
  GPtrArray *visits = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_visit_free);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FoyerVisit *visit = foyer_record_new (&foyer_visit_type);

      visit->id = i + 1;
      visit->state = (int) cases[i].state;
      visit->type = g_strdup ("leak");
      visit->technician = g_strdup (i % 2 == 0 ? "2101" : "2104");
      visit->start = NOW + cases[i].start * FOYER_MINUTE;
      visit->end = visit->start + 30 * FOYER_MINUTE;
      visit->confirmed_at = cases[i].state == FOYER_VISIT_PROPOSED ? 0 : 1;
      if (cases[i].arrived != 99)
        visit->arrived_at = visit->start + cases[i].arrived * FOYER_MINUTE;
      visit->by = (int) cases[i].by;
      visit->why = g_strdup (cases[i].why);
      g_ptr_array_add (visits, visit);
    }
  return visits;
}

static void
test_count (void)
{
  g_autoptr (FoyerConfig) config = foyer_config_new ();
  g_autoptr (GPtrArray) visits = make_visits ();
  g_autoptr (FoyerVisitFigures) figures = foyer_visit_count (config, visits, NOW);
  const FoyerVisitMoves *moves;
  const FoyerVisitLoad *load;
  gint64 promises = 0, kept = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      promises += cases[i].promise;
      kept += cases[i].kept;
    }
  g_assert_cmpint (figures->visits, ==, G_N_ELEMENTS (cases));
  g_assert_cmpint (figures->promises, ==, promises);
  g_assert_cmpint (figures->kept, ==, kept);
  g_assert_cmpint (figures->arrivals[FOYER_PUNCTUALITY_EARLY], ==, 1);
  g_assert_cmpint (figures->arrivals[FOYER_PUNCTUALITY_TIGHT], ==, 1);
  g_assert_cmpint (figures->arrivals[FOYER_PUNCTUALITY_LATE], ==, 1);
  g_assert_cmpint (figures->moved[FOYER_VISIT_BY_COMPANY], ==, 2);
  g_assert_cmpint (figures->moved[FOYER_VISIT_BY_CUSTOMER], ==, 1);
  g_assert_cmpuint (figures->moves->len, ==, 2);
  moves = g_ptr_array_index (figures->moves, 0);
  g_assert_cmpstr (moves->reason, ==, "ill");
  g_assert_cmpint (moves->count, ==, 2);
  /* Moved and cancelled ones are nobody's work. */
  g_assert_cmpuint (figures->loads->len, ==, 2);
  load = g_ptr_array_index (figures->loads, 0);
  g_assert_cmpstr (load->technician, ==, "2101");
  g_assert_cmpint (load->visits, ==, 3);
  g_assert_cmpint (load->planned_s, ==, 3 * 1800);
}

/* S2-8.3. Each case by itself, so that a wrong one is named. */
static void
test_promises (void)
{
  g_autoptr (FoyerConfig) config = foyer_config_new ();
  g_autoptr (GPtrArray) visits = make_visits ();

  for (guint i = 0; i < visits->len; i++)
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_autoptr (FoyerVisitFigures) figures = NULL;

      g_test_message ("case %u", i);
      g_ptr_array_add (one, g_ptr_array_index (visits, i));
      figures = foyer_visit_count (config, one, NOW);
      g_assert_cmpint (figures->promises, ==, cases[i].promise);
      g_assert_cmpint (figures->kept, ==, cases[i].kept);
    }
}

static void
test_nobody_home (void)
{
  g_autoptr (FoyerConfig) config = foyer_config_new ();
  g_autoptr (GPtrArray) visits = g_ptr_array_new ();
  g_autoptr (FoyerVisitFigures) figures = NULL;
  FoyerVisit note = {
    .type = (char *) "leak", .start = 1, .phones = 1, .note = 7, .lead_breach = 1
  };
  FoyerVisit reached = { .type = (char *) "leak", .start = 1, .phones = 2, .reached = TRUE };
  FoyerVisit draft = { .type = (char *) "leak" };

  g_ptr_array_add (visits, &note);
  g_ptr_array_add (visits, &reached);
  g_ptr_array_add (visits, &draft);
  figures = foyer_visit_count (config, visits, NOW);
  g_assert_cmpint (figures->visits, ==, 2);
  g_assert_cmpint (figures->not_home, ==, 2);
  g_assert_cmpint (figures->reachable, ==, 1);
  g_assert_cmpint (figures->notes, ==, 1);
  g_assert_cmpint (figures->lead_breaches, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hall/visit-figures/count", test_count);
  g_test_add_func ("/hall/visit-figures/promises", test_promises);
  g_test_add_func ("/hall/visit-figures/nobody-home", test_nobody_home);
  return g_test_run ();
}
