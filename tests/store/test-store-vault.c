/* What is kept beside the journal: persons, PINs, requests, refused attempts. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/foyer-vault.h"
#include "test-hall.h"

static FoyerDatabase *
begin (TestHall *hall)
{
  FoyerDatabase *database = foyer_executor_get_database (hall->executor);

  g_assert_true (foyer_database_begin (database, NULL));
  return database;
}

static void
test_person (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  FoyerDatabase *database = begin (hall);
  g_autofree char *name = NULL, *phone = NULL;

  g_assert_true (foyer_vault_set_person (database, "x:1", "Name", NULL, NULL));
  g_assert_true (foyer_vault_set_person (database, "x:1", NULL, "000", NULL));
  g_assert_true (foyer_vault_get_name (database, "x:1", &name, NULL));
  g_assert_cmpstr (name, ==, "Name");
  phone = test_hall_query_text (hall, "SELECT phone FROM person WHERE subject = 'x:1'");
  g_assert_cmpstr (phone, ==, "000");
  g_clear_pointer (&name, g_free);
  g_assert_true (foyer_vault_remove_person (database, "x:1", NULL));
  g_assert_true (foyer_vault_get_name (database, "x:1", &name, NULL));
  g_assert_null (name);
  g_assert_true (foyer_database_commit (database, NULL));
}

static void
test_pin (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  FoyerDatabase *database = begin (hall);
  FoyerPin pin = { .hash = (char *) "h", .must_change = TRUE, .failures = 3, .locked_until = 9 };
  FoyerPin read;

  g_assert_true (foyer_vault_get_pin (database, "1", &read, NULL));
  g_assert_null (read.hash);
  g_assert_true (foyer_vault_set_pin (database, "1", &pin, NULL));
  pin.failures = 4;
  g_assert_true (foyer_vault_set_pin (database, "1", &pin, NULL));
  g_assert_true (foyer_vault_get_pin (database, "1", &read, NULL));
  g_assert_cmpstr (read.hash, ==, "h");
  g_assert_true (read.must_change);
  g_assert_cmpint (read.failures, ==, 4);
  g_assert_cmpint (read.locked_until, ==, 9);
  foyer_pin_clear (&read);
  g_assert_true (foyer_vault_remove_pin (database, "1", NULL));
  g_assert_true (foyer_vault_get_pin (database, "1", &read, NULL));
  g_assert_null (read.hash);
  foyer_database_rollback (database);
}

static void
test_request (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  FoyerDatabase *database = begin (hall);
  g_autofree char *fingerprint = NULL, *answer = NULL;

  g_assert_true (foyer_vault_find_request (database, "r0", &fingerprint, &answer, NULL));
  g_assert_null (fingerprint);
  for (int i = 0; i < 10; i++)
    {
      g_autofree char *id = g_strdup_printf ("r%d", i);
      g_assert_true (foyer_vault_keep_request (database, id, "f", "{}", i, 0, NULL));
    }
  g_assert_true (foyer_vault_find_request (database, "r0", &fingerprint, &answer, NULL));
  g_assert_cmpstr (fingerprint, ==, "f");
  g_assert_cmpstr (answer, ==, "{}");
  /* The oldest go first, a few at a time, and none that is young enough. */
  g_assert_true (foyer_vault_keep_request (database, "n1", "f", "{}", 100, 6, NULL));
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM request WHERE at < 4"), ==, 0);
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM request"), ==, 7);
  g_assert_true (foyer_vault_keep_request (database, "n2", "f", "{}", 100, 6, NULL));
  g_assert_cmpint (test_hall_query (hall, "SELECT min (at) FROM request"), ==, 6);
  foyer_database_rollback (database);
}

static void
test_refusal (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  FoyerDatabase *database = begin (hall);

  g_assert_true (foyer_vault_note_refusal (database, 5, NULL, "hall.close", "access-denied", NULL));
  g_assert_true (foyer_vault_note_refusal (database, 6, "1021", "hall.close", "x", NULL));
  g_assert_true (foyer_database_commit (database, NULL));
  g_assert_cmpint (test_hall_query (hall, "SELECT count (*) FROM access WHERE actor IS NULL"), ==,
                   1);
  test_hall_check (hall);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/vault/person", test_person);
  g_test_add_func ("/store/vault/pin", test_pin);
  g_test_add_func ("/store/vault/request", test_request);
  g_test_add_func ("/store/vault/refusal", test_refusal);
  return g_test_run ();
}
