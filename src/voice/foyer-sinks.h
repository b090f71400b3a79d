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

typedef FoyerLine *(*FoyerSinkOpenFunc) (const FoyerSink *sink, gpointer data, GError **error);

/* The first of SINKS that opens; NAMED says whether it is a device asked for by name. The error is
 * that of the first one: the others are makeshifts. */
FoyerLine *foyer_sinks_open (
    GPtrArray *sinks, FoyerSinkOpenFunc open, gpointer data, gboolean *named, GError **error);

G_END_DECLS
