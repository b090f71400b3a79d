/* Who acts: a member of staff who signed in with a PIN. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-executor.h"
#include "hall/foyer-access.h"

G_BEGIN_DECLS

typedef struct
{
  char *staff;
  char *name; /* internal windows only */
  FoyerRole role;
  gboolean must_change_pin;
} FoyerSession;

void foyer_session_free (FoyerSession *session);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerSession, foyer_session_free)

/* Verifies @pin on @executor; a wrong one is counted, the fifth and every further one in a row lock
 * the number for a time that doubles from one minute to an hour. Errors: no-such-staff,
 * access-denied. Takes some 100 ms: not on the main thread. */
FoyerSession *
foyer_session_open (FoyerExecutor *executor, const char *staff, const char *pin, GError **error);

/* Gives @staff a new @pin of four to twelve digits, and unlocks the number. */
gboolean
foyer_session_set_pin (FoyerExecutor *executor, const char *staff, const char *pin, GError **error);

/* The same by its owner, who knows the old @pin and chooses another one. Wrong PINs count as at a
 * sign-in. Errors: access-denied, no-such-staff, usage. */
gboolean foyer_session_change_pin (FoyerExecutor *executor,
                                   const char *staff,
                                   const char *pin,
                                   const char *new_pin,
                                   GError **error);

G_END_DECLS
