/* What a clerk must not miss at the counter, and when it is so. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-config.h"
#include "hall/foyer-counter.h"
#include "hall/foyer-ticket.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_ALERT_DIRECT,    /* a customer comes directly, without a call that was heard */
  FOYER_ALERT_UNNOTICED, /* and nobody has looked up for a minute (S2 三.2) */
  FOYER_ALERT_HOLD,      /* longer on hold than the customer was told */
  FOYER_ALERT_SUSPENDED, /* past the return that the sign tells */
  FOYER_ALERT_LIMIT,     /* the service takes longer than promised */
  FOYER_ALERT_WAITING,   /* somebody waits beyond the service's target */
  FOYER_N_ALERTS,
} FoyerCounterAlert;

/* Pure: borrowed from the model. */
typedef struct
{
  FoyerTime now;
  FoyerCounterState state;
  const FoyerCounter *counter;
  const FoyerTicket *ticket; /* here, or %NULL */
  const char *number;        /* its number */
  gint64 limit_s;            /* promised for its service; 0 none */
  const FoyerTicket *first;  /* who has waited longest for this counter, or %NULL */
  const char *first_number;
  gint64 target_s; /* of that one's service; 0 none */
} FoyerAlertSituation;

/* Since when it is so, or from when it will be, if nothing else happens; 0: it is not to be
 * expected. */
FoyerTime
foyer_counter_alert_get_time (FoyerCounterAlert alert, const FoyerAlertSituation *situation);
gboolean foyer_counter_alert_is_so (FoyerCounterAlert alert, const FoyerAlertSituation *situation);
/* The next moment at which one of them begins to be so; 0 none. */
FoyerTime foyer_counter_alerts_get_next (const FoyerAlertSituation *situation);

/* "hold"; the name of the widget action its button does, or %NULL; texts are translated. */
const char *foyer_counter_alert_get_key (FoyerCounterAlert alert);
const char *foyer_counter_alert_get_action (FoyerCounterAlert alert);
const char *foyer_counter_alert_get_button (FoyerCounterAlert alert);
/* One sentence. (transfer full) */
char *foyer_counter_alert_tell (FoyerCounterAlert alert, const FoyerAlertSituation *situation);

G_END_DECLS
