/* The actions of a counter's window: when they can be done, what they ask, and their commands. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/counter/foyer-counter-window-private.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "window/common/foyer-common.h"

static FoyerHallModel *
get_model (FoyerCounterWindow *self)
{
  return foyer_window_context_get_model (self->context);
}

/* --- what can be done now --- */

void
foyer_counter_window_read_situation (FoyerCounterWindow *self, FoyerCounterSituation *situation)
{
  FoyerTicketItem *ticket = foyer_counter_item_get_ticket (self->item);

  if (ticket == NULL)
    ticket = foyer_counter_item_get_held_ticket (self->item);
  situation->settings = &foyer_hall_model_get_config (get_model (self))->settings;
  situation->counter = *foyer_counter_item_get_counter (self->item);
  situation->counter.state = (int) foyer_counter_item_get_state (self->item);
  situation->ticket = ticket != NULL ? foyer_ticket_item_get_ticket (ticket) : NULL;
  situation->open_matter = foyer_counter_window_get_open_matter (self) != 0;
  situation->hall = foyer_hall_model_get_state (get_model (self));
  for (guint i = 0; i < FOYER_N_ACTIONS; i++)
    situation->busy |= self->guards[i].busy;
  situation->chosen = foyer_ticket_list_get_selected (self->waiting_list) != NULL;
  situation->n_waiting = g_list_model_get_n_items (foyer_counter_item_get_waiting (self->item));
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
    [FOYER_ACTION_HOLD] = self->hold_button,
    [FOYER_ACTION_RESUME] = self->resume_button,
    [FOYER_ACTION_TRANSFER] = self->transfer_button,
    [FOYER_ACTION_WRONG_NUMBER] = self->wrong_number_button,
    [FOYER_ACTION_ACCEPT] = self->accept_button,
    [FOYER_ACTION_CALL_THIS] = self->call_this_button,
    [FOYER_ACTION_REOPEN] = self->reopen_button,
  };

  if (action < FOYER_N_ACTIONS && buttons[action] != NULL)
    return buttons[action];
  return foyer_customer_card_get_button (self->card, action);
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

void
foyer_counter_window_focus_next (FoyerCounterWindow *self)
{
  FoyerCounterSituation situation = { 0 };
  GtkWidget *target;

  if (self->item == NULL)
    return;
  foyer_counter_window_read_situation (self, &situation);
  target = get_button (self, foyer_counter_action_get_next (&situation));
  if (target == NULL || !gtk_widget_grab_focus (target))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

/* A press that bounced must not hit the button to which the focus has just moved, nor what has the
 * focus behind a question that it has answered; what is typed is never lost. */
static gboolean
key_pressed_cb (FoyerCounterWindow *self, guint key, guint code, GdkModifierType modifiers)
{
  static const guint presses[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter,
                                   GDK_KEY_space, GDK_KEY_KP_Space };

  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (self->focus_moved == 0 || (focus != NULL && GTK_IS_TEXT (focus)) ||
      g_get_monotonic_time () - self->focus_moved > FOYER_DOUBLE_PRESS)
    return GDK_EVENT_PROPAGATE;
  for (guint i = 0; i < G_N_ELEMENTS (presses); i++)
    if (presses[i] == key)
      return GDK_EVENT_STOP;
  return GDK_EVENT_PROPAGATE;
}

/* A question is closed. */
static void
active_cb (FoyerCounterWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    self->focus_moved = g_get_monotonic_time ();
}

void
foyer_counter_window_watch_keys (FoyerCounterWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
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

/* One place, one key: the toggle of the header, and the two ways of a hold. */
static void
update_pairs (FoyerCounterWindow *self, const FoyerCounterSituation *situation)
{
  gboolean held = situation->counter.state == FOYER_COUNTER_ON_HOLD || situation->counter.held != 0;
  gboolean suspended = situation->counter.state == FOYER_COUNTER_SUSPENDED;

  gtk_widget_set_visible (self->hold_button, !held);
  gtk_widget_set_visible (self->resume_button, held);
  gtk_widget_set_visible (self->reopen_button, suspended);
  gtk_toggle_button_set_active (self->cash_toggle, situation->counter.cash_check);
  gtk_toggle_button_set_active (self->suspend_toggle,
                                suspended || situation->counter.suspend_pending);
}

static const char *
get_toggle_obstacle (const FoyerCounterSituation *situation,
                     FoyerCounterAction on,
                     FoyerCounterAction off)
{
  const char *obstacle = foyer_counter_action_get_obstacle (on, situation);

  if (off != FOYER_N_ACTIONS && foyer_counter_action_get_obstacle (off, situation) == NULL)
    return NULL;
  return obstacle;
}

static void
update_toggles (FoyerCounterWindow *self, const FoyerCounterSituation *situation)
{
  const char *cash = situation->counter.cash_check
                         ? NULL
                         : get_toggle_obstacle (situation, FOYER_ACTION_CASH, FOYER_ACTION_TILL);
  const char *suspend = get_toggle_obstacle (situation, FOYER_ACTION_SUSPEND, FOYER_ACTION_REOPEN);

  gtk_widget_set_sensitive (GTK_WIDGET (self->cash_toggle), self->item != NULL && cash == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->suspend_toggle),
                            self->item != NULL && suspend == NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->cash_toggle),
                               cash != NULL ? cash
                                            : foyer_counter_action_get_tip (FOYER_ACTION_CASH));
  gtk_widget_set_tooltip_text (
      GTK_WIDGET (self->suspend_toggle),
      suspend != NULL ? suspend : foyer_counter_action_get_tip (FOYER_ACTION_SUSPEND));
}

