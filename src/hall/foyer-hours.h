/* The hall's day: what the timetable and its exceptions allow at a moment (states 2.1). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-config.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_HALL_CLOSED,
  FOYER_HALL_PREPARING,
  FOYER_HALL_OPEN,
  FOYER_HALL_LAST_MINUTES,
  FOYER_HALL_DRAINING,
  FOYER_HALL_EARLY_STOP,
} FoyerHallState;

extern const char *const foyer_hall_states[];

/* A manager's exception to the timetable, for one day. */
typedef enum
{
  FOYER_EXCEPTION_NONE,
  FOYER_EXCEPTION_OPEN,
  FOYER_EXCEPTION_STOPPED, /* no more numbers; whoever holds one is served (5/D12) */
  FOYER_EXCEPTION_CLOSED,
} FoyerException;

/* One business day. */
typedef struct
{
  char *day;
  int exception;
  char *reason;
  FoyerTime opened_at; /* when the first command of the day came */
  gboolean closed;     /* rolled over by hand */
  char *held; /* JSON array: numbers of earlier days that were open then; not given again */
} FoyerDay;

extern const FoyerRecordType foyer_day_type;

/* Counts without a number: advice given, diverted to self-service (S0 hall 1(2)). */
typedef struct
{
  char *day;
  char *service;
  gint64 advised;
  gint64 diverted;
} FoyerTally;

extern const FoyerRecordType foyer_tally_type;

typedef struct
{
  FoyerHallState state;
  FoyerTime opens; /* today's published times; 0 on a day without */
  FoyerTime closes;
  FoyerTime next_change; /* when this answer may become another one; 0 not today */
} FoyerHallDay;

/* @day is the business day of @now, @open_tickets says whether anybody still holds a number,
 * @staffed whether a counter is signed in to. */
FoyerHallDay foyer_hours_get_state (const FoyerConfig *config,
                                    const FoyerDay *day,
                                    FoyerTime now,
                                    gboolean open_tickets,
                                    gboolean staffed);

/* Whether the hall says now that its hours are over (S05): it has just closed with somebody
 * waiting, and has not said so since, at @said (0 never). */
#define FOYER_HALL_JUST_CLOSED (5 * FOYER_MINUTE)
gboolean
foyer_hall_says_closing (const FoyerHallDay *day, gint64 waiting, FoyerTime said, FoyerTime now);

/* Whether it says now that it is busy (K06): @wait_s is the longest estimated wait, @said when it
 * said so last (0 never). */
#define FOYER_HALL_BUSY_INTERVAL (10 * FOYER_MINUTE)
gboolean foyer_hall_says_busy (
    const FoyerConfig *config, FoyerHallState state, gint64 wait_s, FoyerTime said, FoyerTime now);

gboolean foyer_hall_may_issue (FoyerHallState state);
/* Whether the hours are over: who is still here is served beyond them, to the last one. */
gboolean foyer_hall_is_over (FoyerHallState state);
/* Numbers that were issued are called until the last one, whatever the clock says. */
gboolean foyer_hall_may_call (FoyerHallState state);

void foyer_day_free (FoyerDay *day);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerDay, foyer_day_free)

G_END_DECLS
