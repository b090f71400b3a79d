/* What the plan is drawn with: colours of the theme, signs as pictures, texts. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/planner/foyer-plan-ink.h"

#include <math.h>

#include "window/common/foyer-label.h"
#include "window/common/foyer-state.h"

#define HATCH 8 /* px from line to line */

struct _FoyerPlanInk
{
  GtkWidget *widget; /* whose ink it is */
  GdkRGBA colours[FOYER_N_INKS];
  PangoLayout *layouts[FOYER_N_TEXTS];
  double lines[FOYER_N_TEXTS];
  GHashTable *signs; /* name, ink and size to cairo_surface_t */
  int scale;
  FoyerLanguage language;
};

/* Mixed towards the text, so that words and edges keep their contrast in light and dark. */
static const struct
{
  const char *name;
  double towards_text, alpha;
} recipes[FOYER_N_INKS] = {
  [FOYER_INK_TEXT] = { "window_fg_color", 0, 1 },
  [FOYER_INK_DIM] = { "window_fg_color", 0, 0.72 },
  [FOYER_INK_PAPER] = { "view_bg_color", 0, 1 },
  [FOYER_INK_CLOSED] = { "window_bg_color", 0.05, 1 },
  [FOYER_INK_GRID] = { "window_fg_color", 0, 0.1 },
  [FOYER_INK_EDGE] = { "headerbar_bg_color", 0, 1 },
  [FOYER_INK_ACCENT] = { "accent_bg_color", 0, 1 },
  [FOYER_INK_ON_ACCENT] = { "accent_fg_color", 0, 1 },
  [FOYER_INK_NOW] = { "error_color", 0, 1 },
  [FOYER_INK_REFUSED] = { "error_color", 0.15, 1 },
  [FOYER_INK_READY] = { "success_color", 0.25, 1 },
  [FOYER_INK_CALLING] = { "accent_color", 0.1, 1 },
  [FOYER_INK_SERVING] = { "accent_bg_color", 0, 1 },
  [FOYER_INK_CASH] = { "warning_color", 0.25, 1 },
  [FOYER_INK_HOLD] = { "purple_3", 0.2, 1 },
  [FOYER_INK_NEUTRAL] = { "window_fg_color", 0, 0.55 },
  [FOYER_INK_FAULT] = { "error_color", 0.2, 1 },
};

FoyerPlanInk *
foyer_plan_ink_new (GtkWidget *widget)
{
  FoyerPlanInk *self = g_new0 (FoyerPlanInk, 1);

  self->widget = widget;
  self->signs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) cairo_surface_destroy);
  return self;
}

static void
forget (FoyerPlanInk *self)
{
  g_hash_table_remove_all (self->signs);
  for (guint i = 0; i < FOYER_N_TEXTS; i++)
    g_clear_object (&self->layouts[i]);
}

void
foyer_plan_ink_free (FoyerPlanInk *self)
{
  forget (self);
  g_hash_table_unref (self->signs);
  g_free (self);
}

static float
mix (float from, float to, double part)
{
  return (float) (from * (1 - part) + to * part);
}

static GdkRGBA
look_up (GtkWidget *widget, FoyerInk ink)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA colour, text;

  gtk_style_context_get_color (style, &text);
  if (!gtk_style_context_lookup_color (style, recipes[ink].name, &colour))
    colour = text;
  colour.red = mix (colour.red, text.red, recipes[ink].towards_text);
  colour.green = mix (colour.green, text.green, recipes[ink].towards_text);
  colour.blue = mix (colour.blue, text.blue, recipes[ink].towards_text);
  colour.alpha *= (float) recipes[ink].alpha;
  return colour;
}

static void
prepare_texts (FoyerPlanInk *self)
{
  static const struct
  {
    PangoWeight weight;
    double scale;
  } sizes[FOYER_N_TEXTS] = {
    [FOYER_TEXT_BODY] = { PANGO_WEIGHT_NORMAL, 1.0 },
    [FOYER_TEXT_BOLD] = { PANGO_WEIGHT_BOLD, 1.0 },
    [FOYER_TEXT_SMALL] = { PANGO_WEIGHT_NORMAL, 0.86 },
  };

  for (guint i = 0; i < FOYER_N_TEXTS; i++)
    {
      PangoAttrList *attributes = pango_attr_list_new ();
      int height;

      pango_attr_list_insert (attributes, pango_attr_weight_new (sizes[i].weight));
      pango_attr_list_insert (attributes, pango_attr_scale_new (sizes[i].scale));
      pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
      pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string (
                                              foyer_language_get_tag (self->language))));
      self->layouts[i] = gtk_widget_create_pango_layout (self->widget, "0");
      pango_layout_set_attributes (self->layouts[i], attributes);
      pango_layout_set_ellipsize (self->layouts[i], PANGO_ELLIPSIZE_END);
      pango_layout_set_single_paragraph_mode (self->layouts[i], TRUE);
      pango_layout_get_pixel_size (self->layouts[i], NULL, &height);
      self->lines[i] = height;
      pango_attr_list_unref (attributes);
    }
}

