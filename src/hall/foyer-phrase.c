/* Reading the tables of courtesy phrases, each line checked. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-phrase.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"
#include "base/foyer-record.h"
#include "hall/foyer-phrase-private.h"

/* Longer ones are not read at a counter, and fit no box. */
#define LONGEST_TEXT 240

enum
{
  COLUMN_ID,
  COLUMN_SITUATION,
  COLUMN_AUDIENCE,
  COLUMN_TEXTS,
  N_COLUMNS = COLUMN_TEXTS + FOYER_N_LANGUAGES,
};

static const char *const audiences[] = { "clerk", "reception", "kiosk",     "voice",
                                         "board", "customer",  "telephone", "technician",
                                         "print", "message",   NULL };

struct _FoyerPhraseBook
{
  GHashTable *shipped; /* id to FoyerPhrase */
  GHashTable *own;     /* a hall's; a phrase without id stands for one that was spoilt */
  GPtrArray *problems; /* of GError */
};

/* Where a line was read, for its problems. */
typedef struct
{
  FoyerPhraseBook *book;
  const char *file;
  guint line;
  gboolean own;
} Place;

static void
phrase_free (gpointer data)
{
  FoyerPhrase *phrase = data;

  g_free (phrase->id);
  g_free (phrase->situation);
  for (guint i = 0; i < FOYER_N_LANGUAGES; i++)
    g_free (phrase->text.in[i]);
  g_free (phrase);
}

FoyerPhraseBook *
foyer_phrase_book_new (void)
{
  FoyerPhraseBook *book = g_new0 (FoyerPhraseBook, 1);

  book->shipped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, phrase_free);
  book->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, phrase_free);
  book->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  return book;
}

void
foyer_phrase_book_free (FoyerPhraseBook *book)
{
  g_hash_table_unref (book->shipped);
  g_hash_table_unref (book->own);
  g_ptr_array_unref (book->problems);
  g_free (book);
}

GPtrArray *
foyer_phrase_book_get_problems (FoyerPhraseBook *book)
{
  return book->problems;
}

guint
foyer_phrase_book_get_length (FoyerPhraseBook *book)
{
  return g_hash_table_size (book->shipped);
}

const FoyerPhrase *
foyer_phrase_book_find_shipped (FoyerPhraseBook *book, const char *id)
{
  return g_hash_table_lookup (book->shipped, id);
}

const FoyerPhrase *
foyer_phrase_book_find (FoyerPhraseBook *book, const char *id)
{
  const FoyerPhrase *own = g_hash_table_lookup (book->own, id);

  return own != NULL && own->id != NULL ? own : g_hash_table_lookup (book->shipped, id);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const FoyerPhrase *const *) a)->id, (*(const FoyerPhrase *const *) b)->id);
}

GPtrArray *
foyer_phrase_book_list (FoyerPhraseBook *book, guint audience)
{
  GPtrArray *phrases = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, book->shipped);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      const FoyerPhrase *phrase = foyer_phrase_book_find (book, id);

      if ((phrase->audience & audience) != 0)
        g_ptr_array_add (phrases, (gpointer) phrase);
    }
  g_ptr_array_sort (phrases, compare_ids);
  return phrases;
}

static void complain (const Place *place, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
complain (const Place *place, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (place->book->problems, g_error_new (FOYER_ERROR, FOYER_ERROR_USAGE, "%s:%u: %s",
                                                       place->file, place->line, sentence));
}

/* A capital letter and two digits. */
static gboolean
is_id (const char *text)
{
  return strlen (text) == 3 && g_ascii_isupper (text[0]) && g_ascii_isdigit (text[1]) &&
         g_ascii_isdigit (text[2]);
}

static gboolean
parse_audience (const char *text, guint *audience)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);

  *audience = 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      int index = foyer_nick_find (audiences, words[i]);

      if (index < 0)
        return FALSE;
      *audience |= 1u << index;
    }
  return *audience != 0;
}

static gboolean
has_place (const FoyerPhrase *phrase, const char *name)
{
  for (guint i = 0; i < FOYER_N_LANGUAGES; i++)
    for (const char *at = phrase->text.in[i]; (at = strchr (at, '{')) != NULL;)
      {
        g_auto (FoyerPhrasePlace) place = { 0 };

        at = foyer_phrase_place_parse (at, &place);
        if (at == NULL)
          return FALSE;
        if (g_str_equal (place.name, name))
          return TRUE;
      }
  return FALSE;
}

/* The facts of a situation are those of its shipped phrase; the name of the company and its
 * telephone are always known. */
static gboolean
is_known (const FoyerPhrase *shipped, const char *name)
{
  return shipped == NULL || g_str_equal (name, "utility") || g_str_equal (name, "phone") ||
         has_place (shipped, name);
}

