/* States and classes as word, icon and style: one table for all windows. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-state.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *nick, *word, *icon, *style;
} Sign;

static const Sign states[] = {
  /* counters */
  { "offline", N_ ("Offline"), "foyer-door-symbolic", "state-dim" },
  { "preparing", N_ ("Preparing"), "foyer-preparing-symbolic", "state-neutral" },
  { "ready", N_ ("Ready"), "foyer-ready-symbolic", "state-ready" },
  { "calling", N_ ("Calling"), "foyer-calling-symbolic", "state-calling" },
  { "serving", N_ ("Serving"), "foyer-serving-symbolic", "state-serving" },
  { "cash-check", N_ ("Cash check"), "foyer-cash-symbolic", "state-cash" },
  { "on-hold", N_ ("On hold"), "foyer-hold-symbolic", "state-hold" },
  { "suspended", N_ ("Suspended"), "foyer-pause-symbolic", "state-suspended" },
  { "closing", N_ ("Closing"), "foyer-door-symbolic", "state-dim" },
  { "closed", N_ ("Closed"), "foyer-door-symbolic", "state-dim" },
  { "fault", N_ ("Fault"), "foyer-fault-symbolic", "state-fault" },
  /* the hall */
  { "open", N_ ("Open"), "foyer-ready-symbolic", "state-ready" },
  { "last-minutes", N_ ("Closing soon"), "foyer-waiting-symbolic", "state-cash" },
  { "draining", N_ ("Serving the last numbers"), "foyer-hold-symbolic", "state-cash" },
  { "early-stop", N_ ("No more numbers today"), "foyer-pause-symbolic", "state-suspended" },
  /* tickets */
  { "waiting", N_ ("Waiting"), "foyer-waiting-symbolic", "state-neutral" },
  { "called", N_ ("Called"), "foyer-calling-symbolic", "state-calling" },
  { "completed", N_ ("Done"), "foyer-done-symbolic", "state-dim" },
  { "no-show", N_ ("Missed"), "foyer-missed-symbolic", "state-suspended" },
  { "cancelled", N_ ("Cancelled"), "foyer-cancelled-symbolic", "state-dim" },
  { "converted", N_ ("Appointment"), "foyer-converted-symbolic", "state-neutral" },
  /* home visits */
  { "draft", N_ ("Unplanned"), "foyer-draft-symbolic", "state-dim" },
  { "proposed", N_ ("Proposed"), "foyer-waiting-symbolic", "state-neutral" },
  { "confirmed", N_ ("Confirmed"), "foyer-ready-symbolic", "state-ready" },
  { "reminded", N_ ("Reminded"), "foyer-reminded-symbolic", "state-ready" },
  { "en-route", N_ ("On the way"), "foyer-way-symbolic", "state-calling" },
  { "arrived", N_ ("Arrived"), "foyer-at-door-symbolic", "state-calling" },
  { "knocking", N_ ("Knocking"), "foyer-at-door-symbolic", "state-calling" },
  { "phoning", N_ ("Phoning"), "foyer-phone-symbolic", "state-cash" },
  { "wait-at-door", N_ ("Waiting at the door"), "foyer-hold-symbolic", "state-hold" },
  { "note-left", N_ ("Door note left"), "foyer-note-symbolic", "state-cash" },
  { "door-open-absent", N_ ("Door open, nobody in"), "foyer-door-symbolic", "state-cash" },
  { "entered", N_ ("Let in"), "foyer-home-symbolic", "state-serving" },
  { "working", N_ ("Working"), "foyer-serving-symbolic", "state-serving" },
  { "done", N_ ("Done"), "foyer-done-symbolic", "state-dim" },
  { "partial", N_ ("Partly done"), "foyer-partial-symbolic", "state-cash" },
  { "other-dept", N_ ("Another department’s"), "foyer-converted-symbolic", "state-neutral" },
  { "third-party", N_ ("A third party’s"), "foyer-converted-symbolic", "state-neutral" },
  { "customer-cause", N_ ("Caused by the customer"), "foyer-partial-symbolic", "state-neutral" },
  { "violation", N_ ("Violation found"), "foyer-fault-symbolic", "state-fault" },
  { "not-accepted", N_ ("Not accepted"), "foyer-cancelled-symbolic", "state-fault" },
  { "damage", N_ ("Something was damaged"), "foyer-fault-symbolic", "state-fault" },
  { "refused-entry", N_ ("Entry refused"), "foyer-cancelled-symbolic", "state-fault" },
  { "rescheduled", N_ ("Moved"), "foyer-moved-symbolic", "state-dim" },
  { "lapsed", N_ ("Lapsed"), "foyer-missed-symbolic", "state-suspended" },
  /* announcements */
  { "pending", N_ ("Not heard yet"), "foyer-waiting-symbolic", "state-neutral" },
  { "speaking", N_ ("Being spoken"), "foyer-calling-symbolic", "state-calling" },
  { "spoken", N_ ("Heard"), "foyer-done-symbolic", "state-ready" },
  { "unheard", N_ ("Nobody heard it"), "foyer-muted-symbolic", "state-fault" },
  { "dropped", N_ ("Not needed any more"), "foyer-cancelled-symbolic", "state-dim" },
  { "expired", N_ ("Never heard"), "foyer-muted-symbolic", "state-fault" },
  { "failed", N_ ("Could not be spoken"), "foyer-muted-symbolic", "state-fault" },
};

static const Sign classes[] = {
  { "ordinary", N_ ("Ordinary"), "", "" },
  { "elderly", N_ ("Elderly"), "foyer-elderly-symbolic", "" },
  { "disabled", N_ ("Disabled"), "foyer-disabled-symbolic", "" },
  { "pregnant", N_ ("Pregnant"), "foyer-pregnant-symbolic", "" },
  { "infant", N_ ("With infant"), "foyer-infant-symbolic", "" },
  { "urgent", N_ ("Urgent"), "foyer-urgent-symbolic", "" },
};

static const Sign nothing = { "", "", "", "" };

static const Sign *
find (const Sign *signs, gsize n_signs, const char *nick)
{
  for (gsize i = 0; nick != NULL && i < n_signs; i++)
    if (g_str_equal (signs[i].nick, nick))
      return &signs[i];
  return &nothing;
}

/* The header's entry must not be taken for "". */
static const char *
translate (const char *word)
{
  return *word != '\0' ? _ (word) : "";
}

const char *
foyer_state_get_word (const char *nick)
{
  return translate (find (states, G_N_ELEMENTS (states), nick)->word);
}

const char *
foyer_state_get_icon (const char *nick)
{
  return find (states, G_N_ELEMENTS (states), nick)->icon;
}

const char *
foyer_state_get_style (const char *nick)
{
  return find (states, G_N_ELEMENTS (states), nick)->style;
}

const char *
foyer_class_get_word (const char *nick)
{
  return translate (find (classes, G_N_ELEMENTS (classes), nick)->word);
}

const char *
foyer_class_get_icon (const char *nick)
{
  return find (classes, G_N_ELEMENTS (classes), nick)->icon;
}
