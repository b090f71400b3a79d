/* A phrase as it is said, and in the reader's own language. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hall/foyer-phrase.h"

G_BEGIN_DECLS

#define FOYER_TYPE_PHRASE_ROW (foyer_phrase_row_get_type ())
G_DECLARE_FINAL_TYPE (FoyerPhraseRow, foyer_phrase_row, FOYER, PHRASE_ROW, GtkListBoxRow)

/* @phrase said in @language with @facts in its places; %NULL when one is not known. @phrase is
 * borrowed. */
GtkWidget *foyer_phrase_row_new (const FoyerPhrase *phrase,
                                 FoyerLanguage language,
                                 const FoyerPhraseFacts *facts);

const FoyerPhrase *foyer_phrase_row_get_phrase (FoyerPhraseRow *self);
/* Whether @typed is found in it, see foyer_search_rank(). */
gboolean foyer_phrase_row_matches (FoyerPhraseRow *self, const char *typed);

G_END_DECLS
