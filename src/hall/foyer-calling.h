/* The order of calling: earliest due first, with its bound and its reason. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-config.h"

G_BEGIN_DECLS

/* When a ticket issued at @issued_at for @target_s with @credit_s is due. */
FoyerTime foyer_calling_get_due (FoyerTime issued_at, gint64 target_s, gint64 credit_s);

/* Due time and entry of a hall appointment checked in at @checked_in: within @window_s behind its
 * time the later of both counts, past it the holder is an ordinary ticket issued now. */
FoyerTime foyer_calling_get_appointment_due (FoyerTime appointed_at,
                                             FoyerTime checked_in,
                                             gint64 window_s,
                                             gint64 target_s);

/* Due time of a no-show put back at @now: never before its own @old_due, and otherwise with the
 * third in its queue (@third_due; of the last when fewer wait; 0 when nobody waits) or a target
 * from now, whichever is earlier. */
FoyerTime foyer_calling_get_restored_due (FoyerTime old_due,
                                          FoyerTime third_due,
                                          FoyerTime now,
                                          gint64 target_s);

/* The first ticket of one queue. */
typedef struct
{
  gint64 ticket; /* id: order of issue */
  FoyerTime due_at;
  gint64 delay_s; /* of its service at the counter that asks */
} FoyerHead;

/* Index of the head to call, or -1 when @n_heads is 0: earliest due plus delay, ties by issue. */
int foyer_calling_choose (const FoyerHead *heads, guint n_heads);

/* How much later than a ticket another may have been issued and still be called before it by an
 * automatic call at a counter that may serve both: Tmax − Tmin + Cmax + Dmax, in microseconds, an
 * appointment counting as its target. */
gint64 foyer_calling_get_bound (const FoyerConfig *config);

/* Why a ticket was called. */
typedef enum
{
  FOYER_WHY_EARLIEST_DUE,
  FOYER_WHY_ONLY_ONE,
  FOYER_WHY_CHOSEN,
  FOYER_WHY_DIRECT,
} FoyerWhy;

extern const char *const foyer_whys[];

G_END_DECLS
