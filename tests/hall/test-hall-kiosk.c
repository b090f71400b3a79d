/* The way through the kiosk (states 2.10). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-kiosk.h"

static FoyerKioskPage
walk (FoyerKioskPage page, const FoyerKioskStep *steps, guint n)
{
  for (guint i = 0; i < n; i++)
    page = foyer_kiosk_step (page, steps[i]);
  return page;
}

static void
test_ways (void)
{
  static const FoyerKioskStep plain[] = { FOYER_KIOSK_TOUCH, FOYER_KIOSK_SERVICE, FOYER_KIOSK_ISSUE,
                                          FOYER_KIOSK_ISSUED };
  static const FoyerKioskStep two[] = { FOYER_KIOSK_TOUCH,   FOYER_KIOSK_SIMPLE,
                                        FOYER_KIOSK_NUMBER,  FOYER_KIOSK_ANOTHER,
                                        FOYER_KIOSK_SERVICE, FOYER_KIOSK_ISSUE,
                                        FOYER_KIOSK_REFUSE };
  static const FoyerKioskStep machine[] = { FOYER_KIOSK_TOUCH, FOYER_KIOSK_SIMPLE,
                                            FOYER_KIOSK_DIVERT };
  static const FoyerKioskStep appointed[] = { FOYER_KIOSK_TOUCH, FOYER_KIOSK_APPOINTMENT,
                                              FOYER_KIOSK_ENTER, FOYER_KIOSK_ISSUED };
  static const FoyerKioskStep booked[] = {
    FOYER_KIOSK_BOOK, FOYER_KIOSK_SERVICE, FOYER_KIOSK_DAY,
    FOYER_KIOSK_TIME, FOYER_KIOSK_ENTER,   FOYER_KIOSK_ISSUED
  };

  g_assert_cmpint (walk (FOYER_KIOSK_ATTRACT, plain, 3), ==, FOYER_KIOSK_ISSUING);
  g_assert_cmpint (walk (FOYER_KIOSK_ATTRACT, plain, 4), ==, FOYER_KIOSK_TICKET);
  g_assert_cmpint (walk (FOYER_KIOSK_ATTRACT, two, 7), ==, FOYER_KIOSK_REFUSED);
  g_assert_cmpint (walk (FOYER_KIOSK_ATTRACT, machine, 3), ==, FOYER_KIOSK_MACHINE);
  g_assert_cmpint (walk (FOYER_KIOSK_ATTRACT, appointed, 4), ==, FOYER_KIOSK_TICKET);
  g_assert_cmpint (walk (FOYER_KIOSK_CLOSED, booked, 6), ==, FOYER_KIOSK_BOOKED);
  g_assert_true (foyer_kiosk_is_booking (walk (FOYER_KIOSK_CLOSED, booked, 2)));
}

/* From everywhere but where a number is being made, leaving leads to the first page. */
static void
test_leaving (void)
{
  for (int page = 0; page < FOYER_KIOSK_ISSUING; page++)
    g_assert_cmpint (foyer_kiosk_step ((FoyerKioskPage) page, FOYER_KIOSK_DONE), ==,
                     FOYER_KIOSK_ATTRACT);
  g_assert_cmpint (foyer_kiosk_step (FOYER_KIOSK_ISSUING, FOYER_KIOSK_DONE), ==,
                   FOYER_KIOSK_ISSUING);
  g_assert_cmpint (foyer_kiosk_step (FOYER_KIOSK_TICKET, FOYER_KIOSK_DONE), ==,
                   FOYER_KIOSK_ATTRACT);
}

