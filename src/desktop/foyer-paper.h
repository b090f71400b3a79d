/* Text on paper: cairo and Pango with the right language of each text, and PDF in memory. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <pango/pangocairo.h>

#include "hall/foyer-ticket.h"

G_BEGIN_DECLS

#define FOYER_POINTS_PER_MM (72.0 / 25.4)

typedef enum
{
  FOYER_TEXT_PLAIN = 0,
  FOYER_TEXT_BOLD = 1 << 0,
  FOYER_TEXT_CENTRED = 1 << 1,
  FOYER_TEXT_DIM = 1 << 2, /* smaller meaning, not smaller type: grey on a page */
} FoyerTextStyle;

/* Sets @text for @language in lines of @width units, @size units high. Chinese gets Chinese glyph
 * forms and Korean Korean ones, whatever language the paper is in. Layout is the same for every
 * surface and scale, so that what was measured is what is drawn. (transfer full) */
PangoLayout *foyer_paper_layout (cairo_t *cr,
                                 FoyerLanguage language,
                                 const char *text,
                                 double size,
                                 double width,
                                 FoyerTextStyle style);
double foyer_layout_get_height (PangoLayout *layout);
/* Draws it in the place of @width units that begins at @x. Centred text is drawn in lines of about
 * the same length: none ends with a lonely word. */
void foyer_layout_show (PangoLayout *layout, cairo_t *cr, double x, double y, double width);

/* A PDF that grows in memory; pages of @width × @height points. The title is shown by readers. */
typedef struct _FoyerPdf FoyerPdf;

FoyerPdf *foyer_pdf_new (double width, double height, const char *title);
cairo_t *foyer_pdf_get_cairo (FoyerPdf *pdf);
/* Ends the PDF and frees it. %NULL when cairo could not draw it (%FOYER_ERROR_FAULT). */
GBytes *foyer_pdf_finish (FoyerPdf *pdf, GError **error);

/* Writes @bytes over @path, whole or not at all (%FOYER_ERROR_DISK_FULL, %FOYER_ERROR_FAULT). */
gboolean foyer_bytes_save (GBytes *bytes, const char *path, GError **error);

G_END_DECLS
