/* Where things stand in the plan: one value that turns time and lane into rectangles and back. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/planner/foyer-plan-geometry.h"

#include <math.h>

#define HOUR        (60.0 * FOYER_MINUTE)
#define GRIP        7.0  /* px of a visit's edge that resize it */
#define GRIP_LEAST  28.0 /* narrower ones have only a body */
#define LANE_MARGIN 3.0  /* px above and below a visit */
#define SCROLL_EDGE 36.0 /* px from the border at which scrolling sets in */
#define SCROLL_MOST 1400.0

void
foyer_plan_geometry_set_days (
    FoyerPlanGeometry *self, const char *date, guint n_days, int opens, int closes, GTimeZone *zone)
{
  self->n_days = CLAMP (n_days, 1, FOYER_PLAN_DAYS);
  for (guint i = 0; i < self->n_days; i++)
    {
      g_autofree char *day = foyer_date_add_days (date, (int) i);

      self->opens[i] = foyer_time_from_date (day, opens, zone);
      self->closes[i] = foyer_time_from_date (day, closes, zone);
    }
}

double
foyer_plan_geometry_get_day_width (const FoyerPlanGeometry *self, guint day)
{
  return (double) (self->closes[day] - self->opens[day]) / HOUR * self->hour_width;
}

/* Of @day, from the beginning of the first one. */
static double
get_offset (const FoyerPlanGeometry *self, guint day)
{
  double offset = 0;

  for (guint i = 0; i < day; i++)
    offset += foyer_plan_geometry_get_day_width (self, i) + self->day_gap;
  return offset;
}

double
foyer_plan_geometry_get_content_width (const FoyerPlanGeometry *self)
{
  return self->n_days == 0 ? 0 : get_offset (self, self->n_days) - self->day_gap;
}

double
foyer_plan_geometry_get_content_height (const FoyerPlanGeometry *self)
{
  return self->n_lanes * self->lane_height;
}

double
foyer_plan_geometry_get_page_width (const FoyerPlanGeometry *self)
{
  return MAX (self->width - self->names_width, 0);
}

double
foyer_plan_geometry_get_page_height (const FoyerPlanGeometry *self)
{
  return MAX (self->height - self->hours_height, 0);
}

void
foyer_plan_geometry_scroll_to (FoyerPlanGeometry *self, double x, double y)
{
  double most_x =
      foyer_plan_geometry_get_content_width (self) - foyer_plan_geometry_get_page_width (self);
  double most_y =
      foyer_plan_geometry_get_content_height (self) - foyer_plan_geometry_get_page_height (self);

  self->scroll_x = CLAMP (x, 0, MAX (most_x, 0));
  self->scroll_y = CLAMP (y, 0, MAX (most_y, 0));
}

double
foyer_plan_geometry_get_day_x (const FoyerPlanGeometry *self, guint day)
{
  return self->names_width - self->scroll_x + get_offset (self, day);
}

guint
foyer_plan_geometry_find_day (const FoyerPlanGeometry *self, FoyerTime time)
{
  guint day = 0;

  while (day + 1 < self->n_days && time >= self->closes[day])
    day++;
  return day;
}

gboolean
foyer_plan_geometry_has_time (const FoyerPlanGeometry *self, FoyerTime time)
{
  guint day = foyer_plan_geometry_find_day (self, time);

  return self->n_days > 0 && time >= self->opens[day] && time <= self->closes[day];
}

double
foyer_plan_geometry_get_x (const FoyerPlanGeometry *self, FoyerTime time)
{
  guint day = foyer_plan_geometry_find_day (self, time);
  FoyerTime shown = CLAMP (time, self->opens[day], self->closes[day]);

  return foyer_plan_geometry_get_day_x (self, day) +
         (double) (shown - self->opens[day]) / HOUR * self->hour_width;
}

double
foyer_plan_geometry_get_y (const FoyerPlanGeometry *self, guint lane)
{
  return self->hours_height - self->scroll_y + lane * self->lane_height;
}

FoyerTime
foyer_plan_geometry_get_time (const FoyerPlanGeometry *self, double x)
{
  guint day = 0;
  double offset;
  FoyerTime time;

  /* Half of a gap belongs to the day before it. */
  while (day + 1 < self->n_days &&
         x >= foyer_plan_geometry_get_day_x (self, day + 1) - self->day_gap / 2)
    day++;
  offset = x - foyer_plan_geometry_get_day_x (self, day);
  time = self->opens[day] + (FoyerTime) llround (offset / self->hour_width * HOUR);
  return CLAMP (time, self->opens[day], self->closes[day]);
}

int
foyer_plan_geometry_get_lane (const FoyerPlanGeometry *self, double y)
{
  double lane = floor ((y - self->hours_height + self->scroll_y) / self->lane_height);

  return y < self->hours_height || lane < 0 || lane >= self->n_lanes ? -1 : (int) lane;
}

guint
foyer_plan_geometry_get_nearest_lane (const FoyerPlanGeometry *self, double y)
{
  double lane = floor ((y - self->hours_height + self->scroll_y) / self->lane_height);

  return self->n_lanes == 0 ? 0 : (guint) CLAMP (lane, 0, self->n_lanes - 1);
}

/* Steps are counted from the day's first shown moment, so that they fall on the wall's quarter
 * hours on days of 23 and 25 hours too. */
FoyerTime
foyer_plan_geometry_snap (const FoyerPlanGeometry *self, FoyerTime time)
{
  guint day = foyer_plan_geometry_find_day (self, time);
  gint64 since = CLAMP (time, self->opens[day], self->closes[day]) - self->opens[day];

  return self->opens[day] + (since + FOYER_PLAN_STEP / 2) / FOYER_PLAN_STEP * FOYER_PLAN_STEP;
}

