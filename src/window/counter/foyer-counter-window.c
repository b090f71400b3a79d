/* The window of one counter: its clerk calls, serves and finishes here. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/counter/foyer-counter-window.h"

#include <glib/gi18n-lib.h>

#include "foyer-counter-resources.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-guard.h"
#include "window/common/foyer-prompt.h"
#include "window/common/foyer-sign-in-page.h"
#include "window/common/foyer-state-pill.h"
#include "window/common/foyer-ticket-list.h"
#include "window/common/foyer-voice-warning.h"
#include "window/counter/foyer-counter-actions.h"
#include "window/counter/foyer-customer-card.h"

struct _FoyerCounterWindow
{
  AdwApplicationWindow parent_instance;
  AdwWindowTitle *window_title;
  FoyerStatePill *state_pill, *hall_pill;
  GtkWidget *closing_label, *call_this_button;
  GtkLabel *fault_label;
  FoyerVoiceWarning *voice_warning;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  FoyerSignInPage *sign_in_page;
  FoyerCustomerCard *card;
  FoyerTicketList *waiting_list;
  GtkWidget *call_next_button, *recall_button, *arrived_button, *finish_button, *no_show_button;

  FoyerWindowContext *context;
  FoyerCounterItem *item; /* while somebody works here */
  GCancellable *questions;
  gint64 counter;
  FoyerGuard guards[FOYER_N_ACTIONS];
};

G_DEFINE_FINAL_TYPE (FoyerCounterWindow, foyer_counter_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  CONTEXT = 1,
  COUNTER,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static FoyerHallModel *
get_model (FoyerCounterWindow *self)
{
  return foyer_window_context_get_model (self->context);
}

static void
show_toast (FoyerCounterWindow *self, const char *sentence)
{
  AdwToast *toast = adw_toast_new (sentence);

  adw_toast_set_timeout (toast, 6);
  adw_toast_overlay_add_toast (self->toasts, toast);
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

/* A button that cannot be pressed says why; the next one in the order of work stands out. */
static void
update_actions (FoyerCounterWindow *self)
{
  GtkWidget *const buttons[FOYER_N_ACTIONS] = {
    [FOYER_ACTION_CALL_NEXT] = self->call_next_button,
    [FOYER_ACTION_RECALL] = self->recall_button,
    [FOYER_ACTION_ARRIVED] = self->arrived_button,
    [FOYER_ACTION_FINISH] = self->finish_button,
    [FOYER_ACTION_NO_SHOW] = self->no_show_button,
    [FOYER_ACTION_CALL_THIS] = self->call_this_button,
  };
  FoyerCounterSituation situation = { 0 };
  FoyerCounterAction next;

  if (self->item != NULL)
    read_situation (self, &situation);
  next = self->item != NULL ? foyer_counter_action_get_next (&situation) : FOYER_N_ACTIONS;
  for (FoyerCounterAction i = 0; i < FOYER_N_ACTIONS; i++)
    {
      const char *obstacle = foyer_counter_action_get_obstacle (i, &situation);
      const char *tip = foyer_counter_action_get_tip (i);

      gtk_widget_action_set_enabled (GTK_WIDGET (self), foyer_counter_action_get_name (i),
                                     self->item != NULL && obstacle == NULL);
      if (buttons[i] == NULL || situation.busy)
        continue;
      if (obstacle != NULL || tip != NULL)
        gtk_widget_set_tooltip_text (buttons[i], obstacle != NULL ? obstacle : tip);
      gtk_accessible_update_property (GTK_ACCESSIBLE (buttons[i]),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      obstacle != NULL ? obstacle : (tip != NULL ? tip : ""), -1);
      if (i == next)
        gtk_widget_add_css_class (buttons[i], "suggested-action");
      else
        gtk_widget_remove_css_class (buttons[i], "suggested-action");
    }
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
    show_toast (self, error->message);
  else if ((sentence = json_object_get_string_member_with_default (answer, "warning", NULL)) !=
           NULL)
    show_toast (self, sentence);
  else if ((sentence = json_object_get_string_member_with_default (answer, "why", NULL)) != NULL)
    foyer_customer_card_set_why (
        self->card,
        json_object_get_string_member (json_object_get_object_member (answer, "ticket"), "number"),
        sentence);
  update_actions (self);
}

static void
run (FoyerCounterWindow *self, FoyerCounterAction action, const char *ticket, const char *reason)
{
  g_autoptr (FoyerCommand) command = NULL;
  Errand *errand;

  if (!foyer_guard_enter (&self->guards[action]))
    return;
  command = foyer_window_context_command (self->context, foyer_counter_action_get_verb (action));
  foyer_command_integer (command, "counter", self->counter);
  if (ticket != NULL)
    foyer_command_text (command, "ticket", ticket);
  if (reason != NULL)
    foyer_command_text (command, "reason", reason);
  errand = g_new0 (Errand, 1);
  errand->window = g_object_ref (self);
  errand->action = action;
  update_actions (self);
  foyer_window_context_run_async (self->context, command, NULL, done_cb, errand);
}

/* --- actions that ask first --- */

static void
no_show_confirmed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree char *answer = foyer_prompt_finish (result, NULL);

  if (answer != NULL)
    run (FOYER_COUNTER_WINDOW (object), FOYER_ACTION_NO_SHOW, NULL, NULL);
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
      run (self, FOYER_ACTION_NO_SHOW, NULL, NULL);
      return;
    }
  /* Translators: %s is a number, as "A012" */
  heading =
      g_strdup_printf (_ ("Nobody heard the call of %s"), foyer_ticket_item_get_number (ticket));
  prompt.heading = heading;
  foyer_prompt_async (GTK_WINDOW (self), &prompt, self->questions, no_show_confirmed_cb, NULL);
}

