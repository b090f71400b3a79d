/* What is asked before a step of a home visit: its fields, and the command that its answers make.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/foyer-error.h"
#include "hall/foyer-calendar.h"
#include "hall/foyer-visit-data.h"
#include "window/common/foyer-form.h"
#include "window/common/foyer-label.h"
#include "window/planner/foyer-visit-menu.h"
#include "window/planner/foyer-visit-reach.h"

#define MOST_FIELDS 24

typedef struct
{
  const FoyerVisitChoice *choice;
  FoyerWindowContext *context;
  FoyerPlanVisit *visit;
  FoyerFormField fields[MOST_FIELDS + 1];
  guint n_fields;
  GPtrArray *texts; /* of the fields */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->context);
  g_object_unref (question->visit);
  g_ptr_array_unref (question->texts);
  g_free (question);
}

static FoyerFormField *
add_field (Question *question, const char *name, FoyerFormFieldType type, gboolean required)
{
  FoyerFormField *field = &question->fields[MIN (question->n_fields, MOST_FIELDS - 1)];

  question->n_fields = MIN (question->n_fields + 1, MOST_FIELDS);
  *field = (FoyerFormField){
    .name = name, .type = type, .label = foyer_visit_word (name), .required = required
  };
  return field;
}

static const FoyerConfig *
get_config (Question *question)
{
  return foyer_hall_model_get_config (foyer_window_context_get_model (question->context));
}

static FoyerTime
get_now (Question *question)
{
  return foyer_engine_get_now (foyer_window_context_get_engine (question->context));
}

static const FoyerVisitType *
get_type_of (Question *question)
{
  return foyer_config_find_visit_type (get_config (question),
                                       foyer_plan_visit_get (question->visit)->type, NULL);
}

/* S4 七.10: as the customer chooses. */
static void
add_amends (Question *question)
{
  static const char *const values[] = { "restore", "compensate", NULL };
  static const char *labels[3];
  FoyerFormField *field = add_field (question, "choice", FOYER_FORM_CHOICE, TRUE);

  for (guint i = 0; values[i] != NULL; i++)
    labels[i] = foyer_visit_word (values[i]);
  field->values = values;
  field->labels = labels;
}

static void
add_data (Question *question)
{
  const FoyerVisit *visit = foyer_plan_visit_get (question->visit);
  const FoyerVisitType *type = get_type_of (question);
  gboolean only_explained =
      question->choice->step == FOYER_VISIT_FINISH && visit->state == FOYER_VISIT_THIRD_PARTY;

  if (only_explained)
    {
      add_field (question, "explained", FOYER_FORM_TICK, TRUE);
      return;
    }
  if (question->choice->step == FOYER_VISIT_FINISH && type != NULL)
    for (char **value = type->values; value != NULL && *value != NULL; value++)
      add_field (question, *value, FOYER_FORM_TEXT, TRUE);
  for (const FoyerDatum *datum = foyer_visit_step_get_data (question->choice->step);
       datum->name != NULL; datum++)
    if (g_str_equal (datum->name, "choice"))
      add_amends (question);
    else if (!g_str_equal (datum->name, "packed"))
      add_field (question, datum->name,
                 datum->kind == FOYER_DATUM_TICK ? FOYER_FORM_TICK : FOYER_FORM_TEXT,
                 datum->required);
}

/* A tick for each thing that goes into the bag (S0 WO 4(1)). */
static void
add_packing (Question *question)
{
  const FoyerVisitType *type = get_type_of (question);

  for (char **thing = type != NULL ? type->packing : NULL; thing != NULL && *thing != NULL; thing++)
    {
      char *name = g_strdup_printf ("packed:%s", *thing);

      g_ptr_array_add (question->texts, name);
      add_field (question, name, FOYER_FORM_TICK, TRUE)->label = foyer_visit_word (*thing);
    }
}

static void
add_reminder (Question *question)
{
  static const char *const values[] = { "reached", "message", "not-reached", NULL };
  static const char *labels[4];
  FoyerFormField *field = add_field (question, "result", FOYER_FORM_CHOICE, TRUE);

  for (guint i = 0; values[i] != NULL; i++)
    labels[i] = foyer_visit_word (values[i]);
  field->label = _ ("What came of it");
  field->values = values;
  field->labels = labels;
  field->initial = "reached";
}

static void
add_phone (Question *question)
{
  static const char *const values[] = { "no", "yes", NULL };
  static const char *labels[3];
  FoyerFormField *field = add_field (question, "reached", FOYER_FORM_CHOICE, TRUE);

  labels[0] = _ ("Nobody answered");
  labels[1] = _ ("The customer was reached");
  field->label = _ ("What came of it");
  field->values = values;
  field->labels = labels;
  field->initial = "no";
}

