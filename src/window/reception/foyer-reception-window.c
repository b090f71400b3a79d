/* The window of the reception desk: numbers are issued, put back and cancelled here. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/planner/foyer-book-visit.h"
#include "window/reception/foyer-reception-window-private.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "foyer-reception-resources.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-fault-words.h"
#include "window/common/foyer-format.h"
#include "window/common/foyer-phrase-window.h"
#include "window/reception/foyer-service-card.h"
#include "window/voice/foyer-announce-window.h"

G_DEFINE_FINAL_TYPE (FoyerReceptionWindow, foyer_reception_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  CONTEXT = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static FoyerHallModel *
get_model (FoyerReceptionWindow *self)
{
  return foyer_window_context_get_model (self->context);
}

static FoyerLanguage
get_hall_language (FoyerReceptionWindow *self)
{
  const FoyerConfig *config = foyer_hall_model_get_config (get_model (self));

  return config != NULL ? config->languages[0] : FOYER_LANGUAGE_ZH;
}

/* --- what can be done now --- */

static const char *
get_issue_obstacle (FoyerReceptionWindow *self)
{
  if (!foyer_hall_may_issue (foyer_hall_model_get_state (get_model (self))))
    return _ ("The hall issues no numbers now.");
  return foyer_issue_panel_get_obstacle (self->issue_panel);
}

/* The action stays: it leads to the entry. */
static gboolean
lacks_only_reason (FoyerReceptionWindow *self)
{
  return foyer_hall_may_issue (foyer_hall_model_get_state (get_model (self))) &&
         foyer_issue_panel_lacks_reason (self->issue_panel);
}

static void
set_action (FoyerReceptionWindow *self,
            const char *name,
            GtkWidget *button,
            const char *obstacle,
            const char *tip)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), name, obstacle == NULL);
  if (button == NULL)
    return;
  gtk_widget_set_tooltip_text (button, obstacle != NULL ? obstacle : tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  obstacle != NULL ? obstacle : tip, -1);
}

/* What is counted without a number needs no more than a service. */
static void
update_counts (FoyerReceptionWindow *self)
{
  FoyerServiceItem *service = foyer_issue_panel_get_service (self->issue_panel);
  const char *obstacle = service == NULL ? _ ("Choose a service first.") : NULL;
  gboolean simple = FALSE;

  set_action (self, "reception.advise", self->advise_button, obstacle,
              _ ("Answered here, without a number (Ctrl+D)"));
  set_action (self, "reception.another", NULL, obstacle, NULL);
  if (service != NULL)
    g_object_get (service, "self-service", &simple, NULL);
  if (service != NULL && !simple)
    obstacle = _ ("No machine does this.");
  set_action (self, "reception.divert", self->divert_button, obstacle,
              _ ("Done at the machine, without a number (Ctrl+M)"));
}

