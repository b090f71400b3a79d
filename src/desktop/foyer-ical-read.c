/* Holidays and absences from calendar files. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desktop/foyer-ical.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/foyer-error.h"
#include "desktop/foyer-ical-file.h"

#define MAX_HOLIDAY_DAYS 60
#define MAX_ABSENCE_US   (400 * G_TIME_SPAN_DAY)

/* One event while it is read. */
typedef struct
{
  FoyerIcalFile *file;
  icalcomponent *event;
  guint line;
  icaltimetype start;
  gint64 length;       /* days of a whole-day event, else microseconds; 0: a moment */
  icaltimezone *zone;  /* %NULL: UTC, whole days, or the hall's time */
  GTimeZone *own_zone; /* the event's, else the hall's */
  GHashTable *moved;   /* "UID DATE" of single times that an event of their own replaces */
  GPtrArray *found;
  const char *from_date, *to_date;
  FoyerTime from, to;
  GError *error;
} Reading;

void
foyer_calendar_span_free (FoyerCalendarSpan *span)
{
  g_free (span->title);
  g_free (span);
}

static FoyerLanguage
guess_language (const char *text)
{
  FoyerLanguage language = FOYER_LANGUAGE_EN;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      const GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (text));

      if (script == G_UNICODE_SCRIPT_HANGUL)
        return FOYER_LANGUAGE_KO;
      if (script == G_UNICODE_SCRIPT_HAN)
        language = FOYER_LANGUAGE_ZH;
    }
  return language;
}

static FoyerLanguage
language_of (icalproperty *property, const char *text)
{
  icalparameter *parameter = icalproperty_get_first_parameter (property, ICAL_LANGUAGE_PARAMETER);
  const char *tag = parameter != NULL ? icalparameter_get_language (parameter) : NULL;

  for (int i = 0; tag != NULL && i < FOYER_N_LANGUAGES; i++)
    if (g_ascii_strncasecmp (tag, foyer_languages[i], 2) == 0)
      return (FoyerLanguage) i;
  return guess_language (text);
}

/* The value of an X- property; those of iCalendar's own are read by type. */
static const char *
extension (icalcomponent *event, const char *name)
{
  for (icalproperty *at = icalcomponent_get_first_property (event, ICAL_X_PROPERTY); at != NULL;
       at = icalcomponent_get_next_property (event, ICAL_X_PROPERTY))
    if (g_ascii_strcasecmp (icalproperty_get_x_name (at), name) == 0)
      return icalproperty_get_x (at);
  return NULL;
}

static gboolean
has_category (icalcomponent *event, const char *category)
{
  for (icalproperty *at = icalcomponent_get_first_property (event, ICAL_CATEGORIES_PROPERTY);
       at != NULL; at = icalcomponent_get_next_property (event, ICAL_CATEGORIES_PROPERTY))
    {
      const char *value = icalproperty_get_categories (at);
      g_auto (GStrv) parts = g_strsplit (value != NULL ? value : "", ",", -1);

      for (guint i = 0; parts[i] != NULL; i++)
        if (g_ascii_strcasecmp (g_strstrip (parts[i]), category) == 0)
          return TRUE;
    }
  return FALSE;
}

static void
read_names (icalcomponent *event, FoyerNames *names)
{
  icalproperty *summary = icalcomponent_get_first_property (event, ICAL_SUMMARY_PROPERTY);
  const char *text = summary != NULL ? icalproperty_get_summary (summary) : NULL;

  if (text != NULL)
    foyer_set_text (&names->in[language_of (summary, text)], text);
  for (icalproperty *at = icalcomponent_get_first_property (event, ICAL_X_PROPERTY); at != NULL;
       at = icalcomponent_get_next_property (event, ICAL_X_PROPERTY))
    if (g_ascii_strcasecmp (icalproperty_get_x_name (at), "X-FOYER-NAME") == 0)
      foyer_set_text (&names->in[language_of (at, icalproperty_get_x (at))],
                      icalproperty_get_x (at));
}

