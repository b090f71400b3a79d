/* The hall as screens see it: lists and properties fed by what was committed. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-engine.h"
#include "hall/foyer-hours.h"
#include "model/foyer-call-item.h"
#include "model/foyer-counter-item.h"
#include "model/foyer-service-item.h"
#include "model/foyer-ticket-item.h"

G_BEGIN_DECLS

#define FOYER_TYPE_HALL_MODEL (foyer_hall_model_get_type ())
G_DECLARE_FINAL_TYPE (FoyerHallModel, foyer_hall_model, FOYER, HALL_MODEL, GObject)

/**
 * FoyerHallModel:
 *
 * Starts from one snapshot and follows the journal; nobody can set anything. Read-only properties:
 *
 * - loaded (gboolean): the first snapshot has arrived
 * - day ("2026-03-02"), hall-state (nick), opens, closes (gint64, microseconds; 0 on a day without)
 * - revision (gint64): of the configuration; its notify also stands for names and settings
 * - demo (gboolean)
 * - fault (text): why the database cannot be read just now, a sentence; %NULL when it can
 * - system-fault (gint64): id of the open fault that says most about the hall, 0 when the business
 *   system works; system-fault-long (gboolean): whether appointments are offered for it
 * - tickets, waiting, missed (GListModel of FoyerTicketItem): all open ones and the waiting ones by
 *   due time, the day's no-shows by number of issue
 * - counters (FoyerCounterItem, by number), services (FoyerServiceItem, as configured)
 * - calls (FoyerCallItem, the newest first, at most %FOYER_SNAPSHOT_CALLS)
 *
 * Lists change by single positions and keep their objects. Signals:
 *
 * - "called" (FoyerCallItem): a number was just called or recalled; it is on top of calls now
 * - "changed": all entries of one commit are in; what is computed from several lists may be now
 */

FoyerHallModel *foyer_hall_model_new (FoyerEngine *engine);

gboolean foyer_hall_model_get_loaded (FoyerHallModel *self);
/* When and why a manager ended the issuing of numbers today (S08); 0 when none did. */
FoyerTime foyer_hall_model_get_stop (FoyerHallModel *self, const char **reason);
/* %NULL until loaded. (transfer none) */
const char *foyer_hall_model_get_day (FoyerHallModel *self);
/* %NULL until loaded. (transfer none); valid until "revision" changes. */
const FoyerConfig *foyer_hall_model_get_config (FoyerHallModel *self);
FoyerHallState foyer_hall_model_get_state (FoyerHallModel *self);
/* %NULL when there is none. (transfer none) */
const char *foyer_hall_model_get_fault (FoyerHallModel *self);
/* The open fault of the business system that hits @counter, or with 0 the one that says most about
 * the hall; %NULL when there is none. (transfer none); valid until the main context works. */
const FoyerFault *foyer_hall_model_get_system_fault (FoyerHallModel *self, gint64 counter);
/* All that are open, by id; %NULL until it is loaded. (element-type FoyerFault) (transfer none) */
GPtrArray *foyer_hall_model_get_system_faults (FoyerHallModel *self);
/* The present, as the engine's clock has it. */
FoyerTime foyer_hall_model_get_now (FoyerHallModel *self);

/* All (transfer none), there from the beginning. */
GListModel *foyer_hall_model_get_tickets (FoyerHallModel *self);
GListModel *foyer_hall_model_get_waiting (FoyerHallModel *self);
GListModel *foyer_hall_model_get_missed (FoyerHallModel *self);
GListModel *foyer_hall_model_get_counters (FoyerHallModel *self);
GListModel *foyer_hall_model_get_services (FoyerHallModel *self);
GListModel *foyer_hall_model_get_calls (FoyerHallModel *self);

/* The next booked appointment of today for one of @services (%NULL-terminated) that may still come:
 * its customer has not checked in, and its window is not over. %NULL when there is none. (transfer
 * none); valid until "changed". */
const FoyerAppointment *
foyer_hall_model_find_appointment (FoyerHallModel *self, const char *const *services);

/* %NULL when there is none (yet). (transfer none) */
FoyerCounterItem *foyer_hall_model_find_counter (FoyerHallModel *self, gint64 number);
FoyerServiceItem *foyer_hall_model_find_service (FoyerHallModel *self, const char *code);
FoyerTicketItem *foyer_hall_model_find_ticket (FoyerHallModel *self, gint64 id);
/* Whom counter @number may serve, in its order of calling; %NULL without such a counter. (transfer
 * none) */
GListModel *foyer_hall_model_waiting_for_counter (FoyerHallModel *self, gint64 number);

G_END_DECLS
