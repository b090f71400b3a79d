/* The hall's A4 sheets: the sign of a closed counter, the technician's day, a visit, a door note.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desktop/foyer-paper.h"

G_BEGIN_DECLS

/* All of these give a PDF. Texts stay the caller's; %NULL and "" leave a thing out, or leave a line
 * to write on where a person has to fill it in. */

/**
 * FoyerSuspensionSheet:
 *
 * The sign of a counter that pauses, when its second screen cannot show it (S2 7.3): in three
 * languages, the hall's own first.
 */
typedef struct
{
  FoyerLanguage languages[FOYER_N_LANGUAGES];
  guint n_languages;
  GTimeZone *zone;
  gint64 counter;
  const char *reason[FOYER_N_LANGUAGES];
  FoyerTime until;            /* expected return; 0 not known */
  const gint64 *alternatives; /* counters that serve the same matters */
  guint n_alternatives;
} FoyerSuspensionSheet;

GBytes *foyer_suspension_sheet_draw (const FoyerSuspensionSheet *sheet, GError **error);

/**
 * FoyerVisitSheet:
 *
 * One visit as the technician needs it. The staff number and the surname are all it says of the
 * technician (5/D17).
 */
typedef struct
{
  const char *number;    /* of the visit */
  const char *type;      /* "Meter replacement" */
  FoyerTime start, end;  /* as planned */
  FoyerTime promised_to; /* the promised window ends; 0: it is the start alone */
  const char *customer, *phone, *address, *district;
  const char *hours;  /* when the customer may be rung */
  const char *matter; /* what the customer said */
  const char *wished; /* in the customer's words */
  const char *notes;
  const char *const *packing; /* things and papers to take along, %NULL-terminated; may be %NULL */
  const char *const *values;  /* values to write down, "Old meter", …; may be %NULL */
} FoyerVisitSheet;

typedef struct
{
  FoyerLanguage language;
  GTimeZone *zone;
  const char *hall;
  const char *technician; /* staff number and surname */
  const char *phone;      /* the hall's */
} FoyerSheetHead;

GBytes *
foyer_visit_sheet_draw (const FoyerSheetHead *head, const FoyerVisitSheet *visit, GError **error);

/* A technician's day: one row a visit, in the order given. @day is shown as the date. */
GBytes *foyer_day_sheet_draw (const FoyerSheetHead *head,
                              FoyerTime day,
                              const FoyerVisitSheet *visits,
                              guint n_visits,
                              GError **error);

/**
 * FoyerDoorNote:
 *
 * What is left at the door of a customer who could not be reached (S2 8.4, V11). It names nobody
 * and no matter: anybody in the staircase can read it.
 */
typedef struct
{
  FoyerLanguage languages[FOYER_N_LANGUAGES];
  guint n_languages;
  GTimeZone *zone;
  const char *utility[FOYER_N_LANGUAGES];
  const char *number; /* of the note */
  FoyerTime at;       /* 0: written by hand */
  const char *staff;  /* staff number */
  const char *phone;
} FoyerDoorNote;

GBytes *foyer_door_note_draw (const FoyerDoorNote *note, GError **error);

G_END_DECLS
