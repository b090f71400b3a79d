/* Text on paper: cairo and Pango with the right language of each text, and PDF in memory. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desktop/foyer-paper.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"

#define FONT         "Cantarell, Sans"
#define LONGEST_WORD 12

static const char *const tags[FOYER_N_LANGUAGES] = {
  [FOYER_LANGUAGE_ZH] = "zh-cn",
  [FOYER_LANGUAGE_KO] = "ko",
  [FOYER_LANGUAGE_EN] = "en",
};

struct _FoyerPdf
{
  GByteArray *bytes;
  cairo_t *cr;
};

/* A Chinese name on an English sheet would be set in Japanese forms. */
static void
tag_scripts (PangoAttrList *attributes, FoyerLanguage language, const char *text)
{
  for (const char *at = text; *at != '\0';)
    {
      const char *next = g_utf8_next_char (at);
      const gunichar character = g_utf8_get_char (at);
      PangoAttribute *attribute = NULL;

      if (g_unichar_get_script (character) == G_UNICODE_SCRIPT_HANGUL)
        attribute = pango_attr_language_new (pango_language_from_string ("ko"));
      else if (language == FOYER_LANGUAGE_EN && g_unichar_iswide (character))
        attribute = pango_attr_language_new (pango_language_from_string ("zh-cn"));
      if (attribute != NULL)
        {
          attribute->start_index = (guint) (at - text);
          attribute->end_index = (guint) (next - text);
          pango_attr_list_change (attributes, attribute);
        }
      at = next;
    }
}

/* Pango breaks Korean between any two syllables; people break it between words. */
static void
keep_korean_words (PangoAttrList *attributes, const char *text)
{
  for (const char *at = text; *at != '\0';)
    {
      const char *end = at;

      while (*end != '\0' && !g_unichar_isspace (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      if (g_utf8_strlen (at, end - at) <= LONGEST_WORD &&
          g_unichar_get_script (g_utf8_get_char (at)) == G_UNICODE_SCRIPT_HANGUL)
        {
          PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);

          attribute->start_index = (guint) (at - text);
          attribute->end_index = (guint) (end - text);
          pango_attr_list_insert (attributes, attribute);
        }
      at = *end != '\0' ? g_utf8_next_char (end) : end;
    }
}

/* The narrowest width that takes no more lines. */
static void
balance (PangoLayout *layout)
{
  const int lines = pango_layout_get_line_count (layout), full = pango_layout_get_width (layout);
  int low = full / 2, high = full;

  if (lines < 2)
    return;
  while (high - low > PANGO_SCALE)
    {
      const int middle = low + (high - low) / 2;

      pango_layout_set_width (layout, middle);
      if (pango_layout_get_line_count (layout) > lines)
        low = middle;
      else
        high = middle;
    }
  pango_layout_set_width (layout, high);
}

PangoLayout *
foyer_paper_layout (cairo_t *cr,
                    FoyerLanguage language,
                    const char *text,
                    double size,
                    double width,
                    FoyerTextStyle style)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (pango_layout_get_context (layout), options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (pango_layout_get_context (layout), FALSE);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  if ((style & FOYER_TEXT_BOLD) != 0)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_attr_list_insert (attributes,
                          pango_attr_language_new (pango_language_from_string (tags[language])));
  tag_scripts (attributes, language, valid);
  keep_korean_words (attributes, valid);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, (style & FOYER_TEXT_CENTRED) != 0 ? PANGO_ALIGN_CENTER
                                                                        : PANGO_ALIGN_LEFT);
  pango_layout_set_text (layout, valid, -1);
  if ((style & FOYER_TEXT_CENTRED) != 0)
    balance (layout);
  return layout;
}

double
foyer_layout_get_height (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.height / PANGO_SCALE;
}

static gboolean
is_wide (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iswide (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

/* Chinese and Korean go into a PDF as outlines: cairo 1.16 loses single glyphs when it makes a
 * subset of a CJK font (U+5982 of Noto Sans CJK SC is one), and paper must not miss a character. */
void
foyer_layout_show (PangoLayout *layout, cairo_t *cr, double x, double y, double width)
{
  const double own = (double) pango_layout_get_width (layout) / PANGO_SCALE;

  if (pango_layout_get_alignment (layout) == PANGO_ALIGN_CENTER)
    x += (width - own) / 2;
  cairo_move_to (cr, x, y);
  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF &&
      is_wide (pango_layout_get_text (layout)))
    {
      pango_cairo_layout_path (cr, layout);
      cairo_fill (cr);
    }
  else
    pango_cairo_show_layout (cr, layout);
}

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

FoyerPdf *
foyer_pdf_new (double width, double height, const char *title)
{
  FoyerPdf *pdf = g_new0 (FoyerPdf, 1);
  cairo_surface_t *surface;

  pdf->bytes = g_byte_array_new ();
  surface = cairo_pdf_surface_create_for_stream (append, pdf->bytes, width, height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Foyer");
  pdf->cr = cairo_create (surface);
  cairo_surface_destroy (surface);
  return pdf;
}

cairo_t *
foyer_pdf_get_cairo (FoyerPdf *pdf)
{
  return pdf->cr;
}

GBytes *
foyer_pdf_finish (FoyerPdf *pdf, GError **error)
{
  cairo_surface_t *surface = cairo_surface_reference (cairo_get_target (pdf->cr));
  cairo_status_t status = cairo_status (pdf->cr);
  GBytes *bytes = NULL;

  cairo_destroy (pdf->cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    bytes = g_byte_array_free_to_bytes (g_steal_pointer (&pdf->bytes));
  else
    g_set_error (error, FOYER_ERROR, FOYER_ERROR_FAULT,
                 _ ("The page could not be drawn (%s). Nothing was printed."),
                 cairo_status_to_string (status));
  g_clear_pointer (&pdf->bytes, g_byte_array_unref);
  g_free (pdf);
  return bytes;
}

gboolean
foyer_bytes_save (GBytes *bytes, const char *path, GError **error)
{
  g_autoptr (GError) cause = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (g_file_set_contents_full (path, data, (gssize) size,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &cause))
    return TRUE;
  g_set_error (error, FOYER_ERROR,
               g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? FOYER_ERROR_DISK_FULL
                                                                         : FOYER_ERROR_FAULT,
               _ ("The file “%s” could not be written (%s). Choose another folder."), path,
               cause->message);
  return FALSE;
}
