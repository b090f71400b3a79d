/* What a board says in the customer's and the hall's own languages. Pure functions. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-hours.h"

G_BEGIN_DECLS

/* Spoken to the customer, so in the customer's language whatever the window's is (5/D48). */

/* "Please go to counter 3"; another sentence for a second call (K02) and for the last one (K03),
 * which is the call number @max_calls, and for the first call after the counter @before, which had
 * called, paused (K05); 0: none has. (transfer full) */
char *foyer_board_sentence (
    FoyerLanguage language, gint64 counter, gint64 before, gint64 calls, gint64 max_calls);
/* "Counter" over its number. */
const char *foyer_board_counter_word (FoyerLanguage language);
/* Nobody was called yet: what may be done in this state of the hall, which gives numbers from
 * @opens on. (transfer full) */
char *foyer_board_welcome (FoyerLanguage language,
                           FoyerHallState state,
                           FoyerTime opens,
                           GTimeZone *zone);
/* With the day of @next, when it opens again; 0: that is today, or unknown. (transfer full) */
char *foyer_board_closed (FoyerLanguage language, FoyerTime next, GTimeZone *zone);

/* The hours of the next day after @day that has any; %FALSE, and nothing changed, when none is
 * near. */
gboolean foyer_board_find_next_day (const FoyerConfig *config,
                                    const char *day,
                                    FoyerTime *opens,
                                    FoyerTime *closes);

/* In the window's language: what the hall's state means for who comes in now. @zone is the hall's.
 * (transfer full) */
char *foyer_board_hall_line (
    FoyerHallState state, FoyerTime opens, FoyerTime closes, FoyerTime now, GTimeZone *zone);

G_END_DECLS
