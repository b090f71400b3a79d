/* Verbs of the rating: the customer's own answer, asked once the visit is over (2.2, 5/D46). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "engine/foyer-callbacks.h"
#include "engine/foyer-rating-steps.h"
#include "engine/foyer-screen-presence.h"
#include "engine/foyer-verb.h"
#include "hall/foyer-callback.h"
#include "store/foyer-cash-queries.h"
#include "store/foyer-queries.h"

/* The screen's clock is rounded to its frames. */
#define EARLY FOYER_SECOND

typedef struct
{
  FoyerRating *before;
  FoyerRating after; /* borrows the texts of before */
  FoyerTicket *ticket;
  FoyerRatingState state; /* as it is now, whatever is stored */
} Steps;

static void
clear_steps (Steps *steps)
{
  g_clear_pointer (&steps->before, foyer_rating_free);
  g_clear_pointer (&steps->ticket, foyer_ticket_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Steps, clear_steps)

/* A screen shows what was true a moment ago: "expect" says whose rating it means. */
static gboolean
check_expected (FoyerWork *work, const Steps *steps, GError **error)
{
  const char *expected = foyer_work_get_text (work, "expect");
  char number[FOYER_NUMBER_SIZE];

  if (expected == NULL)
    return TRUE;
  foyer_number_write (steps->ticket->prefix, steps->ticket->serial, number);
  if (g_ascii_strcasecmp (expected, number) == 0)
    return TRUE;
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
               _ ("%s is not asked for a rating any more. Nothing was changed."), expected);
  return FALSE;
}

/* The customer asked last at the counter; refused when nobody was. */
static gboolean
load (FoyerWork *work, Steps *steps, GError **error)
{
  gint64 counter = foyer_work_get_integer (work, "counter");
  g_autoptr (GError) fault = NULL;

  steps->state = FOYER_RATING_NONE;
  if (foyer_config_find_counter (work->config, counter, error) == NULL)
    return FALSE;
  steps->before = foyer_query_last_rating (work->database, counter, &fault);
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  if (steps->before == NULL)
    return foyer_rating_step (FOYER_RATING_NONE, FOYER_RATING_GIVE, &steps->state, error);
  steps->after = *steps->before;
  steps->state = foyer_rating_get_state (steps->before, work->config->rating.open_s, work->now);
  steps->ticket = foyer_query_ticket_by_id (work->database, steps->before->ticket, error);
  return steps->ticket != NULL && check_expected (work, steps, error);
}

static gboolean
answer (FoyerWork *work, const Steps *steps, const FoyerRating *rating)
{
  json_object_set_object_member (work->answer, "rating",
                                 foyer_view_rating (work, rating, steps->ticket));
  return TRUE;
}

static gboolean
finish (FoyerWork *work, Steps *steps, const char *kind, GError **error)
{
  char number[FOYER_NUMBER_SIZE];

  foyer_number_write (steps->ticket->prefix, steps->ticket->serial, number);
  return foyer_work_put (work, &foyer_rating_type, steps->before, &steps->after, error) &&
         foyer_work_record (work, kind, number, steps->after.counter, error) &&
         answer (work, steps, &steps->after);
}

/* The step from @state; what is kept in steps->after. */
static gboolean
take (Steps *steps, FoyerRatingState state, FoyerRatingStep step, FoyerTime now, GError **error)
{
  FoyerRatingState next;

  if (!foyer_rating_step (state, step, &next, error))
    return FALSE;
  steps->after.state = (int) next;
  if (step != FOYER_RATING_EXPLAIN)
    steps->after.ended_at = now;
  return TRUE;
}

static gboolean
end (FoyerWork *work, FoyerRatingStep step, const char *kind, GError **error)
{
  g_auto (Steps) steps = { 0 };

  return load (work, &steps, error) && take (&steps, steps.state, step, work->now, error) &&
         finish (work, &steps, kind, error);
}

/* A customer has a second screen to rate on, or it is noted that they had none. */
static gboolean
check_no_screen (FoyerWork *work, GError **error)
{
  gint64 counter = foyer_work_get_integer (work, "counter");

  if ((!g_str_equal (work->via, "window") && !g_str_equal (work->via, "screen")) ||
      !foyer_screen_is_present (foyer_database_get_path (work->database), counter))
    return TRUE;
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
               _ ("Counter %d has a second screen; the customer can rate there. Nothing was "
                  "changed."),
               (int) counter);
  return FALSE;
}

static gboolean
run_not_possible (FoyerWork *work, GError **error)
{
  return check_no_screen (work, error) &&
         end (work, FOYER_RATING_MISS, "rating.not-possible", error);
}

