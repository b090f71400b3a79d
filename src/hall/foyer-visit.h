/* A home visit: what it holds, its states, and which step leads where (states 2.5). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/foyer-record.h"
#include "base/foyer-time.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_VISIT_DRAFT,    /* wished for, not yet planned */
  FOYER_VISIT_PROPOSED, /* claims its time; the customer has not agreed yet */
  FOYER_VISIT_CONFIRMED,
  FOYER_VISIT_REMINDED,
  FOYER_VISIT_EN_ROUTE,
  FOYER_VISIT_ARRIVED,
  FOYER_VISIT_KNOCKING,
  FOYER_VISIT_PHONING,
  FOYER_VISIT_WAIT_AT_DOOR,
  FOYER_VISIT_NOTE_LEFT, /* open until the customer calls back */
  FOYER_VISIT_DOOR_OPEN_ABSENT,
  FOYER_VISIT_ENTERED,
  FOYER_VISIT_WORKING,
  FOYER_VISIT_DONE,
  FOYER_VISIT_PARTIAL,
  FOYER_VISIT_OTHER_DEPT,
  FOYER_VISIT_THIRD_PARTY,
  FOYER_VISIT_CUSTOMER_CAUSE,
  FOYER_VISIT_VIOLATION,
  FOYER_VISIT_NOT_ACCEPTED,
  FOYER_VISIT_DAMAGE,
  FOYER_VISIT_REFUSED_ENTRY,
  FOYER_VISIT_RESCHEDULED, /* the new time is a row of its own, see next */
  FOYER_VISIT_LAPSED,
  FOYER_VISIT_CANCELLED,
  FOYER_VISIT_N_STATES,
} FoyerVisitState;

typedef enum
{
  FOYER_VISIT_PLAN,     /* a draft gets its time and technician */
  FOYER_VISIT_WITHDRAW, /* and loses them again: the customer did not agree */
  FOYER_VISIT_CONFIRM,
  FOYER_VISIT_REMIND,
  FOYER_VISIT_DEPART,
  FOYER_VISIT_TELL_LATE,
  FOYER_VISIT_ARRIVE,
  FOYER_VISIT_KNOCK,
  FOYER_VISIT_PHONE,
  FOYER_VISIT_WAIT,
  FOYER_VISIT_LEAVE_NOTE,
  FOYER_VISIT_RETRY, /* telephone once more after a door note */
  FOYER_VISIT_FIND_OPEN,
  FOYER_VISIT_ENTER,
  FOYER_VISIT_WORK,
  FOYER_VISIT_FINISH,
  FOYER_VISIT_END_PARTIAL,
  FOYER_VISIT_PASS_ON,
  FOYER_VISIT_NAME_PARTY,
  FOYER_VISIT_END_CAUSE,
  FOYER_VISIT_END_VIOLATION,
  FOYER_VISIT_END_NOT_ACCEPTED,
  FOYER_VISIT_END_DAMAGE,
  FOYER_VISIT_REFUSE,
  FOYER_VISIT_MOVE,
  FOYER_VISIT_CANCEL,
  FOYER_VISIT_LAPSE,
  FOYER_VISIT_ADJUST, /* another technician or planned length; the promised start stays */
  FOYER_VISIT_REACH,  /* another number, read back, other hours for ringing (S0-HL-7) */
  FOYER_VISIT_N_STEPS,
} FoyerVisitStep;

typedef enum
{
  FOYER_VISIT_HOUSEHOLD,
  FOYER_VISIT_ORGANISATION,
  FOYER_VISIT_SPECIAL, /* hospitals, heat and power plants and the like (S0 meter 8(1)) */
} FoyerVisitClass;

typedef enum
{
  FOYER_VISIT_BY_NOBODY,
  FOYER_VISIT_BY_CUSTOMER,
  FOYER_VISIT_BY_COMPANY,
} FoyerVisitBy;

