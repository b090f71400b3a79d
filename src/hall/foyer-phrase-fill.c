/* Filling the places of a phrase by the grammar of its language. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-phrase.h"

#include <string.h>

#include "hall/foyer-phrase-private.h"

typedef struct
{
  FoyerNames text;
  gboolean one; /* for "{name:one|many}" */
} Fact;

struct _FoyerPhraseFacts
{
  GHashTable *facts; /* name to Fact */
};

static void
fact_free (gpointer data)
{
  Fact *fact = data;

  for (guint i = 0; i < FOYER_N_LANGUAGES; i++)
    g_free (fact->text.in[i]);
  g_free (fact);
}

FoyerPhraseFacts *
foyer_phrase_facts_new (void)
{
  FoyerPhraseFacts *facts = g_new0 (FoyerPhraseFacts, 1);

  facts->facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, fact_free);
  return facts;
}

void
foyer_phrase_facts_free (FoyerPhraseFacts *facts)
{
  g_hash_table_unref (facts->facts);
  g_free (facts);
}

static Fact *
add_fact (FoyerPhraseFacts *facts, const char *name)
{
  Fact *fact = g_new0 (Fact, 1);

  g_hash_table_insert (facts->facts, g_strdup (name), fact);
  return fact;
}

/* One line, whatever was typed or configured. */
static char *
clean (const char *text)
{
  char *line = g_utf8_make_valid (text, -1);

  for (char *at = line; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      *at = ' ';
  return g_strstrip (line);
}

void
foyer_phrase_facts_set_number (FoyerPhraseFacts *facts, const char *name, gint64 number)
{
  Fact *fact = add_fact (facts, name);

  fact->one = number == 1;
  for (guint i = 0; i < FOYER_N_LANGUAGES; i++)
    fact->text.in[i] = g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

void
foyer_phrase_facts_set_text (FoyerPhraseFacts *facts, const char *name, const char *text)
{
  Fact *fact = add_fact (facts, name);

  for (guint i = 0; i < FOYER_N_LANGUAGES; i++)
    fact->text.in[i] = clean (text);
}

void
foyer_phrase_facts_set_names (FoyerPhraseFacts *facts, const char *name, const FoyerNames *names)
{
  Fact *fact = add_fact (facts, name);

  for (guint i = 0; i < FOYER_N_LANGUAGES; i++)
    fact->text.in[i] = clean (foyer_names_get (names, (FoyerLanguage) i));
}

void
foyer_phrase_facts_set_counters (FoyerPhraseFacts *facts,
                                 const char *name,
                                 const gint64 *numbers,
                                 guint n_numbers)
{
  static const struct
  {
    const char *between, *last;
  } separators[FOYER_N_LANGUAGES] = {
    [FOYER_LANGUAGE_ZH] = { "、", "、" },
    [FOYER_LANGUAGE_KO] = { ", ", ", " },
    [FOYER_LANGUAGE_EN] = { ", ", " or " },
  };
  Fact *fact;

  if (n_numbers == 0)
    {
      g_hash_table_remove (facts->facts, name);
      return;
    }
  fact = add_fact (facts, name);
  fact->one = n_numbers == 1;
  for (guint i = 0; i < FOYER_N_LANGUAGES; i++)
    {
      GString *text = g_string_new (NULL);

      for (guint k = 0; k < n_numbers; k++)
        {
          if (k > 0)
            g_string_append (text, k + 1 < n_numbers ? separators[i].between : separators[i].last);
          g_string_append_printf (text, "%" G_GINT64_FORMAT, numbers[k]);
        }
      fact->text.in[i] = g_string_free (text, FALSE);
    }
}

void
foyer_phrase_facts_set_clock (FoyerPhraseFacts *facts,
                              const char *name,
                              FoyerTime time,
                              GTimeZone *zone)
{
  FoyerWallTime wall = foyer_time_to_wall (time, zone);
  g_autofree char *text = g_strdup_printf ("%02d:%02d", wall.minute / 60, wall.minute % 60);

  foyer_phrase_facts_set_text (facts, name, text);
}

static void
write_date (FoyerNames *names, int month, int day)
{
  static const char *const months[] = { "January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December" };

  names->in[FOYER_LANGUAGE_ZH] = g_strdup_printf ("%d月%d日", month, day);
  names->in[FOYER_LANGUAGE_KO] = g_strdup_printf ("%d월 %d일", month, day);
  names->in[FOYER_LANGUAGE_EN] = g_strdup_printf ("%d %s", day, months[month - 1]);
}

void
foyer_phrase_facts_set_moment (
    FoyerPhraseFacts *facts, const char *name, FoyerTime time, FoyerTime now, GTimeZone *zone)
{
  const FoyerWallTime wall = foyer_time_to_wall (time, zone),
                      today = foyer_time_to_wall (now, zone);
  g_autofree char *clock = g_strdup_printf ("%02d:%02d", wall.minute / 60, wall.minute % 60);
  FoyerNames date = { { NULL } };
  Fact *fact;

  if (wall.year == today.year && wall.month == today.month && wall.day == today.day)
    {
      foyer_phrase_facts_set_text (facts, name, clock);
      return;
    }
  write_date (&date, wall.month, wall.day);
  fact = add_fact (facts, name);
  for (guint i = 0; i < FOYER_N_LANGUAGES; i++)
    {
      fact->text.in[i] = i == FOYER_LANGUAGE_EN ? g_strdup_printf ("%s on %s", clock, date.in[i])
                                                : g_strdup_printf ("%s %s", date.in[i], clock);
      g_free (date.in[i]);
    }
}

void
foyer_phrase_facts_set_date (FoyerPhraseFacts *facts, const char *name, const char *date)
{
  g_return_if_fail (foyer_date_is_valid (date));
  write_date (&add_fact (facts, name)->text, (int) g_ascii_strtoll (date + 5, NULL, 10),
              (int) g_ascii_strtoll (date + 8, NULL, 10));
}

/* --- places --- */

void
foyer_phrase_place_clear (FoyerPhrasePlace *place)
{
  g_clear_pointer (&place->name, g_free);
  g_clear_pointer (&place->one, g_free);
  g_clear_pointer (&place->many, g_free);
}

const char *
foyer_phrase_place_parse (const char *text, FoyerPhrasePlace *place)
{
  gsize length = strcspn (text + 1, "{}");
  g_autofree char *inside = g_strndup (text + 1, length);
  g_auto (GStrv) parts = g_strsplit (inside, ":", 2);
  g_auto (GStrv) forms =
      parts[0] != NULL ? g_strsplit (parts[1] != NULL ? parts[1] : "", "|", -1) : NULL;

  if (text[length + 1] != '}' || parts[0] == NULL || *parts[0] == '\0' ||
      (parts[1] != NULL && g_strv_length (forms) != 2))
    return NULL;
  for (const char *at = parts[0]; *at != '\0'; at++)
    if (!g_ascii_islower (*at) && !g_ascii_isdigit (*at))
      return NULL;
  place->name = g_strdup (parts[0]);
  if (parts[1] != NULL)
    {
      place->one = g_strdup (forms[0]);
      place->many = g_strdup (forms[1]);
    }
  return text + length + 2;
}

/* --- Korean particles --- */

typedef enum
{
  ENDS_OPEN, /* in a vowel */
  ENDS_RIEUL,
  ENDS_CLOSED,
} Ending;

#define FIRST_SYLLABLE 0xac00
#define LAST_SYLLABLE  0xd7a3
#define N_FINALS       28
#define FINAL_RIEUL    8

/* How a digit or a letter is read aloud. */
static Ending
get_ending_of_ascii (char last)
{
  if (last != '\0' && strchr ("178LRlr", last) != NULL)
    return ENDS_RIEUL;
  return last != '\0' && strchr ("036MNmn", last) != NULL ? ENDS_CLOSED : ENDS_OPEN;
}

static Ending
get_ending (const char *text)
{
  const char *end = text + strlen (text);
  gunichar last = 0;

  while (end > text)
    {
      end = g_utf8_prev_char (end);
      last = g_utf8_get_char (end);
      if (g_unichar_isalnum (last))
        break;
    }
  if (last >= FIRST_SYLLABLE && last <= LAST_SYLLABLE)
    {
      guint final = (last - FIRST_SYLLABLE) % N_FINALS;

      return final == 0 ? ENDS_OPEN : final == FINAL_RIEUL ? ENDS_RIEUL : ENDS_CLOSED;
    }
  return last < 0x80 ? get_ending_of_ascii ((char) last) : ENDS_OPEN;
}

static const struct
{
  const char *written;
  const char *in[3]; /* by Ending */
} particles[] = {
  { "은(는)", { "는", "은", "은" } },     { "이(가)", { "가", "이", "이" } },
  { "을(를)", { "를", "을", "을" } },     { "과(와)", { "와", "과", "과" } },
  { "(으)로", { "로", "로", "으로" } },   { "(이)라", { "라", "이라", "이라" } },
  { "(이)나", { "나", "이나", "이나" } },
};

/* Writes the particle at @text, if there is one, to fit @before. */
static const char *
write_particle (GString *filled, const char *text, const char *before)
{
  for (guint i = 0; i < G_N_ELEMENTS (particles); i++)
    if (g_str_has_prefix (text, particles[i].written))
      {
        g_string_append (filled, particles[i].in[get_ending (before)]);
        return text + strlen (particles[i].written);
      }
  return text;
}

char *
foyer_phrase_fill (const FoyerPhrase *phrase, FoyerLanguage language, const FoyerPhraseFacts *facts)
{
  g_autoptr (GString) filled = g_string_new (NULL);
  const char *text = foyer_names_get (&phrase->text, language), *brace;

  while ((brace = strchr (text, '{')) != NULL)
    {
      g_auto (FoyerPhrasePlace) place = { 0 };
      const Fact *fact;

      g_string_append_len (filled, text, brace - text);
      text = foyer_phrase_place_parse (brace, &place);
      fact = text != NULL && facts != NULL ? g_hash_table_lookup (facts->facts, place.name) : NULL;
      if (fact == NULL)
        return NULL;
      if (place.one != NULL)
        {
          g_string_append (filled, fact->one ? place.one : place.many);
          continue;
        }
      g_string_append (filled, fact->text.in[language]);
      if (language == FOYER_LANGUAGE_KO)
        text = write_particle (filled, text, fact->text.in[language]);
    }
  g_string_append (filled, text);
  return g_strdup (filled->str);
}
