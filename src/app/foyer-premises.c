/* What all windows of one process work in: engine, model, and the station's voice. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/foyer-premises.h"

#include "base/foyer-error.h"
#include "base/foyer-json.h"
#include "voice/foyer-compose.h"
#include "voice/foyer-duck.h"

struct _FoyerPremises
{
  FoyerEngine *engine;
  FoyerHallModel *model;
  FoyerStation *station;
  FoyerDuck *duck;     /* of the station, or %NULL */
  GSettings *settings; /* of the loudspeaker; %NULL without a station */
  GPtrArray *contexts; /* weak */
  gboolean unheard;    /* the last announcement, whoever was to speak it */
  char *unheard_why;
};

char *
foyer_premises_choose_path (const char *option, GSettings *settings)
{
  const char *environment = g_getenv ("FOYER_DATABASE");
  g_autofree char *setting = g_settings_get_string (settings, "database");

  if (option != NULL)
    return g_strdup (option);
  if (environment != NULL && *environment != '\0')
    return g_canonicalize_filename (environment, NULL);
  if (*setting != '\0')
    return g_steal_pointer (&setting);
  return g_build_filename (g_get_user_data_dir (), "foyer", "hall.db", NULL);
}

/* Opening */

static void
close_premises (gpointer data)
{
  foyer_premises_close (data);
}

static void on_committed (FoyerPremises *premises, GPtrArray *entries);

/* What was called before this program started, and not heard. */
static void
look_at_calls (FoyerPremises *premises)
{
  GListModel *tickets = foyer_hall_model_get_tickets (premises->model);

  for (guint i = 0; i < g_list_model_get_n_items (tickets); i++)
    {
      g_autoptr (FoyerTicketItem) ticket = g_list_model_get_item (tickets, i);

      premises->unheard |= g_strcmp0 (foyer_ticket_item_get_voice (ticket), "unheard") == 0;
    }
}

/* The first state is there, or cannot be read. */
static void
model_changed_cb (GTask *task)
{
  FoyerPremises *premises = g_task_get_task_data (task);
  const char *fault = foyer_hall_model_get_fault (premises->model);

  if (fault == NULL && !foyer_hall_model_get_loaded (premises->model))
    return;
  g_signal_handlers_disconnect_by_data (premises->model, task);
  if (fault == NULL)
    {
      look_at_calls (premises);
      g_task_return_pointer (task, premises, close_premises);
    }
  else
    {
      g_task_return_new_error (task, FOYER_ERROR, FOYER_ERROR_FAULT, "%s", fault);
      foyer_premises_close (premises);
    }
  g_object_unref (task);
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  GError *error = NULL;
  FoyerEngine *engine = foyer_engine_open_finish (result, &error);
  FoyerPremises *premises;

  if (engine == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  premises = g_new0 (FoyerPremises, 1);
  premises->engine = engine;
  premises->model = foyer_hall_model_new (engine);
  premises->contexts = g_ptr_array_new ();
  g_task_set_task_data (task, premises, NULL);
  g_signal_connect_swapped (engine, "committed", G_CALLBACK (on_committed), premises);
  g_signal_connect_swapped (premises->model, "notify::loaded", G_CALLBACK (model_changed_cb), task);
  g_signal_connect_swapped (premises->model, "notify::fault", G_CALLBACK (model_changed_cb), task);
}

void
foyer_premises_open_async (const char *path,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, foyer_premises_open_async);
  foyer_engine_open_async (path, NULL, cancellable, opened_cb, task);
}

FoyerPremises *
foyer_premises_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Contexts and the voice */

/* Whoever speaks knows whether it is heard; the others know what became of the last announcement.
 */
static void
tell_voice (FoyerPremises *premises, FoyerWindowContext *context)
{
  gboolean owner = FALSE, audible = TRUE;
  g_autofree char *reason = NULL;

  if (premises->station != NULL)
    g_object_get (premises->station, "owner", &owner, "audible", &audible, "reason", &reason, NULL);
  if (owner)
    foyer_window_context_set_voice (context, audible, reason);
  else
    foyer_window_context_set_voice (context, !premises->unheard, premises->unheard_why);
}

static void
on_voice_changed (FoyerPremises *premises)
{
  for (guint i = 0; i < premises->contexts->len; i++)
    tell_voice (premises, g_ptr_array_index (premises->contexts, i));
}

static char *
read_why (const FoyerEntry *entry)
{
  g_autoptr (JsonObject) data = foyer_json_parse_object (entry->data, NULL);
  JsonNode *row = data != NULL ? json_object_get_member (data, "announcement") : NULL;

  return row != NULL && JSON_NODE_HOLDS_OBJECT (row)
             ? g_strdup (json_object_get_string_member_with_default (json_node_get_object (row),
                                                                     "why", NULL))
             : NULL;
}

