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
  person->contact = (FoyerContact){ .read_back = FALSE };
}

/* What was not said is no value. */
static void
bind_tick (sqlite3_stmt *statement, const char *name, gboolean tick)
{
  if (tick)
    foyer_bind_integer (statement, name, 1);
  else
    foyer_bind_null (statement, name);
}

static void
bind_contact (sqlite3_stmt *statement, const FoyerContact *contact)
{
  g_autofree char *good = foyer_ring_hours_write (&contact->good);
  g_autofree char *quiet = foyer_ring_hours_write (&contact->quiet);

  bind_tick (statement, "$read_back", contact->read_back);
  bind_tick (statement, "$any_time", contact->any_time);
  foyer_bind_text (statement, "$good_hours", *good != '\0' ? good : NULL);
  foyer_bind_text (statement, "$quiet_hours", *quiet != '\0' ? quiet : NULL);
}

gboolean
foyer_person_store (FoyerDatabase *database,
                    const char *subject,
                    const FoyerPerson *person,
                    GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (
      database,
      "INSERT INTO person (subject, name, phone, address, note, read_back, any_time, good_hours, "
      "quiet_hours) VALUES ($subject, $name, $phone, $address, $note, $read_back, $any_time, "
      "$good_hours, $quiet_hours) "
      "ON CONFLICT (subject) DO UPDATE SET name = excluded.name, phone = excluded.phone, "
      "address = excluded.address, note = excluded.note, read_back = excluded.read_back, "
      "any_time = excluded.any_time, good_hours = excluded.good_hours, "
      "quiet_hours = excluded.quiet_hours",
      error);

  if (statement == NULL)
    return FALSE;
  foyer_bind_text (statement, "$subject", subject);
  foyer_bind_text (statement, "$name", person->name);
  foyer_bind_text (statement, "$phone", person->phone);
  foyer_bind_text (statement, "$address", person->address);
  foyer_bind_text (statement, "$note", person->note);
  bind_contact (statement, &person->contact);
  return foyer_database_step (database, statement, error) == 0;
}

gboolean
foyer_person_load (FoyerDatabase *database,
                   const char *subject,
                   FoyerPerson *person,
                   GError **error)
{
  sqlite3_stmt *statement = foyer_database_prepare (
      database,
      "SELECT name, phone, address, note, read_back, any_time, good_hours, quiet_hours FROM person "
      "WHERE subject = $subject",
      error);
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
      person->contact.read_back = sqlite3_column_int (statement, 4) != 0;
      person->contact.any_time = sqlite3_column_int (statement, 5) != 0;
      foyer_ring_hours_read ((const char *) sqlite3_column_text (statement, 6),
                             &person->contact.good);
      foyer_ring_hours_read ((const char *) sqlite3_column_text (statement, 7),
                             &person->contact.quiet);
      sqlite3_reset (statement);
    }
  return row >= 0;
}
