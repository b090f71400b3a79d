/* What the planner shows: the days, the visits that pass the filters, the lists, the pane. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "window/common/foyer-common.h"
#include "window/planner/foyer-plan-look.h"
#include "window/planner/foyer-planner-window-private.h"
#include "window/planner/foyer-visit-menu.h"
#include "window/planner/foyer-visit-row.h"

#include "hall/foyer-calendar.h"
#include "window/common/foyer-label.h"

/* --- filters --- */

typedef enum
{
  ANY_STATE,
  OPEN_STATE, /* something is still to be done */
  UNDER_WAY_STATE,
  OVER_STATE,
  TROUBLED_STATE, /* cannot stay, or promised too late */
} StateFilter;

/* A list of words behind the word for all; what was chosen stays if it is there. */
static void
fill (GtkDropDown *drop, const char *all, GPtrArray *words)
{
  guint chosen = gtk_drop_down_get_selected (drop);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, all);
  for (guint i = 0; i < words->len; i++)
    gtk_string_list_append (list, g_ptr_array_index (words, i));
  gtk_drop_down_set_model (drop, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (
      drop, chosen != GTK_INVALID_LIST_POSITION && chosen <= words->len ? chosen : 0);
}

void
foyer_planner_window_fill_filters (FoyerPlannerWindow *self)
{
  const FoyerConfig *config = foyer_planner_window_get_config (self);
  const char *const states[] = { _ ("Any state"), _ ("Open"),       _ ("Under way"),
                                 _ ("Over"),      _ ("In trouble"), NULL };
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (states);

  self->filling = TRUE;
  g_clear_pointer (&self->districts, g_ptr_array_unref);
  self->districts = foyer_config_list_districts (config);
  g_ptr_array_set_size (self->types, 0);
  for (guint i = 0; i < self->districts->len; i++)
    g_ptr_array_add (words, (char *) foyer_visit_word (g_ptr_array_index (self->districts, i)));
  fill (self->district_drop, _ ("All districts"), words);
  g_ptr_array_set_size (words, 0);
  for (guint i = 0; i < config->visits->types->len; i++)
    {
      const FoyerVisitType *type = g_ptr_array_index (config->visits->types, i);

      g_ptr_array_add (self->types, g_strdup (type->code));
      g_ptr_array_add (words,
                       (char *) foyer_names_get (&type->names, foyer_language_of_interface ()));
    }
  fill (self->type_drop, _ ("All kinds"), words);
  if (gtk_drop_down_get_model (self->state_drop) == NULL)
    gtk_drop_down_set_model (self->state_drop, G_LIST_MODEL (list));
  self->filling = FALSE;
}

static gboolean
has_state (FoyerPlannerWindow *self, const FoyerVisit *visit)
{
  FoyerVisitState state = (FoyerVisitState) visit->state;

  switch ((StateFilter) gtk_drop_down_get_selected (self->state_drop))
    {
    case OPEN_STATE:
      return foyer_visit_is_open (state);
    case UNDER_WAY_STATE:
      return foyer_visit_is_under_way (state);
    case OVER_STATE:
      return !foyer_visit_is_open (state);
    case TROUBLED_STATE:
      return foyer_plan_desk_is_conflicting (self->desk, visit->id) || visit->expected_at != 0 ||
             state == FOYER_VISIT_NOTE_LEFT;
    case ANY_STATE:
    default:
      return TRUE;
    }
}

