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
read_part (const char *word, FoyerVisitWish *wish)
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
        wish->part = parts[i].part;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_word (const char *word, gboolean forbidden, FoyerVisitWish *wish)
{
  FoyerMinutes span;
  const char *rest;
  int minute;

  if (read_span (word, &span))
    {
      if (!forbidden)
        wish->hours = span;
      else if (wish->n_not_at < FOYER_WISH_SPANS)
        wish->not_at[wish->n_not_at++] = span;
      else
        return FALSE;
      return TRUE;
    }
  if (forbidden && g_ascii_strcasecmp (word, "morning") == 0)
    return read_word ("00:00-12:00", TRUE, wish);
  if (forbidden && g_ascii_strcasecmp (word, "afternoon") == 0)
    return read_word ("12:00-24:00", TRUE, wish);
  if (forbidden)
    return FALSE;
  minute = read_minute (word, &rest);
  if (minute >= 0 && *rest == '\0')
    {
      wish->minute = minute;
      return TRUE;
    }
  return read_part (word, wish) || read_date (word, wish);
}

void
foyer_visit_wish_read (const char *text, FoyerVisitWish *wish)
{
  g_auto (GStrv) words = g_strsplit_set (text != NULL ? text : "", " ,;\t\n", -1);
  gboolean forbidden = FALSE;

  *wish = (FoyerVisitWish){ .minute = -1, .understood = TRUE };
  for (char **word = words; *word != NULL; word++)
    {
      if (**word == '\0')
        continue;
      if (g_ascii_strcasecmp (*word, "not") == 0)
        {
          forbidden = TRUE;
          continue;
        }
      wish->understood &= read_word (*word, forbidden, wish);
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
