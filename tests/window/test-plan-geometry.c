/* The plan's geometry: places and times lead to each other, on every day of the year; and drafts.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/planner/foyer-plan-draft.h"
#include "window/planner/foyer-plan-geometry.h"
#include "window/planner/foyer-plan-sheet.h"

static FoyerPlanGeometry
make (const char *date, guint n_days, int opens, int closes, const char *zone_id)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_id);
  FoyerPlanGeometry geometry = {
    .n_lanes = 30,
    .hour_width = 72,
    .lane_height = 46,
    .day_gap = 3,
    .names_width = 150,
    .hours_height = 48,
    .width = 1000,
    .height = 700,
  };

  g_assert_nonnull (zone);
  foyer_plan_geometry_set_days (&geometry, date, n_days, opens, closes, zone);
  foyer_plan_geometry_scroll_to (&geometry, 0, 0);
  return geometry;
}

static FoyerPlanGeometry
make_week (void)
{
  return make ("2026-03-02", 7, 7 * 60, 20 * 60, "Asia/Shanghai");
}

static FoyerTime
at (const char *text)
{
  FoyerTime time;

  g_assert_true (foyer_time_from_iso8601 (text, &time, NULL));
  return time;
}

/* Every quarter hour of every day comes back from where it stands, at any zoom and scroll. */
static void
check_round_trip (FoyerPlanGeometry geometry)
{
  static const double widths[] = { 10, 11.37, 48, 72, 239.9 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      geometry.hour_width = widths[i];
      foyer_plan_geometry_scroll_to (&geometry, 123.4, 56.7);
      for (guint day = 0; day < geometry.n_days; day++)
        for (FoyerTime time = geometry.opens[day]; time < geometry.closes[day];
             time += FOYER_PLAN_STEP)
          {
            double x = foyer_plan_geometry_get_x (&geometry, time);

            g_assert_cmpint (
                foyer_plan_geometry_snap (&geometry, foyer_plan_geometry_get_time (&geometry, x)),
                ==, time);
            g_assert_cmpuint (foyer_plan_geometry_find_day (&geometry, time), ==, day);
            g_assert_true (foyer_plan_geometry_has_time (&geometry, time));
          }
    }
  for (guint lane = 0; lane < geometry.n_lanes; lane++)
    {
      double y = foyer_plan_geometry_get_y (&geometry, lane);

      g_assert_cmpuint (foyer_plan_geometry_get_nearest_lane (&geometry, y + 1), ==, lane);
      if (y >= geometry.hours_height)
        g_assert_cmpint (foyer_plan_geometry_get_lane (&geometry, y + geometry.lane_height - 1), ==,
                         (int) lane);
    }
}

static void
test_round_trip (void)
{
  check_round_trip (make_week ());
  check_round_trip (make ("2026-03-02", 1, 0, 24 * 60, "Asia/Shanghai"));
  check_round_trip (make ("2026-12-28", 7, 8 * 60, 17 * 60, "Asia/Seoul"));
  check_round_trip (make ("2026-03-23", 7, 0, 24 * 60, "Europe/Berlin"));
  check_round_trip (make ("2026-10-19", 7, 0, 24 * 60, "Europe/Berlin"));
  check_round_trip (make ("2026-03-30", 7, 0, 24 * 60, "Australia/Lord_Howe"));
}

/* The 29th of March 2026 has 23 hours in Berlin, the 25th of October 25. */
static void
test_clock_changes (void)
{
  FoyerPlanGeometry geometry = make ("2026-03-28", 2, 0, 24 * 60, "Europe/Berlin");
  double hour;

  g_assert_cmpfloat_with_epsilon (foyer_plan_geometry_get_day_width (&geometry, 0), 24 * 72, 0.01);
  g_assert_cmpfloat_with_epsilon (foyer_plan_geometry_get_day_width (&geometry, 1), 23 * 72, 0.01);
  hour = foyer_plan_geometry_get_x (&geometry, at ("2026-03-29T03:00:00+02:00")) -
         foyer_plan_geometry_get_x (&geometry, at ("2026-03-29T01:00:00+01:00"));
  g_assert_cmpfloat_with_epsilon (hour, 72, 0.01);
  geometry = make ("2026-10-25", 1, 0, 24 * 60, "Europe/Berlin");
  g_assert_cmpfloat_with_epsilon (foyer_plan_geometry_get_day_width (&geometry, 0), 25 * 72, 0.01);
  /* Two o'clock twice, in two places. */
  hour = foyer_plan_geometry_get_x (&geometry, at ("2026-10-25T02:30:00+01:00")) -
         foyer_plan_geometry_get_x (&geometry, at ("2026-10-25T02:30:00+02:00"));
  g_assert_cmpfloat_with_epsilon (hour, 72, 0.01);
  /* By day nothing of it is to be seen. */
  geometry = make ("2026-03-29", 1, 7 * 60, 20 * 60, "Europe/Berlin");
  g_assert_cmpfloat_with_epsilon (foyer_plan_geometry_get_day_width (&geometry, 0), 13 * 72, 0.01);
  g_assert_cmpint (geometry.opens[0], ==, at ("2026-03-29T07:00:00+02:00"));
}

