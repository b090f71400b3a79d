/* The planner's window on a real hall: names, paper, absences, names of people, and no rest. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"

#include "window/common/foyer-state-pill.h"
#include "window/common/foyer-state.h"
#include "window/planner/foyer-book-visit.h"
#include "window/planner/foyer-new-visit.h"
#include "window/planner/foyer-planner-window-private.h"
#include "window/planner/foyer-visit-menu.h"
#include "window/planner/foyer-visit-paper.h"

#define DISPATCHER "1081"

static void
set_up (Desk *desk, gconstpointer data)
{
  hall_fixture_set_up (&desk->hall, NULL);
  desk->context = foyer_window_context_new (desk->hall.engine, desk->hall.model);
  desk->window = foyer_planner_window_new (NULL, desk->context);
  gtk_window_present (GTK_WINDOW (desk->window));
}

static FoyerPlannerWindow *
get_planner (Desk *desk)
{
  return FOYER_PLANNER_WINDOW (desk->window);
}

static JsonObject *
book (Desk *desk)
{
  FoyerCommand *command = foyer_command_new ("visit.propose", "system");
  g_autoptr (JsonObject) answer = NULL;
  JsonObject *proposal;

  foyer_command_text (command, "type", "meter-test");
  foyer_command_text (command, "district", "old-town");
  foyer_command_integer (command, "limit", 1);
  answer = hall_fixture_run (&desk->hall, command);
  g_assert_nonnull (answer);
  proposal = json_array_get_object_element (json_object_get_array_member (answer, "proposals"), 0);
  command = foyer_command_new ("visit.book", "system");
  foyer_command_text (command, "type", "meter-test");
  foyer_command_text (command, "district", "old-town");
  foyer_command_text (command, "customer", "Wang");
  foyer_command_text (command, "phone", "1");
  foyer_command_text (command, "address", "5 Old Lane");
  foyer_command_text (command, "technician",
                      json_object_get_string_member (proposal, "technician"));
  foyer_command_text (command, "start", json_object_get_string_member (proposal, "start"));
  foyer_command_flag (command, "agreed", TRUE);
  return hall_fixture_run (&desk->hall, command);
}

static gboolean
has_size (gpointer window)
{
  return gtk_widget_get_width (GTK_WIDGET (FOYER_PLANNER_WINDOW (window)->view)) > 0;
}

static gboolean
has_visit (gpointer window)
{
  return foyer_planner_window_get_selected (window) != NULL;
}

/* Signed in, with one visit that is open in the pane. */
static FoyerPlanVisit *
open_visit (Desk *desk)
{
  g_autoptr (JsonObject) booked = book (desk);

  g_assert_nonnull (booked);
  desk_sign_in (desk, DISPATCHER);
  hall_fixture_await (has_size, desk->window);
  foyer_planner_window_open_visit (
      get_planner (desk),
      json_object_get_int_member (json_object_get_object_member (booked, "visit"), "id"));
  hall_fixture_await (has_visit, desk->window);
  return foyer_planner_window_get_selected (get_planner (desk));
}

static void
test_names (Desk *desk, gconstpointer data)
{
  guint n_checked = 0;

  desk_check_names (desk->window, &n_checked);
  open_visit (desk);
  desk_check_names (desk->window, &n_checked);
  gtk_widget_activate_action (desk->window, "plan.shown", "s", "list");
  desk_check_names (desk->window, &n_checked);
  g_assert_cmpuint (n_checked, >, 40);
}

/* Personal fields are there for whoever is signed in, and nobody else (5/D17). */
static void
test_people (Desk *desk, gconstpointer data)
{
  FoyerPlannerWindow *planner = get_planner (desk);
  FoyerPlanVisit *visit = open_visit (desk);
  g_autofree char *technician = g_strdup (foyer_plan_visit_get (visit)->technician);

  g_assert_cmpstr (foyer_plan_visit_get_customer (visit), ==, "Wang");
  g_assert_cmpstr (foyer_plan_desk_get_name (planner->desk, technician), !=, technician);
  gtk_widget_activate_action (desk->window, "plan.sign-out", NULL);
  g_assert_cmpstr (foyer_plan_desk_get_name (planner->desk, technician), ==, technician);
  g_assert_cmpuint (foyer_plan_desk_get_visits (planner->desk)->len, ==, 0);
  g_assert_null (planner->notices);
}

static void
check_pdf (GBytes *pdf, GError *error)
{
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);
}

