/* The hall's day at the reception: lists of opening and closing, lost property, appointments, and
 * who asks for the manager. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "window/common/foyer-ask-manager.h"
#include "window/common/foyer-common.h"
#include "window/day/foyer-appointments-window.h"
#include "window/day/foyer-day-window.h"
#include "window/reception/foyer-reception-window-private.h"

void
foyer_reception_window_day (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerReceptionWindow *self = FOYER_RECEPTION_WINDOW (widget);

  if (foyer_window_context_get_session (self->context) != NULL)
    gtk_window_present (GTK_WINDOW (foyer_day_window_new (GTK_WINDOW (self), self->context,
                                                          g_variant_get_string (parameter, NULL))));
}

void
foyer_reception_window_appointments (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerReceptionWindow *self = FOYER_RECEPTION_WINDOW (widget);

  if (foyer_window_context_get_session (self->context) != NULL)
    gtk_window_present (
        GTK_WINDOW (foyer_appointments_window_new (GTK_WINDOW (self), self->context)));
}

static void
manager_asked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerReceptionWindow *self = FOYER_RECEPTION_WINDOW (object);
  const int language = GPOINTER_TO_INT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerManagerAsked) asked = foyer_ask_manager_finish (result, &error);
  g_autofree char *said = NULL;

  if (self->context == NULL)
    return;
  if (error != NULL)
    foyer_common_show_toast (self->toasts, error->message);
  if (asked == NULL)
    return;
  foyer_issue_panel_show_done (self->issue_panel, NULL,
                               asked->told ? _ ("The manager is told.") : NULL);
  said = asked->phrase != NULL
             ? foyer_phrase_fill (asked->phrase, (FoyerLanguage) language, asked->facts)
             : NULL;
  foyer_issue_panel_say (self->issue_panel, (FoyerLanguage) language, said);
}

/* S1 26: about the number that is chosen, if any. */
void
foyer_reception_window_ask_manager (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerReceptionWindow *self = FOYER_RECEPTION_WINDOW (widget);
  const FoyerConfig *config =
      foyer_hall_model_get_config (foyer_window_context_get_model (self->context));
  FoyerTicketItem *ticket = foyer_ticket_list_get_selected (self->queue_list);

  if (foyer_window_context_get_session (self->context) == NULL || config == NULL)
    return;
  foyer_ask_manager_async (GTK_WINDOW (self), self->context, 0,
                           ticket != NULL ? foyer_ticket_item_get_number (ticket) : NULL,
                           self->questions, manager_asked_cb,
                           GINT_TO_POINTER (ticket != NULL
                                                ? foyer_ticket_item_get_ticket (ticket)->language
                                                : (int) config->languages[0]));
}
