/* The bar that says that an emergency is being announced, and stops it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "window/common/foyer-window-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_EMERGENCY_BAR (foyer_emergency_bar_get_type ())
G_DECLARE_FINAL_TYPE (FoyerEmergencyBar, foyer_emergency_bar, FOYER, EMERGENCY_BAR, GtkWidget)

/* Property "active" (gboolean, read-only): one is being announced; the bar shows itself only then,
 * and only while somebody is signed in. */

/* Once. */
void foyer_emergency_bar_set_context (FoyerEmergencyBar *self, FoyerWindowContext *context);
gboolean foyer_emergency_bar_get_active (FoyerEmergencyBar *self);

G_END_DECLS
