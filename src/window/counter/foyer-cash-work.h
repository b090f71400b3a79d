/* The cash check of one counter as its window has it: read after each entry of the journal, changed
 * by commands one after another. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-cash.h"
#include "window/common/foyer-window-context.h"

G_BEGIN_DECLS

#define FOYER_TYPE_CASH_WORK (foyer_cash_work_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCashWork, foyer_cash_work, FOYER, CASH_WORK, GObject)

/**
 * FoyerCashWork:
 *
 * Signals:
 *
 * - "changed": what is told below is another now
 * - "refused" (const char *sentence): a command was refused; nothing was changed by it
 */

FoyerCashWork *foyer_cash_work_new (FoyerWindowContext *context, gint64 counter);

/* The open check, or %NULL. Valid until "changed". (transfer none) */
const FoyerCash *foyer_cash_work_get_cash (FoyerCashWork *self);
/* Of the configuration; %NULL before the hall is loaded. (transfer none) */
const FoyerCurrency *foyer_cash_work_get_currency (FoyerCashWork *self);
/* "A012", or %NULL in a till count. */
const char *foyer_cash_work_get_number (FoyerCashWork *self);
/* How many of @denomination lie here in the present pass. */
gint64 foyer_cash_work_get_count (FoyerCashWork *self, FoyerMoney denomination);
/* How many of it are, or should be, given back as change. */
gint64 foyer_cash_work_get_change_count (FoyerCashWork *self, FoyerMoney denomination);
/* What an earlier pass came to, -1 when there was none. */
FoyerMoney foyer_cash_work_get_pass (FoyerCashWork *self, gint64 round);

/* A command about this counter's cash, to be given its arguments. (transfer full) */
FoyerCommand *foyer_cash_work_command (FoyerCashWork *self, const char *verb);
/* Does it; commands are done in the order given. */
void foyer_cash_work_run (FoyerCashWork *self, const FoyerCommand *command);

G_END_DECLS
