/* The slips that customers take along: the number they drew, and a visit or appointment agreed. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desktop/foyer-roll.h"

G_BEGIN_DECLS

/**
 * FoyerSlip:
 *
 * What stands on the slip of a number (S0 hall 1(3)). There is no room for a name: public places
 * carry numbers only. Texts stay the caller's.
 */
typedef struct
{
  FoyerRollWidth width;
  gboolean large; /* large print, for low vision */
  /* The customer's language first, then others that the slip repeats, as the hall sets it. */
  FoyerLanguage languages[FOYER_N_LANGUAGES];
  guint n_languages;
  GTimeZone *zone; /* the hall's */

  const char *hall[FOYER_N_LANGUAGES];
  const char *number;
  const char *day; /* business day, "2026-03-02": goes into the QR code */
  FoyerTime issued_at;
  const char *services[FOYER_N_LANGUAGES]; /* several matters: one in a line */
  gint64 counter;                          /* not 0: straight to this counter, nobody waits (G04) */
  gint64 ahead;
  gint64 wait_s;                       /* estimated; below 0: not known, not printed */
  const char *text[FOYER_N_LANGUAGES]; /* the hall's own; %NULL none */
  gboolean reprint;
} FoyerSlip;

/* (transfer full) */
FoyerRoll *foyer_slip_draw (const FoyerSlip *slip);

/* What the QR code of a slip holds, and back again: number and day, nothing else. Reading gives
 * %FALSE for any other text; @number and @day are (transfer full). */
char *foyer_slip_format_code (const char *number, const char *day);
gboolean foyer_slip_parse_code (const char *code, char **number, char **day);

/**
 * FoyerConfirmation:
 *
 * A time agreed with the customer: of a home visit, or of an appointment in the hall.
 */
typedef struct
{
  FoyerRollWidth width;
  gboolean large;
  FoyerLanguage language;
  GTimeZone *zone;

  gboolean visit; /* at the customer's home; else in the hall */
  const char *hall;
  const char *number; /* of the visit or appointment, to name on the phone */
  const char *matter; /* visit type or service, in the customer's language */
  FoyerTime from, to; /* promised window; @to 0: one time. Both 0: to be agreed on the phone */
  gint64 minutes;     /* how long it takes; 0 not said */
  const char *staff;  /* staff number of the technician; %NULL not said (5/D17) */
  const char *phone;  /* the hall's, for changes */
  const char *bring;  /* papers to have at hand; %NULL none */
} FoyerConfirmation;

FoyerRoll *foyer_confirmation_draw (const FoyerConfirmation *confirmation);

/**
 * FoyerNote:
 *
 * Any other slip: what to bring, whom to ask elsewhere (5/D18), why something was declined and what
 * can be done instead (S0 hall 2(3)).
 */
typedef struct
{
  FoyerRollWidth width;
  gboolean large;
  FoyerLanguage language;
  const char *hall;
  const char *title;
  const char *const *lines; /* %NULL-terminated */
  const char *foot;
} FoyerNote;

FoyerRoll *foyer_note_draw (const FoyerNote *note);

/* "2026年3月2日 星期一 09:00–11:00" and its like in the other languages. (transfer full) */
char *foyer_paper_format_date (FoyerLanguage language, FoyerTime time, GTimeZone *zone);
char *foyer_paper_format_clock (FoyerTime time, GTimeZone *zone);
char *
foyer_paper_format_span (FoyerLanguage language, FoyerTime from, FoyerTime to, GTimeZone *zone);

G_END_DECLS