FoyerTime
foyer_plan_geometry_fit (const FoyerPlanGeometry *self, FoyerTime time, gint64 length)
{
  guint day = foyer_plan_geometry_find_day (self, time);
  gint64 room = MAX (self->closes[day] - self->opens[day] - length, 0);
  FoyerTime last = self->opens[day] + room / FOYER_PLAN_STEP * FOYER_PLAN_STEP;

  return MIN (foyer_plan_geometry_snap (self, time), last);
}

FoyerPlanRect
foyer_plan_geometry_get_rect (const FoyerPlanGeometry *self,
                              guint lane,
                              FoyerTime start,
                              FoyerTime end,
                              guint level,
                              guint n_levels)
{
  double x = foyer_plan_geometry_get_x (self, start);
  double part = (self->lane_height - 2 * LANE_MARGIN) / MAX (n_levels, 1);

  return (FoyerPlanRect){
    .x = x,
    .y = foyer_plan_geometry_get_y (self, lane) + LANE_MARGIN + level * part,
    .width = MAX (foyer_plan_geometry_get_x (self, end) - x, 0),
    .height = part,
  };
}

FoyerPlanPart
foyer_plan_rect_hit (const FoyerPlanRect *rect, double x, double y)
{
  if (x < rect->x || x >= rect->x + rect->width || y < rect->y || y >= rect->y + rect->height)
    return FOYER_PLAN_OUTSIDE;
  if (rect->width < GRIP_LEAST)
    return FOYER_PLAN_BODY;
  if (x < rect->x + GRIP)
    return FOYER_PLAN_START;
  return x >= rect->x + rect->width - GRIP ? FOYER_PLAN_END : FOYER_PLAN_BODY;
}

void
foyer_plan_geometry_get_visible_lanes (const FoyerPlanGeometry *self, guint *first, guint *last)
{
  double bottom = self->scroll_y + foyer_plan_geometry_get_page_height (self);

  *first = (guint) CLAMP (floor (self->scroll_y / self->lane_height), 0, self->n_lanes);
  *last = (guint) CLAMP (ceil (bottom / self->lane_height), *first, self->n_lanes);
}

void
foyer_plan_geometry_get_visible_days (const FoyerPlanGeometry *self, guint *first, guint *last)
{
  for (*first = 0; *first < self->n_days; ++*first)
    if (foyer_plan_geometry_get_day_x (self, *first) +
            foyer_plan_geometry_get_day_width (self, *first) >
        self->names_width)
      break;
  for (*last = *first; *last < self->n_days; ++*last)
    if (foyer_plan_geometry_get_day_x (self, *last) >= self->width)
      break;
}

gboolean
foyer_plan_geometry_is_inside (const FoyerPlanGeometry *self, double x, double y)
{
  return x >= self->names_width && x < self->width && y >= self->hours_height && y < self->height;
}

static double
get_speed (double place, double from, double to)
{
  double out = 0;

  if (place < from + SCROLL_EDGE)
    out = (place - from - SCROLL_EDGE) / SCROLL_EDGE;
  else if (place > to - SCROLL_EDGE)
    out = (place - to + SCROLL_EDGE) / SCROLL_EDGE;
  return CLAMP (out, -2, 2) / 2 * SCROLL_MOST;
}

void
foyer_plan_geometry_get_autoscroll (
    const FoyerPlanGeometry *self, double x, double y, double *speed_x, double *speed_y)
{
  *speed_x = get_speed (x, self->names_width, self->width);
  *speed_y = get_speed (y, self->hours_height, self->height);
}

void
foyer_plan_geometry_zoom (FoyerPlanGeometry *self, double x, double hour_width)
{
  FoyerTime time = foyer_plan_geometry_get_time (self, x);

  self->hour_width = CLAMP (hour_width, FOYER_PLAN_HOUR_LEAST, FOYER_PLAN_HOUR_MOST);
  foyer_plan_geometry_scroll_to (self, self->scroll_x + foyer_plan_geometry_get_x (self, time) - x,
                                 self->scroll_y);
}

double
foyer_plan_geometry_get_fitting_hour_width (const FoyerPlanGeometry *self)
{
  double hours = 0;
  double room = foyer_plan_geometry_get_page_width (self) - (self->n_days - 1) * self->day_gap;

  for (guint i = 0; i < self->n_days; i++)
    hours += (double) (self->closes[i] - self->opens[i]) / HOUR;
  return CLAMP (hours > 0 ? room / hours : 0, FOYER_PLAN_HOUR_LEAST, FOYER_PLAN_HOUR_MOST);
}

void
foyer_plan_geometry_reveal (FoyerPlanGeometry *self, guint lane, FoyerTime start, FoyerTime end)
{
  FoyerPlanRect rect = foyer_plan_geometry_get_rect (self, lane, start, end, 0, 1);
  double left = rect.x - self->names_width, right = rect.x + rect.width - self->width;
  double above = rect.y - LANE_MARGIN - self->hours_height;
  double below = rect.y + rect.height + LANE_MARGIN - self->height;

  /* What is longer than the view is shown from its beginning. */
  foyer_plan_geometry_scroll_to (self,
                                 self->scroll_x + (left < 0    ? left
                                                   : right > 0 ? MIN (right, left)
                                                               : 0),
                                 self->scroll_y + (above < 0 ? above : MAX (below, 0)));
}

guint
foyer_plan_geometry_get_label_hours (const FoyerPlanGeometry *self, double label_width)
{
  static const guint steps[] = { 1, 2, 3, 4, 6, 12 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * self->hour_width >= label_width)
      return steps[i];
  return 24;
}
