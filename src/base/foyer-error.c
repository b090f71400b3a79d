/* The errors of Foyer: one domain, one stable code and exit status per cause. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/foyer-error.h"

typedef struct
{
  char *details;
} FoyerErrorPrivate;

static void
foyer_error_private_init (FoyerErrorPrivate *private)
{
}

static void
foyer_error_private_copy (const FoyerErrorPrivate *from, FoyerErrorPrivate *to)
{
  if (from != NULL && to != NULL)
    to->details = g_strdup (from->details);
}

static void
foyer_error_private_clear (FoyerErrorPrivate *private)
{
  if (private != NULL)
    g_free (private->details);
}

G_DEFINE_EXTENDED_ERROR (FoyerError, foyer_error)

void
foyer_error_set_details (GError *error, const char *details)
{
  FoyerErrorPrivate *private = foyer_error_get_private (error);

  g_return_if_fail (private != NULL);
  g_free (private->details);
  private->details = g_strdup (details);
}

const char *
foyer_error_get_details (const GError *error)
{
  const FoyerErrorPrivate *private =
      error->domain == FOYER_ERROR ? foyer_error_get_private (error) : NULL;

  return private != NULL ? private->details : NULL;
}

static const struct
{
  const char *code;
  int exit_status;
} causes[] = {
  [FOYER_ERROR_NO_SUCH_COUNTER] = { "no-such-counter", 1 },
  [FOYER_ERROR_NO_SUCH_SERVICE] = { "no-such-service", 1 },
  [FOYER_ERROR_NO_SUCH_TICKET] = { "no-such-ticket", 1 },
  [FOYER_ERROR_NO_SUCH_STAFF] = { "no-such-staff", 1 },
  [FOYER_ERROR_COUNTER_NOT_READY] = { "counter-not-ready", 1 },
  [FOYER_ERROR_NOBODY_WAITING] = { "nobody-waiting", 1 },
  [FOYER_ERROR_HALL_CLOSED] = { "hall-closed", 1 },
  [FOYER_ERROR_BAD_STATE] = { "bad-state", 1 },
  [FOYER_ERROR_BAD_AMOUNT] = { "bad-amount", 1 },
  [FOYER_ERROR_SLOT_TAKEN] = { "slot-taken", 1 },
  [FOYER_ERROR_LEAD_TIME] = { "lead-time", 1 },
  [FOYER_ERROR_REASON_REQUIRED] = { "reason-required", 1 },
  [FOYER_ERROR_APPROVAL_REQUIRED] = { "approval-required", 1 },
  [FOYER_ERROR_LIMIT_REACHED] = { "limit-reached", 1 },
  [FOYER_ERROR_REQUEST_REUSED] = { "request-reused", 1 },
  [FOYER_ERROR_ACCESS_DENIED] = { "access-denied", 1 },
  [FOYER_ERROR_NO_SUCH_VISIT] = { "no-such-visit", 1 },
  [FOYER_ERROR_USAGE] = { "usage", 2 },
  [FOYER_ERROR_NO_DATABASE] = { "no-database", 3 },
  [FOYER_ERROR_NOT_A_DATABASE] = { "not-a-database", 3 },
  [FOYER_ERROR_DATABASE_NEWER] = { "database-newer", 3 },
  [FOYER_ERROR_DATABASE_CORRUPT] = { "database-corrupt", 3 },
  [FOYER_ERROR_DATABASE_BUSY] = { "database-busy", 3 },
  [FOYER_ERROR_DATABASE_ON_NETWORK] = { "database-on-network", 3 },
  [FOYER_ERROR_DISK_FULL] = { "disk-full", 3 },
  [FOYER_ERROR_NOT_AVAILABLE] = { "not-available", 3 },
  [FOYER_ERROR_FAULT] = { "fault", 3 },
};

static guint
cause_of (const GError *error)
{
  if (error->domain != FOYER_ERROR || (guint) error->code >= G_N_ELEMENTS (causes))
    return FOYER_ERROR_FAULT;
  return (guint) error->code;
}

const char *
foyer_error_get_code (const GError *error)
{
  return causes[cause_of (error)].code;
}

int
foyer_error_get_exit_status (const GError *error)
{
  return causes[cause_of (error)].exit_status;
}
