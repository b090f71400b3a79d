/* How long a frame of the plan takes while it scrolls and while a visit is dragged, beside a bare
 * list that scrolls in the same run. The cost is processor time, so that what else
 * the machine does is not in it. Measured, not judged. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>
#include <time.h>

#include "window/common/foyer-common.h"
#include "window/planner/foyer-plan-view.h"

#define LANES  30
#define DAYS   7
#define MONDAY 1772409600 /* 2026-03-02T00:00Z */

typedef struct
{
  GArray *costs;     /* µs of each frame */
  GArray *intervals; /* µs from frame to frame */
  gint64 before, last;
} Meter;

typedef struct
{
  GtkWidget *window, *scroller, *view;
  Meter meter;
  guint n_frames, n_visits;
  double direction;
  gboolean done;
} Bench;

static FoyerTime
at (guint day, double hour)
{
  return ((gint64) MONDAY + day * 86400) * G_TIME_SPAN_SECOND + (FoyerTime) (hour * 3600e6);
}

static void
add_visit (FoyerPlanSheet *sheet, gint64 id, guint lane, guint day, double hour, double length)
{
  static const char *const states[] = { "confirmed", "reminded",  "en-route", "working",
                                        "done",      "note-left", "proposed", "partial" };
  static const char *const types[] = { "meter-replacement", "leak", "in-home", "acceptance" };
  g_autofree char *title =
      g_strdup_printf ("%d River Road, flat %d", (int) (id % 180) + 1, (int) (id % 32) + 1);
  FoyerPlanBlock block = {
    .id = id,
    .lane = lane,
    .start = at (day, hour),
    .end = at (day, hour + length),
    .promised_from = at (day, hour),
    .promised_until = at (day, hour + 1 / 12.0),
    .travel = 14 * FOYER_MINUTE,
    .flags = FOYER_PLAN_MOVABLE,
    .title = title,
    .subtitle = (char *) "Meter replacement",
    .state = (char *) states[id % G_N_ELEMENTS (states)],
    .type = (char *) types[id % G_N_ELEMENTS (types)],
  };

  if (day == 0)
    {
      block.actual_from = at (day, hour - 0.1);
      block.actual_until = at (day, hour + length);
    }
  foyer_plan_sheet_add_block (sheet, &block);
}

/* @n visits, spread evenly over the lanes and the days. */
static FoyerPlanSheet *
make_sheet (guint n)
{
  FoyerPlanSheet *sheet = foyer_plan_sheet_new ();
  guint n_cells = LANES * DAYS;

  for (guint i = 0; i < LANES; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", 2101 + i);
      g_autofree char *name = g_strdup_printf ("Technician %u", i + 1);
      FoyerPlanLane *lane = foyer_plan_sheet_add_lane (sheet, number, name, "North bank");

      for (guint day = 0; day < DAYS; day++)
        foyer_plan_lane_add_worked (lane, at (day, 8), at (day, 17));
      if (i % 9 == 4)
        foyer_plan_lane_add_absence (lane, at (i % DAYS, 13), at (i % DAYS, 17), "Training");
    }
  for (guint i = 0; i < n; i++)
    {
      guint cell = i % n_cells, nth = i / n_cells, many = (n - cell + n_cells - 1) / n_cells;
      double slot = 9.0 / MAX (many, 1);

      add_visit (sheet, i + 1, cell % LANES, cell / LANES, 8 + nth * slot, slot * 0.6);
    }
  foyer_plan_sheet_arrange (sheet);
  return sheet;
}

/* --- measuring --- */

/* Of this thread's own work: other programs of the machine do not count. */
static gint64
get_work (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
before_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  gint64 interval = now - bench->meter.last;

  if (bench->meter.last != 0)
    g_array_append_val (bench->meter.intervals, interval);
  bench->meter.last = now;
  bench->meter.before = get_work ();
}

static void
after_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  gint64 cost = get_work () - bench->meter.before;

  if (bench->meter.before != 0)
    g_array_append_val (bench->meter.costs, cost);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

static double
get_part (GArray *values, double part)
{
  if (values->len == 0)
    return 0;
  g_array_sort (values, compare);
  return (double) g_array_index (values, gint64, (guint) (part * (values->len - 1))) / 1000;
}

static void
report (Bench *bench, const char *what)
{
  double sum = 0;

  for (guint i = 0; i < bench->meter.intervals->len; i++)
    sum += (double) g_array_index (bench->meter.intervals, gint64, i);
  g_print ("%-34s %5.1f frames/s   cost ms p50 %5.1f  p95 %5.1f  p99 %5.1f  max %5.1f\n", what,
           sum > 0 ? bench->meter.intervals->len / (sum / 1e6) : 0,
           get_part (bench->meter.costs, 0.5), get_part (bench->meter.costs, 0.95),
           get_part (bench->meter.costs, 0.99), get_part (bench->meter.costs, 1));
}

typedef void (*Step) (Bench *bench, guint frame);

static Step step;

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Bench *bench = data;

  if (bench->n_frames == 0)
    {
      bench->done = TRUE;
      return G_SOURCE_REMOVE;
    }
  step (bench, bench->n_frames--);
  return G_SOURCE_CONTINUE;
}

