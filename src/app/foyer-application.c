/* The program: its options, its windows, and what they all work with. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/foyer-application.h"

#include <signal.h>

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "app/foyer-fault-window.h"
#include "app/foyer-opening.h"
#include "app/foyer-premises.h"
#include "app/foyer-printing.h"
#include "app/foyer-window-plan.h"
#include "base/foyer-error.h"
#include "engine/foyer-screen-presence.h"
#include "window/board/foyer-board-window.h"
#include "window/common/foyer-public-place.h"
#include "window/counter/foyer-counter-window.h"
#include "window/customer/foyer-customer-feed.h"
#include "window/day/foyer-printer-window.h"
#include "window/kiosk/foyer-kiosk-window.h"
#include "window/manager/foyer-manager-window.h"
#include "window/planner/foyer-planner-window.h"
#include "window/reception/foyer-reception-window.h"
#include "window/studio/foyer-studio-window.h"
#include "window/voice/foyer-loudspeaker-window.h"

struct _FoyerApplication
{
  AdwApplication parent_instance;
  GSettings *settings;
  char *database;             /* option */
  char *station;              /* option */
  FoyerPremises *premises;    /* %NULL until the hall is open */
  FoyerOpening *opening_test; /* %NULL until somebody who opens the hall has a window here */
  GCancellable *opening;      /* %NULL unless it is being opened */
  GPtrArray *plans;           /* texts of windows that wait for it */
  GtkWidget *fault_window;
  guint signals[2];
};

G_DEFINE_FINAL_TYPE (FoyerApplication, foyer_application, ADW_TYPE_APPLICATION)

#define PLAN_KEY  "foyer-plan"
#define PLACE_KEY "foyer-place"

static void open_hall (FoyerApplication *self);

/* Windows */

/* Full screen on the monitor that the setting @key names. */
static FoyerPublicPlace *
give_place (FoyerApplication *self,
            FoyerWindowContext *context,
            GtkWidget *window,
            const char *key,
            FoyerPublicScreen screen)
{
  g_autofree char *connector = g_settings_get_string (self->settings, key);
  FoyerPublicPlace *place = foyer_public_place_new (GTK_WINDOW (window), connector);

  foyer_public_place_tell_dark (
      place, foyer_engine_get_path (foyer_window_context_get_engine (context)), screen);
  g_object_set_data_full (G_OBJECT (window), PLACE_KEY, place, g_object_unref);
  return place;
}

static void
watch_opening (FoyerApplication *self, FoyerWindowContext *context)
{
  if (self->opening_test == NULL)
    self->opening_test =
        foyer_opening_new (context, self->settings, foyer_premises_get_language (self->premises));
}

static GtkWidget *
create_reception (FoyerApplication *self, FoyerWindowContext *context, gint64 counter)
{
  watch_opening (self, context);
  return foyer_reception_window_new (GTK_APPLICATION (self), context);
}

static GtkWidget *
create_board (FoyerApplication *self, FoyerWindowContext *context, gint64 counter)
{
  g_auto (GStrv) notices = g_settings_get_strv (self->settings, "board-notices");
  g_autofree char *loop = g_settings_get_string (self->settings, "board-loop");
  GtkWidget *window = foyer_board_window_new (GTK_APPLICATION (self), context);

  foyer_board_window_set_notices (FOYER_BOARD_WINDOW (window), (const char *const *) notices,
                                  (guint) g_settings_get_int (self->settings, "board-nearly"));
  foyer_board_window_set_loop (FOYER_BOARD_WINDOW (window), loop,
                               (guint) g_settings_get_int (self->settings, "board-loop-seconds"),
                               g_settings_get_int (self->settings, "board-loop-volume") / 100.0);
  foyer_board_window_set_place (
      FOYER_BOARD_WINDOW (window),
      give_place (self, context, window, "board-monitor", FOYER_PUBLIC_SCREEN_BOARD));
  return window;
}

