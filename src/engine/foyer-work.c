/* A unit of work: what one command sees, changes and answers inside its transaction. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-work.h"

#include <string.h>

#include "base/foyer-error.h"
#include "store/foyer-rows.h"

const char *
foyer_work_get_text (FoyerWork *work, const char *name)
{
  const char *text = json_object_get_string_member_with_default (work->arguments, name, NULL);

  /* Blanks alone are no reason, no note and no name. */
  return text != NULL && text[strspn (text, " \t\n\r")] == '\0' ? "" : text;
}

gint64
foyer_work_get_integer (FoyerWork *work, const char *name)
{
  return json_object_get_int_member_with_default (work->arguments, name, 0);
}

gboolean
foyer_work_get_flag (FoyerWork *work, const char *name)
{
  return json_object_get_boolean_member_with_default (work->arguments, name, FALSE);
}

int
foyer_work_get_choice (FoyerWork *work, const char *name, const char *const *choices, int fallback)
{
  int choice = foyer_nick_find (choices, foyer_work_get_text (work, name));

  return choice >= 0 ? choice : fallback;
}

JsonArray *
foyer_work_get_texts (FoyerWork *work, const char *name)
{
  return json_object_get_array_member (work->arguments, name);
}

/* One record of a type stands as an object, several as an array of them. */
static void
add_change (JsonObject *data, const char *name, JsonObject *fields)
{
  JsonNode *present = json_object_get_member (data, name);
  JsonArray *array;

  if (present == NULL)
    {
      json_object_set_object_member (data, name, fields);
      return;
    }
  if (JSON_NODE_HOLDS_ARRAY (present))
    {
      json_array_add_object_element (json_node_get_array (present), fields);
      return;
    }
  array = json_array_new ();
  json_array_add_object_element (array, json_node_dup_object (present));
  json_array_add_object_element (array, fields);
  json_object_set_array_member (data, name, array);
}

gboolean
foyer_work_put (FoyerWork *work,
                const FoyerRecordType *type,
                gconstpointer before,
                gconstpointer after,
                GError **error)
{
  g_autofree gpointer nothing = before == NULL ? foyer_record_new (type) : NULL;
  /* What a new record leaves empty needs no telling: a replay starts from empty ones too. */
  guint64 mask = foyer_record_diff (type, before != NULL ? before : nothing, after);
  JsonObject *fields;

  if (mask == 0 && before != NULL)
    return TRUE;
  if (before == NULL ? !foyer_rows_insert (work->database, type, after, error)
                     : !foyer_rows_update (work->database, type, after, mask, error))
    return FALSE;
  fields = json_object_new ();
  foyer_json_add_record (fields, type, after, mask | foyer_record_get_key_mask (type), FALSE, NULL);
  add_change (work->data, type->name, fields);
  return TRUE;
}

gboolean
foyer_work_record (
    FoyerWork *work, const char *kind, const char *ticket, gint64 counter, GError **error)
{
  g_autoptr (FoyerEntry) entry = g_new0 (FoyerEntry, 1);

  entry->at = work->now;
  entry->kind = g_strdup (kind);
  entry->actor = g_strdup (work->actor);
  entry->via = g_strdup (work->via);
  entry->ticket = g_strdup (ticket);
  entry->counter = counter;
  entry->data = foyer_json_to_text (work->data);
  json_object_unref (work->data);
  work->data = json_object_new ();
  return foyer_journal_append (work->database, entry, &work->head, error);
}

gboolean
foyer_change_foreach (JsonObject *data, FoyerChangeFunc func, gpointer user_data, GError **error)
{
  for (guint i = 0; foyer_record_types[i] != NULL; i++)
    {
      const FoyerRecordType *type = foyer_record_types[i];
      JsonNode *node = json_object_get_member (data, type->name);

      if (node == NULL)
        continue;
      if (JSON_NODE_HOLDS_OBJECT (node))
        {
          if (!func (type, json_node_get_object (node), user_data, error))
            return FALSE;
          continue;
        }
      if (!JSON_NODE_HOLDS_ARRAY (node))
        continue; /* a fact that is called as a record is */
      for (guint k = 0; k < json_array_get_length (json_node_get_array (node)); k++)
        if (!func (type, json_array_get_object_element (json_node_get_array (node), k), user_data,
                   error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
replay_change (const FoyerRecordType *type, JsonObject *fields, gpointer user_data, GError **error)
{
  FoyerDatabase *database = user_data;
  FoyerRecord record;
  gboolean found, done;

  if (!type->replayed)
    return TRUE;
  /* Twice: the first time for the key that says which row is meant. */
  record = foyer_record_new (type);
  done = foyer_json_apply_to_record (fields, type, record, error) &&
         foyer_rows_load (database, type, record, &found, error) &&
         foyer_json_apply_to_record (fields, type, record, error) &&
         (found ? foyer_rows_update (database, type, record, G_MAXUINT64, error)
                : foyer_rows_insert (database, type, record, error));
  foyer_record_free (type, record);
  return done;
}

gboolean
foyer_work_replay (FoyerDatabase *database, const FoyerEntry *entry, GError **error)
{
  g_autoptr (JsonObject) data = foyer_json_parse_object (entry->data, error);

  return data != NULL && foyer_change_foreach (data, replay_change, database, error);
}
