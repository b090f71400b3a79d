/* The recorded voices of this computer: found, read on a thread of their own, one per language. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "voice/foyer-voice-pack.h"

G_BEGIN_DECLS

typedef struct
{
  /* Folders that hold packs, NULL-terminated, the first counts most. NULL: those in FOYER_VOICES, a
   * path list; where that is not set, "foyer/voices" in the user's and in the system's data
   * folders. */
  const char *const *folders;
  /* The id to prefer in each language; "" is synthesis even if there are packs; NULL is the first
   * by name. */
  const char *chosen[FOYER_N_VOICE_LANGUAGES];
} FoyerVoicePacksOptions;

/* Thread safe, reference counted. */
typedef struct _FoyerVoicePacks FoyerVoicePacks;

/* Reads nothing before it is asked for a voice. OPTIONS may be NULL, and nothing of it is kept. */
FoyerVoicePacks *foyer_voice_packs_new (const FoyerVoicePacksOptions *options);
FoyerVoicePacks *foyer_voice_packs_ref (FoyerVoicePacks *packs);
void foyer_voice_packs_unref (FoyerVoicePacks *packs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerVoicePacks, foyer_voice_packs_unref)

/*
 * Looks at the folders anew; the voices of before speak until that is done. OPTIONS replace those
 * of before, NULL keeps them. Never blocks.
 */
void foyer_voice_packs_reload (FoyerVoicePacks *packs, const FoyerVoicePacksOptions *options);

/* The same with other voices to prefer, see FoyerVoicePacksOptions; before the first voice is asked
 * for nothing is read yet. */
void foyer_voice_packs_choose (FoyerVoicePacks *packs,
                               const char *const chosen[FOYER_N_VOICE_LANGUAGES]);

/* Starts reading if that was not done yet, and waits for its end; FALSE: it is not there after
 * TIMEOUT_MS. */
gboolean foyer_voice_packs_wait (FoyerVoicePacks *packs, guint timeout_ms);

/*
 * The voice for LANGUAGE, or NULL: synthesis. The first call starts the reading, and callers wait
 * for it, but no longer than three seconds after that: a voice that is not ready by then speaks
 * later. Never on the main thread. Free with foyer_voice_pack_unref().
 */
FoyerVoicePack *foyer_voice_packs_get (FoyerVoicePacks *packs, FoyerVoiceLanguage language);

/* The folders that are looked at, in their order. Free with g_strfreev(). */
char **foyer_voice_packs_get_folders (FoyerVoicePacks *packs);

/* A sentence for each pack that was refused, and each choice that cannot be met, as of the last
 * finished reading. Free with g_strfreev(). */
char **foyer_voice_packs_get_problems (FoyerVoicePacks *packs);

G_END_DECLS
