/* The actions of a counter's window: when they can be done, what they ask, and their commands. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/counter/foyer-counter-window-private.h"

#include <glib/gi18n-lib.h>

#include "window/common/foyer-common.h"
#include "window/common/foyer-prompt.h"

static FoyerHallModel *
get_model (FoyerCounterWindow *self)
{
  return foyer_window_context_get_model (self->context);
}

/* --- what can be done now --- */

static void
read_situation (FoyerCounterWindow *self, FoyerCounterSituation *situation)
{
  const FoyerConfig *config = foyer_hall_model_get_config (get_model (self));
  FoyerTicketItem *ticket = foyer_counter_item_get_ticket (self->item);

  situation->state = foyer_counter_item_get_state (self->item);
  situation->hall = foyer_hall_model_get_state (get_model (self));
  situation->closing = foyer_counter_item_get_counter (self->item)->closing_pending;
  for (guint i = 0; i < FOYER_N_ACTIONS; i++)
    situation->busy |= self->guards[i].busy;
  situation->chosen = foyer_ticket_list_get_selected (self->waiting_list) != NULL;
  situation->n_waiting = g_list_model_get_n_items (foyer_counter_item_get_waiting (self->item));
  situation->calls = ticket != NULL ? foyer_ticket_item_get_ticket (ticket)->calls : 0;
  situation->max_calls = config->settings.max_calls;
}

static GtkWidget *
get_button (FoyerCounterWindow *self, FoyerCounterAction action)
{
  GtkWidget *const buttons[FOYER_N_ACTIONS] = {
    [FOYER_ACTION_CALL_NEXT] = self->call_next_button,
    [FOYER_ACTION_RECALL] = self->recall_button,
    [FOYER_ACTION_ARRIVED] = self->arrived_button,
    [FOYER_ACTION_FINISH] = self->finish_button,
    [FOYER_ACTION_NO_SHOW] = self->no_show_button,
    [FOYER_ACTION_CALL_THIS] = self->call_this_button,
  };

  return action < FOYER_N_ACTIONS ? buttons[action] : NULL;
}

/* The button of an action that has the focus now, or %NULL. */
static GtkWidget *
get_focus_button (FoyerCounterWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  for (FoyerCounterAction i = 0; focus != NULL && i < FOYER_N_ACTIONS; i++)
    if (get_button (self, i) == focus)
      return focus;
  return NULL;
}

/* GTK would let the focus of a disabled button wander to the menu. */
static void
set_enabled (FoyerCounterWindow *self, FoyerCounterAction action, gboolean enabled)
{
  GtkWidget *button = get_button (self, action);

  if (!enabled && button != NULL && button == get_focus_button (self))
    {
      self->pressed_button = button;
      gtk_window_set_focus (GTK_WINDOW (self), NULL);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), foyer_counter_action_get_name (action),
                                 enabled);
}

/* To the next step after a change, else back to where it was; never out of a search, the list or
 * the menu. */
static void
move_focus (FoyerCounterWindow *self, FoyerCounterAction next)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *target = get_button (self, next);

  if (!self->focus_due && self->pressed_button != NULL &&
      gtk_widget_is_sensitive (self->pressed_button))
    target = self->pressed_button;
  if (target != NULL && target != focus &&
      (focus == NULL || (self->focus_due && get_focus_button (self) != NULL)) &&
      gtk_widget_grab_focus (target) && target != self->pressed_button)
    self->focus_moved = g_get_monotonic_time ();
  self->focus_due = FALSE;
}

/* A press that bounced must not hit the button to which the focus has just moved. */
static gboolean
key_pressed_cb (FoyerCounterWindow *self, guint key, guint code, GdkModifierType modifiers)
{
  static const guint presses[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter,
                                   GDK_KEY_space, GDK_KEY_KP_Space };

  if (self->focus_moved == 0 || get_focus_button (self) == NULL ||
      g_get_monotonic_time () - self->focus_moved > FOYER_DOUBLE_PRESS)
    return GDK_EVENT_PROPAGATE;
  for (guint i = 0; i < G_N_ELEMENTS (presses); i++)
    if (presses[i] == key)
      return GDK_EVENT_STOP;
  return GDK_EVENT_PROPAGATE;
}

