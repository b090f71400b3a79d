/* What the files of the plan's widget share. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "window/planner/foyer-plan-ink.h"
#include "window/planner/foyer-plan-view.h"

G_BEGIN_DECLS

#define FOYER_PLAN_NAMES_WIDTH  148
#define FOYER_PLAN_HOURS_HEIGHT 50
#define FOYER_PLAN_LANE_HEIGHT  50
#define FOYER_PLAN_LANE_MOST    188
#define FOYER_PLAN_DAY_GAP      4

/* The nodes of one lane on one day, at their place in the plan that is not scrolled. */
typedef struct
{
  GskRenderNode *back, *front; /* either may be %NULL */
  gboolean drawn;
} FoyerPlanTile;

struct _FoyerPlanView
{
  GtkWidget parent_instance;
  FoyerPlanGeometry geometry;
  FoyerPlanSheet *sheet;
  FoyerPlanInk *ink;
  GTimeZone *zone;

  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  gulong adjusted[2];
  gboolean configuring;
  double zoom; /* 0: all days fill the view */

  FoyerPlanGeometry still; /* while drawing: the geometry, not scrolled */
  GArray *tiles;           /* of FoyerPlanTile: lane by lane */
  FoyerPlanClock clock;
  gpointer clock_data;
  guint minute; /* source of the next minute, while visible */

  gint64 selected, hovered;
  guint cursor_lane;
  FoyerTime cursor;

  FoyerPlanJudge judge;
  gpointer judge_data;
  FoyerPlanDraft draft;
  char *refusal;
  gboolean by_keys;
  double pointer_x, pointer_y;
  guint autoscroll; /* tick callback while something is dragged */
  gint64 last_tick;
};

/* The block under the point, or %NULL; @part may be %NULL. */
const FoyerPlanBlock *
foyer_plan_view_pick (FoyerPlanView *self, double x, double y, FoyerPlanPart *part);
/* Signals, by name. */
void foyer_plan_view_tell_draft (FoyerPlanView *self, gboolean span);
void foyer_plan_view_activate (FoyerPlanView *self);
void foyer_plan_view_ask_menu (FoyerPlanView *self, double x, double y);
/* Selects without scrolling. */
void foyer_plan_view_set_selected (FoyerPlanView *self, gint64 id);
/* What a draft says to who cannot see it. */
void foyer_plan_view_describe (FoyerPlanView *self);

/* Takes @draft up; judges it again. */
void foyer_plan_view_set_draft (FoyerPlanView *self, const FoyerPlanDraft *draft, gboolean by_keys);
void foyer_plan_view_judge_draft (FoyerPlanView *self);
/* Does what is drafted, or says why not. %TRUE when nothing is drafted any more. */
gboolean foyer_plan_view_commit_draft (FoyerPlanView *self);
/* Moves the adjustments to where the geometry is. */
void foyer_plan_view_push_scroll (FoyerPlanView *self);
void foyer_plan_view_reveal (FoyerPlanView *self, guint lane, FoyerTime start, FoyerTime end);
void foyer_plan_view_forget_tiles (FoyerPlanView *self);

/* foyer-plan-view-scroll.c */
void foyer_plan_view_set_adjustment (FoyerPlanView *self,
                                     GtkOrientation side,
                                     GtkAdjustment *adjustment);
/* Gives an hour its width, as zoomed or so that all days fill the view. */
void foyer_plan_view_fit (FoyerPlanView *self);
void foyer_plan_view_fit_lanes (FoyerPlanView *self);
void foyer_plan_view_allocate (GtkWidget *widget, int width, int height, int baseline);
void foyer_plan_view_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline);

/* foyer-plan-view-draw.c */
void foyer_plan_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
/* foyer-plan-view-block.c */
void foyer_plan_view_draw_block (FoyerPlanView *self,
                                 GtkSnapshot *snapshot,
                                 const FoyerPlanBlock *block);
/* foyer-plan-view-moving.c: what scrolls with the plan, and the words at what is dragged to @ghost,
 * a place on the screen. */
void foyer_plan_view_draw_moving (FoyerPlanView *self, GtkSnapshot *snapshot, FoyerTime now);
void foyer_plan_view_draw_bubble (FoyerPlanView *self, GtkSnapshot *snapshot, FoyerPlanRect ghost);
/* foyer-plan-view-pointer.c, foyer-plan-view-keys.c: controllers and bindings. */
void foyer_plan_view_add_pointer (FoyerPlanView *self);
void foyer_plan_view_bind_keys (GtkWidgetClass *widget_class);
/* "09:00–09:30 · 18 River Road · Meter replacement · Confirmed" (transfer full) */
char *foyer_plan_view_describe_block (FoyerPlanView *self, const FoyerPlanBlock *block);
/* The wall's clock; (transfer full) */
char *foyer_plan_view_format_span (FoyerPlanView *self, FoyerTime start, FoyerTime end);

G_END_DECLS
