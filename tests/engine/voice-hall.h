/* What the tests of what is spoken have in common. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "test-hall.h"

/* A hall with A001 called at counter 1: announcement 1. */
static inline TestHall *
hall_with_call (void)
{
  TestHall *hall = test_hall_new (NULL);

  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_do (hall, "counter.open 2 --staff=1022");
  test_hall_do (hall, "ticket.issue A --language=ko --hearing");
  test_hall_do (hall, "ticket.issue A");
  test_hall_do (hall, "counter.call 1");
  return hall;
}

static inline void
assert_announcement (TestHall *hall, int seq, const char *state, const char *why)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT state || ':' || coalesce (why, '') FROM announcement "
                       "WHERE seq = %d",
                       seq);
  g_autofree char *text = test_hall_query_text (hall, sql);
  g_autofree char *expected = g_strconcat (state, ":", why, NULL);

  g_assert_cmpstr (text, ==, expected);
}

/* The seq that the station is to speak next, 0 for none. */
static inline int
next (TestHall *hall)
{
  JsonObject *answer = test_hall_do (hall, "voice.next --station=hall --audible");

  return json_object_has_member (answer, "announcement")
             ? (int) test_integer (answer, "announcement.seq")
             : 0;
}

static inline void
end (TestHall *hall, int seq, const char *ending)
{
  test_hall_do (hall, "voice.end --seq=%d --ending=%s", seq, ending);
}
