/* Feeds a second screen with what the hall's journal brings, and carries back what a customer
 * pressed. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/customer/foyer-customer-feed.h"

#include "base/foyer-json.h"
#include "hall/foyer-calendar.h"
#include "hall/foyer-cash.h"
#include "window/common/foyer-label.h"

/* A plate says one thing for this long. */
#define NOTICE_MS 8000
/* A clock that stands still is not asked without pause. */
#define SHORTEST_WAIT_MS 50
/* A plug that only was loose is back by then. */
#define LOST_MS 3000

typedef struct
{
  FoyerCustomerWindow *window;
  FoyerWindowContext *context;
  FoyerHallModel *model;
  GCancellable *cancellable;
  gint64 counter;
  gboolean large;
  gboolean asking, ask_again;
  JsonObject *answer; /* to the last question */
  guint wake;         /* source: when the answer may become another one */
  guint turn;         /* source: the next notice */
  guint lost;         /* source: nobody can see what is asked */
  guint notice;
} Feed;

/* What an answer holds, as the hall's values. */
typedef struct
{
  FoyerCounter counter;
  FoyerTicket ticket;
  FoyerCash cash;
  gboolean has_ticket, has_cash;
  GPtrArray *items;
  GArray *alternatives;
  char **services;
  char *amounts[FOYER_N_AMOUNTS];
} Answer;

static void ask (Feed *feed);
static FoyerCommand *new_command (Feed *feed, const char *name);
static void tell (Feed *feed, const FoyerCommand *command);

static void
answer_clear (Answer *answer)
{
  foyer_record_clear (&foyer_counter_type, &answer->counter);
  foyer_record_clear (&foyer_ticket_type, &answer->ticket);
  foyer_record_clear (&foyer_cash_type, &answer->cash);
  g_clear_pointer (&answer->items, g_ptr_array_unref);
  g_clear_pointer (&answer->alternatives, g_array_unref);
  g_clear_pointer (&answer->services, g_strfreev);
  for (guint i = 0; i < FOYER_N_AMOUNTS; i++)
    g_clear_pointer (&answer->amounts[i], g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

/* --- reading an answer --- */

static gboolean
read_record (JsonObject *object, const char *name, const FoyerRecordType *type, FoyerRecord record)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) &&
         foyer_json_apply_to_record (json_node_get_object (node), type, record, NULL);
}

static void
read_items (JsonArray *array, GPtrArray *items)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      FoyerItem *item = foyer_record_new (&foyer_item_type);

      foyer_json_apply_to_record (json_array_get_object_element (array, i), &foyer_item_type, item,
                                  NULL);
      g_ptr_array_add (items, item);
    }
}

static char **
list_services (const FoyerConfig *config, gint64 counter)
{
  const FoyerCounterPlan *plan = foyer_config_find_counter (config, counter, NULL);
  GPtrArray *codes = g_ptr_array_new ();

  for (guint i = 0; plan != NULL && i < plan->offers->len; i++)
    g_ptr_array_add (codes, g_strdup (g_array_index (plan->offers, FoyerOffer, i).service));
  g_ptr_array_add (codes, NULL);
  return (char **) g_ptr_array_free (codes, FALSE);
}

static void
write_amounts (const FoyerConfig *config, Answer *answer)
{
  const FoyerCash *cash = &answer->cash;
  FoyerMoney change = foyer_cash_get_change (cash);
  const FoyerMoney missing = cash->counted - foyer_cash_get_present (cash); /* all went back */
  const struct
  {
    FoyerMoney amount;
    gboolean shown;
  } lines[FOYER_N_AMOUNTS] = {
    [FOYER_AMOUNT_DUE] = { cash->due, TRUE },
    [FOYER_AMOUNT_RECEIVED] = { foyer_cash_get_present (cash), TRUE },
    [FOYER_AMOUNT_DIFFERENCE] = { foyer_cash_get_difference (cash) - missing,
                                  cash->state != FOYER_CASH_HANDOVER },
    [FOYER_AMOUNT_CHANGE] = { change, change > 0 },
  };

  for (guint i = 0; i < FOYER_N_AMOUNTS; i++)
    if (lines[i].shown)
      answer->amounts[i] = foyer_money_format (config->currency, lines[i].amount);
}

static void
read_answer (Feed *feed, const FoyerConfig *config, Answer *answer)
{
  JsonArray *numbers = json_object_get_array_member (feed->answer, "alternatives");

  read_record (feed->answer, "counter", &foyer_counter_type, &answer->counter);
  answer->has_ticket = read_record (feed->answer, "ticket", &foyer_ticket_type, &answer->ticket);
  answer->has_cash = read_record (feed->answer, "cash", &foyer_cash_type, &answer->cash);
  answer->items = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_item_free);
  read_items (json_object_get_array_member (feed->answer, "items"), answer->items);
  answer->alternatives = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < json_array_get_length (numbers); i++)
    {
      gint64 number = json_array_get_int_element (numbers, i);

      g_array_append_val (answer->alternatives, number);
    }
  answer->services = list_services (config, feed->counter);
  if (answer->has_cash)
    write_amounts (config, answer);
}

