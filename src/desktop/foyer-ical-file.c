/* A calendar file that was looked through before libical sees it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desktop/foyer-ical-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/foyer-error.h"

#define MAX_BYTES  (1024 * 1024)
#define MAX_EVENTS 5000
#define MAX_DEPTH  4
#define MAX_LINE   8192
#define MAX_TIMES  20000 /* one event may come */

/* Where the look through the file stands. */
typedef struct
{
  const char *path;
  GArray *events;    /* of guint */
  GPtrArray *inside; /* names of the components that are open */
  gboolean begun;
} Look;

void
foyer_ical_file_free (FoyerIcalFile *file)
{
  if (file->calendar != NULL)
    icalcomponent_free (file->calendar);
  g_clear_pointer (&file->lines, g_array_unref);
  g_free (file->path);
  g_free (file);
}

gboolean
foyer_ical_refuse (const char *path, guint line, GError **error, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE, "%s:%u: %s", path, line, sentence);
  return FALSE;
}

static gboolean
are_digits (const char *text, guint n)
{
  for (guint i = 0; i < n; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

/* "20260302", "20260302T094100" or "20260302T094100Z", a moment that exists. */
static gboolean
is_date (const char *text)
{
  const gsize length = strlen (text);
  int year, month, day;

  if (length < 8 || !are_digits (text, 8))
    return FALSE;
  year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + text[3] - '0';
  month = (text[4] - '0') * 10 + text[5] - '0';
  day = (text[6] - '0') * 10 + text[7] - '0';
  /* Zones are often described from 1601 on. */
  if (year < 1601 || year > 2200 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  if (length == 8)
    return TRUE;
  if ((length != 15 && !(length == 16 && text[15] == 'Z')) || text[8] != 'T' ||
      !are_digits (text + 9, 6))
    return FALSE;
  return (text[9] - '0') * 10 + text[10] - '0' < 24 && text[11] < '6' && text[13] < '6';
}

static gboolean
check_dates (const Look *look, guint line, const char *value, GError **error)
{
  g_auto (GStrv) dates = g_strsplit (value, ",", -1);

  for (guint i = 0; dates[i] != NULL; i++)
    if (!is_date (dates[i]))
      return foyer_ical_refuse (look->path, line, error,
                                _ ("“%s” is no date that exists. Nothing was read."), dates[i]);
  return TRUE;
}

/* Holidays and absences do not come every hour; a rule that does is a mistake or worse. */
static gboolean
check_rule (const Look *look, guint line, const char *value, GError **error)
{
  static const char *const known[] = { "FREQ=YEARLY", "FREQ=MONTHLY", "FREQ=WEEKLY", "FREQ=DAILY" };
  g_auto (GStrv) parts = g_strsplit (value, ";", -1);
  const gboolean zone = g_strcmp0 (look->inside->pdata[look->inside->len - 1], "VEVENT") != 0;

  for (guint i = 0; parts[i] != NULL; i++)
    for (guint k = 0; k < (zone ? 1 : G_N_ELEMENTS (known)); k++)
      if (g_ascii_strcasecmp (parts[i], known[k]) == 0)
        return TRUE;
  return foyer_ical_refuse (look->path, line, error,
                            _ ("The rule “%s” repeats too often or cannot be read. Nothing was "
                               "read."),
                            value);
}

static gboolean
check_begin (Look *look, guint line, const char *name, GError **error)
{
  if ((look->inside->len == 0) != (g_ascii_strcasecmp (name, "VCALENDAR") == 0) ||
      (look->inside->len == 0 && look->begun))
    return foyer_ical_refuse (look->path, line, error,
                              _ ("“BEGIN:%s” does not belong here. Nothing was read."), name);
  if (look->inside->len >= MAX_DEPTH)
    return foyer_ical_refuse (look->path, line, error,
                              _ ("The parts of the file are nested too deep. Nothing was read."));
  look->begun = TRUE;
  g_ptr_array_add (look->inside, g_ascii_strup (name, -1));
  if (g_ascii_strcasecmp (name, "VEVENT") == 0)
    g_array_append_val (look->events, line);
  if (look->events->len > MAX_EVENTS)
    return foyer_ical_refuse (look->path, line, error,
                              _ ("More than %d events are too many. Nothing was read."),
                              MAX_EVENTS);
  return TRUE;
}

static gboolean
check_end (Look *look, guint line, const char *name, GError **error)
{
  if (look->inside->len == 0 ||
      g_ascii_strcasecmp (look->inside->pdata[look->inside->len - 1], name) != 0)
    return foyer_ical_refuse (look->path, line, error,
                              _ ("“END:%s” ends what was not begun. Nothing was read."), name);
  g_ptr_array_set_size (look->inside, (int) look->inside->len - 1);
  return TRUE;
}

/* The first ':' that no quotation marks enclose. */
static const char *
find_value (const char *text)
{
  gboolean quoted = FALSE;

  for (; *text != '\0'; text++)
    if (*text == '"')
      quoted = !quoted;
    else if (*text == ':' && !quoted)
      return text + 1;
  return NULL;
}

static gboolean
check_line (Look *look, guint line, const char *text, GError **error)
{
  const char *value = find_value (text);
  const gsize length = strcspn (text, ";:");
  g_autofree char *name = g_ascii_strup (text, (gssize) length);

  if (value == NULL || length == 0)
    return foyer_ical_refuse (look->path, line, error,
                              _ ("This line is no part of a calendar. Nothing was read."));
  if (strcmp (name, "BEGIN") == 0)
    return check_begin (look, line, value, error);
  if (look->inside->len == 0)
    return foyer_ical_refuse (look->path, line, error,
                              _ ("The file is no calendar (it begins with BEGIN:VCALENDAR). "
                                 "Nothing was read."));
  if (strcmp (name, "END") == 0)
    return check_end (look, line, value, error);
  if (strcmp (name, "DTSTART") == 0 || strcmp (name, "DTEND") == 0 ||
      strcmp (name, "EXDATE") == 0 || strcmp (name, "RDATE") == 0 ||
      strcmp (name, "RECURRENCE-ID") == 0)
    return check_dates (look, line, value, error);
  if (strcmp (name, "RRULE") == 0)
    return check_rule (look, line, value, error);
  return TRUE;
}

/* Joins folded lines and checks each; what libical gets holds no surprise. */
static gboolean
check_text (Look *look, const char *text, GError **error)
{
  g_autoptr (GString) whole = g_string_new (NULL);
  guint line = 0, first = 1;
  const char *next;

  for (const char *at = text; at != NULL && *at != '\0'; at = next)
    {
      gsize length = strcspn (at, "\n");

      next = at[length] == '\n' ? at + length + 1 : NULL;
      line++;
      if (length > 0 && at[length - 1] == '\r')
        length--;
      if (line == 1)
        g_string_append_len (whole, at, (gssize) length);
      else if (length > 0 && (*at == ' ' || *at == '\t'))
        g_string_append_len (whole, at + 1, (gssize) length - 1);
      else
        {
          if (whole->len > 0 && !check_line (look, first, whole->str, error))
            return FALSE;
          g_string_truncate (whole, 0);
          g_string_append_len (whole, at, (gssize) length);
          first = line;
        }
      if (whole->len > MAX_LINE)
        return foyer_ical_refuse (look->path, first, error,
                                  _ ("This line is too long. Nothing was read."));
    }
  if (whole->len > 0 && !check_line (look, first, whole->str, error))
    return FALSE;
  if (!look->begun || look->inside->len > 0)
    return foyer_ical_refuse (look->path, MAX (line, 1), error,
                              _ ("The file ends too early; a part of it is missing. Nothing was "
                                 "read."));
  return TRUE;
}

static char *
load (const char *path, GError **error)
{
  g_autoptr (GMappedFile) mapped = NULL;
  g_autoptr (GError) cause = NULL;
  g_autofree char *text = NULL;
  const char *bad = NULL;
  gsize length;

  /* A pipe would keep everybody waiting; a folder or a device holds no calendar. */
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                   _ ("“%s” is not a file. Nothing was changed."), path);
      return NULL;
    }
  mapped = g_mapped_file_new (path, FALSE, &cause);
  if (mapped == NULL)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                   _ ("The file “%s” cannot be read (%s). Nothing was changed."), path,
                   cause->message);
      return NULL;
    }
  length = g_mapped_file_get_length (mapped);
  if (length > MAX_BYTES)
    {
      foyer_ical_refuse (path, 1, error,
                         _ ("The file is too large for a calendar. Nothing was "
                            "read."));
      return NULL;
    }
  text = length > 0 ? g_strndup (g_mapped_file_get_contents (mapped), length) : g_strdup ("");
  if (strlen (text) != length || !g_utf8_validate (text, (gssize) length, &bad))
    {
      guint line = 1;

      for (const char *at = text; *at != '\0' && (bad == NULL || at < bad); at++)
        line += *at == '\n';
      foyer_ical_refuse (path, line, error, _ ("The file is not text in UTF-8. Nothing was read."));
      return NULL;
    }
  return g_steal_pointer (&text);
}

