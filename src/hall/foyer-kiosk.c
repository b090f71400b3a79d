/* The way through the kiosk: which page follows which, and how long a page waits. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-kiosk.h"

const char *const foyer_kiosk_pages[] = {
  "attract", "need",     "self-service", "machine",  "assist",    "issuing",    "ticket",
  "refused", "check-in", "book-service", "book-day", "book-time", "book-phone", "booking",
  "booked",  "closed",   "early-stop",   "fault",    NULL,
};

#define STAY     0
#define GO(page) (1 + FOYER_KIOSK_##page)

static const guint8 steps[FOYER_KIOSK_N_PAGES][FOYER_KIOSK_N_STEPS] = {
  [FOYER_KIOSK_ATTRACT] = { [FOYER_KIOSK_TOUCH] = GO (NEED) },
  [FOYER_KIOSK_NEED] = { [FOYER_KIOSK_SERVICE] = GO (ASSIST),
                         [FOYER_KIOSK_SIMPLE] = GO (SELF_SERVICE),
                         [FOYER_KIOSK_APPOINTMENT] = GO (CHECK_IN),
                         [FOYER_KIOSK_DONE] = GO (ATTRACT) },
  [FOYER_KIOSK_SELF_SERVICE] = { [FOYER_KIOSK_NUMBER] = GO (ASSIST),
                                 [FOYER_KIOSK_DIVERT] = GO (MACHINE),
                                 [FOYER_KIOSK_DONE] = GO (ATTRACT) },
  [FOYER_KIOSK_MACHINE] = { [FOYER_KIOSK_DONE] = GO (ATTRACT) },
  [FOYER_KIOSK_ASSIST] = { [FOYER_KIOSK_ANOTHER] = GO (NEED),
                           [FOYER_KIOSK_ISSUE] = GO (ISSUING),
                           [FOYER_KIOSK_DONE] = GO (ATTRACT) },
  [FOYER_KIOSK_ISSUING] = { [FOYER_KIOSK_ISSUED] = GO (TICKET),
                            [FOYER_KIOSK_REFUSE] = GO (REFUSED) },
  [FOYER_KIOSK_TICKET] = { [FOYER_KIOSK_DONE] = GO (ATTRACT) },
  [FOYER_KIOSK_REFUSED] = { [FOYER_KIOSK_DONE] = GO (ATTRACT) },
  [FOYER_KIOSK_CHECK_IN] = { [FOYER_KIOSK_ENTER] = GO (ISSUING),
                             [FOYER_KIOSK_DONE] = GO (ATTRACT) },
  [FOYER_KIOSK_BOOK_SERVICE] = { [FOYER_KIOSK_SERVICE] = GO (BOOK_DAY),
                                 [FOYER_KIOSK_DONE] = GO (ATTRACT) },
  [FOYER_KIOSK_BOOK_DAY] = { [FOYER_KIOSK_DAY] = GO (BOOK_TIME),
                             [FOYER_KIOSK_DONE] = GO (ATTRACT) },
  [FOYER_KIOSK_BOOK_TIME] = { [FOYER_KIOSK_TIME] = GO (BOOK_PHONE),
                              [FOYER_KIOSK_DONE] = GO (ATTRACT) },
  [FOYER_KIOSK_BOOK_PHONE] = { [FOYER_KIOSK_ENTER] = GO (BOOKING),
                               [FOYER_KIOSK_DONE] = GO (ATTRACT) },
  [FOYER_KIOSK_BOOKING] = { [FOYER_KIOSK_ISSUED] = GO (BOOKED),
                            [FOYER_KIOSK_REFUSE] = GO (REFUSED) },
  [FOYER_KIOSK_BOOKED] = { [FOYER_KIOSK_DONE] = GO (ATTRACT) },
  [FOYER_KIOSK_CLOSED] = { [FOYER_KIOSK_BOOK] = GO (BOOK_SERVICE) },
  [FOYER_KIOSK_EARLY_STOP] = { [FOYER_KIOSK_BOOK] = GO (BOOK_SERVICE) },
};

FoyerKioskPage
foyer_kiosk_step (FoyerKioskPage page, FoyerKioskStep step)
{
  return steps[page][step] == STAY ? page : (FoyerKioskPage) (steps[page][step] - 1);
}

FoyerKioskPage
foyer_kiosk_get_rest (FoyerHallState state, gboolean fault)
{
  if (fault)
    return FOYER_KIOSK_FAULT;
  if (foyer_hall_may_issue (state))
    return FOYER_KIOSK_ATTRACT;
  return state == FOYER_HALL_EARLY_STOP || state == FOYER_HALL_DRAINING ? FOYER_KIOSK_EARLY_STOP
                                                                        : FOYER_KIOSK_CLOSED;
}

gboolean
foyer_kiosk_is_underway (FoyerKioskPage page)
{
  return page == FOYER_KIOSK_ISSUING || page == FOYER_KIOSK_TICKET || page == FOYER_KIOSK_MACHINE ||
         page == FOYER_KIOSK_REFUSED || page == FOYER_KIOSK_BOOKING || page == FOYER_KIOSK_BOOKED;
}

gboolean
foyer_kiosk_is_booking (FoyerKioskPage page)
{
  return page >= FOYER_KIOSK_BOOK_SERVICE && page <= FOYER_KIOSK_BOOKED;
}

guint
foyer_kiosk_get_patience_s (FoyerKioskPage page)
{
  switch (page)
    {
    case FOYER_KIOSK_TICKET:
    case FOYER_KIOSK_MACHINE:
    case FOYER_KIOSK_REFUSED:
    case FOYER_KIOSK_BOOKED:
      return 15;
    case FOYER_KIOSK_NEED:
    case FOYER_KIOSK_SELF_SERVICE:
    case FOYER_KIOSK_ASSIST:
    case FOYER_KIOSK_CHECK_IN:
    case FOYER_KIOSK_BOOK_SERVICE:
    case FOYER_KIOSK_BOOK_DAY:
    case FOYER_KIOSK_BOOK_TIME:
    case FOYER_KIOSK_BOOK_PHONE:
      return 40;
    case FOYER_KIOSK_ATTRACT:
    case FOYER_KIOSK_ISSUING:
    case FOYER_KIOSK_BOOKING:
    case FOYER_KIOSK_CLOSED:
    case FOYER_KIOSK_EARLY_STOP:
    case FOYER_KIOSK_FAULT:
    case FOYER_KIOSK_N_PAGES:
    default:
      return 0;
    }
}