static void
add_by (Question *question)
{
  static const char *const values[] = { "customer", "company", NULL };
  static const char *labels[3];
  FoyerFormField *field = add_field (question, "by", FOYER_FORM_CHOICE, TRUE);

  labels[0] = C_ ("visit", "The customer");
  labels[1] = _ ("The company");
  field->label = _ ("Who wants it");
  field->values = values;
  field->labels = labels;
  field->initial = "customer";
}

static void
add_minutes (Question *question, const char *label, const char *initial)
{
  FoyerFormField *field = add_field (question, "minutes", FOYER_FORM_NUMBER, TRUE);

  field->label = label;
  field->initial = initial;
}

/* Until the technician comes, and a quarter of an hour more than was agreed: a first guess. */
static void
add_delay (Question *question, FoyerTime now)
{
  const FoyerVisit *visit = foyer_plan_visit_get (question->visit);
  int minutes = (int) CLAMP ((visit->start - now) / FOYER_MINUTE + 15, 15, 12 * 60);
  char *initial = g_strdup_printf ("%d", minutes);

  g_ptr_array_add (question->texts, initial);
  add_minutes (question, _ ("In how many minutes the technician comes"), initial);
}

/* The number, whether it was read back, and when one may ring (S0-HL-7). The tick is for now: a
 * number that stays as it is stays read back, another one is not without it. */
static void
add_reach (Question *question)
{
  const FoyerContact *contact = foyer_plan_visit_get_contact (question->visit);
  char *hours = foyer_contact_write (contact, foyer_language_of_interface ());
  FoyerFormField *field = add_field (question, "phone", FOYER_FORM_TEXT, TRUE);

  g_ptr_array_add (question->texts, hours);
  field->label = _ ("Telephone");
  field->initial = foyer_plan_visit_get_phone (question->visit);
  field = add_field (question, "read-back", FOYER_FORM_TICK, FALSE);
  field->label = _ ("The number was read back");
  field = add_field (question, "hours", FOYER_FORM_TEXT, FALSE);
  field->label = foyer_visit_reach_get_field_name ();
  field->initial = hours;
}

/* Steps for which the customer is rung: the dialog says the number and the hours. */
static gboolean
is_by_phone (FoyerVisitStep step)
{
  return step == FOYER_VISIT_REMIND || step == FOYER_VISIT_TELL_LATE || step == FOYER_VISIT_PHONE ||
         step == FOYER_VISIT_RETRY;
}

/* Number and hours before it is rung, and the warning that this is a quiet one. */
static void
tell_reach (Question *question, FoyerForm *form)
{
  char *body;

  if (question->choice->step != FOYER_VISIT_REACH && !is_by_phone (question->choice->step))
    return;
  body = foyer_visit_reach_tell (question->visit);
  g_ptr_array_add (question->texts, body);
  form->body = body;
  if (is_by_phone (question->choice->step))
    form->warning =
        foyer_visit_reach_warn (question->visit, get_config (question), get_now (question));
}

static gboolean
is_past (Question *question, const char *date)
{
  char today[11];

  foyer_calendar_get_date (get_config (question), get_now (question), today);
  return strcmp (date, today) < 0;
}

/* What can be said before it is sent: a refusal would take the dialog and its answers along. */
static gboolean
check_answers (GHashTable *answers, gpointer data, GError **error)
{
  const char *promised = g_hash_table_lookup (answers, "promised");
  const char *hours = g_hash_table_lookup (answers, "hours");
  FoyerContact contact = { .read_back = FALSE };

  if (promised != NULL && !foyer_date_is_valid (promised))
    g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE, _ ("Write a day as 2026-03-31."));
  else if (promised != NULL && is_past (data, promised))
    g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                         _ ("The promised day lies in the past. Nothing was changed."));
  else if (hours != NULL && !foyer_contact_read (hours, &contact))
    g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE, foyer_visit_reach_get_refusal ());
  else
    return TRUE;
  return FALSE;
}

/* What the table of data does not say. */
static void
add_own (Question *question)
{
  const FoyerVisit *visit = foyer_plan_visit_get (question->visit);
  FoyerTime now = get_now (question);

  switch (question->choice->step)
    {
    case FOYER_VISIT_REMIND:
      add_reminder (question);
      break;
    case FOYER_VISIT_DEPART:
      add_packing (question);
      break;
    case FOYER_VISIT_TELL_LATE:
      add_delay (question, now);
      break;
    case FOYER_VISIT_REACH:
      add_reach (question);
      break;
    case FOYER_VISIT_KNOCK:
      if (now < visit->start && visit->knocks == 0)
        add_field (question, "early-agreed", FOYER_FORM_TICK, TRUE);
      break;
    case FOYER_VISIT_PHONE:
    case FOYER_VISIT_RETRY:
      add_phone (question);
      break;
    case FOYER_VISIT_WAIT:
      add_minutes (question, _ ("Minutes to wait at the door"), "15");
      break;
    case FOYER_VISIT_CANCEL:
      add_by (question);
      add_field (question, "approved-by", FOYER_FORM_TEXT, FALSE)->label =
          _ ("Allowed by (staff number of a manager)");
      break;
    default:
      break;
    }
}

