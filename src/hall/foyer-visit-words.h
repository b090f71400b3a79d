/* States, steps and arrivals of home visits in the words of people, translated. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-visit.h"

G_BEGIN_DECLS

/* Static texts in the language of the program. */
const char *foyer_word_visit_state (FoyerVisitState state);
const char *foyer_word_visit_step (FoyerVisitStep step);
const char *foyer_word_punctuality (FoyerPunctuality punctuality);

G_END_DECLS