static void
test_edges (void)
{
  FoyerPlanGeometry geometry = make_week ();
  double monday_end = foyer_plan_geometry_get_day_x (&geometry, 0) + 13 * 72;

  /* Night stands at the edge of a day: the evening at the morning it leads to. */
  g_assert_cmpfloat_with_epsilon (
      foyer_plan_geometry_get_x (&geometry, at ("2026-03-02T23:00:00+08:00")),
      foyer_plan_geometry_get_day_x (&geometry, 1), 0.001);
  g_assert_cmpfloat_with_epsilon (
      foyer_plan_geometry_get_x (&geometry, at ("2026-03-01T23:00:00+08:00")),
      foyer_plan_geometry_get_day_x (&geometry, 0), 0.001);
  g_assert_false (foyer_plan_geometry_has_time (&geometry, at ("2026-03-02T23:00:00+08:00")));
  /* The gap belongs to both its days by half. */
  g_assert_cmpint (foyer_plan_geometry_get_time (&geometry, monday_end + 1), ==,
                   at ("2026-03-02T20:00:00+08:00"));
  g_assert_cmpint (foyer_plan_geometry_get_time (&geometry, monday_end + 2), ==,
                   at ("2026-03-03T07:00:00+08:00"));
  g_assert_cmpint (foyer_plan_geometry_get_time (&geometry, -5000), ==, geometry.opens[0]);
  g_assert_cmpint (foyer_plan_geometry_get_time (&geometry, 90000), ==, geometry.closes[6]);
  g_assert_cmpint (foyer_plan_geometry_get_lane (&geometry, 47), ==, -1);
  g_assert_cmpint (foyer_plan_geometry_get_lane (&geometry, 48), ==, 0);
  g_assert_cmpint (foyer_plan_geometry_get_lane (&geometry, 48 + 30 * 46), ==, -1);
  g_assert_cmpuint (foyer_plan_geometry_get_nearest_lane (&geometry, 90000), ==, 29);
  g_assert_cmpuint (foyer_plan_geometry_get_nearest_lane (&geometry, 0), ==, 0);
  /* Nobody there: nothing to divide by. */
  geometry.n_lanes = 0;
  g_assert_cmpint (foyer_plan_geometry_get_lane (&geometry, 100), ==, -1);
  g_assert_cmpuint (foyer_plan_geometry_get_nearest_lane (&geometry, 100), ==, 0);
}

static void
test_snap_and_fit (void)
{
  FoyerPlanGeometry geometry = make_week ();

  g_assert_cmpint (foyer_plan_geometry_snap (&geometry, at ("2026-03-02T09:07:29+08:00")), ==,
                   at ("2026-03-02T09:00:00+08:00"));
  g_assert_cmpint (foyer_plan_geometry_snap (&geometry, at ("2026-03-02T09:07:30+08:00")), ==,
                   at ("2026-03-02T09:15:00+08:00"));
  /* A visit that is moved to the evening ends with the day; it does not run into the night. */
  g_assert_cmpint (
      foyer_plan_geometry_fit (&geometry, at ("2026-03-02T19:50:00+08:00"), 90 * FOYER_MINUTE), ==,
      at ("2026-03-02T18:30:00+08:00"));
  g_assert_cmpint (
      foyer_plan_geometry_fit (&geometry, at ("2026-03-02T05:00:00+08:00"), 90 * FOYER_MINUTE), ==,
      at ("2026-03-02T07:00:00+08:00"));
  g_assert_cmpint (
      foyer_plan_geometry_fit (&geometry, at ("2026-03-02T12:00:00+08:00"), 40 * 60 * FOYER_MINUTE),
      ==, at ("2026-03-02T07:00:00+08:00"));
}