static gboolean
passes (FoyerPlannerWindow *self, FoyerPlanVisit *item)
{
  const FoyerVisit *visit = foyer_plan_visit_get (item);
  guint district = gtk_drop_down_get_selected (self->district_drop);
  guint type = gtk_drop_down_get_selected (self->type_drop);

  if (district > 0 && district <= self->districts->len &&
      g_strcmp0 (visit->district, g_ptr_array_index (self->districts, district - 1)) != 0)
    return FALSE;
  if (type > 0 && type <= self->types->len &&
      g_strcmp0 (visit->type, g_ptr_array_index (self->types, type - 1)) != 0)
    return FALSE;
  return has_state (self, visit) &&
         foyer_plan_visit_matches (item, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

/* --- the sheet --- */

static void
add_worked (FoyerPlannerWindow *self, FoyerPlanLane *lane, const FoyerTechnician *person)
{
  const FoyerConfig *config = foyer_planner_window_get_config (self);

  for (int i = 0; i < FOYER_PLAN_DAYS; i++)
    {
      g_autofree char *date = foyer_date_add_days (self->date, i);
      FoyerHours hours = foyer_calendar_get_hours (config, date);

      /* Closed on that day: nobody goes out. */
      if (hours.opens != hours.closes)
        foyer_plan_lane_add_worked (
            lane, foyer_time_from_date (date, person->hours.opens, config->zone),
            foyer_time_from_date (date, person->hours.closes, config->zone));
    }
}

static void
add_absences (FoyerPlannerWindow *self, FoyerPlanLane *lane, const FoyerTechnician *person)
{
  const GPtrArray *absences = foyer_plan_desk_get_absences (self->desk);

  for (guint i = 0; absences != NULL && i < absences->len; i++)
    {
      const FoyerAbsence *absence = g_ptr_array_index (absences, i);

      if (!absence->cancelled && g_strcmp0 (absence->technician, person->id) == 0)
        foyer_plan_lane_add_absence (lane, absence->from, absence->to, NULL);
    }
}

/* A moved row is history: its visit stands where it is now. */
static gboolean
is_drawn (const FoyerVisit *visit)
{
  return visit->start != 0 && visit->technician != NULL &&
         visit->state != FOYER_VISIT_RESCHEDULED && visit->state != FOYER_VISIT_CANCELLED &&
         visit->state != FOYER_VISIT_LAPSED;
}

static FoyerPlanFlags
get_flags (FoyerPlannerWindow *self, FoyerPlanVisit *item)
{
  const FoyerVisit *visit = foyer_plan_visit_get (item);
  FoyerPlanFlags flags = 0;

  if (foyer_plan_visit_is_movable (item))
    flags |= FOYER_PLAN_MOVABLE;
  if (!passes (self, item))
    flags |= FOYER_PLAN_PALE;
  if (visit->state == FOYER_VISIT_PROPOSED)
    flags |= FOYER_PLAN_DASHED;
  if (foyer_plan_desk_is_conflicting (self->desk, visit->id) || visit->expected_at != 0)
    flags |= FOYER_PLAN_WARNED;
  return flags;
}

static void
add_visit (FoyerPlannerWindow *self, FoyerPlanSheet *sheet, FoyerPlanVisit *item)
{
  const FoyerConfig *config = foyer_planner_window_get_config (self);
  const FoyerVisit *visit = foyer_plan_visit_get (item);
  const char *address = foyer_plan_visit_get_address (item);
  int lane = is_drawn (visit) ? foyer_plan_sheet_find_lane (sheet, visit->technician) : -1;
  FoyerPlanBlock block = {
    .id = visit->id,
    .start = visit->start,
    .end = visit->end,
    .actual_from = visit->arrived_at,
    .actual_until = visit->ended_at,
    .promised_from =
        visit->expected_at != 0 ? visit->expected_at : foyer_visit_get_arrive_by (config, visit),
    .promised_until =
        visit->expected_at != 0 ? visit->expected_at + 5 * FOYER_MINUTE : visit->start,
    .flags = get_flags (self, item),
    .title = (char *) (*address != '\0' ? address : foyer_visit_word (visit->district)),
    .subtitle = (char *) foyer_plan_visit_get_matter (item, config),
    .state = (char *) foyer_plan_visit_get_state (item),
    .type = visit->type,
  };

  if (lane < 0)
    return;
  block.lane = (guint) lane;
  block.travel = foyer_plan_desk_get_travel (self->desk, visit->id);
  foyer_plan_sheet_add_block (sheet, &block);
}

static guint
count_visits (FoyerPlannerWindow *self, const char *technician)
{
  GPtrArray *visits = foyer_plan_desk_get_visits (self->desk);
  guint n = 0;

  for (guint i = 0; i < visits->len; i++)
    {
      const FoyerVisit *visit = foyer_plan_visit_get (g_ptr_array_index (visits, i));

      n += is_drawn (visit) && g_strcmp0 (visit->technician, technician) == 0;
    }
  return n;
}

static FoyerPlanSheet *
make_sheet (FoyerPlannerWindow *self)
{
  const FoyerConfig *config = foyer_planner_window_get_config (self);
  GPtrArray *visits = foyer_plan_desk_get_visits (self->desk);
  FoyerPlanSheet *sheet = foyer_plan_sheet_new ();

  for (guint i = 0; i < config->visits->technicians->len; i++)
    {
      const FoyerTechnician *person = g_ptr_array_index (config->visits->technicians, i);
      guint n = count_visits (self, person->id);
      g_autofree char *note = g_strdup_printf ("%s · %u", foyer_visit_word (person->district), n);
      FoyerPlanLane *lane = foyer_plan_sheet_add_lane (
          sheet, person->id, foyer_plan_desk_get_name (self->desk, person->id), note);

      add_worked (self, lane, person);
      add_absences (self, lane, person);
    }
  for (guint i = 0; i < visits->len; i++)
    add_visit (self, sheet, g_ptr_array_index (visits, i));
  foyer_plan_sheet_arrange (sheet);
  return sheet;
}

/* --- lists --- */

static void
clear (GtkListBox *box)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (box, 0)) != NULL)
    gtk_list_box_remove (box, GTK_WIDGET (row));
}

