/* A microphone: its level at all times, and takes of it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A take that is longer ends by itself. */
#define FOYER_RECORDER_MAX_SECONDS 30

#define FOYER_TYPE_RECORDER (foyer_recorder_get_type ())
G_DECLARE_FINAL_TYPE (FoyerRecorder, foyer_recorder, FOYER, RECORDER, GObject)

/**
 * FoyerRecorder:
 *
 * Properties, read-only, with notification: "listening" (boolean: sound comes in), "recording"
 * (boolean), "problem" (string: why there is no sound, a sentence, or %NULL).
 *
 * Signal "level" (double peak, double loudness), some 20 times a second while sound comes in: the
 * largest sample since the last one in dBFS (-90 for silence), and the loudness of the last 0.4 s
 * in LUFS (momentary, ITU-R BS.1770; -70 for silence).
 *
 * Calls belong to the thread of creation, on whose main context all of this comes; none blocks.
 */

FoyerRecorder *foyer_recorder_new (void);

/* Opens the microphone @device, a name that foyer_devices_list_async() gives; %NULL is the system's
 * own. FOYER_AUDIO_SOURCE, a gst-launch description, replaces it. What was open before is closed.
 */
void foyer_recorder_open (FoyerRecorder *recorder, const char *device);
void foyer_recorder_close (FoyerRecorder *recorder);

/* Begins a take; %FALSE while no sound comes in. */
gboolean foyer_recorder_start (FoyerRecorder *recorder);

/* Ends it: mono sound of FOYER_PCM_RATE as it came in (transfer full); %NULL if there is none. */
GArray *foyer_recorder_stop (FoyerRecorder *recorder);

G_END_DECLS
