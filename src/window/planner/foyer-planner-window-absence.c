/* Absences of technicians in the planner: entered, taken from a calendar, taken back. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-form.h"
#include "window/common/foyer-format.h"
#include "window/planner/foyer-plan-look.h"
#include "window/planner/foyer-planner-window-private.h"

/* So many are named; all of them are in the side list. */
#define MOST_NAMED 8

void
foyer_planner_window_list_technicians (FoyerPlannerWindow *self,
                                       const char *all,
                                       GPtrArray *ids,
                                       GPtrArray *names)
{
  GPtrArray *technicians = foyer_planner_window_get_config (self)->visits->technicians;

  if (all != NULL)
    {
      g_ptr_array_add (ids, (gpointer) "");
      g_ptr_array_add (names, g_strdup (all));
    }
  for (guint i = 0; i < technicians->len; i++)
    {
      const FoyerTechnician *person = g_ptr_array_index (technicians, i);
      const char *name = foyer_plan_desk_get_name (self->desk, person->id);

      g_ptr_array_add (ids, person->id);
      g_ptr_array_add (names, g_str_equal (name, person->id)
                                  ? g_strdup (name)
                                  : g_strdup_printf ("%s %s", person->id, name));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (names, NULL);
}

gboolean
foyer_planner_window_check_days (GHashTable *answers, gpointer data, GError **error)
{
  const char *from = g_hash_table_lookup (answers, "from");
  const char *to = g_hash_table_lookup (answers, "to");
  const char *sentence = NULL;

  if (!foyer_date_is_valid (from) || (to != NULL && !foyer_date_is_valid (to)))
    sentence = _ ("Write a day as 2026-03-31.");
  else if (to != NULL && strcmp (to, from) < 0)
    sentence = _ ("The last day comes before the first.");
  if (sentence != NULL)
    g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE, sentence);
  return sentence == NULL;
}

/* --- what has to be rebooked now --- */

static char *
tell_visit (FoyerPlannerWindow *self, JsonObject *object)
{
  const FoyerConfig *config = foyer_planner_window_get_config (self);
  g_autoptr (FoyerPlanVisit) visit = foyer_plan_visit_new (object);
  const FoyerVisit *record = visit != NULL ? foyer_plan_visit_get (visit) : NULL;
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;

  if (record == NULL || record->start == 0)
    return NULL;
  day = foyer_plan_look_format_day (record->start, config->zone);
  clock = foyer_format_clock (record->start, config->zone);
  return g_strdup_printf ("%s %s · %s · %s", day, clock, foyer_plan_visit_get_address (visit),
                          foyer_plan_desk_get_name (self->desk, record->technician));
}

static void
show_rebook (FoyerPlannerWindow *self, JsonArray *array)
{
  guint n = json_array_get_length (array);
  g_autofree char *heading =
      g_strdup_printf (ngettext ("%u visit must be rebooked", "%u visits must be rebooked", n), n);
  g_autoptr (GString) body =
      g_string_new (_ ("None is lost: they stand on the left until they have another time."));
  GtkWidget *dialog;

  g_string_append_c (body, '\n');
  for (guint i = 0; i < MIN (n, (guint) MOST_NAMED); i++)
    {
      g_autofree char *line = tell_visit (self, json_array_get_object_element (array, i));

      if (line != NULL)
        g_string_append_printf (body, "\n%s", line);
    }
  if (n > MOST_NAMED)
    g_string_append (body, "\n…");
  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body->str);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerPlannerWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);
  JsonArray *rebook;

  if (self->context == NULL || foyer_window_context_get_session (self->context) == NULL)
    return;
  if (answer == NULL)
    {
      foyer_common_show_toast (self->toasts, error->message);
      return;
    }
  foyer_common_show_toast (self->toasts, _ ("The absences are written down."));
  rebook = json_object_has_member (answer, "rebook")
               ? json_object_get_array_member (answer, "rebook")
               : NULL;
  if (rebook != NULL && json_array_get_length (rebook) > 0)
    show_rebook (self, rebook);
}

/* Only what a dialog answered comes here, which answers once: it waits for nothing else. */
static void
run (FoyerPlannerWindow *self, FoyerCommand *command)
{
  foyer_window_context_run_async (self->context, command, NULL, done_cb, g_object_ref (self));
}

/* --- whose --- */

/* Numbers and names for the choice of a technician; %FALSE while nobody is signed in. */
static gboolean
begin (FoyerPlannerWindow *self, GPtrArray *ids, GPtrArray *names)
{
  if (foyer_window_context_get_session (self->context) == NULL || self->date == NULL)
    return FALSE;
  foyer_planner_window_list_technicians (self, NULL, ids, names);
  return TRUE;
}

static FoyerFormField
make_technician_field (const GPtrArray *ids, const GPtrArray *names)
{
  return (FoyerFormField){
    .name = "technician",
    .type = FOYER_FORM_CHOICE,
    .label = _ ("Technician"),
    .required = TRUE,
    .values = (const char *const *) ids->pdata,
    .labels = (const char *const *) names->pdata,
  };
}

/* --- entering one --- */

static void
absence_told_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerPlannerWindow *self = FOYER_PLANNER_WINDOW (object);
  static const char *const names[] = { "technician", "from", "to", "reason" };
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);
  g_autoptr (FoyerCommand) command = NULL;

  if (answers == NULL || self->context == NULL)
    return;
  command = foyer_window_context_command (self->context, "absence.add");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_hash_table_lookup (answers, names[i]) != NULL)
      foyer_command_text (command, names[i], g_hash_table_lookup (answers, names[i]));
  run (self, command);
}

