/* What a manager is told wherever they look: a counter that is not back, a customer who wants a
 * call; and the call itself. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "engine/foyer-work.h"
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
get_number (JsonObject *callback)
{
  JsonNode *node = json_object_get_member (callback, "ticket");

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_string (node) != NULL
             ? json_node_get_string (node)
             : "–";
}

static char *
make_key (JsonObject *callback)
{
  return g_strdup_printf (CALLBACK "%" G_GINT64_FORMAT,
                          json_object_get_int_member (callback, "id"));
}

static void
tell_callback (FoyerManagerWindow *self, JsonObject *callback)
{
  g_autofree char *key = make_key (callback);
  /* Translators: %s is a number, "A012" */
  g_autofree char *summary = g_strdup_printf (_ ("%s was not content"), get_number (callback));

  tell (self, key, summary, _ ("The customer would like to be called."), _ ("Call"));
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
      tell_callback (self, callback);
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

static void
ask (FoyerManagerWindow *self, JsonObject *callback)
{
  const FoyerFormField none[] = { { NULL } };
  const gint64 id = json_object_get_int_member (callback, "id");
  const FoyerConfig *config = foyer_hall_model_get_config (foyer_manager_window_get_model (self));
  const char *due_at = json_object_get_string_member_with_default (callback, "due_at", "");
  g_autofree char *heading =
      /* Translators: %s is a number, "A012" */
      g_strdup_printf (_ ("Call the customer of %s"), get_number (callback));
  g_autofree char *clock = NULL, *body = NULL;
  FoyerTime due = 0;

  foyer_time_from_iso8601 (due_at, &due, NULL);
  clock = foyer_format_clock (due, config->zone);
  body = g_strdup_printf (
      /* Translators: a telephone number and a time of day */
      _ ("%s\nPromised until %s. The telephone number is forgotten once the call is made."),
      json_object_get_string_member_with_default (callback, "phone", "–"), clock);
  foyer_form_async (
      GTK_WINDOW (self),
      &(FoyerForm){ .heading = heading, .body = body, .accept = _ ("_Called"), .fields = none },
      self->questions, called_cb, g_memdup2 (&id, sizeof id));
}

/* The one that is owed longest. */
static void
call_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerManagerWindow *self = FOYER_MANAGER_WINDOW (widget);

  if (self->callbacks != NULL && json_array_get_length (self->callbacks) > 0)
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
  for (guint i = 0; self->callbacks != NULL && i < json_array_get_length (self->callbacks); i++)
    {
      JsonObject *callback = json_array_get_object_element (self->callbacks, i);
      g_autofree char *own = make_key (callback);

      if (g_str_equal (own, key))
        ask (self, callback);
    }
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
