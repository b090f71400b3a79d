/* What can be done with a home visit: one table of steps, their questions and their commands. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/planner/foyer-visit-menu.h"

#include <glib/gi18n-lib.h>

#include "hall/foyer-visit-data.h"
#include "window/common/foyer-form.h"
#include "window/common/foyer-format.h"

#define MOST_FIELDS 24

const FoyerVisitChoice foyer_visit_choices[] = {
  { "confirm", "visit.confirm", FOYER_VISIT_CONFIRM, N_ ("_Customer agreed"), NULL, TRUE },
  { "remind", "visit.remind", FOYER_VISIT_REMIND, N_ ("_Remind…"), NULL, TRUE },
  { "depart", "visit.depart", FOYER_VISIT_DEPART, N_ ("_Set out…"), NULL, TRUE },
  { "arrive", "visit.arrive", FOYER_VISIT_ARRIVE, N_ ("_Arrived"), NULL, TRUE },
  { "knock", "visit.knock", FOYER_VISIT_KNOCK, N_ ("_Knock three times"), NULL, TRUE },
  { "enter", "visit.enter", FOYER_VISIT_ENTER, N_ ("_Let in…"), NULL, FALSE },
  { "phone", "visit.phone", FOYER_VISIT_PHONE, N_ ("_Telephone…"), NULL, FALSE },
  { "retry", "visit.phone", FOYER_VISIT_RETRY, N_ ("_Telephone once more…"), NULL, FALSE },
  { "wait", "visit.wait", FOYER_VISIT_WAIT, N_ ("_Wait at the door…"), NULL, FALSE },
  { "note", "visit.note", FOYER_VISIT_LEAVE_NOTE, N_ ("Leave a door _note…"), NULL, FALSE },
  { "absent", "visit.absent", FOYER_VISIT_FIND_OPEN, N_ ("Door _open, nobody in"), NULL, FALSE },
  { "work", "visit.work", FOYER_VISIT_WORK, N_ ("_Begin the work"), NULL, TRUE },
  { "finish", "visit.finish", FOYER_VISIT_FINISH, N_ ("_Done…"), "done", TRUE },
  { "partial", "visit.partial", FOYER_VISIT_END_PARTIAL, N_ ("Work _left over…"), NULL, FALSE },
  { "other-dept", "visit.other-dept", FOYER_VISIT_PASS_ON, N_ ("A_nother department’s…"), NULL,
    FALSE },
  { "third-party", "visit.third-party", FOYER_VISIT_NAME_PARTY, N_ ("A third _party’s…"), NULL,
    FALSE },
  { "customer-cause", "visit.finish", FOYER_VISIT_END_CAUSE, N_ ("Caused by the _customer…"),
    "customer-cause", FALSE },
  { "violation", "visit.finish", FOYER_VISIT_END_VIOLATION, N_ ("_Violation found…"), "violation",
    FALSE },
  { "not-accepted", "visit.finish", FOYER_VISIT_END_NOT_ACCEPTED, N_ ("Not acc_epted…"),
    "not-accepted", FALSE },
  { "damage", "visit.finish", FOYER_VISIT_END_DAMAGE, N_ ("Something was da_maged…"), "damage",
    FALSE },
  { "refuse", "visit.refuse", FOYER_VISIT_REFUSE, N_ ("_Entry refused…"), NULL, FALSE },
  { "late", "visit.late", FOYER_VISIT_TELL_LATE, N_ ("Tell of a dela_y…"), NULL, FALSE },
  { "withdraw", "visit.withdraw", FOYER_VISIT_WITHDRAW, N_ ("Take o_ut of the plan"), NULL, FALSE },
  { "cancel", "visit.cancel", FOYER_VISIT_CANCEL, N_ ("Cance_l the visit…"), NULL, FALSE },
  { "lapse", "visit.lapse", FOYER_VISIT_LAPSE, N_ ("Let it lap_se…"), NULL, FALSE },
  { NULL, NULL, 0, NULL, NULL, FALSE },
};

/* Data of steps, values of kinds of visits, what goes into the bag, districts, the usual wishes. */
static const struct
{
  const char *code, *word;
} words[] = {
  { "id-shown", N_ ("ID shown") },
  { "purpose-told", N_ ("Purpose told") },
  { "consent", N_ ("The customer consents to entry") },
  { "tidied", N_ ("Tidied up") },
  { "opinion", N_ ("The customer’s opinion") },
  { "contact-left", N_ ("Our telephone number left") },
  { "explained", N_ ("Explained") },
  { "next-steps", N_ ("Next steps") },
  { "promised", N_ ("Promised by (2026-03-31)") },
  { "agreed", N_ ("The customer agreed") },
  { "department", N_ ("Department") },
  { "party", N_ ("Whose matter it is") },
  { "customer-told", N_ ("The customer was told") },
  { "party-told", N_ ("The other party was told") },
  { "basis", N_ ("Legal basis") },
  { "advice", N_ ("Advice given") },
  { "corrections", N_ ("List of corrections left") },
  { "choice", N_ ("What the customer chose") },
  { "reason", N_ ("Reason") },
  { "place", N_ ("Where the note was left") },
  { "early-agreed", N_ ("The customer wants us before the agreed time") },
  { "old-value", N_ ("Reading of the old meter") },
  { "new-value", N_ ("Reading of the new meter") },
  { "start-value", N_ ("First reading") },
  { "master-value", N_ ("Reading of the master meter") },
  { "sub-value", N_ ("Readings of the flats’ meters") },
  { "value", N_ ("Reading") },
  { "signature", N_ ("Signed by") },
  { "lids-closed", N_ ("Both lids closed") },
  { "documents", N_ ("Documents collected") },
  { "price-told", N_ ("Price told, and the answer") },
  { "note-number", N_ ("Number of the notice") },
  { "clamps", N_ ("Clamps") },
  { "drawings", N_ ("Drawings") },
  { "forms", N_ ("Forms") },
  { "leak detector", N_ ("Leak detector") },
  { "new meter", N_ ("New meter") },
  { "price list", N_ ("Price list") },
  { "reading list", N_ ("Reading list") },
  { "seals", N_ ("Seals") },
  { "supply contract", N_ ("Supply contract") },
  { "supply regulation", N_ ("Supply regulation") },
  { "test meter", N_ ("Test meter") },
  { "wrench set", N_ ("Wrench set") },
  { "north-bank", N_ ("North bank") },
  { "south-bank", N_ ("South bank") },
  { "old-town", N_ ("Old town") },
  { "industrial-park", N_ ("Industrial park") },
  { "all", N_ ("All districts") },
  { "morning", N_ ("morning") },
  { "afternoon", N_ ("afternoon") },
};

