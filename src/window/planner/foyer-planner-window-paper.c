/* What the planner prints, saves and takes in from files: sheets, notes, slips and calendars. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "desktop/foyer-paper.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-form.h"
#include "window/planner/foyer-plan-look.h"
#include "window/planner/foyer-planner-window-private.h"
#include "window/planner/foyer-visit-paper.h"

/* --- choosing a file --- */

typedef struct
{
  FoyerPlannerWindow *window; /* borrowed: the dialog goes with it */
  FoyerPlannerFileFunc func;
  gpointer data;
  GDestroyNotify free_data;
} FileChoice;

static void
file_choice_free (gpointer data, GClosure *closure)
{
  FileChoice *choice = data;

  choice->free_data (choice->data);
  g_free (choice);
}

static void
file_chosen_cb (GtkNativeDialog *dialog, int response, FileChoice *choice)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                               : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  FoyerPlannerWindow *self = choice->window;

  /* The focus was in a menu that is closed now: keys would go nowhere. */
  foyer_planner_window_focus_plan (self);
  if (path != NULL)
    choice->func (self, path, choice->data);
  g_clear_object (&self->file_dialog);
}

void
foyer_planner_window_choose_file (FoyerPlannerWindow *self,
                                  const char *title,
                                  const char *save_as,
                                  FoyerPlannerFileFunc func,
                                  gpointer data,
                                  GDestroyNotify free_data)
{
  GtkFileChooserAction action =
      save_as != NULL ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN;
  FileChoice *choice = g_new0 (FileChoice, 1);

  choice->window = self;
  choice->func = func;
  choice->data = data;
  choice->free_data = free_data;
  g_clear_object (&self->file_dialog);
  self->file_dialog = GTK_NATIVE_DIALOG (gtk_file_chooser_native_new (
      title, GTK_WINDOW (self), action, save_as != NULL ? _ ("_Save") : _ ("_Open"), NULL));
  if (save_as != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->file_dialog), save_as);
  gtk_native_dialog_set_modal (self->file_dialog, TRUE);
  g_signal_connect_data (self->file_dialog, "response", G_CALLBACK (file_chosen_cb), choice,
                         file_choice_free, 0);
  gtk_native_dialog_show (self->file_dialog);
}

/* --- papers --- */

static const char *const paper_names[FOYER_VISIT_N_PAPERS + 1] = {
  [FOYER_VISIT_PAPER_SHEET] = "sheet",
  [FOYER_VISIT_PAPER_NOTE] = "note",
  [FOYER_VISIT_PAPER_SLIP] = "slip",
  NULL,
};

/* The lane and day of the visit selected, or of the cursor. */
static const char *
get_technician (FoyerPlannerWindow *self, FoyerTime *day)
{
  FoyerPlanVisit *visit = foyer_planner_window_get_selected (self);
  FoyerPlanSheet *sheet = foyer_plan_view_get_sheet (self->view);
  guint lane = foyer_plan_view_get_cursor (self->view, day);

  if (visit != NULL && foyer_plan_visit_get (visit)->start != 0)
    {
      *day = foyer_plan_visit_get (visit)->start;
      return foyer_plan_visit_get (visit)->technician;
    }
  return sheet != NULL && lane < foyer_plan_sheet_get_n_lanes (sheet)
             ? foyer_plan_sheet_get_lane (sheet, lane)->number
             : NULL;
}

/* The sheet @name, or the day's sheet; %NULL with @error, or without when there is nothing to draw.
 */
static GBytes *
draw (FoyerPlannerWindow *self, const char *name, char **title, GError **error)
{
  FoyerPlanVisit *visit = foyer_planner_window_get_selected (self);
  int paper = foyer_nick_find (paper_names, name);
  FoyerTime day = 0;
  const char *technician = get_technician (self, &day);
  g_autofree char *date = NULL;
  g_autofree char *who = NULL;

  if (paper >= 0 && visit == NULL)
    return NULL;
  if (paper >= 0)
    {
      *title = foyer_visit_paper_get_title ((FoyerVisitPaper) paper, visit);
      return foyer_visit_paper_draw ((FoyerVisitPaper) paper, self->context, visit, error);
    }
  if (technician == NULL)
    return NULL;
  date = foyer_plan_look_get_date (day, foyer_planner_window_get_config (self)->zone);
  who = g_strdup_printf ("%s %s", technician, foyer_plan_desk_get_name (self->desk, technician));
  /* TRANSLATORS: a staff number and a date */
  *title = g_strdup_printf (_ ("Day sheet %s, %s"), technician, date);
  return foyer_visit_paper_draw_day (self->context, technician, who, day,
                                     foyer_plan_desk_get_visits (self->desk), error);
}

