/* What the plan shows: technicians as lanes and visits as blocks in them, as plain values. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/planner/foyer-plan-sheet.h"

struct _FoyerPlanSheet
{
  gatomicrefcount ref_count;
  GPtrArray *lanes;  /* of FoyerPlanLane */
  GHashTable *by_id; /* id to FoyerPlanBlock */
};

static void
span_clear (gpointer data)
{
  g_free (((FoyerPlanSpan *) data)->reason);
}

static void
block_free (gpointer data)
{
  FoyerPlanBlock *block = data;

  g_free (block->title);
  g_free (block->subtitle);
  g_free (block->state);
  g_free (block->type);
  g_free (block);
}

static void
lane_free (gpointer data)
{
  FoyerPlanLane *lane = data;

  g_free (lane->number);
  g_free (lane->name);
  g_free (lane->note);
  g_array_unref (lane->worked);
  g_array_unref (lane->absences);
  g_ptr_array_unref (lane->blocks);
  g_array_unref (lane->ends);
  g_free (lane);
}

FoyerPlanSheet *
foyer_plan_sheet_new (void)
{
  FoyerPlanSheet *self = g_new0 (FoyerPlanSheet, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->lanes = g_ptr_array_new_with_free_func (lane_free);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  return self;
}

FoyerPlanSheet *
foyer_plan_sheet_ref (FoyerPlanSheet *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
foyer_plan_sheet_unref (FoyerPlanSheet *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->lanes);
  g_free (self);
}

static GArray *
new_spans (void)
{
  GArray *spans = g_array_new (FALSE, TRUE, sizeof (FoyerPlanSpan));

  g_array_set_clear_func (spans, span_clear);
  return spans;
}

FoyerPlanLane *
foyer_plan_sheet_add_lane (FoyerPlanSheet *self,
                           const char *number,
                           const char *name,
                           const char *note)
{
  FoyerPlanLane *lane = g_new0 (FoyerPlanLane, 1);

  lane->number = g_strdup (number);
  lane->name = g_strdup (name);
  lane->note = g_strdup (note);
  lane->worked = new_spans ();
  lane->absences = new_spans ();
  lane->blocks = g_ptr_array_new_with_free_func (block_free);
  lane->ends = g_array_new (FALSE, FALSE, sizeof (FoyerTime));
  lane->n_levels = 1;
  g_ptr_array_add (self->lanes, lane);
  return lane;
}

static void
add_span (GArray *spans, FoyerTime start, FoyerTime end, const char *reason)
{
  FoyerPlanSpan span = { start, end, g_strdup (reason) };

  g_array_append_val (spans, span);
}

void
foyer_plan_lane_add_worked (FoyerPlanLane *lane, FoyerTime start, FoyerTime end)
{
  if (start < end)
    add_span (lane->worked, start, end, NULL);
}

void
foyer_plan_lane_add_absence (FoyerPlanLane *lane,
                             FoyerTime start,
                             FoyerTime end,
                             const char *reason)
{
  if (start < end)
    add_span (lane->absences, start, end, reason);
}

void
foyer_plan_sheet_add_block (FoyerPlanSheet *self, const FoyerPlanBlock *block)
{
  FoyerPlanLane *lane = g_ptr_array_index (self->lanes, block->lane);
  FoyerPlanBlock *copy = g_memdup2 (block, sizeof *block);

  copy->title = g_strdup (block->title);
  copy->subtitle = g_strdup (block->subtitle);
  copy->state = g_strdup (block->state);
  copy->type = g_strdup (block->type);
  copy->level = 0;
  copy->n_levels = 1;
  g_ptr_array_add (lane->blocks, copy);
  g_hash_table_insert (self->by_id, &copy->id, copy);
}

static int
compare_blocks (gconstpointer a, gconstpointer b)
{
  const FoyerPlanBlock *one = *(const FoyerPlanBlock *const *) a;
  const FoyerPlanBlock *other = *(const FoyerPlanBlock *const *) b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  return one->id < other->id ? -1 : one->id > other->id;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const FoyerPlanSpan *one = a, *other = b;

  return one->start < other->start ? -1 : one->start > other->start;
}

/* Gives the blocks @from … @to, of which each touches one before it, the lowest free part. */
static void
stack (FoyerPlanLane *lane, guint from, guint to)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (FoyerTime));

  for (guint i = from; i < to; i++)
    {
      FoyerPlanBlock *block = g_ptr_array_index (lane->blocks, i);
      guint level = 0;

      while (level < ends->len && g_array_index (ends, FoyerTime, level) > block->start)
        level++;
      if (level == ends->len)
        g_array_append_val (ends, block->end);
      else
        g_array_index (ends, FoyerTime, level) = block->end;
      block->level = level;
    }
  for (guint i = from; i < to; i++)
    ((FoyerPlanBlock *) g_ptr_array_index (lane->blocks, i))->n_levels = ends->len;
  lane->n_levels = MAX (lane->n_levels, ends->len);
}

static void
arrange_lane (FoyerPlanLane *lane)
{
  FoyerTime until = G_MININT64;
  guint from = 0;

  g_ptr_array_sort (lane->blocks, compare_blocks);
  g_array_sort (lane->worked, compare_spans);
  g_array_sort (lane->absences, compare_spans);
  lane->n_levels = 1;
  g_array_set_size (lane->ends, 0);
  for (guint i = 0; i < lane->blocks->len; i++)
    {
      const FoyerPlanBlock *block = g_ptr_array_index (lane->blocks, i);

      if (block->start >= until && i > from)
        {
          stack (lane, from, i);
          from = i;
        }
      until = MAX (until, block->end);
      g_array_append_val (lane->ends, until);
    }
  if (lane->blocks->len > from)
    stack (lane, from, lane->blocks->len);
}

void
foyer_plan_sheet_arrange (FoyerPlanSheet *self)
{
  for (guint i = 0; i < self->lanes->len; i++)
    arrange_lane (g_ptr_array_index (self->lanes, i));
}

guint
foyer_plan_sheet_get_n_lanes (const FoyerPlanSheet *self)
{
  return self->lanes->len;
}

const FoyerPlanLane *
foyer_plan_sheet_get_lane (const FoyerPlanSheet *self, guint lane)
{
  return g_ptr_array_index (self->lanes, lane);
}

int
foyer_plan_sheet_find_lane (const FoyerPlanSheet *self, const char *number)
{
  for (guint i = 0; i < self->lanes->len; i++)
    if (g_strcmp0 (foyer_plan_sheet_get_lane (self, i)->number, number) == 0)
      return (int) i;
  return -1;
}

const FoyerPlanBlock *
foyer_plan_sheet_find (const FoyerPlanSheet *self, gint64 id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

guint
foyer_plan_lane_find_after (const FoyerPlanLane *lane, FoyerTime time)
{
  guint low = 0, high = lane->ends->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (lane->ends, FoyerTime, middle) > time)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

const FoyerPlanBlock *
foyer_plan_lane_get_at (const FoyerPlanLane *lane, FoyerTime time)
{
  for (guint i = foyer_plan_lane_find_after (lane, time); i < lane->blocks->len; i++)
    {
      const FoyerPlanBlock *block = g_ptr_array_index (lane->blocks, i);

      if (block->start > time)
        return NULL;
      if (block->end > time)
        return block;
    }
  return NULL;
}
