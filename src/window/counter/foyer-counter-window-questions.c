/* What the actions of a counter's window ask before they do anything. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "hall/foyer-suspension.h"
#include "hall/foyer-words.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-form.h"
#include "window/common/foyer-label.h"
#include "window/common/foyer-prompt.h"
#include "window/counter/foyer-cash-dialogs.h"
#include "window/counter/foyer-counter-window-private.h"

void
foyer_counter_window_withdraw_questions (FoyerCounterWindow *self)
{
  self->asked_ticket = 0;
  g_cancellable_cancel (self->questions);
  g_clear_object (&self->questions);
  self->questions = g_cancellable_new ();
}

static const FoyerConfig *
get_config (FoyerCounterWindow *self)
{
  return foyer_hall_model_get_config (foyer_window_context_get_model (self->context));
}

/* The answers as arguments of the same names, but for numbers and ticks, which are typed. */
static void
add_answers (FoyerCommand *command, const FoyerFormField *fields, GHashTable *answers)
{
  for (; fields->name != NULL; fields++)
    {
      const char *answer = g_hash_table_lookup (answers, fields->name);

      if (answer == NULL)
        continue;
      if (fields->type == FOYER_FORM_TICK)
        foyer_command_flag (command, fields->name, TRUE);
      else if (fields->type == FOYER_FORM_NUMBER)
        foyer_command_integer (command, fields->name, g_ascii_strtoll (answer, NULL, 10));
      else
        foyer_command_text (command, fields->name, answer);
    }
}

/* --- one question with fields, then one command --- */

typedef struct
{
  FoyerCounterAction action;
  char *number;                 /* who was meant when it was asked */
  const FoyerFormField *fields; /* names and types of the answers */
} Errand;

static Errand *
errand_new (FoyerCounterWindow *self, FoyerCounterAction action, const FoyerFormField *fields)
{
  const Errand errand = { action, g_strdup (foyer_counter_window_get_number (self)), fields };

  return g_memdup2 (&errand, sizeof errand);
}

static void
errand_free (Errand *errand)
{
  g_free (errand->number);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

void
foyer_counter_window_refused_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerCounterWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  if (answer == NULL && self->context != NULL)
    foyer_common_show_toast (self->toasts, error->message);
}

/* S2 七.8: what somebody left behind at this counter. */
static void
register_found (FoyerCounterWindow *self, const char *what)
{
  g_autoptr (FoyerCommand) command = foyer_window_context_command (self->context, "found.add");
  g_autofree char *place = g_strdup_printf (_ ("Counter %d"), (int) self->counter);

  foyer_command_text (command, "what", what);
  foyer_command_text (command, "place", place);
  foyer_command_integer (command, "counter", self->counter);
  foyer_window_context_run_async (self->context, command, NULL, foyer_counter_window_refused_cb,
                                  g_object_ref (self));
}

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (object);
  g_autoptr (Errand) errand = data;
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);
  FoyerCommand *command;

  if (answers == NULL)
    return;
  if (g_hash_table_contains (answers, "found"))
    register_found (self, g_hash_table_lookup (answers, "found"));
  command = foyer_counter_window_command (
      self, errand->action,
      foyer_counter_action_is_for_customer (errand->action) ? errand->number : NULL);
  add_answers (command, errand->fields, answers);
  foyer_counter_window_run (self, errand->action, command);
}

/* Names and types only: what the labels say is for the dialog. */
static const FoyerFormField hold_answers[] = {
  { .name = "reason", .type = FOYER_FORM_CHOICE },
  { .name = "minutes", .type = FOYER_FORM_NUMBER },
  { .name = "agreed", .type = FOYER_FORM_TICK },
  { NULL },
};
static const FoyerFormField finish_answers[] = {
  { .name = "anything-else", .type = FOYER_FORM_TICK },
  { .name = "checked", .type = FOYER_FORM_TICK },
  { NULL },
};
static const FoyerFormField shown_answers[] = { { .name = "shown" }, { NULL } };
static const FoyerFormField no_answers[] = { { NULL } };

