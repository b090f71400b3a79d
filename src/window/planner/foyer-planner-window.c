/* The window of the home-visit planner. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "foyer-planner-resources.h"
#include "window/common/foyer-common.h"
#include "window/planner/foyer-plan-look.h"
#include "window/planner/foyer-planner-window-private.h"
#include "window/planner/foyer-visit-row.h"

G_DEFINE_FINAL_TYPE (FoyerPlannerWindow, foyer_planner_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  CONTEXT = 1,
  SHOWN,
};

static FoyerHallModel *
get_model (FoyerPlannerWindow *self)
{
  return foyer_window_context_get_model (self->context);
}

const FoyerConfig *
foyer_planner_window_get_config (FoyerPlannerWindow *self)
{
  return self->context != NULL ? foyer_hall_model_get_config (get_model (self)) : NULL;
}

FoyerPlanVisit *
foyer_planner_window_get_selected (FoyerPlannerWindow *self)
{
  gint64 id = foyer_plan_view_get_selected (self->view);
  FoyerPlanVisit *visit = id != 0 ? foyer_plan_desk_find (self->desk, id) : NULL;

  return visit != NULL ? visit : foyer_plan_desk_find (self->desk, self->opened);
}

/* A machine that slept looks again within the hour, whoever dragged something much sooner. */
#define LONGEST_SLEEP_MS (60 * 60 * 1000)
#define WHILE_DRAGGED_MS (60 * 1000)

/* --- days --- */

static int
get_n_days (FoyerPlannerWindow *self)
{
  return g_strcmp0 (self->shown, "day") == 0 ? 1 : FOYER_PLAN_DAYS;
}

static char *
get_today (FoyerPlannerWindow *self)
{
  return foyer_plan_look_get_date (foyer_hall_model_get_now (get_model (self)),
                                   foyer_planner_window_get_config (self)->zone);
}

/* A week begins with its Monday. */
void
foyer_planner_window_set_date (FoyerPlannerWindow *self, const char *date)
{
  g_autofree char *first = get_n_days (self) == 1
                               ? g_strdup (date)
                               : foyer_date_add_days (date, -foyer_date_get_weekday (date));

  foyer_set_text (&self->date, first);
  foyer_planner_window_show_days (self);
}

static void
go (FoyerPlannerWindow *self, int way)
{
  g_autofree char *date = NULL;

  if (self->date == NULL)
    return;
  date = foyer_date_add_days (self->date, way * get_n_days (self));
  foyer_planner_window_set_date (self, date);
}

static void watch_midnight (FoyerPlannerWindow *self);

static gboolean
midnight_cb (gpointer data)
{
  FoyerPlannerWindow *self = data;

  self->midnight = 0;
  watch_midnight (self);
  return G_SOURCE_REMOVE;
}

/* Whether the days that are shown have @date among them. */
static gboolean
shows_date (FoyerPlannerWindow *self, const char *date)
{
  g_autofree char *end =
      self->date != NULL ? foyer_date_add_days (self->date, get_n_days (self)) : NULL;

  return end != NULL && strcmp (date, self->date) >= 0 && strcmp (date, end) < 0;
}

/* Whoever looks at today, or at this week, still does so when the day is over: a plan that was left
 * open overnight is not yesterday's. What somebody drags just then goes first. */
static void
watch_midnight (FoyerPlannerWindow *self)
{
  const FoyerConfig *config = foyer_planner_window_get_config (self);
  gboolean dragging = foyer_plan_view_get_draft (self->view)->kind != FOYER_PLAN_NO_DRAFT;
  gint64 wait = WHILE_DRAGGED_MS;

  if (config != NULL && !dragging)
    {
      g_autofree char *today = get_today (self);
      g_autofree char *tomorrow = foyer_date_add_days (today, 1);

      if (self->today != NULL && shows_date (self, self->today) && !shows_date (self, today))
        foyer_planner_window_set_date (self, today);
      foyer_set_text (&self->today, today);
      wait = (foyer_time_from_date (tomorrow, 0, config->zone) -
              foyer_hall_model_get_now (get_model (self))) /
                 G_TIME_SPAN_MILLISECOND +
             1;
    }
  g_clear_handle_id (&self->midnight, g_source_remove);
  self->midnight = g_timeout_add ((guint) CLAMP (wait, 1000, LONGEST_SLEEP_MS), midnight_cb, self);
}

