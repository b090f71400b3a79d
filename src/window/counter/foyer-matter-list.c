/* The matters of the customer at a counter, in their order. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/counter/foyer-matter-list.h"

#include "window/counter/foyer-matter-row.h"

struct _FoyerMatterList
{
  GtkWidget parent_instance;
  GtkWidget *box;

  FoyerWindowContext *context;
  FoyerTicketItem *ticket;
};

G_DEFINE_FINAL_TYPE (FoyerMatterList, foyer_matter_list, GTK_TYPE_WIDGET)

/* The window knows what to ask, and does it. */
static void
outcome_cb (FoyerMatterList *self, const char *outcome, FoyerMatterRow *row)
{
  const FoyerItem *item = foyer_matter_item_get_item (foyer_matter_row_get_matter (row));

  gtk_widget_activate_action (GTK_WIDGET (self), "counter.matter", "(xs)", item->position, outcome);
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
    foyer_matter_list_set_ticket (self, NULL, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (foyer_matter_list_parent_class)->dispose (object);
}

static void
foyer_matter_list_class_init (FoyerMatterListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = foyer_matter_list_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "foyer-matter-list");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
foyer_matter_list_init (FoyerMatterList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

void
foyer_matter_list_set_ticket (FoyerMatterList *self,
                              FoyerWindowContext *context,
                              FoyerTicketItem *ticket)
{
  if (self->ticket == ticket)
    return;
  if (self->ticket != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->ticket, self);
      g_signal_handlers_disconnect_by_data (foyer_ticket_item_get_items (self->ticket), self);
    }
  g_set_object (&self->ticket, ticket);
  g_set_object (&self->context, context);
  if (ticket != NULL)
    {
      g_signal_connect_swapped (ticket, "notify::state", G_CALLBACK (update_open), self);
      g_signal_connect_swapped (foyer_ticket_item_get_items (ticket), "items-changed",
                                G_CALLBACK (rebuild), self);
    }
  rebuild (self);
}
