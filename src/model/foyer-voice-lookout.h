/* Sees to it that what nobody speaks is known as unheard. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-engine.h"

G_BEGIN_DECLS

/**
 * FoyerVoiceLookout:
 *
 * A station ends what it speaks; where no program speaks for the hall, whoever shows the hall says
 * so of each announcement, once for all of them, and lets it expire (states 2.10). One timer, and
 * only while something is to be spoken.
 */
typedef struct _FoyerVoiceLookout FoyerVoiceLookout;

FoyerVoiceLookout *foyer_voice_lookout_new (FoyerEngine *engine);

/* After each commit: the newest of what is to be spoken, its seq; 0 when nothing is. */
void foyer_voice_lookout_tell (FoyerVoiceLookout *self, gint64 newest);

/* Looks at once: the hall may have something to say by itself. */
void foyer_voice_lookout_look (FoyerVoiceLookout *self);

void foyer_voice_lookout_stop (FoyerVoiceLookout *self);

G_END_DECLS