static void
append (FoyerPlannerWindow *self, GtkListBox *box, FoyerPlanVisit *visit, FoyerVisitRowStyle style)
{
  GtkWidget *row = gtk_list_box_row_new ();

  if (foyer_plan_desk_is_conflicting (self->desk, foyer_plan_visit_get_id (visit)))
    style |= FOYER_VISIT_ROW_CONFLICTING;
  gtk_list_box_row_set_child (
      GTK_LIST_BOX_ROW (row),
      foyer_visit_row_new (
          visit, foyer_planner_window_get_config (self), style,
          foyer_plan_desk_get_name (self->desk, foyer_plan_visit_get (visit)->technician)));
  gtk_list_box_append (box, row);
}

/* The row that had the focus has it again. */
static gint64
get_focused (FoyerPlannerWindow *self, GtkListBox *box)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  if (row == NULL || gtk_widget_get_parent (row) != GTK_WIDGET (box))
    return 0;
  return foyer_plan_visit_get_id (foyer_visit_row_get_visit (
      FOYER_VISIT_ROW (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)))));
}

static void
focus_again (GtkListBox *box, gint64 id)
{
  GtkListBoxRow *row;

  for (int i = 0; id != 0 && (row = gtk_list_box_get_row_at_index (box, i)) != NULL; i++)
    if (foyer_plan_visit_get_id (
            foyer_visit_row_get_visit (FOYER_VISIT_ROW (gtk_list_box_row_get_child (row)))) == id)
      gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
show_side (FoyerPlannerWindow *self)
{
  GListModel *unplanned = foyer_plan_desk_get_unplanned (self->desk);
  gint64 focused = get_focused (self, self->side_list);

  clear (self->side_list);
  for (guint i = 0; i < g_list_model_get_n_items (unplanned); i++)
    {
      g_autoptr (FoyerPlanVisit) visit = g_list_model_get_item (unplanned, i);

      if (passes (self, visit))
        append (self, self->side_list, visit, FOYER_VISIT_ROW_NARROW);
    }
  gtk_stack_set_visible_child_name (
      self->side_stack,
      gtk_list_box_get_row_at_index (self->side_list, 0) != NULL ? "list" : "empty");
  focus_again (self->side_list, focused);
}

static void
show_agenda (FoyerPlannerWindow *self)
{
  GPtrArray *visits = foyer_plan_desk_get_visits (self->desk);
  gint64 focused = get_focused (self, self->agenda);

  clear (self->agenda);
  if (g_strcmp0 (self->shown, "list") != 0)
    return;
  for (guint i = 0; i < visits->len; i++)
    {
      FoyerPlanVisit *visit = g_ptr_array_index (visits, i);

      if (foyer_plan_visit_get (visit)->state != FOYER_VISIT_RESCHEDULED && passes (self, visit))
        append (self, self->agenda, visit, 0);
    }
  focus_again (self->agenda, focused);
}

void
foyer_planner_window_show_visits (FoyerPlannerWindow *self)
{
  g_autoptr (FoyerPlanSheet) sheet = NULL;

  if (self->date == NULL || foyer_planner_window_get_config (self) == NULL)
    return;
  sheet = make_sheet (self);
  foyer_plan_view_set_sheet (self->view, sheet);
  show_side (self);
  show_agenda (self);
  foyer_planner_window_update_pane (self);
  foyer_planner_window_update_actions (self);
}

/* --- days --- */

/* From the earliest to the latest hour in which anybody works. A day has room for an hour more at
 * each end. */
static void
get_hours (const FoyerConfig *config, int *opens, int *closes)
{
  *opens = 9 * 60;
  *closes = 17 * 60;
  for (guint i = 0; i < config->visits->technicians->len; i++)
    {
      const FoyerTechnician *person = g_ptr_array_index (config->visits->technicians, i);

      *opens = MIN (*opens, person->hours.opens);
      *closes = MAX (*closes, person->hours.closes);
    }
  *opens = MAX (*opens / 60 * 60, 0);
  *closes = MIN ((*closes + 59) / 60 * 60, 24 * 60);
}

static void
show_date (FoyerPlannerWindow *self, guint n_days)
{
  const FoyerConfig *config = foyer_planner_window_get_config (self);
  FoyerTime first = foyer_time_from_date (self->date, 12 * 60, config->zone);
  FoyerTime last = first + (gint64) (n_days - 1) * 24 * 60 * FOYER_MINUTE;
  g_autofree char *from = n_days == 1 ? foyer_plan_look_format_date (first, config->zone)
                                      : foyer_plan_look_format_day (first, config->zone);
  g_autofree char *to = foyer_plan_look_format_day (last, config->zone);
  const FoyerHoliday *holiday = n_days == 1 ? foyer_calendar_find (config, self->date) : NULL;
  const char *name =
      holiday != NULL ? foyer_names_get (&holiday->names, foyer_language_of_interface ()) : NULL;
  g_autofree char *text = n_days > 1     ? g_strdup_printf ("%s – %s", from, to)
                          : name != NULL ? g_strdup_printf ("%s · %s", name, from)
                                         : g_strdup (from);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_local (first / G_TIME_SPAN_SECOND);

  gtk_label_set_text (self->date_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->date_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  self->filling = TRUE;
  gtk_calendar_select_day (self->calendar, utc);
  self->filling = FALSE;
}

gboolean
foyer_planner_window_shows_plan (FoyerPlannerWindow *self)
{
  return g_strcmp0 (self->shown, "list") != 0 && g_strcmp0 (self->shown, "figures") != 0;
}

/* Figures are those of all visits, whatever the filters say. */
static void
show_page (FoyerPlannerWindow *self)
{
  gboolean figures = g_strcmp0 (self->shown, "figures") == 0;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  const char *page = foyer_planner_window_shows_plan (self) ? "plan" : self->shown;
  gboolean turned =
      g_strcmp0 (gtk_stack_get_visible_child_name (self->plan_stack), page) != 0 &&
      (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->plan_stack)));

  if (figures)
    foyer_common_take_focus (self->filter_bar);
  gtk_widget_set_sensitive (self->filter_bar, !figures);
  gtk_stack_set_visible_child_name (self->plan_stack, page);
  /* The focus was on what is not seen any more: it goes on with what is. */
  if (turned)
    foyer_planner_window_focus_plan (self);
}

