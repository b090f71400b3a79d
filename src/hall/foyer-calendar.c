/* Working days, holidays and make-up working days, and how days are counted (settled D20, D35). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-calendar.h"

#include <stdio.h>

const char *const foyer_holiday_kinds[] = { "holiday", "working-day", NULL };

#define SATURDAY 5

/* A table that names every day of some years would still end here. */
#define LONGEST_COUNT 3660

void
foyer_holiday_free (FoyerHoliday *holiday)
{
  for (int i = 0; i < FOYER_N_LANGUAGES; i++)
    g_free (holiday->names.in[i]);
  g_free (holiday);
}

static int
get_rank (const FoyerHoliday *holiday)
{
  return holiday->kind == FOYER_HOLIDAY_WORKING_DAY ? 1 : holiday->closed ? 3 : 2;
}

const FoyerHoliday *
foyer_calendar_find (const FoyerConfig *config, const char *date)
{
  const FoyerHoliday *found = NULL;

  for (guint i = 0; i < config->holidays->len; i++)
    {
      const FoyerHoliday *holiday = g_ptr_array_index (config->holidays, i);

      if (strcmp (date, holiday->date) >= 0 && strcmp (date, holiday->to) <= 0 &&
          (found == NULL || get_rank (holiday) > get_rank (found)))
        found = holiday;
    }
  return found;
}

/* Whether an entry of @kind covers @date; greetings alone do not count as holidays. */
static gboolean
has_kind (const FoyerConfig *config, const char *date, FoyerHolidayKind kind)
{
  for (guint i = 0; i < config->holidays->len; i++)
    {
      const FoyerHoliday *holiday = g_ptr_array_index (config->holidays, i);

      if (holiday->kind == kind && (kind == FOYER_HOLIDAY_WORKING_DAY || holiday->closed) &&
          strcmp (date, holiday->date) >= 0 && strcmp (date, holiday->to) <= 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
foyer_calendar_is_day_off (const FoyerConfig *config, const char *date)
{
  return has_kind (config, date, FOYER_HOLIDAY_HOLIDAY);
}

gboolean
foyer_calendar_is_working_day (const FoyerConfig *config, const char *date)
{
  return !foyer_calendar_is_day_off (config, date) &&
         (foyer_date_get_weekday (date) < SATURDAY ||
          has_kind (config, date, FOYER_HOLIDAY_WORKING_DAY));
}

FoyerHours
foyer_calendar_get_hours (const FoyerConfig *config, const char *date)
{
  int weekday = foyer_date_get_weekday (date);

  if (foyer_calendar_is_day_off (config, date))
    return (FoyerHours){ 0, 0 };
  if (weekday >= SATURDAY && has_kind (config, date, FOYER_HOLIDAY_WORKING_DAY))
    weekday = 0;
  return config->hours[weekday];
}

/* Longer no hall is closed by a timetable that is in order. */
#define LONGEST_REST 31

char *
foyer_calendar_find_open_day (const FoyerConfig *config, const char *date)
{
  for (int i = 0; i <= LONGEST_REST; i++)
    {
      g_autofree char *day = foyer_date_add_days (date, i);
      const FoyerHours hours = foyer_calendar_get_hours (config, day);

      if (hours.opens != hours.closes)
        return g_steal_pointer (&day);
    }
  return NULL;
}

FoyerTime
foyer_calendar_get_next_opening (const FoyerConfig *config, FoyerTime now)
{
  char today[11];

  foyer_calendar_get_date (config, now, today);
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *from = foyer_date_add_days (today, i);
      g_autofree char *day = foyer_calendar_find_open_day (config, from);
      FoyerTime opens;

      if (day == NULL)
        return 0;
      opens =
          foyer_time_from_date (day, foyer_calendar_get_hours (config, day).opens, config->zone);
      if (opens > now)
        return opens;
    }
  return 0;
}

static GDate
to_date (const char *date)
{
  GDate value;
  int year = 1970, month = 1, day = 1;

  sscanf (date, "%4d-%2d-%2d", &year, &month, &day);
  g_date_clear (&value, 1);
  g_date_set_dmy (&value, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return value;
}

int
foyer_calendar_days_between (const char *from, const char *to)
{
  GDate first = to_date (from), second = to_date (to);

  return g_date_days_between (&first, &second);
}

char *
foyer_calendar_add_days (const char *date, int days)
{
  return foyer_date_add_days (date, days);
}

char *
foyer_calendar_add_working_days (const FoyerConfig *config, const char *date, int days)
{
  g_autofree char *day = g_strdup (date);

  for (int i = 0; days > 0 && i < LONGEST_COUNT; i++)
    {
      char *next = foyer_date_add_days (day, 1);

      g_free (day);
      day = next;
      if (foyer_calendar_is_working_day (config, day))
        days--;
    }
  return g_steal_pointer (&day);
}

FoyerTime
foyer_calendar_get_end (const FoyerConfig *config, const char *date)
{
  return foyer_time_from_date (date, 24 * 60, config->zone);
}

void
foyer_calendar_get_date (const FoyerConfig *config, FoyerTime time, char date[11])
{
  FoyerWallTime wall = foyer_time_to_wall (time, config->zone);

  g_snprintf (date, 11, "%04u-%02u-%02u", (guint) wall.year % 10000, (guint) wall.month % 100,
              (guint) wall.day % 100);
}
