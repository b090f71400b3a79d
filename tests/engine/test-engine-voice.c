/* What is spoken, and what becomes of it (states 2.10, design “The voice speaks what is in the
 * database”). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-error.h"
#include "voice-hall.h"

static void
test_spoken (void)
{
  g_autoptr (TestHall) hall = hall_with_call ();
  JsonObject *answer = test_hall_do (hall, "announce.list --pending");

  g_assert_cmpstr (test_text (answer, "announcements.0.state"), ==, "pending");
  g_assert_cmpstr (test_text (answer, "announcements.0.ticket"), ==, "A001");
  g_assert_cmpstr (test_text (answer, "announcements.0.language"), ==, "ko");
  g_assert_cmpint (test_integer (answer, "announcements.0.counter"), ==, 1);
  g_assert_cmpint (test_integer (test_hall_do (hall, "hall.status"), "announcements_pending"), ==,
                   1);
  g_assert_cmpint (next (hall), ==, 1);
  assert_announcement (hall, 1, "speaking", "");
  end (hall, 1, "spoken");
  assert_announcement (hall, 1, "spoken", "");
  g_assert_cmpint (next (hall), ==, 0);
  g_assert_cmpint (test_integer (test_hall_do (hall, "hall.status"), "announcements_pending"), ==,
                   0);
  g_assert_cmpint (
      test_hall_query (hall, "SELECT count (*) FROM journal WHERE kind = 'announcement.spoken'"),
      ==, 1);
  /* Ended once, however often that is said. */
  end (hall, 1, "failed");
  assert_announcement (hall, 1, "spoken", "");
  end (hall, 77, "spoken");
  test_hall_check (hall);
}

/* In the order of their commits, calls before recalls. */
static void
test_order (void)
{
  g_autoptr (TestHall) hall = hall_with_call ();

  test_hall_do (hall, "counter.recall 1");                /* 2 */
  test_hall_do (hall, "counter.call 2");                  /* 3 */
  test_hall_do (hall, "announce.say 'We close at five'"); /* 4 */
  test_hall_do (hall, "announce.speak A002 --counter=2"); /* 5 */
  for (guint i = 0; i < 5; i++)
    {
      static const int expected[] = { 1, 3, 2, 5, 4 };
      g_assert_cmpint (next (hall), ==, expected[i]);
      end (hall, expected[i], "spoken");
    }
  test_hall_refuse (hall, "usage", "announce.say '  '");
  test_hall_refuse (hall, "no-such-ticket", "announce.speak A999 --counter=1");
  test_hall_refuse (hall, "no-such-counter", "announce.speak A001 --counter=9");
  test_hall_check (hall);
}

/* Without a sound device it goes out on the board alone, and is spoken when sound is back. */
static void
test_unheard (void)
{
  g_autoptr (TestHall) hall = hall_with_call ();

  test_hall_do (hall, "voice.next --station=hall --why=no-device");
  g_assert_false (json_object_has_member (hall->answer, "announcement"));
  assert_announcement (hall, 1, "unheard", "no-device");
  test_hall_do (hall, "voice.next --station=hall --why=no-device");
  g_assert_cmpint (
      test_hall_query (hall, "SELECT count (*) FROM journal WHERE kind = 'announcement.unheard'"),
      ==, 1);
  test_hall_pass (hall, 60);
  g_assert_cmpint (next (hall), ==, 1);
  end (hall, 1, "spoken");
  test_hall_do (hall, "counter.no-show 1");
  g_assert_false (json_object_has_member (hall->answer, "warning"));
  test_hall_check (hall);
}

/* Somebody who came needs no call any more. */
static void
test_dropped (void)
{
  g_autoptr (TestHall) hall = hall_with_call ();

  test_hall_do (hall, "counter.recall 1");
  test_hall_do (hall, "counter.serve 1");
  assert_announcement (hall, 1, "dropped", "arrived");
  assert_announcement (hall, 2, "dropped", "arrived");
  test_hall_do (hall, "counter.call 2");
  test_hall_do (hall, "voice.next --station=hall --why=muted");
  test_hall_do (hall, "ticket.cancel A002");
  assert_announcement (hall, 3, "dropped", "cancelled");
  g_assert_cmpint (next (hall), ==, 0);
  test_hall_check (hall);
}

