/* What the voice says by itself, in the words of the phrases or in a hall's own. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-phrase.h"

G_BEGIN_DECLS

/* Announcements of one moment, which keep their text. */
#define FOYER_NOTICE_BUSY       "busy"
#define FOYER_NOTICE_EARLY_STOP "early-stop"
#define FOYER_NOTICE_HOLIDAY    "holiday"
#define FOYER_NOTICE_REOPENED   "reopened"
#define FOYER_NOTICE_PRIORITY   "priority"

/* "K06". (transfer none) */
const char *foyer_spoken_get_phrase (FoyerSpoken spoken);

/* Takes what @book words anew of what is spoken into @plan. */
void foyer_spoken_adopt (FoyerVoicePlan *plan, FoyerPhraseBook *book);

/* The words of one moment, with @facts in their places. %NULL: a fact is missing, or nothing of a
 * moment is meant. (transfer full) */
char *foyer_spoken_write (const FoyerVoicePlan *plan,
                          FoyerSpoken spoken,
                          FoyerLanguage language,
                          const FoyerPhraseFacts *facts);

/* The hall's own words of a call, %NULL where it uses the shipped ones. (transfer full) */
char *foyer_spoken_write_own (const FoyerVoicePlan *plan,
                              FoyerSpoken spoken,
                              FoyerLanguage language,
                              const FoyerPhraseFacts *facts);

/* S08: with the reason where it is in @language, else without: a voice cannot read the others'
 * letters. @facts has "time". (transfer full) */
char *foyer_spoken_write_early_stop (const FoyerVoicePlan *plan,
                                     FoyerLanguage language,
                                     const char *reason,
                                     FoyerPhraseFacts *facts);

/* Whether @text is written in the letters of @language. */
gboolean foyer_spoken_fits (FoyerLanguage language, const char *text);

G_END_DECLS