/* --- from answers to arguments --- */

static void
add_answer (Question *question,
            FoyerCommand *command,
            const FoyerFormField *field,
            const char *text)
{
  if (g_str_has_prefix (field->name, "packed:"))
    return;
  if (g_str_equal (field->name, "reached"))
    foyer_command_flag (command, "reached", g_str_equal (text, "yes"));
  else if (g_str_equal (field->name, "minutes") && question->choice->step == FOYER_VISIT_WAIT)
    {
      FoyerTime now = get_now (question);
      g_autofree char *until =
          foyer_time_to_iso8601 (now + g_ascii_strtoll (text, NULL, 10) * FOYER_MINUTE, NULL);

      foyer_command_text (command, "until", until);
    }
  else if (field->type == FOYER_FORM_NUMBER)
    foyer_command_integer (command, field->name, g_ascii_strtoll (text, NULL, 10));
  else if (field->type == FOYER_FORM_TICK && !g_str_equal (field->name, "signature"))
    foyer_command_flag (command, field->name, TRUE);
  else
    foyer_command_text (command, field->name, field->type == FOYER_FORM_TICK ? _ ("yes") : text);
}

/* The hours were understood already. */
static void
add_contact (FoyerCommand *command, GHashTable *answers)
{
  FoyerContact contact = { .read_back = g_hash_table_contains (answers, "read-back") };

  foyer_contact_read (g_hash_table_lookup (answers, "hours"), &contact);
  foyer_command_text (command, "phone", g_hash_table_lookup (answers, "phone"));
  foyer_visit_reach_add (command, &contact, TRUE);
}

static FoyerCommand *
make_command (Question *question, GHashTable *answers)
{
  FoyerCommand *command = foyer_window_context_command (question->context, question->choice->verb);

  foyer_command_integer (command, "id", foyer_plan_visit_get_id (question->visit));
  if (question->choice->outcome != NULL)
    foyer_command_text (command, "outcome", question->choice->outcome);
  if (question->choice->step == FOYER_VISIT_DEPART)
    foyer_command_flag (command, "packed", TRUE);
  /* What the customer said before the first round holds for the others. */
  if (question->choice->step == FOYER_VISIT_KNOCK &&
      foyer_plan_visit_get (question->visit)->knocks > 0)
    foyer_command_flag (command, "early-agreed", TRUE);
  if (question->choice->step == FOYER_VISIT_REACH)
    {
      add_contact (command, answers);
      return command;
    }
  for (guint i = 0; answers != NULL && i < question->n_fields; i++)
    {
      const char *text = g_hash_table_lookup (answers, question->fields[i].name);

      if (text != NULL)
        add_answer (question, command, &question->fields[i], text);
    }
  return command;
}

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);

  g_task_return_pointer (
      task, answers != NULL ? make_command (g_task_get_task_data (task), answers) : NULL,
      (GDestroyNotify) foyer_command_free);
}

/* As a heading: without mnemonic and ellipsis. Chinese and Korean have the letter in brackets
 * behind the words. */
static char *
make_heading (const char *label)
{
  GString *heading = g_string_new (label);
  const char *bracket = strstr (label, "(_");

  if (bracket != NULL && strlen (bracket) > 3 && bracket[3] == ')')
    g_string_erase (heading, bracket - label, 4);
  g_string_replace (heading, "_", "", 0);
  g_string_replace (heading, "…", "", 0);
  return g_string_free (heading, FALSE);
}

void
foyer_visit_choice_ask_async (const FoyerVisitChoice *choice,
                              GtkWindow *parent,
                              FoyerWindowContext *context,
                              FoyerPlanVisit *visit,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);
  g_autofree char *heading = make_heading (_ (choice->label));
  FoyerForm form = { .heading = heading, .accept = _ ("_Write it down") };

  g_task_set_source_tag (task, foyer_visit_choice_ask_async);
  g_task_set_task_data (task, question, question_free);
  question->choice = choice;
  question->context = g_object_ref (context);
  question->visit = g_object_ref (visit);
  question->texts = g_ptr_array_new_with_free_func (g_free);
  add_own (question);
  add_data (question);
  if (question->n_fields == 0)
    {
      g_task_return_pointer (task, make_command (question, NULL),
                             (GDestroyNotify) foyer_command_free);
      g_object_unref (task);
      return;
    }
  form.fields = question->fields;
  tell_reach (question, &form);
  form.check = check_answers;
  form.destructive = choice->step == FOYER_VISIT_CANCEL || choice->step == FOYER_VISIT_LAPSE;
  if (choice->step == FOYER_VISIT_CANCEL)
    form.cancel = _ ("_Back");
  foyer_form_async (parent, &form, cancellable, answered_cb, task);
}

FoyerCommand *
foyer_visit_choice_ask_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