static GtkWidget *
create_kiosk (FoyerApplication *self, FoyerWindowContext *context, gint64 counter)
{
  GtkWidget *window = foyer_kiosk_window_new (GTK_APPLICATION (self), context);

  give_place (self, context, window, "kiosk-monitor", FOYER_PUBLIC_SCREEN_KIOSK);
  return window;
}

static GtkWidget *
create_counter (FoyerApplication *self, FoyerWindowContext *context, gint64 counter)
{
  return foyer_counter_window_new (GTK_APPLICATION (self), context, counter);
}

static GtkWidget *
create_customer (FoyerApplication *self, FoyerWindowContext *context, gint64 counter)
{
  g_autofree char *connector = g_settings_get_string (self->settings, "customer-monitor");
  gboolean large = g_settings_get_boolean (self->settings, "customer-large-text");
  GtkWidget *window =
      foyer_customer_window_new (GTK_APPLICATION (self), context, counter, connector);

  foyer_customer_feed_attach (FOYER_CUSTOMER_WINDOW (window), context, counter, large);
  return window;
}

static GtkWidget *
create_planner (FoyerApplication *self, FoyerWindowContext *context, gint64 counter)
{
  return foyer_planner_window_new (GTK_APPLICATION (self), context);
}

static GtkWidget *
create_manager (FoyerApplication *self, FoyerWindowContext *context, gint64 counter)
{
  return foyer_manager_window_new (GTK_APPLICATION (self), context);
}

static GtkWidget *
create_studio (FoyerApplication *self, FoyerWindowContext *context, gint64 counter)
{
  return foyer_studio_window_new (GTK_APPLICATION (self), context);
}

static const struct
{
  GtkWidget *(*create) (FoyerApplication *self, FoyerWindowContext *context, gint64 counter);
  gboolean speaks; /* calls are heard where this window stands */
} kinds[FOYER_N_WINDOWS] = {
  [FOYER_WINDOW_RECEPTION] = { create_reception, TRUE },
  [FOYER_WINDOW_BOARD] = { create_board, TRUE },
  [FOYER_WINDOW_COUNTER] = { create_counter, FALSE },
  [FOYER_WINDOW_KIOSK] = { create_kiosk, FALSE },
  [FOYER_WINDOW_CUSTOMER] = { create_customer, FALSE },
  [FOYER_WINDOW_PLANNER] = { create_planner, FALSE },
  [FOYER_WINDOW_MANAGER] = { create_manager, FALSE },
  [FOYER_WINDOW_STUDIO] = { create_studio, FALSE },
};

static GtkWindow *
find_window (FoyerApplication *self, const char *text)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL;
       link = link->next)
    if (g_strcmp0 (g_object_get_data (link->data, PLAN_KEY), text) == 0)
      return link->data;
  return NULL;
}

static void
show_fault (FoyerApplication *self, const GError *error)
{
  g_autofree char *path = foyer_premises_choose_path (self->database, self->settings);
  GtkWidget *window = foyer_fault_window_new (GTK_APPLICATION (self), path, error);

  g_set_weak_pointer (&self->fault_window, window);
  gtk_window_present (GTK_WINDOW (window));
}

/* What is for customers comes when its monitor is there. */
static void
show_window (GtkWindow *window)
{
  FoyerPublicPlace *place = g_object_get_data (G_OBJECT (window), PLACE_KEY);

  if (FOYER_IS_CUSTOMER_WINDOW (window))
    foyer_customer_window_place (FOYER_CUSTOMER_WINDOW (window));
  else if (place != NULL)
    foyer_public_place_show (place);
  if (place == NULL ? !FOYER_IS_CUSTOMER_WINDOW (window) : foyer_public_place_is_there (place))
    gtk_window_present (window);
}

