/* The window of the kiosk: strangers take their numbers here, by touch. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "window/common/foyer-window-context.h"

G_BEGIN_DECLS

#define FOYER_TYPE_KIOSK_WINDOW (foyer_kiosk_window_get_type ())
G_DECLARE_FINAL_TYPE (
    FoyerKioskWindow, foyer_kiosk_window, FOYER, KIOSK_WINDOW, AdwApplicationWindow)

/* Asking it to close leads to its lock: it closes once a manager gave a PIN there. Whoever ends the
 * program, as the system does when it shuts down, destroys it. */
GtkWidget *foyer_kiosk_window_new (GtkApplication *application, FoyerWindowContext *context);

G_END_DECLS
