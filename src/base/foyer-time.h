/* Instants and days: microseconds of UTC inside, ISO 8601 and the hall's zone outside. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An instant: microseconds since 1970-01-01T00:00:00Z. 0 means "not set". */
typedef gint64 FoyerTime;

#define FOYER_SECOND G_TIME_SPAN_SECOND
#define FOYER_MINUTE G_TIME_SPAN_MINUTE

/* Room for the longest text foyer_time_write() makes, with its final NUL. */
#define FOYER_TIME_TEXT_SIZE 40

/* "2026-03-02T09:00:00.000000+08:00" in @zone, or with "Z" when @zone is %NULL. */
void foyer_time_write (FoyerTime time, GTimeZone *zone, char text[FOYER_TIME_TEXT_SIZE]);
char *foyer_time_to_iso8601 (FoyerTime time, GTimeZone *zone);

/* Reads an instant with offset or "Z". An instant without offset is refused (%FOYER_ERROR_USAGE):
 * a hall's file may move between zones, its meaning must not. */
gboolean foyer_time_from_iso8601 (const char *text, FoyerTime *time, GError **error);

/* Minutes after midnight, the weekday (0 Monday … 6 Sunday) and the date of @time in @zone, as a
 * clock on the wall of the hall shows them. */
typedef struct
{
  int year, month, day, weekday, minute, second;
} FoyerWallTime;

FoyerWallTime foyer_time_to_wall (FoyerTime time, GTimeZone *zone);

/* The instant at which the wall clock of the day of @date ("2026-03-02") shows @minute; minutes at
 * or above 1440 belong to the following day. A time that a DST change skips is the moment of the
 * change. */
FoyerTime foyer_time_from_date (const char *date, int minute, GTimeZone *zone);

/* The business day ("YYYY-MM-DD") that @time belongs to: it starts at @day_start minutes after
 * midnight, so that a hall open past midnight stays in one day. (transfer full) */
char *foyer_time_get_business_day (FoyerTime time, GTimeZone *zone, int day_start);

/* The date @days after @date. (transfer full) */
char *foyer_date_add_days (const char *date, int days);
gboolean foyer_date_is_valid (const char *date);
/* 0 Monday … 6 Sunday */
int foyer_date_get_weekday (const char *date);

/**
 * FoyerClock:
 *
 * Where the present comes from. Nothing below the engine reads a clock of its own; tests,
 * foyerctl's
 * --now and the demo day set one.
 */
typedef struct
{
  FoyerTime fixed;  /* not 0: the present, standing still */
  gint64 offset_us; /* added to the system's clock when nothing is fixed */
} FoyerClock;

/* The system's clock has a stand-in for days that are played: with $FOYER_CLOCK the present stands
 * in the first eight bytes of that file (microseconds, the machine's byte order), and whoever plays
 * moves it, for all programs of the hall at once. */

FoyerTime foyer_clock_get_now (const FoyerClock *clock);

G_END_DECLS
