/* One service as screens see it: its names, how many wait, and for about how long. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/foyer-service-item-private.h"

struct _FoyerServiceItem
{
  GObject parent_instance;
  char *code;
  FoyerConfig *config;
  const FoyerService *service; /* in config */
  guint position;
  gint64 waiting, staffed, estimated_wait_s;
};

G_DEFINE_FINAL_TYPE (FoyerServiceItem, foyer_service_item, G_TYPE_OBJECT)

enum
{
  CODE = 1,
  NAME_ZH,
  NAME_KO,
  NAME_EN,
  SELF_SERVICE,
  WAITING,
  ESTIMATED_WAIT_S,
  STAFFED,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
foyer_service_item_get_property (GObject *object,
                                 guint property_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  FoyerServiceItem *self = FOYER_SERVICE_ITEM (object);

  switch (property_id)
    {
    case CODE:
      g_value_set_string (value, self->code);
      break;
    case NAME_ZH:
    case NAME_KO:
    case NAME_EN:
      g_value_set_string (
          value, foyer_service_item_get_name (self, (FoyerLanguage) (property_id - NAME_ZH)));
      break;
    case SELF_SERVICE:
      g_value_set_boolean (value, self->service != NULL && self->service->self_service);
      break;
    case WAITING:
      g_value_set_int64 (value, self->waiting);
      break;
    case ESTIMATED_WAIT_S:
      g_value_set_int64 (value, foyer_service_item_get_estimated_wait_s (self));
      break;
    case STAFFED:
      g_value_set_int64 (value, self->staffed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
foyer_service_item_finalize (GObject *object)
{
  FoyerServiceItem *self = FOYER_SERVICE_ITEM (object);

  g_clear_pointer (&self->config, foyer_config_unref);
  g_free (self->code);
  G_OBJECT_CLASS (foyer_service_item_parent_class)->finalize (object);
}

static void
foyer_service_item_class_init (FoyerServiceItemClass *klass)
{
  static const char *const texts[] = { "code", "name-zh", "name-ko", "name-en" };
  static const char *const numbers[] = { "waiting", "estimated-wait-s", "staffed" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = foyer_service_item_get_property;
  object_class->finalize = foyer_service_item_finalize;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    properties[CODE + i] = g_param_spec_string (texts[i], NULL, NULL, NULL, flags);
  properties[SELF_SERVICE] = g_param_spec_boolean ("self-service", NULL, NULL, FALSE, flags);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    properties[WAITING + i] = g_param_spec_int64 (numbers[i], NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
foyer_service_item_init (FoyerServiceItem *self)
{
}

FoyerServiceItem *
foyer_service_item_new (const char *code)
{
  FoyerServiceItem *self = g_object_new (FOYER_TYPE_SERVICE_ITEM, NULL);

  self->code = g_strdup (code);
  return self;
}

static void
notify_names (FoyerServiceItem *self, const FoyerService *before)
{
  for (guint i = 0; i < FOYER_N_LANGUAGES; i++)
    if (before == NULL ||
        g_strcmp0 (foyer_names_get (&before->names, (FoyerLanguage) i),
                   foyer_names_get (&self->service->names, (FoyerLanguage) i)) != 0)
      g_object_notify_by_pspec (G_OBJECT (self), properties[NAME_ZH + i]);
  if (before != NULL ? before->self_service != self->service->self_service
                     : self->service->self_service)
    g_object_notify_by_pspec (G_OBJECT (self), properties[SELF_SERVICE]);
}

void
foyer_service_item_set_config (FoyerServiceItem *self, FoyerConfig *config, guint position)
{
  const FoyerService *before = self->service;
  FoyerConfig *config_before = self->config;

  self->config = foyer_config_ref (config);
  self->service = foyer_config_find_service (config, self->code, NULL);
  self->position = position;
  notify_names (self, before);
  g_clear_pointer (&config_before, foyer_config_unref);
}

guint
foyer_service_item_get_position (FoyerServiceItem *self)
{
  return self->position;
}

static void
set_number (FoyerServiceItem *self, gint64 *slot, gint64 value, guint property_id)
{
  if (*slot == value)
    return;
  *slot = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property_id]);
}

void
foyer_service_item_set_counts (FoyerServiceItem *self,
                               gint64 waiting,
                               gint64 staffed,
                               gint64 estimated_wait_s)
{
  g_object_freeze_notify (G_OBJECT (self));
  set_number (self, &self->waiting, waiting, WAITING);
  set_number (self, &self->staffed, staffed, STAFFED);
  set_number (self, &self->estimated_wait_s, estimated_wait_s, ESTIMATED_WAIT_S);
  g_object_thaw_notify (G_OBJECT (self));
}

const char *
foyer_service_item_get_code (FoyerServiceItem *self)
{
  return self->code;
}

const char *
foyer_service_item_get_name (FoyerServiceItem *self, FoyerLanguage language)
{
  return self->service != NULL ? foyer_names_get (&self->service->names, language) : "";
}

gint64
foyer_service_item_get_waiting (FoyerServiceItem *self)
{
  return self->waiting;
}

gint64
foyer_service_item_get_estimated_wait_s (FoyerServiceItem *self)
{
  return self->estimated_wait_s;
}

gint64
foyer_service_item_get_staffed (FoyerServiceItem *self)
{
  return self->staffed;
}
