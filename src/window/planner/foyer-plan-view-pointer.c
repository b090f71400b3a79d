/* What the pointer does to the plan: selecting, drawing a span, moving, resizing, dropping. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/planner/foyer-plan-view-private.h"

/* --- dragging within the plan --- */

static void
follow (FoyerPlanView *self)
{
  if (foyer_plan_draft_follow (&self->draft, &self->geometry, self->pointer_x, self->pointer_y))
    foyer_plan_view_judge_draft (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
autoscroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  FoyerPlanView *self = FOYER_PLAN_VIEW (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = self->last_tick != 0 ? (double) (now - self->last_tick) / G_TIME_SPAN_SECOND : 0;
  double speed_x, speed_y;

  self->last_tick = now;
  if (self->draft.kind == FOYER_PLAN_NO_DRAFT || self->by_keys)
    {
      self->autoscroll = 0;
      return G_SOURCE_REMOVE;
    }
  foyer_plan_geometry_get_autoscroll (&self->geometry, self->pointer_x, self->pointer_y, &speed_x,
                                      &speed_y);
  if (self->draft.kind != FOYER_PLAN_MOVE && self->draft.kind != FOYER_PLAN_PLACE)
    speed_y = 0;
  if (ABS (speed_x) > 0 || ABS (speed_y) > 0)
    {
      foyer_plan_geometry_scroll_to (&self->geometry, self->geometry.scroll_x + speed_x * seconds,
                                     self->geometry.scroll_y + speed_y * seconds);
      foyer_plan_view_push_scroll (self);
      follow (self);
    }
  return G_SOURCE_CONTINUE;
}

static void
begin_draft (FoyerPlanView *self, const FoyerPlanDraft *draft)
{
  foyer_plan_view_set_draft (self, draft, FALSE);
  self->last_tick = 0;
  if (self->autoscroll == 0)
    self->autoscroll = gtk_widget_add_tick_callback (GTK_WIDGET (self), autoscroll_cb, NULL, NULL);
}

/* A click is not a drag: something is taken up only once the pointer has left its place. */
static void
take (FoyerPlanView *self, double x, double y)
{
  FoyerPlanPart part = FOYER_PLAN_BODY;
  const FoyerPlanBlock *block = foyer_plan_view_pick (self, x, y, &part);
  FoyerTime time = foyer_plan_geometry_get_time (&self->geometry, x);
  FoyerPlanDraft draft;

  if (block != NULL && (block->flags & FOYER_PLAN_MOVABLE) == 0)
    return;
  if (block != NULL)
    draft = foyer_plan_draft_take (block, part, time);
  else
    draft = foyer_plan_draft_begin (
        &self->geometry, foyer_plan_geometry_get_nearest_lane (&self->geometry, y), time);
  begin_draft (self, &draft);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, FoyerPlanView *self)
{
  if (!foyer_plan_geometry_is_inside (&self->geometry, x, y) ||
      foyer_plan_geometry_get_lane (&self->geometry, y) < 0)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, FoyerPlanView *self)
{
  double x, y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (self->draft.kind == FOYER_PLAN_NO_DRAFT || self->by_keys)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self), (int) x, (int) y, (int) (x + dx),
                                     (int) (y + dy)))
        return;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      self->pointer_x = x + dx;
      self->pointer_y = y + dy;
      take (self, x, y);
    }
  self->pointer_x = x + dx;
  self->pointer_y = y + dy;
  if (self->draft.kind != FOYER_PLAN_NO_DRAFT)
    follow (self);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, FoyerPlanView *self)
{
  if (self->draft.kind != FOYER_PLAN_NO_DRAFT && !self->by_keys)
    foyer_plan_view_commit_draft (self);
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, FoyerPlanView *self)
{
  if (!self->by_keys)
    foyer_plan_view_cancel_draft (self);
}

