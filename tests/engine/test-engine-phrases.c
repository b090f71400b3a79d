/* Phrases from files: what ships is there, a hall's folder replaces some, a bad folder nothing. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "engine/foyer-phrases.h"
#include "hall/foyer-spoken.h"

typedef struct
{
  char *folder, *database, *own;
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  place->folder = g_dir_make_tmp ("foyer-phrases-XXXXXX", NULL);
  place->database = g_build_filename (place->folder, "hall.db", NULL);
  place->own = g_build_filename (place->folder, "phrases", NULL);
  g_unsetenv ("FOYER_PHRASES");
}

static void
tear_down (Place *place, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (place->own, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (place->own, name, NULL);

      g_remove (path);
    }
  g_remove (place->own);
  g_rmdir (place->folder);
  g_free (place->folder);
  g_free (place->database);
  g_free (place->own);
}

static void
write_own (Place *place, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (place->own, name, NULL);

  g_mkdir_with_parents (place->own, 0700);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
check_english (FoyerPhraseBook *book, const char *id, const char *expected)
{
  const FoyerPhrase *phrase = foyer_phrase_book_find (book, id);
  g_autofree char *text = NULL;

  g_assert_nonnull (phrase);
  text = foyer_phrase_fill (phrase, FOYER_LANGUAGE_EN, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_shipped (Place *place, gconstpointer data)
{
  g_autoptr (FoyerPhraseBook) book = foyer_phrases_load (place->database);

  g_assert_cmpuint (foyer_phrase_book_get_problems (book)->len, ==, 0);
  g_assert_cmpuint (foyer_phrase_book_get_length (book), ==, 181);
  check_english (book, "C23", "Is there anything else I can do for you?");
}

static void
test_folder_beside_the_hall (Place *place, gconstpointer data)
{
  g_autoptr (FoyerPhraseBook) book = NULL;
  const GError *problem;

  write_own (place, "ours.tsv", "C23\t\t\t还有吗?\t더?\tAnything else?\n");
  write_own (place, "worse.tsv", "\nB01\t\t\t走好\t\tBye.\n");
  write_own (place, "notes.txt", "not a table\n");
  book = foyer_phrases_load (place->database);
  g_assert_cmpuint (foyer_phrase_book_get_problems (book)->len, ==, 1);
  problem = g_ptr_array_index (foyer_phrase_book_get_problems (book), 0);
  g_assert_nonnull (strstr (problem->message, "phrases/worse.tsv:2: B01"));
  check_english (book, "C23", "Anything else?");
  check_english (book, "B01", "All done. Take care on your way.");
}

/* What a hall words anew is what its voice says; what it left as it ships is not touched. */
static void
test_adopted (Place *place, gconstpointer data)
{
  g_autoptr (FoyerVoicePlan) plan = foyer_voice_plan_new (), plain = foyer_voice_plan_new ();
  g_autoptr (FoyerPhraseFacts) facts = foyer_phrase_facts_new ();
  g_autofree char *own = NULL, *shipped = NULL;

  foyer_phrases_adopt (place->database, plain);
  for (guint i = 0; i < FOYER_N_SPOKEN; i++)
    for (guint k = 0; k < FOYER_N_LANGUAGES; k++)
      g_assert_null (plain->wording[i].in[k]);
  write_own (place, "ours.tsv",
             "K01\t\t\t{ticket}号，{counter}号窗口。\t{ticket}번 고객님, {counter}번 창구로 오시기 "
             "바랍니다.\t{ticket} to {counter}.\n"
             "S05\t\t\t下班。\t끝.\tWe close.\n"
             "K06\t\t\t等{wait}分钟\t{wait}분\tAbout {wait} min to wait.\n");
  foyer_phrases_adopt (place->database, plan);
  g_assert_cmpstr (plan->wording[FOYER_SPOKEN_CALL].in[FOYER_LANGUAGE_EN], ==,
                   "{ticket} to {counter}.");
  g_assert_null (plan->wording[FOYER_SPOKEN_CALL].in[FOYER_LANGUAGE_KO]);
  g_assert_null (plan->wording[FOYER_SPOKEN_RECALL].in[FOYER_LANGUAGE_EN]);
  g_assert_cmpstr (foyer_voice_plan_get_notice (plan, FOYER_NOTICE_CLOSING, FOYER_LANGUAGE_EN), ==,
                   "We close.");
  foyer_phrase_facts_set_number (facts, "wait", 20);
  own = foyer_spoken_write (plan, FOYER_SPOKEN_BUSY, FOYER_LANGUAGE_EN, facts);
  g_assert_cmpstr (own, ==, "About 20 min to wait.");
  shipped = foyer_spoken_write (plain, FOYER_SPOKEN_BUSY, FOYER_LANGUAGE_ZH, facts);
  g_assert_nonnull (strstr (shipped, "大约要等20分钟"));
}

static void
test_bad_folder (Place *place, gconstpointer data)
{
  g_autoptr (FoyerPhraseBook) book = NULL;

  g_assert_true (g_file_set_contents (place->own, "a file", -1, NULL));
  g_setenv ("FOYER_PHRASES", place->own, TRUE);
  book = foyer_phrases_load (place->database);
  g_assert_cmpuint (foyer_phrase_book_get_problems (book)->len, ==, 1);
  g_assert_cmpuint (foyer_phrase_book_get_length (book), ==, 181);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine/phrases/shipped", Place, NULL, set_up, test_shipped, tear_down);
  g_test_add ("/engine/phrases/folder-beside-the-hall", Place, NULL, set_up,
              test_folder_beside_the_hall, tear_down);
  g_test_add ("/engine/phrases/adopted", Place, NULL, set_up, test_adopted, tear_down);
  g_test_add ("/engine/phrases/bad-folder", Place, NULL, set_up, test_bad_folder, tear_down);
  return g_test_run ();
}