/* Finishing a visit invites by itself: what is open is answered as it is. */
static gboolean
run_invite (FoyerWork *work, GError **error)
{
  g_auto (Steps) steps = { 0 };

  if (g_strcmp0 (foyer_work_get_text (work, "screen"), "absent") == 0)
    return run_not_possible (work, error);
  if (!load (work, &steps, error))
    return FALSE;
  if (steps.state == FOYER_RATING_INVITED)
    return answer (work, &steps, steps.before);
  return take (&steps, steps.state, FOYER_RATING_INVITE, work->now, error);
}

static gboolean
run_decline (FoyerWork *work, GError **error)
{
  return end (work, FOYER_RATING_DECLINE, "rating.declined", error);
}

static gboolean
run_time_out (FoyerWork *work, GError **error)
{
  g_auto (Steps) steps = { 0 };
  FoyerTime until;

  if (!load (work, &steps, error))
    return FALSE;
  until = steps.before->invited_at + work->config->rating.open_s * FOYER_SECOND;
  if (work->now < until - EARLY && steps.state == FOYER_RATING_INVITED)
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                           _ ("The customer still has time to rate. Nothing was changed."));
      return FALSE;
    }
  return take (&steps, (FoyerRatingState) steps.before->state, FOYER_RATING_TIME_OUT,
               MIN (until, work->now), error) &&
         finish (work, &steps, "rating.timed-out", error);
}

/* Configured codes, each once, as one text; %NULL without any. */
static gboolean
read_reasons (FoyerWork *work, char **text, GError **error)
{
  g_auto (GStrv) codes = g_strsplit (
      foyer_work_get_text (work, "reasons") != NULL ? foyer_work_get_text (work, "reasons") : "",
      ",", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; codes[i] != NULL; i++)
    {
      gboolean known = FALSE;

      if (*g_strstrip (codes[i]) == '\0' ||
          g_ptr_array_find_with_equal_func (kept, codes[i], g_str_equal, NULL))
        continue;
      for (guint k = 0; k < work->config->rating.reasons->len && !known; k++)
        known = g_str_equal (
            ((FoyerReason *) g_ptr_array_index (work->config->rating.reasons, k))->code, codes[i]);
      if (!known)
        {
          g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                       _ ("“%s” is not one of the reasons of this hall. Nothing was changed."),
                       codes[i]);
          return FALSE;
        }
      g_ptr_array_add (kept, codes[i]);
    }
  *text = NULL;
  if (kept->len > 0)
    {
      g_ptr_array_add (kept, NULL);
      *text = g_strjoinv (",", (char **) kept->pdata);
    }
  return TRUE;
}

/* A dissatisfied customer who leaves a number is called back (states 2.8). The number is a
 * person's, apart from the journal. */
static gboolean
put_callback (FoyerWork *work, const Steps *steps, const char *phone, GError **error)
{
  FoyerCallback callback = {
    .day = steps->ticket->day,
    .kind = FOYER_CALLBACK_LOW_RATING,
    .ticket = steps->ticket->id,
    .reason = steps->after.reasons,
    .created_at = work->now,
    .due_at = work->now + work->config->rating.callback_s * FOYER_SECOND,
  };

  return foyer_callback_open (work, &callback, phone, error);
}

/* Reasons and a telephone number, of whoever is not satisfied. */
static gboolean
explain (FoyerWork *work, Steps *steps, char **reasons, GError **error)
{
  const char *phone = foyer_work_get_text (work, "phone");
  gboolean is_low = steps->after.score <= work->config->rating.low_score;

  if (phone != NULL && *phone == '\0')
    phone = NULL;
  if (!read_reasons (work, reasons, error) ||
      (phone != NULL && !foyer_callback_check_phone (phone, error)))
    return FALSE;
  if (*reasons != NULL)
    steps->after.reasons = *reasons;
  if (*reasons != NULL || phone != NULL)
    steps->after.explained_at = work->now;
  /* Who is satisfied is not called: then the number is not kept either. */
  return phone == NULL || !is_low || put_callback (work, steps, phone, error);
}

/* The score is the customer's: no clerk gives it, by whatever way (states 2.2). */
static gboolean
check_not_clerk (FoyerWork *work, GError **error)
{
  const FoyerStaff *staff =
      work->actor != NULL ? foyer_config_find_staff (work->config, work->actor, NULL) : NULL;

  if (staff == NULL || staff->role != FOYER_ROLE_CLERK)
    return TRUE;
  g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_ACCESS_DENIED,
                       _ ("A rating is the customer's own; staff cannot give it. Nothing was "
                          "changed."));
  return FALSE;
}

