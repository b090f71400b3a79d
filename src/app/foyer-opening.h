/* The test of the devices before the hall opens: started by the clock, or by a person. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "voice/foyer-message.h"
#include "window/common/foyer-window-context.h"

G_BEGIN_DECLS

typedef struct _FoyerOpening FoyerOpening;

/* Tests once a day, as soon as the hall is preparing (S2 五.3). @settings: this station's. */
FoyerOpening *
foyer_opening_new (FoyerWindowContext *context, GSettings *settings, FoyerVoiceLanguage language);
/* @staff: who asks for it, "" nobody. */
void foyer_opening_test (FoyerOpening *opening, const char *staff);
void foyer_opening_free (FoyerOpening *opening);

G_END_DECLS