/* A row that was being spoken when its customer came, and whose process died, is not spoken again.
 */
static void
test_superseded (void)
{
  g_autoptr (TestHall) hall = hall_with_call ();

  g_assert_cmpint (next (hall), ==, 1);
  test_hall_do (hall, "counter.serve 1");
  assert_announcement (hall, 1, "speaking", "");
  g_assert_cmpint (next (hall), ==, 0);
  assert_announcement (hall, 1, "dropped", "not called any more");
  end (hall, 1, "spoken");
  assert_announcement (hall, 1, "dropped", "not called any more");
}

/* S2 七.3, K05: the counter that called them pauses; called elsewhere they are told so, with both
 * counters, and only then. */
static void
test_reassigned (void)
{
  static const char *const befores[] = {
    "SELECT count (*) FROM announcement WHERE seq = 1 AND counter_before IS NULL",
    "SELECT count (*) FROM announcement WHERE seq = 2 AND counter = 2 AND counter_before = 1 "
    "AND calls = 1",
    "SELECT count (*) FROM announcement WHERE seq = 3 AND counter = 2 AND counter_before IS NULL "
    "AND calls = 2",
  };
  g_autoptr (TestHall) hall = hall_with_call ();

  g_assert_cmpint (next (hall), ==, 1);
  end (hall, 1, "spoken");
  test_hall_do (hall, "counter.suspend 1 --reason=toilet --minutes=5");
  g_assert_cmpint (test_hall_query (hall, "SELECT released_from FROM ticket WHERE id = 1"), ==, 1);
  test_hall_do (hall, "counter.call 2");
  g_assert_cmpstr (test_text (hall->answer, "ticket.number"), ==, "A001");
  test_hall_do (hall, "counter.recall 2");
  for (guint i = 0; i < G_N_ELEMENTS (befores); i++)
    g_assert_cmpint (test_hall_query (hall, befores[i]), ==, 1);
  g_assert_cmpint (next (hall), ==, 2);
  g_assert_cmpint (test_integer (hall->answer, "announcement.counter_before"), ==, 1);
  end (hall, 2, "spoken");
  test_hall_check (hall);
  /* Missed and restored: the next call is one like any other. */
  test_hall_do (hall, "counter.recall 2");
  test_hall_do (hall, "counter.no-show 2");
  g_assert_cmpint (
      test_hall_query (hall, "SELECT count (*) FROM ticket WHERE released_from IS NOT NULL"), ==,
      0);
  test_hall_check (hall);
}

/* Called again by the counter that paused, there is nothing to explain. */
static void
test_called_back (void)
{
  g_autoptr (TestHall) hall = hall_with_call ();

  test_hall_do (hall, "counter.suspend 1 --reason=toilet --minutes=5");
  assert_announcement (hall, 1, "dropped", "released");
  test_hall_do (hall, "counter.reopen 1");
  test_hall_do (hall, "counter.call 1");
  g_assert_cmpstr (test_text (hall->answer, "ticket.number"), ==, "A001");
  g_assert_cmpint (
      test_hall_query (hall, "SELECT count (*) FROM announcement WHERE counter_before IS NOT NULL"),
      ==, 0);
  test_hall_check (hall);
}

/* No program speaks for the hall: what was called is known as unheard after ten seconds, and
 * expires after two minutes; who has come is left out. */
static void
test_nobody_speaks (void)
{
  g_autoptr (TestHall) hall = hall_with_call ();
  FoyerTime now = hall->now;

  g_assert_cmpint (test_integer (test_hall_do (hall, "voice.watch"), "look_at"), ==,
                   now + FOYER_ANNOUNCEMENT_PATIENCE);
  assert_announcement (hall, 1, "pending", "");
  test_hall_pass (hall, 10);
  g_assert_cmpint (test_integer (test_hall_do (hall, "voice.watch"), "look_at"), ==,
                   now + FOYER_ANNOUNCEMENT_LIFETIME + 1);
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM journal WHERE "
                                          "kind = 'announcement.unheard' AND ticket = 'A001'"),
                   ==, 1);
  g_assert_cmpint (
      test_hall_query (hall, "SELECT count (*) FROM announcement WHERE state = 'unheard'"), ==, 1);
  /* Once only, however many ask. */
  test_hall_do (hall, "voice.watch");
  g_assert_cmpint (
      test_hall_query (hall, "SELECT count (*) FROM journal WHERE kind = 'announcement.unheard'"),
      ==, 1);
  /* A voice that comes in time speaks it. */
  g_assert_cmpint (next (hall), ==, 1);
  end (hall, 1, "spoken");
  test_hall_do (hall, "counter.recall 1");
  test_hall_pass (hall, 121);
  g_assert_cmpint (test_integer (test_hall_do (hall, "voice.watch"), "look_at"), ==, 0);
  assert_announcement (hall, 2, "expired", "not heard for two minutes");
  test_hall_check (hall);
}