static void
absence_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerPlannerWindow *self = FOYER_PLANNER_WINDOW (widget);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (!begin (self, ids, names))
    return;
  {
    const FoyerFormField fields[] = {
      make_technician_field (ids, names),
      { .name = "from",
        .type = FOYER_FORM_TEXT,
        .label = _ ("From (2026-03-31)"),
        .required = TRUE,
        .initial = self->date },
      { .name = "to", .type = FOYER_FORM_TEXT, .label = _ ("Until; empty: that day alone") },
      { .name = "reason", .type = FOYER_FORM_TEXT, .label = _ ("Reason, for the staff alone") },
      { .name = NULL },
    };
    const FoyerForm form = { .heading = _ ("Absence of a technician"),
                             .body = _ ("Visits that fall into it are listed to be rebooked."),
                             .accept = _ ("_Write it down"),
                             .fields = fields,
                             .check = foyer_planner_window_check_days };

    foyer_form_async (GTK_WINDOW (self), &form, self->questions, absence_told_cb, NULL);
  }
}

/* --- taking one back --- */

static void
remove_told_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerPlannerWindow *self = FOYER_PLANNER_WINDOW (object);
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);
  g_autoptr (FoyerCommand) command = NULL;

  if (answers == NULL || self->context == NULL)
    return;
  command = foyer_window_context_command (self->context, "absence.remove");
  foyer_command_integer (command, "id",
                         g_ascii_strtoll (g_hash_table_lookup (answers, "absence"), NULL, 10));
  run (self, command);
}

static void
list_absences (FoyerPlannerWindow *self, GPtrArray *ids, GPtrArray *lines)
{
  const FoyerConfig *config = foyer_planner_window_get_config (self);
  const GPtrArray *absences = foyer_plan_desk_get_absences (self->desk);

  for (guint i = 0; absences != NULL && i < absences->len; i++)
    {
      const FoyerAbsence *absence = g_ptr_array_index (absences, i);
      g_autofree char *from = foyer_plan_look_format_day (absence->from, config->zone);
      g_autofree char *to = foyer_plan_look_format_day (absence->to - 1, config->zone);

      if (absence->cancelled)
        continue;
      g_ptr_array_add (ids, g_strdup_printf ("%" G_GINT64_FORMAT, absence->id));
      g_ptr_array_add (
          lines, g_strdup_printf ("%s – %s · %s", from, to,
                                  foyer_plan_desk_get_name (self->desk, absence->technician)));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (lines, NULL);
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerPlannerWindow *self = FOYER_PLANNER_WINDOW (widget);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  if (foyer_window_context_get_session (self->context) == NULL || self->date == NULL)
    return;
  list_absences (self, ids, lines);
  if (ids->len == 1)
    {
      foyer_common_show_toast (self->toasts, _ ("Nobody is absent on these days or later."));
      return;
    }
  {
    const FoyerFormField fields[] = {
      { .name = "absence",
        .type = FOYER_FORM_CHOICE,
        .label = _ ("Absence"),
        .required = TRUE,
        .values = (const char *const *) ids->pdata,
        .labels = (const char *const *) lines->pdata },
      { .name = NULL },
    };
    const FoyerForm form = { .heading = _ ("Take an absence back"),
                             .accept = _ ("_Take it back"),
                             .fields = fields };

    foyer_form_async (GTK_WINDOW (self), &form, self->questions, remove_told_cb, NULL);
  }
}

/* --- from a calendar --- */

static void
import_from (FoyerPlannerWindow *self, const char *path, gpointer data)
{
  g_autoptr (FoyerCommand) command = foyer_window_context_command (self->context, "absence.import");

  foyer_command_text (command, "file", path);
  foyer_command_text (command, "technician", data);
  run (self, command);
}

static void
import_told_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerPlannerWindow *self = FOYER_PLANNER_WINDOW (object);
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);

  if (answers != NULL && self->context != NULL)
    foyer_planner_window_choose_file (self, _ ("Import absences"), NULL, import_from,
                                      g_strdup (g_hash_table_lookup (answers, "technician")),
                                      g_free);
}

static void
import_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerPlannerWindow *self = FOYER_PLANNER_WINDOW (widget);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (!begin (self, ids, names))
    return;
  {
    const FoyerFormField fields[] = {
      make_technician_field (ids, names),
      { .name = NULL },
    };
    const FoyerForm form = { .heading = _ ("Import absences"),
                             .body = _ ("From an iCalendar file: each of its events is an absence. "
                                        "Events that are known already are left alone."),
                             .accept = _ ("_Go on"),
                             .fields = fields };

    foyer_form_async (GTK_WINDOW (self), &form, self->questions, import_told_cb, NULL);
  }
}

void
foyer_planner_window_install_absence (GtkWidgetClass *widget_class)
{
  static const FoyerTemplateAction actions[] = {
    { "plan.absence", NULL, absence_cb, 0, 0, NULL },
    { "plan.absence-remove", NULL, remove_cb, 0, 0, NULL },
    { "plan.absence-import", NULL, import_cb, 0, 0, NULL },
    { NULL },
  };

  foyer_common_install_actions (widget_class, actions);
}
