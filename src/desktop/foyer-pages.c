/* A4 pages that fill from top to bottom: headings, text, tables, boxes to tick, lines to sign. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desktop/foyer-pages.h"

#include <glib/gi18n-lib.h>

#define MM          FOYER_POINTS_PER_MM
#define WIDTH       (210 * MM)
#define HEIGHT      (297 * MM)
#define MARGIN      (18 * MM)
#define INNER       (WIDTH - 2 * MARGIN)
#define BOTTOM      (HEIGHT - 20 * MM)
#define PAD         4.0
#define SMALLEST    0.67
#define NAME_PART   0.26
#define SAMPLE_PART 0.45
#define MAX_COLUMNS 8

static const struct
{
  double size, above, below;
  FoyerTextStyle style;
} types[] = {
  [FOYER_PAGES_TITLE] = { 20, 0, 8, FOYER_TEXT_BOLD },
  [FOYER_PAGES_HEADING] = { 13, 10, 4, FOYER_TEXT_BOLD },
  [FOYER_PAGES_TEXT] = { 11, 0, 4, FOYER_TEXT_PLAIN },
  [FOYER_PAGES_SMALL] = { 9, 0, 3, FOYER_TEXT_PLAIN },
  [FOYER_PAGES_LARGE] = { 18, 0, 6, FOYER_TEXT_PLAIN },
  [FOYER_PAGES_HEADLINE] = { 28, 0, 6, FOYER_TEXT_BOLD },
  [FOYER_PAGES_SIGN] = { 26, 0, 8, FOYER_TEXT_PLAIN },
  [FOYER_PAGES_POSTER] = { 52, 0, 10, FOYER_TEXT_BOLD },
};

typedef enum
{
  ITEM_TEXT,
  ITEM_FIELD,
  ITEM_SAMPLE,
  ITEM_TICK,
  ITEM_SIGNATURE,
  ITEM_SPACE,
  ITEM_RULE,
  ITEM_LINES,
  ITEM_BREAK,
  ITEM_TABLE,
  ITEM_ROW,
} ItemKind;

typedef struct
{
  ItemKind kind;
  FoyerLanguage language, other;
  FoyerPagesStyle style;
  gboolean centred;
  guint n; /* lines, or columns */
  double height;
  double parts[MAX_COLUMNS];
  char *cells[MAX_COLUMNS];
} Item;

struct _FoyerPages
{
  FoyerLanguage language;
  char *title, *foot;
  gboolean single;
  GPtrArray *items;
};

/* Where drawing stands. The same walk first counts the pages and then draws. */
typedef struct
{
  const FoyerPages *pages;
  cairo_t *cr;
  const Item *table; /* whose rows come now */
  double scale;      /* of type and spaces */
  double y;
  guint page, n_pages; /* 0 pages: still counting */
} Pen;

static void
item_free (Item *item)
{
  for (guint i = 0; i < MAX_COLUMNS; i++)
    g_free (item->cells[i]);
  g_free (item);
}

FoyerPages *
foyer_pages_new (FoyerLanguage language, const char *title, const char *foot)
{
  FoyerPages *pages = g_new0 (FoyerPages, 1);

  pages->language = language;
  pages->title = g_strdup (title);
  pages->foot = g_strdup (foot);
  pages->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  return pages;
}

void
foyer_pages_set_single (FoyerPages *pages)
{
  pages->single = TRUE;
}

static Item *
add (FoyerPages *pages, ItemKind kind, const char *first, const char *second)
{
  Item *item = g_new0 (Item, 1);

  item->kind = kind;
  item->language = pages->language;
  item->style = FOYER_PAGES_TEXT;
  item->cells[0] = g_strdup (first);
  item->cells[1] = g_strdup (second);
  g_ptr_array_add (pages->items, item);
  return item;
}

void
foyer_pages_add (FoyerPages *pages, FoyerPagesStyle style, const char *text)
{
  foyer_pages_add_in (pages, pages->language, style, text);
}

void
foyer_pages_add_in (FoyerPages *pages,
                    FoyerLanguage language,
                    FoyerPagesStyle style,
                    const char *text)
{
  Item *item;

  if (text == NULL || *text == '\0')
    return;
  item = add (pages, ITEM_TEXT, text, NULL);
  item->style = style;
  item->language = language;
}

