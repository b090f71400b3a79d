/* Who is called or served at a counter, with everything that the clerk needs to know. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/counter/foyer-customer-card.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "window/common/foyer-class-marks.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-format.h"
#include "window/common/foyer-label.h"
#include "window/common/foyer-state-pill.h"
#include "hall/foyer-words.h"
#include "window/common/foyer-state.h"
#include "window/counter/foyer-matter-list.h"

struct _FoyerCustomerCard
{
  GtkWidget parent_instance;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  GtkLabel *number_label, *service_label, *prompt_label, *waited_label, *calls_label;
  GtkLabel *service_clock_label, *why_label;
  GtkLabel *note_label, *hold_label;
  GtkWidget *note_title, *hold_title;
  FoyerMatterList *matters;
  GtkWidget *item_done_button, *item_outcome_button, *add_item_button;
  GtkWidget *why_title;
  FoyerClassMarks *marks;
  FoyerStatePill *voice_pill;

  FoyerWindowContext *context;
  FoyerCounterItem *counter;
  FoyerTicketItem *ticket;
  char *why_number, *why;
  guint second; /* runs only while a clock is shown */
};

G_DEFINE_FINAL_TYPE (FoyerCustomerCard, foyer_customer_card, GTK_TYPE_WIDGET)

static FoyerHallModel *
get_model (FoyerCustomerCard *self)
{
  return foyer_window_context_get_model (self->context);
}

/* --- clocks --- */

/* When the number was called last: the tables keep the first call only, the list of calls each. */
static FoyerTime
get_last_call (FoyerCustomerCard *self)
{
  GListModel *calls = foyer_hall_model_get_calls (get_model (self));
  gint64 at = 0;

  for (guint i = 0; i < g_list_model_get_n_items (calls); i++)
    {
      g_autoptr (FoyerCallItem) call = g_list_model_get_item (calls, i);

      if (foyer_call_item_get_ticket (call) == self->ticket)
        g_object_get (call, "at", &at, NULL);
    }
  return MAX (at, foyer_ticket_item_get_ticket (self->ticket)->called_at);
}

static void
set_prompt (FoyerCustomerCard *self, const char *text, gboolean due)
{
  /* All the while a number is called there is one: nothing jumps. Later its place is needed. */
  gtk_label_set_text (self->prompt_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->prompt_label), *text != '\0');
  if (due)
    gtk_widget_add_css_class (GTK_WIDGET (self->prompt_label), "due");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->prompt_label), "due");
}

/* After the interval the next step is named: another call, or the end of calling. */
static void
update_calling (FoyerCustomerCard *self, const FoyerTicket *ticket, FoyerTime now)
{
  const FoyerSettings *settings = &foyer_hall_model_get_config (get_model (self))->settings;
  gint64 left = settings->recall_interval_s - (now - get_last_call (self)) / FOYER_SECOND;
  gboolean last = ticket->calls >= settings->max_calls;
  g_autofree char *text = NULL;

  if (left > 0)
    text = g_strdup_printf (last ? _ ("Last call. You can mark the number as missed in %d s.")
                                 : _ ("The customer is on the way. Call again in %d s."),
                            (int) left);
  else
    text =
        g_strdup (last ? _ ("Nobody came after the last call. Mark the number as missed, or wait.")
                       : _ ("Nobody came yet: call again."));
  set_prompt (self, text, left <= 0);
}

static void
update_serving (FoyerCustomerCard *self, const FoyerTicket *ticket, FoyerTime now)
{
  const FoyerService *service = foyer_config_find_service (
      foyer_hall_model_get_config (get_model (self)), ticket->service, NULL);
  FoyerTime until = ticket->state == FOYER_TICKET_ON_HOLD ? ticket->hold_since : now;
  gint64 seconds = (until - ticket->served_at) / FOYER_SECOND - ticket->held_s;
  gint64 limit = service != NULL ? service->limit_s : 0;
  g_autofree char *clock = foyer_format_stopwatch (seconds);
  g_autofree char *promise = foyer_format_stopwatch (limit);
  /* Translators: a length of time, and the promised one: "3:20 of 6:00" */
  g_autofree char *text = limit > 0 ? g_strdup_printf (_ ("%s of %s"), clock, promise) : NULL;

  gtk_label_set_text (self->service_clock_label, text != NULL ? text : clock);
  if (limit > 0 && seconds > limit)
    gtk_widget_add_css_class (GTK_WIDGET (self->service_clock_label), "over-limit");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->service_clock_label), "over-limit");
}

