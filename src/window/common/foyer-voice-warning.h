/* The row that says that nobody hears the calls. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_VOICE_WARNING (foyer_voice_warning_get_type ())
G_DECLARE_FINAL_TYPE (FoyerVoiceWarning, foyer_voice_warning, FOYER, VOICE_WARNING, GtkWidget)

/* Properties: "audible" (gboolean, default %TRUE), "reason" (a sentence or %NULL). Shows itself
 * only while not audible. */

G_END_DECLS