void
foyer_pages_add_centred (FoyerPages *pages,
                         FoyerLanguage language,
                         FoyerPagesStyle style,
                         const char *text)
{
  Item *item;

  if (text == NULL || *text == '\0')
    return;
  item = add (pages, ITEM_TEXT, text, NULL);
  item->style = style;
  item->language = language;
  item->centred = TRUE;
}

void
foyer_pages_add_field (FoyerPages *pages, const char *name, const char *value)
{
  add (pages, ITEM_FIELD, name, value);
}

void
foyer_pages_add_sample (FoyerPages *pages,
                        const char *name,
                        const char *value,
                        FoyerLanguage other,
                        const char *other_name)
{
  Item *item = add (pages, ITEM_SAMPLE, name, value);

  item->other = other;
  foyer_set_text (&item->cells[2], other_name);
}

void
foyer_pages_add_tick (FoyerPages *pages, const char *text)
{
  add (pages, ITEM_TICK, text, NULL);
}

void
foyer_pages_add_signature (FoyerPages *pages, const char *left, const char *right)
{
  add (pages, ITEM_SIGNATURE, left, right);
}

void
foyer_pages_add_space (FoyerPages *pages, double mm)
{
  add (pages, ITEM_SPACE, NULL, NULL)->height = mm * MM;
}

void
foyer_pages_add_rule (FoyerPages *pages)
{
  add (pages, ITEM_RULE, NULL, NULL);
}

void
foyer_pages_add_lines (FoyerPages *pages, guint n_lines)
{
  for (guint i = 0; i < n_lines; i++)
    add (pages, ITEM_LINES, NULL, NULL);
}

void
foyer_pages_add_break (FoyerPages *pages)
{
  add (pages, ITEM_BREAK, NULL, NULL);
}

static void
set_cells (Item *item, guint n, const char *const *cells)
{
  item->n = n;
  for (guint i = 0; i < n; i++)
    foyer_set_text (&item->cells[i], cells[i]);
}

void
foyer_pages_begin_table (FoyerPages *pages,
                         const double *parts,
                         guint n_columns,
                         const char *const *head)
{
  Item *item;

  g_return_if_fail (n_columns > 0 && n_columns <= MAX_COLUMNS);
  item = add (pages, ITEM_TABLE, NULL, NULL);
  set_cells (item, n_columns, head);
  for (guint i = 0; i < n_columns; i++)
    item->parts[i] = parts[i];
}

void
foyer_pages_add_row (FoyerPages *pages, const char *const *cells)
{
  const Item *table = NULL;

  for (guint i = pages->items->len; i-- > 0 && table == NULL;)
    if (((Item *) g_ptr_array_index (pages->items, i))->kind == ITEM_TABLE)
      table = g_ptr_array_index (pages->items, i);
  g_return_if_fail (table != NULL);
  set_cells (add (pages, ITEM_ROW, NULL, NULL), table->n, cells);
}

static PangoLayout *
layout (
    const Pen *pen, const Item *item, const char *text, double size, double width, FoyerTextStyle s)
{
  return foyer_paper_layout (pen->cr, item->language, text != NULL ? text : "", size * pen->scale,
                             width, s);
}

static void
show (const Pen *pen, PangoLayout *text, double x, double y)
{
  if (pen->n_pages > 0)
    foyer_layout_show (text, pen->cr, x, y, INNER);
}

static void
line (const Pen *pen, double x, double y, double width, double thickness)
{
  if (pen->n_pages > 0)
    {
      cairo_rectangle (pen->cr, x, y, width, thickness);
      cairo_fill (pen->cr);
    }
}

static void
draw_foot (const Pen *pen)
{
  g_autofree char *number = g_strdup_printf ("%u / %u", pen->page, pen->n_pages);
  g_autoptr (PangoLayout) left =
      foyer_paper_layout (pen->cr, pen->pages->language,
                          pen->pages->foot != NULL ? pen->pages->foot : "", 8, INNER - 60, 0);
  g_autoptr (PangoLayout) right =
      foyer_paper_layout (pen->cr, pen->pages->language, number, 8, 60, 0);

  if (pen->pages->foot == NULL && pen->n_pages < 2)
    return;
  pango_layout_set_alignment (right, PANGO_ALIGN_RIGHT);
  line (pen, MARGIN, HEIGHT - 15 * MM, INNER, 0.4);
  show (pen, left, MARGIN, HEIGHT - 14 * MM);
  show (pen, right, MARGIN + INNER - 60, HEIGHT - 14 * MM);
}

