/* What the second screen says, in the customer's own language. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-ticket.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_SAYS_COUNTER,
  FOYER_SAYS_STAFF, /* %s: its number */
  FOYER_SAYS_SERVICES,
  FOYER_SAYS_HOURS,       /* %s: from and to */
  FOYER_SAYS_TAKE_NUMBER, /* notices that take turns */
  FOYER_SAYS_HAVE_PAPERS,
  FOYER_SAYS_SAFE_NUMBERS,
  FOYER_SAYS_COME_HERE,
  FOYER_SAYS_COME_AGAIN,
  FOYER_SAYS_COME_LAST,
  FOYER_SAYS_ITEMS,
  FOYER_SAYS_ITEMS_ASK,
  FOYER_SAYS_FORM,
  FOYER_SAYS_FORM_HOW,
  FOYER_SAYS_FORM_SAMPLE,
  FOYER_SAYS_MOMENT,
  FOYER_SAYS_MOMENT_MINUTES, /* %s: how many */
  FOYER_SAYS_MOMENT_SOON,
  FOYER_SAYS_MOMENT_UNTIL, /* %s: a time of day */
  FOYER_SAYS_CASH,
  FOYER_SAYS_CASH_DUE,
  FOYER_SAYS_CASH_RECEIVED,
  FOYER_SAYS_CASH_DIFFERENCE,
  FOYER_SAYS_CASH_CHANGE,
  FOYER_SAYS_DECLINE,
  FOYER_SAYS_CLOSES_IN, /* %s: seconds */
  FOYER_SAYS_REASONS_HOW,
  FOYER_SAYS_SKIP,
  FOYER_SAYS_GO_ON,
  FOYER_SAYS_PHONE,
  FOYER_SAYS_PHONE_CONSENT,
  FOYER_SAYS_PHONE_AGREE,
  FOYER_SAYS_PHONE_WITHOUT,
  FOYER_SAYS_PHONE_ERASE,
  FOYER_SAYS_THANKS_LOW,
  FOYER_SAYS_FAREWELL,
  FOYER_SAYS_SUSPENDED,
  FOYER_SAYS_SUSPENDED_STAY, /* no other counter serves the same */
  FOYER_SAYS_BACK_AT,        /* %s: a time of day */
  FOYER_SAYS_OTHER_COUNTERS, /* {counters}, as in a phrase */
  FOYER_SAYS_LAST,
  FOYER_SAYS_FAULT,
  FOYER_SAYS_FAULT_SOON,
  FOYER_SAYS_CLOSED,
  FOYER_SAYS_HALL_CLOSED,
  FOYER_SAYS_OPENS_AT, /* %s: a time of day */
  FOYER_SAYS_DEMO,
  FOYER_N_SAYINGS,
} FoyerSaying;

/* Static texts. */
const char *foyer_customer_say (FoyerLanguage language, FoyerSaying saying);
/* @saying with @text in the place of its %s. (transfer full) */
char *foyer_customer_say_with (FoyerLanguage language, FoyerSaying saying, const char *text);

/* What becomes of a matter: "in progress" … */
const char *foyer_customer_say_item (FoyerLanguage language, FoyerItemState state);
/* What happens with the cash, in neutral words, by the nick of the check's state; "" for one that
 * is over. */
const char *foyer_customer_say_cash (FoyerLanguage language, const char *state);
/* 1 … 5; with three levels those in the middle. */
const char *foyer_customer_say_score (FoyerLanguage language, int score);

G_END_DECLS