/* S2 七.9: the customer was told how long; beyond it the clerk is told. */
static void
update_hold (FoyerCustomerCard *self, const FoyerTicket *ticket, FoyerTime now)
{
  gboolean held = ticket->state == FOYER_TICKET_ON_HOLD;
  g_autofree char *clock = foyer_format_stopwatch ((now - ticket->hold_since) / FOYER_SECOND);
  g_autofree char *told =
      foyer_format_stopwatch (MAX (0, (ticket->hold_until - ticket->hold_since) / FOYER_SECOND));
  /* Translators: a reason, a length of time and the one that was told */
  g_autofree char *text =
      g_strdup_printf (_ ("%s, %s of %s"),
                       foyer_word_hold_reason (held ? ticket->hold_reason : "other"), clock, told);

  gtk_widget_set_visible (self->hold_title, held);
  gtk_widget_set_visible (GTK_WIDGET (self->hold_label), held);
  gtk_label_set_text (self->hold_label, held ? text : "");
  if (held && ticket->hold_until != 0 && now > ticket->hold_until)
    gtk_widget_add_css_class (GTK_WIDGET (self->hold_label), "over-limit");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->hold_label), "over-limit");
}

static void
update_clocks (FoyerCustomerCard *self)
{
  const FoyerTicket *ticket = foyer_ticket_item_get_ticket (self->ticket);
  FoyerTime now = foyer_hall_model_get_now (get_model (self));

  update_hold (self, ticket, now);

  if (ticket->state == FOYER_TICKET_CALLED)
    update_calling (self, ticket, now);
  else
    set_prompt (self, "", FALSE);
  if (ticket->state == FOYER_TICKET_SERVING || ticket->state == FOYER_TICKET_ON_HOLD)
    update_serving (self, ticket, now);
  else
    gtk_label_set_text (self->service_clock_label, "–");
}

static gboolean
second_cb (gpointer data)
{
  update_clocks (data);
  return G_SOURCE_CONTINUE;
}

static void
run_clock (FoyerCustomerCard *self)
{
  const FoyerTicket *ticket =
      self->ticket != NULL ? foyer_ticket_item_get_ticket (self->ticket) : NULL;
  gboolean needed = ticket != NULL && (ticket->state == FOYER_TICKET_CALLED ||
                                       ticket->state == FOYER_TICKET_SERVING ||
                                       ticket->state == FOYER_TICKET_ON_HOLD);

  if (needed && self->second == 0)
    self->second = g_timeout_add_seconds (1, second_cb, self);
  else if (!needed)
    g_clear_handle_id (&self->second, g_source_remove);
}

/* --- the card --- */

/* S4 五.2: who handed the customer over still answers for them until it is taken over. */
static void
update_note (FoyerCustomerCard *self, const FoyerTicket *ticket)
{
  gboolean handed = ticket->transferred_at != 0;
  g_autofree char *text = handed ? g_strdup_printf (_ ("From counter %d (staff number %s): %s"),
                                                    (int) ticket->transferred_from,
                                                    ticket->owner != NULL ? ticket->owner : "–",
                                                    ticket->note != NULL ? ticket->note : "")
                                 : NULL;

  gtk_widget_set_visible (self->note_title, handed);
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), handed);
  gtk_label_set_text (self->note_label, text != NULL ? text : "");
}