/* A voice that speaks is not taken for a dead one: neither while one announcement is long, nor
 * while others wait behind it; one that died is, and its announcement ends as unheard. */
static void
test_somebody_speaks (void)
{
  g_autoptr (TestHall) hall = hall_with_call ();
  FoyerTime begun = hall->now;

  test_hall_do (hall, "counter.call 2"); /* 2 */
  g_assert_cmpint (next (hall), ==, 1);
  test_hall_pass (hall, 60);
  g_assert_cmpint (test_integer (test_hall_do (hall, "voice.watch"), "look_at"), ==,
                   begun + FOYER_ANNOUNCEMENT_LONGEST);
  assert_announcement (hall, 1, "speaking", "");
  assert_announcement (hall, 2, "pending", "");
  end (hall, 1, "spoken");
  test_hall_pass (hall, 1);
  test_hall_do (hall, "voice.watch");
  assert_announcement (hall, 2, "pending", "");
  g_assert_cmpint (next (hall), ==, 2);
  end (hall, 2, "spoken");
  test_hall_do (hall, "counter.recall 1"); /* 3 */
  g_assert_cmpint (next (hall), ==, 3);
  test_hall_pass (hall, 90);
  test_hall_do (hall, "voice.watch");
  g_assert_cmpint (
      test_hall_query (hall, "SELECT count (*) FROM announcement WHERE state = 'unheard'"), ==, 1);
  g_assert_cmpint (next (hall), ==, 3);
  test_hall_check (hall);
}

/* F04, F05: a fault of the whole hall is spoken, and its end; not one of a single counter, and not
 * the end of what nobody has heard of. */
static void
test_fault (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  test_hall_do (hall, "fault.open --scope=1 --minutes=5 --reason=printer");
  g_assert_cmpint (next (hall), ==, 0);
  test_hall_do (hall, "fault.close 1");
  g_assert_cmpint (next (hall), ==, 0);
  test_hall_do (hall, "fault.open --scope=hall --minutes=5 --reason=server");
  g_assert_cmpint (next (hall), ==, 1);
  g_assert_cmpstr (test_text (hall->answer, "announcement.notice"), ==, "fault");
  end (hall, 1, "spoken");
  test_hall_do (hall, "fault.close 2");
  g_assert_cmpint (next (hall), ==, 2);
  g_assert_cmpstr (test_text (hall->answer, "announcement.notice"), ==, "recovered");
  end (hall, 2, "spoken");
  test_hall_do (hall, "fault.open --scope=hall --minutes=5 --reason=server");
  test_hall_do (hall, "voice.next --station=hall --why=no-device");
  test_hall_do (hall, "fault.close 3");
  assert_announcement (hall, 3, "dropped", "recovered");
  g_assert_cmpint (next (hall), ==, 0);
  test_hall_check (hall);
}

/* Nothing but the chime outside hours (states 2.10): the station is told so. Before opening the
 * loudspeaker is tried, and after closing whoever still waits is called. */
static void
test_outside_hours (void)
{
  static const struct
  {
    const char *time;
    gboolean closed;
  } cases[] = {
    { "2026-03-02T03:00:00+08:00", TRUE },  { "2026-03-02T08:25:00+08:00", FALSE },
    { "2026-03-02T10:00:00+08:00", FALSE }, { "2026-03-02T23:00:00+08:00", TRUE },
    { "2026-03-01T10:00:00+08:00", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TestHall) hall = test_hall_new (NULL);

      test_hall_at (hall, cases[i].time);
      test_hall_do (hall, "announce.say Hello");
      g_assert_cmpint (next (hall), ==, 1);
      g_assert_cmpint (json_object_get_boolean_member (hall->answer, "closed"), ==,
                       cases[i].closed);
    }
}

