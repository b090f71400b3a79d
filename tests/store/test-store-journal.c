/* The chain of the journal: each entry hashes the one before it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/foyer-journal.h"
#include "test-hall.h"

static FoyerEntry *
make_entry (const char *kind, const char *ticket, gint64 counter)
{
  FoyerEntry *entry = g_new0 (FoyerEntry, 1);

  entry->at = 5 * FOYER_SECOND;
  entry->kind = g_strdup (kind);
  entry->via = g_strdup ("ctl");
  entry->ticket = g_strdup (ticket);
  entry->counter = counter;
  entry->data = g_strdup ("{}");
  return entry;
}

static void
test_append (void)
{
  g_autoptr (TestHall) hall = test_hall_new (NULL);
  FoyerDatabase *database = foyer_executor_get_database (hall->executor);
  g_autoptr (FoyerEntry) first = make_entry ("a", "A001", 0), second = make_entry ("b", NULL, 3);
  g_autoptr (GPtrArray) entries = NULL;
  FoyerJournalHead head, stored;
  gint64 before;

  g_assert_true (foyer_journal_get_head (database, &head, NULL));
  before = head.seq;
  g_assert_true (foyer_database_begin (database, NULL));
  g_assert_true (foyer_journal_append (database, first, &head, NULL));
  g_assert_true (foyer_journal_append (database, second, &head, NULL));
  g_assert_true (foyer_journal_set_head (database, &head, NULL));
  g_assert_true (foyer_database_commit (database, NULL));
  g_assert_cmpint (first->seq, ==, before + 1);
  g_assert_cmpint (second->seq, ==, before + 2);
  g_assert_true (foyer_journal_get_head (database, &stored, NULL));
  g_assert_cmpint (stored.seq, ==, before + 2);
  g_assert_cmpstr (stored.hash, ==, second->hash);

  entries = foyer_journal_list (database, before, 1, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (((FoyerEntry *) g_ptr_array_index (entries, 0))->ticket, ==, "A001");
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = foyer_journal_list (database, before, 0, NULL);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_null (((FoyerEntry *) g_ptr_array_index (entries, 1))->ticket);
  g_assert_cmpint (((FoyerEntry *) g_ptr_array_index (entries, 1))->counter, ==, 3);
  test_hall_check (hall);
}

/* Every part of an entry, and what stands before it, is in its hash. */
static void
test_hash (void)
{
  g_autoptr (FoyerEntry) entry = make_entry ("ticket.called", "A001", 1);
  g_autofree char *hash = foyer_entry_compute_hash (entry, "");
  g_autofree char *same = foyer_entry_compute_hash (entry, "");
  g_autofree char *behind = foyer_entry_compute_hash (entry, hash);
  char **texts[] = { &entry->kind, &entry->actor, &entry->via, &entry->ticket, &entry->data };
  gint64 *numbers[] = { &entry->seq, &entry->at, &entry->counter };

  g_assert_cmpuint (strlen (hash), ==, 64);
  g_assert_cmpstr (same, ==, hash);
  g_assert_cmpstr (behind, !=, hash);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char *kept = *texts[i];
      g_autofree char *other = NULL, *empty = NULL;

      *texts[i] = (char *) "x";
      other = foyer_entry_compute_hash (entry, "");
      *texts[i] = kept == NULL ? (char *) "" : NULL;
      empty = foyer_entry_compute_hash (entry, "");
      *texts[i] = kept;
      g_assert_cmpstr (other, !=, hash);
      g_assert_cmpstr (empty, !=, hash);
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *other = NULL;

      ++*numbers[i];
      other = foyer_entry_compute_hash (entry, "");
      --*numbers[i];
      g_assert_cmpstr (other, !=, hash);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/journal/append", test_append);
  g_test_add_func ("/store/journal/hash", test_hash);
  return g_test_run ();
}
