/* The plan itself: lanes of technicians, hours, visits, and what pointer and keys do to them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hall/foyer-ticket.h"
#include "window/planner/foyer-plan-draft.h"

G_BEGIN_DECLS

#define FOYER_TYPE_PLAN_VIEW (foyer_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (FoyerPlanView, foyer_plan_view, FOYER, PLAN_VIEW, GtkWidget)

/**
 * FoyerPlanView:
 *
 * One widget that draws everything and stands in a GtkScrolledWindow. It changes nothing by itself:
 * what was drawn or moved is told by signals. Nothing but what is seen is drawn.
 *
 * Arrows move the cursor by a quarter hour or a lane, and onto visits; Control+Left/Right go from
 * visit to visit. Shift+arrows take a visit along, or draw a free span; Control+Shift+Left/Right
 * change a visit's end. Return does it, Escape leaves it. A visit under the cursor is selected.
 *
 * Signals:
 * - "selection-changed": another visit or none
 * - "activated" (gint64): the visit is to be shown
 * - "span-drawn" (FoyerPlanDraft): a free span, for a new visit
 * - "dropped" (FoyerPlanDraft): a visit was moved, resized or placed, and the judge has no
 * objection
 * - "refused" (text): it had, and this is why
 * - "menu" (double x, double y): what can be done with the selection is to be offered there
 */

GtkWidget *foyer_plan_view_new (void);

/* The sheet must be arranged; it is shared. */
void foyer_plan_view_set_sheet (FoyerPlanView *self, FoyerPlanSheet *sheet);
FoyerPlanSheet *foyer_plan_view_get_sheet (FoyerPlanView *self);
/* See foyer_plan_geometry_set_days(); other days begin at the left edge. With @fit all days fill
 * the view, as far as visits can still be told from each other. */
void foyer_plan_view_set_days (
    FoyerPlanView *self, const char *date, guint n_days, int opens, int closes, GTimeZone *zone);
/* The language in which places and names are written. */
void foyer_plan_view_set_language (FoyerPlanView *self, FoyerLanguage language);

/* Where the present comes from; asked when drawing, and once a minute while visible. */
typedef FoyerTime (*FoyerPlanClock) (gpointer data);
void foyer_plan_view_set_clock (FoyerPlanView *self, FoyerPlanClock clock, gpointer data);

/* Why @draft must not be done, a sentence (transfer full), or %NULL. Asked at every new place while
 * something is dragged, so it must answer at once. */
typedef char *(*FoyerPlanJudge) (const FoyerPlanDraft *draft, gpointer data);
void foyer_plan_view_set_judge (FoyerPlanView *self, FoyerPlanJudge judge, gpointer data);

/* 0: none. Selecting scrolls there. */
gint64 foyer_plan_view_get_selected (FoyerPlanView *self);
void foyer_plan_view_select (FoyerPlanView *self, gint64 id);
/* The lane and time of the cursor. */
guint foyer_plan_view_get_cursor (FoyerPlanView *self, FoyerTime *time);
void foyer_plan_view_set_cursor (FoyerPlanView *self, guint lane, FoyerTime time);

/* Puts a visit of @length that stands nowhere at the cursor, for the keys to move and place. */
void foyer_plan_view_begin_place (FoyerPlanView *self, gint64 id, gint64 length);
/* The same for the visit selected. */
void foyer_plan_view_begin_move (FoyerPlanView *self);
/* What is being done; its kind is %FOYER_PLAN_NO_DRAFT when nothing is. */
const FoyerPlanDraft *foyer_plan_view_get_draft (FoyerPlanView *self);
/* %NULL when it could be done. */
const char *foyer_plan_view_get_refusal (FoyerPlanView *self);
void foyer_plan_view_cancel_draft (FoyerPlanView *self);

/* Steps in or out; 0 lets all days fill the view. */
void foyer_plan_view_zoom (FoyerPlanView *self, int steps);
/* Scrolls to the present. */
void foyer_plan_view_show_now (FoyerPlanView *self);

/* As it is now. */
const FoyerPlanGeometry *foyer_plan_view_get_geometry (FoyerPlanView *self);

G_END_DECLS
