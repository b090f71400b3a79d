/* The answers that a clerk promised: told when they sign in, and ticked off (states 2.8). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "window/common/foyer-common.h"
#include "window/common/foyer-owed-call.h"
#include "window/common/foyer-owed-calls.h"
#include "window/counter/foyer-counter-window-private.h"

static void
asked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (object);
  const gint64 id = foyer_owed_calls_ask_finish (result);
  g_autoptr (FoyerCommand) command = NULL;

  if (id == 0 || self->item == NULL)
    return;
  command = foyer_window_context_command (self->context, "callback.done");
  foyer_command_integer (command, "id", id);
  foyer_window_context_run_async (self->context, command, NULL, foyer_counter_window_refused_cb,
                                  g_object_ref (self));
}

/* (transfer full), %NULL when nobody works here any more, or it was refused, which is told. */
static JsonArray *
finish_list (FoyerCounterWindow *self, GObject *engine, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (engine), result, &error);

  if (self->item == NULL)
    return NULL;
  if (answer != NULL)
    return json_array_ref (json_object_get_array_member (answer, "callbacks"));
  foyer_common_show_toast (self->toasts, error->message);
  return NULL;
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerCounterWindow) self = data;
  g_autoptr (JsonArray) calls = finish_list (self, object, result);
  FoyerHallModel *model;

  if (calls == NULL)
    return;
  model = foyer_window_context_get_model (self->context);
  if (json_array_get_length (calls) > 0)
    foyer_owed_calls_ask_async (GTK_WINDOW (self), calls, foyer_hall_model_get_config (model)->zone,
                                foyer_hall_model_get_now (model), self->questions, asked_cb, NULL);
  else
    foyer_common_show_toast (self->toasts, _ ("You owe nobody an answer."));
}

/* Those that are due now: the others can wait for the menu. */
static void
told_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerCounterWindow) self = data;
  g_autoptr (JsonArray) calls = finish_list (self, object, result);
  g_autofree char *sentence = NULL;
  FoyerTime now, next;
  int n = 0;

  if (calls == NULL)
    return;
  now = foyer_hall_model_get_now (foyer_window_context_get_model (self->context));
  for (guint i = 0; i < json_array_get_length (calls); i++)
    {
      const FoyerCallback callback =
          foyer_owed_call_read (json_array_get_object_element (calls, i));

      n += foyer_callback_presses (&callback, now, &next);
    }
  if (n == 0)
    return;
  sentence =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d answer that you promised is due (Ctrl+Y).",
                                    "%d answers that you promised are due (Ctrl+Y).", (gulong) n),
                       n);
  foyer_common_show_toast (self->toasts, sentence);
}

static void
list (FoyerCounterWindow *self, GAsyncReadyCallback callback)
{
  g_autoptr (FoyerCommand) command = foyer_window_context_command (self->context, "callback.own");

  foyer_window_context_run_async (self->context, command, NULL, callback, g_object_ref (self));
}

static void
promises_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);

  if (self->item != NULL)
    list (self, listed_cb);
}

void
foyer_counter_window_tell_promises (FoyerCounterWindow *self)
{
  list (self, told_cb);
}

void
foyer_counter_window_install_promises (GtkWidgetClass *widget_class)
{
  static const FoyerTemplateAction actions[] = {
    { "counter.promises", NULL, promises_cb, GDK_KEY_y, GDK_CONTROL_MASK, NULL },
    { NULL },
  };

  foyer_common_install_actions (widget_class, actions);
}
