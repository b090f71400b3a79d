/* What the files of the manager's window share. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-attention.h"
#include "model/foyer-day-lists-model.h"
#include "window/common/foyer-guard.h"
#include "window/common/foyer-notices.h"
#include "window/common/foyer-sign-in-page.h"
#include "window/common/foyer-state-pill.h"
#include "window/common/foyer-screen-warning.h"
#include "window/common/foyer-voice-warning.h"
#include "window/manager/foyer-manager-window.h"
#include "window/voice/foyer-emergency-bar.h"

G_BEGIN_DECLS

struct _FoyerManagerWindow
{
  AdwApplicationWindow parent_instance;
  AdwWindowTitle *window_title;
  FoyerStatePill *hall_pill;
  GtkLabel *hours_label;
  FoyerEmergencyBar *emergency_bar;
  FoyerVoiceWarning *voice_warning;
  FoyerScreenWarning *screen_warning;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  FoyerSignInPage *sign_in_page;
  GtkLabel *sentence_label;
  GtkLabel *waiting_value, *waiting_detail, *counters_value, *counters_detail, *suspended_value,
      *suspended_detail, *end_caption, *end_value, *end_detail;
  GtkFlowBox *counters_box;
  GtkListBox *alerts_list, *exceptions_list, *figures_list;

  FoyerWindowContext *context;
  FoyerDayListsModel *lists;
  GCancellable *questions;
  FoyerGuard working;
  JsonObject *report; /* of today; %NULL before the first */
  char *shown;        /* alerts as they are shown */
  guint wake;         /* source of the next moment at which the sentence may change by itself */
  guint reload;       /* source of the next report */
  gboolean reporting; /* one is being read */
  FoyerNotices *notices;
  JsonArray *callbacks; /* calls that are owed; %NULL before they were listed */
  gboolean listing, list_again;
};

FoyerHallModel *foyer_manager_window_get_model (FoyerManagerWindow *self);

/* What is shown of now: foyer-manager-window-show.c. */
void foyer_manager_window_show_now (FoyerManagerWindow *self);
void foyer_manager_window_show_report (FoyerManagerWindow *self);
void foyer_manager_window_bind_counters (FoyerManagerWindow *self);

/* What is told by notifications, and calls that are owed: foyer-manager-window-calls.c. */
void foyer_manager_window_tell (FoyerManagerWindow *self, FoyerTime now);
/* Counts those that press at @now; once they were listed. */
void foyer_manager_window_count_calls (FoyerManagerWindow *self,
                                       FoyerTime now,
                                       FoyerAttentionFacts *facts);
/* The sentence of a page or of promised answers. (transfer full) */
char *foyer_manager_window_say_call (FoyerManagerWindow *self,
                                     const FoyerAttention *attention,
                                     FoyerTime now);
void foyer_manager_window_load_callbacks (FoyerManagerWindow *self);
void foyer_manager_window_install_calls (GtkWidgetClass *widget_class);
void foyer_manager_window_begin_calls (FoyerManagerWindow *self);
void foyer_manager_window_end_calls (FoyerManagerWindow *self);

/* What is done: foyer-manager-window-work.c. One command at a time: another one meanwhile is not
 * given; a refusal is shown. */
void foyer_manager_window_run (FoyerManagerWindow *self, FoyerCommand *command);
void foyer_manager_window_day (GtkWidget *widget, const char *name, GVariant *parameter);
void foyer_manager_window_change_hall (GtkWidget *widget, const char *name, GVariant *parameter);
void foyer_manager_window_export (GtkWidget *widget, const char *name, GVariant *parameter);
void foyer_manager_window_load_report (FoyerManagerWindow *self);

G_END_DECLS
