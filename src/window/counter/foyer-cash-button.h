/* The buttons of a cash check, and the keys that press them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "window/counter/foyer-cash-actions.h"

G_BEGIN_DECLS

/* With its key on it; does the widget action of @action. */
GtkWidget *foyer_cash_button_new (FoyerCashAction action);
/* The cap that is written on a button, "F5", of the key @key or its like on a keypad; else %NULL.
 */
const char *foyer_cash_button_get_key (guint key);

G_END_DECLS
