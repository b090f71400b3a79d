/* The visits that the planner works with: asked of the hall, and asked again when it changes. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/planner/foyer-plan-desk.h"

#include "base/foyer-error.h"
#include "base/foyer-json.h"

struct _FoyerPlanDesk
{
  GObject parent_instance;
  FoyerWindowContext *context;
  char *from, *to;
  GPtrArray *visits;   /* of FoyerPlanVisit, by start */
  GPtrArray *absences; /* of FoyerAbsence */
  GListStore *unplanned;
  GHashTable *by_id;       /* of all of them */
  GHashTable *conflicting; /* set of ids */
  GHashTable *names; /* of the technicians, by number: personal, so not in the configuration */
  GCancellable *cancellable;
  guint n_asked; /* answers under way */
  gboolean again;
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
foyer_plan_desk_dispose (GObject *object)
{
  FoyerPlanDesk *self = FOYER_PLAN_DESK (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  g_clear_object (&self->unplanned);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->absences, g_ptr_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->conflicting, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
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
  self->absences = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_absence_free);
  self->unplanned = g_list_store_new (FOYER_TYPE_PLAN_VISIT);
  self->by_id = new_ids (g_object_unref);
  self->conflicting = new_ids (NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->cancellable = g_cancellable_new ();
}

/* --- what the hall answers --- */

static GPtrArray *
read_visits (JsonObject *answer)
{
  GPtrArray *visits = g_ptr_array_new_with_free_func (g_object_unref);
  JsonArray *array = json_object_get_array_member (answer, "visits");

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      FoyerPlanVisit *visit = foyer_plan_visit_new (json_array_get_object_element (array, i));

      if (visit != NULL)
        g_ptr_array_add (visits, visit);
    }
  return visits;
}

static void
remember (FoyerPlanDesk *self, FoyerPlanVisit *visit)
{
  gint64 id = foyer_plan_visit_get_id (visit);

  g_hash_table_replace (self->by_id, g_memdup2 (&id, sizeof id), g_object_ref (visit));
}

static gboolean
is_listed (FoyerPlanDesk *self, gint64 id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->unplanned)); i++)
    {
      g_autoptr (FoyerPlanVisit) other = g_list_model_get_item (G_LIST_MODEL (self->unplanned), i);

      if (foyer_plan_visit_get_id (other) == id)
        return TRUE;
    }
  return FALSE;
}

static void
list (FoyerPlanDesk *self, FoyerPlanVisit *visit)
{
  if (!is_listed (self, foyer_plan_visit_get_id (visit)))
    g_list_store_append (self->unplanned, visit);
}

/* The first answer: the days, and what has no day. */
static void
take_days (FoyerPlanDesk *self, JsonObject *answer)
{
  g_autoptr (GPtrArray) visits = read_visits (answer);

  g_ptr_array_set_size (self->visits, 0);
  g_hash_table_remove_all (self->by_id);
  g_list_store_remove_all (self->unplanned);
  for (guint i = 0; i < visits->len; i++)
    {
      FoyerPlanVisit *visit = g_ptr_array_index (visits, i);

      remember (self, visit);
      if (foyer_plan_visit_get (visit)->start == 0)
        list (self, visit);
      else
        g_ptr_array_add (self->visits, g_object_ref (visit));
    }
}

static void
take_open_notes (FoyerPlanDesk *self, JsonObject *answer)
{
  g_autoptr (GPtrArray) visits = read_visits (answer);

  for (guint i = 0; i < visits->len; i++)
    {
      FoyerPlanVisit *visit = g_ptr_array_index (visits, i);

      if (foyer_plan_desk_find (self, foyer_plan_visit_get_id (visit)) == NULL)
        remember (self, visit);
      list (self, visit);
    }
}

static void
take_conflicts (FoyerPlanDesk *self, JsonObject *answer)
{
  g_autoptr (GPtrArray) visits = read_visits (answer);

  g_hash_table_remove_all (self->conflicting);
  for (guint i = 0; i < visits->len; i++)
    {
      gint64 id = foyer_plan_visit_get_id (g_ptr_array_index (visits, i));

      g_hash_table_add (self->conflicting, g_memdup2 (&id, sizeof id));
    }
  take_open_notes (self, answer);
}

