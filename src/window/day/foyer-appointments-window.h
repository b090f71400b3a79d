/* Hall appointments at a desk: who comes when, booked, agreed, checked in. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "window/common/foyer-window-context.h"

G_BEGIN_DECLS

#define FOYER_TYPE_APPOINTMENTS_WINDOW (foyer_appointments_window_get_type ())
G_DECLARE_FINAL_TYPE (
    FoyerAppointmentsWindow, foyer_appointments_window, FOYER, APPOINTMENTS_WINDOW, AdwWindow)

GtkWidget *foyer_appointments_window_new (GtkWindow *parent, FoyerWindowContext *context);

G_END_DECLS