void
foyer_counter_window_hold_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  FoyerFormField fields[G_N_ELEMENTS (hold_answers)];
  const FoyerForm form = {
    .heading = _ ("One moment, please"),
    .body = _ ("The second screen tells the customer why and for how long."),
    .accept = _ ("_Hold"),
    .fields = fields,
  };

  for (guint i = 0; foyer_hold_reasons[i] != NULL; i++)
    g_ptr_array_add (labels, (gpointer) foyer_word_hold_reason (foyer_hold_reasons[i]));
  g_ptr_array_add (labels, NULL);
  memcpy (fields, hold_answers, sizeof fields);
  fields[0].label = _ ("Reason");
  fields[0].required = TRUE;
  fields[0].values = foyer_hold_reasons;
  fields[0].labels = (const char *const *) labels->pdata;
  fields[1].label = _ ("Minutes told to the customer");
  fields[1].initial = "3";
  fields[2].label = _ ("The customer agrees to wait");
  foyer_form_async (GTK_WINDOW (self), &form, self->questions, answered_cb,
                    errand_new (self, FOYER_ACTION_HOLD, hold_answers));
}

/* S0 hall 2(4), S2 七.5: asked by setting; a visit without the ticks is recorded as not asked. */
void
foyer_counter_window_finish_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);
  FoyerFormField fields[G_N_ELEMENTS (finish_answers)];
  const FoyerForm form = {
    .heading = _ ("Before the customer goes"),
    .accept = _ ("_Finish"),
    .fields = fields,
  };

  if (!get_config (self)->settings.ticks_required)
    {
      foyer_counter_window_run (
          self, FOYER_ACTION_FINISH,
          foyer_counter_window_command (self, FOYER_ACTION_FINISH,
                                        foyer_counter_window_get_number (self)));
      return;
    }
  memcpy (fields, finish_answers, sizeof fields);
  fields[0].label = _ ("Asked whether there is anything else");
  fields[0].required = TRUE;
  fields[1].label = _ ("Papers and money checked by the customer");
  fields[1].required = TRUE;
  foyer_form_async (GTK_WINDOW (self), &form, self->questions, answered_cb,
                    errand_new (self, FOYER_ACTION_FINISH, finish_answers));
}

void
foyer_counter_window_wrong_number_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);
  const char *number = foyer_counter_window_get_number (self);
  g_autofree char *body =
      number != NULL ? g_strdup_printf (_ ("%s is still called here. Whoever came keeps their own "
                                           "place."),
                                        number)
                     : NULL;
  FoyerFormField fields[G_N_ELEMENTS (shown_answers)];
  const FoyerForm form = {
    .heading = _ ("Another number came"),
    .body = body,
    .accept = _ ("_Note it"),
    .fields = fields,
  };

  memcpy (fields, shown_answers, sizeof fields);
  fields[0].label = _ ("Number on the slip, if there is one");
  foyer_form_async (GTK_WINDOW (self), &form, self->questions, answered_cb,
                    errand_new (self, FOYER_ACTION_WRONG_NUMBER, shown_answers));
}

/* Known not to have been heard; what is not known is no reason to ask. */
static gboolean
was_unheard (FoyerTicketItem *ticket)
{
  const char *voice = foyer_ticket_item_get_voice (ticket);

  return !foyer_ticket_item_get_heard (ticket) &&
         (voice != NULL || foyer_ticket_item_get_ticket (ticket)->direct);
}

