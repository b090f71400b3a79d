/* What the keys do to the plan: everything that the pointer can. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/planner/foyer-plan-view-private.h"

typedef enum
{
  WALK,    /* the cursor goes */
  LEAP,    /* from visit to visit */
  CARRY,   /* the visit goes along, or a span grows */
  STRETCH, /* the visit's end goes */
} Manner;

static const FoyerPlanBlock *
get_selected (FoyerPlanView *self)
{
  return foyer_plan_sheet_find (self->sheet, self->selected);
}

/* One quarter hour on, over a whole visit, and over the night. */
static void
walk (FoyerPlanView *self, int steps, int lanes)
{
  const FoyerPlanGeometry *geometry = &self->geometry;
  const FoyerPlanBlock *block = get_selected (self);
  FoyerTime from = self->cursor;
  FoyerPlanDraft cursor = { .kind = FOYER_PLAN_MOVE, .lane = self->cursor_lane };

  if (steps > 0 && block != NULL)
    from = MAX (foyer_plan_geometry_snap (geometry, block->end), block->end) - FOYER_PLAN_STEP;
  cursor.start = from;
  cursor.end = from + FOYER_PLAN_STEP;
  foyer_plan_draft_step (&cursor, geometry, steps, lanes);
  foyer_plan_view_set_cursor (self, cursor.lane, cursor.start);
}

static gboolean
is_shown (FoyerPlanView *self, const FoyerPlanBlock *block)
{
  return block->start >= self->geometry.opens[0] &&
         block->start < self->geometry.closes[self->geometry.n_days - 1];
}

static void
leap (FoyerPlanView *self, int steps)
{
  const FoyerPlanLane *lane = foyer_plan_sheet_get_lane (self->sheet, self->cursor_lane);
  const FoyerPlanBlock *block = get_selected (self), *found = NULL;
  FoyerTime from = block != NULL ? block->start : self->cursor;

  for (guint i = 0; i < lane->blocks->len; i++)
    {
      const FoyerPlanBlock *other = g_ptr_array_index (lane->blocks, i);

      if (!is_shown (self, other))
        continue;
      if (steps > 0 && other->start > from)
        {
          found = other;
          break;
        }
      if (steps < 0 && other->start < from)
        found = other;
    }
  if (found != NULL)
    foyer_plan_view_select (self, found->id);
}

static FoyerPlanDraft
begin (FoyerPlanView *self, Manner manner)
{
  const FoyerPlanBlock *block = get_selected (self);

  if (block != NULL && (block->flags & FOYER_PLAN_MOVABLE) != 0)
    return foyer_plan_draft_take (block, manner == STRETCH ? FOYER_PLAN_END : FOYER_PLAN_BODY,
                                  block->start);
  if (block == NULL && manner == CARRY)
    return foyer_plan_draft_begin (&self->geometry, self->cursor_lane,
                                   self->cursor + FOYER_PLAN_STEP / 2);
  return (FoyerPlanDraft){ .kind = FOYER_PLAN_NO_DRAFT };
}

static void
change_draft (FoyerPlanView *self, Manner manner, int steps, int lanes)
{
  FoyerPlanDraft draft = self->draft;

  if (draft.kind == FOYER_PLAN_NO_DRAFT)
    draft = begin (self, manner);
  if (draft.kind == FOYER_PLAN_NO_DRAFT)
    return;
  foyer_plan_draft_step (&draft, &self->geometry, steps, lanes);
  foyer_plan_view_set_draft (self, &draft, TRUE);
}

/* While something is drafted, plain arrows move it too. */
static gboolean
arrow_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  FoyerPlanView *self = FOYER_PLAN_VIEW (widget);
  int manner, steps, lanes;

  g_variant_get (arguments, "(iii)", &manner, &steps, &lanes);
  if (self->sheet == NULL || self->geometry.n_lanes == 0)
    return FALSE;
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    steps = -steps;
  if (manner >= CARRY || self->draft.kind != FOYER_PLAN_NO_DRAFT)
    change_draft (self, (Manner) manner, steps, lanes);
  else if (manner == WALK)
    walk (self, steps, lanes);
  else
    leap (self, steps);
  return TRUE;
}

static gboolean
commit_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  FoyerPlanView *self = FOYER_PLAN_VIEW (widget);

  if (self->sheet == NULL)
    return FALSE;
  if (self->draft.kind != FOYER_PLAN_NO_DRAFT)
    foyer_plan_view_commit_draft (self);
  else if (self->selected != 0)
    foyer_plan_view_activate (self);
  else if (self->geometry.n_lanes > 0)
    change_draft (self, CARRY, 0, 0);
  return TRUE;
}

static gboolean
cancel_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  FoyerPlanView *self = FOYER_PLAN_VIEW (widget);

  if (self->draft.kind == FOYER_PLAN_NO_DRAFT)
    return FALSE;
  foyer_plan_view_cancel_draft (self);
  return TRUE;
}

static gboolean
edge_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  FoyerPlanView *self = FOYER_PLAN_VIEW (widget);
  guint day = foyer_plan_geometry_find_day (&self->geometry, self->cursor);
  gboolean end = g_variant_get_boolean (arguments);

  if (self->sheet == NULL || self->geometry.n_days == 0)
    return FALSE;
  foyer_plan_view_set_cursor (self, self->cursor_lane,
                              end ? self->geometry.closes[day] - FOYER_PLAN_STEP
                                  : self->geometry.opens[day]);
  return TRUE;
}

static gboolean
menu_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  FoyerPlanView *self = FOYER_PLAN_VIEW (widget);
  FoyerPlanRect rect = foyer_plan_geometry_get_rect (
      &self->geometry, self->cursor_lane, self->cursor, self->cursor + FOYER_PLAN_STEP, 0, 1);

  foyer_plan_view_ask_menu (self, rect.x + 8, rect.y + rect.height);
  return TRUE;
}

static void
nudge_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerPlanView *self = FOYER_PLAN_VIEW (widget);
  int steps, lanes;

  g_variant_get (parameter, "(ii)", &steps, &lanes);
  if (self->sheet != NULL && self->geometry.n_lanes > 0)
    change_draft (self, CARRY, steps, lanes);
}

static void
commit_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  foyer_plan_view_commit_draft (FOYER_PLAN_VIEW (widget));
}

void
foyer_plan_view_bind_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key, pad_key;
    int steps, lanes;
  } arrows[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1 },
  };
  static const GdkModifierType modifiers[] = {
    [WALK] = 0,
    [LEAP] = GDK_CONTROL_MASK,
    [CARRY] = GDK_SHIFT_MASK,
    [STRETCH] = GDK_SHIFT_MASK | GDK_CONTROL_MASK,
  };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    for (guint manner = 0; manner < G_N_ELEMENTS (modifiers); manner++)
      {
        gtk_widget_class_add_binding (widget_class, arrows[i].key, modifiers[manner], arrow_cb,
                                      "(iii)", manner, arrows[i].steps, arrows[i].lanes);
        gtk_widget_class_add_binding (widget_class, arrows[i].pad_key, modifiers[manner], arrow_cb,
                                      "(iii)", manner, arrows[i].steps, arrows[i].lanes);
      }
  /* What menus and assistive technology use: quarter hours and lanes. */
  gtk_widget_class_install_action (widget_class, "plan.nudge", "(ii)", nudge_cb);
  gtk_widget_class_install_action (widget_class, "plan.commit", NULL, commit_action_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, commit_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, commit_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, cancel_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, edge_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, edge_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_cb, NULL);
}
