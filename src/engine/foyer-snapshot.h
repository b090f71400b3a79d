/* The state of the hall as of one journal entry, for models to start from. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-config.h"
#include "hall/foyer-pace.h"
#include "hall/foyer-records.h"
#include "store/foyer-database.h"

G_BEGIN_DECLS

typedef struct _FoyerExecutor FoyerExecutor;

/* What one counter's customer has in front of them. */
typedef struct
{
  gint64 counter;
  FoyerCash *cash;             /* under way; %NULL none */
  GPtrArray *lines, *suspects; /* of it; FoyerCashLine, FoyerSuspect */
  FoyerRating *rating;         /* asked last; %NULL none */
  FoyerTicket *rated;          /* whose it is */
} FoyerSnapshotDesk;

typedef struct
{
  gint64 seq; /* of the last entry that is in it */
  gint64 generation;
  FoyerConfig *config;
  FoyerDay *day;
  FoyerTime stopped_at; /* when a manager ended the issuing of this day; 0 not */
  GPtrArray *tickets; /* FoyerTicket: open ones of all days, by due time; then the day's no-shows */
  GPtrArray *matters; /* FoyerItem: of those, in order */
  GPtrArray *counters; /* FoyerCounter */
  GPtrArray
      *announcements;   /* FoyerAnnouncement: due ones, and those of tickets at counters, by seq */
  GPtrArray *calls;     /* FoyerTicket: the last called of the day, the newest first */
  FoyerPaceBook *paces; /* how long numbers took */
  GPtrArray *desks;     /* FoyerSnapshotDesk */
  GPtrArray *faults;    /* FoyerFault: open ones */
  GPtrArray *appointments; /* FoyerAppointment: of the day */
} FoyerSnapshot;

void foyer_snapshot_desk_free (FoyerSnapshotDesk *desk);
/* (element-type FoyerSnapshotDesk): one for each counter that is configured. */
GPtrArray *
foyer_snapshot_load_desks (FoyerDatabase *database, const FoyerConfig *config, GError **error);

/* On the executor's thread. */
FoyerSnapshot *foyer_snapshot_load (FoyerExecutor *executor, GError **error);
void foyer_snapshot_free (FoyerSnapshot *snapshot);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerSnapshot, foyer_snapshot_free)

/* Calls that a board shows at the most. */
#define FOYER_SNAPSHOT_CALLS 12

G_END_DECLS
