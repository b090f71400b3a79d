/* Home visits as the planner sees them: a range of days, fed by what was committed. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/foyer-visit-model.h"

#include "model/foyer-visit-lists.h"

struct _FoyerVisitModel
{
  GObject parent_instance;
  FoyerEngine *engine;
  FoyerVisitLists *lists;
  char *fault;
  gint64 seq;         /* of the last entry that is in */
  GPtrArray *pending; /* arrays of entries that came while a load was under way */
  gboolean loaded, loading, load_again;
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

static void load (FoyerVisitModel *self);

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
      g_value_set_boolean (value, self->loaded);
      break;
    case FAULT:
      g_value_set_string (value, self->fault);
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

  g_clear_object (&self->engine);
  g_clear_pointer (&self->lists, foyer_visit_lists_free);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  g_free (self->fault);
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
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
}

static void
set_fault (FoyerVisitModel *self, const char *sentence)
{
  if (g_strcmp0 (self->fault, sentence) == 0)
    return;
  foyer_set_text (&self->fault, sentence);
  g_object_notify_by_pspec (G_OBJECT (self), properties[FAULT]);
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

/* Whether @entries could be told in full. */
static gboolean
apply (FoyerVisitModel *self, GPtrArray *entries)
{
  g_autoptr (GArray) fresh = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean touched = FALSE, known = TRUE;

  for (guint i = 0; known && i < entries->len; i++)
    {
      const FoyerEntry *entry = g_ptr_array_index (entries, i);

      if (entry->seq <= self->seq)
        continue;
      self->seq = entry->seq;
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
apply_pending (FoyerVisitModel *self)
{
  g_autoptr (GPtrArray) pending = g_steal_pointer (&self->pending);
  gboolean known = TRUE;

  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; known && i < pending->len; i++)
    known = apply (self, g_ptr_array_index (pending, i));
  if (!known)
    load (self);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerVisitModel) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  self->loading = FALSE;
  if (self->load_again)
    {
      load (self);
      return;
    }
  if (answer == NULL || !foyer_visit_lists_take (self->lists, answer, &error))
    {
      set_fault (self, error->message);
      return;
    }
  set_fault (self, NULL);
  self->seq = json_object_get_int_member (answer, "seq");
  if (!self->loaded)
    {
      self->loaded = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[LOADED]);
    }
  g_signal_emit (self, changed_signal, 0);
  apply_pending (self);
}

static void
load (FoyerVisitModel *self)
{
  g_autoptr (FoyerCommand) command = NULL;

  self->load_again = self->loading;
  if (self->loading)
    return;
  self->loading = TRUE;
  command = foyer_command_new ("visit.board", "system");
  if (self->lists->from != NULL)
    foyer_command_text (foyer_command_text (command, "from", self->lists->from), "to",
                        self->lists->to);
  foyer_engine_run_async (self->engine, command, NULL, loaded_cb, g_object_ref (self));
}

static void
committed_cb (FoyerEngine *engine, GPtrArray *entries, FoyerVisitModel *self)
{
  if (self->loading)
    {
      g_ptr_array_add (self->pending, g_ptr_array_ref (entries));
      return;
    }
  set_fault (self, NULL);
  if (!self->loaded || !apply (self, entries))
    load (self);
}

static void
restarted_cb (FoyerEngine *engine, FoyerVisitModel *self)
{
  g_ptr_array_set_size (self->pending, 0);
  load (self);
}

static void
fault_cb (FoyerEngine *engine, GError *error, FoyerVisitModel *self)
{
  set_fault (self, error->message);
}

FoyerVisitModel *
foyer_visit_model_new (FoyerEngine *engine)
{
  FoyerVisitModel *self = g_object_new (FOYER_TYPE_VISIT_MODEL, NULL);

  self->engine = g_object_ref (engine);
  g_signal_connect_object (engine, "committed", G_CALLBACK (committed_cb), self, 0);
  g_signal_connect_object (engine, "restarted", G_CALLBACK (restarted_cb), self, 0);
  g_signal_connect_object (engine, "fault", G_CALLBACK (fault_cb), self, 0);
  load (self);
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
  load (self);
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
  return self->loaded;
}

const char *
foyer_visit_model_get_fault (FoyerVisitModel *self)
{
  return self->fault;
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
