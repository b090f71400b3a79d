/* Printing sheets of A4 where this station prints them, the sample of a form, and receipts. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "window/common/foyer-window-context.h"

G_BEGIN_DECLS

/* To the station's printer or folder, else into the person's folder of documents. Finish with
 * foyer_print_finish(). */
void foyer_sheet_print_async (FoyerWindowContext *context,
                              GBytes *pdf,
                              const char *title,
                              GAsyncReadyCallback callback,
                              gpointer data);

/* Prints the sample of @service's form in @language and says in @toasts what came of it (S4 五.4).
 * A service without a form prints nothing. */
void foyer_sheet_print_form (FoyerWindowContext *context,
                             const FoyerService *service,
                             FoyerLanguage language,
                             AdwToastOverlay *toasts);

/* Prints what became of the matters of @ticket at @counter, in the customer's language, where the
 * station prints its slips, else into the person's folder of documents; says in @toasts what came
 * of it (S2 2.2(4), S0 hall 2(3)). */
void foyer_sheet_print_receipt (FoyerWindowContext *context,
                                FoyerTicketItem *ticket,
                                gint64 counter,
                                AdwToastOverlay *toasts);

G_END_DECLS
