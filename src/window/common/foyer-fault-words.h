/* A fault of the business system in words, for customers and for staff. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "window/common/foyer-window-context.h"

G_BEGIN_DECLS

/* To customers: the phrase for a short one (F02) or for one that lasts or whose end nobody knows
 * (F04); %NULL when the hall's phrases have neither. (transfer full) */
char *
foyer_fault_say (FoyerWindowContext *context, const FoyerFault *fault, FoyerLanguage language);

/* To staff: where, until when, and what was reported. (transfer full) */
char *foyer_fault_tell (const FoyerFault *fault, FoyerTime now, GTimeZone *zone);

G_END_DECLS
