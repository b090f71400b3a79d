/* Past days of the demo hall, as its figures describe them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-demo-fill.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "engine/foyer-demo-cash.h"
#include "engine/foyer-demo-plan.h"
#include "engine/foyer-demo-visits.h"
#include "hall/foyer-calendar.h"
#include "store/foyer-queries.h"

/* What a counter waits for. */
typedef enum
{
  IDLE,
  COMING,  /* its customer is on the way */
  MISSING, /* its customer does not come */
  SERVING,
} Stage;

#define LONGEST_FILL 3660

/* A counter in the course of a day. */
typedef struct
{
  const FoyerCounterPlan *plan;
  const int *shifts;
  gboolean open;
  Stage stage;
  FoyerTime due; /* when the stage ends */
  gint64 calls;
  char number[FOYER_NUMBER_SIZE];
  const FoyerDemoVisit *visit;
  gint64 waited;
} Desk;

typedef struct
{
  FoyerExecutor *executor;
  FoyerConfig *config;
  GRand *chance;
  const char *day;
  GArray *desks;
  GHashTable *visits;       /* number -> FoyerDemoVisit */
  FoyerDemoVisits *outside; /* home visits */
  FoyerDemoCash *cash;
  gint64 n_visits, n_served, n_missed;
  gint64 waited; /* µs, of those served */
} Play;

static JsonObject *
give (Play *play, FoyerTime now, FoyerCommand *command, GError **error)
{
  JsonObject *answer;

  command->now = now;
  answer = foyer_executor_run (play->executor, command, error);
  foyer_command_free (command);
  return answer;
}

static gboolean
give_simply (Play *play, FoyerTime now, FoyerCommand *command, GError **error)
{
  g_autoptr (JsonObject) answer = give (play, now, command, error);

  return answer != NULL;
}

static FoyerCommand *
at_counter (const char *name, const Desk *desk)
{
  return foyer_command_integer (foyer_command_new (name, "system"), "counter", desk->plan->number);
}

/* The loudspeakers of past days worked. */
static gboolean
speak (Play *play, FoyerTime now, GError **error)
{
  FoyerCommand *next = foyer_command_new ("voice.next", "system");
  g_autoptr (JsonObject) answer = NULL;
  FoyerCommand *end;

  foyer_command_flag (foyer_command_text (next, "station", "hall"), "audible", TRUE);
  answer = give (play, now, next, error);
  if (answer == NULL || !json_object_has_member (answer, "announcement"))
    return answer != NULL;
  end = foyer_command_new ("voice.end", "system");
  foyer_command_integer (
      end, "seq",
      json_object_get_int_member (json_object_get_object_member (answer, "announcement"), "seq"));
  return give_simply (play, now, foyer_command_text (end, "ending", "spoken"), error);
}

static gboolean
rate (Play *play, FoyerTime now, const char *number, gint64 waited, GError **error)
{
  FoyerCommand *command = foyer_command_new ("demo.rate", "system");
  const char *reason;
  int score;

  foyer_command_text (command, "number", number);
  foyer_command_text (command, "state",
                      foyer_demo_plan_rating (play->chance, waited, &score, &reason));
  foyer_command_integer (command, "score", score);
  foyer_command_text (command, "reason", reason);
  return give_simply (play, now, command, error);
}

/* The customer with @ticket, called at @now, sets out or does not. */
static void
expect (Play *play, Desk *desk, JsonObject *ticket, FoyerTime now)
{
  g_strlcpy (desk->number, json_object_get_string_member (ticket, "number"), sizeof desk->number);
  desk->visit = g_hash_table_lookup (play->visits, desk->number);
  desk->waited = now - desk->visit->arrives;
  desk->calls = 1;
  if (desk->visit->misses || desk->waited > desk->visit->patience)
    {
      desk->stage = MISSING;
      desk->due = now + play->config->settings.recall_interval_s * FOYER_SECOND;
    }
  else
    {
      desk->stage = COMING;
      desk->due = now + desk->visit->way;
    }
}

