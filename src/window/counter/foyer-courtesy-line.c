/* The line with what one says now: in the customer's language and in the clerk's. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/counter/foyer-courtesy-line.h"

#include "hall/foyer-calendar.h"
#include "hall/foyer-phrase-choice.h"
#include "model/foyer-matter-item.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-label.h"
#include "window/counter/foyer-courtesy-money.h"
#include "window/common/foyer-phrase-window.h"

struct _FoyerCourtesyLine
{
  GtkWidget parent_instance;
  GtkWidget *content;
  GtkLabel *customer_label, *clerk_label;

  FoyerWindowContext *context;
  FoyerCounterItem *counter;
  FoyerTicketItem *ticket; /* whose matters are watched */
  FoyerTicketItem *left;   /* who was here before, until it is known where to */
  gint64 last_ticket;      /* what was so when the line was chosen */
  FoyerCounterState last_state;
  gint64 last_calls;
  guint last_open;    /* matters without an outcome */
  char *last_cash;    /* state of the cash check, or %NULL without one */
  gboolean invited;   /* to rate, and it is open */
  gboolean slow;      /* the service takes longer than promised */
  gboolean unnoticed; /* who was sent here was not seen */
  guint n_waiting;
  FoyerLanguage language; /* of the last customer */
};

G_DEFINE_FINAL_TYPE (FoyerCourtesyLine, foyer_courtesy_line, GTK_TYPE_WIDGET)

static const FoyerConfig *
get_config (FoyerCourtesyLine *self)
{
  return foyer_hall_model_get_config (foyer_window_context_get_model (self->context));
}

/* --- saying --- */

static void
say_phrase (FoyerCourtesyLine *self, const FoyerPhrase *phrase, const FoyerPhraseFacts *facts)
{
  FoyerLanguage mine = foyer_language_of_interface ();
  g_autofree char *theirs =
      phrase != NULL ? foyer_phrase_fill (phrase, self->language, facts) : NULL;
  g_autofree char *own =
      theirs != NULL && mine != self->language ? foyer_phrase_fill (phrase, mine, facts) : NULL;

  foyer_label_set_text_in (self->customer_label, self->language, theirs != NULL ? theirs : "");
  foyer_label_set_text_in (self->clerk_label, mine, own != NULL ? own : "");
  gtk_widget_set_visible (GTK_WIDGET (self->clerk_label), own != NULL);
  gtk_widget_set_visible (self->content, theirs != NULL);
}

static void
say (FoyerCourtesyLine *self, const char *id, const FoyerPhraseFacts *facts)
{
  say_phrase (self,
              id != NULL
                  ? foyer_phrase_book_find (foyer_window_context_get_phrases (self->context), id)
                  : NULL,
              facts);
}

void
foyer_courtesy_line_dismiss (FoyerCourtesyLine *self)
{
  gtk_widget_set_visible (self->content, FALSE);
}

void
foyer_courtesy_line_say (FoyerCourtesyLine *self,
                         const FoyerPhrase *phrase,
                         const FoyerPhraseFacts *facts)
{
  const FoyerLanguage before = self->language;

  if (self->counter == NULL)
    return;
  if (self->ticket == NULL)
    self->language = get_config (self)->languages[0];
  say_phrase (self, phrase, facts);
  self->language = before;
}

/* --- the moment --- */

/* What the clerk looks up during a hold is about the matter. */
static void
add_hold (FoyerCourtesyLine *self, const FoyerTicket *ticket, FoyerPhraseFacts *facts)
{
  const FoyerService *service =
      foyer_config_find_service (get_config (self), ticket->service, NULL);

  if (service != NULL)
    foyer_phrase_facts_set_names (facts, "service", &service->names);
  if (service != NULL && g_strcmp0 (ticket->hold_reason, "look-up") == 0)
    foyer_phrase_facts_set_names (facts, "reason", &service->names);
  if (service != NULL && service->form != NULL)
    foyer_phrase_facts_set_names (facts, "form", &service->form->names);
  if (ticket->hold_until > ticket->hold_since)
    foyer_phrase_facts_set_number (facts, "minutes",
                                   (ticket->hold_until - ticket->hold_since) / (60 * FOYER_SECOND));
}

