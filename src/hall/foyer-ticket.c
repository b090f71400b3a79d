/* A ticket and its matters: what they hold, their states, how a number is written (states 2.2). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-ticket.h"

#include <glib/gi18n-lib.h>

#include <stdio.h>

#include "base/foyer-error.h"
#include "hall/foyer-words.h"

const char *const foyer_ticket_states[] = { "waiting",   "called",    "serving",
                                            "on-hold",   "completed", "no-show",
                                            "cancelled", "converted", NULL };
const char *const foyer_classes[] = { "ordinary", "elderly", "disabled", "pregnant",
                                      "infant",   "urgent",  NULL };
const char *const foyer_languages[] = { "zh", "ko", "en", NULL };
const char *const foyer_item_states[] = { "open",           "in-work", "done",  "refused",
                                          "to-be-answered", "case",    "moved", NULL };

const char *const foyer_hold_reasons[] = { "look-up",    "copying", FOYER_HOLD_FORM_FILLING,
                                           "supervisor", "fault",   "phone",
                                           "other",      NULL };

#define AT(member, name, type, flags, nicks)                                                       \
  FOYER_FIELD_AT (FoyerTicket, member, name, FOYER_FIELD_##type, flags, nicks)
#define OPTIONAL FOYER_FIELD_OPTIONAL
#define INTERNAL FOYER_FIELD_INTERNAL

static const FoyerField ticket_fields[] = {
  AT (id, "id", INTEGER, FOYER_FIELD_KEY | INTERNAL, NULL),
  AT (day, "day", TEXT, 0, NULL),
  AT (prefix, "prefix", TEXT, INTERNAL, NULL),
  AT (serial, "serial", INTEGER, INTERNAL, NULL),
  AT (service, "service", TEXT, 0, NULL),
  AT (state, "state", ENUM, 0, foyer_ticket_states),
  AT (class, "class", ENUM, 0, foyer_classes),
  AT (reason, "reason", TEXT, OPTIONAL, NULL),
  AT (language, "language", ENUM, 0, foyer_languages),
  AT (hearing, "hearing", BOOLEAN, 0, NULL),
  AT (direct, "direct", BOOLEAN, INTERNAL, NULL),
  AT (counter, "counter", INTEGER, OPTIONAL, NULL),
  AT (bound_counter, "bound_counter", INTEGER, OPTIONAL | INTERNAL, NULL),
  AT (owner, "owner", TEXT, OPTIONAL, NULL),
  AT (issued_at, "issued_at", TIME, 0, NULL),
  AT (due_at, "due_at", TIME, 0, NULL),
  AT (entered_at, "entered_at", TIME, INTERNAL, NULL),
  AT (appointed_at, "appointed_at", TIME, OPTIONAL, NULL),
  AT (called_at, "called_at", TIME, OPTIONAL, NULL),
  AT (served_at, "served_at", TIME, OPTIONAL, NULL),
  AT (finished_at, "finished_at", TIME, OPTIONAL, NULL),
  AT (calls, "calls", INTEGER, 0, NULL),
  AT (ahead, "ahead", INTEGER, 0, NULL),
  AT (estimated_wait_s, "estimated_wait_s", INTEGER, 0, NULL),
  AT (restores, "restores", INTEGER, INTERNAL, NULL),
  AT (hold_reason, "hold_reason", TEXT, OPTIONAL, NULL),
  AT (hold_since, "hold_since", TIME, OPTIONAL, NULL),
  AT (hold_until, "hold_until", TIME, OPTIONAL, NULL),
  AT (hold_agreed, "hold_agreed", BOOLEAN, INTERNAL, NULL),
  AT (held_s, "held_s", INTEGER, 0, NULL),
  AT (note, "note", TEXT, OPTIONAL, NULL),
  AT (transferred_from, "transferred_from", INTEGER, OPTIONAL, NULL),
  AT (transferred_at, "transferred_at", TIME, OPTIONAL, NULL),
  AT (wrong_numbers, "wrong_numbers", INTEGER, 0, NULL),
  AT (released_from, "released_from", INTEGER, OPTIONAL, NULL),
};

const FoyerRecordType foyer_ticket_type = { "ticket", sizeof (FoyerTicket),
                                            G_N_ELEMENTS (ticket_fields), ticket_fields, TRUE };

static const FoyerField item_fields[] = {
  FOYER_FIELD_AT (
      FoyerItem, ticket, "ticket", FOYER_FIELD_INTEGER, FOYER_FIELD_KEY | INTERNAL, NULL),
  FOYER_FIELD_AT (FoyerItem, position, "position", FOYER_FIELD_INTEGER, FOYER_FIELD_KEY, NULL),
  FOYER_FIELD_AT (FoyerItem, service, "service", FOYER_FIELD_TEXT, 0, NULL),
  FOYER_FIELD_AT (FoyerItem, state, "state", FOYER_FIELD_ENUM, 0, foyer_item_states),
  FOYER_FIELD_AT (FoyerItem, reason, "reason", FOYER_FIELD_TEXT, OPTIONAL, NULL),
  FOYER_FIELD_AT (FoyerItem, alternative, "alternative", FOYER_FIELD_TEXT, OPTIONAL, NULL),
};

const FoyerRecordType foyer_item_type = { "item", sizeof (FoyerItem), G_N_ELEMENTS (item_fields),
                                          item_fields, TRUE };

void
foyer_number_write (const char *prefix, gint64 serial, char number[FOYER_NUMBER_SIZE])
{
  snprintf (number, FOYER_NUMBER_SIZE, "%.3s%03" G_GINT64_FORMAT, prefix, serial);
}

gboolean
foyer_number_parse (const char *number, char **prefix, gint64 *serial)
{
  const char *digits = number;
  guint64 value;

  while (g_ascii_isalpha (*digits))
    digits++;
  if (digits == number || digits - number > 3 || strlen (digits) < 3 ||
      !g_ascii_string_to_unsigned (digits, 10, 1, G_MAXINT32, &value, NULL))
    return FALSE;
  *prefix = g_ascii_strup (number, digits - number);
  *serial = (gint64) value;
  return TRUE;
}

#define NO -1
#define W  FOYER_TICKET_WAITING
#define C  FOYER_TICKET_CALLED
#define S  FOYER_TICKET_SERVING
#define H  FOYER_TICKET_ON_HOLD
#define D  FOYER_TICKET_COMPLETED
#define N  FOYER_TICKET_NO_SHOW
#define X  FOYER_TICKET_CANCELLED
#define V  FOYER_TICKET_CONVERTED

/* Rows: the step; columns: from waiting, called, serving, on-hold, completed, no-show, cancelled,
 * converted (states 2.2). */
