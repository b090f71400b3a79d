/* One step of one cash check, and of the counter that has it: the frame of the cash commands. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-cash-steps.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/foyer-error.h"
#include "engine/foyer-cash-view.h"
#include "engine/foyer-queue.h"
#include "store/foyer-cash-queries.h"
#include "store/foyer-queries.h"

/* More pieces of one kind are a slip of the finger. */
#define MOST_PIECES 1000000

void
foyer_cash_steps_clear (FoyerCashSteps *steps)
{
  g_clear_pointer (&steps->before, foyer_cash_free);
  g_clear_pointer (&steps->after, foyer_cash_free);
  g_clear_pointer (&steps->lines, g_ptr_array_unref);
  g_clear_pointer (&steps->change_counts, g_free);
}

gboolean
foyer_cash_steps_load_number (FoyerWork *work, FoyerCashSteps *steps, GError **error)
{
  g_autoptr (FoyerTicket) ticket = NULL;

  if (steps->after->ticket == 0)
    return TRUE;
  ticket = foyer_query_ticket_by_id (work->database, steps->after->ticket, error);
  if (ticket != NULL)
    foyer_number_write (ticket->prefix, ticket->serial, steps->number);
  return ticket != NULL;
}

gboolean
foyer_cash_steps_start (FoyerWork *work, FoyerCashSteps *steps, gboolean even_ended, GError **error)
{
  gint64 counter = foyer_work_get_integer (work, "counter");
  g_autoptr (GError) fault = NULL;

  if (foyer_config_find_counter (work->config, counter, error) == NULL)
    return FALSE;
  steps->before = foyer_query_last_cash (work->database, counter, &fault);
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  if (steps->before == NULL || (!even_ended && !foyer_cash_is_open (steps->before->state)))
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                   _ ("No cash is being checked at counter %d. Nothing was changed."),
                   (int) counter);
      return FALSE;
    }
  steps->after = foyer_cash_copy (steps->before);
  steps->lines = foyer_query_cash_lines (work->database, steps->before->id, error);
  return steps->lines != NULL && foyer_cash_steps_load_number (work, steps, error);
}

FoyerMoney
foyer_cash_steps_sum (const FoyerCashSteps *steps, gint64 round)
{
  FoyerMoney sum = 0;

  for (guint i = 0; i < steps->lines->len; i++)
    {
      const FoyerCashLine *line = g_ptr_array_index (steps->lines, i);
      if (line->round == round)
        sum += line->denomination * line->count;
    }
  return sum;
}

gint64
foyer_cash_steps_get_count (const FoyerCashSteps *steps, FoyerMoney denomination)
{
  for (guint i = 0; i < steps->lines->len; i++)
    {
      const FoyerCashLine *line = g_ptr_array_index (steps->lines, i);
      if (line->round == steps->after->round && line->denomination == denomination)
        return line->count;
    }
  return 0;
}

static gboolean
refuse_amount (GError **error)
{
  g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_BAD_AMOUNT,
                       _ ("That is more than a till can hold. Nothing was changed."));
  return FALSE;
}

/* Whether the pass stays within what money can be. */
static gboolean
check_sum (const FoyerCashSteps *steps, gint64 round, GError **error)
{
  FoyerMoney sum = 0;

  for (guint i = 0; i < steps->lines->len; i++)
    {
      const FoyerCashLine *line = g_ptr_array_index (steps->lines, i);
      FoyerMoney part;

      if (line->round == round && (!foyer_money_multiply (line->denomination, line->count, &part) ||
                                   !foyer_money_add (sum, part, &sum)))
        return refuse_amount (error);
    }
  return TRUE;
}

gboolean
foyer_cash_steps_set_line (FoyerWork *work,
                           FoyerCashSteps *steps,
                           gint64 round,
                           FoyerMoney denomination,
                           gint64 count,
                           GError **error)
{
  FoyerCashLine after = {
    .cash = steps->after->id, .round = round, .denomination = denomination, .count = count
  };
  guint place = 0;
  FoyerCashLine *line = NULL;

  for (; place < steps->lines->len; place++)
    {
      line = g_ptr_array_index (steps->lines, place);
      if (line->round > round || (line->round == round && line->denomination <= denomination))
        break;
    }
  if (place < steps->lines->len && line->round == round && line->denomination == denomination)
    {
      FoyerCashLine before = *line;

      line->count = count;
      return check_sum (steps, round, error) &&
             foyer_work_put (work, &foyer_cash_line_type, &before, line, error);
    }
  if (count == 0)
    return TRUE;
  g_ptr_array_insert (steps->lines, (int) place, foyer_record_copy (&foyer_cash_line_type, &after));
  return check_sum (steps, round, error) &&
         foyer_work_put (work, &foyer_cash_line_type, NULL, &after, error);
}

