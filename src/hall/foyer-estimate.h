/* How long somebody who takes a number now will wait: the hall played forward by its own order. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-config.h"
#include "hall/foyer-counter.h"
#include "hall/foyer-pace.h"

G_BEGIN_DECLS

/**
 * FoyerEstimate:
 *
 * What the hall looks like at one moment: who waits before the asker, which counters call, how long
 * their present customers have been there, how long each service takes lately. The same moment
 * gives the same answer. (S0 hall 1(3))
 */
typedef struct _FoyerEstimate FoyerEstimate;

/* At @now; @config must outlive it. Services that nobody says anything of take their configured
 * length and have nobody waiting. */
FoyerEstimate *foyer_estimate_new (const FoyerConfig *config, FoyerTime now);
void foyer_estimate_free (FoyerEstimate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerEstimate, foyer_estimate_free)

/* What @book says of each service at that moment with @clerks counters staffed. */
void foyer_estimate_set_paces (FoyerEstimate *self, FoyerPaceBook *book, int clerks);
/* @n wait for @service and are due before the asker. */
void foyer_estimate_set_ahead (FoyerEstimate *self, const char *service, gint64 n);
/* @service and @called_at are of the present customer; %NULL and 0 without one. Counters that take
 * nobody any more are left out by themselves. */
void foyer_estimate_add_counter (FoyerEstimate *self,
                                 const FoyerCounter *counter,
                                 const char *service,
                                 FoyerTime called_at);

/* Seconds until the asker for @service is called: the expectation, to the second. With no counter
 * for it, what one alone would take for those ahead. 0 for a service that there is not. */
gint64 foyer_estimate_get_wait_s (FoyerEstimate *self, const char *service);

G_END_DECLS
