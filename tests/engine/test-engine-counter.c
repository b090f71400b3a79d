/* A counter's day: hold, transfer, matters, suspension; what is forbidden changes nothing (states
 * 2.2, 2.3; D13, D27; S2 七.3, 七.9, 五.4; S4 五.2, 五.13). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-error.h"
#include "hall/foyer-counter-moves.h"
#include "store/foyer-queries.h"
#include "store/foyer-rows.h"
#include "test-hall.h"

/* --- every situation and every move, by the table that the commands ask --- */

typedef struct
{
  const char *name;
  const char *before[10];
} Situation;

#define AT_1      "counter.open 1 --staff=1021"
#define CALLED    AT_1, "ticket.issue A", "ticket.issue A", "counter.call 1"
#define SERVING   CALLED, "counter.serve 1"
#define FORM_HELD SERVING, "counter.hold 1 --reason=form-filling"

static const Situation situations[] = {
  { "offline", { NULL } },
  { "ready", { AT_1, "ticket.issue A" } },
  { "calling", { CALLED } },
  { "called-often", { CALLED, "counter.recall 1", "counter.recall 1" } },
  { "serving", { SERVING } },
  { "on-hold", { SERVING, "counter.hold 1 --reason=copying" } },
  { "form-on-hold", { FORM_HELD } },
  { "form-aside", { FORM_HELD, "counter.call 1", "counter.no-show 1" } },
  { "form-aside-calling", { FORM_HELD, "counter.call 1" } },
  { "suspend-pending", { SERVING, "counter.suspend 1 --reason=copying --approved-by=1008" } },
  { "closing-pending", { SERVING, "counter.close 1" } },
  { "suspended", { AT_1, "counter.suspend 1 --reason=copying" } },
  { "closed", { AT_1, "counter.close 1" } },
  { "handed-over",
    { SERVING, "counter.transfer 1 --service=C --note=n", "counter.open 3 --staff=1023",
      "counter.call 3", "counter.serve 3" } },
};

/* What gives the move; complete, so that only the state can be in the way. */
static const char *const commands[FOYER_MOVE_N] = {
  [FOYER_MOVE_CALL] = "counter.call %d",
  [FOYER_MOVE_RECALL] = "counter.recall %d",
  [FOYER_MOVE_SERVE] = "counter.serve %d",
  [FOYER_MOVE_NO_SHOW] = "counter.no-show %d",
  [FOYER_MOVE_WRONG_NUMBER] = "counter.wrong-number %d",
  [FOYER_MOVE_ITEM] = "counter.item %d 1 --outcome=in-work",
  [FOYER_MOVE_HOLD] = "counter.hold %d --reason=phone",
  [FOYER_MOVE_RESUME] = "counter.resume %d",
  [FOYER_MOVE_TRANSFER] = "counter.transfer %d --service=B --note=n",
  [FOYER_MOVE_ACCEPT] = "counter.accept %d",
  [FOYER_MOVE_FINISH] = "counter.finish %d",
  [FOYER_MOVE_SUSPEND] = "counter.suspend %d --reason=copying --approved-by=1008",
  [FOYER_MOVE_REOPEN] = "counter.reopen %d",
  [FOYER_MOVE_CLOSE] = "counter.close %d",
};

static TestHall *
set_up (const Situation *situation, gboolean hold_frees)
{
  TestHall *hall = test_hall_new (NULL);

  if (hold_frees)
    test_hall_do (hall, "hall.configure '{\"settings\":{\"hold_frees_counter\":true}}'");
  for (guint i = 0; i < G_N_ELEMENTS (situation->before) && situation->before[i] != NULL; i++)
    test_hall_do (hall, "%s", situation->before[i]);
  return hall;
}

/* What the table of moves says of counter @number, asked as a window asks it. */
static gboolean
table_allows (TestHall *hall, gint64 number, FoyerMove move, gboolean hold_frees, GError **error)
{
  FoyerDatabase *database = foyer_executor_get_database (hall->executor);
  g_autoptr (FoyerCounter) counter = foyer_record_new (&foyer_counter_type);
  g_autoptr (FoyerTicket) ticket = NULL;
  FoyerSettings settings = { .max_calls = 3, .hold_frees_counter = hold_frees };
  gboolean found;
  gint64 id;

  counter->number = number;
  foyer_rows_load (database, &foyer_counter_type, counter, &found, NULL);
  id = counter->ticket == 0 && move == FOYER_MOVE_RESUME ? counter->held : counter->ticket;
  if (id != 0)
    ticket = foyer_query_ticket_by_id (database, id, NULL);
  return foyer_counter_may (&settings, counter, ticket, move, NULL, error);
}

