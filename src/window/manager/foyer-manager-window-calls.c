/* What a manager is told wherever they look: a counter that is not back, a customer who wants a
 * call or an answer; and the call itself. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "engine/foyer-work.h"
#include "hall/foyer-callback.h"
#include "hall/foyer-suspension.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-form.h"
#include "window/common/foyer-format.h"
#include "window/manager/foyer-manager-window-private.h"

#define SUSPENDED "suspended-"
#define CALLBACK  "callback-"

static void
run (FoyerManagerWindow *self, const char *verb, const char *argument, gint64 value)
{
  g_autoptr (FoyerCommand) command = NULL;

  if (foyer_window_context_get_session (self->context) == NULL)
    return;
  command = foyer_window_context_command (self->context, verb);
  foyer_command_integer (command, argument, value);
  foyer_manager_window_run (self, command);
}

/* --- notifications --- */

static void
tell (FoyerManagerWindow *self,
      const char *key,
      const char *summary,
      const char *body,
      const char *button)
{
  const FoyerDesktopNoticeAction action = { "do", button };
  const FoyerDesktopNotice notice = {
    .key = key,
    .summary = summary,
    .body = body,
    .urgency = FOYER_URGENCY_NORMAL,
    .actions = &action,
    .n_actions = 1,
  };

  foyer_notices_set (self->notices, &notice);
}

/* S2 五.4: overdue returns are the manager's. */
static void
tell_suspension (FoyerManagerWindow *self, const FoyerCounter *counter, FoyerTime now)
{
  gint64 late_s = foyer_suspension_get_overdue (counter, now);
  g_autofree char *key = g_strdup_printf (SUSPENDED "%d", (int) counter->number);
  g_autofree char *summary = foyer_format_counter (counter->number);

  if (late_s > 0)
    tell (self, key, summary, _ ("It should be open again by what its sign tells."), _ ("Reopen"));
  else
    foyer_notices_unset (self->notices, key);
}

static const char *
get_text (JsonObject *callback, const char *member)
{
  JsonNode *node = json_object_get_member (callback, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_string (node) != NULL
             ? json_node_get_string (node)
             : "–";
}

static const char *
get_number (JsonObject *callback)
{
  return get_text (callback, "ticket");
}

static char *
make_key (JsonObject *callback)
{
  return g_strdup_printf (CALLBACK "%" G_GINT64_FORMAT,
                          json_object_get_int_member (callback, "id"));
}

/* What the rules ask of a callback. */
static FoyerCallback
read_callback (JsonObject *object)
{
  FoyerCallback callback = {
    .kind = foyer_nick_find (foyer_callback_kinds, get_text (object, "kind")),
    .state = foyer_nick_find (foyer_callback_states, get_text (object, "state")),
  };

  foyer_time_from_iso8601 (get_text (object, "due_at"), &callback.due_at, NULL);
  return callback;
}

static char *
format_due (FoyerManagerWindow *self, JsonObject *callback)
{
  FoyerHallModel *model = foyer_manager_window_get_model (self);

  return foyer_callback_write_promise (read_callback (callback).due_at,
                                       foyer_hall_model_get_config (model)->zone,
                                       foyer_hall_model_get_now (model));
}

static void
tell_callback (FoyerManagerWindow *self, JsonObject *callback, FoyerTime now)
{
  const FoyerCallback read = read_callback (callback);
  g_autofree char *key = make_key (callback), *due = format_due (self, callback);
  g_autofree char *summary = NULL, *body = NULL;
  FoyerTime next;

  if (!foyer_callback_presses (&read, now, &next))
    {
      foyer_notices_unset (self->notices, key);
      return;
    }
  if (read.kind == FOYER_CALLBACK_PROMISE)
    {
      /* Translators: %s is a number, "A012" */
      summary = g_strdup_printf (_ ("An answer to %s is due"), get_number (callback));
      /* Translators: a staff number, and a time of day */
      body = g_strdup_printf (_ ("Staff number %s promised it until %s."),
                              get_text (callback, "staff"), due);
    }
  else
    {
      /* Translators: %s is a number, "A012" */
      summary = g_strdup_printf (_ ("%s was not content"), get_number (callback));
      body = g_strdup (_ ("The customer would like to be called."));
    }
  tell (self, key, summary, body, C_ ("telephone", "Call"));
}

void
foyer_manager_window_tell (FoyerManagerWindow *self, FoyerTime now)
{
  GListModel *counters = foyer_hall_model_get_counters (foyer_manager_window_get_model (self));

  if (foyer_window_context_get_session (self->context) == NULL)
    {
      foyer_notices_clear (self->notices);
      return;
    }
  for (guint i = 0; i < g_list_model_get_n_items (counters); i++)
    {
      g_autoptr (FoyerCounterItem) item = g_list_model_get_item (counters, i);

      tell_suspension (self, foyer_counter_item_get_counter (item), now);
    }
  for (guint i = 0; self->callbacks != NULL && i < json_array_get_length (self->callbacks); i++)
    tell_callback (self, json_array_get_object_element (self->callbacks, i), now);
}

/* --- calls in the sentence --- */

void
foyer_manager_window_count_calls (FoyerManagerWindow *self,
                                  FoyerTime now,
                                  FoyerAttentionFacts *facts)
{
  for (guint i = 0; i < json_array_get_length (self->callbacks); i++)
    {
      const FoyerCallback callback =
          read_callback (json_array_get_object_element (self->callbacks, i));
      FoyerTime next;
      const gboolean presses = foyer_callback_presses (&callback, now, &next);

      if (callback.kind == FOYER_CALLBACK_PROMISE)
        facts->promises += presses;
      else
        facts->callbacks += presses;
      if (next != 0 && (facts->next == 0 || next < facts->next))
        facts->next = next;
    }
}

/* The one of @kind that is owed longest, or %NULL. */
static JsonObject *
find_call (FoyerManagerWindow *self, FoyerCallbackKind kind)
{
  for (guint i = 0; self->callbacks != NULL && i < json_array_get_length (self->callbacks); i++)
    {
      JsonObject *callback = json_array_get_object_element (self->callbacks, i);

      if (read_callback (callback).kind == (int) kind)
        return callback;
    }
  return NULL;
}

char *
foyer_manager_window_say_promises (FoyerManagerWindow *self, gint64 count, FoyerTime now)
{
  JsonObject *first = find_call (self, FOYER_CALLBACK_PROMISE);
  g_autofree char *due = first != NULL ? format_due (self, first) : NULL;

  if (first == NULL)
    return g_strdup ("");
  if (count > 1)
    /* Translators: a count of answers; a number, "A012"; a time of day */
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%d promised answer is due, the first to %s by %s (Ctrl+T).",
                     "%d promised answers are due, the first to %s by %s (Ctrl+T).",
                     (gulong) count),
        (int) count, get_number (first), due);
  /* Translators: a number, "A012"; a time of day */
  return g_strdup_printf (
      read_callback (first).due_at < now
          ? _ ("The answer to %s was promised until %s and is overdue (Ctrl+T).")
          : _ ("The answer to %s is promised until %s (Ctrl+T)."),
      get_number (first), due);
}

