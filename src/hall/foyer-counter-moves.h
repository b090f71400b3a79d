/* What a clerk can do at a counter now, and what is in the way otherwise: the commands and the
 * windows ask the same table (states 2.2, 2.3). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-config.h"
#include "hall/foyer-counter.h"
#include "hall/foyer-ticket.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_MOVE_CALL, /* the next, or a chosen one */
  FOYER_MOVE_RECALL,
  FOYER_MOVE_SERVE,
  FOYER_MOVE_NO_SHOW,
  FOYER_MOVE_WRONG_NUMBER,
  FOYER_MOVE_ITEM, /* an outcome of one matter */
  FOYER_MOVE_HOLD,
  FOYER_MOVE_RESUME,
  FOYER_MOVE_TRANSFER,
  FOYER_MOVE_ACCEPT,
  FOYER_MOVE_FINISH,
  FOYER_MOVE_SUSPEND, /* now, or after the present customer */
  FOYER_MOVE_REOPEN,  /* or the pending suspension does not come */
  FOYER_MOVE_CLOSE,   /* now, or after the present customer */
  FOYER_MOVE_N,
} FoyerMove;

/* The move's verb without its group: "call", "no-show", "wrong-number" … */
extern const char *const foyer_moves[];

/* Where a move leads. */
typedef struct
{
  FoyerCounterStep step;
  FoyerCounterState counter;
  gboolean moves_ticket; /* the ticket takes a step as well */
  FoyerTicketStep ticket_step;
  FoyerTicketState ticket;
} FoyerMoveResult;

/* Whether @counter can make @move now. @ticket is the one it has, or for a customer who fills in a
 * form and is taken up again that one; %NULL when it has none. @result may be %NULL. Errors:
 * counter-not-ready for a call, limit-reached for one call too many, otherwise bad-state, with a
 * sentence for the clerk. */
gboolean foyer_counter_may (const FoyerSettings *settings,
                            const FoyerCounter *counter,
                            const FoyerTicket *ticket,
                            FoyerMove move,
                            FoyerMoveResult *result,
                            GError **error);

G_END_DECLS