/* How the arrival stands to what was agreed (states 2.5). */
typedef enum
{
  FOYER_PUNCTUALITY_NONE,
  FOYER_PUNCTUALITY_EARLY, /* five minutes before, or more */
  FOYER_PUNCTUALITY_TIGHT,
  FOYER_PUNCTUALITY_LATE,
} FoyerPunctuality;

extern const char *const foyer_visit_states[];
extern const char *const foyer_visit_classes[];
extern const char *const foyer_visit_bys[];
extern const char *const foyer_punctualities[];

/* Rounds of three knocks each before the customer is telephoned (S2 八.6). */
#define FOYER_VISIT_ROUNDS 3

/* The customer's name, phone number and address are personal: they are kept apart, under the
 * subject "visit:ID". */
typedef struct
{
  gint64 id;
  int state;
  char *type;
  int class;
  char *technician; /* %NULL: not planned */
  FoyerTime start;  /* promised; 0: not planned */
  FoyerTime end;    /* planned */
  char *district;
  char *wished; /* the customer's own wish, beside what was agreed (S2 八.1) */
  char *reason; /* why the visit is, as the customer is told */
  int language;
  gint64 meters;
  char *install_by; /* last day for an installation */
  gboolean lead_breach;
  gboolean limit_breach;
  char *approved_by; /* who allowed a breach, a third move, a cancellation or a lapse */
  gint64 ticket;     /* served when it was booked; 0 none */
  gint64 previous;   /* the row that this one replaced */
  gint64 next;       /* the row that replaced this one */
  gint64 follows;    /* the visit that left work over */
  gint64 moves;
  gint64 company_moves;
  int by;    /* who wanted the end of this row: moved or cancelled */
  char *why; /* and for what reason */
  FoyerTime booked_at;
  FoyerTime confirmed_at;
  FoyerTime reminded_at;
  char *reminded; /* what came of it */
  FoyerTime departed_at;
  FoyerTime expected_at; /* told to the customer when late */
  FoyerTime arrived_at;
  gint64 knocks;
  gint64 phones;
  gboolean reached; /* at the last attempt */
  FoyerTime wait_until;
  gint64 note; /* number of the door note */
  FoyerTime noted_at;
  gint64 retries; /* telephoned after the door note */
  FoyerTime entered_at;
  FoyerTime ended_at;
  char *promised; /* the day by which left-over work is done */
  char *details;  /* JSON object: ticks, values, texts of the steps */
} FoyerVisit;

extern const FoyerRecordType foyer_visit_type;

/* A time at which a technician does not work. */
typedef struct
{
  gint64 id;
  char *technician;
  FoyerTime from;
  FoyerTime to;
  gboolean cancelled;
} FoyerAbsence;

extern const FoyerRecordType foyer_absence_type;

/* Sets @next, or refuses with bad-state. */
gboolean foyer_visit_step (
    FoyerVisitState state, FoyerVisitStep step, gint64 id, FoyerVisitState *next, GError **error);

/* Holds its technician's time: from proposed up to working at the customer's, but for a door note.
 */
gboolean foyer_visit_is_planned (FoyerVisitState state);
/* Something is still to be done: planned ones, drafts and door notes. */
gboolean foyer_visit_is_open (FoyerVisitState state);
/* The technician was let in and the work ended, one way or another. */
gboolean foyer_visit_is_outcome (FoyerVisitState state);
/* The technician has set out and has not ended the visit. */
gboolean foyer_visit_is_under_way (FoyerVisitState state);

/* @early_s before the start or more; up to the start; after it. */
FoyerPunctuality foyer_visit_get_punctuality (const FoyerVisit *visit, gint64 early_s);

FoyerVisit *foyer_visit_copy (const FoyerVisit *visit);
void foyer_visit_free (FoyerVisit *visit);
void foyer_absence_free (FoyerAbsence *absence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerVisit, foyer_visit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerAbsence, foyer_absence_free)

G_END_DECLS
