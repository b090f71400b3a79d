/* What the plan shows: technicians as lanes and visits as blocks in them, as plain values. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/foyer-time.h"

G_BEGIN_DECLS

/* From … until, with the reason of an absence or %NULL. */
typedef struct
{
  FoyerTime start, end;
  char *reason;
} FoyerPlanSpan;

typedef struct
{
  char *number; /* of the technician */
  char *name;
  char *note;        /* what can be said in a few words: district, load */
  GArray *worked;    /* of FoyerPlanSpan, by start: all else is hatched */
  GArray *absences;  /* of FoyerPlanSpan */
  GPtrArray *blocks; /* of FoyerPlanBlock, by start */
  GArray *ends;      /* FoyerTime for each block: the latest end up to it */
  guint n_levels;    /* rows of blocks that overlap */
} FoyerPlanLane;

typedef enum
{
  FOYER_PLAN_MOVABLE = 1 << 0,
  FOYER_PLAN_PALE = 1 << 1,   /* does not pass the filter */
  FOYER_PLAN_DASHED = 1 << 2, /* not agreed yet */
  FOYER_PLAN_WARNED = 1 << 3, /* something endangers it */
  FOYER_PLAN_ASKED = 1 << 4,  /* stands where the customer wished */
} FoyerPlanFlags;

/* One visit. Times of which nothing is known are 0. */
typedef struct
{
  gint64 id;
  guint lane;
  FoyerTime start, end;                    /* planned */
  FoyerTime promised_from, promised_until; /* told to the customer */
  FoyerTime actual_from, actual_until;     /* stamped */
  gint64 travel;                           /* on the way there, before start */
  FoyerPlanFlags flags;
  char *title;           /* the place */
  char *subtitle;        /* the matter */
  char *state;           /* nick */
  char *type;            /* code */
  guint level, n_levels; /* its part of the lane's height; filled in by the sheet */
} FoyerPlanBlock;

typedef struct _FoyerPlanSheet FoyerPlanSheet;

/* A sheet is filled lane by lane and block by block, then arranged once; after that it does not
 * change. */
FoyerPlanSheet *foyer_plan_sheet_new (void);
FoyerPlanSheet *foyer_plan_sheet_ref (FoyerPlanSheet *self);
void foyer_plan_sheet_unref (FoyerPlanSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerPlanSheet, foyer_plan_sheet_unref)

/* Texts are copied. (transfer none) */
FoyerPlanLane *foyer_plan_sheet_add_lane (FoyerPlanSheet *self,
                                          const char *number,
                                          const char *name,
                                          const char *note);
void foyer_plan_lane_add_worked (FoyerPlanLane *lane, FoyerTime start, FoyerTime end);
void foyer_plan_lane_add_absence (FoyerPlanLane *lane,
                                  FoyerTime start,
                                  FoyerTime end,
                                  const char *reason);
/* Copies @block into the lane it names. */
void foyer_plan_sheet_add_block (FoyerPlanSheet *self, const FoyerPlanBlock *block);
/* Sorts, and stacks what overlaps. */
void foyer_plan_sheet_arrange (FoyerPlanSheet *self);

guint foyer_plan_sheet_get_n_lanes (const FoyerPlanSheet *self);
const FoyerPlanLane *foyer_plan_sheet_get_lane (const FoyerPlanSheet *self, guint lane);
/* The lane of the technician @number, or -1. */
int foyer_plan_sheet_find_lane (const FoyerPlanSheet *self, const char *number);
/* %NULL when there is none. (transfer none) */
const FoyerPlanBlock *foyer_plan_sheet_find (const FoyerPlanSheet *self, gint64 id);
/* The first block of @lane that ends after @time; the number of blocks when there is none. */
guint foyer_plan_lane_find_after (const FoyerPlanLane *lane, FoyerTime time);
/* The block of @lane at @time, or %NULL. */
const FoyerPlanBlock *foyer_plan_lane_get_at (const FoyerPlanLane *lane, FoyerTime time);

G_END_DECLS
