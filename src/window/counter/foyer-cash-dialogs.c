/* What a cash check asks: the amount it begins with, grounds of a doubt, reasons. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/counter/foyer-cash-dialogs.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "hall/foyer-register.h"
#include "window/common/foyer-form.h"
#include "window/common/foyer-prompt.h"

/* What a question needs when it is answered; the parent may be gone by then. */
typedef struct
{
  FoyerCashWork *work;
  const char *verb;
} Errand;

static Errand *
errand_new (FoyerCashWork *work, const char *verb)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->work = g_object_ref (work);
  errand->verb = verb;
  return errand;
}

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->work);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

/* --- beginning --- */

/* An amount as it was typed; what is not there is 0. */
static gboolean
parse (
    FoyerCashWork *work, GHashTable *answers, const char *name, FoyerMoney *amount, GError **error)
{
  const char *text = g_hash_table_lookup (answers, name);

  *amount = 0;
  return text == NULL ||
         foyer_money_parse (foyer_cash_work_get_currency (work), text, amount, error);
}

static gboolean
check_start (GHashTable *answers, gpointer data, GError **error)
{
  FoyerMoney due, given;

  if (!parse (data, answers, "due", &due, error) || !parse (data, answers, "given", &given, error))
    return FALSE;
  if (given == 0 || given >= due)
    return TRUE;
  g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_BAD_AMOUNT,
                       _ ("What the customer hands over is less than what is due."));
  return FALSE;
}

static void
start_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);
  g_autoptr (FoyerCommand) command = NULL;
  FoyerMoney due, given;

  if (answers == NULL || !parse (errand->work, answers, "due", &due, NULL) ||
      !parse (errand->work, answers, "given", &given, NULL))
    return;
  command = foyer_cash_work_command (errand->work, errand->verb);
  if (g_hash_table_contains (answers, "till"))
    foyer_command_text (command, "till", g_hash_table_lookup (answers, "till"));
  if (g_hash_table_contains (answers, "due"))
    foyer_command_integer (command, "due", due);
  if (given > 0)
    foyer_command_integer (command, "given", given);
  foyer_cash_work_run (errand->work, command);
}

void
foyer_cash_ask_start (FoyerCashWork *work, GtkWindow *parent, GCancellable *questions)
{
  const FoyerFormField fields[] = {
    { .name = "due", .type = FOYER_FORM_AMOUNT, .label = _ ("Amount due"), .required = TRUE },
    { .name = "given", .type = FOYER_FORM_AMOUNT, .label = _ ("Customer hands over, if more") },
    { NULL },
  };
  const FoyerForm form = {
    .heading = _ ("Check cash"),
    .body = _ ("The customer sees the amounts on the second screen while you count."),
    .accept = _ ("_Count"),
    .fields = fields,
    .check = check_start,
    .check_data = work,
  };

  if (foyer_cash_work_get_currency (work) != NULL)
    foyer_form_async (parent, &form, questions, start_cb, errand_new (work, "cash.start"));
}

void
foyer_cash_ask_till (FoyerCashWork *work, GtkWindow *parent, GCancellable *questions)
{
  static const char *const tills[] = { "opening", "handover", "closing", NULL };
  const char *const labels[] = { C_ ("till count", "At opening"), C_ ("till count", "At handover"),
                                 C_ ("till count", "At closing"), NULL };
  const FoyerFormField fields[] = {
    { .name = "till",
      .type = FOYER_FORM_CHOICE,
      .label = _ ("When"),
      .required = TRUE,
      .values = tills,
      .labels = labels },
    { .name = "due",
      .type = FOYER_FORM_AMOUNT,
      .label = _ ("Expected, if it is not the last count and what came since") },
    { NULL },
  };
  const FoyerForm form = {
    .heading = _ ("Count the till"),
    .body = _ ("What is over or short goes into the register."),
    .accept = _ ("_Count"),
    .fields = fields,
    .check = check_start,
    .check_data = work,
  };

  if (foyer_cash_work_get_currency (work) != NULL)
    foyer_form_async (parent, &form, questions, start_cb, errand_new (work, "cash.start"));
}

/* --- a doubtful note --- */

static const struct
{
  const char *code, *label;
} grounds[] = {
  { "watermark", N_ ("Watermark") },  { "thread", N_ ("Security thread") },
  { "paper", N_ ("Paper") },          { "print", N_ ("Print") },
  { "serial", N_ ("Serial number") }, { "size", N_ ("Size") },
  { "detector", N_ ("Detector") },    { "other", N_ ("Other grounds") },
};

static gboolean
check_suspect (GHashTable *answers, gpointer data, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
    if (g_hash_table_contains (answers, grounds[i].code))
      return TRUE;
  g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_REASON_REQUIRED,
                       _ ("Tick what makes the note doubtful."));
  return FALSE;
}