static void
write_date (icaltimetype time, char date[11])
{
  g_snprintf (date, 11, "%04d-%02d-%02d", CLAMP (time.year, 0, 9999), CLAMP (time.month, 1, 12),
              CLAMP (time.day, 1, 31));
}

static gboolean
add_holiday (icaltimetype start, gpointer data)
{
  Reading *reading = data;
  FoyerHoliday *holiday;
  g_autofree char *to = NULL;
  const char *special = extension (reading->event, "X-APPLE-SPECIAL-DAY");
  char date[11];

  /* A day begins with 1970 here; a rule may be older, its first times are not. */
  if (start.year < 1970)
    return TRUE;
  write_date (start, date);
  to = foyer_date_add_days (date, (int) reading->length - 1);
  if (strcmp (to, reading->from_date) < 0 || strcmp (date, reading->to_date) > 0)
    return TRUE;
  holiday = g_new0 (FoyerHoliday, 1);
  g_strlcpy (holiday->date, date, sizeof holiday->date);
  g_strlcpy (holiday->to, to, sizeof holiday->to);
  read_names (reading->event, &holiday->names);
  if (has_category (reading->event, "WORKDAY") || g_strcmp0 (special, "ALTERNATE-WORKDAY") == 0)
    holiday->kind = FOYER_HOLIDAY_WORKING_DAY;
  else
    {
      holiday->kind = FOYER_HOLIDAY_HOLIDAY;
      holiday->closed = !has_category (reading->event, "GREETING");
      holiday->greeting = !has_category (reading->event, "OFF");
    }
  g_ptr_array_add (reading->found, holiday);
  return TRUE;
}

/* The instant at which the event's own wall clock shows @time. */
static FoyerTime
instant (const Reading *reading, icaltimetype time)
{
  g_autoptr (GDateTime) wall = NULL;

  if (!time.is_date && (icaltime_is_utc (time) || reading->zone != NULL))
    return icaltime_as_timet_with_zone (
               time, icaltime_is_utc (time) ? icaltimezone_get_utc_timezone () : reading->zone) *
           FOYER_SECOND;
  wall = g_date_time_new (reading->own_zone, time.year, time.month, time.day,
                          time.is_date ? 0 : time.hour, time.is_date ? 0 : time.minute,
                          time.is_date ? 0 : MIN (time.second, 59));
  return wall != NULL ? g_date_time_to_unix (wall) * FOYER_SECOND : 0;
}

static char *
time_key (icalcomponent *event, icaltimetype time)
{
  const char *uid = icalcomponent_get_uid (event);

  return g_strdup_printf ("%s %04d%02d%02d%02d%02d", uid != NULL ? uid : "", time.year, time.month,
                          time.day, time.is_date ? 0 : time.hour, time.is_date ? 0 : time.minute);
}

static gboolean
add_absence (icaltimetype time, gpointer data)
{
  Reading *reading = data;
  const FoyerTime start = instant (reading, time);
  const char *title = icalcomponent_get_summary (reading->event);
  g_autofree char *key = time_key (reading->event, time);
  FoyerCalendarSpan *span;
  FoyerTime end = start + reading->length;

  /* Midnight to midnight, also where one of the days is longer. */
  if (time.is_date)
    {
      icaltimetype last = time;

      icaltime_adjust (&last, (int) reading->length, 0, 0, 0);
      end = instant (reading, last);
    }
  if (end <= reading->from || start >= reading->to)
    return start < reading->to;
  if (icalcomponent_get_first_property (reading->event, ICAL_RECURRENCEID_PROPERTY) == NULL &&
      g_hash_table_contains (reading->moved, key))
    return TRUE;
  span = g_new0 (FoyerCalendarSpan, 1);
  span->start = start;
  span->end = end;
  span->title = g_strdup (title != NULL ? title : "");
  g_ptr_array_add (reading->found, span);
  return TRUE;
}