static void
on_committed (FoyerPremises *premises, GPtrArray *entries)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      const FoyerEntry *entry = g_ptr_array_index (entries, i);
      const gboolean unheard = g_str_equal (entry->kind, "announcement.unheard");

      if (!unheard && !g_str_equal (entry->kind, "announcement.spoken"))
        continue;
      changed |= unheard != premises->unheard;
      premises->unheard = unheard;
      g_free (premises->unheard_why);
      premises->unheard_why = unheard ? read_why (entry) : NULL;
    }
  if (changed)
    on_voice_changed (premises);
}

static void
on_gain_changed (FoyerPremises *premises)
{
  for (guint i = 0; i < premises->contexts->len; i++)
    g_object_set (g_ptr_array_index (premises->contexts, i), "gain",
                  foyer_duck_get_gain (premises->duck), NULL);
}

static void
context_gone (gpointer data, GObject *context)
{
  FoyerPremises *premises = data;

  g_ptr_array_remove_fast (premises->contexts, context);
}

FoyerWindowContext *
foyer_premises_create_context (FoyerPremises *premises)
{
  FoyerWindowContext *context = foyer_window_context_new (premises->engine, premises->model);

  g_ptr_array_add (premises->contexts, context);
  g_object_weak_ref (G_OBJECT (context), context_gone, premises);
  tell_voice (premises, context);
  return context;
}

void
foyer_premises_foreach_context (FoyerPremises *premises,
                                void (*func) (FoyerWindowContext *context, gpointer data),
                                gpointer data)
{
  for (guint i = 0; i < premises->contexts->len; i++)
    func (g_ptr_array_index (premises->contexts, i), data);
}

static void
on_loudspeaker_chosen (FoyerPremises *premises)
{
  g_autofree char *device = g_settings_get_string (premises->settings, "loudspeaker");

  foyer_station_set_device (premises->station, device);
  foyer_station_set_gain (premises->station,
                          g_settings_get_int (premises->settings, "loudspeaker-gain"));
}

void
foyer_premises_start_speaking (FoyerPremises *premises, const char *station, GSettings *settings)
{
  if (premises->station != NULL)
    return;
  premises->station = foyer_station_new (premises->engine, station, NULL);
  premises->duck = foyer_duck_new (G_OBJECT (premises->station));
  g_signal_connect_swapped (premises->duck, "notify::gain", G_CALLBACK (on_gain_changed), premises);
  premises->settings = g_object_ref (settings);
  g_signal_connect_swapped (settings, "changed::loudspeaker", G_CALLBACK (on_loudspeaker_chosen),
                            premises);
  g_signal_connect_swapped (settings, "changed::loudspeaker-gain",
                            G_CALLBACK (on_loudspeaker_chosen), premises);
  on_loudspeaker_chosen (premises);
  g_signal_connect_swapped (premises->station, "notify", G_CALLBACK (on_voice_changed), premises);
  on_voice_changed (premises);
}

FoyerStation *
foyer_premises_get_station (FoyerPremises *premises)
{
  return premises->station;
}

FoyerLanguage
foyer_premises_get_hall_language (FoyerPremises *premises)
{
  const FoyerConfig *config = foyer_hall_model_get_config (premises->model);

  return config != NULL ? config->languages[0] : FOYER_LANGUAGE_ZH;
}

FoyerVoiceLanguage
foyer_premises_get_language (FoyerPremises *premises)
{
  const FoyerConfig *config = foyer_hall_model_get_config (premises->model);

  return config != NULL ? foyer_compose_language ((int) config->languages[0]) : FOYER_VOICE_ZH;
}

void
foyer_premises_close (FoyerPremises *premises)
{
  for (guint i = 0; i < premises->contexts->len; i++)
    g_object_weak_unref (g_ptr_array_index (premises->contexts, i), context_gone, premises);
  g_clear_pointer (&premises->contexts, g_ptr_array_unref);
  if (premises->station != NULL)
    {
      g_signal_handlers_disconnect_by_data (premises->station, premises);
      g_signal_handlers_disconnect_by_data (premises->settings, premises);
      g_clear_object (&premises->settings);
      g_clear_object (&premises->duck);
      foyer_station_close (premises->station);
      g_clear_object (&premises->station);
    }
  g_clear_object (&premises->model);
  g_free (premises->unheard_why);
  g_signal_handlers_disconnect_by_data (premises->engine, premises);
  foyer_engine_close (premises->engine);
  g_clear_object (&premises->engine);
  g_free (premises);
}
