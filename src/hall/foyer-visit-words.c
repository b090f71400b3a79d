/* States, steps and arrivals of home visits in the words of people, translated. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-visit-words.h"

#include <glib/gi18n-lib.h>

static const char *const states[] = {
  NC_ ("visit state", "unplanned"),
  NC_ ("visit state", "proposed"),
  NC_ ("visit state", "confirmed"),
  NC_ ("visit state", "reminded"),
  NC_ ("visit state", "on the way"),
  NC_ ("visit state", "arrived"),
  NC_ ("visit state", "knocking"),
  NC_ ("visit state", "phoning"),
  NC_ ("visit state", "waiting at the door"),
  NC_ ("visit state", "door note left"),
  NC_ ("visit state", "door open, nobody in"),
  NC_ ("visit state", "let in"),
  NC_ ("visit state", "working"),
  NC_ ("visit state", "done"),
  NC_ ("visit state", "partly done"),
  NC_ ("visit state", "another department’s"),
  NC_ ("visit state", "a third party’s"),
  NC_ ("visit state", "caused by the customer"),
  NC_ ("visit state", "violation found"),
  NC_ ("visit state", "not accepted"),
  NC_ ("visit state", "something was damaged"),
  NC_ ("visit state", "entry refused"),
  NC_ ("visit state", "moved"),
  NC_ ("visit state", "lapsed"),
  NC_ ("visit state", "cancelled"),
};

static const char *const steps[] = {
  NC_ ("visit step", "plan"),
  NC_ ("visit step", "withdraw"),
  NC_ ("visit step", "confirm"),
  NC_ ("visit step", "remind"),
  NC_ ("visit step", "set out"),
  NC_ ("visit step", "tell of a delay"),
  NC_ ("visit step", "arrived"),
  NC_ ("visit step", "knock"),
  NC_ ("visit step", "telephone"),
  NC_ ("visit step", "wait at the door"),
  NC_ ("visit step", "leave a door note"),
  NC_ ("visit step", "telephone once more"),
  NC_ ("visit step", "door open, nobody in"),
  NC_ ("visit step", "let in"),
  NC_ ("visit step", "begin the work"),
  NC_ ("visit step", "finish"),
  NC_ ("visit step", "end with work left over"),
  NC_ ("visit step", "pass to another department"),
  NC_ ("visit step", "name a third party"),
  NC_ ("visit step", "caused by the customer"),
  NC_ ("visit step", "violation found"),
  NC_ ("visit step", "not accepted"),
  NC_ ("visit step", "something was damaged"),
  NC_ ("visit step", "entry refused"),
  NC_ ("visit step", "move"),
  NC_ ("visit step", "cancel"),
  NC_ ("visit step", "give up"),
  NC_ ("visit step", "change"),
  NC_ ("visit step", "number and hours"),
};

static const char *const punctualities[] = {
  NC_ ("arrival", "not yet"),
  NC_ ("arrival", "early"),
  NC_ ("arrival", "just in time"),
  NC_ ("arrival", "late"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (states) == FOYER_VISIT_N_STATES);
G_STATIC_ASSERT (G_N_ELEMENTS (steps) == FOYER_VISIT_N_STEPS);

const char *
foyer_word_visit_state (FoyerVisitState state)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "visit state", states[state]);
}

const char *
foyer_word_visit_step (FoyerVisitStep step)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "visit step", steps[step]);
}

const char *
foyer_word_punctuality (FoyerPunctuality punctuality)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "arrival", punctualities[punctuality]);
}