static const gint8 steps[FOYER_TICKET_N_STEPS][FOYER_TICKET_N_STATES] = {
  [FOYER_TICKET_CALL] = { C, NO, NO, NO, NO, NO, NO, NO },
  [FOYER_TICKET_RECALL] = { NO, C, NO, NO, NO, NO, NO, NO },
  [FOYER_TICKET_ARRIVE] = { NO, S, NO, NO, NO, NO, NO, NO },
  [FOYER_TICKET_MISS] = { NO, N, NO, NO, NO, NO, NO, NO },
  [FOYER_TICKET_RESTORE] = { NO, NO, NO, NO, NO, W, NO, NO },
  [FOYER_TICKET_RELEASE] = { NO, W, NO, NO, NO, NO, NO, NO },
  [FOYER_TICKET_HOLD] = { NO, NO, H, NO, NO, NO, NO, NO },
  [FOYER_TICKET_RESUME] = { NO, NO, NO, S, NO, NO, NO, NO },
  [FOYER_TICKET_TRANSFER] = { NO, NO, W, NO, NO, NO, NO, NO },
  [FOYER_TICKET_FINISH] = { NO, NO, D, NO, NO, NO, NO, NO },
  [FOYER_TICKET_CANCEL] = { X, X, NO, NO, NO, X, NO, NO },
  [FOYER_TICKET_CONVERT] = { V, NO, V, NO, NO, NO, NO, NO },
  [FOYER_TICKET_AMEND] = { W, NO, S, NO, NO, NO, NO, NO },
  [FOYER_TICKET_WRONG_NUMBER] = { NO, C, NO, NO, NO, NO, NO, NO },
  [FOYER_TICKET_ACCEPT] = { NO, C, S, NO, NO, NO, NO, NO },
  [FOYER_TICKET_WORK] = { NO, NO, S, NO, NO, NO, NO, NO },
};

#undef NO
#undef W
#undef C
#undef S
#undef H
#undef D
#undef N
#undef X
#undef V

gboolean
foyer_ticket_step (FoyerTicketState state,
                   FoyerTicketStep step,
                   const char *number,
                   FoyerTicketState *next,
                   GError **error)
{
  if (steps[step][state] < 0)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                   _ ("Ticket %s is %s; “%s” is not possible now. Nothing was changed."), number,
                   foyer_word_ticket_state (state), foyer_word_ticket_step (step));
      return FALSE;
    }
  *next = (FoyerTicketState) steps[step][state];
  return TRUE;
}

/* Rows: from; columns: to open, in-work, done, refused, to-be-answered, case, moved. */
static const guint8 item_steps[FOYER_ITEM_N_STATES][FOYER_ITEM_N_STATES] = {
  [FOYER_ITEM_OPEN] = { 0, 1, 1, 1, 1, 1, 1 },
  [FOYER_ITEM_IN_WORK] = { 1, 0, 1, 1, 1, 1, 1 },
  [FOYER_ITEM_DONE] = { 1, 1, 0, 0, 0, 0, 0 },
  [FOYER_ITEM_REFUSED] = { 1, 1, 0, 0, 0, 0, 0 },
  [FOYER_ITEM_TO_BE_ANSWERED] = { 1, 1, 0, 0, 0, 0, 0 },
  [FOYER_ITEM_CASE] = { 1, 1, 0, 0, 0, 0, 0 },
  [FOYER_ITEM_MOVED] = { 0, 0, 0, 0, 0, 0, 0 },
};

gboolean
foyer_item_may_become (FoyerItemState from, FoyerItemState to)
{
  return item_steps[from][to] != 0;
}

gboolean
foyer_item_is_ended (FoyerItemState state)
{
  return state > FOYER_ITEM_IN_WORK;
}

gboolean
foyer_ticket_is_open (FoyerTicketState state)
{
  return state <= FOYER_TICKET_ON_HOLD;
}

FoyerTicket *
foyer_ticket_copy (const FoyerTicket *ticket)
{
  return foyer_record_copy (&foyer_ticket_type, ticket);
}

void
foyer_ticket_free (FoyerTicket *ticket)
{
  foyer_record_free (&foyer_ticket_type, ticket);
}

void
foyer_item_free (FoyerItem *item)
{
  foyer_record_free (&foyer_item_type, item);
}
