/* One counter as screens see it, with its customer and those who wait for it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/foyer-counter-item-private.h"

#include "model/foyer-cash-item-private.h"
#include "model/foyer-rating-item-private.h"
#include "model/foyer-record-properties.h"
#include "model/foyer-sorted-list.h"

struct _FoyerCounterItem
{
  GObject parent_instance;
  FoyerCounter *counter;
  FoyerConfig *config;
  const FoyerCounterPlan *plan; /* in config; %NULL while it has none */
  char **services, **alternatives;
  FoyerTicketItem *ticket, *held_ticket;
  FoyerTicketItem *last_ticket; /* of the customer before */
  FoyerCashItem *cash;
  FoyerRatingItem *rating;
  FoyerSortedList *waiting;
  gboolean hall_calls, fault;
};

G_DEFINE_FINAL_TYPE (FoyerCounterItem, foyer_counter_item, G_TYPE_OBJECT)

enum
{
  STATE,
  TICKET,
  HELD_TICKET,
  ALTERNATIVES,
  SERVICES,
  ACCESSIBLE,
  WAITING,
  CASH,
  RATING,
  FAULT,
  N_OWN,
};

static GParamSpec *own[N_OWN];

static const FoyerOffer *
find_offer (FoyerCounterItem *self, const char *service)
{
  for (guint i = 0; self->plan != NULL && i < self->plan->offers->len; i++)
    {
      const FoyerOffer *offer = &g_array_index (self->plan->offers, FoyerOffer, i);
      if (g_strcmp0 (offer->service, service) == 0)
        return offer;
    }
  return NULL;
}

static FoyerTime
get_due_here (FoyerCounterItem *self, FoyerTicketItem *item)
{
  const FoyerTicket *ticket = foyer_ticket_item_get_ticket (item);
  const FoyerOffer *offer = find_offer (self, ticket->service);

  return ticket->due_at + (offer != NULL ? offer->delay_s * FOYER_SECOND : 0);
}

/* The order in which foyer_calling_choose() takes them. */
static int
compare_waiting (gconstpointer a, gconstpointer b, gpointer data)
{
  FoyerTime due_a = get_due_here (data, (gpointer) a), due_b = get_due_here (data, (gpointer) b);
  gint64 id_a = foyer_ticket_item_get_ticket ((gpointer) a)->id;
  gint64 id_b = foyer_ticket_item_get_ticket ((gpointer) b)->id;

  if (due_a != due_b)
    return due_a < due_b ? -1 : 1;
  return id_a < id_b ? -1 : id_a > id_b;
}

