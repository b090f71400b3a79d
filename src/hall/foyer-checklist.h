/* The lists that are gone through before the hall opens and before it is left (S2 五.3, S4 五.1).
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-hours.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_LIST_OPENING,
  FOYER_LIST_CLOSING,
  FOYER_N_DAY_LISTS,
} FoyerDayList;

extern const char *const foyer_day_lists[];

/* What is looked at: by a test of the real device, or by a person. */
typedef struct
{
  char *code;
  FoyerNames names;
  int list;        /* FoyerDayList */
  gboolean device; /* the windows test it by themselves */
} FoyerPoint;

void foyer_point_free (FoyerPoint *point);

/* The points every hall has, those of devices and the lost property; and the ones for persons,
 * which a configuration may replace. */
GPtrArray *foyer_points_new (gboolean with_own);
/* %NULL when there is none. (transfer none) */
const FoyerPoint *foyer_points_find (GPtrArray *points, const char *code);

/* What was found at one point on one day. */
typedef struct
{
  char *day;
  char *item;
  gboolean good;
  char *note;  /* what a device answered, or what is wrong */
  char *staff; /* %NULL: a device's own test */
  FoyerTime at;
} FoyerChecked;

extern const FoyerRecordType foyer_checked_type;

void foyer_checked_free (FoyerChecked *checked);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerChecked, foyer_checked_free)

/* The one of @checked for @item; %NULL when nobody looked yet. (transfer none) */
const FoyerChecked *foyer_checked_find (GPtrArray *checked, const char *item);

typedef enum
{
  FOYER_RUN_OPENED, /* nothing is ticked yet */
  FOYER_RUN_PARTIAL,
  FOYER_RUN_COMPLETE,
  FOYER_RUN_EXCEPTIONS, /* the hall opened without it (S2 五.4): exceptions are named */
} FoyerRunState;

extern const char *const foyer_run_states[];

/* Prepared by so long before opening (S4 五.1, 5/D6): later counts as late. */
#define FOYER_CHECKLIST_DUE_S (5 * 60)

typedef struct
{
  FoyerRunState state;
  FoyerTime begins; /* 0: the hall has no hours that day */
  FoyerTime due;    /* 0: whenever somebody leaves */
  guint n_open;     /* points nobody looked at */
  guint n_bad;
} FoyerRun;

/* How @list of (element-type FoyerPoint) @points stands with (element-type FoyerChecked) @checked.
 */
FoyerRun foyer_checklist_get_run (const FoyerConfig *config,
                                  GPtrArray *checked,
                                  FoyerDayList list,
                                  const FoyerHallDay *hall,
                                  FoyerTime now);

/* A point that is not in order says what is wrong; usage, reason-required. */
gboolean foyer_checklist_check_tick (
    const FoyerConfig *config, const char *item, gboolean bad, const char *note, GError **error);

G_END_DECLS
