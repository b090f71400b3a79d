/* The registers in a report: money, doubtful notes, suspensions, and what set aside the order. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-report.h"

#include "store/foyer-queries.h"

static JsonObject *
view_record (FoyerWork *work, const FoyerRecordType *type, gconstpointer record)
{
  JsonObject *object = json_object_new ();

  foyer_json_add_record (object, type, record, G_MAXUINT64, TRUE, work->config->zone);
  return object;
}

static gboolean
add_suspensions (FoyerWork *work, const FoyerSpan *span, GError **error)
{
  g_autoptr (GPtrArray) rows = foyer_query_suspensions_of_days (work->database, span, error);
  JsonArray *array;

  if (rows == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < rows->len; i++)
    {
      const FoyerSuspension *row = g_ptr_array_index (rows, i);
      JsonObject *object = view_record (work, &foyer_suspension_type, row);
      FoyerTime end = row->ended_at != 0 ? row->ended_at : work->now;

      if (row->until != 0)
        {
          json_object_set_int_member (object, "told_minutes",
                                      (row->until - row->since + FOYER_MINUTE / 2) / FOYER_MINUTE);
          json_object_set_int_member (object, "told_s", (row->until - row->since) / FOYER_SECOND);
        }
      else
        {
          json_object_set_null_member (object, "told_minutes");
          json_object_set_null_member (object, "told_s");
        }
      json_object_set_int_member (object, "length_s", MAX (end - row->since, 0) / FOYER_SECOND);
      json_array_add_object_element (array, object);
    }
  json_object_set_array_member (work->answer, "suspensions", array);
  return TRUE;
}

static JsonObject *
view_cash (FoyerWork *work, const FoyerCashSums *sums, FoyerMoney over, FoyerMoney lacking)
{
  const struct
  {
    const char *name;
    gint64 value;
  } members[] = {
    { "checks", sums->checks },       { "done", sums->done },     { "abandoned", sums->abandoned },
    { "recounted", sums->recounted }, { "agreed", sums->agreed }, { "due", sums->due },
    { "counted", sums->counted },     { "change", sums->change }, { "refunded", sums->refunded },
    { "till_counts", sums->tills },   { "over", over },           { "short", lacking },
  };
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "currency", work->config->currency->code);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    json_object_set_int_member (object, members[i].name, members[i].value);
  return object;
}

/* A doubtful note has a list of its own, with what became of it. */
static gboolean
add_money (FoyerWork *work, const FoyerSpan *span, GError **error)
{
  g_autoptr (GPtrArray) rows = foyer_query_register (work->database, span, error);
  FoyerMoney over = 0, lacking = 0;
  FoyerCashSums sums;
  JsonArray *array;

  if (rows == NULL || !foyer_query_cash_sums (work->database, span, &sums, error))
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < rows->len; i++)
    {
      const FoyerRegister *row = g_ptr_array_index (rows, i);

      if (row->kind == FOYER_REGISTER_SUSPECT)
        continue;
      over += MAX (row->amount, 0);
      lacking += MAX (-row->amount, 0);
      json_array_add_object_element (array, view_record (work, &foyer_register_type, row));
    }
  json_object_set_object_member (work->answer, "cash", view_cash (work, &sums, over, lacking));
  json_object_set_array_member (work->answer, "cash_differences", array);
  return TRUE;
}

static gboolean
add_suspects (FoyerWork *work, const FoyerSpan *span, GError **error)
{
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GPtrArray) rows = foyer_query_suspects_of_days (work->database, span, &checks, error);
  JsonArray *array;

  if (rows == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < rows->len; i++)
    {
      const FoyerCash *cash = g_ptr_array_index (checks, i);
      JsonObject *object = view_record (work, &foyer_suspect_type, g_ptr_array_index (rows, i));

      json_object_set_string_member (object, "day", cash->day);
      json_object_set_int_member (object, "counter", cash->counter);
      json_object_set_string_member (object, "staff", cash->staff);
      json_array_add_object_element (array, object);
    }
  json_object_set_array_member (work->answer, "suspect_notes", array);
  return TRUE;
}

