/* What the planner does: steps of visits, moving, placing, taking back, absences. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "base/foyer-error.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-form.h"
#include "window/common/foyer-format.h"
#include "window/planner/foyer-new-visit.h"
#include "window/planner/foyer-plan-look.h"
#include "window/planner/foyer-planner-window-private.h"
#include "window/planner/foyer-visit-menu.h"

#define MOST_UNDO 20

/* --- running a command --- */

typedef struct
{
  FoyerPlannerWindow *window;
  FoyerCommand *command;
  FoyerCommand *inverse; /* what takes it back, but for the visit's number; %NULL nothing does */
  char *done;            /* the sentence of success */
} Errand;

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->window);
  foyer_command_free (errand->command);
  g_clear_pointer (&errand->inverse, foyer_command_free);
  g_free (errand->done);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static void run (FoyerPlannerWindow *self, Errand *errand);

static Errand *
errand_new (FoyerPlannerWindow *self, FoyerCommand *command, const char *done)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->window = g_object_ref (self);
  errand->command = command;
  errand->done = g_strdup (done);
  return errand;
}

/* A manager signs for what the rule leaves to managers: the same command with a name under it. */
static void
approved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);
  FoyerPlannerWindow *self = errand->window;
  Errand *again;

  if (answers == NULL || self->context == NULL)
    return;
  again = errand_new (self, foyer_command_copy (errand->command), errand->done);
  again->inverse = g_steal_pointer (&errand->inverse);
  g_free (again->command->request);
  again->command->request = g_uuid_string_random ();
  foyer_command_text (again->command, "approved-by", g_hash_table_lookup (answers, "approved-by"));
  run (self, again);
}

static void
ask_approval (FoyerPlannerWindow *self, Errand *errand, const char *why)
{
  const FoyerFormField fields[] = {
    { .name = "approved-by",
      .type = FOYER_FORM_TEXT,
      .label = _ ("Staff number of the manager who allows it"),
      .required = TRUE },
    { .name = NULL },
  };
  const FoyerForm form = {
    .heading = _ ("A manager decides"), .body = why, .accept = _ ("_Allowed"), .fields = fields
  };

  foyer_form_async (GTK_WINDOW (self), &form, self->questions, approved_cb, errand);
}

/* Without a manager the limits stand; with one they may be exceeded, and it is written down. */
static gboolean
may_be_allowed (const GError *error, const FoyerCommand *command)
{
  return !json_object_has_member (command->arguments, "approved-by") &&
         (g_error_matches (error, FOYER_ERROR, FOYER_ERROR_APPROVAL_REQUIRED) ||
          g_error_matches (error, FOYER_ERROR, FOYER_ERROR_LIMIT_REACHED));
}

static void
show_done (FoyerPlannerWindow *self, const char *sentence, gboolean undo)
{
  AdwToast *toast = adw_toast_new (sentence);

  adw_toast_set_timeout (toast, 6);
  if (undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "plan.undo");
    }
  foyer_common_dismiss_toast (self->toasts);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
push_undo (FoyerPlannerWindow *self, FoyerCommand *inverse, gint64 id)
{
  foyer_command_integer (inverse, "id", id);
  if (self->undo->len == MOST_UNDO)
    g_ptr_array_remove_index (self->undo, 0);
  g_ptr_array_add (self->undo, inverse);
}

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Errand *errand = data;
  FoyerPlannerWindow *self = errand->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  foyer_guard_leave (&self->busy);
  if (self->context == NULL || foyer_window_context_get_session (self->context) == NULL)
    {
      errand_free (errand);
      return;
    }
  if (answer == NULL && may_be_allowed (error, errand->command))
    {
      ask_approval (self, errand, error->message);
      return;
    }
  if (answer == NULL)
    foyer_common_show_toast (self->toasts, error->message);
  else
    {
      JsonObject *visit = json_object_has_member (answer, "visit")
                              ? json_object_get_object_member (answer, "visit")
                              : NULL;

      if (visit != NULL && errand->inverse != NULL)
        push_undo (self, foyer_command_copy (errand->inverse),
                   json_object_get_int_member (visit, "id"));
      if (errand->done != NULL)
        show_done (self, errand->done, errand->inverse != NULL);
    }
  foyer_planner_window_update_actions (self);
  errand_free (errand);
}

