/* What a cash check asks: the amount it begins with, grounds of a doubt, reasons. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "window/counter/foyer-cash-work.h"

G_BEGIN_DECLS

/* Each asks over @parent and gives the command when the clerk accepts. Cancelling @questions
 * withdraws the question. */
void foyer_cash_ask_start (FoyerCashWork *work, GtkWindow *parent, GCancellable *questions);
void foyer_cash_ask_till (FoyerCashWork *work, GtkWindow *parent, GCancellable *questions);
void foyer_cash_ask_suspect (FoyerCashWork *work, GtkWindow *parent, GCancellable *questions);
void foyer_cash_ask_short (FoyerCashWork *work, GtkWindow *parent, GCancellable *questions);
void foyer_cash_ask_abandon (FoyerCashWork *work, GtkWindow *parent, GCancellable *questions);
/* D43: a surplus of the first pass goes back without a recount only when the customer saw it and
 * agrees. */
void foyer_cash_ask_refund (FoyerCashWork *work, GtkWindow *parent, GCancellable *questions);

G_END_DECLS
