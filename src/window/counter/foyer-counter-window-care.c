/* What a counter's window watches and offers besides the work: what is late, the printed sign, the
 * clerk's PIN, and leaving while somebody is there. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "desktop/foyer-printer.h"
#include "desktop/foyer-sheet.h"
#include "hall/foyer-suspension.h"
#include "window/common/foyer-ask-manager.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-fault-words.h"
#include "window/common/foyer-form.h"
#include "window/common/foyer-format.h"
#include "window/common/foyer-label.h"
#include "window/common/foyer-pin-form.h"
#include "window/common/foyer-sheet-print.h"
#include "window/counter/foyer-counter-alerts.h"
#include "window/counter/foyer-counter-window-private.h"
#include "window/planner/foyer-book-visit.h"

/* A second screen whose plug was loose, or whose program was started again, is back by then. */
#define SCREEN_LOST_MS 5000

static FoyerHallModel *
get_model (FoyerCounterWindow *self)
{
  return foyer_window_context_get_model (self->context);
}

/* --- what is late --- */

static const FoyerService *
find_service (FoyerCounterWindow *self, FoyerTicketItem *ticket)
{
  return foyer_config_find_service (foyer_hall_model_get_config (get_model (self)),
                                    foyer_ticket_item_get_ticket (ticket)->service, NULL);
}

/* Who has waited longest, whatever comes first in the order of calling. */
static FoyerTicketItem *
find_longest (FoyerCounterWindow *self)
{
  GListModel *waiting = foyer_counter_item_get_waiting (self->item);
  FoyerTicketItem *longest = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (waiting); i++)
    {
      g_autoptr (FoyerTicketItem) ticket = g_list_model_get_item (waiting, i);

      if (longest == NULL || foyer_ticket_item_get_ticket (ticket)->issued_at <
                                 foyer_ticket_item_get_ticket (longest)->issued_at)
        longest = ticket;
    }
  return longest;
}

static void
read_alerts (FoyerCounterWindow *self, FoyerAlertSituation *situation)
{
  FoyerTicketItem *ticket = foyer_counter_item_get_ticket (self->item);
  FoyerTicketItem *longest = find_longest (self);
  const FoyerService *service;

  situation->now = foyer_hall_model_get_now (get_model (self));
  situation->state = foyer_counter_item_get_state (self->item);
  situation->counter = foyer_counter_item_get_counter (self->item);
  if (ticket != NULL)
    {
      service = find_service (self, ticket);
      situation->ticket = foyer_ticket_item_get_ticket (ticket);
      situation->number = foyer_ticket_item_get_number (ticket);
      situation->limit_s = service != NULL ? service->limit_s : 0;
    }
  if (longest != NULL)
    {
      service = find_service (self, longest);
      situation->first = foyer_ticket_item_get_ticket (longest);
      situation->first_number = foyer_ticket_item_get_number (longest);
      situation->target_s = service != NULL ? service->target_s : 0;
    }
}

static void
tell (FoyerCounterWindow *self, FoyerCounterAlert alert, const FoyerAlertSituation *situation)
{
  const FoyerDesktopNoticeAction action = { "do", foyer_counter_alert_get_button (alert) };
  g_autofree char *summary = g_strdup_printf (_ ("Counter %d"), (int) self->counter);
  g_autofree char *body = foyer_counter_alert_tell (alert, situation);
  const FoyerDesktopNotice notice = {
    .key = foyer_counter_alert_get_key (alert),
    .summary = summary,
    .body = body,
    .urgency = FOYER_URGENCY_NORMAL,
    .actions = &action,
    .n_actions = action.label != NULL ? 1 : 0,
  };

  foyer_notices_set (self->notices, &notice);
}

/* Of the business system, here; %NULL when it works. */
static char *
tell_fault (FoyerCounterWindow *self, FoyerTime now)
{
  const FoyerFault *fault = foyer_hall_model_get_system_fault (get_model (self), self->counter);

  return fault != NULL
             ? foyer_fault_tell (fault, now, foyer_hall_model_get_config (get_model (self))->zone)
             : NULL;
}

/* The clock shows a long service, the list a long wait; a told time that is over is said. */
static void
show_alerts (FoyerCounterWindow *self, const FoyerAlertSituation *situation)
{
  static const FoyerCounterAlert shown[] = { FOYER_ALERT_SUSPENDED, FOYER_ALERT_HOLD,
                                             FOYER_ALERT_UNNOTICED };
  g_autofree char *text = NULL;

  if (situation != NULL)
    text = tell_fault (self, situation->now);
  for (guint i = 0; situation != NULL && text == NULL && i < G_N_ELEMENTS (shown); i++)
    if (foyer_counter_alert_is_so (shown[i], situation))
      text = foyer_counter_alert_tell (shown[i], situation);
  gtk_label_set_text (self->alert_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->alert_label), text != NULL);
}