FoyerIcalFile *
foyer_ical_file_open (const char *path, GError **error)
{
  g_autoptr (FoyerIcalFile) file = g_new0 (FoyerIcalFile, 1);
  g_autofree char *text = load (path, error);
  g_autoptr (GPtrArray) inside = g_ptr_array_new_with_free_func (g_free);
  const char *begin = text;
  Look look;

  if (text == NULL)
    return NULL;
  if (g_str_has_prefix (begin, "\xef\xbb\xbf"))
    begin += 3;
  file->path = g_strdup (path);
  file->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  look = (Look){ .path = path, .events = file->lines, .inside = inside };
  if (!check_text (&look, begin, error))
    return NULL;
  icalerror_set_errors_are_fatal (FALSE);
  file->calendar = icalparser_parse_string (begin);
  if (file->calendar == NULL || icalcomponent_isa (file->calendar) != ICAL_VCALENDAR_COMPONENT)
    {
      foyer_ical_refuse (path, 1, error, _ ("The calendar cannot be read. Nothing was read."));
      return NULL;
    }
  return g_steal_pointer (&file);
}

/* First, for whoever asks an event for other properties in between moves its one cursor. */
static GPtrArray *
collect (icalcomponent *event, icalproperty_kind kind)
{
  GPtrArray *properties = g_ptr_array_new ();

  for (icalproperty *at = icalcomponent_get_first_property (event, kind); at != NULL;
       at = icalcomponent_get_next_property (event, kind))
    g_ptr_array_add (properties, at);
  return properties;
}

