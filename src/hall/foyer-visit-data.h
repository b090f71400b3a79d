/* What has to be written down for a step of a home visit to be possible (states 2.5). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-visit-config.h"
#include "hall/foyer-visit.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_DATUM_TICK,
  FOYER_DATUM_TEXT,
  FOYER_DATUM_DATE,
} FoyerDatumKind;

typedef struct
{
  const char *name; /* of the argument, "id-shown" */
  FoyerDatumKind kind;
  gboolean required;
} FoyerDatum;

/* The data of @step, ended by a name of %NULL; never %NULL itself. */
const FoyerDatum *foyer_visit_step_get_data (FoyerVisitStep step);

/* Readings, signatures and the like that a kind of visit may ask for at its end; %NULL-terminated.
 */
extern const char *const foyer_visit_values[];

/* What was written down: the text of the datum @name, "" for a tick, %NULL when it was not given.
 */
typedef const char *(*FoyerDatumFunc) (const char *name, gpointer user_data);

/* reason-required, with the names of all that is missing, unless everything is there that @step of
 * a visit of @type needs. */
gboolean foyer_visit_check_data (FoyerVisitStep step,
                                 FoyerVisitState state,
                                 const FoyerVisitType *type,
                                 FoyerDatumFunc lookup,
                                 gpointer user_data,
                                 GError **error);

G_END_DECLS
