/* Home visits as the planner sees them: a range of days, fed by what was committed. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/foyer-visit-model.h"

#include "model/foyer-follower.h"
#include "model/foyer-visit-lists.h"

struct _FoyerVisitModel
{
  GObject parent_instance;
  FoyerEngine *engine;
  FoyerFollower *follower;
  FoyerVisitLists *lists;
};

G_DEFINE_FINAL_TYPE (FoyerVisitModel, foyer_visit_model, G_TYPE_OBJECT)

enum
{
  LOADED = 1,
  FAULT,
  VISITS,
  UNPLANNED,
  TECHNICIANS,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];
static guint changed_signal;

static void
foyer_visit_model_get_property (GObject *object,
                                guint property_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  FoyerVisitModel *self = FOYER_VISIT_MODEL (object);

  switch (property_id)
    {
    case LOADED:
      g_value_set_boolean (value, foyer_visit_model_get_loaded (self));
      break;
    case FAULT:
      g_value_set_string (value, foyer_visit_model_get_fault (self));
      break;
    case VISITS:
      g_value_set_object (value, self->lists->visits);
      break;
    case UNPLANNED:
      g_value_set_object (value, self->lists->unplanned);
      break;
    case TECHNICIANS:
      g_value_set_object (value, self->lists->technicians);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
foyer_visit_model_finalize (GObject *object)
{
  FoyerVisitModel *self = FOYER_VISIT_MODEL (object);

  g_clear_pointer (&self->follower, foyer_follower_stop);
  g_clear_object (&self->engine);
  g_clear_pointer (&self->lists, foyer_visit_lists_free);
  G_OBJECT_CLASS (foyer_visit_model_parent_class)->finalize (object);
}

static void
foyer_visit_model_class_init (FoyerVisitModelClass *klass)
{
  static const char *const lists[] = { "visits", "unplanned", "technicians" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = foyer_visit_model_get_property;
  object_class->finalize = foyer_visit_model_finalize;
  properties[LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  properties[FAULT] = g_param_spec_string ("fault", NULL, NULL, NULL, flags);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    properties[VISITS + i] = g_param_spec_object (lists[i], NULL, NULL, G_TYPE_LIST_MODEL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  changed_signal = g_signal_new ("changed", FOYER_TYPE_VISIT_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
foyer_visit_model_init (FoyerVisitModel *self)
{
  self->lists = foyer_visit_lists_new ();
}

/* --- what was committed --- */

static void
person_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerVisitModel) self = data;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, NULL);

  if (answer == NULL)
    return;
  foyer_visit_lists_take_person (self->lists, answer);
  g_signal_emit (self, changed_signal, 0);
}

static void
ask_for_person (FoyerVisitModel *self, gint64 id)
{
  g_autoptr (FoyerCommand) command = foyer_command_new ("visit.board", "system");

  foyer_command_integer (command, "id", id);
  foyer_engine_run_async (self->engine, command, NULL, person_cb, g_object_ref (self));
}

static gboolean
is_of_visits (const FoyerEntry *entry)
{
  return g_str_has_prefix (entry->kind, "visit.") || g_str_has_prefix (entry->kind, "absence.") ||
         g_str_equal (entry->kind, "hall.configured");
}

static gboolean
apply (gpointer model, const GPtrArray *entries)
{
  FoyerVisitModel *self = model;
  g_autoptr (GArray) fresh = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean touched = FALSE, known = TRUE;

  for (guint i = 0; known && i < entries->len; i++)
    {
      const FoyerEntry *entry = g_ptr_array_index (entries, i);

      if (!is_of_visits (entry))
        continue;
      touched = TRUE;
      known = foyer_visit_lists_apply (self->lists, entry, fresh);
    }
  for (guint i = 0; i < fresh->len; i++)
    ask_for_person (self, g_array_index (fresh, gint64, i));
  if (touched)
    {
      foyer_visit_lists_find_conflicts (self->lists);
      g_signal_emit (self, changed_signal, 0);
    }
  return known;
}

static void
load (gpointer model, GAsyncReadyCallback callback, gpointer data)
{
  FoyerVisitModel *self = model;
  g_autoptr (FoyerCommand) command = foyer_command_new ("visit.board", "system");

  if (self->lists->from != NULL)
    foyer_command_text (foyer_command_text (command, "from", self->lists->from), "to",
                        self->lists->to);
  foyer_engine_run_async (self->engine, command, NULL, callback, data);
}

static gboolean
take (gpointer model, GAsyncResult *result, GError **error)
{
  FoyerVisitModel *self = model;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (self->engine, result, error);

  if (answer == NULL || !foyer_visit_lists_take (self->lists, answer, error))
    return FALSE;
  if (foyer_follower_begin (self->follower, json_object_get_int_member (answer, "seq")))
    g_object_notify_by_pspec (G_OBJECT (self), properties[LOADED]);
  g_signal_emit (self, changed_signal, 0);
  return TRUE;
}

static void
fault_changed (gpointer model)
{
  g_object_notify_by_pspec (G_OBJECT (model), properties[FAULT]);
}

FoyerVisitModel *
foyer_visit_model_new (FoyerEngine *engine)
{
  static const FoyerFollowerFuncs funcs = { load, take, apply, fault_changed };
  FoyerVisitModel *self = g_object_new (FOYER_TYPE_VISIT_MODEL, NULL);

  self->engine = g_object_ref (engine);
  self->follower = foyer_follower_new (engine, self, &funcs);
  foyer_follower_load (self->follower);
  return self;
}

void
foyer_visit_model_set_range (FoyerVisitModel *self, const char *from, const char *to)
{
  g_return_if_fail (foyer_date_is_valid (from) && foyer_date_is_valid (to));
  if (g_strcmp0 (self->lists->from, from) == 0 && g_strcmp0 (self->lists->to, to) == 0)
    return;
  foyer_set_text (&self->lists->from, from);
  foyer_set_text (&self->lists->to, to);
  foyer_follower_load (self->follower);
}

const char *
foyer_visit_model_get_from (FoyerVisitModel *self)
{
  return self->lists->from;
}

const char *
foyer_visit_model_get_to (FoyerVisitModel *self)
{
  return self->lists->to;
}

gboolean
foyer_visit_model_get_loaded (FoyerVisitModel *self)
{
  return foyer_follower_is_loaded (self->follower);
}

const char *
foyer_visit_model_get_fault (FoyerVisitModel *self)
{
  return foyer_follower_get_fault (self->follower);
}

FoyerConfig *
foyer_visit_model_get_config (FoyerVisitModel *self)
{
  return self->lists->config;
}

FoyerTime
foyer_visit_model_get_now (FoyerVisitModel *self)
{
  return foyer_engine_get_now (self->engine);
}

GListModel *
foyer_visit_model_get_visits (FoyerVisitModel *self)
{
  return G_LIST_MODEL (self->lists->visits);
}

GListModel *
foyer_visit_model_get_unplanned (FoyerVisitModel *self)
{
  return G_LIST_MODEL (self->lists->unplanned);
}

GListModel *
foyer_visit_model_get_technicians (FoyerVisitModel *self)
{
  return G_LIST_MODEL (self->lists->technicians);
}

const GPtrArray *
foyer_visit_model_get_absences (FoyerVisitModel *self)
{
  return self->lists->absences;
}

FoyerVisitItem *
foyer_visit_model_find (FoyerVisitModel *self, gint64 id)
{
  return g_hash_table_lookup (self->lists->items, &id);
}

GArray *
foyer_visit_model_get_spans (FoyerVisitModel *self, const char *technician)
{
  return foyer_visit_lists_get_spans (self->lists, technician);
}
