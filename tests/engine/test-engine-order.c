/* The order of calling against a plain model: random halls, random days (design “Order of calling”,
 * settled D15; S2 七.9, S4 五.2). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-error.h"
#include "engine/foyer-check.h"
#include "hall/foyer-calling.h"
#include "order-play.h"

#define MINUTE FOYER_MINUTE

/* Says which hall it was: the same seed gives the same one. */
#define CHECK(play, condition)                                                                     \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if (!(condition))                                                                              \
      g_error ("seed %u, step %u, line %d: %s", (play)->seed, (play)->step, __LINE__, #condition); \
  }                                                                                                \
  G_STMT_END

static void
ticket_free (gpointer data)
{
  g_free (((Ticket *) data)->number);
  g_free (data);
}

static gboolean
may_serve (Play *play, int counter, const Ticket *ticket)
{
  return ticket->waiting && play->offers[counter][ticket->service] &&
         (ticket->bound == 0 || ticket->bound == counter + 1);
}

/* The model's choice: earliest due plus delay, ties by issue. */
static Ticket *
expect (Play *play, int counter, gint64 *n_waiting)
{
  Ticket *best = NULL;
  gint64 best_due = 0;

  *n_waiting = 0;
  for (guint i = 0; i < play->tickets->len; i++)
    {
      Ticket *ticket = g_ptr_array_index (play->tickets, i);
      gint64 due = ticket->due + play->delay_s[counter][ticket->service] * FOYER_SECOND;

      if (!may_serve (play, counter, ticket))
        continue;
      ++*n_waiting;
      if (best == NULL || due < best_due)
        {
          best = ticket;
          best_due = due;
        }
    }
  return best;
}

static Ticket *
draw_ticket (Play *play, gboolean (*fits) (const Ticket *ticket))
{
  g_autoptr (GPtrArray) fitting = g_ptr_array_new ();

  for (guint i = 0; i < play->tickets->len; i++)
    if (fits (g_ptr_array_index (play->tickets, i)))
      g_ptr_array_add (fitting, g_ptr_array_index (play->tickets, i));
  return fitting->len > 0 ? g_ptr_array_index (fitting, order_draw (play, (int) fitting->len))
                          : NULL;
}

static gboolean
is_waiting (const Ticket *ticket)
{
  return ticket->waiting;
}

static gboolean
is_missed (const Ticket *ticket)
{
  return ticket->missed;
}

static void
issue (Play *play)
{
  Ticket *ticket = g_new0 (Ticket, 1);
  JsonObject *answer;

  ticket->service = order_draw (play, play->n_services);
  ticket->class =
      order_happens (play, 0.25) ? order_draw (play, FOYER_N_CLASSES) : FOYER_CLASS_ORDINARY;
  answer = test_hall_do (play->hall, "ticket.issue %c --class=%s --reason=x", 'A' + ticket->service,
                         foyer_classes[ticket->class]);
  ticket->number = g_strdup (test_text (answer, "ticket.number"));
  /* (e) A number is given once a day. */
  for (guint i = 0; i < play->tickets->len; i++)
    CHECK (play, !g_str_equal (((Ticket *) g_ptr_array_index (play->tickets, i))->number,
                               ticket->number));
  play->last_issued = ticket->issued = MAX (play->hall->now, play->last_issued);
  ticket->entered = ticket->issued;
  ticket->due = ticket->issued +
                (play->target_s[ticket->service] - play->credit_s[ticket->class]) * FOYER_SECOND;
  ticket->waiting = TRUE;
  g_ptr_array_add (play->tickets, ticket);
}

/* (b) Nobody is passed by somebody who came much later. */
static void
check_bound (Play *play, int counter, const Ticket *called)
{
  gint64 bound = called->appointed ? play->appointed_bound_s : play->bound_s;

  for (guint i = 0; i < play->tickets->len; i++)
    {
      const Ticket *passed = g_ptr_array_index (play->tickets, i);

      if (passed != called && may_serve (play, counter, passed))
        CHECK (play, called->issued - passed->entered <= bound * FOYER_SECOND);
    }
}

static void
take (Play *play, int counter, Ticket *ticket)
{
  ticket->waiting = FALSE;
  ticket->heard = FALSE;
  play->at[counter] = ticket;
  play->serving[counter] = FALSE;
}

