/* What the planner tells on the desktop: invitations, delays, unanswered notes, deadlines. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "base/foyer-json.h"
#include "hall/foyer-visit-reminder.h"
#include "window/common/foyer-format.h"
#include "window/planner/foyer-plan-look.h"
#include "window/planner/foyer-planner-window-private.h"

/* @when: the time that it is about, where there is one. (transfer full) */
static char *
write_sentence (FoyerReminderKind kind, int visit, const char *when)
{
  switch (kind)
    {
    case FOYER_REMINDER_INVITATION:
      return g_strdup_printf (_ ("Visit %d: invite the customer today."), visit);
    case FOYER_REMINDER_LATE:
      return g_strdup_printf (_ ("Visit %d will be late: expected at %s. Tell the customer."),
                              visit, when);
    case FOYER_REMINDER_NOTE:
      return g_strdup_printf (_ ("Visit %d: nobody answered the door note. Telephone once more."),
                              visit);
    case FOYER_REMINDER_DEADLINE:
      return g_strdup_printf (_ ("Visit %d must be done by %s."), visit, when);
    case FOYER_REMINDER_REBOOK:
    default:
      return g_strdup_printf (_ ("Visit %d of %s must be rebooked: nobody can come then."), visit,
                              when);
    }
}

/* A deadline is a day; else today the clock says it, another day the date as well. */
static char *
format_time (FoyerPlannerWindow *self, FoyerTime time, FoyerReminderKind kind)
{
  const FoyerConfig *config = foyer_planner_window_get_config (self);
  FoyerTime now = foyer_hall_model_get_now (foyer_window_context_get_model (self->context));
  g_autofree char *last = foyer_plan_look_format_day (time - 1, config->zone);
  g_autofree char *clock = foyer_format_clock (time, config->zone);
  g_autofree char *day = foyer_plan_look_format_day (time, config->zone);

  if (kind == FOYER_REMINDER_DEADLINE)
    return g_steal_pointer (&last);
  return foyer_plan_look_is_same_day (time, now, config->zone)
             ? g_steal_pointer (&clock)
             : g_strdup_printf ("%s %s", day, clock);
}

static void
tell (FoyerPlannerWindow *self, JsonObject *reminder, const char *key, int kind)
{
  const FoyerDesktopNoticeAction action = { "show", _ ("Show the visit") };
  FoyerTime time =
      foyer_json_get_time (reminder, kind == FOYER_REMINDER_LATE ? "predicted" : "due");
  g_autofree char *when = format_time (self, time, (FoyerReminderKind) kind);
  g_autofree char *body = write_sentence (
      (FoyerReminderKind) kind, (int) json_object_get_int_member (reminder, "visit"), when);
  const FoyerDesktopNotice notice = {
    .key = key,
    .summary = _ ("Home visits"),
    .body = body,
    .urgency = kind == FOYER_REMINDER_LATE ? FOYER_URGENCY_CRITICAL : FOYER_URGENCY_NORMAL,
    .actions = &action,
    .n_actions = 1,
  };

  foyer_notices_set (self->notices, &notice);
}

static gboolean
due_cb (gpointer data)
{
  FoyerPlannerWindow *self = data;

  self->reminder_timer = 0;
  foyer_planner_window_update_reminders (self);
  return G_SOURCE_REMOVE;
}

/* Once, for the moment at which the answer will be another one. */
static void
wake_up (FoyerPlannerWindow *self, FoyerTime next)
{
  FoyerTime now = foyer_hall_model_get_now (foyer_window_context_get_model (self->context));
  gint64 wait = MAX ((next - now) / (FOYER_SECOND / 1000) + 1, 1000);

  g_clear_handle_id (&self->reminder_timer, g_source_remove);
  if (next != 0 && wait < G_MAXINT)
    self->reminder_timer = g_timeout_add ((guint) wait, due_cb, self);
}

/* What is not so any more is closed. */
static void
close_others (FoyerPlannerWindow *self, GHashTable *told)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->told);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (told, key))
      foyer_notices_unset (self->notices, key);
}

static void
reminders_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerPlannerWindow) self = data;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, NULL);
  GHashTable *told;
  JsonArray *array;

  self->asking_reminders = FALSE;
  if (answer == NULL || self->notices == NULL || foyer_planner_window_get_config (self) == NULL)
    return;
  if (self->reminders_again)
    foyer_planner_window_update_reminders (self);
  told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  array = json_object_get_array_member (answer, "reminders");
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *reminder = json_array_get_object_element (array, i);
      const char *nick = json_object_get_string_member (reminder, "kind");
      int kind = foyer_nick_find (foyer_reminder_kinds, nick);
      char *key = g_strdup_printf ("%s-%" G_GINT64_FORMAT, nick,
                                   json_object_get_int_member (reminder, "visit"));

      if (kind >= 0)
        tell (self, reminder, key, kind);
      g_hash_table_add (told, key);
    }
  close_others (self, told);
  g_hash_table_unref (self->told);
  self->told = told;
  wake_up (self, foyer_json_get_time (answer, "next"));
}

void
foyer_planner_window_update_reminders (FoyerPlannerWindow *self)
{
  g_autoptr (FoyerCommand) command = NULL;

  self->reminders_again = self->asking_reminders;
  if (self->asking_reminders || self->notices == NULL ||
      foyer_window_context_get_session (self->context) == NULL)
    return;
  self->asking_reminders = TRUE;
  command = foyer_window_context_command (self->context, "visit.reminders");
  foyer_window_context_run_async (self->context, command, NULL, reminders_cb, g_object_ref (self));
}

/* "invitation-12": the visit is opened, whichever button it was. */
static void
chosen_cb (const char *key, const char *action, gpointer data)
{
  FoyerPlannerWindow *self = data;
  const char *number = strrchr (key, '-');

  if (number != NULL && foyer_window_context_get_session (self->context) != NULL)
    foyer_planner_window_open_visit (self, g_ascii_strtoll (number + 1, NULL, 10));
}

void
foyer_planner_window_begin_reminders (FoyerPlannerWindow *self)
{
  foyer_planner_window_end_reminders (self);
  self->notices = foyer_notices_new (GTK_WINDOW (self), chosen_cb, self);
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  foyer_planner_window_update_reminders (self);
}

void
foyer_planner_window_end_reminders (FoyerPlannerWindow *self)
{
  g_clear_handle_id (&self->reminder_timer, g_source_remove);
  g_clear_pointer (&self->notices, foyer_notices_free);
  g_clear_pointer (&self->told, g_hash_table_unref);
}
