/* How the planner moves visits: who wanted it, why, and whether the customer agreed. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "base/foyer-error.h"
#include "window/common/foyer-form.h"
#include "window/common/foyer-format.h"
#include "window/planner/foyer-plan-look.h"
#include "window/planner/foyer-planner-window-private.h"

static void
add_slot (FoyerCommand *command, const char *technician, FoyerTime start, FoyerTime end)
{
  g_autofree char *text = foyer_time_to_iso8601 (start, NULL);

  foyer_command_text (command, "start", text);
  foyer_command_text (command, "technician", technician);
  foyer_command_integer (command, "minutes", (end - start) / FOYER_MINUTE);
}

typedef struct
{
  FoyerPlannerWindow *window;
  gint64 id;
  char *technician;
  FoyerTime start, end;
} Move;

static void
move_free (Move *move)
{
  g_object_unref (move->window);
  g_free (move->technician);
  g_free (move);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Move, move_free)

static FoyerCommand *
make_move (FoyerPlannerWindow *self, gint64 id, const char *by, const char *reason)
{
  FoyerCommand *command = foyer_window_context_command (self->context, "visit.move");

  foyer_command_integer (command, "id", id);
  foyer_command_text (command, "by", by);
  foyer_command_text (command, "reason", reason);
  foyer_command_flag (command, "agreed", TRUE);
  return command;
}

static void
move_told_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Move) move = data;
  FoyerPlannerWindow *self = move->window;
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);
  const char *by;
  FoyerCommand *command;
  FoyerCommand *inverse;

  if (answers == NULL || self->context == NULL)
    return;
  by = g_hash_table_lookup (answers, "by");
  command = make_move (self, move->id, by, g_hash_table_lookup (answers, "reason"));
  add_slot (command, move->technician, move->start, move->end);
  inverse = make_move (self, move->id, by, _ ("taken back in the planner"));
  foyer_command_flag (inverse, "undo", TRUE);
  foyer_planner_window_run (self, command, inverse, _ ("The visit is moved."));
}

/* Who wanted it, why, and that the customer agreed (S2 八.2). */
static void
ask_move (FoyerPlannerWindow *self,
          FoyerPlanVisit *item,
          const char *technician,
          FoyerTime start,
          FoyerTime end)
{
  static const char *const values[] = { "customer", "company", NULL };
  const char *const labels[] = { C_ ("visit", "The customer"), _ ("The company"), NULL };
  const FoyerConfig *config = foyer_planner_window_get_config (self);
  const FoyerFormField fields[] = {
    { .name = "by",
      .type = FOYER_FORM_CHOICE,
      .label = _ ("Who wants it"),
      .required = TRUE,
      .initial = "customer",
      .values = values,
      .labels = labels },
    { .name = "reason", .type = FOYER_FORM_TEXT, .label = _ ("Reason"), .required = TRUE },
    { .name = "agreed",
      .type = FOYER_FORM_TICK,
      .label = _ ("The customer agreed"),
      .required = TRUE },
    { .name = NULL },
  };
  g_autofree char *day = foyer_plan_look_format_day (start, config->zone);
  g_autofree char *clock = foyer_format_clock (start, config->zone);
  g_autofree char *heading = g_strdup_printf (_ ("Move to %s, %s?"), day, clock);
  const FoyerForm form = { .heading = heading,
                           .body = _ ("An agreed time is changed only for a reason that is told, "
                                      "and only if the customer agrees."),
                           .accept = _ ("_Move"),
                           .fields = fields };
  Move *move = g_new0 (Move, 1);

  move->window = g_object_ref (self);
  move->id = foyer_plan_visit_get_id (item);
  move->technician = g_strdup (technician);
  move->start = start;
  move->end = end;
  foyer_form_async (GTK_WINDOW (self), &form, self->questions, move_told_cb, move);
}

/* Another technician or another length: what the customer was told stays. */
static void
adjust (FoyerPlannerWindow *self, const FoyerVisit *visit, const char *technician, FoyerTime end)
{
  FoyerCommand *command = foyer_window_context_command (self->context, "visit.adjust");
  FoyerCommand *inverse = foyer_window_context_command (self->context, "visit.adjust");

  foyer_command_integer (command, "id", visit->id);
  foyer_command_text (command, "technician", technician);
  foyer_command_integer (command, "minutes", (end - visit->start) / FOYER_MINUTE);
  foyer_command_text (inverse, "technician", visit->technician);
  foyer_command_integer (inverse, "minutes", (visit->end - visit->start) / FOYER_MINUTE);
  foyer_planner_window_run (self, command, inverse, _ ("The visit is rearranged; its time stays."));
}

static void
place (FoyerPlannerWindow *self,
       const FoyerVisit *visit,
       const FoyerPlanDraft *draft,
       const char *technician)
{
  FoyerCommand *command = foyer_window_context_command (self->context, "visit.plan");

  foyer_command_integer (command, "id", visit->id);
  add_slot (command, technician, draft->start, draft->end);
  foyer_planner_window_run (self, command,
                            foyer_window_context_command (self->context, "visit.withdraw"),
                            _ ("The visit has a time. Ask the customer to agree."));
  foyer_planner_window_open_visit (self, visit->id);
}