static void
call_this_confirmed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree char *number = data;
  g_autofree char *reason = foyer_prompt_finish (result, NULL);

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

static void
waiting_activated_cb (FoyerCounterWindow *self, FoyerTicketItem *ticket)
{
  FoyerCounterSituation situation = { 0 };
  const char *obstacle;

  read_situation (self, &situation);
  situation.chosen = TRUE;
  obstacle = foyer_counter_action_get_obstacle (FOYER_ACTION_CALL_THIS, &situation);
  if (obstacle != NULL)
    show_toast (self, obstacle);
  else
    ask_to_call (self, ticket);
}

static void
selection_cb (FoyerCounterWindow *self)
{
  if (self->item != NULL)
    update_actions (self);
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
  for (FoyerCounterAction i = 0; i < FOYER_N_ACTIONS; i++)
    if (g_str_equal (foyer_counter_action_get_name (i), name))
      run (FOYER_COUNTER_WINDOW (widget), i, NULL, NULL);
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  foyer_ticket_list_focus_search (FOYER_COUNTER_WINDOW (widget)->waiting_list);
}

/* --- signing in and out --- */

static void update_counter (FoyerCounterWindow *self);

static void
leave (FoyerCounterWindow *self, const char *sentence)
{
  if (self->item != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->item, self);
      g_signal_handlers_disconnect_by_data (foyer_counter_item_get_waiting (self->item), self);
    }
  foyer_customer_card_set_counter (self->card, NULL, NULL);
  foyer_ticket_list_set_tickets (self->waiting_list, NULL, NULL);
  g_clear_object (&self->item);
  foyer_window_context_take_session (self->context, NULL);
  gtk_stack_set_visible_child_name (self->stack, "sign-in");
  foyer_sign_in_page_reset (self->sign_in_page);
  foyer_sign_in_page_show_error (self->sign_in_page, sentence);
  update_counter (self);
}

/* Whoever works here must still be the one whom the counter belongs to. */
static void
item_changed_cb (FoyerCounterWindow *self)
{
  const char *staff = foyer_counter_item_get_counter (self->item)->staff;

  if (g_strcmp0 (staff, foyer_window_context_get_staff (self->context)) == 0)
    update_counter (self);
  else
    leave (self, NULL);
}

