/* JSON at the edges: records to objects and back, and reading of members with an error. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-json.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"

JsonObject *
foyer_json_parse_object (const char *text, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) cause = NULL;
  JsonNode *root;

  if (!json_parser_load_from_data (parser, text, -1, &cause))
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE, _ ("This is not JSON: %s."),
                   cause->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                           _ ("A JSON object was expected, in braces."));
      return NULL;
    }
  return json_node_dup_object (root);
}

static char *
to_text (JsonObject *object, gboolean pretty)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  return json_to_string (node, pretty);
}

char *
foyer_json_to_text (JsonObject *object)
{
  return to_text (object, FALSE);
}

char *
foyer_json_to_pretty_text (JsonObject *object)
{
  return to_text (object, TRUE);
}

static void
add_field (JsonObject *object, const FoyerField *field, gconstpointer record, GTimeZone *zone)
{
  char text[FOYER_TIME_TEXT_SIZE];

  if (foyer_field_is_null (field, record))
    {
      json_object_set_null_member (object, field->name);
      return;
    }
  switch (field->type)
    {
    case FOYER_FIELD_INTEGER:
      json_object_set_int_member (object, field->name, foyer_field_get_integer (field, record));
      break;
    case FOYER_FIELD_BOOLEAN:
      json_object_set_boolean_member (object, field->name,
                                      foyer_field_get_integer (field, record) != 0);
      break;
    case FOYER_FIELD_TEXT:
      json_object_set_string_member (object, field->name, foyer_field_get_text (field, record));
      break;
    case FOYER_FIELD_TIME:
      foyer_time_write (foyer_field_get_integer (field, record), zone, text);
      json_object_set_string_member (object, field->name, text);
      break;
    case FOYER_FIELD_ENUM:
      json_object_set_string_member (object, field->name,
                                     field->nicks[foyer_field_get_integer (field, record)]);
      break;
    case FOYER_FIELD_JSON:
      {
        const char *json = foyer_field_get_text (field, record);
        JsonNode *node = json_from_string (json != NULL ? json : "null", NULL);
        json_object_set_member (object, field->name,
                                node != NULL ? node : json_node_new (JSON_NODE_NULL));
        break;
      }
    default:
      g_assert_not_reached ();
    }
}

void
foyer_json_add_record (JsonObject *object,
                       const FoyerRecordType *type,
                       gconstpointer record,
                       guint64 mask,
                       gboolean public,
                       GTimeZone *zone)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      if (!(mask & G_GUINT64_CONSTANT (1) << i))
        continue;
      if (public && type->fields[i].flags & FOYER_FIELD_INTERNAL)
        continue;
      add_field (object, &type->fields[i], record, zone);
    }
}

static gboolean
apply_node (const FoyerField *field, FoyerRecord record, JsonNode *node, GError **error)
{
  const char *text;
  FoyerTime time;
  int value;

  if (field->type == FOYER_FIELD_JSON)
    {
      g_autofree char *json = JSON_NODE_HOLDS_NULL (node) ? NULL : json_to_string (node, FALSE);
      foyer_field_set_text (field, record, json);
      return TRUE;
    }
  if (JSON_NODE_HOLDS_NULL (node) && foyer_field_is_text (field))
    {
      foyer_field_set_text (field, record, NULL);
      return TRUE;
    }
  if (JSON_NODE_HOLDS_NULL (node))
    {
      foyer_field_set_integer (field, record, 0);
      return TRUE;
    }
  if (!JSON_NODE_HOLDS_VALUE (node))
    goto wrong;
  switch (field->type)
    {
    case FOYER_FIELD_INTEGER:
      foyer_field_set_integer (field, record, json_node_get_int (node));
      return TRUE;
    case FOYER_FIELD_BOOLEAN:
      foyer_field_set_integer (field, record, json_node_get_boolean (node));
      return TRUE;
    case FOYER_FIELD_TEXT:
      foyer_field_set_text (field, record, json_node_get_string (node));
      return TRUE;
    case FOYER_FIELD_TIME:
      text = json_node_get_string (node);
      if (text == NULL || !foyer_time_from_iso8601 (text, &time, NULL))
        goto wrong;
      foyer_field_set_integer (field, record, time);
      return TRUE;
    case FOYER_FIELD_ENUM:
      value = foyer_nick_find (field->nicks, json_node_get_string (node));
      if (value < 0)
        goto wrong;
      foyer_field_set_integer (field, record, value);
      return TRUE;
    case FOYER_FIELD_JSON:
    default:
      break;
    }
wrong:
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE, _ ("“%s” has a value it cannot have."),
               field->name);
  return FALSE;
}

gboolean
foyer_json_apply_to_record (JsonObject *object,
                            const FoyerRecordType *type,
                            FoyerRecord record,
                            GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    {
      int i = foyer_record_find_field (type, name);
      if (i < 0)
        {
          g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE, _ ("“%s” is not known in “%s”."),
                       name, type->name);
          return FALSE;
        }
      if (!apply_node (&type->fields[i], record, node, error))
        return FALSE;
    }
  return TRUE;
}

/* The node of @name, or NULL when absent, null or of another kind (@wrong says which). */
static JsonNode *
get_member (JsonObject *object, const char *name, GType type, GError **error, gboolean *wrong)
{
  JsonNode *node = json_object_get_member (object, name);

  *wrong = FALSE;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;
  if (json_node_get_value_type (node) != type)
    {
      *wrong = TRUE;
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                   _ ("“%s” has a value of the wrong kind. Nothing was changed."), name);
      return NULL;
    }
  return node;
}

gboolean
foyer_json_get_integer (
    JsonObject *object, const char *name, gint64 fallback, gint64 *value, GError **error)
{
  gboolean wrong;
  JsonNode *node = get_member (object, name, G_TYPE_INT64, error, &wrong);

  *value = node != NULL ? json_node_get_int (node) : fallback;
  return !wrong;
}

gboolean
foyer_json_get_boolean (JsonObject *object, const char *name, gboolean *value, GError **error)
{
  gboolean wrong;
  JsonNode *node = get_member (object, name, G_TYPE_BOOLEAN, error, &wrong);

  *value = node != NULL && json_node_get_boolean (node);
  return !wrong;
}

gboolean
foyer_json_get_text (JsonObject *object, const char *name, const char **value, GError **error)
{
  gboolean wrong;
  JsonNode *node = get_member (object, name, G_TYPE_STRING, error, &wrong);

  *value = node != NULL ? json_node_get_string (node) : NULL;
  return !wrong;
}

FoyerTime
foyer_json_get_time (JsonObject *object, const char *name)
{
  const char *text = json_object_get_string_member_with_default (object, name, NULL);
  FoyerTime time = 0;

  return text != NULL && foyer_time_from_iso8601 (text, &time, NULL) ? time : 0;
}

gboolean
foyer_json_get_array (JsonObject *object, const char *name, JsonArray **value, GError **error)
{
  gboolean wrong;
  JsonNode *node = get_member (object, name, JSON_TYPE_ARRAY, error, &wrong);

  *value = node != NULL ? json_node_get_array (node) : NULL;
  return !wrong;
}

gboolean
foyer_json_get_object (JsonObject *object, const char *name, JsonObject **value, GError **error)
{
  gboolean wrong;
  JsonNode *node = get_member (object, name, JSON_TYPE_OBJECT, error, &wrong);

  *value = node != NULL ? json_node_get_object (node) : NULL;
  return !wrong;
}
