/* The plan itself: lanes of technicians, hours, visits, and what pointer and keys do to them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "window/common/foyer-format.h"
#include "window/common/foyer-state.h"
#include "window/planner/foyer-plan-view-private.h"

G_DEFINE_FINAL_TYPE_WITH_CODE (FoyerPlanView,
                               foyer_plan_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

enum
{
  HADJUSTMENT = 1,
  VADJUSTMENT,
  HSCROLL_POLICY,
  VSCROLL_POLICY,
};

enum
{
  SELECTION_CHANGED,
  ACTIVATED,
  SPAN_DRAWN,
  DROPPED,
  REFUSED,
  MENU,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- the present --- */

static FoyerTime
get_now (FoyerPlanView *self)
{
  return self->clock != NULL ? self->clock (self->clock_data) : 0;
}

static void arm_minute (FoyerPlanView *self);

static void
minute_cb (gpointer data)
{
  FoyerPlanView *self = data;

  self->minute = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  arm_minute (self);
}

/* For the one next minute, and only while somebody can see it. */
static void
arm_minute (FoyerPlanView *self)
{
  gint64 since = get_now (self) % FOYER_MINUTE;

  g_clear_handle_id (&self->minute, g_source_remove);
  if (self->clock == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->minute = g_timeout_add_once ((guint) ((FOYER_MINUTE - since) / G_TIME_SPAN_MILLISECOND) + 1,
                                     minute_cb, self);
}

static void
foyer_plan_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (foyer_plan_view_parent_class)->map (widget);
  arm_minute (FOYER_PLAN_VIEW (widget));
}

static void
foyer_plan_view_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&FOYER_PLAN_VIEW (widget)->minute, g_source_remove);
  foyer_plan_view_cancel_draft (FOYER_PLAN_VIEW (widget));
  GTK_WIDGET_CLASS (foyer_plan_view_parent_class)->unmap (widget);
}

void
foyer_plan_view_set_clock (FoyerPlanView *self, FoyerPlanClock clock, gpointer data)
{
  self->clock = clock;
  self->clock_data = data;
  arm_minute (self);
}

void
foyer_plan_view_show_now (FoyerPlanView *self)
{
  FoyerTime now = get_now (self);
  double x = foyer_plan_geometry_get_x (&self->geometry, now) - self->geometry.names_width;

  foyer_plan_geometry_scroll_to (&self->geometry,
                                 self->geometry.scroll_x + x -
                                     foyer_plan_geometry_get_page_width (&self->geometry) / 3,
                                 self->geometry.scroll_y);
  foyer_plan_view_push_scroll (self);
}

/* --- what is shown --- */

static void
tile_clear (gpointer data)
{
  FoyerPlanTile *tile = data;

  g_clear_pointer (&tile->back, gsk_render_node_unref);
  g_clear_pointer (&tile->front, gsk_render_node_unref);
}

