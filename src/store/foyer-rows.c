/* Records to rows and back, for every kind of record alike. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/foyer-rows.h"

#include "base/foyer-error.h"

#define BIT(i) (G_GUINT64_CONSTANT (1) << (i))

/* Statements name each parameter after its field; they are numbered by first appearance, so that
 * the n-th field written into the text has the number n. */
static void
add_fields (GString *sql,
            const FoyerRecordType *type,
            guint64 mask,
            const char *separator,
            const char *format)
{
  const char *between = "";

  for (guint i = 0; i < type->n_fields; i++)
    {
      const char *name = type->fields[i].name;

      if (!(mask & BIT (i)))
        continue;
      g_string_append (sql, between);
      for (const char *p = format; *p != '\0'; p++)
        if (*p == '@')
          g_string_append (sql, name);
        else
          g_string_append_c (sql, *p);
      between = separator;
    }
}

static void
bind_fields (sqlite3_stmt *statement,
             const FoyerRecordType *type,
             gconstpointer record,
             guint64 mask,
             int *index)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const FoyerField *field = &type->fields[i];

      if (!(mask & BIT (i)))
        continue;
      ++*index;
      if (foyer_field_is_null (field, record))
        sqlite3_bind_null (statement, *index);
      else if (foyer_field_is_text (field))
        sqlite3_bind_text (statement, *index, foyer_field_get_text (field, record), -1,
                           SQLITE_TRANSIENT);
      else if (field->type == FOYER_FIELD_ENUM)
        sqlite3_bind_text (statement, *index, field->nicks[foyer_field_get_integer (field, record)],
                           -1, SQLITE_STATIC);
      else
        sqlite3_bind_int64 (statement, *index, foyer_field_get_integer (field, record));
    }
}

sqlite3_stmt *
foyer_rows_select (FoyerDatabase *database,
                   const FoyerRecordType *type,
                   const char *clause,
                   GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  add_fields (sql, type, G_MAXUINT64, ", ", "\"@\"");
  g_string_append_printf (sql, " FROM %s %s", type->name, clause);
  return foyer_database_prepare (database, sql->str, error);
}

void
foyer_rows_read (sqlite3_stmt *statement, const FoyerRecordType *type, FoyerRecord record)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const FoyerField *field = &type->fields[i];
      const char *text;
      int value;

      if (sqlite3_column_type (statement, (int) i) == SQLITE_NULL)
        continue;
      switch (field->type)
        {
        case FOYER_FIELD_TEXT:
        case FOYER_FIELD_JSON:
          foyer_field_set_text (field, record,
                                (const char *) sqlite3_column_text (statement, (int) i));
          break;
        case FOYER_FIELD_ENUM:
          text = (const char *) sqlite3_column_text (statement, (int) i);
          value = foyer_nick_find (field->nicks, text);
          if (value < 0)
            g_warning ("“%s” is not a %s of a %s", text, field->name, type->name);
          foyer_field_set_integer (field, record, MAX (value, 0));
          break;
        case FOYER_FIELD_INTEGER:
        case FOYER_FIELD_BOOLEAN:
        case FOYER_FIELD_TIME:
        default:
          foyer_field_set_integer (field, record, sqlite3_column_int64 (statement, (int) i));
          break;
        }
    }
}

gboolean
foyer_rows_load (FoyerDatabase *database,
                 const FoyerRecordType *type,
                 FoyerRecord record,
                 gboolean *found,
                 GError **error)
{
  g_autoptr (GString) clause = g_string_new ("WHERE ");
  guint64 key = foyer_record_get_key_mask (type);
  sqlite3_stmt *statement;
  int index = 0, row;

  add_fields (clause, type, key, " AND ", "\"@\" = $@");
  statement = foyer_rows_select (database, type, clause->str, error);
  if (statement == NULL)
    return FALSE;
  bind_fields (statement, type, record, key, &index);
  row = foyer_database_step (database, statement, error);
  if (row == 1)
    {
      foyer_record_clear (type, record);
      foyer_rows_read (statement, type, record);
      sqlite3_reset (statement);
    }
  *found = row == 1;
  return row >= 0;
}

gboolean
foyer_rows_insert (FoyerDatabase *database,
                   const FoyerRecordType *type,
                   gconstpointer record,
                   GError **error)
{
  g_autoptr (GString) sql = g_string_new ("INSERT INTO ");
  sqlite3_stmt *statement;
  int index = 0;

  g_string_append_printf (sql, "%s (", type->name);
  add_fields (sql, type, G_MAXUINT64, ", ", "\"@\"");
  g_string_append (sql, ") VALUES (");
  add_fields (sql, type, G_MAXUINT64, ", ", "$@");
  g_string_append_c (sql, ')');
  statement = foyer_database_prepare (database, sql->str, error);
  if (statement == NULL)
    return FALSE;
  bind_fields (statement, type, record, G_MAXUINT64, &index);
  return foyer_database_step (database, statement, error) == 0;
}

gboolean
foyer_rows_update (FoyerDatabase *database,
                   const FoyerRecordType *type,
                   gconstpointer record,
                   guint64 mask,
                   GError **error)
{
  guint64 key = foyer_record_get_key_mask (type);
  g_autoptr (GString) sql = NULL;
  sqlite3_stmt *statement;
  int index = 0;

  mask &= ~key;
  if (mask == 0)
    return TRUE;
  sql = g_string_new ("UPDATE ");
  g_string_append_printf (sql, "%s SET ", type->name);
  add_fields (sql, type, mask, ", ", "\"@\" = $@");
  g_string_append (sql, " WHERE ");
  add_fields (sql, type, key, " AND ", "\"@\" = $@");
  statement = foyer_database_prepare (database, sql->str, error);
  if (statement == NULL)
    return FALSE;
  bind_fields (statement, type, record, mask, &index);
  bind_fields (statement, type, record, key, &index);
  return foyer_database_step (database, statement, error) == 0;
}

GPtrArray *
foyer_rows_collect (FoyerDatabase *database,
                    sqlite3_stmt *statement,
                    const FoyerRecordType *type,
                    GDestroyNotify free_record,
                    GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_record);
  int row;

  if (statement == NULL)
    return NULL;
  while ((row = foyer_database_step (database, statement, error)) == 1)
    {
      FoyerRecord record = foyer_record_new (type);

      foyer_rows_read (statement, type, record);
      g_ptr_array_add (rows, record);
    }
  return row == 0 ? g_steal_pointer (&rows) : NULL;
}

FoyerRecord
foyer_rows_first (FoyerDatabase *database,
                  sqlite3_stmt *statement,
                  const FoyerRecordType *type,
                  GError **error)
{
  FoyerRecord record;

  if (statement == NULL || foyer_database_step (database, statement, error) != 1)
    return NULL;
  record = foyer_record_new (type);
  foyer_rows_read (statement, type, record);
  sqlite3_reset (statement);
  return record;
}
