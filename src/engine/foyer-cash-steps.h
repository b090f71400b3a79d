/* One step of one cash check, and of the counter that has it: the frame of the cash commands. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"

G_BEGIN_DECLS

typedef struct
{
  FoyerCash *before, *after;
  GPtrArray *lines;               /* of FoyerCashLine, all passes, as they are after the step */
  gint64 *change_counts;          /* per denomination; %NULL: nothing to suggest */
  char number[FOYER_NUMBER_SIZE]; /* "" in a till count */
} FoyerCashSteps;

void foyer_cash_steps_clear (FoyerCashSteps *steps);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FoyerCashSteps, foyer_cash_steps_clear)

/* The cash check that the counter named by the argument "counter" has under way, or, with
 * @even_ended, had last; @after is a copy. %FOYER_ERROR_BAD_STATE when there is none. */
gboolean foyer_cash_steps_start (FoyerWork *work,
                                 FoyerCashSteps *steps,
                                 gboolean even_ended,
                                 GError **error);

gboolean foyer_cash_steps_load_number (FoyerWork *work, FoyerCashSteps *steps, GError **error);

/* The sum of a pass. */
FoyerMoney foyer_cash_steps_sum (const FoyerCashSteps *steps, gint64 round);
/* Sets how many of @denomination the pass @round has; refused when that cannot be money of this
 * hall. */
gboolean foyer_cash_steps_set_line (FoyerWork *work,
                                    FoyerCashSteps *steps,
                                    gint64 round,
                                    FoyerMoney denomination,
                                    gint64 count,
                                    GError **error);
/* How many of @denomination the present pass has. */
gint64 foyer_cash_steps_get_count (const FoyerCashSteps *steps, FoyerMoney denomination);
/* Reads "DENOM=COUNT", the element @i of @lines. %FOYER_ERROR_BAD_AMOUNT when it is not written so,
 * the hall has no such note or coin, one before is of the same, or the count cannot be. */
gboolean foyer_cash_parse_line (FoyerWork *work,
                                JsonArray *lines,
                                guint i,
                                FoyerMoney *denomination,
                                gint64 *count,
                                GError **error);

/* Fills steps->change_counts: notes and coins for the change, out of what lies in the till as far
 * as that is known. */
gboolean foyer_cash_steps_suggest (FoyerWork *work, FoyerCashSteps *steps, GError **error);

/* Ends the doubtful note that @cash shows. @back, unless %NULL, becomes its value when it left the
 * count and another note came in its place, else 0. */
gboolean foyer_cash_settle_suspect (
    FoyerWork *work, gint64 cash, FoyerSuspectState outcome, FoyerMoney *back, GError **error);

/* Writes @after, the counter's toggle, what belongs into the register and the journal entry, and
 * answers. */
gboolean foyer_cash_steps_finish (
    FoyerWork *work, FoyerCashSteps *steps, const char *kind, FoyerCashStep step, GError **error);
/* {"cash":{…}} */
gboolean foyer_cash_steps_answer (FoyerWork *work, FoyerCashSteps *steps, GError **error);

/* Gives up what was left standing at the end of a day at counters without a customer. */
gboolean foyer_cash_end_day (FoyerWork *work, GError **error);

G_END_DECLS
