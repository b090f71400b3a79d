/* What the customer at each counter has in front of them: cash check and rating. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-snapshot.h"
#include "store/foyer-cash-queries.h"
#include "store/foyer-queries.h"

void
foyer_snapshot_desk_free (FoyerSnapshotDesk *desk)
{
  g_clear_pointer (&desk->cash, foyer_cash_free);
  g_clear_pointer (&desk->lines, g_ptr_array_unref);
  g_clear_pointer (&desk->suspects, g_ptr_array_unref);
  g_clear_pointer (&desk->rating, foyer_rating_free);
  g_clear_pointer (&desk->rated, foyer_ticket_free);
  g_free (desk);
}

static gboolean
load_cash (FoyerDatabase *database, FoyerSnapshotDesk *desk, GError **error)
{
  g_autoptr (GError) fault = NULL;

  desk->cash = foyer_query_last_cash (database, desk->counter, &fault);
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  if (desk->cash == NULL)
    return TRUE;
  if (!foyer_cash_is_open ((FoyerCashState) desk->cash->state))
    {
      g_clear_pointer (&desk->cash, foyer_cash_free);
      return TRUE;
    }
  return (desk->lines = foyer_query_cash_lines (database, desk->cash->id, error)) != NULL &&
         (desk->suspects = foyer_query_suspects (database, desk->cash->id, error)) != NULL;
}

static gboolean
load_rating (FoyerDatabase *database, FoyerSnapshotDesk *desk, GError **error)
{
  g_autoptr (GError) fault = NULL;

  desk->rating = foyer_query_last_rating (database, desk->counter, &fault);
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  if (desk->rating == NULL)
    return TRUE;
  desk->rated = foyer_query_ticket_by_id (database, desk->rating->ticket, error);
  return desk->rated != NULL;
}

GPtrArray *
foyer_snapshot_load_desks (FoyerDatabase *database, const FoyerConfig *config, GError **error)
{
  g_autoptr (GPtrArray) desks =
      g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_snapshot_desk_free);

  for (guint i = 0; i < config->counters->len; i++)
    {
      FoyerSnapshotDesk *desk = g_new0 (FoyerSnapshotDesk, 1);

      g_ptr_array_add (desks, desk);
      desk->counter = ((FoyerCounterPlan *) g_ptr_array_index (config->counters, i))->number;
      if (!load_cash (database, desk, error) || !load_rating (database, desk, error))
        return NULL;
    }
  return g_steal_pointer (&desks);
}
