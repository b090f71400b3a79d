/* A fault of the business system: where, how long, and what it means for those who wait (states
 * 2.10). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-fault.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/foyer-error.h"

#define MAX_MINUTES 480

#define AT(member, name, type, flags)                                                              \
  FOYER_FIELD_AT (FoyerFault, member, name, FOYER_FIELD_##type, flags, NULL)
#define OPTIONAL FOYER_FIELD_OPTIONAL

static const FoyerField fields[] = {
  AT (id, "id", INTEGER, FOYER_FIELD_KEY),
  AT (day, "day", TEXT, 0),
  AT (counter, "counter", INTEGER, OPTIONAL),
  AT (expected_s, "expected_s", INTEGER, 0),
  AT (reason, "reason", TEXT, 0),
  AT (staff, "staff", TEXT, OPTIONAL),
  AT (opened_at, "opened_at", TIME, 0),
  AT (closed_at, "closed_at", TIME, OPTIONAL),
};

const FoyerRecordType foyer_fault_type = { "fault", sizeof (FoyerFault), G_N_ELEMENTS (fields),
                                           fields, TRUE };

void
foyer_fault_free (FoyerFault *fault)
{
  foyer_record_free (&foyer_fault_type, fault);
}

gboolean
foyer_fault_read_scope (const FoyerConfig *config,
                        const char *scope,
                        gint64 *counter,
                        GError **error)
{
  *counter = 0;
  if (strcmp (scope, "hall") == 0)
    return TRUE;
  if (!g_ascii_string_to_signed (scope, 10, 1, G_MAXINT32, counter, NULL))
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                   _ ("“%s” is neither “hall” nor the number of a counter. Nothing was changed."),
                   scope);
      return FALSE;
    }
  return foyer_config_find_counter (config, *counter, error) != NULL;
}

gboolean
foyer_fault_check (gint64 minutes, const char *reason, GError **error)
{
  if (minutes < 1 || minutes > MAX_MINUTES)
    g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                 _ ("A fault is expected to last 1 to %d minutes. Nothing was changed."),
                 MAX_MINUTES);
  else if (reason == NULL || *reason == '\0')
    g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_REASON_REQUIRED,
                         _ ("Say in a few words what does not work. Nothing was changed."));
  else
    return TRUE;
  return FALSE;
}

gboolean
foyer_fault_is_long (const FoyerFault *fault, FoyerTime now, gint64 threshold_s)
{
  const FoyerTime end = fault->closed_at != 0 ? fault->closed_at : now;

  return fault->expected_s > threshold_s || end - fault->opened_at > threshold_s * FOYER_SECOND;
}

FoyerTime
foyer_fault_get_long_at (const FoyerFault *fault, gint64 threshold_s)
{
  return fault->expected_s > threshold_s ? fault->opened_at
                                         : fault->opened_at + threshold_s * FOYER_SECOND + 1;
}

gint64
foyer_fault_get_minutes_left (const FoyerFault *fault, FoyerTime now)
{
  const FoyerTime left = fault->opened_at + fault->expected_s * FOYER_SECOND - now;

  return left > 0 ? (left + 60 * FOYER_SECOND - 1) / (60 * FOYER_SECOND) : 0;
}

gboolean
foyer_fault_hits (const FoyerFault *fault, gint64 counter)
{
  return fault->closed_at == 0 && (fault->counter == 0 || fault->counter == counter);
}

const FoyerFault *
foyer_fault_find (GPtrArray *faults, gint64 counter)
{
  const FoyerFault *found = NULL;

  for (guint i = 0; i < faults->len; i++)
    {
      const FoyerFault *fault = g_ptr_array_index (faults, i);

      if (foyer_fault_hits (fault, counter) && (found == NULL || fault->counter == 0))
        found = fault;
    }
  return found;
}

const FoyerFault *
foyer_fault_get_first (GPtrArray *faults)
{
  const FoyerFault *first = NULL;

  for (guint i = 0; i < faults->len; i++)
    {
      const FoyerFault *fault = g_ptr_array_index (faults, i);

      if (fault->closed_at != 0)
        continue;
      if (first == NULL || (fault->counter == 0 && first->counter != 0) ||
          ((fault->counter == 0) == (first->counter == 0) && fault->id < first->id))
        first = fault;
    }
  return first;
}