/* --- showing it --- */

static FoyerScreenChoice
get_choice (Feed *feed)
{
  JsonObject *screen = json_object_get_object_member (feed->answer, "screen");
  const FoyerScreenChoice choice = {
    (FoyerScreenState) MAX (
        0, foyer_nick_find (foyer_screen_states, json_object_get_string_member (screen, "state"))),
    json_object_get_int_member (screen, "until"),
  };

  return choice;
}

static void
set_calendar (Feed *feed, FoyerCustomerScene *scene)
{
  FoyerWallTime wall = foyer_time_to_wall (scene->now, scene->config->zone);

  char date[11];
  const FoyerHoliday *holiday;

  foyer_calendar_get_date (scene->config, scene->now, date);
  holiday = foyer_calendar_find (scene->config, date);
  if (holiday != NULL && holiday->greeting)
    scene->holiday = &holiday->names;
  scene->farewell.holiday = scene->holiday != NULL;
  scene->farewell.make_up = holiday != NULL && holiday->kind == FOYER_HOLIDAY_WORKING_DAY;
  scene->farewell.moment = FOYER_MOMENT_FAREWELL;
  scene->farewell.weekday = wall.weekday;
  scene->farewell.overtime = foyer_hall_is_over (scene->hall);
}

static void
show (Feed *feed)
{
  const FoyerConfig *config = foyer_hall_model_get_config (feed->model);
  JsonObject *screen;
  g_auto (Answer) answer = { 0 };
  g_autoptr (FoyerCustomerView) view = NULL;
  FoyerCustomerScene scene;

  if (config == NULL || feed->answer == NULL)
    return;
  screen = json_object_get_object_member (feed->answer, "screen");
  read_answer (feed, config, &answer);
  scene = (FoyerCustomerScene){
    .config = config,
    .phrases = foyer_window_context_get_phrases (feed->context),
    .choice = get_choice (feed),
    .hall = (FoyerHallState) MAX (
        0, foyer_nick_find (foyer_hall_states, json_object_get_string_member (screen, "hall"))),
    .counter = feed->counter,
    .staff = answer.counter.staff,
    .services = (const char *const *) answer.services,
    .ticket = answer.has_ticket ? &answer.ticket : NULL,
    .items = answer.items,
    .alternatives = answer.alternatives,
    .returns_at = answer.counter.suspended_until,
    .hold_reason = answer.ticket.hold_reason,
    .hold_since = answer.ticket.hold_since,
    .hold_until = answer.ticket.hold_until,
    .now = foyer_hall_model_get_now (feed->model),
    .opens = json_object_get_int_member (screen, "opens"),
    .closes = json_object_get_int_member (screen, "closes"),
    .fault_minutes = json_object_get_int_member (screen, "fault_minutes"),
    .fault_long = json_object_get_boolean_member (screen, "fault_long"),
    .cash_state = answer.has_cash ? foyer_cash_states[answer.cash.state] : NULL,
    .levels = (guint) config->rating.levels,
    .reasons = config->rating.reasons,
    .rated_low = json_object_get_boolean_member (screen, "low"),
    .not_rated = json_object_get_boolean_member (screen, "not_rated"),
    .large = feed->large,
    .idle_language = config->languages[feed->notice % config->n_languages],
    .notice = feed->notice / config->n_languages,
  };
  for (guint i = 0; i < FOYER_N_AMOUNTS; i++)
    scene.amounts[i] = answer.amounts[i];
  set_calendar (feed, &scene);
  view = foyer_customer_view_new (&scene);
  foyer_customer_window_show (feed->window, view);
}

static gboolean
turn_notice (gpointer data)
{
  Feed *feed = data;

  feed->notice++;
  if (feed->answer != NULL && get_choice (feed).state != FOYER_SCREEN_CASH)
    show (feed);
  return G_SOURCE_CONTINUE;
}

/* --- asking --- */

static void
wake (gpointer data)
{
  Feed *feed = data;

  feed->wake = 0;
  /* Nobody answered: that is a result of its own. */
  if (get_choice (feed).state == FOYER_SCREEN_RATING)
    {
      g_autoptr (FoyerCommand) command = new_command (feed, "rating.time-out");

      tell (feed, command);
    }
  else
    {
      ask (feed);
    }
}

/* At the moment at which it may be another page, and not before. */
static void
arm (Feed *feed)
{
  FoyerTime until = get_choice (feed).until;
  gint64 wait_ms = (until - foyer_hall_model_get_now (feed->model)) / G_TIME_SPAN_MILLISECOND + 1;

  g_clear_handle_id (&feed->wake, g_source_remove);
  if (until != 0)
    feed->wake =
        g_timeout_add_once ((guint) CLAMP (wait_ms, SHORTEST_WAIT_MS, G_MAXINT), wake, feed);
}