/* Takes @errand. */
static void
run (FoyerPlannerWindow *self, Errand *errand)
{
  if (!foyer_guard_enter (&self->busy))
    {
      errand_free (errand);
      return;
    }
  foyer_planner_window_update_actions (self);
  foyer_window_context_run_async (self->context, errand->command, NULL, done_cb, errand);
}

/* --- taking back --- */

void
foyer_planner_window_forget_undo (FoyerPlannerWindow *self)
{
  g_ptr_array_set_size (self->undo, 0);
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerPlannerWindow *self = FOYER_PLANNER_WINDOW (widget);
  FoyerCommand *command;

  if (self->undo->len == 0 || self->busy.busy)
    return;
  command = g_ptr_array_steal_index (self->undo, self->undo->len - 1);
  foyer_guard_renew (&self->busy);
  run (self, errand_new (self, command, _ ("Taken back.")));
}

/* --- steps --- */

static void
step_asked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerPlannerWindow) self = data;
  FoyerCommand *command = foyer_visit_choice_ask_finish (result);

  if (command == NULL || self->context == NULL)
    g_clear_pointer (&command, foyer_command_free);
  else
    run (self, errand_new (self, command, NULL));
}

static void
step_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerPlannerWindow *self = FOYER_PLANNER_WINDOW (widget);
  const FoyerVisitChoice *choice = foyer_visit_choice_find (g_variant_get_string (parameter, NULL));
  const FoyerSession *session = foyer_window_context_get_session (self->context);
  FoyerPlanVisit *visit = foyer_planner_window_get_selected (self);

  if (choice == NULL || visit == NULL || session == NULL || self->busy.busy ||
      !foyer_visit_choice_is_possible (choice, foyer_plan_visit_get (visit), session->role))
    return;
  foyer_visit_choice_ask_async (choice, GTK_WINDOW (self), self->context, visit, self->questions,
                                step_asked_cb, g_object_ref (self));
}

/* --- moving --- */

static void
add_slot (FoyerCommand *command, const char *technician, FoyerTime start, FoyerTime end)
{
  g_autofree char *text = foyer_time_to_iso8601 (start, NULL);

  foyer_command_text (command, "start", text);
  foyer_command_text (command, "technician", technician);
  foyer_command_integer (command, "minutes", (end - start) / FOYER_MINUTE);
}

typedef struct
{
  FoyerPlannerWindow *window;
  gint64 id;
  char *technician;
  FoyerTime start, end;
} Move;

static void
move_free (Move *move)
{
  g_object_unref (move->window);
  g_free (move->technician);
  g_free (move);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Move, move_free)

static FoyerCommand *
make_move (FoyerPlannerWindow *self, gint64 id, const char *by, const char *reason)
{
  FoyerCommand *command = foyer_window_context_command (self->context, "visit.move");

  foyer_command_integer (command, "id", id);
  foyer_command_text (command, "by", by);
  foyer_command_text (command, "reason", reason);
  foyer_command_flag (command, "agreed", TRUE);
  return command;
}

static void
move_told_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Move) move = data;
  FoyerPlannerWindow *self = move->window;
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);
  const char *by;
  FoyerCommand *command;
  Errand *errand;

  if (answers == NULL || self->context == NULL)
    return;
  by = g_hash_table_lookup (answers, "by");
  command = make_move (self, move->id, by, g_hash_table_lookup (answers, "reason"));
  add_slot (command, move->technician, move->start, move->end);
  errand = errand_new (self, command, _ ("The visit is moved."));
  errand->inverse = make_move (self, move->id, by, _ ("taken back in the planner"));
  foyer_command_flag (errand->inverse, "undo", TRUE);
  run (self, errand);
}

