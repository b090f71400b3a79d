/* Feeds a second screen with what the hall's journal brings, and carries back what a customer
 * pressed. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "window/customer/foyer-customer-window.h"

G_BEGIN_DECLS

/* From now on @window shows what its counter's customer is to see, until it is destroyed. It acts
 * for no member of staff (via "screen"). @large: words in large text for everybody. */
void foyer_customer_feed_attach (FoyerCustomerWindow *window,
                                 FoyerWindowContext *context,
                                 gint64 counter,
                                 gboolean large);

G_END_DECLS
