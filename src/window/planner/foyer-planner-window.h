/* The window of the home-visit planner. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "window/common/foyer-window-context.h"

G_BEGIN_DECLS

#define FOYER_TYPE_PLANNER_WINDOW (foyer_planner_window_get_type ())
G_DECLARE_FINAL_TYPE (
    FoyerPlannerWindow, foyer_planner_window, FOYER, PLANNER_WINDOW, AdwApplicationWindow)

GtkWidget *foyer_planner_window_new (GtkApplication *application, FoyerWindowContext *context);

G_END_DECLS
