/* A demo hall in a file of its own, with an engine, a model and a second connection. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall-fixture.h"

#include <glib/gstdio.h>

#include "engine/foyer-hall-config.h"

#define MONDAY_MORNING "2026-03-02T10:00:00+08:00"
#define PATIENCE_S     10

static void
take_engine_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(FoyerEngine **) data = foyer_engine_open_finish (result, &error);
  g_assert_no_error (error);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static gboolean
is_loaded (gpointer data)
{
  return foyer_hall_model_get_loaded (data);
}

void
hall_fixture_set_up (HallFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  FoyerTime monday;

  g_assert_true (foyer_time_from_iso8601 (data != NULL ? data : MONDAY_MORNING, &monday, NULL));
  self->clock.offset_us = monday - g_get_real_time ();
  self->folder = g_dir_make_tmp ("foyer-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "hall.db", NULL);
  foyer_hall_create (self->path, TRUE, NULL, &self->clock, &error);
  g_assert_no_error (error);
  foyer_engine_open_async (self->path, &self->clock, NULL, take_engine_cb, &self->engine);
  hall_fixture_await (is_set, &self->engine);
  self->model = foyer_hall_model_new (self->engine);
  hall_fixture_await (is_loaded, self->model);
  self->executor = foyer_executor_open (self->path, FOYER_DATABASE_WRITE, &self->clock, &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
}

void
hall_fixture_tear_down (HallFixture *self, gconstpointer data)
{
  g_clear_pointer (&self->executor, foyer_executor_close);
  foyer_engine_close (self->engine);
  /* What is still on its way to the main context holds the model and the engine. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->model);
  g_assert_finalize_object (self->engine);
  remove_folder (self->folder);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->folder, g_free);
}

static gboolean
give_up_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
hall_fixture_await (HallCondition condition, gpointer data)
{
  gboolean gave_up = FALSE;
  guint limit = g_timeout_add_seconds (PATIENCE_S, give_up_cb, &gave_up);

  while (!condition (data) && !gave_up)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (gave_up);
  g_source_remove (limit);
}

typedef struct
{
  gboolean done;
  JsonObject *answer;
  GError *error;
} Outcome;

static void
take_outcome_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;

  outcome->answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &outcome->error);
  outcome->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Outcome *) data)->done;
}

JsonObject *
hall_fixture_run (HallFixture *self, FoyerCommand *command)
{
  g_autoptr (FoyerCommand) taken = command;
  Outcome outcome = { 0 };

  foyer_engine_run_async (self->engine, taken, NULL, take_outcome_cb, &outcome);
  hall_fixture_await (is_done, &outcome);
  if (outcome.error != NULL)
    g_test_message ("%s: %s", taken->name, outcome.error->message);
  g_clear_error (&outcome.error);
  return outcome.answer;
}

JsonObject *
hall_fixture_run_other (HallFixture *self, FoyerCommand *command)
{
  g_autoptr (FoyerCommand) taken = command;
  g_autoptr (GError) error = NULL;
  JsonObject *answer = foyer_executor_run (self->executor, taken, &error);

  if (error != NULL)
    g_test_message ("%s: %s", taken->name, error->message);
  return answer;
}

void
hall_fixture_do (HallFixture *self, FoyerCommand *command)
{
  g_autoptr (JsonObject) answer = hall_fixture_run (self, command);

  g_assert_nonnull (answer);
}

void
hall_fixture_open_counter (HallFixture *self, gint64 number)
{
  static const char *const clerks[] = { "1021", "1034", "1047", "1052", "1068", "1075" };
  FoyerCommand *command = foyer_command_new ("counter.open", "ctl");

  foyer_command_integer (command, "counter", number);
  foyer_command_text (command, "staff", clerks[number - 1]);
  hall_fixture_do (self, command);
}

char *
hall_fixture_issue (HallFixture *self, const char *service)
{
  const char *const services[] = { service, NULL };
  g_autoptr (JsonObject) answer = hall_fixture_run (
      self, foyer_command_texts (foyer_command_new ("ticket.issue", "ctl"), "services", services));

  g_assert_nonnull (answer);
  return g_strdup (
      json_object_get_string_member (json_object_get_object_member (answer, "ticket"), "number"));
}

/* --- the truth --- */

typedef struct
{
  GPtrArray *records; /* of FoyerTicket, borrowed */
  GListModel *list;
  const char *name;
} Comparison;

