/* Drawing one visit in the plan: its way, its words, what was promised and what really was. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-format.h"
#include "window/common/foyer-state.h"
#include "window/planner/foyer-plan-look.h"
#include "window/planner/foyer-plan-view-private.h"

#define TIME_WIDTH 54.0 /* a sign and the time */
#define NARROW     24.0

static void
draw_travel (FoyerPlanView *self, GtkSnapshot *snapshot, FoyerPlanRect rect, double width)
{
  double middle = rect.y + rect.height / 2;

  /* A way with a gate at its end: not work, and not free either. */
  if (width < 5)
    return;
  foyer_plan_ink_fill (self->ink, snapshot, FOYER_INK_NEUTRAL, 0.7,
                       (FoyerPlanRect){ rect.x - width + 1, middle - 1, width - 5, 2 });
  foyer_plan_ink_fill (self->ink, snapshot, FOYER_INK_NEUTRAL, 0.7,
                       (FoyerPlanRect){ rect.x - 4, middle - 4, 2, 8 });
}

/* When the customer was told to expect somebody: a bracket over the visit. */
static void
draw_promise (FoyerPlanView *self,
              GtkSnapshot *snapshot,
              const FoyerPlanBlock *block,
              FoyerPlanRect rect)
{
  double from, until;

  if (block->promised_from == 0)
    return;
  from = foyer_plan_geometry_get_x (&self->still, block->promised_from);
  until = foyer_plan_geometry_get_x (&self->still, block->promised_until);
  until = MAX (until, from + 4);
  foyer_plan_ink_fill (self->ink, snapshot, FOYER_INK_TEXT, 0.7,
                       (FoyerPlanRect){ from, rect.y - 2, until - from, 2 });
  foyer_plan_ink_fill (self->ink, snapshot, FOYER_INK_TEXT, 0.7,
                       (FoyerPlanRect){ until - 2, rect.y, 2, 4 });
}

/* What really was: a bar along the foot, which may reach out of the visit. */
static void
draw_actual (FoyerPlanView *self,
             GtkSnapshot *snapshot,
             const FoyerPlanBlock *block,
             FoyerPlanRect rect)
{
  FoyerTime until = block->actual_until;
  double from;

  if (block->actual_from == 0)
    return;
  if (until == 0)
    until = self->clock != NULL ? self->clock (self->clock_data) : block->end;
  from = foyer_plan_geometry_get_x (&self->still, block->actual_from);
  foyer_plan_ink_fill (
      self->ink, snapshot, foyer_plan_ink_of_state (block->state), 1,
      (FoyerPlanRect){ from, rect.y + rect.height - 4,
                       MAX (foyer_plan_geometry_get_x (&self->still, until) - from, 3), 4 });
}

/* High and narrow: state and time, place, the state's word, each in a line of its own; the matter
 * where there is room for one more. */
static void
draw_lines (FoyerPlanView *self,
            GtkSnapshot *snapshot,
            const FoyerPlanBlock *block,
            FoyerPlanRect rect,
            FoyerInk ink)
{
  double line = foyer_plan_ink_get_line (self->ink, FOYER_TEXT_BODY);
  double x = rect.x + 8, middle = rect.y + rect.height / 2, width = rect.width - 11;
  const char *word = foyer_state_get_word (block->state);
  g_autofree char *clock = foyer_format_clock (block->start, self->zone);

  if (width < TIME_WIDTH)
    {
      /* Two letters of a place tell nothing: the shape of the state stands there. */
      foyer_plan_ink_write (self->ink, snapshot, FOYER_TEXT_SMALL, ink, clock, x, middle - line,
                            width);
      foyer_plan_ink_sign (self->ink, snapshot, foyer_state_get_icon (block->state), ink, x,
                           middle - 6, 12);
    }
  else
    {
      foyer_plan_ink_sign (self->ink, snapshot, foyer_state_get_icon (block->state), ink, x,
                           middle - line - 6, 12);
      foyer_plan_ink_write (self->ink, snapshot, FOYER_TEXT_BOLD, ink, clock, x + 15, middle - line,
                            width - 15);
      foyer_plan_ink_write (self->ink, snapshot, FOYER_TEXT_BODY, ink, block->title, x, middle,
                            width);
    }
  if (width > TIME_WIDTH + 18)
    foyer_plan_ink_sign (self->ink, snapshot, foyer_plan_look_type_icon (block->type), ink,
                         rect.x + rect.width - 15, middle - line - 6, 12);
  /* Its shape tells the state where half a word would stand. */
  if (foyer_plan_ink_measure (self->ink, FOYER_TEXT_SMALL, word) <= width)
    foyer_plan_ink_write (self->ink, snapshot, FOYER_TEXT_SMALL, ink, word, x, middle + line,
                          width);
  if (width >= TIME_WIDTH && rect.height >= 6 * line)
    foyer_plan_ink_write (self->ink, snapshot, FOYER_TEXT_SMALL, ink, block->subtitle, x,
                          middle + 2 * line, width);
}