/* TRUE when it was done: then the situation is another one. */
static gboolean
try_move (TestHall *hall, const Situation *situation, FoyerMove move, gboolean hold_frees)
{
  gint64 number = g_str_equal (situation->name, "handed-over") ? 3 : 1;
  g_autofree char *line = NULL, *before = NULL, *after = NULL;
  g_autoptr (GError) expected = NULL, error = NULL;
  /* What was handed over is the ticket's second matter. */
  const char *command = number == 3 && move == FOYER_MOVE_ITEM
                            ? "counter.item %d 2 --outcome=in-work"
                            : commands[move];
  g_auto (GStrv) parts = g_strsplit (command, "%d", 2);
  gboolean allowed = table_allows (hall, number, move, hold_frees, &expected);

  g_test_message ("%s: %s", situation->name, foyer_moves[move]);
  line = g_strdup_printf ("%s%d%s", parts[0], (int) number, parts[1]);
  before = test_hall_dump (hall);
  if (test_hall_try (hall, &error, "%s", line) != NULL)
    {
      g_assert_true (allowed);
      test_hall_check (hall);
      return TRUE;
    }
  /* The window's reason and the command's are one sentence. */
  if (!allowed)
    {
      g_assert_error (error, FOYER_ERROR, expected->code);
      g_assert_cmpstr (error->message, ==, expected->message);
    }
  else
    g_assert_error (error, FOYER_ERROR, FOYER_ERROR_NOBODY_WAITING);
  after = test_hall_dump (hall);
  g_assert_cmpstr (after, ==, before);
  return FALSE;
}

static void
test_forbidden_changes_nothing (void)
{
  guint n_allowed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (situations); i++)
    {
      gboolean form = g_str_has_prefix (situations[i].name, "form-");
      TestHall *hall = set_up (&situations[i], form);

      for (int move = 0; move < FOYER_MOVE_N; move++)
        if (try_move (hall, &situations[i], (FoyerMove) move, form))
          {
            n_allowed++;
            test_hall_free (hall);
            hall = set_up (&situations[i], form);
          }
      test_hall_free (hall);
    }
  g_assert_cmpuint (n_allowed, >, 35);
}

/* --- hold --- */

/* S1 1(7), S2 七.9: reason, told minutes and consent are kept, and the clock runs on over a
 * restart. */
static void
test_hold (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  for (guint i = 0; i < 4; i++)
    test_hall_do (hall, "%s", situations[4].before[i]);
  test_hall_do (hall, "%s", situations[4].before[4]);
  test_hall_refuse (hall, "reason-required", "counter.hold 1");
  test_hall_refuse (hall, "reason-required", "counter.hold 1 --reason=''");
  test_hall_refuse (hall, "usage", "counter.hold 1 --reason=copying --minutes=0");
  test_hall_at (hall, "10:05");
  test_hall_do (hall, "counter.hold 1 --reason=copying --minutes=3 --agreed");
  g_assert_cmpstr (test_text (hall->answer, "ticket.state"), ==, "on-hold");
  g_assert_cmpstr (test_text (hall->answer, "ticket.hold_until"), ==,
                   TEST_DAY "T10:08:00.000000+08:00");
  g_assert_cmpint (test_hall_query (hall, "SELECT json_extract (data, '$.asked_consent') FROM "
                                          "journal ORDER BY seq DESC LIMIT 1"),
                   ==, 1);
  test_hall_at (hall, "10:20");
  test_hall_reopen (hall);
  test_hall_do (hall, "ticket.show A001");
  g_assert_cmpstr (test_text (hall->answer, "ticket.hold_since"), ==,
                   TEST_DAY "T10:05:00.000000+08:00");
  test_hall_do (hall, "counter.resume 1");
  g_assert_cmpint (test_integer (hall->answer, "ticket.held_s"), ==, 15 * 60);
  g_assert_true (test_is_null (hall->answer, "ticket.hold_since"));
  test_hall_check (hall);
}

