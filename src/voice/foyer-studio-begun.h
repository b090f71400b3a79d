/* The voices that were begun in a folder: whose they are, and how far they are. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "voice/foyer-number-words.h"

G_BEGIN_DECLS

typedef struct
{
  char *id, *name;
  FoyerVoiceLanguage language;
  guint n_recorded, n_words;
} FoyerBegunVoice;

void foyer_begun_voice_free (FoyerBegunVoice *voice);

/* Those that can be gone on with, by name; reads their manifests. (element-type FoyerBegunVoice)
 * (transfer full) */
GPtrArray *foyer_studio_list_begun (const char *home);

G_END_DECLS
