/* The hall's day at the reception: lists of opening and closing, lost property, appointments. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

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