static void
foyer_counter_item_get_property (GObject *object,
                                 guint property_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  FoyerCounterItem *self = FOYER_COUNTER_ITEM (object);

  if (property_id < FOYER_FIRST_PROPERTY_AFTER (&foyer_counter_type))
    foyer_record_get_property (&foyer_counter_type, self->counter, property_id, value);
  else if (pspec == own[STATE])
    g_value_set_string (value, foyer_counter_states[foyer_counter_item_get_state (self)]);
  else if (pspec == own[TICKET])
    g_value_set_object (value, self->ticket);
  else if (pspec == own[HELD_TICKET])
    g_value_set_object (value, self->held_ticket);
  else if (pspec == own[ALTERNATIVES])
    g_value_set_boxed (value, self->alternatives);
  else if (pspec == own[SERVICES])
    g_value_set_boxed (value, self->services);
  else if (pspec == own[ACCESSIBLE])
    g_value_set_boolean (value, self->plan != NULL && self->plan->accessible);
  else if (pspec == own[WAITING])
    g_value_set_object (value, self->waiting);
  else if (pspec == own[CASH])
    g_value_set_object (value, self->cash);
  else if (pspec == own[RATING])
    g_value_set_object (value, self->rating);
  else if (pspec == own[FAULT])
    g_value_set_boolean (value, self->fault);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
foyer_counter_item_finalize (GObject *object)
{
  FoyerCounterItem *self = FOYER_COUNTER_ITEM (object);

  g_clear_object (&self->ticket);
  g_clear_object (&self->held_ticket);
  g_clear_object (&self->last_ticket);
  g_clear_object (&self->cash);
  g_clear_object (&self->rating);
  g_strfreev (self->alternatives);
  g_clear_object (&self->waiting);
  g_clear_pointer (&self->config, foyer_config_unref);
  foyer_counter_free (self->counter);
  g_strfreev (self->services);
  G_OBJECT_CLASS (foyer_counter_item_parent_class)->finalize (object);
}

static void
foyer_counter_item_class_init (FoyerCounterItemClass *klass)
{
  static const char *const without[] = { "state", "ticket", "held", NULL };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = foyer_counter_item_get_property;
  object_class->finalize = foyer_counter_item_finalize;
  foyer_record_install_properties (object_class, &foyer_counter_type, without);
  own[STATE] = g_param_spec_string ("state", NULL, NULL, NULL, flags);
  own[TICKET] = g_param_spec_object ("ticket", NULL, NULL, FOYER_TYPE_TICKET_ITEM, flags);
  own[HELD_TICKET] = g_param_spec_object ("held-ticket", NULL, NULL, FOYER_TYPE_TICKET_ITEM, flags);
  own[ALTERNATIVES] = g_param_spec_boxed ("alternatives", NULL, NULL, G_TYPE_STRV, flags);
  own[SERVICES] = g_param_spec_boxed ("services", NULL, NULL, G_TYPE_STRV, flags);
  own[ACCESSIBLE] = g_param_spec_boolean ("accessible", NULL, NULL, FALSE, flags);
  own[WAITING] = g_param_spec_object ("waiting", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  own[CASH] = g_param_spec_object ("cash", NULL, NULL, FOYER_TYPE_CASH_ITEM, flags);
  own[RATING] = g_param_spec_object ("rating", NULL, NULL, FOYER_TYPE_RATING_ITEM, flags);
  own[FAULT] = g_param_spec_boolean ("fault", NULL, NULL, FALSE, flags);
  for (guint i = 0; i < N_OWN; i++)
    g_object_class_install_property (object_class,
                                     FOYER_FIRST_PROPERTY_AFTER (&foyer_counter_type) + i, own[i]);
}

static void
foyer_counter_item_init (FoyerCounterItem *self)
{
  self->counter = foyer_record_new (&foyer_counter_type);
  self->waiting = foyer_sorted_list_new (FOYER_TYPE_TICKET_ITEM, compare_waiting, self);
  self->services = g_new0 (char *, 1);
  self->cash = foyer_cash_item_new ();
  self->rating = foyer_rating_item_new ();
  self->alternatives = g_new0 (char *, 1);
}

FoyerCounterItem *
foyer_counter_item_new (gint64 number)
{
  FoyerCounterItem *self = g_object_new (FOYER_TYPE_COUNTER_ITEM, NULL);

  self->counter->number = number;
  return self;
}

static char **
list_services (const FoyerCounterPlan *plan)
{
  guint n_offers = plan != NULL ? plan->offers->len : 0;
  char **services = g_new0 (char *, n_offers + 1);

  for (guint i = 0; i < n_offers; i++)
    services[i] = g_strdup (g_array_index (plan->offers, FoyerOffer, i).service);
  return services;
}

static gboolean
offers_equal (const FoyerCounterPlan *a, const FoyerCounterPlan *b)
{
  if (a == NULL || b == NULL || a->offers->len != b->offers->len)
    return a == b;
  for (guint i = 0; i < a->offers->len; i++)
    {
      const FoyerOffer *one = &g_array_index (a->offers, FoyerOffer, i);
      const FoyerOffer *other = &g_array_index (b->offers, FoyerOffer, i);
      if (!g_str_equal (one->service, other->service) || one->delay_s != other->delay_s)
        return FALSE;
    }
  return TRUE;
}

void
foyer_counter_item_set_config (FoyerCounterItem *self, FoyerConfig *config)
{
  const FoyerCounterPlan *plan = foyer_config_find_counter (config, self->counter->number, NULL);
  gboolean same_offers = offers_equal (self->plan, plan);
  gboolean was_accessible = self->plan != NULL && self->plan->accessible;
  FoyerConfig *before = self->config;

  /* The order of the list follows the plan: it must be empty while that changes. */
  if (!same_offers)
    foyer_sorted_list_clear (self->waiting);
  self->config = foyer_config_ref (config);
  self->plan = plan;
  if (!same_offers)
    {
      g_strfreev (self->services);
      self->services = list_services (plan);
      g_object_notify_by_pspec (G_OBJECT (self), own[SERVICES]);
    }
  if (was_accessible != (plan != NULL && plan->accessible))
    g_object_notify_by_pspec (G_OBJECT (self), own[ACCESSIBLE]);
  g_clear_pointer (&before, foyer_config_unref);
}

void
foyer_counter_item_set_counter (FoyerCounterItem *self, const FoyerCounter *counter)
{
  FoyerCounterState before = foyer_counter_item_get_state (self);
  FoyerCounter none = { .number = self->counter->number };
  guint64 mask;

  if (counter == NULL)
    counter = &none;
  mask = foyer_record_diff (&foyer_counter_type, self->counter, counter);
  if (mask == 0)
    return;
  g_object_freeze_notify (G_OBJECT (self));
  foyer_counter_free (self->counter);
  self->counter = foyer_counter_copy (counter);
  mask &= ~(G_GUINT64_CONSTANT (1) << foyer_record_find_field (&foyer_counter_type, "state"));
  mask &= ~(G_GUINT64_CONSTANT (1) << foyer_record_find_field (&foyer_counter_type, "ticket"));
  mask &= ~(G_GUINT64_CONSTANT (1) << foyer_record_find_field (&foyer_counter_type, "held"));
  foyer_record_notify (G_OBJECT (self), &foyer_counter_type, mask);
  if (before != foyer_counter_item_get_state (self))
    g_object_notify_by_pspec (G_OBJECT (self), own[STATE]);
  g_object_thaw_notify (G_OBJECT (self));
}

void
foyer_counter_item_set_ticket (FoyerCounterItem *self, FoyerTicketItem *ticket)
{
  if (self->ticket != NULL && self->ticket != ticket)
    g_set_object (&self->last_ticket, self->ticket);
  if (g_set_object (&self->ticket, ticket))
    g_object_notify_by_pspec (G_OBJECT (self), own[TICKET]);
}

void
foyer_counter_item_set_held_ticket (FoyerCounterItem *self, FoyerTicketItem *ticket)
{
  if (g_set_object (&self->held_ticket, ticket))
    g_object_notify_by_pspec (G_OBJECT (self), own[HELD_TICKET]);
}

void
foyer_counter_item_set_alternatives (FoyerCounterItem *self, GArray *numbers)
{
  g_auto (GStrv) texts = g_new0 (char *, numbers->len + 1);

  for (guint i = 0; i < numbers->len; i++)
    texts[i] = g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (numbers, gint64, i));
  if (g_strv_equal ((const char *const *) texts, (const char *const *) self->alternatives))
    return;
  g_strfreev (self->alternatives);
  self->alternatives = g_steal_pointer (&texts);
  g_object_notify_by_pspec (G_OBJECT (self), own[ALTERNATIVES]);
}

void
foyer_counter_item_set_hall_calls (FoyerCounterItem *self, gboolean hall_calls)
{
  FoyerCounterState before = foyer_counter_item_get_state (self);

  self->hall_calls = hall_calls;
  if (before != foyer_counter_item_get_state (self))
    g_object_notify_by_pspec (G_OBJECT (self), own[STATE]);
}

void
foyer_counter_item_set_fault (FoyerCounterItem *self, gboolean fault)
{
  if (self->fault == fault)
    return;
  self->fault = fault;
  g_object_notify_by_pspec (G_OBJECT (self), own[FAULT]);
}

void
foyer_counter_item_consider (FoyerCounterItem *self, FoyerTicketItem *item)
{
  const FoyerTicket *ticket = foyer_ticket_item_get_ticket (item);
  gint64 bound = ticket->bound_counter;

  if (ticket->state == FOYER_TICKET_WAITING && (bound == 0 || bound == self->counter->number) &&
      find_offer (self, ticket->service) != NULL)
    foyer_sorted_list_place (self->waiting, item);
  else
    foyer_sorted_list_remove (self->waiting, item);
}

void
foyer_counter_item_drop (FoyerCounterItem *self, FoyerTicketItem *ticket)
{
  foyer_sorted_list_remove (self->waiting, ticket);
}

const FoyerCounter *
foyer_counter_item_get_counter (FoyerCounterItem *self)
{
  return self->counter;
}

FoyerCounterState
foyer_counter_item_get_state (FoyerCounterItem *self)
{
  if (self->counter->state == FOYER_COUNTER_PREPARING && self->hall_calls)
    return FOYER_COUNTER_READY;
  return (FoyerCounterState) self->counter->state;
}

FoyerTicketItem *
foyer_counter_item_get_ticket (FoyerCounterItem *self)
{
  return self->ticket;
}

FoyerTicketItem *
foyer_counter_item_get_held_ticket (FoyerCounterItem *self)
{
  return self->held_ticket;
}

const char *const *
foyer_counter_item_get_alternatives (FoyerCounterItem *self)
{
  return (const char *const *) self->alternatives;
}

const char *const *
foyer_counter_item_get_services (FoyerCounterItem *self)
{
  return (const char *const *) self->services;
}

GListModel *
foyer_counter_item_get_waiting (FoyerCounterItem *self)
{
  return G_LIST_MODEL (self->waiting);
}

FoyerTicketItem *
foyer_counter_item_get_last_ticket (FoyerCounterItem *self)
{
  return self->last_ticket;
}

FoyerCashItem *
foyer_counter_item_get_cash (FoyerCounterItem *self)
{
  return self->cash;
}

FoyerRatingItem *
foyer_counter_item_get_rating (FoyerCounterItem *self)
{
  return self->rating;
}
