/* One step of one customer's rating. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-rating-steps.h"

#include "store/foyer-cash-queries.h"

gboolean
foyer_rating_end_open (FoyerWork *work, gint64 counter, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (FoyerRating) before = foyer_query_last_rating (work->database, counter, &fault);
  FoyerRatingState next;
  FoyerRating after;

  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  if (before == NULL ||
      !foyer_rating_step ((FoyerRatingState) before->state, FOYER_RATING_TIME_OUT, &next, NULL))
    return TRUE;
  after = *before;
  after.state = (int) next;
  after.ended_at = MIN (work->now, before->invited_at + work->config->rating.open_s * FOYER_SECOND);
  return foyer_work_put (work, &foyer_rating_type, before, &after, error);
}

gboolean
foyer_rating_is_hidden (FoyerWork *work, const char *day)
{
  const FoyerStaff *staff =
      work->actor != NULL ? foyer_config_find_staff (work->config, work->actor, NULL) : NULL;

  return staff != NULL && staff->role == FOYER_ROLE_CLERK && strcmp (day, work->day->day) >= 0;
}

static JsonArray *
view_reasons (const char *text)
{
  g_auto (GStrv) codes = g_strsplit (text != NULL ? text : "", ",", -1);
  JsonArray *array = json_array_new ();

  for (guint i = 0; codes[i] != NULL; i++)
    json_array_add_string_element (array, codes[i]);
  return array;
}

JsonObject *
foyer_view_rating (FoyerWork *work, const FoyerRating *rating, const FoyerTicket *ticket)
{
  const FoyerRatingPlan *plan = &work->config->rating;
  JsonObject *object = json_object_new ();
  char number[FOYER_NUMBER_SIZE], until[FOYER_TIME_TEXT_SIZE];
  gboolean hidden = foyer_rating_is_hidden (work, ticket->day);

  foyer_number_write (ticket->prefix, ticket->serial, number);
  foyer_time_write (rating->invited_at + plan->open_s * FOYER_SECOND, work->config->zone, until);
  json_object_set_string_member (object, "ticket", number);
  json_object_set_string_member (object, "day", ticket->day);
  foyer_json_add_record (object, &foyer_rating_type, rating, G_MAXUINT64, TRUE, work->config->zone);
  json_object_set_string_member (
      object, "state",
      foyer_rating_states[foyer_rating_get_state (rating, plan->open_s, work->now)]);
  json_object_set_string_member (object, "until", until);
  if (rating->reasons == NULL)
    json_object_set_array_member (object, "reasons", json_array_new ());
  else
    json_object_set_array_member (object, "reasons", view_reasons (rating->reasons));
  if (hidden)
    {
      json_object_set_null_member (object, "score");
      json_object_set_null_member (object, "explained_at");
      json_object_set_array_member (object, "reasons", json_array_new ());
    }
  return object;
}
