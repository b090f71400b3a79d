/* What is kept beside the journal: personal fields, PIN hashes, request keys, refused attempts. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/foyer-vault.h"

static gboolean
run (FoyerDatabase *database, sqlite3_stmt *statement, GError **error)
{
  return foyer_database_step (database, statement, error) == 0;
}

gboolean
foyer_vault_set_person (FoyerDatabase *database,
                        const char *subject,
                        const char *name,
                        const char *phone,
                        GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (
      database,
      "INSERT INTO person (subject, name, phone) VALUES ($subject, $name, $phone) "
      "ON CONFLICT (subject) DO UPDATE SET name = coalesce (excluded.name, name), "
      "phone = coalesce (excluded.phone, phone)",
      error);

  if (statement == NULL)
    return FALSE;
  foyer_bind_text (statement, "$subject", subject);
  foyer_bind_text (statement, "$name", name);
  foyer_bind_text (statement, "$phone", phone);
  return run (database, statement, error);
}

/* The one column that @sql selects for @subject. */
static gboolean
get_field (
    FoyerDatabase *database, const char *sql, const char *subject, char **text, GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (database, sql, error);
  int row;

  *text = NULL;
  if (statement == NULL)
    return FALSE;
  foyer_bind_text (statement, "$subject", subject);
  row = foyer_database_step (database, statement, error);
  if (row == 1)
    {
      *text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      sqlite3_reset (statement);
    }
  return row >= 0;
}

gboolean
foyer_vault_get_name (FoyerDatabase *database, const char *subject, char **name, GError **error)
{
  return get_field (database, "SELECT name FROM person WHERE subject = $subject", subject, name,
                    error);
}

gboolean
foyer_vault_get_phone (FoyerDatabase *database, const char *subject, char **phone, GError **error)
{
  return get_field (database, "SELECT phone FROM person WHERE subject = $subject", subject, phone,
                    error);
}

gboolean
foyer_vault_remove_person (FoyerDatabase *database, const char *subject, GError **error)
{
  sqlite3_stmt *statement =
      foyer_database_prepare (database, "DELETE FROM person WHERE subject = $subject", error);

  if (statement == NULL)
    return FALSE;
  foyer_bind_text (statement, "$subject", subject);
  return run (database, statement, error);
}

void
foyer_pin_clear (FoyerPin *pin)
{
  g_clear_pointer (&pin->hash, g_free);
}

gboolean
foyer_vault_get_pin (FoyerDatabase *database, const char *staff, FoyerPin *pin, GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (
      database, "SELECT hash, must_change, failures, locked_until FROM pin WHERE staff = $staff",
      error);
  int row;

  *pin = (FoyerPin){ 0 };
  if (statement == NULL)
    return FALSE;
  foyer_bind_text (statement, "$staff", staff);
  row = foyer_database_step (database, statement, error);
  if (row == 1)
    {
      pin->hash = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      pin->must_change = sqlite3_column_int (statement, 1) != 0;
      pin->failures = sqlite3_column_int64 (statement, 2);
      pin->locked_until = sqlite3_column_int64 (statement, 3);
      sqlite3_reset (statement);
    }
  return row >= 0;
}

gboolean
foyer_vault_set_pin (FoyerDatabase *database,
                     const char *staff,
                     const FoyerPin *pin,
                     GError **error)
{
  sqlite3_stmt *statement =
      foyer_database_prepare (database,
                              "INSERT INTO pin (staff, hash, must_change, failures, locked_until) "
                              "VALUES ($staff, $hash, $must_change, $failures, $locked_until) "
                              "ON CONFLICT (staff) DO UPDATE SET hash = excluded.hash, "
                              "must_change = excluded.must_change, failures = excluded.failures, "
                              "locked_until = excluded.locked_until",
                              error);

  if (statement == NULL)
    return FALSE;
  foyer_bind_text (statement, "$staff", staff);
  foyer_bind_text (statement, "$hash", pin->hash);
  foyer_bind_integer (statement, "$must_change", pin->must_change);
  foyer_bind_integer (statement, "$failures", pin->failures);
  foyer_bind_integer (statement, "$locked_until", pin->locked_until);
  return run (database, statement, error);
}

gboolean
foyer_vault_remove_pin (FoyerDatabase *database, const char *staff, GError **error)
{
  sqlite3_stmt *statement =
      foyer_database_prepare (database, "DELETE FROM pin WHERE staff = $staff", error);

  if (statement == NULL)
    return FALSE;
  foyer_bind_text (statement, "$staff", staff);
  return run (database, statement, error);
}

gboolean
foyer_vault_find_request (
    FoyerDatabase *database, const char *id, char **fingerprint, char **answer, GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (
      database, "SELECT fingerprint, answer FROM request WHERE id = $id", error);
  int row;

  *fingerprint = *answer = NULL;
  if (statement == NULL)
    return FALSE;
  foyer_bind_text (statement, "$id", id);
  row = foyer_database_step (database, statement, error);
  if (row == 1)
    {
      *fingerprint = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      *answer = g_strdup ((const char *) sqlite3_column_text (statement, 1));
      sqlite3_reset (statement);
    }
  return row >= 0;
}

gboolean
foyer_vault_keep_request (FoyerDatabase *database,
                          const char *id,
                          const char *fingerprint,
                          const char *answer,
                          FoyerTime at,
                          FoyerTime before,
                          GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (
      database, "INSERT INTO request VALUES ($id, $fingerprint, $answer, $at)", error);

  if (statement == NULL)
    return FALSE;
  foyer_bind_text (statement, "$id", id);
  foyer_bind_text (statement, "$fingerprint", fingerprint);
  foyer_bind_text (statement, "$answer", answer);
  foyer_bind_integer (statement, "$at", at);
  if (!run (database, statement, error))
    return FALSE;

  /* A few at a time keeps every transaction short, and is still faster than they come. */
  statement =
      foyer_database_prepare (database,
                              "DELETE FROM request WHERE id IN "
                              "(SELECT id FROM request WHERE at < $before ORDER BY at LIMIT 4)",
                              error);
  if (statement == NULL)
    return FALSE;
  foyer_bind_integer (statement, "$before", before);
  return run (database, statement, error);
}

gboolean
foyer_vault_note_refusal (FoyerDatabase *database,
                          FoyerTime at,
                          const char *actor,
                          const char *command,
                          const char *why,
                          GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (
      database, "INSERT INTO access (at, actor, command, why) VALUES ($at, $actor, $command, $why)",
      error);

  if (statement == NULL)
    return FALSE;
  foyer_bind_integer (statement, "$at", at);
  foyer_bind_text (statement, "$actor", actor);
  foyer_bind_text (statement, "$command", command);
  foyer_bind_text (statement, "$why", why);
  return run (database, statement, error);
}