gboolean
foyer_plan_ink_refresh (FoyerPlanInk *self)
{
  int scale = gtk_widget_get_scale_factor (self->widget);
  gboolean differs = self->layouts[0] == NULL || scale != self->scale;

  for (guint i = 0; i < FOYER_N_INKS; i++)
    {
      GdkRGBA colour = look_up (self->widget, i);

      differs |= !gdk_rgba_equal (&colour, &self->colours[i]);
      self->colours[i] = colour;
    }
  if (!differs)
    return FALSE;
  self->scale = scale;
  forget (self);
  prepare_texts (self);
  return TRUE;
}

void
foyer_plan_ink_set_language (FoyerPlanInk *self, FoyerLanguage language)
{
  self->language = language;
  forget (self);
}

const GdkRGBA *
foyer_plan_ink_get (const FoyerPlanInk *self, FoyerInk ink)
{
  return &self->colours[ink];
}

FoyerInk
foyer_plan_ink_of_state (const char *nick)
{
  static const struct
  {
    const char *style;
    FoyerInk ink;
  } styles[] = {
    { "state-ready", FOYER_INK_READY },     { "state-calling", FOYER_INK_CALLING },
    { "state-serving", FOYER_INK_SERVING }, { "state-cash", FOYER_INK_CASH },
    { "state-hold", FOYER_INK_HOLD },       { "state-fault", FOYER_INK_FAULT },
  };
  const char *style = foyer_state_get_style (nick);

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_str_equal (styles[i].style, style))
      return styles[i].ink;
  return FOYER_INK_NEUTRAL;
}

GdkRGBA
foyer_plan_ink_get_thin (const FoyerPlanInk *self, FoyerInk ink, double alpha)
{
  GdkRGBA colour = self->colours[ink];

  colour.alpha *= (float) alpha;
  return colour;
}

/* On whole pixels: sharp, and several times as fast to paint. */
static graphene_rect_t
to_bounds (FoyerPlanRect rect)
{
  double x = round (rect.x), y = round (rect.y);

  return GRAPHENE_RECT_INIT ((float) x, (float) y, (float) MAX (round (rect.x + rect.width) - x, 1),
                             (float) MAX (round (rect.y + rect.height) - y, 1));
}

void
foyer_plan_ink_fill (
    const FoyerPlanInk *self, GtkSnapshot *snapshot, FoyerInk ink, double alpha, FoyerPlanRect rect)
{
  GdkRGBA colour = foyer_plan_ink_get_thin (self, ink, alpha);
  graphene_rect_t bounds = to_bounds (rect);

  if (rect.width > 0 && rect.height > 0)
    gtk_snapshot_append_color (snapshot, &colour, &bounds);
}

void
foyer_plan_ink_tint (
    const FoyerPlanInk *self, GtkSnapshot *snapshot, FoyerInk ink, double part, FoyerPlanRect rect)
{
  const GdkRGBA *paper = &self->colours[FOYER_INK_PAPER], *colour = &self->colours[ink];
  GdkRGBA mixed = { mix (paper->red, colour->red, part), mix (paper->green, colour->green, part),
                    mix (paper->blue, colour->blue, part), 1 };
  graphene_rect_t bounds = to_bounds (rect);

  gtk_snapshot_append_color (snapshot, &mixed, &bounds);
}

void
foyer_plan_ink_outline (const FoyerPlanInk *self,
                        GtkSnapshot *snapshot,
                        FoyerInk ink,
                        double width,
                        double radius,
                        FoyerPlanRect rect)
{
  const GdkRGBA *colour = &self->colours[ink];
  const GdkRGBA colours[4] = { *colour, *colour, *colour, *colour };
  const float thick = (float) width;
  const float widths[4] = { thick, thick, thick, thick };
  graphene_rect_t bounds = to_bounds (rect);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, (float) radius);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

