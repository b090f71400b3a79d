/* Instants and days: microseconds of UTC inside, ISO 8601 and the hall's zone outside. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-time.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/foyer-error.h"

#define DAY_MINUTES (24 * 60)

static GDateTime *
to_date_time (FoyerTime time, GTimeZone *zone)
{
  gint64 seconds = time / G_USEC_PER_SEC;
  g_autoptr (GDateTime) utc = NULL;

  if (time % G_USEC_PER_SEC < 0)
    seconds--;
  utc = g_date_time_new_from_unix_utc (seconds);
  return zone == NULL ? g_steal_pointer (&utc) : g_date_time_to_timezone (utc, zone);
}

void
foyer_time_write (FoyerTime time, GTimeZone *zone, char text[FOYER_TIME_TEXT_SIZE])
{
  g_autoptr (GDateTime) date_time = to_date_time (time, zone);
  gint64 micros = time % G_USEC_PER_SEC;
  int offset, used;

  if (micros < 0)
    micros += G_USEC_PER_SEC;
  used = snprintf (text, FOYER_TIME_TEXT_SIZE, "%04d-%02d-%02dT%02d:%02d:%02d.%06d",
                   g_date_time_get_year (date_time), g_date_time_get_month (date_time),
                   g_date_time_get_day_of_month (date_time), g_date_time_get_hour (date_time),
                   g_date_time_get_minute (date_time), g_date_time_get_second (date_time),
                   (int) micros);
  if (zone == NULL)
    {
      g_strlcat (text, "Z", FOYER_TIME_TEXT_SIZE);
      return;
    }
  offset = (int) (g_date_time_get_utc_offset (date_time) / G_TIME_SPAN_MINUTE);
  snprintf (text + used, FOYER_TIME_TEXT_SIZE - (gsize) used, "%c%02d:%02d", offset < 0 ? '-' : '+',
            ABS (offset) / 60, ABS (offset) % 60);
}

char *
foyer_time_to_iso8601 (FoyerTime time, GTimeZone *zone)
{
  char text[FOYER_TIME_TEXT_SIZE];

  foyer_time_write (time, zone, text);
  return g_strdup (text);
}

#define EARLIEST_YEAR 1900
#define LATEST_YEAR   8999

/* Seconds that are left out are none: "T09:00+08:00". (transfer full) */
static char *
add_seconds (const char *text)
{
  const char *time = strchr (text, 'T');

  if (time != NULL && g_ascii_isdigit (time[1]) && g_ascii_isdigit (time[2]) && time[3] == ':' &&
      g_ascii_isdigit (time[4]) && g_ascii_isdigit (time[5]) && time[6] != '\0' &&
      strchr ("Z+-", time[6]) != NULL)
    return g_strdup_printf ("%.*s:00%s", (int) (time + 6 - text), text, time + 6);
  return g_strdup (text);
}

/* The offset must be there: its first sign is the time's, behind the "T". */
static gboolean
has_offset (const char *text)
{
  const char *time = strchr (text, 'T');

  return time != NULL && strpbrk (time, "Z+-") != NULL;
}

gboolean
foyer_time_from_iso8601 (const char *text, FoyerTime *time, GError **error)
{
  g_autoptr (GDateTime) date_time = NULL;
  g_autofree char *whole = add_seconds (text);
  const char *fraction;
  gint64 micros = 0;

  if (has_offset (text))
    date_time = g_date_time_new_from_iso8601 (whole, NULL);
  /* Beyond, another zone or the next day has no date any more. */
  if (date_time != NULL && (g_date_time_get_year (date_time) < EARLIEST_YEAR ||
                            g_date_time_get_year (date_time) > LATEST_YEAR))
    g_clear_pointer (&date_time, g_date_time_unref);
  if (date_time == NULL)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                   _ ("“%s” is not a time with its offset, such as 2026-03-02T09:00:00+08:00. "
                      "Nothing was changed."),
                   text);
      return FALSE;
    }
  /* GDateTime keeps seconds as a double; the digits themselves are exact. */
  fraction = strpbrk (text, ".,");
  if (fraction != NULL)
    {
      int scale = 100000;
      for (fraction++; g_ascii_isdigit (*fraction) && scale > 0; fraction++, scale /= 10)
        micros += (*fraction - '0') * scale;
    }
  *time = g_date_time_to_unix (date_time) * G_USEC_PER_SEC + micros;
  return TRUE;
}

