/* One ticket as screens see it: a record with properties that tell of their changes. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/foyer-ticket-item-private.h"

#include "hall/foyer-announcement.h"
#include "model/foyer-record-properties.h"
#include "model/foyer-sorted-list.h"

struct _FoyerTicketItem
{
  GObject parent_instance;
  FoyerTicket *ticket;
  char number[FOYER_NUMBER_SIZE];
  gint64 voice_seq; /* 0: no announcement is known */
  int voice;
  gboolean heard;
  FoyerSortedList *items;
};

G_DEFINE_FINAL_TYPE (FoyerTicketItem, foyer_ticket_item, G_TYPE_OBJECT)

enum
{
  NUMBER,
  VOICE,
  HEARD,
  ITEMS,
  N_OWN,
};

static GParamSpec *own[N_OWN];

static void
foyer_ticket_item_get_property (GObject *object,
                                guint property_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  FoyerTicketItem *self = FOYER_TICKET_ITEM (object);

  if (property_id < FOYER_FIRST_PROPERTY_AFTER (&foyer_ticket_type))
    foyer_record_get_property (&foyer_ticket_type, self->ticket, property_id, value);
  else if (pspec == own[NUMBER])
    g_value_set_string (value, self->number);
  else if (pspec == own[VOICE])
    g_value_set_string (value, foyer_ticket_item_get_voice (self));
  else if (pspec == own[HEARD])
    g_value_set_boolean (value, self->heard);
  else if (pspec == own[ITEMS])
    g_value_set_object (value, self->items);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
foyer_ticket_item_finalize (GObject *object)
{
  foyer_ticket_free (FOYER_TICKET_ITEM (object)->ticket);
  g_clear_object (&FOYER_TICKET_ITEM (object)->items);
  G_OBJECT_CLASS (foyer_ticket_item_parent_class)->finalize (object);
}

static void
foyer_ticket_item_class_init (FoyerTicketItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = foyer_ticket_item_get_property;
  object_class->finalize = foyer_ticket_item_finalize;
  foyer_record_install_properties (object_class, &foyer_ticket_type, NULL);
  own[NUMBER] = g_param_spec_string ("number", NULL, NULL, NULL, flags);
  own[VOICE] = g_param_spec_string ("voice", NULL, NULL, NULL, flags);
  own[HEARD] = g_param_spec_boolean ("heard", NULL, NULL, FALSE, flags);
  own[ITEMS] = g_param_spec_object ("items", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  for (guint i = 0; i < N_OWN; i++)
    g_object_class_install_property (object_class,
                                     FOYER_FIRST_PROPERTY_AFTER (&foyer_ticket_type) + i, own[i]);
}

static int
compare_position (gconstpointer a, gconstpointer b, gpointer data)
{
  gint64 one = foyer_matter_item_get_item ((gpointer) a)->position;
  gint64 other = foyer_matter_item_get_item ((gpointer) b)->position;

  return one < other ? -1 : one > other;
}

static void
foyer_ticket_item_init (FoyerTicketItem *self)
{
  self->items = foyer_sorted_list_new (FOYER_TYPE_MATTER_ITEM, compare_position, NULL);
  self->ticket = foyer_record_new (&foyer_ticket_type);
}

FoyerTicketItem *
foyer_ticket_item_new (const FoyerTicket *ticket)
{
  FoyerTicketItem *self = g_object_new (FOYER_TYPE_TICKET_ITEM, NULL);

  foyer_ticket_item_set_ticket (self, ticket);
  return self;
}

void
foyer_ticket_item_set_ticket (FoyerTicketItem *self, const FoyerTicket *ticket)
{
  guint64 mask = foyer_record_diff (&foyer_ticket_type, self->ticket, ticket);
  char number[FOYER_NUMBER_SIZE];

  if (mask == 0)
    return;
  g_object_freeze_notify (G_OBJECT (self));
  foyer_ticket_free (self->ticket);
  self->ticket = foyer_ticket_copy (ticket);
  foyer_record_notify (G_OBJECT (self), &foyer_ticket_type, mask);
  foyer_number_write (ticket->prefix, ticket->serial, number);
  if (strcmp (number, self->number) != 0)
    {
      g_strlcpy (self->number, number, sizeof self->number);
      g_object_notify_by_pspec (G_OBJECT (self), own[NUMBER]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

void
foyer_ticket_item_put_matter (FoyerTicketItem *self, const FoyerItem *item)
{
  g_autoptr (FoyerMatterItem) added = NULL;

  for (guint i = 0; i < foyer_sorted_list_get_length (self->items); i++)
    {
      g_autoptr (FoyerMatterItem) known = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      if (foyer_matter_item_get_item (known)->position != item->position)
        continue;
      foyer_matter_item_set_item (known, item);
      return;
    }
  added = foyer_matter_item_new (item);
  foyer_sorted_list_place (self->items, added);
}

void
foyer_ticket_item_trim_matters (FoyerTicketItem *self, guint n)
{
  while (foyer_sorted_list_get_length (self->items) > n)
    foyer_sorted_list_remove (self->items, foyer_sorted_list_get_last (self->items));
}

GListModel *
foyer_ticket_item_get_items (FoyerTicketItem *self)
{
  return G_LIST_MODEL (self->items);
}

void
foyer_ticket_item_set_voice (FoyerTicketItem *self, gint64 seq, int state)
{
  gboolean heard = self->heard || state == FOYER_ANNOUNCEMENT_SPOKEN;
  const char *before = foyer_ticket_item_get_voice (self);

  g_object_freeze_notify (G_OBJECT (self));
  if (seq >= self->voice_seq)
    {
      self->voice_seq = seq;
      self->voice = state;
      if (g_strcmp0 (before, foyer_ticket_item_get_voice (self)) != 0)
        g_object_notify_by_pspec (G_OBJECT (self), own[VOICE]);
    }
  if (heard != self->heard)
    {
      self->heard = heard;
      g_object_notify_by_pspec (G_OBJECT (self), own[HEARD]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

void
foyer_ticket_item_forget_voice (FoyerTicketItem *self)
{
  if (self->voice_seq == 0 || self->voice == FOYER_ANNOUNCEMENT_SPOKEN ||
      self->voice > FOYER_ANNOUNCEMENT_UNHEARD)
    return;
  self->voice_seq = 0;
  g_object_notify_by_pspec (G_OBJECT (self), own[VOICE]);
}

gint64
foyer_ticket_item_get_voice_seq (FoyerTicketItem *self)
{
  return self->voice_seq;
}

const FoyerTicket *
foyer_ticket_item_get_ticket (FoyerTicketItem *self)
{
  return self->ticket;
}

const char *
foyer_ticket_item_get_number (FoyerTicketItem *self)
{
  return self->number;
}

const char *
foyer_ticket_item_get_voice (FoyerTicketItem *self)
{
  return self->voice_seq != 0 ? foyer_announcement_states[self->voice] : NULL;
}

gboolean
foyer_ticket_item_get_heard (FoyerTicketItem *self)
{
  return self->heard;
}

const char *
foyer_ticket_item_get_state (FoyerTicketItem *self)
{
  return foyer_ticket_states[self->ticket->state];
}
