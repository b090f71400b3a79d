/* One home visit opened: what is known, what can be done now, and what happened. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/planner/foyer-visit-pane.h"

#include <glib/gi18n-lib.h>

#include "hall/foyer-visit-rules.h"
#include "hall/foyer-visit-words.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-format.h"
#include "window/common/foyer-label.h"
#include "window/common/foyer-state-pill.h"
#include "window/common/foyer-state.h"
#include "window/planner/foyer-plan-look.h"
#include "window/planner/foyer-visit-menu.h"
#include "window/planner/foyer-visit-reach.h"

struct _FoyerVisitPane
{
  GtkWidget parent_instance;
  FoyerStatePill *pill;
  GtkLabel *time_label, *warning_label, *history_title;
  GtkBox *actions, *history;
  GtkGrid *facts;
  FoyerWindowContext *context;
  FoyerPlanVisit *visit;
  JsonArray *rows; /* before it was moved */
  int n_facts;
};

G_DEFINE_FINAL_TYPE (FoyerVisitPane, foyer_visit_pane, GTK_TYPE_WIDGET)

static void
foyer_visit_pane_dispose (GObject *object)
{
  FoyerVisitPane *self = FOYER_VISIT_PANE (object);

  g_clear_object (&self->visit);
  g_clear_object (&self->context);
  g_clear_pointer (&self->rows, json_array_unref);
  foyer_common_dispose_template (GTK_WIDGET (object), FOYER_TYPE_VISIT_PANE);
  G_OBJECT_CLASS (foyer_visit_pane_parent_class)->dispose (object);
}

static void
foyer_visit_pane_class_init (FoyerVisitPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_visit_pane_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/planner/visit-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitPane, pill);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitPane, time_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitPane, warning_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitPane, history_title);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitPane, actions);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitPane, history);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitPane, facts);
  gtk_widget_class_set_css_name (widget_class, "foyer-visit-pane");
}

static void
foyer_visit_pane_init (FoyerVisitPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

static const FoyerConfig *
get_config (FoyerVisitPane *self)
{
  return foyer_hall_model_get_config (foyer_window_context_get_model (self->context));
}

/* --- facts --- */

static GtkWidget *
make_label (const char *text, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  /* Chinese beside figures is of another height. */
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), dim ? 14 : 28);
  gtk_label_set_selectable (GTK_LABEL (label), !dim);
  if (dim)
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
add_fact (FoyerVisitPane *self, const char *name, const char *value)
{
  GtkWidget *label;

  if (value == NULL || *value == '\0')
    return;
  label = make_label (value, FALSE);
  /* Selectable, but not on the way of Tab from button to button. */
  gtk_widget_set_focusable (label, FALSE);
  gtk_widget_set_hexpand (label, TRUE);
  foyer_label_set_language (GTK_LABEL (label), get_config (self)->languages[0]);
  gtk_grid_attach (self->facts, make_label (name, TRUE), 0, self->n_facts, 1, 1);
  gtk_grid_attach (self->facts, label, 1, self->n_facts++, 1, 1);
}

static void
add_arrival (FoyerVisitPane *self, const FoyerVisit *visit)
{
  const FoyerConfig *config = get_config (self);
  g_autofree char *clock = NULL;

  if (visit->start == 0)
    return;
  clock = foyer_format_clock (foyer_visit_get_arrive_by (config, visit), config->zone);
  add_fact (self, _ ("At the door by"), clock);
}

static void
add_moves (FoyerVisitPane *self, const FoyerVisit *visit)
{
  g_autofree char *moves = NULL;

  if (visit->moves == 0)
    return;
  /* TRANSLATORS: how often a visit was moved, and how often of these by the company */
  moves = g_strdup_printf (_ ("%d, of these by the company %d"), (int) visit->moves,
                           (int) visit->company_moves);
  add_fact (self, _ ("Moved"), moves);
}

static void
add_clock (FoyerVisitPane *self, const char *name, FoyerTime time)
{
  g_autofree char *clock = NULL;

  if (time == 0)
    return;
  clock = foyer_format_clock (time, get_config (self)->zone);
  add_fact (self, name, clock);
}

/* How things stand at the door. */
static void
add_standing (FoyerVisitPane *self, const FoyerVisit *visit)
{
  g_autofree char *rounds = NULL;

  if (visit->arrived_at == 0)
    add_clock (self, _ ("Told to come at"), visit->expected_at);
  if (visit->state == FOYER_VISIT_WAIT_AT_DOOR)
    add_clock (self, _ ("Waits until"), visit->wait_until);
  if (visit->state != FOYER_VISIT_KNOCKING)
    return;
  /* TRANSLATORS: rounds of three knocks each, of as many as there may be */
  rounds = g_strdup_printf (_ ("%d of %d rounds"), (int) visit->knocks, FOYER_VISIT_ROUNDS);
  add_fact (self, _ ("Knocked"), rounds);
}

