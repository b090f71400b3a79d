/* The model of visits says what the database says, whoever changes it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall-fixture.h"
#include "model/foyer-visit-model.h"

typedef struct
{
  HallFixture hall;
  FoyerVisitModel *model;
  guint n_changed;
} Desk;

static void
changed_cb (FoyerVisitModel *model, Desk *desk)
{
  desk->n_changed++;
}

static gboolean
is_loaded (gpointer data)
{
  return foyer_visit_model_get_loaded (((Desk *) data)->model);
}

static void
set_up (Desk *desk, gconstpointer data)
{
  hall_fixture_set_up (&desk->hall, data);
  desk->model = foyer_visit_model_new (desk->hall.engine);
  g_signal_connect (desk->model, "changed", G_CALLBACK (changed_cb), desk);
  hall_fixture_await (is_loaded, desk);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_clear_object (&desk->model);
  hall_fixture_tear_down (&desk->hall, data);
}

static FoyerCommand *
make_booking (const char *technician, const char *start)
{
  FoyerCommand *command = foyer_command_new ("visit.book", "ctl");
  const char *const arguments[][2] = {
    { "type", "leak" },       { "customer", "Somebody" },   { "phone", "000-555-0101" },
    { "address", "12 Mill" }, { "district", "north-bank" }, { "technician", technician },
    { "start", start },
  };

  for (guint i = 0; i < G_N_ELEMENTS (arguments); i++)
    foyer_command_text (command, arguments[i][0], arguments[i][1]);
  return foyer_command_flag (command, "agreed", TRUE);
}

static FoyerCommand *
make_move (gint64 id, const char *start)
{
  FoyerCommand *command = foyer_command_integer (foyer_command_new ("visit.move", "ctl"), "id", id);

  foyer_command_text (foyer_command_text (command, "start", start), "by", "customer");
  return foyer_command_flag (foyer_command_text (command, "reason", "away"), "agreed", TRUE);
}

static guint
count (GListModel *list)
{
  return g_list_model_get_n_items (list);
}

/* --- conditions --- */

static gboolean
has_one_with_person (gpointer data)
{
  FoyerVisitItem *item = foyer_visit_model_find (((Desk *) data)->model, 1);

  return item != NULL && g_strcmp0 (foyer_visit_item_get_customer (item), "Somebody") == 0;
}

static gboolean
has_two (gpointer data)
{
  return foyer_visit_model_find (((Desk *) data)->model, 2) != NULL;
}

static gboolean
has_moved (gpointer data)
{
  FoyerVisitItem *item = foyer_visit_model_find (((Desk *) data)->model, 1);

  return item != NULL && foyer_visit_item_get_visit (item)->state == FOYER_VISIT_RESCHEDULED;
}

static gboolean
has_conflict (gpointer data)
{
  FoyerVisitItem *item = foyer_visit_model_find (((Desk *) data)->model, 1);

  return item != NULL && foyer_visit_item_get_conflict (item);
}

static gboolean
has_draft (gpointer data)
{
  return count (foyer_visit_model_get_unplanned (((Desk *) data)->model)) == 1;
}

static gboolean
has_no_draft (gpointer data)
{
  return count (foyer_visit_model_get_unplanned (((Desk *) data)->model)) == 0;
}

static gboolean
shows_only_two (gpointer data)
{
  FoyerVisitModel *model = ((Desk *) data)->model;

  return foyer_visit_model_find (model, 2) != NULL && foyer_visit_model_find (model, 1) == NULL;
}

static FoyerCommand *
make_contact (void)
{
  FoyerCommand *command =
      foyer_command_integer (foyer_command_new ("visit.contact", "ctl"), "id", 1);

  foyer_command_flag (command, "read-back", TRUE);
  return foyer_command_text (command, "quiet-hours", "12-14");
}

static gboolean
is_read_back (gpointer data)
{
  FoyerVisitItem *item = foyer_visit_model_find (((Desk *) data)->model, 1);

  return item != NULL && foyer_visit_item_get_contact (item)->read_back;
}

/* --- tests --- */

/* Whoever books: it is shown, with the customer's name, once. */
static void
test_booking (Desk *desk, gconstpointer data)
{
  FoyerVisitItem *item;
  JsonObject *answer;

  g_assert_cmpuint (count (foyer_visit_model_get_technicians (desk->model)), ==, 5);
  g_assert_cmpstr (foyer_visit_model_get_from (desk->model), ==, "2026-03-02");
  answer = hall_fixture_run_other (&desk->hall, make_booking ("2101", "2026-03-02T14:00:00+08:00"));
  g_assert_nonnull (answer);
  json_object_unref (answer);
  hall_fixture_await (has_one_with_person, desk);
  item = foyer_visit_model_find (desk->model, 1);
  g_assert_cmpstr (foyer_visit_item_get_address (item), ==, "12 Mill");
  g_assert_cmpuint (count (foyer_visit_model_get_visits (desk->model)), ==, 1);
  /* What belongs to no record comes along when it is changed. */
  g_assert_false (foyer_visit_item_get_contact (item)->read_back);
  hall_fixture_do (&desk->hall, make_contact ());
  hall_fixture_await (is_read_back, desk);
  g_assert_true (foyer_contact_is_quiet (foyer_visit_item_get_contact (item), 13 * 60));
  hall_fixture_do (&desk->hall, make_booking ("2104", "2026-03-02T13:00:00+08:00"));
  hall_fixture_await (has_two, desk);
  /* By start. */
  {
    g_autoptr (FoyerVisitItem) first =
        g_list_model_get_item (foyer_visit_model_get_visits (desk->model), 0);

    g_assert_true (first == foyer_visit_model_find (desk->model, 2));
  }
  g_assert_cmpuint (desk->n_changed, >, 0);
}