void
foyer_counter_window_watch_keys (FoyerCounterWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* A button says what it does, or why it cannot; the next one in the order of work stands out. */
static void
describe_button (GtkWidget *button, const char *obstacle, const char *tip, gboolean is_next)
{
  if (obstacle != NULL || tip != NULL)
    gtk_widget_set_tooltip_text (button, obstacle != NULL ? obstacle : tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  obstacle != NULL ? obstacle : (tip != NULL ? tip : ""), -1);
  if (is_next)
    gtk_widget_add_css_class (button, "suggested-action");
  else
    gtk_widget_remove_css_class (button, "suggested-action");
}

void
foyer_counter_window_update_actions (FoyerCounterWindow *self)
{
  FoyerCounterSituation situation = { 0 };
  FoyerCounterAction next = FOYER_N_ACTIONS;

  if (self->item != NULL)
    {
      read_situation (self, &situation);
      next = foyer_counter_action_get_next (&situation);
    }
  for (FoyerCounterAction i = 0; i < FOYER_N_ACTIONS; i++)
    {
      const char *obstacle = foyer_counter_action_get_obstacle (i, &situation);
      GtkWidget *button = get_button (self, i);

      set_enabled (self, i, self->item != NULL && obstacle == NULL);
      if (button != NULL && !situation.busy)
        describe_button (button, obstacle, foyer_counter_action_get_tip (i), i == next);
    }
  if (self->item != NULL && !situation.busy)
    move_focus (self, next);
}

/* --- a command --- */

typedef struct
{
  FoyerCounterWindow *window;
  FoyerCounterAction action;
} Errand;

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Errand *errand = data;
  g_autoptr (FoyerCounterWindow) self = errand->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);
  const char *sentence;

  foyer_guard_leave (&self->guards[errand->action]);
  if (self->context == NULL)
    return;
  if (answer == NULL)
    {
      self->leaving &= errand->action != FOYER_ACTION_CLOSE;
      if (self->item != NULL) /* else the page of signing in says what happened */
        foyer_common_show_toast (self->toasts, error->message);
    }
  else if ((sentence = json_object_get_string_member_with_default (answer, "warning", NULL)) !=
           NULL)
    foyer_common_show_toast (self->toasts, sentence);
  else if ((sentence = json_object_get_string_member_with_default (answer, "why", NULL)) != NULL)
    foyer_customer_card_set_why (
        self->card,
        json_object_get_string_member (json_object_get_object_member (answer, "ticket"), "number"),
        sentence);
  foyer_counter_window_update_actions (self);
}

/* With the number that is meant: at the counter, or in the list. Should another have come in its
 * place meanwhile, the engine refuses. */
static void
run (FoyerCounterWindow *self, FoyerCounterAction action, const char *number, const char *reason)
{
  g_autoptr (FoyerCommand) command = NULL;
  Errand *errand;

  if (!foyer_guard_enter (&self->guards[action]))
    return;
  foyer_common_dismiss_toast (self->toasts);
  command = foyer_window_context_command (self->context, foyer_counter_action_get_verb (action));
  foyer_command_integer (command, "counter", self->counter);
  if (number != NULL)
    foyer_command_text (
        command, foyer_counter_action_is_for_customer (action) ? "expect" : "ticket", number);
  if (reason != NULL)
    foyer_command_text (command, "reason", reason);
  errand = g_new0 (Errand, 1);
  errand->window = g_object_ref (self);
  errand->action = action;
  self->leaving |= action == FOYER_ACTION_CLOSE;
  foyer_counter_window_update_actions (self);
  foyer_window_context_run_async (self->context, command, NULL, done_cb, errand);
}

/* The number that is shown when the key is pressed. */
static const char *
get_shown_number (FoyerCounterWindow *self)
{
  FoyerTicketItem *ticket = self->item != NULL ? foyer_counter_item_get_ticket (self->item) : NULL;

  return ticket != NULL ? foyer_ticket_item_get_number (ticket) : NULL;
}

/* --- actions that ask first --- */

void
foyer_counter_window_withdraw_questions (FoyerCounterWindow *self)
{
  self->asked_ticket = 0;
  g_cancellable_cancel (self->questions);
  g_clear_object (&self->questions);
  self->questions = g_cancellable_new ();
}

static void
no_show_confirmed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree char *number = data;
  g_autofree char *answer = foyer_prompt_finish (result, NULL);

  if (answer != NULL)
    run (FOYER_COUNTER_WINDOW (object), FOYER_ACTION_NO_SHOW, number, NULL);
}

/* Known not to have been heard; what is not known is no reason to ask. */
static gboolean
was_unheard (FoyerTicketItem *ticket)
{
  const char *voice = foyer_ticket_item_get_voice (ticket);

  return !foyer_ticket_item_get_heard (ticket) &&
         (voice != NULL || foyer_ticket_item_get_ticket (ticket)->direct);
}

static void
no_show_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);
  FoyerTicketItem *ticket = foyer_counter_item_get_ticket (self->item);
  g_autofree char *heading = NULL;
  FoyerPrompt prompt = {
    .body = _ ("The loudspeaker was silent, or the number was never called aloud. If its holder "
               "comes, reception puts it back to its old place."),
    .accept = _ ("Mark as _missed"),
    .destructive = TRUE,
  };

  if (ticket == NULL || !was_unheard (ticket))
    {
      run (self, FOYER_ACTION_NO_SHOW, get_shown_number (self), NULL);
      return;
    }
  /* Translators: %s is a number, as "A012" */
  heading =
      g_strdup_printf (_ ("Nobody heard the call of %s"), foyer_ticket_item_get_number (ticket));
  prompt.heading = heading;
  foyer_prompt_async (GTK_WINDOW (self), &prompt, self->questions, no_show_confirmed_cb,
                      g_strdup (foyer_ticket_item_get_number (ticket)));
}

