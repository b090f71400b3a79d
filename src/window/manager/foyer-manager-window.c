/* The manager's window: what to do now, how the hall stands, and what the day has been. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/manager/foyer-manager-window-private.h"

#include <glib/gi18n-lib.h>

#include "foyer-manager-resources.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-format.h"
#include "window/voice/foyer-announce-window.h"

/* A report reads the whole day: no more often than this, however much happens. */
#define REPORT_PAUSE_S 5

G_DEFINE_FINAL_TYPE (FoyerManagerWindow, foyer_manager_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  CONTEXT = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static const char *const actions_signed_in[] = { "manager.announce",
                                                 "manager.hall",
                                                 "manager.call",
                                                 "manager.export",
                                                 "manager.day",
                                                 "manager.sign-out",
                                                 NULL };

FoyerHallModel *
foyer_manager_window_get_model (FoyerManagerWindow *self)
{
  return foyer_window_context_get_model (self->context);
}

static void
update_hall (FoyerManagerWindow *self)
{
  FoyerHallModel *model = foyer_manager_window_get_model (self);
  const FoyerConfig *config = foyer_hall_model_get_config (model);
  const char *staff = foyer_window_context_get_staff (self->context);
  g_autofree char *subtitle =
      staff != NULL ? g_strdup_printf (_ ("Staff number %s"), staff) : g_strdup ("");
  g_autofree char *hours = NULL;
  gint64 opens, closes;

  adw_window_title_set_subtitle (self->window_title, subtitle);
  for (guint i = 0; actions_signed_in[i] != NULL; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions_signed_in[i], staff != NULL);
  if (config == NULL)
    return;
  g_object_get (model, "opens", &opens, "closes", &closes, NULL);
  hours = foyer_format_hours (opens, closes, config->zone);
  gtk_label_set_text (self->hours_label, hours);
  /* A manager may open the hall on a day without hours. */
  gtk_widget_set_visible (GTK_WIDGET (self->hours_label),
                          opens != closes ||
                              foyer_hall_model_get_state (model) == FOYER_HALL_CLOSED);
  foyer_state_pill_set_state (self->hall_pill,
                              foyer_hall_states[foyer_hall_model_get_state (model)]);
  foyer_manager_window_show_now (self);
}

static void
reload_cb (gpointer data)
{
  FOYER_MANAGER_WINDOW (data)->reload = 0;
  foyer_manager_window_load_report (data);
}

static void
hall_changed_cb (FoyerManagerWindow *self)
{
  foyer_manager_window_show_now (self);
  if (self->reload == 0 && foyer_window_context_get_session (self->context) != NULL)
    self->reload = g_timeout_add_once (REPORT_PAUSE_S * 1000, reload_cb, self);
}

static void
signed_in_cb (FoyerManagerWindow *self)
{
  const FoyerSession *session = foyer_window_context_get_session (self->context);

  if (!foyer_access_may (session->role, "report.day"))
    {
      foyer_window_context_take_session (self->context, NULL);
      foyer_sign_in_page_show_error (self->sign_in_page,
                                     _ ("This window is for managers and duty managers."));
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "work");
  update_hall (self);
  foyer_manager_window_load_report (self);
  foyer_manager_window_load_callbacks (self);
}

static void
sign_out_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerManagerWindow *self = FOYER_MANAGER_WINDOW (widget);

  g_clear_handle_id (&self->reload, g_source_remove);
  g_clear_pointer (&self->callbacks, json_array_unref);
  foyer_window_context_take_session (self->context, NULL);
  gtk_stack_set_visible_child_name (self->stack, "sign-in");
  foyer_sign_in_page_reset (self->sign_in_page);
  update_hall (self);
}

static void
announce_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (
      foyer_announce_window_new (GTK_WINDOW (widget), FOYER_MANAGER_WINDOW (widget)->context)));
}

static void
set_context (FoyerManagerWindow *self, FoyerWindowContext *context)
{
  static const char *const followed[] = { "notify::hall-state", "notify::opens", "notify::closes",
                                          "notify::fault", "notify::revision" };
  FoyerHallModel *model = foyer_window_context_get_model (context);

  self->context = g_object_ref (context);
  foyer_sign_in_page_set_context (self->sign_in_page, context);
  foyer_sign_in_page_set_hint (self->sign_in_page, FOYER_ROLE_DUTY_MANAGER, 0);
  g_object_bind_property (context, "audible", self->voice_warning, "audible",
                          G_BINDING_SYNC_CREATE);
  foyer_screen_warning_follow (self->screen_warning,
                               foyer_engine_get_path (foyer_window_context_get_engine (context)));
  g_object_bind_property (context, "voice-reason", self->voice_warning, "reason",
                          G_BINDING_SYNC_CREATE);
  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (model, followed[i], G_CALLBACK (update_hall), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "changed", G_CALLBACK (hall_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::audible", G_CALLBACK (foyer_manager_window_show_now),
                           self, G_CONNECT_SWAPPED);
  self->lists = foyer_day_lists_model_new (foyer_window_context_get_engine (context));
  g_signal_connect_object (model, "notify::hall-state", G_CALLBACK (foyer_day_lists_model_reload),
                           self->lists, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lists, "changed", G_CALLBACK (foyer_manager_window_show_now), self,
                           G_CONNECT_SWAPPED);
  foyer_emergency_bar_set_context (self->emergency_bar, context);
  g_signal_connect_object (self->emergency_bar, "notify::active",
                           G_CALLBACK (foyer_manager_window_show_now), self, G_CONNECT_SWAPPED);
  foyer_manager_window_begin_calls (self);
  foyer_manager_window_bind_counters (self);
  update_hall (self);
}

static void
foyer_manager_window_constructed (GObject *object)
{
  FoyerManagerWindow *self = FOYER_MANAGER_WINDOW (object);

  G_OBJECT_CLASS (foyer_manager_window_parent_class)->constructed (object);
  foyer_common_ignore_key_repeat (GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->sign_in_page));
}