/* The hall is open and loaded. */
static gboolean
open_window (FoyerApplication *self, const char *text, GError **error)
{
  g_autoptr (FoyerWindowContext) context = NULL;
  FoyerWindowPlan plan;
  GtkWindow *window;

  if (!foyer_window_plan_parse (text, &plan, error))
    return FALSE;
  window = find_window (self, text);
  if (window == NULL)
    {
      context = foyer_premises_create_context (self->premises);
      foyer_printing_tell (self->settings, context);
      window = GTK_WINDOW (kinds[plan.kind].create (self, context, plan.counter));
      g_object_set_data_full (G_OBJECT (window), PLAN_KEY, foyer_window_plan_write (&plan), g_free);
      if (kinds[plan.kind].speaks && g_settings_get_boolean (self->settings, "speaker"))
        foyer_premises_start_speaking (self->premises, self->station, self->settings);
    }
  show_window (window);
  return TRUE;
}

static void
open_waiting_windows (FoyerApplication *self)
{
  g_autoptr (GPtrArray) plans = g_steal_pointer (&self->plans);
  g_autoptr (GError) error = NULL;

  self->plans = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < plans->len; i++)
    if (!open_window (self, g_ptr_array_index (plans, i), error == NULL ? &error : NULL))
      g_debug ("No window for “%s”", (char *) g_ptr_array_index (plans, i));
  if (error != NULL)
    show_fault (self, error);
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerApplication) self = data;
  g_autoptr (GError) error = NULL;
  FoyerPremises *premises = foyer_premises_open_finish (result, &error);

  g_clear_object (&self->opening);
  self->premises = premises;
  if (premises != NULL)
    {
      foyer_printing_follow (self->settings, premises);
      open_waiting_windows (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_fault (self, error);
  g_application_release (G_APPLICATION (self));
}

static void
open_hall (FoyerApplication *self)
{
  g_autofree char *path = NULL;

  if (self->opening != NULL)
    return;
  path = foyer_premises_choose_path (self->database, self->settings);
  self->opening = g_cancellable_new ();
  g_application_hold (G_APPLICATION (self)); /* until opened_cb() */
  foyer_premises_open_async (path, self->opening, opened_cb, g_object_ref (self));
}

static void
ask_for_windows (FoyerApplication *self, const char *const *texts)
{
  for (guint i = 0; texts[i] != NULL; i++)
    g_ptr_array_add (self->plans, g_strdup (texts[i]));
  if (self->fault_window != NULL && self->premises == NULL)
    gtk_window_present (GTK_WINDOW (self->fault_window));
  else if (self->premises != NULL)
    open_waiting_windows (self);
  else
    open_hall (self);
}

static void
ask_for_station_windows (FoyerApplication *self)
{
  g_auto (GStrv) texts = g_settings_get_strv (self->settings, "windows");

  ask_for_windows (self, (const char *const *) texts);
}

/* Actions */

static void
on_open_window (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *texts[] = { g_variant_get_string (parameter, NULL), NULL };

  ask_for_windows (data, texts);
}

static void
on_retry (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FoyerApplication *self = data;

  if (self->fault_window == NULL)
    return;
  /* A program without a window would end before the next one is there. */
  g_application_hold (G_APPLICATION (self));
  gtk_window_destroy (GTK_WINDOW (self->fault_window));
  if (self->premises != NULL)
    open_waiting_windows (self);
  else
    open_hall (self);
  g_application_release (G_APPLICATION (self));
}

/* Of the hall's first language, which most calls are in. */
static void
on_loudspeaker (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FoyerApplication *self = data;
  GtkWindow *parent = gtk_application_get_active_window (data);

  if (self->premises == NULL)
    return;
  gtk_window_present (GTK_WINDOW (foyer_loudspeaker_window_new (
      parent, self->settings, foyer_premises_get_station (self->premises),
      foyer_premises_get_language (self->premises))));
}

static void
on_printer (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FoyerApplication *self = data;

  if (self->premises != NULL)
    gtk_window_present (GTK_WINDOW (
        foyer_printer_window_new (gtk_application_get_active_window (data), self->settings,
                                  foyer_premises_get_hall_language (self->premises))));
}

static void
on_test_devices (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FoyerApplication *self = data;
  g_autoptr (FoyerWindowContext) context = NULL;

  if (self->premises == NULL)
    return;
  if (self->opening_test == NULL)
    {
      context = foyer_premises_create_context (self->premises);
      foyer_printing_tell (self->settings, context);
      watch_opening (self, context);
    }
  foyer_opening_test (self->opening_test, g_variant_get_string (parameter, NULL));
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_show_about_window (gtk_application_get_active_window (data),       /* */
                         "application-name", _ ("Foyer"),                /* */
                         "application-icon", APPLICATION_ID,             /* */
                         "version", FOYER_VERSION,                       /* */
                         "developer-name", _ ("The Foyer contributors"), /* */
                         "comments",
                         _ ("Queue numbers, calls and counters for a public hall"), /* */
                         "license-type", GTK_LICENSE_GPL_3_0,                       /* */
                         /* Translators: your names, one a line. */
                         "translator-credits", _ ("translator-credits"), NULL);
}

/* They do not close by themselves: they end with the last window of somebody who works. */
static void
end_second_screens (gpointer application)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (application));

  for (GList *link = windows; link != NULL; link = link->next)
    if (!FOYER_IS_CUSTOMER_WINDOW (link->data))
      return;
  for (GList *link = windows; link != NULL; link = link->next)
    gtk_window_destroy (link->data);
}

