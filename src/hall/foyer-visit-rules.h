/* When a home visit may be: lead times, limits, travel and the technician's own time. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-visit-config.h"
#include "hall/foyer-visit.h"

G_BEGIN_DECLS

/* A piece of a technician's time that is taken. */
typedef struct
{
  gint64 id; /* of the visit; 0 an absence */
  FoyerTime start, end;
  const char *district; /* borrowed; %NULL not known, or an absence */
} FoyerVisitSpan;

/* Sorts spans by their start. */
int foyer_visit_span_compare (gconstpointer a, gconstpointer b);

typedef enum
{
  FOYER_FIT_YES,
  FOYER_FIT_PAST,     /* it has begun already */
  FOYER_FIT_NO_SKILL, /* the technician does not do such visits */
  FOYER_FIT_DAY_OFF,  /* a holiday, or a day on which the hall is closed */
  FOYER_FIT_HOURS,    /* outside the technician's hours */
  FOYER_FIT_ABSENT,
  FOYER_FIT_OVERLAP,
  FOYER_FIT_TRAVEL_BEFORE, /* cannot be there five minutes before (S0 WO 4(1)) */
  FOYER_FIT_TRAVEL_AFTER,  /* the next visit could not be reached in time */
} FoyerVisitFit;

/* Whether @technician can be at @slot. @spans (of FoyerVisitSpan) are what is taken around it, in
 * order; the visit @slot->id among them does not count. @other (may be %NULL) is the one that
 * stands in the way. */
FoyerVisitFit foyer_visit_fit (const FoyerConfig *config,
                               const FoyerTechnician *technician,
                               const FoyerVisitType *type,
                               gboolean special,
                               const FoyerVisitSpan *slot,
                               const GArray *spans,
                               FoyerTime now,
                               const FoyerVisitSpan **other);
/* slot-taken, with a sentence that says why. */
void foyer_visit_fit_set_error (const FoyerConfig *config,
                                FoyerVisitFit fit,
                                const FoyerVisitSpan *slot,
                                const char *technician,
                                const FoyerVisitSpan *other,
                                GError **error);

/* What lies between two places in time, without absences. */
gboolean foyer_visit_span_is_reachable (const FoyerConfig *config,
                                        const FoyerVisitSpan *before,
                                        const FoyerVisitSpan *after);

/* Days of notice that @type needs, and those between @now and @start (5/D20: today is day 0). */
gint64 foyer_visit_get_lead (const FoyerVisitType *type, FoyerVisitClass class);
gint64 foyer_visit_get_notice (const FoyerConfig *config, FoyerTime now, FoyerTime start);
/* lead-time when the notice is too short. What a manager allows (@approved) still is not today. */
gboolean foyer_visit_check_lead (const FoyerConfig *config,
                                 const FoyerVisitType *type,
                                 FoyerVisitClass class,
                                 FoyerTime now,
                                 FoyerTime start,
                                 gboolean approved,
                                 gboolean *breach,
                                 GError **error);

/* The last day for an installation ordered on @ordered (S0 meter 7(1), 5/D21). (transfer full) */
char *foyer_visit_get_install_by (const FoyerConfig *config, const char *ordered, gint64 meters);
/* limit-reached when @start is after @install_by (may be %NULL) and nobody @approved it. */
gboolean foyer_visit_check_limit (const FoyerConfig *config,
                                  const char *install_by,
                                  FoyerTime start,
                                  gboolean approved,
                                  gboolean *breach,
                                  GError **error);

/* The technician is to be at the door then: five minutes before the start. */
FoyerTime foyer_visit_get_arrive_by (const FoyerConfig *config, const FoyerVisit *visit);
/* When the customer is to be invited: the begin of the day before the visit; 0 for a type without.
 */
FoyerTime foyer_visit_get_invite_from (const FoyerConfig *config,
                                       const FoyerVisitType *type,
                                       const FoyerVisit *visit);
/* The invitation that @type asks for did not go out before the day of the visit. */
gboolean foyer_visit_is_invitation_missed (const FoyerConfig *config,
                                           const FoyerVisitType *type,
                                           const FoyerVisit *visit,
                                           FoyerTime now);

/* Why a visit that was planned cannot be any more: its technician left, is absent, does not work
 * that day. FOYER_FIT_YES when nothing is wrong. */
FoyerVisitFit foyer_visit_find_conflict (const FoyerConfig *config,
                                         const FoyerVisit *visit,
                                         const GPtrArray *absences);

G_END_DECLS
