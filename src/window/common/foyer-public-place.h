/* Where a window for the public stands: full screen on its own monitor, or nowhere. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "engine/foyer-screen-presence.h"

G_BEGIN_DECLS

#define FOYER_TYPE_PUBLIC_PLACE (foyer_public_place_get_type ())
G_DECLARE_FINAL_TYPE (FoyerPublicPlace, foyer_public_place, FOYER, PUBLIC_PLACE, GObject)

/**
 * FoyerPublicPlace:
 *
 * What is meant for customers never covers the monitor of somebody who works, and what a customer
 * sees is never left to chance. When its monitor goes the window is hidden at once, before a window
 * manager can move it; when that is plugged in again it is back by itself.
 *
 * Its monitor is the one of @connector, such as "HDMI-1"; without one ("") that on which it first
 * came to stand, if there were others to mix it up with.
 *
 * Read-only property "there" (gboolean): the window is shown.
 */

/* Does nothing before foyer_public_place_show(). Lives no longer than @window. */
FoyerPublicPlace *foyer_public_place_new (GtkWindow *window, const char *connector);

/* From now on @window is shown whenever its monitor is there, and is now if it is. */
void foyer_public_place_show (FoyerPublicPlace *self);
/* Reception and manager of the hall at @database are told while it cannot be shown
 * (foyer-screen-warning.h). Before foyer_public_place_show(). */
void foyer_public_place_tell_dark (FoyerPublicPlace *self,
                                   const char *database,
                                   FoyerPublicScreen screen);
gboolean foyer_public_place_is_there (FoyerPublicPlace *self);
/* The name of the monitor that is waited for or was taken; "" any. (transfer none) */
const char *foyer_public_place_get_connector (FoyerPublicPlace *self);

/* Somebody made a window of it to work with (@loose), which may be moved anywhere; or of the window
 * a full screen again. */
void foyer_public_place_set_loose (FoyerPublicPlace *self, gboolean loose);

G_END_DECLS
