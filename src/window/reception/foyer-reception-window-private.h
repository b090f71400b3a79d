/* What the files of the reception's window share. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/foyer-day-lists-model.h"
#include "window/common/foyer-guard.h"
#include "window/common/foyer-sign-in-page.h"
#include "window/common/foyer-state-pill.h"
#include "window/common/foyer-ticket-list.h"
#include "window/common/foyer-screen-warning.h"
#include "window/common/foyer-voice-warning.h"
#include "window/reception/foyer-issue-panel.h"
#include "window/reception/foyer-nudge-bar.h"
#include "window/reception/foyer-reception-window.h"
#include "window/voice/foyer-emergency-bar.h"

G_BEGIN_DECLS

struct _FoyerReceptionWindow
{
  AdwApplicationWindow parent_instance;
  AdwWindowTitle *window_title;
  FoyerStatePill *hall_pill;
  GtkLabel *hours_label, *fault_label;
  FoyerEmergencyBar *emergency_bar;
  FoyerVoiceWarning *voice_warning;
  FoyerScreenWarning *screen_warning;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  FoyerSignInPage *sign_in_page;
  GtkFlowBox *services_box;
  FoyerIssuePanel *issue_panel;
  FoyerTicketList *queue_list, *missed_list;
  GtkWidget *cancel_button, *restore_button, *change_button, *advise_button, *divert_button;
  GtkWidget *service_search;
  FoyerNudgeBar *nudge_bar;

  FoyerWindowContext *context;
  FoyerDayListsModel *lists;
  GCancellable *questions;
  FoyerGuard issuing, changing, counting;
  guint n_choices;      /* of the person at the desk, for the next number */
  gboolean by_itself;   /* the window sets what is chosen, nobody chose it */
  gboolean finding;     /* a card is being chosen by the search */
  gboolean had_focus;   /* the services had, before they changed */
  char *service_before; /* the code that was chosen then, or %NULL */
  char *issued_service; /* of the number issued last, or %NULL */
  FoyerLanguage issued_language;
  guint issued_choices; /* n_choices then */
};

/* Which actions are possible now, and why not. */
void foyer_reception_window_update_actions (FoyerReceptionWindow *self);

/* The person at the desk chose something for the next number. */
void foyer_reception_window_note_choice (FoyerReceptionWindow *self);

/* The slip of the ticket in @answer, when this station prints any. */
void
foyer_reception_window_print (FoyerReceptionWindow *self, JsonObject *answer, gboolean reprint);

/* The services: foyer-reception-window-services.c. */
void foyer_reception_window_bind_services (FoyerReceptionWindow *self);
void foyer_reception_window_select_service (FoyerReceptionWindow *self);
void foyer_reception_window_activate_service (FoyerReceptionWindow *self);
void foyer_reception_window_find_service (FoyerReceptionWindow *self);
void foyer_reception_window_clear_search (FoyerReceptionWindow *self);
gboolean foyer_reception_window_press_key (GtkEventControllerKey *controller,
                                           guint key,
                                           guint code,
                                           GdkModifierType modifiers,
                                           FoyerReceptionWindow *self);
void foyer_reception_window_another (GtkWidget *widget, const char *name, GVariant *parameter);
void foyer_reception_window_advise (GtkWidget *widget, const char *name, GVariant *parameter);
void foyer_reception_window_divert (GtkWidget *widget, const char *name, GVariant *parameter);

/* The hall's day: foyer-reception-window-day.c. */
void foyer_reception_window_day (GtkWidget *widget, const char *name, GVariant *parameter);
void foyer_reception_window_appointments (GtkWidget *widget, const char *name, GVariant *parameter);
void foyer_reception_window_ask_manager (GtkWidget *widget, const char *name, GVariant *parameter);

/* Faults of the business system: foyer-reception-window-faults.c. */
void foyer_reception_window_system_fault (GtkWidget *widget, const char *name, GVariant *parameter);
/* What is known of all of them, one a line. (transfer full) */
char *foyer_reception_window_tell_faults (FoyerReceptionWindow *self);

/* A number becomes an appointment: foyer-reception-window-convert.c. */
void foyer_reception_window_convert (GtkWidget *widget, const char *name, GVariant *parameter);

/* Actions and handlers of the lists: foyer-reception-window-lists.c. */
void foyer_reception_window_restore (GtkWidget *widget, const char *name, GVariant *parameter);
void foyer_reception_window_restore_row (FoyerReceptionWindow *self, FoyerTicketItem *ticket);
void foyer_reception_window_cancel (GtkWidget *widget, const char *name, GVariant *parameter);
void
foyer_reception_window_change_service (GtkWidget *widget, const char *name, GVariant *parameter);
void foyer_reception_window_reprint (GtkWidget *widget, const char *name, GVariant *parameter);
gboolean foyer_reception_window_press_list_key (GtkEventControllerKey *controller,
                                                guint key,
                                                guint code,
                                                GdkModifierType modifiers,
                                                FoyerReceptionWindow *self);

/* What one says with the number just issued: foyer-reception-window-words.c. */
void foyer_reception_window_say_issued (FoyerReceptionWindow *self, JsonObject *ticket);
void foyer_reception_window_print_form (GtkWidget *widget, const char *name, GVariant *parameter);
/* What one says to whoever cannot be served today (S06); @time may be %NULL. */
void
foyer_reception_window_say_converted (FoyerReceptionWindow *self, int language, const char *time);

G_END_DECLS