/* Every step at every page: a number is made at one place only, and not twice on one way. */
static void
test_one_number (void)
{
  for (int page = 0; page < FOYER_KIOSK_N_PAGES; page++)
    for (int step = 0; step < FOYER_KIOSK_N_STEPS; step++)
      {
        FoyerKioskPage next = foyer_kiosk_step ((FoyerKioskPage) page, (FoyerKioskStep) step);

        if (next == FOYER_KIOSK_ISSUING && page != FOYER_KIOSK_ISSUING)
          {
            g_assert_true ((page == FOYER_KIOSK_ASSIST && step == FOYER_KIOSK_ISSUE) ||
                           (page == FOYER_KIOSK_CHECK_IN && step == FOYER_KIOSK_ENTER));
          }
        if (page == FOYER_KIOSK_ISSUING && step != FOYER_KIOSK_ISSUED && step != FOYER_KIOSK_REFUSE)
          g_assert_cmpint (next, ==, FOYER_KIOSK_ISSUING);
        if (next == FOYER_KIOSK_BOOKING && page != FOYER_KIOSK_BOOKING)
          g_assert_true (page == FOYER_KIOSK_BOOK_PHONE && step == FOYER_KIOSK_ENTER);
        if (page == FOYER_KIOSK_BOOKING && step != FOYER_KIOSK_ISSUED && step != FOYER_KIOSK_REFUSE)
          g_assert_cmpint (next, ==, FOYER_KIOSK_BOOKING);
        /* Where no number is to be had, only an appointment is. */
        if (page >= FOYER_KIOSK_CLOSED && step != FOYER_KIOSK_BOOK)
          g_assert_cmpint (next, ==, page);
        if (step == FOYER_KIOSK_BOOK && next != (FoyerKioskPage) page)
          g_assert_true (page == FOYER_KIOSK_CLOSED || page == FOYER_KIOSK_EARLY_STOP);
      }
}

static void
test_rest (void)
{
  g_assert_cmpint (foyer_kiosk_get_rest (FOYER_HALL_OPEN, FALSE), ==, FOYER_KIOSK_ATTRACT);
  /* S2 三.2: who comes shortly before closing is not refused. */
  g_assert_cmpint (foyer_kiosk_get_rest (FOYER_HALL_LAST_MINUTES, FALSE), ==, FOYER_KIOSK_ATTRACT);
  g_assert_cmpint (foyer_kiosk_get_rest (FOYER_HALL_CLOSED, FALSE), ==, FOYER_KIOSK_CLOSED);
  g_assert_cmpint (foyer_kiosk_get_rest (FOYER_HALL_PREPARING, FALSE), ==, FOYER_KIOSK_CLOSED);
  g_assert_cmpint (foyer_kiosk_get_rest (FOYER_HALL_EARLY_STOP, FALSE), ==, FOYER_KIOSK_EARLY_STOP);
  g_assert_cmpint (foyer_kiosk_get_rest (FOYER_HALL_DRAINING, FALSE), ==, FOYER_KIOSK_EARLY_STOP);
  g_assert_cmpint (foyer_kiosk_get_rest (FOYER_HALL_OPEN, TRUE), ==, FOYER_KIOSK_FAULT);
}

/* It returns by itself from wherever a customer may walk away. */
static void
test_patience (void)
{
  for (int page = 0; page < FOYER_KIOSK_N_PAGES; page++)
    {
      gboolean leaves = page != FOYER_KIOSK_ATTRACT &&
                        (int) foyer_kiosk_step ((FoyerKioskPage) page, FOYER_KIOSK_DONE) != page;

      g_assert_cmpint (foyer_kiosk_get_patience_s ((FoyerKioskPage) page) > 0, ==, leaves);
      g_assert_nonnull (foyer_kiosk_pages[page]);
    }
  g_assert_cmpuint (foyer_kiosk_get_patience_s (FOYER_KIOSK_TICKET), ==, 15);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hall/kiosk/ways", test_ways);
  g_test_add_func ("/hall/kiosk/leaving", test_leaving);
  g_test_add_func ("/hall/kiosk/one-number", test_one_number);
  g_test_add_func ("/hall/kiosk/rest", test_rest);
  g_test_add_func ("/hall/kiosk/patience", test_patience);
  return g_test_run ();
}