/* --- who comes by appointment --- */

static const FoyerAppointment *
find_appointment (FoyerCounterWindow *self)
{
  const char *const *services =
      self->item != NULL ? foyer_counter_item_get_services (self->item) : NULL;

  return services != NULL ? foyer_hall_model_find_appointment (get_model (self), services) : NULL;
}

static void
show_appointment (FoyerCounterWindow *self)
{
  const FoyerAppointment *next = find_appointment (self);
  FoyerServiceItem *service =
      next != NULL ? foyer_hall_model_find_service (get_model (self), next->service) : NULL;
  g_autofree char *clock = NULL, *text = NULL;
  gboolean late;

  if (next == NULL)
    {
      gtk_label_set_text (self->appointment_label, _ ("No more appointments today"));
      gtk_widget_add_css_class (GTK_WIDGET (self->appointment_label), "dim-label");
      return;
    }
  late = next->time <= foyer_hall_model_get_now (get_model (self));
  clock = foyer_format_clock (next->time, foyer_hall_model_get_config (get_model (self))->zone);
  text = g_strdup_printf (
      /* Translators: a time of day, and a service with its letter */
      late ? _ ("Appointment of %s not here yet: %s %s") : _ ("Next appointment %s: %s %s"), clock,
      next->service,
      service != NULL ? foyer_service_item_get_name (service, foyer_language_of_interface ()) : "");
  foyer_label_set_text_in (self->appointment_label, foyer_language_of_interface (), text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->appointment_label), "dim-label");
}

/* When what is said of appointments is another thing by itself; 0 never. */
static FoyerTime
get_appointment_change (FoyerCounterWindow *self, FoyerTime now)
{
  const FoyerAppointment *next = find_appointment (self);
  const FoyerSettings *settings = &foyer_hall_model_get_config (get_model (self))->settings;

  if (next == NULL)
    return 0;
  return next->time > now ? next->time : next->time + settings->appointment_window_s * FOYER_SECOND;
}

static gboolean
late_cb (gpointer data)
{
  FoyerCounterWindow *self = data;

  self->alert_timer = 0;
  foyer_counter_window_update_alerts (self);
  return G_SOURCE_REMOVE;
}

/* The next thing that will be late; what is said of a late return grows by the minute. */
static void
wake_up (FoyerCounterWindow *self, const FoyerAlertSituation *situation)
{
  FoyerTime next = foyer_counter_alerts_get_next (situation);
  FoyerTime appointment = get_appointment_change (self, situation->now);
  gint64 wait;

  if (appointment != 0 && (next == 0 || appointment < next))
    next = appointment;
  wait = next != 0 ? (next - situation->now) / (FOYER_SECOND / 1000) + 1 : G_MAXINT64;

  if (foyer_counter_alert_is_so (FOYER_ALERT_SUSPENDED, situation))
    wait = MIN (wait, 60 * 1000);
  if (wait < 24 * 60 * 60 * 1000)
    self->alert_timer = g_timeout_add ((guint) wait, late_cb, self);
}

void
foyer_counter_window_update_alerts (FoyerCounterWindow *self)
{
  FoyerAlertSituation situation = { .number = "", .first_number = "" };

  g_clear_handle_id (&self->alert_timer, g_source_remove);
  if (self->item == NULL || foyer_hall_model_get_config (get_model (self)) == NULL)
    {
      foyer_notices_clear (self->notices);
      show_alerts (self, NULL);
      return;
    }
  read_alerts (self, &situation);
  for (FoyerCounterAlert i = 0; i < FOYER_N_ALERTS; i++)
    if (foyer_counter_alert_is_so (i, &situation))
      tell (self, i, &situation);
    else
      foyer_notices_unset (self->notices, foyer_counter_alert_get_key (i));
  foyer_courtesy_line_set_slow (self->courtesy_line,
                                foyer_counter_alert_is_so (FOYER_ALERT_LIMIT, &situation));
  foyer_courtesy_line_set_unnoticed (self->courtesy_line,
                                     foyer_counter_alert_is_so (FOYER_ALERT_UNNOTICED, &situation));
  show_alerts (self, &situation);
  show_appointment (self);
  foyer_book_visit_offer (self->toasts, foyer_counter_item_get_ticket (self->item),
                          "counter.book-visit");
  wake_up (self, &situation);
}

/* The button of a notification: what it says may have passed, then the action is not there. */
static void
notice_cb (const char *key, const char *action, gpointer data)
{
  FoyerCounterWindow *self = data;

  for (FoyerCounterAlert i = 0; g_str_equal (action, "do") && i < FOYER_N_ALERTS; i++)
    if (g_str_equal (foyer_counter_alert_get_key (i), key) &&
        foyer_counter_alert_get_action (i) != NULL)
      gtk_widget_activate_action (GTK_WIDGET (self), foyer_counter_alert_get_action (i), NULL);
}