static void
on_window_removed (GtkApplication *application, GtkWindow *window, gpointer data)
{
  if (!FOYER_IS_CUSTOMER_WINDOW (window))
    end_second_screens (application);
}

/* Each window is asked, so that one with something unfinished can say so. */
static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *link = windows; link != NULL; link = link->next)
    gtk_window_close (link->data);
  end_second_screens (data);
}

static const GActionEntry actions[] = {
  { "open-window", on_open_window, "s", NULL, NULL, { 0 } },
  { "retry", on_retry, NULL, NULL, NULL, { 0 } },
  { "loudspeaker", on_loudspeaker, NULL, NULL, NULL, { 0 } },
  { "printer", on_printer, NULL, NULL, NULL, { 0 } },
  { "test-devices", on_test_devices, "s", NULL, NULL, { 0 } },
  { "about", on_about, NULL, NULL, NULL, { 0 } },
  { "quit", on_quit, NULL, NULL, NULL, { 0 } },
};

static const struct
{
  const char *action;
  const char *keys[2];
} accelerators[] = {
  { "app.quit", { "<Control>q", NULL } },
  { "window.close", { "<Control>w", NULL } },
};

/* The program's life */

static gboolean
on_terminated (gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  /* A kiosk lets nobody out who asks, a counter asks first; the system does not ask. */
  for (GList *link = windows; link != NULL; link = link->next)
    if (FOYER_IS_KIOSK_WINDOW (link->data) || FOYER_IS_COUNTER_WINDOW (link->data))
      gtk_window_destroy (link->data);
  g_action_group_activate_action (data, "quit", NULL);
  return G_SOURCE_CONTINUE;
}

static void
foyer_application_startup (GApplication *application)
{
  FoyerApplication *self = FOYER_APPLICATION (application);

  G_APPLICATION_CLASS (foyer_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accelerators[i].action,
                                           accelerators[i].keys);
  gtk_window_set_default_icon_name (APPLICATION_ID);
  g_signal_connect (self, "window-removed", G_CALLBACK (on_window_removed), NULL);
  self->signals[0] = g_unix_signal_add (SIGTERM, on_terminated, self);
  self->signals[1] = g_unix_signal_add (SIGINT, on_terminated, self);
}

static void
foyer_application_activate (GApplication *application)
{
  ask_for_station_windows (FOYER_APPLICATION (application));
}

static int
foyer_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  g_autofree const char **texts = NULL;

  if (g_variant_dict_lookup (options, "window", "^a&s", &texts))
    ask_for_windows (FOYER_APPLICATION (application), texts);
  else
    ask_for_station_windows (FOYER_APPLICATION (application));
  return 0;
}

