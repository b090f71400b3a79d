/* The voice studio: any phrase heard, and a voice recorded word by word. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/studio/foyer-studio-window-private.h"

#include <glib/gi18n-lib.h>

#include "foyer-studio-resources.h"
#include "voice/foyer-compose.h"
#include "voice/foyer-studio-copy.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-label.h"

G_DEFINE_FINAL_TYPE (FoyerStudioWindow, foyer_studio_window, ADW_TYPE_APPLICATION_WINDOW)

/* The list of words */

static guint
get_position (FoyerStudioWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->words_list);

  return row != NULL ? (guint) gtk_list_box_row_get_index (row) : G_MAXUINT;
}

const FoyerStudioWord *
foyer_studio_window_get_word (FoyerStudioWindow *self)
{
  guint position = get_position (self);

  return self->words != NULL && position < self->words->len
             ? g_ptr_array_index (self->words, position)
             : NULL;
}

static FoyerLanguage
get_language (FoyerStudioWindow *self)
{
  return self->studio != NULL ? (FoyerLanguage) foyer_studio_get_language (self->studio)
                              : FOYER_LANGUAGE_ZH;
}

G_STATIC_ASSERT ((int) FOYER_VOICE_ZH == (int) FOYER_LANGUAGE_ZH);
G_STATIC_ASSERT ((int) FOYER_VOICE_KO == (int) FOYER_LANGUAGE_KO);
G_STATIC_ASSERT ((int) FOYER_VOICE_EN == (int) FOYER_LANGUAGE_EN);

static GtkWidget *
create_row (FoyerStudioWindow *self, const FoyerStudioWord *word)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *text = gtk_label_new (NULL), *state = gtk_label_new (NULL);

  foyer_label_set_text_in (GTK_LABEL (text), get_language (self), word->text);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), text);
  gtk_label_set_text (GTK_LABEL (state), word->recorded ? _ ("recorded") : _ ("missing"));
  gtk_widget_add_css_class (state, word->recorded ? "dim-label" : "missing");
  gtk_box_append (GTK_BOX (box), state);
  return box;
}

static guint
find_missing (GPtrArray *words, guint from)
{
  for (guint i = 0; i < words->len; i++)
    {
      guint position = (from + i) % words->len;

      if (!((const FoyerStudioWord *) g_ptr_array_index (words, position))->recorded)
        return position;
    }
  return MIN (from, words->len - 1);
}

void
foyer_studio_window_list_words (FoyerStudioWindow *self, guint position, gboolean missing)
{
  GtkWidget *child;
  guint n_recorded = 0;
  g_autofree char *progress = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->words_list))) != NULL)
    gtk_list_box_remove (self->words_list, child);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  self->words = foyer_studio_list_words (self->studio, NULL);
  for (guint i = 0; i < self->words->len; i++)
    {
      const FoyerStudioWord *word = g_ptr_array_index (self->words, i);

      n_recorded += word->recorded ? 1 : 0;
      gtk_list_box_append (self->words_list, create_row (self, word));
    }
  progress = n_recorded == self->words->len
                 ? g_strdup (_ ("Complete: this voice can speak every call."))
                 : g_strdup_printf (_ ("%u of %u recorded; calls with a missing word are spoken by "
                                       "synthesis"),
                                    n_recorded, self->words->len);
  gtk_label_set_text (self->progress_label, progress);
  if (missing)
    position = find_missing (self->words, position);
  gtk_list_box_select_row (self->words_list,
                           gtk_list_box_get_row_at_index (self->words_list, (int) position));
  foyer_studio_window_update (self);
}

static void
word_chosen_cb (FoyerStudioWindow *self)
{
  const FoyerStudioWord *word = foyer_studio_window_get_word (self);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->words_list);

  if (word == NULL)
    return;
  foyer_label_set_text_in (self->word_label, get_language (self), word->text);
  gtk_label_set_text (self->token_label, word->token);
  foyer_studio_window_drop_take (self);
  foyer_studio_window_update (self);
  /* What comes after a kept word must be seen without scrolling. */
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