static void
add_exception (JsonArray *array,
               const char *at,
               const char *kind,
               const char *ticket,
               gint64 counter,
               const char *actor,
               const char *reason)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "at", at);
  json_object_set_string_member (object, "kind", kind);
  json_object_set_string_member (object, "ticket", ticket);
  if (counter > 0)
    json_object_set_int_member (object, "counter", counter);
  else
    json_object_set_null_member (object, "counter");
  json_object_set_string_member (object, "actor", actor);
  json_object_set_string_member (object, "reason", reason);
  json_array_add_object_element (array, object);
}

static void
add_entry (FoyerWork *work, JsonArray *array, const FoyerEntry *entry)
{
  g_autoptr (JsonObject) data = foyer_json_parse_object (entry->data, NULL);
  const char *reason =
      data != NULL ? json_object_get_string_member_with_default (data, "reason", NULL) : NULL;
  char at[FOYER_TIME_TEXT_SIZE];

  foyer_time_write (entry->at, work->config->zone, at);
  add_exception (array, at, g_str_equal (entry->kind, "ticket.restored") ? "restored" : "chosen",
                 entry->ticket, entry->counter, entry->actor, reason);
}

/* Everybody is called in the order of due times; whoever was not stands here (5/D15). */
static gboolean
add_exceptions (FoyerWork *work, const FoyerSpan *span, GError **error)
{
  const FoyerConfig *config = work->config;
  g_autofree char *next = foyer_date_add_days (span->to, 1);
  g_autoptr (GPtrArray) entries = foyer_query_order_exceptions (
      work->database, foyer_time_from_date (span->from, config->day_start, config->zone),
      foyer_time_from_date (next, config->day_start, config->zone), error);
  g_autoptr (GPtrArray) urgent = NULL;
  JsonArray *array;

  if (entries == NULL ||
      (urgent = foyer_query_urgent_tickets (work->database, span, error)) == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < entries->len; i++)
    add_entry (work, array, g_ptr_array_index (entries, i));
  for (guint i = 0; i < urgent->len; i++)
    {
      const FoyerTicket *ticket = g_ptr_array_index (urgent, i);
      char number[FOYER_NUMBER_SIZE], at[FOYER_TIME_TEXT_SIZE];

      foyer_number_write (ticket->prefix, ticket->serial, number);
      foyer_time_write (ticket->issued_at, config->zone, at);
      add_exception (array, at, "urgent", number, ticket->counter, NULL, ticket->reason);
    }
  json_object_set_array_member (work->answer, "exceptions", array);
  return TRUE;
}

static JsonObject *
view_refusal (FoyerWork *work, const FoyerItem *item, const FoyerTicket *ticket)
{
  const FoyerTime time = ticket->finished_at != 0 ? ticket->finished_at : ticket->served_at;
  JsonObject *object = json_object_new ();
  char number[FOYER_NUMBER_SIZE], at[FOYER_TIME_TEXT_SIZE];

  foyer_number_write (ticket->prefix, ticket->serial, number);
  foyer_time_write (time, work->config->zone, at);
  json_object_set_string_member (object, "at", at);
  json_object_set_string_member (object, "ticket", number);
  json_object_set_string_member (object, "service", item->service);
  if (ticket->counter > 0)
    json_object_set_int_member (object, "counter", ticket->counter);
  else
    json_object_set_null_member (object, "counter");
  json_object_set_string_member (object, "staff", ticket->owner);
  json_object_set_string_member (object, "reason", item->reason);
  json_object_set_string_member (object, "alternative", item->alternative);
  return object;
}

