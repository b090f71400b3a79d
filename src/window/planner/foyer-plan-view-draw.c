/* Drawing the plan: what does not change is kept as nodes, by lane and day. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "window/common/foyer-format.h"
#include "window/common/foyer-state.h"
#include "window/planner/foyer-plan-look.h"
#include "window/planner/foyer-plan-view-private.h"

#define HOUR        (60 * FOYER_MINUTE)
#define LABEL_WIDTH 38.0
#define TIME_WIDTH  54.0 /* a sign and the time */
#define NARROW      24.0

/* --- one visit --- */

static void
draw_travel (FoyerPlanView *self, GtkSnapshot *snapshot, FoyerPlanRect rect, double width)
{
  double middle = rect.y + rect.height / 2;

  /* A way with a gate at its end: not work, and not free either. */
  if (width < 5)
    return;
  foyer_plan_ink_fill (self->ink, snapshot, FOYER_INK_NEUTRAL, 0.7,
                       (FoyerPlanRect){ rect.x - width + 1, middle - 1, width - 5, 2 });
  foyer_plan_ink_fill (self->ink, snapshot, FOYER_INK_NEUTRAL, 0.7,
                       (FoyerPlanRect){ rect.x - 4, middle - 4, 2, 8 });
}

/* When the customer was told to expect somebody: a bracket over the visit. */
static void
draw_promise (FoyerPlanView *self,
              GtkSnapshot *snapshot,
              const FoyerPlanBlock *block,
              FoyerPlanRect rect)
{
  double from, until;

  if (block->promised_from == 0)
    return;
  from = foyer_plan_geometry_get_x (&self->still, block->promised_from);
  until = foyer_plan_geometry_get_x (&self->still, block->promised_until);
  until = MAX (until, from + 4);
  foyer_plan_ink_fill (self->ink, snapshot, FOYER_INK_TEXT, 0.7,
                       (FoyerPlanRect){ from, rect.y - 2, until - from, 2 });
  foyer_plan_ink_fill (self->ink, snapshot, FOYER_INK_TEXT, 0.7,
                       (FoyerPlanRect){ until - 2, rect.y, 2, 4 });
}

/* What really was: a bar along the foot, which may reach out of the visit. */
static void
draw_actual (FoyerPlanView *self,
             GtkSnapshot *snapshot,
             const FoyerPlanBlock *block,
             FoyerPlanRect rect)
{
  FoyerTime until = block->actual_until;
  double from;

  if (block->actual_from == 0)
    return;
  if (until == 0)
    until = self->clock != NULL ? self->clock (self->clock_data) : block->end;
  from = foyer_plan_geometry_get_x (&self->still, block->actual_from);
  foyer_plan_ink_fill (
      self->ink, snapshot, foyer_plan_ink_of_state (block->state), 1,
      (FoyerPlanRect){ from, rect.y + rect.height - 4,
                       MAX (foyer_plan_geometry_get_x (&self->still, until) - from, 3), 4 });
}

/* High and narrow: state and time, place, the state's word, each in a line of its own; the matter
 * where there is room for one more. */
static void
draw_lines (FoyerPlanView *self,
            GtkSnapshot *snapshot,
            const FoyerPlanBlock *block,
            FoyerPlanRect rect,
            FoyerInk ink)
{
  double line = foyer_plan_ink_get_line (self->ink, FOYER_TEXT_BODY);
  double x = rect.x + 8, middle = rect.y + rect.height / 2, width = rect.width - 11;
  const char *word = foyer_state_get_word (block->state);
  g_autofree char *clock = foyer_format_clock (block->start, self->zone);

  if (width < TIME_WIDTH)
    {
      /* Two letters of a place tell nothing: the shape of the state stands there. */
      foyer_plan_ink_write (self->ink, snapshot, FOYER_TEXT_SMALL, ink, clock, x, middle - line,
                            width);
      foyer_plan_ink_sign (self->ink, snapshot, foyer_state_get_icon (block->state), ink, x,
                           middle - 6, 12);
    }
  else
    {
      foyer_plan_ink_sign (self->ink, snapshot, foyer_state_get_icon (block->state), ink, x,
                           middle - line - 6, 12);
      foyer_plan_ink_write (self->ink, snapshot, FOYER_TEXT_BOLD, ink, clock, x + 15, middle - line,
                            width - 15);
      foyer_plan_ink_write (self->ink, snapshot, FOYER_TEXT_BODY, ink, block->title, x, middle,
                            width);
    }
  if (width > TIME_WIDTH + 18)
    foyer_plan_ink_sign (self->ink, snapshot, foyer_plan_look_type_icon (block->type), ink,
                         rect.x + rect.width - 15, middle - line - 6, 12);
  /* Its shape tells the state where half a word would stand. */
  if (foyer_plan_ink_measure (self->ink, FOYER_TEXT_SMALL, word) <= width)
    foyer_plan_ink_write (self->ink, snapshot, FOYER_TEXT_SMALL, ink, word, x, middle + line,
                          width);
  if (width >= TIME_WIDTH && rect.height >= 6 * line)
    foyer_plan_ink_write (self->ink, snapshot, FOYER_TEXT_SMALL, ink, block->subtitle, x,
                          middle + 2 * line, width);
}

