/* Which phrase fits a moment at the counter (selection order of the phrases). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-phrase-choice.h"

typedef FoyerPhraseSituation Situation;

static gboolean
hears_badly (const Situation *s)
{
  return s->hearing;
}

static gboolean
called_for_the_last_time (const Situation *s)
{
  return s->calls > 1 && s->calls >= s->max_calls;
}

static gboolean
called_again (const Situation *s)
{
  return s->calls > 1;
}

static gboolean
moves_badly (const Situation *s)
{
  return s->class == FOYER_CLASS_DISABLED;
}

static gboolean
is_urgent (const Situation *s)
{
  return s->class == FOYER_CLASS_URGENT;
}

static gboolean
goes_straight (const Situation *s)
{
  return s->direct;
}

static gboolean
comes_late (const Situation *s)
{
  return s->last_minutes;
}

static gboolean
needs_form (const Situation *s)
{
  return s->form;
}

static gboolean
waited_long (const Situation *s)
{
  return s->waited_s > FOYER_PHRASE_LONG_WAIT_S || s->overran;
}

static gboolean
has_several (const Situation *s)
{
  return s->n_items > 1;
}

static gboolean
holds_for_long_fault (const Situation *s)
{
  return g_strcmp0 (s->hold_reason, "fault") == 0 && s->long_fault;
}

static gboolean
holds_for_fault (const Situation *s)
{
  return g_strcmp0 (s->hold_reason, "fault") == 0;
}

static gboolean
holds_for_phone (const Situation *s)
{
  return g_strcmp0 (s->hold_reason, "phone") == 0;
}

static gboolean
holds_for_form (const Situation *s)
{
  return s->form && g_strcmp0 (s->hold_reason, FOYER_HOLD_FORM_FILLING) == 0;
}

static gboolean
holds_for_copying (const Situation *s)
{
  return g_strcmp0 (s->hold_reason, "copying") == 0;
}

static gboolean
holds_for_supervisor (const Situation *s)
{
  return g_strcmp0 (s->hold_reason, "supervisor") == 0;
}

static gboolean
holds_for_look_up (const Situation *s)
{
  return g_strcmp0 (s->hold_reason, "look-up") == 0;
}

static gboolean
is_long_fault (const Situation *s)
{
  return s->long_fault;
}

static gboolean
leaves_customer (const Situation *s)
{
  return s->customer;
}

static gboolean
others_serve (const Situation *s)
{
  return s->others_serve;
}

static gboolean
is_overtime (const Situation *s)
{
  return s->overtime;
}

static gboolean
is_holiday (const Situation *s)
{
  return s->holiday;
}

/* A weekend day that is worked instead of another one is a weekday (5/D35). */
static gboolean
is_weekend (const Situation *s)
{
  return s->weekday >= 5 && !s->make_up;
}

static gboolean
cash_is (const Situation *s, const char *state)
{
  return g_strcmp0 (s->cash_state, state) == 0;
}

static gboolean
counts_cash (const Situation *s)
{
  return cash_is (s, "counting");
}

static gboolean
gives_change (const Situation *s)
{
  return s->change_due && (cash_is (s, "matched") || cash_is (s, "handover"));
}

static gboolean
has_too_much (const Situation *s)
{
  return cash_is (s, "over");
}

static gboolean
has_too_little (const Situation *s)
{
  return cash_is (s, "short");
}

static gboolean
doubts_note (const Situation *s)
{
  return cash_is (s, "suspect");
}

