/* The window of the reception desk: numbers are issued, put back and cancelled here. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "window/common/foyer-window-context.h"

G_BEGIN_DECLS

#define FOYER_TYPE_RECEPTION_WINDOW (foyer_reception_window_get_type ())
G_DECLARE_FINAL_TYPE (
    FoyerReceptionWindow, foyer_reception_window, FOYER, RECEPTION_WINDOW, AdwApplicationWindow)

GtkWidget *foyer_reception_window_new (GtkApplication *application, FoyerWindowContext *context);

G_END_DECLS