void
foyer_reception_window_update_actions (FoyerReceptionWindow *self)
{
  const char *obstacle;
  FoyerTicketItem *chosen;

  if (self->context == NULL)
    return;
  obstacle = get_issue_obstacle (self);
  chosen = foyer_ticket_list_get_selected (self->queue_list);
  set_action (self, "reception.announce", NULL,
              foyer_window_context_get_session (self->context) == NULL ? "" : NULL, NULL);
  set_action (self, "reception.issue", NULL,
              foyer_window_context_get_session (self->context) == NULL || self->issuing.busy
                  ? ""
                  : (lacks_only_reason (self) ? NULL : obstacle),
              NULL);
  foyer_issue_panel_set_hint (self->issue_panel, obstacle);
  if (chosen == NULL)
    obstacle = _ ("Choose a number in the queue first.");
  else
    obstacle = foyer_ticket_item_get_ticket (chosen)->state <= FOYER_TICKET_CALLED
                   ? NULL
                   : _ ("This number is being served.");
  set_action (self, "reception.cancel", self->cancel_button, obstacle,
              _ ("The customer leaves (Ctrl+Delete)"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reception.reprint", obstacle == NULL);
  if (chosen != NULL && foyer_ticket_item_get_ticket (chosen)->state != FOYER_TICKET_WAITING)
    obstacle = _ ("Only a number that waits can change its service.");
  set_action (self, "reception.convert", NULL, obstacle, NULL);
  set_action (self, "reception.change-service", self->change_button, obstacle,
              _ ("The number stays, with its place in time"));
  gtk_widget_set_sensitive (self->change_button, obstacle == NULL);
  update_counts (self);
  obstacle = foyer_ticket_list_get_selected (self->missed_list) != NULL
                 ? NULL
                 : _ ("Choose a missed number first.");
  set_action (self, "reception.restore", self->restore_button, obstacle,
              _ ("The number waits again (Ctrl+R)"));
}

/* --- issuing --- */

void
foyer_reception_window_note_choice (FoyerReceptionWindow *self)
{
  self->n_choices++;
  foyer_guard_renew (&self->issuing);
}

static void
panel_changed_cb (FoyerReceptionWindow *self)
{
  if (!self->by_itself)
    foyer_reception_window_note_choice (self);
  foyer_reception_window_update_actions (self);
}

/* One number under way, and what to go back to when it is refused. */
typedef struct
{
  FoyerReceptionWindow *window;
  GVariant *chosen;
  GPtrArray *matters;
  guint n_choices;
} Issue;

static void
issue_free (Issue *issue)
{
  g_object_unref (issue->window);
  g_variant_unref (issue->chosen);
  g_ptr_array_unref (issue->matters);
  g_free (issue);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Issue, issue_free)

static gboolean
is_staffed (FoyerReceptionWindow *self, JsonObject *answer)
{
  JsonObject *ticket = json_object_get_object_member (answer, "ticket");
  const char *code = json_object_get_string_member_with_default (ticket, "service", "");
  FoyerServiceItem *service = foyer_hall_model_find_service (get_model (self), code);

  return service == NULL || foyer_service_item_get_staffed (service) > 0;
}

static void
printed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerReceptionWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = foyer_print_finish (result, &error);

  if (path == NULL && self->context != NULL)
    foyer_common_show_toast (self->toasts, error->message);
}

void
foyer_reception_window_print (FoyerReceptionWindow *self, JsonObject *answer, gboolean reprint)
{
  const FoyerSlips *slips = foyer_window_context_get_slips (self->context);
  JsonObject *ticket = json_object_get_object_member (answer, "ticket");

  if (foyer_slips_are_printed (slips))
    foyer_slips_print_async (slips, get_model (self), ticket, FALSE, reprint, printed_cb,
                             g_object_ref (self));
  else if (reprint)
    foyer_common_show_toast (self->toasts, _ ("No printer of slips is set on this station."));
}

static void
issued_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Issue) issue = data;
  FoyerReceptionWindow *self = issue->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = foyer_engine_run_finish (FOYER_ENGINE (object), result, &error);

  /* Else the guard stands before the next number already. */
  if (issue->n_choices == self->n_choices)
    foyer_guard_leave (&self->issuing);
  if (self->context == NULL)
    return;
  if (answer != NULL)
    {
      foyer_reception_window_say_issued (self, json_object_get_object_member (answer, "ticket"));
      foyer_issue_panel_show_issued (self->issue_panel, answer, is_staffed (self, answer));
      foyer_reception_window_print (self, answer, FALSE);
    }
  else
    {
      foyer_common_show_toast (self->toasts, error->message);
      self->by_itself = TRUE;
      if (issue->n_choices == self->n_choices)
        {
          foyer_issue_panel_restore (self->issue_panel, issue->chosen);
          foyer_issue_panel_set_matters (self->issue_panel, issue->matters);
        }
      self->by_itself = FALSE;
    }
  foyer_reception_window_update_actions (self);
}

static void
reset_panel (FoyerReceptionWindow *self)
{
  self->by_itself = TRUE;
  foyer_issue_panel_reset (self->issue_panel, get_hall_language (self));
  self->by_itself = FALSE;
}

static void
issue_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerReceptionWindow *self = FOYER_RECEPTION_WINDOW (widget);
  const char *obstacle = get_issue_obstacle (self);
  g_autoptr (FoyerCommand) command = NULL;
  Issue *issue;

  if (lacks_only_reason (self))
    foyer_issue_panel_ask_reason (self->issue_panel);
  if (obstacle != NULL || !foyer_guard_enter (&self->issuing))
    return;
  command = foyer_window_context_command (self->context, "ticket.issue");
  foyer_issue_panel_fill (self->issue_panel, command);
  issue = g_new0 (Issue, 1);
  issue->window = g_object_ref (self);
  issue->chosen = foyer_issue_panel_save (self->issue_panel);
  issue->matters = foyer_issue_panel_get_matters (self->issue_panel);
  issue->n_choices = self->n_choices;
  /* At once: what is chosen from here on is the next customer's. */
  reset_panel (self);
  foyer_reception_window_clear_search (self);
  foyer_reception_window_update_actions (self);
  foyer_window_context_run_async (self->context, command, NULL, issued_cb, issue);
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  foyer_ticket_list_focus_search (FOYER_RECEPTION_WINDOW (widget)->queue_list);
}

