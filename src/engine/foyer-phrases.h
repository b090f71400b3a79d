/* Loading the courtesy phrases: what ships, and a hall's own in place of some. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-phrase.h"

G_BEGIN_DECLS

/* The shipped phrases, and those of the hall's own folder: $FOYER_PHRASES, else "phrases" beside
 * the hall's file @database, else "foyer/phrases" in the user's data; all its files *.tsv in the
 * order of their names. Never fails: what cannot be read is a problem of the book. (transfer full)
 */
FoyerPhraseBook *foyer_phrases_load (const char *database);

/* What the hall of @database words anew of what the voice says, taken into @plan; its problems are
 * told by whoever shows the phrases. */
void foyer_phrases_adopt (const char *database, FoyerVoicePlan *plan);

/* The folder as above, whether there is one or not. (transfer full) */
char *foyer_phrases_get_folder (const char *database);

G_END_DECLS
