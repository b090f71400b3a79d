/* The line with what one says now: in the customer's language and in the clerk's. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/counter/foyer-courtesy-line.h"

#include "hall/foyer-phrase-choice.h"
#include "hall/foyer-words.h"
#include "model/foyer-matter-item.h"
#include "window/common/foyer-common.h"
#include "window/common/foyer-label.h"

struct _FoyerCourtesyLine
{
  GtkWidget parent_instance;
  GtkWidget *content;
  GtkLabel *customer_label, *clerk_label;

  FoyerWindowContext *context;
  FoyerCounterItem *counter;
  FoyerTicketItem *ticket; /* whose matters are watched */
  gint64 last_ticket;      /* what was so when the line was chosen */
  FoyerCounterState last_state;
  gint64 last_calls;
  guint last_open;        /* matters without an outcome */
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
say (FoyerCourtesyLine *self, const char *id, FoyerPhraseFacts *facts)
{
  const FoyerPhrase *phrase =
      id != NULL ? foyer_phrase_book_find (foyer_window_context_get_phrases (self->context), id)
                 : NULL;
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

void
foyer_courtesy_line_dismiss (FoyerCourtesyLine *self)
{
  gtk_widget_set_visible (self->content, FALSE);
}

/* --- the moment --- */

static void
add_facts (FoyerCourtesyLine *self, const FoyerTicket *ticket, FoyerPhraseFacts *facts)
{
  const FoyerService *service =
      ticket != NULL ? foyer_config_find_service (get_config (self), ticket->service, NULL) : NULL;
  const FoyerCounter *counter = foyer_counter_item_get_counter (self->counter);
  const char *const *others = foyer_counter_item_get_alternatives (self->counter);
  gint64 numbers[16];
  guint n_numbers = 0;

  foyer_phrase_facts_set_number (facts, "counter", counter->number);
  if (counter->staff != NULL)
    foyer_phrase_facts_set_text (facts, "staff", counter->staff);
  for (; others != NULL && others[n_numbers] != NULL && n_numbers < G_N_ELEMENTS (numbers);
       n_numbers++)
    numbers[n_numbers] = g_ascii_strtoll (others[n_numbers], NULL, 10);
  if (n_numbers > 0)
    foyer_phrase_facts_set_counters (facts, "counters", numbers, n_numbers);
  if (ticket == NULL)
    return;
  if (service != NULL)
    foyer_phrase_facts_set_names (facts, "service", &service->names);
  if (ticket->hold_reason != NULL)
    foyer_phrase_facts_set_text (facts, "reason", foyer_word_hold_reason (ticket->hold_reason));
  if (ticket->hold_until > ticket->hold_since)
    foyer_phrase_facts_set_number (facts, "minutes",
                                   (ticket->hold_until - ticket->hold_since) / (60 * FOYER_SECOND));
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
  guint n_items = g_list_model_get_n_items (foyer_ticket_item_get_items (self->ticket));

  if (self->last_state == FOYER_COUNTER_ON_HOLD)
    return FOYER_MOMENT_RESUMED;
  if (self->last_state != FOYER_COUNTER_SERVING)
    return n_items > 1 ? FOYER_MOMENT_ITEMS : FOYER_MOMENT_ARRIVED;
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
      return self->last_state == FOYER_COUNTER_SERVING ? FOYER_MOMENT_INVITED : FOYER_N_MOMENTS;
    default:
      return FOYER_N_MOMENTS;
    }
}

static void
choose (FoyerCourtesyLine *self, FoyerMoment moment)
{
  const FoyerTicket *ticket =
      self->ticket != NULL ? foyer_ticket_item_get_ticket (self->ticket) : NULL;
  const char *const *others = foyer_counter_item_get_alternatives (self->counter);
  FoyerPhraseSituation situation = {
    .moment = moment,
    .max_calls = get_config (self)->settings.max_calls,
    .others_serve = others != NULL && *others != NULL,
  };
  g_autoptr (FoyerPhraseFacts) facts = foyer_phrase_facts_new ();

  if (ticket != NULL)
    {
      situation.calls = ticket->calls;
      situation.hearing = ticket->hearing;
      situation.class = ticket->class;
      situation.waited_s = (ticket->called_at - ticket->issued_at) / FOYER_SECOND;
      situation.hold_reason = ticket->hold_reason;
      situation.n_items = g_list_model_get_n_items (foyer_ticket_item_get_items (self->ticket));
    }
  add_facts (self, ticket, facts);
  say (self, foyer_phrase_choose (&situation), facts);
}

static void follow (FoyerCourtesyLine *self);

static void
watch_ticket (FoyerCourtesyLine *self)
{
  FoyerTicketItem *ticket = foyer_counter_item_get_ticket (self->counter);

  if (ticket == self->ticket)
    return;
  if (self->ticket != NULL)
    g_signal_handlers_disconnect_by_data (self->ticket, self);
  g_set_object (&self->ticket, ticket);
  if (ticket == NULL)
    return;
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
  if (self->ticket != NULL)
    g_signal_handlers_disconnect_by_data (self->ticket, self);
  g_clear_object (&self->ticket);
  if (self->counter != NULL)
    g_signal_handlers_disconnect_by_data (self->counter, self);
  g_set_object (&self->counter, counter);
  g_set_object (&self->context, context);
  if (counter == NULL)
    return;
  self->last_state = FOYER_COUNTER_N_STATES;
  g_signal_connect_swapped (counter, "notify", G_CALLBACK (follow), self);
  follow (self);
}