/* Knows the zone of DTSTART: by its name, or as the file itself describes it. */
static gboolean
read_zone (Reading *reading, GTimeZone *hall)
{
  icalproperty *property = icalcomponent_get_first_property (reading->event, ICAL_DTSTART_PROPERTY);
  icalparameter *parameter = icalproperty_get_first_parameter (property, ICAL_TZID_PARAMETER);
  const char *name = parameter != NULL ? icalparameter_get_tzid (parameter) : NULL;

  reading->zone = NULL;
  g_clear_pointer (&reading->own_zone, g_time_zone_unref);
  if (name != NULL)
    reading->own_zone = g_time_zone_new_identifier (name);
  if (name == NULL || reading->start.is_date)
    {
      g_clear_pointer (&reading->own_zone, g_time_zone_unref);
      reading->own_zone = hall != NULL ? g_time_zone_ref (hall) : g_time_zone_new_utc ();
    }
  else if (reading->own_zone == NULL)
    {
      reading->zone = icalcomponent_get_timezone (reading->file->calendar, name);
      if (reading->zone == NULL)
        return foyer_ical_refuse (reading->file->path, reading->line, &reading->error,
                                  _ ("The time zone “%s” of this event is not known. Nothing was "
                                     "read."),
                                  name);
    }
  return TRUE;
}

/* How long it lasts: DTEND, DURATION, else a whole day, or a time no longer than its start (RFC
 * 5545 3.6.1). */
static gboolean
read_length (Reading *reading)
{
  icalproperty *end = icalcomponent_get_first_property (reading->event, ICAL_DTEND_PROPERTY);
  icalproperty *duration =
      icalcomponent_get_first_property (reading->event, ICAL_DURATION_PROPERTY);
  const int seconds =
      duration != NULL ? icaldurationtype_as_int (icalproperty_get_duration (duration)) : 0;
  gint64 most;

  if (reading->start.is_date)
    {
      const icaltimetype last = end != NULL ? icalproperty_get_dtend (end) : reading->start;
      char from[11], to[11];

      write_date (reading->start, from);
      write_date (last, to);
      reading->length = end != NULL        ? foyer_calendar_days_between (from, to)
                        : duration != NULL ? seconds / 86400
                                           : 1;
      /* Some programs give the day itself as the end, or the hours of the work. */
      if (reading->length == 0 && seconds >= 0)
        reading->length = 1;
      most = MAX_ABSENCE_US / G_TIME_SPAN_DAY;
    }
  else
    {
      reading->length = end != NULL ? instant (reading, icalproperty_get_dtend (end)) -
                                          instant (reading, reading->start)
                                    : (gint64) seconds * FOYER_SECOND;
      most = MAX_ABSENCE_US;
    }
  return (reading->length >= 0 && reading->length <= most) ||
         foyer_ical_refuse (reading->file->path, reading->line, &reading->error,
                            _ ("This event ends before it begins, or lasts too long. Nothing was "
                               "read."));
}

static gboolean
read_event (Reading *reading, GTimeZone *hall)
{
  if (icalcomponent_get_first_property (reading->event, ICAL_DTSTART_PROPERTY) == NULL)
    return foyer_ical_refuse (reading->file->path, reading->line, &reading->error,
                              _ ("This event has no beginning (DTSTART). Nothing was read."));
  reading->start = icalcomponent_get_dtstart (reading->event);
  if (hall == NULL && !reading->start.is_date)
    return foyer_ical_refuse (reading->file->path, reading->line, &reading->error,
                              _ ("A holiday is a whole day, without a time. Nothing was read."));
  if (!read_zone (reading, hall) || !read_length (reading))
    return FALSE;
  if (hall == NULL && reading->length > MAX_HOLIDAY_DAYS)
    return foyer_ical_refuse (reading->file->path, reading->line, &reading->error,
                              _ ("A holiday of %d days is too long. Nothing was read."),
                              (int) reading->length);
  return TRUE;
}