void
foyer_planner_window_show_days (FoyerPlannerWindow *self)
{
  const FoyerConfig *config = foyer_planner_window_get_config (self);
  guint n_days = g_strcmp0 (self->shown, "day") == 0 ? 1 : FOYER_PLAN_DAYS;
  g_autofree char *to = foyer_date_add_days (self->date, (int) n_days - 1);
  int opens, closes;

  get_hours (config, &opens, &closes);
  if (n_days == 1)
    {
      opens = MAX (opens - 60, 0);
      closes = MIN (closes + 60, 24 * 60);
    }
  foyer_plan_view_set_days (self->view, self->date, n_days, opens, closes, config->zone);
  foyer_plan_figures_set_last (self->figures, to);
  show_date (self, n_days);
  foyer_planner_window_show_visits (self);
  show_page (self);
  foyer_plan_desk_set_days (self->desk, self->date, to);
}

/* --- the pane --- */

/* The visit stands on a day that is not shown: go there. */
static void
found_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerPlannerWindow) self = data;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, NULL);
  g_autoptr (FoyerPlanVisit) visit = NULL;
  g_autofree char *date = NULL;

  if (self->context == NULL || answer == NULL)
    return;
  visit = foyer_plan_visit_new (json_object_get_object_member (answer, "visit"));
  if (visit == NULL || foyer_plan_visit_get_id (visit) != self->opened)
    return;
  if (foyer_plan_visit_get (visit)->next != 0)
    {
      foyer_planner_window_open_visit (self, foyer_plan_visit_get (visit)->next);
      return;
    }
  foyer_visit_pane_set_visit (
      self->pane, self->context, visit,
      foyer_plan_desk_get_name (self->desk, foyer_plan_visit_get (visit)->technician), FALSE);
  foyer_visit_pane_set_history (self->pane, json_object_get_array_member (answer, "history"));
  if (foyer_plan_visit_get (visit)->start == 0)
    return;
  date = foyer_plan_look_get_date (foyer_plan_visit_get (visit)->start,
                                   foyer_planner_window_get_config (self)->zone);
  foyer_planner_window_set_date (self, date);
}

