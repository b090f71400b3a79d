/* The visits that the planner works with, as the model of visits has them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/planner/foyer-plan-desk.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "model/foyer-visit-model.h"

/* What lies farther apart is not of one day. */
#define MOST_BETWEEN (12 * 60 * FOYER_MINUTE)

struct _FoyerPlanDesk
{
  GObject parent_instance;
  FoyerWindowContext *context;
  FoyerVisitModel *model; /* %NULL while nobody is signed in */
  GPtrArray *visits;      /* of FoyerPlanVisit, by start */
  GPtrArray *elsewhere;   /* of FoyerPlanVisit: to be rebooked, of any day, as last asked */
  GListStore *unplanned;
  GHashTable *by_id;       /* of all of them */
  GHashTable *conflicting; /* set of ids */
  GHashTable *ways;        /* ids to how long the way there takes, in µs */
  GCancellable *cancellable;
  gboolean asking, again;
};

G_DEFINE_FINAL_TYPE (FoyerPlanDesk, foyer_plan_desk, G_TYPE_OBJECT)

enum
{
  CHANGED,
  FAULT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const FoyerConfig *
get_config (FoyerPlanDesk *self)
{
  return foyer_hall_model_get_config (foyer_window_context_get_model (self->context));
}

static GHashTable *
new_ids (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
}

static void
drop_model (FoyerPlanDesk *self)
{
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
}

static void
foyer_plan_desk_dispose (GObject *object)
{
  FoyerPlanDesk *self = FOYER_PLAN_DESK (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  drop_model (self);
  g_clear_object (&self->context);
  g_clear_object (&self->unplanned);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->elsewhere, g_ptr_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->conflicting, g_hash_table_unref);
  g_clear_pointer (&self->ways, g_hash_table_unref);
  G_OBJECT_CLASS (foyer_plan_desk_parent_class)->dispose (object);
}

static void
foyer_plan_desk_class_init (FoyerPlanDeskClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_plan_desk_dispose;
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAULT] = g_signal_new ("fault", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_STRING);
}

static void
foyer_plan_desk_init (FoyerPlanDesk *self)
{
  self->visits = g_ptr_array_new_with_free_func (g_object_unref);
  self->elsewhere = g_ptr_array_new_with_free_func (g_object_unref);
  self->unplanned = g_list_store_new (FOYER_TYPE_PLAN_VISIT);
  self->by_id = new_ids (g_object_unref);
  self->conflicting = new_ids (NULL);
  self->ways = new_ids (g_free);
  self->cancellable = g_cancellable_new ();
}

/* --- what the model has --- */

static void
remember (FoyerPlanDesk *self, FoyerPlanVisit *visit)
{
  gint64 id = foyer_plan_visit_get_id (visit);

  g_hash_table_replace (self->by_id, g_memdup2 (&id, sizeof id), g_object_ref (visit));
}

static void
mark_conflicting (FoyerPlanDesk *self, FoyerPlanVisit *visit)
{
  gint64 id = foyer_plan_visit_get_id (visit);

  g_hash_table_add (self->conflicting, g_memdup2 (&id, sizeof id));
  g_list_store_append (self->unplanned, visit);
}

static void
take_visits (FoyerPlanDesk *self)
{
  GListModel *visits = foyer_visit_model_get_visits (self->model);

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (FoyerVisitItem) item = g_list_model_get_item (visits, i);
      g_autoptr (FoyerPlanVisit) visit = foyer_plan_visit_new_from_item (item);

      remember (self, visit);
      g_ptr_array_add (self->visits, g_object_ref (visit));
      if (foyer_visit_item_get_conflict (item))
        mark_conflicting (self, visit);
    }
}

static void
take_unplanned (FoyerPlanDesk *self)
{
  GListModel *unplanned = foyer_visit_model_get_unplanned (self->model);

  for (guint i = 0; i < g_list_model_get_n_items (unplanned); i++)
    {
      g_autoptr (FoyerVisitItem) item = g_list_model_get_item (unplanned, i);
      FoyerPlanVisit *known = foyer_plan_desk_find (self, foyer_visit_item_get_visit (item)->id);
      g_autoptr (FoyerPlanVisit) visit =
          known != NULL ? g_object_ref (known) : foyer_plan_visit_new_from_item (item);

      remember (self, visit);
      if (!foyer_plan_desk_is_conflicting (self, foyer_plan_visit_get_id (visit)))
        g_list_store_append (self->unplanned, visit);
    }
}

/* What the model knows it knows better than the last answer did. */
static void
take_elsewhere (FoyerPlanDesk *self)
{
  for (guint i = 0; i < self->elsewhere->len; i++)
    {
      FoyerPlanVisit *visit = g_ptr_array_index (self->elsewhere, i);

      if (foyer_plan_desk_find (self, foyer_plan_visit_get_id (visit)) != NULL)
        continue;
      remember (self, visit);
      mark_conflicting (self, visit);
    }
}