static void
call (Play *play, int counter)
{
  g_autoptr (GError) error = NULL;
  gint64 n_waiting;
  Ticket *expected = expect (play, counter, &n_waiting);
  JsonObject *answer = test_hall_try (play->hall, &error, "counter.call %d", counter + 1);

  if (play->at[counter] != NULL)
    {
      /* (d) A counter with a customer gets no other. */
      CHECK (play, g_error_matches (error, FOYER_ERROR, FOYER_ERROR_COUNTER_NOT_READY));
      return;
    }
  if (answer == NULL)
    {
      /* (c) “Nobody” is said only when nobody waits. */
      CHECK (play, g_error_matches (error, FOYER_ERROR, FOYER_ERROR_NOBODY_WAITING));
      CHECK (play, expected == NULL);
      play->n_nobody++;
      return;
    }
  /* (a), (d) */
  CHECK (play, expected != NULL);
  if (!g_str_equal (test_text (answer, "ticket.number"), expected->number))
    g_test_message ("%s was called, %s expected", test_text (answer, "ticket.number"),
                    expected->number);
  CHECK (play, g_str_equal (test_text (answer, "ticket.number"), expected->number));
  CHECK (play, test_integer (answer, "ticket.counter") == counter + 1);
  check_bound (play, counter, expected);
  CHECK (play, test_hall_query (play->hall, "SELECT json_extract (data, '$.waiting') FROM journal "
                                            "ORDER BY seq DESC LIMIT 1") == n_waiting);
  take (play, counter, expected);
  play->n_called++;
}

static void
call_chosen (Play *play, int counter)
{
  Ticket *ticket = draw_ticket (play, is_waiting);

  if (ticket == NULL || play->at[counter] != NULL)
    return;
  test_hall_refuse (play->hall, "reason-required", "counter.call %d --ticket=%s", counter + 1,
                    ticket->number);
  test_hall_do (play->hall, "counter.call %d --ticket=%s --reason=chosen", counter + 1,
                ticket->number);
  take (play, counter, ticket);
}

/* Speaks what is to be spoken, and notes whose call was heard. */
static void
speak (Play *play)
{
  JsonObject *answer = test_hall_do (play->hall, "voice.next --station=hall --audible");
  g_autofree char *number = g_strdup (test_text (answer, "announcement.ticket"));

  if (number == NULL)
    return;
  test_hall_do (play->hall, "voice.end --seq=%d --ending=spoken",
                (int) test_integer (answer, "announcement.seq"));
  for (int c = 0; c < play->n_counters; c++)
    if (play->at[c] != NULL && g_str_equal (play->at[c]->number, number))
      play->at[c]->heard = TRUE;
}

static void
go_on (Play *play, int counter)
{
  Ticket *ticket = play->at[counter];

  if (ticket == NULL)
    return;
  if (play->serving[counter])
    {
      test_hall_do (play->hall, "counter.finish %d", counter + 1);
      play->at[counter] = NULL;
    }
  else if (order_happens (play, 0.6))
    {
      test_hall_do (play->hall, "counter.serve %d", counter + 1);
      play->serving[counter] = TRUE;
    }
  else if (order_happens (play, 0.9))
    {
      test_hall_do (play->hall, "counter.no-show %d", counter + 1);
      ticket->missed = TRUE;
      play->at[counter] = NULL;
    }
  else
    {
      test_hall_do (play->hall, "ticket.cancel %s", ticket->number);
      play->at[counter] = NULL;
    }
}

static int
by_due (gconstpointer a, gconstpointer b)
{
  const Ticket *first = *(Ticket **) a, *second = *(Ticket **) b;

  return first->due < second->due ? -1 : first->due > second->due;
}

/* Due time of the third in the queue of @ticket, else of the last; 0 when nobody waits there. */
static FoyerTime
third_due (Play *play, const Ticket *ticket)
{
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  for (guint i = 0; i < play->tickets->len; i++)
    {
      Ticket *other = g_ptr_array_index (play->tickets, i);
      if (other->waiting && other->service == ticket->service && other->bound == ticket->bound)
        g_ptr_array_add (queue, other);
    }
  g_ptr_array_sort (queue, by_due);
  return queue->len == 0 ? 0 : ((Ticket *) g_ptr_array_index (queue, MIN (2, queue->len - 1)))->due;
}

static void
restore (Play *play)
{
  Ticket *ticket = draw_ticket (play, is_missed);

  if (ticket == NULL)
    return;
  if (ticket->heard && ticket->restores > 0)
    test_hall_refuse (play->hall, "reason-required", "ticket.restore %s", ticket->number);
  if (ticket->heard)
    {
      FoyerTime third = third_due (play, ticket);
      /* Time does not run backwards for those who wait. */
      FoyerTime now = MAX (play->hall->now, play->last_issued);

      if (third != 0)
        ticket->due =
            MAX (ticket->due, MIN (third, now + play->target_s[ticket->service] * FOYER_SECOND));
      ticket->entered = now;
      ticket->restores++;
      play->n_restored++;
    }
  test_hall_do (play->hall, "ticket.restore %s --reason=came", ticket->number);
  ticket->missed = FALSE;
  ticket->waiting = TRUE;
}