static void
previous_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go (FOYER_PLANNER_WINDOW (widget), -1);
}

static void
next_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go (FOYER_PLANNER_WINDOW (widget), 1);
}

static void
today_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerPlannerWindow *self = FOYER_PLANNER_WINDOW (widget);
  g_autofree char *today = NULL;

  if (foyer_planner_window_get_config (self) == NULL)
    return;
  today = get_today (self);
  foyer_planner_window_set_date (self, today);
  foyer_plan_view_show_now (self->view);
}

static void
day_selected_cb (FoyerPlannerWindow *self)
{
  g_autoptr (GDateTime) chosen = gtk_calendar_get_date (self->calendar);
  g_autofree char *date = g_date_time_format (chosen, "%Y-%m-%d");

  if (self->filling || self->date == NULL)
    return;
  foyer_planner_window_set_date (self, date);
  gtk_popover_popdown (self->date_popover);
}

static void
set_shown (FoyerPlannerWindow *self, const char *shown)
{
  /* From the week to one of its days: today, if it is there, or the one of the visit. */
  FoyerPlanVisit *visit = self->desk != NULL ? foyer_planner_window_get_selected (self) : NULL;
  g_autofree char *today = NULL;
  g_autofree char *date = NULL;

  if (g_strcmp0 (self->shown, shown) == 0)
    return;
  foyer_set_text (&self->shown, shown);
  g_object_notify (G_OBJECT (self), "shown");
  if (self->date == NULL)
    return;
  today = get_today (self);
  if (visit != NULL && foyer_plan_visit_get (visit)->start != 0)
    date = foyer_plan_look_get_date (foyer_plan_visit_get (visit)->start,
                                     foyer_planner_window_get_config (self)->zone);
  else
    {
      g_autofree char *end = foyer_date_add_days (self->date, FOYER_PLAN_DAYS);

      date = g_strdup (strcmp (today, self->date) >= 0 && strcmp (today, end) < 0 ? today
                                                                                  : self->date);
    }
  foyer_planner_window_set_date (self, date);
}

/* --- the plan --- */

static void
selection_changed_cb (FoyerPlannerWindow *self)
{
  gint64 id = foyer_plan_view_get_selected (self->view);

  if (self->opened != 0 && id != 0)
    foyer_planner_window_open_visit (self, id);
  foyer_planner_window_update_actions (self);
}

static void
activated_cb (FoyerPlannerWindow *self, gint64 id)
{
  foyer_planner_window_open_visit (self, id);
}

static void
span_drawn_cb (FoyerPlannerWindow *self, const FoyerPlanDraft *draft)
{
  foyer_planner_window_ask_new (self, draft);
}

static void
dropped_cb (FoyerPlannerWindow *self, const FoyerPlanDraft *draft)
{
  foyer_planner_window_drop (self, draft);
}

static void
refused_cb (FoyerPlannerWindow *self, const char *sentence)
{
  foyer_common_show_toast (self->toasts, sentence);
}

static void
menu_cb (FoyerPlannerWindow *self, double x, double y)
{
  const GdkRectangle place = { (int) x, (int) y, 1, 1 };

  if (self->context_popover == NULL)
    {
      self->context_popover = gtk_popover_menu_new_from_model (self->context_menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->context_popover), FALSE);
      gtk_widget_set_halign (self->context_popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->context_popover, GTK_WIDGET (self->view));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->context_popover), &place);
  gtk_popover_popup (GTK_POPOVER (self->context_popover));
}

