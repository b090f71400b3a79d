/* Verbs of the cash check and of counting the till (states 2.4). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/foyer-error.h"
#include "engine/foyer-cash-steps.h"
#include "engine/foyer-queue.h"
#include "engine/foyer-verb.h"
#include "store/foyer-cash-queries.h"

static gboolean
has_argument (FoyerWork *work, const char *name)
{
  return json_object_has_member (work->arguments, name);
}

static gboolean
check_amount (FoyerMoney amount, FoyerMoney least, GError **error)
{
  g_autofree char *text = NULL;

  if (amount >= least && amount <= FOYER_MONEY_MAX)
    return TRUE;
  text = g_strdup_printf ("%" G_GINT64_FORMAT, amount);
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_AMOUNT,
               _ ("%s is not an amount that can be due here. Nothing was changed."), text);
  return FALSE;
}

/* What a customer owes, and what they say they hand over. */
static gboolean
read_due (FoyerWork *work, FoyerCash *cash, GError **error)
{
  if (!has_argument (work, "due"))
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                           _ ("A cash check needs the amount due, a till count which one it is. "
                              "Nothing was changed."));
      return FALSE;
    }
  cash->due = foyer_work_get_integer (work, "due");
  cash->given = has_argument (work, "given") ? foyer_work_get_integer (work, "given") : cash->due;
  return check_amount (cash->due, 1, error) && check_amount (cash->given, cash->due, error);
}

/* What the till should hold: as told, else as its last count and the checks since say. */
static gboolean
read_expected (FoyerWork *work, FoyerCash *cash, GError **error)
{
  gboolean known = has_argument (work, "due");

  cash->due = foyer_work_get_integer (work, "due");
  if (has_argument (work, "given"))
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                           _ ("In a till count nobody gives anything. Nothing was changed."));
      return FALSE;
    }
  if (!known && !foyer_query_till_sum (work->database, cash->counter, &known, &cash->due, error))
    return FALSE;
  if (has_argument (work, "due") && !check_amount (cash->due, 0, error))
    return FALSE;
  if (!known)
    cash->due = -1;
  cash->given = cash->due;
  return TRUE;
}

static gboolean
run_start (FoyerWork *work, GError **error)
{
  g_auto (FoyerCashSteps) steps = { 0 };
  g_autoptr (FoyerCounter) counter =
      foyer_queue_load_counter (work, foyer_work_get_integer (work, "counter"), error);
  FoyerCash *cash = steps.after = foyer_record_new (&foyer_cash_type);

  if (counter == NULL)
    return FALSE;
  cash->till = foyer_work_get_choice (work, "till", foyer_tills, FOYER_TILL_NONE);
  cash->counter = counter->number;
  if (!foyer_cash_check_counter (counter, (FoyerTill) cash->till, error) ||
      !(cash->till == FOYER_TILL_NONE ? read_due (work, cash, error)
                                      : read_expected (work, cash, error)) ||
      !foyer_query_last_id (work->database, &foyer_cash_type, &cash->id, error))
    return FALSE;
  cash->id++;
  cash->day = g_strdup (work->day->day);
  cash->ticket = counter->ticket;
  cash->staff = g_strdup (counter->staff);
  cash->state = FOYER_CASH_COUNTING;
  cash->round = 1;
  cash->started_at = work->now;
  steps.lines = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_cash_line_free);
  return foyer_cash_steps_load_number (work, &steps, error) &&
         foyer_cash_steps_finish (work, &steps, "cash.started", FOYER_CASH_COUNT, error);
}

