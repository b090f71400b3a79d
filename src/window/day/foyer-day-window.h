/* The lists of opening and closing, and the lost property, over a window of the staff. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/foyer-day-lists-model.h"
#include "window/common/foyer-window-context.h"

G_BEGIN_DECLS

#define FOYER_TYPE_DAY_WINDOW (foyer_day_window_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDayWindow, foyer_day_window, FOYER, DAY_WINDOW, AdwWindow)

/* @page: "opening", "closing" or "found"; "": the list that fits the time of day. The devices are
 * tested by the action "app.test-devices" of the program. */
GtkWidget *foyer_day_window_new (GtkWindow *parent, FoyerWindowContext *context, const char *page);

/* What is to be said at the desk of the lists now, a sentence; %NULL nothing. (transfer full) */
char *foyer_day_window_tell (FoyerDayListsModel *lists, FoyerHallModel *model);

G_END_DECLS
