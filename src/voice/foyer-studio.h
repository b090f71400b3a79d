/* The voice studio's work, without its window: takes become clips, clips become a voice. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "voice/foyer-studio-words.h"

G_BEGIN_DECLS

/* Every clip is brought to this loudness, so that a word recorded on another day fits. */
#define FOYER_STUDIO_LUFS    -19.0
#define FOYER_STUDIO_PEAK_DB -1.0

/* What was wrong with a take, if anything. */
typedef enum
{
  FOYER_TAKE_GOOD,
  FOYER_TAKE_EMPTY,   /* nothing can be heard in it: there is no clip */
  FOYER_TAKE_CLIPPED, /* too loud: it is distorted, record it again */
  FOYER_TAKE_QUIET,   /* needs so much amplifying that its noise would be heard */
  FOYER_TAKE_CUT,     /* the word begins or ends at the very edge: something may be missing */
} FoyerTakeFault;

typedef struct
{
  GArray *clip; /* trimmed, faded, at FOYER_STUDIO_LUFS; %NULL when there is none */
  FoyerTakeFault fault;
  double seconds;  /* of the clip */
  double peak_db;  /* of the take, dBFS */
  double loudness; /* of the take's word, LUFS */
  double noise_db; /* of its quietest 50 ms, dBFS RMS */
} FoyerTake;

/* From a recording at FOYER_PCM_RATE; some milliseconds. */
FoyerTake *foyer_take_new (const GArray *recording);
void foyer_take_free (FoyerTake *take);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerTake, foyer_take_free)

/* A sentence for the person who records, or %NULL for a good take. */
const char *foyer_take_describe_fault (FoyerTakeFault fault);

/* A voice pack in the making: a folder as data/voices/README.md describes it, in order after each
 * step. Belongs to one thread. */
typedef struct _FoyerStudio FoyerStudio;

/* Where voices of this user lie: the folder that holds theirs. (transfer full) */
char *foyer_studio_get_home (void);

/*
 * The voice @id (letters a to z, digits, hyphens) in @home; one that is there is gone on with, and
 * @language, @name and @license are then its own and may be %NULL. Nothing is written before the
 * first word is kept. %FOYER_ERROR_USAGE with a sentence.
 */
FoyerStudio *foyer_studio_open (const char *home,
                                const char *id,
                                FoyerVoiceLanguage language,
                                const char *name,
                                const char *license,
                                GError **error);
void foyer_studio_free (FoyerStudio *studio);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerStudio, foyer_studio_free)

const char *foyer_studio_get_folder (FoyerStudio *studio);
/* Whose voice it is. (transfer full) */
char *foyer_studio_get_name (FoyerStudio *studio);
FoyerVoiceLanguage foyer_studio_get_language (FoyerStudio *studio);

/* All words of the voice with what is recorded; @letters as in foyer_studio_words_list().
 * (element-type FoyerStudioWord) (transfer full) */
GPtrArray *foyer_studio_list_words (FoyerStudio *studio, const char *letters);

/* The clip that is kept for @token, decoded; blocks for some milliseconds. (transfer full) */
GArray *foyer_studio_load_clip (FoyerStudio *studio, const char *token, GError **error);

/* Keeps @clip (of a take) as @token: the file first, then the manifest, each replaced in one step,
 * so that the voice is whole at every moment. Blocks while the disk writes. %FOYER_ERROR_DISK_FULL,
 * %FOYER_ERROR_FAULT; the voice is then as before. */
gboolean
foyer_studio_keep (FoyerStudio *studio, const char *token, const GArray *clip, GError **error);

/* Takes @token out of the voice, and its file away. */
gboolean foyer_studio_discard (FoyerStudio *studio, const char *token, GError **error);

/* The same word by the synthesizer, at the same loudness, to compare with; on a thread of its own.
 * @text is what FoyerStudioWord has. */
void foyer_studio_synthesise_async (FoyerVoiceLanguage language,
                                    const char *text,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GArray *foyer_studio_synthesise_finish (GAsyncResult *result, GError **error);

G_END_DECLS
