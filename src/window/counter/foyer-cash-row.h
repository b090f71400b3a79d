/* One denomination in a cash check: how many pieces of it lie here. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "base/foyer-money.h"

G_BEGIN_DECLS

#define FOYER_TYPE_CASH_ROW (foyer_cash_row_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCashRow, foyer_cash_row, FOYER, CASH_ROW, GtkWidget)

/**
 * FoyerCashRow:
 *
 * Signal "counted": the person gave another count. Setting a count does not emit it.
 */

GtkWidget *foyer_cash_row_new (const FoyerCurrency *currency, const FoyerDenomination *piece);

FoyerMoney foyer_cash_row_get_denomination (FoyerCashRow *self);
/* As the person has it. */
gint64 foyer_cash_row_get_count (FoyerCashRow *self);
void foyer_cash_row_set_count (FoyerCashRow *self, gint64 count);

/* The entry of the count has the focus. */
gboolean foyer_cash_row_has_focus (FoyerCashRow *self);
/* There is something in it that was not taken yet. */
gboolean foyer_cash_row_is_typing (FoyerCashRow *self);
/* Takes what was typed so far. */
void foyer_cash_row_commit (FoyerCashRow *self);

G_END_DECLS
