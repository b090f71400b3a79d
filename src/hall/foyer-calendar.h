/* Working days, holidays and make-up working days, and how days are counted (settled D20, D35). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-config.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_HOLIDAY_HOLIDAY,
  FOYER_HOLIDAY_WORKING_DAY, /* a weekend day that is worked to make up for one off */
} FoyerHolidayKind;

extern const char *const foyer_holiday_kinds[];

/* One entry of the hall's table: no date is computed (5/D35). Dates are "YYYY-MM-DD". */
typedef struct
{
  char date[11];
  char to[11]; /* the last day of it; the same as @date for one day */
  FoyerNames names;
  FoyerHolidayKind kind;
  gboolean closed;   /* a day off; %FALSE: a day that is only greeted */
  gboolean greeting; /* farewells name it */
} FoyerHoliday;

void foyer_holiday_free (FoyerHoliday *holiday);

/* The entry for @date, %NULL when there is none. A day off comes before a greeting, and both before
 * a make-up working day. (transfer none) */
const FoyerHoliday *foyer_calendar_find (const FoyerConfig *config, const char *date);

/* A day off by the table; weekends are not meant. */
gboolean foyer_calendar_is_day_off (const FoyerConfig *config, const char *date);
/* Monday to Friday without days off, and make-up working days. */
gboolean foyer_calendar_is_working_day (const FoyerConfig *config, const char *date);
/* The hall's hours on @date: none on a day off, those of a weekday on a make-up working day. */
FoyerHours foyer_calendar_get_hours (const FoyerConfig *config, const char *date);
/* The first day from @date on on which the hall has hours; %NULL when none comes within a month.
 * (transfer full) */
char *foyer_calendar_find_open_day (const FoyerConfig *config, const char *date);

/* When the hall opens next by its timetable, after @now; 0 not within a month (S2 二.2). */
FoyerTime foyer_calendar_get_next_opening (const FoyerConfig *config, FoyerTime now);

/* How many days after @from the day @to is; negative when before. */
int foyer_calendar_days_between (const char *from, const char *to);
/* "Within @days" of an event on @date: the day of the event is day 0, the last day is day @days
 * (5/D20). (transfer full) */
char *foyer_calendar_add_days (const char *date, int days);
/* The same in working days: the last of @days working days after @date. (transfer full) */
char *foyer_calendar_add_working_days (const FoyerConfig *config, const char *date, int days);
/* The end of @date on the wall of the hall: the midnight after it. */
FoyerTime foyer_calendar_get_end (const FoyerConfig *config, const char *date);

/* The date of @time in the hall's zone, from midnight to midnight. */
void foyer_calendar_get_date (const FoyerConfig *config, FoyerTime time, char date[11]);

G_END_DECLS
