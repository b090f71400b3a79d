/* The lists of the hall model: brought to a snapshot, then led on by journal entries. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "engine/foyer-snapshot.h"
#include "hall/foyer-pace.h"
#include "model/foyer-call-item.h"
#include "model/foyer-counter-item.h"
#include "model/foyer-service-item.h"
#include "model/foyer-sorted-list.h"
#include "store/foyer-journal.h"

G_BEGIN_DECLS

typedef struct
{
  FoyerSortedList *tickets, *waiting, *missed; /* of FoyerTicketItem */
  FoyerSortedList *counters;                   /* of FoyerCounterItem */
  FoyerSortedList *services;                   /* of FoyerServiceItem */
  FoyerSortedList *calls;                      /* of FoyerCallItem */
  GHashTable *by_id;                           /* ticket id → FoyerTicketItem */
  GHashTable *voices;      /* announcement seq → ticket id or 0, while to be spoken */
  GHashTable *calls_by_id; /* ticket id → FoyerCallItem */
  GHashTable
      *appointments;    /* FoyerAppointment, by id: those of the day, and later ones told since */
  FoyerPaceBook *paces; /* how long numbers take lately */
  FoyerConfig *config;  /* %NULL before the first snapshot */
  gint64 last_serial;
  char *day;
} FoyerHallLists;

FoyerHallLists *foyer_hall_lists_new (void);
void foyer_hall_lists_free (FoyerHallLists *self);

/* Afterwards the lists say what @snapshot says. Items that stay keep their objects and places. */
void foyer_hall_lists_sync (FoyerHallLists *self, const FoyerSnapshot *snapshot);

/* Does what @entry tells of tickets, counters and announcements. Items called by it are added to
 * @called (of FoyerCallItem). %FALSE when it tells of something that these lists do not know well
 * enough: then only a new snapshot helps. */
gboolean foyer_hall_lists_apply (FoyerHallLists *self, const FoyerEntry *entry, GPtrArray *called);

/* Seq of the newest announcement that is to be spoken, 0 when there is none. */
gint64 foyer_hall_lists_get_newest_voice (FoyerHallLists *self);

/* A ticket that is done is known only as long as its call is shown. */
void foyer_hall_lists_forget_if_done (FoyerHallLists *self, FoyerTicketItem *item);
FoyerTicketItem *foyer_hall_lists_put_ticket (FoyerHallLists *self, const FoyerTicket *ticket);

/* Calls, the newest first: foyer-hall-calls.c. */

/* A direct number goes straight to its counter: it is on the board only once it is called again. */
gboolean foyer_hall_lists_is_public_call (const FoyerTicket *ticket);
/* A call or recall of @ticket, the newest. (transfer none) */
FoyerCallItem *
foyer_hall_lists_put_call (FoyerHallLists *self, FoyerTicketItem *ticket, FoyerTime at);
/* Who waits again is not called any more. %FALSE when an older call would take the place, which is
 * not known here. */
gboolean foyer_hall_lists_drop_call (FoyerHallLists *self, gint64 id);
void foyer_hall_lists_sync_calls (FoyerHallLists *self, const FoyerSnapshot *snapshot);

/* Matters, cash checks and ratings: foyer-hall-desks.c. */

void foyer_hall_lists_sync_desks (FoyerHallLists *self, const FoyerSnapshot *snapshot);
/* %TRUE for records of other kinds; %FALSE when only a new snapshot helps. */
gboolean
foyer_hall_lists_apply_desk (FoyerHallLists *self, const FoyerRecordType *type, JsonObject *fields);

/* Hall appointments: foyer-hall-appointments.c. */

void foyer_hall_lists_sync_appointments (FoyerHallLists *self, const FoyerSnapshot *snapshot);
gboolean foyer_hall_lists_apply_appointment (FoyerHallLists *self, JsonObject *fields);
/* See foyer_hall_model_find_appointment(). */
const FoyerAppointment *foyer_hall_lists_find_appointment (FoyerHallLists *self,
                                                           const char *const *services,
                                                           FoyerTime now);

/* What follows from several lists: foyer-hall-counts.c. */

/* Takes the configuration and the lengths of the past. */
void foyer_hall_lists_sync_paces (FoyerHallLists *self, const FoyerSnapshot *snapshot);
/* A ticket that was at a counter and is done adds to how long numbers take. */
void foyer_hall_lists_note_end (FoyerHallLists *self,
                                const FoyerTicket *before,
                                const FoyerTicket *after);
/* Counts anew who waits for each service, who offers it and how long one would wait from @now. */
void foyer_hall_lists_recount (FoyerHallLists *self, FoyerTime now);
/* Which counters serve what a suspended one serves. */
void foyer_hall_lists_find_alternatives (FoyerHallLists *self);
gboolean foyer_hall_lists_is_staffed (FoyerHallLists *self);
void foyer_hall_lists_set_hall_calls (FoyerHallLists *self, gboolean hall_calls);

FoyerTicketItem *foyer_hall_lists_find_ticket (FoyerHallLists *self, gint64 id);
FoyerCounterItem *foyer_hall_lists_find_counter (FoyerHallLists *self, gint64 number);
FoyerServiceItem *foyer_hall_lists_find_service (FoyerHallLists *self, const char *code);

G_END_DECLS