/* Somebody goes there, or went. */
static gboolean
is_gone_to (const FoyerVisit *visit)
{
  return visit->technician != NULL &&
         (foyer_visit_is_planned ((FoyerVisitState) visit->state) || visit->departed_at != 0);
}

/* From the visit before it on that day, or from the technician's own district: one walk through the
 * visits, which are in order. */
static void
find_ways (FoyerPlanDesk *self)
{
  const FoyerConfig *config = get_config (self);
  g_autoptr (GHashTable) last = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; config != NULL && i < self->visits->len; i++)
    {
      const FoyerVisit *visit = foyer_plan_visit_get (g_ptr_array_index (self->visits, i)), *before;
      const FoyerTechnician *person;
      const char *from;
      gint64 way;

      if (!is_gone_to (visit))
        continue;
      before = g_hash_table_lookup (last, visit->technician);
      person = foyer_config_find_technician (config, visit->technician, NULL);
      from = before != NULL && before->start > visit->start - MOST_BETWEEN ? before->district
             : person != NULL                                              ? person->district
                                                                           : NULL;
      way = foyer_travel_get (&config->visits->travel, from, visit->district) * FOYER_SECOND;
      g_hash_table_replace (self->ways, g_memdup2 (&visit->id, sizeof visit->id),
                            g_memdup2 (&way, sizeof way));
      g_hash_table_insert (last, visit->technician, (gpointer) visit);
    }
}

static void
gather (FoyerPlanDesk *self)
{
  g_hash_table_remove_all (self->ways);
  g_ptr_array_set_size (self->visits, 0);
  g_hash_table_remove_all (self->by_id);
  g_hash_table_remove_all (self->conflicting);
  g_list_store_remove_all (self->unplanned);
  if (self->model != NULL)
    {
      take_visits (self);
      take_unplanned (self);
      take_elsewhere (self);
      find_ways (self);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- what must be rebooked on days that are not shown --- */

static void ask_elsewhere (FoyerPlanDesk *self);

static gboolean
is_same (GPtrArray *visits, GPtrArray *others)
{
  gboolean same = visits->len == others->len;

  for (guint i = 0; same && i < visits->len; i++)
    same =
        foyer_record_diff (&foyer_visit_type, foyer_plan_visit_get (g_ptr_array_index (visits, i)),
                           foyer_plan_visit_get (g_ptr_array_index (others, i))) == 0;
  return same;
}

static void
elsewhere_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerPlanDesk) self = data;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, NULL);
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func (g_object_unref);
  JsonArray *array;

  self->asking = FALSE;
  if (self->model == NULL)
    return;
  if (self->again)
    ask_elsewhere (self);
  if (answer == NULL)
    return;
  array = json_object_get_array_member (answer, "visits");
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      FoyerPlanVisit *visit = foyer_plan_visit_new (json_array_get_object_element (array, i));

      if (visit != NULL)
        g_ptr_array_add (visits, visit);
    }
  if (is_same (visits, self->elsewhere))
    return;
  g_ptr_array_unref (self->elsewhere);
  self->elsewhere = g_steal_pointer (&visits);
  gather (self);
}

static void
ask_elsewhere (FoyerPlanDesk *self)
{
  g_autoptr (FoyerCommand) command = NULL;

  self->again = self->asking;
  if (self->asking || foyer_window_context_get_session (self->context) == NULL)
    return;
  self->asking = TRUE;
  command = foyer_window_context_command (self->context, "visit.list");
  foyer_command_flag (command, "rebook", TRUE);
  foyer_window_context_run_async (self->context, command, self->cancellable, elsewhere_cb,
                                  g_object_ref (self));
}

static void
changed_cb (FoyerPlanDesk *self)
{
  gather (self);
  ask_elsewhere (self);
}

static void
fault_cb (FoyerPlanDesk *self)
{
  if (foyer_visit_model_get_fault (self->model) != NULL)
    g_signal_emit (self, signals[FAULT], 0, foyer_visit_model_get_fault (self->model));
}

void
foyer_plan_desk_set_days (FoyerPlanDesk *self, const char *from, const char *to)
{
  if (foyer_window_context_get_session (self->context) == NULL)
    return;
  if (self->model == NULL)
    {
      self->model = foyer_visit_model_new (foyer_window_context_get_engine (self->context));
      g_signal_connect_swapped (self->model, "changed", G_CALLBACK (changed_cb), self);
      g_signal_connect_swapped (self->model, "notify::fault", G_CALLBACK (fault_cb), self);
    }
  foyer_visit_model_set_range (self->model, from, to);
}

const char *
foyer_plan_desk_get_name (FoyerPlanDesk *self, const char *technician)
{
  const FoyerConfig *config =
      self->model != NULL ? foyer_visit_model_get_config (self->model) : NULL;
  const FoyerTechnician *person = config != NULL && technician != NULL
                                      ? foyer_config_find_technician (config, technician, NULL)
                                      : NULL;

  return person != NULL && person->name != NULL && *person->name != '\0' ? person->name
                                                                         : technician;
}