/* Which pieces of the present pass go back, as far as they make up the surplus. */
static gboolean
put_refund (FoyerWork *work, FoyerCashSteps *steps, FoyerMoney surplus, GError **error)
{
  const FoyerCurrency *currency = work->config->currency;
  g_autofree gint64 *counts = g_new0 (gint64, currency->denominations->len);
  g_autofree gint64 *available = g_new0 (gint64, currency->denominations->len);

  for (guint i = 0; i < currency->denominations->len; i++)
    available[i] = foyer_cash_steps_get_count (
        steps, g_array_index (currency->denominations, FoyerDenomination, i).value);
  if (foyer_money_split (currency, surplus, available, counts) != 0)
    foyer_money_split (currency, surplus, NULL, counts);
  for (guint i = 0; i < currency->denominations->len; i++)
    if (!foyer_cash_steps_set_line (
            work, steps, FOYER_CASH_PASS_REFUND,
            g_array_index (currency->denominations, FoyerDenomination, i).value, counts[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
run_count (FoyerWork *work, GError **error)
{
  g_auto (FoyerCashSteps) steps = { 0 };
  JsonArray *texts = foyer_work_get_texts (work, "lines");
  FoyerCashFacts facts = { 0 };
  gint64 round;

  if (!foyer_cash_steps_start (work, &steps, FALSE, error))
    return FALSE;
  round = steps.before->round + (foyer_cash_begins_pass (steps.before->state) ? 1 : 0);
  /* Asked before anything is written, so that the refusal names the state and not an amount. */
  if (!foyer_cash_step (steps.after, FOYER_CASH_COUNT, &facts, error))
    return FALSE;
  if (round > steps.before->round && !put_refund (work, &steps, 0, error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (texts); i++)
    {
      FoyerMoney denomination;
      gint64 count;

      if (!foyer_cash_parse_line (work, texts, i, &denomination, &count, error) ||
          !foyer_cash_steps_set_line (work, &steps, round, denomination, count, error))
        return FALSE;
    }
  foyer_cash_free (steps.after);
  steps.after = foyer_cash_copy (steps.before);
  facts.counted = foyer_cash_steps_sum (&steps, round);
  if (!foyer_cash_step (steps.after, FOYER_CASH_COUNT, &facts, error))
    return FALSE;
  /* Counting on in front of a doubtful note: another one lies there in its place. */
  if (steps.before->state == FOYER_CASH_SUSPECT &&
      !foyer_cash_settle_suspect (work, steps.before->id, FOYER_SUSPECT_REPLACED, NULL, error))
    return FALSE;
  return foyer_cash_steps_finish (work, &steps, "cash.counted", FOYER_CASH_COUNT, error);
}

/* Steps that need nothing but themselves. */
static gboolean
run_plain (
    FoyerWork *work, FoyerCashStep step, FoyerCashFacts *facts, const char *kind, GError **error)
{
  g_auto (FoyerCashSteps) steps = { 0 };

  if (!foyer_cash_steps_start (work, &steps, FALSE, error) ||
      !foyer_cash_step (steps.after, step, facts, error))
    return FALSE;
  if (step == FOYER_CASH_ABANDON && steps.before->state == FOYER_CASH_SUSPECT &&
      !foyer_cash_settle_suspect (work, steps.before->id, FOYER_SUSPECT_TAKEN_BACK, NULL, error))
    return FALSE;
  return foyer_cash_steps_finish (work, &steps, kind, step, error);
}

static gboolean
run_return (FoyerWork *work, GError **error)
{
  FoyerCashFacts facts = { 0 };

  return run_plain (work, FOYER_CASH_RETURN, &facts, "cash.returned", error);
}

static gboolean
run_refund (FoyerWork *work, GError **error)
{
  FoyerCashFacts facts = { .confirmed = foyer_work_get_flag (work, "agreed") };
  g_auto (FoyerCashSteps) steps = { 0 };

  return foyer_cash_steps_start (work, &steps, FALSE, error) &&
         foyer_cash_step (steps.after, FOYER_CASH_REFUND, &facts, error) &&
         put_refund (work, &steps, steps.after->refunded, error) &&
         foyer_cash_steps_finish (work, &steps, "cash.refunded", FOYER_CASH_REFUND, error);
}

static gboolean
run_short (FoyerWork *work, GError **error)
{
  FoyerCashFacts facts = { .reason = foyer_work_get_text (work, "reason") };

  return run_plain (work, FOYER_CASH_MISS, &facts, "cash.short", error);
}

static gboolean
run_finish (FoyerWork *work, GError **error)
{
  FoyerCashFacts facts = { .confirmed = foyer_work_get_flag (work, "reminded") };

  return run_plain (work, FOYER_CASH_FINISH, &facts, "cash.finished", error);
}

static gboolean
run_abandon (FoyerWork *work, GError **error)
{
  FoyerCashFacts facts = { .reason = foyer_work_get_text (work, "reason") };

  return run_plain (work, FOYER_CASH_ABANDON, &facts, "cash.abandoned", error);
}

/* Another amount is handed over than was said, or another is due. */
static gboolean
run_due (FoyerWork *work, GError **error)
{
  g_auto (FoyerCashSteps) steps = { 0 };
  FoyerCashFacts facts = { 0 };

  if (!foyer_cash_steps_start (work, &steps, FALSE, error))
    return FALSE;
  facts.counted = steps.before->counted;
  if (steps.before->till != FOYER_TILL_NONE || foyer_cash_begins_pass (steps.before->state) ||
      steps.before->state == FOYER_CASH_SUSPECT ||
      !foyer_cash_may (steps.before->state, FOYER_CASH_COUNT))
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                           _ ("The amount due can be changed only while a customer's cash is "
                              "counted. Nothing was changed."));
      return FALSE;
    }
  return read_due (work, steps.after, error) &&
         foyer_cash_step (steps.after, FOYER_CASH_COUNT, &facts, error) &&
         foyer_cash_steps_finish (work, &steps, "cash.due", FOYER_CASH_COUNT, error);
}

static gboolean
put_change (FoyerWork *work, FoyerCashSteps *steps, GError **error)
{
  const GArray *denominations = work->config->currency->denominations;

  for (guint i = 0; steps->change_counts != NULL && i < denominations->len; i++)
    if (!foyer_cash_steps_set_line (work, steps, FOYER_CASH_PASS_CHANGE,
                                    g_array_index (denominations, FoyerDenomination, i).value,
                                    steps->change_counts[i], error))
      return FALSE;
  return TRUE;
}

/* The notes and coins that the clerk took instead of those suggested. */
static gboolean
read_change (FoyerWork *work, FoyerCashSteps *steps, JsonArray *texts, GError **error)
{
  FoyerMoney change = foyer_cash_get_change (steps->after);
  g_autofree char *text = NULL;

  for (guint i = 0; i < json_array_get_length (texts); i++)
    {
      FoyerMoney denomination;
      gint64 count;

      if (!foyer_cash_parse_line (work, texts, i, &denomination, &count, error) ||
          !foyer_cash_steps_set_line (work, steps, FOYER_CASH_PASS_CHANGE, denomination, count,
                                      error))
        return FALSE;
    }
  if (foyer_cash_steps_sum (steps, FOYER_CASH_PASS_CHANGE) == change)
    return TRUE;
  text = foyer_money_format (work->config->currency, change);
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_AMOUNT,
               _ ("These notes and coins do not make up the change of %s. Nothing was changed."),
               text);
  return FALSE;
}

static gboolean
run_change (FoyerWork *work, GError **error)
{
  g_auto (FoyerCashSteps) steps = { 0 };
  FoyerCashFacts facts = { 0 };

  if (!foyer_cash_steps_start (work, &steps, FALSE, error) ||
      !foyer_cash_step (steps.after, FOYER_CASH_CHANGE, &facts, error))
    return FALSE;
  if (has_argument (work, "lines"))
    {
      if (!read_change (work, &steps, foyer_work_get_texts (work, "lines"), error))
        return FALSE;
    }
  else if (!foyer_cash_steps_suggest (work, &steps, error) || !put_change (work, &steps, error))
    return FALSE;
  return foyer_cash_steps_finish (work, &steps, "cash.change", FOYER_CASH_CHANGE, error);
}

static gboolean
check_note (FoyerWork *work, FoyerMoney denomination, GError **error)
{
  g_autofree char *text = NULL;

  if (foyer_currency_find (work->config->currency, denomination) >= 0)
    return TRUE;
  text = g_strdup_printf ("%" G_GINT64_FORMAT, denomination);
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_AMOUNT,
               _ ("%s has no note or coin of %s. Nothing was changed."),
               work->config->currency->code, text);
  return FALSE;
}

/* Codes without blanks and empty ones; "" when there is none. */
static char *
clean_codes (const char *text)
{
  g_auto (GStrv) codes = g_strsplit (text != NULL ? text : "", ",", -1);
  g_autoptr (GString) clean = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_strstrip (codes[i]);
      if (*codes[i] != '\0')
        g_string_append_printf (clean, "%s%s", clean->len > 0 ? "," : "", codes[i]);
    }
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

static gboolean
put_suspect (FoyerWork *work, const FoyerCash *cash, FoyerSuspect *suspect, GError **error)
{
  FoyerRegister line = {
    .day = cash->day,
    .kind = FOYER_REGISTER_SUSPECT,
    .counter = cash->counter,
    .staff = cash->staff,
    .cash = cash->id,
    .till = cash->till,
    .amount = suspect->denomination,
    .reason = suspect->grounds,
    .at = work->now,
  };

  if (!foyer_query_last_id (work->database, &foyer_suspect_type, &suspect->id, error) ||
      !foyer_query_last_id (work->database, &foyer_register_type, &line.id, error))
    return FALSE;
  suspect->id++;
  line.id++;
  return foyer_work_put (work, &foyer_suspect_type, NULL, suspect, error) &&
         foyer_work_put (work, &foyer_register_type, NULL, &line, error);
}

/* S2 七.6: the note leaves the count, its grounds are told; nobody takes it away. */
static gboolean
run_suspect (FoyerWork *work, GError **error)
{
  g_auto (FoyerCashSteps) steps = { 0 };
  g_autofree char *grounds = clean_codes (foyer_work_get_text (work, "grounds"));
  FoyerMoney denomination = foyer_work_get_integer (work, "denomination");
  FoyerSuspect suspect = {
    .denomination = denomination,
    .grounds = grounds,
    .serial = (char *) foyer_work_get_text (work, "serial"),
    .shown_at = work->now,
  };
  FoyerCashFacts facts = { 0 };
  gint64 count;

  if (!foyer_cash_steps_start (work, &steps, FALSE, error))
    return FALSE;
  facts.counted = steps.before->counted;
  if (!foyer_cash_step (steps.after, FOYER_CASH_DOUBT, &facts, error) ||
      !check_note (work, denomination, error))
    return FALSE;
  if (*grounds == '\0')
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_REASON_REQUIRED,
                           _ ("A doubtful note needs at least one ground that can be shown to the "
                              "customer. Nothing was changed."));
      return FALSE;
    }
  suspect.cash = steps.before->id;
  count = foyer_cash_steps_get_count (&steps, denomination);
  suspect.was_counted = count > 0;
  if (count > 0)
    {
      if (!foyer_cash_steps_set_line (work, &steps, steps.before->round, denomination, count - 1,
                                      error))
        return FALSE;
      steps.after->counted = foyer_cash_steps_sum (&steps, steps.before->round);
    }
  return put_suspect (work, steps.before, &suspect, error) &&
         foyer_cash_steps_finish (work, &steps, "cash.suspect", FOYER_CASH_DOUBT, error);
}

