/* One home visit as screens see it: a record with properties that tell of their changes. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/foyer-visit-item-private.h"

#include "model/foyer-record-properties.h"

enum
{
  CUSTOMER,
  PHONE,
  ADDRESS,
  ADDRESS_NOTE,
  ARRIVAL,
  CONFLICT,
  N_OWN,
};

#define N_TEXTS ARRIVAL

struct _FoyerVisitItem
{
  GObject parent_instance;
  FoyerVisit *visit;
  char *texts[N_TEXTS];
  FoyerContact contact;
  FoyerPunctuality arrival;
  gboolean conflict;
};

G_DEFINE_FINAL_TYPE (FoyerVisitItem, foyer_visit_item, G_TYPE_OBJECT)

static GParamSpec *own[N_OWN];

static void
foyer_visit_item_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  FoyerVisitItem *self = FOYER_VISIT_ITEM (object);
  guint first = FOYER_FIRST_PROPERTY_AFTER (&foyer_visit_type);

  if (property_id < first)
    foyer_record_get_property (&foyer_visit_type, self->visit, property_id, value);
  else if (property_id - first < N_TEXTS)
    g_value_set_string (value, self->texts[property_id - first]);
  else if (pspec == own[ARRIVAL])
    g_value_set_string (value, foyer_punctualities[self->arrival]);
  else if (pspec == own[CONFLICT])
    g_value_set_boolean (value, self->conflict);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
foyer_visit_item_finalize (GObject *object)
{
  FoyerVisitItem *self = FOYER_VISIT_ITEM (object);

  foyer_visit_free (self->visit);
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);
  G_OBJECT_CLASS (foyer_visit_item_parent_class)->finalize (object);
}

static void
foyer_visit_item_class_init (FoyerVisitItemClass *klass)
{
  static const char *const names[] = { "customer", "phone", "address", "address-note", "arrival" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = foyer_visit_item_get_property;
  object_class->finalize = foyer_visit_item_finalize;
  foyer_record_install_properties (object_class, &foyer_visit_type, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    own[i] = g_param_spec_string (names[i], NULL, NULL, NULL, flags);
  own[CONFLICT] = g_param_spec_boolean ("conflict", NULL, NULL, FALSE, flags);
  for (guint i = 0; i < N_OWN; i++)
    g_object_class_install_property (object_class,
                                     FOYER_FIRST_PROPERTY_AFTER (&foyer_visit_type) + i, own[i]);
}

static void
foyer_visit_item_init (FoyerVisitItem *self)
{
  self->visit = foyer_record_new (&foyer_visit_type);
}

FoyerVisitItem *
foyer_visit_item_new (const FoyerVisit *visit, gint64 early_s)
{
  FoyerVisitItem *self = g_object_new (FOYER_TYPE_VISIT_ITEM, NULL);

  foyer_visit_item_set_visit (self, visit, early_s);
  return self;
}

void
foyer_visit_item_set_visit (FoyerVisitItem *self, const FoyerVisit *visit, gint64 early_s)
{
  guint64 mask = foyer_record_diff (&foyer_visit_type, self->visit, visit);
  FoyerPunctuality arrival = foyer_visit_get_punctuality (visit, early_s);

  g_object_freeze_notify (G_OBJECT (self));
  if (mask != 0)
    {
      FoyerVisit *before = self->visit;

      self->visit = foyer_visit_copy (visit);
      foyer_visit_free (before);
      foyer_record_notify (G_OBJECT (self), &foyer_visit_type, mask);
    }
  if (arrival != self->arrival)
    {
      self->arrival = arrival;
      g_object_notify_by_pspec (G_OBJECT (self), own[ARRIVAL]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

void
foyer_visit_item_set_person (FoyerVisitItem *self,
                             const char *customer,
                             const char *phone,
                             const char *address,
                             const char *address_note,
                             const FoyerContact *contact)
{
  const char *const texts[] = { customer, phone, address, address_note };

  self->contact = *contact;
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < N_TEXTS; i++)
    if (g_strcmp0 (self->texts[i], texts[i]) != 0)
      {
        foyer_set_text (&self->texts[i], texts[i]);
        g_object_notify_by_pspec (G_OBJECT (self), own[i]);
      }
  g_object_thaw_notify (G_OBJECT (self));
}

void
foyer_visit_item_set_conflict (FoyerVisitItem *self, gboolean conflict)
{
  if (self->conflict == conflict)
    return;
  self->conflict = conflict;
  g_object_notify_by_pspec (G_OBJECT (self), own[CONFLICT]);
}

const FoyerVisit *
foyer_visit_item_get_visit (FoyerVisitItem *self)
{
  return self->visit;
}

const char *
foyer_visit_item_get_customer (FoyerVisitItem *self)
{
  return self->texts[CUSTOMER];
}

const char *
foyer_visit_item_get_phone (FoyerVisitItem *self)
{
  return self->texts[PHONE];
}

const char *
foyer_visit_item_get_address (FoyerVisitItem *self)
{
  return self->texts[ADDRESS];
}

const char *
foyer_visit_item_get_address_note (FoyerVisitItem *self)
{
  return self->texts[ADDRESS_NOTE];
}

const FoyerContact *
foyer_visit_item_get_contact (FoyerVisitItem *self)
{
  return &self->contact;
}

FoyerPunctuality
foyer_visit_item_get_arrival (FoyerVisitItem *self)
{
  return self->arrival;
}

gboolean
foyer_visit_item_get_conflict (FoyerVisitItem *self)
{
  return self->conflict;
}
