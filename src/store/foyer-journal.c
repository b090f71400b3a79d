/* The journal: what happened, in order, each entry chained to the one before it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/foyer-journal.h"

#include <stdio.h>

#include "base/foyer-error.h"

void
foyer_entry_free (FoyerEntry *entry)
{
  g_free (entry->kind);
  g_free (entry->actor);
  g_free (entry->via);
  g_free (entry->ticket);
  g_free (entry->data);
  g_free (entry->hash);
  g_free (entry);
}

char *
foyer_entry_compute_hash (const FoyerEntry *entry, const char *previous)
{
  char seq[24], at[24], counter[24];
  const char *parts[] = { previous,   seq,           at,      entry->kind, entry->actor,
                          entry->via, entry->ticket, counter, entry->data };
  FoyerDigest digest;

  snprintf (seq, sizeof seq, "%" G_GINT64_FORMAT, entry->seq);
  snprintf (at, sizeof at, "%" G_GINT64_FORMAT, entry->at);
  snprintf (counter, sizeof counter, "%" G_GINT64_FORMAT, entry->counter);
  digest = foyer_digest_parts (NULL, parts, G_N_ELEMENTS (parts));
  return foyer_digest_to_hex (&digest);
}

gboolean
foyer_journal_get_head (FoyerDatabase *database, FoyerJournalHead *head, GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (
      database, "SELECT seq, hash, generation FROM hall WHERE id = 1", error);

  if (statement == NULL || foyer_database_step (database, statement, error) < 1)
    {
      if (error != NULL && *error == NULL)
        foyer_database_set_error (database, SQLITE_CORRUPT, error);
      return FALSE;
    }
  head->seq = sqlite3_column_int64 (statement, 0);
  g_strlcpy (head->hash, (const char *) sqlite3_column_text (statement, 1), sizeof head->hash);
  head->generation = sqlite3_column_int64 (statement, 2);
  sqlite3_reset (statement);
  return TRUE;
}

static void
bind_optional_text (sqlite3_stmt *statement, const char *name, const char *value)
{
  if (value != NULL)
    foyer_bind_text (statement, name, value);
  else
    foyer_bind_null (statement, name);
}

gboolean
foyer_journal_append (FoyerDatabase *database,
                      FoyerEntry *entry,
                      FoyerJournalHead *head,
                      GError **error)
{
  sqlite3_stmt *statement =
      foyer_database_prepare (database,
                              "INSERT INTO journal VALUES ($seq, $at, $kind, $actor, $via, "
                              "$ticket, $counter, $data, $hash)",
                              error);

  if (statement == NULL)
    return FALSE;
  entry->seq = head->seq + 1;
  g_free (entry->hash);
  entry->hash = foyer_entry_compute_hash (entry, head->hash);

  foyer_bind_integer (statement, "$seq", entry->seq);
  foyer_bind_integer (statement, "$at", entry->at);
  foyer_bind_text (statement, "$kind", entry->kind);
  bind_optional_text (statement, "$actor", entry->actor);
  foyer_bind_text (statement, "$via", entry->via);
  bind_optional_text (statement, "$ticket", entry->ticket);
  if (entry->counter != 0)
    foyer_bind_integer (statement, "$counter", entry->counter);
  else
    foyer_bind_null (statement, "$counter");
  foyer_bind_text (statement, "$data", entry->data);
  foyer_bind_text (statement, "$hash", entry->hash);
  if (foyer_database_step (database, statement, error) < 0)
    return FALSE;
  head->seq = entry->seq;
  g_strlcpy (head->hash, entry->hash, sizeof head->hash);
  return TRUE;
}

gboolean
foyer_journal_set_head (FoyerDatabase *database, const FoyerJournalHead *head, GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (
      database, "UPDATE hall SET seq = $seq, hash = $hash, generation = $generation WHERE id = 1",
      error);

  if (statement == NULL)
    return FALSE;
  foyer_bind_integer (statement, "$seq", head->seq);
  foyer_bind_text (statement, "$hash", head->hash);
  foyer_bind_integer (statement, "$generation", head->generation);
  return foyer_database_step (database, statement, error) == 0;
}

static FoyerEntry *
read_entry (sqlite3_stmt *statement)
{
  FoyerEntry *entry = g_new0 (FoyerEntry, 1);

  entry->seq = sqlite3_column_int64 (statement, 0);
  entry->at = sqlite3_column_int64 (statement, 1);
  entry->kind = g_strdup ((const char *) sqlite3_column_text (statement, 2));
  entry->actor = g_strdup ((const char *) sqlite3_column_text (statement, 3));
  entry->via = g_strdup ((const char *) sqlite3_column_text (statement, 4));
  entry->ticket = g_strdup ((const char *) sqlite3_column_text (statement, 5));
  entry->counter = sqlite3_column_int64 (statement, 6);
  entry->data = g_strdup ((const char *) sqlite3_column_text (statement, 7));
  entry->hash = g_strdup ((const char *) sqlite3_column_text (statement, 8));
  return entry;
}

GPtrArray *
foyer_journal_list (FoyerDatabase *database, gint64 since, gint64 limit, GError **error)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_entry_free);
  sqlite3_stmt *statement = foyer_database_prepare (
      database,
      "SELECT seq, at, kind, actor, via, ticket, counter, data, hash FROM journal "
      "WHERE seq > $since ORDER BY seq LIMIT $limit",
      error);
  int row;

  if (statement == NULL)
    return NULL;
  foyer_bind_integer (statement, "$since", since);
  foyer_bind_integer (statement, "$limit", limit > 0 ? limit : G_MAXINT64);
  while ((row = foyer_database_step (database, statement, error)) == 1)
    g_ptr_array_add (entries, read_entry (statement));
  return row == 0 ? g_steal_pointer (&entries) : NULL;
}