/* What was written down on the way; what was ticked had to be, and goes without saying. */
static void
add_written (FoyerVisitPane *self)
{
  g_autoptr (GList) names = foyer_plan_visit_list_details (self->visit);

  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *text = foyer_plan_visit_get_detail (self->visit, l->data);
      g_autofree char *code = g_strdelimit (g_strdup (l->data), "_", '-');

      /* The word of its field shows how a day is written. */
      add_fact (self, g_str_equal (code, "promised") ? _ ("Promised by") : foyer_visit_word (code),
                g_str_equal (code, "choice") ? foyer_visit_word (text) : text);
    }
}

static void
show_facts (FoyerVisitPane *self, const char *technician)
{
  static const char *const classes[] = { N_ ("Household"), N_ ("Organisation"),
                                         N_ ("Special customer (hospital, heat plant)") };
  const FoyerVisit *visit = foyer_plan_visit_get (self->visit);
  const FoyerConfig *config = get_config (self);
  g_autofree char *number = foyer_visit_reach_write_number (self->visit);
  g_autofree char *hours = foyer_visit_reach_write_hours (self->visit);

  empty (GTK_WIDGET (self->facts));
  self->n_facts = 0;
  add_fact (self, _ ("Matter"), foyer_plan_visit_get_matter (self->visit, config));
  add_fact (self, _ ("Technician"), technician);
  add_arrival (self, visit);
  add_fact (self, _ ("Customer"), foyer_plan_visit_get_customer (self->visit));
  add_fact (self, _ ("Telephone"), number);
  add_fact (self, _ ("May be rung"), hours);
  add_fact (self, _ ("Address"), foyer_plan_visit_get_address (self->visit));
  add_fact (self, _ ("On the spot"), foyer_plan_visit_get_address_note (self->visit));
  add_fact (self, _ ("District"), foyer_visit_word (visit->district));
  add_fact (self, _ ("Customer is"), _ (classes[MIN ((guint) visit->class, 2u)]));
  add_fact (self, _ ("Wish"), visit->wished != NULL ? foyer_visit_word (visit->wished) : NULL);
  add_fact (self, _ ("Reason told"), visit->reason);
  add_fact (self, _ ("Install by"), visit->install_by);
  add_moves (self, visit);
  add_fact (self, _ ("Door note"), foyer_plan_visit_get_note (self->visit));
  add_standing (self, visit);
  add_written (self);
}

/* --- what can be done --- */

static GtkWidget *
make_action (const char *label, const char *action, const char *target, gboolean first)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  GString *plain = g_string_new (label);

  g_string_replace (plain, "_", "", 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  plain->str, -1);
  g_string_free (plain, TRUE);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (first)
    gtk_widget_add_css_class (button, "suggested-action");
  return button;
}

/* The next step alone in its row, the others two by two. */
static void
add_button (FoyerVisitPane *self, GtkWidget **row, GtkWidget *button, gboolean first)
{
  if (first)
    {
      gtk_box_prepend (self->actions, button);
      return;
    }
  if (*row == NULL)
    {
      *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      gtk_box_set_homogeneous (GTK_BOX (*row), TRUE);
      gtk_box_append (self->actions, *row);
      gtk_box_append (GTK_BOX (*row), button);
      return;
    }
  gtk_box_append (GTK_BOX (*row), button);
  *row = NULL;
}

static void
show_actions (FoyerVisitPane *self)
{
  const FoyerSession *session = foyer_window_context_get_session (self->context);
  const FoyerVisit *visit = foyer_plan_visit_get (self->visit);
  FoyerVisitState next;
  GtkWidget *row = NULL;
  gboolean found = FALSE;

  empty (GTK_WIDGET (self->actions));
  if (session == NULL)
    return;
  if (visit->state == FOYER_VISIT_DRAFT)
    add_button (self, &row, make_action (_ ("_Place in the plan"), "plan.place", NULL, TRUE), TRUE);
  for (const FoyerVisitChoice *choice = foyer_visit_choices; choice->name != NULL; choice++)
    {
      gboolean first = choice->first && !found;

      if (!foyer_visit_choice_is_possible (choice, visit, session->role))
        continue;
      add_button (
          self, &row,
          make_action (foyer_visit_choice_get_label (choice), "plan.step", choice->name, first),
          first);
      found |= first;
    }
  if (foyer_visit_step ((FoyerVisitState) visit->state, FOYER_VISIT_MOVE, visit->id, &next, NULL))
    add_button (self, &row, make_action (_ ("_Move…"), "plan.move", NULL, FALSE), FALSE);
}

/* --- what happened --- */

static void
add_line (FoyerVisitPane *self, FoyerTime time, const char *what)
{
  const FoyerConfig *config = get_config (self);
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;
  g_autofree char *line = NULL;

  if (time == 0)
    return;
  day = foyer_plan_look_format_day (time, config->zone);
  clock = foyer_format_clock (time, config->zone);
  line = g_strdup_printf ("%s %s  %s", day, clock, what);
  gtk_box_append (self->history, make_label (line, FALSE));
}

