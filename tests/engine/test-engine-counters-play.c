/* Six counters at random against a plain model: calls, holds, transfers and suspensions in any
 * order (states 2.2 invariants; 2.3; S4 五.2; S2 七.3). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-error.h"
#include "test-hall.h"

#define N_COUNTERS 6

static const char *const offers[N_COUNTERS] = { "AF", "AF", "ABE", "BCD", "DEB", "CDE" };

typedef enum
{
  WAITING,
  CALLED,
  SERVING,
  ON_HOLD,
  DONE,
} State;

typedef struct
{
  char *number;
  char service;
  State state;
  FoyerTime due;
  int bound;      /* counter from 1; 0 any */
  gboolean forms; /* on hold for filling in a form */
} Ticket;

typedef struct
{
  Ticket *ticket, *held;
  gboolean suspended, pending;
} Counter;

typedef struct
{
  TestHall *hall;
  GRand *chance;
  GPtrArray *tickets;
  Counter counters[N_COUNTERS];
  guint n_calls, n_transfers, n_suspended, n_aside, n_refused;
} Play;

static void
ticket_free (gpointer data)
{
  g_free (((Ticket *) data)->number);
  g_free (data);
}

static int
draw (Play *play, int n)
{
  return g_rand_int_range (play->chance, 0, n);
}

static gboolean
takes (const Counter *counter)
{
  return !counter->suspended && !counter->pending;
}

/* What an answer must be: done, or refused with @code. */
static JsonObject *ask (Play *play, const char *code, const char *format, ...) G_GNUC_PRINTF (3, 4);

static JsonObject *
ask (Play *play, const char *code, const char *format, ...)
{
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *answer;
  va_list arguments;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  answer = test_hall_try (play->hall, &error, "%s", line);
  if (answer == NULL && code == NULL)
    g_error ("%s: %s", line, error->message);
  if (answer != NULL && code != NULL)
    g_error ("%s: should be %s", line, code);
  if (answer == NULL)
    g_assert_cmpstr (foyer_error_get_code (error), ==, code);
  play->n_refused += answer == NULL;
  return answer;
}

static void
issue (Play *play, int c)
{
  Ticket *ticket = g_new0 (Ticket, 1);
  JsonObject *answer;

  ticket->service = (char) ('A' + draw (play, 6));
  answer = ask (play, NULL, "ticket.issue %c --direct", ticket->service);
  ticket->number = g_strdup (test_text (answer, "ticket.number"));
  ticket->due = play->hall->now + 900 * FOYER_SECOND;
  g_ptr_array_add (play->tickets, ticket);
  if (test_is_null (answer, "direct"))
    return;
  c = (int) test_integer (answer, "direct") - 1;
  /* Nobody is sent to a sign. */
  g_assert_true (takes (&play->counters[c]));
  g_assert_null (play->counters[c].ticket);
  g_assert_nonnull (strchr (offers[c], ticket->service));
  play->counters[c].ticket = ticket;
  ticket->state = CALLED;
}

static Ticket *
expect (Play *play, int c)
{
  Ticket *best = NULL;

  for (guint i = 0; i < play->tickets->len; i++)
    {
      Ticket *ticket = g_ptr_array_index (play->tickets, i);

      if (ticket->state == WAITING && strchr (offers[c], ticket->service) != NULL &&
          (ticket->bound == 0 || ticket->bound == c + 1) &&
          (best == NULL || ticket->due < best->due))
        best = ticket;
    }
  return best;
}

static void
call (Play *play, int c)
{
  Counter *counter = &play->counters[c];
  Ticket *expected = expect (play, c);
  gboolean aside = counter->ticket != NULL && counter->ticket->state == ON_HOLD &&
                   counter->ticket->forms && counter->held == NULL;
  gboolean may = takes (counter) && (counter->ticket == NULL || aside);
  const char *code = !may ? "counter-not-ready" : expected == NULL ? "nobody-waiting" : NULL;
  JsonObject *answer = ask (play, code, "counter.call %d", c + 1);

  if (answer == NULL)
    return;
  g_assert_cmpstr (test_text (answer, "ticket.number"), ==, expected->number);
  if (aside)
    counter->held = counter->ticket;
  play->n_aside += aside;
  counter->ticket = expected;
  expected->state = CALLED;
  play->n_calls++;
}

/* The customer is gone: a suspension that waited for that begins, and frees who waits for this
 * counter alone. */