static gboolean
finish (Play *play, Desk *desk, GError **error)
{
  FoyerCommand *command = at_counter ("counter.finish", desk);

  if (g_rand_double (play->chance) < 0.022)
    {
      foyer_command_text (command, "outcome", "refused");
      foyer_command_text (command, "reason", "papers missing");
      foyer_command_text (command, "alternative", "come back with the papers, without a number");
    }
  else if (g_rand_double (play->chance) < 0.03)
    foyer_command_text (command, "outcome", "to-be-answered");
  play->n_served++;
  play->waited += desk->waited;
  desk->stage = IDLE;
  if (!foyer_demo_cash_play (play->cash, desk->plan->number, desk->visit->service->code, desk->due,
                             error))
    {
      foyer_command_free (command);
      return FALSE;
    }
  return give_simply (play, desk->due, command, error) &&
         rate (play, desk->due, desk->number, desk->waited, error);
}

static gboolean
recall_or_miss (Play *play, Desk *desk, GError **error)
{
  if (desk->calls >= play->config->settings.max_calls)
    {
      play->n_missed++;
      desk->stage = IDLE;
      return give_simply (play, desk->due, at_counter ("counter.no-show", desk), error);
    }
  if (!give_simply (play, desk->due, at_counter ("counter.recall", desk), error) ||
      !speak (play, desk->due, error))
    return FALSE;
  desk->calls++;
  desk->due += play->config->settings.recall_interval_s * FOYER_SECOND;
  return TRUE;
}

/* The stage of @desk ends. */
static gboolean
advance (Play *play, Desk *desk, GError **error)
{
  switch (desk->stage)
    {
    case COMING:
      desk->stage = SERVING;
      if (!give_simply (play, desk->due, at_counter ("counter.serve", desk), error))
        return FALSE;
      desk->due += desk->visit->length;
      return TRUE;
    case MISSING:
      return recall_or_miss (play, desk, error);
    case SERVING:
      return finish (play, desk, error);
    case IDLE:
    default:
      return TRUE;
    }
}

/* Calls for an idle counter; nobody waiting is not an error. */
static gboolean
call_next (Play *play, Desk *desk, FoyerTime now, GError **error)
{
  g_autoptr (GError) refusal = NULL;
  g_autoptr (JsonObject) answer = give (play, now, at_counter ("counter.call", desk), &refusal);

  if (g_error_matches (refusal, FOYER_ERROR, FOYER_ERROR_NOBODY_WAITING))
    return TRUE;
  if (answer == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }
  expect (play, desk, json_object_get_object_member (answer, "ticket"), now);
  return speak (play, now, error);
}

static Desk *
find_desk (Play *play, gint64 number)
{
  for (guint i = 0; i < play->desks->len; i++)
    if (g_array_index (play->desks, Desk, i).plan->number == number)
      return &g_array_index (play->desks, Desk, i);
  g_assert_not_reached ();
}

static gboolean
arrive (Play *play, const FoyerDemoVisit *visit, GError **error)
{
  const char *services[] = { visit->service->code,
                             visit->second != NULL ? visit->second->code : NULL, NULL };
  FoyerCommand *command = foyer_command_new ("ticket.issue", "system");
  g_autoptr (JsonObject) answer = NULL;
  JsonObject *ticket;

  foyer_command_texts (command, "services", services);
  foyer_command_text (command, "class", foyer_classes[visit->class]);
  foyer_command_text (command, "language", foyer_languages[visit->language]);
  foyer_command_flag (command, "hearing", visit->hearing);
  foyer_command_flag (command, "direct", TRUE);
  if (visit->class == FOYER_CLASS_URGENT)
    foyer_command_text (command, "reason", "supply danger");
  answer = give (play, visit->arrives, command, error);
  if (answer == NULL)
    return FALSE;
  ticket = json_object_get_object_member (answer, "ticket");
  g_hash_table_insert (play->visits, g_strdup (json_object_get_string_member (ticket, "number")),
                       (gpointer) visit);
  play->n_visits++;
  if (g_str_equal (json_object_get_string_member (ticket, "state"), "called"))
    expect (play, find_desk (play, json_object_get_int_member (ticket, "counter")), ticket,
            visit->arrives);
  return TRUE;
}

/* Whether the counter's staff are there; after closing whoever has not finished stays. */
static gboolean
is_on_shift (const Desk *desk, int minute)
{
  for (const int *span = desk->shifts; span[1] != 0; span += 2)
    if (minute >= span[0] && minute < span[1])
      return TRUE;
  return FALSE;
}