void
foyer_counter_window_update_actions (FoyerCounterWindow *self)
{
  FoyerCounterSituation situation = { 0 };
  FoyerCounterAction next = FOYER_N_ACTIONS;

  if (self->item != NULL)
    {
      foyer_counter_window_read_situation (self, &situation);
      next = foyer_counter_action_get_next (&situation);
    }
  update_pairs (self, &situation);
  foyer_counter_window_update_form (self);
  for (FoyerCounterAction i = 0; i < FOYER_N_ACTIONS; i++)
    {
      const char *obstacle =
          self->item != NULL ? foyer_counter_action_get_obstacle (i, &situation) : NULL;
      GtkWidget *button = get_button (self, i);

      set_enabled (self, i, self->item != NULL && obstacle == NULL);
      if (button != NULL && !situation.busy)
        describe_button (button, obstacle, foyer_counter_action_get_tip (i), i == next);
    }
  if (self->item != NULL && !situation.busy)
    {
      update_toggles (self, &situation);
      move_focus (self, next);
    }
}

/* --- a command --- */

typedef struct
{
  FoyerCounterWindow *window;
  FoyerCounterAction action;
  FoyerCommand *command;
} Errand;

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->window);
  foyer_command_free (errand->command);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static void
show_refusal (FoyerCounterWindow *self, const Errand *errand, const GError *error)
{
  self->leaving &= errand->action != FOYER_ACTION_CLOSE;
  if (self->item == NULL) /* the page of signing in says what happened */
    return;
  if (g_error_matches (error, FOYER_ERROR, FOYER_ERROR_APPROVAL_REQUIRED))
    foyer_counter_window_ask_approval (self, errand->action, errand->command, error->message);
  else
    foyer_common_show_toast (self->toasts, error->message);
}

/* Q01, Q02: to whoever came with another number, in their own language. */
static void
show_way (FoyerCounterWindow *self, JsonObject *shown)
{
  JsonArray *array = json_object_get_array_member (shown, "counters");
  g_autoptr (GArray) counters = g_array_new (FALSE, FALSE, sizeof (gint64));
  int language = foyer_nick_find (
      foyer_languages, json_object_get_string_member_with_default (shown, "language", NULL));

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      gint64 number = json_array_get_int_element (array, i);

      g_array_append_val (counters, number);
    }
  foyer_courtesy_line_show_way (self->courtesy_line, language, counters);
}

