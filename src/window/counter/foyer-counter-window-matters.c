/* What became of a customer's matters, in which order they come, and one more of them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "hall/foyer-callback.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-form.h"
#include "window/common/foyer-label.h"
#include "window/common/foyer-sheet-print.h"
#include "window/counter/foyer-counter-window-private.h"

#define PROMISE "to-be-answered"
#define FIRST   "first" /* not an outcome: the matter comes before the others (S4 三.3) */

/* What is chosen for a matter. 5/D27: refusing needs a reason and an alternative; a promise or a
 * case needs to say what. */
static const struct
{
  const char *value, *label;
  const char *missing; /* the sentence when words are not there; %NULL: none are needed */
  gboolean with_alternative;
} choices[] = {
  { "done", N_ ("Done"), NULL, FALSE },
  { "refused", N_ ("Refused"),
    N_ ("Refusing needs the reason, and what is possible instead. Apologise first."), TRUE },
  { PROMISE, N_ ("To be answered later"), N_ ("Write down what is to be answered."), FALSE },
  { "case", N_ ("A case was made"), N_ ("Write down its number or what it is about."), FALSE },
  { "open", N_ ("Open again"), NULL, FALSE },
  { FIRST, N_ ("Comes first"), NULL, FALSE },
};

static const FoyerConfig *
get_config (FoyerCounterWindow *self)
{
  return foyer_hall_model_get_config (foyer_window_context_get_model (self->context));
}

static GListModel *
get_items (FoyerCounterWindow *self)
{
  FoyerTicketItem *ticket = self->item != NULL ? foyer_counter_item_get_ticket (self->item) : NULL;

  return ticket != NULL ? foyer_ticket_item_get_items (ticket) : NULL;
}

static const FoyerItem *
peek_item (GListModel *items, guint i)
{
  g_autoptr (FoyerMatterItem) matter = g_list_model_get_item (items, i);

  return foyer_matter_item_get_item (matter);
}

gint64
foyer_counter_window_get_open_matter (FoyerCounterWindow *self)
{
  GListModel *items = get_items (self);

  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
    if (!foyer_item_is_ended (peek_item (items, i)->state))
      return peek_item (items, i)->position;
  return 0;
}

/* --- commands --- */

static void
enter_outcome (FoyerCounterWindow *self,
               FoyerCounterAction action,
               const char *number,
               gint64 position,
               const char *outcome,
               GHashTable *answers)
{
  FoyerCommand *command = foyer_counter_window_command (self, action, number);
  static const char *const names[] = { "reason", "alternative", "until", "phone" };

  foyer_command_integer (command, "position", position);
  foyer_command_text (command, "outcome", outcome);
  for (guint i = 0; answers != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_hash_table_contains (answers, names[i]))
      foyer_command_text (command, names[i], g_hash_table_lookup (answers, names[i]));
  foyer_counter_window_run (self, action, command);
}

/* The order of the matters is the customer's: @position before all others. */
static void
take_first (FoyerCounterWindow *self, const char *number, gint64 position)
{
  GListModel *items = get_items (self);
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (g_free);
  FoyerCommand *command = foyer_window_context_command (self->context, "ticket.reorder");

  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
    {
      const FoyerItem *item = peek_item (items, i);

      g_ptr_array_insert (order, item->position == position ? 0 : -1, g_strdup (item->service));
    }
  g_ptr_array_add (order, NULL);
  foyer_command_text (command, "number", number);
  foyer_command_texts (command, "services", (const char *const *) order->pdata);
  foyer_counter_window_run (self, FOYER_ACTION_ITEM_OUTCOME, command);
}

void
foyer_counter_window_item_done_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);
  gint64 position = foyer_counter_window_get_open_matter (self);

  if (position != 0)
    enter_outcome (self, FOYER_ACTION_ITEM_DONE, foyer_counter_window_get_number (self), position,
                   "done", NULL);
}

/* --- what became of it --- */

/* Also the names of the answers. What must be written comes last: Enter leads past the number. */
static const FoyerFormField outcome_answers[] = {
  { .name = "matter", .type = FOYER_FORM_CHOICE },
  { .name = "outcome", .type = FOYER_FORM_CHOICE },
  { .name = "until", .type = FOYER_FORM_TEXT, .required = TRUE, .when = "outcome=" PROMISE },
  { .name = "phone", .type = FOYER_FORM_TEXT, .when = "outcome=" PROMISE },
  { .name = "reason", .type = FOYER_FORM_TEXT, .when = "outcome=refused," PROMISE ",case" },
  { .name = "alternative", .type = FOYER_FORM_TEXT, .when = "outcome=refused" },
  { NULL },
};