static gboolean
keep_shift (Play *play, Desk *desk, FoyerTime now, gboolean draining, GError **error)
{
  gboolean on_shift =
      draining || is_on_shift (desk, foyer_time_to_wall (now, play->config->zone).minute);
  g_autofree char *staff = NULL;

  if (on_shift == desk->open)
    return TRUE;
  desk->open = on_shift;
  if (!on_shift)
    return give_simply (play, now, at_counter ("counter.close", desk), error);
  /* The staff at the counters are those of the configuration who are clerks, in order. */
  for (guint i = 0, clerk = 0; i < play->config->staff->len && staff == NULL; i++)
    {
      const FoyerStaff *member = g_ptr_array_index (play->config->staff, i);

      if (member->role == FOYER_ROLE_CLERK && ++clerk == (guint) desk->plan->number)
        staff = g_strdup (member->id);
    }
  if (staff == NULL)
    {
      desk->open = FALSE;
      return TRUE;
    }
  return give_simply (
      play, now, foyer_command_text (at_counter ("counter.open", desk), "staff", staff), error);
}

/* Idle counters keep their shifts and call. */
static gboolean
tend_idle (Play *play, FoyerTime now, gboolean draining, GError **error)
{
  for (guint i = 0; i < play->desks->len; i++)
    {
      Desk *desk = &g_array_index (play->desks, Desk, i);

      if (desk->stage == IDLE && (!keep_shift (play, desk, now, draining, error) ||
                                  (desk->open && !call_next (play, desk, now, error))))
        return FALSE;
    }
  return TRUE;
}

/* The counter whose stage ends first, at @limit at the latest; %NULL when none does. */
static Desk *
find_next (Play *play, FoyerTime limit)
{
  Desk *next = NULL;

  for (guint i = 0; i < play->desks->len; i++)
    {
      Desk *desk = &g_array_index (play->desks, Desk, i);

      if (desk->stage != IDLE && desk->due <= (next != NULL ? next->due : limit))
        next = desk;
    }
  return next;
}

