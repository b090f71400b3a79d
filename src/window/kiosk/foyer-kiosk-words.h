/* What the kiosk says, in the language that its customer chose. Pure functions. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-ticket.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_KIOSK_WORD_WELCOME,
  FOYER_KIOSK_WORD_TOUCH,
  FOYER_KIOSK_WORD_CHOOSE,
  FOYER_KIOSK_WORD_NO_COUNTER,
  FOYER_KIOSK_WORD_MACHINE_CAN,
  FOYER_KIOSK_WORD_USE_MACHINE,
  FOYER_KIOSK_WORD_TAKE_NUMBER,
  FOYER_KIOSK_WORD_TO_MACHINE,
  FOYER_KIOSK_WORD_EASIER,
  FOYER_KIOSK_WORD_NO_THANKS,
  FOYER_KIOSK_WORD_ELDERLY,
  FOYER_KIOSK_WORD_DISABLED,
  FOYER_KIOSK_WORD_PREGNANT,
  FOYER_KIOSK_WORD_INFANT,
  FOYER_KIOSK_WORD_HEARING,
  FOYER_KIOSK_WORD_ANOTHER,
  FOYER_KIOSK_WORD_NUMBER,
  FOYER_KIOSK_WORD_NO_SLIP,
  FOYER_KIOSK_WORD_SLIP,
  FOYER_KIOSK_WORD_DONE,
  FOYER_KIOSK_WORD_START_OVER,
  FOYER_KIOSK_WORD_LARGE,
  FOYER_KIOSK_WORD_MOMENT,
  FOYER_KIOSK_WORD_REFUSED,
  FOYER_KIOSK_WORD_CLOSED,
  FOYER_KIOSK_WORD_STOPPED,
  FOYER_KIOSK_WORD_FAULT,
  FOYER_KIOSK_WORD_HAVE_APPOINTMENT,
  FOYER_KIOSK_WORD_BOOK,
  FOYER_KIOSK_WORD_WHICH_APPOINTMENT,
  FOYER_KIOSK_WORD_NOT_FOUND,
  FOYER_KIOSK_WORD_WHICH_MATTER,
  FOYER_KIOSK_WORD_WHICH_DAY,
  FOYER_KIOSK_WORD_WHICH_TIME,
  FOYER_KIOSK_WORD_PHONE,
  FOYER_KIOSK_WORD_APPOINTMENT,
  FOYER_KIOSK_WORD_TYPE_IT,
  FOYER_KIOSK_WORD_NONE_FREE,
  FOYER_KIOSK_WORD_NOT_BOOKED,
  FOYER_KIOSK_WORD_ERASE,
  FOYER_KIOSK_WORD_ENTER,
  FOYER_KIOSK_N_WORDS,
} FoyerKioskWord;

const char *foyer_kiosk_word (FoyerKioskWord word, FoyerLanguage language);

/* All (transfer full). */

/* "3 waiting, about 12 min"; "no wait". */
char *foyer_kiosk_wait (FoyerLanguage language, gint64 waiting, gint64 wait_s);
/* "about 12 min"; "no wait". */
char *foyer_kiosk_minutes (FoyerLanguage language, gint64 wait_s);
/* "Counter 3, please". */
char *foyer_kiosk_counter (FoyerLanguage language, gint64 counter);
/* "Open today 08:30–17:00"; @hours as the hall's wall shows them. */
char *foyer_kiosk_hours (FoyerLanguage language, const char *hours);

G_END_DECLS