/* Form filling lets the next come only if the hall wants that, and is not forgotten. */
static void
test_hold_frees (void)
{
  const Situation *held = &situations[6];
  g_autoptr (TestHall) strict = set_up (held, FALSE), hall = set_up (held, TRUE);

  test_hall_refuse (strict, "counter-not-ready", "counter.call 1");
  test_hall_do (hall, "counter.call 1");
  g_assert_cmpstr (test_text (hall->answer, "ticket.number"), ==, "A002");
  test_hall_do (hall, "counter.show 1");
  g_assert_cmpstr (test_text (hall->answer, "counter.held"), ==, "A001");
  test_hall_do (hall, "counter.serve 1");
  /* One at the side is enough, and the counter is not left while they are there. */
  test_hall_do (hall, "ticket.issue A");
  test_hall_do (hall, "counter.hold 1 --reason=form-filling");
  test_hall_refuse (hall, "counter-not-ready", "counter.call 1");
  test_hall_do (hall, "counter.resume 1");
  test_hall_do (hall, "counter.suspend 1 --reason=copying --approved-by=1008");
  test_hall_do (hall, "counter.finish 1");
  test_hall_do (hall, "counter.show 1");
  g_assert_cmpstr (test_text (hall->answer, "counter.state"), ==, "ready");
  test_hall_refuse (hall, "counter-not-ready", "counter.call 1");
  test_hall_do (hall, "counter.resume 1");
  g_assert_cmpstr (test_text (hall->answer, "ticket.number"), ==, "A001");
  test_hall_do (hall, "counter.finish 1");
  test_hall_do (hall, "counter.show 1");
  g_assert_cmpstr (test_text (hall->answer, "counter.state"), ==, "suspended");
  test_hall_check (hall);
}

/* --- transfer --- */

/* S4 五.2: the place by original issue, the first who was asked stays the owner. */
static void
test_transfer (void)
{
  g_autoptr (TestHall) hall = set_up (&situations[4], FALSE);
  g_autofree char *due = NULL;

  test_hall_do (hall, "counter.open 2 --staff=1022");
  test_hall_do (hall, "counter.open 3 --staff=1023");
  test_hall_do (hall, "ticket.issue C");
  due = g_strdup (test_text (test_hall_do (hall, "ticket.show A001"), "ticket.due_at"));
  test_hall_refuse (hall, "reason-required", "counter.transfer 1 --service=C");
  test_hall_refuse (hall, "usage", "counter.transfer 1 --note=n");
  test_hall_refuse (hall, "usage", "counter.transfer 1 --service=C --counter=2 --note=n");
  test_hall_refuse (hall, "no-such-service", "counter.transfer 1 --service=Z --note=n");
  test_hall_refuse (hall, "no-such-counter", "counter.transfer 1 --counter=9 --note=n");
  test_hall_refuse (hall, "bad-state", "counter.transfer 1 --counter=1 --note=n");
  test_hall_refuse (hall, "bad-state", "counter.transfer 1 --counter=3 --note=n");
  test_hall_pass (hall, 300);
  test_hall_do (hall, "counter.transfer 1 --service=C --note=meter");
  g_assert_cmpstr (test_text (hall->answer, "ticket.due_at"), ==, due);
  g_assert_cmpstr (test_text (hall->answer, "ticket.state"), ==, "waiting");
  g_assert_cmpstr (test_text (hall->answer, "ticket.items.0.state"), ==, "moved");
  g_assert_cmpstr (test_text (hall->answer, "ticket.items.1.service"), ==, "C");
  test_hall_do (hall, "counter.call 3");
  g_assert_cmpstr (test_text (hall->answer, "ticket.number"), ==, "A001");
  g_assert_cmpstr (test_text (hall->answer, "ticket.owner"), ==, "1021");
  test_hall_do (hall, "counter.serve 3");
  g_assert_cmpstr (test_text (hall->answer, "ticket.owner"), ==, "1021");
  test_hall_do (hall, "counter.accept 3");
  g_assert_cmpstr (test_text (hall->answer, "ticket.owner"), ==, "1023");
  test_hall_refuse (hall, "bad-state", "counter.accept 3");
  test_hall_check (hall);
}

