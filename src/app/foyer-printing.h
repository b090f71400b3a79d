/* What the settings of this station say of printing, told to its windows. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/foyer-premises.h"

G_BEGIN_DECLS

/* As @settings are now. */
void foyer_printing_tell (GSettings *settings, FoyerWindowContext *context);
/* All contexts of @premises follow @settings from now on, as long as both live. */
void foyer_printing_follow (GSettings *settings, FoyerPremises *premises);
void foyer_printing_stop (GSettings *settings, FoyerPremises *premises);

G_END_DECLS
