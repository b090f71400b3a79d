/* How a visit ends: the outcome of its matters and the invitation to rate. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-counter-outcome.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "store/foyer-queries.h"

const char *const foyer_outcomes[] = { "done", "refused", "to-be-answered", "case", NULL };

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

gboolean
foyer_outcome_apply (FoyerWork *work, gint64 ticket, GError **error)
{
  const char *outcome = foyer_work_get_text (work, "outcome");
  int state = foyer_nick_find (foyer_item_states, outcome != NULL ? outcome : "done");
  const char *reason = foyer_work_get_text (work, "reason");
  const char *alternative = foyer_work_get_text (work, "alternative");
  g_autoptr (GPtrArray) items = NULL;

  if (state == FOYER_ITEM_REFUSED && (is_empty (reason) || is_empty (alternative)))
    {
      g_set_error_literal (
          error, FOYER_ERROR, FOYER_ERROR_REASON_REQUIRED,
          _ ("A refusal needs a reason and an alternative for the customer. Nothing "
             "was changed."));
      return FALSE;
    }
  items = foyer_query_items (work->database, ticket, error);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const FoyerItem *before = g_ptr_array_index (items, i);
      FoyerItem after = *before;

      if (before->state > FOYER_ITEM_IN_WORK)
        continue;
      after.state = state;
      after.reason = (char *) reason;
      after.alternative = (char *) alternative;
      if (!foyer_work_put (work, &foyer_item_type, before, &after, error))
        return FALSE;
    }
  return items != NULL;
}

gboolean
foyer_outcome_invite_rating (FoyerWork *work, gint64 ticket, GError **error)
{
  FoyerRating rating = {
    .ticket = ticket,
    .state = FOYER_RATING_INVITED,
    .invited_at = work->now,
  };

  return foyer_work_put (work, &foyer_rating_type, NULL, &rating, error);
}