static void
settle (Play *play, int c)
{
  Counter *counter = &play->counters[c];

  counter->ticket = NULL;
  if (!counter->pending || counter->held != NULL)
    return;
  counter->pending = FALSE;
  counter->suspended = TRUE;
  for (guint i = 0; i < play->tickets->len; i++)
    {
      Ticket *ticket = g_ptr_array_index (play->tickets, i);
      if (ticket->bound == c + 1)
        ticket->bound = 0;
    }
}

static void
go_on (Play *play, int c)
{
  Counter *counter = &play->counters[c];
  Ticket *ticket = counter->ticket;

  if (ticket == NULL)
    ask (play, "bad-state", "counter.serve %d", c + 1);
  else if (ticket->state == CALLED && draw (play, 5) > 0)
    {
      ask (play, NULL, "counter.serve %d", c + 1);
      ticket->state = SERVING;
    }
  else if (ticket->state == CALLED)
    {
      ask (play, NULL, "counter.no-show %d", c + 1);
      ticket->state = DONE;
      settle (play, c);
    }
  else if (ticket->state == SERVING)
    {
      ask (play, NULL, "counter.finish %d", c + 1);
      ticket->state = DONE;
      settle (play, c);
    }
  else
    ask (play, "bad-state", "counter.finish %d", c + 1);
}

static void
hold (Play *play, int c)
{
  Ticket *ticket = play->counters[c].ticket;
  gboolean may = ticket != NULL && ticket->state == SERVING, forms = draw (play, 2) == 0;

  ask (play, may ? NULL : "bad-state", "counter.hold %d --reason=%s", c + 1,
       forms ? "form-filling" : "copying");
  if (!may)
    return;
  ticket->state = ON_HOLD;
  ticket->forms = forms;
}

static void
resume (Play *play, int c)
{
  Counter *counter = &play->counters[c];
  gboolean held = counter->ticket == NULL && counter->held != NULL;
  gboolean may = held || (counter->ticket != NULL && counter->ticket->state == ON_HOLD);

  ask (play, may ? NULL : "bad-state", "counter.resume %d", c + 1);
  if (!may)
    return;
  if (held)
    counter->ticket = g_steal_pointer (&counter->held);
  counter->ticket->state = SERVING;
}

static void
transfer (Play *play, int c)
{
  Ticket *ticket = play->counters[c].ticket;
  gboolean may = ticket != NULL && ticket->state == SERVING;
  int to = draw (play, N_COUNTERS);
  char service = (char) ('A' + draw (play, 6));

  if (draw (play, 2) == 0)
    {
      may &= to != c && takes (&play->counters[to]) &&
             strchr (offers[to], ticket != NULL ? ticket->service : 'A') != NULL;
      /* Where another matter of the ticket is served there, that one comes first: not modelled. */
      if (ticket != NULL && strchr (offers[to], ticket->service) == NULL)
        return;
      ask (play, may ? NULL : "bad-state", "counter.transfer %d --counter=%d --note=n", c + 1,
           to + 1);
      if (may)
        ticket->bound = to + 1;
    }
  else
    {
      ask (play, may ? NULL : "bad-state", "counter.transfer %d --service=%c --note=n", c + 1,
           service);
      if (may)
        {
          ticket->service = service;
          ticket->bound = 0;
        }
    }
  if (!may)
    return;
  ticket->state = WAITING;
  play->n_transfers++;
  settle (play, c);
}

static void
suspend (Play *play, int c)
{
  Counter *counter = &play->counters[c];
  Ticket *ticket = counter->ticket;
  gboolean present = ticket != NULL && ticket->state != CALLED;
  gboolean may = takes (counter) && (present || counter->held == NULL);

  ask (play, may ? NULL : "bad-state", "counter.suspend %d --reason=copying --approved-by=1003",
       c + 1);
  if (!may)
    return;
  counter->pending = TRUE;
  play->n_suspended++;
  if (present)
    return;
  if (ticket != NULL)
    ticket->state = WAITING;
  settle (play, c);
}

static void
reopen (Play *play, int c)
{
  Counter *counter = &play->counters[c];

  ask (play, takes (counter) ? "bad-state" : NULL, "counter.reopen %d", c + 1);
  counter->suspended = counter->pending = FALSE;
}

