/* One step of one ticket, and of the counter that has it: the frame of most commands. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"
#include "hall/foyer-counter-moves.h"

G_BEGIN_DECLS

/* @before is what the tables hold, @after what the command makes of it. Counters are %NULL until
 * they are needed. */
typedef struct
{
  FoyerTicket *before, *after;
  FoyerCounter *counter_before, *counter_after;
  char number[FOYER_NUMBER_SIZE];
  FoyerCounterStep counter_step; /* what a move turned out to be */
} FoyerSteps;

void foyer_steps_clear (FoyerSteps *steps);

/* The ticket that the argument "number" names takes @step. */
gboolean
foyer_steps_start (FoyerWork *work, FoyerSteps *steps, FoyerTicketStep step, GError **error);
/* The counter that the argument "at", else "counter", names makes @move, and its ticket with it.
 * Without a customer there the tickets stay %NULL. */
gboolean
foyer_steps_start_at_counter (FoyerWork *work, FoyerSteps *steps, FoyerMove move, GError **error);
/* A counter that was prepared before opening is ready once the hall is open (S2 五.3). */
gboolean foyer_steps_make_ready (FoyerWork *work, FoyerCounter *counter, GError **error);
/* If a counter holds the ticket, it holds none afterwards. */
gboolean foyer_steps_release_counter (FoyerWork *work, FoyerSteps *steps, GError **error);
/* A counter that lost its ticket closes now if that was asked for (S4 五.13), unless somebody waits
 * whom only it can serve: then it goes on, and closes later. */
gboolean foyer_steps_settle_counter (FoyerWork *work, FoyerSteps *steps, GError **error);

/* Writes both rows and the journal entry, and answers with the ticket. A suspension that waited for
 * this customer to go takes effect. */
gboolean foyer_steps_finish (FoyerWork *work, FoyerSteps *steps, const char *kind, GError **error);

G_END_DECLS
