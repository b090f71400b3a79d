/* The errors of Foyer: one domain, one stable code and exit status per cause. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FOYER_ERROR (foyer_error_quark ())

/**
 * FoyerError:
 *
 * Every refusal and fault that can reach a person. The message of such a #GError is one or two
 * sentences: what happened, what was kept, what to do.
 */
typedef enum
{
  /* refused by a rule of the hall: exit status 1 */
  FOYER_ERROR_NO_SUCH_COUNTER,
  FOYER_ERROR_NO_SUCH_SERVICE,
  FOYER_ERROR_NO_SUCH_TICKET,
  FOYER_ERROR_NO_SUCH_STAFF,
  FOYER_ERROR_COUNTER_NOT_READY,
  FOYER_ERROR_NOBODY_WAITING,
  FOYER_ERROR_HALL_CLOSED,
  FOYER_ERROR_BAD_STATE,
  FOYER_ERROR_BAD_AMOUNT,
  FOYER_ERROR_SLOT_TAKEN,
  FOYER_ERROR_LEAD_TIME,
  FOYER_ERROR_REASON_REQUIRED,
  FOYER_ERROR_APPROVAL_REQUIRED,
  FOYER_ERROR_LIMIT_REACHED,
  FOYER_ERROR_REQUEST_REUSED,
  FOYER_ERROR_ACCESS_DENIED,
  FOYER_ERROR_NO_SUCH_VISIT, /* nor absence */
  /* wrong usage: exit status 2 */
  FOYER_ERROR_USAGE,
  /* database or system fault: exit status 3 */
  FOYER_ERROR_NO_DATABASE,
  FOYER_ERROR_NOT_A_DATABASE,
  FOYER_ERROR_DATABASE_NEWER,
  FOYER_ERROR_DATABASE_CORRUPT,
  FOYER_ERROR_DATABASE_BUSY,
  FOYER_ERROR_DATABASE_ON_NETWORK,
  FOYER_ERROR_DISK_FULL,
  FOYER_ERROR_NOT_AVAILABLE,
  FOYER_ERROR_FAULT,
} FoyerError;

GQuark foyer_error_quark (void);

/* What a program can use beside the sentence: the text of a JSON object, whose members stand beside
 * code and message where the error is written as JSON; %NULL when there is nothing. It goes along
 * with copies of the error. @error: of %FOYER_ERROR. */
void foyer_error_set_details (GError *error, const char *details);
const char *foyer_error_get_details (const GError *error);

/* The stable kebab-case word of @error; "fault" for an error of another domain. Never %NULL. */
const char *foyer_error_get_code (const GError *error);

/* 1 refused, 2 wrong usage, 3 fault (also for errors of other domains). */
int foyer_error_get_exit_status (const GError *error);

G_END_DECLS
