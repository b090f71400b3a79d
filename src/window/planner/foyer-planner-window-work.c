/* What the planner does: steps of visits, moving, placing, taking back, absences. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-form.h"
#include "window/planner/foyer-new-visit.h"
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

void
foyer_planner_window_forget_errands (FoyerPlannerWindow *self)
{
  g_queue_clear_full (&self->waiting, (GDestroyNotify) errand_free);
}

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
  if (!g_queue_is_empty (&self->waiting))
    run (self, g_queue_pop_head (&self->waiting));
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

/* Takes @errand. What somebody answered in a dialog is never lost: it waits for its turn. */
static void
run (FoyerPlannerWindow *self, Errand *errand)
{
  if (self->busy.busy)
    {
      g_queue_push_tail (&self->waiting, errand);
      return;
    }
  foyer_guard_renew (&self->busy);
  foyer_guard_enter (&self->busy);
  foyer_planner_window_update_actions (self);
  foyer_window_context_run_async (self->context, errand->command, NULL, done_cb, errand);
}

void
foyer_planner_window_run (FoyerPlannerWindow *self,
                          FoyerCommand *command,
                          FoyerCommand *inverse,
                          const char *done)
{
  Errand *errand = errand_new (self, command, done);

  errand->inverse = inverse;
  run (self, errand);
}

/* Whether a press counts: not the second half of a double one, nor a key held down. */
static gboolean
press (FoyerGuard *guard)
{
  if (!foyer_guard_enter (guard))
    return FALSE;
  foyer_guard_leave (guard);
  return TRUE;
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

  if (self->undo->len == 0 || self->busy.busy || !press (&self->undoing))
    return;
  command = g_ptr_array_steal_index (self->undo, self->undo->len - 1);
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
      !foyer_visit_choice_is_possible (choice, foyer_plan_visit_get (visit), session->role) ||
      !press (&self->pressed))
    return;
  foyer_visit_choice_ask_async (choice, GTK_WINDOW (self), self->context, visit, self->questions,
                                step_asked_cb, g_object_ref (self));
}

/* --- new visits --- */

void
foyer_planner_window_ask_new (FoyerPlannerWindow *self, const FoyerPlanDraft *draft)
{
  FoyerPlanSheet *sheet = foyer_plan_view_get_sheet (self->view);
  GtkWidget *dialog = foyer_new_visit_new (GTK_WINDOW (self), self->context, self->desk);

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
  static const char *const others[] = {
    "plan.new",     "plan.new-here",       "plan.print",          "plan.save",    "plan.export",
    "plan.absence", "plan.absence-remove", "plan.absence-import", "plan.sign-out"
  };

  if (!in)
    foyer_planner_window_forget_errands (self);
  gtk_widget_action_set_enabled (widget, "plan.undo",
                                 in && self->undo->len > 0 && !self->busy.busy);
  gtk_widget_action_set_enabled (widget, "plan.step", visit != NULL && !self->busy.busy);
  gtk_widget_action_set_enabled (widget, "plan.carry",
                                 visit != NULL && foyer_plan_visit_is_movable (visit));
  gtk_widget_action_set_enabled (widget, "plan.move",
                                 visit != NULL && foyer_plan_visit_is_movable (visit));
  gtk_widget_action_set_enabled (widget, "plan.place",
                                 visit != NULL &&
                                     foyer_plan_visit_get (visit)->state == FOYER_VISIT_DRAFT);
  gtk_widget_action_set_enabled (widget, "plan.show-selected", visit != NULL);
  gtk_widget_action_set_enabled (widget, "plan.hide-selected", self->opened != 0);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    gtk_widget_action_set_enabled (widget, others[i], in);
}

void
foyer_planner_window_install_work (GtkWidgetClass *widget_class)
{
  static const FoyerTemplateAction actions[] = {
    { "plan.undo", NULL, undo_cb, GDK_KEY_z, GDK_CONTROL_MASK, NULL },
    { "plan.step", "s", step_cb, 0, 0, NULL },
    { "plan.carry", NULL, foyer_planner_window_carry, 0, 0, NULL },
    { "plan.place", NULL, foyer_planner_window_place, 0, 0, NULL },
    { "plan.move", NULL, foyer_planner_window_move, GDK_KEY_m, GDK_CONTROL_MASK, NULL },
    { "plan.new", NULL, new_cb, GDK_KEY_n, GDK_CONTROL_MASK, NULL },
    { "plan.new-here", NULL, new_here_cb, 0, 0, NULL },
    { "plan.show-selected", NULL, show_selected_cb, 0, 0, NULL },
    { "plan.hide-selected", NULL, hide_selected_cb, GDK_KEY_Escape, 0, NULL },
    { "plan.zoom-in", NULL, zoom_cb, GDK_KEY_plus, GDK_CONTROL_MASK, NULL },
    { "plan.zoom-out", NULL, zoom_cb, GDK_KEY_minus, GDK_CONTROL_MASK, NULL },
    { "plan.zoom-fit", NULL, zoom_cb, GDK_KEY_0, GDK_CONTROL_MASK, NULL },
    { NULL },
  };

  foyer_common_install_actions (widget_class, actions);
}