static void
test_hit (void)
{
  FoyerPlanGeometry geometry = make_week ();
  FoyerPlanRect rect = foyer_plan_geometry_get_rect (&geometry, 2, at ("2026-03-02T09:00:00+08:00"),
                                                     at ("2026-03-02T10:00:00+08:00"), 0, 1);
  double middle = rect.y + rect.height / 2;

  g_assert_cmpfloat_with_epsilon (rect.width, 72, 0.01);
  g_assert_cmpint (foyer_plan_rect_hit (&rect, rect.x - 0.1, middle), ==, FOYER_PLAN_OUTSIDE);
  g_assert_cmpint (foyer_plan_rect_hit (&rect, rect.x, middle), ==, FOYER_PLAN_START);
  g_assert_cmpint (foyer_plan_rect_hit (&rect, rect.x + 36, middle), ==, FOYER_PLAN_BODY);
  g_assert_cmpint (foyer_plan_rect_hit (&rect, rect.x + 71, middle), ==, FOYER_PLAN_END);
  g_assert_cmpint (foyer_plan_rect_hit (&rect, rect.x + 72, middle), ==, FOYER_PLAN_OUTSIDE);
  g_assert_cmpint (foyer_plan_rect_hit (&rect, rect.x + 36, rect.y - 1), ==, FOYER_PLAN_OUTSIDE);
  rect.width = 20;
  g_assert_cmpint (foyer_plan_rect_hit (&rect, rect.x + 1, middle), ==, FOYER_PLAN_BODY);
  /* Two that overlap share the lane's height and leave no hole. */
  rect = foyer_plan_geometry_get_rect (&geometry, 2, 0, 0, 1, 2);
  g_assert_cmpfloat_with_epsilon (rect.y + rect.height,
                                  foyer_plan_geometry_get_y (&geometry, 3) - 3, 0.01);
}

static void
test_scroll_and_zoom (void)
{
  FoyerPlanGeometry geometry = make_week ();
  FoyerTime noon = at ("2026-03-04T12:00:00+08:00");
  double x;
  guint first, last;

  foyer_plan_geometry_scroll_to (&geometry, 1e6, 1e6);
  g_assert_cmpfloat_with_epsilon (geometry.scroll_x,
                                  foyer_plan_geometry_get_content_width (&geometry) - 850, 0.01);
  g_assert_cmpfloat_with_epsilon (geometry.scroll_y, 30 * 46 - 652, 0.01);
  foyer_plan_geometry_get_visible_days (&geometry, &first, &last);
  g_assert_cmpuint (first, ==, 6);
  g_assert_cmpuint (last, ==, 7);
  foyer_plan_geometry_get_visible_lanes (&geometry, &first, &last);
  g_assert_cmpuint (first, ==, 15);
  g_assert_cmpuint (last, ==, 30);
  foyer_plan_geometry_reveal (&geometry, 4, noon, noon + FOYER_PLAN_STEP);
  x = foyer_plan_geometry_get_x (&geometry, noon);
  g_assert_true (
      foyer_plan_geometry_is_inside (&geometry, x, foyer_plan_geometry_get_y (&geometry, 4)));
  foyer_plan_geometry_zoom (&geometry, x, 150);
  g_assert_cmpfloat_with_epsilon (foyer_plan_geometry_get_x (&geometry, noon), x, 0.5);
  foyer_plan_geometry_zoom (&geometry, x, 1);
  g_assert_cmpfloat_with_epsilon (geometry.hour_width, FOYER_PLAN_HOUR_LEAST, 0.001);
  geometry.width = 1400;
  geometry.hour_width = foyer_plan_geometry_get_fitting_hour_width (&geometry);
  g_assert_cmpfloat_with_epsilon (foyer_plan_geometry_get_content_width (&geometry), 1250, 0.01);
}

static void
test_autoscroll (void)
{
  FoyerPlanGeometry geometry = make_week ();
  double x, y, faster;

  foyer_plan_geometry_get_autoscroll (&geometry, 500, 300, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 0, 0.001);
  g_assert_cmpfloat_with_epsilon (y, 0, 0.001);
  foyer_plan_geometry_get_autoscroll (&geometry, 990, 60, &x, &y);
  g_assert_cmpfloat (x, >, 0);
  g_assert_cmpfloat (y, <, 0);
  foyer_plan_geometry_get_autoscroll (&geometry, 1010, 300, &faster, &y);
  g_assert_cmpfloat (faster, >, x);
}

/* --- the sheet --- */

static void
add (FoyerPlanSheet *sheet, gint64 id, FoyerTime start, FoyerTime end)
{
  const FoyerPlanBlock block = { .id = id, .start = start, .end = end };

  foyer_plan_sheet_add_block (sheet, &block);
}

