/* The loudspeaker of this station: which one, how loud, and whether anybody hears it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/voice/foyer-loudspeaker-window.h"

#include <glib/gi18n-lib.h>

#include "foyer-voice-resources.h"
#include "voice/foyer-devices.h"
#include "window/common/foyer-common.h"
#include "window/voice/foyer-listen.h"

#define DEVICE_KEY "loudspeaker"
#define GAIN_KEY   "loudspeaker-gain"

struct _FoyerLoudspeakerWindow
{
  AdwWindow parent_instance;
  AdwComboRow *device_row;
  GtkScale *volume_scale;
  AdwActionRow *state_row, *voices_row, *test_row;
  GtkImage *state_image;

  GSettings *settings;
  FoyerStation *station; /* or %NULL */
  FoyerVoiceLanguage language;
  FoyerListener listener;
  FoyerDeviceWatch *watch;
  GCancellable *cancellable;
  GPtrArray *names; /* of the devices shown; the first is "" */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (FoyerLoudspeakerWindow, foyer_loudspeaker_window, ADW_TYPE_WINDOW)

/* The devices */

static char *
describe (const FoyerDevice *device)
{
  if (device->is_dummy)
    /* Translators: %s is the name of a sound device */
    return g_strdup_printf (_ ("%s (nobody hears it)"), device->title);
  return g_strdup (device->title);
}

static void list_devices (FoyerLoudspeakerWindow *self);

static gboolean
came_cb (gpointer data)
{
  FoyerLoudspeakerWindow *self = g_weak_ref_get (data);

  if (self == NULL)
    return G_SOURCE_REMOVE;
  if (self->settings != NULL)
    list_devices (self);
  g_object_unref (self);
  return G_SOURCE_REMOVE;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static GWeakRef *
weak_ref_new (gpointer object)
{
  GWeakRef *reference = g_new0 (GWeakRef, 1);

  g_weak_ref_init (reference, object);
  return reference;
}

/* On any thread. */
static void
added_cb (gpointer data)
{
  g_autoptr (GObject) self = g_weak_ref_get (data);

  if (self != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT, came_cb, weak_ref_new (self), weak_ref_free);
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerLoudspeakerWindow) self = data;
  g_autoptr (GPtrArray) devices = foyer_devices_list_finish (result, NULL);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autofree char *chosen = NULL;
  guint position = 0;

  if (self->settings == NULL)
    return;
  chosen = g_settings_get_string (self->settings, DEVICE_KEY);
  g_ptr_array_set_size (self->names, 0);
  g_ptr_array_add (self->names, g_strdup (""));
  gtk_string_list_append (titles, _ ("The one the system uses"));
  for (guint i = 0; devices != NULL && i < devices->len; i++)
    {
      const FoyerDevice *device = g_ptr_array_index (devices, i);

      if (g_strcmp0 (device->name, chosen) == 0)
        position = self->names->len;
      g_ptr_array_add (self->names, g_strdup (device->name));
      gtk_string_list_take (titles, describe (device));
    }
  if (*chosen != '\0' && position == 0)
    {
      position = self->names->len;
      g_ptr_array_add (self->names, g_strdup (chosen));
      /* Translators: %s is the name of a sound device */
      gtk_string_list_take (titles, g_strdup_printf (_ ("%s (not there now)"), chosen));
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->device_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->device_row, position);
  self->filling = FALSE;
  /* Only now: the listing has started GStreamer, on its own thread. */
  if (devices != NULL && self->watch == NULL)
    self->watch = foyer_device_watch_start (FOYER_DEVICE_LOUDSPEAKER, added_cb, weak_ref_new (self),
                                            weak_ref_free);
}

static void
list_devices (FoyerLoudspeakerWindow *self)
{
  foyer_devices_list_async (FOYER_DEVICE_LOUDSPEAKER, self->cancellable, listed_cb,
                            g_object_ref (self));
}

static void
device_chosen_cb (FoyerLoudspeakerWindow *self)
{
  guint position = adw_combo_row_get_selected (self->device_row);

  if (!self->filling && position < self->names->len)
    g_settings_set_string (self->settings, DEVICE_KEY, g_ptr_array_index (self->names, position));
}

/* Testing, and what is known */

static void
tested_cb (const FoyerAnnounced *announced, gpointer data)
{
  FoyerLoudspeakerWindow *self = data;

  adw_action_row_set_subtitle (self->test_row, announced->as == FOYER_ANNOUNCED_SPOKEN
                                                   ? _ ("It was played. Did the hall hear it?")
                                               : announced->why != NULL ? announced->why
                                                                        : _ ("It was not played."));
}

