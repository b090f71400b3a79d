/* The hall model says what the database says, whoever changes it, and tells of each change once. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall-fixture.h"

/* --- a listener that believes every signal, and is asked afterwards --- */

/* What one list told by items-changed. */
typedef struct
{
  GListModel *list;
  GPtrArray *items;
  guint n_signals;
} Mirror;

static void
check_notify_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  g_autofree char *key = g_strconcat ("seen-", pspec->name, NULL);
  g_auto (GValue) value = G_VALUE_INIT;
  GValue *seen = g_object_get_data (object, key);

  g_value_init (&value, pspec->value_type);
  g_object_get_property (object, pspec->name, &value);
  if (seen != NULL && g_param_values_cmp (pspec, seen, &value) == 0 &&
      !G_TYPE_IS_BOXED (pspec->value_type))
    g_error ("%s.%s was notified and is the same", G_OBJECT_TYPE_NAME (object), pspec->name);
}

static void
free_value (gpointer data)
{
  g_value_unset (data);
  g_free (data);
}

static void
remember_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  g_autofree char *key = g_strconcat ("seen-", pspec->name, NULL);
  GValue *value = g_new0 (GValue, 1);

  g_value_init (value, pspec->value_type);
  g_object_get_property (object, pspec->name, value);
  g_object_set_data_full (object, key, value, free_value);
}

static void
watch_item (gpointer item)
{
  g_autofree GParamSpec **specs = NULL;
  guint n_specs;

  if (g_object_get_data (item, "watched") != NULL)
    return;
  g_object_set_data (item, "watched", item);
  specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (item), &n_specs);
  for (guint i = 0; i < n_specs; i++)
    remember_cb (item, specs[i], NULL);
  g_signal_connect (item, "notify", G_CALLBACK (check_notify_cb), NULL);
  g_signal_connect_after (item, "notify", G_CALLBACK (remember_cb), NULL);
}

static void
items_changed_cb (GListModel *list, guint position, guint removed, guint added, Mirror *mirror)
{
  mirror->n_signals++;
  g_assert_cmpuint (removed + added, ==, 1);
  g_assert_cmpuint (position + removed, <=, mirror->items->len);
  if (removed > 0)
    g_ptr_array_remove_index (mirror->items, position);
  if (added > 0)
    {
      GObject *item = g_list_model_get_item (list, position);

      watch_item (item);
      g_ptr_array_insert (mirror->items, (int) position, item);
    }
}

static Mirror *
mirror_new (GListModel *list)
{
  Mirror *mirror = g_new0 (Mirror, 1);

  mirror->list = list;
  mirror->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_ptr_array_add (mirror->items, g_list_model_get_item (list, i));
      watch_item (g_ptr_array_index (mirror->items, i));
    }
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), mirror);
  return mirror;
}

static void
mirror_check (const Mirror *mirror)
{
  g_assert_cmpuint (g_list_model_get_n_items (mirror->list), ==, mirror->items->len);
  for (guint i = 0; i < mirror->items->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (mirror->list, i);
      g_assert_true (item == g_ptr_array_index (mirror->items, i));
    }
}

static void
mirror_free (gpointer data)
{
  Mirror *mirror = data;

  g_signal_handlers_disconnect_by_data (mirror->list, mirror);
  g_ptr_array_unref (mirror->items);
  g_free (mirror);
}

static GPtrArray *
mirror_all (HallFixture *fixture)
{
  GPtrArray *mirrors = g_ptr_array_new_with_free_func (mirror_free);
  GListModel *counters = foyer_hall_model_get_counters (fixture->model);

  g_ptr_array_add (mirrors, mirror_new (foyer_hall_model_get_tickets (fixture->model)));
  g_ptr_array_add (mirrors, mirror_new (foyer_hall_model_get_waiting (fixture->model)));
  g_ptr_array_add (mirrors, mirror_new (foyer_hall_model_get_missed (fixture->model)));
  g_ptr_array_add (mirrors, mirror_new (foyer_hall_model_get_calls (fixture->model)));
  g_ptr_array_add (mirrors, mirror_new (foyer_hall_model_get_services (fixture->model)));
  g_ptr_array_add (mirrors, mirror_new (counters));
  for (guint i = 0; i < g_list_model_get_n_items (counters); i++)
    {
      g_autoptr (FoyerCounterItem) counter = g_list_model_get_item (counters, i);
      g_ptr_array_add (mirrors, mirror_new (foyer_counter_item_get_waiting (counter)));
    }
  return mirrors;
}