/* One that stands before in the same command would be lost to the later one. */
static gboolean
stands_before (JsonArray *lines, guint i, FoyerMoney denomination)
{
  for (guint k = 0; k < i; k++)
    if (g_ascii_strtoll (json_array_get_string_element (lines, k), NULL, 10) == denomination)
      return TRUE;
  return FALSE;
}

gboolean
foyer_cash_parse_line (FoyerWork *work,
                       JsonArray *lines,
                       guint i,
                       FoyerMoney *denomination,
                       gint64 *count,
                       GError **error)
{
  const char *text = json_array_get_string_element (lines, i);
  const char *equals = strchr (text, '=');
  g_autofree char *value =
      equals != NULL ? g_strndup (text, (gsize) (equals - text)) : g_strdup ("");

  if (!g_ascii_string_to_signed (value, 10, 1, G_MAXINT64, denomination, NULL) ||
      !g_ascii_string_to_signed (equals + 1, 10, G_MININT64, G_MAXINT64, count, NULL))
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_AMOUNT,
                   _ ("“%s” is not a note or coin and how many there are, such as 10000=2. Nothing "
                      "was changed."),
                   text);
      return FALSE;
    }
  if (foyer_currency_find (work->config->currency, *denomination) < 0)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_AMOUNT,
                   _ ("%s has no note or coin of %s. Nothing was changed."),
                   work->config->currency->code, value);
      return FALSE;
    }
  if (stands_before (lines, i, *denomination))
    {
      g_set_error (
          error, FOYER_ERROR, FOYER_ERROR_BAD_AMOUNT,
          _ ("Notes or coins of %s stand twice. Nothing was changed; give each kind once."), value);
      return FALSE;
    }
  if (*count < 0 || *count > MOST_PIECES)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_AMOUNT,
                   _ ("There can be 0 to %d of one kind, not %s. Nothing was changed."),
                   MOST_PIECES, equals + 1);
      return FALSE;
    }
  return TRUE;
}

/* What lies in the till, per denomination; with what the customer just gave. */
static gint64 *
get_available (FoyerWork *work, FoyerCashSteps *steps, GPtrArray *till)
{
  const FoyerCurrency *currency = work->config->currency;
  gint64 *available = g_new0 (gint64, currency->denominations->len);

  for (guint i = 0; i < currency->denominations->len; i++)
    available[i] = foyer_cash_steps_get_count (
        steps, g_array_index (currency->denominations, FoyerDenomination, i).value);
  for (guint i = 0; i < till->len; i++)
    {
      const FoyerCashLine *line = g_ptr_array_index (till, i);
      int index = foyer_currency_find (currency, line->denomination);

      if (index >= 0)
        available[index] += line->count;
    }
  return available;
}

gboolean
foyer_cash_steps_suggest (FoyerWork *work, FoyerCashSteps *steps, GError **error)
{
  const FoyerCurrency *currency = work->config->currency;
  FoyerMoney change = foyer_cash_get_change (steps->after);
  g_autofree gint64 *available = NULL;
  g_autoptr (GPtrArray) till = NULL;
  gboolean known;

  if (change <= 0 || !foyer_cash_is_open (steps->after->state))
    return TRUE;
  till = foyer_query_till (work->database, steps->after->counter, &known, error);
  if (till == NULL)
    return FALSE;
  if (known)
    available = get_available (work, steps, till);
  g_free (steps->change_counts);
  steps->change_counts = g_new0 (gint64, currency->denominations->len);
  /* What the till cannot pay somebody has to bring: then the suggestion is of any notes. */
  if (foyer_money_split (currency, change, available, steps->change_counts) != 0 && known)
    foyer_money_split (currency, change, NULL, steps->change_counts);
  return TRUE;
}