void
foyer_studio_window_update (FoyerStudioWindow *self)
{
  const FoyerStudioWord *word = foyer_studio_window_get_word (self);
  gboolean has_clip = self->take != NULL && self->take->clip != NULL;
  gboolean listening = FALSE, recording = FALSE;

  if (self->recorder != NULL)
    g_object_get (self->recorder, "listening", &listening, "recording", &recording, NULL);
  gtk_widget_set_sensitive (self->record_button, word != NULL && listening);
  gtk_widget_set_sensitive (self->play_button,
                            !recording && (has_clip || (word != NULL && word->recorded)));
  gtk_widget_set_sensitive (self->compare_button, !recording && word != NULL);
  gtk_widget_set_sensitive (self->keep_button, !recording && has_clip);
  gtk_widget_set_sensitive (self->discard_button,
                            !recording && (self->take != NULL || (word != NULL && word->recorded)));
  if (word != NULL && word->recorded && self->take == NULL && !recording)
    gtk_label_set_text (self->take_label, _ ("This word is recorded. Record it again to replace "
                                             "it."));
}

/* Which voice */

static void
other_voice_cb (FoyerStudioWindow *self)
{
  foyer_studio_window_list_voices (self);
  gtk_stack_set_visible_child_name (self->record_stack, "voice");
}

/* The folder */

static void
show_folder_cb (FoyerStudioWindow *self)
{
  g_autofree char *uri = g_filename_to_uri (foyer_studio_get_folder (self->studio), NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

static void
copied_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerStudioWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = foyer_studio_copy_finish (result, &error), *sentence = NULL;

  if (self->context == NULL)
    return;
  if (path != NULL)
    /* Translators: %s is the path of a folder */
    sentence = g_strdup_printf (_ ("The voice was copied to %s."), path);
  foyer_common_show_toast (self->toasts, path != NULL ? sentence : error->message);
}

static void
folder_chosen_cb (GtkNativeDialog *chooser, int response, gpointer data)
{
  g_autoptr (FoyerStudioWindow) self = data;
  g_autoptr (GFile) folder = NULL;

  if (response == GTK_RESPONSE_ACCEPT && self->studio != NULL)
    {
      folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      foyer_studio_copy_async (foyer_studio_get_folder (self->studio), folder, self->cancellable,
                               copied_cb, g_object_ref (self));
    }
  g_object_unref (chooser);
}

static void
copy_cb (FoyerStudioWindow *self)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Copy the voice into a folder"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Copy here"), NULL);

  g_signal_connect (chooser, "response", G_CALLBACK (folder_chosen_cb), g_object_ref (self));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* The window */

