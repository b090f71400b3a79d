/* Courtesy phrases: what is said in which situation, in three languages, with places to fill. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/foyer-time.h"
#include "hall/foyer-config.h"

G_BEGIN_DECLS

/* Who reads or hears it. */
typedef enum
{
  FOYER_AUDIENCE_CLERK = 1 << 0,
  FOYER_AUDIENCE_RECEPTION = 1 << 1,
  FOYER_AUDIENCE_KIOSK = 1 << 2,
  FOYER_AUDIENCE_VOICE = 1 << 3,
  FOYER_AUDIENCE_BOARD = 1 << 4,
  FOYER_AUDIENCE_CUSTOMER = 1 << 5,
  FOYER_AUDIENCE_TELEPHONE = 1 << 6,
  FOYER_AUDIENCE_TECHNICIAN = 1 << 7,
  FOYER_AUDIENCE_PRINT = 1 << 8,
  FOYER_AUDIENCE_MESSAGE = 1 << 9,
} FoyerAudience;

typedef struct
{
  char *id; /* "C01" */
  char *situation;
  guint audience; /* of FoyerAudience */
  FoyerNames text;
} FoyerPhrase;

/* --- the book: the shipped phrases, and a hall's own in place of some --- */

/**
 * FoyerPhraseBook:
 *
 * Made of tables: a line per phrase, columns id, situation, audience (words separated by commas),
 * zh, ko, en, separated by tabs; "#" begins a comment, and a line whose first column is "id" is a
 * heading. In a text "{name}" is a place for a fact, "{name:one|many}" a word that follows a
 * number, and after a place Korean particles are written in both forms: "{name}을(를)",
 * "{name}(으)로".
 *
 * What cannot be used is a problem and leaves the shipped phrase in its place: an id that is none
 * or that is there twice, a language without text, a place that the situation has no fact for.
 */
typedef struct _FoyerPhraseBook FoyerPhraseBook;

FoyerPhraseBook *foyer_phrase_book_new (void);
void foyer_phrase_book_free (FoyerPhraseBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerPhraseBook, foyer_phrase_book_free)

/* Takes in the table @text; @file is its name in problems. Shipped tables come first: a hall's own
 * (@own) may word a shipped phrase anew, not add one. A hall's own may leave situation and audience
 * empty. */
void
foyer_phrase_book_read (FoyerPhraseBook *book, const char *file, const char *text, gboolean own);

/* Errors (%FOYER_ERROR_USAGE) with file and line, in the order found. (transfer none) */
GPtrArray *foyer_phrase_book_get_problems (FoyerPhraseBook *book);
guint foyer_phrase_book_get_length (FoyerPhraseBook *book);

/* %NULL when there is none. (transfer none) */
const FoyerPhrase *foyer_phrase_book_find (FoyerPhraseBook *book, const char *id);

/* As it ships, whatever a hall made of it. (transfer none) */
const FoyerPhrase *foyer_phrase_book_find_shipped (FoyerPhraseBook *book, const char *id);

/* Those for one of @audience (of FoyerAudience), by id. (transfer container) (element-type
 * FoyerPhrase) */
GPtrArray *foyer_phrase_book_list (FoyerPhraseBook *book, guint audience);

/* --- facts --- */

/* What is known in a situation, to be put in the places of a phrase. */
typedef struct _FoyerPhraseFacts FoyerPhraseFacts;

FoyerPhraseFacts *foyer_phrase_facts_new (void);
void foyer_phrase_facts_free (FoyerPhraseFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerPhraseFacts, foyer_phrase_facts_free)

void foyer_phrase_facts_set_number (FoyerPhraseFacts *facts, const char *name, gint64 number);
/* The same in every language. */
void foyer_phrase_facts_set_text (FoyerPhraseFacts *facts, const char *name, const char *text);
void
foyer_phrase_facts_set_names (FoyerPhraseFacts *facts, const char *name, const FoyerNames *names);
/* "2、3", "2, 3", "2 or 3" */
void foyer_phrase_facts_set_counters (FoyerPhraseFacts *facts,
                                      const char *name,
                                      const gint64 *numbers,
                                      guint n_numbers);
/* "14:05" on the wall of the hall. */
void foyer_phrase_facts_set_clock (FoyerPhraseFacts *facts,
                                   const char *name,
                                   FoyerTime time,
                                   GTimeZone *zone);
/* "14:05", or "14:05 on 2 March" on another day than @now's. */
void foyer_phrase_facts_set_moment (
    FoyerPhraseFacts *facts, const char *name, FoyerTime time, FoyerTime now, GTimeZone *zone);
/* "3月2日", "3월 2일", "2 March"; @date is "2026-03-02". */
void foyer_phrase_facts_set_date (FoyerPhraseFacts *facts, const char *name, const char *date);

/* @phrase in @language with @facts (may be %NULL) in their places; what is put in is never read as
 * part of the phrase. %NULL when a fact is missing. (transfer full) */
char *foyer_phrase_fill (const FoyerPhrase *phrase,
                         FoyerLanguage language,
                         const FoyerPhraseFacts *facts);

G_END_DECLS