/* To a counter: nobody else calls it, unless that counter goes. */
static void
test_transfer_to_counter (void)
{
  g_autoptr (TestHall) hall = set_up (&situations[4], FALSE);

  test_hall_do (hall, "ticket.cancel A002");
  test_hall_refuse (hall, "bad-state", "counter.transfer 1 --counter=2 --note=n");
  test_hall_do (hall, "counter.open 2 --staff=1022");
  test_hall_do (hall, "counter.transfer 1 --counter=2 --note=n");
  test_hall_refuse (hall, "nobody-waiting", "counter.call 1");
  test_hall_do (hall, "counter.suspend 2 --reason=copying");
  test_hall_do (hall, "counter.call 1");
  g_assert_cmpstr (test_text (hall->answer, "ticket.number"), ==, "A001");
  test_hall_check (hall);
}

/* --- matters --- */

/* S0-HA-2.3: no bare refusal. S2-3.3: papers and money are checked by the customer. */
static void
test_items (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_do (hall, "ticket.issue A B A");
  test_hall_do (hall, "counter.call 1");
  test_hall_do (hall, "counter.serve 1");
  test_hall_do (hall, "counter.item 1 1 --outcome=in-work");
  test_hall_do (hall, "counter.item 1 1 --outcome=to-be-answered");
  test_hall_refuse (hall, "bad-state", "counter.item 1 1 --outcome=done");
  test_hall_do (hall, "counter.item 1 1 --outcome=in-work");
  test_hall_do (hall, "counter.item 1 1 --outcome=case");
  /* D27: never a bare no. */
  test_hall_refuse (hall, "reason-required", "counter.item 1 2 --outcome=refused --reason=r");
  test_hall_refuse (hall, "reason-required", "counter.item 1 2 --outcome=refused --alternative=a");
  test_hall_do (hall, "counter.item 1 2 --outcome=refused --reason=r --alternative=a");
  test_hall_refuse (hall, "bad-state", "counter.item 1 4 --outcome=done");
  test_hall_refuse (hall, "usage", "counter.item 1 3 --outcome=forgotten");
  test_hall_do (hall, "counter.finish 1 --checked");
  g_assert_cmpstr (test_text (hall->answer, "ticket.items.0.state"), ==, "case");
  g_assert_cmpstr (test_text (hall->answer, "ticket.items.1.alternative"), ==, "a");
  g_assert_cmpstr (test_text (hall->answer, "ticket.items.2.state"), ==, "done");
  g_assert_cmpint (test_hall_query (hall, "SELECT json_extract (data, '$.asked_to_check') * 10 + "
                                          "json_extract (data, '$.asked_anything_else') "
                                          "FROM journal WHERE kind = 'ticket.finished'"),
                   ==, 10);
  test_hall_check (hall);
}

static guint
count_callbacks (TestHall *hall)
{
  test_hall_do (hall, "callback.list");
  return json_array_get_length (json_object_get_array_member (hall->answer, "callbacks"));
}

/* S1-N9, states 2.8: what a clerk promises is owed, by its time; the number is no part of the
 * journal. */
