/* A home visit: what it holds, its states, and which step leads where (states 2.5). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-visit.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "hall/foyer-ticket.h"
#include "hall/foyer-visit-words.h"

const char *const foyer_visit_states[] = {
  "draft",
  "proposed",
  "confirmed",
  "reminded",
  "en-route",
  "arrived",
  "knocking",
  "phoning",
  "wait-at-door",
  "note-left",
  "door-open-absent",
  "entered",
  "working",
  "done",
  "partial",
  "other-dept",
  "third-party",
  "customer-cause",
  "violation",
  "not-accepted",
  "damage",
  "refused-entry",
  "rescheduled",
  "lapsed",
  "cancelled",
  NULL,
};
const char *const foyer_visit_classes[] = { "household", "organisation", "special", NULL };
const char *const foyer_visit_bys[] = { "nobody", "customer", "company", NULL };
const char *const foyer_punctualities[] = { "none", "early", "tight", "late", NULL };

#define AT(member, name, type, flags, nicks)                                                       \
  FOYER_FIELD_AT (FoyerVisit, member, name, FOYER_FIELD_##type, flags, nicks)
#define OPTIONAL FOYER_FIELD_OPTIONAL
#define INTERNAL FOYER_FIELD_INTERNAL

static const FoyerField visit_fields[] = {
  AT (id, "id", INTEGER, FOYER_FIELD_KEY, NULL),
  AT (state, "state", ENUM, 0, foyer_visit_states),
  AT (type, "type", TEXT, 0, NULL),
  AT (class, "class", ENUM, 0, foyer_visit_classes),
  AT (technician, "technician", TEXT, OPTIONAL, NULL),
  AT (start, "start", TIME, OPTIONAL, NULL),
  AT (end, "end", TIME, OPTIONAL, NULL),
  AT (district, "district", TEXT, OPTIONAL, NULL),
  AT (wished, "wished", TEXT, OPTIONAL, NULL),
  AT (reason, "reason", TEXT, OPTIONAL, NULL),
  AT (language, "language", ENUM, 0, foyer_languages),
  AT (meters, "meters", INTEGER, 0, NULL),
  AT (install_by, "install_by", TEXT, OPTIONAL, NULL),
  AT (lead_breach, "lead_breach", BOOLEAN, 0, NULL),
  AT (limit_breach, "limit_breach", BOOLEAN, 0, NULL),
  AT (approved_by, "approved_by", TEXT, OPTIONAL, NULL),
  AT (ticket, "ticket", INTEGER, OPTIONAL | INTERNAL, NULL),
  AT (previous, "previous", INTEGER, OPTIONAL, NULL),
  AT (next, "next", INTEGER, OPTIONAL, NULL),
  AT (follows, "follows", INTEGER, OPTIONAL, NULL),
  AT (moves, "moves", INTEGER, 0, NULL),
  AT (company_moves, "company_moves", INTEGER, 0, NULL),
  AT (by, "by", ENUM, 0, foyer_visit_bys),
  AT (why, "why", TEXT, OPTIONAL, NULL),
  AT (booked_at, "booked_at", TIME, 0, NULL),
  AT (confirmed_at, "confirmed_at", TIME, OPTIONAL, NULL),
  AT (reminded_at, "reminded_at", TIME, OPTIONAL, NULL),
  AT (reminded, "reminded", TEXT, OPTIONAL, NULL),
  AT (departed_at, "departed_at", TIME, OPTIONAL, NULL),
  AT (expected_at, "expected_at", TIME, OPTIONAL, NULL),
  AT (arrived_at, "arrived_at", TIME, OPTIONAL, NULL),
  AT (knocks, "knocks", INTEGER, 0, NULL),
  AT (phones, "phones", INTEGER, 0, NULL),
  AT (reached, "reached", BOOLEAN, 0, NULL),
  AT (wait_until, "wait_until", TIME, OPTIONAL, NULL),
  AT (note, "note", INTEGER, OPTIONAL | INTERNAL, NULL),
  AT (noted_at, "noted_at", TIME, OPTIONAL, NULL),
  AT (retries, "retries", INTEGER, INTERNAL, NULL),
  AT (entered_at, "entered_at", TIME, OPTIONAL, NULL),
  AT (ended_at, "ended_at", TIME, OPTIONAL, NULL),
  AT (promised, "promised", TEXT, OPTIONAL, NULL),
  AT (details, "details", JSON, OPTIONAL | INTERNAL, NULL),
};

const FoyerRecordType foyer_visit_type = { "visit", sizeof (FoyerVisit),
                                           G_N_ELEMENTS (visit_fields), visit_fields, TRUE };

static const FoyerField absence_fields[] = {
  FOYER_FIELD_AT (FoyerAbsence, id, "id", FOYER_FIELD_INTEGER, FOYER_FIELD_KEY, NULL),
  FOYER_FIELD_AT (FoyerAbsence, technician, "technician", FOYER_FIELD_TEXT, 0, NULL),
  FOYER_FIELD_AT (FoyerAbsence, from, "starts", FOYER_FIELD_TIME, 0, NULL),
  FOYER_FIELD_AT (FoyerAbsence, to, "ends", FOYER_FIELD_TIME, 0, NULL),
  FOYER_FIELD_AT (FoyerAbsence, cancelled, "cancelled", FOYER_FIELD_BOOLEAN, 0, NULL),
};

const FoyerRecordType foyer_absence_type = { "absence", sizeof (FoyerAbsence),
                                             G_N_ELEMENTS (absence_fields), absence_fields, TRUE };

#define IN(state) (1u << FOYER_VISIT_##state)
#define AGREED    (IN (CONFIRMED) | IN (REMINDED))
#define INSIDE    (IN (ENTERED) | IN (WORKING))
/* Whatever foyer_visit_is_open() is. */
#define OPEN (IN (DONE) - 1)
#define SAME FOYER_VISIT_N_STATES

