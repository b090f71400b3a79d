/* The check: it passes after anything the engine does, and names what somebody else did (design
 * “The journal”). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-error.h"
#include "test-hall.h"

/* Commands as they come, sensible or not: most are refused, whatever is done replays. */
static void
test_replay (void)
{
  static const char *const lines[] = {
    "ticket.issue A",
    "ticket.issue B C --class=pregnant",
    "ticket.issue C --direct",
    "ticket.issue A --class=urgent --reason=leak",
    "counter.open %d --staff=102%d",
    "counter.call %d",
    "counter.call %d",
    "counter.call %d --ticket=A00%d --reason=x",
    "counter.recall %d",
    "counter.serve %d",
    "counter.serve %d",
    "counter.finish %d",
    "counter.finish %d --outcome=case",
    "counter.no-show %d",
    "counter.close %d",
    "counter.lock %d",
    "ticket.restore A00%d --reason=x",
    "ticket.cancel B00%d",
    "ticket.convert C00%d --phone=000-1",
    "ticket.add-item A00%d B",
    "ticket.change-service B00%d C",
    "ticket.reorder B00%d C B",
    "ticket.reprint A00%d",
    "ticket.advise A",
    "hall.stop-issuing --reason=x",
    "hall.open --reason=x",
    "hall.rollover",
    "hall.configure '{\"classes\":{\"elderly\":{\"credit_s\":60%d}}}'",
    "announce.say Hello",
    "announce.emergency Out",
    "announce.stop",
    "voice.next --station=hall --audible",
    "voice.next --station=hall --why=none",
    "voice.end --seq=%d --ending=spoken",
    "demo.rate --number=A00%d --state=rated --score=5",
  };
  guint n_done = 0, n_halls = test_size (3, 40), n_steps = test_size (400, 2000);

  for (guint32 seed = 1; seed <= n_halls; seed++)
    {
      g_autoptr (GRand) chance = g_rand_new_with_seed (seed);
      g_autoptr (TestHall) hall = test_hall_new (NULL);

      g_test_message ("seed %u", seed);
      for (guint i = 0; i < n_steps; i++)
        {
          const char *line = lines[g_rand_int_range (chance, 0, G_N_ELEMENTS (lines))];
          int number = g_rand_int_range (chance, 1, 4);
          g_autoptr (GString) command = g_string_new (line);

          for (char *digit; (digit = strstr (command->str, "%d")) != NULL;)
            {
              gsize at = (gsize) (digit - command->str);
              g_string_erase (command, (gssize) at, 2);
              g_string_insert_c (command, (gssize) at, (char) ('0' + number));
            }
          n_done += test_hall_try (hall, NULL, "%s", command->str) != NULL;
          /* Now and then a night passes. */
          test_hall_pass (hall, i % 150 == 149 ? 86400 : g_rand_int_range (chance, 0, 40));
        }
      test_hall_check (hall);
    }
  g_assert_cmpuint (n_done, >, n_halls * n_steps / 8);
}

static TestHall *
used_hall (void)
{
  TestHall *hall = test_hall_new (NULL);

  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_do (hall, "ticket.issue A B");
  test_hall_do (hall, "ticket.issue A");
  test_hall_do (hall, "ticket.issue A");
  test_hall_do (hall, "counter.call 1");
  test_hall_do (hall, "counter.serve 1");
  test_hall_do (hall, "counter.finish 1");
  test_hall_do (hall, "ticket.convert A002 --phone=000-1");
  test_hall_do (hall, "ticket.advise A");
  test_hall_check (hall);
  return hall;
}