/* All that happens at the counters up to @until, in order. */
static gboolean
play_until (Play *play, FoyerTime until, gboolean draining, GError **error)
{
  Desk *desk;

  while ((desk = find_next (play, until)) != NULL)
    {
      FoyerTime now = desk->due;

      if (!advance (play, desk, error) ||
          (desk->stage == IDLE && !tend_idle (play, now, draining, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
end_day (Play *play, FoyerTime now, GError **error)
{
  gboolean open = TRUE;

  while (open)
    {
      if (!foyer_demo_visits_play (play->outside, now, error) ||
          !tend_idle (play, now, TRUE, error) ||
          !play_until (play, now + FOYER_MINUTE, TRUE, error) ||
          !foyer_query_has_open_tickets (foyer_executor_get_database (play->executor), &open,
                                         error))
        return FALSE;
      now += FOYER_MINUTE;
    }
  if (!foyer_demo_visits_play (play->outside, now, error))
    return FALSE;
  for (guint i = 0; i < play->desks->len; i++)
    {
      Desk *desk = &g_array_index (play->desks, Desk, i);

      if (desk->open && !give_simply (play, now, at_counter ("counter.close", desk), error))
        return FALSE;
    }
  return give_simply (play, now, foyer_command_new ("hall.rollover", "system"), error) &&
         foyer_demo_visits_play (play->outside, foyer_calendar_get_end (play->config, play->day),
                                 error);
}

static gboolean
play_day (Play *play, FoyerTime opens, FoyerTime closes, GError **error)
{
  g_autoptr (GArray) visits =
      foyer_demo_plan_day (play->chance, play->config, play->day, opens, closes);
  guint next = 0;

  play->desks = g_array_new (FALSE, TRUE, sizeof (Desk));
  for (guint i = 0; i < play->config->counters->len; i++)
    {
      Desk desk = { .plan = g_ptr_array_index (play->config->counters, i) };

      desk.shifts = foyer_demo_plan_shifts (desk.plan->number, play->day);
      g_array_append_val (play->desks, desk);
    }
  play->visits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (FoyerTime now = opens; now < closes; now += FOYER_MINUTE)
    {
      if (!foyer_demo_visits_play (play->outside, now, error) ||
          !tend_idle (play, now, FALSE, error))
        return FALSE;
      for (; next < visits->len; next++)
        {
          const FoyerDemoVisit *visit = &g_array_index (visits, FoyerDemoVisit, next);

          if (visit->arrives >= MIN (now + FOYER_MINUTE, closes))
            break;
          if (!play_until (play, visit->arrives, FALSE, error) || !arrive (play, visit, error))
            return FALSE;
        }
      if (!play_until (play, now + FOYER_MINUTE - 1, FALSE, error))
        return FALSE;
    }
  return end_day (play, closes, error);
}

static gboolean
fill_day (Play *play, GError **error)
{
  const FoyerHours hours = foyer_calendar_get_hours (play->config, play->day);
  gboolean done;

  if (hours.opens == hours.closes)
    return TRUE;
  if (!foyer_executor_begin_bulk (play->executor, error))
    return FALSE;
  done = foyer_demo_visits_start_day (play->outside, play->day, error) &&
         play_day (play, foyer_time_from_date (play->day, hours.opens, play->config->zone),
                   foyer_time_from_date (play->day, hours.closes, play->config->zone), error);
  g_clear_pointer (&play->visits, g_hash_table_unref);
  g_clear_pointer (&play->desks, g_array_unref);
  return foyer_executor_end_bulk (play->executor, done, done ? error : NULL) && done;
}

/* The first day to be filled; the hall must have no later one. */
static char *
find_first_day (Play *play, int days, const char *until, GError **error)
{
  g_autofree char *today = foyer_time_get_business_day (
      foyer_executor_get_now (play->executor), play->config->zone, play->config->day_start);
  g_autofree char *yesterday = foyer_date_add_days (today, -1);
  g_autofree char *first = NULL;
  g_autoptr (FoyerDay) last = NULL;
  g_autoptr (GError) fault = NULL;

  if (days < 1 || days > LONGEST_FILL)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                   _ ("1 to %d days can be filled. Nothing was changed."), LONGEST_FILL);
      return NULL;
    }
  if (until != NULL && !foyer_date_is_valid (until))
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                   _ ("“%s” is not a date. Nothing was changed."), until);
      return NULL;
    }
  first = foyer_date_add_days (until != NULL ? until : yesterday, 1 - days);
  last = foyer_query_last_day (foyer_executor_get_database (play->executor), &fault);
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }
  if (last != NULL && strcmp (last->day, first) >= 0)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                   _ ("The hall has days up to %s already; only days after them can be filled. "
                      "Nothing was changed."),
                   last->day);
      return NULL;
    }
  return g_steal_pointer (&first);
}

JsonObject *
foyer_demo_fill (FoyerExecutor *executor, int days, guint32 seed, const char *until, GError **error)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (seed);
  g_autoptr (FoyerDemoVisits) outside = NULL;
  g_autoptr (FoyerDemoCash) cash = NULL;
  Play play = { .executor = executor, .chance = chance };
  g_autofree char *day = NULL;
  JsonObject *answer;

  play.config = foyer_executor_get_config (executor, error);
  if (play.config == NULL)
    return NULL;
  if (play.config->services->len == 0)
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                           _ ("The hall has no services. Nothing was changed."));
      return NULL;
    }
  play.cash = cash = foyer_demo_cash_new (executor, play.config, seed);
  play.outside = outside = foyer_demo_visits_new (executor, play.config, seed);
  day = find_first_day (&play, days, until, error);
  for (int i = 0; day != NULL && i < days; i++)
    {
      g_autofree char *next = foyer_date_add_days (day, 1);

      play.day = day;
      if (!fill_day (&play, error))
        return NULL;
      g_free (day);
      day = g_steal_pointer (&next);
    }
  if (day == NULL)
    return NULL;
  answer = json_object_new ();
  json_object_set_int_member (answer, "visits", play.n_visits);
  json_object_set_int_member (answer, "home_visits", foyer_demo_visits_get_count (outside));
  json_object_set_int_member (answer, "served", play.n_served);
  json_object_set_int_member (answer, "no_show", play.n_missed);
  json_object_set_int_member (answer, "mean_wait_s",
                              play.waited / MAX (play.n_served, 1) / FOYER_SECOND);
  return answer;
}
