/* How well the promises of home visits are kept, in figures. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/planner/foyer-plan-figures.h"

#include <glib/gi18n-lib.h>

#include "window/common/foyer-common.h"
#include "window/planner/foyer-plan-look.h"

#define NOTHING "–"

struct _FoyerPlanFigures
{
  GtkWidget parent_instance;
  GtkLabel *days_label, *fault_label;
  GtkDropDown *period_drop;
  GtkStack *stack;
  GtkGrid *promises, *door, *limits, *loads, *moves;
  GtkWidget *no_moves;
  FoyerWindowContext *context;
  FoyerPlanDesk *desk;
  char *last; /* day */
  GCancellable *cancellable;
  gboolean asking, again;
};

G_DEFINE_FINAL_TYPE (FoyerPlanFigures, foyer_plan_figures, GTK_TYPE_WIDGET)

/* Days, as the choice on the page lists them. */
static const int periods[] = { 7, 28, 84 };

/* --- one figure --- */

typedef enum
{
  PROMISES,
  DOOR,
  LIMITS,
} Card;

typedef enum
{
  PLAIN,
  WANTED_ZERO, /* more than none is shown as a warning */
} Manner;

/* A @member is a path: "arrivals.late". @of: what it is a part of, or %NULL. */
static const struct
{
  Card card;
  const char *caption, *member, *of;
  Manner manner;
} figures[] = {
  { PROMISES, N_ ("Promises kept"), "kept", "promises", PLAIN },
  { PROMISES, N_ ("There in good time"), "arrivals.early", "arrived", PLAIN },
  { PROMISES, N_ ("There in the last minutes"), "arrivals.tight", "arrived", PLAIN },
  { PROMISES, N_ ("There too late"), "arrivals.late", "arrived", WANTED_ZERO },
  { DOOR, N_ ("Nobody at home"), "not_home", "arrived", PLAIN },
  { DOOR, N_ ("Of these reached by telephone"), "reachable", "not_home", PLAIN },
  { DOOR, N_ ("Door notes left"), "door_notes", NULL, PLAIN },
  { DOOR, N_ ("Moved by the customer"), "moved_by_customer", "visits", PLAIN },
  { DOOR, N_ ("Moved by the company"), "moved_by_company", "visits", PLAIN },
  { LIMITS, N_ ("Visits in these days"), "visits", NULL, PLAIN },
  { LIMITS, N_ ("Notice was too short"), "lead_breaches", NULL, WANTED_ZERO },
  { LIMITS, N_ ("Installed too late"), "limit_breaches", NULL, WANTED_ZERO },
  { LIMITS, N_ ("Not invited the day before"), "invitations_missed", NULL, WANTED_ZERO },
};

static gint64
count_arrived (JsonObject *arrivals)
{
  static const char *const classes[] = { "early", "tight", "late" };
  gint64 n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    n += json_object_get_int_member_with_default (arrivals, classes[i], 0);
  return n;
}

static gint64
get_number (JsonObject *answer, const char *member)
{
  JsonObject *arrivals = json_object_get_object_member (answer, "arrivals");

  if (g_str_equal (member, "arrived"))
    return count_arrived (arrivals);
  if (g_str_has_prefix (member, "arrivals."))
    return json_object_get_int_member_with_default (arrivals, strchr (member, '.') + 1, 0);
  return json_object_get_int_member_with_default (answer, member, 0);
}

/* "18 of 20 · 90 %" */
static char *
write_part (gint64 n, gint64 of)
{
  if (of == 0)
    return g_strdup (NOTHING);
  /* TRANSLATORS: a part, the whole, and the part in percent */
  return g_strdup_printf (_ ("%d of %d · %d %%"), (int) n, (int) of,
                          (int) ((n * 200 + of) / (of * 2)));
}

static GtkWidget *
make_label (const char *text, gboolean numeric)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), numeric ? 1 : 0);
  gtk_label_set_wrap (GTK_LABEL (label), !numeric);
  gtk_widget_set_hexpand (label, !numeric);
  if (numeric)
    gtk_widget_add_css_class (label, "numeric");
  return label;
}

static void
empty (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
}

