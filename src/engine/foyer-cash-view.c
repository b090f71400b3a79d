/* A cash check as the contract's JSON. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-cash-view.h"

static void
add_line (JsonArray *array, FoyerMoney denomination, gint64 count)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "denomination", denomination);
  json_object_set_int_member (object, "count", count);
  json_object_set_int_member (object, "amount", denomination * count);
  json_array_add_object_element (array, object);
}

static JsonArray *
view_lines (const FoyerCashSteps *steps, gint64 round)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < steps->lines->len; i++)
    {
      const FoyerCashLine *line = g_ptr_array_index (steps->lines, i);

      if (line->round == round && line->count > 0)
        add_line (array, line->denomination, line->count);
    }
  return array;
}

static JsonArray *
view_passes (const FoyerCashSteps *steps)
{
  JsonArray *array = json_array_new ();

  for (gint64 round = 1; round <= steps->after->round; round++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "round", round);
      json_object_set_int_member (object, "counted", foyer_cash_steps_sum (steps, round));
      json_object_set_array_member (object, "lines", view_lines (steps, round));
      json_array_add_object_element (array, object);
    }
  return array;
}

/* What was handed out; before that, what could be. */
static JsonArray *
view_change (FoyerWork *work, const FoyerCashSteps *steps)
{
  const GArray *denominations = work->config->currency->denominations;
  JsonArray *array = view_lines (steps, FOYER_CASH_PASS_CHANGE);

  if (json_array_get_length (array) > 0 || steps->change_counts == NULL)
    return array;
  for (guint i = 0; i < denominations->len; i++)
    if (steps->change_counts[i] > 0)
      add_line (array, g_array_index (denominations, FoyerDenomination, i).value,
                steps->change_counts[i]);
  return array;
}

static JsonArray *
view_suspects (FoyerWork *work, GPtrArray *suspects)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < suspects->len; i++)
    {
      JsonObject *object = json_object_new ();

      foyer_json_add_record (object, &foyer_suspect_type, g_ptr_array_index (suspects, i),
                             G_MAXUINT64, TRUE, work->config->zone);
      json_array_add_object_element (array, object);
    }
  return array;
}

static void
set_amount (JsonObject *object, const char *name, FoyerMoney amount, gboolean known)
{
  if (known)
    json_object_set_int_member (object, name, amount);
  else
    json_object_set_null_member (object, name);
}

JsonObject *
foyer_view_cash (FoyerWork *work, const FoyerCashSteps *steps, GPtrArray *suspects)
{
  const FoyerCash *cash = steps->after;
  JsonObject *object = json_object_new ();
  gboolean known = cash->given >= 0;

  foyer_json_add_record (object, &foyer_cash_type, cash, G_MAXUINT64, TRUE, work->config->zone);
  set_amount (object, "due", cash->due, known);
  set_amount (object, "given", cash->given, known);
  set_amount (object, "difference", foyer_cash_get_difference (cash), known);
  json_object_set_int_member (object, "change", foyer_cash_get_change (cash));
  json_object_set_string_member (object, "currency", work->config->currency->code);
  if (*steps->number != '\0')
    json_object_set_string_member (object, "ticket", steps->number);
  else
    json_object_set_null_member (object, "ticket");
  if (cash->till == FOYER_TILL_NONE)
    json_object_set_null_member (object, "till");
  json_object_set_array_member (object, "lines", view_lines (steps, cash->round));
  json_object_set_array_member (object, "passes", view_passes (steps));
  json_object_set_array_member (object, "change_lines", view_change (work, steps));
  json_object_set_array_member (object, "refund_lines", view_lines (steps, FOYER_CASH_PASS_REFUND));
  json_object_set_array_member (object, "suspects", view_suspects (work, suspects));
  return object;
}