FoyerWallTime
foyer_time_to_wall (FoyerTime time, GTimeZone *zone)
{
  g_autoptr (GDateTime) date_time = to_date_time (time, zone);

  return (FoyerWallTime){
    .year = g_date_time_get_year (date_time),
    .month = g_date_time_get_month (date_time),
    .day = g_date_time_get_day_of_month (date_time),
    .weekday = g_date_time_get_day_of_week (date_time) - 1,
    .minute = g_date_time_get_hour (date_time) * 60 + g_date_time_get_minute (date_time),
    .second = g_date_time_get_second (date_time),
  };
}

static gboolean
parse_date (const char *date, int *year, int *month, int *day)
{
  /* Digits alone: a day is compared as text. */
  for (guint i = 0; i < 10; i++)
    if (i == 4 || i == 7 ? date[i] != '-' : !g_ascii_isdigit (date[i]))
      return FALSE;
  return sscanf (date, "%4d-%2d-%2d", year, month, day) == 3 && date[10] == '\0' && *year >= 1970 &&
         g_date_valid_dmy ((GDateDay) *day, (GDateMonth) *month, (GDateYear) *year);
}

gboolean
foyer_date_is_valid (const char *date)
{
  int year, month, day;

  return date != NULL && parse_date (date, &year, &month, &day);
}

static GDate *
to_date (const char *date)
{
  int year = 1970, month = 1, day = 1;

  if (!parse_date (date, &year, &month, &day))
    g_critical ("“%s” is not a date", date);
  return g_date_new_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/* The last day that four digits can name has none after it. */
char *
foyer_date_add_days (const char *date, int days)
{
  g_autoptr (GDate) value = to_date (date);

  if (days >= 0)
    g_date_add_days (value, (guint) days);
  else
    g_date_subtract_days (value, (guint) -days);
  if (g_date_get_year (value) > 9999)
    return g_strdup ("9999-12-31");
  return g_strdup_printf ("%04u-%02d-%02u", (guint) g_date_get_year (value),
                          (int) g_date_get_month (value), (guint) g_date_get_day (value));
}

int
foyer_date_get_weekday (const char *date)
{
  g_autoptr (GDate) value = to_date (date);

  return (int) g_date_get_weekday (value) - 1;
}

FoyerTime
foyer_time_from_date (const char *date, int minute, GTimeZone *zone)
{
  g_autofree char *shifted = foyer_date_add_days (date, minute / DAY_MINUTES);
  g_autoptr (GDateTime) date_time = NULL;
  int year = 1970, month = 1, day = 1;

  parse_date (shifted, &year, &month, &day);
  minute %= DAY_MINUTES;
  date_time = g_date_time_new (zone, year, month, day, minute / 60, minute % 60, 0);
  return g_date_time_to_unix (date_time) * G_USEC_PER_SEC;
}

char *
foyer_time_get_business_day (FoyerTime time, GTimeZone *zone, int day_start)
{
  FoyerWallTime wall = foyer_time_to_wall (time, zone);
  g_autofree char *date = g_strdup_printf ("%04d-%02d-%02d", wall.year, wall.month, wall.day);

  return wall.minute < day_start ? foyer_date_add_days (date, -1) : g_steal_pointer (&date);
}

/* The file $FOYER_CLOCK; %NULL without one. */
static const FoyerTime *
get_played_clock (void)
{
  static const FoyerTime *played;
  static gsize looked;
  const char *path;
  void *page = MAP_FAILED;

  if (!g_once_init_enter (&looked))
    return played;
  path = g_getenv ("FOYER_CLOCK");
  if (path != NULL && *path != '\0')
    {
      int file = open (path, O_RDONLY | O_CLOEXEC);

      page = mmap (NULL, sizeof (FoyerTime), PROT_READ, MAP_SHARED, file, 0);
      if (page == MAP_FAILED)
        g_warning ("The clock %s cannot be read: %s", path, g_strerror (errno));
      if (file >= 0)
        close (file);
    }
  played = page != MAP_FAILED ? page : NULL;
  g_once_init_leave (&looked, 1);
  return played;
}

FoyerTime
foyer_clock_get_now (const FoyerClock *clock)
{
  const FoyerTime *played;

  if (clock != NULL && clock->fixed != 0)
    return clock->fixed;
  played = get_played_clock ();
  return (played != NULL ? __atomic_load_n (played, __ATOMIC_RELAXED) : g_get_real_time ()) +
         (clock != NULL ? clock->offset_us : 0);
}
