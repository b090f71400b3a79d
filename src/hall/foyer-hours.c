/* The hall's day: what the timetable and its exceptions allow at a moment (states 2.1). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-hours.h"

#include "hall/foyer-calendar.h"

const char *const foyer_hall_states[] = { "closed",   "preparing",  "open", "last-minutes",
                                          "draining", "early-stop", NULL };

static const char *const exceptions[] = { "none", "open", "stopped", "closed", NULL };

static const FoyerField day_fields[] = {
  FOYER_FIELD_AT (FoyerDay, day, "day", FOYER_FIELD_TEXT, FOYER_FIELD_KEY, NULL),
  FOYER_FIELD_AT (FoyerDay, exception, "exception", FOYER_FIELD_ENUM, 0, exceptions),
  FOYER_FIELD_AT (FoyerDay, reason, "reason", FOYER_FIELD_TEXT, FOYER_FIELD_OPTIONAL, NULL),
  FOYER_FIELD_AT (FoyerDay, opened_at, "opened_at", FOYER_FIELD_TIME, 0, NULL),
  FOYER_FIELD_AT (FoyerDay, closed, "closed", FOYER_FIELD_BOOLEAN, 0, NULL),
  FOYER_FIELD_AT (FoyerDay, held, "held", FOYER_FIELD_JSON, 0, NULL),
};

const FoyerRecordType foyer_day_type = { "day", sizeof (FoyerDay), G_N_ELEMENTS (day_fields),
                                         day_fields, TRUE };

static const FoyerField tally_fields[] = {
  FOYER_FIELD_AT (FoyerTally, day, "day", FOYER_FIELD_TEXT, FOYER_FIELD_KEY, NULL),
  FOYER_FIELD_AT (FoyerTally, service, "service", FOYER_FIELD_TEXT, FOYER_FIELD_KEY, NULL),
  FOYER_FIELD_AT (FoyerTally, advised, "advised", FOYER_FIELD_INTEGER, 0, NULL),
  FOYER_FIELD_AT (FoyerTally, diverted, "diverted", FOYER_FIELD_INTEGER, 0, NULL),
};

const FoyerRecordType foyer_tally_type = { "tally", sizeof (FoyerTally),
                                           G_N_ELEMENTS (tally_fields), tally_fields, TRUE };

static FoyerHallDay
after_closing (FoyerHallDay answer, gboolean open_tickets, gboolean staffed)
{
  answer.state = open_tickets || staffed ? FOYER_HALL_DRAINING : FOYER_HALL_CLOSED;
  answer.next_change = 0;
  return answer;
}

FoyerHallDay
foyer_hours_get_state (const FoyerConfig *config,
                       const FoyerDay *day,
                       FoyerTime now,
                       gboolean open_tickets,
                       gboolean staffed)
{
  const FoyerHours hours = foyer_calendar_get_hours (config, day->day);
  FoyerHallDay answer = { 0 };
  FoyerTime prepares, last;

  if (hours.opens != hours.closes)
    {
      answer.opens = foyer_time_from_date (day->day, hours.opens, config->zone);
      answer.closes = foyer_time_from_date (day->day, hours.closes, config->zone);
    }
  if (day->closed || day->exception == FOYER_EXCEPTION_CLOSED)
    return after_closing (answer, open_tickets, FALSE);
  if (day->exception == FOYER_EXCEPTION_OPEN)
    {
      answer.state = FOYER_HALL_OPEN;
      return answer;
    }
  if (day->exception == FOYER_EXCEPTION_STOPPED)
    {
      answer.state = open_tickets ? FOYER_HALL_EARLY_STOP : FOYER_HALL_CLOSED;
      return answer;
    }
  if (answer.opens == answer.closes)
    return after_closing (answer, open_tickets, FALSE);

  prepares = answer.opens - config->settings.preparing_s * FOYER_SECOND;
  last = answer.closes - config->settings.last_minutes_s * FOYER_SECOND;
  if (now >= answer.closes)
    return after_closing (answer, open_tickets, staffed);
  if (now < prepares)
    {
      answer.state = open_tickets ? FOYER_HALL_DRAINING : FOYER_HALL_CLOSED;
      answer.next_change = prepares;
    }
  else if (now < answer.opens)
    {
      answer.state = FOYER_HALL_PREPARING;
      answer.next_change = answer.opens;
    }
  else if (now < last)
    {
      answer.state = FOYER_HALL_OPEN;
      answer.next_change = last;
    }
  else
    {
      answer.state = FOYER_HALL_LAST_MINUTES;
      answer.next_change = answer.closes;
    }
  return answer;
}

gboolean
foyer_hall_says_closing (const FoyerHallDay *day, gint64 waiting, FoyerTime said, FoyerTime now)
{
  return day->state == FOYER_HALL_DRAINING && day->closes != 0 && now >= day->closes &&
         now < day->closes + FOYER_HALL_JUST_CLOSED && waiting > 0 && said < day->closes;
}

gboolean
foyer_hall_says_busy (
    const FoyerConfig *config, FoyerHallState state, gint64 wait_s, FoyerTime said, FoyerTime now)
{
  return foyer_hall_may_issue (state) && wait_s > config->settings.busy_wait_s &&
         (said == 0 || now >= said + FOYER_HALL_BUSY_INTERVAL);
}

gboolean
foyer_hall_may_issue (FoyerHallState state)
{
  return state == FOYER_HALL_OPEN || state == FOYER_HALL_LAST_MINUTES;
}

gboolean
foyer_hall_is_over (FoyerHallState state)
{
  return state == FOYER_HALL_DRAINING || state == FOYER_HALL_CLOSED;
}

gboolean
foyer_hall_may_call (FoyerHallState state)
{
  return state != FOYER_HALL_CLOSED && state != FOYER_HALL_PREPARING;
}

void
foyer_day_free (FoyerDay *day)
{
  foyer_record_free (&foyer_day_type, day);
}
