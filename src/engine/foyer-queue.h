/* The queue as the commands use it: choosing, counting, announcing. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"
#include "hall/foyer-calling.h"

G_BEGIN_DECLS

/* The id of the ticket that @counter is to call next, 0 when nobody waits for it; @n_waiting is how
 * many it could serve. */
gboolean foyer_queue_choose (FoyerWork *work,
                             const FoyerCounterPlan *plan,
                             gint64 *ticket,
                             gint64 *n_waiting,
                             GError **error);

/* A ready counter that fits and for which nobody waits; 0 none. Counters for people who move with
 * difficulty come first for them (S4 五.12). */
gboolean foyer_queue_find_free_counter (FoyerWork *work,
                                        const FoyerTicket *ticket,
                                        gint64 *counter,
                                        GError **error);

/* How many are called before a ticket due at @due_at in @service, and about how long that takes. */
gboolean foyer_queue_estimate (FoyerWork *work,
                               const FoyerService *service,
                               FoyerTime due_at,
                               gint64 *ahead,
                               gint64 *wait_s,
                               GError **error);

/* Makes the announcement row of the present call of @ticket. */
gboolean foyer_queue_announce (FoyerWork *work, const FoyerTicket *ticket, GError **error);
/* Makes one of the hall's own notices be spoken, in its languages. */
gboolean foyer_queue_notice (FoyerWork *work, FoyerNotice notice, GError **error);
/* Takes back those that were not spoken yet: @why. @taken: there were such, so nobody heard it. */
gboolean foyer_queue_take_back (
    FoyerWork *work, const char *notice, const char *why, gboolean *taken, GError **error);

/* What the hall says by itself when it is time: that its hours are over (S05), with a wish on a
 * holiday (B03); that it is busy (K06). Both write their own entry of the journal, when there is
 * something to say. */
gboolean foyer_queue_tell_closing (FoyerWork *work, GError **error);
gboolean foyer_queue_tell_busy (FoyerWork *work, GError **error);
/* No more numbers are issued from now on, because of @reason (S08). */
gboolean foyer_queue_tell_early_stop (FoyerWork *work, const char *reason, GError **error);
/* If the hall wishes: @counter is open again (S03); @ticket goes before older ones, for a reason of
 * its own (K09), not more often than every ten minutes. */
gboolean foyer_queue_tell_reopened (FoyerWork *work, gint64 counter, GError **error);
gboolean foyer_queue_tell_priority (FoyerWork *work, const FoyerTicket *ticket, GError **error);
/* Something was found at @counter: whoever was just served there is called back (L01). */
gboolean foyer_queue_call_owner (FoyerWork *work, gint64 counter, GError **error);

/* Announcements of @ticket that were not spoken yet are not needed any more: @why. */
gboolean foyer_queue_hush (FoyerWork *work, gint64 ticket, const char *why, GError **error);

/* @ticket is called at @counter: both rows, with or without announcement. */
gboolean foyer_queue_call (FoyerWork *work,
                           const FoyerTicket *ticket,
                           const FoyerCounter *counter,
                           gboolean direct,
                           FoyerTicket **called,
                           GError **error);

/* Whoever waits for @counter alone may be called elsewhere from now on. */
gboolean foyer_queue_unbind (FoyerWork *work, gint64 counter, GError **error);

/* In DRAINING the last counter for somebody who waits stays (states 2.3): %FOYER_ERROR_BAD_STATE.
 */
gboolean foyer_queue_check_covered (FoyerWork *work, const FoyerCounter *counter, GError **error);

/* Loads the counter @number, which the configuration must have. (transfer full) */
FoyerCounter *foyer_queue_load_counter (FoyerWork *work, gint64 number, GError **error);

G_END_DECLS
