/* One step of one ticket, and of the counter that has it: the frame of most commands. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"

G_BEGIN_DECLS

/* @before is what the tables hold, @after what the command makes of it. Counters are %NULL until
 * they are needed. */
typedef struct
{
  FoyerTicket *before, *after;
  FoyerCounter *counter_before, *counter_after;
  char number[FOYER_NUMBER_SIZE];
} FoyerSteps;

void foyer_steps_clear (FoyerSteps *steps);

/* The ticket that the argument "number" names takes @step. */
gboolean
foyer_steps_start (FoyerWork *work, FoyerSteps *steps, FoyerTicketStep step, GError **error);
/* The counter that the argument "counter" names takes @counter_step, and its ticket @step. */
gboolean foyer_steps_start_at_counter (FoyerWork *work,
                                       FoyerSteps *steps,
                                       FoyerCounterStep counter_step,
                                       FoyerTicketStep step,
                                       GError **error);
/* If a counter holds the ticket, it holds none afterwards. */
gboolean foyer_steps_release_counter (FoyerWork *work, FoyerSteps *steps, GError **error);
/* A counter that lost its ticket closes now if that was asked for (S4 五.13), unless somebody waits
 * whom only it can serve: then it goes on, and closes later. */
gboolean foyer_steps_settle_counter (FoyerWork *work, FoyerSteps *steps, GError **error);

/* Writes both rows and the journal entry, and answers with the ticket. */
gboolean foyer_steps_finish (FoyerWork *work, FoyerSteps *steps, const char *kind, GError **error);

G_END_DECLS
