/* The recordings of a voice pack, by the word each says: decoded, trimmed and faded. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "voice/foyer-voice-pack-manifest.h"

G_BEGIN_DECLS

/* Over this many milliseconds a clip rises from zero and falls to zero, so that joins do not click.
 */
#define FOYER_VOICE_PACK_FADE_MS 4

/* Of all clips of a pack, decoded, before trimming. */
#define FOYER_VOICE_PACK_MAX_BYTES (64 * 1024 * 1024)

/*
 * Token to GArray of float at FOYER_PCM_RATE; the tokens are MANIFEST's. A file that several tokens
 * name is read once. FOLDER is open on the pack. Blocks for a minute at most. Free with
 * g_hash_table_unref(). Errors are those of foyer_clip_decode(), with the recording's path.
 */
GHashTable *foyer_voice_pack_clips_load (const FoyerVoicePackManifest *manifest,
                                         int folder,
                                         GCancellable *cancellable,
                                         GError **error);

G_END_DECLS