static void
show_answer (FoyerCounterWindow *self, const Errand *errand, JsonObject *answer)
{
  const char *warning = json_object_get_string_member_with_default (answer, "warning", NULL);
  const char *why = json_object_get_string_member_with_default (answer, "why", NULL);

  if (warning == NULL)
    warning = json_object_get_string_member_with_default (answer, "advice", NULL);
  if (errand->action == FOYER_ACTION_WRONG_NUMBER && self->item != NULL)
    show_way (self, json_object_get_object_member (answer, "shown"));
  if (warning != NULL)
    foyer_common_show_toast (self->toasts, warning);
  else if (why != NULL)
    foyer_customer_card_set_why (
        self->card,
        json_object_get_string_member (json_object_get_object_member (answer, "ticket"), "number"),
        why);
  if (errand->action == FOYER_ACTION_LOCK)
    foyer_counter_window_leave (self, NULL);
  if (errand->action == FOYER_ACTION_FINISH && !foyer_screen_watch_get_present (self->screen))
    foyer_counter_window_tell_no_rating (self);
}

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  FoyerCounterWindow *self = errand->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  foyer_guard_leave (&self->guards[errand->action]);
  if (self->context == NULL)
    return;
  if (answer == NULL)
    show_refusal (self, errand, error);
  else
    show_answer (self, errand, answer);
  foyer_counter_window_update_actions (self);
}

/* With the number that is meant: at the counter, or in the list. Should another have come in its
 * place meanwhile, the engine refuses. */
FoyerCommand *
foyer_counter_window_command (FoyerCounterWindow *self,
                              FoyerCounterAction action,
                              const char *number)
{
  FoyerCommand *command =
      foyer_window_context_command (self->context, foyer_counter_action_get_verb (action));

  /* Where to and from where are both counters there. */
  foyer_command_integer (command, action == FOYER_ACTION_TRANSFER ? "at" : "counter",
                         self->counter);
  if (number != NULL)
    foyer_command_text (
        command, foyer_counter_action_is_for_customer (action) ? "expect" : "ticket", number);
  return command;
}

void
foyer_counter_window_run (FoyerCounterWindow *self,
                          FoyerCounterAction action,
                          FoyerCommand *command)
{
  Errand *errand;

  if (!foyer_guard_enter (&self->guards[action]))
    {
      foyer_command_free (command);
      return;
    }
  foyer_common_dismiss_toast (self->toasts);
  errand = g_new0 (Errand, 1);
  errand->window = g_object_ref (self);
  errand->action = action;
  errand->command = command;
  self->leaving |= action == FOYER_ACTION_CLOSE;
  foyer_counter_window_update_actions (self);
  foyer_window_context_run_async (self->context, command, NULL, done_cb, errand);
}

/* The number that is shown when the key is pressed. */
const char *
foyer_counter_window_get_number (FoyerCounterWindow *self)
{
  FoyerTicketItem *ticket = self->item != NULL ? foyer_counter_item_get_ticket (self->item) : NULL;

  if (ticket == NULL && self->item != NULL)
    ticket = foyer_counter_item_get_held_ticket (self->item);
  return ticket != NULL ? foyer_ticket_item_get_number (ticket) : NULL;
}

/* Those that need no question. */
static void
run_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);

  for (FoyerCounterAction i = 0; i < FOYER_N_ACTIONS; i++)
    if (g_str_equal (foyer_counter_action_get_name (i), name))
      foyer_counter_window_run (
          self, i,
          foyer_counter_window_command (self, i,
                                        foyer_counter_action_is_for_customer (i)
                                            ? foyer_counter_window_get_number (self)
                                            : NULL));
}

/* A key of two actions means the one that is possible; the bindings name both. The second half of a
 * double press would undo the first, or ask to. */
static gboolean
pair_cb (GtkWidget *widget, GVariant *actions, gpointer data)
{
  const char *first, *second;
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);
  gint64 now = g_get_monotonic_time ();
  gboolean is_hold;

  g_variant_get (actions, "(&s&s)", &first, &second);
  is_hold = g_str_equal (first, foyer_counter_action_get_name (FOYER_ACTION_HOLD));
  if (self->pair_pressed[is_hold] != 0 && now - self->pair_pressed[is_hold] < FOYER_DOUBLE_PRESS)
    return GDK_EVENT_STOP;
  self->pair_pressed[is_hold] = now;
  if (is_hold ? gtk_widget_get_visible (self->resume_button)
              : gtk_toggle_button_get_active (self->suspend_toggle))
    first = second;
  gtk_widget_activate_action (widget, first, NULL);
  return GDK_EVENT_STOP;
}

