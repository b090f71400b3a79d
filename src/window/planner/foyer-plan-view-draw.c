/* Drawing the plan: what does not change is kept as nodes, by lane and day. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "window/common/foyer-format.h"
#include "window/planner/foyer-plan-look.h"
#include "window/planner/foyer-plan-view-private.h"

#define HOUR        (60 * FOYER_MINUTE)
#define LABEL_WIDTH 38.0

/* --- tiles --- */

/* The part of @span that @day shows. */
static gboolean
get_part (FoyerPlanView *self, const FoyerPlanSpan *span, guint day, double *from, double *until)
{
  const FoyerPlanGeometry *geometry = &self->still;

  if (span->end <= geometry->opens[day] || span->start >= geometry->closes[day])
    return FALSE;
  *from = foyer_plan_geometry_get_x (geometry, MAX (span->start, geometry->opens[day]));
  *until = foyer_plan_geometry_get_day_x (geometry, day) +
           (span->end >= geometry->closes[day] ? foyer_plan_geometry_get_day_width (geometry, day)
                                               : foyer_plan_geometry_get_x (geometry, span->end) -
                                                     foyer_plan_geometry_get_day_x (geometry, day));
  return TRUE;
}

static void
draw_closed (FoyerPlanView *self, GtkSnapshot *snapshot, guint lane, double from, double until)
{
  FoyerPlanRect rect = { from, foyer_plan_geometry_get_y (&self->still, lane), until - from,
                         self->still.lane_height };

  if (until <= from)
    return;
  foyer_plan_ink_fill (self->ink, snapshot, FOYER_INK_CLOSED, 1, rect);
}

static void
draw_back (FoyerPlanView *self, GtkSnapshot *snapshot, guint lane, guint day)
{
  const FoyerPlanGeometry *geometry = &self->still;
  const FoyerPlanLane *row = foyer_plan_sheet_get_lane (self->sheet, lane);
  double y = foyer_plan_geometry_get_y (geometry, lane), height = geometry->lane_height;
  double reached = foyer_plan_geometry_get_day_x (geometry, day), from, until;
  double end = reached + foyer_plan_geometry_get_day_width (geometry, day);

  for (guint i = 0; i < row->worked->len; i++)
    {
      if (!get_part (self, &g_array_index (row->worked, FoyerPlanSpan, i), day, &from, &until))
        continue;
      draw_closed (self, snapshot, lane, reached, from);
      foyer_plan_ink_fill (self->ink, snapshot, FOYER_INK_PAPER, 1,
                           (FoyerPlanRect){ from, y, until - from, height });
      reached = until;
    }
  draw_closed (self, snapshot, lane, reached, end);
  for (guint i = 0; i < row->absences->len; i++)
    {
      const FoyerPlanSpan *span = &g_array_index (row->absences, FoyerPlanSpan, i);

      if (!get_part (self, span, day, &from, &until))
        continue;
      foyer_plan_ink_tint (self->ink, snapshot, FOYER_INK_HOLD, 0.14,
                           (FoyerPlanRect){ from, y, until - from, height });
      foyer_plan_ink_hatch (self->ink, snapshot, FOYER_INK_HOLD,
                            (FoyerPlanRect){ from, y, until - from, height });
      foyer_plan_ink_write (self->ink, snapshot, FOYER_TEXT_SMALL, FOYER_INK_TEXT,
                            span->reason != NULL ? span->reason : _ ("Absent"), from + 6,
                            y + height / 2, until - from - 8);
    }
}

static void
draw_front (FoyerPlanView *self, GtkSnapshot *snapshot, guint lane, guint day)
{
  const FoyerPlanGeometry *geometry = &self->still;
  const FoyerPlanLane *row = foyer_plan_sheet_get_lane (self->sheet, lane);

  for (guint i = foyer_plan_lane_find_after (row, geometry->opens[day]); i < row->blocks->len; i++)
    {
      const FoyerPlanBlock *block = g_ptr_array_index (row->blocks, i);

      if (block->start >= geometry->closes[day])
        break;
      /* One that runs over midnight belongs to the day of its start, if that is shown. */
      if (day == 0 || block->start >= geometry->closes[day - 1])
        foyer_plan_view_draw_block (self, snapshot, block);
    }
}

static FoyerPlanTile *
get_tile (FoyerPlanView *self, guint lane, guint day)
{
  FoyerPlanTile *tile = &g_array_index (self->tiles, FoyerPlanTile, lane * FOYER_PLAN_DAYS + day);
  GtkSnapshot *snapshot;

  if (tile->drawn)
    return tile;
  snapshot = gtk_snapshot_new ();
  draw_back (self, snapshot, lane, day);
  tile->back = gtk_snapshot_free_to_node (snapshot);
  snapshot = gtk_snapshot_new ();
  draw_front (self, snapshot, lane, day);
  tile->front = gtk_snapshot_free_to_node (snapshot);
  tile->drawn = TRUE;
  return tile;
}