static gboolean
run_resolve (FoyerWork *work, GError **error)
{
  g_auto (FoyerCashSteps) steps = { 0 };
  int outcome =
      foyer_work_get_choice (work, "outcome", foyer_suspect_states, FOYER_SUSPECT_TAKEN_BACK);
  FoyerMoney back = 0;
  FoyerCashFacts facts = { 0 };
  gint64 round;

  if (!foyer_cash_steps_start (work, &steps, FALSE, error))
    return FALSE;
  round = steps.before->round;
  if (!foyer_cash_may (steps.before->state, FOYER_CASH_RESOLVE))
    return foyer_cash_step (steps.after, FOYER_CASH_RESOLVE, &facts, error);
  if (!foyer_cash_settle_suspect (work, steps.before->id, (FoyerSuspectState) outcome, &back,
                                  error))
    return FALSE;
  /* Another note lies where the doubtful one lay. */
  if (back > 0 && !foyer_cash_steps_set_line (work, &steps, round, back,
                                              foyer_cash_steps_get_count (&steps, back) + 1, error))
    return FALSE;
  facts.counted = foyer_cash_steps_sum (&steps, round);
  return foyer_cash_step (steps.after, FOYER_CASH_RESOLVE, &facts, error) &&
         foyer_cash_steps_finish (work, &steps, "cash.resolved", FOYER_CASH_RESOLVE, error);
}