G_STATIC_ASSERT (FOYER_VISIT_N_STATES <= 32);

/* From which states a step is possible, and where it leads (states 2.5). A visit that is told to
 * come late may be moved (V04), one with a door note when the customer calls back (V12). */
static const struct
{
  guint32 from;
  FoyerVisitState to;
} steps[FOYER_VISIT_N_STEPS] = {
  [FOYER_VISIT_PLAN] = { IN (DRAFT), FOYER_VISIT_PROPOSED },
  [FOYER_VISIT_WITHDRAW] = { IN (PROPOSED), FOYER_VISIT_DRAFT },
  [FOYER_VISIT_CONFIRM] = { IN (PROPOSED), FOYER_VISIT_CONFIRMED },
  [FOYER_VISIT_REMIND] = { IN (CONFIRMED), FOYER_VISIT_REMINDED },
  [FOYER_VISIT_DEPART] = { AGREED, FOYER_VISIT_EN_ROUTE },
  [FOYER_VISIT_TELL_LATE] = { AGREED | IN (EN_ROUTE), SAME },
  [FOYER_VISIT_ARRIVE] = { IN (EN_ROUTE), FOYER_VISIT_ARRIVED },
  [FOYER_VISIT_KNOCK] = { IN (ARRIVED) | IN (KNOCKING), FOYER_VISIT_KNOCKING },
  [FOYER_VISIT_PHONE] = { IN (KNOCKING) | IN (PHONING) | IN (DOOR_OPEN_ABSENT),
                          FOYER_VISIT_PHONING },
  [FOYER_VISIT_WAIT] = { IN (PHONING), FOYER_VISIT_WAIT_AT_DOOR },
  [FOYER_VISIT_LEAVE_NOTE] = { IN (PHONING) | IN (WAIT_AT_DOOR), FOYER_VISIT_NOTE_LEFT },
  [FOYER_VISIT_RETRY] = { IN (NOTE_LEFT), SAME },
  [FOYER_VISIT_FIND_OPEN] = { IN (ARRIVED) | IN (KNOCKING), FOYER_VISIT_DOOR_OPEN_ABSENT },
  [FOYER_VISIT_ENTER] = { IN (KNOCKING) | IN (WAIT_AT_DOOR), FOYER_VISIT_ENTERED },
  [FOYER_VISIT_WORK] = { IN (ENTERED), FOYER_VISIT_WORKING },
  [FOYER_VISIT_FINISH] = { INSIDE | IN (THIRD_PARTY), FOYER_VISIT_DONE },
  [FOYER_VISIT_END_PARTIAL] = { INSIDE, FOYER_VISIT_PARTIAL },
  [FOYER_VISIT_PASS_ON] = { INSIDE, FOYER_VISIT_OTHER_DEPT },
  [FOYER_VISIT_NAME_PARTY] = { INSIDE, FOYER_VISIT_THIRD_PARTY },
  [FOYER_VISIT_END_CAUSE] = { INSIDE, FOYER_VISIT_CUSTOMER_CAUSE },
  [FOYER_VISIT_END_VIOLATION] = { INSIDE, FOYER_VISIT_VIOLATION },
  [FOYER_VISIT_END_NOT_ACCEPTED] = { INSIDE, FOYER_VISIT_NOT_ACCEPTED },
  [FOYER_VISIT_END_DAMAGE] = { INSIDE, FOYER_VISIT_DAMAGE },
  [FOYER_VISIT_REFUSE] = { IN (KNOCKING) | IN (WAIT_AT_DOOR) | IN (ENTERED),
                           FOYER_VISIT_REFUSED_ENTRY },
  [FOYER_VISIT_MOVE] = { IN (PROPOSED) | AGREED | IN (EN_ROUTE) | IN (PHONING) | IN (WAIT_AT_DOOR) |
                             IN (NOTE_LEFT),
                         FOYER_VISIT_RESCHEDULED },
  [FOYER_VISIT_CANCEL] = { IN (DRAFT) | IN (PROPOSED) | AGREED, FOYER_VISIT_CANCELLED },
  [FOYER_VISIT_LAPSE] = { IN (NOTE_LEFT), FOYER_VISIT_LAPSED },
  [FOYER_VISIT_ADJUST] = { IN (PROPOSED) | AGREED | IN (EN_ROUTE), SAME },
  [FOYER_VISIT_REACH] = { OPEN, SAME },
};