static void
test_paper (Desk *desk, gconstpointer data)
{
  FoyerPlanVisit *visit = open_visit (desk);
  const FoyerVisit *record = foyer_plan_visit_get (visit);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) day = NULL;

  for (FoyerVisitPaper paper = 0; paper < FOYER_VISIT_N_PAPERS; paper++)
    {
      g_autofree char *title = foyer_visit_paper_get_title (paper, visit);
      g_autoptr (GBytes) pdf = foyer_visit_paper_draw (paper, desk->context, visit, &error);

      check_pdf (pdf, error);
      g_assert_nonnull (strstr (title, "1"));
    }
  day = foyer_visit_paper_draw_day (desk->context, record->technician, "2101 Shi", record->start,
                                    foyer_plan_desk_get_visits (get_planner (desk)->desk), &error);
  check_pdf (day, error);
}

static gboolean
has_conflict (gpointer window)
{
  FoyerPlannerWindow *planner = window;

  return foyer_plan_desk_is_conflicting (planner->desk, planner->opened) &&
         g_list_model_get_n_items (foyer_plan_desk_get_unplanned (planner->desk)) == 1;
}

static gboolean
has_no_conflict (gpointer window)
{
  return !has_conflict (window);
}

/* An absence over a visit: it is listed to be rebooked, not lost; back again when it is taken back.
 */
static void
test_absence (Desk *desk, gconstpointer data)
{
  const FoyerVisit *visit = foyer_plan_visit_get (open_visit (desk));
  g_autofree char *from = foyer_time_to_iso8601 (visit->start, NULL);
  g_autofree char *to = foyer_time_to_iso8601 (visit->end, NULL);
  FoyerCommand *command = foyer_command_new ("absence.add", "system");

  foyer_command_text (command, "technician", visit->technician);
  foyer_command_text (command, "from", from);
  foyer_command_text (command, "to", to);
  hall_fixture_do (&desk->hall, command);
  hall_fixture_await (has_conflict, desk->window);
  command = foyer_command_new ("absence.remove", "system");
  foyer_command_integer (command, "id", 1);
  hall_fixture_do (&desk->hall, command);
  hall_fixture_await (has_no_conflict, desk->window);
}

static void
test_days_checked (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char *from, *to;
    gboolean good;
  } cases[] = {
    { "2026-03-02", NULL, TRUE },          { "2026-03-02", "2026-03-02", TRUE },
    { "2026-03-02", "2026-03-01", FALSE }, { "2026-02-30", NULL, FALSE },
    { "tomorrow", NULL, FALSE },           { NULL, "2026-03-02", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GError) error = NULL;

      if (cases[i].from != NULL)
        g_hash_table_insert (answers, (gpointer) "from", (gpointer) cases[i].from);
      if (cases[i].to != NULL)
        g_hash_table_insert (answers, (gpointer) "to", (gpointer) cases[i].to);
      g_assert_cmpint (foyer_planner_window_check_days (answers, NULL, &error), ==, cases[i].good);
      g_assert_true (cases[i].good == (error == NULL));
    }
}

/* The dialog belongs to any window; it goes with it, and leaves nothing behind. */
static void
test_new_visit (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;
  guint n_checked = 0;

  desk_sign_in (desk, DISPATCHER);
  dialog = foyer_new_visit_new (GTK_WINDOW (desk->window), desk->context, NULL);
  foyer_new_visit_set_ticket (FOYER_NEW_VISIT (dialog), "A001", FOYER_LANGUAGE_KO);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  desk_check_names (dialog, &n_checked);
  g_assert_cmpuint (n_checked, >=, 3);
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (dialog)), "A001"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (dialog);
}

/* --- the pane in every state, from the table that the guards use (states 2.5) --- */

static void
collect_actions (GtkWidget *widget, GHashTable *found)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GVariant *target;

      if (!GTK_IS_BUTTON (child))
        {
          collect_actions (child, found);
          continue;
        }
      target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (child));
      g_hash_table_add (found, g_strdup (target != NULL ? g_variant_get_string (target, NULL)
                                                        : gtk_actionable_get_action_name (
                                                              GTK_ACTIONABLE (child))));
    }
}

/* What the order at the door forbids though the table has it (S2 八.6). */
static gboolean
is_too_early (const FoyerVisit *visit, FoyerVisitStep step)
{
  return (step == FOYER_VISIT_KNOCK && visit->knocks == FOYER_VISIT_ROUNDS) ||
         (step == FOYER_VISIT_PHONE && visit->state == FOYER_VISIT_KNOCKING &&
          visit->knocks < FOYER_VISIT_ROUNDS) ||
         (step == FOYER_VISIT_WAIT && !visit->reached);
}

