/* A ticket and its matters: what they hold, their states, how a number is written (states 2.2). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/foyer-record.h"
#include "base/foyer-time.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_TICKET_WAITING,
  FOYER_TICKET_CALLED,
  FOYER_TICKET_SERVING,
  FOYER_TICKET_ON_HOLD,
  FOYER_TICKET_COMPLETED,
  FOYER_TICKET_NO_SHOW,
  FOYER_TICKET_CANCELLED,
  FOYER_TICKET_CONVERTED,
  FOYER_TICKET_N_STATES,
} FoyerTicketState;

/* What changes a ticket's state. */
typedef enum
{
  FOYER_TICKET_CALL,
  FOYER_TICKET_RECALL,
  FOYER_TICKET_ARRIVE,
  FOYER_TICKET_MISS, /* becomes a no-show */
  FOYER_TICKET_RESTORE,
  FOYER_TICKET_RELEASE, /* back to its old place: counter suspended, mis-called */
  FOYER_TICKET_HOLD,
  FOYER_TICKET_RESUME,
  FOYER_TICKET_TRANSFER,
  FOYER_TICKET_FINISH,
  FOYER_TICKET_CANCEL,
  FOYER_TICKET_CONVERT,
  FOYER_TICKET_AMEND, /* service or matters changed while waiting */
  FOYER_TICKET_N_STEPS,
} FoyerTicketStep;

typedef enum
{
  FOYER_CLASS_ORDINARY,
  FOYER_CLASS_ELDERLY,
  FOYER_CLASS_DISABLED,
  FOYER_CLASS_PREGNANT,
  FOYER_CLASS_INFANT,
  FOYER_CLASS_URGENT,
  FOYER_N_CLASSES,
} FoyerClass;

typedef enum
{
  FOYER_LANGUAGE_ZH,
  FOYER_LANGUAGE_KO,
  FOYER_LANGUAGE_EN,
  FOYER_N_LANGUAGES,
} FoyerLanguage;

extern const char *const foyer_ticket_states[];
extern const char *const foyer_classes[];
extern const char *const foyer_languages[];

typedef struct
{
  gint64 id; /* order of issue over all days */
  char *day; /* business day of issue */
  char *prefix;
  gint64 serial;
  char *service; /* where it waits or is served now */
  int state;
  int class;
  char *reason; /* of an urgent class */
  int language;
  gboolean hearing;
  gboolean direct;
  gint64 counter;       /* that called it last; 0 none */
  gint64 bound_counter; /* may be called there only; 0 any */
  char *owner;          /* staff number first asked (S4 五.2) */
  FoyerTime issued_at;
  FoyerTime due_at;
  FoyerTime
      entered_at; /* from when the bound of the order counts: issue, restore, appointed time */
  FoyerTime appointed_at;
  FoyerTime called_at; /* first call */
  FoyerTime served_at;
  FoyerTime finished_at;
  gint64 calls;
  gint64 ahead; /* told at issue */
  gint64 estimated_wait_s;
  gint64 restores; /* after a call that was heard and missed */
} FoyerTicket;

extern const FoyerRecordType foyer_ticket_type;

typedef enum
{
  FOYER_ITEM_OPEN,
  FOYER_ITEM_IN_WORK,
  FOYER_ITEM_DONE,
  FOYER_ITEM_REFUSED,
  FOYER_ITEM_TO_BE_ANSWERED,
  FOYER_ITEM_CASE,
  FOYER_ITEM_MOVED,
} FoyerItemState;

extern const char *const foyer_item_states[];

/* One matter of a visit. */
typedef struct
{
  gint64 ticket;
  gint64 position; /* from 1 */
  char *service;
  int state;
  char *reason;      /* of a refusal */
  char *alternative; /* offered with a refusal (5/D27) */
} FoyerItem;

extern const FoyerRecordType foyer_item_type;

/* Room for any number with its final NUL. */
#define FOYER_NUMBER_SIZE 24

/* "A012": prefix and at least three digits; A1000 follows A999. */
void foyer_number_write (const char *prefix, gint64 serial, char number[FOYER_NUMBER_SIZE]);
/* Splits "A012"; %FALSE when it is not a number. @prefix is upper case. (transfer full) */
gboolean foyer_number_parse (const char *number, char **prefix, gint64 *serial);

/* The state that @step leads to, or %FOYER_ERROR_BAD_STATE with a sentence naming @number. */
gboolean foyer_ticket_step (FoyerTicketState state,
                            FoyerTicketStep step,
                            const char *number,
                            FoyerTicketState *next,
                            GError **error);
/* Nobody is done with it yet: waiting, called, serving or on hold. */
gboolean foyer_ticket_is_open (FoyerTicketState state);

FoyerTicket *foyer_ticket_copy (const FoyerTicket *ticket);
void foyer_ticket_free (FoyerTicket *ticket);
void foyer_item_free (FoyerItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerTicket, foyer_ticket_free)

G_END_DECLS
