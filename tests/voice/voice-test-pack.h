/* Voice packs made on the fly: a tone for each word, so that a test hears which word was said. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "voice/foyer-voice-pack.h"

G_BEGIN_DECLS

/* Every tone of a pack, so that lengths can be told to the sample. */
#define VOICE_TEST_TONE_MS 120

/* Writes a 16-bit WAV file of a sine; 0 Hz is silence. */
void voice_test_write_tone (const char *path, double hz, guint ms, guint rate, guint n_channels);

/* Writes 16-bit samples at FOYER_PCM_RATE. */
void voice_test_write_samples (const char *path, GBytes *samples);

/* The words of a complete pack, and the frequency of each; NULL-terminated. */
const char *const *voice_test_words (FoyerVoiceLanguage language);
double voice_test_word_hz (FoyerVoiceLanguage language, const char *word);

/* The manifest of a complete pack as data/voices/README.md suggests it; free with g_free(). READ
 * are lines for [read], may be NULL. */
char *voice_test_manifest (FoyerVoiceLanguage language, const char *id, const char *read);

/* Makes FOLDER/ID with that manifest and a tone per word. The path; free with g_free(). */
char *voice_test_make_pack (const char *folder,
                            const char *id,
                            FoyerVoiceLanguage language,
                            const char *read);

/* Replaces FROM, which must be there, by TO in a pack's manifest. */
void voice_test_edit (const char *pack, const char *from, const char *to);

/* The words heard in PCM, separated by blanks, "|" for a pause of more than 100 ms. */
char *voice_test_listen (FoyerVoiceLanguage language, const GArray *pcm);

char *voice_test_make_folder (void);
void voice_test_remove (const char *path);

/* A folder that is removed at the end of the block, with all in it. */
typedef char VoiceTestFolder;
void voice_test_folder_free (VoiceTestFolder *folder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VoiceTestFolder, voice_test_folder_free)

G_END_DECLS