static gboolean
run_show (FoyerWork *work, GError **error)
{
  g_auto (FoyerCashSteps) steps = { 0 };

  return foyer_cash_steps_start (work, &steps, TRUE, error) &&
         foyer_cash_steps_answer (work, &steps, error);
}

#define COUNTER                                                                                    \
  {                                                                                                \
    "counter", FOYER_ARGUMENT_INTEGER, FOYER_ARGUMENT_POSITIONAL | FOYER_ARGUMENT_REQUIRED, NULL   \
  }
#define END                                                                                        \
  {                                                                                                \
    NULL, 0, 0, NULL                                                                               \
  }
#define OPTION(name, type)                                                                         \
  {                                                                                                \
    name, FOYER_ARGUMENT_##type, 0, NULL                                                           \
  }

/* Without the first: a count that is no till count has none. */
static const char *const till_choices[] = { "opening", "handover", "closing", NULL };
static const char *const outcome_choices[] = { "replaced", "taken-back", "sent-to-bank", NULL };

static const FoyerArgument counter_arguments[] = { COUNTER, END };
static const FoyerArgument start_arguments[] = {
  COUNTER,
  OPTION ("due", INTEGER),
  OPTION ("given", INTEGER),
  { "till", FOYER_ARGUMENT_CHOICE, 0, till_choices },
  END,
};
static const FoyerArgument due_arguments[] = {
  COUNTER,
  { "due", FOYER_ARGUMENT_INTEGER, FOYER_ARGUMENT_REQUIRED, NULL },
  OPTION ("given", INTEGER),
  END,
};
static const FoyerArgument count_arguments[] = {
  COUNTER,
  { "lines", FOYER_ARGUMENT_TEXTS, FOYER_ARGUMENT_POSITIONAL | FOYER_ARGUMENT_REQUIRED, NULL },
  END,
};
static const FoyerArgument change_arguments[] = {
  COUNTER,
  { "lines", FOYER_ARGUMENT_TEXTS, FOYER_ARGUMENT_POSITIONAL, NULL },
  END,
};
static const FoyerArgument suspect_arguments[] = {
  COUNTER,
  { "denomination", FOYER_ARGUMENT_INTEGER, FOYER_ARGUMENT_REQUIRED, NULL },
  OPTION ("grounds", TEXT),
  OPTION ("serial", TEXT),
  END,
};
static const FoyerArgument resolve_arguments[] = {
  COUNTER,
  { "outcome", FOYER_ARGUMENT_CHOICE, FOYER_ARGUMENT_REQUIRED, outcome_choices },
  END,
};
static const FoyerArgument refund_arguments[] = { COUNTER, OPTION ("agreed", FLAG), END };
static const FoyerArgument reason_arguments[] = { COUNTER, OPTION ("reason", TEXT), END };
static const FoyerArgument finish_arguments[] = { COUNTER, OPTION ("reminded", FLAG), END };

const FoyerVerb foyer_cash_verbs[] = {
  { "cash.show", FOYER_VERB_READ, run_show, counter_arguments },
  { "cash.start", FOYER_VERB_WRITE, run_start, start_arguments },
  { "cash.due", FOYER_VERB_WRITE, run_due, due_arguments },
  { "cash.count", FOYER_VERB_WRITE, run_count, count_arguments },
  { "cash.suspect", FOYER_VERB_WRITE, run_suspect, suspect_arguments },
  { "cash.resolve", FOYER_VERB_WRITE, run_resolve, resolve_arguments },
  { "cash.return", FOYER_VERB_WRITE, run_return, counter_arguments },
  { "cash.refund", FOYER_VERB_WRITE, run_refund, refund_arguments },
  { "cash.short", FOYER_VERB_WRITE, run_short, reason_arguments },
  { "cash.change", FOYER_VERB_WRITE, run_change, change_arguments },
  { "cash.finish", FOYER_VERB_WRITE, run_finish, finish_arguments },
  { "cash.abandon", FOYER_VERB_WRITE, run_abandon, reason_arguments },
  { NULL, 0, NULL, NULL },
};
