/* Past days of the demo hall, as its figures describe them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-demo-fill.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "engine/foyer-demo-plan.h"
#include "store/foyer-queries.h"

/* A counter in the course of a day. */
typedef struct
{
  const FoyerCounterPlan *plan;
  const int *shifts;
  gboolean open;
  FoyerTime free_at; /* when it is done with its customer; 0: it is idle */
} Desk;

typedef struct
{
  FoyerExecutor *executor;
  FoyerConfig *config;
  GRand *chance;
  const char *day;
  GArray *desks;
  GHashTable *visits; /* number -> FoyerDemoVisit */
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
  return give_simply (play, now + 5 * FOYER_SECOND, foyer_command_text (end, "ending", "spoken"),
                      error);
}

static gboolean
miss (Play *play, Desk *desk, FoyerTime *now, GError **error)
{
  gint64 pause = play->config->settings.recall_interval_s * FOYER_SECOND;

  for (gint64 call = 1; call < play->config->settings.max_calls; call++)
    {
      *now += pause;
      if (!give_simply (play, *now, at_counter ("counter.recall", desk), error) ||
          !speak (play, *now, error))
        return FALSE;
    }
  *now += pause;
  play->n_missed++;
  return give_simply (play, *now, at_counter ("counter.no-show", desk), error);
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

/* The customer with @ticket, called at @now: comes and is served, or does not come. */
static gboolean
attend (Play *play, Desk *desk, JsonObject *ticket, FoyerTime now, GError **error)
{
  const char *number = json_object_get_string_member (ticket, "number");
  const FoyerDemoVisit *visit = g_hash_table_lookup (play->visits, number);
  gint64 waited = now - visit->arrives;
  FoyerCommand *finish;

  if (visit->misses || waited > visit->patience)
    {
      if (!miss (play, desk, &now, error))
        return FALSE;
      desk->free_at = now;
      return TRUE;
    }
  now += visit->way;
  if (!give_simply (play, now, at_counter ("counter.serve", desk), error))
    return FALSE;
  now += visit->length;
  finish = at_counter ("counter.finish", desk);
  if (g_rand_double (play->chance) < 0.022)
    foyer_command_text (foyer_command_text (foyer_command_text (finish, "outcome", "refused"),
                                            "reason", "papers missing"),
                        "alternative", "come back with the papers, no new number needed");
  else if (g_rand_double (play->chance) < 0.03)
    foyer_command_text (finish, "outcome", "to-be-answered");
  if (!give_simply (play, now, finish, error) || !rate (play, now, number, waited, error))
    return FALSE;
  play->n_served++;
  play->waited += waited;
  desk->free_at = now;
  return TRUE;
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
  return speak (play, now, error) &&
         attend (play, desk, json_object_get_object_member (answer, "ticket"), now, error);
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
  if (!g_str_equal (json_object_get_string_member (ticket, "state"), "called"))
    return TRUE;
  return attend (play, find_desk (play, json_object_get_int_member (ticket, "counter")), ticket,
                 visit->arrives, error);
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

/* Every counter does at @now what is due there. */
static gboolean
tick (Play *play, FoyerTime now, gboolean draining, GError **error)
{
  for (guint i = 0; i < play->desks->len; i++)
    {
      Desk *desk = &g_array_index (play->desks, Desk, i);

      if (desk->free_at > now)
        continue;
      desk->free_at = 0;
      if (!keep_shift (play, desk, now, draining, error) ||
          (desk->open && !call_next (play, desk, now, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
end_day (Play *play, FoyerTime now, GError **error)
{
  gboolean waiting = TRUE;

  while (waiting)
    {
      if (!tick (play, now, TRUE, error) ||
          !foyer_query_has_open_tickets (foyer_executor_get_database (play->executor), &waiting,
                                         error))
        return FALSE;
      now += 10 * FOYER_SECOND;
    }
  for (guint i = 0; i < play->desks->len; i++)
    {
      Desk *desk = &g_array_index (play->desks, Desk, i);

      now = MAX (now, desk->free_at);
      if (desk->open && !give_simply (play, now, at_counter ("counter.close", desk), error))
        return FALSE;
    }
  return give_simply (play, now, foyer_command_new ("hall.rollover", "system"), error);
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

      desk.shifts = foyer_demo_plan_shifts (desk.plan->number);
      g_array_append_val (play->desks, desk);
    }
  play->visits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (FoyerTime now = opens; now < closes; now += 10 * FOYER_SECOND)
    {
      while (next < visits->len && g_array_index (visits, FoyerDemoVisit, next).arrives <= now)
        if (!arrive (play, &g_array_index (visits, FoyerDemoVisit, next++), error))
          return FALSE;
      if (!tick (play, now, FALSE, error))
        return FALSE;
    }
  return end_day (play, closes, error);
}

static gboolean
fill_day (Play *play, GError **error)
{
  const FoyerHours *hours = &play->config->hours[foyer_date_get_weekday (play->day)];
  gboolean done;

  if (hours->opens == hours->closes)
    return TRUE;
  if (!foyer_executor_begin_bulk (play->executor, error))
    return FALSE;
  done = play_day (play, foyer_time_from_date (play->day, hours->opens, play->config->zone),
                   foyer_time_from_date (play->day, hours->closes, play->config->zone), error);
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
  json_object_set_int_member (answer, "served", play.n_served);
  json_object_set_int_member (answer, "no_show", play.n_missed);
  json_object_set_int_member (answer, "mean_wait_s",
                              play.waited / MAX (play.n_served, 1) / FOYER_SECOND);
  return answer;
}