typedef struct
{
  guint first_lane, last_lane, first_day, last_day;
} Seen;

static void
append_tiles (FoyerPlanView *self, GtkSnapshot *snapshot, const Seen *seen, gboolean front)
{
  for (guint lane = seen->first_lane; lane < seen->last_lane; lane++)
    for (guint day = seen->first_day; day < seen->last_day; day++)
      {
        const FoyerPlanTile *tile = get_tile (self, lane, day);
        GskRenderNode *node = front ? tile->front : tile->back;

        if (node != NULL)
          gtk_snapshot_append_node (snapshot, node);
      }
}

/* --- lines and edges --- */

static void
draw_grid (FoyerPlanView *self, GtkSnapshot *snapshot, const Seen *seen)
{
  const FoyerPlanGeometry *geometry = &self->still;
  double top = foyer_plan_geometry_get_y (geometry, seen->first_lane);
  double bottom = foyer_plan_geometry_get_y (geometry, seen->last_lane);
  double width = foyer_plan_geometry_get_content_width (geometry);
  guint step = geometry->hour_width < 24 ? 2 : 1;

  for (guint day = seen->first_day; day < seen->last_day; day++)
    for (FoyerTime time = geometry->opens[day]; time <= geometry->closes[day]; time += step * HOUR)
      foyer_plan_ink_fill (self->ink, snapshot, FOYER_INK_GRID, 1,
                           (FoyerPlanRect){ round (foyer_plan_geometry_get_x (geometry, time)), top,
                                            1, bottom - top });
  for (guint lane = seen->first_lane; lane < seen->last_lane; lane++)
    foyer_plan_ink_fill (self->ink, snapshot, FOYER_INK_GRID, 1,
                         (FoyerPlanRect){ geometry->names_width,
                                          foyer_plan_geometry_get_y (geometry, lane + 1) - 1, width,
                                          1 });
}

static void
draw_day_head (FoyerPlanView *self, GtkSnapshot *snapshot, guint day, FoyerTime now)
{
  const FoyerPlanGeometry *geometry = &self->geometry;
  double left = foyer_plan_geometry_get_day_x (geometry, day);
  double right = left + foyer_plan_geometry_get_day_width (geometry, day);
  double seen = MAX (left, geometry->names_width);
  gboolean today =
      now >= geometry->opens[day] - 12 * HOUR && now < geometry->opens[day] + 17 * HOUR;
  g_autofree char *date = foyer_plan_look_format_day (geometry->opens[day], self->zone);
  guint step = foyer_plan_geometry_get_label_hours (geometry, LABEL_WIDTH);
  guint hour = 0;

  today = today && foyer_plan_look_is_same_day (geometry->opens[day], now, self->zone);
  foyer_plan_ink_write (self->ink, snapshot, FOYER_TEXT_BOLD,
                        today ? FOYER_INK_CALLING : FOYER_INK_TEXT, date, seen + 6, 14,
                        right - seen - 8);
  if (today)
    foyer_plan_ink_fill (self->ink, snapshot, FOYER_INK_ACCENT, 1,
                         (FoyerPlanRect){ seen, geometry->hours_height - 3, right - seen, 3 });
  for (FoyerTime time = geometry->opens[day]; time < geometry->closes[day]; time += HOUR, hour++)
    {
      g_autofree char *clock = NULL;
      double x = foyer_plan_geometry_get_x (geometry, time);

      /* Half a label would be another hour. */
      if (hour % step != 0 || x > geometry->width || right - x < LABEL_WIDTH)
        continue;
      clock = foyer_format_clock (time, self->zone);
      foyer_plan_ink_write (self->ink, snapshot, FOYER_TEXT_SMALL, FOYER_INK_DIM, clock, x + 3, 35,
                            right - x);
    }
}

static void
draw_hours (FoyerPlanView *self, GtkSnapshot *snapshot, const Seen *seen, FoyerTime now)
{
  const FoyerPlanGeometry *geometry = &self->geometry;
  FoyerPlanRect edge = { 0, 0, geometry->width, geometry->hours_height };

  foyer_plan_ink_fill (self->ink, snapshot, FOYER_INK_EDGE, 1, edge);
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float) geometry->names_width, 0,
                                               (float) (geometry->width - geometry->names_width),
                                               (float) geometry->hours_height));
  for (guint day = seen->first_day; day < seen->last_day; day++)
    draw_day_head (self, snapshot, day, now);
  gtk_snapshot_pop (snapshot);
  foyer_plan_ink_fill (self->ink, snapshot, FOYER_INK_GRID, 1,
                       (FoyerPlanRect){ 0, geometry->hours_height - 1, geometry->width, 1 });
}