static void
apply_model (FoyerTicket *row, gpointer data)
{
  const Ticket *ticket = data;

  row->bound_counter = ticket->bound;
  row->due_at = ticket->due;
  row->entered_at = ticket->entered;
  row->appointed_at = ticket->appointed ? ticket->entered : 0;
}

/* What a transfer to a counter, and the check-in of a hall appointment, make of a ticket. */
static void
amend (Play *play)
{
  Ticket *ticket = draw_ticket (play, is_waiting);

  if (ticket == NULL)
    return;
  if (order_happens (play, 0.5) && !ticket->appointed)
    {
      FoyerTime checked_in = ticket->issued;
      FoyerTime appointed = checked_in + (order_draw (play, 60) - 30) * MINUTE;

      ticket->appointed = checked_in <= appointed + 10 * MINUTE;
      ticket->due = foyer_calling_get_appointment_due (appointed, checked_in, 600,
                                                       play->target_s[ticket->service]);
      if (ticket->appointed)
        ticket->entered = MAX (appointed, checked_in);
      play->n_appointed++;
    }
  else
    {
      /* Bound to a counter that offers the service, as a transfer does it. */
      int counter = order_draw (play, play->n_counters);

      ticket->bound =
          play->offers[counter][ticket->service] && ticket->bound == 0 ? counter + 1 : 0;
      play->n_bound++;
    }
  test_hall_amend (play->hall, ticket->number, apply_model, ticket);
}

static void
change_service (Play *play)
{
  Ticket *ticket = draw_ticket (play, is_waiting);

  if (ticket == NULL || ticket->bound != 0)
    return;
  ticket->service = order_draw (play, play->n_services);
  test_hall_do (play->hall, "ticket.change-service %s %c", ticket->number, 'A' + ticket->service);
}

static void
cancel (Play *play)
{
  Ticket *ticket = draw_ticket (play, order_happens (play, 0.7) ? is_waiting : is_missed);

  if (ticket == NULL)
    return;
  test_hall_do (play->hall, "ticket.cancel %s", ticket->number);
  ticket->waiting = ticket->missed = FALSE;
}

/* (f) What the hall says of its queues is what the model has. */
static void
check_counts (Play *play)
{
  JsonObject *answer = test_hall_do (play->hall, "hall.status");

  for (int s = 0; s < play->n_services; s++)
    {
      g_autofree char *path = g_strdup_printf ("services.%d.waiting", s);
      gint64 counted = 0;

      for (int bound = 0; bound <= play->n_counters; bound++)
        {
          g_autofree char *sql = g_strdup_printf ("SELECT coalesce (sum (waiting), 0) FROM queue "
                                                  "WHERE service = '%c' AND bound_counter = %d",
                                                  'A' + s, bound);
          gint64 waiting = 0;

          for (guint i = 0; i < play->tickets->len; i++)
            {
              const Ticket *ticket = g_ptr_array_index (play->tickets, i);
              waiting += ticket->waiting && ticket->service == s && ticket->bound == bound;
            }
          CHECK (play, test_hall_query (play->hall, sql) == waiting);
          counted += waiting;
        }
      CHECK (play, test_integer (answer, path) == counted);
    }
}

static void
move_clock (Play *play)
{
  FoyerTime from = foyer_time_from_date (TEST_DAY, 6 * 60, play->hall->zone);
  FoyerTime to = foyer_time_from_date (TEST_DAY, 22 * 60, play->hall->zone);

  /* Now and then somebody sets the clock. */
  if (order_happens (play, 0.01))
    play->hall->now += (order_draw (play, 240) - 120) * MINUTE;
  else if (order_happens (play, 0.7))
    play->hall->now += order_draw (play, 90) * FOYER_SECOND;
  play->hall->now = CLAMP (play->hall->now, from, to);
}

static void
take_step (Play *play)
{
  static void (*const ticket_steps[]) (Play * play) = { issue,   issue, issue,          speak,
                                                        restore, amend, change_service, cancel };
  static void (*const counter_steps[]) (Play * play, int counter) = { call,  call,  call,  call,
                                                                      go_on, go_on, go_on, go_on };
  int roll = order_draw (play, 16);

  move_clock (play);
  if (roll < (int) G_N_ELEMENTS (ticket_steps))
    ticket_steps[roll](play);
  else
    counter_steps[roll - (int) G_N_ELEMENTS (ticket_steps)](play,
                                                            order_draw (play, play->n_counters));
  if (order_happens (play, 0.02))
    call_chosen (play, order_draw (play, play->n_counters));
  if (order_happens (play, 0.02))
    check_counts (play);
}

