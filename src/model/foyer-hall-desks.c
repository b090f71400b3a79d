/* The desks of the hall model: the matters of a customer, each counter's cash check and rating. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-json.h"
#include "model/foyer-cash-item-private.h"
#include "model/foyer-counter-item-private.h"
#include "model/foyer-hall-lists.h"
#include "model/foyer-rating-item-private.h"
#include "model/foyer-ticket-item-private.h"

/* The item stays alive as long as the list holds it. */
static FoyerCounterItem *
peek (FoyerHallLists *self, guint position)
{
  g_autoptr (FoyerCounterItem) item =
      g_list_model_get_item (G_LIST_MODEL (self->counters), position);

  return item;
}

static FoyerTicketItem *
find_rated (FoyerHallLists *self, FoyerCounterItem *counter, gint64 id)
{
  FoyerTicketItem *last = foyer_counter_item_get_last_ticket (counter);
  FoyerTicketItem *known = foyer_rating_item_get_ticket (foyer_counter_item_get_rating (counter));

  if (last != NULL && foyer_ticket_item_get_ticket (last)->id == id)
    return last;
  if (known != NULL && foyer_ticket_item_get_ticket (known)->id == id)
    return known;
  return foyer_hall_lists_find_ticket (self, id);
}

static void
sync_desk (FoyerHallLists *self, const FoyerSnapshotDesk *desk)
{
  FoyerCounterItem *counter = foyer_hall_lists_find_counter (self, desk->counter);
  g_autoptr (FoyerTicketItem) rated = NULL;
  FoyerTicketItem *known;

  if (counter == NULL)
    return;
  foyer_cash_item_set (foyer_counter_item_get_cash (counter), desk->cash, desk->lines,
                       desk->suspects);
  if (desk->rated != NULL)
    {
      known = find_rated (self, counter, desk->rated->id);
      rated = known != NULL ? g_object_ref (known) : foyer_ticket_item_new (desk->rated);
    }
  foyer_rating_item_set (foyer_counter_item_get_rating (counter), desk->rating, rated,
                         self->config);
}

void
foyer_hall_lists_sync_desks (FoyerHallLists *self, const FoyerSnapshot *snapshot)
{
  for (guint i = 0; i < snapshot->desks->len; i++)
    sync_desk (self, g_ptr_array_index (snapshot->desks, i));
}

/* Where the cash check @id is; a new one tells its counter. */
static FoyerCashItem *
find_cash (FoyerHallLists *self, JsonObject *fields, const char *key)
{
  gint64 id = json_object_get_int_member_with_default (fields, key, 0);

  if (json_object_has_member (fields, "till") || json_object_has_member (fields, "counter"))
    {
      FoyerCounterItem *counter = foyer_hall_lists_find_counter (
          self, json_object_get_int_member_with_default (fields, "counter", 0));
      return counter != NULL ? foyer_counter_item_get_cash (counter) : NULL;
    }
  for (guint i = 0; i < foyer_sorted_list_get_length (self->counters); i++)
    {
      FoyerCashItem *item = foyer_counter_item_get_cash (peek (self, i));
      const FoyerCash *cash = foyer_cash_item_get_cash (item);

      if (cash != NULL && cash->id == id)
        return item;
    }
  return NULL;
}

static gboolean
apply_cash (FoyerHallLists *self, JsonObject *fields)
{
  gint64 id = json_object_get_int_member_with_default (fields, "id", 0);
  FoyerCashItem *item = find_cash (self, fields, "id");
  const FoyerCash *known = item != NULL ? foyer_cash_item_get_cash (item) : NULL;
  g_autoptr (FoyerCash) cash = NULL;

  if (item == NULL)
    return TRUE; /* one that was ended long ago */
  cash = known != NULL && known->id == id ? foyer_cash_copy (known)
                                          : foyer_record_new (&foyer_cash_type);
  if (!foyer_json_apply_to_record (fields, &foyer_cash_type, cash, NULL))
    return FALSE;
  foyer_cash_item_put (item, cash);
  foyer_cash_item_tell (item);
  return TRUE;
}

static gboolean
apply_line (FoyerHallLists *self, JsonObject *fields)
{
  FoyerCashItem *item = find_cash (self, fields, "cash");
  g_autoptr (FoyerCashLine) line = foyer_record_new (&foyer_cash_line_type);

  if (item == NULL)
    return TRUE;
  if (!foyer_json_apply_to_record (fields, &foyer_cash_line_type, line, NULL))
    return FALSE;
  foyer_cash_item_put_line (item, line);
  foyer_cash_item_tell (item);
  return TRUE;
}

