/* Which phrase fits a moment at the counter (selection order of the phrases). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-ticket.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_MOMENT_ISSUED, /* at the reception: the number is handed over */
  FOYER_MOMENT_CALLED,
  FOYER_MOMENT_ARRIVED,
  FOYER_MOMENT_ITEMS, /* the intention is to be confirmed */
  FOYER_MOMENT_HOLD,
  FOYER_MOMENT_FAULT, /* of the business system, while this customer is here */
  FOYER_MOMENT_RESUMED,
  FOYER_MOMENT_REFUSED,
  FOYER_MOMENT_TRANSFERRED,
  FOYER_MOMENT_ITEM_DONE,
  FOYER_MOMENT_ALL_DONE, /* before it is finished: anything else? */
  FOYER_MOMENT_INVITED,  /* to rate */
  FOYER_MOMENT_FAREWELL,
  FOYER_MOMENT_STAYS_ON, /* the customer stays after everything is done */
  FOYER_MOMENT_NEWCOMER, /* somebody comes while another is served */
  FOYER_MOMENT_UNNOTICED,
  FOYER_MOMENT_SLOW, /* the service takes longer than usual */
  FOYER_MOMENT_SUSPENDED,
  FOYER_MOMENT_LAST_MINUTES,
  FOYER_MOMENT_CASH,
  FOYER_MOMENT_WRONG_COUNTER,
  FOYER_MOMENT_NOT_CALLED, /* somebody stands there whose number was not called */
  FOYER_N_MOMENTS,
} FoyerMoment;

/* Only what the moment asks for need be set. */
typedef struct
{
  FoyerMoment moment;
  gboolean direct;         /* issued: straight to a counter */
  gboolean last_minutes;   /* issued: shortly before closing */
  gint64 calls, max_calls; /* called */
  gboolean hearing;        /* called, arrived */
  int class;               /* issued, arrived */
  gint64 waited_s;         /* arrived */
  gboolean overran;        /* arrived: the customer before took longer than usual */
  guint n_items;           /* arrived, items */
  const char *hold_reason; /* hold, resumed: "phone", "fault" … */
  gboolean long_fault;     /* fault, or hold for one: appointments are offered */
  gboolean form;           /* issued, hold: the service has a form that is known */
  const char *cash_state;  /* cash: "counting" … */
  gboolean change_due;     /* cash */
  gboolean customer;       /* suspended while somebody is there */
  gboolean others_serve;   /* suspended: other counters take over */
  int weekday;             /* farewell: 0 Monday … 6 Sunday */
  gboolean holiday;        /* farewell: in the holiday table */
  gboolean make_up;        /* farewell: a weekend day that is worked */
  gboolean overtime;       /* farewell: the hall serves its last numbers */
} FoyerPhraseSituation;

/* Waits beyond it are apologised for (C02). */
#define FOYER_PHRASE_LONG_WAIT_S (15 * 60)

/* Id of the phrase that comes first in the selection order; %NULL: nothing is said. */
const char *foyer_phrase_choose (const FoyerPhraseSituation *situation);

G_END_DECLS