static gboolean
check_text (const Place *where, const FoyerPhrase *phrase, guint language)
{
  const FoyerPhrase *shipped =
      where->own ? g_hash_table_lookup (where->book->shipped, phrase->id) : NULL;
  const char *text = phrase->text.in[language];

  if (*text == '\0')
    {
      complain (where, _ ("%s has no text in the language “%s”. The shipped phrase is used."),
                phrase->id, foyer_languages[language]);
      return FALSE;
    }
  if (g_utf8_strlen (text, -1) > LONGEST_TEXT)
    {
      complain (where,
                _ ("The text of %s is longer than %d characters. The shipped phrase is "
                   "used."),
                phrase->id, LONGEST_TEXT);
      return FALSE;
    }
  while ((text = strpbrk (text, "{}")) != NULL)
    {
      g_auto (FoyerPhrasePlace) place = { 0 };
      const char *end = *text == '{' ? foyer_phrase_place_parse (text, &place) : NULL;

      if (end == NULL)
        {
          complain (where,
                    _ ("A brace in %s opens or ends no place to fill. The shipped phrase "
                       "is used."),
                    phrase->id);
          return FALSE;
        }
      if (!is_known (shipped, place.name))
        {
          complain (where,
                    _ ("Nothing is known as “%s” where %s is said. The shipped phrase is "
                       "used."),
                    place.name, phrase->id);
          return FALSE;
        }
      text = end;
    }
  return TRUE;
}

/* A shipped phrase says the same facts in every language. */
static gboolean
check_same_places (const Place *where, const FoyerPhrase *phrase)
{
  for (guint i = 0; i < FOYER_N_LANGUAGES; i++)
    for (const char *at = phrase->text.in[i]; (at = strchr (at, '{')) != NULL;)
      {
        g_auto (FoyerPhrasePlace) place = { 0 };
        g_autofree char *plain = NULL, *counted = NULL;

        at = foyer_phrase_place_parse (at, &place);
        plain = g_strdup_printf ("{%s}", place.name);
        for (guint k = 0; k < FOYER_N_LANGUAGES; k++)
          if (strstr (phrase->text.in[k], plain) == NULL)
            {
              complain (where, _ ("%s says “%s” not in every language."), phrase->id, place.name);
              return FALSE;
            }
      }
  return TRUE;
}

/* Where a table of its own is silent, what shipped counts. */
static void
complete (FoyerPhrase *phrase, const FoyerPhrase *shipped)
{
  if (*phrase->situation == '\0')
    foyer_set_text (&phrase->situation, shipped->situation);
  if (phrase->audience == 0)
    phrase->audience = shipped->audience;
}

static FoyerPhrase *
read_columns (const Place *where, char **columns)
{
  FoyerPhrase *phrase = g_new0 (FoyerPhrase, 1);

  phrase->id = g_strdup (columns[COLUMN_ID]);
  phrase->situation = g_strdup (columns[COLUMN_SITUATION]);
  for (guint i = 0; i < FOYER_N_LANGUAGES; i++)
    phrase->text.in[i] = g_strstrip (g_strdup (columns[COLUMN_TEXTS + i]));
  if (!parse_audience (columns[COLUMN_AUDIENCE], &phrase->audience) &&
      !(where->own && *columns[COLUMN_AUDIENCE] == '\0'))
    {
      complain (where, _ ("“%s” is no audience. The shipped phrase is used."),
                columns[COLUMN_AUDIENCE]);
      g_clear_pointer (&phrase, phrase_free);
    }
  return phrase;
}

static gboolean
check (const Place *where, FoyerPhrase *phrase)
{
  for (guint i = 0; i < FOYER_N_LANGUAGES; i++)
    if (!check_text (where, phrase, i))
      return FALSE;
  return where->own || check_same_places (where, phrase);
}

static void
take (const Place *where, FoyerPhrase *phrase)
{
  GHashTable *table = where->own ? where->book->own : where->book->shipped;

  if (where->own)
    complete (phrase, g_hash_table_lookup (where->book->shipped, phrase->id));
  g_hash_table_insert (table, g_strdup (phrase->id), phrase);
}

static void
read_line (const Place *where, const char *line)
{
  GHashTable *table = where->own ? where->book->own : where->book->shipped;
  g_auto (GStrv) columns = g_strsplit (line, "\t", -1);
  FoyerPhrase *phrase;

  if (g_str_equal (columns[COLUMN_ID], "id"))
    return;
  if (g_strv_length (columns) != N_COLUMNS)
    {
      complain (where,
                _ ("This line has %u columns instead of %d: id, situation, audience, zh, "
                   "ko, en, separated by tabs."),
                g_strv_length (columns), N_COLUMNS);
      return;
    }
  if (!is_id (columns[COLUMN_ID]) ||
      (where->own && !g_hash_table_contains (where->book->shipped, columns[COLUMN_ID])))
    {
      complain (where, _ ("There is no phrase “%s”. The line is left out."), columns[COLUMN_ID]);
      return;
    }
  if (g_hash_table_contains (table, columns[COLUMN_ID]))
    {
      complain (where, _ ("%s is there twice. The shipped phrase is used."), columns[COLUMN_ID]);
      if (where->own)
        g_hash_table_insert (table, g_strdup (columns[COLUMN_ID]), g_new0 (FoyerPhrase, 1));
      return;
    }
  phrase = read_columns (where, columns);
  if (phrase != NULL && check (where, phrase))
    take (where, phrase);
  else if (phrase != NULL)
    phrase_free (phrase);
}

void
foyer_phrase_book_read (FoyerPhraseBook *book, const char *file, const char *text, gboolean own)
{
  g_auto (GStrv) lines = NULL;
  Place where = { book, file, 0, own };

  if (!g_utf8_validate (text, -1, NULL))
    {
      complain (&where, "%s", _ ("This file is not UTF-8. The shipped phrases are used."));
      return;
    }
  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    text += 3;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      where.line = i + 1;
      g_strdelimit (lines[i], "\r", '\0');
      if (*lines[i] != '\0' && *lines[i] != '#')
        read_line (&where, lines[i]);
    }
}