static void
enter (FoyerCounterWindow *self, FoyerCounterItem *item)
{
  self->item = g_object_ref (item);
  g_signal_connect_swapped (item, "notify", G_CALLBACK (item_changed_cb), self);
  g_signal_connect_swapped (foyer_counter_item_get_waiting (item), "items-changed",
                            G_CALLBACK (update_actions), self);
  foyer_customer_card_set_counter (self->card, self->context, item);
  foyer_ticket_list_set_tickets (self->waiting_list, get_model (self),
                                 foyer_counter_item_get_waiting (item));
  gtk_stack_set_visible_child_name (self->stack, "work");
  update_counter (self);
  gtk_widget_grab_focus (self->call_next_button);
}

/* The journal tells that the counter is open; only then the window shows it. */
static void
enter_if_mine (FoyerCounterWindow *self)
{
  FoyerCounterItem *item = foyer_hall_model_find_counter (get_model (self), self->counter);
  const char *staff = foyer_window_context_get_staff (self->context);

  if (self->item == NULL && item != NULL && staff != NULL &&
      g_strcmp0 (foyer_counter_item_get_counter (item)->staff, staff) == 0)
    enter (self, item);
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerCounterWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  if (self->context == NULL)
    return;
  if (answer == NULL)
    leave (self, error->message);
  else
    enter_if_mine (self);
}

static void
signed_in_cb (FoyerCounterWindow *self)
{
  FoyerCounterItem *item = foyer_hall_model_find_counter (get_model (self), self->counter);
  const char *staff = foyer_window_context_get_staff (self->context);
  const char *present = item != NULL ? foyer_counter_item_get_counter (item)->staff : NULL;
  g_autoptr (FoyerCommand) command = NULL;

  if (present != NULL && g_strcmp0 (present, staff) != 0)
    {
      g_autofree char *sentence =
          g_strdup_printf (_ ("Counter %d is open for staff number %s, who must close it first."),
                           (int) self->counter, present);
      leave (self, sentence);
      return;
    }
  if (present != NULL)
    {
      enter (self, item);
      return;
    }
  command = foyer_window_context_command (self->context, "counter.open");
  foyer_command_integer (command, "counter", self->counter);
  foyer_command_text (command, "staff", staff);
  foyer_window_context_run_async (self->context, command, NULL, opened_cb, g_object_ref (self));
}

/* --- what is shown --- */

static void
update_counter (FoyerCounterWindow *self)
{
  FoyerHallModel *model = get_model (self);
  FoyerCounterItem *item = foyer_hall_model_find_counter (model, self->counter);
  const char *staff = self->item != NULL ? foyer_window_context_get_staff (self->context) : NULL;
  g_autofree char *title = g_strdup_printf (_ ("Counter %d"), (int) self->counter);
  g_autofree char *subtitle =
      staff != NULL ? g_strdup_printf (_ ("Staff number %s"), staff) : g_strdup ("");

  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
  foyer_state_pill_set_state (
      self->state_pill,
      item != NULL ? foyer_counter_states[foyer_counter_item_get_state (item)] : NULL);
  gtk_widget_set_visible (self->closing_label,
                          item != NULL && foyer_counter_item_get_counter (item)->closing_pending);
  update_actions (self);
}

static void
update_hall (FoyerCounterWindow *self)
{
  FoyerHallModel *model = get_model (self);
  const char *fault = foyer_hall_model_get_fault (model);

  gtk_label_set_text (self->fault_label, fault != NULL ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault_label), fault != NULL);
  if (!foyer_hall_model_get_loaded (model))
    return;
  foyer_state_pill_set_state (self->hall_pill,
                              foyer_hall_states[foyer_hall_model_get_state (model)]);
  if (foyer_hall_model_find_counter (model, self->counter) == NULL)
    {
      g_autofree char *sentence =
          g_strdup_printf (_ ("This hall has no counter %d."), (int) self->counter);
      foyer_sign_in_page_show_error (self->sign_in_page, sentence);
    }
  enter_if_mine (self);
  update_counter (self);
}