static void
foyer_manager_window_set_property (GObject *object,
                                   guint property_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  if (property_id == CONTEXT)
    set_context (FOYER_MANAGER_WINDOW (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
foyer_manager_window_dispose (GObject *object)
{
  FoyerManagerWindow *self = FOYER_MANAGER_WINDOW (object);

  g_cancellable_cancel (self->questions);
  g_clear_object (&self->questions);
  g_clear_handle_id (&self->wake, g_source_remove);
  g_clear_handle_id (&self->reload, g_source_remove);
  foyer_manager_window_end_calls (self);
  if (self->context != NULL)
    {
      g_signal_handlers_disconnect_by_data (foyer_manager_window_get_model (self), self);
      g_signal_handlers_disconnect_by_data (self->context, self);
      g_signal_handlers_disconnect_by_data (self->emergency_bar, self);
      gtk_flow_box_bind_model (self->counters_box, NULL, NULL, NULL, NULL);
    }
  if (self->lists != NULL)
    g_signal_handlers_disconnect_by_data (self->lists, self);
  g_clear_object (&self->lists);
  g_clear_object (&self->context);
  g_clear_pointer (&self->report, json_object_unref);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (foyer_manager_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  static const FoyerTemplateChild children[] = {
#define CHILD(name) { #name, G_STRUCT_OFFSET (FoyerManagerWindow, name) }
    CHILD (window_title),
    CHILD (hall_pill),
    CHILD (hours_label),
    CHILD (emergency_bar),
    CHILD (voice_warning),
    CHILD (screen_warning),
    CHILD (toasts),
    CHILD (stack),
    CHILD (sign_in_page),
    CHILD (sentence_label),
    CHILD (waiting_value),
    CHILD (waiting_detail),
    CHILD (counters_value),
    CHILD (counters_detail),
    CHILD (suspended_value),
    CHILD (suspended_detail),
    CHILD (end_caption),
    CHILD (end_value),
    CHILD (end_detail),
    CHILD (counters_box),
    CHILD (alerts_list),
    CHILD (exceptions_list),
    CHILD (figures_list),
#undef CHILD
    { NULL, 0 },
  };
  static const FoyerTemplateCallback callbacks[] = {
    { "signed_in_cb", G_CALLBACK (signed_in_cb) },
    { NULL, NULL },
  };

  foyer_common_bind_template (
      widget_class, "/io/github/foyerhall/Foyer/ui/manager/manager-window.ui", children, callbacks);
}

static void
foyer_manager_window_class_init (FoyerManagerWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const FoyerTemplateAction actions[] = {
    { "manager.announce", NULL, announce_cb, GDK_KEY_b, GDK_CONTROL_MASK, NULL },
    { "manager.hall", "s", foyer_manager_window_change_hall, 0, 0, NULL },
    { "manager.export", NULL, foyer_manager_window_export, GDK_KEY_e, GDK_CONTROL_MASK, NULL },
    { "manager.day", "s", foyer_manager_window_day, GDK_KEY_l, GDK_CONTROL_MASK, "" },
    { "manager.sign-out", NULL, sign_out_cb, 0, 0, NULL },
    { NULL },
  };

  foyer_common_init ();
  g_resources_register (foyer_manager_get_resource ());
  g_type_ensure (FOYER_TYPE_EMERGENCY_BAR);
  object_class->constructed = foyer_manager_window_constructed;
  object_class->set_property = foyer_manager_window_set_property;
  object_class->dispose = foyer_manager_window_dispose;
  properties[CONTEXT] =
      g_param_spec_object ("context", NULL, NULL, FOYER_TYPE_WINDOW_CONTEXT,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  bind_template (widget_class);
  foyer_manager_window_install_calls (widget_class);
  foyer_common_install_actions (widget_class, actions);
}

static void
foyer_manager_window_init (FoyerManagerWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->questions = g_cancellable_new ();
}

GtkWidget *
foyer_manager_window_new (GtkApplication *application, FoyerWindowContext *context)
{
  GtkWidget *self = g_object_new (FOYER_TYPE_MANAGER_WINDOW, "application", application, "context",
                                  context, NULL);

  foyer_common_set_shortcuts (GTK_APPLICATION_WINDOW (self),
                              "/io/github/foyerhall/Foyer/ui/manager/manager-shortcuts.ui");
  return self;
}