void
foyer_counter_window_selection_cb (FoyerCounterWindow *self)
{
  if (self->item != NULL)
    foyer_counter_window_update_actions (self);
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  foyer_ticket_list_focus_search (FOYER_COUNTER_WINDOW (widget)->waiting_list);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const FoyerCounterAction pairs[][2] = {
    { FOYER_ACTION_HOLD, FOYER_ACTION_RESUME },
    { FOYER_ACTION_SUSPEND, FOYER_ACTION_REOPEN },
  };
  static const struct
  {
    guint key;
    FoyerCounterAction action;
  } with_control[] = {
    { GDK_KEY_t, FOYER_ACTION_ACCEPT },    { GDK_KEY_l, FOYER_ACTION_LOCK },
    { GDK_KEY_d, FOYER_ACTION_ITEM_DONE }, { GDK_KEY_o, FOYER_ACTION_ITEM_OUTCOME },
    { GDK_KEY_m, FOYER_ACTION_ADD_ITEM },
  };

  for (FoyerCounterAction i = 0; i < FOYER_N_ACTIONS; i++)
    {
      const guint *keys = foyer_counter_action_get_keys (i);
      gboolean paired = FALSE;

      for (guint p = 0; p < G_N_ELEMENTS (pairs); p++)
        paired |= i == pairs[p][0] || i == pairs[p][1];
      for (guint k = 0; k < 2 && !paired; k++)
        if (keys[k] != 0)
          gtk_widget_class_add_binding_action (widget_class, keys[k], 0,
                                               foyer_counter_action_get_name (i), NULL);
    }
  for (guint p = 0; p < G_N_ELEMENTS (pairs); p++)
    for (guint k = 0; k < 2; k++)
      gtk_widget_class_add_binding (widget_class, foyer_counter_action_get_keys (pairs[p][0])[k], 0,
                                    pair_cb, "(ss)", foyer_counter_action_get_name (pairs[p][0]),
                                    foyer_counter_action_get_name (pairs[p][1]));
  for (guint i = 0; i < G_N_ELEMENTS (with_control); i++)
    gtk_widget_class_add_binding_action (widget_class, with_control[i].key, GDK_CONTROL_MASK,
                                         foyer_counter_action_get_name (with_control[i].action),
                                         NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "counter.search",
                                       NULL);
}

void
foyer_counter_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    FoyerCounterAction action;
    GtkWidgetActionActivateFunc activate;
  } asking[] = {
    { FOYER_ACTION_FINISH, foyer_counter_window_finish_cb },
    { FOYER_ACTION_NO_SHOW, foyer_counter_window_no_show_cb },
    { FOYER_ACTION_ITEM_DONE, foyer_counter_window_item_done_cb },
    { FOYER_ACTION_ITEM_OUTCOME, foyer_counter_window_item_outcome_cb },
    { FOYER_ACTION_ADD_ITEM, foyer_counter_window_add_item_cb },
    { FOYER_ACTION_HOLD, foyer_counter_window_hold_cb },
    { FOYER_ACTION_TRANSFER, foyer_counter_window_transfer_cb },
    { FOYER_ACTION_WRONG_NUMBER, foyer_counter_window_wrong_number_cb },
    { FOYER_ACTION_CALL_THIS, foyer_counter_window_call_this_cb },
    { FOYER_ACTION_CASH, foyer_counter_window_cash_cb },
    { FOYER_ACTION_TILL, foyer_counter_window_till_cb },
    { FOYER_ACTION_SUSPEND, foyer_counter_window_suspend_cb },
    { FOYER_ACTION_CLOSE, foyer_counter_window_close_cb },
  };
  GtkWidgetActionActivateFunc activate[FOYER_N_ACTIONS] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (asking); i++)
    activate[asking[i].action] = asking[i].activate;
  for (FoyerCounterAction i = 0; i < FOYER_N_ACTIONS; i++)
    gtk_widget_class_install_action (widget_class, foyer_counter_action_get_name (i), NULL,
                                     activate[i] != NULL ? activate[i] : run_cb);
  gtk_widget_class_install_action (widget_class, "counter.search", NULL, search_cb);
  add_keys (widget_class);
}
