/* The studio's microphone: its level, takes, and what becomes of them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "voice/foyer-devices.h"
#include "window/common/foyer-common.h"
#include "window/studio/foyer-studio-window-private.h"

/* Softer than this the level shows nothing. */
#define FLOOR_DB -60.0

static void
level_cb (FoyerStudioWindow *self, double peak_db, double loudness)
{
  gtk_level_bar_set_value (self->level_bar, CLAMP (1 - peak_db / FLOOR_DB, 0, 1));
}

static void
show_microphone (FoyerStudioWindow *self)
{
  gboolean listening, recording;
  g_autofree char *problem = NULL;

  g_object_get (self->recorder, "listening", &listening, "recording", &recording, "problem",
                &problem, NULL);
  gtk_label_set_text (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
  if (!listening)
    gtk_level_bar_set_value (self->level_bar, 0);
  gtk_button_set_label (GTK_BUTTON (self->record_button),
                        recording ? _ ("_Stop (Space)") : _ ("_Record (Space)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->record_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  recording ? _ ("Stop") : _ ("Record"), -1);
  foyer_studio_window_update (self);
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerStudioWindow) self = data;
  g_autoptr (GPtrArray) devices = foyer_devices_list_finish (result, NULL);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  if (self->recorder == NULL)
    return;
  g_ptr_array_set_size (self->microphones, 0);
  g_ptr_array_add (self->microphones, g_strdup (""));
  gtk_string_list_append (titles, _ ("The one the system uses"));
  for (guint i = 0; devices != NULL && i < devices->len; i++)
    {
      const FoyerDevice *device = g_ptr_array_index (devices, i);

      g_ptr_array_add (self->microphones, g_strdup (device->name));
      gtk_string_list_append (titles, device->title);
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->microphone_row, G_LIST_MODEL (titles));
  self->filling = FALSE;
}

void
foyer_studio_window_start_microphone (FoyerStudioWindow *self)
{
  if (self->recorder != NULL)
    return;
  self->recorder = foyer_recorder_new ();
  g_signal_connect_object (self->recorder, "level", G_CALLBACK (level_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->recorder, "notify", G_CALLBACK (show_microphone), self,
                           G_CONNECT_SWAPPED);
  foyer_recorder_open (self->recorder, NULL);
  foyer_devices_list_async (FOYER_DEVICE_MICROPHONE, self->cancellable, listed_cb,
                            g_object_ref (self));
  show_microphone (self);
}

void
foyer_studio_window_choose_microphone (FoyerStudioWindow *self)
{
  guint position = adw_combo_row_get_selected (self->microphone_row);
  const char *name;

  if (self->filling || self->recorder == NULL || position >= self->microphones->len)
    return;
  name = g_ptr_array_index (self->microphones, position);
  foyer_recorder_open (self->recorder, *name != '\0' ? name : NULL);
}

void
foyer_studio_window_drop_take (FoyerStudioWindow *self)
{
  g_clear_pointer (&self->take, foyer_take_free);
  gtk_label_set_text (self->take_label, _ ("Nothing recorded now. Press the space bar, read the "
                                           "word aloud, and press it again."));
}

static void
show_take (FoyerStudioWindow *self)
{
  const char *fault = foyer_take_describe_fault (self->take->fault);
  g_autofree char *figures = NULL, *text = NULL;

  if (self->take->clip != NULL)
    /* Translators: a length in seconds; the loudness of what was recorded */
    figures = g_strdup_printf (_ ("%.2f s after trimming; %.0f LUFS before levelling."),
                               self->take->seconds, self->take->loudness);
  text = g_strjoin (" ", figures != NULL ? figures : "", fault != NULL ? fault : _ ("A good take."),
                    NULL);
  gtk_label_set_text (self->take_label, g_strstrip (text));
}

void
foyer_studio_window_toggle_recording (FoyerStudioWindow *self)
{
  gboolean recording;
  g_autoptr (GArray) sound = NULL;

  if (foyer_studio_window_get_word (self) == NULL || self->recorder == NULL)
    return;
  g_object_get (self->recorder, "recording", &recording, NULL);
  if (!recording)
    {
      foyer_studio_window_drop_take (self);
      if (foyer_recorder_start (self->recorder))
        gtk_label_set_text (self->take_label, _ ("Recording…"));
      else
        gtk_label_set_text (self->take_label, _ ("No sound comes in from the microphone."));
      foyer_studio_window_update (self);
      return;
    }
  sound = foyer_recorder_stop (self->recorder);
  foyer_studio_window_drop_take (self);
  if (sound != NULL)
    {
      self->take = foyer_take_new (sound);
      show_take (self);
    }
  foyer_studio_window_update (self);
}

static void
play (FoyerStudioWindow *self, const GArray *sound)
{
  g_autoptr (FoyerMessage) message = foyer_message_new_sound (sound);

  message->chime = FALSE;
  foyer_listener_play (&self->listener, message, NULL, NULL);
}

/* The new take, else what is kept. */
void
foyer_studio_window_play_take (FoyerStudioWindow *self)
{
  const FoyerStudioWord *word = foyer_studio_window_get_word (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) kept = NULL;

  if (self->take != NULL && self->take->clip != NULL)
    play (self, self->take->clip);
  else if (word != NULL && word->recorded)
    {
      kept = foyer_studio_load_clip (self->studio, word->token, &error);
      if (kept != NULL)
        play (self, kept);
      else
        foyer_common_show_toast (self->toasts, error->message);
    }
}

static void
synthesised_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerStudioWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sound = foyer_studio_synthesise_finish (result, &error);

  if (self->context == NULL)
    return;
  if (sound != NULL)
    play (self, sound);
  else
    foyer_common_show_toast (self->toasts, error->message);
}

void
foyer_studio_window_compare (FoyerStudioWindow *self)
{
  const FoyerStudioWord *word = foyer_studio_window_get_word (self);

  if (word != NULL)
    foyer_studio_synthesise_async (foyer_studio_get_language (self->studio), word->text,
                                   self->cancellable, synthesised_cb, g_object_ref (self));
}

void
foyer_studio_window_keep (FoyerStudioWindow *self)
{
  const FoyerStudioWord *word = foyer_studio_window_get_word (self);
  g_autoptr (GError) error = NULL;
  guint position;

  if (word == NULL || self->take == NULL || self->take->clip == NULL)
    return;
  if (!foyer_studio_keep (self->studio, word->token, self->take->clip, &error))
    {
      foyer_common_show_toast (self->toasts, error->message);
      return;
    }
  g_ptr_array_find (self->words, word, &position);
  foyer_studio_window_drop_take (self);
  if (self->listener.packs != NULL)
    foyer_voice_packs_reload (self->listener.packs, NULL);
  foyer_studio_window_list_words (self, position, TRUE);
}

void
foyer_studio_window_discard (FoyerStudioWindow *self)
{
  const FoyerStudioWord *word = foyer_studio_window_get_word (self);
  g_autoptr (GError) error = NULL;
  guint position;

  if (word == NULL)
    return;
  if (self->take != NULL)
    {
      foyer_studio_window_drop_take (self);
      foyer_studio_window_update (self);
      return;
    }
  g_ptr_array_find (self->words, word, &position);
  if (!foyer_studio_discard (self->studio, word->token, &error))
    foyer_common_show_toast (self->toasts, error->message);
  if (self->listener.packs != NULL)
    foyer_voice_packs_reload (self->listener.packs, NULL);
  foyer_studio_window_list_words (self, position, FALSE);
}