static void
update_facts (FoyerCustomerCard *self)
{
  const FoyerTicket *ticket = foyer_ticket_item_get_ticket (self->ticket);
  const char *number = foyer_ticket_item_get_number (self->ticket);
  FoyerServiceItem *service = foyer_hall_model_find_service (get_model (self), ticket->service);
  FoyerLanguage language = foyer_language_of_interface ();
  g_autofree char *waited = foyer_format_waited (ticket->issued_at, ticket->called_at);
  gint64 max_calls = foyer_hall_model_get_config (get_model (self))->settings.max_calls;
  g_autofree char *calls = g_strdup_printf (_ ("%d of %d"), (int) ticket->calls, (int) max_calls);
  gboolean why = self->why != NULL && g_strcmp0 (self->why_number, number) == 0;

  gtk_label_set_text (self->number_label, number);
  foyer_label_set_text_in (self->service_label, language,
                           service != NULL ? foyer_service_item_get_name (service, language)
                                           : ticket->service);
  foyer_class_marks_set_usual_language (
      self->marks, foyer_hall_model_get_config (get_model (self))->languages[0]);
  gtk_label_set_text (self->waited_label, waited);
  gtk_label_set_text (self->calls_label,
                      ticket->direct && ticket->calls <= 1 ? _ ("sent straight here") : calls);
  foyer_state_pill_set_state (self->voice_pill, foyer_ticket_item_get_voice (self->ticket));
  gtk_widget_set_visible (GTK_WIDGET (self->voice_pill),
                          foyer_ticket_item_get_voice (self->ticket) != NULL &&
                              ticket->state == FOYER_TICKET_CALLED);
  update_note (self, ticket);
  gtk_label_set_text (self->why_label, why ? self->why : "");
  gtk_widget_set_visible (self->why_title, why);
  gtk_widget_set_visible (GTK_WIDGET (self->why_label), why);
}

/* The sign is up: what it says, and who goes on. */
static char *
describe_suspension (FoyerCustomerCard *self)
{
  const FoyerCounter *counter = foyer_counter_item_get_counter (self->counter);
  const FoyerConfig *config = foyer_hall_model_get_config (get_model (self));
  const FoyerReason *reason = foyer_config_find_suspend_reason (config, counter->suspend_reason);
  const char *const *others = foyer_counter_item_get_alternatives (self->counter);
  g_autofree char *until = foyer_format_clock (counter->suspended_until, config->zone);
  g_autofree char *list =
      others != NULL && *others != NULL ? g_strjoinv (", ", (char **) others) : NULL;
  g_autofree char *there =
      /* Translators: %s is a list of counters, "2, 3" */
      list != NULL ? g_strdup_printf (_ ("The sign sends customers to counters %s."), list)
                   : g_strdup (_ ("No other counter serves the same matters now."));

  /* Translators: the reason, the time of return, and a sentence on who goes on */
  return g_strdup_printf (_ ("%s, back at %s. %s"),
                          reason != NULL
                              ? foyer_names_get (&reason->names, foyer_language_of_interface ())
                              : counter->suspend_reason,
                          *until != '\0' ? until : "–", there);
}

static void
update_suspended (FoyerCustomerCard *self)
{
  g_autofree char *text = describe_suspension (self);

  adw_status_page_set_icon_name (self->empty_page, foyer_state_get_icon ("suspended"));
  adw_status_page_set_title (self->empty_page, _ ("Service is suspended"));
  adw_status_page_set_description (self->empty_page, text);
}

static void
update_empty (FoyerCustomerCard *self)
{
  guint n_waiting = g_list_model_get_n_items (foyer_counter_item_get_waiting (self->counter));
  g_autofree char *waiting = foyer_format_waiting (n_waiting);
  g_autofree char *text = NULL;
  FoyerCounterState state = foyer_counter_item_get_state (self->counter);

  if (n_waiting == 0)
    text = g_strdup (_ ("When somebody takes a number for one of this counter's services, you can "
                        "call it."));
  else if (state == FOYER_COUNTER_READY)
    /* Translators: %s says how many wait */
    text = g_strdup_printf (_ ("%s. Press Call next."), waiting);
  else
    text = g_strdup (waiting);
  adw_status_page_set_icon_name (self->empty_page,
                                 foyer_state_get_icon (foyer_counter_states[state]));
  adw_status_page_set_title (self->empty_page, n_waiting == 0 ? _ ("Nobody waits")
                                                              : _ ("No customer at this counter"));
  adw_status_page_set_description (self->empty_page, text);
}

static void
update (FoyerCustomerCard *self)
{
  run_clock (self);
  gtk_stack_set_visible_child_name (self->stack, self->ticket != NULL ? "customer" : "empty");
  if (self->ticket == NULL)
    {
      if (foyer_counter_item_get_state (self->counter) == FOYER_COUNTER_SUSPENDED)
        update_suspended (self);
      else
        update_empty (self);
      return;
    }
  update_facts (self);
  update_clocks (self);
}

