/* The studio's page on which a voice is begun, or one that was begun is gone on with. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "voice/foyer-compose.h"
#include "voice/foyer-studio-begun.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-label.h"
#include "window/studio/foyer-studio-window-private.h"

/* "zh-li": the language, and what of the name a folder can be called. */
static char *
make_id (FoyerVoiceLanguage language, const char *name)
{
  g_autofree char *plain = g_str_to_ascii (name, "C");
  GString *id = g_string_new (foyer_voice_language_code (language));
  gboolean gap = TRUE;

  for (const char *c = plain; *c != '\0' && id->len < 40; c++)
    if (g_ascii_isalnum (*c))
      {
        if (gap)
          g_string_append_c (id, '-');
        g_string_append_c (id, g_ascii_tolower (*c));
        gap = FALSE;
      }
    else
      gap = TRUE;
  if (id->len == 2)
    g_string_append_printf (id, "-voice-%08x", g_str_hash (name));
  return g_string_free (id, FALSE);
}

static void
prefer_voice (FoyerStudioWindow *self, FoyerVoiceLanguage language, const char *id)
{
  FoyerVoicePacksOptions options = { .folders = NULL };

  options.chosen[language] = id;
  foyer_listener_clear (&self->listener);
  self->listener.packs = foyer_voice_packs_new (&options);
}

/* Takes STUDIO. */
static void
open_voice (FoyerStudioWindow *self, FoyerStudio *studio, const char *id)
{
  g_clear_pointer (&self->studio, foyer_studio_free);
  self->studio = studio;
  gtk_label_set_text (self->folder_label, foyer_studio_get_folder (studio));
  prefer_voice (self, foyer_studio_get_language (studio), id);
  gtk_stack_set_visible_child_name (self->record_stack, "words");
  foyer_studio_window_start_microphone (self);
  foyer_studio_window_list_words (self, 0, TRUE);
}

void
foyer_studio_window_begin_voice (FoyerStudioWindow *self)
{
  const FoyerVoiceLanguage language =
      (FoyerVoiceLanguage) adw_combo_row_get_selected (self->language_row);
  g_autofree char *name =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
  const char *license = gtk_editable_get_text (GTK_EDITABLE (self->license_row));
  g_autofree char *home = foyer_studio_get_home (), *id = make_id (language, name);
  g_autoptr (GError) error = NULL;
  FoyerStudio *studio =
      *name != '\0' ? foyer_studio_open (home, id, language, name, license, &error) : NULL;

  if (studio != NULL)
    open_voice (self, studio, id);
  else
    foyer_common_show_toast (self->toasts,
                             error != NULL ? error->message : _ ("Say whose voice this is."));
}

void
foyer_studio_window_continue_voice (FoyerStudioWindow *self, GtkListBoxRow *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), "id");
  g_autofree char *home = foyer_studio_get_home ();
  g_autoptr (GError) error = NULL;
  FoyerStudio *studio = foyer_studio_open (home, id, 0, NULL, NULL, &error);

  if (studio != NULL)
    open_voice (self, studio, id);
  else
    foyer_common_show_toast (self->toasts, error->message);
}

static GtkWidget *
create_row (const FoyerBegunVoice *voice)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *name = g_markup_escape_text (voice->name, -1);
  /* Translators: a language, and how many words of it are recorded */
  g_autofree char *progress = g_strdup_printf (
      _ ("%s, %u of %u words recorded"), foyer_language_get_name ((FoyerLanguage) voice->language),
      voice->n_recorded, voice->n_words);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), progress);
  gtk_widget_add_css_class (image, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), image);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _ ("Go on with this voice (Return)"));
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (voice->id), g_free);
  return row;
}

void
foyer_studio_window_list_voices (FoyerStudioWindow *self)
{
  g_autofree char *home = foyer_studio_get_home ();
  g_autoptr (GPtrArray) voices = foyer_studio_list_begun (home);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->begun_list))) != NULL)
    gtk_list_box_remove (self->begun_list, child);
  for (guint i = 0; i < voices->len; i++)
    gtk_list_box_append (self->begun_list, create_row (g_ptr_array_index (voices, i)));
  gtk_widget_set_visible (self->begun_group, voices->len > 0);
}
