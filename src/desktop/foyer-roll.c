/* A strip of roll paper: text blocks and a QR code, drawn once, as PDF or as dots of a thermal
 * printer. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desktop/foyer-roll.h"

#include <glib/gi18n-lib.h>
#include <qrencode.h>

#include "base/foyer-error.h"

/* All lengths are in dots, also on the way to PDF. */
#define MAX_LENGTH 16000
#define STRIP      128
#define GAP        6
#define SIDE       8
#define EDGE       24 /* above the first and below the last block */

const char *const foyer_roll_widths[] = { "80", "58", NULL };

static const struct
{
  int paper_mm;
  int dots;
} rolls[FOYER_N_ROLLS] = {
  [FOYER_ROLL_80MM] = { 80, 576 },
  [FOYER_ROLL_58MM] = { 58, 384 },
};

/* Height of the type, for each width of the paper; the number's is an upper limit. */
static const struct
{
  double sizes[FOYER_N_ROLLS];
  double large[FOYER_N_ROLLS];
  FoyerTextStyle style;
} types[FOYER_ROLL_N_SIZES] = {
  [FOYER_ROLL_SMALL] = { { 23, 20 }, { 36, 32 }, FOYER_TEXT_PLAIN },
  [FOYER_ROLL_TEXT] = { { 29, 25 }, { 46, 40 }, FOYER_TEXT_PLAIN },
  [FOYER_ROLL_STRONG] = { { 33, 28 }, { 56, 46 }, FOYER_TEXT_BOLD },
  [FOYER_ROLL_TITLE] = { { 38, 32 }, { 60, 50 }, FOYER_TEXT_BOLD },
  [FOYER_ROLL_NUMBER] = { { 170, 120 }, { 240, 170 }, FOYER_TEXT_BOLD },
};

typedef enum
{
  BLOCK_TEXT,
  BLOCK_SPACE,
  BLOCK_RULE,
  BLOCK_CODE,
} BlockKind;

typedef struct
{
  BlockKind kind;
  FoyerLanguage language;
  FoyerRollSize size;
  gboolean left;
  char *text;
  double height; /* of a space */
} Block;

struct _FoyerRoll
{
  FoyerRollWidth width;
  gboolean large;
  char *title;
  GPtrArray *blocks;
};

static void
block_free (Block *block)
{
  g_free (block->text);
  g_free (block);
}

FoyerRoll *
foyer_roll_new (FoyerRollWidth width, gboolean large, const char *title)
{
  FoyerRoll *roll = g_new0 (FoyerRoll, 1);

  roll->width = width;
  roll->large = large;
  roll->title = g_strdup (title);
  roll->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  return roll;
}

void
foyer_roll_free (FoyerRoll *roll)
{
  g_ptr_array_unref (roll->blocks);
  g_free (roll->title);
  g_free (roll);
}

static Block *
add (FoyerRoll *roll, BlockKind kind, const char *text)
{
  Block *block = g_new0 (Block, 1);

  block->kind = kind;
  block->text = g_strdup (text);
  g_ptr_array_add (roll->blocks, block);
  return block;
}

void
foyer_roll_add (FoyerRoll *roll, FoyerLanguage language, FoyerRollSize size, const char *text)
{
  if (text != NULL && *text != '\0')
    {
      Block *block = add (roll, BLOCK_TEXT, text);

      block->language = language;
      block->size = size;
    }
}

void
foyer_roll_add_left (FoyerRoll *roll, FoyerLanguage language, FoyerRollSize size, const char *text)
{
  const guint before = roll->blocks->len;

  foyer_roll_add (roll, language, size, text);
  if (roll->blocks->len > before)
    ((Block *) g_ptr_array_index (roll->blocks, before))->left = TRUE;
}

void
foyer_roll_add_space (FoyerRoll *roll, double mm)
{
  add (roll, BLOCK_SPACE, NULL)->height = mm * FOYER_DOTS_PER_MM;
}

void
foyer_roll_add_rule (FoyerRoll *roll)
{
  add (roll, BLOCK_RULE, NULL);
}

void
foyer_roll_add_code (FoyerRoll *roll, const char *text)
{
  add (roll, BLOCK_CODE, text);
}

static PangoLayout *
layout_block (const FoyerRoll *roll, const Block *block, cairo_t *cr)
{
  const double width = rolls[roll->width].dots - 2 * SIDE;
  const FoyerTextStyle style =
      types[block->size].style | (block->left ? FOYER_TEXT_PLAIN : FOYER_TEXT_CENTRED);
  double size =
      roll->large ? types[block->size].large[roll->width] : types[block->size].sizes[roll->width];
  PangoLayout *layout = foyer_paper_layout (cr, block->language, block->text, size, width, style);

  /* A number is never broken: A1000 takes smaller type than A012. */
  while (block->size == FOYER_ROLL_NUMBER && pango_layout_get_line_count (layout) > 1 && size > 24)
    {
      size *= 0.92;
      g_object_unref (layout);
      layout = foyer_paper_layout (cr, block->language, block->text, size, width, style);
    }
  return layout;
}

static double
draw_text (const FoyerRoll *roll, const Block *block, cairo_t *cr, double y)
{
  g_autoptr (PangoLayout) layout = layout_block (roll, block, cr);
  const double width = rolls[roll->width].dots - 2 * SIDE;
  PangoRectangle ink, logical;

  pango_layout_get_extents (layout, &ink, &logical);
  if (block->size == FOYER_ROLL_NUMBER)
    {
      /* The empty space of so large a type would cost a centimetre of paper. */
      foyer_layout_show (layout, cr, SIDE, y + 2 * GAP - (double) ink.y / PANGO_SCALE, width);
      return (double) ink.height / PANGO_SCALE + 4 * GAP;
    }
  foyer_layout_show (layout, cr, SIDE, y, width);
  return (double) logical.height / PANGO_SCALE + GAP;
}