gboolean
foyer_visit_step (
    FoyerVisitState state, FoyerVisitStep step, gint64 id, FoyerVisitState *next, GError **error)
{
  if ((steps[step].from & 1u << state) == 0)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                   _ ("Home visit %d is “%s”; “%s” is not possible now. Nothing was changed."),
                   (int) id, foyer_word_visit_state (state), foyer_word_visit_step (step));
      return FALSE;
    }
  *next = steps[step].to == SAME ? state : steps[step].to;
  return TRUE;
}

gboolean
foyer_visit_is_planned (FoyerVisitState state)
{
  return state >= FOYER_VISIT_PROPOSED && state <= FOYER_VISIT_WORKING &&
         state != FOYER_VISIT_NOTE_LEFT;
}

gboolean
foyer_visit_is_open (FoyerVisitState state)
{
  return state <= FOYER_VISIT_WORKING;
}

gboolean
foyer_visit_is_outcome (FoyerVisitState state)
{
  return state >= FOYER_VISIT_DONE && state <= FOYER_VISIT_DAMAGE;
}

gboolean
foyer_visit_is_under_way (FoyerVisitState state)
{
  return state >= FOYER_VISIT_EN_ROUTE && foyer_visit_is_planned (state);
}

FoyerPunctuality
foyer_visit_get_punctuality (const FoyerVisit *visit, gint64 early_s)
{
  if (visit->arrived_at == 0)
    return FOYER_PUNCTUALITY_NONE;
  if (visit->arrived_at <= visit->start - early_s * FOYER_SECOND)
    return FOYER_PUNCTUALITY_EARLY;
  return visit->arrived_at <= visit->start ? FOYER_PUNCTUALITY_TIGHT : FOYER_PUNCTUALITY_LATE;
}

FoyerVisit *
foyer_visit_copy (const FoyerVisit *visit)
{
  return foyer_record_copy (&foyer_visit_type, visit);
}

void
foyer_visit_free (FoyerVisit *visit)
{
  foyer_record_free (&foyer_visit_type, visit);
}

void
foyer_absence_free (FoyerAbsence *absence)
{
  foyer_record_free (&foyer_absence_type, absence);
}
