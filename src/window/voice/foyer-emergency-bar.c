/* The bar that says that an emergency is being announced, and stops it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/voice/foyer-emergency-bar.h"

#include <glib/gi18n-lib.h>

#include "window/common/foyer-guard.h"

struct _FoyerEmergencyBar
{
  GtkWidget parent_instance;
  FoyerWindowContext *context;
  GtkWidget *label, *button;
  FoyerGuard stopping;
  gboolean active;
  gboolean asking, ask_again; /* one question at a time */
};

G_DEFINE_FINAL_TYPE (FoyerEmergencyBar, foyer_emergency_bar, GTK_TYPE_WIDGET)

enum
{
  ACTIVE = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void ask (FoyerEmergencyBar *self);

static void
set_active (FoyerEmergencyBar *self, gboolean active)
{
  if (active && !self->active)
    gtk_label_set_text (
        GTK_LABEL (self->label),
        _ ("An emergency is being announced, again and again until it is stopped."));
  gtk_widget_set_visible (GTK_WIDGET (self), active);
  if (self->active == active)
    return;
  self->active = active;
  g_object_notify_by_pspec (G_OBJECT (self), properties[ACTIVE]);
}

static gboolean
has_emergency (JsonObject *answer)
{
  JsonArray *rows = json_object_get_array_member (answer, "announcements");

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      if (g_strcmp0 (json_object_get_string_member_with_default (row, "kind", ""), "emergency") ==
          0)
        return TRUE;
    }
  return FALSE;
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerEmergencyBar) self = data;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, NULL);

  self->asking = FALSE;
  if (self->context == NULL)
    return;
  /* What cannot be read now is asked again at the next change. */
  if (answer != NULL)
    set_active (self, has_emergency (answer));
  if (self->ask_again)
    ask (self);
}

static void
ask (FoyerEmergencyBar *self)
{
  g_autoptr (FoyerCommand) command = NULL;

  self->ask_again = self->asking;
  if (self->asking)
    return;
  if (foyer_window_context_get_session (self->context) == NULL)
    {
      set_active (self, FALSE);
      return;
    }
  self->asking = TRUE;
  command = foyer_window_context_command (self->context, "announce.list");
  foyer_command_flag (command, "pending", TRUE);
  foyer_window_context_run_async (self->context, command, NULL, listed_cb, g_object_ref (self));
}

static void
committed_cb (FoyerEmergencyBar *self, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const FoyerEntry *entry = g_ptr_array_index (entries, i);

      if (g_str_has_prefix (entry->kind, "announcement."))
        {
          ask (self);
          return;
        }
    }
}

static void
stopped_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerEmergencyBar) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  foyer_guard_leave (&self->stopping);
  if (self->context == NULL)
    return;
  if (answer == NULL)
    gtk_label_set_text (GTK_LABEL (self->label), error->message);
  else
    ask (self);
}

static void
stop_cb (FoyerEmergencyBar *self)
{
  g_autoptr (FoyerCommand) command = NULL;

  if (!foyer_guard_enter (&self->stopping))
    return;
  command = foyer_window_context_command (self->context, "announce.stop");
  foyer_window_context_run_async (self->context, command, NULL, stopped_cb, g_object_ref (self));
}

static void
foyer_emergency_bar_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  if (property_id == ACTIVE)
    g_value_set_boolean (value, FOYER_EMERGENCY_BAR (object)->active);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
foyer_emergency_bar_dispose (GObject *object)
{
  FoyerEmergencyBar *self = FOYER_EMERGENCY_BAR (object);

  if (self->context != NULL)
    {
      g_signal_handlers_disconnect_by_data (foyer_window_context_get_engine (self->context), self);
      g_signal_handlers_disconnect_by_data (self->context, self);
    }
  g_clear_object (&self->context);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (foyer_emergency_bar_parent_class)->dispose (object);
}

static void
foyer_emergency_bar_class_init (FoyerEmergencyBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = foyer_emergency_bar_get_property;
  G_OBJECT_CLASS (klass)->dispose = foyer_emergency_bar_dispose;
  properties[ACTIVE] =
      g_param_spec_boolean ("active", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "foyer-emergency-bar");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
foyer_emergency_bar_init (FoyerEmergencyBar *self)
{
  const char *tip = _ ("Stops the announcement at once");
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 18);
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  self->button = gtk_button_new_with_mnemonic (_ ("_Stop the announcement"));
  gtk_widget_set_tooltip_text (self->button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Stop the announcement"), -1);
  gtk_widget_add_css_class (self->button, "stop-button");
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (stop_cb), self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
foyer_emergency_bar_set_context (FoyerEmergencyBar *self, FoyerWindowContext *context)
{
  g_set_object (&self->context, context);
  g_signal_connect_object (foyer_window_context_get_engine (context), "committed",
                           G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::signed-in", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  ask (self);
}

gboolean
foyer_emergency_bar_get_active (FoyerEmergencyBar *self)
{
  return self->active;
}
