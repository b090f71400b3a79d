/* How a visit ends: the outcome of its matters and the invitation to rate. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-counter-outcome.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "hall/foyer-words.h"
#include "store/foyer-queries.h"

const char *const foyer_outcomes[] = { "done", "refused", "to-be-answered", "case", NULL };

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

/* S0 hall 2(3), 5/D27: nobody is sent away with a bare no. */
static gboolean
check_refusal (FoyerWork *work, int state, GError **error)
{
  if (state != FOYER_ITEM_REFUSED || (!is_empty (foyer_work_get_text (work, "reason")) &&
                                      !is_empty (foyer_work_get_text (work, "alternative"))))
    return TRUE;
  g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_REASON_REQUIRED,
                       _ ("A refusal needs a reason and an alternative for the customer. Nothing "
                          "was changed."));
  return FALSE;
}

static const FoyerItem *
find_item (GPtrArray *items, gint64 position)
{
  for (guint i = 0; i < items->len; i++)
    {
      const FoyerItem *item = g_ptr_array_index (items, i);
      if (item->position == position)
        return item;
    }
  return NULL;
}

gboolean
foyer_outcome_apply_to_one (
    FoyerWork *work, gint64 ticket, const char *number, gint64 position, GError **error)
{
  int state = foyer_work_get_choice (work, "outcome", foyer_item_states, FOYER_ITEM_DONE);
  g_autoptr (GPtrArray) items = NULL;
  const FoyerItem *before;
  FoyerItem after;

  if (!check_refusal (work, state, error))
    return FALSE;
  items = foyer_query_items (work->database, ticket, error);
  if (items == NULL)
    return FALSE;
  before = find_item (items, position);
  if (before == NULL)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                   _ ("%s has no matter %d. Nothing was changed."), number, (int) position);
      return FALSE;
    }
  if (!foyer_item_may_become (before->state, state))
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                   _ ("Matter %d of %s is “%s” and cannot become “%s”. Nothing was changed."),
                   (int) position, number, foyer_word_item_state (before->state),
                   foyer_word_item_state (state));
      return FALSE;
    }
  after = *before;
  after.state = state;
  after.reason = (char *) foyer_work_get_text (work, "reason");
  after.alternative = (char *) foyer_work_get_text (work, "alternative");
  return foyer_work_put (work, &foyer_item_type, before, &after, error);
}

gboolean
foyer_outcome_apply (FoyerWork *work, gint64 ticket, GError **error)
{
  const char *outcome = foyer_work_get_text (work, "outcome");
  int state = foyer_nick_find (foyer_item_states, outcome != NULL ? outcome : "done");
  const char *reason = foyer_work_get_text (work, "reason");
  const char *alternative = foyer_work_get_text (work, "alternative");
  g_autoptr (GPtrArray) items = NULL;

  if (!check_refusal (work, state, error))
    return FALSE;
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
    .counter = foyer_work_get_integer (work, "counter"),
  };

  return foyer_work_put (work, &foyer_rating_type, NULL, &rating, error);
}
