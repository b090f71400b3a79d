/* The manager's window: what to do now, how the hall stands, and what the day has been. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "window/common/foyer-window-context.h"

G_BEGIN_DECLS

#define FOYER_TYPE_MANAGER_WINDOW (foyer_manager_window_get_type ())
G_DECLARE_FINAL_TYPE (
    FoyerManagerWindow, foyer_manager_window, FOYER, MANAGER_WINDOW, AdwApplicationWindow)

GtkWidget *foyer_manager_window_new (GtkApplication *application, FoyerWindowContext *context);

G_END_DECLS
