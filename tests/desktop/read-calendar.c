/* Reads a calendar file and says what it found, or writes visits: for test_calendar.py. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <string.h>

#include "base/foyer-error.h"
#include "desktop/foyer-ical.h"

static const char *
or_none (const char *text)
{
  return text != NULL ? text : "-";
}

static int
tell (const GError *error)
{
  printf ("error\t%s\t%s\n", foyer_error_get_code (error), error->message);
  return 1;
}

static int
read_holidays (char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) holidays = foyer_ical_read_holidays (argv[0], argv[1], argv[2], &error);

  if (holidays == NULL)
    return tell (error);
  for (guint i = 0; i < holidays->len; i++)
    {
      const FoyerHoliday *holiday = g_ptr_array_index (holidays, i);

      printf ("%s\t%s\t%s\t%d\t%d\t%s\t%s\t%s\n", holiday->date, holiday->to,
              foyer_holiday_kinds[holiday->kind], holiday->closed, holiday->greeting,
              or_none (holiday->names.in[FOYER_LANGUAGE_ZH]),
              or_none (holiday->names.in[FOYER_LANGUAGE_KO]),
              or_none (holiday->names.in[FOYER_LANGUAGE_EN]));
    }
  return 0;
}

static int
read_absences (char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (argv[3]);
  g_autoptr (GPtrArray) spans = NULL;
  FoyerTime from, to;

  g_assert_true (foyer_time_from_iso8601 (argv[1], &from, NULL));
  g_assert_true (foyer_time_from_iso8601 (argv[2], &to, NULL));
  spans = foyer_ical_read_absences (argv[0], from, to, zone, &error);
  if (spans == NULL)
    return tell (error);
  for (guint i = 0; i < spans->len; i++)
    {
      const FoyerCalendarSpan *span = g_ptr_array_index (spans, i);

      printf ("%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%s\n", span->start / FOYER_SECOND,
              span->end / FOYER_SECOND, span->title);
    }
  return 0;
}

static int
write_visits (char **argv)
{
  const FoyerTime start = G_GINT64_CONSTANT (1772415660) * FOYER_SECOND;
  const FoyerCalendarVisit visits[] = {
    { .uid = "visit-207@hall",
      .start = start,
      .end = start + 45 * FOYER_MINUTE,
      .changed = start - 60 * FOYER_MINUTE,
      .sequence = 2,
      .title = "水表更换, 207; \\ 예약",
      .address = "河东新区滨江大道二百三十八号春晓苑小区北门第十四栋二单元三〇二室，Building 14, "
                 "Flat 302" },
    { .uid = "visit-208@hall",
      .start = start + 90 * FOYER_MINUTE,
      .end = start + 120 * FOYER_MINUTE,
      .cancelled = TRUE,
      .title = "Leak 208" },
  };
  g_autoptr (GBytes) bytes = foyer_ical_write_visits ("2101", start, visits, G_N_ELEMENTS (visits));
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_file_set_contents (argv[0], data, (gssize) size, NULL) ? 0 : 1;
}

int
main (int argc, char **argv)
{
  g_assert (argc > 2);
  if (strcmp (argv[1], "holidays") == 0)
    return read_holidays (argv + 2);
  if (strcmp (argv[1], "absences") == 0)
    return read_absences (argv + 2);
  return write_visits (argv + 2);
}