/* Who wanted it, why, and that the customer agreed (S2 八.2). */
static void
ask_move (FoyerPlannerWindow *self,
          FoyerPlanVisit *item,
          const char *technician,
          FoyerTime start,
          FoyerTime end)
{
  static const char *const values[] = { "customer", "company", NULL };
  const char *const labels[] = { _ ("The customer"), _ ("The company"), NULL };
  const FoyerConfig *config = foyer_planner_window_get_config (self);
  const FoyerFormField fields[] = {
    { .name = "by",
      .type = FOYER_FORM_CHOICE,
      .label = _ ("Who wants it"),
      .required = TRUE,
      .initial = "customer",
      .values = values,
      .labels = labels },
    { .name = "reason", .type = FOYER_FORM_TEXT, .label = _ ("Reason"), .required = TRUE },
    { .name = "agreed",
      .type = FOYER_FORM_TICK,
      .label = _ ("The customer agreed"),
      .required = TRUE },
    { .name = NULL },
  };
  g_autofree char *day = foyer_plan_look_format_day (start, config->zone);
  g_autofree char *clock = foyer_format_clock (start, config->zone);
  g_autofree char *heading = g_strdup_printf (_ ("Move to %s, %s?"), day, clock);
  const FoyerForm form = { .heading = heading,
                           .body = _ ("An agreed time is changed only for a reason that is told, "
                                      "and only if the customer agrees."),
                           .accept = _ ("_Move"),
                           .fields = fields };
  Move *move = g_new0 (Move, 1);

  move->window = g_object_ref (self);
  move->id = foyer_plan_visit_get_id (item);
  move->technician = g_strdup (technician);
  move->start = start;
  move->end = end;
  foyer_form_async (GTK_WINDOW (self), &form, self->questions, move_told_cb, move);
}

/* Another technician or another length: what the customer was told stays. */
static void
adjust (FoyerPlannerWindow *self, const FoyerVisit *visit, const char *technician, FoyerTime end)
{
  FoyerCommand *command = foyer_window_context_command (self->context, "visit.adjust");
  FoyerCommand *inverse = foyer_window_context_command (self->context, "visit.adjust");
  Errand *errand = errand_new (self, command, _ ("The visit is rearranged; its time stays."));

  foyer_command_integer (command, "id", visit->id);
  foyer_command_text (command, "technician", technician);
  foyer_command_integer (command, "minutes", (end - visit->start) / FOYER_MINUTE);
  foyer_command_text (inverse, "technician", visit->technician);
  foyer_command_integer (inverse, "minutes", (visit->end - visit->start) / FOYER_MINUTE);
  errand->inverse = inverse;
  run (self, errand);
}

static void
place (FoyerPlannerWindow *self,
       const FoyerVisit *visit,
       const FoyerPlanDraft *draft,
       const char *technician)
{
  FoyerCommand *command = foyer_window_context_command (self->context, "visit.plan");
  Errand *errand =
      errand_new (self, command, _ ("The visit has a time. Ask the customer to agree."));

  foyer_command_integer (command, "id", visit->id);
  add_slot (command, technician, draft->start, draft->end);
  errand->inverse = foyer_window_context_command (self->context, "visit.withdraw");
  run (self, errand);
  foyer_planner_window_open_visit (self, visit->id);
}

void
foyer_planner_window_drop (FoyerPlannerWindow *self, const FoyerPlanDraft *draft)
{
  FoyerPlanSheet *sheet = foyer_plan_view_get_sheet (self->view);
  const char *technician = foyer_plan_sheet_get_lane (sheet, draft->lane)->number;
  FoyerPlanVisit *item = foyer_plan_desk_find (self->desk, draft->id);
  const FoyerVisit *visit;

  if (item == NULL)
    return;
  visit = foyer_plan_visit_get (item);
  if (visit->state == FOYER_VISIT_DRAFT)
    place (self, visit, draft, technician);
  else if (draft->start == visit->start)
    adjust (self, visit, technician, draft->end);
  else
    ask_move (self, item, technician, draft->start, draft->end);
}

static void
carry_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  foyer_plan_view_begin_move (FOYER_PLANNER_WINDOW (widget)->view);
}

