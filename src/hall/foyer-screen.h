/* The customer's second screen: what it shows when (states 2.9). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/foyer-time.h"
#include "hall/foyer-counter.h"
#include "hall/foyer-hours.h"
#include "hall/foyer-rating.h"
#include "hall/foyer-ticket.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_SCREEN_IDLE,
  FOYER_SCREEN_NEXT,
  FOYER_SCREEN_WELCOME,
  FOYER_SCREEN_ITEMS,
  FOYER_SCREEN_FORM,
  FOYER_SCREEN_ONE_MOMENT,
  FOYER_SCREEN_CASH,
  FOYER_SCREEN_RATING,
  FOYER_SCREEN_REASONS,
  FOYER_SCREEN_THANKS,
  FOYER_SCREEN_FAREWELL,
  FOYER_SCREEN_SUSPENDED,
  FOYER_SCREEN_LAST_CUSTOMER,
  FOYER_SCREEN_FAULT,
  FOYER_SCREEN_CLOSED,
  FOYER_SCREEN_N_STATES,
} FoyerScreenState;

extern const char *const foyer_screen_states[];

/* How long what passes by itself stays. */
#define FOYER_SCREEN_WELCOME_S  6
#define FOYER_SCREEN_REASONS_S  60
#define FOYER_SCREEN_THANKS_S   5
#define FOYER_SCREEN_FAREWELL_S 10

typedef struct
{
  FoyerHallState hall;
  gboolean fault;             /* open, of the hall or of this counter */
  int counter;                /* FoyerCounterState */
  gboolean leaving;           /* suspension or closing waits for this customer's end */
  gboolean form;              /* on hold to fill in a form */
  gboolean cash;              /* the customer's cash is checked */
  FoyerTime served_at;        /* when the present customer came */
  FoyerTime finished_at;      /* of the customer served last; 0 none */
  gboolean rating;            /* that customer was invited to rate */
  int rating_state;           /* FoyerRatingState */
  gboolean rating_low;        /* dissatisfied: reasons are asked for */
  gboolean reasons_done;      /* given or skipped */
  FoyerTime rating_until;     /* when the invitation ends by itself */
  FoyerTime rating_ended_at;  /* when it was rated, declined … */
  FoyerTime reasons_ended_at; /* 0: not yet */
  gint64 thanks_s;            /* how long thanks stay; 0: the usual time */
  FoyerTime now;
} FoyerScreenFacts;

typedef struct
{
  FoyerScreenState state;
  FoyerTime until; /* when it may change by itself; 0: not by itself */
} FoyerScreenChoice;

/* Suspension and fault override all but the cash check and the rating, from its invitation to its
 * thanks, of the customer who is still there. */
FoyerScreenChoice foyer_customer_screen_choose (const FoyerScreenFacts *facts);

G_END_DECLS
