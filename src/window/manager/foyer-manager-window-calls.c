/* What a manager is told wherever they look: a counter that is not back, a customer who wants a
 * call or an answer; and the call itself. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "engine/foyer-work.h"
#include "hall/foyer-suspension.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-format.h"
#include "window/common/foyer-owed-call.h"
#include "window/common/foyer-owed-calls.h"
#include "window/manager/foyer-manager-window-private.h"

#define SUSPENDED "suspended-"

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

/* S2 五.4: overdue returns are the manager's. */
static void
tell_suspension (FoyerManagerWindow *self, const FoyerCounter *counter, FoyerTime now)
{
  gint64 late_s = foyer_suspension_get_overdue (counter, now);
  g_autofree char *key = g_strdup_printf (SUSPENDED "%d", (int) counter->number);
  g_autofree char *summary = foyer_format_counter (counter->number);
  const FoyerDesktopNoticeAction action = { "do", _ ("Reopen") };
  const FoyerDesktopNotice notice = {
    .key = key,
    .summary = summary,
    .body = _ ("It should be open again by what its sign tells."),
    .urgency = FOYER_URGENCY_NORMAL,
    .actions = &action,
    .n_actions = 1,
  };

  if (late_s > 0)
    foyer_notices_set (self->notices, &notice);
  else
    foyer_notices_unset (self->notices, key);
}

static GTimeZone *
get_zone (FoyerManagerWindow *self)
{
  return foyer_hall_model_get_config (foyer_manager_window_get_model (self))->zone;
}

/* Whoever stands there and waits for the manager is not missed: that one stays. */
static void
tell_call (FoyerManagerWindow *self, JsonObject *call, FoyerTime now)
{
  const FoyerCallback read = foyer_owed_call_read (call);
  const gboolean page = foyer_owed_call_is_page (call);
  const FoyerDesktopNoticeAction action = { "do",
                                            page ? _ ("I am coming") : C_ ("telephone", "Call") };
  g_autofree char *key = foyer_owed_call_get_key (call), *summary = NULL, *body = NULL;
  FoyerDesktopNotice notice = {
    .key = key,
    .urgency = page ? FOYER_URGENCY_CRITICAL : FOYER_URGENCY_NORMAL,
    .actions = &action,
    .n_actions = 1,
  };
  FoyerTime next;

  if (!foyer_callback_presses (&read, now, &next))
    {
      foyer_notices_unset (self->notices, key);
      return;
    }
  foyer_owed_call_tell (call, get_zone (self), now, &summary, &body);
  notice.summary = summary;
  notice.body = body;
  foyer_notices_set (self->notices, &notice);
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
    tell_call (self, json_array_get_object_element (self->callbacks, i), now);
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
          foyer_owed_call_read (json_array_get_object_element (self->callbacks, i));
      FoyerTime next;
      const gboolean presses = foyer_callback_presses (&callback, now, &next);

      if (foyer_callback_is_page ((FoyerCallbackKind) callback.kind))
        facts->pages += presses;
      else if (callback.kind == FOYER_CALLBACK_PROMISE)
        facts->promises += presses;
      else
        facts->callbacks += presses;
      if (next != 0 && (facts->next == 0 || next < facts->next))
        facts->next = next;
    }
}

/* The one that presses and is owed longest, among pages or among promises; %NULL: none. */
static JsonObject *
find_call (FoyerManagerWindow *self, gboolean page, FoyerTime now)
{
  for (guint i = 0; self->callbacks != NULL && i < json_array_get_length (self->callbacks); i++)
    {
      JsonObject *call = json_array_get_object_element (self->callbacks, i);
      const FoyerCallback read = foyer_owed_call_read (call);
      FoyerTime next;

      if (foyer_callback_presses (&read, now, &next) &&
          (page ? foyer_owed_call_is_page (call) : read.kind == FOYER_CALLBACK_PROMISE))
        return call;
    }
  return NULL;
}

char *
foyer_manager_window_say_call (FoyerManagerWindow *self,
                               const FoyerAttention *attention,
                               FoyerTime now)
{
  const gboolean page = attention->kind == FOYER_ATTENTION_PAGE;
  JsonObject *call = find_call (self, page, now);

  if (call == NULL)
    return g_strdup ("");
  return page ? foyer_owed_call_say_page (call)
              : foyer_owed_call_say_promises (call, attention->count, get_zone (self), now);
}

/* --- calls that are owed --- */

static void
set_callbacks (FoyerManagerWindow *self, JsonArray *callbacks)
{
  g_autoptr (GHashTable) open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < json_array_get_length (callbacks); i++)
    {
      JsonObject *callback = json_array_get_object_element (callbacks, i);

      g_hash_table_add (open, foyer_owed_call_get_key (callback));
    }
  for (guint i = 0; self->callbacks != NULL && i < json_array_get_length (self->callbacks); i++)
    {
      g_autofree char *key =
          foyer_owed_call_get_key (json_array_get_object_element (self->callbacks, i));

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
  const gint64 id = foyer_owed_calls_ask_finish (result);

  if (id != 0 && self->context != NULL)
    run (self, "callback.done", "id", id);
}

static void
ask (FoyerManagerWindow *self, JsonArray *calls)
{
  foyer_owed_calls_ask_async (GTK_WINDOW (self), calls, get_zone (self),
                              foyer_hall_model_get_now (foyer_manager_window_get_model (self)),
                              self->questions, called_cb, NULL);
}

/* Whoever comes need not be asked again; a call has a number to be seen first. */
static void
answer_notice (FoyerManagerWindow *self, const char *key)
{
  for (guint i = 0; self->callbacks != NULL && i < json_array_get_length (self->callbacks); i++)
    {
      JsonObject *call = json_array_get_object_element (self->callbacks, i);
      g_autofree char *own = foyer_owed_call_get_key (call);
      g_autoptr (JsonArray) one = NULL;

      if (!g_str_equal (own, key))
        continue;
      one = json_array_new ();
      json_array_add_object_element (one, json_object_ref (call));
      if (foyer_owed_call_is_page (call))
        run (self, "callback.done", "id", json_object_get_int_member (call, "id"));
      else
        ask (self, one);
      return;
    }
}

static void
call_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerManagerWindow *self = FOYER_MANAGER_WINDOW (widget);

  if (self->callbacks != NULL && json_array_get_length (self->callbacks) > 0)
    ask (self, self->callbacks);
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
    answer_notice (self, key);
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