/* S0 hall 2(3): what was refused, why, and what was offered instead. */
static gboolean
add_refusals (FoyerWork *work, const FoyerSpan *span, GError **error)
{
  g_autoptr (GPtrArray) items = foyer_query_refused_items (work->database, span, error);
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const FoyerItem *item = g_ptr_array_index (items, i);
      g_autoptr (FoyerTicket) ticket =
          foyer_query_ticket_by_id (work->database, item->ticket, error);

      if (ticket == NULL)
        return FALSE;
      json_array_add_object_element (array, view_refusal (work, item, ticket));
    }
  if (items == NULL)
    return FALSE;
  json_object_set_array_member (work->answer, "refusals", g_steal_pointer (&array));
  return TRUE;
}

static gboolean
add_decision (FoyerWork *work,
              JsonArray *array,
              const FoyerAppointment *appointment,
              GError **error)
{
  g_autoptr (FoyerTicket) ticket =
      foyer_query_ticket_by_id (work->database, appointment->ticket, error);
  char number[FOYER_NUMBER_SIZE], at[FOYER_TIME_TEXT_SIZE];
  JsonObject *object;

  if (ticket == NULL)
    return FALSE;
  foyer_number_write (ticket->prefix, ticket->serial, number);
  foyer_time_write (appointment->created_at, work->config->zone, at);
  object = json_object_new ();
  json_object_set_string_member (object, "at", at);
  json_object_set_string_member (object, "ticket", number);
  json_object_set_string_member (object, "service", appointment->service);
  json_object_set_string_member (object, "reason", appointment->reason);
  json_object_set_string_member (object, "approved_by", appointment->approved_by);
  json_array_add_object_element (array, object);
  return TRUE;
}

/* S4 五.10, 五.13: how many numbers became appointments on which ground; who was sent home by a
 * manager, and why. */
static gboolean
add_conversions (FoyerWork *work, const FoyerSpan *span, GError **error)
{
  g_autoptr (GPtrArray) rows = foyer_query_conversions (work->database, span, error);
  g_autoptr (JsonArray) decisions = json_array_new ();
  gint64 counts[FOYER_N_GROUNDS] = { 0 };
  JsonObject *object;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const FoyerAppointment *row = g_ptr_array_index (rows, i);
      const FoyerGround ground = foyer_appointment_get_ground (row);

      counts[ground]++;
      if (ground == FOYER_GROUND_MANAGER && !add_decision (work, decisions, row, error))
        return FALSE;
    }
  if (rows == NULL)
    return FALSE;
  object = json_object_new ();
  for (int i = 0; i < FOYER_N_GROUNDS; i++)
    json_object_set_int_member (object, foyer_grounds[i], counts[i]);
  json_object_set_object_member (work->answer, "conversions", object);
  json_object_set_array_member (work->answer, "decided_conversions", g_steal_pointer (&decisions));
  return TRUE;
}

/* S1 26: who asked for the manager, and what was done. */
static gboolean
add_manager_asked (FoyerWork *work, const FoyerSpan *span, GError **error)
{
  g_autoptr (GPtrArray) rows = foyer_query_manager_asked (work->database, span, error);
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const FoyerCallback *row = g_ptr_array_index (rows, i);
      JsonObject *object = view_record (work, &foyer_callback_type, row);
      g_autoptr (FoyerTicket) ticket = NULL;
      char number[FOYER_NUMBER_SIZE];

      json_array_add_object_element (array, object);
      if (row->ticket == 0)
        continue;
      ticket = foyer_query_ticket_by_id (work->database, row->ticket, error);
      if (ticket == NULL)
        return FALSE;
      foyer_number_write (ticket->prefix, ticket->serial, number);
      json_object_set_string_member (object, "ticket", number);
    }
  if (rows == NULL)
    return FALSE;
  json_object_set_array_member (work->answer, "manager_asked", g_steal_pointer (&array));
  return TRUE;
}

gboolean
foyer_report_add_registers (FoyerWork *work, const FoyerSpan *span, GError **error)
{
  return add_suspensions (work, span, error) && add_money (work, span, error) &&
         add_suspects (work, span, error) && add_exceptions (work, span, error) &&
         add_refusals (work, span, error) && add_conversions (work, span, error) &&
         add_manager_asked (work, span, error);
}
