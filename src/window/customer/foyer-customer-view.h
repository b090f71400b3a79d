/* What the second screen shows, worded: from what is known to lines of text. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-config.h"
#include "hall/foyer-phrase-choice.h"
#include "hall/foyer-phrase.h"
#include "hall/foyer-screen.h"

G_BEGIN_DECLS

/* The lines of a cash check, in the order shown. */
typedef enum
{
  FOYER_AMOUNT_DUE,
  FOYER_AMOUNT_RECEIVED,
  FOYER_AMOUNT_DIFFERENCE,
  FOYER_AMOUNT_CHANGE,
  FOYER_N_AMOUNTS,
} FoyerAmount;

/* What is known. Nothing in it is owned: it is put together, worded, and forgotten. */
typedef struct
{
  const FoyerConfig *config;
  FoyerPhraseBook *phrases;
  FoyerScreenChoice choice;
  FoyerHallState hall;
  gint64 counter;
  const char *staff;
  const char *const *services; /* codes, of this counter */
  const FoyerTicket *ticket;   /* of the present customer, or the one just served; or %NULL */
  const GPtrArray *items;      /* of FoyerItem; or %NULL */
  const GArray *alternatives;  /* of gint64: counters that serve the same; or %NULL */
  FoyerTime returns_at;        /* of a suspension; 0 unknown */
  const char *hold_reason;
  FoyerTime hold_since, hold_until;
  FoyerTime now, opens, closes;
  gint64 fault_minutes; /* 0 unknown */
  gboolean fault_long;  /* appointments are offered */
  const char *cash_state;
  const char *amounts[FOYER_N_AMOUNTS]; /* written with their currency; %NULL: not to be shown */
  guint levels;                         /* of the rating: 5 or 3 */
  const GPtrArray *reasons;             /* of FoyerReason: why not satisfied; or %NULL */
  gboolean rated, rated_low;
  gboolean not_rated; /* nobody answered the invitation */
  FoyerPhraseSituation farewell;
  const FoyerNames *holiday;
  gboolean large;              /* for everybody */
  FoyerLanguage idle_language; /* while nobody is there */
  guint notice;                /* which of the notices has its turn */
} FoyerCustomerScene;

typedef struct
{
  char *code; /* of a reason; may be %NULL */
  char *text;
  char *aside; /* "in progress"; may be %NULL */
  int state;   /* FoyerItemState, or FOYER_CUSTOMER_SAMPLE */
} FoyerCustomerLine;

/* The aside of a line is what one writes there. */
#define FOYER_CUSTOMER_SAMPLE (-1)

/* What is shown. */
typedef struct
{
  FoyerScreenState state;
  FoyerLanguage language;
  gboolean large;
  char *counter_word, *counter;
  char *staff;
  char *number; /* of the ticket; %NULL on a plate */
  char *heading, *sentence, *note;
  gboolean heading_is_number;
  char **others;                  /* counters to go to instead, shown large; %NULL none */
  GPtrArray *lines;               /* of FoyerCustomerLine: matters, services or reasons */
  char *amounts[FOYER_N_AMOUNTS]; /* %NULL: not to be shown */
  guint levels;
  FoyerTime until; /* when it ends by itself; 0 not */
  gboolean demo;
} FoyerCustomerView;

/* So many counters to go to instead are shown large; the sentence names all. */
#define FOYER_CUSTOMER_MAX_OTHERS 4

/* How many notices take turns on the plate of a counter that waits. */
#define FOYER_CUSTOMER_N_NOTICES 4

/* (transfer full) */
FoyerCustomerView *foyer_customer_view_new (const FoyerCustomerScene *scene);
void foyer_customer_view_free (FoyerCustomerView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerCustomerView, foyer_customer_view_free)

G_END_DECLS
