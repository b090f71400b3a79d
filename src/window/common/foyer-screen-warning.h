/* The row that says that the board or the kiosk has no monitor. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_SCREEN_WARNING (foyer_screen_warning_get_type ())
G_DECLARE_FINAL_TYPE (FoyerScreenWarning, foyer_screen_warning, FOYER, SCREEN_WARNING, GtkWidget)

/* Shows itself only while a board or a kiosk of the hall at @database waits for its monitor. */
void foyer_screen_warning_follow (FoyerScreenWarning *self, const char *database);

G_END_DECLS
