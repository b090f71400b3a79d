/* A strip of roll paper: text blocks and a QR code, drawn once, as PDF or as dots of a thermal
 * printer. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desktop/foyer-paper.h"

G_BEGIN_DECLS

/* Dots in a millimetre of a thermal print head (203 dpi). */
#define FOYER_DOTS_PER_MM 8

typedef enum
{
  FOYER_ROLL_80MM, /* 72 mm can be printed: 576 dots */
  FOYER_ROLL_58MM, /* 48 mm: 384 dots */
  FOYER_N_ROLLS,
} FoyerRollWidth;

extern const char *const foyer_roll_widths[]; /* "80", "58" */

typedef enum
{
  FOYER_ROLL_SMALL,
  FOYER_ROLL_TEXT,
  FOYER_ROLL_STRONG,
  FOYER_ROLL_TITLE,
  FOYER_ROLL_NUMBER, /* one line, as large as the paper allows */
  FOYER_ROLL_N_SIZES,
} FoyerRollSize;

typedef struct _FoyerRoll FoyerRoll;

/* @large: for customers who see little; every size grows. */
FoyerRoll *foyer_roll_new (FoyerRollWidth width, gboolean large, const char *title);
void foyer_roll_free (FoyerRoll *roll);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerRoll, foyer_roll_free)

/* Centred text, wrapped; nothing for %NULL and "". */
void foyer_roll_add (FoyerRoll *roll, FoyerLanguage language, FoyerRollSize size, const char *text);
/* The same, beginning at the left edge. */
void
foyer_roll_add_left (FoyerRoll *roll, FoyerLanguage language, FoyerRollSize size, const char *text);
/* An empty space of @mm, and a line across. */
void foyer_roll_add_space (FoyerRoll *roll, double mm);
void foyer_roll_add_rule (FoyerRoll *roll);
/* A QR code with @text, error correction M. */
void foyer_roll_add_code (FoyerRoll *roll, const char *text);

const char *foyer_roll_get_title (const FoyerRoll *roll);
/* The page of its PDF as CUPS names it: "Custom.80x97mm". (transfer full) */
char *foyer_roll_get_media (const FoyerRoll *roll);

/* A page as wide as the paper and as long as what is on it. */
GBytes *foyer_roll_to_pdf (FoyerRoll *roll, GError **error);

/* Black and white dots: bit 7 of a byte is its leftmost dot, 1 is black. */
typedef struct
{
  guint width; /* dots, a multiple of 8 */
  guint height;
  guint8 *bits; /* width / 8 bytes in a row */
} FoyerRaster;

FoyerRaster *foyer_roll_to_raster (FoyerRoll *roll, GError **error);
void foyer_raster_free (FoyerRaster *raster);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerRaster, foyer_raster_free)

/* What a bare thermal printer takes (ESC/POS): reset, "GS v 0" strips, feed, partial cut. */
GBytes *foyer_raster_to_escpos (const FoyerRaster *raster);

G_END_DECLS