void
foyer_counter_window_no_show_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);
  FoyerTicketItem *ticket = foyer_counter_item_get_ticket (self->item);
  const char *number = foyer_counter_window_get_number (self);
  g_autofree char *heading = NULL;
  FoyerForm form = {
    .body = _ ("The loudspeaker was silent, or the number was never called aloud. If its holder "
               "comes, reception puts it back to its old place."),
    .accept = _ ("Mark as _missed"),
    .destructive = TRUE,
    .fields = no_answers,
  };

  if (ticket == NULL || !was_unheard (ticket))
    {
      foyer_counter_window_run (self, FOYER_ACTION_NO_SHOW,
                                foyer_counter_window_command (self, FOYER_ACTION_NO_SHOW, number));
      return;
    }
  /* Translators: %s is a number, as "A012" */
  heading = g_strdup_printf (_ ("Nobody heard the call of %s"), number);
  form.heading = heading;
  foyer_form_async (GTK_WINDOW (self), &form, self->questions, answered_cb,
                    errand_new (self, FOYER_ACTION_NO_SHOW, no_answers));
}

void
foyer_counter_window_close_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);
  gboolean customer = foyer_counter_has_customer (foyer_counter_item_get_state (self->item));
  g_autofree char *heading = g_strdup_printf (_ ("Close counter %d?"), (int) self->counter);
  const FoyerFormField fields[] = {
    { "found", FOYER_FORM_TEXT, _ ("Left behind by a customer (empty: nothing)"), FALSE, NULL, NULL,
      NULL },
    { NULL },
  };
  const char *then = customer ? _ ("It closes after the present customer.")
                              : _ ("You are signed out, and no number is called here any more.");
  const char *left = foyer_counter_window_find_uncovered (self);
  g_autofree char *body = NULL;
  FoyerForm form = {
    .heading = heading,
    .body = then,
    .accept = _ ("_Close counter"),
    .fields = fields,
  };

  if (left != NULL)
    {
      /* Translators: the name of a service; then what closing does */
      body = g_strdup_printf (
          _ ("Somebody waits for “%s”, and no other counter serves it now. Ask the manager first.\n"
             "%s"),
          left, then);
      form.body = body;
      form.destructive = TRUE;
    }
  foyer_form_async (GTK_WINDOW (self), &form, self->questions, answered_cb,
                    errand_new (self, FOYER_ACTION_CLOSE, no_answers));
}

/* --- a chosen number --- */

static void
call_this_confirmed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (object);
  g_autofree char *number = data;
  g_autofree char *reason = foyer_prompt_finish (result, NULL);

  self->asked_ticket = 0;
  if (reason != NULL)
    foyer_counter_window_run (
        self, FOYER_ACTION_CALL_THIS,
        foyer_command_text (foyer_counter_window_command (self, FOYER_ACTION_CALL_THIS, number),
                            "reason", reason));
}

static void
ask_to_call (FoyerCounterWindow *self, FoyerTicketItem *ticket)
{
  const char *number = foyer_ticket_item_get_number (ticket);
  g_autofree char *heading = g_strdup_printf (_ ("Call %s before others?"), number);
  const FoyerPrompt prompt = {
    .heading = heading,
    .body = _ ("The reason is kept and reported."),
    .accept = _ ("_Call"),
    .reason = _ ("Reason"),
  };

  self->asked_ticket = foyer_ticket_item_get_ticket (ticket)->id;
  foyer_prompt_async (GTK_WINDOW (self), &prompt, self->questions, call_this_confirmed_cb,
                      g_strdup (number));
}

void
foyer_counter_window_call_this_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);
  FoyerTicketItem *ticket = foyer_ticket_list_get_selected (self->waiting_list);

  if (ticket != NULL)
    ask_to_call (self, ticket);
}

void
foyer_counter_window_waiting_activated_cb (FoyerCounterWindow *self, FoyerTicketItem *ticket)
{
  FoyerCounterSituation situation = { 0 };
  const char *obstacle;

  foyer_counter_window_read_situation (self, &situation);
  situation.chosen = TRUE;
  obstacle = foyer_counter_action_get_obstacle (FOYER_ACTION_CALL_THIS, &situation);
  if (obstacle != NULL)
    foyer_common_show_toast (self->toasts, obstacle);
  else
    ask_to_call (self, ticket);
}

