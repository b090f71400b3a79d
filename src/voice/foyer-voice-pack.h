/* A recorded voice: one language, its clips in memory, and the calls that can be put together from
 * them. data/voices/README.md describes the format. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "voice/foyer-message.h"

G_BEGIN_DECLS

/* Immutable once loaded, thread safe, reference counted. What happens to its folder later does not
 * matter. */
typedef struct _FoyerVoicePack FoyerVoicePack;

/*
 * Reads the pack in FOLDER. Blocks for a quarter of a second or so, a minute at most: never on the
 * main thread. NULL with a sentence that names the pack and, if one is to blame, the recording:
 * FOYER_ERROR_USAGE when the pack is refused, FOYER_ERROR_NOT_AVAILABLE when recordings cannot be
 * decoded here, G_IO_ERROR_CANCELLED.
 */
FoyerVoicePack *
foyer_voice_pack_load (const char *folder, GCancellable *cancellable, GError **error);
FoyerVoicePack *foyer_voice_pack_ref (FoyerVoicePack *pack);
void foyer_voice_pack_unref (FoyerVoicePack *pack);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerVoicePack, foyer_voice_pack_unref)

const char *foyer_voice_pack_get_id (FoyerVoicePack *pack);
const char *foyer_voice_pack_get_name (FoyerVoicePack *pack);
const char *foyer_voice_pack_get_license (FoyerVoicePack *pack);
FoyerVoiceLanguage foyer_voice_pack_get_language (FoyerVoicePack *pack);
guint foyer_voice_pack_get_n_clips (FoyerVoicePack *pack);

/* Of its calls as they were recorded, in LUFS. */
double foyer_voice_pack_get_loudness (FoyerVoicePack *pack);

/* FALSE when calls of KIND are always left to the synthesizer. */
gboolean foyer_voice_pack_has_phrase (FoyerVoicePack *pack, FoyerCallKind kind);

/*
 * The names of the clips that are missing, in alphabetical order: for its phrases, for tickets of
 * all PREFIXES (NULL: "A" to "Z") with the numbers 0 to 9999, and for the counters 1 to 99.
 * OPTIONS may be NULL. Free with g_strfreev().
 */
char **foyer_voice_pack_get_missing (FoyerVoicePack *pack,
                                     const char *const *prefixes,
                                     const FoyerReadingOptions *options);

/*
 * SEGMENT as sound at TARGET_LUFS, by the same gain for all that the pack says. NUMBER_TWICE as in
 * foyer_call_text(), unless the phrase itself has the number twice; RATE 1.0 is as recorded, and
 * the pitch stays. OPTIONS count where the manifest says nothing; may be NULL. Free with
 * g_array_unref(). FOYER_ERROR_NOT_AVAILABLE when the pack cannot say all of it: then it says
 * nothing.
 */
GArray *foyer_voice_pack_speak (FoyerVoicePack *pack,
                                const FoyerSegment *segment,
                                gboolean number_twice,
                                const FoyerReadingOptions *options,
                                double rate,
                                double target_lufs,
                                GError **error);

G_END_DECLS
