/* How a customer is reached: whether the number was read back, and when one may ring (S0-HL-7). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-contact.h"

#include <string.h>

#define DAY_MINUTES (24 * 60)

/* How hours are written, which people read and foyer_contact_read() understands. */
static const struct
{
  const char *any, *before, *after; /* what is said before, or after, hours at which not to ring */
} words[FOYER_N_LANGUAGES] = {
  [FOYER_LANGUAGE_ZH] = { "随时", "避开", "" },
  [FOYER_LANGUAGE_KO] = { "언제든지", "", "제외" },
  [FOYER_LANGUAGE_EN] = { "any time", "not", "" },
};
static const char *const anys[] = { "anytime", "any", "随时", "언제든지", "아무때나", NULL };
static const char *const befores[] = {
  "not", "no", "不要", "不打", "不", "勿", "避开", "除", NULL
};
static const char *const afters[] = { "제외", "말고", "빼고", "以外", NULL };

/* "9", "09:30" at the start of @text, which goes on behind it; -1 when it is no time of day. */
static int
read_minute (const char **text)
{
  int numbers[2] = { 0, 0 };
  guint n_digits = 0;

  for (; g_ascii_isdigit (**text) && n_digits < 2; n_digits++)
    numbers[0] = numbers[0] * 10 + *(*text)++ - '0';
  if (n_digits == 0)
    return -1;
  if (**text == ':')
    {
      for (n_digits = 0, ++*text; g_ascii_isdigit (**text) && n_digits < 2; n_digits++)
        numbers[1] = numbers[1] * 10 + *(*text)++ - '0';
      if (n_digits != 2 || numbers[1] > 59)
        return -1;
    }
  return numbers[0] * 60 + numbers[1] <= DAY_MINUTES ? numbers[0] * 60 + numbers[1] : -1;
}

static gboolean
read_span (const char *word, FoyerMinutes *span)
{
  span->from = read_minute (&word);
  if (span->from < 0 || *word++ != '-')
    return FALSE;
  span->to = read_minute (&word);
  return span->to >= 0 && *word == '\0' && span->from % DAY_MINUTES != span->to;
}

static gboolean
add_span (FoyerRingHours *hours, const FoyerMinutes *span)
{
  if (hours->n_spans == FOYER_RING_SPANS)
    return FALSE;
  hours->spans[hours->n_spans++] = *span;
  return TRUE;
}

/* The words of @text: full-width letters as the usual ones, dashes as hyphens without blanks beside
 * them, small. (transfer full) */
static GStrv
split (const char *text)
{
  g_autofree char *usual = g_utf8_normalize (text != NULL ? text : "", -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *small = g_utf8_casefold (usual != NULL ? usual : "?", -1);
  g_autoptr (GString) line = g_string_new (small);

  for (const char *const *dash = (const char *const[]){ "–", "—", "~", "至", "到", "−", NULL };
       *dash != NULL; dash++)
    g_string_replace (line, *dash, "-", 0);
  while (g_string_replace (line, " -", "-", 0) + g_string_replace (line, "- ", "-", 0) > 0)
    ;
  g_string_replace (line, "any time", "anytime", 0);
  g_string_replace (line, "아무 때나", "아무때나", 0);
  g_string_replace (line, "、", " ", 0);
  g_string_replace (line, "。", " ", 0);
  return g_strsplit_set (line->str, " ,;\t\r\n", -1);
}

/* What of @list @word begins, or with @at_end ends, with; %NULL none. */
static const char *
find_mark (const char *const *list, const char *word, gboolean at_end)
{
  for (; *list != NULL; list++)
    if (at_end ? g_str_has_suffix (word, *list) : g_str_has_prefix (word, *list))
      return *list;
  return NULL;
}

gboolean
foyer_ring_hours_read (const char *text, FoyerRingHours *hours)
{
  g_auto (GStrv) list = split (text);

  *hours = (FoyerRingHours){ .n_spans = 0 };
  for (char **word = list; *word != NULL; word++)
    {
      FoyerMinutes span;

      if (**word != '\0' && (!read_span (*word, &span) || !add_span (hours, &span)))
        {
          *hours = (FoyerRingHours){ .n_spans = 0 };
          return FALSE;
        }
    }
  return TRUE;
}

char *
foyer_ring_hours_write (const FoyerRingHours *hours)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < hours->n_spans; i++)
    g_string_append_printf (text, "%s%02d:%02d-%02d:%02d", i > 0 ? ", " : "",
                            hours->spans[i].from / 60, hours->spans[i].from % 60,
                            hours->spans[i].to / 60, hours->spans[i].to % 60);
  return g_string_free (text, FALSE);
}

