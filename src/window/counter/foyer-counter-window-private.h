/* What the two files of a counter's window share: its struct and its actions. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "window/common/foyer-guard.h"
#include "window/common/foyer-sign-in-page.h"
#include "window/common/foyer-state-pill.h"
#include "window/common/foyer-ticket-list.h"
#include "window/common/foyer-voice-warning.h"
#include "window/counter/foyer-counter-actions.h"
#include "window/counter/foyer-counter-window.h"
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
  GtkWidget *call_next_button, *recall_button, *arrived_button, *finish_button, *no_show_button;

  FoyerWindowContext *context;
  FoyerCounterItem *item;  /* while somebody works here */
  GCancellable *questions; /* those that are open now */
  gint64 asked_ticket;     /* the waiting one that an open question is about, or 0 */
  gint64 ticket;           /* who is shown at the counter, or 0, and the state then */
  FoyerCounterState state;
  gboolean leaving;          /* it was this window that closed the counter */
  GtkWidget *pressed_button; /* had the focus before its action was disabled (borrowed) */
  gboolean focus_due;        /* the state changed: the next step gets the focus */
  gint64 focus_moved;        /* monotonic time */
  gint64 counter;
  FoyerGuard guards[FOYER_N_ACTIONS];
};

/* Enables and disables the actions as the counter's state wants it. */
void foyer_counter_window_update_actions (FoyerCounterWindow *self);
void foyer_counter_window_install_actions (GtkWidgetClass *widget_class);
/* Lets no second half of a double press reach the button that the focus has just come to. */
void foyer_counter_window_watch_keys (FoyerCounterWindow *self);
/* Closes the open questions: what they are about is not so any more. */
void foyer_counter_window_withdraw_questions (FoyerCounterWindow *self);

/* Callbacks of the list of those who wait. */
void foyer_counter_window_waiting_activated_cb (FoyerCounterWindow *self, FoyerTicketItem *ticket);
void foyer_counter_window_selection_cb (FoyerCounterWindow *self);

G_END_DECLS