static void
draw_names (FoyerPlanView *self, GtkSnapshot *snapshot, const Seen *seen)
{
  const FoyerPlanGeometry *geometry = &self->geometry;
  double half = foyer_plan_ink_get_line (self->ink, FOYER_TEXT_BODY) / 2;

  gtk_snapshot_push_clip (
      snapshot,
      &GRAPHENE_RECT_INIT (0, (float) geometry->hours_height, (float) geometry->names_width,
                           (float) foyer_plan_geometry_get_page_height (geometry)));
  foyer_plan_ink_fill (
      self->ink, snapshot, FOYER_INK_EDGE, 1,
      (FoyerPlanRect){ 0, geometry->hours_height, geometry->names_width, geometry->height });
  for (guint i = seen->first_lane; i < seen->last_lane; i++)
    {
      const FoyerPlanLane *lane = foyer_plan_sheet_get_lane (self->sheet, i);
      double y = round (foyer_plan_geometry_get_y (geometry, i));
      double middle = y + geometry->lane_height / 2;

      if (gtk_widget_has_focus (GTK_WIDGET (self)) && i == self->cursor_lane)
        foyer_plan_ink_fill (self->ink, snapshot, FOYER_INK_ACCENT, 0.18,
                             (FoyerPlanRect){ 0, y, geometry->names_width, geometry->lane_height });
      foyer_plan_ink_write (self->ink, snapshot, FOYER_TEXT_BOLD, FOYER_INK_TEXT, lane->name, 12,
                            middle - half, geometry->names_width - 20);
      foyer_plan_ink_write (self->ink, snapshot, FOYER_TEXT_SMALL, FOYER_INK_DIM, lane->note, 12,
                            middle + half, geometry->names_width - 20);
      foyer_plan_ink_fill (
          self->ink, snapshot, FOYER_INK_GRID, 1,
          (FoyerPlanRect){ 0, y + geometry->lane_height - 1, geometry->names_width, 1 });
    }
  gtk_snapshot_pop (snapshot);
  foyer_plan_ink_fill (self->ink, snapshot, FOYER_INK_GRID, 1,
                       (FoyerPlanRect){ geometry->names_width - 1, 0, 1, geometry->height });
}

void
foyer_plan_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FoyerPlanView *self = FOYER_PLAN_VIEW (widget);
  const FoyerPlanGeometry *geometry = &self->geometry;
  FoyerTime now = self->clock != NULL ? self->clock (self->clock_data) : 0;
  Seen seen;

  if (self->sheet == NULL || geometry->n_days == 0)
    return;
  if (foyer_plan_ink_refresh (self->ink) || self->tiles->len != geometry->n_lanes * FOYER_PLAN_DAYS)
    {
      g_array_set_size (self->tiles, 0);
      g_array_set_size (self->tiles, geometry->n_lanes * FOYER_PLAN_DAYS);
    }
  self->still = *geometry;
  self->still.scroll_x = self->still.scroll_y = 0;
  foyer_plan_geometry_get_visible_lanes (geometry, &seen.first_lane, &seen.last_lane);
  foyer_plan_geometry_get_visible_days (geometry, &seen.first_day, &seen.last_day);
  gtk_snapshot_push_clip (
      snapshot, &GRAPHENE_RECT_INIT ((float) geometry->names_width, (float) geometry->hours_height,
                                     (float) foyer_plan_geometry_get_page_width (geometry),
                                     (float) foyer_plan_geometry_get_page_height (geometry)));
  /* Everything that scrolls stands under one translation: after a scroll nobody compares what is
   * below it piece by piece, and without one the same nodes are known again. */
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-(float) round (geometry->scroll_x),
                                                          -(float) round (geometry->scroll_y)));
  append_tiles (self, snapshot, &seen, FALSE);
  draw_grid (self, snapshot, &seen);
  append_tiles (self, snapshot, &seen, TRUE);
  foyer_plan_view_draw_moving (self, snapshot, now);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
  draw_hours (self, snapshot, &seen, now);
  draw_names (self, snapshot, &seen);
  if (self->draft.kind != FOYER_PLAN_NO_DRAFT && geometry->n_lanes > 0)
    foyer_plan_view_draw_bubble (self, snapshot,
                                 foyer_plan_geometry_get_rect (geometry, self->draft.lane,
                                                               self->draft.start, self->draft.end,
                                                               0, 1));
}
