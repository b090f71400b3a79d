/* The customer's second screen. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "window/common/foyer-window-context.h"
#include "window/customer/foyer-customer-view.h"

G_BEGIN_DECLS

#define FOYER_TYPE_CUSTOMER_WINDOW (foyer_customer_window_get_type ())
G_DECLARE_FINAL_TYPE (
    FoyerCustomerWindow, foyer_customer_window, FOYER, CUSTOMER_WINDOW, AdwApplicationWindow)

/**
 * FoyerCustomerWindow:
 *
 * Stands before strangers: it takes no key, it does not close when asked to, and it comes back to
 * its monitor when that is plugged in again. While it is shown it holds the screen of its counter
 * (foyer-screen-presence.h). It ends when the program destroys it.
 *
 * Read-only property "there" (gboolean): it is shown.
 *
 * Signals, for whoever carries them to the hall: "rated" (int), "declined", "explained" (reasons,
 * phone or %NULL).
 */

/* @connector: of its monitor, as "HDMI-1"; "" for the one on which it opens. Without @context it
 * shows only what it is given. (transfer none) */
GtkWidget *foyer_customer_window_new (GtkApplication *application,
                                      FoyerWindowContext *context,
                                      gint64 counter,
                                      const char *connector);

/* Shows the window on its monitor, if that is there; else as soon as it comes. */
void foyer_customer_window_place (FoyerCustomerWindow *self);

/* Whether it is shown: a customer can see and press it. */
gboolean foyer_customer_window_is_there (FoyerCustomerWindow *self);

/* Shows @view. */
void foyer_customer_window_show (FoyerCustomerWindow *self, const FoyerCustomerView *view);

/* Whom the present page is for: "A012", or %NULL. (transfer none) */
const char *foyer_customer_window_get_number (FoyerCustomerWindow *self);

G_END_DECLS
