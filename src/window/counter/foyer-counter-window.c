/* The window of one counter: its clerk calls, serves and finishes here. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/counter/foyer-counter-window-private.h"

#include <glib/gi18n-lib.h>

#include "foyer-counter-resources.h"
#include "window/common/foyer-common.h"

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

/* --- signing in and out --- */

static void update_counter (FoyerCounterWindow *self);

void
foyer_counter_window_leave (FoyerCounterWindow *self, const char *sentence)
{
  foyer_counter_window_withdraw_questions (self);
  foyer_common_dismiss_toast (self->toasts);
  foyer_ticket_list_clear_search (self->waiting_list);
  self->leaving = FALSE;
  if (self->item != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->item, self);
      g_signal_handlers_disconnect_by_data (foyer_counter_item_get_waiting (self->item), self);
    }
  foyer_customer_card_set_counter (self->card, NULL, NULL);
  foyer_courtesy_line_set_counter (self->courtesy_line, NULL, NULL);
  foyer_cash_panel_set_work (self->cash_panel, NULL);
  if (self->cash != NULL)
    g_signal_handlers_disconnect_by_data (self->cash, self);
  g_clear_object (&self->cash);
  foyer_ticket_list_set_tickets (self->waiting_list, NULL, NULL);
  g_clear_object (&self->item);
  foyer_window_context_take_session (self->context, NULL);
  gtk_stack_set_visible_child_name (self->stack, "sign-in");
  foyer_sign_in_page_reset (self->sign_in_page);
  foyer_sign_in_page_show_error (self->sign_in_page, sentence);
  gtk_widget_grab_focus (GTK_WIDGET (self->sign_in_page));
  update_counter (self);
}

/* A question is about the customer of the moment it was asked in. */
static void
follow_customer (FoyerCounterWindow *self)
{
  FoyerTicketItem *item = foyer_counter_item_get_ticket (self->item);
  FoyerCounterState state = foyer_counter_item_get_state (self->item);
  gint64 ticket = item != NULL ? foyer_ticket_item_get_ticket (item)->id : 0;

  if (ticket == self->ticket && state == self->state)
    return;
  foyer_counter_window_withdraw_questions (self);
  if (ticket != self->ticket && ticket != 0)
    foyer_ticket_list_clear_search (self->waiting_list);
  self->ticket = ticket;
  self->state = state;
  self->focus_due = TRUE;
}

/* Why the window cannot go on; %NULL when its own clerk wanted that. (transfer full) */
static char *
explain_leaving (FoyerCounterWindow *self, const char *staff)
{
  if (staff != NULL)
    return g_strdup_printf (_ ("Staff number %s works here now."), staff);
  return self->leaving ? NULL : g_strdup_printf (_ ("Counter %d was closed."), (int) self->counter);
}

/* Whoever works here must still be the one whom the counter belongs to. */
static void
item_changed_cb (FoyerCounterWindow *self)
{
  const char *staff = foyer_counter_item_get_counter (self->item)->staff;

  if (g_strcmp0 (staff, foyer_window_context_get_staff (self->context)) == 0)
    {
      follow_customer (self);
      update_counter (self);
    }
  else
    {
      g_autofree char *sentence = explain_leaving (self, staff);
      foyer_counter_window_leave (self, sentence);
    }
}

static void
waiting_changed_cb (FoyerCounterWindow *self)
{
  FoyerTicketItem *asked = self->asked_ticket != 0
                               ? foyer_hall_model_find_ticket (get_model (self), self->asked_ticket)
                               : NULL;

  if (self->asked_ticket != 0 &&
      (asked == NULL || foyer_ticket_item_get_ticket (asked)->state != FOYER_TICKET_WAITING))
    foyer_counter_window_withdraw_questions (self);
  foyer_counter_window_update_alerts (self);
  foyer_counter_window_update_actions (self);
}

/* What was refused, from wherever on this window it was tried. */
static void
refused_cb (FoyerCounterWindow *self, const char *sentence)
{
  foyer_common_show_toast (self->toasts, sentence);
}