/* --- random commands --- */

static const char *const services[] = { "A", "B", "C", "D", "E", "F" };

static char *
pick_number (GListModel *list)
{
  guint length = g_list_model_get_n_items (list);
  g_autoptr (FoyerTicketItem) item =
      length > 0 ? g_list_model_get_item (list, (guint) g_test_rand_int_range (0, (int) length))
                 : NULL;

  return g_strdup (item != NULL ? foyer_ticket_item_get_number (item) : "A001");
}

static FoyerCommand *
make_issue (void)
{
  FoyerCommand *command = foyer_command_new ("ticket.issue", "ctl");
  const char *const wanted[] = { services[g_test_rand_int_range (0, 6)], NULL };
  int class = g_test_rand_int_range (0, FOYER_N_CLASSES);

  foyer_command_texts (command, "services", wanted);
  foyer_command_text (command, "class", foyer_classes[class]);
  foyer_command_text (command, "language", foyer_languages[g_test_rand_int_range (0, 3)]);
  if (class == FOYER_CLASS_URGENT)
    foyer_command_text (command, "reason", "water in the cellar");
  if (g_test_rand_bit ())
    foyer_command_flag (command, "direct", TRUE);
  return command;
}

static FoyerCommand *
make_call (HallFixture *fixture, gint64 counter)
{
  FoyerCommand *command =
      foyer_command_integer (foyer_command_new ("counter.call", "ctl"), "counter", counter);

  if (g_test_rand_int_range (0, 5) == 0)
    {
      g_autofree char *number = pick_number (foyer_hall_model_get_waiting (fixture->model));
      foyer_command_text (command, "ticket", number);
      foyer_command_text (command, "reason", "asked for");
    }
  return command;
}

static FoyerCommand *
make_ticket_command (const char *name, GListModel *list)
{
  FoyerCommand *command = foyer_command_new (name, "ctl");
  g_autofree char *number = pick_number (list);

  foyer_command_text (command, "number", number);
  if (g_str_equal (name, "ticket.restore"))
    foyer_command_text (command, "reason", "was outside");
  if (g_str_equal (name, "ticket.change-service"))
    foyer_command_text (command, "service", services[g_test_rand_int_range (0, 6)]);
  return command;
}

static FoyerCommand *
make_voice (void)
{
  FoyerCommand *command =
      foyer_command_text (foyer_command_new ("voice.next", "system"), "station", "hall");

  return g_test_rand_bit () ? foyer_command_flag (command, "audible", TRUE) : command;
}

static FoyerCommand *
make_counter_command (gint64 counter)
{
  static const char *const names[] = { "counter.recall", "counter.serve", "counter.finish",
                                       "counter.no-show", "counter.close" };
  /* Closing is rarer, or nobody would be left. */
  int choice = g_test_rand_int_range (0, 21) / 5;

  return foyer_command_integer (foyer_command_new (names[choice], "ctl"), "counter", counter);
}

static FoyerCommand *
make_customer_command (gint64 counter)
{
  static const char *const names[] = { "counter.hold",    "counter.resume", "counter.transfer",
                                       "counter.suspend", "counter.reopen", "counter.item",
                                       "counter.call" };
  const char *name = names[g_test_rand_int_range (0, G_N_ELEMENTS (names))];
  gboolean transfers = g_str_equal (name, "counter.transfer");
  FoyerCommand *command = foyer_command_integer (foyer_command_new (name, "ctl"),
                                                 transfers ? "at" : "counter", counter);

  if (g_str_equal (name, "counter.hold") || g_str_equal (name, "counter.suspend"))
    foyer_command_text (command, "reason",
                        g_str_equal (name, "counter.hold") ? "form-filling" : "copying");
  if (transfers)
    foyer_command_text (command, "note", "please");
  if (transfers && g_test_rand_bit ())
    foyer_command_integer (command, "counter", g_test_rand_int_range (1, 7));
  else if (transfers)
    foyer_command_text (command, "service", services[g_test_rand_int_range (0, 6)]);
  if (g_str_equal (name, "counter.item"))
    {
      foyer_command_integer (command, "position", g_test_rand_int_range (1, 3));
      foyer_command_text (command, "outcome", foyer_item_states[g_test_rand_int_range (0, 3)]);
    }
  return command;
}