static void
take_absences (FoyerPlanDesk *self, JsonObject *answer)
{
  JsonArray *array = json_object_get_array_member (answer, "absences");

  g_ptr_array_set_size (self->absences, 0);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      FoyerAbsence *absence = foyer_record_new (&foyer_absence_type);
      g_autoptr (GError) error = NULL;

      if (foyer_json_apply_to_record (json_array_get_object_element (array, i), &foyer_absence_type,
                                      absence, &error))
        g_ptr_array_add (self->absences, absence);
      else
        foyer_absence_free (absence);
    }
}

static void
take_names (FoyerPlanDesk *self, JsonObject *answer)
{
  JsonObject *config = json_object_get_object_member (answer, "config");
  JsonArray *array = config != NULL && json_object_has_member (config, "technicians")
                         ? json_object_get_array_member (config, "technicians")
                         : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *person = json_array_get_object_element (array, i);
      const char *name = json_object_get_string_member_with_default (person, "name", "");

      if (*name != '\0')
        g_hash_table_replace (self->names, g_strdup (json_object_get_string_member (person, "id")),
                              g_strdup (name));
    }
}

typedef void (*Taker) (FoyerPlanDesk *self, JsonObject *answer);

typedef struct
{
  FoyerPlanDesk *desk;
  Taker take;
} Question;

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Question *question = data;
  g_autoptr (FoyerPlanDesk) self = question->desk;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  self->n_asked--;
  if (self->context == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer != NULL && foyer_window_context_get_session (self->context) != NULL)
    question->take (self, answer);
  /* Without names or absences one plans with numbers; the hall still refuses what cannot be. */
  else if (answer == NULL && question->take == take_days)
    g_signal_emit (self, signals[FAULT], 0, error->message);
  if (self->n_asked > 0)
    return;
  g_signal_emit (self, signals[CHANGED], 0);
  if (self->again)
    foyer_plan_desk_reload (self);
}

static void
ask (FoyerPlanDesk *self, FoyerCommand *command, Taker take)
{
  Question *question = g_new0 (Question, 1);

  question->desk = g_object_ref (self);
  question->take = take;
  self->n_asked++;
  foyer_window_context_run_async (self->context, command, self->cancellable, answered_cb, question);
}

static void
ask_days (FoyerPlanDesk *self)
{
  g_autoptr (FoyerCommand) command = foyer_window_context_command (self->context, "visit.list");

  foyer_command_text (command, "from", self->from);
  foyer_command_text (command, "to", self->to);
  foyer_command_flag (command, "unplanned", TRUE);
  ask (self, command, take_days);
}

/* The questions are answered in the order in which they were asked. */
void
foyer_plan_desk_reload (FoyerPlanDesk *self)
{
  g_autoptr (FoyerCommand) notes = NULL;
  g_autoptr (FoyerCommand) conflicts = NULL;
  g_autoptr (FoyerCommand) absences = NULL;

  self->again = self->n_asked > 0;
  if (self->again || self->from == NULL || foyer_window_context_get_session (self->context) == NULL)
    return;
  ask_days (self);
  notes = foyer_window_context_command (self->context, "visit.list");
  foyer_command_text (notes, "state", "note-left");
  ask (self, notes, take_open_notes);
  conflicts = foyer_window_context_command (self->context, "visit.list");
  foyer_command_flag (conflicts, "rebook", TRUE);
  ask (self, conflicts, take_conflicts);
  absences = foyer_window_context_command (self->context, "absence.list");
  ask (self, absences, take_absences);
}

void
foyer_plan_desk_ask_names (FoyerPlanDesk *self)
{
  g_autoptr (FoyerCommand) command = foyer_window_context_command (self->context, "visit.board");

  foyer_command_text (command, "from", "1970-01-01");
  foyer_command_text (command, "to", "1970-01-01");
  ask (self, command, take_names);
}

const char *
foyer_plan_desk_get_name (FoyerPlanDesk *self, const char *technician)
{
  const char *name = technician != NULL ? g_hash_table_lookup (self->names, technician) : NULL;

  return name != NULL ? name : technician;
}

void
foyer_plan_desk_set_days (FoyerPlanDesk *self, const char *from, const char *to)
{
  foyer_set_text (&self->from, from);
  foyer_set_text (&self->to, to);
  foyer_plan_desk_reload (self);
}

