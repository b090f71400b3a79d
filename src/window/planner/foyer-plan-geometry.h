/* Where things stand in the plan: one value that turns time and lane into rectangles and back. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/foyer-time.h"

G_BEGIN_DECLS

#define FOYER_PLAN_DAYS       7
#define FOYER_PLAN_STEP       (15 * FOYER_MINUTE) /* what a pointer snaps to */
#define FOYER_PLAN_HOUR_LEAST 10.0                /* px */
#define FOYER_PLAN_HOUR_MOST  240.0

typedef struct
{
  double x, y, width, height;
} FoyerPlanRect;

/**
 * FoyerPlanGeometry:
 *
 * A lane is a row, time runs from left to right, the days stand side by side; the hours outside
 * opens … closes are left out. Lengths are pixels of the view, of which the lanes' names take the
 * left edge and the days and hours the upper one. Inside a day a pixel is always the same length
 * of real time: a day on which the clock changes is an hour wider or narrower. A plain value: copy
 * it, change it, compare what it answers.
 */
typedef struct
{
  guint n_days, n_lanes;
  FoyerTime opens[FOYER_PLAN_DAYS], closes[FOYER_PLAN_DAYS];
  double hour_width, lane_height, day_gap;
  double names_width, hours_height; /* of the two edges */
  double width, height;             /* of the view, edges included */
  double scroll_x, scroll_y;
} FoyerPlanGeometry;

typedef enum
{
  FOYER_PLAN_OUTSIDE,
  FOYER_PLAN_BODY,
  FOYER_PLAN_START, /* the edge at which a visit begins */
  FOYER_PLAN_END,
} FoyerPlanPart;

/* Days from @date on, of which the wall clock's minutes @opens … @closes are shown. */
void foyer_plan_geometry_set_days (FoyerPlanGeometry *self,
                                   const char *date,
                                   guint n_days,
                                   int opens,
                                   int closes,
                                   GTimeZone *zone);

/* Of everything, the edges not included. */
double foyer_plan_geometry_get_content_width (const FoyerPlanGeometry *self);
double foyer_plan_geometry_get_content_height (const FoyerPlanGeometry *self);
/* What can be seen of it at once. */
double foyer_plan_geometry_get_page_width (const FoyerPlanGeometry *self);
double foyer_plan_geometry_get_page_height (const FoyerPlanGeometry *self);
/* Scrolls to (@x, @y) as far as there is anything. */
void foyer_plan_geometry_scroll_to (FoyerPlanGeometry *self, double x, double y);

/* The left edge of @day in the view, and its width. */
double foyer_plan_geometry_get_day_x (const FoyerPlanGeometry *self, guint day);
double foyer_plan_geometry_get_day_width (const FoyerPlanGeometry *self, guint day);
/* The day of which @time is part or which comes next; the last one when there is none. */
guint foyer_plan_geometry_find_day (const FoyerPlanGeometry *self, FoyerTime time);
/* Whether @time is one of the hours that are shown. */
gboolean foyer_plan_geometry_has_time (const FoyerPlanGeometry *self, FoyerTime time);

/* A time that is not shown stands at the nearest edge of a day. */
double foyer_plan_geometry_get_x (const FoyerPlanGeometry *self, FoyerTime time);
double foyer_plan_geometry_get_y (const FoyerPlanGeometry *self, guint lane);
FoyerTime foyer_plan_geometry_get_time (const FoyerPlanGeometry *self, double x);
/* The lane at @y, or -1 beside the lanes. */
int foyer_plan_geometry_get_lane (const FoyerPlanGeometry *self, double y);
/* The same, where every place has its nearest lane. */
guint foyer_plan_geometry_get_nearest_lane (const FoyerPlanGeometry *self, double y);

/* The nearest whole step of @time's day. */
FoyerTime foyer_plan_geometry_snap (const FoyerPlanGeometry *self, FoyerTime time);
/* The start, snapped, at which a span of @length fits into a day that is shown, as near to @time as
 * can be. */
FoyerTime foyer_plan_geometry_fit (const FoyerPlanGeometry *self, FoyerTime time, gint64 length);

/* The place of a span in its lane, of which it takes the @level-th of @n_levels parts. */
FoyerPlanRect foyer_plan_geometry_get_rect (const FoyerPlanGeometry *self,
                                            guint lane,
                                            FoyerTime start,
                                            FoyerTime end,
                                            guint level,
                                            guint n_levels);
/* Which part of @rect the point is on; a narrow one has no edges to take hold of. */
FoyerPlanPart foyer_plan_rect_hit (const FoyerPlanRect *rect, double x, double y);

/* Days and lanes of which something can be seen; @last is one past. */
void
foyer_plan_geometry_get_visible_lanes (const FoyerPlanGeometry *self, guint *first, guint *last);
void
foyer_plan_geometry_get_visible_days (const FoyerPlanGeometry *self, guint *first, guint *last);

/* Whether a point is over the lanes rather than over an edge. */
gboolean foyer_plan_geometry_is_inside (const FoyerPlanGeometry *self, double x, double y);
/* How fast to scroll, in pixels a second, while something is dragged to (@x, @y): not at all away
 * from the edges, faster the farther out. */
void foyer_plan_geometry_get_autoscroll (
    const FoyerPlanGeometry *self, double x, double y, double *speed_x, double *speed_y);

/* Makes an hour @hour_width wide; the time at @x stays where it is. */
void foyer_plan_geometry_zoom (FoyerPlanGeometry *self, double x, double hour_width);
/* The width of an hour at which all days fill the view. */
double foyer_plan_geometry_get_fitting_hour_width (const FoyerPlanGeometry *self);
/* Scrolls no farther than needed to see the span. */
void
foyer_plan_geometry_reveal (FoyerPlanGeometry *self, guint lane, FoyerTime start, FoyerTime end);

/* Hours between two labels, so that labels of @label_width do not touch. */
guint foyer_plan_geometry_get_label_hours (const FoyerPlanGeometry *self, double label_width);

G_END_DECLS