static void
show_figures (FoyerPlanFigures *self, JsonObject *answer)
{
  GtkGrid *const cards[] = {
    [PROMISES] = self->promises, [DOOR] = self->door, [LIMITS] = self->limits
  };
  int rows[G_N_ELEMENTS (cards)] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    empty (cards[i]);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      gint64 n = get_number (answer, figures[i].member);
      g_autofree char *text = figures[i].of != NULL
                                  ? write_part (n, get_number (answer, figures[i].of))
                                  : g_strdup_printf ("%d", (int) n);
      GtkWidget *caption = make_label (_ (figures[i].caption), FALSE);
      GtkWidget *value = make_label (text, TRUE);
      int row = rows[figures[i].card]++;

      gtk_widget_add_css_class (value, "figure");
      if (figures[i].manner == WANTED_ZERO && n > 0)
        gtk_widget_add_css_class (value, "breach");
      gtk_grid_attach (cards[figures[i].card], caption, 0, row, 1, 1);
      gtk_grid_attach (cards[figures[i].card], value, 1, row, 1, 1);
    }
}

/* --- tables --- */

static void
add_head (GtkGrid *grid, const char *const *words)
{
  for (int column = 0; words[column] != NULL; column++)
    {
      GtkWidget *label = make_label (words[column], column > 0);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_grid_attach (grid, label, column, 0, 1, 1);
    }
}

static void
add_cell (GtkGrid *grid, int column, int row, const char *text)
{
  gtk_grid_attach (grid, make_label (text, column > 0), column, row, 1, 1);
}

static void
add_number (GtkGrid *grid, int column, int row, gint64 n)
{
  g_autofree char *text = g_strdup_printf ("%d", (int) n);

  add_cell (grid, column, row, text);
}

/* How much each has to do, beside who has most. */
static void
show_loads (FoyerPlanFigures *self, JsonArray *loads)
{
  const char *const head[] = { _ ("Technician"), _ ("Visits"),      _ ("Hours planned"), "",
                               _ ("Early"),      _ ("Last minute"), _ ("Late"),          NULL };
  static const char *const classes[] = { "early", "tight", "late" };
  gint64 most = 1;

  empty (self->loads);
  add_head (self->loads, head);
  for (guint i = 0; i < json_array_get_length (loads); i++)
    most = MAX (most,
                json_object_get_int_member (json_array_get_object_element (loads, i), "planned_s"));
  for (guint i = 0; i < json_array_get_length (loads); i++)
    {
      JsonObject *load = json_array_get_object_element (loads, i);
      JsonObject *arrivals = json_object_get_object_member (load, "arrivals");
      const char *number = json_object_get_string_member (load, "technician");
      gint64 planned = json_object_get_int_member (load, "planned_s");
      g_autofree char *hours = g_strdup_printf ("%.1f", (double) planned / 3600);
      GtkWidget *bar = gtk_level_bar_new_for_interval (0, (double) most);
      int row = (int) i + 1;

      gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), (double) planned);
      gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
      gtk_widget_set_size_request (bar, 120, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Hours planned"), -1);
      add_cell (self->loads, 0, row, foyer_plan_desk_get_name (self->desk, number));
      add_number (self->loads, 1, row, json_object_get_int_member (load, "visits"));
      add_cell (self->loads, 2, row, hours);
      gtk_grid_attach (self->loads, bar, 3, row, 1, 1);
      for (guint k = 0; k < G_N_ELEMENTS (classes); k++)
        add_number (self->loads, 4 + (int) k, row,
                    json_object_get_int_member_with_default (arrivals, classes[k], 0));
    }
}

static void
show_moves (FoyerPlanFigures *self, JsonArray *moves)
{
  const char *const head[] = { _ ("Reason"), _ ("Who wanted it"), _ ("Times"), NULL };
  guint n = json_array_get_length (moves);

  empty (self->moves);
  gtk_widget_set_visible (GTK_WIDGET (self->moves), n > 0);
  gtk_widget_set_visible (self->no_moves, n == 0);
  add_head (self->moves, head);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *move = json_array_get_object_element (moves, i);
      const char *reason = json_object_get_string_member (move, "reason");
      gboolean company = g_str_equal (json_object_get_string_member (move, "by"), "company");

      add_cell (self->moves, 0, (int) i + 1, *reason != '\0' ? reason : NOTHING);
      add_cell (self->moves, 1, (int) i + 1,
                company ? _ ("The company") : C_ ("visit", "The customer"));
      add_number (self->moves, 2, (int) i + 1, json_object_get_int_member (move, "count"));
    }
}

/* --- asking --- */

