/* Records: plain structs described by one table of fields, from which rows, JSON, comparison and
 * copies follow. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-record.h"

#include "base/foyer-time.h"

FoyerRecord
foyer_record_new (const FoyerRecordType *type)
{
  return g_malloc0 (type->size);
}

FoyerRecord
foyer_record_copy (const FoyerRecordType *type, gconstpointer record)
{
  FoyerRecord copy = g_memdup2 (record, type->size);

  for (guint i = 0; i < type->n_fields; i++)
    if (foyer_field_is_text (&type->fields[i]))
      {
        char **slot = G_STRUCT_MEMBER_P (copy, type->fields[i].offset);
        *slot = g_strdup (*slot);
      }
  return copy;
}

void
foyer_record_clear (const FoyerRecordType *type, FoyerRecord record)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (foyer_field_is_text (&type->fields[i]))
      g_free (G_STRUCT_MEMBER (char *, record, type->fields[i].offset));
  memset (record, 0, type->size);
}

void
foyer_record_free (const FoyerRecordType *type, FoyerRecord record)
{
  if (record == NULL)
    return;
  foyer_record_clear (type, record);
  g_free (record);
}

guint64
foyer_record_diff (const FoyerRecordType *type, gconstpointer before, gconstpointer after)
{
  guint64 mask = 0;

  if (before == NULL)
    return (G_GUINT64_CONSTANT (1) << type->n_fields) - 1;
  for (guint i = 0; i < type->n_fields; i++)
    {
      const FoyerField *field = &type->fields[i];
      gboolean same =
          foyer_field_is_text (field)
              ? g_strcmp0 (foyer_field_get_text (field, before),
                           foyer_field_get_text (field, after)) == 0
              : foyer_field_get_integer (field, before) == foyer_field_get_integer (field, after);
      if (!same)
        mask |= G_GUINT64_CONSTANT (1) << i;
    }
  return mask;
}

guint64
foyer_record_get_key_mask (const FoyerRecordType *type)
{
  guint64 mask = 0;

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].flags & FOYER_FIELD_KEY)
      mask |= G_GUINT64_CONSTANT (1) << i;
  return mask;
}

int
foyer_record_find_field (const FoyerRecordType *type, const char *name)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (g_str_equal (type->fields[i].name, name))
      return (int) i;
  return -1;
}

gboolean
foyer_field_is_text (const FoyerField *field)
{
  return field->type == FOYER_FIELD_TEXT || field->type == FOYER_FIELD_JSON;
}

gint64
foyer_field_get_integer (const FoyerField *field, gconstpointer record)
{
  switch (field->type)
    {
    case FOYER_FIELD_INTEGER:
      return G_STRUCT_MEMBER (gint64, record, field->offset);
    case FOYER_FIELD_TIME:
      return G_STRUCT_MEMBER (FoyerTime, record, field->offset);
    case FOYER_FIELD_BOOLEAN:
      return G_STRUCT_MEMBER (gboolean, record, field->offset) ? 1 : 0;
    case FOYER_FIELD_ENUM:
      return G_STRUCT_MEMBER (int, record, field->offset);
    case FOYER_FIELD_TEXT:
    case FOYER_FIELD_JSON:
    default:
      g_return_val_if_reached (0);
    }
}

const char *
foyer_field_get_text (const FoyerField *field, gconstpointer record)
{
  return G_STRUCT_MEMBER (char *, record, field->offset);
}

void
foyer_field_set_integer (const FoyerField *field, FoyerRecord record, gint64 value)
{
  switch (field->type)
    {
    case FOYER_FIELD_INTEGER:
      G_STRUCT_MEMBER (gint64, record, field->offset) = value;
      break;
    case FOYER_FIELD_TIME:
      G_STRUCT_MEMBER (FoyerTime, record, field->offset) = value;
      break;
    case FOYER_FIELD_BOOLEAN:
      G_STRUCT_MEMBER (gboolean, record, field->offset) = value != 0;
      break;
    case FOYER_FIELD_ENUM:
      G_STRUCT_MEMBER (int, record, field->offset) = (int) value;
      break;
    case FOYER_FIELD_TEXT:
    case FOYER_FIELD_JSON:
    default:
      g_return_if_reached ();
    }
}

void
foyer_field_set_text (const FoyerField *field, FoyerRecord record, const char *value)
{
  foyer_set_text (G_STRUCT_MEMBER_P (record, field->offset), value);
}

gboolean
foyer_field_is_null (const FoyerField *field, gconstpointer record)
{
  if (!(field->flags & FOYER_FIELD_OPTIONAL))
    return FALSE;
  if (foyer_field_is_text (field))
    return foyer_field_get_text (field, record) == NULL;
  return foyer_field_get_integer (field, record) == 0;
}

int
foyer_nick_find (const char *const *nicks, const char *nick)
{
  for (int i = 0; nick != NULL && nicks[i] != NULL; i++)
    if (g_str_equal (nicks[i], nick))
      return i;
  return -1;
}

void
foyer_set_text (char **slot, const char *value)
{
  char *copy = g_strdup (value);

  g_free (*slot);
  *slot = copy;
}