static void
run (Bench *bench, const char *what, Step one_step, guint n_frames)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (bench->window);
  gulong before, after;

  for (int i = 0; i < 30; i++)
    while (g_main_context_iteration (NULL, FALSE))
      ;
  step = one_step;
  bench->n_frames = n_frames;
  bench->done = FALSE;
  bench->meter.last = bench->meter.before = 0;
  g_array_set_size (bench->meter.costs, 0);
  g_array_set_size (bench->meter.intervals, 0);
  before = g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), bench);
  after = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), bench);
  gtk_widget_add_tick_callback (bench->window, tick_cb, bench, NULL);
  while (!bench->done)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, before);
  g_signal_handler_disconnect (clock, after);
  report (bench, what);
}

static void
bounce (Bench *bench, GtkAdjustment *adjustment, double pixels)
{
  double value = gtk_adjustment_get_value (adjustment) + pixels * bench->direction;
  double most = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (value > most || value < 0)
    bench->direction = -bench->direction;
  gtk_adjustment_set_value (adjustment, CLAMP (value, 0, most));
}

static void
scroll_down (Bench *bench, guint frame)
{
  bounce (bench, gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (bench->scroller)), 23);
}

static void
scroll_across (Bench *bench, guint frame)
{
  bounce (bench, gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (bench->scroller)), 23);
}

/* By the same way as the keys: a visit follows from place to place. */
static void
drag (Bench *bench, guint frame)
{
  FoyerPlanView *view = FOYER_PLAN_VIEW (bench->view);
  int way = frame / 20 % 2 == 0 ? 1 : -1;

  if (foyer_plan_view_get_draft (view)->kind == FOYER_PLAN_NO_DRAFT)
    {
      foyer_plan_view_select (view, 1);
      foyer_plan_view_begin_move (view);
    }
  gtk_widget_activate_action (bench->view, "plan.nudge", "(ii)", way, frame % 5 == 0 ? way : 0);
}

/* --- the two windows --- */

static void
present (Bench *bench, GtkWidget *child)
{
  bench->window = adw_window_new ();
  bench->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (bench->scroller), child);
  adw_window_set_content (ADW_WINDOW (bench->window), bench->scroller);
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1600, 900);
  gtk_window_present (GTK_WINDOW (bench->window));
  bench->direction = 1;
  while (!gtk_widget_get_mapped (child))
    g_main_context_iteration (NULL, TRUE);
}

static void
bind_label_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (
      item, gtk_label_new (gtk_string_object_get_string (gtk_list_item_get_item (item))));
}

static void
run_bare_list (Bench *bench, guint n_frames)
{
  g_autoptr (GtkStringList) strings = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  for (guint i = 0; i < 1500; i++)
    {
      g_autofree char *text =
          g_strdup_printf ("09:00–09:30 · %u River Road · Meter replacement", i);

      gtk_string_list_append (strings, text);
    }
  g_signal_connect (factory, "bind", G_CALLBACK (bind_label_cb), NULL);
  present (bench, gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (
                                         g_object_ref (G_LIST_MODEL (strings)))),
                                     factory));
  run (bench, "bare list, 1500 rows: scroll", scroll_down, n_frames);
  gtk_window_destroy (GTK_WINDOW (bench->window));
}

static void
run_plan (Bench *bench, guint n_visits, guint n_days, guint n_frames)
{
  g_autoptr (FoyerPlanSheet) sheet = make_sheet (n_visits);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *down = g_strdup_printf ("%u visits, %u days: scroll down", n_visits, n_days);
  g_autofree char *across = g_strdup_printf ("%u visits, %u days: scroll across", n_visits, n_days);
  g_autofree char *dragged = g_strdup_printf ("%u visits, %u days: drag", n_visits, n_days);

  bench->view = foyer_plan_view_new ();
  foyer_plan_view_set_sheet (FOYER_PLAN_VIEW (bench->view), sheet);
  foyer_plan_view_set_days (FOYER_PLAN_VIEW (bench->view), "2026-03-02", n_days, 7 * 60, 20 * 60,
                            zone);
  present (bench, bench->view);
  run (bench, down, scroll_down, n_frames);
  run (bench, dragged, drag, n_frames);
  foyer_plan_view_cancel_draft (FOYER_PLAN_VIEW (bench->view));
  for (guint i = 0; i < 4; i++)
    foyer_plan_view_zoom (FOYER_PLAN_VIEW (bench->view), 1);
  run (bench, across, scroll_across, n_frames);
  gtk_window_destroy (GTK_WINDOW (bench->window));
}

int
main (int argc, char **argv)
{
  static const guint sizes[] = { 300, 1500, 6000 };
  Bench bench = { .meter = { g_array_new (FALSE, FALSE, sizeof (gint64)),
                             g_array_new (FALSE, FALSE, sizeof (gint64)), 0, 0 } };
  guint n_frames = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 240;

  adw_init ();
  foyer_common_init ();
  run_bare_list (&bench, n_frames);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    run_plan (&bench, sizes[i], DAYS, n_frames);
  run_plan (&bench, 1500, 1, n_frames);
  run_bare_list (&bench, n_frames);
  return 0;
}