static void
announce_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (
      foyer_announce_window_new (GTK_WINDOW (widget), FOYER_RECEPTION_WINDOW (widget)->context)));
}

/* --- signing in and out, and what is shown --- */

static void
update_hall (FoyerReceptionWindow *self)
{
  FoyerHallModel *model = get_model (self);
  const FoyerConfig *config = foyer_hall_model_get_config (model);
  const char *staff = foyer_window_context_get_staff (self->context);
  const char *fault = foyer_hall_model_get_fault (model);
  g_autofree char *subtitle =
      staff != NULL ? g_strdup_printf (_ ("Staff number %s"), staff) : g_strdup ("");
  const FoyerFault *known = foyer_hall_model_get_system_fault (model, 0);
  g_autofree char *hours = NULL, *told = NULL;
  gint64 opens, closes;

  adw_window_title_set_subtitle (self->window_title, subtitle);
  if (fault == NULL && config != NULL && known != NULL)
    fault = told = foyer_reception_window_tell_faults (self);
  gtk_label_set_text (self->fault_label, fault != NULL ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault_label), fault != NULL);
  foyer_reception_window_update_actions (self);
  if (config == NULL)
    return;
  g_object_get (model, "opens", &opens, "closes", &closes, NULL);
  hours = foyer_format_hours (opens, closes, config->zone);
  gtk_label_set_text (self->hours_label, hours);
  /* A manager may open the hall on a day without hours. */
  gtk_widget_set_visible (GTK_WIDGET (self->hours_label),
                          opens != closes ||
                              foyer_hall_model_get_state (model) == FOYER_HALL_CLOSED);
  foyer_state_pill_set_state (self->hall_pill,
                              foyer_hall_states[foyer_hall_model_get_state (model)]);
}

static void
signed_in_cb (FoyerReceptionWindow *self)
{
  const FoyerSession *session = foyer_window_context_get_session (self->context);
  GtkFlowBoxChild *first;

  if (!foyer_access_may (session->role, "ticket.issue"))
    {
      foyer_window_context_take_session (self->context, NULL);
      foyer_sign_in_page_show_error (self->sign_in_page,
                                     _ ("This staff number may not issue numbers."));
      return;
    }
  reset_panel (self);
  foyer_reception_window_clear_search (self);
  gtk_stack_set_visible_child_name (self->stack, "work");
  update_hall (self);
  first = gtk_flow_box_get_child_at_index (self->services_box, 0);
  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
  /* Taking the focus selects: nobody asked for a service yet. */
  gtk_flow_box_unselect_all (self->services_box);
}

static void
sign_out_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerReceptionWindow *self = FOYER_RECEPTION_WINDOW (widget);

  foyer_window_context_take_session (self->context, NULL);
  gtk_stack_set_visible_child_name (self->stack, "sign-in");
  foyer_sign_in_page_reset (self->sign_in_page);
  update_hall (self);
}

static void
set_context (FoyerReceptionWindow *self, FoyerWindowContext *context)
{
  static const char *const followed[] = { "changed", "notify::hall-state", "notify::opens",
                                          "notify::closes", "notify::fault" };
  FoyerHallModel *model = foyer_window_context_get_model (context);

  self->context = g_object_ref (context);
  foyer_sign_in_page_set_context (self->sign_in_page, context);
  foyer_sign_in_page_set_hint (self->sign_in_page, FOYER_ROLE_RECEPTIONIST, 0);
  g_object_bind_property (context, "audible", self->voice_warning, "audible",
                          G_BINDING_SYNC_CREATE);
  foyer_screen_warning_follow (self->screen_warning,
                               foyer_engine_get_path (foyer_window_context_get_engine (context)));
  g_object_bind_property (context, "voice-reason", self->voice_warning, "reason",
                          G_BINDING_SYNC_CREATE);
  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (model, followed[i], G_CALLBACK (update_hall), self, G_CONNECT_SWAPPED);
  foyer_emergency_bar_set_context (self->emergency_bar, context);
  foyer_reception_window_bind_services (self);
  self->lists = foyer_day_lists_model_new (foyer_window_context_get_engine (context));
  g_signal_connect_object (model, "notify::hall-state", G_CALLBACK (foyer_day_lists_model_reload),
                           self->lists, G_CONNECT_SWAPPED);
  foyer_nudge_bar_set_lists (self->nudge_bar, self->lists);
  foyer_nudge_bar_set_model (self->nudge_bar, model);
  foyer_ticket_list_set_tickets (self->queue_list, model, foyer_hall_model_get_tickets (model));
  foyer_ticket_list_set_tickets (self->missed_list, model, foyer_hall_model_get_missed (model));
  update_hall (self);
}