static void
draw_words (FoyerPlanView *self,
            GtkSnapshot *snapshot,
            const FoyerPlanBlock *block,
            FoyerPlanRect rect,
            FoyerInk ink)
{
  double line = foyer_plan_ink_get_line (self->ink, FOYER_TEXT_BODY);
  gboolean two = rect.height >= 2 * line + 2;
  double first = two ? rect.y + rect.height / 2 - line / 2 : rect.y + rect.height / 2;
  double x = rect.x + 8, end = rect.x + rect.width - 4;
  const char *type = foyer_plan_look_type_icon (block->type);
  g_autofree char *clock = foyer_format_clock (block->start, self->zone);

  foyer_plan_ink_sign (self->ink, snapshot, foyer_state_get_icon (block->state), ink, x, first - 6,
                       12);
  x += 16;
  if (end - x > 62)
    x +=
        foyer_plan_ink_write (self->ink, snapshot, FOYER_TEXT_BOLD, ink, clock, x, first, end - x) +
        6;
  foyer_plan_ink_write (self->ink, snapshot, FOYER_TEXT_BODY, ink, block->title, x, first, end - x);
  if (!two)
    return;
  x = rect.x + 8;
  foyer_plan_ink_sign (self->ink, snapshot, type, ink, x, first + line - 6, 12);
  x += 16;
  /* The word of the state before the matter: that is what one looks for. */
  x += foyer_plan_ink_write (self->ink, snapshot, FOYER_TEXT_SMALL, ink,
                             foyer_state_get_word (block->state), x, first + line, end - x);
  if (end - x > 30)
    {
      g_autofree char *rest = g_strdup_printf (" · %s", block->subtitle);

      foyer_plan_ink_write (self->ink, snapshot, FOYER_TEXT_SMALL, ink, rest, x, first + line,
                            end - x);
    }
}

static void
draw_block (FoyerPlanView *self, GtkSnapshot *snapshot, const FoyerPlanBlock *block)
{
  FoyerPlanRect rect = foyer_plan_geometry_get_rect (&self->still, block->lane, block->start,
                                                     block->end, block->level, block->n_levels);
  FoyerInk ink = foyer_plan_ink_of_state (block->state), words = FOYER_INK_TEXT;
  double travel = rect.x - foyer_plan_geometry_get_x (&self->still, block->start - block->travel);
  gboolean filled = ink == FOYER_INK_SERVING;
  gboolean pale = (block->flags & FOYER_PLAN_PALE) != 0;

  rect.width = MAX (rect.width - 1, 3);
  if (pale)
    gtk_snapshot_push_opacity (snapshot, 0.3);
  draw_travel (self, snapshot, rect, travel);
  foyer_plan_ink_tint (self->ink, snapshot, ink, filled ? 1 : 0.2, rect);
  if (filled)
    words = FOYER_INK_ON_ACCENT;
  foyer_plan_ink_fill (self->ink, snapshot, ink, 1,
                       (FoyerPlanRect){ rect.x, rect.y, MIN (4, rect.width), rect.height });
  if ((block->flags & FOYER_PLAN_DASHED) != 0)
    foyer_plan_ink_hatch (self->ink, snapshot, FOYER_INK_GRID, rect);
  if ((block->flags & FOYER_PLAN_WARNED) != 0)
    foyer_plan_ink_outline (self->ink, snapshot, FOYER_INK_FAULT, 2, 0, rect);
  if (rect.width >= 40 && rect.width < 180 &&
      rect.height >= 3 * foyer_plan_ink_get_line (self->ink, FOYER_TEXT_BODY))
    draw_lines (self, snapshot, block, rect, words);
  else if (rect.width >= 40)
    draw_words (self, snapshot, block, rect, words);
  else if (rect.width >= 18)
    foyer_plan_ink_sign (self->ink, snapshot, foyer_state_get_icon (block->state), words,
                         rect.x + 4 + (rect.width - 16) / 2, rect.y + rect.height / 2 - 6, 12);
  else if (rect.width >= 12)
    foyer_plan_ink_sign (self->ink, snapshot, foyer_state_get_icon (block->state), words,
                         rect.x + 4 + (rect.width - 12) / 2, rect.y + rect.height / 2 - 4, 8);
  /* Five minutes of a bracket cannot be told from nothing in a week. */
  if (rect.width >= NARROW)
    draw_promise (self, snapshot, block, rect);
  draw_actual (self, snapshot, block, rect);
  if (pale)
    gtk_snapshot_pop (snapshot);
}

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
        draw_block (self, snapshot, block);
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

/* --- what moves --- */

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
static void
draw_bubble (FoyerPlanView *self, GtkSnapshot *snapshot, FoyerPlanRect ghost)
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
  draw_now (self, snapshot, now);
  draw_cursor (self, snapshot);
  draw_draft (self, snapshot);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
  draw_hours (self, snapshot, &seen, now);
  draw_names (self, snapshot, &seen);
  if (self->draft.kind != FOYER_PLAN_NO_DRAFT && geometry->n_lanes > 0)
    draw_bubble (self, snapshot,
                 foyer_plan_geometry_get_rect (geometry, self->draft.lane, self->draft.start,
                                               self->draft.end, 0, 1));
}
