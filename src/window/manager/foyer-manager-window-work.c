/* What the manager does: exceptions to the timetable, and the day's report as a table. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-form.h"
#include "window/common/foyer-prompt.h"
#include "window/day/foyer-day-window.h"
#include "window/manager/foyer-manager-window-private.h"

/* Exceptions to the timetable */

static const struct
{
  const char *verb;
  const char *heading, *body, *accept;
  gboolean destructive;
} changes[] = {
  { "hall.open", N_ ("Open the hall?"),
    N_ ("Numbers are issued and called from now on, whatever the timetable says."), N_ ("_Open"),
    FALSE },
  { "hall.stop-issuing", N_ ("Stop issuing numbers?"),
    N_ ("Whoever holds a number is still served; nobody gets a new one today."),
    N_ ("_Stop issuing"), TRUE },
  { "hall.close", N_ ("Close the hall?"),
    N_ ("No numbers are issued for the rest of the day. Those who wait are still called."),
    N_ ("_Close the hall"), TRUE },
};

static void
run_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerManagerWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  foyer_guard_leave (&self->working);
  if (answer == NULL && self->context != NULL)
    foyer_common_show_toast (self->toasts, error->message);
}

void
foyer_manager_window_run (FoyerManagerWindow *self, FoyerCommand *command)
{
  if (foyer_guard_enter (&self->working))
    foyer_window_context_run_async (self->context, command, NULL, run_cb, g_object_ref (self));
}

typedef struct
{
  FoyerManagerWindow *window;
  const char *verb;
} Change;

static void
asked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Change *change = data;
  g_autoptr (FoyerManagerWindow) self = change->window;
  g_autofree char *reason = foyer_prompt_finish (result, NULL);
  g_autoptr (FoyerCommand) command = NULL;

  if (reason == NULL || self->context == NULL)
    return;
  command = foyer_window_context_command (self->context, change->verb);
  foyer_command_text (command, "reason", reason);
  foyer_manager_window_run (self, command);
}

void
foyer_manager_window_change_hall (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerManagerWindow *self = FOYER_MANAGER_WINDOW (widget);
  const char *verb = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    if (g_str_equal (changes[i].verb, verb))
      {
        const FoyerPrompt prompt = {
          .heading = _ (changes[i].heading),
          .body = _ (changes[i].body),
          .accept = _ (changes[i].accept),
          .reason = _ ("Reason"),
          .destructive = changes[i].destructive,
        };
        Change *change = g_new0 (Change, 1);

        change->window = g_object_ref (self);
        change->verb = changes[i].verb;
        foyer_prompt_async (GTK_WINDOW (self), &prompt, self->questions, asked_cb, change);
      }
}

void
foyer_manager_window_day (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerManagerWindow *self = FOYER_MANAGER_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (foyer_day_window_new (GTK_WINDOW (self), self->context,
                                                        g_variant_get_string (parameter, NULL))));
}

/* The report of today */

static void
reported_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerManagerWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  self->reporting = FALSE;
  if (self->context == NULL || foyer_window_context_get_session (self->context) == NULL)
    return;
  if (answer == NULL)
    {
      foyer_common_show_toast (self->toasts, error->message);
      return;
    }
  g_clear_pointer (&self->report, json_object_unref);
  self->report = g_steal_pointer (&answer);
  foyer_manager_window_show_report (self);
  foyer_manager_window_show_now (self);
}

void
foyer_manager_window_load_report (FoyerManagerWindow *self)
{
  g_autoptr (FoyerCommand) command = NULL;

  if (self->reporting || foyer_window_context_get_session (self->context) == NULL)
    return;
  self->reporting = TRUE;
  command = foyer_window_context_command (self->context, "report.day");
  foyer_window_context_run_async (self->context, command, NULL, reported_cb, g_object_ref (self));
}

/* A table of a stretch of days */

typedef struct
{
  FoyerManagerWindow *window;
  GHashTable *answers;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->window);
  g_hash_table_unref (export->answers);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