/* --- handing over --- */

/* "service:B" or "counter:4", with what people call them. */
static void
list_targets (FoyerCounterWindow *self, GStrv *values, GStrv *labels)
{
  const FoyerConfig *config = get_config (self);
  FoyerLanguage language = foyer_language_of_interface ();
  g_autoptr (GStrvBuilder) value_builder = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) label_builder = g_strv_builder_new ();

  for (guint i = 0; i < config->services->len; i++)
    {
      const FoyerService *service = g_ptr_array_index (config->services, i);
      g_autofree char *value = g_strconcat ("service:", service->code, NULL);
      g_autofree char *label =
          g_strdup_printf ("%s  %s", service->code, foyer_names_get (&service->names, language));

      g_strv_builder_add (value_builder, value);
      g_strv_builder_add (label_builder, label);
    }
  for (guint i = 0; i < config->counters->len; i++)
    {
      const FoyerCounterPlan *plan = g_ptr_array_index (config->counters, i);
      g_autofree char *value = g_strdup_printf ("counter:%d", (int) plan->number);
      g_autofree char *label = g_strdup_printf (_ ("Counter %d"), (int) plan->number);

      if (plan->number == self->counter)
        continue;
      g_strv_builder_add (value_builder, value);
      g_strv_builder_add (label_builder, label);
    }
  *values = g_strv_builder_end (value_builder);
  *labels = g_strv_builder_end (label_builder);
}

static void
transfer_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (object);
  g_autofree char *number = data;
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);
  g_auto (GStrv) target = NULL;
  FoyerCommand *command;

  if (answers == NULL)
    return;
  target = g_strsplit (g_hash_table_lookup (answers, "target"), ":", 2);
  command = foyer_counter_window_command (self, FOYER_ACTION_TRANSFER, number);
  if (g_str_equal (target[0], "counter"))
    foyer_command_integer (command, "counter", g_ascii_strtoll (target[1], NULL, 10));
  else
    foyer_command_text (command, "service", target[1]);
  foyer_command_text (command, "note", g_hash_table_lookup (answers, "note"));
  foyer_counter_window_run (self, FOYER_ACTION_TRANSFER, command);
}

void
foyer_counter_window_transfer_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);
  g_auto (GStrv) values = NULL;
  g_auto (GStrv) labels = NULL;
  FoyerFormField fields[] = {
    { .name = "target", .type = FOYER_FORM_CHOICE, .label = _ ("To"), .required = TRUE },
    { .name = "note",
      .type = FOYER_FORM_TEXT,
      .label = _ ("What the colleague should know"),
      .required = TRUE },
    { NULL },
  };
  const FoyerForm form = {
    .heading = _ ("Hand the customer over"),
    .body =
        _ ("The number keeps its old place. You answer for it until a colleague takes it over."),
    .accept = _ ("_Hand over"),
    .fields = fields,
  };

  list_targets (self, &values, &labels);
  fields[0].values = (const char *const *) values;
  fields[0].labels = (const char *const *) labels;
  foyer_form_async (GTK_WINDOW (self), &form, self->questions, transfer_cb,
                    g_strdup (foyer_counter_window_get_number (self)));
}

/* --- cash --- */

void
foyer_counter_window_cash_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);

  foyer_cash_ask_start (self->cash, GTK_WINDOW (self), self->questions);
}

void
foyer_counter_window_till_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);

  foyer_cash_ask_till (self->cash, GTK_WINDOW (self), self->questions);
}

/* --- suspending, and a manager's approval --- */

static const FoyerFormField suspend_answers[] = {
  { .name = "reason", .type = FOYER_FORM_CHOICE },
  { .name = "minutes", .type = FOYER_FORM_NUMBER },
  { NULL },
};

