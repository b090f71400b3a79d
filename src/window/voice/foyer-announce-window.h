/* Spoken notices: chosen or typed, looked at, heard quietly, and announced in the hall. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "window/common/foyer-window-context.h"

G_BEGIN_DECLS

#define FOYER_TYPE_ANNOUNCE_WINDOW (foyer_announce_window_get_type ())
G_DECLARE_FINAL_TYPE (FoyerAnnounceWindow, foyer_announce_window, FOYER, ANNOUNCE_WINDOW, AdwWindow)

/* Over @parent, whose session announces. */
GtkWidget *foyer_announce_window_new (GtkWindow *parent, FoyerWindowContext *context);

G_END_DECLS
