/* Says why the hall cannot be opened, and what to do. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A window over @error, which opening the hall @path gave; %NULL: not the hall's file is the
 * matter. Its button “Try Again” is the action "app.retry". */
GtkWidget *
foyer_fault_window_new (GtkApplication *application, const char *path, const GError *error);

G_END_DECLS