/* Whole dots in every module, and on whole dots, or thermal printers blur it. */
static double
draw_code (const FoyerRoll *roll, const Block *block, cairo_t *cr, double y)
{
  const int width = rolls[roll->width].dots;
  const int most = width * (roll->large ? 10 : 7) / 20;
  QRcode *code = QRcode_encodeString (block->text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
  int module, left, top, size;

  if (code == NULL)
    return 0;
  size = code->width;
  module = CLAMP (most / size, 2, 12);
  left = (width - module * size) / 2;
  top = (int) y + 2 * module;
  for (int row = 0; row < size; row++)
    for (int column = 0; column < size; column++)
      if ((code->data[row * size + column] & 1) != 0)
        cairo_rectangle (cr, left + column * module, top + row * module, module, module);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_fill (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
  QRcode_free (code);
  return module * (size + 4);
}

/* Draws everything and gives the height. */
static double
draw (const FoyerRoll *roll, cairo_t *cr)
{
  double y = EDGE;

  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < roll->blocks->len; i++)
    {
      const Block *block = g_ptr_array_index (roll->blocks, i);

      switch (block->kind)
        {
        case BLOCK_TEXT:
          y += draw_text (roll, block, cr, y);
          break;
        case BLOCK_SPACE:
          y += block->height;
          break;
        case BLOCK_RULE:
          cairo_rectangle (cr, 0, (int) y + 8, rolls[roll->width].dots, 2);
          cairo_fill (cr);
          y += 18;
          break;
        case BLOCK_CODE:
          y += draw_code (roll, block, cr, y);
          break;
        }
    }
  return y + EDGE;
}

static int
measure (const FoyerRoll *roll)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  const double height = draw (roll, cr);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return (int) MIN (height + 1, MAX_LENGTH);
}

const char *
foyer_roll_get_title (const FoyerRoll *roll)
{
  return roll->title;
}

char *
foyer_roll_get_media (const FoyerRoll *roll)
{
  return g_strdup_printf ("Custom.%dx%dmm", rolls[roll->width].paper_mm,
                          (measure (roll) + FOYER_DOTS_PER_MM - 1) / FOYER_DOTS_PER_MM);
}

GBytes *
foyer_roll_to_pdf (FoyerRoll *roll, GError **error)
{
  const double scale = FOYER_POINTS_PER_MM / FOYER_DOTS_PER_MM;
  const double paper = rolls[roll->width].paper_mm * FOYER_POINTS_PER_MM;
  const double margin = (paper - rolls[roll->width].dots * scale) / 2;
  FoyerPdf *pdf = foyer_pdf_new (paper, measure (roll) * scale, roll->title);
  cairo_t *cr = foyer_pdf_get_cairo (pdf);

  cairo_translate (cr, margin, 0);
  cairo_scale (cr, scale, scale);
  draw (roll, cr);
  return foyer_pdf_finish (pdf, error);
}

FoyerRaster *
foyer_roll_to_raster (FoyerRoll *roll, GError **error)
{
  const int width = rolls[roll->width].dots, height = measure (roll);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  cairo_t *cr = cairo_create (surface);
  FoyerRaster *raster = NULL;

  draw (roll, cr);
  cairo_surface_flush (surface);
  if (cairo_status (cr) == CAIRO_STATUS_SUCCESS)
    {
      const guint8 *data = cairo_image_surface_get_data (surface);
      const int stride = cairo_image_surface_get_stride (surface);

      raster = g_new0 (FoyerRaster, 1);
      raster->width = (guint) width;
      raster->height = (guint) height;
      raster->bits = g_malloc0 ((gsize) width / 8 * (gsize) height);
      for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
          if (data[y * stride + x] >= 128)
            raster->bits[y * (width / 8) + x / 8] |= (guint8) (0x80 >> (x & 7));
    }
  else
    g_set_error (error, FOYER_ERROR, FOYER_ERROR_FAULT,
                 _ ("The page could not be drawn (%s). Nothing was printed."),
                 cairo_status_to_string (cairo_status (cr)));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return raster;
}

void
foyer_raster_free (FoyerRaster *raster)
{
  g_free (raster->bits);
  g_free (raster);
}

/* In strips: many printers hold no more than 64 KB, some less. */
GBytes *
foyer_raster_to_escpos (const FoyerRaster *raster)
{
  static const guint8 reset[] = { 0x1b, '@' };
  static const guint8 feed_and_cut[] = { 0x1b, 'd', 3, 0x1d, 'V', 66, 0 };
  const guint row = raster->width / 8;
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, reset, sizeof reset);
  for (guint y = 0; y < raster->height; y += STRIP)
    {
      const guint rows = MIN (STRIP, raster->height - y);
      const guint8 head[] = { 0x1d,
                              'v',
                              '0',
                              0,
                              (guint8) (row & 0xff),
                              (guint8) (row >> 8),
                              (guint8) (rows & 0xff),
                              (guint8) (rows >> 8) };

      g_byte_array_append (bytes, head, sizeof head);
      g_byte_array_append (bytes, raster->bits + (gsize) y * row, rows * row);
    }
  g_byte_array_append (bytes, feed_and_cut, sizeof feed_and_cut);
  return g_byte_array_free_to_bytes (bytes);
}