/* What the tables say, whatever the model thinks (states 2.2). */
static void
check_invariants (Play *play)
{
  static const char *const wrong[] = {
    /* A ticket is at one counter at the most. */
    "SELECT count (*) - count (DISTINCT t) FROM (SELECT ticket AS t FROM counter WHERE ticket > 0 "
    "UNION ALL SELECT held FROM counter WHERE held > 0)",
    /* A counter's ticket is called or served there, and one at the side fills in a form. */
    "SELECT count (*) FROM counter c JOIN ticket t ON t.id = c.ticket WHERE t.counter <> c.number "
    "OR t.state <> c.state AND NOT (t.state = 'called' AND c.state = 'calling')",
    "SELECT count (*) FROM counter c JOIN ticket t ON t.id = c.held WHERE t.counter <> c.number "
    "OR t.state <> 'on-hold' OR t.hold_reason <> 'form-filling'",
    /* Whoever is at a counter is one of these. */
    "SELECT count (*) FROM ticket WHERE state IN ('called', 'serving', 'on-hold') AND id NOT IN "
    "(SELECT ticket FROM counter WHERE ticket > 0 UNION SELECT held FROM counter WHERE held > 0)",
    /* A sign stands at no customer, and each has its row. */
    "SELECT count (*) FROM counter WHERE state = 'suspended' AND (ticket > 0 OR held > 0)",
    "SELECT (SELECT count (*) FROM counter WHERE state = 'suspended') - "
    "(SELECT count (*) FROM suspension WHERE ended_at IS NULL)",
    /* Nobody waits for a counter with a sign. */
    "SELECT count (*) FROM ticket t JOIN counter c ON c.number = t.bound_counter "
    "WHERE t.state = 'waiting' AND c.state = 'suspended'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    if (test_hall_query (play->hall, wrong[i]) != 0)
      g_error ("%s", wrong[i]);
}

static void
check_model (Play *play)
{
  static const char *const states[] = { "waiting", "called", "serving", "on-hold" };

  for (guint i = 0; i < play->tickets->len; i++)
    {
      const Ticket *ticket = g_ptr_array_index (play->tickets, i);
      g_autofree char *sql = NULL;

      if (ticket->state == DONE)
        continue;
      /* The place stays the one of the issue through everything. */
      sql = g_strdup_printf ("SELECT count (*) FROM ticket WHERE id = %u AND state = '%s' "
                             "AND service = '%c' AND due_at = %" G_GINT64_FORMAT
                             " AND (state <> 'waiting' OR coalesce (bound_counter, 0) = %d)",
                             i + 1, states[ticket->state], ticket->service, ticket->due,
                             ticket->bound);
      if (test_hall_query (play->hall, sql) != 1)
        g_error ("%s is not as expected: %s", ticket->number, sql);
    }
}

static void
test_play (void)
{
  static void (*const steps[]) (Play * play, int c) = {
    issue,    issue,   issue,  call,   call,   call,   go_on,  go_on,
    go_on,    go_on,   go_on,  hold,   resume, resume, resume, transfer,
    transfer, suspend, reopen, reopen, reopen, reopen, reopen,
  };
  Play play = { .hall = test_hall_new_demo (), .chance = NULL };
  guint32 seed = g_test_rand_int ();

  play.chance = g_rand_new_with_seed (seed);
  play.tickets = g_ptr_array_new_with_free_func (ticket_free);
  g_test_message ("seed %u", seed);
  test_hall_do (play.hall, "hall.configure '{\"settings\":{\"hold_frees_counter\":true}}'");
  for (int c = 0; c < N_COUNTERS; c++)
    test_hall_do (play.hall, "counter.open %d --staff=%d", c + 1,
                  (const int[]){ 1021, 1034, 1047, 1052, 1068, 1075 }[c]);
  for (guint i = 0; i < test_size (6000, 40000); i++)
    {
      test_hall_pass (play.hall, 1);
      steps[draw (&play, G_N_ELEMENTS (steps))](&play, draw (&play, N_COUNTERS));
      check_invariants (&play);
      if (i % 50 == 0)
        check_model (&play);
    }
  check_model (&play);
  test_hall_check (play.hall);
  g_test_message ("%u calls, %u transfers, %u suspensions, %u set aside, %u refused", play.n_calls,
                  play.n_transfers, play.n_suspended, play.n_aside, play.n_refused);
  /* A play in which nothing happens proves nothing. */
  g_assert_cmpuint (MIN (play.n_calls, play.n_refused), >, 50);
  g_assert_cmpuint (MIN (play.n_transfers, play.n_suspended), >, 20);
  g_assert_cmpuint (play.n_aside, >, 0);
  test_hall_free (play.hall);
  g_ptr_array_unref (play.tickets);
  g_rand_free (play.chance);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/counters-play", test_play);
  return g_test_run ();
}
