/* The newest call of the board: the number, the counter, and where to go in words. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/foyer-hall-model.h"

G_BEGIN_DECLS

#define FOYER_TYPE_NEWEST_CALL (foyer_newest_call_get_type ())
G_DECLARE_FINAL_TYPE (FoyerNewestCall, foyer_newest_call, FOYER, NEWEST_CALL, AdwBin)

/* Shows @call (%NULL: nothing) as of now, in its own language and the hall's, which @config names.
 */
void foyer_newest_call_show (FoyerNewestCall *self, FoyerCallItem *call, const FoyerConfig *config);

/* Draws the eye for up to six seconds; @flash, because the call is not heard, more than otherwise.
 * Where the desktop asks for reduced motion it is one still inversion. */
void foyer_newest_call_attend (FoyerNewestCall *self, gboolean flash);

void foyer_newest_call_set_portrait (FoyerNewestCall *self, gboolean portrait);

G_END_DECLS
