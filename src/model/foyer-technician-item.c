/* One technician as the planner sees them: from the configuration, with the name for the staff. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/foyer-technician-item.h"

struct _FoyerTechnicianItem
{
  GObject parent_instance;
  FoyerConfig *config; /* keeps the technician alive */
  const FoyerTechnician *technician;
};

G_DEFINE_FINAL_TYPE (FoyerTechnicianItem, foyer_technician_item, G_TYPE_OBJECT)

enum
{
  ID = 1,
  NAME,
  DISTRICT,
  SKILLS,
  OPENS,
  CLOSES,
};

static void
foyer_technician_item_get_property (GObject *object,
                                    guint property_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  const FoyerTechnician *technician = FOYER_TECHNICIAN_ITEM (object)->technician;

  switch (property_id)
    {
    case ID:
      g_value_set_string (value, technician->id);
      break;
    case NAME:
      g_value_set_string (value, technician->name);
      break;
    case DISTRICT:
      g_value_set_string (value, technician->district);
      break;
    case SKILLS:
      g_value_set_boxed (value, technician->skills);
      break;
    case OPENS:
      g_value_set_int (value, technician->hours.opens);
      break;
    case CLOSES:
      g_value_set_int (value, technician->hours.closes);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
foyer_technician_item_finalize (GObject *object)
{
  foyer_config_unref (FOYER_TECHNICIAN_ITEM (object)->config);
  G_OBJECT_CLASS (foyer_technician_item_parent_class)->finalize (object);
}

static void
foyer_technician_item_class_init (FoyerTechnicianItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = foyer_technician_item_get_property;
  object_class->finalize = foyer_technician_item_finalize;
  g_object_class_install_property (object_class, ID,
                                   g_param_spec_string ("id", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, NAME,
                                   g_param_spec_string ("name", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, DISTRICT,
                                   g_param_spec_string ("district", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, SKILLS,
                                   g_param_spec_boxed ("skills", NULL, NULL, G_TYPE_STRV, flags));
  g_object_class_install_property (object_class, OPENS,
                                   g_param_spec_int ("opens", NULL, NULL, 0, 2160, 0, flags));
  g_object_class_install_property (object_class, CLOSES,
                                   g_param_spec_int ("closes", NULL, NULL, 0, 2160, 0, flags));
}

static void
foyer_technician_item_init (FoyerTechnicianItem *self)
{
}

FoyerTechnicianItem *
foyer_technician_item_new (FoyerConfig *config, guint index)
{
  FoyerTechnicianItem *self = g_object_new (FOYER_TYPE_TECHNICIAN_ITEM, NULL);

  self->config = foyer_config_ref (config);
  self->technician = g_ptr_array_index (config->visits->technicians, index);
  return self;
}

const FoyerTechnician *
foyer_technician_item_get_technician (FoyerTechnicianItem *self)
{
  return self->technician;
}
