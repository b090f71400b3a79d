/* A customer asks for the manager: what is done, asked and given as a command (S1 26, S2 七.4). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-ask-manager.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-json.h"
#include "hall/foyer-callback.h"
#include "window/common/foyer-form.h"

typedef struct
{
  FoyerWindowContext *context;
  gint64 counter;
  char *ticket;
  FoyerManagerWay way;
} Errand;

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->context);
  g_free (errand->ticket);
  g_free (errand);
}

void
foyer_manager_asked_free (FoyerManagerAsked *asked)
{
  foyer_phrase_facts_free (asked->facts);
  g_free (asked);
}

static FoyerHallModel *
get_model (const Errand *errand)
{
  return foyer_window_context_get_model (errand->context);
}

/* --- the command --- */

static FoyerManagerAsked *
make_asked (const Errand *errand, JsonObject *callback)
{
  FoyerManagerAsked *asked = g_new0 (FoyerManagerAsked, 1);
  const FoyerTime due = foyer_json_get_time (callback, "due_at");

  asked->phrase = foyer_phrase_book_find (foyer_window_context_get_phrases (errand->context),
                                          foyer_manager_way_get_phrase (errand->way));
  asked->facts = foyer_phrase_facts_new ();
  asked->told = errand->way != FOYER_WAY_TRIED;
  if (due != 0)
    foyer_phrase_facts_set_moment (asked->facts, "time", due,
                                   foyer_hall_model_get_now (get_model (errand)),
                                   foyer_hall_model_get_config (get_model (errand))->zone);
  return asked;
}

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const Errand *errand = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  if (answer == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task,
                           make_asked (errand, json_object_get_object_member (answer, "callback")),
                           (GDestroyNotify) foyer_manager_asked_free);
}

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  static const char *const names[] = { "way", "reason", "until", "phone" };
  g_autoptr (GTask) task = data;
  Errand *errand = g_task_get_task_data (task);
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);
  g_autoptr (FoyerCommand) command = NULL;

  if (answers == NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  errand->way =
      (FoyerManagerWay) foyer_nick_find (foyer_manager_ways, g_hash_table_lookup (answers, "way"));
  command = foyer_window_context_command (errand->context, "manager.ask");
  if (errand->counter != 0)
    foyer_command_integer (command, "counter", errand->counter);
  if (errand->ticket != NULL)
    foyer_command_text (command, "ticket", errand->ticket);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_hash_table_contains (answers, names[i]))
      foyer_command_text (command, names[i], g_hash_table_lookup (answers, names[i]));
  foyer_window_context_run_async (errand->context, command, NULL, done_cb, g_steal_pointer (&task));
}

/* --- the question --- */

static gboolean
check (GHashTable *answers, gpointer data, GError **error)
{
  FoyerWindowContext *context = data;
  FoyerHallModel *model = foyer_window_context_get_model (context);
  const char *until = g_hash_table_lookup (answers, "until");
  const int way = foyer_nick_find (foyer_manager_ways, g_hash_table_lookup (answers, "way"));
  FoyerTime time;

  return foyer_manager_way_check ((FoyerManagerWay) way, g_hash_table_lookup (answers, "reason"),
                                  g_hash_table_lookup (answers, "phone"), until, error) &&
         (until == NULL ||
          foyer_callback_read_promise (until, foyer_hall_model_get_config (model)->zone,
                                       foyer_hall_model_get_now (model), &time, error));
}

static char *
suggest (const Errand *errand)
{
  const FoyerConfig *config = foyer_hall_model_get_config (get_model (errand));
  const FoyerTime now = foyer_hall_model_get_now (get_model (errand));
  const FoyerTime until = foyer_callback_suggest_promise (config, now);

  return until != 0 ? foyer_callback_write_promise (until, config->zone, now) : NULL;
}

void
foyer_ask_manager_async (GtkWindow *parent,
                         FoyerWindowContext *context,
                         gint64 counter,
                         const char *ticket,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  Errand *errand = g_new0 (Errand, 1);
  g_autofree char *until = NULL;
  const char *const labels[] = { _ ("I try to solve it first"), _ ("The manager calls back"),
                                 _ ("The manager comes now"),
                                 _ ("Very upset: the manager comes, to a quiet place"), NULL };
  FoyerFormField fields[] = {
    { .name = "way",
      .type = FOYER_FORM_CHOICE,
      .label = _ ("What is done"),
      .required = TRUE,
      .values = foyer_manager_ways,
      .labels = labels },
    { .name = "until",
      .type = FOYER_FORM_TEXT,
      .label = _ ("The manager calls before"),
      .required = TRUE,
      .when = "way=calls" },
    { .name = "phone",
      .type = FOYER_FORM_TEXT,
      .label = _ ("Telephone"),
      .required = TRUE,
      .when = "way=calls" },
    { .name = "reason", .type = FOYER_FORM_TEXT, .label = _ ("What it is about") },
    { NULL },
  };
  const FoyerForm form = {
    .heading = _ ("The customer asks for the manager"),
    .accept = _ ("_Enter"),
    .fields = fields,
    .check = check,
    .check_data = context,
  };

  g_task_set_source_tag (task, foyer_ask_manager_async);
  errand->context = g_object_ref (context);
  errand->counter = counter;
  errand->ticket = g_strdup (ticket);
  g_task_set_task_data (task, errand, (GDestroyNotify) errand_free);
  fields[1].initial = until = suggest (errand);
  foyer_form_async (parent, &form, cancellable, answered_cb, task);
}

FoyerManagerAsked *
foyer_ask_manager_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
