/* A customer's wish for the time of a visit, read from its words (S2 八.1). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-visit-wish.h"

#include "base/foyer-time.h"

#define NOON (12 * 60)

/* "14:30" at the start of @text: the minute, and what follows. -1 when it is not a time. */
static int
read_minute (const char *text, const char **rest)
{
  int hours = 0, digits = 0;

  while (g_ascii_isdigit (text[digits]) && digits < 2)
    hours = hours * 10 + text[digits++] - '0';
  text += digits;
  if (digits == 0 || hours > 24 || text[0] != ':' || text[1] < '0' || text[1] > '5' ||
      !g_ascii_isdigit (text[2]))
    return -1;
  *rest = text + 3;
  return hours * 60 + (text[1] - '0') * 10 + text[2] - '0';
}

static gboolean
read_span (const char *word, FoyerMinutes *span)
{
  const char *rest;

  span->from = read_minute (word, &rest);
  if (span->from < 0 || *rest != '-')
    return FALSE;
  span->to = read_minute (rest + 1, &rest);
  return span->to > span->from && *rest == '\0';
}

/* "2026-03-05", with a time or a second date behind it. */
static gboolean
read_date (const char *word, FoyerVisitWish *wish)
{
  g_autofree char *date = g_strndup (word, 10);
  const char *rest = word + strlen (date);

  if (!foyer_date_is_valid (date))
    return FALSE;
  g_strlcpy (wish->from, date, sizeof wish->from);
  g_strlcpy (wish->to, date, sizeof wish->to);
  if (*rest == 'T')
    {
      wish->minute = read_minute (rest + 1, &rest);
      return wish->minute >= 0;
    }
  if (*rest == '/' && foyer_date_is_valid (rest + 1) && strcmp (rest + 1, date) >= 0)
    {
      g_strlcpy (wish->to, rest + 1, sizeof wish->to);
      return TRUE;
    }
  return *rest == '\0';
}

static gboolean
read_part (const char *word, FoyerPartOfDay *part)
{
  static const struct
  {
    const char *word;
    FoyerPartOfDay part;
  } parts[] = {
    { "morning", FOYER_PART_MORNING },
    { "am", FOYER_PART_MORNING },
    { "上午", FOYER_PART_MORNING },
    { "오전", FOYER_PART_MORNING },
    { "afternoon", FOYER_PART_AFTERNOON },
    { "pm", FOYER_PART_AFTERNOON },
    { "下午", FOYER_PART_AFTERNOON },
    { "오후", FOYER_PART_AFTERNOON },
    { "any", FOYER_PART_ANY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_ascii_strcasecmp (word, parts[i].word) == 0)
      {
        *part = parts[i].part;
        return TRUE;
      }
  return FALSE;
}

/* What does not suit: a span, or a part of the day. */
static gboolean
read_forbidden (const char *word, FoyerVisitWish *wish)
{
  static const FoyerMinutes parts[] = {
    [FOYER_PART_MORNING] = { 0, NOON },
    [FOYER_PART_AFTERNOON] = { NOON, 2 * NOON },
  };
  FoyerPartOfDay part;
  FoyerMinutes span;

  if (read_part (word, &part) && part != FOYER_PART_ANY)
    span = parts[part];
  else if (!read_span (word, &span))
    return FALSE;
  if (wish->n_not_at == FOYER_WISH_SPANS)
    return FALSE;
  wish->not_at[wish->n_not_at++] = span;
  return TRUE;
}

static gboolean
read_word (const char *word, gboolean forbidden, FoyerVisitWish *wish)
{
  FoyerMinutes span;
  const char *rest;
  int minute;

  if (forbidden)
    return read_forbidden (word, wish);
  if (read_span (word, &span))
    {
      wish->hours = span;
      return TRUE;
    }
  minute = read_minute (word, &rest);
  if (minute >= 0 && *rest == '\0')
    {
      wish->minute = minute;
      return TRUE;
    }
  return read_part (word, &wish->part) || read_date (word, wish);
}

/* Chinese is written without spaces and has signs of its own; Korean says afterwards what does not
 * suit. */
#define EXCEPT "except"

/* (element-type utf8) */
static GPtrArray *
split_words (const char *text)
{
  static const char *const plain[][2] = {
    { "，", " " },        { "；", " " },        { "、", " and " }, { "和", " and " },
    { "。", " " },        { "：", ":" },        { "～", "-" },     { "~", "-" },
    { "–", "-" },         { "不要", " not " },  { "不", " not " }, { "제외", " " EXCEPT " " },
    { "上午", " 上午 " }, { "下午", " 下午 " },
  };
  GString *words = g_string_new (text != NULL ? text : "");
  g_auto (GStrv) split = NULL;
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    g_string_replace (words, plain[i][0], plain[i][1], 0);
  split = g_strsplit_set (words->str, " ,;\t\n", -1);
  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0')
      g_ptr_array_add (found, g_strdup (split[i]));
  g_string_free (words, TRUE);
  return found;
}

void
foyer_visit_wish_read (const char *text, FoyerVisitWish *wish)
{
  g_autoptr (GPtrArray) words = split_words (text);
  gboolean forbidden = FALSE, last_forbidden = FALSE;

  *wish = (FoyerVisitWish){ .minute = -1, .understood = TRUE };
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      gboolean excepted;

      if (g_ascii_strcasecmp (word, "not") == 0)
        {
          forbidden = TRUE;
          continue;
        }
      if (g_ascii_strcasecmp (word, "and") == 0)
        {
          forbidden = last_forbidden;
          continue;
        }
      excepted = i + 1 < words->len && g_str_equal (g_ptr_array_index (words, i + 1), EXCEPT);
      last_forbidden = forbidden || excepted;
      wish->understood &= read_word (word, last_forbidden, wish);
      i += excepted ? 1 : 0;
      forbidden = FALSE;
    }
}

gboolean
foyer_visit_wish_forbids (const FoyerVisitWish *wish, int minute, int length)
{
  for (guint i = 0; i < wish->n_not_at; i++)
    if (minute < wish->not_at[i].to && minute + length > wish->not_at[i].from)
      return TRUE;
  return FALSE;
}

gboolean
foyer_visit_wish_is_met (const FoyerVisitWish *wish, const char *date, int minute, int length)
{
  if (*wish->from != '\0' && (strcmp (date, wish->from) < 0 || strcmp (date, wish->to) > 0))
    return FALSE;
  if (wish->minute >= 0 && wish->minute != minute)
    return FALSE;
  if (wish->hours.to > 0 && (minute < wish->hours.from || minute + length > wish->hours.to))
    return FALSE;
  if (wish->part != FOYER_PART_ANY && (minute < NOON) != (wish->part == FOYER_PART_MORNING))
    return FALSE;
  return !foyer_visit_wish_forbids (wish, minute, length);
}