static void
filter_changed_cb (FoyerPlannerWindow *self)
{
  if (!self->filling && self->desk != NULL && self->date != NULL)
    foyer_planner_window_show_visits (self);
}

static FoyerPlanVisit *
get_row_visit (GtkListBoxRow *row)
{
  return foyer_visit_row_get_visit (FOYER_VISIT_ROW (gtk_list_box_row_get_child (row)));
}

static void
side_activated_cb (FoyerPlannerWindow *self, GtkListBoxRow *row)
{
  FoyerPlanVisit *visit = get_row_visit (row);

  foyer_planner_window_open_visit (self, foyer_plan_visit_get_id (visit));
}

static void
agenda_activated_cb (FoyerPlannerWindow *self, GtkListBoxRow *row)
{
  FoyerPlanVisit *visit = get_row_visit (row);

  foyer_plan_view_select (self->view, foyer_plan_visit_get_id (visit));
  foyer_planner_window_open_visit (self, foyer_plan_visit_get_id (visit));
}

static FoyerTime
get_now_cb (gpointer data)
{
  return foyer_hall_model_get_now (data);
}

static char *
judge_cb (const FoyerPlanDraft *draft, gpointer data)
{
  FoyerPlannerWindow *self = data;
  FoyerPlanSheet *sheet = foyer_plan_view_get_sheet (self->view);

  if (sheet == NULL || draft->lane >= foyer_plan_sheet_get_n_lanes (sheet))
    return NULL;
  return foyer_plan_desk_judge (self->desk, draft,
                                foyer_plan_sheet_get_lane (sheet, draft->lane)->number);
}

/* --- signing in and out --- */

static void
show_fault (FoyerPlannerWindow *self)
{
  const char *fault = foyer_hall_model_get_fault (get_model (self));

  gtk_label_set_text (self->fault_label, fault != NULL ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault_label), fault != NULL);
}

static void
set_working (FoyerPlannerWindow *self, gboolean working)
{
  gtk_widget_set_visible (self->days_box, working);
  gtk_widget_set_visible (self->shown_box, working);
  gtk_widget_set_visible (self->new_button, working);
  gtk_stack_set_visible_child_name (self->stack, working ? "work" : "sign-in");
}

static void
config_changed_cb (FoyerPlannerWindow *self)
{
  const FoyerConfig *config = foyer_planner_window_get_config (self);

  if (config == NULL || foyer_window_context_get_session (self->context) == NULL)
    return;
  foyer_plan_view_set_language (self->view, config->languages[0]);
  foyer_planner_window_fill_filters (self);
  if (self->date != NULL)
    foyer_planner_window_show_days (self);
}

static void
signed_in_cb (FoyerPlannerWindow *self)
{
  const FoyerSession *session = foyer_window_context_get_session (self->context);

  if (!foyer_access_may (session->role, "visit.book"))
    {
      foyer_window_context_take_session (self->context, NULL);
      foyer_sign_in_page_show_error (self->sign_in_page,
                                     _ ("This staff number may not plan home visits."));
      return;
    }
  set_working (self, TRUE);
  foyer_planner_window_begin_reminders (self);
  config_changed_cb (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "plan.today", NULL);
  watch_midnight (self);
  foyer_planner_window_update_actions (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
sign_out_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerPlannerWindow *self = FOYER_PLANNER_WINDOW (widget);

  foyer_window_context_take_session (self->context, NULL);
  foyer_planner_window_open_visit (self, 0);
  foyer_planner_window_forget_undo (self);
  g_clear_handle_id (&self->midnight, g_source_remove);
  foyer_planner_window_end_reminders (self);
  foyer_plan_desk_clear (self->desk);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  set_working (self, FALSE);
  foyer_planner_window_update_actions (self);
  foyer_sign_in_page_reset (self->sign_in_page);
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (FOYER_PLANNER_WINDOW (widget)->search_entry));
}

