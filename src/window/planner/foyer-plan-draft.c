/* What is being done to the plan by pointer or keys, before it is asked of the hall. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/planner/foyer-plan-draft.h"

static FoyerPlanDraft *
copy (FoyerPlanDraft *self)
{
  return g_memdup2 (self, sizeof *self);
}

static void
free_copy (FoyerPlanDraft *self)
{
  g_free (self);
}

G_DEFINE_BOXED_TYPE (FoyerPlanDraft, foyer_plan_draft, copy, free_copy)

FoyerPlanDraft
foyer_plan_draft_take (const FoyerPlanBlock *block, FoyerPlanPart part, FoyerTime time)
{
  return (FoyerPlanDraft){
    .kind = part == FOYER_PLAN_START ? FOYER_PLAN_RESIZE_START
            : part == FOYER_PLAN_END ? FOYER_PLAN_RESIZE_END
                                     : FOYER_PLAN_MOVE,
    .id = block->id,
    .lane = block->lane,
    .start = block->start,
    .end = block->end,
    .grip = CLAMP (time - block->start, 0, block->end - block->start),
  };
}

FoyerPlanDraft
foyer_plan_draft_begin (const FoyerPlanGeometry *geometry, guint lane, FoyerTime time)
{
  FoyerTime start = foyer_plan_geometry_fit (geometry, time - FOYER_PLAN_STEP / 2, FOYER_PLAN_STEP);

  return (FoyerPlanDraft){
    .kind = FOYER_PLAN_CREATE,
    .lane = lane,
    .start = start,
    .end = start + FOYER_PLAN_STEP,
    .anchor = start,
  };
}

FoyerPlanDraft
foyer_plan_draft_place (gint64 id, gint64 length)
{
  return (FoyerPlanDraft){
    .kind = FOYER_PLAN_PLACE,
    .id = id,
    .end = length,
    .grip = MIN (length / 2, FOYER_PLAN_STEP),
  };
}

/* Times of another day than the span's own stand at the end of its day. */
static FoyerTime
stay_in_day (const FoyerPlanGeometry *geometry, guint day, FoyerTime time)
{
  return CLAMP (foyer_plan_geometry_snap (
                    geometry, CLAMP (time, geometry->opens[day], geometry->closes[day] - 1)),
                geometry->opens[day], geometry->closes[day]);
}

static void
draw_span (FoyerPlanDraft *self, const FoyerPlanGeometry *geometry, FoyerTime time)
{
  guint day = foyer_plan_geometry_find_day (geometry, self->anchor);
  FoyerTime to = stay_in_day (geometry, day, time);

  if (to <= self->anchor)
    {
      self->start = MIN (to, self->anchor);
      self->end = self->anchor + FOYER_PLAN_STEP;
    }
  else
    {
      self->start = self->anchor;
      self->end = to;
    }
}

static void
put_edge (FoyerPlanDraft *self, const FoyerPlanGeometry *geometry, FoyerTime time)
{
  guint day = foyer_plan_geometry_find_day (geometry, self->start);
  FoyerTime to = stay_in_day (geometry, day, time);

  if (self->kind == FOYER_PLAN_RESIZE_START)
    self->start = MIN (to, self->end - FOYER_PLAN_STEP);
  else
    self->end = MAX (to, self->start + FOYER_PLAN_STEP);
}

static void
put_whole (FoyerPlanDraft *self, const FoyerPlanGeometry *geometry, FoyerTime start)
{
  gint64 length = self->end - self->start;

  self->start = foyer_plan_geometry_fit (geometry, start, length);
  self->end = self->start + length;
}

gboolean
foyer_plan_draft_follow (FoyerPlanDraft *self,
                         const FoyerPlanGeometry *geometry,
                         double x,
                         double y)
{
  const FoyerPlanDraft before = *self;
  FoyerTime time = foyer_plan_geometry_get_time (geometry, x);

  switch (self->kind)
    {
    case FOYER_PLAN_CREATE:
      draw_span (self, geometry, time);
      break;
    case FOYER_PLAN_RESIZE_START:
    case FOYER_PLAN_RESIZE_END:
      put_edge (self, geometry, time);
      break;
    case FOYER_PLAN_MOVE:
    case FOYER_PLAN_PLACE:
      put_whole (self, geometry, time - self->grip);
      self->lane = foyer_plan_geometry_get_nearest_lane (geometry, y);
      break;
    case FOYER_PLAN_NO_DRAFT:
    default:
      break;
    }
  return before.lane != self->lane || before.start != self->start || before.end != self->end;
}

/* From the end of a day to the beginning of the next one, and back. */
static FoyerTime
step_over_night (const FoyerPlanGeometry *geometry, FoyerTime start, gint64 length, int steps)
{
  guint day = foyer_plan_geometry_find_day (geometry, start);
  FoyerTime to = start + steps * FOYER_PLAN_STEP;

  if (steps > 0 && to + length > geometry->closes[day] && day + 1 < geometry->n_days)
    return geometry->opens[day + 1];
  if (steps < 0 && to < geometry->opens[day] && day > 0)
    return foyer_plan_geometry_fit (geometry, geometry->closes[day - 1] - 1, length);
  return CLAMP (to, geometry->opens[day], geometry->closes[day]);
}

gboolean
foyer_plan_draft_step (FoyerPlanDraft *self,
                       const FoyerPlanGeometry *geometry,
                       int steps,
                       int lanes)
{
  const FoyerPlanDraft before = *self;

  if (geometry->n_lanes == 0)
    return FALSE;
  if (self->kind == FOYER_PLAN_MOVE || self->kind == FOYER_PLAN_PLACE)
    {
      if (steps != 0)
        put_whole (self, geometry,
                   step_over_night (geometry, self->start, self->end - self->start, steps));
      self->lane = (guint) CLAMP ((gint64) self->lane + lanes, 0, (gint64) geometry->n_lanes - 1);
    }
  else if (self->kind == FOYER_PLAN_CREATE)
    draw_span (self, geometry, self->end + steps * FOYER_PLAN_STEP);
  else if (self->kind != FOYER_PLAN_NO_DRAFT)
    put_edge (self, geometry,
              (self->kind == FOYER_PLAN_RESIZE_START ? self->start : self->end) +
                  steps * FOYER_PLAN_STEP);
  return before.lane != self->lane || before.start != self->start || before.end != self->end;
}
