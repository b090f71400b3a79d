/* Which sinks the sound output tries, and in which order. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "voice/foyer-line.h"

G_BEGIN_DECLS

/* FOYER_AUDIO_SINK, when set and not empty, replaces all; else DESCRIPTIONS (%NULL-terminated, may
 * be %NULL) replace the built-in list, in which DEVICE (may be %NULL) comes first. DESCRIBED says
 * whether somebody chose them. (element-type FoyerSink) (transfer full) */
GPtrArray *
foyer_sinks_list (const char *device, const char *const *descriptions, gboolean *described);

/* ALSA's default device is the sound server, where there is one, and hides how it fares. */
gboolean foyer_sink_hides_server (const FoyerSink *sink);

G_END_DECLS