/* The first that applies; without condition: always. */
static const struct
{
  FoyerMoment moment;
  gboolean (*applies) (const Situation *s);
  const char *id;
} rules[] = {
  { FOYER_MOMENT_ISSUED, is_urgent, "Q03" },
  { FOYER_MOMENT_ISSUED, moves_badly, "N01" },
  { FOYER_MOMENT_ISSUED, goes_straight, "G04" },
  { FOYER_MOMENT_ISSUED, comes_late, "S04" },
  { FOYER_MOMENT_ISSUED, needs_form, "G05" },
  { FOYER_MOMENT_ISSUED, NULL, "G03" },
  { FOYER_MOMENT_CALLED, hears_badly, "N04" },
  { FOYER_MOMENT_CALLED, called_for_the_last_time, "K03" },
  { FOYER_MOMENT_CALLED, called_again, "K02" },
  { FOYER_MOMENT_CALLED, NULL, "K01" },
  { FOYER_MOMENT_ARRIVED, hears_badly, "N03" },
  { FOYER_MOMENT_ARRIVED, moves_badly, "N01" },
  { FOYER_MOMENT_ARRIVED, waited_long, "C02" },
  { FOYER_MOMENT_ARRIVED, has_several, "C10" },
  { FOYER_MOMENT_ARRIVED, NULL, "C01" },
  { FOYER_MOMENT_ITEMS, has_several, "C10" },
  { FOYER_MOMENT_ITEMS, NULL, "C06" },
  { FOYER_MOMENT_HOLD, holds_for_long_fault, "F03" },
  { FOYER_MOMENT_HOLD, holds_for_fault, "F02" },
  { FOYER_MOMENT_HOLD, holds_for_phone, "C13" },
  { FOYER_MOMENT_HOLD, holds_for_form, "G05" },
  { FOYER_MOMENT_HOLD, holds_for_copying, "C34" },
  { FOYER_MOMENT_HOLD, holds_for_supervisor, "C35" },
  { FOYER_MOMENT_HOLD, holds_for_look_up, "C11" },
  { FOYER_MOMENT_HOLD, NULL, "C36" },
  { FOYER_MOMENT_FAULT, is_long_fault, "F03" },
  { FOYER_MOMENT_FAULT, NULL, "F02" },
  { FOYER_MOMENT_RESUMED, holds_for_phone, "C14" },
  { FOYER_MOMENT_RESUMED, NULL, "C12" },
  { FOYER_MOMENT_REFUSED, NULL, "C15" },
  { FOYER_MOMENT_TRANSFERRED, NULL, "C17" },
  { FOYER_MOMENT_ITEM_DONE, NULL, "C22" },
  { FOYER_MOMENT_ALL_DONE, NULL, "C23" },
  { FOYER_MOMENT_INVITED, NULL, "R01" },
  { FOYER_MOMENT_FAREWELL, is_overtime, "B05" },
  { FOYER_MOMENT_FAREWELL, is_holiday, "B03" },
  { FOYER_MOMENT_FAREWELL, is_weekend, "B02" },
  { FOYER_MOMENT_FAREWELL, NULL, "B01" },
  { FOYER_MOMENT_STAYS_ON, NULL, "C31" },
  { FOYER_MOMENT_NEWCOMER, NULL, "C03" },
  { FOYER_MOMENT_UNNOTICED, NULL, "C05" },
  { FOYER_MOMENT_SLOW, NULL, "C21" },
  { FOYER_MOMENT_SUSPENDED, leaves_customer, "C24" },
  { FOYER_MOMENT_SUSPENDED, others_serve, "S02" },
  { FOYER_MOMENT_LAST_MINUTES, NULL, "S04" },
  { FOYER_MOMENT_CASH, doubts_note, "M05" },
  { FOYER_MOMENT_CASH, has_too_much, "M03" },
  { FOYER_MOMENT_CASH, has_too_little, "M04" },
  { FOYER_MOMENT_CASH, gives_change, "M02" },
  { FOYER_MOMENT_CASH, counts_cash, "M01" },
  { FOYER_MOMENT_WRONG_COUNTER, NULL, "Q01" },
  { FOYER_MOMENT_NOT_CALLED, NULL, "Q02" },
};

const char *
foyer_phrase_choose (const FoyerPhraseSituation *situation)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].moment == situation->moment &&
        (rules[i].applies == NULL || rules[i].applies (situation)))
      return rules[i].id;
  return NULL;
}
