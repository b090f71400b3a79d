/* What the files of the planner's window share. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "window/common/foyer-guard.h"
#include "window/common/foyer-notices.h"
#include "window/common/foyer-sign-in-page.h"
#include "window/planner/foyer-plan-desk.h"
#include "window/planner/foyer-plan-figures.h"
#include "window/planner/foyer-plan-view.h"
#include "window/planner/foyer-planner-window.h"
#include "window/planner/foyer-visit-pane.h"

G_BEGIN_DECLS

struct _FoyerPlannerWindow
{
  AdwApplicationWindow parent_instance;
  GtkLabel *fault_label, *date_label;
  GtkMenuButton *date_button;
  GtkPopover *date_popover;
  GtkCalendar *calendar;
  GtkWidget *days_box, *shown_box, *new_button, *filter_bar;
  AdwToastOverlay *toasts;
  GtkStack *stack, *side_stack, *plan_stack;
  FoyerSignInPage *sign_in_page;
  GtkSearchEntry *search_entry;
  GtkDropDown *district_drop, *type_drop, *state_drop;
  GtkListBox *side_list, *agenda;
  AdwFlap *flap;
  FoyerPlanView *view;
  FoyerVisitPane *pane;
  FoyerPlanFigures *figures;
  GMenuModel *context_menu;
  GtkWidget *context_popover;

  FoyerWindowContext *context;
  FoyerPlanDesk *desk;
  GCancellable *questions;
  FoyerGuard busy;
  FoyerGuard pressed; /* a step's button: the second half of a double press is no other step */
  FoyerGuard undoing; /* the same of Undo */
  GQueue waiting;     /* of errands that were asked for while another is under way */
  char *date;         /* the first day shown */
  char *shown;        /* "day", "week", "list", "figures" */
  gint64 opened;      /* the visit in the pane; 0 none */
  GPtrArray *districts, *types; /* codes, as the drop-downs list them after "all" */
  GtkNativeDialog *file_dialog; /* while a file is chosen */
  FoyerGuard printing;
  FoyerNotices *notices; /* while somebody is signed in */
  GHashTable *told;      /* keys of reminders */
  guint reminder_timer;
  guint midnight; /* source, while somebody is signed in */
  char *today;    /* as it was when last looked at */
  gboolean asking_reminders, reminders_again;
  GPtrArray *undo; /* of FoyerCommand: what takes the last things back, the newest last */
  gboolean filling;
};

const FoyerConfig *foyer_planner_window_get_config (FoyerPlannerWindow *self);
FoyerPlanVisit *foyer_planner_window_get_selected (FoyerPlannerWindow *self);

/* Shows the day @date, or its week. */
void foyer_planner_window_set_date (FoyerPlannerWindow *self, const char *date);

/* foyer-planner-window-show.c: what is shown. */
void foyer_planner_window_fill_filters (FoyerPlannerWindow *self);
/* Neither list nor figures: what is drawn. */
gboolean foyer_planner_window_shows_plan (FoyerPlannerWindow *self);
void foyer_planner_window_show_days (FoyerPlannerWindow *self);
void foyer_planner_window_show_visits (FoyerPlannerWindow *self);
/* Opens the pane with the visit @id; 0 closes it. */
void foyer_planner_window_open_visit (FoyerPlannerWindow *self, gint64 id);
/* To what is shown: plan, list or figures. */
void foyer_planner_window_focus_plan (FoyerPlannerWindow *self);
void foyer_planner_window_update_pane (FoyerPlannerWindow *self);

/* foyer-planner-window-work.c: what is done. */
void foyer_planner_window_install_work (GtkWidgetClass *widget_class);
void foyer_planner_window_update_actions (FoyerPlannerWindow *self);
/* Does @command (taken) and says @done, or why not. @inverse (taken, may be %NULL) takes it back
 * once it has the visit's number. */
void foyer_planner_window_run (FoyerPlannerWindow *self,
                               FoyerCommand *command,
                               FoyerCommand *inverse,
                               const char *done);

/* foyer-planner-window-move.c */
void foyer_planner_window_carry (GtkWidget *widget, const char *name, GVariant *parameter);
void foyer_planner_window_place (GtkWidget *widget, const char *name, GVariant *parameter);
void foyer_planner_window_move (GtkWidget *widget, const char *name, GVariant *parameter);
void foyer_planner_window_drop (FoyerPlannerWindow *self, const FoyerPlanDraft *draft);
void foyer_planner_window_ask_new (FoyerPlannerWindow *self, const FoyerPlanDraft *draft);
void foyer_planner_window_forget_undo (FoyerPlannerWindow *self);
/* What waits for its turn; nobody is there any more who asked for it. */
void foyer_planner_window_forget_errands (FoyerPlannerWindow *self);

/* foyer-planner-window-paper.c */
typedef void (*FoyerPlannerFileFunc) (FoyerPlannerWindow *self, const char *path, gpointer data);
/* Asks for a file to read, or with @save_as (a name) to write; @func has its path. Takes @data. */
void foyer_planner_window_choose_file (FoyerPlannerWindow *self,
                                       const char *title,
                                       const char *save_as,
                                       FoyerPlannerFileFunc func,
                                       gpointer data,
                                       GDestroyNotify free_data);
void foyer_planner_window_install_paper (GtkWidgetClass *widget_class);

/* foyer-planner-window-absence.c */
/* Numbers (borrowed) and what people call them (owned), both ended by %NULL, for a choice in a
 * form;
 * @all (may be %NULL) comes first, with the number "". */
void foyer_planner_window_list_technicians (FoyerPlannerWindow *self,
                                            const char *all,
                                            GPtrArray *ids,
                                            GPtrArray *names);
/* A FoyerFormCheck of the dates "from" and "to", which may be empty. */
gboolean foyer_planner_window_check_days (GHashTable *answers, gpointer data, GError **error);
void foyer_planner_window_install_absence (GtkWidgetClass *widget_class);

/* foyer-planner-window-reminders.c: from the signing in to the signing out. */
void foyer_planner_window_begin_reminders (FoyerPlannerWindow *self);
void foyer_planner_window_update_reminders (FoyerPlannerWindow *self);
void foyer_planner_window_end_reminders (FoyerPlannerWindow *self);

G_END_DECLS
