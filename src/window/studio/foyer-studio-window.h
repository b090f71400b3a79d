/* The voice studio: any phrase heard, and a voice recorded word by word. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "window/common/foyer-window-context.h"

G_BEGIN_DECLS

#define FOYER_TYPE_STUDIO_WINDOW (foyer_studio_window_get_type ())
G_DECLARE_FINAL_TYPE (
    FoyerStudioWindow, foyer_studio_window, FOYER, STUDIO_WINDOW, AdwApplicationWindow)

/* Changes nothing of the hall: nobody signs in. */
GtkWidget *foyer_studio_window_new (GtkApplication *application, FoyerWindowContext *context);

G_END_DECLS