static void
printed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerPlannerWindow) self = data;
  g_autofree char *sentence = foyer_visit_paper_print_finish (result);

  foyer_guard_leave (&self->printing);
  if (self->context != NULL)
    foyer_common_show_toast (self->toasts, sentence);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FoyerPlannerWindow *self = FOYER_PLANNER_WINDOW (widget);
  const char *name = g_variant_get_string (parameter, NULL);
  FoyerPlanVisit *visit = foyer_planner_window_get_selected (self);
  g_autofree char *title = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (foyer_window_context_get_session (self->context) == NULL ||
      !foyer_guard_enter (&self->printing))
    return;
  if (g_str_equal (name, paper_names[FOYER_VISIT_PAPER_SLIP]) && visit != NULL)
    {
      foyer_visit_paper_print_slip_async (self->context, visit, printed_cb, g_object_ref (self));
      return;
    }
  pdf = draw (self, name, &title, &error);
  if (pdf != NULL)
    {
      foyer_visit_paper_print_async (self->context, pdf, title, printed_cb, g_object_ref (self));
      return;
    }
  foyer_guard_leave (&self->printing);
  foyer_common_show_toast (self->toasts,
                           error != NULL ? error->message : _ ("Choose a visit first."));
}

static void
save_pdf (FoyerPlannerWindow *self, const char *path, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (foyer_bytes_save (data, path, &error))
    sentence = g_strdup_printf (_ ("It is in the file %s."), path);
  foyer_common_show_toast (self->toasts, sentence != NULL ? sentence : error->message);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FoyerPlannerWindow *self = FOYER_PLANNER_WINDOW (widget);
  g_autofree char *title = NULL;
  g_autofree char *file = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *pdf;

  if (foyer_window_context_get_session (self->context) == NULL)
    return;
  pdf = draw (self, g_variant_get_string (parameter, NULL), &title, &error);
  if (pdf == NULL)
    {
      foyer_common_show_toast (self->toasts,
                               error != NULL ? error->message : _ ("Choose a visit first."));
      return;
    }
  file = g_strdup_printf ("%s.pdf", title);
  foyer_planner_window_choose_file (self, _ ("Save as PDF"), file, save_pdf, pdf,
                                    (GDestroyNotify) g_bytes_unref);
}

/* --- calendars --- */

static void
exported_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerPlannerWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);
  g_autofree char *sentence = NULL;
  guint n;

  if (self->context == NULL)
    return;
  if (answer != NULL)
    {
      n = (guint) json_object_get_int_member (answer, "visits");
      sentence = g_strdup_printf (
          ngettext ("%u visit is in the calendar.", "%u visits are in the calendar.", n), n);
    }
  foyer_common_show_toast (self->toasts, sentence != NULL ? sentence : error->message);
}

static void
export_to (FoyerPlannerWindow *self, const char *path, gpointer data)
{
  GHashTable *answers = data;
  static const char *const names[] = { "technician", "from", "to" };
  g_autoptr (FoyerCommand) command = foyer_window_context_command (self->context, "visit.export");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *text = g_hash_table_lookup (answers, names[i]);

      if (text != NULL && *text != '\0')
        foyer_command_text (command, names[i], text);
    }
  foyer_command_text (command, "file", path);
  foyer_window_context_run_async (self->context, command, NULL, exported_cb, g_object_ref (self));
}

static void
export_told_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerPlannerWindow *self = FOYER_PLANNER_WINDOW (object);
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);

  if (answers != NULL && self->context != NULL)
    foyer_planner_window_choose_file (self, _ ("Export as a calendar"), "visits.ics", export_to,
                                      g_steal_pointer (&answers),
                                      (GDestroyNotify) g_hash_table_unref);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FoyerPlannerWindow *self = FOYER_PLANNER_WINDOW (widget);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *to = NULL;
  FoyerTime day;

  if (foyer_window_context_get_session (self->context) == NULL || self->date == NULL)
    return;
  to = foyer_date_add_days (self->date, FOYER_PLAN_DAYS - 1);
  foyer_planner_window_list_technicians (self, _ ("All technicians"), ids, names);
  {
    const FoyerFormField fields[] = {
      { .name = "technician",
        .type = FOYER_FORM_CHOICE,
        .label = _ ("Technician"),
        .initial = get_technician (self, &day),
        .values = (const char *const *) ids->pdata,
        .labels = (const char *const *) names->pdata },
      { .name = "from",
        .type = FOYER_FORM_TEXT,
        .label = _ ("From (2026-03-31)"),
        .required = TRUE,
        .initial = self->date },
      { .name = "to",
        .type = FOYER_FORM_TEXT,
        .label = _ ("Until"),
        .required = TRUE,
        .initial = to },
      { .name = NULL },
    };
    const FoyerForm form = { .heading = _ ("Export as a calendar"),
                             .body = _ ("The file holds addresses; it is readable for you alone."),
                             .accept = _ ("_Go on"),
                             .fields = fields,
                             .check = foyer_planner_window_check_days };

    foyer_form_async (GTK_WINDOW (self), &form, self->questions, export_told_cb, NULL);
  }
}

void
foyer_planner_window_install_paper (GtkWidgetClass *widget_class)
{
  static const FoyerTemplateAction actions[] = {
    { "plan.print", "s", print_cb, GDK_KEY_p, GDK_CONTROL_MASK, "day" },
    { "plan.save", "s", save_cb, 0, 0, NULL },
    { "plan.export", NULL, export_cb, 0, 0, NULL },
    { NULL },
  };

  foyer_common_install_actions (widget_class, actions);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "plan.print", "s", "sheet");
}