static void
test_cb (FoyerLoudspeakerWindow *self)
{
  g_autoptr (FoyerMessage) message = foyer_message_new ();
  g_autofree char *device = g_settings_get_string (self->settings, DEVICE_KEY);

  foyer_message_add_call (message, self->language, FOYER_CALL_FIRST, "A015", 3, 0);
  message->gain_db = g_settings_get_int (self->settings, GAIN_KEY);
  adw_action_row_set_subtitle (self->test_row, _ ("Playing…"));
  foyer_listener_set_device (&self->listener, device);
  foyer_listener_play (&self->listener, message, tested_cb, self);
}

static void
show_state (FoyerLoudspeakerWindow *self)
{
  gboolean owner = FALSE, audible = FALSE;
  g_autofree char *reason = NULL, *problem = NULL;
  const char *title, *icon = "foyer-calling-symbolic";

  if (self->station != NULL)
    g_object_get (self->station, "owner", &owner, "audible", &audible, "reason", &reason, "problem",
                  &problem, NULL);
  if (self->station == NULL)
    title = _ ("Calls are not spoken by this PC");
  else if (!owner)
    title = _ ("Another program of this station speaks the calls");
  else if (audible)
    title = _ ("Calls are heard");
  else
    title = _ ("Nobody hears us: calls are on the board only");
  if (!owner || !audible)
    icon = "foyer-muted-symbolic";
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state_row), title);
  adw_action_row_set_subtitle (self->state_row, owner && reason != NULL ? reason : "");
  gtk_image_set_from_icon_name (self->state_image, icon);
  adw_action_row_set_subtitle (self->voices_row,
                               problem != NULL ? problem : _ ("Nothing is wrong with them."));
}

static void
foyer_loudspeaker_window_dispose (GObject *object)
{
  FoyerLoudspeakerWindow *self = FOYER_LOUDSPEAKER_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->watch, foyer_device_watch_stop);
  foyer_listener_clear (&self->listener);
  g_clear_object (&self->cancellable);
  if (self->station != NULL)
    g_signal_handlers_disconnect_by_data (self->station, self);
  g_clear_object (&self->station);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (foyer_loudspeaker_window_parent_class)->dispose (object);
}

static void
foyer_loudspeaker_window_finalize (GObject *object)
{
  g_ptr_array_unref (FOYER_LOUDSPEAKER_WINDOW (object)->names);
  G_OBJECT_CLASS (foyer_loudspeaker_window_parent_class)->finalize (object);
}

static void
foyer_loudspeaker_window_class_init (FoyerLoudspeakerWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  foyer_common_init ();
  g_resources_register (foyer_voice_get_resource ());
  G_OBJECT_CLASS (klass)->dispose = foyer_loudspeaker_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = foyer_loudspeaker_window_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/voice/loudspeaker-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerLoudspeakerWindow, device_row);
  gtk_widget_class_bind_template_child (widget_class, FoyerLoudspeakerWindow, volume_scale);
  gtk_widget_class_bind_template_child (widget_class, FoyerLoudspeakerWindow, test_row);
  gtk_widget_class_bind_template_child (widget_class, FoyerLoudspeakerWindow, state_row);
  gtk_widget_class_bind_template_child (widget_class, FoyerLoudspeakerWindow, state_image);
  gtk_widget_class_bind_template_child (widget_class, FoyerLoudspeakerWindow, voices_row);
  gtk_widget_class_bind_template_callback (widget_class, test_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
foyer_loudspeaker_window_init (FoyerLoudspeakerWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->names = g_ptr_array_new_with_free_func (g_free);
}

static char *
format_gain (GtkScale *scale, double value, gpointer data)
{
  /* Translators: loudness against the hall's own, in decibels */
  return g_strdup_printf (_ ("%+d dB"), (int) value);
}

GtkWidget *
foyer_loudspeaker_window_new (GtkWindow *parent,
                              GSettings *settings,
                              FoyerStation *station,
                              FoyerVoiceLanguage language)
{
  FoyerLoudspeakerWindow *self =
      g_object_new (FOYER_TYPE_LOUDSPEAKER_WINDOW, "transient-for", parent, "modal", TRUE,
                    "destroy-with-parent", TRUE, NULL);
  GtkAdjustment *volume = gtk_range_get_adjustment (GTK_RANGE (self->volume_scale));

  self->settings = g_object_ref (settings);
  self->language = language;
  gtk_scale_set_format_value_func (self->volume_scale, format_gain, NULL, NULL);
  gtk_scale_add_mark (self->volume_scale, 0, GTK_POS_BOTTOM, NULL);
  g_settings_bind (settings, GAIN_KEY, volume, "value", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->device_row, "notify::selected", G_CALLBACK (device_chosen_cb),
                           self, G_CONNECT_SWAPPED);
  g_set_object (&self->station, station);
  if (station != NULL)
    g_signal_connect_object (station, "notify", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  show_state (self);
  list_devices (self);
  return GTK_WIDGET (self);
}