/* Its monitor is gone while a customer is asked: they cannot answer, which is a result of its own
 * and no silence (D46). */
static void
lost_cb (gpointer data)
{
  Feed *feed = data;
  g_autoptr (FoyerCommand) command = new_command (feed, "rating.not-possible");

  feed->lost = 0;
  tell (feed, command);
}

static void
watch_place (Feed *feed)
{
  gboolean asks = feed->answer != NULL && get_choice (feed).state == FOYER_SCREEN_RATING;

  if (!asks || foyer_customer_window_is_there (feed->window))
    g_clear_handle_id (&feed->lost, g_source_remove);
  else if (feed->lost == 0)
    feed->lost = g_timeout_add_once (LOST_MS, lost_cb, feed);
}

static void
asked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);
  Feed *feed = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the feed is gone */
  feed->asking = FALSE;
  if (answer != NULL)
    {
      g_clear_pointer (&feed->answer, json_object_unref);
      feed->answer = g_steal_pointer (&answer);
      show (feed);
      arm (feed);
      watch_place (feed);
    }
  else
    {
      g_message ("The second screen stays as it is: %s", error->message);
    }
  if (feed->ask_again)
    ask (feed);
}

static void
ask (Feed *feed)
{
  g_autoptr (FoyerCommand) command = NULL;

  feed->ask_again = feed->asking;
  if (feed->asking)
    return;
  feed->asking = TRUE;
  command = foyer_command_new ("screen.show", "screen");
  foyer_command_integer (command, "counter", feed->counter);
  foyer_engine_run_async (foyer_window_context_get_engine (feed->context), command,
                          feed->cancellable, asked_cb, feed);
}

/* --- what a customer pressed --- */

static void
told_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);
  Feed *feed = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* What is true now is asked either way: a customer is not told of a rule. */
  if (answer == NULL)
    g_message ("%s", error->message);
  ask (feed);
}

static FoyerCommand *
new_command (Feed *feed, const char *name)
{
  FoyerCommand *command = foyer_command_new (name, "screen");
  const char *number = foyer_customer_window_get_number (feed->window);

  command->request = g_uuid_string_random ();
  foyer_command_integer (command, "counter", feed->counter);
  if (number != NULL)
    foyer_command_text (command, "expect", number);
  return command;
}

static void
tell (Feed *feed, const FoyerCommand *command)
{
  foyer_engine_run_async (foyer_window_context_get_engine (feed->context), command,
                          feed->cancellable, told_cb, feed);
}

static void
on_rated (Feed *feed, int score)
{
  g_autoptr (FoyerCommand) command = new_command (feed, "rating.give");

  tell (feed, foyer_command_integer (command, "score", score));
}

static void
on_declined (Feed *feed)
{
  g_autoptr (FoyerCommand) command = new_command (feed, "rating.decline");

  tell (feed, command);
}

static void
on_explained (Feed *feed, const char *reasons, const char *phone)
{
  g_autoptr (FoyerCommand) command = new_command (feed, "rating.reasons");

  foyer_command_text (command, "reasons", reasons);
  if (phone != NULL)
    foyer_command_text (command, "phone", phone);
  tell (feed, command);
}

/* --- beginning and end --- */

static void
feed_free (gpointer data, GObject *window)
{
  Feed *feed = data;

  g_cancellable_cancel (feed->cancellable);
  g_signal_handlers_disconnect_by_data (feed->model, feed);
  g_clear_handle_id (&feed->wake, g_source_remove);
  g_clear_handle_id (&feed->turn, g_source_remove);
  g_clear_handle_id (&feed->lost, g_source_remove);
  g_clear_pointer (&feed->answer, json_object_unref);
  g_clear_object (&feed->cancellable);
  g_clear_object (&feed->model);
  g_clear_object (&feed->context);
  g_free (feed);
}

void
foyer_customer_feed_attach (FoyerCustomerWindow *window,
                            FoyerWindowContext *context,
                            gint64 counter,
                            gboolean large)
{
  Feed *feed = g_new0 (Feed, 1);

  feed->window = window;
  feed->context = g_object_ref (context);
  feed->model = g_object_ref (foyer_window_context_get_model (context));
  feed->cancellable = g_cancellable_new ();
  feed->counter = counter;
  feed->large = large;
  g_object_weak_ref (G_OBJECT (window), feed_free, feed);
  g_signal_connect_swapped (window, "rated", G_CALLBACK (on_rated), feed);
  g_signal_connect_swapped (window, "declined", G_CALLBACK (on_declined), feed);
  g_signal_connect_swapped (window, "explained", G_CALLBACK (on_explained), feed);
  g_signal_connect_swapped (window, "notify::there", G_CALLBACK (watch_place), feed);
  g_signal_connect_swapped (feed->model, "changed", G_CALLBACK (ask), feed);
  g_signal_connect_swapped (feed->model, "notify::hall-state", G_CALLBACK (ask), feed);
  feed->turn = g_timeout_add (NOTICE_MS, turn_notice, feed);
  ask (feed);
}
