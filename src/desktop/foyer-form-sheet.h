/* The sample of a form on paper, as the customer reads it beside the form (S4 五.4). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desktop/foyer-paper.h"
#include "hall/foyer-form-sample.h"

G_BEGIN_DECLS

/**
 * FoyerFormSheet:
 *
 * All on one page of A4: each field with what one would write there. Where the form itself is in
 * another language, the field's name stands there as the form has it, too.
 */
typedef struct
{
  const FoyerFormSample *form;
  FoyerLanguage language; /* the customer's */
  FoyerLanguage paper;    /* the form's own: the hall's first */
  const char *hall;       /* its name; may be %NULL */
} FoyerFormSheet;

/* A PDF. (transfer full) */
GBytes *foyer_form_sheet_draw (const FoyerFormSheet *sheet, GError **error);

G_END_DECLS