static void
add_facts (FoyerCourtesyLine *self, const FoyerTicket *ticket, FoyerPhraseFacts *facts)
{
  const FoyerCounter *counter = foyer_counter_item_get_counter (self->counter);
  const char *const *others = foyer_counter_item_get_alternatives (self->counter);
  gint64 numbers[16];
  guint n_numbers = 0;

  foyer_phrase_facts_set_number (facts, "counter", counter->number);
  foyer_phrase_facts_set_names (facts, "utility", &get_config (self)->utility);
  if (get_config (self)->hotline != NULL)
    foyer_phrase_facts_set_text (facts, "phone", get_config (self)->hotline);
  if (counter->staff != NULL)
    foyer_phrase_facts_set_text (facts, "staff", counter->staff);
  for (; others != NULL && others[n_numbers] != NULL && n_numbers < G_N_ELEMENTS (numbers);
       n_numbers++)
    numbers[n_numbers] = g_ascii_strtoll (others[n_numbers], NULL, 10);
  if (n_numbers > 0)
    foyer_phrase_facts_set_counters (facts, "counters", numbers, n_numbers);
  if (ticket == NULL)
    return;
  add_hold (self, ticket, facts);
  foyer_phrase_facts_set_number (
      facts, "count", g_list_model_get_n_items (foyer_ticket_item_get_items (self->ticket)));
}

static guint
count_open (FoyerTicketItem *ticket, gboolean *refused)
{
  GListModel *items = foyer_ticket_item_get_items (ticket);
  guint n_open = 0;

  *refused = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (FoyerMatterItem) item = g_list_model_get_item (items, i);
      int state = foyer_matter_item_get_item (item)->state;

      if (state == FOYER_ITEM_OPEN || state == FOYER_ITEM_IN_WORK)
        n_open++;
      *refused |= state == FOYER_ITEM_REFUSED;
    }
  return n_open;
}

/* What serving has come to: just begun, gone on with, or done with one of the matters. */
static FoyerMoment
get_serving_moment (FoyerCourtesyLine *self, guint n_open, gboolean refused)
{
  if (self->last_state == FOYER_COUNTER_ON_HOLD)
    return FOYER_MOMENT_RESUMED;
  if (self->last_state != FOYER_COUNTER_SERVING)
    return FOYER_MOMENT_ARRIVED;
  if (n_open == 0)
    return refused ? FOYER_MOMENT_REFUSED : FOYER_MOMENT_ALL_DONE;
  return n_open < self->last_open ? FOYER_MOMENT_ITEM_DONE : FOYER_N_MOMENTS;
}

/* Whether anything is to be said anew; %FOYER_N_MOMENTS: what was said stands. */
static FoyerMoment
get_moment (FoyerCourtesyLine *self, FoyerCounterState state, guint n_open, gboolean refused)
{
  switch (state)
    {
    case FOYER_COUNTER_CALLING:
      return FOYER_MOMENT_CALLED;
    case FOYER_COUNTER_SERVING:
      return self->ticket != NULL ? get_serving_moment (self, n_open, refused) : FOYER_N_MOMENTS;
    case FOYER_COUNTER_ON_HOLD:
      return FOYER_MOMENT_HOLD;
    case FOYER_COUNTER_SUSPENDED:
      return FOYER_MOMENT_SUSPENDED;
    case FOYER_COUNTER_READY:
      return self->last_state == FOYER_COUNTER_SERVING && self->invited ? FOYER_MOMENT_INVITED
                                                                        : FOYER_N_MOMENTS;
    default:
      return FOYER_N_MOMENTS;
    }
}

