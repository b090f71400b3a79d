/* What a counter's second screen shows just now: one question, answered from one moment. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-error.h"
#include "engine/foyer-day.h"
#include "engine/foyer-verb.h"
#include "hall/foyer-screen.h"
#include "hall/foyer-suspension.h"
#include "store/foyer-cash-queries.h"
#include "store/foyer-hall-day-queries.h"
#include "store/foyer-queries.h"
#include "store/foyer-rows.h"

typedef struct
{
  FoyerCounter counter;
  FoyerHallDay day;
  FoyerTicket *ticket; /* the present customer, or the one served last */
  FoyerRating *rating; /* of the one served last */
  FoyerCash *cash;     /* of the present customer */
  GPtrArray *counters; /* of FoyerCounter */
  GPtrArray *faults;   /* of FoyerFault, open ones */
} Moment;

static void
moment_clear (Moment *moment)
{
  foyer_record_clear (&foyer_counter_type, &moment->counter);
  g_clear_pointer (&moment->ticket, foyer_ticket_free);
  g_clear_pointer (&moment->rating, foyer_rating_free);
  g_clear_pointer (&moment->cash, foyer_cash_free);
  g_clear_pointer (&moment->counters, g_ptr_array_unref);
  g_clear_pointer (&moment->faults, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Moment, moment_clear)

static gboolean
load_ticket (FoyerWork *work, Moment *moment, GError **error)
{
  gint64 id = moment->counter.ticket;

  if (id == 0 && moment->rating != NULL)
    id = moment->rating->ticket;
  if (id == 0)
    return TRUE;
  moment->ticket = foyer_query_ticket_by_id (work->database, id, error);
  return moment->ticket != NULL;
}

static gboolean
load (FoyerWork *work, Moment *moment, GError **error)
{
  g_autoptr (GError) fault = NULL;
  gint64 number = foyer_work_get_integer (work, "counter");
  gboolean found;

  if (foyer_config_find_counter (work->config, number, error) == NULL)
    return FALSE;
  moment->counter.number = number;
  if (!foyer_rows_load (work->database, &foyer_counter_type, &moment->counter, &found, error) ||
      !foyer_day_get_state (work, &moment->day, error))
    return FALSE;
  if ((moment->counters = foyer_query_counters (work->database, error)) == NULL ||
      (moment->faults = foyer_query_faults (work->database, NULL, error)) == NULL)
    return FALSE;
  moment->rating = foyer_query_last_rating (work->database, number, &fault);
  if (fault == NULL && moment->counter.cash_check)
    moment->cash = foyer_query_last_cash (work->database, number, &fault);
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  return load_ticket (work, moment, error);
}

static FoyerScreenFacts
get_facts (FoyerWork *work, const Moment *moment)
{
  const FoyerRatingPlan *plan = &work->config->rating;
  const FoyerCounter *counter = &moment->counter;
  const FoyerRating *rating = moment->rating;
  gboolean served_last = counter->ticket == 0 && moment->ticket != NULL;
  FoyerScreenFacts facts = {
    .hall = moment->day.state,
    .fault = foyer_fault_find (moment->faults, counter->number) != NULL,
    .counter = counter->state,
    .leaving = counter->suspend_pending || counter->closing_pending,
    .cash = moment->cash != NULL && moment->cash->ticket != 0,
    .thanks_s = plan->thanks_s,
    .now = work->now,
  };

  /* Prepared before opening, it is ready by itself at opening (S2 五.3). */
  if (counter->state == FOYER_COUNTER_PREPARING && foyer_hall_may_call (moment->day.state))
    facts.counter = FOYER_COUNTER_READY;
  if (moment->ticket != NULL && !served_last)
    {
      facts.served_at = moment->ticket->served_at;
      facts.form = g_strcmp0 (moment->ticket->hold_reason, FOYER_HOLD_FORM_FILLING) == 0;
    }
  if (served_last)
    {
      facts.finished_at = moment->ticket->finished_at;
      facts.rating = TRUE;
      facts.rating_state = foyer_rating_get_state (rating, plan->open_s, work->now);
      facts.rating_until = rating->invited_at + plan->open_s * FOYER_SECOND;
      facts.rating_low = rating->score != 0 && rating->score <= plan->low_score;
      facts.reasons_done = rating->explained_at != 0;
      facts.rating_ended_at = rating->ended_at != 0 ? rating->ended_at : facts.rating_until;
      facts.reasons_ended_at = rating->explained_at;
    }
  return facts;
}

static void
set_record (FoyerWork *work, const char *name, const FoyerRecordType *type, gconstpointer record)
{
  JsonObject *object;

  if (record == NULL)
    {
      json_object_set_null_member (work->answer, name);
      return;
    }
  object = json_object_new ();
  foyer_json_add_record (object, type, record, G_MAXUINT64, FALSE, work->config->zone);
  json_object_set_object_member (work->answer, name, object);
}

static gboolean
set_items (FoyerWork *work, const FoyerTicket *ticket, GError **error)
{
  JsonArray *array = json_array_new ();
  g_autoptr (GPtrArray) items = NULL;

  json_object_set_array_member (work->answer, "items", array);
  if (ticket == NULL)
    return TRUE;
  items = foyer_query_items (work->database, ticket->id, error);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      JsonObject *object = json_object_new ();

      foyer_json_add_record (object, &foyer_item_type, g_ptr_array_index (items, i), G_MAXUINT64,
                             FALSE, work->config->zone);
      json_array_add_object_element (array, object);
    }
  return items != NULL;
}

