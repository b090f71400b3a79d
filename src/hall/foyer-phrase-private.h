/* The places of a phrase, as reading and filling both see them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-phrase.h"

G_BEGIN_DECLS

/* "{name}" or "{name:one|many}" */
typedef struct
{
  char *name;
  char *one, *many; /* %NULL: the fact itself */
} FoyerPhrasePlace;

void foyer_phrase_place_clear (FoyerPhrasePlace *place);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FoyerPhrasePlace, foyer_phrase_place_clear)

/* Reads the place at @text, which begins with a brace, and says where it ends; %NULL when it is
 * none. */
const char *foyer_phrase_place_parse (const char *text, FoyerPhrasePlace *place);

G_END_DECLS
