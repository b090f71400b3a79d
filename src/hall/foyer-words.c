/* States and steps in the words of people, translated. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-words.h"

#include <glib/gi18n-lib.h>

static const char *const ticket_states[] = {
  NC_ ("ticket state", "waiting"),      NC_ ("ticket state", "called"),
  NC_ ("ticket state", "being served"), NC_ ("ticket state", "on hold"),
  NC_ ("ticket state", "completed"),    NC_ ("ticket state", "missed"),
  NC_ ("ticket state", "cancelled"),    NC_ ("ticket state", "turned into an appointment"),
};

static const char *const ticket_steps[] = {
  NC_ ("ticket step", "call"),      NC_ ("ticket step", "call again"),
  NC_ ("ticket step", "arrived"),   NC_ ("ticket step", "missed"),
  NC_ ("ticket step", "restore"),   NC_ ("ticket step", "put back"),
  NC_ ("ticket step", "hold"),      NC_ ("ticket step", "go on"),
  NC_ ("ticket step", "transfer"),  NC_ ("ticket step", "finish"),
  NC_ ("ticket step", "cancel"),    NC_ ("ticket step", "make an appointment"),
  NC_ ("ticket step", "change"),    NC_ ("ticket step", "wrong number"),
  NC_ ("ticket step", "take over"), NC_ ("ticket step", "work on a matter"),
};

static const char *const counter_states[] = {
  NC_ ("counter state", "offline"),   NC_ ("counter state", "preparing"),
  NC_ ("counter state", "ready"),     NC_ ("counter state", "calling"),
  NC_ ("counter state", "serving"),   NC_ ("counter state", "on hold"),
  NC_ ("counter state", "suspended"), NC_ ("counter state", "closing"),
  NC_ ("counter state", "closed"),
};

static const char *const counter_steps[] = {
  NC_ ("counter step", "open"),
  NC_ ("counter step", "prepare"),
  NC_ ("counter step", "call"),
  NC_ ("counter step", "call again"),
  NC_ ("counter step", "arrived"),
  NC_ ("counter step", "missed"),
  NC_ ("counter step", "wrong number"),
  NC_ ("counter step", "release"),
  NC_ ("counter step", "work on a matter"),
  NC_ ("counter step", "hold"),
  NC_ ("counter step", "go on"),
  NC_ ("counter step", "call"),
  NC_ ("counter step", "go on"),
  NC_ ("counter step", "take over"),
  NC_ ("counter step", "transfer"),
  NC_ ("counter step", "finish"),
  NC_ ("counter step", "suspend"),
  NC_ ("counter step", "suspend"),
  NC_ ("counter step", "reopen"),
  NC_ ("counter step", "reopen"),
  NC_ ("counter step", "close"),
  NC_ ("counter step", "close"),
  NC_ ("counter step", "end the day"),
};

static const char *const item_states[] = {
  NC_ ("matter state", "open"),           NC_ ("matter state", "in work"),
  NC_ ("matter state", "done"),           NC_ ("matter state", "refused"),
  NC_ ("matter state", "to be answered"), NC_ ("matter state", "case opened"),
  NC_ ("matter state", "moved on"),
};

static const char *const hold_reasons[] = {
  NC_ ("hold reason", "looking something up"),
  NC_ ("hold reason", "copying"),
  NC_ ("hold reason", "filling in a form"),
  NC_ ("hold reason", "asking a supervisor"),
  NC_ ("hold reason", "system fault"),
  NC_ ("hold reason", "on the phone"),
  NC_ ("hold reason", "other"),
};

static const char *const cash_states[] = {
  NC_ ("cash state", "counting"),     NC_ ("cash state", "matches"),
  NC_ ("cash state", "given back"),   NC_ ("cash state", "too much"),
  NC_ ("cash state", "too little"),   NC_ ("cash state", "doubtful note"),
  NC_ ("cash state", "handing over"), NC_ ("cash state", "done"),
  NC_ ("cash state", "given up"),
};

static const char *const cash_steps[] = {
  NC_ ("cash step", "count"),         NC_ ("cash step", "give all back"),
  NC_ ("cash step", "refund"),        NC_ ("cash step", "too little"),
  NC_ ("cash step", "doubtful note"), NC_ ("cash step", "settle the note"),
  NC_ ("cash step", "give change"),   NC_ ("cash step", "finish"),
  NC_ ("cash step", "give up"),
};

static const char *const hall_states[] = {
  NC_ ("hall state", "closed"),
  NC_ ("hall state", "preparing"),
  NC_ ("hall state", "open"),
  NC_ ("hall state", "last minutes"),
  NC_ ("hall state", "serving the last numbers"),
  NC_ ("hall state", "stopped early"),
};

static const char *const classes[] = {
  NC_ ("class", "ordinary"), NC_ ("class", "elderly"),     NC_ ("class", "disabled"),
  NC_ ("class", "pregnant"), NC_ ("class", "with infant"), NC_ ("class", "urgent"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (ticket_states) == FOYER_TICKET_N_STATES);
G_STATIC_ASSERT (G_N_ELEMENTS (ticket_steps) == FOYER_TICKET_N_STEPS);
G_STATIC_ASSERT (G_N_ELEMENTS (counter_states) == FOYER_COUNTER_N_STATES);
G_STATIC_ASSERT (G_N_ELEMENTS (counter_steps) == FOYER_COUNTER_N_STEPS);
G_STATIC_ASSERT (G_N_ELEMENTS (item_states) == FOYER_ITEM_N_STATES);
G_STATIC_ASSERT (G_N_ELEMENTS (cash_states) == FOYER_CASH_N_STATES);
G_STATIC_ASSERT (G_N_ELEMENTS (cash_steps) == FOYER_CASH_N_STEPS);
G_STATIC_ASSERT (G_N_ELEMENTS (classes) == FOYER_N_CLASSES);

static const char *
translate (const char *context, const char *word)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, context, word);
}

const char *
foyer_word_ticket_state (FoyerTicketState state)
{
  return translate ("ticket state", ticket_states[state]);
}

const char *
foyer_word_ticket_step (FoyerTicketStep step)
{
  return translate ("ticket step", ticket_steps[step]);
}

const char *
foyer_word_counter_state (FoyerCounterState state)
{
  return translate ("counter state", counter_states[state]);
}

const char *
foyer_word_counter_step (FoyerCounterStep step)
{
  return translate ("counter step", counter_steps[step]);
}

const char *
foyer_word_item_state (FoyerItemState state)
{
  return translate ("matter state", item_states[state]);
}

const char *
foyer_word_hold_reason (const char *reason)
{
  int known = foyer_nick_find (foyer_hold_reasons, reason);

  return known >= 0 ? translate ("hold reason", hold_reasons[known]) : reason;
}

const char *
foyer_word_cash_state (FoyerCashState state)
{
  return translate ("cash state", cash_states[state]);
}

const char *
foyer_word_cash_step (FoyerCashStep step)
{
  return translate ("cash step", cash_steps[step]);
}

const char *
foyer_word_hall_state (FoyerHallState state)
{
  return translate ("hall state", hall_states[state]);
}

const char *
foyer_word_class (FoyerClass class)
{
  return translate ("class", classes[class]);
}
