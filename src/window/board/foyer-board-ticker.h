/* The board's lowest line: one sentence after the other, calmly. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "window/common/foyer-window-context.h"

G_BEGIN_DECLS

#define FOYER_TYPE_BOARD_TICKER (foyer_board_ticker_get_type ())
G_DECLARE_FINAL_TYPE (FoyerBoardTicker, foyer_board_ticker, FOYER, BOARD_TICKER, GtkWidget)

/* One sentence and its language. */
typedef struct
{
  FoyerLanguage language;
  char *text;
} FoyerBoardNotice;

/* What the hall has to say now, beside @own (texts of this station, may be %NULL): that it is busy
 * (K06), that whoever holds a number stays at closing time (S05), and whose turn is near: with at
 * most @nearly before them (K04), 0 nobody's. (element-type FoyerBoardNotice) (transfer full) */
GArray *
foyer_board_list_notices (FoyerWindowContext *context, const char *const *own, guint nearly);

/* Takes @notices; without any the line is not there. The sentence that is shown stays if it is
 * among them. */
void foyer_board_ticker_take_notices (FoyerBoardTicker *self, GArray *notices);

G_END_DECLS
