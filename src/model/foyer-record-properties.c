/* Object properties from a table of fields: one for each field of a record. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/foyer-record-properties.h"

#define READ_ONLY (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)

/* Interned, as the class keeps it for ever. */
static const char *
get_property_name (const FoyerField *field)
{
  g_autofree char *name = g_strdup (field->name);

  return g_intern_string (g_strdelimit (name, "_", '-'));
}

static GParamSpec *
make_spec (const FoyerField *field)
{
  const char *name = get_property_name (field);

  switch (field->type)
    {
    case FOYER_FIELD_INTEGER:
    case FOYER_FIELD_TIME:
      return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, READ_ONLY);
    case FOYER_FIELD_BOOLEAN:
      return g_param_spec_boolean (name, NULL, NULL, FALSE, READ_ONLY);
    case FOYER_FIELD_TEXT:
    case FOYER_FIELD_ENUM:
    case FOYER_FIELD_JSON:
    default:
      return g_param_spec_string (name, NULL, NULL, NULL, READ_ONLY);
    }
}

void
foyer_record_install_properties (GObjectClass *klass,
                                 const FoyerRecordType *type,
                                 const char *const *without)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (without == NULL || !g_strv_contains (without, type->fields[i].name))
      g_object_class_install_property (klass, i + 1, make_spec (&type->fields[i]));
}

void
foyer_record_get_property (const FoyerRecordType *type,
                           gconstpointer record,
                           guint property_id,
                           GValue *value)
{
  const FoyerField *field = &type->fields[property_id - 1];

  switch (field->type)
    {
    case FOYER_FIELD_INTEGER:
    case FOYER_FIELD_TIME:
      g_value_set_int64 (value, foyer_field_get_integer (field, record));
      break;
    case FOYER_FIELD_BOOLEAN:
      g_value_set_boolean (value, foyer_field_get_integer (field, record) != 0);
      break;
    case FOYER_FIELD_ENUM:
      g_value_set_string (value, field->nicks[foyer_field_get_integer (field, record)]);
      break;
    case FOYER_FIELD_TEXT:
    case FOYER_FIELD_JSON:
    default:
      g_value_set_string (value, foyer_field_get_text (field, record));
    }
}

void
foyer_record_notify (GObject *object, const FoyerRecordType *type, guint64 mask)
{
  for (guint i = 0; i < type->n_fields; i++)
    if ((mask & G_GUINT64_CONSTANT (1) << i) != 0)
      {
        GParamSpec *spec = g_object_class_find_property (G_OBJECT_GET_CLASS (object),
                                                         get_property_name (&type->fields[i]));
        /* A class may show a field in its own way. */
        if (spec != NULL && spec->owner_type == G_OBJECT_TYPE (object))
          g_object_notify_by_pspec (object, spec);
      }
}