static gboolean
tickets_equal (const Comparison *comparison, char **why)
{
  guint length = g_list_model_get_n_items (comparison->list);

  if (length != comparison->records->len)
    {
      *why = g_strdup_printf ("%s: %u shown, %u kept", comparison->name, length,
                              comparison->records->len);
      return FALSE;
    }
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (FoyerTicketItem) item = g_list_model_get_item (comparison->list, i);

      if (foyer_record_diff (&foyer_ticket_type, foyer_ticket_item_get_ticket (item),
                             g_ptr_array_index (comparison->records, i)) == 0)
        continue;
      *why = g_strdup_printf ("%s: %s at %u differs", comparison->name,
                              foyer_ticket_item_get_number (item), i);
      return FALSE;
    }
  return TRUE;
}

static gboolean
matters_equal (FoyerHallModel *model, const FoyerSnapshot *snapshot, char **why)
{
  guint n = 0, n_shown = 0;

  for (guint i = 0; i < snapshot->matters->len; i++)
    {
      const FoyerItem *row = g_ptr_array_index (snapshot->matters, i);
      FoyerTicketItem *ticket = foyer_hall_model_find_ticket (model, row->ticket);
      GListModel *items = ticket != NULL ? foyer_ticket_item_get_items (ticket) : NULL;
      g_autoptr (FoyerMatterItem) item =
          items != NULL ? g_list_model_get_item (items, (guint) row->position - 1) : NULL;

      if (item == NULL ||
          foyer_record_diff (&foyer_item_type, foyer_matter_item_get_item (item), row) != 0)
        {
          *why = g_strdup_printf ("matter %d of ticket %d differs", (int) row->position,
                                  (int) row->ticket);
          return FALSE;
        }
      n++;
      if (row->position == 1)
        n_shown += g_list_model_get_n_items (items);
    }
  if (n != n_shown)
    *why = g_strdup_printf ("%u matters instead of %u", n_shown, n);
  return n == n_shown;
}

static gboolean
meanwhile_equal (FoyerCounterItem *item, const FoyerSnapshot *snapshot)
{
  const FoyerCounter *counter = foyer_counter_item_get_counter (item);
  const char *const *shown = foyer_counter_item_get_alternatives (item);
  FoyerTicketItem *held = foyer_counter_item_get_held_ticket (item);
  g_autoptr (GArray) numbers =
      foyer_suspension_list_alternatives (snapshot->config, snapshot->counters, counter->number);
  gboolean same = counter->held == (held != NULL ? foyer_ticket_item_get_ticket (held)->id : 0);

  if (counter->state != FOYER_COUNTER_SUSPENDED)
    g_array_set_size (numbers, 0);
  same &= g_strv_length ((char **) shown) == numbers->len;
  for (guint i = 0; same && i < numbers->len; i++)
    same = g_ascii_strtoll (shown[i], NULL, 10) == g_array_index (numbers, gint64, i);
  return same;
}

static gboolean
counters_equal (HallFixture *self, FoyerHallModel *model, const FoyerSnapshot *snapshot, char **why)
{
  GPtrArray *counters = snapshot->counters;

  for (guint i = 0; i < counters->len; i++)
    {
      const FoyerCounter *counter = g_ptr_array_index (counters, i);
      FoyerCounterItem *item = foyer_hall_model_find_counter (model, counter->number);
      FoyerTicketItem *ticket = foyer_counter_item_get_ticket (item);

      if (foyer_record_diff (&foyer_counter_type, foyer_counter_item_get_counter (item), counter) ==
              0 &&
          counter->ticket == (ticket != NULL ? foyer_ticket_item_get_ticket (ticket)->id : 0) &&
          meanwhile_equal (item, snapshot))
        continue;
      *why = g_strdup_printf ("counter %d differs", (int) counter->number);
      return FALSE;
    }
  return TRUE;
}

static void
note_time_cb (FoyerHallModel *model, FoyerTime *at)
{
  *at = foyer_hall_model_get_now (model);
}

/* When @model counted last, as far as known: an estimate may jump from one moment to the next. */
static FoyerTime
get_count_time (FoyerHallModel *model)
{
  static const char key[] = "counted-at";
  FoyerTime *at = g_object_get_data (G_OBJECT (model), key);

  if (at == NULL)
    {
      at = g_new0 (FoyerTime, 1);
      g_object_set_data_full (G_OBJECT (model), key, at, g_free);
      g_signal_connect (model, "changed", G_CALLBACK (note_time_cb), at);
    }
  return *at;
}

