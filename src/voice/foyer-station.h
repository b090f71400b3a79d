/* A station with a loudspeaker: speaks the announcement rows of the hall, in commit order. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-engine.h"
#include "voice/foyer-announcer.h"

G_BEGIN_DECLS

#define FOYER_TYPE_STATION (foyer_station_get_type ())
G_DECLARE_FINAL_TYPE (FoyerStation, foyer_station, FOYER, STATION, GObject)

/**
 * FoyerStation:
 *
 * Of all processes on one hall only one speaks for a station: the one that holds the lock
 * "DATABASE-voice-STATION". The others wait on a thread and take over when it ends. What is spoken
 * is what the database has, not what a button did; each row ends as spoken, unheard, dropped,
 * expired or failed, and one that a dead process left half spoken is spoken again.
 *
 * Properties, read-only, with notification: "owner" (boolean), "audible" (boolean; %TRUE until the
 * contrary is known), "reason" (string: why nobody hears us, or, when audible, that it is not the
 * chosen device; a sentence, or %NULL), "speaking" (int64: seq of the row that is being spoken, 0
 * none), "problem" (string: what is wrong with recorded voices, a sentence per line, or %NULL: they
 * are synthetic then).
 *
 * The hall's configuration of the voice holds from the next call on, recorded voices too: they are
 * looked at anew whenever the hall is configured, and a second after one was copied here or taken
 * away. What is being spoken is spoken to its end by the voice that began it.
 *
 * Signal "idle": nothing is left to speak. Signal "duck" (boolean): see FoyerAnnouncer. Signal
 * "announced" (int64 seq, double milliseconds): one has come to its end, and how long after it was
 * taken up its first sample was heard, -1 if never.
 */

/* @options may be %NULL. Calls belong to the thread of creation; none blocks, close excepted. */
FoyerStation *
foyer_station_new (FoyerEngine *engine, const char *name, const FoyerAnnouncerOptions *options);

/* The loudspeaker to use, by the name that foyer_devices_list_async() gives; %NULL or "" is the
 * system's own. While it is not there another one is used, and "reason" says so. */
void foyer_station_set_device (FoyerStation *station, const char *device);

/* How much louder than the hall's configuration says it speaks here, in decibels; from the next
 * announcement on. */
void foyer_station_set_gain (FoyerStation *station, double gain_db);

/* For a simulated day, from right after the station was made: speaks one announcement at the most,
 * at @now instead of the engine's clock, and then emits "idle"; nothing more until the next step.
 */
void foyer_station_step (FoyerStation *station, FoyerTime now);

/* Stops speaking and lets the lock go; a row being spoken stays "speaking" and is said again by
 * whoever takes over. */
void foyer_station_close (FoyerStation *station);

G_END_DECLS