static void
test_overlaps_are_stacked (void)
{
  g_autoptr (FoyerPlanSheet) sheet = foyer_plan_sheet_new ();
  const FoyerPlanLane *lane = foyer_plan_sheet_add_lane (sheet, "2101", "Shi", NULL);
  static const struct
  {
    FoyerTime start, end;
    guint level, n_levels;
  } blocks[] = {
    { 0, 10, 0, 1 },  { 10, 100, 0, 2 }, { 20, 30, 1, 2 },
    { 30, 40, 1, 2 }, { 50, 60, 1, 2 },  { 100, 110, 0, 1 },
  };

  for (guint i = G_N_ELEMENTS (blocks); i-- > 0;)
    add (sheet, i + 1, blocks[i].start, blocks[i].end);
  foyer_plan_sheet_arrange (sheet);
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      const FoyerPlanBlock *block = foyer_plan_sheet_find (sheet, i + 1);

      g_assert_cmpuint (block->level, ==, blocks[i].level);
      g_assert_cmpuint (block->n_levels, ==, blocks[i].n_levels);
    }
  g_assert_cmpuint (foyer_plan_lane_find_after (lane, -5), ==, 0);
  g_assert_cmpuint (foyer_plan_lane_find_after (lane, 10), ==, 1);
  /* The long one is still going on, however many shorter ones are over. */
  g_assert_cmpuint (foyer_plan_lane_find_after (lane, 70), ==, 1);
  g_assert_cmpuint (foyer_plan_lane_find_after (lane, 105), ==, 5);
  g_assert_cmpuint (foyer_plan_lane_find_after (lane, 110), ==, 6);
  g_assert_cmpint (foyer_plan_lane_get_at (lane, 25)->id, ==, 2);
  g_assert_cmpint (foyer_plan_lane_get_at (lane, 109)->id, ==, 6);
  g_assert_null (foyer_plan_lane_get_at (lane, 110));
  g_assert_cmpint (foyer_plan_sheet_find_lane (sheet, "2101"), ==, 0);
  g_assert_cmpint (foyer_plan_sheet_find_lane (sheet, "2102"), ==, -1);
}

/* --- drafts: plain values, the same by pointer and by keys --- */

static FoyerPlanBlock
make_block (void)
{
  return (FoyerPlanBlock){ .id = 7,
                           .lane = 3,
                           .start = at ("2026-03-03T10:00:00+08:00"),
                           .end = at ("2026-03-03T10:45:00+08:00") };
}

static void
assert_span (const FoyerPlanDraft *draft, guint lane, const char *start, gint64 minutes)
{
  g_assert_cmpuint (draft->lane, ==, lane);
  g_assert_cmpint (draft->start, ==, at (start));
  g_assert_cmpint (draft->end - draft->start, ==, minutes * FOYER_MINUTE);
}

/* Held anywhere, a visit keeps its length, and goes where the keys would carry it. */
static void
test_draft_move (void)
{
  FoyerPlanGeometry geometry = make_week ();
  const FoyerPlanBlock block = make_block ();

  for (gint64 grip = 0; grip < 45; grip += 7)
    {
      FoyerTime held = block.start + grip * FOYER_MINUTE;
      FoyerPlanDraft pointer = foyer_plan_draft_take (&block, FOYER_PLAN_BODY, held);
      FoyerPlanDraft keys = foyer_plan_draft_take (&block, FOYER_PLAN_BODY, block.start);

      g_assert_false (foyer_plan_draft_follow (&pointer, &geometry,
                                               foyer_plan_geometry_get_x (&geometry, held),
                                               foyer_plan_geometry_get_y (&geometry, 3) + 5));
      g_assert_true (foyer_plan_draft_follow (
          &pointer, &geometry, foyer_plan_geometry_get_x (&geometry, held + 2 * FOYER_PLAN_STEP),
          foyer_plan_geometry_get_y (&geometry, 5) + 5));
      g_assert_true (foyer_plan_draft_step (&keys, &geometry, 2, 2));
      assert_span (&pointer, 5, "2026-03-03T10:30:00+08:00", 45);
      assert_span (&keys, 5, "2026-03-03T10:30:00+08:00", 45);
    }
}

