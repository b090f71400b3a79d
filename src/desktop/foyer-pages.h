/* A4 pages that fill from top to bottom: headings, text, tables, boxes to tick, lines to sign. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desktop/foyer-paper.h"

G_BEGIN_DECLS

/**
 * FoyerPages:
 *
 * What does not fit goes to a new page; a row of a table is never cut, and its head stands on every
 * page. Each page carries @foot and its number of how many. Nothing is drawn before
 * foyer_pages_finish().
 */
typedef struct _FoyerPages FoyerPages;

FoyerPages *foyer_pages_new (FoyerLanguage language, const char *title, const char *foot);

/* Takes smaller type and narrower spaces, down to two thirds, to keep everything on one page. */
void foyer_pages_set_single (FoyerPages *pages);

typedef enum
{
  FOYER_PAGES_TITLE,
  FOYER_PAGES_HEADING,
  FOYER_PAGES_TEXT,
  FOYER_PAGES_SMALL,
  FOYER_PAGES_LARGE,
  FOYER_PAGES_SIGN, /* to be read from across a room */
  FOYER_PAGES_HEADLINE,
  FOYER_PAGES_POSTER, /* larger still */
} FoyerPagesStyle;

/* Nothing for %NULL and "". */
void foyer_pages_add (FoyerPages *pages, FoyerPagesStyle style, const char *text);
/* In another language than the pages'. */
void foyer_pages_add_in (FoyerPages *pages,
                         FoyerLanguage language,
                         FoyerPagesStyle style,
                         const char *text);
void foyer_pages_add_centred (FoyerPages *pages,
                              FoyerLanguage language,
                              FoyerPagesStyle style,
                              const char *text);
/* A name and its value beside it; a value of %NULL or "" leaves a line to write on. */
void foyer_pages_add_field (FoyerPages *pages, const char *name, const char *value);
/* A field of a form, large, with what one would write there; @other_name is its name in another
 * language, or %NULL. */
void foyer_pages_add_sample (FoyerPages *pages,
                             const char *name,
                             const char *value,
                             FoyerLanguage other,
                             const char *other_name);
void foyer_pages_add_tick (FoyerPages *pages, const char *text);
/* A line to sign on, with what belongs there below it. */
void foyer_pages_add_signature (FoyerPages *pages, const char *left, const char *right);
void foyer_pages_add_space (FoyerPages *pages, double mm);
void foyer_pages_add_rule (FoyerPages *pages);
/* Empty lines to write on. */
void foyer_pages_add_lines (FoyerPages *pages, guint n_lines);
void foyer_pages_add_break (FoyerPages *pages);

/* Columns as parts of the width; then rows, each with as many cells. Cells may be %NULL. */
void foyer_pages_begin_table (FoyerPages *pages,
                              const double *parts,
                              guint n_columns,
                              const char *const *head);
void foyer_pages_add_row (FoyerPages *pages, const char *const *cells);

/* Draws everything and frees @pages. */
GBytes *foyer_pages_finish (FoyerPages *pages, GError **error);

G_END_DECLS