static void
turn_page (Pen *pen)
{
  if (pen->n_pages > 0)
    {
      draw_foot (pen);
      cairo_show_page (pen->cr);
    }
  pen->page++;
  pen->y = MARGIN;
}

static double draw_row (Pen *pen, const Item *item, gboolean only_measure);

/* Room for @height; a table goes on below its head. */
static void
make_room (Pen *pen, double height, const Item *row)
{
  if (pen->y + height <= BOTTOM || pen->y <= MARGIN)
    return;
  turn_page (pen);
  if (row != NULL && pen->table != NULL)
    pen->y += draw_row (pen, pen->table, FALSE);
}

static double
draw_row (Pen *pen, const Item *item, gboolean only_measure)
{
  const gboolean head = item->kind == ITEM_TABLE;
  double x = MARGIN, height = 0;

  for (guint i = 0; i < item->n; i++)
    {
      const double width = pen->table->parts[i] * INNER;
      g_autoptr (PangoLayout) cell =
          layout (pen, item, item->cells[i], head ? 9 : 10, width - 2 * PAD,
                  head ? FOYER_TEXT_BOLD : FOYER_TEXT_PLAIN);

      height = MAX (height, foyer_layout_get_height (cell) + 2 * PAD);
      if (!only_measure)
        show (pen, cell, x + (i > 0 ? PAD : 0), pen->y + PAD);
      x += width;
    }
  if (!only_measure)
    line (pen, MARGIN, pen->y + height, INNER, head ? 1 : 0.4);
  return height + 1;
}

static void
draw_text (Pen *pen, const Item *item)
{
  g_autoptr (PangoLayout) text =
      layout (pen, item, item->cells[0], types[item->style].size, INNER,
              types[item->style].style | (item->centred ? FOYER_TEXT_CENTRED : FOYER_TEXT_PLAIN));
  const double height = foyer_layout_get_height (text);
  /* A heading does not stay alone at the bottom. */
  const double company = item->style == FOYER_PAGES_HEADING ? 20 * MM : 0;

  if (pen->y > MARGIN)
    pen->y += types[item->style].above * pen->scale;
  make_room (pen, height + company, NULL);
  show (pen, text, MARGIN, pen->y);
  pen->y += height + types[item->style].below * pen->scale;
}

static void
draw_field (Pen *pen, const Item *item)
{
  const double left = NAME_PART * INNER;
  const gboolean empty = item->cells[1] == NULL || *item->cells[1] == '\0';
  g_autoptr (PangoLayout) name =
      layout (pen, item, item->cells[0], 10, left - 2 * PAD, FOYER_TEXT_BOLD);
  g_autoptr (PangoLayout) value =
      layout (pen, item, item->cells[1], 11, INNER - left, FOYER_TEXT_PLAIN);
  const double height = MAX (foyer_layout_get_height (name), foyer_layout_get_height (value)) +
                        (empty ? 10 : 5) * pen->scale;

  make_room (pen, height, NULL);
  show (pen, name, MARGIN, pen->y + (empty ? 7 : 1) * pen->scale);
  show (pen, value, MARGIN + left, pen->y);
  if (empty)
    line (pen, MARGIN + left, pen->y + height - 5 * pen->scale, INNER - left, 0.4);
  pen->y += height;
}

static void
draw_sample (Pen *pen, const Item *item)
{
  const double left = SAMPLE_PART * INNER, gap = 8 * pen->scale;
  g_autoptr (PangoLayout) name =
      layout (pen, item, item->cells[0], 13, left - 2 * PAD, FOYER_TEXT_BOLD);
  g_autoptr (PangoLayout) value =
      layout (pen, item, item->cells[1], 17, INNER - left, FOYER_TEXT_PLAIN);
  g_autoptr (PangoLayout) other =
      foyer_paper_layout (pen->cr, item->other, item->cells[2] != NULL ? item->cells[2] : "",
                          11 * pen->scale, left - 2 * PAD, FOYER_TEXT_PLAIN);
  const double first = foyer_layout_get_height (name);
  const double second = item->cells[2] != NULL ? foyer_layout_get_height (other) : 0;
  const double height = MAX (first + second, foyer_layout_get_height (value)) + 2 * gap;

  make_room (pen, height, NULL);
  line (pen, MARGIN, pen->y, INNER, 0.4);
  show (pen, name, MARGIN, pen->y + gap);
  if (item->cells[2] != NULL)
    show (pen, other, MARGIN, pen->y + gap + first);
  show (pen, value, MARGIN + left, pen->y + gap);
  pen->y += height;
  line (pen, MARGIN, pen->y, INNER, 0.4);
}