/* B01-B05: weekday, weekend, a feast of the calendar, or beyond the hours (5/D35). */
static const FoyerNames *
add_calendar (FoyerCourtesyLine *self, FoyerPhraseSituation *situation)
{
  const FoyerConfig *config = get_config (self);
  FoyerHallModel *model = foyer_window_context_get_model (self->context);
  FoyerTime now = foyer_hall_model_get_now (model);
  FoyerWallTime wall = foyer_time_to_wall (now, config->zone);
  const FoyerHoliday *holiday;
  char date[11];

  foyer_calendar_get_date (config, now, date);
  holiday = foyer_calendar_find (config, date);
  situation->weekday = wall.weekday;
  situation->holiday = holiday != NULL && holiday->greeting;
  situation->make_up = holiday != NULL && holiday->kind == FOYER_HOLIDAY_WORKING_DAY;
  situation->overtime = foyer_hall_is_over (foyer_hall_model_get_state (model));
  return situation->holiday ? &holiday->names : NULL;
}

/* The one before took longer than promised: those after had to wait for it. */
static gboolean
has_overrun (FoyerCourtesyLine *self)
{
  FoyerTicketItem *item = foyer_counter_item_get_last_ticket (self->counter);
  const FoyerTicket *last = item != NULL ? foyer_ticket_item_get_ticket (item) : NULL;
  const FoyerService *service =
      last != NULL ? foyer_config_find_service (get_config (self), last->service, NULL) : NULL;

  return service != NULL && service->limit_s > 0 && last->served_at > 0 &&
         (last->finished_at - last->served_at) / FOYER_SECOND - last->held_s > service->limit_s;
}

static gboolean
has_form (FoyerCourtesyLine *self, const FoyerTicket *ticket)
{
  const FoyerService *service =
      foyer_config_find_service (get_config (self), ticket->service, NULL);

  return service != NULL && service->form != NULL;
}

static gboolean
has_long_fault (FoyerCourtesyLine *self)
{
  FoyerHallModel *model = foyer_window_context_get_model (self->context);
  const FoyerFault *fault = foyer_hall_model_get_system_fault (
      model, foyer_counter_item_get_counter (self->counter)->number);

  return fault != NULL && foyer_fault_is_long (fault, foyer_hall_model_get_now (model),
                                               get_config (self)->settings.fault_threshold_s);
}

/* Where a customer who was handed over goes: the service, or the counter. */
static void
add_destination (FoyerCourtesyLine *self, FoyerPhraseFacts *facts)
{
  const FoyerTicket *ticket = foyer_ticket_item_get_ticket (self->left);
  const FoyerService *service =
      foyer_config_find_service (get_config (self), ticket->service, NULL);
  FoyerNames names = { { NULL } };

  if (ticket->bound_counter == 0)
    {
      if (service != NULL)
        foyer_phrase_facts_set_names (facts, "dept", &service->names);
      return;
    }
  /* Not for gettext: it is said in the customer's language. */
  names.in[FOYER_LANGUAGE_ZH] = g_strdup_printf ("%d号窗口", (int) ticket->bound_counter);
  names.in[FOYER_LANGUAGE_KO] = g_strdup_printf ("%d번 창구", (int) ticket->bound_counter);
  names.in[FOYER_LANGUAGE_EN] = g_strdup_printf ("Counter %d", (int) ticket->bound_counter);
  foyer_phrase_facts_set_names (facts, "dept", &names);
  for (guint i = 0; i < FOYER_N_LANGUAGES; i++)
    g_free (names.in[i]);
}

