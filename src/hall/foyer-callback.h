/* The rules of calls that are owed to customers: what is promised, and when it presses
 * (states 2.8).
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-config.h"
#include "hall/foyer-register.h"

G_BEGIN_DECLS

/* A promised answer presses from so long before its time on. */
#define FOYER_CALLBACK_LEAD_S (15 * 60)
/* Nobody stands at a counter longer for a manager who was asked to come. */
#define FOYER_CALLBACK_PAGE_S (4 * 60 * 60)

/* Digits with the signs that people write between them; else %FOYER_ERROR_USAGE. */
gboolean foyer_callback_check_phone (const char *phone, GError **error);

/* Until when an answer is promised: "17:30" is today on the wall of @zone, "2026-03-03 17:30" that
 * day; ISO 8601 will do. %FOYER_ERROR_USAGE when it is no time, or not after @now. */
gboolean foyer_callback_read_promise (
    const char *text, GTimeZone *zone, FoyerTime now, FoyerTime *until, GError **error);
/* The same the other way round: "17:30", or with the date when that is not @now's. (transfer full)
 */
char *foyer_callback_write_promise (FoyerTime until, GTimeZone *zone, FoyerTime now);
/* A time that a clerk can keep: when the hall closes on its next day; 0 when it has none soon. */
FoyerTime foyer_callback_suggest_promise (const FoyerConfig *config, FoyerTime now);

/* Whether somebody should be told of it now; else @next gets when it will be so, 0 never. */
gboolean foyer_callback_presses (const FoyerCallback *callback, FoyerTime now, FoyerTime *next);

/* The manager is to come, and not to call. */
gboolean foyer_callback_is_page (FoyerCallbackKind kind);

/* By urgency, what is done for a customer who asks for the manager (S1 26). */
typedef enum
{
  FOYER_WAY_TRIED,
  FOYER_WAY_CALLS,
  FOYER_WAY_COMES,
  FOYER_WAY_QUIET,
  FOYER_N_WAYS,
} FoyerManagerWay;

extern const char *const foyer_manager_ways[];
FoyerCallbackKind foyer_manager_way_get_kind (FoyerManagerWay way);
/* What one says (X05, X06, X07, X02). */
const char *foyer_manager_way_get_phrase (FoyerManagerWay way);
/* Whoever is to be called leaves a number and says what it is about; only they. usage,
 * reason-required. */
gboolean foyer_manager_way_check (
    FoyerManagerWay way, const char *reason, const char *phone, const char *until, GError **error);

G_END_DECLS