static void
set_context (FoyerPlannerWindow *self, FoyerWindowContext *context)
{
  FoyerHallModel *model = foyer_window_context_get_model (context);

  self->context = g_object_ref (context);
  self->desk = foyer_plan_desk_new (context);
  foyer_sign_in_page_set_context (self->sign_in_page, context);
  foyer_sign_in_page_set_hint (self->sign_in_page, FOYER_ROLE_DISPATCHER, 0);
  foyer_plan_view_set_clock (self->view, get_now_cb, model);
  foyer_plan_view_set_judge (self->view, judge_cb, self);
  foyer_plan_figures_set_context (self->figures, context, self->desk);
  g_signal_connect_object (self->desk, "changed", G_CALLBACK (foyer_planner_window_show_visits),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "changed",
                           G_CALLBACK (foyer_planner_window_update_reminders), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "changed", G_CALLBACK (foyer_plan_figures_update),
                           self->figures, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "fault", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "notify::revision", G_CALLBACK (config_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "notify::fault", G_CALLBACK (show_fault), self,
                           G_CONNECT_SWAPPED);
  set_working (self, FALSE);
  foyer_planner_window_update_actions (self);
  show_fault (self);
}

/* --- the object --- */

static void
foyer_planner_window_constructed (GObject *object)
{
  G_OBJECT_CLASS (foyer_planner_window_parent_class)->constructed (object);
  foyer_common_ignore_key_repeat (GTK_WIDGET (object));
  gtk_widget_grab_focus (GTK_WIDGET (FOYER_PLANNER_WINDOW (object)->sign_in_page));
}

static void
foyer_planner_window_set_property (GObject *object,
                                   guint property_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  FoyerPlannerWindow *self = FOYER_PLANNER_WINDOW (object);

  if (property_id == CONTEXT)
    set_context (self, g_value_get_object (value));
  else if (property_id == SHOWN)
    set_shown (self, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
foyer_planner_window_get_property (GObject *object,
                                   guint property_id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  if (property_id == SHOWN)
    g_value_set_string (value, FOYER_PLANNER_WINDOW (object)->shown);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
foyer_planner_window_dispose (GObject *object)
{
  FoyerPlannerWindow *self = FOYER_PLANNER_WINDOW (object);

  g_cancellable_cancel (self->questions);
  g_clear_object (&self->questions);
  g_clear_handle_id (&self->midnight, g_source_remove);
  foyer_planner_window_end_reminders (self);
  foyer_planner_window_forget_errands (self);
  g_clear_object (&self->file_dialog);
  g_clear_pointer (&self->context_popover, gtk_widget_unparent);
  if (self->context != NULL)
    {
      foyer_plan_view_set_clock (self->view, NULL, NULL);
      foyer_plan_view_set_judge (self->view, NULL, NULL);
      g_signal_handlers_disconnect_by_data (get_model (self), self);
      g_signal_handlers_disconnect_by_data (self->desk, self);
    }
  g_clear_object (&self->desk);
  g_clear_object (&self->context);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->today, g_free);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->districts, g_ptr_array_unref);
  g_clear_pointer (&self->types, g_ptr_array_unref);
  g_clear_pointer (&self->undo, g_ptr_array_unref);
  G_OBJECT_CLASS (foyer_planner_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const FoyerTemplateAction actions[] = {
    { "plan.previous", NULL, previous_cb, GDK_KEY_Left, GDK_ALT_MASK, NULL },
    { "plan.next", NULL, next_cb, GDK_KEY_Right, GDK_ALT_MASK, NULL },
    { "plan.today", NULL, today_cb, GDK_KEY_Home, GDK_ALT_MASK, NULL },
    { "plan.search", NULL, search_cb, GDK_KEY_f, GDK_CONTROL_MASK, NULL },
    { "plan.sign-out", NULL, sign_out_cb, 0, 0, NULL },
    { NULL },
  };
  static const char *const shown[] = { "day", "week", "list", "figures" };

  foyer_common_install_actions (widget_class, actions);
  gtk_widget_class_install_property_action (widget_class, "plan.shown", "shown");
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_CONTROL_MASK,
                                         "plan.shown", "s", shown[i]);
  foyer_planner_window_install_work (widget_class);
  foyer_planner_window_install_paper (widget_class);
  foyer_planner_window_install_absence (widget_class);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  static const FoyerTemplateChild children[] = {
#define CHILD(name) { #name, G_STRUCT_OFFSET (FoyerPlannerWindow, name) }
    CHILD (filter_bar),   CHILD (figures),       CHILD (fault_label),  CHILD (date_label),
    CHILD (date_button),  CHILD (date_popover),  CHILD (calendar),     CHILD (days_box),
    CHILD (shown_box),    CHILD (new_button),    CHILD (toasts),       CHILD (stack),
    CHILD (side_stack),   CHILD (plan_stack),    CHILD (sign_in_page), CHILD (view),
    CHILD (search_entry), CHILD (district_drop), CHILD (type_drop),    CHILD (state_drop),
    CHILD (side_list),    CHILD (agenda),        CHILD (flap),         CHILD (pane),
    CHILD (context_menu),
#undef CHILD
    { NULL, 0 },
  };
  static const FoyerTemplateCallback callbacks[] = {
    { "signed_in_cb", G_CALLBACK (signed_in_cb) },
    { "day_selected_cb", G_CALLBACK (day_selected_cb) },
    { "filter_changed_cb", G_CALLBACK (filter_changed_cb) },
    { "selection_changed_cb", G_CALLBACK (selection_changed_cb) },
    { "activated_cb", G_CALLBACK (activated_cb) },
    { "span_drawn_cb", G_CALLBACK (span_drawn_cb) },
    { "dropped_cb", G_CALLBACK (dropped_cb) },
    { "refused_cb", G_CALLBACK (refused_cb) },
    { "menu_cb", G_CALLBACK (menu_cb) },
    { "side_activated_cb", G_CALLBACK (side_activated_cb) },
    { "agenda_activated_cb", G_CALLBACK (agenda_activated_cb) },
    { NULL, NULL },
  };

  foyer_common_bind_template (
      widget_class, "/io/github/foyerhall/Foyer/ui/planner/planner-window.ui", children, callbacks);
}

static void
foyer_planner_window_class_init (FoyerPlannerWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  foyer_common_init ();
  g_resources_register (foyer_planner_get_resource ());
  g_type_ensure (FOYER_TYPE_PLAN_FIGURES);
  g_type_ensure (FOYER_TYPE_PLAN_VIEW);
  g_type_ensure (FOYER_TYPE_VISIT_PANE);
  object_class->constructed = foyer_planner_window_constructed;
  object_class->set_property = foyer_planner_window_set_property;
  object_class->get_property = foyer_planner_window_get_property;
  object_class->dispose = foyer_planner_window_dispose;
  g_object_class_install_property (
      object_class, CONTEXT,
      g_param_spec_object ("context", NULL, NULL, FOYER_TYPE_WINDOW_CONTEXT,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (
      object_class, SHOWN,
      g_param_spec_string ("shown", NULL, NULL, "day",
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  bind_template (GTK_WIDGET_CLASS (klass));
  install_actions (GTK_WIDGET_CLASS (klass));
}

static void
foyer_planner_window_init (FoyerPlannerWindow *self)
{
  self->shown = g_strdup ("day");
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_command_free);
  self->districts = g_ptr_array_new_with_free_func (g_free);
  self->types = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->questions = g_cancellable_new ();
}

GtkWidget *
foyer_planner_window_new (GtkApplication *application, FoyerWindowContext *context)
{
  GtkWidget *self = g_object_new (FOYER_TYPE_PLANNER_WINDOW, "application", application, "context",
                                  context, NULL);

  foyer_common_set_shortcuts (GTK_APPLICATION_WINDOW (self),
                              "/io/github/foyerhall/Foyer/ui/planner/planner-shortcuts.ui");
  return self;
}