/* --- the sign on paper --- */

static gboolean
has_sign (FoyerCounterWindow *self)
{
  return self->item != NULL &&
         (foyer_counter_item_get_state (self->item) == FOYER_COUNTER_SUSPENDED ||
          foyer_counter_item_get_counter (self->item)->suspend_pending);
}

/* Never silently lost (D46): nobody could have given a rating here. One that was given before is
 * not touched. */
void
foyer_counter_window_tell_no_rating (FoyerCounterWindow *self)
{
  g_autoptr (FoyerCommand) command =
      foyer_window_context_command (self->context, "rating.not-possible");

  foyer_command_integer (command, "counter", self->counter);
  foyer_window_context_run_async (self->context, command, NULL, NULL, NULL);
}

static void
lost_cb (gpointer data)
{
  FoyerCounterWindow *self = data;

  self->screen_lost = 0;
  foyer_counter_window_tell_no_rating (self);
}

/* Whoever is asked for a rating just now cannot give it any more. */
static void
watch_loss (FoyerCounterWindow *self, gboolean present)
{
  if (present == self->screen_there)
    return;
  self->screen_there = present;
  g_clear_handle_id (&self->screen_lost, g_source_remove);
  if (!present && self->item != NULL)
    self->screen_lost = g_timeout_add_once (SCREEN_LOST_MS, lost_cb, self);
}

/* The customer sees nothing and cannot rate: the clerk is told, and offered paper. */
void
foyer_counter_window_update_screen (FoyerCounterWindow *self)
{
  gboolean present = foyer_screen_watch_get_present (self->screen);
  gboolean sign = has_sign (self);

  self->screen_seen |= present;
  watch_loss (self, present);
  gtk_label_set_text (
      self->screen_label,
      sign ? _ ("No second screen shows the sign: put it up on paper.")
           : _ ("The second screen is gone: the customer sees nothing and cannot rate."));
  gtk_widget_set_visible (self->screen_warning,
                          self->item != NULL && !present && (self->screen_seen || sign));
  gtk_widget_set_visible (self->sign_button, sign);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "counter.print-sign", sign);
}

static GPtrArray *
list_counters (FoyerCounterWindow *self)
{
  GListModel *counters = foyer_hall_model_get_counters (get_model (self));
  GPtrArray *present = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (counters); i++)
    {
      g_autoptr (FoyerCounterItem) item = g_list_model_get_item (counters, i);

      g_ptr_array_add (present, (gpointer) foyer_counter_item_get_counter (item));
    }
  return present;
}

/* S2 五.4 */
const char *
foyer_counter_window_find_uncovered (FoyerCounterWindow *self)
{
  const FoyerConfig *config = foyer_hall_model_get_config (get_model (self));
  GListModel *waiting = foyer_counter_item_get_waiting (self->item);
  g_autoptr (GPtrArray) counters = list_counters (self);

  for (guint i = 0; i < g_list_model_get_n_items (waiting); i++)
    {
      g_autoptr (FoyerTicketItem) ticket = g_list_model_get_item (waiting, i);
      const FoyerService *service = find_service (self, ticket);

      if (service != NULL &&
          !foyer_suspension_is_covered (config, counters, self->counter, service->code))
        return foyer_names_get (&service->names, foyer_language_of_interface ());
    }
  return NULL;
}

static GArray *
list_alternatives (FoyerCounterWindow *self)
{
  g_autoptr (GPtrArray) present = list_counters (self);

  return foyer_suspension_list_alternatives (foyer_hall_model_get_config (get_model (self)),
                                             present, self->counter);
}

static GBytes *
draw_sign (FoyerCounterWindow *self, GError **error)
{
  const FoyerConfig *config = foyer_hall_model_get_config (get_model (self));
  const FoyerCounter *counter = foyer_counter_item_get_counter (self->item);
  const FoyerReason *reason = foyer_config_find_suspend_reason (config, counter->suspend_reason);
  g_autoptr (GArray) others = list_alternatives (self);
  FoyerSuspensionSheet sheet = {
    .n_languages = config->n_languages,
    .zone = config->zone,
    .counter = self->counter,
    .until = counter->suspended_until,
    .alternatives = (const gint64 *) others->data,
    .n_alternatives = others->len,
  };

  for (guint i = 0; i < config->n_languages; i++)
    sheet.languages[i] = config->languages[i];
  for (guint i = 0; reason != NULL && i < FOYER_N_LANGUAGES; i++)
    sheet.reason[i] = foyer_names_get (&reason->names, (FoyerLanguage) i);
  return foyer_suspension_sheet_draw (&sheet, error);
}

