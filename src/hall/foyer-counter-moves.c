/* What a clerk can do at a counter now, and what is in the way otherwise. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-counter-moves.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"

const char *const foyer_moves[] = {
  "call",     "recall", "serve",  "no-show", "wrong-number", "item",  "hold", "resume",
  "transfer", "accept", "finish", "suspend", "reopen",       "close", NULL,
};

#define NONE -1

/* A move is the first of its rows whose step the counter's state allows; NONE: its ticket stays as
 * it is. */
static const struct
{
  FoyerMove move;
  FoyerCounterStep step;
  int ticket_step;
} rows[] = {
  { FOYER_MOVE_CALL, FOYER_COUNTER_CALL, NONE },
  { FOYER_MOVE_CALL, FOYER_COUNTER_SET_ASIDE, NONE },
  { FOYER_MOVE_RECALL, FOYER_COUNTER_RECALL, FOYER_TICKET_RECALL },
  { FOYER_MOVE_SERVE, FOYER_COUNTER_SERVE, FOYER_TICKET_ARRIVE },
  { FOYER_MOVE_NO_SHOW, FOYER_COUNTER_MISS, FOYER_TICKET_MISS },
  { FOYER_MOVE_WRONG_NUMBER, FOYER_COUNTER_WRONG_NUMBER, FOYER_TICKET_WRONG_NUMBER },
  { FOYER_MOVE_ITEM, FOYER_COUNTER_WORK, FOYER_TICKET_WORK },
  { FOYER_MOVE_HOLD, FOYER_COUNTER_HOLD, FOYER_TICKET_HOLD },
  { FOYER_MOVE_RESUME, FOYER_COUNTER_RESUME, FOYER_TICKET_RESUME },
  { FOYER_MOVE_RESUME, FOYER_COUNTER_TAKE_UP, FOYER_TICKET_RESUME },
  { FOYER_MOVE_TRANSFER, FOYER_COUNTER_TRANSFER, FOYER_TICKET_TRANSFER },
  { FOYER_MOVE_ACCEPT, FOYER_COUNTER_ACCEPT, FOYER_TICKET_ACCEPT },
  { FOYER_MOVE_FINISH, FOYER_COUNTER_FINISH, FOYER_TICKET_FINISH },
  { FOYER_MOVE_SUSPEND, FOYER_COUNTER_SUSPEND, FOYER_TICKET_RELEASE },
  { FOYER_MOVE_SUSPEND, FOYER_COUNTER_SUSPEND_LATER, NONE },
  { FOYER_MOVE_REOPEN, FOYER_COUNTER_REOPEN, NONE },
  { FOYER_MOVE_REOPEN, FOYER_COUNTER_WITHDRAW, NONE },
  { FOYER_MOVE_CLOSE, FOYER_COUNTER_CLOSE, NONE },
  { FOYER_MOVE_CLOSE, FOYER_COUNTER_CLOSE_LATER, NONE },
};

static gboolean
refuse (GError **error, FoyerError code, const char *sentence, ...) G_GNUC_PRINTF (3, 4);

static gboolean
refuse (GError **error, FoyerError code, const char *sentence, ...)
{
  va_list arguments;

  va_start (arguments, sentence);
  g_propagate_error (error, g_error_new_valist (FOYER_ERROR, (int) code, sentence, arguments));
  va_end (arguments);
  return FALSE;
}

/* --- what a table of states does not say --- */

static gboolean
check_call (const FoyerSettings *settings,
            const FoyerCounter *counter,
            const FoyerTicket *ticket,
            FoyerCounterStep step,
            GError **error)
{
  if (counter->suspend_pending)
    return refuse (error, FOYER_ERROR_COUNTER_NOT_READY,
                   _ ("Counter %d is suspended after its present customer. Nobody was called."),
                   (int) counter->number);
  if (step != FOYER_COUNTER_SET_ASIDE)
    return TRUE;
  if (settings->hold_frees_counter && ticket != NULL &&
      g_strcmp0 (ticket->hold_reason, FOYER_HOLD_FORM_FILLING) == 0)
    return TRUE;
  return refuse (error, FOYER_ERROR_COUNTER_NOT_READY,
                 _ ("A customer is on hold at counter %d. Nobody was called; go on with them "
                    "first."),
                 (int) counter->number);
}

