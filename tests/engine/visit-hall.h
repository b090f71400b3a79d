/* What the tests of home visits have in common. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "test-hall.h"

#define LEAK                                                                                       \
  "visit.book --type=leak --customer=Somebody --phone=000-555-0101 --address=12-Mill-Lane "        \
  "--district=north-bank --technician=2101 "
#define REPLACE                                                                                    \
  "visit.book --type=meter-replacement --customer=Somebody --phone=000-555-0101 "                  \
  "--address=12-Mill-Lane --district=north-bank --technician=2101 "

#define on_day(day, time) "--start=2026-03-" day "T" time ":00+08:00 "

static inline const char *
state_of (TestHall *hall, int id)
{
  return test_text (test_hall_do (hall, "visit.show %d", id), "visit.state");
}

#define assert_state(hall, id, expected) g_assert_cmpstr (state_of (hall, id), ==, expected)

/* Number 1: agreed for 14:00 of the hall's day. */
static inline TestHall *
make_agreed (void)
{
  TestHall *hall = test_hall_new_demo ();

  test_hall_do (hall, LEAK on_day ("02", "14:00") "--agreed");
  return hall;
}
