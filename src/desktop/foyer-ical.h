/* Calendar files (iCalendar, RFC 5545): holidays and absences in, visits out. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-calendar.h"

G_BEGIN_DECLS

/* Reading: a file that is no calendar, too large, nested too deep, or holds a date that does not
 * exist is refused as a whole (%FOYER_ERROR_USAGE) with a sentence that begins "FILE:LINE: ". An
 * event that was called off (STATUS:CANCELLED) is left out. */

/**
 * foyer_ical_read_holidays:
 * @from: first date to look at, "2026-01-01"
 * @to: last date
 *
 * Whole days, also several ones and yearly ones, that touch @from … @to. A make-up working day is
 * an event with CATEGORIES:WORKDAY or X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY; CATEGORIES:GREETING is
 * a day that is greeted and worked. SUMMARY is the name in its own language (its LANGUAGE, else by
 * its script); X-FOYER-NAME;LANGUAGE=… gives it in others.
 *
 * Returns: (transfer full): of FoyerHoliday, by date
 */
GPtrArray *
foyer_ical_read_holidays (const char *path, const char *from, const char *to, GError **error);

typedef struct
{
  FoyerTime start, end; /* @end is not part of it */
  char *title;          /* may be "" */
} FoyerCalendarSpan;

void foyer_calendar_span_free (FoyerCalendarSpan *span);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerCalendarSpan, foyer_calendar_span_free)

/* Events that touch @from … @to, repeated ones each time. Whole days and times without a zone are
 * those of @zone, the hall's. (transfer full): of FoyerCalendarSpan, by start */
GPtrArray *foyer_ical_read_absences (
    const char *path, FoyerTime from, FoyerTime to, GTimeZone *zone, GError **error);

/* One visit for a technician's calendar: no name, no phone number, no matter. */
typedef struct
{
  const char *uid; /* the same for ever, so that a moved visit moves: "visit-207@hall" */
  FoyerTime start, end;
  FoyerTime changed; /* of the last change */
  gint64 sequence;   /* grows with each change of time: the moves */
  gboolean cancelled;
  const char *title;   /* visit type and number */
  const char *address; /* may be %NULL */
} FoyerCalendarVisit;

/* A whole calendar file. @name is shown as the calendar's; @now goes into DTSTAMP. Times are
 * written in UTC. (transfer full) */
GBytes *foyer_ical_write_visits (const char *name,
                                 FoyerTime now,
                                 const FoyerCalendarVisit *visits,
                                 guint n_visits);

G_END_DECLS
