/* What is being done to the plan by pointer or keys, before it is asked of the hall. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "window/planner/foyer-plan-geometry.h"
#include "window/planner/foyer-plan-sheet.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_PLAN_NO_DRAFT,
  FOYER_PLAN_CREATE, /* a free span, for a new visit */
  FOYER_PLAN_MOVE,
  FOYER_PLAN_RESIZE_START,
  FOYER_PLAN_RESIZE_END,
  FOYER_PLAN_PLACE, /* one that stands nowhere yet */
} FoyerPlanDraftKind;

#define FOYER_TYPE_PLAN_DRAFT (foyer_plan_draft_get_type ())

/* A boxed value, so that it can be dragged from widget to widget. */
typedef struct
{
  FoyerPlanDraftKind kind;
  gint64 id; /* of the visit; 0 for a new one */
  guint lane;
  FoyerTime start, end;
  gint64 grip;      /* from start to where the pointer holds it */
  FoyerTime anchor; /* where the span began to be drawn */
} FoyerPlanDraft;

GType foyer_plan_draft_get_type (void);

/* Takes hold of @block at @time by @part. */
FoyerPlanDraft
foyer_plan_draft_take (const FoyerPlanBlock *block, FoyerPlanPart part, FoyerTime time);
/* Begins a free span. */
FoyerPlanDraft
foyer_plan_draft_begin (const FoyerPlanGeometry *geometry, guint lane, FoyerTime time);
/* A visit of @length that is to be placed. */
FoyerPlanDraft foyer_plan_draft_place (gint64 id, gint64 length);

/* The pointer is at (@x, @y). Keeps the length, but for one that is resized, and keeps within a day
 * and the lanes. %TRUE when that is another place. */
gboolean foyer_plan_draft_follow (FoyerPlanDraft *self,
                                  const FoyerPlanGeometry *geometry,
                                  double x,
                                  double y);
/* The same by keys: @steps in time, @lanes down. */
gboolean foyer_plan_draft_step (FoyerPlanDraft *self,
                                const FoyerPlanGeometry *geometry,
                                int steps,
                                int lanes);

G_END_DECLS
