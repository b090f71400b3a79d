/* Personal fields of whoever a record is about, apart from the journal so that they can be blanked.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/foyer-persons.h"

void
foyer_person_clear (FoyerPerson *person)
{
  g_clear_pointer (&person->name, g_free);
  g_clear_pointer (&person->phone, g_free);
  g_clear_pointer (&person->address, g_free);
  g_clear_pointer (&person->note, g_free);
}

gboolean
foyer_person_store (FoyerDatabase *database,
                    const char *subject,
                    const FoyerPerson *person,
                    GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (
      database,
      "INSERT INTO person (subject, name, phone, address, note) "
      "VALUES ($subject, $name, $phone, $address, $note) "
      "ON CONFLICT (subject) DO UPDATE SET name = excluded.name, phone = excluded.phone, "
      "address = excluded.address, note = excluded.note",
      error);

  if (statement == NULL)
    return FALSE;
  foyer_bind_text (statement, "$subject", subject);
  foyer_bind_text (statement, "$name", person->name);
  foyer_bind_text (statement, "$phone", person->phone);
  foyer_bind_text (statement, "$address", person->address);
  foyer_bind_text (statement, "$note", person->note);
  return foyer_database_step (database, statement, error) == 0;
}

gboolean
foyer_person_load (FoyerDatabase *database,
                   const char *subject,
                   FoyerPerson *person,
                   GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (
      database, "SELECT name, phone, address, note FROM person WHERE subject = $subject", error);
  int row;

  *person = (FoyerPerson){ 0 };
  if (statement == NULL)
    return FALSE;
  foyer_bind_text (statement, "$subject", subject);
  row = foyer_database_step (database, statement, error);
  if (row == 1)
    {
      person->name = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      person->phone = g_strdup ((const char *) sqlite3_column_text (statement, 1));
      person->address = g_strdup ((const char *) sqlite3_column_text (statement, 2));
      person->note = g_strdup ((const char *) sqlite3_column_text (statement, 3));
      sqlite3_reset (statement);
    }
  return row >= 0;
}
