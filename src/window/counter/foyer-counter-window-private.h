/* What the two files of a counter's window share: its struct and its actions. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-screen-presence.h"
#include "window/common/foyer-guard.h"
#include "window/common/foyer-idle-watch.h"
#include "window/common/foyer-notices.h"
#include "window/common/foyer-sign-in-page.h"
#include "window/common/foyer-state-pill.h"
#include "window/common/foyer-ticket-list.h"
#include "window/common/foyer-voice-warning.h"
#include "window/counter/foyer-cash-panel.h"
#include "window/counter/foyer-counter-actions.h"
#include "window/counter/foyer-counter-window.h"
#include "window/counter/foyer-courtesy-line.h"
#include "window/counter/foyer-customer-card.h"

G_BEGIN_DECLS

struct _FoyerCounterWindow
{
  AdwApplicationWindow parent_instance;
  AdwWindowTitle *window_title;
  FoyerStatePill *state_pill, *hall_pill;
  GtkWidget *closing_label, *call_this_button;
  GtkLabel *fault_label;
  FoyerVoiceWarning *voice_warning;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  FoyerSignInPage *sign_in_page;
  FoyerCustomerCard *card;
  FoyerTicketList *waiting_list;
  GtkStack *work_stack; /* the customer's card, or the cash check */
  FoyerCashPanel *cash_panel;
  FoyerCourtesyLine *courtesy_line;
  GtkWidget *actions_box, *suspending_label, *screen_warning, *sign_button;
  GtkLabel *screen_label, *alert_label, *appointment_label;
  GtkToggleButton *cash_toggle, *suspend_toggle;
  GtkWidget *call_next_button, *recall_button, *arrived_button, *finish_button, *no_show_button;
  GtkWidget *hold_button, *resume_button, *transfer_button, *wrong_number_button, *accept_button;
  GtkWidget *reopen_button;

  FoyerWindowContext *context;
  FoyerScreenWatch *screen;
  gboolean screen_there; /* just now */
  gboolean screen_seen;  /* it was there since this window opened */
  guint screen_lost;     /* source: it is gone for good */
  FoyerIdleWatch *idle;
  FoyerCashWork *cash;     /* while somebody works here */
  FoyerCounterItem *item;  /* while somebody works here */
  GCancellable *questions; /* those that are open now */
  gint64 asked_ticket;     /* the waiting one that an open question is about, or 0 */
  gint64 ticket;           /* who is shown at the counter, or 0, and the state then */
  FoyerCounterState state;
  gboolean leaving;          /* it was this window that closed the counter */
  GtkWidget *pressed_button; /* had the focus before its action was disabled (borrowed) */
  gboolean focus_due;        /* the state changed: the next step gets the focus */
  gint64 focus_moved;        /* monotonic time */
  FoyerNotices *notices;     /* while this window is not in front */
  guint alert_timer;         /* until something is late */
  gboolean low;              /* the window has little height */
  guint fit_source;
  gboolean may_close; /* the clerk was asked */
  gint64 counter;
  FoyerGuard guards[FOYER_N_ACTIONS];
  gint64 pair_pressed[2]; /* monotonic times of keys of two actions */
};

/* The journal tells that nobody works here any more; @sentence says why, or %NULL. */
void foyer_counter_window_leave (FoyerCounterWindow *self, const char *sentence);

/* --- care: what is watched, and offered besides the work --- */

/* Sees what is late now, tells it, and wakes up when the next thing will be. */
void foyer_counter_window_update_alerts (FoyerCounterWindow *self);
/* The second screen, and the printed sign in its place. */
void foyer_counter_window_update_screen (FoyerCounterWindow *self);
/* The name of a service for which somebody waits here, and which no other counter serves now;
 * %NULL: there is none. */
const char *foyer_counter_window_find_uncovered (FoyerCounterWindow *self);
/* Nobody can rate here now. */
void foyer_counter_window_tell_no_rating (FoyerCounterWindow *self);
void foyer_counter_window_install_care (GtkWidgetClass *widget_class);
void foyer_counter_window_begin_care (FoyerCounterWindow *self);
void foyer_counter_window_end_care (FoyerCounterWindow *self);

/* --- actions --- */

/* What is so now; while somebody works here. */
void
foyer_counter_window_read_situation (FoyerCounterWindow *self, FoyerCounterSituation *situation);
/* Enables and disables the actions as the counter's state wants it. */
void foyer_counter_window_update_actions (FoyerCounterWindow *self);
void foyer_counter_window_install_actions (GtkWidgetClass *widget_class);
/* To the next step in the order of work. */
void foyer_counter_window_focus_next (FoyerCounterWindow *self);
/* Lets no second half of a double press reach what the focus has just come to. */
void foyer_counter_window_watch_keys (FoyerCounterWindow *self);
/* The number that is shown when a key is pressed, or %NULL. */
const char *foyer_counter_window_get_number (FoyerCounterWindow *self);
/* The command of @action about @number, to be given its other arguments. (transfer full) */
FoyerCommand *foyer_counter_window_command (FoyerCounterWindow *self,
                                            FoyerCounterAction action,
                                            const char *number);
/* Takes @command and does it, unless this is the second half of a double press. */
void foyer_counter_window_run (FoyerCounterWindow *self,
                               FoyerCounterAction action,
                               FoyerCommand *command);

/* --- matters --- */

/* The position of the first one that is not ended; 0: there is none. */
gint64 foyer_counter_window_get_open_matter (FoyerCounterWindow *self);
void foyer_counter_window_item_done_cb (GtkWidget *widget, const char *name, GVariant *parameter);
/* A time by which an answer can be given, as it is typed; %NULL: none. (transfer full) */
char *foyer_counter_window_suggest_promise (FoyerCounterWindow *self);
void
foyer_counter_window_item_outcome_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void foyer_counter_window_add_item_cb (GtkWidget *widget, const char *name, GVariant *parameter);
/* Whether the sample of a form can be printed now. */
void foyer_counter_window_update_form (FoyerCounterWindow *self);
void foyer_counter_window_install_matters (GtkWidgetClass *widget_class);

/* --- promises --- */

/* Whoever has just signed in is told of their answers that are due. */
void foyer_counter_window_tell_promises (FoyerCounterWindow *self);
void foyer_counter_window_install_promises (GtkWidgetClass *widget_class);

/* --- questions --- */

/* For a command whose success shows by itself: only a refusal is told. @data: a reference of the
 * window, which it takes. */
void foyer_counter_window_refused_cb (GObject *object, GAsyncResult *result, gpointer data);
/* Closes the open questions: what they are about is not so any more. */
void foyer_counter_window_withdraw_questions (FoyerCounterWindow *self);
/* A manager's staff number and PIN, then @command once more with who approved it. */
void foyer_counter_window_ask_approval (FoyerCounterWindow *self,
                                        FoyerCounterAction action,
                                        const FoyerCommand *command,
                                        const char *sentence);
/* Functions of actions that ask first. */
void foyer_counter_window_finish_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void foyer_counter_window_no_show_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void foyer_counter_window_hold_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void foyer_counter_window_transfer_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void
foyer_counter_window_wrong_number_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void foyer_counter_window_call_this_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void foyer_counter_window_cash_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void foyer_counter_window_till_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void foyer_counter_window_suspend_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void foyer_counter_window_close_cb (GtkWidget *widget, const char *name, GVariant *parameter);

/* Callbacks of the list of those who wait. */
void foyer_counter_window_waiting_activated_cb (FoyerCounterWindow *self, FoyerTicketItem *ticket);
void foyer_counter_window_selection_cb (FoyerCounterWindow *self);

G_END_DECLS
