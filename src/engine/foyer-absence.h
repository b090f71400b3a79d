/* Absences and the holiday table: what several verbs do with them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-work.h"

G_BEGIN_DECLS

/* Lists in the answer, as "rebook", the visits that cannot stay: none is dropped. */
gboolean foyer_answer_conflicts (FoyerWork *work, GError **error);

/* Writes a new absence; why somebody is absent (@reason, may be %NULL) is kept as a person's data.
 * The entry is still to be recorded. */
gboolean foyer_absence_store (FoyerWork *work,
                              const FoyerAbsence *absence,
                              const char *reason,
                              GError **error);

/* The table as it stands in the configuration, in order of date. (transfer full) */
JsonArray *foyer_holidays_load (FoyerWork *work, GError **error);
/* A copy with @holiday in its place, or without those that begin on @date. (transfer full) */
JsonArray *foyer_holidays_insert (JsonArray *holidays, JsonObject *holiday, const char *date);
JsonArray *foyer_holidays_remove (JsonArray *holidays, const char *date);
/* Makes @holidays the hall's, and answers with them and with the conflicts. */
gboolean foyer_holidays_store (FoyerWork *work, JsonArray *holidays, GError **error);

G_END_DECLS