void
foyer_counter_window_suspend_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);
  const FoyerConfig *config = get_config (self);
  gboolean customer = foyer_counter_item_get_state (self->item) >= FOYER_COUNTER_SERVING;
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  FoyerFormField fields[G_N_ELEMENTS (suspend_answers)];
  const FoyerForm form = {
    .heading = _ ("Suspend service"),
    .body = customer ? _ ("It begins after the present customer. The sign names the counters that "
                          "go on.")
                     : _ ("The sign names the counters that go on. A number that is being called "
                          "goes back to its place."),
    .accept = _ ("_Suspend"),
    .fields = fields,
  };

  for (guint i = 0; i < config->suspend_reasons->len; i++)
    {
      const FoyerReason *reason = g_ptr_array_index (config->suspend_reasons, i);

      g_ptr_array_add (values, reason->code);
      g_ptr_array_add (labels,
                       (gpointer) foyer_names_get (&reason->names, foyer_language_of_interface ()));
    }
  g_ptr_array_add (values, NULL);
  g_ptr_array_add (labels, NULL);
  memcpy (fields, suspend_answers, sizeof fields);
  fields[0].label = _ ("Reason");
  fields[0].required = TRUE;
  fields[0].values = (const char *const *) values->pdata;
  fields[0].labels = (const char *const *) labels->pdata;
  fields[1].label = _ ("Minutes, if not the usual length");
  foyer_form_async (GTK_WINDOW (self), &form, self->questions, answered_cb,
                    errand_new (self, FOYER_ACTION_SUSPEND, suspend_answers));
}

/* What is to be approved, and by whom. */
typedef struct
{
  FoyerCounterWindow *window;
  FoyerCounterAction action;
  FoyerCommand *command;
} Approval;

static void
approval_free (Approval *approval)
{
  g_object_unref (approval->window);
  foyer_command_free (approval->command);
  g_free (approval);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Approval, approval_free)

/* The manager's PIN is right: the same once more, with who approved it. */
static void
approver_known_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Approval) approval = data;
  FoyerCounterWindow *self = approval->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerSession) session =
      foyer_engine_sign_in_finish (FOYER_ENGINE (object), result, &error);

  if (self->context == NULL || self->item == NULL)
    return;
  if (session == NULL)
    {
      foyer_common_show_toast (self->toasts, error->message);
      return;
    }
  foyer_command_text (approval->command, "approved-by", session->staff);
  g_free (approval->command->request);
  approval->command->request = g_uuid_string_random ();
  foyer_counter_window_run (self, approval->action, g_steal_pointer (&approval->command));
}

static void
approval_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Approval) approval = data;
  FoyerCounterWindow *self = approval->window;
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);

  if (answers == NULL || self->context == NULL)
    return;
  foyer_engine_sign_in_async (
      foyer_window_context_get_engine (self->context), g_hash_table_lookup (answers, "staff"),
      g_hash_table_lookup (answers, "pin"), NULL, approver_known_cb, g_steal_pointer (&approval));
}

void
foyer_counter_window_ask_approval (FoyerCounterWindow *self,
                                   FoyerCounterAction action,
                                   const FoyerCommand *command,
                                   const char *sentence)
{
  const FoyerFormField fields[] = {
    { .name = "staff",
      .type = FOYER_FORM_NUMBER,
      .label = _ ("Manager's staff number"),
      .required = TRUE },
    { .name = "pin", .type = FOYER_FORM_PIN, .label = _ ("PIN"), .required = TRUE },
    { NULL },
  };
  const FoyerForm form = {
    .heading = _ ("A manager must approve this"),
    .body = sentence,
    .accept = _ ("_Approve"),
    .fields = fields,
  };
  Approval *approval = g_new0 (Approval, 1);

  approval->window = g_object_ref (self);
  approval->action = action;
  approval->command = foyer_command_copy (command);
  foyer_form_async (GTK_WINDOW (self), &form, self->questions, approval_cb, approval);
}
