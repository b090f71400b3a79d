/* One call as a board shows it: a number and where it is to go. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/foyer-call-item-private.h"

struct _FoyerCallItem
{
  GObject parent_instance;
  FoyerTicketItem *ticket;
  gint64 counter, calls, at, serial;
  gint64 counter_before;
};

G_DEFINE_FINAL_TYPE (FoyerCallItem, foyer_call_item, G_TYPE_OBJECT)

enum
{
  NUMBER = 1,
  LANGUAGE,
  TICKET_STATE,
  HEARING,
  TICKET,
  COUNTER,
  CALLS,
  AT,
  SERIAL,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
foyer_call_item_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  FoyerCallItem *self = FOYER_CALL_ITEM (object);

  switch (property_id)
    {
    case NUMBER:
      g_value_set_string (value, foyer_call_item_get_number (self));
      break;
    case LANGUAGE:
      g_value_set_string (value, foyer_languages[foyer_call_item_get_language (self)]);
      break;
    case TICKET_STATE:
      g_value_set_string (value, foyer_ticket_item_get_state (self->ticket));
      break;
    case HEARING:
      g_value_set_boolean (value, foyer_ticket_item_get_ticket (self->ticket)->hearing);
      break;
    case TICKET:
      g_value_set_object (value, self->ticket);
      break;
    case COUNTER:
      g_value_set_int64 (value, self->counter);
      break;
    case CALLS:
      g_value_set_int64 (value, self->calls);
      break;
    case AT:
      g_value_set_int64 (value, self->at);
      break;
    case SERIAL:
      g_value_set_int64 (value, self->serial);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
foyer_call_item_finalize (GObject *object)
{
  g_clear_object (&FOYER_CALL_ITEM (object)->ticket);
  G_OBJECT_CLASS (foyer_call_item_parent_class)->finalize (object);
}

static void
foyer_call_item_class_init (FoyerCallItemClass *klass)
{
  static const char *const texts[] = { "number", "language", "ticket-state" };
  static const char *const numbers[] = { "counter", "calls", "at", "serial" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = foyer_call_item_get_property;
  object_class->finalize = foyer_call_item_finalize;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    properties[NUMBER + i] = g_param_spec_string (texts[i], NULL, NULL, NULL, flags);
  properties[HEARING] = g_param_spec_boolean ("hearing", NULL, NULL, FALSE, flags);
  properties[TICKET] = g_param_spec_object ("ticket", NULL, NULL, FOYER_TYPE_TICKET_ITEM, flags);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    properties[COUNTER + i] = g_param_spec_int64 (numbers[i], NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
foyer_call_item_init (FoyerCallItem *self)
{
}

/* Which of its own properties is the ticket's: those with another name stand in the table. */
static void
ticket_notify_cb (GObject *ticket, GParamSpec *pspec, FoyerCallItem *self)
{
  static const struct
  {
    const char *theirs;
    guint ours;
  } follows[] = { { "state", TICKET_STATE }, { "language", LANGUAGE }, { "hearing", HEARING } };

  for (guint i = 0; i < G_N_ELEMENTS (follows); i++)
    if (g_str_equal (pspec->name, follows[i].theirs))
      g_object_notify_by_pspec (G_OBJECT (self), properties[follows[i].ours]);
}

FoyerCallItem *
foyer_call_item_new (FoyerTicketItem *ticket)
{
  FoyerCallItem *self = g_object_new (FOYER_TYPE_CALL_ITEM, NULL);

  self->ticket = g_object_ref (ticket);
  g_signal_connect_object (ticket, "notify", G_CALLBACK (ticket_notify_cb), self, 0);
  return self;
}

static void
set_number (FoyerCallItem *self, guint property_id, gint64 *slot, gint64 value)
{
  if (*slot == value)
    return;
  *slot = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property_id]);
}

void
foyer_call_item_call (FoyerCallItem *self, FoyerTime at, gint64 serial)
{
  const FoyerTicket *ticket = foyer_ticket_item_get_ticket (self->ticket);

  g_object_freeze_notify (G_OBJECT (self));
  self->counter_before = ticket->released_from;
  set_number (self, COUNTER, &self->counter, ticket->counter);
  set_number (self, CALLS, &self->calls, ticket->calls);
  set_number (self, AT, &self->at, at);
  set_number (self, SERIAL, &self->serial, serial);
  g_object_thaw_notify (G_OBJECT (self));
}

const char *
foyer_call_item_get_number (FoyerCallItem *self)
{
  return foyer_ticket_item_get_number (self->ticket);
}

gint64
foyer_call_item_get_counter (FoyerCallItem *self)
{
  return self->counter;
}

gint64
foyer_call_item_get_counter_before (FoyerCallItem *self)
{
  return self->counter_before;
}

FoyerLanguage
foyer_call_item_get_language (FoyerCallItem *self)
{
  return (FoyerLanguage) foyer_ticket_item_get_ticket (self->ticket)->language;
}

gint64
foyer_call_item_get_serial (FoyerCallItem *self)
{
  return self->serial;
}

FoyerTime
foyer_call_item_get_at (FoyerCallItem *self)
{
  return self->at;
}

FoyerTicketItem *
foyer_call_item_get_ticket (FoyerCallItem *self)
{
  return self->ticket;
}
