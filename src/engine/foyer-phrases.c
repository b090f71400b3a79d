/* Loading the courtesy phrases: what ships, and a hall's own in place of some. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-phrases.h"

#include <string.h>
#include <sys/stat.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/foyer-error.h"
#include "foyer-phrases-resources.h"
#include "hall/foyer-spoken.h"

#define SHIPPED "/io/github/foyerhall/Foyer/phrases"

/* Many times all shipped ones together: more is no table of phrases. */
#define LARGEST_FILE (1024 * 1024)

char *
foyer_phrases_get_folder (const char *database)
{
  const char *environment = g_getenv ("FOYER_PHRASES");
  g_autofree char *folder = g_path_get_dirname (database);
  g_autofree char *beside = g_build_filename (folder, "phrases", NULL);

  if (environment != NULL && *environment != '\0')
    return g_strdup (environment);
  if (g_file_test (beside, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&beside);
  return g_build_filename (g_get_user_data_dir (), "foyer", "phrases", NULL);
}

static void
read_shipped (FoyerPhraseBook *book)
{
  GResource *resource = foyer_phrases_get_resource ();
  g_auto (GStrv) names = g_resource_enumerate_children (resource, SHIPPED, 0, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (SHIPPED "/", names[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, 0, NULL);
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      foyer_phrase_book_read (book, names[i], text, FALSE);
    }
}

static void
add_problem (FoyerPhraseBook *book, const char *path, const char *why)
{
  g_ptr_array_add (foyer_phrase_book_get_problems (book),
                   g_error_new (FOYER_ERROR, FOYER_ERROR_USAGE,
                                _ ("%s cannot be read: %s. The shipped phrases are used."), path,
                                why));
}

static void
read_own (FoyerPhraseBook *book, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GStatBuf info;

  if (g_stat (path, &info) == 0 && (!S_ISREG (info.st_mode) || info.st_size > LARGEST_FILE))
    add_problem (book, path, _ ("it is no table of phrases"));
  else if (!g_file_get_contents (path, &text, NULL, &error))
    add_problem (book, path, error->message);
  else
    foyer_phrase_book_read (book, path, text, TRUE);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
read_folder (FoyerPhraseBook *book, const char *folder)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) directory = g_dir_open (folder, 0, &error);
  const char *name;

  if (directory == NULL)
    {
      if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        add_problem (book, folder, error->message);
      return;
    }
  while ((name = g_dir_read_name (directory)) != NULL)
    if (*name != '.' && g_str_has_suffix (name, ".tsv"))
      g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    read_own (book, g_ptr_array_index (names, i));
}

FoyerPhraseBook *
foyer_phrases_load (const char *database)
{
  FoyerPhraseBook *book = foyer_phrase_book_new ();
  g_autofree char *folder = foyer_phrases_get_folder (database);

  read_shipped (book);
  read_folder (book, folder);
  return book;
}

void
foyer_phrases_adopt (const char *database, FoyerVoicePlan *plan)
{
  g_autofree char *folder = foyer_phrases_get_folder (database);
  g_autoptr (FoyerPhraseBook) book = NULL;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return;
  book = foyer_phrases_load (database);
  foyer_spoken_adopt (plan, book);
}