/* The engine's own answer about services and the hall, as of the moment the model counted. */
static gboolean
status_equal (HallFixture *self, FoyerHallModel *model, char **why)
{
  FoyerCommand *command = foyer_command_new ("hall.status", "ctl");
  g_autoptr (JsonObject) status = NULL;
  JsonArray *services;

  command->now = get_count_time (model);
  status = hall_fixture_run_other (self, command);
  services = json_object_get_array_member (status, "services");
  if (!g_str_equal (json_object_get_string_member (status, "state"),
                    foyer_hall_states[foyer_hall_model_get_state (model)]))
    {
      *why = g_strdup_printf ("the hall is %s", json_object_get_string_member (status, "state"));
      return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (services); i++)
    {
      JsonObject *service = json_array_get_object_element (services, i);
      g_autoptr (FoyerServiceItem) item =
          g_list_model_get_item (foyer_hall_model_get_services (model), i);

      if (g_str_equal (json_object_get_string_member (service, "code"),
                       foyer_service_item_get_code (item)) &&
          json_object_get_int_member (service, "waiting") ==
              foyer_service_item_get_waiting (item) &&
          /* Both by the same rule, a moment apart. */
          ABS (json_object_get_int_member (service, "estimated_wait_s") -
               foyer_service_item_get_estimated_wait_s (item)) <= 30)
        continue;
      *why = g_strdup_printf ("service %s: %d wait %d s, and not %d wait %d s",
                              foyer_service_item_get_code (item),
                              (int) foyer_service_item_get_waiting (item),
                              (int) foyer_service_item_get_estimated_wait_s (item),
                              (int) json_object_get_int_member (service, "waiting"),
                              (int) json_object_get_int_member (service, "estimated_wait_s"));
      return FALSE;
    }
  return TRUE;
}

/* Recalls leave no time in the tables: which calls are shown must be the same, not their order. */
static gboolean
calls_equal (FoyerHallModel *model, GPtrArray *calls, char **why)
{
  GListModel *list = foyer_hall_model_get_calls (model);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (FoyerCallItem) item = g_list_model_get_item (list, i);
      const FoyerTicket *ticket = foyer_ticket_item_get_ticket (foyer_call_item_get_ticket (item));
      gboolean found = ticket->direct || g_list_model_get_n_items (list) == FOYER_SNAPSHOT_CALLS;

      for (guint k = 0; k < calls->len; k++)
        found |= ((FoyerTicket *) g_ptr_array_index (calls, k))->id == ticket->id;
      if (found)
        continue;
      *why = g_strdup_printf ("call of %s is not kept", foyer_call_item_get_number (item));
      return FALSE;
    }
  if (g_list_model_get_n_items (list) >= calls->len)
    return TRUE;
  *why =
      g_strdup_printf ("%u calls are shown, %u kept", g_list_model_get_n_items (list), calls->len);
  return FALSE;
}

gboolean
hall_fixture_is_true (HallFixture *self, FoyerHallModel *model, char **why)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerSnapshot) snapshot = foyer_snapshot_load (self->executor, &error);
  g_autoptr (GPtrArray) open = g_ptr_array_new (), waiting = g_ptr_array_new (),
                        missed = g_ptr_array_new ();
  const Comparison comparisons[] = {
    { open, foyer_hall_model_get_tickets (model), "tickets" },
    { waiting, foyer_hall_model_get_waiting (model), "waiting" },
    { missed, foyer_hall_model_get_missed (model), "missed" },
  };

  g_assert_no_error (error);
  for (guint i = 0; i < snapshot->tickets->len; i++)
    {
      FoyerTicket *ticket = g_ptr_array_index (snapshot->tickets, i);

      g_ptr_array_add (foyer_ticket_is_open ((FoyerTicketState) ticket->state) ? open : missed,
                       ticket);
      if (ticket->state == FOYER_TICKET_WAITING)
        g_ptr_array_add (waiting, ticket);
    }
  for (guint i = 0; i < G_N_ELEMENTS (comparisons); i++)
    if (!tickets_equal (&comparisons[i], why))
      return FALSE;
  return counters_equal (self, model, snapshot, why) && matters_equal (model, snapshot, why) &&
         calls_equal (model, snapshot->calls, why) && status_equal (self, model, why);
}

typedef struct
{
  HallFixture *fixture;
  FoyerHallModel *model;
  char *why;
} Truth;

static gboolean
holds (gpointer data)
{
  Truth *truth = data;

  g_clear_pointer (&truth->why, g_free);
  return hall_fixture_is_true (truth->fixture, truth->model, &truth->why);
}

void
hall_fixture_await_truth (HallFixture *self, FoyerHallModel *model)
{
  Truth truth = { self, model, NULL };
  gboolean gave_up = FALSE;
  guint limit = g_timeout_add_seconds (PATIENCE_S, give_up_cb, &gave_up);

  while (!holds (&truth) && !gave_up)
    g_main_context_iteration (NULL, TRUE);
  if (gave_up)
    g_error ("The model did not come to the truth: %s", truth.why);
  g_source_remove (limit);
  g_free (truth.why);
}