static void
expand_rule (FoyerIcalFile *file,
             icalcomponent *event,
             struct icalrecurrencetype rule,
             icaltimetype start,
             icaltimetype last,
             FoyerIcalFunc func,
             gpointer data)
{
  icaltimetype until = last, time;
  icalrecur_iterator *times;

  /* A rule that never comes true ("every 30th of February") is not sought for centuries. A day
   * more, for that day's hours in any zone; the loop is exact. */
  icaltime_adjust (&until, 2, 0, 0, 0);
  if (icaltime_is_null_time (rule.until) || icaltime_compare_date_only (rule.until, until) > 0)
    rule.until = until;
  times = icalrecur_iterator_new (rule, start);
  time = times != NULL ? icalrecur_iterator_next (times) : icaltime_null_time ();
  for (; !icaltime_is_null_time (time) && file->n_times <= MAX_TIMES;
       time = icalrecur_iterator_next (times))
    {
      file->n_times++;
      if (icaltime_compare_date_only (time, last) > 0)
        break;
      if (!icalproperty_recurrence_is_excluded (event, &start, &time) && !func (time, data))
        break;
    }
  if (times != NULL)
    icalrecur_iterator_free (times);
}

gboolean
foyer_ical_expand (FoyerIcalFile *file,
                   icalcomponent *event,
                   icaltimetype start,
                   icaltimetype last,
                   FoyerIcalFunc func,
                   gpointer data)
{
  g_autoptr (GPtrArray) rules = collect (event, ICAL_RRULE_PROPERTY);
  g_autoptr (GPtrArray) dates = collect (event, ICAL_RDATE_PROPERTY);

  if (rules->len == 0)
    func (start, data);
  for (guint i = 0; i < rules->len; i++)
    expand_rule (file, event, icalproperty_get_rrule (rules->pdata[i]), start, last, func, data);
  for (guint i = 0; i < dates->len; i++)
    {
      icaltimetype time = icalproperty_get_rdate (dates->pdata[i]).time;

      time.zone = start.zone;
      if (!icaltime_is_null_time (time) && file->n_times++ <= MAX_TIMES)
        func (time, data);
    }
  return file->n_times <= MAX_TIMES;
}
