/* Looking up the number of somebody who came to the wrong counter. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-shown-number.h"

#include "base/foyer-error.h"
#include "hall/foyer-shown.h"
#include "store/foyer-queries.h"

/* A number that is none is no fault of the clerk, who read it from a slip. */
static gboolean
find (FoyerWork *work, const char *shown, FoyerTicket **ticket, GError **error)
{
  g_autoptr (GError) refusal = NULL;

  *ticket = shown != NULL
                ? foyer_query_ticket (work->database, shown, NULL, work->day->day, &refusal)
                : NULL;
  if (refusal == NULL || g_error_matches (refusal, FOYER_ERROR, FOYER_ERROR_NO_SUCH_TICKET))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&refusal));
  return FALSE;
}

gboolean
foyer_answer_shown (FoyerWork *work, const char *shown, gint64 number, GError **error)
{
  g_autoptr (GPtrArray) counters = foyer_query_counters (work->database, error);
  g_autoptr (FoyerTicket) ticket = NULL;
  g_autoptr (GArray) places = NULL;
  g_autofree char *advice = NULL;
  char written[FOYER_NUMBER_SIZE];
  JsonObject *object;
  JsonArray *array;
  FoyerShown verdict;

  if (counters == NULL || !find (work, shown, &ticket, error))
    return FALSE;
  verdict = foyer_shown_judge (work->config, ticket, number, counters, &places);
  if (ticket != NULL)
    foyer_number_write (ticket->prefix, ticket->serial, written);
  advice = foyer_shown_tell (verdict, ticket != NULL ? written : shown, places);
  object = json_object_new ();
  array = json_array_new ();
  json_object_set_string_member (object, "verdict", foyer_showns[verdict]);
  json_object_set_string_member (object, "language",
                                 ticket != NULL ? foyer_languages[ticket->language] : NULL);
  for (guint i = 0; i < places->len; i++)
    json_array_add_int_element (array, g_array_index (places, gint64, i));
  json_object_set_array_member (object, "counters", array);
  json_object_set_object_member (work->answer, "shown", object);
  if (advice != NULL)
    json_object_set_string_member (work->answer, "advice", advice);
  return TRUE;
}
