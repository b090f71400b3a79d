/* The rules of calls that are owed to customers: what is promised, and when it presses
 * (states 2.8).
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-callback.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/foyer-error.h"
#include "hall/foyer-calendar.h"

gboolean
foyer_callback_check_phone (const char *phone, GError **error)
{
  gsize length = strlen (phone), digits = 0;

  for (const char *p = phone; *p != '\0'; p++)
    digits += g_ascii_isdigit (*p);
  if (digits >= 5 && length <= 24 && strspn (phone, "0123456789+-() ") == length)
    return TRUE;
  g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                       _ ("This is not a telephone number. Nothing was changed."));
  return FALSE;
}

static void
write_date (FoyerTime time, GTimeZone *zone, char date[11])
{
  const FoyerWallTime wall = foyer_time_to_wall (time, zone);

  g_snprintf (date, 11, "%04u-%02u-%02u", (guint) wall.year % 10000, (guint) wall.month % 100,
              (guint) wall.day % 100);
}

/* "9:05" or "09:05", in minutes after midnight; -1 when it is none. */
static int
read_clock (const char *text)
{
  const char *colon = strchr (text, ':');
  const gsize n_hour = colon != NULL ? (gsize) (colon - text) : 0;
  int hour, minute;

  if (n_hour < 1 || n_hour > 2 || strlen (colon + 1) != 2 ||
      strspn (text, "0123456789") != n_hour || strspn (colon + 1, "0123456789") != 2)
    return -1;
  hour = (int) g_ascii_strtoll (text, NULL, 10);
  minute = (int) g_ascii_strtoll (colon + 1, NULL, 10);
  return hour < 24 && minute < 60 ? hour * 60 + minute : -1;
}

gboolean
foyer_callback_read_promise (
    const char *text, GTimeZone *zone, FoyerTime now, FoyerTime *until, GError **error)
{
  const gboolean has_date = strlen (text) > 11 && (text[10] == ' ' || text[10] == 'T');
  const int minute = read_clock (has_date ? text + 11 : text);
  char date[11];

  if (has_date)
    g_strlcpy (date, text, sizeof date);
  else
    write_date (now, zone, date);
  if (minute >= 0 && foyer_date_is_valid (date))
    *until = foyer_time_from_date (date, minute, zone);
  else if (!foyer_time_from_iso8601 (text, until, NULL))
    {
      g_set_error (
          error, FOYER_ERROR, FOYER_ERROR_USAGE,
          _ ("“%s” is no time. Write 17:30 for today, or 2026-03-03 17:30 for another day. "
             "Nothing was changed."),
          text);
      return FALSE;
    }
  if (*until > now)
    return TRUE;
  g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                       _ ("The promised time has passed already. Nothing was changed."));
  return FALSE;
}

char *
foyer_callback_write_promise (FoyerTime until, GTimeZone *zone, FoyerTime now)
{
  const FoyerWallTime wall = foyer_time_to_wall (until, zone);
  char date[11], today[11];

  write_date (until, zone, date);
  write_date (now, zone, today);
  return g_strdup_printf ("%s%s%02d:%02d", g_str_equal (date, today) ? "" : date,
                          g_str_equal (date, today) ? "" : " ", wall.minute / 60, wall.minute % 60);
}

FoyerTime
foyer_callback_suggest_promise (const FoyerConfig *config, FoyerTime now)
{
  const FoyerTime opens = foyer_calendar_get_next_opening (config, now);
  char date[11];

  if (opens == 0)
    return 0;
  foyer_calendar_get_date (config, opens, date);
  return foyer_time_from_date (date, foyer_calendar_get_hours (config, date).closes, config->zone);
}

gboolean
foyer_callback_presses (const FoyerCallback *callback, FoyerTime now, FoyerTime *next)
{
  FoyerTime from;

  *next = 0;
  if (callback->state != FOYER_CALLBACK_DUE)
    return FALSE;
  if (foyer_callback_is_page ((FoyerCallbackKind) callback->kind))
    return now - callback->due_at < FOYER_CALLBACK_PAGE_S * FOYER_SECOND;
  if (callback->kind != FOYER_CALLBACK_PROMISE)
    return TRUE;
  from = callback->due_at - FOYER_CALLBACK_LEAD_S * FOYER_SECOND;
  if (from > now)
    *next = from;
  return from <= now;
}

gboolean
foyer_callback_is_page (FoyerCallbackKind kind)
{
  return kind == FOYER_CALLBACK_MANAGER_COMES || kind == FOYER_CALLBACK_MANAGER_QUIET;
}

/* --- asking for the manager --- */

const char *const foyer_manager_ways[] = { "tried", "calls", "comes", "quiet", NULL };

static const struct
{
  FoyerCallbackKind kind;
  const char *phrase;
} ways[FOYER_N_WAYS] = {
  [FOYER_WAY_TRIED] = { FOYER_CALLBACK_MANAGER_TRIED, "X05" },
  [FOYER_WAY_CALLS] = { FOYER_CALLBACK_MANAGER_CALLS, "X06" },
  [FOYER_WAY_COMES] = { FOYER_CALLBACK_MANAGER_COMES, "X07" },
  [FOYER_WAY_QUIET] = { FOYER_CALLBACK_MANAGER_QUIET, "X02" },
};

FoyerCallbackKind
foyer_manager_way_get_kind (FoyerManagerWay way)
{
  return ways[way].kind;
}

const char *
foyer_manager_way_get_phrase (FoyerManagerWay way)
{
  return ways[way].phrase;
}

gboolean
foyer_manager_way_check (
    FoyerManagerWay way, const char *reason, const char *phone, const char *until, GError **error)
{
  if (way != FOYER_WAY_CALLS && (phone != NULL || until != NULL))
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                           _ ("A telephone number and a time are for the manager's call alone. "
                              "Nothing was changed."));
      return FALSE;
    }
  if (way != FOYER_WAY_CALLS)
    return TRUE;
  if (reason == NULL || *reason == '\0')
    {
      g_set_error_literal (
          error, FOYER_ERROR, FOYER_ERROR_REASON_REQUIRED,
          _ ("The manager must know what the call is about. Nothing was changed."));
      return FALSE;
    }
  return foyer_callback_check_phone (phone != NULL ? phone : "", error);
}