static void
draw_words (FoyerPlanView *self,
            GtkSnapshot *snapshot,
            const FoyerPlanBlock *block,
            FoyerPlanRect rect,
            FoyerInk ink)
{
  double line = foyer_plan_ink_get_line (self->ink, FOYER_TEXT_BODY);
  gboolean two = rect.height >= 2 * line + 2;
  double first = two ? rect.y + rect.height / 2 - line / 2 : rect.y + rect.height / 2;
  double x = rect.x + 8, end = rect.x + rect.width - 4;
  const char *type = foyer_plan_look_type_icon (block->type);
  g_autofree char *clock = foyer_format_clock (block->start, self->zone);

  foyer_plan_ink_sign (self->ink, snapshot, foyer_state_get_icon (block->state), ink, x, first - 6,
                       12);
  x += 16;
  if (end - x > 62)
    x +=
        foyer_plan_ink_write (self->ink, snapshot, FOYER_TEXT_BOLD, ink, clock, x, first, end - x) +
        6;
  foyer_plan_ink_write (self->ink, snapshot, FOYER_TEXT_BODY, ink, block->title, x, first, end - x);
  if (!two)
    return;
  x = rect.x + 8;
  foyer_plan_ink_sign (self->ink, snapshot, type, ink, x, first + line - 6, 12);
  x += 16;
  /* The word of the state before the matter: that is what one looks for. */
  x += foyer_plan_ink_write (self->ink, snapshot, FOYER_TEXT_SMALL, ink,
                             foyer_state_get_word (block->state), x, first + line, end - x);
  if (end - x > 30)
    {
      g_autofree char *rest = g_strdup_printf (" · %s", block->subtitle);

      foyer_plan_ink_write (self->ink, snapshot, FOYER_TEXT_SMALL, ink, rest, x, first + line,
                            end - x);
    }
}

void
foyer_plan_view_draw_block (FoyerPlanView *self, GtkSnapshot *snapshot, const FoyerPlanBlock *block)
{
  FoyerPlanRect rect = foyer_plan_geometry_get_rect (&self->still, block->lane, block->start,
                                                     block->end, block->level, block->n_levels);
  FoyerInk ink = foyer_plan_ink_of_state (block->state), words = FOYER_INK_TEXT;
  double travel = rect.x - foyer_plan_geometry_get_x (&self->still, block->start - block->travel);
  gboolean filled = ink == FOYER_INK_SERVING;
  gboolean pale = (block->flags & FOYER_PLAN_PALE) != 0;

  rect.width = MAX (rect.width - 1, 3);
  if (pale)
    gtk_snapshot_push_opacity (snapshot, 0.3);
  draw_travel (self, snapshot, rect, travel);
  foyer_plan_ink_tint (self->ink, snapshot, ink, filled ? 1 : 0.2, rect);
  if (filled)
    words = FOYER_INK_ON_ACCENT;
  foyer_plan_ink_fill (self->ink, snapshot, ink, 1,
                       (FoyerPlanRect){ rect.x, rect.y, MIN (4, rect.width), rect.height });
  if ((block->flags & FOYER_PLAN_DASHED) != 0)
    foyer_plan_ink_hatch (self->ink, snapshot, FOYER_INK_GRID, rect);
  if ((block->flags & FOYER_PLAN_WARNED) != 0)
    foyer_plan_ink_outline (self->ink, snapshot, FOYER_INK_FAULT, 2, 0, rect);
  if (rect.width >= 40 && rect.width < 180 &&
      rect.height >= 3 * foyer_plan_ink_get_line (self->ink, FOYER_TEXT_BODY))
    draw_lines (self, snapshot, block, rect, words);
  else if (rect.width >= 40)
    draw_words (self, snapshot, block, rect, words);
  else if (rect.width >= 18)
    foyer_plan_ink_sign (self->ink, snapshot, foyer_state_get_icon (block->state), words,
                         rect.x + 4 + (rect.width - 16) / 2, rect.y + rect.height / 2 - 6, 12);
  else if (rect.width >= 12)
    foyer_plan_ink_sign (self->ink, snapshot, foyer_state_get_icon (block->state), words,
                         rect.x + 4 + (rect.width - 12) / 2, rect.y + rect.height / 2 - 4, 8);
  /* Five minutes of a bracket cannot be told from nothing in a week. */
  if (rect.width >= NARROW)
    draw_promise (self, snapshot, block, rect);
  draw_actual (self, snapshot, block, rect);
  if (pale)
    gtk_snapshot_pop (snapshot);
}