exported_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerManagerWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);
  g_autofree char *sentence = NULL;

  if (self->context == NULL)
    return;
  if (answer != NULL)
    /* Translators: %s is the path of a file */
    sentence =
        g_strdup_printf (_ ("The table is in %s."), json_object_get_string_member (answer, "csv"));
  foyer_common_show_toast (self->toasts, answer != NULL ? sentence : error->message);
}

static void
file_chosen_cb (GtkNativeDialog *chooser, int response, Export *export)
{
  FoyerManagerWindow *self = export->window;

  if (response == GTK_RESPONSE_ACCEPT && self->context != NULL)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = g_file_get_path (file);
      g_autoptr (FoyerCommand) command =
          foyer_window_context_command (self->context, "report.range");
      static const char *const names[] = { "from", "to", "by" };

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        foyer_command_text (command, names[i], g_hash_table_lookup (export->answers, names[i]));
      foyer_command_text (command, "csv", path != NULL ? path : "");
      foyer_window_context_run_async (self->context, command, NULL, exported_cb,
                                      g_object_ref (self));
    }
  export_free (export);
  g_object_unref (chooser);
}

static void
span_asked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerManagerWindow) self = data;
  GHashTable *answers = foyer_form_finish (result, NULL);
  GtkFileChooserNative *chooser;
  g_autofree char *name = NULL;
  Export *export;

  if (answers == NULL || self->context == NULL)
    {
      g_clear_pointer (&answers, g_hash_table_unref);
      return;
    }
  export = g_new0 (Export, 1);
  export->window = g_object_ref (self);
  export->answers = answers;
  chooser = gtk_file_chooser_native_new (_ ("Save the table"), GTK_WINDOW (self),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  name = g_strdup_printf ("%s_%s.csv", (char *) g_hash_table_lookup (answers, "from"),
                          (char *) g_hash_table_lookup (answers, "to"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect (chooser, "response", G_CALLBACK (file_chosen_cb), export);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Told here, where it can be mended, and not after a file was chosen. */
static gboolean
check_span (GHashTable *answers, gpointer data, GError **error)
{
  const char *const days[] = { g_hash_table_lookup (answers, "from"),
                               g_hash_table_lookup (answers, "to") };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (!foyer_date_is_valid (days[i]))
      {
        g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE, _ ("“%s” is not a date."), days[i]);
        return FALSE;
      }
  if (strcmp (days[0], days[1]) <= 0)
    return TRUE;
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE, _ ("%s lies behind %s. Nothing was changed."),
               days[0], days[1]);
  return FALSE;
}

void
foyer_manager_window_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerManagerWindow *self = FOYER_MANAGER_WINDOW (widget);
  const char *day = foyer_hall_model_get_day (foyer_manager_window_get_model (self));
  static const char *const bys[] = { "day", "service", "counter", "staff", "hour", NULL };
  const char *const labels[] = { _ ("Day"),          _ ("Service"), _ ("Counter"),
                                 _ ("Staff number"), _ ("Hour"),    NULL };
  const FoyerFormField fields[] = {
    { .name = "from",
      .type = FOYER_FORM_TEXT,
      .label = _ ("From (year-month-day)"),
      .required = TRUE,
      .initial = day },
    { .name = "to",
      .type = FOYER_FORM_TEXT,
      .label = _ ("To (year-month-day)"),
      .required = TRUE,
      .initial = day },
    { .name = "by",
      .type = FOYER_FORM_CHOICE,
      .label = _ ("A row for each"),
      .required = TRUE,
      .initial = "day",
      .values = bys,
      .labels = labels },
    { NULL },
  };
  const FoyerForm form = {
    .heading = _ ("Report as a table"),
    .body = _ ("A CSV file for a spreadsheet, with the figures of the days you choose."),
    .accept = _ ("_Choose a file…"),
    .fields = fields,
    .check = check_span,
  };

  foyer_form_async (GTK_WINDOW (self), &form, self->questions, span_asked_cb, g_object_ref (self));
}
