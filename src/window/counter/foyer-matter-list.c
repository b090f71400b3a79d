/* The matters of the customer at a counter: order and outcomes. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/counter/foyer-matter-list.h"

#include <glib/gi18n-lib.h>

#include "window/common/foyer-common.h"
#include "window/common/foyer-form.h"
#include "window/counter/foyer-matter-row.h"

struct _FoyerMatterList
{
  GtkWidget parent_instance;
  GtkWidget *box;

  FoyerWindowContext *context;
  FoyerTicketItem *ticket;
  gint64 counter;
  GCancellable *questions;
};

static guint refused_signal;

G_DEFINE_FINAL_TYPE (FoyerMatterList, foyer_matter_list, GTK_TYPE_WIDGET)

/* --- commands --- */

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerMatterList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  if (answer == NULL)
    g_signal_emit (self, refused_signal, 0, error->message);
}

static FoyerCommand *
make_command (FoyerMatterList *self, gint64 position, const char *outcome)
{
  FoyerCommand *command = foyer_window_context_command (self->context, "counter.item");

  foyer_command_integer (command, "counter", self->counter);
  foyer_command_integer (command, "position", position);
  foyer_command_text (command, "outcome", outcome);
  return foyer_command_text (command, "expect", foyer_ticket_item_get_number (self->ticket));
}

static void
run (FoyerMatterList *self, FoyerCommand *command)
{
  foyer_window_context_run_async (self->context, command, NULL, done_cb, g_object_ref (self));
  foyer_command_free (command);
}

/* --- outcomes that need words --- */

/* 5/D27: refusing needs a reason and an alternative; a promise or a case needs to say what. */
static const struct
{
  const char *outcome, *heading, *body, *accept, *reason, *alternative;
} questions[] = {
  { "refused", N_ ("Refuse this matter"), N_ ("Apologise, give the reason, offer another way."),
    N_ ("_Refuse"), N_ ("Reason"), N_ ("What is possible instead") },
  { "to-be-answered", N_ ("To be answered later"), N_ ("Who is told what, and until when?"),
    N_ ("_Promise"), N_ ("Promise"), NULL },
  { "case", N_ ("A case was made"), N_ ("Its number or what it is about."), N_ ("_Enter"),
    N_ ("Case"), NULL },
};

typedef struct
{
  FoyerMatterList *list;
  FoyerCommand *command;
} Errand;

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Errand *errand = data;
  g_autoptr (FoyerMatterList) self = errand->list;
  g_autoptr (FoyerCommand) command = errand->command;
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);

  if (answers == NULL || self->ticket == NULL)
    return;
  foyer_command_text (command, "reason", g_hash_table_lookup (answers, "reason"));
  if (g_hash_table_contains (answers, "alternative"))
    foyer_command_text (command, "alternative", g_hash_table_lookup (answers, "alternative"));
  run (self, g_steal_pointer (&command));
}

static void
ask (FoyerMatterList *self, guint question, FoyerCommand *command)
{
  const gboolean has_alternative = questions[question].alternative != NULL;
  const FoyerFormField fields[] = {
    { .name = "reason",
      .type = FOYER_FORM_TEXT,
      .label = _ (questions[question].reason),
      .required = TRUE },
    { .name = has_alternative ? "alternative" : NULL,
      .type = FOYER_FORM_TEXT,
      .label = has_alternative ? _ (questions[question].alternative) : NULL,
      .required = TRUE },
    { NULL },
  };
  const FoyerForm form = {
    .heading = _ (questions[question].heading),
    .body = _ (questions[question].body),
    .accept = _ (questions[question].accept),
    .fields = fields,
  };
  Errand *errand = g_new0 (Errand, 1);

  errand->list = g_object_ref (self);
  errand->command = command;
  foyer_form_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &form, self->questions,
                    answered_cb, errand);
}