static FoyerCommand *
make_command (HallFixture *fixture)
{
  gint64 counter = g_test_rand_int_range (1, 7);
  FoyerHallModel *model = fixture->model;

  switch (g_test_rand_int_range (0, 20))
    {
    case 0:
    case 1:
    case 2:
    case 3:
      return make_issue ();
    case 4:
    case 5:
    case 6:
      return make_call (fixture, counter);
    case 7:
      return make_ticket_command ("ticket.cancel", foyer_hall_model_get_tickets (model));
    case 8:
    case 9:
      return make_ticket_command ("ticket.restore", foyer_hall_model_get_missed (model));
    case 10:
      return make_ticket_command ("ticket.change-service", foyer_hall_model_get_waiting (model));
    case 11:
      return make_voice ();
    case 12:
    case 13:
    case 14:
    case 15:
      return make_customer_command (counter);
    default:
      return make_counter_command (counter);
    }
}

/* Half of the commands come by another connection, as foyerctl's would. */
static void
do_something (HallFixture *fixture)
{
  FoyerCommand *command = make_command (fixture);
  g_autoptr (JsonObject) answer = g_test_rand_bit () ? hall_fixture_run (fixture, command)
                                                     : hall_fixture_run_other (fixture, command);
}

static void
test_follows_random_commands (HallFixture *fixture, gconstpointer data)
{
  guint n_commands = g_test_slow () ? 3000 : 300;
  g_autoptr (GPtrArray) mirrors = NULL;

  hall_fixture_do (fixture,
                   foyer_command_text (foyer_command_new ("hall.configure", "ctl"), "config",
                                       "{\"settings\":{\"hold_frees_counter\":true}}"));
  for (gint64 i = 1; i <= 6; i++)
    hall_fixture_open_counter (fixture, i);
  hall_fixture_await_truth (fixture, fixture->model);
  mirrors = mirror_all (fixture);
  for (guint i = 0; i < n_commands; i++)
    {
      do_something (fixture);
      if (i % 25 == 0)
        hall_fixture_await_truth (fixture, fixture->model);
    }
  hall_fixture_await_truth (fixture, fixture->model);
  for (guint i = 0; i < mirrors->len; i++)
    mirror_check (g_ptr_array_index (mirrors, i));
}

/* The first in a counter's list is whom the engine calls there. */
static void
test_counter_order_is_calling_order (HallFixture *fixture, gconstpointer data)
{
  guint called = 0;

  for (guint i = 0; i < 60; i++)
    hall_fixture_do (fixture, make_issue ());
  for (gint64 number = 1; number <= 6; number++)
    hall_fixture_open_counter (fixture, number);
  for (guint i = 0; i < 30; i++)
    {
      gint64 number = g_test_rand_int_range (1, 7);
      g_autoptr (FoyerTicketItem) first = NULL;
      g_autoptr (JsonObject) answer = NULL;

      hall_fixture_await_truth (fixture, fixture->model);
      first =
          g_list_model_get_item (foyer_hall_model_waiting_for_counter (fixture->model, number), 0);
      answer = hall_fixture_run (
          fixture,
          foyer_command_integer (foyer_command_new ("counter.call", "ctl"), "counter", number));
      if (answer == NULL)
        continue;
      called++;
      g_assert_cmpstr (json_object_get_string_member (
                           json_object_get_object_member (answer, "ticket"), "number"),
                       ==, foyer_ticket_item_get_number (first));
      hall_fixture_do (fixture, foyer_command_integer (foyer_command_new ("counter.serve", "ctl"),
                                                       "counter", number));
      hall_fixture_do (fixture, foyer_command_integer (foyer_command_new ("counter.finish", "ctl"),
                                                       "counter", number));
    }
  g_assert_cmpuint (called, >, 10);
}

/* --- single facts --- */

static void
count_cb (gpointer object, gpointer a, gpointer b)
{
  ++*(guint *) b;
}

typedef struct
{
  guint n;
  FoyerCallItem *last;
} Calls;

static void
called_cb (FoyerHallModel *model, FoyerCallItem *call, Calls *calls)
{
  calls->n++;
  calls->last = call;
}

static FoyerCommand *
at_counter (const char *name, gint64 counter)
{
  return foyer_command_integer (foyer_command_new (name, "ctl"), "counter", counter);
}