static void
ticket_notify_cb (FoyerTicketItem *ticket, GParamSpec *pspec, FoyerCustomerCard *self)
{
  update (self);
}

static void
set_ticket (FoyerCustomerCard *self, FoyerTicketItem *ticket)
{
  if (self->ticket == ticket)
    return;
  if (self->ticket != NULL)
    g_signal_handlers_disconnect_by_data (self->ticket, self);
  g_set_object (&self->ticket, ticket);
  if (self->marks != NULL)
    {
      foyer_class_marks_set_ticket (self->marks, ticket);
      foyer_matter_list_set_ticket (self->matters, self->context, ticket);
    }
  if (ticket == NULL)
    return;
  g_signal_connect (ticket, "notify", G_CALLBACK (ticket_notify_cb), self);
}

static void
changed_cb (FoyerCustomerCard *self)
{
  FoyerTicketItem *ticket = foyer_counter_item_get_ticket (self->counter);

  set_ticket (self, ticket != NULL ? ticket : foyer_counter_item_get_held_ticket (self->counter));
  update (self);
}

static void
foyer_customer_card_dispose (GObject *object)
{
  FoyerCustomerCard *self = FOYER_CUSTOMER_CARD (object);

  foyer_customer_card_set_counter (self, NULL, NULL);
  foyer_common_dispose_template (GTK_WIDGET (self), FOYER_TYPE_CUSTOMER_CARD);
  G_OBJECT_CLASS (foyer_customer_card_parent_class)->dispose (object);
}

static void
foyer_customer_card_finalize (GObject *object)
{
  FoyerCustomerCard *self = FOYER_CUSTOMER_CARD (object);

  g_free (self->why_number);
  g_free (self->why);
  G_OBJECT_CLASS (foyer_customer_card_parent_class)->finalize (object);
}

static void
foyer_customer_card_class_init (FoyerCustomerCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_customer_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = foyer_customer_card_finalize;
  g_type_ensure (FOYER_TYPE_MATTER_LIST);
  gtk_widget_class_set_css_name (widget_class, "foyer-customer-card");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/counter/customer-card.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerCard, stack);
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerCard, empty_page);
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerCard, number_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerCard, service_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerCard, marks);
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerCard, prompt_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerCard, waited_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerCard, calls_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerCard, voice_pill);
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerCard, service_clock_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerCard, matters);
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerCard, item_done_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerCard, item_outcome_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerCard, add_item_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerCard, note_title);
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerCard, note_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerCard, hold_title);
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerCard, hold_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerCard, why_title);
  gtk_widget_class_bind_template_child (widget_class, FoyerCustomerCard, why_label);
}

static void
foyer_customer_card_init (FoyerCustomerCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
foyer_customer_card_set_counter (FoyerCustomerCard *self,
                                 FoyerWindowContext *context,
                                 FoyerCounterItem *counter)
{
  if (self->counter == counter)
    return;
  if (self->counter != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->counter, self);
      g_signal_handlers_disconnect_by_data (get_model (self), self);
      set_ticket (self, NULL);
      run_clock (self);
    }
  g_set_object (&self->counter, counter);
  g_set_object (&self->context, context);
  if (counter == NULL)
    return;
  g_signal_connect_swapped (counter, "notify", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (get_model (self), "changed", G_CALLBACK (changed_cb), self);
  changed_cb (self);
}

void
foyer_customer_card_set_why (FoyerCustomerCard *self, const char *number, const char *why)
{
  foyer_set_text (&self->why_number, number);
  foyer_set_text (&self->why, why);
  if (self->ticket != NULL)
    update_facts (self);
}

GtkWidget *
foyer_customer_card_get_button (FoyerCustomerCard *self, FoyerCounterAction action)
{
  switch ((int) action)
    {
    case FOYER_ACTION_ITEM_DONE:
      return self->item_done_button;
    case FOYER_ACTION_ITEM_OUTCOME:
      return self->item_outcome_button;
    case FOYER_ACTION_ADD_ITEM:
      return self->add_item_button;
    default:
      return NULL;
    }
}