static gboolean
check_recall (const FoyerSettings *settings, const FoyerTicket *ticket, GError **error)
{
  char number[FOYER_NUMBER_SIZE];

  if (ticket == NULL || ticket->calls < settings->max_calls)
    return TRUE;
  foyer_number_write (ticket->prefix, ticket->serial, number);
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_LIMIT_REACHED,
               g_dngettext (GETTEXT_PACKAGE,
                            "%s was called %d time already. Nothing was changed; mark it as "
                            "missed, or serve whoever comes.",
                            "%s was called %d times already. Nothing was changed; mark it as "
                            "missed, or serve whoever comes.",
                            (gulong) ticket->calls),
               number, (int) ticket->calls);
  return FALSE;
}

/* S4 五.2: the first who was asked stays responsible until somebody takes over. */
static gboolean
check_accept (const FoyerCounter *counter, const FoyerTicket *ticket, GError **error)
{
  if (ticket == NULL || (ticket->transferred_at != 0 && counter->staff != NULL &&
                         g_strcmp0 (ticket->owner, counter->staff) != 0))
    return TRUE;
  return refuse (error, FOYER_ERROR_BAD_STATE,
                 _ ("The customer at counter %d was not handed over by somebody else. Nothing was "
                    "changed."),
                 (int) counter->number);
}

static gboolean
check_suspend (const FoyerCounter *counter, GError **error)
{
  if (counter->suspend_pending)
    return refuse (error, FOYER_ERROR_BAD_STATE,
                   _ ("Counter %d is suspended after its present customer already. Nothing was "
                      "changed."),
                   (int) counter->number);
  if (counter->closing_pending)
    return refuse (error, FOYER_ERROR_BAD_STATE,
                   _ ("Counter %d closes after its present customer. Nothing was changed."),
                   (int) counter->number);
  return TRUE;
}

static gboolean
check_reopen (const FoyerCounter *counter, FoyerCounterStep step, GError **error)
{
  if (step == FOYER_COUNTER_REOPEN || counter->suspend_pending)
    return TRUE;
  return refuse (error, FOYER_ERROR_BAD_STATE,
                 _ ("Counter %d is not suspended. Nothing was changed."), (int) counter->number);
}

static gboolean
check_guards (const FoyerSettings *settings,
              const FoyerCounter *counter,
              const FoyerTicket *ticket,
              FoyerMove move,
              FoyerCounterStep step,
              GError **error)
{
  switch ((int) move)
    {
    case FOYER_MOVE_CALL:
      return check_call (settings, counter, ticket, step, error);
    case FOYER_MOVE_RECALL:
      return check_recall (settings, ticket, error);
    case FOYER_MOVE_ACCEPT:
      return check_accept (counter, ticket, error);
    case FOYER_MOVE_SUSPEND:
      return check_suspend (counter, error);
    case FOYER_MOVE_REOPEN:
      return check_reopen (counter, step, error);
    default:
      return TRUE;
    }
}

/* The row that @counter's state allows; without one, the error of the first is the move's. */
static int
find_row (const FoyerCounter *counter, FoyerMove move, FoyerCounterState *next, GError **error)
{
  g_autoptr (GError) first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].move == move &&
        foyer_counter_step (counter, rows[i].step, next, first == NULL ? &first : NULL))
      return (int) i;
  g_propagate_error (error, g_steal_pointer (&first));
  return -1;
}

gboolean
foyer_counter_may (const FoyerSettings *settings,
                   const FoyerCounter *counter,
                   const FoyerTicket *ticket,
                   FoyerMove move,
                   FoyerMoveResult *result,
                   GError **error)
{
  FoyerMoveResult found = { 0 };
  char number[FOYER_NUMBER_SIZE];
  int row = find_row (counter, move, &found.counter, error);

  if (row < 0 || !check_guards (settings, counter, ticket, move, rows[row].step, error))
    return FALSE;
  found.step = rows[row].step;
  found.moves_ticket = rows[row].ticket_step != NONE && ticket != NULL;
  if (found.moves_ticket)
    {
      found.ticket_step = (FoyerTicketStep) rows[row].ticket_step;
      foyer_number_write (ticket->prefix, ticket->serial, number);
      if (!foyer_ticket_step ((FoyerTicketState) ticket->state, found.ticket_step, number,
                              &found.ticket, error))
        return FALSE;
    }
  if (result != NULL)
    *result = found;
  return TRUE;
}