/* --- calls that are owed --- */

static void
set_callbacks (FoyerManagerWindow *self, JsonArray *callbacks)
{
  g_autoptr (GHashTable) open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < json_array_get_length (callbacks); i++)
    {
      JsonObject *callback = json_array_get_object_element (callbacks, i);

      g_hash_table_add (open, make_key (callback));
    }
  for (guint i = 0; self->callbacks != NULL && i < json_array_get_length (self->callbacks); i++)
    {
      g_autofree char *key = make_key (json_array_get_object_element (self->callbacks, i));

      if (!g_hash_table_contains (open, key))
        foyer_notices_unset (self->notices, key);
    }
  g_clear_pointer (&self->callbacks, json_array_unref);
  self->callbacks = json_array_ref (callbacks);
  foyer_manager_window_show_now (self);
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerManagerWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  self->listing = FALSE;
  if (self->context == NULL || foyer_window_context_get_session (self->context) == NULL)
    return;
  if (answer != NULL)
    set_callbacks (self, json_object_get_array_member (answer, "callbacks"));
  else
    foyer_common_show_toast (self->toasts, error->message);
  if (self->list_again)
    foyer_manager_window_load_callbacks (self);
}

void
foyer_manager_window_load_callbacks (FoyerManagerWindow *self)
{
  g_autoptr (FoyerCommand) command = NULL;

  if (foyer_window_context_get_session (self->context) == NULL)
    return;
  self->list_again = self->listing;
  if (self->listing)
    return;
  self->listing = TRUE;
  command = foyer_window_context_command (self->context, "callback.list");
  foyer_window_context_run_async (self->context, command, NULL, listed_cb, g_object_ref (self));
}

static gboolean
is_other_record (const FoyerRecordType *type, JsonObject *fields, gpointer data, GError **error)
{
  return type != &foyer_callback_type;
}

static void
committed_cb (FoyerManagerWindow *self, GPtrArray *entries)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < entries->len && !changed; i++)
    {
      const FoyerEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (JsonObject) data = foyer_json_parse_object (entry->data, NULL);

      changed = data == NULL || !foyer_change_foreach (data, is_other_record, NULL, NULL);
    }
  if (changed)
    foyer_manager_window_load_callbacks (self);
}

/* --- the call --- */

static void
called_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerManagerWindow *self = FOYER_MANAGER_WINDOW (object);
  g_autofree gint64 *id = data;
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);

  if (answers != NULL && self->context != NULL)
    run (self, "callback.done", "id", *id);
}

/* The number to call, and what is owed; who promised it has told the customer their own number. */
static char *
describe (FoyerManagerWindow *self, JsonObject *callback)
{
  const char *phone = get_text (callback, "phone");
  g_autofree char *due = format_due (self, callback);

  if (read_callback (callback).kind != FOYER_CALLBACK_PROMISE)
    /* Translators: a telephone number and a time of day */
    return g_strdup_printf (
        _ ("%s\nPromised until %s. The telephone number is forgotten once the call is made."),
        phone, due);
  /* Translators: a telephone number; what is to be answered; a staff number; a time of day */
  return g_strdup_printf (_ ("%s\nTo be answered: %s. Staff number %s promised it until %s. The "
                             "telephone number is forgotten once the call is made."),
                          phone, get_text (callback, "reason"), get_text (callback, "staff"), due);
}

