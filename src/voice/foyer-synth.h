/* Text to sound through the speech helper, a process of its own that may die or hang. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "voice/foyer-number-words.h"

G_BEGIN_DECLS

/* Longest text that reaches the synthesizer, in characters; the rest is cut. */
#define FOYER_SYNTH_MAX_CHARACTERS 300

typedef struct _FoyerSynth FoyerSynth;

/* HELPER: the program to run, or NULL for FOYER_SPEAK_HELPER, else the build tree's, else the
 * installed one. Nothing is started before the first text. A synth is used by one thread at a time.
 */
FoyerSynth *foyer_synth_new (const char *helper);
void foyer_synth_free (FoyerSynth *synth);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerSynth, foyer_synth_free)

/* How long one answer may take before the helper is replaced; for tests. Default 4000 ms. */
void foyer_synth_set_timeout (FoyerSynth *synth, guint ms);

/*
 * TEXT as sound at 48 kHz, trimmed, not levelled; RATE 1.0 is normal. May block for twice the
 * timeout: never on the main thread. A helper that dies or hangs is replaced and the text tried
 * once more. Free with g_array_unref(). FOYER_ERROR_NOT_AVAILABLE when the helper cannot speak,
 * FOYER_ERROR_USAGE when nothing of TEXT can be said.
 */
GArray *foyer_synth_speak (FoyerSynth *synth,
                           FoyerVoiceLanguage language,
                           const char *text,
                           double rate,
                           GCancellable *cancellable,
                           GError **error);

/* TEXT with everything left out that LANGUAGE's voice cannot say safely; CUT (may be NULL) says
 * whether it was longer than what is spoken. Never NULL; free with g_free(). */
char *foyer_synth_filter (FoyerVoiceLanguage language, const char *text, gboolean *cut);

/* Whether anything in a filtered text can be heard. */
gboolean foyer_synth_has_words (const char *text);

/* TEXT with everything left out that LANGUAGE's voice cannot say safely, and with pinyin for
 * Mandarin words it would misread. Never NULL; free with g_free(). */
char *foyer_synth_sanitise (FoyerVoiceLanguage language, const char *text);

G_END_DECLS
