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
 * sound is to be multiplied by. It moves by timers on the main context of its creation, in steps of
 * 4 dB at the most, and rests at exactly 1.0: nothing runs while nothing is spoken.
 *
 * Bind it to whatever has a linear volume, with %G_BINDING_SYNC_CREATE so that what begins during a
 * call begins softly; the binding ends with either side:
 *
 *   g_object_bind_property (duck, "gain", video, "volume", G_BINDING_SYNC_CREATE);
 *
 * where video is a GtkMediaStream, a "playbin", or a "volume" element, all of which take it from
 * the main thread while they play. A "playbin" or "pulsesink" has the server do it, at once; a
 * "volume" element acts on what the sink has not taken yet, a buffer later: give the announcer a
 * duck_lead_ms of 250 then. Where the other sound has a volume of its own, multiply them with
 * g_object_bind_property_full(). A muted video needs nothing of this.
 */

/* @speaker has a signal "duck" (gboolean), as FoyerStation and FoyerAnnouncer do; it is not kept
 * alive. %NULL: the gain stays 1. */
FoyerDuck *foyer_duck_new (GObject *speaker);

double foyer_duck_get_gain (FoyerDuck *duck);

G_END_DECLS