static void
suspect_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);
  g_autoptr (FoyerCommand) command = NULL;
  g_autoptr (GString) codes = g_string_new (NULL);

  if (answers == NULL)
    return;
  command = foyer_cash_work_command (errand->work, errand->verb);
  foyer_command_integer (command, "denomination",
                         g_ascii_strtoll (g_hash_table_lookup (answers, "denomination"), NULL, 10));
  for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
    if (g_hash_table_contains (answers, grounds[i].code))
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? "," : "", grounds[i].code);
  foyer_command_text (command, "grounds", codes->str);
  if (g_hash_table_contains (answers, "serial-number"))
    foyer_command_text (command, "serial", g_hash_table_lookup (answers, "serial-number"));
  foyer_cash_work_run (errand->work, command);
}

/* The values of all denominations as texts, and how they are written. */
static void
list_denominations (const FoyerCurrency *currency, GStrv *values, GStrv *labels)
{
  g_autoptr (GStrvBuilder) value_builder = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) label_builder = g_strv_builder_new ();

  for (guint i = 0; i < currency->denominations->len; i++)
    {
      FoyerMoney value = g_array_index (currency->denominations, FoyerDenomination, i).value;
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);
      g_autofree char *label = foyer_money_format (currency, value);

      g_strv_builder_add (value_builder, text);
      g_strv_builder_add (label_builder, label);
    }
  *values = g_strv_builder_end (value_builder);
  *labels = g_strv_builder_end (label_builder);
}

void
foyer_cash_ask_suspect (FoyerCashWork *work, GtkWindow *parent, GCancellable *questions)
{
  g_auto (GStrv) values = NULL;
  g_auto (GStrv) labels = NULL;
  FoyerFormField fields[G_N_ELEMENTS (grounds) + 3] = { 0 };
  const FoyerForm form = {
    .heading = _ ("A note is doubtful"),
    .body = _ ("It leaves the count and is entered in the register. It stays the customer's."),
    .accept = _ ("_Enter"),
    .fields = fields,
    .check = check_suspect,
  };

  list_denominations (foyer_cash_work_get_currency (work), &values, &labels);
  fields[0] = (FoyerFormField){ .name = "denomination",
                                .type = FOYER_FORM_CHOICE,
                                .label = _ ("Denomination"),
                                .required = TRUE,
                                .values = (const char *const *) values,
                                .labels = (const char *const *) labels };
  for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
    fields[i + 1] = (FoyerFormField){ .name = grounds[i].code,
                                      .type = FOYER_FORM_TICK,
                                      .label = _ (grounds[i].label) };
  fields[G_N_ELEMENTS (grounds) + 1] = (FoyerFormField){ .name = "serial-number",
                                                         .type = FOYER_FORM_TEXT,
                                                         .label = _ ("Serial number") };
  foyer_form_async (parent, &form, questions, suspect_cb, errand_new (work, "cash.suspect"));
}

/* --- reasons and consent --- */

static void
reason_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  g_autofree char *reason = foyer_prompt_finish (result, NULL);
  g_autoptr (FoyerCommand) command = NULL;

  if (reason == NULL)
    return;
  command = foyer_cash_work_command (errand->work, errand->verb);
  if (*reason != '\0')
    foyer_command_text (command, "reason", reason);
  else
    foyer_command_flag (command, "agreed", TRUE);
  foyer_cash_work_run (errand->work, command);
}

void
foyer_cash_ask_short (FoyerCashWork *work, GtkWindow *parent, GCancellable *questions)
{
  const FoyerPrompt prompt = {
    .heading = _ ("Money is missing"),
    .body = _ ("Look for the reason together with the customer. The customer may add what is "
               "missing: then count again."),
    .accept = _ ("_Enter"),
    .reason = _ ("What was found"),
  };

  foyer_prompt_async (parent, &prompt, questions, reason_cb, errand_new (work, "cash.short"));
}

void
foyer_cash_ask_abandon (FoyerCashWork *work, GtkWindow *parent, GCancellable *questions)
{
  const FoyerPrompt prompt = {
    .heading = _ ("Give up the cash check?"),
    .body = _ ("Give everything back that lies here. What was counted stays in the journal."),
    .accept = _ ("_Give up"),
    .reason = _ ("Reason"),
    .destructive = TRUE,
  };

  foyer_prompt_async (parent, &prompt, questions, reason_cb, errand_new (work, "cash.abandon"));
}

void
foyer_cash_ask_refund (FoyerCashWork *work, GtkWindow *parent, GCancellable *questions)
{
  const FoyerPrompt prompt = {
    .heading = _ ("Does the customer see it and agree?"),
    .body = _ ("Without the customer's agreement all of the money goes back and is counted again."),
    .accept = _ ("_Agrees"),
  };

  foyer_prompt_async (parent, &prompt, questions, reason_cb, errand_new (work, "cash.refund"));
}
