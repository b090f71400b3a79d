/* One matter of a ticket as screens see it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/foyer-matter-item.h"

#include "model/foyer-record-properties.h"

struct _FoyerMatterItem
{
  GObject parent_instance;
  FoyerItem *item;
};

G_DEFINE_FINAL_TYPE (FoyerMatterItem, foyer_matter_item, G_TYPE_OBJECT)

static void
foyer_matter_item_get_property (GObject *object,
                                guint property_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  FoyerMatterItem *self = FOYER_MATTER_ITEM (object);

  foyer_record_get_property (&foyer_item_type, self->item, property_id, value);
}

static void
foyer_matter_item_finalize (GObject *object)
{
  foyer_item_free (FOYER_MATTER_ITEM (object)->item);
  G_OBJECT_CLASS (foyer_matter_item_parent_class)->finalize (object);
}

static void
foyer_matter_item_class_init (FoyerMatterItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = foyer_matter_item_get_property;
  object_class->finalize = foyer_matter_item_finalize;
  foyer_record_install_properties (object_class, &foyer_item_type, NULL);
}

static void
foyer_matter_item_init (FoyerMatterItem *self)
{
  self->item = foyer_record_new (&foyer_item_type);
}

FoyerMatterItem *
foyer_matter_item_new (const FoyerItem *item)
{
  FoyerMatterItem *self = g_object_new (FOYER_TYPE_MATTER_ITEM, NULL);

  foyer_matter_item_set_item (self, item);
  return self;
}

void
foyer_matter_item_set_item (FoyerMatterItem *self, const FoyerItem *item)
{
  guint64 mask = foyer_record_diff (&foyer_item_type, self->item, item);

  if (mask == 0)
    return;
  g_object_freeze_notify (G_OBJECT (self));
  foyer_item_free (self->item);
  self->item = foyer_record_copy (&foyer_item_type, item);
  foyer_record_notify (G_OBJECT (self), &foyer_item_type, mask);
  g_object_thaw_notify (G_OBJECT (self));
}

const FoyerItem *
foyer_matter_item_get_item (FoyerMatterItem *self)
{
  return self->item;
}