static void
call_this_confirmed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree char *number = data;
  g_autofree char *reason = foyer_prompt_finish (result, NULL);

  FOYER_COUNTER_WINDOW (object)->asked_ticket = 0;
  if (reason != NULL)
    run (FOYER_COUNTER_WINDOW (object), FOYER_ACTION_CALL_THIS, number, reason);
}

static void
ask_to_call (FoyerCounterWindow *self, FoyerTicketItem *ticket)
{
  const char *number = foyer_ticket_item_get_number (ticket);
  g_autofree char *heading = g_strdup_printf (_ ("Call %s before others?"), number);
  const FoyerPrompt prompt = {
    .heading = heading,
    .body = _ ("The reason is kept and reported."),
    .accept = _ ("_Call"),
    .reason = _ ("Reason"),
  };

  self->asked_ticket = foyer_ticket_item_get_ticket (ticket)->id;
  foyer_prompt_async (GTK_WINDOW (self), &prompt, self->questions, call_this_confirmed_cb,
                      g_strdup (number));
}

static void
call_this_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);
  FoyerTicketItem *ticket = foyer_ticket_list_get_selected (self->waiting_list);

  if (ticket != NULL)
    ask_to_call (self, ticket);
}

void
foyer_counter_window_waiting_activated_cb (FoyerCounterWindow *self, FoyerTicketItem *ticket)
{
  FoyerCounterSituation situation = { 0 };
  const char *obstacle;

  read_situation (self, &situation);
  situation.chosen = TRUE;
  obstacle = foyer_counter_action_get_obstacle (FOYER_ACTION_CALL_THIS, &situation);
  if (obstacle != NULL)
    foyer_common_show_toast (self->toasts, obstacle);
  else
    ask_to_call (self, ticket);
}

void
foyer_counter_window_selection_cb (FoyerCounterWindow *self)
{
  if (self->item != NULL)
    foyer_counter_window_update_actions (self);
}

static void
close_confirmed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree char *answer = foyer_prompt_finish (result, NULL);

  if (answer != NULL)
    run (FOYER_COUNTER_WINDOW (object), FOYER_ACTION_CLOSE, NULL, NULL);
}

static void
close_counter_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);
  gboolean customer = foyer_counter_has_customer (foyer_counter_item_get_state (self->item));
  g_autofree char *heading = g_strdup_printf (_ ("Close counter %d?"), (int) self->counter);
  const FoyerPrompt prompt = {
    .heading = heading,
    .body = customer ? _ ("It closes after the present customer.")
                     : _ ("You are signed out, and no number is called here any more."),
    .accept = _ ("_Close counter"),
  };

  foyer_prompt_async (GTK_WINDOW (self), &prompt, self->questions, close_confirmed_cb, NULL);
}

/* Those that need no question. */
static void
run_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);

  for (FoyerCounterAction i = 0; i < FOYER_N_ACTIONS; i++)
    if (g_str_equal (foyer_counter_action_get_name (i), name))
      run (self, i, foyer_counter_action_is_for_customer (i) ? get_shown_number (self) : NULL,
           NULL);
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  foyer_ticket_list_focus_search (FOYER_COUNTER_WINDOW (widget)->waiting_list);
}

void
foyer_counter_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    FoyerCounterAction action;
    GtkWidgetActionActivateFunc activate;
    guint keys[2];
  } actions[] = {
    { FOYER_ACTION_CALL_NEXT, run_cb, { GDK_KEY_F5, GDK_KEY_KP_Add } },
    { FOYER_ACTION_RECALL, run_cb, { GDK_KEY_F6, GDK_KEY_KP_Divide } },
    { FOYER_ACTION_ARRIVED, run_cb, { GDK_KEY_F7, GDK_KEY_KP_Multiply } },
    { FOYER_ACTION_FINISH, run_cb, { GDK_KEY_F8, GDK_KEY_KP_Subtract } },
    { FOYER_ACTION_NO_SHOW, no_show_cb, { GDK_KEY_F9, 0 } },
    { FOYER_ACTION_CALL_THIS, call_this_cb, { 0, 0 } },
    { FOYER_ACTION_CLOSE, close_counter_cb, { 0, 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      const char *name = foyer_counter_action_get_name (actions[i].action);

      gtk_widget_class_install_action (widget_class, name, NULL, actions[i].activate);
      for (guint k = 0; k < G_N_ELEMENTS (actions[i].keys); k++)
        if (actions[i].keys[k] != 0)
          gtk_widget_class_add_binding_action (widget_class, actions[i].keys[k], 0, name, NULL);
    }
  gtk_widget_class_install_action (widget_class, "counter.search", NULL, search_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "counter.search",
                                       NULL);
}