static void
foyer_reception_window_constructed (GObject *object)
{
  FoyerReceptionWindow *self = FOYER_RECEPTION_WINDOW (object);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *list_keys = gtk_event_controller_key_new ();

  G_OBJECT_CLASS (foyer_reception_window_parent_class)->constructed (object);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (foyer_reception_window_press_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_event_controller_set_propagation_phase (list_keys, GTK_PHASE_CAPTURE);
  g_signal_connect (list_keys, "key-pressed", G_CALLBACK (foyer_reception_window_press_list_key),
                    self);
  gtk_widget_add_controller (GTK_WIDGET (self), list_keys);
  /* The last one hears first. */
  foyer_common_ignore_key_repeat (GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->sign_in_page));
}

static void
foyer_reception_window_set_property (GObject *object,
                                     guint property_id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  if (property_id == CONTEXT)
    set_context (FOYER_RECEPTION_WINDOW (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
foyer_reception_window_dispose (GObject *object)
{
  FoyerReceptionWindow *self = FOYER_RECEPTION_WINDOW (object);

  g_cancellable_cancel (self->questions);
  g_clear_object (&self->questions);
  if (self->context != NULL)
    {
      g_signal_handlers_disconnect_by_data (get_model (self), self);
      g_signal_handlers_disconnect_by_data (foyer_hall_model_get_services (get_model (self)), self);
      gtk_flow_box_bind_model (self->services_box, NULL, NULL, NULL, NULL);
      foyer_nudge_bar_set_model (self->nudge_bar, NULL);
      foyer_nudge_bar_set_lists (self->nudge_bar, NULL);
      g_signal_handlers_disconnect_by_data (get_model (self), self->lists);
    }
  g_clear_object (&self->lists);
  g_clear_object (&self->context);
  g_clear_pointer (&self->service_before, g_free);
  g_clear_pointer (&self->issued_service, g_free);
  G_OBJECT_CLASS (foyer_reception_window_parent_class)->dispose (object);
}

/* Before any number is drawn: the customer need not wait for that. */
static void
book_visit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerReceptionWindow *self = FOYER_RECEPTION_WINDOW (widget);

  foyer_book_visit (GTK_WINDOW (self), self->context, NULL, self->toasts);
}

/* What one says at the door, or to somebody who is upset. */
static void
phrases_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerReceptionWindow *self = FOYER_RECEPTION_WINDOW (widget);
  const FoyerConfig *config = foyer_hall_model_get_config (get_model (self));
  FoyerPhraseFacts *facts;

  if (foyer_window_context_get_session (self->context) == NULL || config == NULL)
    return;
  facts = foyer_phrase_facts_new ();
  foyer_phrase_facts_set_names (facts, "utility", &config->utility);
  gtk_window_present (GTK_WINDOW (foyer_phrase_window_new (
      GTK_WINDOW (self), self->context, FOYER_AUDIENCE_RECEPTION, config->languages[0], facts)));
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const FoyerTemplateAction actions[] = {
    { "reception.issue", NULL, issue_cb, GDK_KEY_F2, 0, NULL },
    { "reception.cancel", NULL, foyer_reception_window_cancel, 0, 0, NULL },
    { "reception.restore", NULL, foyer_reception_window_restore, 0, 0, NULL },
    { "reception.convert", NULL, foyer_reception_window_convert, GDK_KEY_t,
      GDK_CONTROL_MASK | GDK_SHIFT_MASK, NULL },
    { "reception.reprint", NULL, foyer_reception_window_reprint, GDK_KEY_p, GDK_CONTROL_MASK,
      NULL },
    { "reception.print-form", NULL, foyer_reception_window_print_form, GDK_KEY_p,
      GDK_CONTROL_MASK | GDK_SHIFT_MASK, NULL },
    { "reception.advise", NULL, foyer_reception_window_advise, GDK_KEY_d, GDK_CONTROL_MASK, NULL },
    { "reception.divert", NULL, foyer_reception_window_divert, GDK_KEY_m, GDK_CONTROL_MASK, NULL },
    { "reception.book-visit", NULL, book_visit_cb, GDK_KEY_h, GDK_CONTROL_MASK, NULL },
    { "reception.phrases", NULL, phrases_cb, GDK_KEY_k, GDK_CONTROL_MASK, NULL },
    { "reception.ask-manager", NULL, foyer_reception_window_ask_manager, GDK_KEY_e,
      GDK_CONTROL_MASK, NULL },
    { "reception.another", NULL, foyer_reception_window_another, 0, 0, NULL },
    { "reception.announce", NULL, announce_cb, GDK_KEY_b, GDK_CONTROL_MASK, NULL },
    { "reception.appointments", NULL, foyer_reception_window_appointments, GDK_KEY_t,
      GDK_CONTROL_MASK, NULL },
    { "reception.search", NULL, search_cb, GDK_KEY_f, GDK_CONTROL_MASK, NULL },
    { "reception.system-fault", NULL, foyer_reception_window_system_fault, 0, 0, NULL },
    { "reception.sign-out", NULL, sign_out_cb, 0, 0, NULL },
    { "reception.day", "s", foyer_reception_window_day, GDK_KEY_l, GDK_CONTROL_MASK, "" },
    { "reception.change-service", "s", foyer_reception_window_change_service, 0, 0, NULL },
    { NULL },
  };

  foyer_common_install_actions (widget_class, actions);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  static const FoyerTemplateChild children[] = {
#define CHILD(name) { #name, G_STRUCT_OFFSET (FoyerReceptionWindow, name) }
    CHILD (window_title),  CHILD (hall_pill),      CHILD (hours_label),
    CHILD (fault_label),   CHILD (voice_warning),  CHILD (toasts),
    CHILD (stack),         CHILD (sign_in_page),   CHILD (services_box),
    CHILD (issue_panel),   CHILD (queue_list),     CHILD (missed_list),
    CHILD (cancel_button), CHILD (restore_button), CHILD (nudge_bar),
    CHILD (advise_button), CHILD (divert_button),  CHILD (service_search),
    CHILD (change_button), CHILD (emergency_bar),  CHILD (screen_warning),
#undef CHILD
    { NULL, 0 },
  };
  static const FoyerTemplateCallback callbacks[] = {
    { "signed_in_cb", G_CALLBACK (signed_in_cb) },
    { "service_selected_cb", G_CALLBACK (foyer_reception_window_select_service) },
    { "service_activated_cb", G_CALLBACK (foyer_reception_window_activate_service) },
    { "find_service_cb", G_CALLBACK (foyer_reception_window_find_service) },
    { "stop_finding_cb", G_CALLBACK (foyer_reception_window_clear_search) },
    { "missed_activated_cb", G_CALLBACK (foyer_reception_window_restore_row) },
    { "update_actions", G_CALLBACK (foyer_reception_window_update_actions) },
    { "panel_changed_cb", G_CALLBACK (panel_changed_cb) },
    { NULL, NULL },
  };

  foyer_common_bind_template (widget_class,
                              "/io/github/foyerhall/Foyer/ui/reception/reception-window.ui",
                              children, callbacks);
}

static void
foyer_reception_window_class_init (FoyerReceptionWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  foyer_common_init ();
  g_resources_register (foyer_reception_get_resource ());
  g_type_ensure (FOYER_TYPE_ISSUE_PANEL);
  g_type_ensure (FOYER_TYPE_NUDGE_BAR);
  g_type_ensure (FOYER_TYPE_EMERGENCY_BAR);
  object_class->constructed = foyer_reception_window_constructed;
  object_class->set_property = foyer_reception_window_set_property;
  object_class->dispose = foyer_reception_window_dispose;
  properties[CONTEXT] =
      g_param_spec_object ("context", NULL, NULL, FOYER_TYPE_WINDOW_CONTEXT,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  bind_template (GTK_WIDGET_CLASS (klass));
  install_actions (GTK_WIDGET_CLASS (klass));
}

static void
foyer_reception_window_init (FoyerReceptionWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->questions = g_cancellable_new ();
}

GtkWidget *
foyer_reception_window_new (GtkApplication *application, FoyerWindowContext *context)
{
  GtkWidget *self = g_object_new (FOYER_TYPE_RECEPTION_WINDOW, "application", application,
                                  "context", context, NULL);

  foyer_common_set_shortcuts (GTK_APPLICATION_WINDOW (self),
                              "/io/github/foyerhall/Foyer/ui/reception/reception-shortcuts.ui");
  return self;
}