/* A row that the visit had before: from when, by whom, and why it was moved. */
static void
add_former (FoyerVisitPane *self, FoyerPlanVisit *former)
{
  const FoyerVisit *visit = foyer_plan_visit_get (former);
  const FoyerConfig *config = get_config (self);
  g_autofree char *day = foyer_plan_look_format_day (visit->start, config->zone);
  g_autofree char *clock = foyer_format_clock (visit->start, config->zone);
  g_autofree char *text = NULL;

  text = g_strdup_printf (visit->by == FOYER_VISIT_BY_COMPANY
                              ? _ ("Moved away from %s %s by the company: %s")
                              : _ ("Moved away from %s %s by the customer: %s"),
                          day, clock, visit->why != NULL ? visit->why : "");
  add_line (self, visit->noted_at, _ ("Door note left"));
  add_line (self, visit->ended_at, text);
}

static void
show_history (FoyerVisitPane *self)
{
  const FoyerVisit *visit = foyer_plan_visit_get (self->visit);
  g_autofree char *reminded =
      g_strdup_printf ("%s · %s", _ ("Reminded"), foyer_visit_word (visit->reminded));
  g_autofree char *arrived =
      g_strdup_printf ("%s · %s", _ ("Arrived"),
                       foyer_word_punctuality (foyer_visit_get_punctuality (
                           visit, get_config (self)->visits->settings.arrive_early_s)));
  g_autofree char *ended = NULL;

  empty (GTK_WIDGET (self->history));
  add_line (self, visit->booked_at, _ ("Booked"));
  for (guint i = 0; self->rows != NULL && i < json_array_get_length (self->rows); i++)
    {
      g_autoptr (FoyerPlanVisit) former =
          foyer_plan_visit_new (json_array_get_object_element (self->rows, i));

      if (former != NULL)
        add_former (self, former);
    }
  add_line (self, visit->confirmed_at, _ ("The customer agreed"));
  add_line (self, visit->reminded_at, reminded);
  add_line (self, visit->departed_at, _ ("Set out"));
  add_line (self, visit->arrived_at, arrived);
  add_line (self, visit->noted_at, _ ("Door note left"));
  add_line (self, visit->entered_at, _ ("Let in"));
  ended =
      g_strdup_printf ("%s%s%s", foyer_state_get_word (foyer_plan_visit_get_state (self->visit)),
                       visit->why != NULL ? ": " : "", visit->why != NULL ? visit->why : "");
  add_line (self, visit->ended_at, ended);
}

static void
show_time (FoyerVisitPane *self)
{
  const FoyerVisit *visit = foyer_plan_visit_get (self->visit);
  const FoyerConfig *config = get_config (self);
  g_autofree char *date = NULL;
  g_autofree char *hours = NULL;
  g_autofree char *text = NULL;

  if (visit->start == 0)
    {
      gtk_label_set_text (self->time_label, _ ("Not planned yet"));
      return;
    }
  date = foyer_plan_look_format_day (visit->start, config->zone);
  hours = foyer_format_hours (visit->start, visit->end, config->zone);
  text = g_strdup_printf ("%s  %s", date, hours);
  gtk_label_set_text (self->time_label, text);
}

void
foyer_visit_pane_set_visit (FoyerVisitPane *self,
                            FoyerWindowContext *context,
                            FoyerPlanVisit *visit,
                            const char *technician,
                            gboolean conflicting)
{
  GtkWidget *focus = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean same = visit != NULL && self->visit != NULL &&
                  foyer_plan_visit_get_id (visit) == foyer_plan_visit_get_id (self->visit);
  gboolean focused =
      (gtk_widget_get_state_flags (GTK_WIDGET (self->actions)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  g_set_object (&self->context, context);
  g_set_object (&self->visit, visit);
  if (!same)
    g_clear_pointer (&self->rows, json_array_unref);
  if (visit == NULL)
    return;
  foyer_state_pill_set_state (self->pill, foyer_plan_visit_get_state (visit));
  gtk_label_set_text (self->warning_label,
                      conflicting ? _ ("It cannot stay where it is: the technician is absent or "
                                       "does not work then. Move it.")
                                  : "");
  gtk_widget_set_visible (GTK_WIDGET (self->warning_label), conflicting);
  if (focused && focus != NULL)
    gtk_window_set_focus (GTK_WINDOW (focus), NULL);
  show_time (self);
  show_actions (self);
  show_facts (self, technician);
  show_history (self);
  /* The focus goes on with the next step. */
  if (focused && gtk_widget_get_first_child (GTK_WIDGET (self->actions)) != NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->actions), GTK_DIR_TAB_FORWARD);
}

void
foyer_visit_pane_set_history (FoyerVisitPane *self, JsonArray *rows)
{
  g_clear_pointer (&self->rows, json_array_unref);
  self->rows = json_array_ref (rows);
  if (self->visit != NULL)
    show_history (self);
}

FoyerPlanVisit *
foyer_visit_pane_get_visit (FoyerVisitPane *self)
{
  return self->visit;
}