static void
printed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (FoyerCounterWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = foyer_print_finish (result, &error);
  g_autofree char *sentence = NULL;

  if (self->context == NULL)
    return;
  if (path == NULL)
    sentence = g_strdup (error->message);
  else if (*path != '\0')
    sentence = g_strdup_printf (_ ("The sign is in the file %s."), path);
  else
    sentence = g_strdup (_ ("The sign is printed."));
  foyer_common_show_toast (self->toasts, sentence);
}

static void
print_sign_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);
  g_autofree char *title = g_strdup_printf (_ ("Counter %d"), (int) self->counter);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (!has_sign (self))
    return;
  pdf = draw_sign (self, &error);
  if (pdf == NULL)
    foyer_common_show_toast (self->toasts, error->message);
  else
    foyer_sheet_print_async (self->context, pdf, title, printed_cb, g_object_ref (self));
}

/* --- the clerk's PIN --- */

static void
pin_changed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (object);

  if (foyer_pin_form_finish (result, NULL) && self->context != NULL)
    foyer_common_show_toast (self->toasts, _ ("Your PIN is another one now."));
}

static void
change_pin_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);
  const char *staff = foyer_window_context_get_staff (self->context);

  if (staff != NULL)
    foyer_pin_form_async (GTK_WINDOW (self), foyer_window_context_get_engine (self->context), staff,
                          NULL, self->questions, pin_changed_cb, NULL);
}

/* --- service at home --- */

static void
book_visit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);

  if (self->item != NULL)
    foyer_book_visit (GTK_WINDOW (self), self->context, foyer_counter_item_get_ticket (self->item),
                      self->toasts);
}

/* --- the manager --- */

static void
manager_asked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerManagerAsked) asked = foyer_ask_manager_finish (result, &error);

  if (self->context == NULL)
    return;
  if (error != NULL)
    foyer_common_show_toast (self->toasts, error->message);
  if (asked == NULL)
    return;
  if (asked->told)
    foyer_common_show_toast (self->toasts, _ ("The manager is told."));
  foyer_courtesy_line_say (self->courtesy_line, asked->phrase, asked->facts);
}

static void
ask_manager_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (widget);

  if (self->item != NULL)
    foyer_ask_manager_async (GTK_WINDOW (self), self->context, self->counter,
                             foyer_counter_window_get_number (self), self->questions,
                             manager_asked_cb, NULL);
}

/* --- leaving --- */

static void
close_answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  FoyerCounterWindow *self = FOYER_COUNTER_WINDOW (object);
  g_autoptr (GHashTable) answers = foyer_form_finish (result, NULL);

  if (answers == NULL)
    return;
  self->may_close = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

/* Nothing is lost by closing, but a customer would stand before an empty counter. */
static gboolean
close_request_cb (FoyerCounterWindow *self)
{
  const char *number = foyer_counter_window_get_number (self);
  gboolean cash = self->item != NULL && foyer_counter_item_get_counter (self->item)->cash_check;
  const FoyerFormField none[] = { { NULL } };
  g_autofree char *body = NULL;
  FoyerForm form = {
    .heading = cash ? _ ("Leave in the middle of a cash check?") : _ ("Leave this customer?"),
    .accept = _ ("_Leave"),
    .destructive = TRUE,
    .fields = none,
  };

  if (self->may_close || (number == NULL && !cash))
    return GDK_EVENT_PROPAGATE;
  if (number != NULL)
    body = g_strdup_printf (_ ("%s stays at this counter as it is, and its clocks run on. Open the "
                               "window again and sign in to go on."),
                            number);
  else
    body = g_strdup (_ ("What is counted stays as it is. Open the window again and sign in to go "
                        "on."));
  form.body = body;
  foyer_form_async (GTK_WINDOW (self), &form, self->questions, close_answered_cb, NULL);
  return GDK_EVENT_STOP;
}

/* --- all of it --- */

void
foyer_counter_window_install_care (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "counter.print-sign", NULL, print_sign_cb);
  gtk_widget_class_install_action (widget_class, "counter.change-pin", NULL, change_pin_cb);
  gtk_widget_class_install_action (widget_class, "counter.book-visit", NULL, book_visit_cb);
  gtk_widget_class_install_action (widget_class, "counter.ask-manager", NULL, ask_manager_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Decimal, 0, "counter.ask-manager",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK,
                                       "counter.ask-manager", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, GDK_CONTROL_MASK,
                                       "counter.book-visit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK,
                                       "counter.print-sign", NULL);
}

void
foyer_counter_window_begin_care (FoyerCounterWindow *self)
{
  self->notices = foyer_notices_new (GTK_WINDOW (self), notice_cb, self);
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
}

void
foyer_counter_window_end_care (FoyerCounterWindow *self)
{
  g_clear_handle_id (&self->alert_timer, g_source_remove);
  g_clear_handle_id (&self->screen_lost, g_source_remove);
  g_clear_pointer (&self->notices, foyer_notices_free);
}
