/* The studio's page on which any phrase is heard in any language. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "voice/foyer-compose.h"
#include "window/common/foyer-label.h"
#include "window/studio/foyer-studio-window-private.h"

/* Kinds of the row, in its order; then come the notices. */
enum
{
  CALL,
  SECOND_CALL,
  LAST_CALL,
  HEARING_CALL,
  OTHER_COUNTER,
  TEXT,
  FIRST_NOTICE,
};

static const char *const kinds[] = {
  N_ ("Call"),
  N_ ("Second call"),
  N_ ("Last call"),
  N_ ("Call for somebody hard of hearing"),
  N_ ("To another counter, as theirs has paused"),
  N_ ("In your own words"),
  N_ ("Closing soon"),
  N_ ("Closing time"),
  N_ ("System fault"),
  N_ ("Works again"),
  N_ ("Evacuation"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == FIRST_NOTICE + FOYER_N_NOTICES);

static const FoyerCallKind call_kinds[] = {
  [CALL] = FOYER_CALL_FIRST,
  [SECOND_CALL] = FOYER_CALL_SECOND,
  [LAST_CALL] = FOYER_CALL_LAST,
  [HEARING_CALL] = FOYER_CALL_HEARING,
  [OTHER_COUNTER] = FOYER_CALL_REASSIGNED,
};

void
foyer_studio_window_fill_listen (FoyerStudioWindow *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) languages = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (titles, _ (kinds[i]));
  for (int i = 0; i < FOYER_N_LANGUAGES; i++)
    gtk_string_list_append (languages, foyer_language_get_name ((FoyerLanguage) i));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (titles));
  adw_combo_row_set_model (self->spoken_row, G_LIST_MODEL (languages));
}

/* (transfer full) */
static FoyerMessage *
compose (FoyerStudioWindow *self)
{
  const FoyerConfig *config =
      foyer_hall_model_get_config (foyer_window_context_get_model (self->context));
  const guint kind = adw_combo_row_get_selected (self->kind_row);
  const int language = (int) adw_combo_row_get_selected (self->spoken_row);
  const FoyerVoiceLanguage voice = foyer_compose_language (language);
  const guint counter = (guint) gtk_spin_button_get_value_as_int (self->counter_spin);
  const guint before = counter > 1 ? counter - 1 : 2;
  FoyerMessage *message = foyer_message_new ();

  message->chime = FALSE;
  message->hearing = kind == HEARING_CALL;
  if (kind < TEXT && config != NULL)
    foyer_compose_add_call (message, config, (FoyerLanguage) language, call_kinds[kind],
                            gtk_editable_get_text (GTK_EDITABLE (self->number_row)), counter,
                            call_kinds[kind] == FOYER_CALL_REASSIGNED ? before : 0);
  else if (kind == TEXT)
    foyer_message_add_text (message, voice, gtk_editable_get_text (GTK_EDITABLE (self->text_row)));
  else if (config != NULL && kind < G_N_ELEMENTS (kinds))
    foyer_message_add_text (message, voice,
                            foyer_voice_plan_get_notice (config->voice,
                                                         (FoyerNotice) (kind - FIRST_NOTICE),
                                                         (FoyerLanguage) language));
  return message;
}

void
foyer_studio_window_update_listen (FoyerStudioWindow *self)
{
  const guint kind = adw_combo_row_get_selected (self->kind_row);
  g_autoptr (FoyerMessage) message = compose (self);
  g_autoptr (GPtrArray) previews = foyer_compose_preview (message);
  const FoyerPreview *preview = previews->len > 0 ? g_ptr_array_index (previews, 0) : NULL;
  gboolean speaks = preview != NULL && !preview->silent;
  g_autofree char *written = speaks ? foyer_listener_write (preview) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->number_row), kind < TEXT);
  gtk_widget_set_visible (self->counter_row, kind < TEXT);
  gtk_widget_set_visible (GTK_WIDGET (self->text_row), kind == TEXT);
  gtk_widget_set_sensitive (self->say_button, speaks);
  if (speaks)
    foyer_label_set_text_in (
        self->words_label, (FoyerLanguage) adw_combo_row_get_selected (self->spoken_row), written);
  else
    gtk_label_set_text (self->words_label, kind == TEXT
                                               ? _ ("What you write appears here as it is spoken.")
                                               : _ ("A number such as A015 is needed."));
}

void
foyer_studio_window_say (FoyerStudioWindow *self)
{
  g_autoptr (FoyerMessage) message = compose (self);

  foyer_listener_play (&self->listener, message, NULL, NULL);
}