static int
refuse (const GError *error)
{
  g_printerr ("foyer: %s\n", error->message);
  return foyer_error_get_exit_status (error);
}

static gboolean
has_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      source != NULL ? g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE) : NULL;

  return schema != NULL;
}

/* Before it is known whether another instance is there: what can be refused is refused here, on the
 * caller's own terminal. */
static int
foyer_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  FoyerApplication *self = FOYER_APPLICATION (application);
  g_autofree const char **texts = NULL;
  g_autoptr (GError) error = NULL;
  const char *database = NULL; /* belongs to options */

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("foyer %s\n", FOYER_VERSION);
      return 0;
    }
  g_variant_dict_lookup (options, "window", "^a&s", &texts);
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      FoyerWindowPlan plan;

      if (!foyer_window_plan_parse (texts[i], &plan, &error))
        return refuse (error);
    }
  if (!has_settings ())
    {
      g_set_error (&error, FOYER_ERROR, FOYER_ERROR_FAULT,
                   _ ("The settings schema %s is not installed. Install Foyer, or set "
                      "GSETTINGS_SCHEMA_DIR to the folder “data” of its build folder."),
                   APPLICATION_ID);
      return refuse (error);
    }
  self->settings = g_settings_new (APPLICATION_ID);
  if (g_variant_dict_lookup (options, "database", "^&ay", &database))
    self->database = g_canonicalize_filename (database, NULL);
  if (!g_variant_dict_lookup (options, "station", "s", &self->station))
    self->station = g_settings_get_string (self->settings, "station");
  if (self->database != NULL || g_variant_dict_contains (options, "station"))
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
foyer_application_shutdown (GApplication *application)
{
  FoyerApplication *self = FOYER_APPLICATION (application);

  for (guint i = 0; i < G_N_ELEMENTS (self->signals); i++)
    g_clear_handle_id (&self->signals[i], g_source_remove);
  g_cancellable_cancel (self->opening);
  g_clear_pointer (&self->opening_test, foyer_opening_free);
  if (self->premises != NULL)
    foyer_printing_stop (self->settings, self->premises);
  g_clear_pointer (&self->premises, foyer_premises_close);
  G_APPLICATION_CLASS (foyer_application_parent_class)->shutdown (application);
}

static void
foyer_application_finalize (GObject *object)
{
  FoyerApplication *self = FOYER_APPLICATION (object);

  g_clear_weak_pointer (&self->fault_window);
  g_clear_object (&self->opening);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  g_free (self->database);
  g_free (self->station);
  G_OBJECT_CLASS (foyer_application_parent_class)->finalize (object);
}

static void
foyer_application_class_init (FoyerApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = foyer_application_finalize;
  application_class->startup = foyer_application_startup;
  application_class->activate = foyer_application_activate;
  application_class->command_line = foyer_application_command_line;
  application_class->handle_local_options = foyer_application_handle_local_options;
  application_class->shutdown = foyer_application_shutdown;
}

static void
foyer_application_init (FoyerApplication *self)
{
  static const GOptionEntry entries[] = {
    { "database", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("The hall’s file"), N_ ("FILE") },
    { "station", 0, 0, G_OPTION_ARG_STRING, NULL,
      N_ ("Of all programs of one station, one speaks at a time"), N_ ("NAME") },
    { "window", 0, 0, G_OPTION_ARG_STRING_ARRAY, NULL,
      N_ ("Open reception, board, kiosk, planner, manager, studio, counter=N or customer=N; may be "
          "given several times"),
      N_ ("WINDOW") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version"), NULL },
    { NULL },
  };

  self->plans = g_ptr_array_new_with_free_func (g_free);
  g_application_add_main_option_entries (G_APPLICATION (self), entries);
}

FoyerApplication *
foyer_application_new (void)
{
  return g_object_new (FOYER_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE, "resource-base-path",
                       "/io/github/foyerhall/Foyer", NULL);
}