static void
check_whole (Play *play)
{
  g_autoptr (GError) error = NULL;
  FoyerCheck result;

  foyer_check_run (foyer_executor_get_database (play->hall->executor), &result, &error);
  if (error != NULL)
    g_error ("seed %u: %s", play->seed, error->message);
}

static void
play_hall (guint32 seed, guint n_steps, Play *total)
{
  Play play = { .seed = seed, .chance = g_rand_new_with_seed (seed) };
  g_autofree char *config = NULL;

  order_draw_hall (&play);
  config = order_write_config (&play);
  play.tickets = g_ptr_array_new_with_free_func (ticket_free);
  play.hall = test_hall_new (config);
  test_hall_at (play.hall, "12:00");
  test_hall_do (play.hall, "hall.open --reason=test");
  for (int c = 0; c < play.n_counters; c++)
    test_hall_do (play.hall, "counter.open %d --staff=%d", c + 1, 100 + c);
  for (play.step = 0; play.step < n_steps; play.step++)
    take_step (&play);
  check_counts (&play);
  check_whole (&play);
  total->n_called += play.n_called;
  total->n_nobody += play.n_nobody;
  total->n_restored += play.n_restored;
  total->n_appointed += play.n_appointed;
  total->n_bound += play.n_bound;
  test_hall_free (play.hall);
  g_ptr_array_unref (play.tickets);
  g_rand_free (play.chance);
}

static void
test_order_random_halls (void)
{
  const char *only = g_getenv ("FOYER_TEST_SEED");
  guint n_halls = only != NULL ? 1 : test_size (24, 300);
  guint32 first = only != NULL ? (guint32) g_ascii_strtoull (only, NULL, 10) : 1;
  Play total = { 0 };

  for (guint i = 0; i < n_halls; i++)
    play_hall (first + i, test_size (600, 3000), &total);
  g_test_message ("%u calls, %u times nobody, %u restored, %u appointed, %u bound", total.n_called,
                  total.n_nobody, total.n_restored, total.n_appointed, total.n_bound);
  /* A play in which nothing happens proves nothing. */
  g_assert_cmpuint (total.n_called, >, 30 * n_halls);
  g_assert_cmpuint (total.n_restored + total.n_appointed, >, 5 * n_halls);
}

/* With equal targets, no classes and no delays it is the order of the numbers (S2 四, S4 五.2). */
static void
test_order_equal_targets_is_order_of_issue (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  static const char *const services[] = { "B", "A", "A", "B", "A" };
  static const char *const numbers[] = { "B001", "A001", "A002", "B002", "A003" };

  test_hall_do (hall, "counter.open 1 --staff=1021");
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    test_hall_do (hall, "ticket.issue %s", services[i]);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      JsonObject *answer = test_hall_do (hall, "counter.call 1");
      g_assert_cmpstr (test_text (answer, "ticket.number"), ==, numbers[i]);
      test_hall_do (hall, "counter.serve 1");
      test_hall_do (hall, "counter.finish 1");
    }
  test_hall_refuse (hall, "nobody-waiting", "counter.call 1");
}

/* A call says why; one who is bound to another counter is not counted among those it could serve.
 */
static void
bind_to_2 (FoyerTicket *ticket, gpointer data)
{
  ticket->bound_counter = 2;
}

static void
test_order_says_why (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  g_autofree char *order = NULL;

  test_hall_do (hall, "counter.open 1 --staff=1021");
  test_hall_do (hall, "ticket.issue A");
  test_hall_do (hall, "ticket.issue A");
  test_hall_amend (hall, "A001", bind_to_2, NULL);
  g_assert_cmpstr (test_text (test_hall_do (hall, "counter.call 1"), "ticket.number"), ==, "A002");
  g_assert_nonnull (strstr (test_text (hall->answer, "why"), "Nobody else"));
  order = test_hall_query_text (
      hall, "SELECT json_extract (data, '$.order') FROM journal ORDER BY seq DESC LIMIT 1");
  g_assert_cmpstr (order, ==, "only-one");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/order/equal-targets-is-order-of-issue",
                   test_order_equal_targets_is_order_of_issue);
  g_test_add_func ("/engine/order/says-why", test_order_says_why);
  g_test_add_func ("/engine/order/random-halls", test_order_random_halls);
  return g_test_run ();
}
