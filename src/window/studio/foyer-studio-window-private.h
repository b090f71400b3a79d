/* What the files of the voice studio's window share. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "voice/foyer-recorder.h"
#include "voice/foyer-studio.h"
#include "window/studio/foyer-studio-window.h"
#include "window/voice/foyer-listen.h"

G_BEGIN_DECLS

struct _FoyerStudioWindow
{
  AdwApplicationWindow parent_instance;
  AdwToastOverlay *toasts;
  GtkStack *stack, *record_stack;
  /* recording */
  AdwComboRow *language_row, *microphone_row;
  AdwEntryRow *name_row, *license_row;
  GtkWidget *open_button, *begun_group;
  GtkListBox *begun_list;
  GtkLabel *progress_label, *word_label, *token_label, *take_label, *problem_label, *folder_label;
  GtkListBox *words_list;
  GtkLevelBar *level_bar;
  GtkWidget *record_button, *play_button, *compare_button, *keep_button, *discard_button;
  /* hearing */
  AdwComboRow *kind_row, *spoken_row;
  AdwEntryRow *number_row, *text_row;
  GtkWidget *counter_row;
  GtkSpinButton *counter_spin;
  GtkLabel *words_label;
  GtkWidget *say_button;

  FoyerWindowContext *context;
  FoyerListener listener;
  FoyerRecorder *recorder;
  FoyerStudio *studio;    /* %NULL until a voice is chosen */
  FoyerTake *take;        /* of the chosen word, or %NULL */
  GPtrArray *words;       /* of FoyerStudioWord, as listed */
  GPtrArray *microphones; /* names; the first is "" */
  GCancellable *cancellable;
  gboolean filling;
};

/* %NULL when none is chosen. */
const FoyerStudioWord *foyer_studio_window_get_word (FoyerStudioWindow *self);
/* Reads the words anew and goes to the row @position, or to the first missing word from there. */
void foyer_studio_window_list_words (FoyerStudioWindow *self, guint position, gboolean missing);
void foyer_studio_window_update (FoyerStudioWindow *self);

/* foyer-studio-window-record.c */
void foyer_studio_window_start_microphone (FoyerStudioWindow *self);
void foyer_studio_window_toggle_recording (FoyerStudioWindow *self);
void foyer_studio_window_play_take (FoyerStudioWindow *self);
void foyer_studio_window_compare (FoyerStudioWindow *self);
void foyer_studio_window_keep (FoyerStudioWindow *self);
void foyer_studio_window_discard (FoyerStudioWindow *self);
void foyer_studio_window_choose_microphone (FoyerStudioWindow *self);
void foyer_studio_window_drop_take (FoyerStudioWindow *self);

/* foyer-studio-window-voices.c */
void foyer_studio_window_list_voices (FoyerStudioWindow *self);
void foyer_studio_window_begin_voice (FoyerStudioWindow *self);
void foyer_studio_window_continue_voice (FoyerStudioWindow *self, GtkListBoxRow *row);

/* foyer-studio-listen.c */
void foyer_studio_window_fill_listen (FoyerStudioWindow *self);
void foyer_studio_window_update_listen (FoyerStudioWindow *self);
void foyer_studio_window_say (FoyerStudioWindow *self);

G_END_DECLS
