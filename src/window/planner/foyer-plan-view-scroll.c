/* How the plan scrolls and zooms: between its geometry and the adjustments around it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "window/planner/foyer-plan-view-private.h"

/* px an hour at which visits can still be told from each other, and read when it is one day. */
#define NARROWEST     15.0
#define NARROWEST_DAY 90.0
#define ZOOM_STEP     1.25

static void
configure (FoyerPlanView *self)
{
  const FoyerPlanGeometry *geometry = &self->geometry;
  const double content[2] = { foyer_plan_geometry_get_content_width (geometry),
                              foyer_plan_geometry_get_content_height (geometry) };
  const double page[2] = { foyer_plan_geometry_get_page_width (geometry),
                           foyer_plan_geometry_get_page_height (geometry) };
  const double value[2] = { geometry->scroll_x, geometry->scroll_y };

  self->configuring = TRUE;
  for (guint i = 0; i < 2; i++)
    if (self->adjustments[i] != NULL)
      gtk_adjustment_configure (self->adjustments[i], value[i], 0, MAX (content[i], page[i]),
                                geometry->lane_height, page[i] * 0.9, page[i]);
  self->configuring = FALSE;
}

void
foyer_plan_view_push_scroll (FoyerPlanView *self)
{
  configure (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
adjusted_cb (FoyerPlanView *self)
{
  double x = self->adjustments[0] != NULL ? gtk_adjustment_get_value (self->adjustments[0]) : 0;
  double y = self->adjustments[1] != NULL ? gtk_adjustment_get_value (self->adjustments[1]) : 0;

  if (self->configuring)
    return;
  foyer_plan_geometry_scroll_to (&self->geometry, x, y);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
foyer_plan_view_set_adjustment (FoyerPlanView *self, GtkOrientation side, GtkAdjustment *adjustment)
{
  if (self->adjustments[side] != NULL)
    g_clear_signal_handler (&self->adjusted[side], self->adjustments[side]);
  g_clear_object (&self->adjustments[side]);
  if (adjustment == NULL)
    return;
  self->adjustments[side] = g_object_ref_sink (adjustment);
  self->adjusted[side] =
      g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (adjusted_cb), self);
  configure (self);
}

void
foyer_plan_view_fit (FoyerPlanView *self)
{
  double width = self->zoom > 0 ? self->zoom
                                : MAX (foyer_plan_geometry_get_fitting_hour_width (&self->geometry),
                                       self->geometry.n_days == 1 ? NARROWEST_DAY : NARROWEST);

  if (ABS (width - self->geometry.hour_width) > 0.01)
    foyer_plan_view_forget_tiles (self);
  self->geometry.hour_width = width;
  foyer_plan_geometry_scroll_to (&self->geometry, self->geometry.scroll_x, self->geometry.scroll_y);
}

/* Few lanes are higher, so that a visit has room for its words. */
void
foyer_plan_view_fit_lanes (FoyerPlanView *self)
{
  double height = floor (foyer_plan_geometry_get_page_height (&self->geometry) /
                         MAX (self->geometry.n_lanes, 1));

  height = CLAMP (height, FOYER_PLAN_LANE_HEIGHT, FOYER_PLAN_LANE_MOST);
  if (ABS (height - self->geometry.lane_height) > 0.5)
    foyer_plan_view_forget_tiles (self);
  self->geometry.lane_height = height;
}

void
foyer_plan_view_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FoyerPlanView *self = FOYER_PLAN_VIEW (widget);

  self->geometry.width = width;
  self->geometry.height = height;
  foyer_plan_view_fit_lanes (self);
  foyer_plan_view_fit (self);
  configure (self);
}

void
foyer_plan_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum =
      across ? FOYER_PLAN_NAMES_WIDTH + 160 : FOYER_PLAN_HOURS_HEIGHT + 2 * FOYER_PLAN_LANE_HEIGHT;
  *natural = across ? 960 : 640;
}

void
foyer_plan_view_zoom (FoyerPlanView *self, int steps)
{
  double width = self->geometry.hour_width;
  double x = self->hovered != 0 || self->pointer_x > 0
                 ? MAX (self->pointer_x, self->geometry.names_width)
                 : self->geometry.width / 2;

  for (; steps > 0; steps--)
    width *= ZOOM_STEP;
  for (int i = steps; i < 0; i++)
    width /= ZOOM_STEP;
  foyer_plan_view_forget_tiles (self);
  if (steps == 0 && ABS (width - self->geometry.hour_width) < 0.01)
    self->zoom = 0;
  else
    {
      foyer_plan_geometry_zoom (&self->geometry, x, width);
      self->zoom = self->geometry.hour_width;
    }
  foyer_plan_view_fit (self);
  foyer_plan_view_push_scroll (self);
}

void
foyer_plan_view_reveal (FoyerPlanView *self, guint lane, FoyerTime start, FoyerTime end)
{
  if (self->geometry.n_lanes == 0 || self->geometry.width < 1)
    return;
  foyer_plan_geometry_reveal (&self->geometry, lane, start, end);
  foyer_plan_view_push_scroll (self);
}