/* A change names the note only; the check it belongs to is the one that shows it. */
static FoyerCashItem *
find_suspect (FoyerHallLists *self, gint64 id, const FoyerSuspect **known)
{
  for (guint i = 0; i < foyer_sorted_list_get_length (self->counters); i++)
    {
      FoyerCashItem *item = foyer_counter_item_get_cash (peek (self, i));

      *known = foyer_cash_item_find_suspect (item, id);
      if (*known != NULL)
        return item;
    }
  return NULL;
}

static gboolean
apply_suspect (FoyerHallLists *self, JsonObject *fields)
{
  gint64 id = json_object_get_int_member_with_default (fields, "id", 0);
  const FoyerSuspect *known = NULL;
  FoyerCashItem *item = json_object_has_member (fields, "cash") ? find_cash (self, fields, "cash")
                                                                : find_suspect (self, id, &known);
  g_autoptr (FoyerSuspect) suspect = NULL;

  if (item == NULL)
    return TRUE;
  suspect = known != NULL ? foyer_record_copy (&foyer_suspect_type, known)
                          : foyer_record_new (&foyer_suspect_type);
  if (!foyer_json_apply_to_record (fields, &foyer_suspect_type, suspect, NULL))
    return FALSE;
  foyer_cash_item_put_suspect (item, suspect);
  foyer_cash_item_tell (item);
  return TRUE;
}

/* Whose rating this is; a new one tells its counter. */
static FoyerCounterItem *
find_rating (FoyerHallLists *self, JsonObject *fields)
{
  gint64 ticket = json_object_get_int_member_with_default (fields, "ticket", 0);

  if (json_object_has_member (fields, "counter"))
    return foyer_hall_lists_find_counter (self, json_object_get_int_member (fields, "counter"));
  for (guint i = 0; i < foyer_sorted_list_get_length (self->counters); i++)
    {
      FoyerCounterItem *counter = peek (self, i);
      const FoyerRating *rating =
          foyer_rating_item_get_rating (foyer_counter_item_get_rating (counter));

      if (rating != NULL && rating->ticket == ticket)
        return counter;
    }
  return NULL;
}

static gboolean
apply_rating (FoyerHallLists *self, JsonObject *fields)
{
  FoyerCounterItem *counter = find_rating (self, fields);
  FoyerRatingItem *item;
  const FoyerRating *known;
  FoyerTicketItem *ticket;
  g_autoptr (FoyerRating) rating = NULL;

  if (counter == NULL)
    return TRUE;
  item = foyer_counter_item_get_rating (counter);
  known = foyer_rating_item_get_rating (item);
  rating = known != NULL && !json_object_has_member (fields, "counter")
               ? foyer_record_copy (&foyer_rating_type, known)
               : foyer_record_new (&foyer_rating_type);
  if (!foyer_json_apply_to_record (fields, &foyer_rating_type, rating, NULL))
    return FALSE;
  ticket = find_rated (self, counter, rating->ticket);
  if (ticket == NULL)
    return FALSE;
  foyer_rating_item_set (item, rating, ticket, self->config);
  return TRUE;
}

static gboolean
apply_matter (FoyerHallLists *self, JsonObject *fields)
{
  gint64 id = json_object_get_int_member_with_default (fields, "ticket", 0);
  gint64 position = json_object_get_int_member_with_default (fields, "position", 0);
  FoyerTicketItem *ticket = foyer_hall_lists_find_ticket (self, id);
  GListModel *items = ticket != NULL ? foyer_ticket_item_get_items (ticket) : NULL;
  g_autoptr (FoyerItem) row = foyer_record_new (&foyer_item_type);

  /* Of a ticket that is done nobody shows the matters. */
  if (ticket == NULL)
    return TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (FoyerMatterItem) known = g_list_model_get_item (items, i);

      if (foyer_matter_item_get_item (known)->position != position)
        continue;
      foyer_item_free (row);
      row = foyer_record_copy (&foyer_item_type, foyer_matter_item_get_item (known));
    }
  if (!foyer_json_apply_to_record (fields, &foyer_item_type, row, NULL))
    return FALSE;
  foyer_ticket_item_put_matter (ticket, row);
  return TRUE;
}

gboolean
foyer_hall_lists_apply_desk (FoyerHallLists *self, const FoyerRecordType *type, JsonObject *fields)
{
  static const struct
  {
    const FoyerRecordType *type;
    gboolean (*apply) (FoyerHallLists *self, JsonObject *fields);
  } kinds[] = {
    { &foyer_item_type, apply_matter },
    { &foyer_appointment_type, foyer_hall_lists_apply_appointment },
    { &foyer_cash_type, apply_cash },
    { &foyer_cash_line_type, apply_line },
    { &foyer_suspect_type, apply_suspect },
    { &foyer_rating_type, apply_rating },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].type == type)
      return kinds[i].apply (self, fields);
  /* Rare, and it reaches into every counter: loaded anew. */
  return type != &foyer_fault_type;
}