static gboolean
key_cb (FoyerStudioWindow *self, guint key, guint code, GdkModifierType modifiers)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean records = self->studio != NULL &&
                     g_str_equal (gtk_stack_get_visible_child_name (self->stack), "record") &&
                     g_str_equal (gtk_stack_get_visible_child_name (self->record_stack), "words");

  if (!records || GTK_IS_EDITABLE (focus) || (modifiers & gtk_accelerator_get_default_mod_mask ()))
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_space:
      foyer_studio_window_toggle_recording (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_p:
      foyer_studio_window_play_take (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_s:
      foyer_studio_window_compare (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      foyer_studio_window_keep (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
foyer_studio_window_dispose (GObject *object)
{
  FoyerStudioWindow *self = FOYER_STUDIO_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  foyer_listener_clear (&self->listener);
  if (self->recorder != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->recorder, self);
      foyer_recorder_close (self->recorder);
    }
  g_clear_object (&self->recorder);
  g_clear_object (&self->context);
  g_clear_pointer (&self->take, foyer_take_free);
  g_clear_pointer (&self->studio, foyer_studio_free);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->microphones, g_ptr_array_unref);
  G_OBJECT_CLASS (foyer_studio_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  static const FoyerTemplateChild children[] = {
#define CHILD(name) { #name, G_STRUCT_OFFSET (FoyerStudioWindow, name) }
    CHILD (toasts),
    CHILD (stack),
    CHILD (record_stack),
    CHILD (language_row),
    CHILD (microphone_row),
    CHILD (name_row),
    CHILD (license_row),
    CHILD (open_button),
    CHILD (progress_label),
    CHILD (word_label),
    CHILD (token_label),
    CHILD (take_label),
    CHILD (problem_label),
    CHILD (folder_label),
    CHILD (words_list),
    CHILD (level_bar),
    CHILD (record_button),
    CHILD (play_button),
    CHILD (compare_button),
    CHILD (keep_button),
    CHILD (discard_button),
    CHILD (kind_row),
    CHILD (spoken_row),
    CHILD (number_row),
    CHILD (text_row),
    CHILD (counter_row),
    CHILD (counter_spin),
    CHILD (words_label),
    CHILD (say_button),
    CHILD (begun_group),
    CHILD (begun_list),
#undef CHILD
    { NULL, 0 },
  };
  static const FoyerTemplateCallback callbacks[] = {
    { "open_cb", G_CALLBACK (foyer_studio_window_begin_voice) },
    { "continue_cb", G_CALLBACK (foyer_studio_window_continue_voice) },
    { "other_voice_cb", G_CALLBACK (other_voice_cb) },
    { "word_chosen_cb", G_CALLBACK (word_chosen_cb) },
    { "record_cb", G_CALLBACK (foyer_studio_window_toggle_recording) },
    { "play_cb", G_CALLBACK (foyer_studio_window_play_take) },
    { "compare_cb", G_CALLBACK (foyer_studio_window_compare) },
    { "keep_cb", G_CALLBACK (foyer_studio_window_keep) },
    { "discard_cb", G_CALLBACK (foyer_studio_window_discard) },
    { "copy_cb", G_CALLBACK (copy_cb) },
    { "show_folder_cb", G_CALLBACK (show_folder_cb) },
    { "say_cb", G_CALLBACK (foyer_studio_window_say) },
    { NULL, NULL },
  };

  foyer_common_bind_template (widget_class, "/io/github/foyerhall/Foyer/ui/studio/studio-window.ui",
                              children, callbacks);
}

static void
foyer_studio_window_class_init (FoyerStudioWindowClass *klass)
{
  foyer_common_init ();
  g_resources_register (foyer_studio_get_resource ());
  G_OBJECT_CLASS (klass)->dispose = foyer_studio_window_dispose;
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
foyer_studio_window_init (FoyerStudioWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (GtkStringList) languages = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->microphones = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < FOYER_N_LANGUAGES; i++)
    gtk_string_list_append (languages, foyer_language_get_name ((FoyerLanguage) i));
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (languages));
  foyer_studio_window_fill_listen (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  foyer_common_ignore_key_repeat (GTK_WIDGET (self));
}

GtkWidget *
foyer_studio_window_new (GtkApplication *application, FoyerWindowContext *context)
{
  FoyerStudioWindow *self =
      g_object_new (FOYER_TYPE_STUDIO_WINDOW, "application", application, NULL);
  const struct
  {
    gpointer object;
    const char *signal;
  } followed[] = {
    { self->kind_row, "notify::selected" },  { self->spoken_row, "notify::selected" },
    { self->number_row, "changed" },         { self->text_row, "changed" },
    { self->counter_spin, "value-changed" },
  };

  self->context = g_object_ref (context);
  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (followed[i].object, followed[i].signal,
                             G_CALLBACK (foyer_studio_window_update_listen), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->microphone_row, "notify::selected",
                           G_CALLBACK (foyer_studio_window_choose_microphone), self,
                           G_CONNECT_SWAPPED);
  foyer_studio_window_update_listen (self);
  foyer_studio_window_list_voices (self);
  foyer_studio_window_drop_take (self);
  return GTK_WIDGET (self);
}