static void
show_fault (FoyerPlanFigures *self, const char *sentence)
{
  gtk_label_set_text (self->fault_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault_label), sentence != NULL);
}

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerPlanFigures) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  self->asking = FALSE;
  if (self->context == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (self->again)
    foyer_plan_figures_update (self);
  show_fault (self, answer == NULL ? error->message : NULL);
  if (answer == NULL)
    return;
  show_figures (self, answer);
  show_loads (self, json_object_get_array_member (answer, "technicians"));
  show_moves (self, json_object_get_array_member (answer, "moves"));
  gtk_stack_set_visible_child_name (
      self->stack, json_object_get_int_member (answer, "visits") > 0 ? "figures" : "empty");
}

static char *
get_first (FoyerPlanFigures *self)
{
  guint chosen = MIN (gtk_drop_down_get_selected (self->period_drop), G_N_ELEMENTS (periods) - 1);

  return foyer_date_add_days (self->last, 1 - periods[chosen]);
}

static void
show_days (FoyerPlanFigures *self, const char *first)
{
  const FoyerConfig *config =
      foyer_hall_model_get_config (foyer_window_context_get_model (self->context));
  g_autofree char *from = foyer_plan_look_format_day (
      foyer_time_from_date (first, 12 * 60, config->zone), config->zone);
  g_autofree char *to = foyer_plan_look_format_day (
      foyer_time_from_date (self->last, 12 * 60, config->zone), config->zone);
  g_autofree char *text = g_strdup_printf ("%s – %s", from, to);

  gtk_label_set_text (self->days_label, text);
}

void
foyer_plan_figures_update (FoyerPlanFigures *self)
{
  g_autoptr (FoyerCommand) command = NULL;
  g_autofree char *first = NULL;

  self->again = self->asking;
  if (self->asking || self->last == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      foyer_window_context_get_session (self->context) == NULL)
    return;
  self->asking = TRUE;
  first = get_first (self);
  show_days (self, first);
  command = foyer_window_context_command (self->context, "report.visits");
  foyer_command_text (foyer_command_text (command, "from", first), "to", self->last);
  foyer_window_context_run_async (self->context, command, self->cancellable, answered_cb,
                                  g_object_ref (self));
}

void
foyer_plan_figures_set_last (FoyerPlanFigures *self, const char *last)
{
  foyer_set_text (&self->last, last);
  foyer_plan_figures_update (self);
}

void
foyer_plan_figures_set_context (FoyerPlanFigures *self,
                                FoyerWindowContext *context,
                                FoyerPlanDesk *desk)
{
  g_set_object (&self->context, context);
  g_set_object (&self->desk, desk);
}

/* --- the object --- */

static void
period_cb (FoyerPlanFigures *self)
{
  if (self->context != NULL)
    foyer_plan_figures_update (self);
}

static void
foyer_plan_figures_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (foyer_plan_figures_parent_class)->map (widget);
  foyer_plan_figures_update (FOYER_PLAN_FIGURES (widget));
}

static void
foyer_plan_figures_dispose (GObject *object)
{
  FoyerPlanFigures *self = FOYER_PLAN_FIGURES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->last, g_free);
  foyer_common_dispose_template (GTK_WIDGET (object), FOYER_TYPE_PLAN_FIGURES);
  G_OBJECT_CLASS (foyer_plan_figures_parent_class)->dispose (object);
}

static void
foyer_plan_figures_class_init (FoyerPlanFiguresClass *klass)
{
  static const FoyerTemplateChild children[] = {
#define CHILD(name) { #name, G_STRUCT_OFFSET (FoyerPlanFigures, name) }
    CHILD (days_label), CHILD (fault_label), CHILD (period_drop), CHILD (stack), CHILD (promises),
    CHILD (door),       CHILD (limits),      CHILD (loads),       CHILD (moves), CHILD (no_moves),
#undef CHILD
    { NULL, 0 },
  };
  static const FoyerTemplateCallback callbacks[] = { { "period_cb", G_CALLBACK (period_cb) },
                                                     { NULL, NULL } };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_plan_figures_dispose;
  widget_class->map = foyer_plan_figures_map;
  foyer_common_bind_template (widget_class, "/io/github/foyerhall/Foyer/ui/planner/plan-figures.ui",
                              children, callbacks);
  gtk_widget_class_set_css_name (widget_class, "foyer-plan-figures");
}

static void
foyer_plan_figures_init (FoyerPlanFigures *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}