static const struct
{
  const char *name, *change, *finding;
} tampered[] = {
  { "entry-data", "UPDATE journal SET data = replace (data, '\"A\"', '\"B\"') WHERE seq = 5",
    "entry 5 was altered" },
  { "entry-actor", "UPDATE journal SET actor = '1001' WHERE seq = 5", "entry 5 was altered" },
  { "entry-via", "UPDATE journal SET via = 'window' WHERE seq = 5", "entry 5 was altered" },
  { "entry-kind", "UPDATE journal SET kind = 'ticket.seen' WHERE seq = 5", "entry 5 was altered" },
  { "entry-time", "UPDATE journal SET at = at + 1 WHERE seq = 6", "entry 6 was altered" },
  { "entry-ticket", "UPDATE journal SET ticket = 'A009' WHERE seq = 5", "entry 5 was altered" },
  { "entry-counter", "UPDATE journal SET counter = 2 WHERE seq = 8", "entry 8 was altered" },
  { "entry-hash", "UPDATE journal SET hash = upper (hash) WHERE seq = 3", "entry 3 was altered" },
  { "entry-removed", "DELETE FROM journal WHERE seq = 6", "entry 6 is missing" },
  { "first-removed", "DELETE FROM journal WHERE seq = 1", "entry 1 is missing" },
  { "last-removed", "DELETE FROM journal WHERE seq = (SELECT max (seq) FROM journal)",
    "the hall's row says" },
  { "journal-emptied", "DELETE FROM journal", "the hall's row says" },
  { "ticket", "UPDATE ticket SET due_at = due_at - 1 WHERE id = 3", "“ticket”" },
  { "ticket-state", "UPDATE ticket SET state = 'cancelled' WHERE id = 3", "“ticket”" },
  { "ticket-class", "UPDATE ticket SET class = 'urgent' WHERE id = 3", "“ticket”" },
  { "item", "UPDATE item SET state = 'open' WHERE ticket = 1 AND position = 2", "“item”" },
  { "item-added", "INSERT INTO item VALUES (3, 2, 'B', 'open', NULL, NULL)", "“item”" },
  { "counter", "UPDATE counter SET staff = '1022'", "“counter”" },
  { "counter-added",
    "INSERT INTO counter (number, state, staff, locked, cash_check, suspend_pending, "
    "closing_pending, since) VALUES (2, 'ready', '1022', 0, 0, 0, 0, 1)",
    "“counter”" },
  { "rating", "UPDATE rating SET state = 'rated', score = 5", "“rating”" },
  { "rating-removed", "DELETE FROM rating", "“rating”" },
  { "appointment", "UPDATE appointment SET service = 'C'", "“appointment”" },
  { "tally", "UPDATE tally SET advised = 9", "“tally”" },
  { "day", "UPDATE day SET exception = 'closed'", "“day”" },
  { "config", "UPDATE config SET json = replace (json, '04:00', '05:00')", "“config”" },
  { "queue-more", "UPDATE queue SET waiting = waiting + 1 WHERE service = 'A'", "queue" },
  { "queue-none", "UPDATE queue SET waiting = 0 WHERE service = 'A'", "queue" },
  { "queue-removed", "DELETE FROM queue", "queue" },
  { "queue-added", "INSERT INTO queue VALUES ('C', 2, 1)", "queue" },
  { "head", "UPDATE hall SET hash = 'x'", "journal" },
};

static void
test_tampered (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TestHall) hall = used_hall ();

  test_hall_execute (hall, tampered[i].change);
  test_hall_check_finds (hall, tampered[i].finding);
}

/* A row that points nowhere. */
static void
test_reference (void)
{
  g_autoptr (TestHall) hall = used_hall ();

  g_assert_true (foyer_database_execute (foyer_executor_get_database (hall->executor),
                                         "PRAGMA foreign_keys = OFF; DELETE FROM ticket "
                                         "WHERE id = 1;",
                                         NULL));
  test_hall_check_finds (hall, "points to a row that is not there");
}

/* Personal fields may be blanked without breaking the chain. */
static void
test_blanked (void)
{
  g_autoptr (TestHall) hall = used_hall ();

  test_hall_execute (hall, "DELETE FROM person; UPDATE announcement SET state = 'failed'; "
                           "DELETE FROM request");
  test_hall_check (hall);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tampered); i++)
    {
      g_autofree char *path = g_strconcat ("/engine/check/tampered/", tampered[i].name, NULL);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_tampered);
    }
  g_test_add_func ("/engine/check/reference", test_reference);
  g_test_add_func ("/engine/check/blanked", test_blanked);
  g_test_add_func ("/engine/check/replay", test_replay);
  return g_test_run ();
}