static void
enter (FoyerCounterWindow *self, FoyerCounterItem *item)
{
  self->item = g_object_ref (item);
  self->cash = foyer_cash_work_new (self->context, self->counter);
  g_signal_connect_swapped (self->cash, "refused", G_CALLBACK (refused_cb), self);
  foyer_cash_panel_set_work (self->cash_panel, self->cash);
  foyer_courtesy_line_set_counter (self->courtesy_line, self->context, item);
  foyer_idle_watch_start (self->idle,
                          foyer_hall_model_get_config (get_model (self))->settings.idle_lock_s);
  g_signal_connect_swapped (item, "notify", G_CALLBACK (item_changed_cb), self);
  g_signal_connect_swapped (foyer_counter_item_get_waiting (item), "items-changed",
                            G_CALLBACK (waiting_changed_cb), self);
  foyer_customer_card_set_counter (self->card, self->context, item);
  foyer_ticket_list_set_tickets (self->waiting_list, get_model (self),
                                 foyer_counter_item_get_waiting (item));
  foyer_ticket_list_clear_search (self->waiting_list);
  follow_customer (self);
  gtk_stack_set_visible_child_name (self->stack, "work");
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  update_counter (self);
  foyer_counter_window_tell_promises (self);
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
    foyer_counter_window_leave (self, error->message);
  else
    enter_if_mine (self);
}

/* Whoever signs in again at an own counter unlocks it. */
static void
unlock (FoyerCounterWindow *self, FoyerCounterItem *item)
{
  g_autoptr (FoyerCommand) command = NULL;

  if (!foyer_counter_item_get_counter (item)->locked)
    return;
  command = foyer_counter_window_command (self, FOYER_ACTION_LOCK, NULL);
  foyer_command_flag (command, "unlock", TRUE);
  foyer_window_context_run_async (self->context, command, NULL, NULL, NULL);
}

/* Nobody was here for a while: the public still sees the counter's state, but nobody else can work
 * in the clerk's name. */
static void
idle_cb (gpointer data)
{
  FoyerCounterWindow *self = data;

  if (self->item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "counter.lock", NULL);
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
      foyer_counter_window_leave (self, sentence);
      return;
    }
  if (present != NULL)
    {
      unlock (self, item);
      enter (self, item);
      return;
    }
  command = foyer_window_context_command (self->context, "counter.open");
  foyer_command_integer (command, "counter", self->counter);
  foyer_command_text (command, "staff", staff);
  foyer_window_context_run_async (self->context, command, NULL, opened_cb, g_object_ref (self));
}

/* --- what is shown --- */

static const char *
get_state_nick (FoyerCounterItem *item)
{
  if (item == NULL)
    return NULL;
  return foyer_counter_item_get_counter (item)->cash_check
             ? "cash-check"
             : foyer_counter_states[foyer_counter_item_get_state (item)];
}

/* While money is counted nothing else can be done. */
static void
update_work (FoyerCounterWindow *self)
{
  gboolean counting = self->item != NULL && foyer_counter_item_get_counter (self->item)->cash_check;

  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  /* An entry must not take the focus along into hiding. */
  if (!counting && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->cash_panel)))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_stack_set_visible_child_name (self->work_stack, counting ? "cash" : "customer");
  gtk_widget_set_visible (self->actions_box, !counting);
}

/* A toggle shows what the journal says; pressing it only asks. */
static void
toggle_clicked_cb (FoyerCounterWindow *self, GtkToggleButton *toggle)
{
  gboolean is_cash = toggle == self->cash_toggle;
  const FoyerCounter *counter =
      self->item != NULL ? foyer_counter_item_get_counter (self->item) : NULL;
  gboolean customer = counter != NULL && foyer_counter_has_customer (counter->state);

  foyer_counter_window_update_actions (self);
  if (counter == NULL || (is_cash && counter->cash_check))
    return;
  if (is_cash)
    gtk_widget_activate_action (GTK_WIDGET (self), customer ? "counter.cash" : "counter.till",
                                NULL);
  else
    gtk_widget_activate_action (
        GTK_WIDGET (self),
        gtk_toggle_button_get_active (toggle) ? "counter.reopen" : "counter.suspend", NULL);
}

static void
dismiss_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  foyer_courtesy_line_dismiss (self->courtesy_line);
  /* Out of the list, back to work. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->waiting_list)))
    foyer_counter_window_focus_next (self);
}

static void
phrases_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  foyer_courtesy_line_open_phrases (FOYER_COUNTER_WINDOW (widget)->courtesy_line);
}

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
  foyer_state_pill_set_state (self->state_pill, get_state_nick (item));
  gtk_widget_set_visible (self->closing_label,
                          item != NULL && foyer_counter_item_get_counter (item)->closing_pending);
  gtk_widget_set_visible (self->suspending_label,
                          item != NULL && foyer_counter_item_get_counter (item)->suspend_pending);
  update_work (self);
  foyer_counter_window_update_screen (self);
  foyer_counter_window_update_alerts (self);
  foyer_counter_window_update_actions (self);
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

/* --- low screens --- */

/* Below this height things are smaller, so that every button stays within the window. */
#define LOW_HEIGHT 700

