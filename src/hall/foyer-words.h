/* States and steps in the words of people, translated. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-cash.h"
#include "hall/foyer-counter.h"
#include "hall/foyer-hours.h"
#include "hall/foyer-ticket.h"

G_BEGIN_DECLS

/* Static texts in the language of the program: "waiting", "on hold" … */
const char *foyer_word_ticket_state (FoyerTicketState state);
const char *foyer_word_ticket_step (FoyerTicketStep step);
const char *foyer_word_counter_state (FoyerCounterState state);
const char *foyer_word_counter_step (FoyerCounterStep step);
const char *foyer_word_cash_state (FoyerCashState state);
const char *foyer_word_cash_step (FoyerCashStep step);
const char *foyer_word_hall_state (FoyerHallState state);
const char *foyer_word_item_state (FoyerItemState state);
/* A reason that is none of the known ones is said in its own words. */
const char *foyer_word_hold_reason (const char *reason);
const char *foyer_word_class (FoyerClass class);

G_END_DECLS
