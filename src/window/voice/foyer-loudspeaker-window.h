/* The loudspeaker of this station: which one, how loud, and whether anybody hears it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "voice/foyer-station.h"

G_BEGIN_DECLS

#define FOYER_TYPE_LOUDSPEAKER_WINDOW (foyer_loudspeaker_window_get_type ())
G_DECLARE_FINAL_TYPE (
    FoyerLoudspeakerWindow, foyer_loudspeaker_window, FOYER, LOUDSPEAKER_WINDOW, AdwWindow)

/* What is chosen goes into @settings, keys "loudspeaker" and "loudspeaker-gain"; whoever made
 * @station hands them to it. @station is %NULL where this program does not speak. @language is that
 * of the test. */
GtkWidget *foyer_loudspeaker_window_new (GtkWindow *parent,
                                         GSettings *settings,
                                         FoyerStation *station,
                                         FoyerVoiceLanguage language);

G_END_DECLS