/* The old row stays and says what it is; the new one is a row of its own. */
static void
test_move (Desk *desk, gconstpointer data)
{
  g_autoptr (FoyerVisitItem) before = NULL;
  g_autoptr (GArray) spans = NULL;

  hall_fixture_do (&desk->hall, make_booking ("2101", "2026-03-02T14:00:00+08:00"));
  hall_fixture_await (has_one_with_person, desk);
  before = g_object_ref (foyer_visit_model_find (desk->model, 1));
  hall_fixture_do (&desk->hall, make_move (1, "2026-03-02T15:00:00+08:00"));
  hall_fixture_await (has_moved, desk);
  hall_fixture_await (has_two, desk);
  g_assert_true (before == foyer_visit_model_find (desk->model, 1));
  spans = foyer_visit_model_get_spans (desk->model, "2101");
  g_assert_cmpuint (spans->len, ==, 1);
  g_assert_cmpint (g_array_index (spans, FoyerVisitSpan, 0).id, ==, 2);
}

/* What is on other days comes with the range, and goes with it. */
static void
test_range (Desk *desk, gconstpointer data)
{
  hall_fixture_do (&desk->hall, make_booking ("2101", "2026-03-02T14:00:00+08:00"));
  hall_fixture_await (has_one_with_person, desk);
  hall_fixture_do (&desk->hall, make_booking ("2101", "2026-03-04T14:00:00+08:00"));
  foyer_visit_model_set_range (desk->model, "2026-03-02", "2026-03-08");
  hall_fixture_await (has_two, desk);
  g_assert_nonnull (foyer_visit_model_find (desk->model, 1));
  foyer_visit_model_set_range (desk->model, "2026-03-03", "2026-03-08");
  hall_fixture_await (shows_only_two, desk);
  g_assert_cmpuint (count (foyer_visit_model_get_visits (desk->model)), ==, 1);
}

static void
test_unplanned (Desk *desk, gconstpointer data)
{
  FoyerCommand *draft = foyer_command_new ("visit.draft", "ctl");
  const char *const arguments[][2] = {
    { "type", "leak" },    { "customer", "Somebody" },   { "phone", "1" },
    { "address", "Mill" }, { "district", "north-bank" },
  };
  FoyerCommand *plan = foyer_command_integer (foyer_command_new ("visit.plan", "ctl"), "id", 1);

  for (guint i = 0; i < G_N_ELEMENTS (arguments); i++)
    foyer_command_text (draft, arguments[i][0], arguments[i][1]);
  hall_fixture_do (&desk->hall, draft);
  hall_fixture_await (has_draft, desk);
  g_assert_cmpuint (count (foyer_visit_model_get_visits (desk->model)), ==, 0);
  foyer_command_text (foyer_command_text (plan, "technician", "2101"), "start",
                      "2026-03-02T14:00:00+08:00");
  hall_fixture_do (&desk->hall, plan);
  hall_fixture_await (has_no_draft, desk);
  g_assert_cmpuint (count (foyer_visit_model_get_visits (desk->model)), ==, 1);
}

/* An absence, or a holiday, marks what it hits. */
static void
test_conflict (Desk *desk, gconstpointer data)
{
  FoyerCommand *absence = foyer_command_new ("absence.add", "ctl");
  g_autoptr (GArray) spans = NULL;

  hall_fixture_do (&desk->hall, make_booking ("2101", "2026-03-02T14:00:00+08:00"));
  hall_fixture_await (has_one_with_person, desk);
  g_assert_false (foyer_visit_item_get_conflict (foyer_visit_model_find (desk->model, 1)));
  foyer_command_text (foyer_command_text (absence, "technician", "2101"), "from", "2026-03-02");
  hall_fixture_do (&desk->hall, absence);
  hall_fixture_await (has_conflict, desk);
  g_assert_cmpuint (foyer_visit_model_get_absences (desk->model)->len, ==, 1);
  spans = foyer_visit_model_get_spans (desk->model, "2101");
  g_assert_cmpuint (spans->len, ==, 2);
}

static void
test_holiday (Desk *desk, gconstpointer data)
{
  FoyerCommand *holiday = foyer_command_new ("holiday.add", "ctl");

  hall_fixture_do (&desk->hall, make_booking ("2101", "2026-03-02T14:00:00+08:00"));
  hall_fixture_await (has_one_with_person, desk);
  hall_fixture_do (&desk->hall, foyer_command_text (holiday, "date", "2026-03-02"));
  hall_fixture_await (has_conflict, desk);
}

#define ADD(name, func) g_test_add (name, Desk, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/model/visits/booking", test_booking);
  ADD ("/model/visits/move", test_move);
  ADD ("/model/visits/range", test_range);
  ADD ("/model/visits/unplanned", test_unplanned);
  ADD ("/model/visits/conflict", test_conflict);
  ADD ("/model/visits/holiday", test_holiday);
  return g_test_run ();
}