static void
choose (FoyerCourtesyLine *self, FoyerMoment moment)
{
  const FoyerCash *cash = foyer_cash_item_get_cash (foyer_counter_item_get_cash (self->counter));
  const FoyerTicket *ticket =
      self->ticket != NULL ? foyer_ticket_item_get_ticket (self->ticket) : NULL;
  const char *const *others = foyer_counter_item_get_alternatives (self->counter);
  FoyerPhraseSituation situation = {
    .moment = moment,
    .max_calls = get_config (self)->settings.max_calls,
    .others_serve = others != NULL && *others != NULL,
  };
  g_autoptr (FoyerPhraseFacts) facts = foyer_phrase_facts_new ();
  const FoyerNames *holiday;

  if (ticket != NULL)
    {
      situation.calls = ticket->calls;
      situation.hearing = ticket->hearing;
      situation.class = ticket->class;
      situation.waited_s = (ticket->called_at - ticket->issued_at) / FOYER_SECOND;
      situation.hold_reason = ticket->hold_reason;
      situation.form = has_form (self, ticket);
      situation.long_fault = has_long_fault (self);
      situation.n_items = g_list_model_get_n_items (foyer_ticket_item_get_items (self->ticket));
    }
  situation.overran = has_overrun (self);
  holiday = add_calendar (self, &situation);
  if (holiday != NULL)
    foyer_phrase_facts_set_names (facts, "holiday", holiday);
  if (moment == FOYER_MOMENT_CASH && cash != NULL)
    {
      situation.cash_state = foyer_cash_states[cash->state];
      situation.change_due = foyer_cash_get_change (cash) > 0;
      foyer_courtesy_add_money (get_config (self)->currency,
                                foyer_counter_item_get_cash (self->counter), facts);
    }
  add_facts (self, ticket, facts);
  if (moment == FOYER_MOMENT_TRANSFERRED)
    add_destination (self, facts);
  say (self, foyer_phrase_choose (&situation), facts);
}

/* Sums change with every piece that is counted; without a customer there is nobody to say it to. */
static void
follow_cash (FoyerCourtesyLine *self)
{
  FoyerCashItem *item = foyer_counter_item_get_cash (self->counter);
  const FoyerCash *cash = foyer_cash_item_get_cash (item);
  gboolean active =
      cash != NULL && foyer_cash_item_get_active (item) && cash->till == FOYER_TILL_NONE;

  if (active && (cash->state != FOYER_CASH_COUNTING || cash->counted > 0))
    choose (self, FOYER_MOMENT_CASH);
  else if (active || self->last_cash != NULL)
    foyer_courtesy_line_dismiss (self);
  foyer_set_text (&self->last_cash, active ? foyer_cash_states[cash->state] : NULL);
}

/* The invitation is over, however it ended: goodbye. */
static void
follow_rating (FoyerCourtesyLine *self)
{
  const FoyerRating *rating =
      foyer_rating_item_get_rating (foyer_counter_item_get_rating (self->counter));
  gboolean invited = rating != NULL && rating->state == FOYER_RATING_INVITED;
  gboolean over = self->invited && !invited;

  self->invited = invited;
  if (self->ticket != NULL || foyer_counter_item_get_state (self->counter) != FOYER_COUNTER_READY)
    return;
  if (over)
    choose (self, FOYER_MOMENT_FAREWELL);
}

void
foyer_courtesy_line_set_slow (FoyerCourtesyLine *self, gboolean slow)
{
  if (slow && !self->slow && self->ticket != NULL)
    choose (self, FOYER_MOMENT_SLOW);
  self->slow = slow;
}

void
foyer_courtesy_line_show_way (FoyerCourtesyLine *self, int language, GArray *counters)
{
  const FoyerPhraseSituation situation = {
    .moment = counters->len > 0 ? FOYER_MOMENT_WRONG_COUNTER : FOYER_MOMENT_NOT_CALLED,
  };
  const FoyerLanguage called = self->language;
  g_autoptr (FoyerPhraseFacts) facts = foyer_phrase_facts_new ();

  if (counters->len > 0)
    foyer_phrase_facts_set_counters (facts, "counter", (const gint64 *) (void *) counters->data,
                                     counters->len);
  if (language >= 0)
    self->language = (FoyerLanguage) language;
  say (self, foyer_phrase_choose (&situation), facts);
  self->language = called;
}