static void
set_screen (FoyerWork *work, const Moment *moment)
{
  const FoyerScreenFacts facts = get_facts (work, moment);
  const FoyerScreenChoice choice = foyer_customer_screen_choose (&facts);
  const FoyerFault *fault = foyer_fault_find (moment->faults, moment->counter.number);
  JsonObject *screen = json_object_new ();

  json_object_set_object_member (work->answer, "screen", screen);
  json_object_set_string_member (screen, "state", foyer_screen_states[choice.state]);
  /* As microseconds: for a clock, not for a reader. */
  json_object_set_int_member (screen, "until", choice.until);
  json_object_set_string_member (screen, "hall", foyer_hall_states[moment->day.state]);
  json_object_set_int_member (screen, "opens", moment->day.opens);
  json_object_set_int_member (screen, "closes", moment->day.closes);
  json_object_set_int_member (screen, "fault_minutes",
                              fault != NULL ? foyer_fault_get_minutes_left (fault, work->now) : 0);
  json_object_set_boolean_member (
      screen, "fault_long",
      fault != NULL &&
          foyer_fault_is_long (fault, work->now, work->config->settings.fault_threshold_s));
  /* Not the score: no clerk sees today's (5/D46). */
  json_object_set_boolean_member (screen, "low", facts.rating_low);
  json_object_set_boolean_member (screen, "not_rated",
                                  facts.rating && facts.rating_state == FOYER_RATING_TIMED_OUT);
}

static void
set_alternatives (FoyerWork *work, const Moment *moment)
{
  g_autoptr (GArray) numbers =
      foyer_suspension_list_alternatives (work->config, moment->counters, moment->counter.number);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < numbers->len; i++)
    json_array_add_int_element (array, g_array_index (numbers, gint64, i));
  json_object_set_array_member (work->answer, "alternatives", array);
}

static gboolean
run_show (FoyerWork *work, GError **error)
{
  g_auto (Moment) moment = { 0 };

  if (!load (work, &moment, error))
    return FALSE;
  set_screen (work, &moment);
  set_record (work, "counter", &foyer_counter_type, &moment.counter);
  set_record (work, "ticket", &foyer_ticket_type, moment.ticket);
  set_record (work, "cash", &foyer_cash_type,
              moment.cash != NULL && moment.cash->ticket != 0 ? moment.cash : NULL);
  set_alternatives (work, &moment);
  return set_items (work, moment.ticket, error);
}

static const FoyerArgument counter_arguments[] = {
  { "counter", FOYER_ARGUMENT_INTEGER, FOYER_ARGUMENT_POSITIONAL | FOYER_ARGUMENT_REQUIRED, NULL },
  { NULL, 0, 0, NULL },
};

const FoyerVerb foyer_screen_verbs[] = {
  { "screen.show", FOYER_VERB_READ, run_show, counter_arguments },
  { NULL, 0, NULL, NULL },
};
