/* One row of a list of numbers. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-ticket-row.h"

#include <glib/gi18n-lib.h>

#include "window/common/foyer-class-marks.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-format.h"
#include "window/common/foyer-label.h"
#include "window/common/foyer-state-pill.h"
#include "window/common/foyer-state.h"

struct _FoyerTicketRow
{
  GtkWidget parent_instance;
  FoyerHallModel *model;
  FoyerTicketItem *ticket;
  GtkLabel *number_label, *service_label, *since_label;
  FoyerClassMarks *marks;
  FoyerStatePill *pill;
};

G_DEFINE_FINAL_TYPE (FoyerTicketRow, foyer_ticket_row, GTK_TYPE_WIDGET)

/* The row that takes the focus is GTK's, around this one: it says all that is shown. */
static void
name_row (FoyerTicketRow *self, const char *service)
{
  const FoyerTicket *ticket = foyer_ticket_item_get_ticket (self->ticket);
  const FoyerConfig *config = foyer_hall_model_get_config (self->model);
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autoptr (GString) name = g_string_new (foyer_ticket_item_get_number (self->ticket));

  if (row == NULL)
    return;
  g_string_append_printf (name, ", %s", service);
  if (gtk_widget_get_visible (GTK_WIDGET (self->pill)))
    g_string_append_printf (name, ", %s",
                            foyer_state_get_word (foyer_ticket_item_get_state (self->ticket)));
  if (ticket->class != FOYER_CLASS_ORDINARY)
    g_string_append_printf (name, ", %s", foyer_class_get_word (foyer_classes[ticket->class]));
  if (ticket->hearing)
    g_string_append_printf (name, ", %s", _ ("Hard of hearing"));
  if ((FoyerLanguage) ticket->language != config->languages[0])
    g_string_append_printf (name, ", %s", foyer_language_get_name (ticket->language));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
}

static void
update (FoyerTicketRow *self)
{
  const FoyerConfig *config = foyer_hall_model_get_config (self->model);
  const FoyerTicket *ticket = foyer_ticket_item_get_ticket (self->ticket);
  FoyerServiceItem *service = foyer_hall_model_find_service (self->model, ticket->service);
  FoyerLanguage language = foyer_language_of_interface ();
  g_autofree char *clock = foyer_format_clock (ticket->issued_at, config->zone);
  /* Translators: %s is a time of day */
  g_autofree char *since = g_strdup_printf (_ ("since %s"), clock);

  gtk_label_set_text (self->number_label, foyer_ticket_item_get_number (self->ticket));
  foyer_label_set_text_in (self->service_label, language,
                           service != NULL ? foyer_service_item_get_name (service, language)
                                           : ticket->service);
  gtk_label_set_text (self->since_label, since);
  name_row (self,
            service != NULL ? foyer_service_item_get_name (service, language) : ticket->service);
  foyer_class_marks_set_usual_language (self->marks, config->languages[0]);
  foyer_state_pill_set_state (self->pill, foyer_ticket_item_get_state (self->ticket));
}

static void
foyer_ticket_row_dispose (GObject *object)
{
  FoyerTicketRow *self = FOYER_TICKET_ROW (object);

  foyer_ticket_row_set_ticket (self, NULL);
  g_clear_object (&self->model);
  foyer_common_dispose_template (GTK_WIDGET (self), FOYER_TYPE_TICKET_ROW);
  G_OBJECT_CLASS (foyer_ticket_row_parent_class)->dispose (object);
}

static void
foyer_ticket_row_class_init (FoyerTicketRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_ticket_row_dispose;
  gtk_widget_class_set_css_name (widget_class, "foyer-ticket-row");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/common/ticket-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerTicketRow, number_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerTicketRow, service_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerTicketRow, since_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerTicketRow, marks);
  gtk_widget_class_bind_template_child (widget_class, FoyerTicketRow, pill);
}

static void
foyer_ticket_row_init (FoyerTicketRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_ticket_row_new (FoyerHallModel *model, gboolean with_state)
{
  FoyerTicketRow *self = g_object_new (FOYER_TYPE_TICKET_ROW, NULL);

  self->model = g_object_ref (model);
  gtk_widget_set_visible (GTK_WIDGET (self->pill), with_state);
  return GTK_WIDGET (self);
}

void
foyer_ticket_row_set_ticket (FoyerTicketRow *self, FoyerTicketItem *ticket)
{
  if (self->ticket == ticket)
    return;
  if (self->ticket != NULL)
    g_signal_handlers_disconnect_by_data (self->ticket, self);
  g_set_object (&self->ticket, ticket);
  if (self->marks != NULL)
    foyer_class_marks_set_ticket (self->marks, ticket);
  if (ticket == NULL)
    return;
  g_signal_connect_swapped (ticket, "notify", G_CALLBACK (update), self);
  update (self);
}