static void
test_recall_moves_to_the_top (HallFixture *fixture, gconstpointer data)
{
  g_autofree char *first = hall_fixture_issue (fixture, "A");
  g_autofree char *second = hall_fixture_issue (fixture, "A");
  g_autoptr (FoyerCallItem) top = NULL;
  Calls calls = { 0 };
  gint64 serial;

  g_signal_connect (fixture->model, "called", G_CALLBACK (called_cb), &calls);
  hall_fixture_open_counter (fixture, 1);
  hall_fixture_open_counter (fixture, 2);
  /* The first command of a day makes the model load anew: what came meanwhile is no news. */
  hall_fixture_await_truth (fixture, fixture->model);
  hall_fixture_do (fixture, at_counter ("counter.call", 1));
  hall_fixture_do (fixture, at_counter ("counter.call", 2));
  hall_fixture_await_truth (fixture, fixture->model);
  g_assert_cmpuint (calls.n, ==, 2);
  g_assert_cmpstr (foyer_call_item_get_number (calls.last), ==, second);
  serial = foyer_call_item_get_serial (calls.last);
  hall_fixture_do (fixture, at_counter ("counter.recall", 1));
  hall_fixture_await_truth (fixture, fixture->model);
  top = g_list_model_get_item (foyer_hall_model_get_calls (fixture->model), 0);
  g_assert_cmpuint (calls.n, ==, 3);
  g_assert_true (calls.last == top);
  g_assert_cmpstr (foyer_call_item_get_number (top), ==, first);
  g_assert_cmpint (foyer_call_item_get_serial (top), >, serial);
  g_assert_cmpuint (g_list_model_get_n_items (foyer_hall_model_get_calls (fixture->model)), ==, 2);
  g_signal_handlers_disconnect_by_data (fixture->model, &calls);
}

static gboolean
voice_is (gpointer data)
{
  gconstpointer *pair = data;

  return g_strcmp0 (foyer_ticket_item_get_voice ((gpointer) pair[0]), pair[1]) == 0;
}

static void
test_voice_of_a_call_is_known (HallFixture *fixture, gconstpointer data)
{
  g_autofree char *number = hall_fixture_issue (fixture, "A");
  FoyerTicketItem *ticket;
  gconstpointer pending[2] = { NULL, "pending" }, unheard[2] = { NULL, "unheard" };

  hall_fixture_open_counter (fixture, 1);
  hall_fixture_do (fixture, at_counter ("counter.call", 1));
  hall_fixture_await_truth (fixture, fixture->model);
  ticket = foyer_counter_item_get_ticket (foyer_hall_model_find_counter (fixture->model, 1));
  g_assert_cmpstr (foyer_ticket_item_get_number (ticket), ==, number);
  pending[0] = unheard[0] = ticket;
  hall_fixture_await (voice_is, pending);
  hall_fixture_do (
      fixture, foyer_command_text (foyer_command_new ("voice.next", "system"), "station", "hall"));
  hall_fixture_await (voice_is, unheard);
  g_assert_false (foyer_ticket_item_get_heard (ticket));
}

/* No program speaks for the hall, and nothing was said of a call: whoever comes to show the hall
 * says so, and all others learn it. */
static void
test_neglected_call_is_known (HallFixture *fixture, gconstpointer data)
{
  g_autofree char *number = hall_fixture_issue (fixture, "A");
  g_autoptr (FoyerHallModel) later = NULL;
  FoyerCommand *call = at_counter ("counter.call", 1);
  gconstpointer unheard[2] = { NULL, "unheard" };

  hall_fixture_open_counter (fixture, 1);
  call->now = foyer_engine_get_now (fixture->engine) - 2 * FOYER_ANNOUNCEMENT_PATIENCE;
  hall_fixture_do (fixture, call);
  hall_fixture_await_truth (fixture, fixture->model);
  unheard[0] = foyer_counter_item_get_ticket (foyer_hall_model_find_counter (fixture->model, 1));
  g_assert_cmpstr (foyer_ticket_item_get_number ((gpointer) unheard[0]), ==, number);
  g_assert_cmpstr (foyer_ticket_item_get_voice ((gpointer) unheard[0]), ==, "pending");
  later = foyer_hall_model_new (fixture->engine);
  hall_fixture_await (voice_is, unheard);
}

static void
test_refusal_changes_nothing (HallFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) answer = NULL;
  guint n_changes = 0;

  hall_fixture_open_counter (fixture, 1);
  hall_fixture_await_truth (fixture, fixture->model);
  g_signal_connect (foyer_hall_model_find_counter (fixture->model, 1), "notify",
                    G_CALLBACK (count_cb), &n_changes);
  answer = hall_fixture_run (fixture, at_counter ("counter.call", 1));
  g_assert_null (answer);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_changes, ==, 0);
  g_signal_handlers_disconnect_by_data (foyer_hall_model_find_counter (fixture->model, 1),
                                        &n_changes);
}

