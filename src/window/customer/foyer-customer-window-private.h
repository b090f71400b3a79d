/* The second screen's window and what feeds it, as its two files see them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-screen-presence.h"
#include "window/common/foyer-public-frame.h"
#include "window/common/foyer-public-place.h"
#include "window/customer/foyer-cash-page.h"
#include "window/customer/foyer-customer-window.h"
#include "window/customer/foyer-rating-page.h"
#include "window/customer/foyer-reasons-page.h"
#include "window/customer/foyer-sentence-page.h"

G_BEGIN_DECLS

struct _FoyerCustomerWindow
{
  AdwApplicationWindow parent_instance;
  FoyerWindowContext *context; /* may be %NULL */
  gint64 counter;
  FoyerPublicPlace *place;
  FoyerScreenHold *hold; /* while it is shown */
  FoyerScreenState state;
  FoyerLanguage language;
  char *number; /* whom the present page is for */
  FoyerTime until;
  guint tick; /* source of the countdown */
  guint back; /* source that gives the keys back to the clerk */

  FoyerPublicFrame *frame;
  GtkWidget *strip;
  GtkLabel *counter_word, *counter_number, *staff, *ticket_number, *demo, *countdown;
  GtkStack *stack;
  FoyerSentencePage *sentence_page;
  FoyerCashPage *cash_page;
  FoyerRatingPage *rating_page;
  FoyerReasonsPage *reasons_page;
};

/* The present, as the hall's clock has it. */
FoyerTime foyer_customer_window_get_now (FoyerCustomerWindow *self);

G_END_DECLS