static gboolean
run_give (FoyerWork *work, GError **error)
{
  gint64 score = foyer_work_get_integer (work, "score"), levels = work->config->rating.levels;
  g_auto (Steps) steps = { 0 };
  g_autofree char *reasons = NULL;

  if (!check_not_clerk (work, error) || !load (work, &steps, error) ||
      !take (&steps, steps.state, FOYER_RATING_GIVE, work->now, error))
    return FALSE;
  if (score < 1 || score > levels)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                   _ ("A rating is 1 to %d here. Nothing was changed."), (int) levels);
      return FALSE;
    }
  steps.after.score = score;
  return explain (work, &steps, &reasons, error) && finish (work, &steps, "rating.given", error);
}

/* After the score: once, and only a low one is asked for reasons. */
static gboolean
run_reasons (FoyerWork *work, GError **error)
{
  g_auto (Steps) steps = { 0 };
  g_autofree char *reasons = NULL;

  if (!check_not_clerk (work, error) || !load (work, &steps, error) ||
      !take (&steps, steps.state, FOYER_RATING_EXPLAIN, work->now, error))
    return FALSE;
  if (steps.before->explained_at != 0 || steps.before->score > work->config->rating.low_score)
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                           _ ("Reasons are asked once, of a low rating. Nothing was changed."));
      return FALSE;
    }
  steps.after.explained_at = work->now;
  return explain (work, &steps, &reasons, error) &&
         finish (work, &steps, "rating.explained", error);
}

static gboolean
run_list (FoyerWork *work, GError **error)
{
  const char *day = foyer_work_get_text (work, "day");
  g_autoptr (GPtrArray) ratings = NULL;
  JsonArray *array = json_array_new ();

  json_object_set_array_member (work->answer, "ratings", array);
  if (day != NULL && !foyer_date_is_valid (day))
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                   _ ("“%s” is not a date. Nothing was changed."), day);
      return FALSE;
    }
  ratings = foyer_query_ratings (work->database, day != NULL ? day : work->day->day, error);
  for (guint i = 0; ratings != NULL && i < ratings->len; i++)
    {
      const FoyerRating *rating = g_ptr_array_index (ratings, i);
      g_autoptr (FoyerTicket) ticket =
          foyer_query_ticket_by_id (work->database, rating->ticket, error);

      if (ticket == NULL)
        return FALSE;
      json_array_add_object_element (array, foyer_view_rating (work, rating, ticket));
    }
  return ratings != NULL;
}

#define COUNTER                                                                                    \
  {                                                                                                \
    "counter", FOYER_ARGUMENT_INTEGER, FOYER_ARGUMENT_POSITIONAL | FOYER_ARGUMENT_REQUIRED, NULL   \
  }
#define EXPECT                                                                                     \
  {                                                                                                \
    "expect", FOYER_ARGUMENT_TEXT, 0, NULL                                                         \
  }
#define END                                                                                        \
  {                                                                                                \
    NULL, 0, 0, NULL                                                                               \
  }

static const char *const screen_choices[] = { "present", "absent", NULL };

static const FoyerArgument counter_arguments[] = { COUNTER, EXPECT, END };
static const FoyerArgument invite_arguments[] = {
  COUNTER,
  EXPECT,
  { "screen", FOYER_ARGUMENT_CHOICE, 0, screen_choices },
  END,
};
static const FoyerArgument give_arguments[] = {
  COUNTER,
  { "score", FOYER_ARGUMENT_INTEGER, FOYER_ARGUMENT_POSITIONAL | FOYER_ARGUMENT_REQUIRED, NULL },
  EXPECT,
  { "reasons", FOYER_ARGUMENT_TEXT, 0, NULL },
  { "phone", FOYER_ARGUMENT_TEXT, 0, NULL },
  END,
};
static const FoyerArgument reasons_arguments[] = {
  COUNTER,
  EXPECT,
  { "reasons", FOYER_ARGUMENT_TEXT, 0, NULL },
  { "phone", FOYER_ARGUMENT_TEXT, 0, NULL },
  END,
};
static const FoyerArgument list_arguments[] = { { "day", FOYER_ARGUMENT_TEXT, 0, NULL }, END };

const FoyerVerb foyer_rating_verbs[] = {
  { "rating.list", FOYER_VERB_READ, run_list, list_arguments },
  { "rating.invite", FOYER_VERB_WRITE, run_invite, invite_arguments },
  { "rating.give", FOYER_VERB_WRITE, run_give, give_arguments },
  { "rating.reasons", FOYER_VERB_WRITE, run_reasons, reasons_arguments },
  { "rating.decline", FOYER_VERB_WRITE, run_decline, counter_arguments },
  { "rating.time-out", FOYER_VERB_WRITE, run_time_out, counter_arguments },
  { "rating.not-possible", FOYER_VERB_WRITE, run_not_possible, counter_arguments },
  { NULL, 0, NULL, NULL },
};