static void
place_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerPlannerWindow *self = FOYER_PLANNER_WINDOW (widget);
  FoyerPlanVisit *visit = foyer_plan_desk_find (self->desk, self->opened);

  if (visit == NULL || foyer_planner_window_get_config (self) == NULL)
    return;
  if (g_strcmp0 (self->shown, "list") == 0)
    g_object_set (self, "shown", "day", NULL);
  foyer_plan_view_begin_place (
      self->view, self->opened,
      foyer_plan_visit_get_length (visit, foyer_planner_window_get_config (self)));
}

/* To a day that is not shown: by words. */
static void
move_entered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Move) move = data;
  FoyerPlannerWindow *self = move->window;
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);
  FoyerPlanVisit *item = foyer_plan_desk_find (self->desk, move->id);
  const FoyerConfig *config = foyer_planner_window_get_config (self);
  const char *date, *clock;
  int hour = 0, minute = 0;
  FoyerTime start;

  if (answers == NULL || item == NULL || config == NULL)
    return;
  date = g_hash_table_lookup (answers, "date");
  clock = g_hash_table_lookup (answers, "time");
  if (!foyer_date_is_valid (date) || sscanf (clock, "%d:%d", &hour, &minute) != 2 || hour > 23 ||
      hour < 0 || minute < 0 || minute > 59)
    {
      foyer_common_show_toast (self->toasts,
                               _ ("Write the day as 2026-03-31 and the time as 14:30."));
      return;
    }
  start = foyer_time_from_date (date, hour * 60 + minute, config->zone);
  ask_move (self, item, g_hash_table_lookup (answers, "technician"), start,
            start + foyer_plan_visit_get_length (item, config));
}

static void
move_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerPlannerWindow *self = FOYER_PLANNER_WINDOW (widget);
  const FoyerConfig *config = foyer_planner_window_get_config (self);
  FoyerPlanVisit *item = foyer_planner_window_get_selected (self);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *date = NULL;
  g_autofree char *clock = NULL;
  Move *move;

  if (item == NULL || config == NULL || foyer_plan_visit_get (item)->start == 0)
    return;
  for (guint i = 0; i < config->visits->technicians->len; i++)
    {
      const FoyerTechnician *person = g_ptr_array_index (config->visits->technicians, i);

      g_ptr_array_add (ids, person->id);
      g_ptr_array_add (names, (char *) foyer_plan_desk_get_name (self->desk, person->id));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (names, NULL);
  date = foyer_plan_look_get_date (foyer_plan_visit_get (item)->start, config->zone);
  clock = foyer_format_clock (foyer_plan_visit_get (item)->start, config->zone);
  move = g_new0 (Move, 1);
  move->window = g_object_ref (self);
  move->id = foyer_plan_visit_get_id (item);
  {
    const FoyerFormField fields[] = {
      { .name = "date",
        .type = FOYER_FORM_TEXT,
        .label = _ ("Day"),
        .required = TRUE,
        .initial = date },
      { .name = "time",
        .type = FOYER_FORM_TEXT,
        .label = _ ("Time"),
        .required = TRUE,
        .initial = clock },
      { .name = "technician",
        .type = FOYER_FORM_CHOICE,
        .label = _ ("Technician"),
        .required = TRUE,
        .initial = foyer_plan_visit_get (item)->technician,
        .values = (const char *const *) ids->pdata,
        .labels = (const char *const *) names->pdata },
      { .name = NULL },
    };
    const FoyerForm form = { .heading = _ ("Move the visit"),
                             .accept = _ ("_Go on"),
                             .fields = fields };

    foyer_form_async (GTK_WINDOW (self), &form, self->questions, move_entered_cb, move);
  }
}

/* --- new visits --- */