/* C05: sent straight here, and nobody looked up. */
void
foyer_courtesy_line_set_unnoticed (FoyerCourtesyLine *self, gboolean unnoticed)
{
  if (unnoticed && !self->unnoticed && self->ticket != NULL)
    choose (self, FOYER_MOMENT_UNNOTICED);
  self->unnoticed = unnoticed;
}

/* C03: somebody comes while another is served: a look, in the newcomer's language. */
static void
follow_waiting (FoyerCourtesyLine *self)
{
  GListModel *waiting = foyer_counter_item_get_waiting (self->counter);
  const guint n = g_list_model_get_n_items (waiting);
  const FoyerCash *cash = foyer_cash_item_get_cash (foyer_counter_item_get_cash (self->counter));

  if (n == 1 && self->n_waiting == 0 && cash == NULL &&
      foyer_counter_item_get_state (self->counter) == FOYER_COUNTER_SERVING)
    {
      g_autoptr (FoyerTicketItem) newcomer = g_list_model_get_item (waiting, 0);
      const FoyerPhraseSituation situation = { .moment = FOYER_MOMENT_NEWCOMER };
      const FoyerLanguage served = self->language;

      self->language = (FoyerLanguage) foyer_ticket_item_get_ticket (newcomer)->language;
      say (self, foyer_phrase_choose (&situation), NULL);
      self->language = served;
    }
  self->n_waiting = n;
}

static void follow (FoyerCourtesyLine *self);

/* S4 五.2: whoever is handed over is told where they are expected. The counter may let go of the
 * number before the number itself tells where it goes. */
static void
follow_left (FoyerCourtesyLine *self)
{
  const FoyerTicket *ticket = self->left != NULL ? foyer_ticket_item_get_ticket (self->left) : NULL;

  if (ticket != NULL && ticket->state == FOYER_TICKET_WAITING && ticket->transferred_at != 0 &&
      ticket->transferred_from == foyer_counter_item_get_counter (self->counter)->number)
    choose (self, FOYER_MOMENT_TRANSFERRED);
}

static void
leave (FoyerCourtesyLine *self, FoyerTicketItem *ticket)
{
  if (self->left != NULL)
    g_signal_handlers_disconnect_by_data (self->left, self);
  g_set_object (&self->left, ticket);
}

static void
watch_ticket (FoyerCourtesyLine *self)
{
  FoyerTicketItem *ticket = foyer_counter_item_get_ticket (self->counter);

  if (ticket == self->ticket)
    return;
  leave (self, self->ticket);
  if (self->ticket != NULL)
    g_signal_handlers_disconnect_by_data (self->ticket, self);
  g_set_object (&self->ticket, ticket);
  if (self->left != NULL)
    g_signal_connect_swapped (self->left, "notify", G_CALLBACK (follow_left), self);
  if (ticket == NULL)
    return;
  leave (self, NULL);
  self->language = (FoyerLanguage) foyer_ticket_item_get_ticket (ticket)->language;
  g_signal_connect_swapped (ticket, "notify", G_CALLBACK (follow), self);
}

static void
follow (FoyerCourtesyLine *self)
{
  FoyerCounterState state = foyer_counter_item_get_state (self->counter);
  const FoyerTicket *ticket;
  gboolean refused = FALSE;
  guint n_open;
  gint64 id, calls;
  FoyerMoment moment;

  watch_ticket (self);
  ticket = self->ticket != NULL ? foyer_ticket_item_get_ticket (self->ticket) : NULL;
  n_open = self->ticket != NULL ? count_open (self->ticket, &refused) : 0;
  id = ticket != NULL ? ticket->id : 0;
  calls = ticket != NULL ? ticket->calls : 0;
  if (state == self->last_state && id == self->last_ticket && n_open == self->last_open &&
      calls == self->last_calls)
    return;
  moment = get_moment (self, state, n_open, refused);
  if (moment != FOYER_N_MOMENTS)
    choose (self, moment);
  else if (state != self->last_state)
    foyer_courtesy_line_dismiss (self);
  self->last_state = state;
  self->last_ticket = id;
  self->last_open = n_open;
  self->last_calls = calls;
  if (ticket == NULL)
    follow_left (self);
}