/* --- clicks --- */

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, FoyerPlanView *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  const FoyerPlanBlock *block = foyer_plan_view_pick (self, x, y, NULL);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->by_keys)
    foyer_plan_view_cancel_draft (self);
  if (!foyer_plan_geometry_is_inside (&self->geometry, x, y) ||
      foyer_plan_geometry_get_lane (&self->geometry, y) < 0)
    return;
  if (block == NULL)
    {
      FoyerTime time = foyer_plan_geometry_get_time (&self->geometry, x) - FOYER_PLAN_STEP / 2;

      foyer_plan_view_set_selected (self, 0);
      self->cursor_lane = foyer_plan_geometry_get_nearest_lane (&self->geometry, y);
      self->cursor = foyer_plan_geometry_fit (&self->geometry, time, FOYER_PLAN_STEP);
      foyer_plan_view_describe (self);
    }
  else
    foyer_plan_view_set_selected (self, block->id);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (button == GDK_BUTTON_SECONDARY)
    foyer_plan_view_ask_menu (self, x, y);
  else if (n_press == 2 && block != NULL)
    foyer_plan_view_activate (self);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, FoyerPlanView *self)
{
  FoyerPlanPart part = FOYER_PLAN_BODY;
  const FoyerPlanBlock *block = foyer_plan_view_pick (self, x, y, &part);
  gboolean movable = block != NULL && (block->flags & FOYER_PLAN_MOVABLE) != 0;

  self->hovered = block != NULL ? block->id : 0;
  if (self->draft.kind == FOYER_PLAN_NO_DRAFT)
    {
      self->pointer_x = x;
      self->pointer_y = y;
    }
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), movable && part != FOYER_PLAN_BODY
                                                          ? "ew-resize"
                                                      : movable ? "grab"
                                                                : NULL);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, FoyerPlanView *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0 || ABS (dy) < 0.01)
    return GDK_EVENT_PROPAGATE;
  foyer_plan_view_zoom (self, dy < 0 ? 1 : -1);
  return GDK_EVENT_STOP;
}

static gboolean
query_tooltip_cb (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  FoyerPlanView *self = FOYER_PLAN_VIEW (widget);
  const FoyerPlanBlock *block = foyer_plan_view_pick (self, x, y, NULL);
  g_autofree char *text = NULL;

  if (block == NULL || self->draft.kind != FOYER_PLAN_NO_DRAFT)
    return FALSE;
  text = foyer_plan_view_describe_block (self, block);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* --- visits that come from elsewhere --- */

static const FoyerPlanDraft *
get_dropped (GtkDropTarget *target)
{
  const GValue *value = gtk_drop_target_get_value (target);

  return value != NULL ? g_value_get_boxed (value) : NULL;
}

static GdkDragAction
drop_motion_cb (GtkDropTarget *target, double x, double y, FoyerPlanView *self)
{
  const FoyerPlanDraft *draft = get_dropped (target);

  if (draft == NULL || self->geometry.n_lanes == 0)
    return GDK_ACTION_MOVE;
  self->pointer_x = x;
  self->pointer_y = y;
  if (self->draft.kind == FOYER_PLAN_NO_DRAFT)
    begin_draft (self, draft);
  follow (self);
  return self->refusal == NULL ? GDK_ACTION_MOVE : 0;
}

static void
drop_leave_cb (GtkDropTarget *target, FoyerPlanView *self)
{
  if (!self->by_keys)
    foyer_plan_view_cancel_draft (self);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, FoyerPlanView *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
  if (self->geometry.n_lanes == 0)
    return FALSE;
  if (self->draft.kind == FOYER_PLAN_NO_DRAFT)
    begin_draft (self, g_value_get_boxed (value));
  follow (self);
  foyer_plan_view_commit_draft (self);
  return TRUE;
}

/* --- set up --- */

static void
add_drop_target (FoyerPlanView *self)
{
  GtkDropTarget *target = gtk_drop_target_new (FOYER_TYPE_PLAN_DRAFT, GDK_ACTION_MOVE);

  /* Its length must be known while it is still in the air. */
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "enter", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
foyer_plan_view_add_pointer (FoyerPlanView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (widget, scroll);
  g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  add_drop_target (self);
}