void
foyer_planner_window_ask_new (FoyerPlannerWindow *self, const FoyerPlanDraft *draft)
{
  FoyerPlanSheet *sheet = foyer_plan_view_get_sheet (self->view);
  GtkWidget *dialog =
      foyer_new_visit_new (GTK_WINDOW (self), self->context, self->desk, self->districts);

  if (draft != NULL)
    foyer_new_visit_set_slot (FOYER_NEW_VISIT (dialog),
                              foyer_plan_sheet_get_lane (sheet, draft->lane)->number, draft->start,
                              draft->end);
  g_signal_connect_object (dialog, "booked", G_CALLBACK (foyer_planner_window_open_visit), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
new_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerPlannerWindow *self = FOYER_PLANNER_WINDOW (widget);

  if (foyer_window_context_get_session (self->context) != NULL)
    foyer_planner_window_ask_new (self, NULL);
}

static void
new_here_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerPlannerWindow *self = FOYER_PLANNER_WINDOW (widget);
  FoyerPlanDraft draft = { .kind = FOYER_PLAN_CREATE };

  if (foyer_plan_view_get_sheet (self->view) == NULL ||
      foyer_plan_sheet_get_n_lanes (foyer_plan_view_get_sheet (self->view)) == 0)
    return;
  draft.lane = foyer_plan_view_get_cursor (self->view, &draft.start);
  draft.end = draft.start + 2 * FOYER_PLAN_STEP;
  foyer_planner_window_ask_new (self, &draft);
}

/* --- the rest --- */

static void
show_selected_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerPlannerWindow *self = FOYER_PLANNER_WINDOW (widget);

  if (foyer_plan_view_get_selected (self->view) != 0)
    foyer_planner_window_open_visit (self, foyer_plan_view_get_selected (self->view));
}

static void
hide_selected_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  foyer_planner_window_open_visit (FOYER_PLANNER_WINDOW (widget), 0);
}

static void
zoom_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  foyer_plan_view_zoom (FOYER_PLANNER_WINDOW (widget)->view, g_str_has_suffix (name, "in")    ? 1
                                                             : g_str_has_suffix (name, "out") ? -1
                                                                                              : 0);
}

void
foyer_planner_window_update_actions (FoyerPlannerWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean in = self->context != NULL && foyer_window_context_get_session (self->context) != NULL;
  FoyerPlanVisit *visit = in ? foyer_planner_window_get_selected (self) : NULL;

  gtk_widget_action_set_enabled (widget, "plan.undo",
                                 in && self->undo->len > 0 && !self->busy.busy);
  gtk_widget_action_set_enabled (widget, "plan.step", visit != NULL && !self->busy.busy);
  gtk_widget_action_set_enabled (widget, "plan.carry",
                                 visit != NULL && foyer_plan_visit_is_movable (visit));
  gtk_widget_action_set_enabled (widget, "plan.move",
                                 visit != NULL && foyer_plan_visit_is_movable (visit));
  gtk_widget_action_set_enabled (widget, "plan.show-selected", visit != NULL);
  gtk_widget_action_set_enabled (widget, "plan.hide-selected", self->opened != 0);
  gtk_widget_action_set_enabled (widget, "plan.new", in);
  gtk_widget_action_set_enabled (widget, "plan.new-here", in);
  gtk_widget_action_set_enabled (widget, "plan.sign-out", in);
}

void
foyer_planner_window_install_work (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name, *parameter;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "plan.undo", NULL, undo_cb, GDK_KEY_z, GDK_CONTROL_MASK },
    { "plan.step", "s", step_cb, 0, 0 },
    { "plan.carry", NULL, carry_cb, 0, 0 },
    { "plan.place", NULL, place_cb, 0, 0 },
    { "plan.move", NULL, move_cb, GDK_KEY_m, GDK_CONTROL_MASK },
    { "plan.new", NULL, new_cb, GDK_KEY_n, GDK_CONTROL_MASK },
    { "plan.new-here", NULL, new_here_cb, 0, 0 },
    { "plan.show-selected", NULL, show_selected_cb, 0, 0 },
    { "plan.hide-selected", NULL, hide_selected_cb, GDK_KEY_Escape, 0 },
    { "plan.zoom-in", NULL, zoom_cb, GDK_KEY_plus, GDK_CONTROL_MASK },
    { "plan.zoom-out", NULL, zoom_cb, GDK_KEY_minus, GDK_CONTROL_MASK },
    { "plan.zoom-fit", NULL, zoom_cb, GDK_KEY_0, GDK_CONTROL_MASK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                       actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
}