/* S1 1(9): an answer has its time; the number is the customer's to leave. */
static gboolean
check_promise (FoyerCounterWindow *self, GHashTable *answers, GError **error)
{
  const char *until = g_hash_table_lookup (answers, "until");
  const char *phone = g_hash_table_lookup (answers, "phone");
  FoyerTime time;

  return (until == NULL ||
          foyer_callback_read_promise (
              until, get_config (self)->zone,
              foyer_hall_model_get_now (foyer_window_context_get_model (self->context)), &time,
              error)) &&
         (phone == NULL || foyer_callback_check_phone (phone, error));
}

static gboolean
check_words (GHashTable *answers, gpointer data, GError **error)
{
  const char *outcome = g_hash_table_lookup (answers, "outcome");

  for (guint i = 0; outcome != NULL && i < G_N_ELEMENTS (choices); i++)
    {
      gboolean complete =
          g_hash_table_contains (answers, "reason") &&
          (!choices[i].with_alternative || g_hash_table_contains (answers, "alternative"));

      if (!g_str_equal (choices[i].value, outcome) || choices[i].missing == NULL || complete)
        continue;
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_REASON_REQUIRED, _ (choices[i].missing));
      return FALSE;
    }
  return check_promise (data, answers, error);
}

static void
outcome_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (object);
  g_autofree char *number = data;
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);
  const char *outcome;
  gint64 position;

  if (answers == NULL)
    return;
  outcome = g_hash_table_lookup (answers, "outcome");
  position = g_ascii_strtoll (g_hash_table_lookup (answers, "matter"), NULL, 10);
  if (g_str_equal (outcome, FIRST))
    take_first (self, number, position);
  else
    enter_outcome (self, FOYER_ACTION_ITEM_OUTCOME, number, position, outcome, answers);
}

static void
list_matters (FoyerCounterWindow *self, GStrv *values, GStrv *labels)
{
  GListModel *items = get_items (self);
  FoyerHallModel *model = foyer_window_context_get_model (self->context);
  g_autoptr (GStrvBuilder) value_builder = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) label_builder = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      const FoyerItem *item = peek_item (items, i);
      FoyerServiceItem *service = foyer_hall_model_find_service (model, item->service);
      g_autofree char *value = g_strdup_printf ("%d", (int) item->position);
      g_autofree char *label = g_strdup_printf (
          "%s  %s", item->service,
          service != NULL ? foyer_service_item_get_name (service, foyer_language_of_interface ())
                          : "");

      g_strv_builder_add (value_builder, value);
      g_strv_builder_add (label_builder, label);
    }
  *values = g_strv_builder_end (value_builder);
  *labels = g_strv_builder_end (label_builder);
}

char *
foyer_counter_window_suggest_promise (FoyerCounterWindow *self)
{
  const FoyerConfig *config = get_config (self);
  const FoyerTime now = foyer_hall_model_get_now (foyer_window_context_get_model (self->context));
  const FoyerTime until = foyer_callback_suggest_promise (config, now);

  return until != 0 ? foyer_callback_write_promise (until, config->zone, now) : NULL;
}

static void
ask_outcome (FoyerCounterWindow *self, gint64 position, const char *outcome)
{
  g_auto (GStrv) matters = NULL;
  g_auto (GStrv) names = NULL;
  const char *values[G_N_ELEMENTS (choices) + 1] = { NULL };
  const char *labels[G_N_ELEMENTS (choices) + 1] = { NULL };
  g_autofree char *initial = g_strdup_printf ("%d", (int) position);
  FoyerFormField fields[G_N_ELEMENTS (outcome_answers)];
  const FoyerForm form = {
    .heading = _ ("What became of the matter?"),
    .accept = _ ("_Enter"),
    .fields = fields,
    .check = check_words,
    .check_data = self,
  };
  g_autofree char *until = foyer_counter_window_suggest_promise (self);

  list_matters (self, &matters, &names);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      values[i] = choices[i].value;
      labels[i] = _ (choices[i].label);
    }
  memcpy (fields, outcome_answers, sizeof fields);
  fields[0].label = _ ("Matter");
  fields[0].required = TRUE;
  fields[0].initial = initial;
  fields[0].values = (const char *const *) matters;
  fields[0].labels = (const char *const *) names;
  fields[1].label = _ ("Outcome");
  fields[1].required = TRUE;
  fields[1].initial = outcome;
  fields[1].values = values;
  fields[1].labels = labels;
  fields[2].label = _ ("Answer promised until");
  fields[2].initial = until;
  fields[3].label = _ ("Telephone");
  fields[4].label = _ ("Reason, promise or case");
  fields[5].label = _ ("What is possible instead");
  foyer_form_async (GTK_WINDOW (self), &form, self->questions, outcome_cb,
                    g_strdup (foyer_counter_window_get_number (self)));
}

void
foyer_counter_window_item_outcome_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);
  gint64 position = foyer_counter_window_get_open_matter (self);

  if (get_items (self) != NULL)
    ask_outcome (self, position != 0 ? position : 1, "done");
}