static void
test_promise (void)
{
  g_autoptr (TestHall) hall = set_up (&situations[4], FALSE);

  test_hall_refuse (hall, "usage", "counter.item 1 1 --outcome=to-be-answered --until=soon");
  test_hall_refuse (hall, "usage", "counter.item 1 1 --outcome=to-be-answered --until=09:00");
  test_hall_refuse (hall, "usage", "counter.item 1 1 --outcome=to-be-answered --phone=none");
  test_hall_refuse (hall, "usage", "counter.item 1 1 --outcome=case --until=17:30");
  test_hall_refuse (hall, "usage", "counter.finish 1 --phone=000-7654321");
  test_hall_do (hall, "counter.item 1 1 --outcome=to-be-answered --reason=tariff "
                      "--until='" TEST_DAY " 17:30' --phone=000-7654321");
  g_assert_cmpuint (count_callbacks (hall), ==, 1);
  g_assert_cmpstr (test_text (hall->answer, "callbacks.0.kind"), ==, "promise");
  g_assert_cmpstr (test_text (hall->answer, "callbacks.0.ticket"), ==, "A001");
  g_assert_cmpstr (test_text (hall->answer, "callbacks.0.reason"), ==, "tariff");
  g_assert_cmpstr (test_text (hall->answer, "callbacks.0.phone"), ==, "000-7654321");
  g_assert_cmpstr (test_text (hall->answer, "callbacks.0.staff"), ==, "1021");
  g_assert_cmpint (test_integer (hall->answer, "callbacks.0.counter"), ==, 1);
  g_assert_cmpstr (test_text (hall->answer, "callbacks.0.due_at"), ==,
                   TEST_DAY "T17:30:00.000000+08:00");
  g_assert_cmpint (
      test_hall_query (hall, "SELECT count (*) FROM journal WHERE instr (data, '7654321') > 0"), ==,
      0);
  test_hall_check (hall);
  /* Whoever promised it sees it, and nobody else who is no manager. */
  test_hall_refuse (hall, "usage", "callback.own");
  test_hall_do (hall, "callback.own --via=window --as=1022");
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (hall->answer, "callbacks")), ==, 0);
  test_hall_refuse (hall, "access-denied", "callback.done 1 --via=window --as=1022");
  test_hall_do (hall, "callback.own --via=window --as=1021");
  g_assert_cmpstr (test_text (hall->answer, "callbacks.0.phone"), ==, "000-7654321");
  test_hall_do (hall, "callback.done 1 --via=window --as=1021");
  g_assert_cmpuint (count_callbacks (hall), ==, 0);
  test_hall_check (hall);
}

/* Without time and number nothing is owed; a matter that is taken up again is not owed later. */
static void
test_promise_withdrawn (void)
{
  g_autoptr (TestHall) hall = set_up (&situations[4], FALSE);

  test_hall_do (hall,
                "counter.item 1 1 --outcome=to-be-answered --until=17:00 --phone=000-7654321");
  g_assert_cmpuint (count_callbacks (hall), ==, 1);
  test_hall_do (hall, "counter.item 1 1 --outcome=open");
  g_assert_cmpuint (count_callbacks (hall), ==, 0);
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM person "
                                          "WHERE subject LIKE 'callback%'"),
                   ==, 0);
  test_hall_do (hall, "counter.finish 1 --outcome=to-be-answered --reason=x");
  g_assert_cmpuint (count_callbacks (hall), ==, 0);
  test_hall_do (hall, "counter.call 1");
  test_hall_do (hall, "counter.serve 1");
  test_hall_do (hall, "counter.finish 1 --outcome=to-be-answered --until=11:30");
  g_assert_cmpuint (count_callbacks (hall), ==, 1);
  g_assert_true (test_is_null (hall->answer, "callbacks.0.phone"));
  test_hall_check (hall);
}

static void
test_wrong_number (void)
{
  g_autoptr (TestHall) hall = set_up (&situations[2], FALSE);

  test_hall_do (hall, "counter.wrong-number 1 --shown=A002");
  g_assert_cmpstr (test_text (hall->answer, "ticket.state"), ==, "called");
  g_assert_cmpint (test_integer (hall->answer, "ticket.calls"), ==, 1);
  g_assert_cmpint (test_integer (hall->answer, "ticket.wrong_numbers"), ==, 1);
  /* S2-3.4b: whose turn it is not. */
  g_assert_cmpstr (test_text (hall->answer, "shown.verdict"), ==, "waits");
  test_hall_do (hall, "counter.wrong-number 1 --shown=X99");
  g_assert_cmpstr (test_text (hall->answer, "shown.verdict"), ==, "nothing");
  test_hall_do (hall, "counter.wrong-number 1");
  g_assert_cmpstr (test_text (hall->answer, "shown.verdict"), ==, "nothing");
  /* S2-3.4a: the way to the right counter. */
  test_hall_do (hall, "counter.open 2 --staff=1022");
  test_hall_do (hall, "counter.call 2 --ticket=A002 --reason=test");
  test_hall_do (hall, "counter.wrong-number 1 --shown=A002");
  g_assert_cmpstr (test_text (hall->answer, "shown.verdict"), ==, "called");
  g_assert_cmpint (test_integer (hall->answer, "shown.counters.0"), ==, 2);
  test_hall_check (hall);
}

/* --- suspension --- */