static gboolean
may (const FoyerVisit *visit, FoyerVisitStep step)
{
  FoyerVisitState next;

  return foyer_visit_step ((FoyerVisitState) visit->state, step, visit->id, &next, NULL) &&
         !is_too_early (visit, step);
}

static FoyerPlanVisit *
make_visit (FoyerVisitState state, int knocks, gboolean reached)
{
  g_autoptr (JsonObject) answer = json_object_new ();

  json_object_set_int_member (answer, "id", 7);
  json_object_set_string_member (answer, "state", foyer_visit_states[state]);
  json_object_set_string_member (answer, "type", "meter-test");
  json_object_set_string_member (answer, "customer", "Wang");
  json_object_set_string_member (answer, "address", "5 Old Lane");
  json_object_set_int_member (answer, "knocks", knocks);
  json_object_set_boolean_member (answer, "reached", reached);
  if (state != FOYER_VISIT_DRAFT)
    {
      json_object_set_string_member (answer, "technician", "2101");
      json_object_set_string_member (answer, "start", "2026-03-03T01:00:00Z");
      json_object_set_string_member (answer, "end", "2026-03-03T01:30:00Z");
    }
  return foyer_plan_visit_new (answer);
}

static void
check_pane (FoyerPlannerWindow *planner, FoyerPlanVisit *item)
{
  const FoyerVisit *visit = foyer_plan_visit_get (item);
  const FoyerRole role = foyer_window_context_get_session (planner->context)->role;
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  FoyerStatePill *pill = desk_get_child (GTK_WIDGET (planner->pane), "pill");
  guint n = 0;

  foyer_visit_pane_set_visit (planner->pane, planner->context, item, "Shi", FALSE);
  g_assert_cmpstr (foyer_state_pill_get_state (pill), ==, foyer_visit_states[visit->state]);
  g_assert_cmpstr (foyer_state_get_word (foyer_visit_states[visit->state]), !=, "");
  collect_actions (desk_get_child (GTK_WIDGET (planner->pane), "actions"), found);
  for (const FoyerVisitChoice *choice = foyer_visit_choices; choice->name != NULL; choice++)
    {
      gboolean wanted = may (visit, choice->step) && foyer_access_may (role, choice->verb);

      g_test_message ("%s: %s", foyer_visit_states[visit->state], choice->name);
      g_assert_cmpint (g_hash_table_contains (found, choice->name), ==, wanted);
      n += wanted;
    }
  g_assert_cmpint (g_hash_table_contains (found, "plan.move"), ==, may (visit, FOYER_VISIT_MOVE));
  g_assert_cmpint (g_hash_table_contains (found, "plan.place"), ==, may (visit, FOYER_VISIT_PLAN));
  n += may (visit, FOYER_VISIT_MOVE) + may (visit, FOYER_VISIT_PLAN);
  g_assert_cmpuint (g_hash_table_size (found), ==, n);
}

static void
test_states (Desk *desk, gconstpointer data)
{
  desk_sign_in (desk, DISPATCHER);
  for (int state = 0; state < FOYER_VISIT_N_STATES; state++)
    for (int knocks = 0; knocks <= FOYER_VISIT_ROUNDS; knocks += FOYER_VISIT_ROUNDS)
      for (int reached = 0; reached < 2; reached++)
        {
          g_autoptr (FoyerPlanVisit) item =
              make_visit ((FoyerVisitState) state, knocks, reached != 0);

          check_pane (get_planner (desk), item);
        }
  /* No step of the table is out of the window's reach: dragging adjusts, plans and moves. */
  for (int step = 0; step < FOYER_VISIT_N_STEPS; step++)
    {
      gboolean reachable =
          step == FOYER_VISIT_ADJUST || step == FOYER_VISIT_PLAN || step == FOYER_VISIT_MOVE;

      for (const FoyerVisitChoice *choice = foyer_visit_choices; choice->name != NULL; choice++)
        reachable |= (int) choice->step == step;
      g_assert_true (reachable);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Desk *desk, gconstpointer data);
  } tests[] = {
    { "/window/planner/names", test_names },
    { "/window/planner/people", test_people },
    { "/window/planner/paper", test_paper },
    { "/window/planner/absence", test_absence },
    { "/window/planner/days-checked", test_days_checked },
    { "/window/planner/new-visit", test_new_visit },
    { "/window/planner/states", test_states },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Desk, NULL, set_up, tests[i].run, desk_tear_down);
  return g_test_run ();
}