/* From the menu of one matter. */
static void
matter_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);
  const char *number = foyer_counter_window_get_number (self), *outcome;
  gint64 position;

  g_variant_get (parameter, "(x&s)", &position, &outcome);
  if (get_items (self) == NULL)
    return;
  if (g_str_equal (outcome, FIRST))
    {
      take_first (self, number, position);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (g_str_equal (choices[i].value, outcome) && choices[i].missing != NULL)
      {
        ask_outcome (self, position, outcome);
        return;
      }
  enter_outcome (self, FOYER_ACTION_ITEM_OUTCOME, number, position, outcome, NULL);
}

/* --- one more --- */

static void
added_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (object);
  g_autofree char *number = data;
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);
  FoyerCommand *command;

  if (answers == NULL)
    return;
  command = foyer_window_context_command (self->context, "ticket.add-item");
  foyer_command_text (command, "number", number);
  foyer_command_text (command, "service", g_hash_table_lookup (answers, "service"));
  foyer_counter_window_run (self, FOYER_ACTION_ADD_ITEM, command);
}

void
foyer_counter_window_add_item_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);
  const FoyerConfig *config = get_config (self);
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) codes = NULL;
  g_auto (GStrv) names = NULL;
  FoyerFormField fields[] = {
    { .name = "service", .type = FOYER_FORM_CHOICE, .label = _ ("Service"), .required = TRUE },
    { NULL },
  };
  const FoyerForm form = {
    .heading = _ ("One more matter"),
    .body = _ ("It is dealt with after the others, under the same number."),
    .accept = _ ("_Add"),
    .fields = fields,
  };

  for (guint i = 0; i < config->services->len; i++)
    {
      const FoyerService *service = g_ptr_array_index (config->services, i);
      g_autofree char *label =
          g_strdup_printf ("%s  %s", service->code,
                           foyer_names_get (&service->names, foyer_language_of_interface ()));

      g_strv_builder_add (values, service->code);
      g_strv_builder_add (labels, label);
    }
  fields[0].values = (const char *const *) (codes = g_strv_builder_end (values));
  fields[0].labels = (const char *const *) (names = g_strv_builder_end (labels));
  foyer_form_async (GTK_WINDOW (self), &form, self->questions, added_cb,
                    g_strdup (foyer_counter_window_get_number (self)));
}

/* --- papers: the form that belongs to it, the receipt --- */

/* Of the first matter that is not ended; %NULL when there is none or it needs no form. */
static const FoyerService *
find_form_service (FoyerCounterWindow *self)
{
  GListModel *items = get_items (self);
  gint64 position = foyer_counter_window_get_open_matter (self);

  for (guint i = 0; position != 0 && i < g_list_model_get_n_items (items); i++)
    if (peek_item (items, i)->position == position)
      {
        const FoyerService *service =
            foyer_config_find_service (get_config (self), peek_item (items, i)->service, NULL);

        return service != NULL && service->form != NULL ? service : NULL;
      }
  return NULL;
}

/* S4 五.4: written as the sample shows it, in the customer's language. */
static void
print_form_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);
  const FoyerService *service = find_form_service (self);
  FoyerTicketItem *ticket = self->item != NULL ? foyer_counter_item_get_ticket (self->item) : NULL;

  if (service != NULL && ticket != NULL)
    foyer_sheet_print_form (self->context, service, foyer_ticket_item_get_ticket (ticket)->language,
                            self->toasts);
}

static FoyerTicketItem *
get_customer (FoyerCounterWindow *self)
{
  FoyerTicketItem *ticket = self->item != NULL ? foyer_counter_item_get_ticket (self->item) : NULL;

  return ticket != NULL && foyer_ticket_item_get_ticket (ticket)->served_at != 0 ? ticket : NULL;
}

/* S2 2.2(4): handed over with the papers, before the customer goes. */
static void
print_receipt_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);
  FoyerTicketItem *ticket = get_customer (self);

  if (ticket != NULL)
    foyer_sheet_print_receipt (self->context, ticket, self->counter, self->toasts);
}

void
foyer_counter_window_update_form (FoyerCounterWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "counter.print-receipt",
                                 get_customer (self) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "counter.print-form",
                                 find_form_service (self) != NULL);
}

void
foyer_counter_window_install_matters (GtkWidgetClass *widget_class)
{
  static const FoyerTemplateAction actions[] = {
    { "counter.print-form", NULL, print_form_cb, GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
      NULL },
    { "counter.print-receipt", NULL, print_receipt_cb, GDK_KEY_r, GDK_CONTROL_MASK, NULL },
    { "counter.matter", "(xs)", matter_cb, 0, 0, NULL },
    { NULL },
  };

  foyer_common_install_actions (widget_class, actions);
}