void
foyer_plan_desk_clear (FoyerPlanDesk *self)
{
  drop_model (self);
  g_ptr_array_set_size (self->elsewhere, 0);
  gather (self);
}

FoyerPlanDesk *
foyer_plan_desk_new (FoyerWindowContext *context)
{
  FoyerPlanDesk *self = g_object_new (FOYER_TYPE_PLAN_DESK, NULL);

  self->context = g_object_ref (context);
  return self;
}

GPtrArray *
foyer_plan_desk_get_visits (FoyerPlanDesk *self)
{
  return self->visits;
}

const GPtrArray *
foyer_plan_desk_get_absences (FoyerPlanDesk *self)
{
  return self->model != NULL ? foyer_visit_model_get_absences (self->model) : NULL;
}

GListModel *
foyer_plan_desk_get_unplanned (FoyerPlanDesk *self)
{
  return G_LIST_MODEL (self->unplanned);
}

FoyerPlanVisit *
foyer_plan_desk_find (FoyerPlanDesk *self, gint64 id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

gboolean
foyer_plan_desk_is_conflicting (FoyerPlanDesk *self, gint64 id)
{
  return g_hash_table_contains (self->conflicting, &id);
}

/* --- the rule --- */

/* A free span for whatever comes: only what lies in the way counts. */
static const FoyerVisitType *
get_any_type (const FoyerConfig *config, const FoyerTechnician *technician)
{
  for (guint i = 0; i < config->visits->types->len; i++)
    if (foyer_technician_can (technician, g_ptr_array_index (config->visits->types, i), TRUE))
      return g_ptr_array_index (config->visits->types, i);
  return NULL;
}

/* Whoever carries a visit is told when another program cancels or moves it meanwhile. */
static gboolean
may_change (const FoyerPlanDraft *draft, FoyerPlanVisit *item, GError **error)
{
  const FoyerVisit *visit = item != NULL ? foyer_plan_visit_get (item) : NULL;
  FoyerVisitState next;

  if (draft->kind == FOYER_PLAN_CREATE)
    return TRUE;
  if (visit == NULL)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_NO_SUCH_VISIT,
                   _ ("Home visit %d is no longer here. Nothing was changed."), (int) draft->id);
      return FALSE;
    }
  return foyer_visit_step ((FoyerVisitState) visit->state,
                           visit->state == FOYER_VISIT_DRAFT ? FOYER_VISIT_PLAN : FOYER_VISIT_MOVE,
                           visit->id, &next, error);
}

char *
foyer_plan_desk_judge (FoyerPlanDesk *self, const FoyerPlanDraft *draft, const char *technician)
{
  const FoyerConfig *config = get_config (self);
  FoyerTime now = foyer_engine_get_now (foyer_window_context_get_engine (self->context));
  const FoyerTechnician *person = foyer_config_find_technician (config, technician, NULL);
  FoyerPlanVisit *item = foyer_plan_desk_find (self, draft->id);
  const FoyerVisit *visit = item != NULL ? foyer_plan_visit_get (item) : NULL;
  const FoyerVisitType *type;
  const FoyerVisitSpan *other = NULL;
  FoyerVisitSpan slot = { draft->id, draft->start, draft->end,
                          visit != NULL ? visit->district : NULL };
  g_autoptr (GArray) spans =
      self->model != NULL ? foyer_visit_model_get_spans (self->model, technician) : NULL;
  g_autoptr (GError) error = NULL;
  FoyerVisitFit fit;
  gboolean breach;

  if (person == NULL || spans == NULL)
    return NULL;
  if (!may_change (draft, item, &error))
    return g_strdup (error->message);
  type = visit != NULL ? foyer_config_find_visit_type (config, visit->type, &error)
                       : get_any_type (config, person);
  if (type == NULL)
    return error != NULL ? g_strdup (error->message) : NULL;
  fit = foyer_visit_fit (config, person, type, visit == NULL || visit->class == FOYER_VISIT_SPECIAL,
                         &slot, spans, now, &other);
  if (fit != FOYER_FIT_YES)
    foyer_visit_fit_set_error (config, fit, &slot, technician, other, &error);
  else if (visit != NULL && draft->start != visit->start &&
           /* A manager may allow what comes too soon or too late, but is asked only afterwards. */
           !foyer_visit_check_lead (config, type, visit->class, now, draft->start, TRUE, &breach,
                                    &error))
    return g_strdup (error->message);
  return error != NULL ? g_strdup (error->message) : NULL;
}

gint64
foyer_plan_desk_get_travel (FoyerPlanDesk *self, gint64 id)
{
  const gint64 *way = g_hash_table_lookup (self->ways, &id);

  return way != NULL ? *way : 0;
}
