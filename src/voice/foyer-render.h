/* A whole announcement as sound: chime, languages, pauses, all at one loudness. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "voice/foyer-message.h"
#include "voice/foyer-synth.h"
#include "voice/foyer-voice-packs.h"

G_BEGIN_DECLS

typedef struct
{
  FoyerVoicePacks *packs; /* recorded voices; what NULL means is said at each function */
} FoyerRenderOptions;

typedef struct
{
  GBytes *samples;  /* 16-bit mono at FOYER_PCM_RATE, native byte order; never empty */
  guint n_said;     /* segments that can be heard */
  guint n_recorded; /* of those, segments said by a recorded voice, the others by synthesis */
  guint n_missing;  /* segments that could not be made */
  GError *error;    /* why the first of those is missing, or NULL */
  gint64 render_us; /* how long making it took */
} FoyerRendering;

/*
 * Makes the sound of MESSAGE; may block for seconds when the helper is ill: never on the main
 * thread. Never fails: when no segment can be made the chime is there, even where none was asked
 * for, and `error` says why. A segment is said by a recorded voice, or, if that lacks anything for
 * it, by synthesis: always all of it by one of them. OPTIONS may be NULL; without packs everything
 * is synthesis. When CANCELLABLE is cancelled the rest is left out. Free with
 * foyer_rendering_free().
 */
FoyerRendering *foyer_render (FoyerSynth *synth,
                              const FoyerMessage *message,
                              const FoyerRenderOptions *options,
                              GCancellable *cancellable);
void foyer_rendering_free (FoyerRendering *rendering);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerRendering, foyer_rendering_free)

double foyer_rendering_seconds (const FoyerRendering *rendering);

/* What a rendering of MESSAGE will begin with, whatever its words: the chime and the pause behind
 * it. NULL when it has no chime, or is a sound that is there already. Free with g_bytes_unref(). */
GBytes *foyer_render_beginning (const FoyerMessage *message);

/*
 * Writes N_MESSAGES announcements one after another into a WAV file at PATH, without any sound
 * device. Blocks while rendering (some 20 ms a message) and while recorded voices are read; without
 * packs in OPTIONS, which may be NULL, those of this computer are used. FALSE when the file cannot
 * be written, or when a segment could not be said; in the second case the file is there, with the
 * chime in its place.
 */
gboolean foyer_render_to_wav (const FoyerMessage *const *messages,
                              gsize n_messages,
                              const FoyerRenderOptions *options,
                              const char *path,
                              GError **error);

G_END_DECLS