static void
history_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerPlannerWindow) self = data;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, NULL);

  if (self->context == NULL || answer == NULL)
    return;
  if (json_object_get_int_member (json_object_get_object_member (answer, "visit"), "id") ==
      self->opened)
    foyer_visit_pane_set_history (self->pane, json_object_get_array_member (answer, "history"));
}

static void
ask_visit (FoyerPlannerWindow *self, GAsyncReadyCallback callback)
{
  g_autoptr (FoyerCommand) command = foyer_window_context_command (self->context, "visit.show");

  foyer_command_integer (command, "id", self->opened);
  foyer_window_context_run_async (self->context, command, NULL, callback, g_object_ref (self));
}

void
foyer_planner_window_update_pane (FoyerPlannerWindow *self)
{
  FoyerPlanVisit *visit = foyer_plan_desk_find (self->desk, self->opened);

  if (self->opened == 0 || visit == NULL)
    return;
  /* A visit that was moved goes on as another row, maybe on another day. */
  if (foyer_plan_visit_get (visit)->next != 0)
    {
      foyer_planner_window_open_visit (self, foyer_plan_visit_get (visit)->next);
      return;
    }
  foyer_visit_pane_set_visit (
      self->pane, self->context, visit,
      foyer_plan_desk_get_name (self->desk, foyer_plan_visit_get (visit)->technician),
      foyer_plan_desk_is_conflicting (self->desk, self->opened));
  foyer_plan_view_select (self->view, self->opened);
  if (foyer_plan_visit_get (visit)->previous != 0)
    ask_visit (self, history_cb);
}

void
foyer_planner_window_focus_plan (FoyerPlannerWindow *self)
{
  if (!foyer_planner_window_shows_plan (self) || !gtk_widget_grab_focus (GTK_WIDGET (self->view)))
    gtk_widget_child_focus (GTK_WIDGET (self->plan_stack), GTK_DIR_TAB_FORWARD);
}

void
foyer_planner_window_open_visit (FoyerPlannerWindow *self, gint64 id)
{
  self->opened = id;
  if (id != 0 && foyer_plan_desk_find (self->desk, id) == NULL)
    ask_visit (self, found_cb);
  else if (id != 0)
    foyer_planner_window_update_pane (self);
  adw_flap_set_reveal_flap (self->flap, id != 0);
  if (id == 0 && foyer_window_context_get_session (self->context) != NULL)
    foyer_planner_window_focus_plan (self);
  foyer_planner_window_update_actions (self);
}
