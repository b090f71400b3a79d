/* What is to be recorded for a voice: the words of each language, and what to read aloud. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "voice/foyer-number-words.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_STUDIO_PHRASE, /* the parts of the calls */
  FOYER_STUDIO_NUMBER,
  FOYER_STUDIO_LETTER,
} FoyerStudioGroup;

typedef struct
{
  char *token; /* the clip's name in the voice */
  char *text;  /* what the speaker reads */
  FoyerStudioGroup group;
  gboolean recorded;
} FoyerStudioWord;

void foyer_studio_word_free (FoyerStudioWord *word);

/* All words of a complete voice, phrases first; of the letters those in @letters, or all when it is
 * %NULL. (element-type FoyerStudioWord) (transfer full) */
GPtrArray *foyer_studio_words_list (FoyerVoiceLanguage language, const char *letters);

/* The lines of [phrases] in a new voice: five pairs of key and text. */
#define FOYER_STUDIO_N_PHRASES 5
typedef struct
{
  const char *key, *text;
} FoyerStudioPhrase;
const FoyerStudioPhrase *foyer_studio_words_phrases (FoyerVoiceLanguage language);

G_END_DECLS