static void
ask (FoyerManagerWindow *self, JsonObject *callback)
{
  const FoyerFormField none[] = { { NULL } };
  const gint64 id = json_object_get_int_member (callback, "id");
  g_autofree char *body = describe (self, callback);
  g_autofree char *heading =
      /* Translators: %s is a number, "A012" */
      g_strdup_printf (_ ("Call the customer of %s"), get_number (callback));

  foyer_form_async (
      GTK_WINDOW (self),
      &(FoyerForm){ .heading = heading, .body = body, .accept = _ ("_Called"), .fields = none },
      self->questions, called_cb, g_memdup2 (&id, sizeof id));
}

static void
ask_by_key (FoyerManagerWindow *self, const char *key)
{
  for (guint i = 0; self->callbacks != NULL && i < json_array_get_length (self->callbacks); i++)
    {
      JsonObject *callback = json_array_get_object_element (self->callbacks, i);
      g_autofree char *own = make_key (callback);

      if (g_str_equal (own, key))
        ask (self, callback);
    }
}

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);

  if (answers != NULL)
    ask_by_key (FOYER_MANAGER_WINDOW (object), g_hash_table_lookup (answers, "call"));
}

/* "14:30  A012  promised answer" */
static char *
make_line (FoyerManagerWindow *self, JsonObject *callback)
{
  static const char *const kinds[] = {
    [FOYER_CALLBACK_LOW_RATING] = N_ ("was not content"),
    [FOYER_CALLBACK_PROMISE] = N_ ("promised answer"),
  };
  const int kind = read_callback (callback).kind;
  g_autofree char *due = format_due (self, callback);

  return g_strdup_printf ("%s  %s  %s", due, get_number (callback),
                          kind >= 0 && kind < (int) G_N_ELEMENTS (kinds) ? _ (kinds[kind]) : "");
}

/* The most urgent one is chosen already. */
static void
ask_which (FoyerManagerWindow *self)
{
  const guint n = json_array_get_length (self->callbacks);
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new (), lines = g_strv_builder_new ();
  g_auto (GStrv) values = NULL, labels = NULL;
  FoyerFormField fields[] = {
    { .name = "call", .type = FOYER_FORM_CHOICE, .label = C_ ("telephone", "Call"), .required = TRUE },
    { NULL },
  };
  const FoyerForm form = {
    .heading = _ ("Calls that are owed"),
    .accept = _ ("_Go on"),
    .fields = fields,
  };

  for (guint i = 0; i < n; i++)
    {
      JsonObject *callback = json_array_get_object_element (self->callbacks, i);
      g_autofree char *key = make_key (callback), *line = make_line (self, callback);

      g_strv_builder_add (keys, key);
      g_strv_builder_add (lines, line);
    }
  fields[0].values = (const char *const *) (values = g_strv_builder_end (keys));
  fields[0].labels = (const char *const *) (labels = g_strv_builder_end (lines));
  foyer_form_async (GTK_WINDOW (self), &form, self->questions, chosen_cb, NULL);
}

static void
call_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerManagerWindow *self = FOYER_MANAGER_WINDOW (widget);
  const guint n = self->callbacks != NULL ? json_array_get_length (self->callbacks) : 0;

  if (n > 1)
    ask_which (self);
  else if (n == 1)
    ask (self, json_array_get_object_element (self->callbacks, 0));
  else
    foyer_common_show_toast (self->toasts, _ ("Nobody waits for a call."));
}

/* Pressing the notification itself only brings the window. */
static void
notice_cb (const char *key, const char *action, gpointer data)
{
  FoyerManagerWindow *self = data;

  if (!g_str_equal (action, "do"))
    return;
  if (g_str_has_prefix (key, SUSPENDED))
    run (self, "counter.reopen", "counter", g_ascii_strtoll (key + strlen (SUSPENDED), NULL, 10));
  else
    ask_by_key (self, key);
}

void
foyer_manager_window_install_calls (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "manager.call", NULL, call_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "manager.call",
                                       NULL);
}

void
foyer_manager_window_begin_calls (FoyerManagerWindow *self)
{
  FoyerEngine *engine = foyer_window_context_get_engine (self->context);

  self->notices = foyer_notices_new (GTK_WINDOW (self), notice_cb, self);
  g_signal_connect_object (engine, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (engine, "restarted", G_CALLBACK (foyer_manager_window_load_callbacks),
                           self, G_CONNECT_SWAPPED);
}

void
foyer_manager_window_end_calls (FoyerManagerWindow *self)
{
  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (foyer_window_context_get_engine (self->context), self);
  g_clear_pointer (&self->notices, foyer_notices_free);
  g_clear_pointer (&self->callbacks, json_array_unref);
}