const char *
foyer_visit_word (const char *code)
{
  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].code, code))
      return _ (words[i].word);
  return code != NULL ? code : "";
}

const FoyerVisitChoice *
foyer_visit_choice_find (const char *name)
{
  for (const FoyerVisitChoice *choice = foyer_visit_choices; choice->name != NULL; choice++)
    if (g_strcmp0 (choice->name, name) == 0)
      return choice;
  return NULL;
}

gboolean
foyer_visit_choice_is_possible (const FoyerVisitChoice *choice,
                                const FoyerVisit *visit,
                                FoyerRole role)
{
  FoyerVisitState next;

  if (!foyer_visit_step ((FoyerVisitState) visit->state, choice->step, visit->id, &next, NULL) ||
      !foyer_access_may (role, choice->verb))
    return FALSE;
  /* Three rounds of knocking, then the telephone (S2 八.6); who was not reached is not waited for.
   */
  if (choice->step == FOYER_VISIT_KNOCK)
    return visit->knocks < FOYER_VISIT_ROUNDS;
  if (choice->step == FOYER_VISIT_PHONE && visit->state == FOYER_VISIT_KNOCKING)
    return visit->knocks >= FOYER_VISIT_ROUNDS;
  if (choice->step == FOYER_VISIT_WAIT)
    return visit->reached;
  return TRUE;
}

const char *
foyer_visit_choice_get_label (const FoyerVisitChoice *choice)
{
  return _ (choice->label);
}

/* --- questions --- */

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

static const FoyerVisitType *
get_type_of (Question *question)
{
  const FoyerConfig *config =
      foyer_hall_model_get_config (foyer_window_context_get_model (question->context));

  return foyer_config_find_visit_type (config, foyer_plan_visit_get (question->visit)->type, NULL);
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
    if (!g_str_equal (datum->name, "packed"))
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

  labels[0] = _ ("The customer was reached");
  labels[1] = _ ("A message was left");
  labels[2] = _ ("The customer was not reached");
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

/* What the table of data does not say. */
static void
add_own (Question *question)
{
  const FoyerVisit *visit = foyer_plan_visit_get (question->visit);
  FoyerTime now = foyer_engine_get_now (foyer_window_context_get_engine (question->context));

  switch (question->choice->step)
    {
    case FOYER_VISIT_REMIND:
      add_reminder (question);
      break;
    case FOYER_VISIT_DEPART:
      add_packing (question);
      break;
    case FOYER_VISIT_TELL_LATE:
      add_minutes (question, _ ("How many minutes later than agreed"), "15");
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
      FoyerTime now = foyer_engine_get_now (foyer_window_context_get_engine (question->context));
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

/* As a heading: without mnemonic and ellipsis. */
static char *
make_heading (const char *label)
{
  GString *heading = g_string_new (label);

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
