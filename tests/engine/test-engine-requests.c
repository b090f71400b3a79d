/* Requests that come twice, and who may do what (design “Idempotent commands”, “Who may”). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-error.h"
#include "base/foyer-json.h"
#include "test-hall.h"

/* The same request again: the same answer, and nothing happens a second time. */
static void
test_again (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  static const char *const lines[] = {
    "ticket.issue A B --class=elderly",
    "counter.open 1 --staff=1021",
    "counter.call 1",
    "counter.recall 1",
    "counter.serve 1",
    "ticket.add-item A001 C",
    "counter.finish 1 --outcome=case",
    "hall.configure '{\"classes\":{}}'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *first =
          foyer_json_to_text (test_hall_do (hall, "%s --request=key-%u", lines[i], i));
      g_autofree char *before = test_hall_dump (hall), *after = NULL, *second = NULL;

      test_hall_pass (hall, 30);
      second = foyer_json_to_text (test_hall_do (hall, "%s --request=key-%u", lines[i], i));
      g_assert_cmpstr (second, ==, first);
      after = test_hall_dump (hall);
      g_assert_cmpstr (after, ==, before);
    }
  /* Also after the program was started again. */
  test_hall_reopen (hall);
  g_assert_cmpstr (test_text (test_hall_do (hall, "%s --request=key-0", lines[0]), "ticket.state"),
                   ==, "waiting");
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM ticket"), ==, 1);
  test_hall_check (hall);
}

static void
test_reused (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  test_hall_do (hall, "ticket.issue A --request=k");
  test_hall_refuse (hall, "request-reused", "ticket.issue B --request=k");
  test_hall_refuse (hall, "request-reused", "ticket.issue A A --request=k");
  test_hall_refuse (hall, "request-reused", "ticket.issue A --hearing --request=k");
  test_hall_refuse (hall, "request-reused", "ticket.issue A --as=1011 --request=k");
  test_hall_refuse (hall, "request-reused", "ticket.advise A --request=k");
}

/* What is meant does not depend on the order in which it is said. */
static void
test_fingerprint (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  gint64 entries;

  test_hall_do (hall, "ticket.issue A --class=elderly --language=ko --hearing --request=k");
  entries = test_hall_count_entries (hall);
  test_hall_do (hall, "ticket.issue --hearing --language=ko A --class=elderly --request=k");
  g_assert_cmpint (test_hall_count_entries (hall), ==, entries);
  /* But the order of several matters is part of what is said. */
  test_hall_do (hall, "ticket.issue A B --request=l");
  test_hall_refuse (hall, "request-reused", "ticket.issue B A --request=l");
}

/* Refusals are judged anew. */
static void
test_refusal (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  test_hall_refuse (hall, "counter-not-ready", "counter.call 1 --request=k");
  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_refuse (hall, "nobody-waiting", "counter.call 1 --request=k");
  test_hall_do (hall, "ticket.issue A");
  test_hall_do (hall, "counter.call 1 --request=k");
}

/* After seven days a few are forgotten with each new one. */
static void
test_forgotten (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  for (guint i = 0; i < 10; i++)
    test_hall_do (hall, "ticket.advise A --request=old-%u", i);
  test_hall_at (hall, "2026-03-09T09:59:59");
  test_hall_do (hall, "ticket.advise A --request=new-0");
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM request"), ==, 11);
  test_hall_at (hall, "2026-03-09T10:00:01");
  test_hall_do (hall, "ticket.advise A --request=new-1");
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM request"), ==, 8);
  test_hall_do (hall, "ticket.advise A --request=new-2");
  test_hall_do (hall, "ticket.advise A --request=new-3");
  test_hall_do (hall, "ticket.advise A --request=new-4");
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM request"), ==, 5);
  test_hall_do (hall, "ticket.divert A --request=old-0");
}

static gint64
count_refusals (TestHall *hall)
{
  return test_hall_query (hall, "SELECT count (*) FROM access");
}

/* A window acts for a role; what it may not is noted, outside the chain. */
static void
test_access (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  g_autofree char *actor = NULL;

  test_hall_refuse (hall, "access-denied", "hall.close --reason=x --as=1021 --via=window");
  g_assert_cmpint (count_refusals (hall), ==, 1);
  actor = test_hall_query_text (hall, "SELECT actor || command || why FROM access");
  g_assert_cmpstr (actor, ==, "1021hall.closeaccess-denied");
  test_hall_refuse (hall, "access-denied", "hall.close --reason=x --as=1011 --via=window");
  test_hall_refuse (hall, "access-denied", "hall.close --reason=x --via=window");
  test_hall_refuse (hall, "access-denied", "hall.export --as=1021 --via=window");
  test_hall_refuse (hall, "no-such-staff", "hall.close --reason=x --as=4711 --via=window");
  g_assert_cmpint (count_refusals (hall), ==, 4);
  test_hall_do (hall, "ticket.issue A --as=1011 --via=window");
  test_hall_do (hall, "hall.close --reason=x --as=1008 --via=window");
  /* Whoever may read the file may act as anyone; the journal says which way it came. */
  test_hall_do (hall, "hall.open --reason=x --as=1021");
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM journal WHERE via = 'window'"), ==,
                   3);
  g_assert_cmpint (count_refusals (hall), ==, 4);
  test_hall_check (hall);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/requests/again", test_again);
  g_test_add_func ("/engine/requests/reused", test_reused);
  g_test_add_func ("/engine/requests/fingerprint", test_fingerprint);
  g_test_add_func ("/engine/requests/refusal", test_refusal);
  g_test_add_func ("/engine/requests/forgotten", test_forgotten);
  g_test_add_func ("/engine/requests/access", test_access);
  return g_test_run ();
}