static void
draw_tick (Pen *pen, const Item *item)
{
  const double box = 10;
  g_autoptr (PangoLayout) text = layout (pen, item, item->cells[0], 11, INNER - box - 10, 0);
  const double height = foyer_layout_get_height (text);

  make_room (pen, height, NULL);
  if (pen->n_pages > 0)
    {
      cairo_set_line_width (pen->cr, 0.8);
      cairo_rectangle (pen->cr, MARGIN + 1, pen->y + 2.5, box, box);
      cairo_stroke (pen->cr);
    }
  show (pen, text, MARGIN + box + 10, pen->y);
  pen->y += height + 5 * pen->scale;
}

static void
draw_signature (Pen *pen, const Item *item)
{
  const double width = INNER * 0.44;

  make_room (pen, 24 * MM * pen->scale, NULL);
  pen->y += 16 * MM * pen->scale;
  for (guint i = 0; i < 2; i++)
    if (item->cells[i] != NULL)
      {
        const double x = i == 0 ? MARGIN : MARGIN + INNER - width;
        g_autoptr (PangoLayout) text = layout (pen, item, item->cells[i], 9, width, 0);

        line (pen, x, pen->y, width, 0.6);
        show (pen, text, x, pen->y + 3);
      }
  pen->y += 8 * MM * pen->scale;
}

static void
draw_item (Pen *pen, const Item *item)
{
  switch (item->kind)
    {
    case ITEM_TEXT:
      draw_text (pen, item);
      break;
    case ITEM_FIELD:
      draw_field (pen, item);
      break;
    case ITEM_SAMPLE:
      draw_sample (pen, item);
      break;
    case ITEM_TICK:
      draw_tick (pen, item);
      break;
    case ITEM_SIGNATURE:
      draw_signature (pen, item);
      break;
    case ITEM_SPACE:
      pen->y += item->height * pen->scale;
      break;
    case ITEM_RULE:
      make_room (pen, 10, NULL);
      line (pen, MARGIN, pen->y + 4, INNER, 0.8);
      pen->y += 12 * pen->scale;
      break;
    case ITEM_LINES:
      make_room (pen, 9 * MM, NULL);
      pen->y += 9 * MM;
      line (pen, MARGIN, pen->y, INNER, 0.4);
      break;
    case ITEM_BREAK:
      if (pen->y > MARGIN)
        turn_page (pen);
      break;
    case ITEM_TABLE:
      pen->table = item;
      make_room (pen, 3 * draw_row (pen, item, TRUE), NULL);
      pen->y += draw_row (pen, item, FALSE);
      break;
    case ITEM_ROW:
      make_room (pen, draw_row (pen, item, TRUE), item);
      pen->y += draw_row (pen, item, FALSE);
      break;
    }
}

static guint
walk (const FoyerPages *pages, cairo_t *cr, double scale, guint n_pages)
{
  Pen pen = {
    .pages = pages, .cr = cr, .scale = scale, .y = MARGIN, .page = 1, .n_pages = n_pages
  };

  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < pages->items->len; i++)
    draw_item (&pen, g_ptr_array_index (pages->items, i));
  if (n_pages > 0)
    {
      draw_foot (&pen);
      cairo_show_page (cr);
    }
  return pen.page;
}

GBytes *
foyer_pages_finish (FoyerPages *pages, GError **error)
{
  FoyerPdf *pdf = foyer_pdf_new (WIDTH, HEIGHT, pages->title);
  cairo_t *cr = foyer_pdf_get_cairo (pdf);
  double scale = 1;
  guint n_pages;
  GBytes *bytes;

  n_pages = walk (pages, cr, scale, 0);
  while (pages->single && n_pages > 1 && scale > SMALLEST)
    {
      scale *= 0.95;
      n_pages = walk (pages, cr, scale, 0);
    }
  walk (pages, cr, scale, n_pages);
  bytes = foyer_pdf_finish (pdf, error);
  g_ptr_array_unref (pages->items);
  g_free (pages->title);
  g_free (pages->foot);
  g_free (pages);
  return bytes;
}
