/* What a planner should be told of now: invitations, delays, unanswered notes, deadlines. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-visit-rules.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_REMINDER_INVITATION, /* the customer is to be invited today (S0 meter 7, 8) */
  FOYER_REMINDER_LATE,       /* the technician will be late, and the customer was not told (V04) */
  FOYER_REMINDER_NOTE,       /* a door note was not answered (S2 八.4) */
  FOYER_REMINDER_DEADLINE,   /* promised work or an installation is due (S0 WO 4(2), meter 7(1)) */
  FOYER_REMINDER_REBOOK,     /* a holiday or an absence lies over it */
} FoyerReminderKind;

extern const char *const foyer_reminder_kinds[];

typedef struct
{
  FoyerReminderKind kind;
  gint64 visit;
  FoyerTime due;       /* until when something is to be done */
  FoyerTime predicted; /* arrival, of a late one */
} FoyerReminder;

/* @visits (of FoyerVisit): all that are open, and partly done ones that nothing follows; @absences
 * (of FoyerAbsence). (transfer full) (element-type FoyerReminder), the most pressing first. @next
 * (may be %NULL) is when the answer may become another one without anything happening; 0 never. */
GArray *foyer_visit_find_reminders (const FoyerConfig *config,
                                    const GPtrArray *visits,
                                    const GPtrArray *absences,
                                    FoyerTime now,
                                    FoyerTime *next);

/* When the technician is expected at @visit as things stand: @before is the visit before it on that
 * day, %NULL when there is none. 0 when there is nothing to predict. */
FoyerTime foyer_visit_predict_arrival (const FoyerConfig *config,
                                       const FoyerVisit *before,
                                       const FoyerVisit *visit,
                                       FoyerTime now);

G_END_DECLS