void
foyer_planner_window_drop (FoyerPlannerWindow *self, const FoyerPlanDraft *draft)
{
  FoyerPlanSheet *sheet = foyer_plan_view_get_sheet (self->view);
  const char *technician = foyer_plan_sheet_get_lane (sheet, draft->lane)->number;
  FoyerPlanVisit *item = foyer_plan_desk_find (self->desk, draft->id);
  const FoyerVisit *visit;

  if (item == NULL)
    return;
  visit = foyer_plan_visit_get (item);
  if (visit->state == FOYER_VISIT_DRAFT)
    place (self, visit, draft, technician);
  else if (draft->start == visit->start)
    adjust (self, visit, technician, draft->end);
  else
    ask_move (self, item, technician, draft->start, draft->end);
}

void
foyer_planner_window_carry (GtkWidget *widget, const char *name, GVariant *parameter)
{
  foyer_plan_view_begin_move (FOYER_PLANNER_WINDOW (widget)->view);
}

void
foyer_planner_window_place (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerPlannerWindow *self = FOYER_PLANNER_WINDOW (widget);
  FoyerPlanVisit *visit = foyer_plan_desk_find (self->desk, self->opened);

  if (visit == NULL || foyer_planner_window_get_config (self) == NULL)
    return;
  if (!foyer_planner_window_shows_plan (self))
    g_object_set (self, "shown", "day", NULL);
  foyer_plan_view_begin_place (
      self->view, self->opened,
      foyer_plan_visit_get_length (visit, foyer_planner_window_get_config (self)));
}

/* Minutes after midnight; -1 when day or time cannot be read. */
static int
read_when (GHashTable *answers)
{
  int hour = -1, minute = -1;

  if (!foyer_date_is_valid (g_hash_table_lookup (answers, "date")) ||
      sscanf (g_hash_table_lookup (answers, "time"), "%d:%d", &hour, &minute) != 2 || hour > 23 ||
      hour < 0 || minute < 0 || minute > 59)
    return -1;
  return hour * 60 + minute;
}

/* Said while the dialog is there: what was written is not lost. */
static gboolean
check_when (GHashTable *answers, gpointer data, GError **error)
{
  if (read_when (answers) >= 0)
    return TRUE;
  g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                       _ ("Write the day as 2026-03-31 and the time as 14:30."));
  return FALSE;
}

/* To a day that is not shown: by words. */
static void
move_entered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Move) move = data;
  FoyerPlannerWindow *self = move->window;
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);
  const FoyerConfig *config = foyer_planner_window_get_config (self);
  FoyerPlanVisit *item;
  FoyerTime start;

  /* The question also ends when the window goes. */
  if (answers == NULL || config == NULL ||
      (item = foyer_plan_desk_find (self->desk, move->id)) == NULL)
    return;
  start = foyer_time_from_date (g_hash_table_lookup (answers, "date"), read_when (answers),
                                config->zone);
  ask_move (self, item, g_hash_table_lookup (answers, "technician"), start,
            start + foyer_plan_visit_get_length (item, config));
}

void
foyer_planner_window_move (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerPlannerWindow *self = FOYER_PLANNER_WINDOW (widget);
  const FoyerConfig *config = foyer_planner_window_get_config (self);
  FoyerPlanVisit *item = foyer_planner_window_get_selected (self);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *date = NULL;
  g_autofree char *clock = NULL;
  Move *move;

  if (item == NULL || config == NULL || foyer_plan_visit_get (item)->start == 0)
    return;
  for (guint i = 0; i < config->visits->technicians->len; i++)
    {
      const FoyerTechnician *person = g_ptr_array_index (config->visits->technicians, i);

      g_ptr_array_add (ids, person->id);
      g_ptr_array_add (names, (char *) foyer_plan_desk_get_name (self->desk, person->id));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (names, NULL);
  date = foyer_plan_look_get_date (foyer_plan_visit_get (item)->start, config->zone);
  clock = foyer_format_clock (foyer_plan_visit_get (item)->start, config->zone);
  move = g_new0 (Move, 1);
  move->window = g_object_ref (self);
  move->id = foyer_plan_visit_get_id (item);
  {
    const FoyerFormField fields[] = {
      { .name = "date",
        .type = FOYER_FORM_TEXT,
        .label = _ ("Day"),
        .required = TRUE,
        .initial = date },
      { .name = "time",
        .type = FOYER_FORM_TEXT,
        .label = _ ("Time"),
        .required = TRUE,
        .initial = clock },
      { .name = "technician",
        .type = FOYER_FORM_CHOICE,
        .label = _ ("Technician"),
        .required = TRUE,
        .initial = foyer_plan_visit_get (item)->technician,
        .values = (const char *const *) ids->pdata,
        .labels = (const char *const *) names->pdata },
      { .name = NULL },
    };
    const FoyerForm form = {
      .heading = _ ("Move the visit"), .accept = _ ("_Go on"), .fields = fields, .check = check_when
    };

    foyer_form_async (GTK_WINDOW (self), &form, self->questions, move_entered_cb, move);
  }
}