static void
test_dead_process (void)
{
  g_autoptr (TestHall) hall = hall_with_call ();

  g_assert_cmpint (next (hall), ==, 1);
  test_hall_reopen (hall);
  test_hall_pass (hall, 119);
  g_assert_cmpint (next (hall), ==, 1);
  end (hall, 1, "spoken");
  assert_announcement (hall, 1, "spoken", "");
}

/* Two minutes of the hall's clock. */
static void
test_expired (void)
{
  g_autoptr (TestHall) hall = hall_with_call ();

  test_hall_pass (hall, 120);
  test_hall_do (hall, "voice.next --station=hall --why=no-device");
  assert_announcement (hall, 1, "unheard", "no-device");
  test_hall_pass (hall, 1);
  g_assert_cmpint (next (hall), ==, 0);
  assert_announcement (hall, 1, "expired", "not heard for two minutes");
  test_hall_do (hall, "counter.no-show 1");
  g_assert_nonnull (test_text (hall->answer, "warning"));
  test_hall_do (hall, "ticket.restore A001");
  g_assert_cmpint (
      test_hall_query (hall, "SELECT due_at = issued_at + 900000000 FROM ticket WHERE id = 1"), ==,
      1);
  test_hall_check (hall);
}

/* What fails on one call does not keep the others silent. */
static void
test_failed (void)
{
  g_autoptr (TestHall) hall = hall_with_call ();

  test_hall_do (hall, "counter.call 2");
  g_assert_cmpint (next (hall), ==, 1);
  test_hall_do (hall, "voice.end --seq=1 --ending=failed --why=no-voice");
  assert_announcement (hall, 1, "failed", "no-voice");
  g_assert_cmpint (next (hall), ==, 2);
}

/* Before everything else, again and again until somebody stops it, and never stale. */
static void
test_emergency (void)
{
  g_autoptr (TestHall) hall = hall_with_call ();

  g_assert_cmpint (next (hall), ==, 1);
  test_hall_do (hall, "announce.emergency 'Leave the hall' --language=en");
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (next (hall), ==, 2);
      g_assert_cmpstr (test_text (hall->answer, "announcement.text"), ==, "Leave the hall");
      end (hall, 2, "spoken");
      test_hall_pass (hall, 30);
    }
  test_hall_do (hall, "announce.stop");
  g_assert_cmpint (test_integer (hall->answer, "stopped"), ==, 1);
  assert_announcement (hall, 2, "dropped", "stopped");
  /* The call that it cut short comes again. */
  g_assert_cmpint (next (hall), ==, 1);
  end (hall, 1, "spoken");
  test_hall_do (hall, "announce.stop");
  g_assert_cmpint (test_integer (hall->answer, "stopped"), ==, 0);
  test_hall_do (hall, "announce.emergency 'Leave the hall'");
  test_hall_pass (hall, 3600);
  g_assert_cmpint (next (hall), ==, 3);
  /* Stopped while it is being spoken. */
  test_hall_do (hall, "announce.stop");
  end (hall, 3, "spoken");
  g_assert_cmpint (next (hall), ==, 0);
  test_hall_check (hall);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/voice/spoken", test_spoken);
  g_test_add_func ("/engine/voice/order", test_order);
  g_test_add_func ("/engine/voice/unheard", test_unheard);
  g_test_add_func ("/engine/voice/dropped", test_dropped);
  g_test_add_func ("/engine/voice/superseded", test_superseded);
  g_test_add_func ("/engine/voice/reassigned", test_reassigned);
  g_test_add_func ("/engine/voice/called-back", test_called_back);
  g_test_add_func ("/engine/voice/nobody-speaks", test_nobody_speaks);
  g_test_add_func ("/engine/voice/somebody-speaks", test_somebody_speaks);
  g_test_add_func ("/engine/voice/fault", test_fault);
  g_test_add_func ("/engine/voice/outside-hours", test_outside_hours);
  g_test_add_func ("/engine/voice/dead-process", test_dead_process);
  g_test_add_func ("/engine/voice/expired", test_expired);
  g_test_add_func ("/engine/voice/failed", test_failed);
  g_test_add_func ("/engine/voice/emergency", test_emergency);
  return g_test_run ();
}