/* What was there before the copy keeps its object; what came after it goes. */
static void
test_loads_anew_after_restore (HallFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *kept = hall_fixture_issue (fixture, "A");
  g_autofree char *lost = NULL;
  g_autoptr (FoyerTicketItem) before = NULL, after = NULL;

  hall_fixture_do (fixture, foyer_command_text (foyer_command_new ("backup", "ctl"), "file", copy));
  lost = hall_fixture_issue (fixture, "B");
  hall_fixture_open_counter (fixture, 4);
  hall_fixture_await_truth (fixture, fixture->model);
  before = g_list_model_get_item (foyer_hall_model_get_tickets (fixture->model), 0);
  hall_fixture_do (fixture,
                   foyer_command_text (foyer_command_new ("restore", "ctl"), "file", copy));
  hall_fixture_await_truth (fixture, fixture->model);
  after = g_list_model_get_item (foyer_hall_model_get_tickets (fixture->model), 0);
  g_assert_true (before == after);
  g_assert_cmpstr (foyer_ticket_item_get_number (after), ==, kept);
  g_assert_cmpuint (g_list_model_get_n_items (foyer_hall_model_get_tickets (fixture->model)), ==,
                    1);
  g_assert_cmpstr (lost, ==, "B001");
  g_free (hall_fixture_issue (fixture, "C"));
  hall_fixture_await_truth (fixture, fixture->model);
}

static void
test_second_model_agrees (HallFixture *fixture, gconstpointer data)
{
  g_autoptr (FoyerHallModel) late = NULL;

  for (guint i = 0; i < 20; i++)
    hall_fixture_do (fixture, make_issue ());
  hall_fixture_open_counter (fixture, 3);
  hall_fixture_do (fixture, at_counter ("counter.call", 3));
  late = foyer_hall_model_new (fixture->engine);
  hall_fixture_do (fixture, at_counter ("counter.recall", 3));
  hall_fixture_await_truth (fixture, late);
  hall_fixture_await_truth (fixture, fixture->model);
}

static gboolean
has_fault (gpointer data)
{
  return foyer_hall_model_get_system_fault (data, 0) != NULL;
}

static gboolean
has_no_fault (gpointer data)
{
  return foyer_hall_model_get_system_fault (data, 0) == NULL;
}

static gboolean
get_flag (gpointer object, const char *name)
{
  gboolean flag;

  g_object_get (object, name, &flag, NULL);
  return flag;
}

/* States 2.10: every screen knows of a fault where it is, and of its end. */
static void
test_knows_of_faults (HallFixture *fixture, gconstpointer data)
{
  FoyerCounterItem *first = foyer_hall_model_find_counter (fixture->model, 1);
  FoyerCounterItem *second = foyer_hall_model_find_counter (fixture->model, 2);
  FoyerCommand *command = foyer_command_new ("fault.open", "ctl");

  foyer_command_text (command, "scope", "1");
  foyer_command_integer (command, "minutes", 60);
  foyer_command_text (command, "reason", "screen");
  hall_fixture_do (fixture, command);
  hall_fixture_await (has_fault, fixture->model);
  g_assert_true (get_flag (first, "fault"));
  g_assert_false (get_flag (second, "fault"));
  g_assert_true (get_flag (fixture->model, "system-fault-long"));
  g_assert_null (foyer_hall_model_get_system_fault (fixture->model, 2));
  command = foyer_command_new ("fault.close", "ctl");
  foyer_command_integer (command, "id", 1);
  hall_fixture_do (fixture, command);
  hall_fixture_await (has_no_fault, fixture->model);
  g_assert_false (get_flag (first, "fault"));
  g_assert_false (get_flag (fixture->model, "system-fault-long"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (HallFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/model/hall/follows-random-commands", test_follows_random_commands },
    { "/model/hall/counter-order-is-calling-order", test_counter_order_is_calling_order },
    { "/model/hall/recall-moves-to-the-top", test_recall_moves_to_the_top },
    { "/model/hall/voice-of-a-call-is-known", test_voice_of_a_call_is_known },
    { "/model/hall/neglected-call-is-known", test_neglected_call_is_known },
    { "/model/hall/refusal-changes-nothing", test_refusal_changes_nothing },
    { "/model/hall/loads-anew-after-restore", test_loads_anew_after_restore },
    { "/model/hall/knows-of-faults", test_knows_of_faults },
    { "/model/hall/second-model-agrees", test_second_model_agrees },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, HallFixture, NULL, hall_fixture_set_up, tests[i].run,
                hall_fixture_tear_down);
  return g_test_run ();
}