/* --- on demand --- */

static FoyerPhraseFacts *
get_facts (FoyerCourtesyLine *self)
{
  FoyerPhraseFacts *facts = foyer_phrase_facts_new ();

  add_facts (self, self->ticket != NULL ? foyer_ticket_item_get_ticket (self->ticket) : NULL,
             facts);
  return facts;
}

static void
chosen_cb (FoyerCourtesyLine *self, const char *id)
{
  g_autoptr (FoyerPhraseFacts) facts = NULL;

  if (self->counter == NULL)
    return;
  facts = get_facts (self);
  say (self, id, facts);
}

void
foyer_courtesy_line_open_phrases (FoyerCourtesyLine *self)
{
  GtkWidget *window;

  if (self->counter == NULL)
    return;
  window = foyer_phrase_window_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->context, FOYER_AUDIENCE_CLERK,
      self->ticket != NULL ? self->language : get_config (self)->languages[0], get_facts (self));
  g_signal_connect_object (window, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

/* --- the widget --- */

static void
foyer_courtesy_line_dispose (GObject *object)
{
  FoyerCourtesyLine *self = FOYER_COURTESY_LINE (object);

  foyer_courtesy_line_set_counter (self, NULL, NULL);
  foyer_common_dispose_template (GTK_WIDGET (self), FOYER_TYPE_COURTESY_LINE);
  G_OBJECT_CLASS (foyer_courtesy_line_parent_class)->dispose (object);
}

static void
foyer_courtesy_line_class_init (FoyerCourtesyLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_courtesy_line_dispose;
  gtk_widget_class_set_css_name (widget_class, "foyer-courtesy-line");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/foyerhall/Foyer/ui/counter/courtesy-line.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerCourtesyLine, content);
  gtk_widget_class_bind_template_child (widget_class, FoyerCourtesyLine, customer_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerCourtesyLine, clerk_label);
  gtk_widget_class_bind_template_callback (widget_class, foyer_courtesy_line_dismiss);
}

static void
foyer_courtesy_line_init (FoyerCourtesyLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  foyer_courtesy_line_dismiss (self);
}

void
foyer_courtesy_line_set_counter (FoyerCourtesyLine *self,
                                 FoyerWindowContext *context,
                                 FoyerCounterItem *counter)
{
  if (self->counter == counter)
    return;
  leave (self, NULL);
  if (self->ticket != NULL)
    g_signal_handlers_disconnect_by_data (self->ticket, self);
  g_clear_object (&self->ticket);
  g_clear_pointer (&self->last_cash, g_free);
  if (self->counter != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->counter, self);
      g_signal_handlers_disconnect_by_data (foyer_counter_item_get_waiting (self->counter), self);
      g_signal_handlers_disconnect_by_data (foyer_counter_item_get_cash (self->counter), self);
      g_signal_handlers_disconnect_by_data (foyer_counter_item_get_rating (self->counter), self);
    }
  g_set_object (&self->counter, counter);
  g_set_object (&self->context, context);
  if (counter == NULL)
    return;
  self->last_state = FOYER_COUNTER_N_STATES;
  self->slow = self->unnoticed = FALSE;
  self->n_waiting = g_list_model_get_n_items (foyer_counter_item_get_waiting (counter));
  follow_rating (self);
  g_signal_connect_swapped (foyer_counter_item_get_waiting (counter), "items-changed",
                            G_CALLBACK (follow_waiting), self);
  g_signal_connect_swapped (foyer_counter_item_get_rating (counter), "notify",
                            G_CALLBACK (follow_rating), self);
  g_signal_connect_swapped (foyer_counter_item_get_cash (counter), "notify",
                            G_CALLBACK (follow_cash), self);
  g_signal_connect_swapped (counter, "notify", G_CALLBACK (follow), self);
  follow (self);
}