/* S2 七.3: who was called goes back to the old place and is called elsewhere. */
static void
test_suspend_while_calling (void)
{
  g_autoptr (TestHall) hall = set_up (&situations[2], FALSE);

  test_hall_do (hall, "counter.open 2 --staff=1022");
  test_hall_do (hall, "counter.open 3 --staff=1023");
  test_hall_do (hall, "counter.suspend 1 --reason=device-fault --minutes=10");
  g_assert_cmpstr (test_text (hall->answer, "counter.state"), ==, "suspended");
  g_assert_true (test_is_null (hall->answer, "counter.ticket"));
  g_assert_cmpstr (test_text (hall->answer, "counter.suspended.until"), ==,
                   TEST_DAY "T10:10:00.000000+08:00");
  g_assert_cmpint (test_integer (hall->answer, "counter.suspended.alternatives.0"), ==, 2);
  g_assert_cmpint (test_integer (hall->answer, "counter.suspended.alternatives.1"), ==, 3);
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM announcement "
                                          "WHERE state IN ('pending', 'speaking', 'unheard')"),
                   ==, 0);
  test_hall_refuse (hall, "counter-not-ready", "counter.call 1");
  test_hall_do (hall, "counter.call 2");
  g_assert_cmpstr (test_text (hall->answer, "ticket.number"), ==, "A001");
  test_hall_at (hall, "10:25");
  test_hall_reopen (hall);
  test_hall_do (hall, "counter.show 1");
  g_assert_cmpint (test_integer (hall->answer, "counter.suspended.overdue_s"), ==, 15 * 60);
  test_hall_do (hall, "counter.reopen 1");
  g_assert_true (test_is_null (hall->answer, "counter.suspended"));
  g_assert_cmpint (test_hall_query (hall, "SELECT (ended_at - since) / 1000000 FROM suspension"),
                   ==, 25 * 60);
  test_hall_refuse (hall, "bad-state", "counter.reopen 1");
  test_hall_check (hall);
}

/* S4 五.13: while serving it comes after the present customer, and can be taken back. */
static void
test_suspend_while_serving (void)
{
  g_autoptr (TestHall) hall = set_up (&situations[4], FALSE);

  test_hall_do (hall, "counter.open 2 --staff=1022");
  test_hall_do (hall, "counter.open 3 --staff=1023");
  test_hall_do (hall, "counter.suspend 1 --reason=copying --minutes=5");
  g_assert_cmpstr (test_text (hall->answer, "counter.state"), ==, "serving");
  g_assert_true (test_is_null (hall->answer, "counter.suspended"));
  test_hall_refuse (hall, "bad-state", "counter.suspend 1 --reason=copying");
  test_hall_do (hall, "counter.reopen 1");
  test_hall_refuse (hall, "bad-state", "counter.reopen 1");
  test_hall_do (hall, "counter.suspend 1 --reason=copying --minutes=5");
  test_hall_at (hall, "10:30");
  test_hall_do (hall, "counter.finish 1");
  test_hall_do (hall, "counter.show 1");
  g_assert_cmpstr (test_text (hall->answer, "counter.state"), ==, "suspended");
  /* The told minutes run from when the sign is up. */
  g_assert_cmpstr (test_text (hall->answer, "counter.suspended.until"), ==,
                   TEST_DAY "T10:35:00.000000+08:00");
  test_hall_do (hall, "counter.close 1");
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM suspension WHERE ended_at > since "
                                          "OR ended_at IS NULL"),
                   ==, 0);
  test_hall_check (hall);
}