void
foyer_plan_desk_clear (FoyerPlanDesk *self)
{
  g_ptr_array_set_size (self->visits, 0);
  g_ptr_array_set_size (self->absences, 0);
  g_hash_table_remove_all (self->by_id);
  g_hash_table_remove_all (self->conflicting);
  g_hash_table_remove_all (self->names);
  g_list_store_remove_all (self->unplanned);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
committed_cb (FoyerEngine *engine, GPtrArray *entries, FoyerPlanDesk *self)
{
  static const char *const kinds[] = { "visit.", "absence.", "holiday.", "hall." };

  for (guint i = 0; i < entries->len; i++)
    {
      const FoyerEntry *entry = g_ptr_array_index (entries, i);

      for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
        if (g_str_has_prefix (entry->kind, kinds[kind]))
          {
            foyer_plan_desk_reload (self);
            return;
          }
    }
}

FoyerPlanDesk *
foyer_plan_desk_new (FoyerWindowContext *context)
{
  FoyerPlanDesk *self = g_object_new (FOYER_TYPE_PLAN_DESK, NULL);
  FoyerEngine *engine = foyer_window_context_get_engine (context);

  self->context = g_object_ref (context);
  g_signal_connect_object (engine, "committed", G_CALLBACK (committed_cb), self, 0);
  g_signal_connect_object (engine, "restarted", G_CALLBACK (foyer_plan_desk_reload), self,
                           G_CONNECT_SWAPPED);
  return self;
}

GPtrArray *
foyer_plan_desk_get_visits (FoyerPlanDesk *self)
{
  return self->visits;
}

GPtrArray *
foyer_plan_desk_get_absences (FoyerPlanDesk *self)
{
  return self->absences;
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

/* What is taken of @technician's time, in order. */
static GArray *
get_spans (FoyerPlanDesk *self, const char *technician)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (FoyerVisitSpan));

  for (guint i = 0; i < self->visits->len; i++)
    {
      const FoyerVisit *visit = foyer_plan_visit_get (g_ptr_array_index (self->visits, i));
      FoyerVisitSpan span = { visit->id, visit->start, visit->end, visit->district };

      if (foyer_visit_is_planned (visit->state) && g_strcmp0 (visit->technician, technician) == 0)
        g_array_append_val (spans, span);
    }
  for (guint i = 0; i < self->absences->len; i++)
    {
      const FoyerAbsence *absence = g_ptr_array_index (self->absences, i);
      FoyerVisitSpan span = { 0, absence->from, absence->to, NULL };

      if (!absence->cancelled && g_strcmp0 (absence->technician, technician) == 0)
        g_array_append_val (spans, span);
    }
  g_array_sort (spans, foyer_visit_span_compare);
  return spans;
}

/* A free span for whatever comes: only what lies in the way counts. */
static const FoyerVisitType *
get_any_type (const FoyerConfig *config, const FoyerTechnician *technician)
{
  for (guint i = 0; i < config->visits->types->len; i++)
    if (foyer_technician_can (technician, g_ptr_array_index (config->visits->types, i), TRUE))
      return g_ptr_array_index (config->visits->types, i);
  return NULL;
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
  g_autoptr (GArray) spans = get_spans (self, technician);
  g_autoptr (GError) error = NULL;
  FoyerVisitFit fit;
  gboolean breach;

  if (person == NULL)
    return NULL;
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
foyer_plan_desk_get_travel (FoyerPlanDesk *self, const FoyerVisit *visit)
{
  const FoyerConfig *config = get_config (self);
  const FoyerTechnician *person = foyer_config_find_technician (
      config, visit->technician != NULL ? visit->technician : "", NULL);
  const FoyerVisit *before = NULL;
  const char *from = person != NULL ? person->district : NULL;

  for (guint i = 0; i < self->visits->len; i++)
    {
      const FoyerVisit *other = foyer_plan_visit_get (g_ptr_array_index (self->visits, i));

      if (other != visit && foyer_visit_is_planned (other->state) && other->start < visit->start &&
          other->start > visit->start - 12 * 60 * FOYER_MINUTE &&
          g_strcmp0 (other->technician, visit->technician) == 0)
        before = other;
    }
  if (before != NULL)
    from = before->district;
  return foyer_travel_get (&config->visits->travel, from, visit->district) * FOYER_SECOND;
}
