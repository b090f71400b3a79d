/* The customer's second screen: what it shows when (states 2.9). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-screen.h"

const char *const foyer_screen_states[] = {
  "idle",    "next",   "welcome",  "items",     "form",          "one-moment", "cash",   "rating",
  "reasons", "thanks", "farewell", "suspended", "last-customer", "fault",      "closed", NULL,
};

G_STATIC_ASSERT (G_N_ELEMENTS (foyer_screen_states) == FOYER_SCREEN_N_STATES + 1);

static gboolean
is_over (FoyerTime end, FoyerTime now)
{
  return end == 0 || end <= now;
}

/* When the question for reasons ends by itself. */
static FoyerTime
get_reasons_end (const FoyerScreenFacts *facts)
{
  return facts->rating_ended_at + FOYER_SCREEN_REASONS_S * FOYER_SECOND;
}

/* When the customer has done with the rating, thanks included; 0 without one. */
static FoyerTime
get_rating_end (const FoyerScreenFacts *facts)
{
  FoyerTime answered = facts->rating_ended_at;

  if (!facts->rating)
    return 0;
  if (facts->rating_state == FOYER_RATING_INVITED)
    return facts->rating_until;
  if (facts->rating_state != FOYER_RATING_RATED)
    return facts->rating_ended_at;
  if (facts->rating_low)
    answered = facts->reasons_done ? facts->reasons_ended_at : get_reasons_end (facts);
  return answered + (facts->thanks_s > 0 ? facts->thanks_s : FOYER_SCREEN_THANKS_S) * FOYER_SECOND;
}

/* From the invitation to the thanks. */
static FoyerScreenChoice
choose_rating (const FoyerScreenFacts *facts)
{
  FoyerTime end = get_rating_end (facts);

  if (facts->rating_state == FOYER_RATING_INVITED)
    return (FoyerScreenChoice){ FOYER_SCREEN_RATING, end };
  if (facts->rating_low && !facts->reasons_done && !is_over (get_reasons_end (facts), facts->now))
    return (FoyerScreenChoice){ FOYER_SCREEN_REASONS, get_reasons_end (facts) };
  return (FoyerScreenChoice){ FOYER_SCREEN_THANKS, end };
}

static FoyerTime
get_farewell_end (const FoyerScreenFacts *facts)
{
  if (facts->finished_at == 0)
    return 0;
  return MAX (facts->finished_at, get_rating_end (facts)) + FOYER_SCREEN_FAREWELL_S * FOYER_SECOND;
}

static FoyerScreenChoice
choose_without_customer (const FoyerScreenFacts *facts)
{
  FoyerTime farewell_end = get_farewell_end (facts);

  if (!is_over (farewell_end, facts->now))
    return (FoyerScreenChoice){ FOYER_SCREEN_FAREWELL, farewell_end };
  if (facts->hall == FOYER_HALL_CLOSED || facts->counter != FOYER_COUNTER_READY)
    return (FoyerScreenChoice){ FOYER_SCREEN_CLOSED, 0 };
  return (FoyerScreenChoice){ FOYER_SCREEN_IDLE, 0 };
}

static FoyerScreenChoice
choose_serving (const FoyerScreenFacts *facts)
{
  FoyerTime welcome_end = facts->served_at + FOYER_SCREEN_WELCOME_S * FOYER_SECOND;

  if (facts->served_at != 0 && !is_over (welcome_end, facts->now))
    return (FoyerScreenChoice){ FOYER_SCREEN_WELCOME, welcome_end };
  return (FoyerScreenChoice){ facts->leaving ? FOYER_SCREEN_LAST_CUSTOMER : FOYER_SCREEN_ITEMS, 0 };
}

FoyerScreenChoice
foyer_customer_screen_choose (const FoyerScreenFacts *facts)
{
  gboolean customer = foyer_counter_has_customer ((FoyerCounterState) facts->counter);

  if (customer && facts->cash && facts->counter != FOYER_COUNTER_CALLING)
    return (FoyerScreenChoice){ FOYER_SCREEN_CASH, 0 };
  if (!customer && !is_over (get_rating_end (facts), facts->now))
    return choose_rating (facts);
  if (facts->counter == FOYER_COUNTER_SUSPENDED)
    return (FoyerScreenChoice){ FOYER_SCREEN_SUSPENDED, 0 };
  if (facts->fault && (customer || facts->counter == FOYER_COUNTER_READY))
    return (FoyerScreenChoice){ FOYER_SCREEN_FAULT, 0 };
  switch (facts->counter)
    {
    case FOYER_COUNTER_CALLING:
      return (FoyerScreenChoice){ FOYER_SCREEN_NEXT, 0 };
    case FOYER_COUNTER_SERVING:
      return choose_serving (facts);
    case FOYER_COUNTER_ON_HOLD:
      return (FoyerScreenChoice){ facts->form ? FOYER_SCREEN_FORM : FOYER_SCREEN_ONE_MOMENT, 0 };
    default:
      return choose_without_customer (facts);
    }
}