/* One word of a field: hours, what is said of them, or "any". @negated: the word before said not.
 */
static gboolean
take_word (const char *word, gboolean *negated, FoyerContact *contact)
{
  const char *before = find_mark (befores, word, FALSE), *after = find_mark (afters, word, TRUE);
  g_autofree char *bare = NULL;
  FoyerMinutes span;
  gboolean quiet = *negated || before != NULL || after != NULL;

  if (g_strv_contains (anys, word))
    {
      contact->any_time = TRUE;
      return !*negated;
    }
  word += before != NULL ? strlen (before) : 0;
  bare = g_strndup (word, strlen (word) - (after != NULL ? strlen (after) : 0));
  if (*bare == '\0' && before != NULL)
    {
      *negated = TRUE;
      return TRUE;
    }
  /* "12:00-14:00 제외": the hours stand before it. */
  if (*bare == '\0' && after != NULL && contact->good.n_spans > 0)
    return add_span (&contact->quiet, &contact->good.spans[--contact->good.n_spans]);
  *negated = FALSE;
  return read_span (bare, &span) && add_span (quiet ? &contact->quiet : &contact->good, &span);
}

gboolean
foyer_contact_read (const char *text, FoyerContact *contact)
{
  g_auto (GStrv) list = split (text);
  FoyerContact read = { .read_back = contact->read_back };
  gboolean negated = FALSE, understood = TRUE;

  for (char **word = list; understood && *word != NULL; word++)
    understood = **word == '\0' || take_word (*word, &negated, &read);
  if (!understood || negated || (read.any_time && read.good.n_spans > 0))
    {
      *contact = (FoyerContact){ .read_back = contact->read_back };
      return FALSE;
    }
  /* "Any time but …" */
  read.any_time &= read.quiet.n_spans == 0;
  /* What was taken out of the good hours again leaves nothing behind. */
  memset (&read.good.spans[read.good.n_spans], 0,
          (FOYER_RING_SPANS - read.good.n_spans) * sizeof read.good.spans[0]);
  *contact = read;
  return TRUE;
}

char *
foyer_contact_write (const FoyerContact *contact, FoyerLanguage language)
{
  GString *text = g_string_new (contact->any_time ? words[language].any : NULL);

  for (guint i = 0; i < contact->good.n_spans + contact->quiet.n_spans; i++)
    {
      gboolean quiet = i >= contact->good.n_spans;
      FoyerRingHours one = { .n_spans = 1 };
      g_autofree char *hours = NULL;

      one.spans[0] =
          quiet ? contact->quiet.spans[i - contact->good.n_spans] : contact->good.spans[i];
      hours = foyer_ring_hours_write (&one);
      if (text->len > 0)
        g_string_append (text, ", ");
      if (quiet && *words[language].before != '\0')
        g_string_append_printf (text, "%s ", words[language].before);
      g_string_append (text, hours);
      if (quiet && *words[language].after != '\0')
        g_string_append_printf (text, " %s", words[language].after);
    }
  return g_string_free (text, FALSE);
}

static gboolean
contains (const FoyerRingHours *hours, int minute)
{
  for (guint i = 0; i < hours->n_spans; i++)
    {
      const FoyerMinutes *span = &hours->spans[i];

      if (span->from < span->to ? minute >= span->from && minute < span->to
                                : minute >= span->from || minute < span->to)
        return TRUE;
    }
  return FALSE;
}

gboolean
foyer_contact_is_quiet (const FoyerContact *contact, int minute)
{
  return contains (&contact->quiet, minute) ||
         (contact->good.n_spans > 0 && !contains (&contact->good, minute));
}