static cairo_surface_t *
new_picture (const FoyerPlanInk *self, int width, int height)
{
  cairo_surface_t *picture =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * self->scale, height * self->scale);

  cairo_surface_set_device_scale (picture, self->scale, self->scale);
  return picture;
}

/* As a node of cairo: this renderer turns each pixel of a texture into floating point numbers and
 * back for each frame, which takes ten times as long as painting it. */
static void
append_picture (GtkSnapshot *snapshot,
                cairo_surface_t *picture,
                double x,
                double y,
                double width,
                double height)
{
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));

  cairo_set_source_surface (cr, picture, x, y);
  cairo_paint (cr);
  cairo_destroy (cr);
}

/* The lines of a whole rectangle, at the scale of the screen so that they stay sharp. A repeated
 * small pattern would be painted anew for each frame, which takes longer than all the rest. */
static cairo_surface_t *
draw_hatch (const FoyerPlanInk *self, FoyerInk ink, int width, int height)
{
  cairo_surface_t *picture = new_picture (self, width, height);
  cairo_t *cr = cairo_create (picture);

  gdk_cairo_set_source_rgba (cr, &self->colours[ink]);
  cairo_set_line_width (cr, 1);
  for (int x = -height; x < width; x += HATCH)
    {
      cairo_move_to (cr, x, height);
      cairo_line_to (cr, x + height, 0);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
  return picture;
}

void
foyer_plan_ink_hatch (FoyerPlanInk *self, GtkSnapshot *snapshot, FoyerInk ink, FoyerPlanRect rect)
{
  int width = (int) round (rect.width), height = (int) round (rect.height);
  g_autofree char *key = g_strdup_printf ("hatch %u %d %d", ink, width, height);
  cairo_surface_t *picture = g_hash_table_lookup (self->signs, key);

  if (width <= 0 || height <= 0)
    return;
  if (picture == NULL)
    {
      picture = draw_hatch (self, ink, width, height);
      g_hash_table_insert (self->signs, g_steal_pointer (&key), picture);
    }
  append_picture (snapshot, picture, round (rect.x), round (rect.y), width, height);
}

/* A symbolic icon costs a colour matrix each time it is drawn; a picture of it does not. */
static cairo_surface_t *
draw_sign (FoyerPlanInk *self, const char *name, FoyerInk ink, double size)
{
  GdkDisplay *display = gtk_widget_get_display (self->widget);
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (
      gtk_icon_theme_get_for_display (display), name, NULL, (int) size, self->scale,
      gtk_widget_get_direction (self->widget), GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  cairo_surface_t *picture = new_picture (self, (int) size, (int) size);
  cairo_t *cr = cairo_create (picture);

  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, size, size,
                                            &self->colours[ink], 1);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  return picture;
}

void
foyer_plan_ink_sign (FoyerPlanInk *self,
                     GtkSnapshot *snapshot,
                     const char *name,
                     FoyerInk ink,
                     double x,
                     double y,
                     double size)
{
  g_autofree char *key = g_strdup_printf ("%s %u %.0f", name, ink, size);
  cairo_surface_t *picture = g_hash_table_lookup (self->signs, key);

  if (*name == '\0')
    return;
  if (picture == NULL)
    {
      picture = draw_sign (self, name, ink, size);
      g_hash_table_insert (self->signs, g_steal_pointer (&key), picture);
    }
  append_picture (snapshot, picture, round (x), round (y), size, size);
}

double
foyer_plan_ink_write (FoyerPlanInk *self,
                      GtkSnapshot *snapshot,
                      FoyerTextSize size,
                      FoyerInk ink,
                      const char *text,
                      double x,
                      double middle,
                      double width)
{
  PangoLayout *layout = self->layouts[size];
  int text_width;

  if (width < self->lines[size] || text == NULL || *text == '\0')
    return 0;
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &text_width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT ((float) round (x), (float) round (middle - self->lines[size] / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &self->colours[ink]);
  gtk_snapshot_restore (snapshot);
  return text_width;
}

double
foyer_plan_ink_measure (FoyerPlanInk *self, FoyerTextSize size, const char *text)
{
  int width;

  pango_layout_set_width (self->layouts[size], -1);
  pango_layout_set_text (self->layouts[size], text, -1);
  pango_layout_get_pixel_size (self->layouts[size], &width, NULL);
  return width;
}

double
foyer_plan_ink_get_line (FoyerPlanInk *self, FoyerTextSize size)
{
  return self->lines[size];
}
