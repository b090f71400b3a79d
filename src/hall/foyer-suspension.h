/* Suspending a counter: its record, who approves it, and who serves its customers meanwhile. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-config.h"
#include "hall/foyer-counter.h"

G_BEGIN_DECLS

/* One suspension, from the moment it took effect; for the report. */
typedef struct
{
  gint64 id;
  char *day;
  gint64 counter;
  char *staff;
  char *reason;
  char *approved_by;
  FoyerTime since;
  FoyerTime until;    /* told; 0 no time was told */
  FoyerTime ended_at; /* 0 still suspended */
} FoyerSuspension;

extern const FoyerRecordType foyer_suspension_type;

void foyer_suspension_free (FoyerSuspension *suspension);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerSuspension, foyer_suspension_free)

/* The counters among @counters (of FoyerCounter) that take customers and serve what @number serves:
 * most matters in common first, then by number. (element-type gint64) (transfer full) */
GArray *
foyer_suspension_list_alternatives (const FoyerConfig *config, GPtrArray *counters, gint64 number);

/* Whether a counter of @counters other than @number takes customers for @service. */
gboolean foyer_suspension_is_covered (const FoyerConfig *config,
                                      GPtrArray *counters,
                                      gint64 number,
                                      const char *service);

/* Why a suspension is not the clerk's own right (5/D13, S2 五.4). */
typedef enum
{
  FOYER_APPROVAL_NOT_NEEDED,
  FOYER_APPROVAL_TOO_LONG,
  FOYER_APPROVAL_UNCOVERED, /* somebody waits for a service that nobody else takes */
  FOYER_APPROVAL_NO_RELIEF, /* a break, and nobody else goes on with one of its services */
} FoyerApproval;

/* @waiting has how many wait for each service of the counter's plan, in its order; @service gets
 * the one that is the cause, or %NULL. */
FoyerApproval foyer_suspension_get_approval (const FoyerConfig *config,
                                             GPtrArray *counters,
                                             gint64 number,
                                             const gint64 *waiting,
                                             const char *reason,
                                             gint64 length_s,
                                             const char **service);

/* @approver is a manager or duty manager, and neither @clerk, who asks, nor the clerk of the
 * counter. Errors: no-such-staff, access-denied. */
gboolean foyer_suspension_check_approver (const FoyerConfig *config,
                                          const char *approver,
                                          const char *actor,
                                          const char *clerk,
                                          GError **error);

/* How long a suspension lasts whose length was not told: the usual one of its reason, else the
 * limit, in seconds. */
gint64 foyer_suspension_get_usual_length (const FoyerConfig *config, const char *reason);

/* Past the told return: 0 not yet, else for how long, in seconds. */
gint64 foyer_suspension_get_overdue (const FoyerCounter *counter, FoyerTime now);

G_END_DECLS
