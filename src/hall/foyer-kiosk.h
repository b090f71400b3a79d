/* The way through the kiosk: which page follows which, and how long a page waits (states 2.10). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-hours.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_KIOSK_ATTRACT,
  FOYER_KIOSK_NEED,         /* which service */
  FOYER_KIOSK_SELF_SERVICE, /* a machine could do it */
  FOYER_KIOSK_MACHINE,      /* shows the way there */
  FOYER_KIOSK_ASSIST,       /* can we make it easier */
  FOYER_KIOSK_ISSUING,
  FOYER_KIOSK_TICKET, /* waiting or direct */
  FOYER_KIOSK_REFUSED,
  FOYER_KIOSK_CHECK_IN,     /* number or telephone of an appointment */
  FOYER_KIOSK_BOOK_SERVICE, /* an appointment, where no number is to be had */
  FOYER_KIOSK_BOOK_DAY,
  FOYER_KIOSK_BOOK_TIME,
  FOYER_KIOSK_BOOK_PHONE,
  FOYER_KIOSK_BOOKING,
  FOYER_KIOSK_BOOKED,
  FOYER_KIOSK_CLOSED,
  FOYER_KIOSK_EARLY_STOP,
  FOYER_KIOSK_FAULT,
  FOYER_KIOSK_N_PAGES,
} FoyerKioskPage;

typedef enum
{
  FOYER_KIOSK_TOUCH,   /* a language */
  FOYER_KIOSK_SERVICE, /* one that only a counter does */
  FOYER_KIOSK_SIMPLE,  /* one that a machine does, too */
  FOYER_KIOSK_NUMBER,  /* a number in spite of the machine */
  FOYER_KIOSK_DIVERT,  /* to the machine */
  FOYER_KIOSK_ANOTHER, /* one more matter */
  FOYER_KIOSK_ISSUE,
  FOYER_KIOSK_APPOINTMENT, /* the customer has one */
  FOYER_KIOSK_BOOK,        /* the customer wants one */
  FOYER_KIOSK_DAY,
  FOYER_KIOSK_TIME,
  FOYER_KIOSK_ENTER, /* digits were typed */
  FOYER_KIOSK_ISSUED,
  FOYER_KIOSK_REFUSE, /* the hall refused the number */
  FOYER_KIOSK_DONE,   /* the customer leaves, or nobody touched it for long */
  FOYER_KIOSK_N_STEPS,
} FoyerKioskStep;

/* Names of the pages. */
extern const char *const foyer_kiosk_pages[];

/* The page that @step leads to; the same page where it means nothing. A number comes only from
 * ISSUE, or from ENTER at an appointment's check-in, and ISSUING hears nothing but the hall's
 * answer: however often something is pressed, one way through gives one number, and one
 * appointment. */
FoyerKioskPage foyer_kiosk_step (FoyerKioskPage page, FoyerKioskStep step);

/* Where the kiosk rests with nobody before it. */
FoyerKioskPage foyer_kiosk_get_rest (FoyerHallState state, gboolean fault);

/* Whether a customer is on the way through, who is not to be thrown out by a change of the hall. */
gboolean foyer_kiosk_is_underway (FoyerKioskPage page);

/* Whether a customer books an appointment; only a fault ends that. */
gboolean foyer_kiosk_is_booking (FoyerKioskPage page);

/* After so many seconds without a touch the page ends by itself; 0 never. */
guint foyer_kiosk_get_patience_s (FoyerKioskPage page);

/* Two presses less than this apart are a storm: only the first of them counts (microseconds). */
#define FOYER_KIOSK_QUIET (350 * G_TIME_SPAN_MILLISECOND)

G_END_DECLS
