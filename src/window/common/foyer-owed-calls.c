/* The question which of the calls that are owed was made. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-owed-calls.h"

#include <glib/gi18n-lib.h>

#include "window/common/foyer-form.h"
#include "window/common/foyer-owed-call.h"

typedef struct
{
  JsonArray *calls;
  GTimeZone *zone;
  FoyerTime now;
  GCancellable *cancellable;
  gint64 id; /* that is asked about */
} Question;

static void
question_free (Question *question)
{
  json_array_unref (question->calls);
  g_time_zone_unref (question->zone);
  g_clear_object (&question->cancellable);
  g_free (question);
}

static void
called_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const Question *question = g_task_get_task_data (task);
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);

  g_task_return_int (task, answers != NULL ? question->id : 0);
}

static void
ask (GTask *task, JsonObject *call)
{
  const FoyerFormField none[] = { { NULL } };
  Question *question = g_task_get_task_data (task);
  g_autofree char *heading = foyer_owed_call_get_heading (call);
  g_autofree char *body = foyer_owed_call_describe (call, question->zone, question->now);
  const FoyerForm form = {
    .heading = heading,
    .body = body,
    .accept = foyer_owed_call_is_page (call) ? _ ("I am _coming") : _ ("_Called"),
    .fields = none,
  };

  question->id = json_object_get_int_member (call, "id");
  foyer_form_async (g_task_get_source_object (task), &form, question->cancellable, called_cb, task);
}

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  const Question *question = g_task_get_task_data (task);
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);

  for (guint i = 0; answers != NULL && i < json_array_get_length (question->calls); i++)
    {
      JsonObject *call = json_array_get_object_element (question->calls, i);
      g_autofree char *key = foyer_owed_call_get_key (call);

      if (!g_str_equal (key, g_hash_table_lookup (answers, "call")))
        continue;
      ask (task, call);
      return;
    }
  g_task_return_int (task, 0);
  g_object_unref (task);
}

/* The most urgent one is chosen already. */
static void
ask_which (GTask *task)
{
  const Question *question = g_task_get_task_data (task);
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new (), lines = g_strv_builder_new ();
  g_auto (GStrv) values = NULL, labels = NULL;
  FoyerFormField fields[] = {
    { .name = "call",
      .type = FOYER_FORM_CHOICE,
      .label = C_ ("telephone", "Call"),
      .required = TRUE },
    { NULL },
  };
  const FoyerForm form = {
    .heading = _ ("Calls that are owed"),
    .accept = _ ("_Go on"),
    .fields = fields,
  };

  for (guint i = 0; i < json_array_get_length (question->calls); i++)
    {
      JsonObject *call = json_array_get_object_element (question->calls, i);
      g_autofree char *key = foyer_owed_call_get_key (call);
      g_autofree char *line = foyer_owed_call_get_line (call, question->zone, question->now);

      g_strv_builder_add (keys, key);
      g_strv_builder_add (lines, line);
    }
  fields[0].values = (const char *const *) (values = g_strv_builder_end (keys));
  fields[0].labels = (const char *const *) (labels = g_strv_builder_end (lines));
  foyer_form_async (g_task_get_source_object (task), &form, question->cancellable, chosen_cb, task);
}

void
foyer_owed_calls_ask_async (GtkWindow *parent,
                            JsonArray *calls,
                            GTimeZone *zone,
                            FoyerTime now,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  Question *question = g_new0 (Question, 1);

  g_task_set_source_tag (task, foyer_owed_calls_ask_async);
  question->calls = json_array_ref (calls);
  question->zone = g_time_zone_ref (zone);
  question->now = now;
  question->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  if (json_array_get_length (calls) > 1)
    ask_which (task);
  else
    ask (task, json_array_get_object_element (calls, 0));
}

gint64
foyer_owed_calls_ask_finish (GAsyncResult *result)
{
  return g_task_propagate_int (G_TASK (result), NULL);
}