static void
set_context (FoyerCounterWindow *self, FoyerWindowContext *context)
{
  FoyerHallModel *model = foyer_window_context_get_model (context);

  self->context = g_object_ref (context);
  foyer_sign_in_page_set_context (self->sign_in_page, context);
  g_object_bind_property (context, "audible", self->voice_warning, "audible",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (context, "voice-reason", self->voice_warning, "reason",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (model, "changed", G_CALLBACK (update_hall), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "notify::hall-state", G_CALLBACK (update_hall), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "notify::fault", G_CALLBACK (update_hall), self,
                           G_CONNECT_SWAPPED);
}

static void
foyer_counter_window_constructed (GObject *object)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (object);
  g_autofree char *title = g_strdup_printf (_ ("Counter %d"), (int) self->counter);

  G_OBJECT_CLASS (foyer_counter_window_parent_class)->constructed (object);
  g_object_set (self->sign_in_page, "title", title, NULL);
  foyer_sign_in_page_set_hint (self->sign_in_page, FOYER_ROLE_CLERK,
                               (guint) MAX (self->counter - 1, 0));
  gtk_widget_grab_focus (GTK_WIDGET (self->sign_in_page));
  update_counter (self);
  update_hall (self);
}

static void
foyer_counter_window_get_property (GObject *object,
                                   guint property_id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (object);

  if (property_id == CONTEXT)
    g_value_set_object (value, self->context);
  else if (property_id == COUNTER)
    g_value_set_int64 (value, self->counter);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
foyer_counter_window_set_property (GObject *object,
                                   guint property_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (object);

  if (property_id == CONTEXT)
    set_context (self, g_value_get_object (value));
  else if (property_id == COUNTER)
    self->counter = g_value_get_int64 (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
foyer_counter_window_dispose (GObject *object)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (object);

  g_cancellable_cancel (self->questions);
  if (self->item != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->item, self);
      g_signal_handlers_disconnect_by_data (foyer_counter_item_get_waiting (self->item), self);
    }
  g_clear_object (&self->item);
  g_clear_object (&self->questions);
  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (get_model (self), self);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (foyer_counter_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
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

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/counter/counter-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, state_pill);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, hall_pill);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, closing_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, fault_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, voice_warning);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, sign_in_page);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, card);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, waiting_list);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, call_this_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, call_next_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, recall_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, arrived_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, finish_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, no_show_button);
  gtk_widget_class_bind_template_callback (widget_class, signed_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, waiting_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_cb);
}

static void
foyer_counter_window_class_init (FoyerCounterWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  foyer_common_init ();
  g_resources_register (foyer_counter_get_resource ());
  g_type_ensure (FOYER_TYPE_CUSTOMER_CARD);
  object_class->constructed = foyer_counter_window_constructed;
  object_class->get_property = foyer_counter_window_get_property;
  object_class->set_property = foyer_counter_window_set_property;
  object_class->dispose = foyer_counter_window_dispose;
  properties[CONTEXT] =
      g_param_spec_object ("context", NULL, NULL, FOYER_TYPE_WINDOW_CONTEXT, flags);
  properties[COUNTER] = g_param_spec_int64 ("counter", NULL, NULL, 1, G_MAXINT64, 1, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  bind_template (GTK_WIDGET_CLASS (klass));
  install_actions (GTK_WIDGET_CLASS (klass));
}

static void
foyer_counter_window_init (FoyerCounterWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->questions = g_cancellable_new ();
}

GtkWidget *
foyer_counter_window_new (GtkApplication *application, FoyerWindowContext *context, gint64 counter)
{
  GtkWidget *self = g_object_new (FOYER_TYPE_COUNTER_WINDOW, "application", application, "context",
                                  context, "counter", counter, NULL);

  foyer_common_set_shortcuts (GTK_APPLICATION_WINDOW (self),
                              "/io/github/foyerhall/Foyer/ui/counter/counter-shortcuts.ui");
  return self;
}
