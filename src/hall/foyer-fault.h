/* A fault of the business system: where, how long, and what it means for those who wait (states
 * 2.10). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-config.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *day;
  gint64 counter;    /* 0 the whole hall */
  gint64 expected_s; /* told when it was opened */
  char *reason;
  char *staff; /* who told of it */
  FoyerTime opened_at;
  FoyerTime closed_at; /* 0 still there */
} FoyerFault;

extern const FoyerRecordType foyer_fault_type;

void foyer_fault_free (FoyerFault *fault);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerFault, foyer_fault_free)

/* "hall" or a counter's number; no-such-counter, usage. */
gboolean foyer_fault_read_scope (const FoyerConfig *config,
                                 const char *scope,
                                 gint64 *counter,
                                 GError **error);

/* One to 480 minutes and a reason; usage, reason-required. */
gboolean foyer_fault_check (gint64 minutes, const char *reason, GError **error);

/* Whether those who wait are offered an appointment (S4 5.10, 5/D26): it was expected to last
 * longer than @threshold_s, or does already. */
gboolean foyer_fault_is_long (const FoyerFault *fault, FoyerTime now, gint64 threshold_s);

/* Whether @counter cannot work because of it. */
gboolean foyer_fault_hits (const FoyerFault *fault, gint64 counter);

/* When it becomes long by lasting on, if nobody closes it; in the past when it is already. */
FoyerTime foyer_fault_get_long_at (const FoyerFault *fault, gint64 threshold_s);

/* Whole minutes to the end that was told, at least 1; 0 when that is over: nobody knows then. */
gint64 foyer_fault_get_minutes_left (const FoyerFault *fault, FoyerTime now);

/* The one of @faults that hits @counter, that of the whole hall before its own; %NULL when there is
 * none. (transfer none) */
const FoyerFault *foyer_fault_find (GPtrArray *faults, gint64 counter);

/* The one of @faults (open ones, of FoyerFault) that says most about the hall: of the whole hall
 * before one of a counter, then the oldest; %NULL when there is none. (transfer none) */
const FoyerFault *foyer_fault_get_first (GPtrArray *faults);

G_END_DECLS
