/* Finding a name by what somebody types: in its own script, by pinyin or by initial consonants. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-search.h"

#include <string.h>

typedef struct
{
  gunichar character;
  guint syllable;
} Reading;

#include "hall/foyer-pinyin-table.h"

/* Where what was typed begins in the name. */
enum
{
  WHOLE,
  START,
  WORD,
  INSIDE,
};

/* Longer names and entries are cut: nobody types that. */
#define LONGEST 64

#define FIRST_SYLLABLE 0xac00
#define LAST_SYLLABLE  0xd7a3
#define PER_INITIAL    588
#define PER_VOWEL      28

/* The initial consonants of syllables in their order, as they are typed alone. */
static const gunichar initials[] = {
  0x3131, 0x3132, 0x3134, 0x3137, 0x3138, 0x3139, 0x3141, 0x3142, 0x3143, 0x3145,
  0x3146, 0x3147, 0x3148, 0x3149, 0x314a, 0x314b, 0x314c, 0x314d, 0x314e,
};

typedef struct
{
  gunichar text[LONGEST];
  gboolean begins[LONGEST]; /* a word does */
  guint length;
} Folded;

/* Letters and digits only, in one width and case; what a syllable is made of is put together. */
static void
fold (const char *text, Folded *folded)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *lower = plain != NULL ? g_utf8_casefold (plain, -1) : NULL;
  gboolean begins = TRUE;

  folded->length = 0;
  for (const char *p = lower; p != NULL && *p != '\0' && folded->length < LONGEST;
       p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (!g_unichar_isalnum (character))
        {
          begins = TRUE;
          continue;
        }
      folded->text[folded->length] = character;
      folded->begins[folded->length++] = begins;
      begins = FALSE;
    }
}

static gboolean
is_syllable (gunichar character)
{
  return character >= FIRST_SYLLABLE && character <= LAST_SYLLABLE;
}

/* A consonant alone stands for its syllable, and one without final for those that add one. */
static gboolean
fits_korean (gunichar name, gunichar typed)
{
  guint syllable = name - FIRST_SYLLABLE;

  if (!is_syllable (name))
    return FALSE;
  if (is_syllable (typed))
    return (typed - FIRST_SYLLABLE) % PER_VOWEL == 0 &&
           (typed - FIRST_SYLLABLE) / PER_VOWEL == syllable / PER_VOWEL;
  return initials[syllable / PER_INITIAL] == typed;
}

/* Normalising turns a consonant typed alone into the one that begins a syllable. */
static gunichar
get_typed (gunichar typed)
{
  return typed >= 0x1100 && typed <= 0x1112 ? initials[typed - 0x1100] : typed;
}

static const Reading *
find_readings (gunichar character)
{
  guint low = 0, high = G_N_ELEMENTS (readings);

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (readings[middle].character < character)
        low = middle + 1;
      else
        high = middle;
    }
  return low < G_N_ELEMENTS (readings) && readings[low].character == character ? &readings[low]
                                                                               : NULL;
}

static gboolean matches_from (const Folded *name, guint at, const Folded *typed, guint from);

/* One to all letters of a reading stand for its character. */
static gboolean
matches_reading (
    const Folded *name, guint at, const Folded *typed, guint from, const char *syllable)
{
  guint n = 0;

  while (syllable[n] != '\0' && from + n < typed->length &&
         typed->text[from + n] == (gunichar) syllable[n])
    n++;
  for (; n > 0; n--)
    if (matches_from (name, at + 1, typed, from + n))
      return TRUE;
  return FALSE;
}

static gboolean
matches_from (const Folded *name, guint at, const Folded *typed, guint from)
{
  gunichar wanted;
  const Reading *reading;

  if (from == typed->length)
    return TRUE;
  if (at == name->length)
    return FALSE;
  wanted = get_typed (typed->text[from]);
  if ((name->text[at] == typed->text[from] || fits_korean (name->text[at], wanted)) &&
      matches_from (name, at + 1, typed, from + 1))
    return TRUE;
  reading = find_readings (name->text[at]);
  for (; reading != NULL && reading < readings + G_N_ELEMENTS (readings) &&
         reading->character == name->text[at];
       reading++)
    if (matches_reading (name, at, typed, from, syllables[reading->syllable]))
      return TRUE;
  return FALSE;
}

int
foyer_search_rank (const char *name, const char *typed)
{
  Folded names, wanted;
  int best = -1;

  fold (name, &names);
  fold (typed, &wanted);
  if (wanted.length == names.length &&
      memcmp (wanted.text, names.text, names.length * sizeof (gunichar)) == 0)
    return WHOLE;
  for (guint at = 0; at < names.length; at++)
    {
      int rank = at == 0 ? START : (names.begins[at] ? WORD : INSIDE);

      if ((best < 0 || rank < best) && matches_from (&names, at, &wanted, 0))
        best = rank;
    }
  return wanted.length == 0 ? START : best;
}

int
foyer_search_rank_any (const char *const *names, const char *typed)
{
  int best = -1;

  for (; *names != NULL; names++)
    {
      int rank = foyer_search_rank (*names, typed);

      if (rank >= 0 && (best < 0 || rank < best))
        best = rank;
    }
  return best;
}