/* Over the night to the next day's first hour and back; not over the edges of what is shown. */
static void
test_draft_edges (void)
{
  FoyerPlanGeometry geometry = make_week ();
  const FoyerPlanBlock block = make_block ();
  FoyerPlanDraft draft = foyer_plan_draft_take (&block, FOYER_PLAN_BODY, block.start);

  for (guint i = 0; i < 38; i++)
    foyer_plan_draft_step (&draft, &geometry, 1, 0);
  assert_span (&draft, 3, "2026-03-04T07:00:00+08:00", 45);
  foyer_plan_draft_step (&draft, &geometry, -1, 0);
  assert_span (&draft, 3, "2026-03-03T19:15:00+08:00", 45);
  for (guint i = 0; i < 1000; i++)
    foyer_plan_draft_step (&draft, &geometry, -1, -1);
  assert_span (&draft, 0, "2026-03-02T07:00:00+08:00", 45);
  for (guint i = 0; i < 1000; i++)
    foyer_plan_draft_step (&draft, &geometry, 1, 1);
  g_assert_cmpuint (draft.lane, ==, geometry.n_lanes - 1);
  g_assert_cmpint (draft.end, <=, geometry.closes[6]);
}

/* An edge stays in its day and leaves a quarter hour at the least. */
static void
test_draft_resize (void)
{
  FoyerPlanGeometry geometry = make_week ();
  const FoyerPlanBlock block = make_block ();
  FoyerPlanDraft end = foyer_plan_draft_take (&block, FOYER_PLAN_END, block.end);
  FoyerPlanDraft start = foyer_plan_draft_take (&block, FOYER_PLAN_START, block.start);

  foyer_plan_draft_step (&end, &geometry, 1, 4);
  assert_span (&end, 3, "2026-03-03T10:00:00+08:00", 60);
  for (guint i = 0; i < 100; i++)
    foyer_plan_draft_step (&end, &geometry, -1, 0);
  assert_span (&end, 3, "2026-03-03T10:00:00+08:00", 15);
  for (guint i = 0; i < 100; i++)
    foyer_plan_draft_step (&end, &geometry, 1, 0);
  assert_span (&end, 3, "2026-03-03T10:00:00+08:00", 600);
  for (guint i = 0; i < 100; i++)
    foyer_plan_draft_step (&start, &geometry, 1, 0);
  assert_span (&start, 3, "2026-03-03T10:30:00+08:00", 15);
}

/* A free span grows to both sides of where it began; what is placed has its own length. */
static void
test_draft_create (void)
{
  FoyerPlanGeometry geometry = make_week ();
  FoyerTime ten = at ("2026-03-03T10:00:00+08:00");
  double y = foyer_plan_geometry_get_y (&geometry, 2) + 5;
  FoyerPlanDraft draft = foyer_plan_draft_begin (&geometry, 2, ten + 2 * FOYER_MINUTE);
  FoyerPlanDraft place = foyer_plan_draft_place (9, 50 * FOYER_MINUTE);

  assert_span (&draft, 2, "2026-03-03T10:00:00+08:00", 15);
  foyer_plan_draft_follow (&draft, &geometry,
                           foyer_plan_geometry_get_x (&geometry, ten + 4 * FOYER_PLAN_STEP), y);
  assert_span (&draft, 2, "2026-03-03T10:00:00+08:00", 60);
  foyer_plan_draft_follow (&draft, &geometry,
                           foyer_plan_geometry_get_x (&geometry, ten - 2 * FOYER_PLAN_STEP), y);
  assert_span (&draft, 2, "2026-03-03T09:30:00+08:00", 45);
  foyer_plan_draft_follow (&place, &geometry, foyer_plan_geometry_get_x (&geometry, ten) + 18, y);
  g_assert_cmpint (place.end - place.start, ==, 50 * FOYER_MINUTE);
  g_assert_cmpuint (place.lane, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/planner/geometry/round-trip", test_round_trip);
  g_test_add_func ("/planner/geometry/clock-changes", test_clock_changes);
  g_test_add_func ("/planner/geometry/edges", test_edges);
  g_test_add_func ("/planner/geometry/snap-and-fit", test_snap_and_fit);
  g_test_add_func ("/planner/geometry/hit", test_hit);
  g_test_add_func ("/planner/geometry/scroll-and-zoom", test_scroll_and_zoom);
  g_test_add_func ("/planner/geometry/autoscroll", test_autoscroll);
  g_test_add_func ("/planner/draft/move", test_draft_move);
  g_test_add_func ("/planner/draft/edges", test_draft_edges);
  g_test_add_func ("/planner/draft/resize", test_draft_resize);
  g_test_add_func ("/planner/draft/create", test_draft_create);
  g_test_add_func ("/planner/sheet/overlaps-are-stacked", test_overlaps_are_stacked);
  return g_test_run ();
}