static void
note_moved_times (Reading *reading)
{
  for (icalcomponent *event =
           icalcomponent_get_first_component (reading->file->calendar, ICAL_VEVENT_COMPONENT);
       event != NULL;
       event = icalcomponent_get_next_component (reading->file->calendar, ICAL_VEVENT_COMPONENT))
    {
      icalproperty *moved = icalcomponent_get_first_property (event, ICAL_RECURRENCEID_PROPERTY);

      if (moved != NULL)
        g_hash_table_add (reading->moved, time_key (event, icalproperty_get_recurrenceid (moved)));
    }
}

/* @hall: the zone of absences, %NULL for holidays. */
static gboolean
read_events (Reading *reading, GTimeZone *hall, icaltimetype last, FoyerIcalFunc func)
{
  icalcomponent *calendar = reading->file->calendar;
  guint n = 0;

  note_moved_times (reading);
  for (reading->event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
       reading->event != NULL;
       reading->event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    {
      reading->line =
          n < reading->file->lines->len ? g_array_index (reading->file->lines, guint, n) : 1;
      n++;
      if (!read_event (reading, hall))
        return FALSE;
      /* Nobody is absent for a moment that takes no time. */
      if (reading->length > 0 &&
          icalcomponent_get_status (reading->event) != ICAL_STATUS_CANCELLED &&
          !foyer_ical_expand (reading->file, reading->event, reading->start, last, func, reading))
        return foyer_ical_refuse (reading->file->path, reading->line, &reading->error,
                                  _ ("The events of this file come too often. Nothing was read."));
    }
  return TRUE;
}

static int
compare_holidays (gconstpointer a, gconstpointer b)
{
  const FoyerHoliday *first = *(FoyerHoliday *const *) a, *second = *(FoyerHoliday *const *) b;

  return strcmp (first->date, second->date);
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const FoyerCalendarSpan *first = *(FoyerCalendarSpan *const *) a;
  const FoyerCalendarSpan *second = *(FoyerCalendarSpan *const *) b;

  return first->start < second->start ? -1 : first->start > second->start;
}

static GPtrArray *
finish (Reading *reading, gboolean good, GCompareFunc compare, GError **error)
{
  g_clear_pointer (&reading->own_zone, g_time_zone_unref);
  g_clear_pointer (&reading->moved, g_hash_table_unref);
  if (!good)
    {
      g_propagate_error (error, reading->error);
      g_ptr_array_unref (reading->found);
      return NULL;
    }
  g_ptr_array_sort (reading->found, compare);
  return reading->found;
}

GPtrArray *
foyer_ical_read_holidays (const char *path, const char *from, const char *to, GError **error)
{
  g_autoptr (FoyerIcalFile) file = foyer_ical_file_open (path, error);
  Reading reading = { .file = file, .from_date = from, .to_date = to };
  icaltimetype last = icaltime_null_date ();

  if (file == NULL)
    return NULL;
  reading.moved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading.found = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_holiday_free);
  sscanf (to, "%4d-%2d-%2d", &last.year, &last.month, &last.day);
  return finish (&reading, read_events (&reading, NULL, last, add_holiday), compare_holidays,
                 error);
}

GPtrArray *
foyer_ical_read_absences (
    const char *path, FoyerTime from, FoyerTime to, GTimeZone *zone, GError **error)
{
  g_autoptr (FoyerIcalFile) file = foyer_ical_file_open (path, error);
  Reading reading = { .file = file, .from = from, .to = to };
  icaltimetype last;

  if (file == NULL)
    return NULL;
  reading.moved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading.found = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_calendar_span_free);
  /* A zone may be a day ahead. */
  last = icaltime_from_timet_with_zone ((to + G_TIME_SPAN_DAY) / FOYER_SECOND, 1,
                                        icaltimezone_get_utc_timezone ());
  return finish (&reading, read_events (&reading, zone, last, add_absence), compare_spans, error);
}
