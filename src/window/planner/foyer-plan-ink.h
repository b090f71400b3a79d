/* What the plan is drawn with: colours of the theme, signs as textures, texts. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hall/foyer-ticket.h"
#include "window/planner/foyer-plan-geometry.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_INK_TEXT,
  FOYER_INK_DIM,
  FOYER_INK_PAPER,  /* hours in which somebody works */
  FOYER_INK_CLOSED, /* all others */
  FOYER_INK_GRID,
  FOYER_INK_EDGE, /* names and hours stand on it */
  FOYER_INK_ACCENT,
  FOYER_INK_ON_ACCENT,
  FOYER_INK_NOW,
  FOYER_INK_REFUSED,
  /* one for each style of a state */
  FOYER_INK_READY,
  FOYER_INK_CALLING,
  FOYER_INK_SERVING,
  FOYER_INK_CASH,
  FOYER_INK_HOLD,
  FOYER_INK_NEUTRAL,
  FOYER_INK_FAULT,
  FOYER_N_INKS,
} FoyerInk;

typedef struct _FoyerPlanInk FoyerPlanInk;

FoyerPlanInk *foyer_plan_ink_new (GtkWidget *widget);
void foyer_plan_ink_free (FoyerPlanInk *self);
/* Reads the theme again; %TRUE when anything differs, so that what was drawn is old. */
gboolean foyer_plan_ink_refresh (FoyerPlanInk *self);

/* Of places and names, so that Chinese is not set in Japanese forms. */
void foyer_plan_ink_set_language (FoyerPlanInk *self, FoyerLanguage language);

const GdkRGBA *foyer_plan_ink_get (const FoyerPlanInk *self, FoyerInk ink);
/* Of a state's style class. */
FoyerInk foyer_plan_ink_of_state (const char *nick);
/* The colour at @alpha of its strength. */
GdkRGBA foyer_plan_ink_get_thin (const FoyerPlanInk *self, FoyerInk ink, double alpha);

void foyer_plan_ink_fill (const FoyerPlanInk *self,
                          GtkSnapshot *snapshot,
                          FoyerInk ink,
                          double alpha,
                          FoyerPlanRect rect);
/* Paper with @part of the colour in it. */
void foyer_plan_ink_tint (
    const FoyerPlanInk *self, GtkSnapshot *snapshot, FoyerInk ink, double part, FoyerPlanRect rect);
/* A rectangle's outline, @width thick, inside it. */
void foyer_plan_ink_outline (const FoyerPlanInk *self,
                             GtkSnapshot *snapshot,
                             FoyerInk ink,
                             double width,
                             double radius,
                             FoyerPlanRect rect);
/* Slanted lines: closed hours and absences, and what is refused. */
void
foyer_plan_ink_hatch (FoyerPlanInk *self, GtkSnapshot *snapshot, FoyerInk ink, FoyerPlanRect rect);
/* The symbolic icon @name of @size pixels. */
void foyer_plan_ink_sign (FoyerPlanInk *self,
                          GtkSnapshot *snapshot,
                          const char *name,
                          FoyerInk ink,
                          double x,
                          double y,
                          double size);

typedef enum
{
  FOYER_TEXT_BODY,
  FOYER_TEXT_BOLD,
  FOYER_TEXT_SMALL,
  FOYER_N_TEXTS,
} FoyerTextSize;

/* One line from @x on, cut with an ellipsis at @width and centred on @middle. Answers its width. */
double foyer_plan_ink_write (FoyerPlanInk *self,
                             GtkSnapshot *snapshot,
                             FoyerTextSize size,
                             FoyerInk ink,
                             const char *text,
                             double x,
                             double middle,
                             double width);
double foyer_plan_ink_measure (FoyerPlanInk *self, FoyerTextSize size, const char *text);
double foyer_plan_ink_get_line (FoyerPlanInk *self, FoyerTextSize size);

G_END_DECLS
