/* Other sound of this process, lowered while a call is spoken and brought back smoothly. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* How much lower, and how long the way takes. */
#define FOYER_DUCK_DB      -24.0
#define FOYER_DUCK_DOWN_MS 160
#define FOYER_DUCK_UP_MS   500

#define FOYER_TYPE_DUCK (foyer_duck_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDuck, foyer_duck, FOYER, DUCK, GObject)

/**
 * FoyerDuck:
 *
 * Property "gain" (double, 0..1, linear, read-only, with notification): what the volume of other
 * sound is to be multiplied by. Bind it to the volume of a video or of a stream. It moves by timers
 * on the main context of its creation and rests at exactly 1.0.
 */

/* @speaker has a signal "duck" (gboolean), as FoyerStation and FoyerAnnouncer do; it is not kept
 * alive. %NULL: the gain stays 1. */
FoyerDuck *foyer_duck_new (GObject *speaker);

double foyer_duck_get_gain (FoyerDuck *duck);

G_END_DECLS
