/* The window of one counter: its clerk calls, serves and finishes here. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "window/common/foyer-window-context.h"

G_BEGIN_DECLS

#define FOYER_TYPE_COUNTER_WINDOW (foyer_counter_window_get_type ())
G_DECLARE_FINAL_TYPE (
    FoyerCounterWindow, foyer_counter_window, FOYER, COUNTER_WINDOW, AdwApplicationWindow)

/* @counter is the number of a counter; the window says so when the hall has none of that number. */
GtkWidget *
foyer_counter_window_new (GtkApplication *application, FoyerWindowContext *context, gint64 counter);

G_END_DECLS
