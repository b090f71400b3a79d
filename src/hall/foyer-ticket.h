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
  FOYER_TICKET_AMEND,        /* service or matters changed while waiting */
  FOYER_TICKET_WRONG_NUMBER, /* somebody else came to the call (Q01) */
  FOYER_TICKET_ACCEPT,       /* whoever serves it owns it from now on (S4 五.2) */
  FOYER_TICKET_WORK,         /* on one of its matters */
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
  gint64 restores;   /* after a call that was heard and missed */
  char *hold_reason; /* of the present hold */
  FoyerTime hold_since;
  FoyerTime hold_until;    /* told to the customer; 0 no time was told */
  gboolean hold_agreed;    /* the customer was asked and agreed */
  gint64 held_s;           /* length of all holds that are over */
  char *note;              /* for the counter: of the issue, or of the last transfer */
  gint64 transferred_from; /* counter */
  FoyerTime transferred_at;
  gint64 released_from; /* counter that called it and paused before it came; 0 none */
  gint64 wrong_numbers; /* how often somebody else came to its call */
} FoyerTicket;

extern const FoyerRecordType foyer_ticket_type;

/* Why a customer waits at the counter; "other" is said in words of its own. */
extern const char *const foyer_hold_reasons[];
/* The one that may let the next customer come. */
#define FOYER_HOLD_FORM_FILLING "form-filling"

typedef enum
{
  FOYER_ITEM_OPEN,
  FOYER_ITEM_IN_WORK,
  FOYER_ITEM_DONE,
  FOYER_ITEM_REFUSED,
  FOYER_ITEM_TO_BE_ANSWERED,
  FOYER_ITEM_CASE,
  FOYER_ITEM_MOVED,
  FOYER_ITEM_N_STATES,
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
/* Whether a matter in state @from can get @to: open matters any outcome, ended ones may be taken up
 * again while their customer is there, a moved one is somebody else's. */
gboolean foyer_item_may_become (FoyerItemState from, FoyerItemState to);
/* It is dealt with, one way or another. */
gboolean foyer_item_is_ended (FoyerItemState state);
/* Nobody is done with it yet: waiting, called, serving or on hold. */
gboolean foyer_ticket_is_open (FoyerTicketState state);

FoyerTicket *foyer_ticket_copy (const FoyerTicket *ticket);
void foyer_ticket_free (FoyerTicket *ticket);
void foyer_item_free (FoyerItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerTicket, foyer_ticket_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerItem, foyer_item_free)

G_END_DECLS