static void
outcome_cb (FoyerMatterList *self, const char *outcome, FoyerMatterRow *row)
{
  const FoyerItem *item = foyer_matter_item_get_item (foyer_matter_row_get_matter (row));
  FoyerCommand *command = make_command (self, item->position, outcome);

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (g_str_equal (questions[i].outcome, outcome))
      {
        ask (self, i, command);
        return;
      }
  run (self, command);
}

/* S4 三.3: the order of the matters is the customer's. */
static void
first_cb (FoyerMatterList *self, FoyerMatterRow *row)
{
  GListModel *items = foyer_ticket_item_get_items (self->ticket);
  const char *service = foyer_matter_item_get_item (foyer_matter_row_get_matter (row))->service;
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (g_free);
  FoyerCommand *command = foyer_window_context_command (self->context, "ticket.reorder");

  g_ptr_array_add (order, g_strdup (service));
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (FoyerMatterItem) matter = g_list_model_get_item (items, i);
      const char *other = foyer_matter_item_get_item (matter)->service;

      if (!g_str_equal (other, service))
        g_ptr_array_add (order, g_strdup (other));
    }
  g_ptr_array_add (order, NULL);
  foyer_command_text (command, "number", foyer_ticket_item_get_number (self->ticket));
  foyer_command_texts (command, "services", (const char *const *) order->pdata);
  run (self, command);
}

/* --- the rows --- */

static void
update_open (FoyerMatterList *self)
{
  gboolean serving = self->ticket != NULL &&
                     foyer_ticket_item_get_ticket (self->ticket)->state == FOYER_TICKET_SERVING;

  for (GtkWidget *row = gtk_widget_get_first_child (self->box); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    foyer_matter_row_set_open (FOYER_MATTER_ROW (row), serving);
}

static void
rebuild (FoyerMatterList *self)
{
  GListModel *items = self->ticket != NULL ? foyer_ticket_item_get_items (self->ticket) : NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), row);
  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (FoyerMatterItem) matter = g_list_model_get_item (items, i);

      row = foyer_matter_row_new (self->context, matter);
      g_signal_connect_swapped (row, "outcome", G_CALLBACK (outcome_cb), self);
      g_signal_connect_swapped (row, "first", G_CALLBACK (first_cb), self);
      gtk_box_append (GTK_BOX (self->box), row);
    }
  update_open (self);
}

/* --- the widget --- */

static void
foyer_matter_list_dispose (GObject *object)
{
  FoyerMatterList *self = FOYER_MATTER_LIST (object);

  if (self->box != NULL)
    foyer_matter_list_set_ticket (self, NULL, 0, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->context);
  g_clear_object (&self->questions);
  G_OBJECT_CLASS (foyer_matter_list_parent_class)->dispose (object);
}

static void
foyer_matter_list_class_init (FoyerMatterListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = foyer_matter_list_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "foyer-matter-list");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  refused_signal = g_signal_new ("refused", FOYER_TYPE_MATTER_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
foyer_matter_list_init (FoyerMatterList *self)
{
  self->questions = g_cancellable_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

void
foyer_matter_list_set_ticket (FoyerMatterList *self,
                              FoyerWindowContext *context,
                              gint64 counter,
                              FoyerTicketItem *ticket)
{
  if (self->ticket == ticket)
    return;
  if (self->ticket != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->ticket, self);
      g_signal_handlers_disconnect_by_data (foyer_ticket_item_get_items (self->ticket), self);
    }
  g_cancellable_cancel (self->questions);
  g_clear_object (&self->questions);
  self->questions = g_cancellable_new ();
  g_set_object (&self->ticket, ticket);
  g_set_object (&self->context, context);
  self->counter = counter;
  if (ticket != NULL)
    {
      g_signal_connect_swapped (ticket, "notify::state", G_CALLBACK (update_open), self);
      g_signal_connect_swapped (foyer_ticket_item_get_items (ticket), "items-changed",
                                G_CALLBACK (rebuild), self);
    }
  rebuild (self);
}