gboolean
foyer_cash_settle_suspect (
    FoyerWork *work, gint64 cash, FoyerSuspectState outcome, FoyerMoney *back, GError **error)
{
  g_autoptr (GPtrArray) suspects = foyer_query_suspects (work->database, cash, error);
  const FoyerSuspect *before;
  FoyerSuspect after;

  if (suspects == NULL)
    return FALSE;
  if (back != NULL)
    *back = 0;
  /* Only the last one can be shown still. */
  before = suspects->len > 0 ? g_ptr_array_index (suspects, suspects->len - 1) : NULL;
  if (before == NULL || before->state != FOYER_SUSPECT_SHOWN)
    return TRUE;
  if (back != NULL && outcome == FOYER_SUSPECT_REPLACED && before->was_counted)
    *back = before->denomination;
  after = *before;
  after.state = (int) outcome;
  after.ended_at = work->now;
  return foyer_work_put (work, &foyer_suspect_type, before, &after, error);
}

static gboolean
put_register (FoyerWork *work, const FoyerCashSteps *steps, GError **error)
{
  FoyerMoney difference = foyer_cash_get_difference (steps->before);
  FoyerRegister line = {
    .day = steps->after->day,
    .kind = difference > 0 ? FOYER_REGISTER_OVER : FOYER_REGISTER_SHORT,
    .counter = steps->after->counter,
    .staff = steps->after->staff,
    .cash = steps->after->id,
    .till = steps->after->till,
    .amount = difference,
    .reason = steps->after->reason,
    .at = work->now,
  };

  if (!foyer_query_last_id (work->database, &foyer_register_type, &line.id, error))
    return FALSE;
  line.id++;
  return foyer_work_put (work, &foyer_register_type, NULL, &line, error);
}

/* The counter's toggle follows the check. */
static gboolean
put_toggle (FoyerWork *work, const FoyerCash *cash, GError **error)
{
  g_autoptr (FoyerCounter) before = foyer_queue_load_counter (work, cash->counter, error);
  g_autoptr (FoyerCounter) after = NULL;

  if (before == NULL)
    return FALSE;
  after = foyer_counter_copy (before);
  after->cash_check = foyer_cash_is_open (cash->state);
  return foyer_work_put (work, &foyer_counter_type, before, after, error);
}

gboolean
foyer_cash_steps_finish (
    FoyerWork *work, FoyerCashSteps *steps, const char *kind, FoyerCashStep step, GError **error)
{
  gboolean ends = !foyer_cash_is_open (steps->after->state);

  if (ends)
    steps->after->ended_at = work->now;
  if (!foyer_work_put (work, &foyer_cash_type, steps->before, steps->after, error))
    return FALSE;
  if (steps->before != NULL && foyer_cash_leaves_difference (steps->before, step) &&
      !put_register (work, steps, error))
    return FALSE;
  if ((ends || steps->before == NULL) && !put_toggle (work, steps->after, error))
    return FALSE;
  return foyer_work_record (work, kind, *steps->number != '\0' ? steps->number : NULL,
                            steps->after->counter, error) &&
         foyer_cash_steps_answer (work, steps, error);
}

gboolean
foyer_cash_steps_answer (FoyerWork *work, FoyerCashSteps *steps, GError **error)
{
  g_autoptr (GPtrArray) suspects = NULL;
  JsonObject *object;

  if (!foyer_cash_steps_suggest (work, steps, error))
    return FALSE;
  suspects = foyer_query_suspects (work->database, steps->after->id, error);
  if (suspects == NULL)
    return FALSE;
  object = foyer_view_cash (work, steps, suspects);
  json_object_set_object_member (work->answer, "cash", object);
  return TRUE;
}

gboolean
foyer_cash_end_day (FoyerWork *work, GError **error)
{
  g_autoptr (GPtrArray) open = foyer_query_open_cash (work->database, error);

  for (guint i = 0; open != NULL && i < open->len; i++)
    {
      const FoyerCash *before = g_ptr_array_index (open, i);
      g_autoptr (FoyerCash) after = NULL;

      /* A customer is still served, whatever the day. */
      if (before->till == FOYER_TILL_NONE)
        continue;
      after = foyer_cash_copy (before);
      after->state = FOYER_CASH_ABANDONED;
      after->ended_at = work->now;
      foyer_set_text (&after->reason, "day-end");
      if (!foyer_work_put (work, &foyer_cash_type, before, after, error))
        return FALSE;
    }
  return open != NULL;
}