/* D13, S2 五.4 */
static void
test_approval (void)
{
  g_autoptr (TestHall) hall = set_up (&situations[1], FALSE);

  test_hall_refuse (hall, "reason-required", "counter.suspend 1 --minutes=5");
  test_hall_refuse (hall, "usage", "counter.suspend 1 --reason=copying --minutes=0");
  /* Somebody waits for A, and nobody else serves it. */
  test_hall_refuse (hall, "approval-required", "counter.suspend 1 --reason=copying --minutes=5");
  test_hall_do (hall, "counter.open 2 --staff=1022");
  /* Longer than the clerk's own right; the approver is a manager, and another person. */
  test_hall_refuse (hall, "approval-required", "counter.suspend 1 --reason=copying --minutes=16");
  test_hall_refuse (hall, "no-such-staff",
                    "counter.suspend 1 --reason=copying --minutes=16 --approved-by=9999");
  test_hall_refuse (hall, "access-denied",
                    "counter.suspend 1 --reason=copying --minutes=16 --approved-by=1022");
  test_hall_refuse (hall, "access-denied",
                    "counter.suspend 1 --reason=copying --minutes=16 --approved-by=1001 --as=1001");
  /* A break leaves B to nobody. */
  test_hall_refuse (hall, "approval-required", "counter.suspend 1 --reason=break");
  test_hall_do (hall, "counter.open 3 --staff=1023");
  test_hall_do (hall, "counter.suspend 1 --reason=break");
  test_hall_do (hall, "counter.reopen 1");
  test_hall_do (hall, "counter.suspend 1 --reason=copying --minutes=16 --approved-by=1008");
  g_assert_cmpstr (test_text (hall->answer, "counter.suspended.approved_by"), ==, "1008");
  test_hall_do (hall, "counter.reopen 1");
  /* A suspended counter covers nothing. */
  test_hall_do (hall, "counter.suspend 2 --reason=copying");
  test_hall_refuse (hall, "approval-required", "counter.suspend 1 --reason=copying --minutes=5");
  test_hall_do (hall, "counter.suspend 1 --reason=copying --minutes=5 --as=1008");
  g_assert_cmpstr (test_text (hall->answer, "counter.suspended.approved_by"), ==, "1008");
  test_hall_check (hall);
}

/* The list of reasons is the hall's own. */
static void
test_reasons (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);

  test_hall_do (hall, "hall.configure '{\"settings\":{\"suspend_limit_s\":600,"
                      "\"suspend_reasons\":[{\"code\":\"tea\",\"names\":{\"en\":\"Tea\"},"
                      "\"length_s\":120,\"relief\":true}]}}'");
  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_refuse (hall, "approval-required", "counter.suspend 1 --reason=tea");
  test_hall_do (hall, "counter.suspend 1 --reason=break");
  g_assert_cmpstr (test_text (hall->answer, "counter.suspended.until"), ==,
                   TEST_DAY "T10:10:00.000000+08:00");
  test_hall_refuse (hall, "usage",
                    "hall.configure '{\"settings\":{\"suspend_reasons\":[{\"names\":{}}]}}'");
  test_hall_refuse (hall, "usage",
                    "hall.configure '{\"settings\":{\"hold_frees_counter\":\"yes\"}}'");
}

/* A new day finds nobody suspended, and somebody at the side of a counter still there. */
static void
test_next_day (void)
{
  g_autoptr (TestHall) hall = set_up (&situations[7], TRUE);

  test_hall_do (hall, "counter.open 2 --staff=1022");
  test_hall_do (hall, "counter.suspend 2 --reason=copying");
  test_hall_at (hall, "2026-03-03T09:00:00");
  test_hall_do (hall, "ticket.issue A");
  test_hall_do (hall, "counter.list");
  g_assert_cmpstr (test_text (hall->answer, "counters.0.held"), ==, "A001");
  g_assert_cmpstr (test_text (hall->answer, "counters.1.state"), ==, "offline");
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM suspension "
                                          "WHERE ended_at IS NULL"),
                   ==, 0);
  test_hall_do (hall, "counter.resume 1");
  test_hall_check (hall);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/counter/forbidden-changes-nothing", test_forbidden_changes_nothing);
  g_test_add_func ("/engine/counter/hold", test_hold);
  g_test_add_func ("/engine/counter/hold-frees", test_hold_frees);
  g_test_add_func ("/engine/counter/transfer", test_transfer);
  g_test_add_func ("/engine/counter/transfer-to-counter", test_transfer_to_counter);
  g_test_add_func ("/engine/counter/items-d27", test_items);
  g_test_add_func ("/engine/counter/promise-S1-N9", test_promise);
  g_test_add_func ("/engine/counter/promise-withdrawn", test_promise_withdrawn);
  g_test_add_func ("/engine/counter/wrong-number", test_wrong_number);
  g_test_add_func ("/engine/counter/suspend-while-calling", test_suspend_while_calling);
  g_test_add_func ("/engine/counter/suspend-while-serving", test_suspend_while_serving);
  g_test_add_func ("/engine/counter/approval-d13", test_approval);
  g_test_add_func ("/engine/counter/reasons", test_reasons);
  g_test_add_func ("/engine/counter/next-day", test_next_day);
  return g_test_run ();
}