static gboolean
fit_cb (gpointer data)
{
  FoyerCounterWindow *self = data;

  self->fit_source = 0;
  if (self->low)
    gtk_widget_add_css_class (GTK_WIDGET (self), "low");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "low");
  return G_SOURCE_REMOVE;
}

/* Styles do not change in the middle of a layout. */
static void
foyer_counter_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);
  gboolean low = height < LOW_HEIGHT;

  GTK_WIDGET_CLASS (foyer_counter_window_parent_class)
      ->size_allocate (widget, width, height, baseline);
  if (low == self->low)
    return;
  self->low = low;
  if (self->fit_source == 0)
    self->fit_source = g_idle_add (fit_cb, self);
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
  self->screen = foyer_screen_watch_new (
      foyer_engine_get_path (foyer_window_context_get_engine (self->context)), self->counter);
  g_signal_connect_object (self->screen, "notify::present",
                           G_CALLBACK (foyer_counter_window_update_screen), self,
                           G_CONNECT_SWAPPED);
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

  g_clear_handle_id (&self->fit_source, g_source_remove);
  g_cancellable_cancel (self->questions);
  foyer_counter_window_end_care (self);
  if (self->item != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->item, self);
      g_signal_handlers_disconnect_by_data (foyer_counter_item_get_waiting (self->item), self);
    }
  g_clear_object (&self->item);
  if (self->cash != NULL)
    g_object_run_dispose (G_OBJECT (self->cash)); /* whatever is still being read */
  g_clear_object (&self->cash);
  g_clear_object (&self->screen);
  g_clear_pointer (&self->idle, foyer_idle_watch_free);
  g_clear_object (&self->questions);
  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (get_model (self), self);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (foyer_counter_window_parent_class)->dispose (object);
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
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, work_stack);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, cash_panel);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, courtesy_line);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, actions_box);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, suspending_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, screen_warning);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, screen_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, sign_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, alert_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, appointment_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, cash_toggle);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, suspend_toggle);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, hold_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, resume_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, transfer_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, wrong_number_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, accept_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerCounterWindow, reopen_button);
  gtk_widget_class_bind_template_callback (widget_class, signed_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggle_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, refused_cb);
  gtk_widget_class_bind_template_callback (widget_class, foyer_counter_window_waiting_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, foyer_counter_window_selection_cb);
}

static void
foyer_counter_window_class_init (FoyerCounterWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  foyer_common_init ();
  g_resources_register (foyer_counter_get_resource ());
  g_type_ensure (FOYER_TYPE_CUSTOMER_CARD);
  g_type_ensure (FOYER_TYPE_CASH_PANEL);
  g_type_ensure (FOYER_TYPE_COURTESY_LINE);
  object_class->constructed = foyer_counter_window_constructed;
  object_class->get_property = foyer_counter_window_get_property;
  object_class->set_property = foyer_counter_window_set_property;
  object_class->dispose = foyer_counter_window_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = foyer_counter_window_size_allocate;
  properties[CONTEXT] =
      g_param_spec_object ("context", NULL, NULL, FOYER_TYPE_WINDOW_CONTEXT, flags);
  properties[COUNTER] = g_param_spec_int64 ("counter", NULL, NULL, 1, G_MAXINT64, 1, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  bind_template (GTK_WIDGET_CLASS (klass));
  foyer_counter_window_install_actions (GTK_WIDGET_CLASS (klass));
  foyer_counter_window_install_care (GTK_WIDGET_CLASS (klass));
  foyer_counter_window_install_matters (GTK_WIDGET_CLASS (klass));
  foyer_counter_window_install_promises (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "counter.phrases", NULL, phrases_cb);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_k, GDK_CONTROL_MASK,
                                       "counter.phrases", NULL);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "counter.dismiss", NULL, dismiss_cb);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0,
                                       "counter.dismiss", NULL);
}

static void
foyer_counter_window_init (FoyerCounterWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->questions = g_cancellable_new ();
  foyer_counter_window_watch_keys (self);
  self->idle = foyer_idle_watch_new (GTK_WIDGET (self), idle_cb, self);
  foyer_counter_window_begin_care (self);
}

GtkWidget *
foyer_counter_window_new (GtkApplication *application, FoyerWindowContext *context, gint64 counter)
{
  GtkWidget *self = g_object_new (FOYER_TYPE_COUNTER_WINDOW, "application", application, "context",
                                  context, "counter", counter, NULL);

  foyer_common_set_shortcuts (GTK_APPLICATION_WINDOW (self),
                              "/io/github/foyerhall/Foyer/ui/counter/counter-shortcuts.ui");
  foyer_common_ignore_key_repeat (self);
  return self;
}
