/* The day's lists as they stand: what was looked at before opening and before leaving, and what was
 * found. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/foyer-day-lists-model.h"

struct _FoyerDayListsModel
{
  GObject parent_instance;
  FoyerEngine *engine;
  JsonObject *lists[FOYER_N_DAY_LISTS];
  JsonArray *found;
};

G_DEFINE_FINAL_TYPE (FoyerDayListsModel, foyer_day_lists_model, G_TYPE_OBJECT)

static guint changed_signal;

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerDayListsModel) self = data;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, NULL);

  /* What was known stays; the hall's model says that the file cannot be read. */
  if (answer == NULL || self->engine == NULL)
    return;
  if (json_object_has_member (answer, "found"))
    {
      g_clear_pointer (&self->found, json_array_unref);
      self->found = json_array_ref (json_object_get_array_member (answer, "found"));
    }
  else
    {
      JsonObject *object_of = json_object_get_object_member (answer, "checklist");
      int list =
          foyer_nick_find (foyer_day_lists, json_object_get_string_member (object_of, "list"));

      g_clear_pointer (&self->lists[list], json_object_unref);
      self->lists[list] = json_object_ref (object_of);
    }
  g_signal_emit (self, changed_signal, 0);
}

static void
ask (FoyerDayListsModel *self, const char *verb, const char *list)
{
  g_autoptr (FoyerCommand) command = foyer_command_new (verb, "system");

  if (list != NULL)
    foyer_command_text (command, "list", list);
  foyer_engine_run_async (self->engine, command, NULL, answered_cb, g_object_ref (self));
}

void
foyer_day_lists_model_reload (FoyerDayListsModel *self)
{
  for (int i = 0; i < FOYER_N_DAY_LISTS; i++)
    ask (self, "checklist.show", foyer_day_lists[i]);
  ask (self, "found.list", NULL);
}

static gboolean
concerns (const FoyerEntry *entry)
{
  static const char *const kinds[] = { "checklist.", "found.", "day.", "hall." };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (entry->kind, kinds[i]))
      return TRUE;
  return FALSE;
}

static void
committed_cb (FoyerEngine *engine, GPtrArray *entries, FoyerDayListsModel *self)
{
  for (guint i = 0; i < entries->len; i++)
    if (concerns (g_ptr_array_index (entries, i)))
      {
        foyer_day_lists_model_reload (self);
        return;
      }
}

static void
foyer_day_lists_model_dispose (GObject *object)
{
  FoyerDayListsModel *self = FOYER_DAY_LISTS_MODEL (object);

  if (self->engine != NULL)
    g_signal_handlers_disconnect_by_data (self->engine, self);
  g_clear_object (&self->engine);
  for (int i = 0; i < FOYER_N_DAY_LISTS; i++)
    g_clear_pointer (&self->lists[i], json_object_unref);
  g_clear_pointer (&self->found, json_array_unref);
  G_OBJECT_CLASS (foyer_day_lists_model_parent_class)->dispose (object);
}

static void
foyer_day_lists_model_class_init (FoyerDayListsModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = foyer_day_lists_model_dispose;
  changed_signal = g_signal_new ("changed", FOYER_TYPE_DAY_LISTS_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
foyer_day_lists_model_init (FoyerDayListsModel *self)
{
}

FoyerDayListsModel *
foyer_day_lists_model_new (FoyerEngine *engine)
{
  FoyerDayListsModel *self = g_object_new (FOYER_TYPE_DAY_LISTS_MODEL, NULL);

  self->engine = g_object_ref (engine);
  g_signal_connect_object (engine, "committed", G_CALLBACK (committed_cb), self, 0);
  g_signal_connect_object (engine, "restarted", G_CALLBACK (foyer_day_lists_model_reload), self,
                           G_CONNECT_SWAPPED);
  foyer_day_lists_model_reload (self);
  return self;
}

JsonObject *
foyer_day_lists_model_get (FoyerDayListsModel *self, FoyerDayList list)
{
  return self->lists[list];
}

static guint
count (FoyerDayListsModel *self, FoyerDayList list, const char *state)
{
  JsonArray *items =
      self->lists[list] != NULL ? json_object_get_array_member (self->lists[list], "items") : NULL;
  guint n = 0;

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    n += g_str_equal (
        json_object_get_string_member (json_array_get_object_element (items, i), "state"), state);
  return n;
}

guint
foyer_day_lists_model_count_open (FoyerDayListsModel *self, FoyerDayList list)
{
  return count (self, list, "open");
}

guint
foyer_day_lists_model_count_bad (FoyerDayListsModel *self, FoyerDayList list)
{
  return count (self, list, "bad");
}

JsonArray *
foyer_day_lists_model_get_found (FoyerDayListsModel *self)
{
  return self->found;
}
