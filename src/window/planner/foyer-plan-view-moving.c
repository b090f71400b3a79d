/* Drawing what moves in the plan: the line of now, the cursor, and what is dragged. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "window/planner/foyer-plan-view-private.h"

static void
draw_now (FoyerPlanView *self, GtkSnapshot *snapshot, FoyerTime now)
{
  const FoyerPlanGeometry *geometry = &self->still;
  double x, top = geometry->hours_height + round (self->geometry.scroll_y);
  double bottom = foyer_plan_geometry_get_y (geometry, geometry->n_lanes);

  if (now == 0 || !foyer_plan_geometry_has_time (geometry, now))
    return;
  x = round (foyer_plan_geometry_get_x (geometry, now));
  foyer_plan_ink_fill (self->ink, snapshot, FOYER_INK_NOW, 1,
                       (FoyerPlanRect){ x - 1, top, 2, bottom - top });
  foyer_plan_ink_fill (self->ink, snapshot, FOYER_INK_NOW, 1, (FoyerPlanRect){ x - 4, top, 8, 4 });
}

static void
draw_cursor (FoyerPlanView *self, GtkSnapshot *snapshot)
{
  const FoyerPlanBlock *block = foyer_plan_sheet_find (self->sheet, self->selected);
  gboolean focused = gtk_widget_has_focus (GTK_WIDGET (self));
  FoyerPlanRect rect;

  if (block != NULL && foyer_plan_geometry_has_time (&self->still, block->start))
    {
      rect = foyer_plan_geometry_get_rect (&self->still, block->lane, block->start, block->end,
                                           block->level, block->n_levels);
      rect = (FoyerPlanRect){ rect.x - 2, rect.y - 2, MAX (rect.width, 6) + 3, rect.height + 4 };
      foyer_plan_ink_outline (self->ink, snapshot, focused ? FOYER_INK_ACCENT : FOYER_INK_NEUTRAL,
                              focused ? 3 : 2, 3, rect);
    }
  else if (focused && self->still.n_lanes > 0)
    {
      rect = foyer_plan_geometry_get_rect (&self->still, self->cursor_lane, self->cursor,
                                           self->cursor + FOYER_PLAN_STEP, 0, 1);
      foyer_plan_ink_outline (self->ink, snapshot, FOYER_INK_ACCENT, 2, 3, rect);
    }
}

static FoyerPlanRect
place_bubble (FoyerPlanView *self, FoyerPlanRect ghost, double width, double height)
{
  const FoyerPlanGeometry *geometry = &self->geometry;
  double x = self->by_keys ? ghost.x : self->pointer_x + 14;
  double y = self->by_keys ? ghost.y + ghost.height + 6 : self->pointer_y + 18;

  if (y + height > geometry->height - 4)
    y = ghost.y - height - 6;
  return (FoyerPlanRect){ round (CLAMP (x, geometry->names_width + 4,
                                        MAX (geometry->width - width - 4, 4))),
                          round (MAX (y, geometry->hours_height + 2)), width, height };
}

/* The time at the pointer, and why it cannot be. */
void
foyer_plan_view_draw_bubble (FoyerPlanView *self, GtkSnapshot *snapshot, FoyerPlanRect ghost)
{
  gboolean refused = self->refusal != NULL;
  g_autofree char *span = foyer_plan_view_format_span (self, self->draft.start, self->draft.end);
  const char *name = foyer_plan_sheet_get_lane (self->sheet, self->draft.lane)->name;
  g_autofree char *place = g_strdup_printf ("%s · %s", span, name);
  PangoLayout *layout;
  FoyerPlanRect rect;
  GskRoundedRect outline;
  int width, height, place_height;

  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), refused ? self->refusal : NULL);
  pango_layout_set_width (layout, 320 * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (!refused)
    width = height = 0;
  place_height = (int) foyer_plan_ink_get_line (self->ink, FOYER_TEXT_BOLD);
  width = MAX (width, (int) foyer_plan_ink_measure (self->ink, FOYER_TEXT_BOLD, place) + 2);
  rect = place_bubble (self, ghost, width + 24, height + place_height + (refused ? 20 : 14));
  gsk_rounded_rect_init_from_rect (
      &outline,
      &GRAPHENE_RECT_INIT ((float) rect.x, (float) rect.y, (float) rect.width, (float) rect.height),
      8);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA){ 0, 0, 0, 0.25f }, 0, 1, 1, 6);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  foyer_plan_ink_fill (self->ink, snapshot, FOYER_INK_PAPER, 1, rect);
  foyer_plan_ink_fill (self->ink, snapshot, refused ? FOYER_INK_REFUSED : FOYER_INK_ACCENT, 1,
                       (FoyerPlanRect){ rect.x, rect.y, 5, rect.height });
  foyer_plan_ink_write (self->ink, snapshot, FOYER_TEXT_BOLD, FOYER_INK_TEXT, place, rect.x + 14,
                        rect.y + 7 + place_height / 2.0, rect.width - 16);
  if (refused)
    {
      gtk_snapshot_translate (
          snapshot,
          &GRAPHENE_POINT_INIT ((float) rect.x + 14, (float) rect.y + 12 + (float) place_height));
      gtk_snapshot_append_layout (snapshot, layout,
                                  foyer_plan_ink_get (self->ink, FOYER_INK_REFUSED));
      gtk_snapshot_translate (
          snapshot,
          &GRAPHENE_POINT_INIT (-(float) rect.x - 14, -(float) rect.y - 12 - (float) place_height));
    }
  gtk_snapshot_pop (snapshot);
  foyer_plan_ink_outline (self->ink, snapshot, refused ? FOYER_INK_REFUSED : FOYER_INK_ACCENT, 1, 8,
                          rect);
  g_object_unref (layout);
}

static void
draw_draft (FoyerPlanView *self, GtkSnapshot *snapshot)
{
  const FoyerPlanBlock *block = foyer_plan_sheet_find (self->sheet, self->draft.id);
  FoyerInk ink = self->refusal != NULL ? FOYER_INK_REFUSED : FOYER_INK_ACCENT;
  FoyerPlanRect rect;

  if (self->draft.kind == FOYER_PLAN_NO_DRAFT || self->still.n_lanes == 0)
    return;
  if (block != NULL)
    {
      rect = foyer_plan_geometry_get_rect (&self->still, block->lane, block->start, block->end,
                                           block->level, block->n_levels);
      foyer_plan_ink_fill (self->ink, snapshot, FOYER_INK_PAPER, 0.65, rect);
    }
  rect = foyer_plan_geometry_get_rect (&self->still, self->draft.lane, self->draft.start,
                                       self->draft.end, 0, 1);
  rect.width = MAX (rect.width, 3);
  foyer_plan_ink_fill (self->ink, snapshot, FOYER_INK_PAPER, 0.75, rect);
  foyer_plan_ink_fill (self->ink, snapshot, ink, 0.28, rect);
  if (self->refusal != NULL)
    foyer_plan_ink_hatch (self->ink, snapshot, ink, rect);
  foyer_plan_ink_outline (self->ink, snapshot, ink, 2, 4, rect);
}

void
foyer_plan_view_draw_moving (FoyerPlanView *self, GtkSnapshot *snapshot, FoyerTime now)
{
  draw_now (self, snapshot, now);
  draw_cursor (self, snapshot);
  draw_draft (self, snapshot);
}