void
foyer_plan_view_forget_tiles (FoyerPlanView *self)
{
  g_array_set_size (self->tiles, 0);
  g_array_set_size (self->tiles, self->geometry.n_lanes * FOYER_PLAN_DAYS);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
foyer_plan_view_set_sheet (FoyerPlanView *self, FoyerPlanSheet *sheet)
{
  g_clear_pointer (&self->sheet, foyer_plan_sheet_unref);
  self->sheet = foyer_plan_sheet_ref (sheet);
  self->geometry.n_lanes = foyer_plan_sheet_get_n_lanes (sheet);
  foyer_plan_view_fit_lanes (self);
  self->cursor_lane = MIN (self->cursor_lane, MAX (self->geometry.n_lanes, 1) - 1);
  foyer_plan_geometry_scroll_to (&self->geometry, self->geometry.scroll_x, self->geometry.scroll_y);
  foyer_plan_view_forget_tiles (self);
  foyer_plan_view_push_scroll (self);
  if (self->selected != 0 && foyer_plan_sheet_find (sheet, self->selected) == NULL)
    foyer_plan_view_set_selected (self, 0);
  self->hovered = 0;
  /* What was free may be taken now. */
  if (self->draft.kind != FOYER_PLAN_NO_DRAFT)
    {
      self->draft.lane = MIN (self->draft.lane, MAX (self->geometry.n_lanes, 1) - 1);
      foyer_plan_view_judge_draft (self);
    }
}

FoyerPlanSheet *
foyer_plan_view_get_sheet (FoyerPlanView *self)
{
  return self->sheet;
}

void
foyer_plan_view_set_days (
    FoyerPlanView *self, const char *date, guint n_days, int opens, int closes, GTimeZone *zone)
{
  FoyerPlanGeometry geometry = self->geometry;
  FoyerTime now;

  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = g_time_zone_ref (zone);
  foyer_plan_geometry_set_days (&geometry, date, n_days, opens, closes, zone);
  /* Something else of the hall was changed: who works here stays where they are. */
  if (memcmp (&geometry, &self->geometry, sizeof geometry) == 0)
    {
      foyer_plan_view_forget_tiles (self);
      return;
    }
  foyer_plan_view_cancel_draft (self);
  if (self->geometry.n_days != n_days)
    self->zoom = 0;
  foyer_plan_geometry_set_days (&self->geometry, date, n_days, opens, closes, zone);
  foyer_plan_geometry_scroll_to (&self->geometry, 0, self->geometry.scroll_y);
  now = get_now (self);
  self->cursor = foyer_plan_geometry_has_time (&self->geometry, now)
                     ? foyer_plan_geometry_fit (&self->geometry, now, FOYER_PLAN_STEP)
                     : self->geometry.opens[0];
  if (self->geometry.width > 0)
    foyer_plan_view_fit (self);
  foyer_plan_view_forget_tiles (self);
  foyer_plan_view_push_scroll (self);
}

void
foyer_plan_view_set_language (FoyerPlanView *self, FoyerLanguage language)
{
  foyer_plan_ink_set_language (self->ink, language);
  foyer_plan_view_forget_tiles (self);
}

const FoyerPlanGeometry *
foyer_plan_view_get_geometry (FoyerPlanView *self)
{
  return &self->geometry;
}

/* --- the selection --- */

char *
foyer_plan_view_format_span (FoyerPlanView *self, FoyerTime start, FoyerTime end)
{
  g_autofree char *from = foyer_format_clock (start, self->zone);
  g_autofree char *until = foyer_format_clock (end, self->zone);

  return g_strdup_printf ("%s–%s", from, until);
}

char *
foyer_plan_view_describe_block (FoyerPlanView *self, const FoyerPlanBlock *block)
{
  g_autofree char *span = foyer_plan_view_format_span (self, block->start, block->end);
  const char *parts[] = { span, block->title, block->subtitle, foyer_state_get_word (block->state),
                          NULL };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i + 1 < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free (text, FALSE);
}

/* What is drawn has no objects of its own for assistive technology: the widget says what is under
 * the cursor. */
void
foyer_plan_view_describe (FoyerPlanView *self)
{
  const FoyerPlanBlock *block =
      self->sheet != NULL ? foyer_plan_sheet_find (self->sheet, self->selected) : NULL;
  const gboolean drafted = self->draft.kind != FOYER_PLAN_NO_DRAFT;
  guint lane = drafted ? self->draft.lane : self->cursor_lane;
  const char *name = self->sheet != NULL && lane < self->geometry.n_lanes
                         ? foyer_plan_sheet_get_lane (self->sheet, lane)->name
                         : "";
  g_autofree char *text = NULL;

  if (self->zone == NULL)
    return;
  if (drafted)
    {
      g_autofree char *span =
          foyer_plan_view_format_span (self, self->draft.start, self->draft.end);

      text = g_strdup_printf ("%s, %s. %s", name, span, self->refusal != NULL ? self->refusal : "");
    }
  else if (block != NULL)
    {
      g_autofree char *visit = foyer_plan_view_describe_block (self, block);

      text = g_strdup_printf ("%s: %s", name, visit);
    }
  else
    {
      g_autofree char *clock = foyer_format_clock (self->cursor, self->zone);

      /* TRANSLATORS: a technician's name and a time of day */
      text = g_strdup_printf (_ ("%s, %s, free"), name, clock);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  g_strstrip (text), -1);
}

gint64
foyer_plan_view_get_selected (FoyerPlanView *self)
{
  return self->selected;
}

void
foyer_plan_view_set_selected (FoyerPlanView *self, gint64 id)
{
  const FoyerPlanBlock *block;

  if (self->selected == id)
    return;
  self->selected = id;
  block = self->sheet != NULL ? foyer_plan_sheet_find (self->sheet, id) : NULL;
  if (block != NULL)
    {
      self->cursor_lane = block->lane;
      self->cursor = block->start;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  foyer_plan_view_describe (self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
foyer_plan_view_select (FoyerPlanView *self, gint64 id)
{
  const FoyerPlanBlock *block =
      self->sheet != NULL ? foyer_plan_sheet_find (self->sheet, id) : NULL;

  foyer_plan_view_set_selected (self, block != NULL ? id : 0);
  if (block != NULL)
    foyer_plan_view_reveal (self, block->lane, block->start, block->end);
}

guint
foyer_plan_view_get_cursor (FoyerPlanView *self, FoyerTime *time)
{
  *time = self->cursor;
  return self->cursor_lane;
}

void
foyer_plan_view_set_cursor (FoyerPlanView *self, guint lane, FoyerTime time)
{
  const FoyerPlanBlock *block;

  if (self->sheet == NULL || self->geometry.n_lanes == 0)
    return;
  self->cursor_lane = MIN (lane, self->geometry.n_lanes - 1);
  self->cursor = time;
  block = foyer_plan_lane_get_at (foyer_plan_sheet_get_lane (self->sheet, self->cursor_lane), time);
  foyer_plan_view_set_selected (self, block != NULL ? block->id : 0);
  foyer_plan_view_reveal (self, self->cursor_lane, self->cursor,
                          block != NULL ? block->end : self->cursor + FOYER_PLAN_STEP);
  foyer_plan_view_describe (self);
}

const FoyerPlanBlock *
foyer_plan_view_pick (FoyerPlanView *self, double x, double y, FoyerPlanPart *part)
{
  int lane = foyer_plan_geometry_get_lane (&self->geometry, y);
  const FoyerPlanLane *row;

  if (self->sheet == NULL || lane < 0 || x < self->geometry.names_width)
    return NULL;
  row = foyer_plan_sheet_get_lane (self->sheet, (guint) lane);
  for (guint i = foyer_plan_lane_find_after (row, self->geometry.opens[0]); i < row->blocks->len;
       i++)
    {
      const FoyerPlanBlock *block = g_ptr_array_index (row->blocks, i);
      FoyerPlanRect rect = foyer_plan_geometry_get_rect (&self->geometry, block->lane, block->start,
                                                         block->end, block->level, block->n_levels);
      FoyerPlanPart found = foyer_plan_rect_hit (&rect, x, y);

      if (rect.x > x)
        break;
      if (found == FOYER_PLAN_OUTSIDE)
        continue;
      if (part != NULL)
        *part = found;
      return block;
    }
  return NULL;
}

/* --- drafts --- */

void
foyer_plan_view_judge_draft (FoyerPlanView *self)
{
  g_clear_pointer (&self->refusal, g_free);
  if (self->judge != NULL && self->draft.kind != FOYER_PLAN_NO_DRAFT)
    self->refusal = self->judge (&self->draft, self->judge_data);
  foyer_plan_view_describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
foyer_plan_view_set_judge (FoyerPlanView *self, FoyerPlanJudge judge, gpointer data)
{
  self->judge = judge;
  self->judge_data = data;
}

void
foyer_plan_view_set_draft (FoyerPlanView *self, const FoyerPlanDraft *draft, gboolean by_keys)
{
  self->draft = *draft;
  self->by_keys = by_keys;
  foyer_plan_view_judge_draft (self);
  if (by_keys)
    foyer_plan_view_reveal (self, draft->lane, draft->start, draft->end);
}

void
foyer_plan_view_cancel_draft (FoyerPlanView *self)
{
  if (self->draft.kind == FOYER_PLAN_NO_DRAFT)
    return;
  self->draft = (FoyerPlanDraft){ .kind = FOYER_PLAN_NO_DRAFT };
  foyer_plan_view_judge_draft (self);
}

static gboolean
is_unchanged (FoyerPlanView *self)
{
  const FoyerPlanBlock *block = foyer_plan_sheet_find (self->sheet, self->draft.id);

  return self->draft.kind != FOYER_PLAN_PLACE && block != NULL && block->lane == self->draft.lane &&
         block->start == self->draft.start && block->end == self->draft.end;
}

gboolean
foyer_plan_view_commit_draft (FoyerPlanView *self)
{
  FoyerPlanDraft draft = self->draft;
  g_autofree char *refusal = NULL;

  if (draft.kind == FOYER_PLAN_NO_DRAFT)
    return TRUE;
  foyer_plan_view_judge_draft (self);
  refusal = g_strdup (self->refusal);
  /* Who works with keys stays where the refusal can be mended. */
  if (refusal != NULL && self->by_keys)
    {
      g_signal_emit (self, signals[REFUSED], 0, refusal);
      return FALSE;
    }
  if (is_unchanged (self))
    draft.kind = FOYER_PLAN_NO_DRAFT;
  foyer_plan_view_cancel_draft (self);
  if (refusal != NULL)
    g_signal_emit (self, signals[REFUSED], 0, refusal);
  else if (draft.kind == FOYER_PLAN_CREATE)
    g_signal_emit (self, signals[SPAN_DRAWN], 0, &draft);
  else if (draft.kind != FOYER_PLAN_NO_DRAFT)
    g_signal_emit (self, signals[DROPPED], 0, &draft);
  return TRUE;
}

const FoyerPlanDraft *
foyer_plan_view_get_draft (FoyerPlanView *self)
{
  return &self->draft;
}

const char *
foyer_plan_view_get_refusal (FoyerPlanView *self)
{
  return self->refusal;
}

void
foyer_plan_view_begin_place (FoyerPlanView *self, gint64 id, gint64 length)
{
  FoyerPlanDraft draft = foyer_plan_draft_place (id, length);

  draft.lane = self->cursor_lane;
  draft.start = foyer_plan_geometry_fit (&self->geometry, self->cursor, length);
  draft.end = draft.start + length;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  foyer_plan_view_set_draft (self, &draft, TRUE);
}

void
foyer_plan_view_begin_move (FoyerPlanView *self)
{
  const FoyerPlanBlock *block =
      self->sheet != NULL ? foyer_plan_sheet_find (self->sheet, self->selected) : NULL;
  FoyerPlanDraft draft;

  if (block == NULL || (block->flags & FOYER_PLAN_MOVABLE) == 0)
    return;
  draft = foyer_plan_draft_take (block, FOYER_PLAN_BODY, block->start);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  foyer_plan_view_set_draft (self, &draft, TRUE);
}

void
foyer_plan_view_activate (FoyerPlanView *self)
{
  if (self->selected != 0)
    g_signal_emit (self, signals[ACTIVATED], 0, self->selected);
}

void
foyer_plan_view_ask_menu (FoyerPlanView *self, double x, double y)
{
  g_signal_emit (self, signals[MENU], 0, x, y);
}

/* --- the object --- */

static void
foyer_plan_view_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  FoyerPlanView *self = FOYER_PLAN_VIEW (object);

  if (property_id == HADJUSTMENT)
    foyer_plan_view_set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
  else if (property_id == VADJUSTMENT)
    foyer_plan_view_set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
}

static void
foyer_plan_view_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  FoyerPlanView *self = FOYER_PLAN_VIEW (object);

  if (property_id == HADJUSTMENT || property_id == VADJUSTMENT)
    g_value_set_object (value, self->adjustments[property_id == VADJUSTMENT]);
  else
    g_value_set_enum (value, GTK_SCROLL_NATURAL);
}

static void
foyer_plan_view_dispose (GObject *object)
{
  FoyerPlanView *self = FOYER_PLAN_VIEW (object);

  g_clear_handle_id (&self->minute, g_source_remove);
  foyer_plan_view_set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  foyer_plan_view_set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  g_clear_pointer (&self->sheet, foyer_plan_sheet_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->refusal, g_free);
  g_clear_pointer (&self->tiles, g_array_unref);
  g_clear_pointer (&self->ink, foyer_plan_ink_free);
  G_OBJECT_CLASS (foyer_plan_view_parent_class)->dispose (object);
}

static void
foyer_plan_view_class_init (FoyerPlanViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->set_property = foyer_plan_view_set_property;
  object_class->get_property = foyer_plan_view_get_property;
  object_class->dispose = foyer_plan_view_dispose;
  widget_class->size_allocate = foyer_plan_view_allocate;
  widget_class->measure = foyer_plan_view_measure;
  widget_class->snapshot = foyer_plan_view_snapshot;
  widget_class->map = foyer_plan_view_map;
  widget_class->unmap = foyer_plan_view_unmap;
  g_object_class_override_property (object_class, HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, VSCROLL_POLICY, "vscroll-policy");
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                             NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SPAN_DRAWN] =
      g_signal_new ("span-drawn", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                    FOYER_TYPE_PLAN_DRAFT | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[DROPPED] =
      g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                    FOYER_TYPE_PLAN_DRAFT | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[REFUSED] = g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[MENU] = g_signal_new ("menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  gtk_widget_class_set_css_name (widget_class, "foyer-plan-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  foyer_plan_view_bind_keys (widget_class);
}

static void
foyer_plan_view_init (FoyerPlanView *self)
{
  self->geometry = (FoyerPlanGeometry){
    .hour_width = 60,
    .lane_height = FOYER_PLAN_LANE_HEIGHT,
    .day_gap = FOYER_PLAN_DAY_GAP,
    .names_width = FOYER_PLAN_NAMES_WIDTH,
    .hours_height = FOYER_PLAN_HOURS_HEIGHT,
  };
  self->tiles = g_array_new (FALSE, TRUE, sizeof (FoyerPlanTile));
  g_array_set_clear_func (self->tiles, tile_clear);
  self->ink = foyer_plan_ink_new (GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Plan of home visits"), -1);
  foyer_plan_view_add_pointer (self);
}

GtkWidget *
foyer_plan_view_new (void)
{
  return g_object_new (FOYER_TYPE_PLAN_VIEW, NULL);
}
