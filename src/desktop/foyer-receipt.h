/* What a customer takes along from the counter: each matter and what became of it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desktop/foyer-roll.h"
#include "hall/foyer-ticket.h"

G_BEGIN_DECLS

typedef struct
{
  const char *service; /* in the customer's language */
  FoyerItemState state;
  const char *reason;      /* of a refusal, or what was promised; %NULL none */
  const char *alternative; /* what can be done instead (5/D27); %NULL none */
} FoyerReceiptMatter;

/**
 * FoyerReceipt:
 *
 * The matters of one number, with time, counter and staff number (S2 2.2(4)); one that was declined
 * says why and what can be done instead (S0 hall 2(3)). No name: it is the number's. Texts stay the
 * caller's.
 */
typedef struct
{
  FoyerRollWidth width;
  gboolean large; /* for low vision */
  FoyerLanguage language;
  GTimeZone *zone;

  const char *hall;
  const char *number;
  FoyerTime at;
  gint64 counter;
  const char *staff; /* staff number; %NULL not said */
  const char *phone; /* the hall's; %NULL none */
  const FoyerReceiptMatter *matters;
  guint n_matters;
} FoyerReceipt;

/* (transfer full) */
FoyerRoll *foyer_receipt_draw (const FoyerReceipt *receipt);

G_END_DECLS
