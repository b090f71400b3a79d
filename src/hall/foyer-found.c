/* Lost property: a thing that was found, kept, given back or handed over (S2 七.8, states 2.10). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-found.h"

#include <glib/gi18n-lib.h>

#include "base/foyer-error.h"

const char *const foyer_found_states[] = { "found", "kept", "returned", "handed-over", NULL };

#define OPTIONAL FOYER_FIELD_OPTIONAL
#define AT(member, type, flags, nicks)                                                             \
  FOYER_FIELD_AT (FoyerFound, member, #member, FOYER_FIELD_##type, flags, nicks)

static const FoyerField fields[] = {
  AT (id, INTEGER, FOYER_FIELD_KEY, NULL),
  AT (day, TEXT, 0, NULL),
  AT (state, ENUM, 0, foyer_found_states),
  AT (what, TEXT, 0, NULL),
  AT (place, TEXT, OPTIONAL, NULL),
  AT (staff, TEXT, OPTIONAL, NULL),
  AT (found_at, TIME, 0, NULL),
  AT (ended_at, TIME, OPTIONAL, NULL),
  AT (ended_by, TEXT, OPTIONAL, NULL),
  AT (note, TEXT, OPTIONAL, NULL),
};

const FoyerRecordType foyer_found_type = { "found", sizeof (FoyerFound), G_N_ELEMENTS (fields),
                                           fields, TRUE };

void
foyer_found_free (FoyerFound *found)
{
  foyer_record_free (&foyer_found_type, found);
}

gboolean
foyer_found_is_here (const FoyerFound *found)
{
  return found->state == FOYER_FOUND_FOUND || found->state == FOYER_FOUND_KEPT;
}

gboolean
foyer_found_step (
    const FoyerFound *found, FoyerFoundState next, gint64 days, const char *reason, GError **error)
{
  if (!foyer_found_is_here (found))
    g_set_error (error, FOYER_ERROR, FOYER_ERROR_BAD_STATE,
                 found->state == FOYER_FOUND_RETURNED
                     ? _ ("Found item %d was given back already. Nothing was changed.")
                     : _ ("Found item %d was handed over already. Nothing was changed."),
                 (int) found->id);
  else if (next == FOYER_FOUND_HANDED_OVER && days < FOYER_FOUND_KEEP_DAYS &&
           (reason == NULL || *reason == '\0'))
    g_set_error (error, FOYER_ERROR, FOYER_ERROR_REASON_REQUIRED,
                 _ ("Found item %d is kept for %d days; to hand it over earlier, say why. Nothing "
                    "was changed."),
                 (int) found->id, FOYER_FOUND_KEEP_DAYS);
  else
    return TRUE;
  return FALSE;
}
