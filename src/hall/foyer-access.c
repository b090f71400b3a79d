/* Who may do what: one table of roles and commands. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-access.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/foyer-error.h"

const char *const foyer_roles[] = { "clerk",   "receptionist", "duty-manager",
                                    "manager", "dispatcher",   "administrator",
                                    NULL };

#define CLERK    (1 << FOYER_ROLE_CLERK)
#define DESK     (1 << FOYER_ROLE_RECEPTIONIST)
#define DUTY     (1 << FOYER_ROLE_DUTY_MANAGER)
#define HEAD     (1 << FOYER_ROLE_MANAGER)
#define DISPATCH (1 << FOYER_ROLE_DISPATCHER)
#define ROOT     (1 << FOYER_ROLE_ADMINISTRATOR)
#define EVERYONE ((1 << FOYER_N_ROLES) - 1)
#define LEAD     (DUTY | HEAD)
#define PLAN     (CLERK | DESK | DISPATCH | LEAD)

static const struct
{
  const char *command;
  guint roles;
} grants[] = {
  { "absence.add", LEAD | DISPATCH },
  { "absence.import", LEAD | DISPATCH },
  { "absence.list", PLAN },
  { "absence.remove", LEAD | DISPATCH },
  { "announce.emergency", CLERK | DESK | LEAD },
  { "announce.list", EVERYONE },
  { "announce.notice", DESK | LEAD },
  { "announce.say", DESK | LEAD },
  { "announce.speak", DESK | CLERK | LEAD },
  { "announce.stop", DESK | LEAD },
  { "appointment.agree", CLERK | DESK | LEAD },
  { "appointment.book", CLERK | DESK | LEAD },
  { "appointment.cancel", CLERK | DESK | LEAD },
  { "appointment.check-in", CLERK | DESK | LEAD },
  { "appointment.list", CLERK | DESK | LEAD },
  { "appointment.slots", EVERYONE },
  { "backup", LEAD | ROOT },
  { "callback.done", CLERK | DESK | LEAD | DISPATCH },
  { "callback.list", LEAD | (1 << FOYER_ROLE_DISPATCHER) },
  { "callback.own", CLERK | DESK | LEAD },
  { "cash.abandon", CLERK | LEAD },
  { "cash.change", CLERK | LEAD },
  { "cash.count", CLERK | LEAD },
  { "cash.due", CLERK | LEAD },
  { "cash.finish", CLERK | LEAD },
  { "cash.refund", CLERK | LEAD },
  { "cash.resolve", CLERK | LEAD },
  { "cash.return", CLERK | LEAD },
  { "cash.short", CLERK | LEAD },
  { "cash.show", EVERYONE },
  { "cash.start", CLERK | LEAD },
  { "cash.suspect", CLERK | LEAD },
  { "check", LEAD | ROOT },
  { "checklist.show", EVERYONE },
  { "checklist.tick", EVERYONE },
  { "counter.accept", CLERK | LEAD },
  { "counter.call", CLERK | LEAD },
  { "counter.close", CLERK | LEAD },
  { "counter.finish", CLERK | LEAD },
  { "counter.hold", CLERK | LEAD },
  { "counter.item", CLERK | LEAD },
  { "counter.list", EVERYONE },
  { "counter.lock", CLERK | LEAD },
  { "counter.no-show", CLERK | LEAD },
  { "counter.open", CLERK | LEAD },
  { "counter.recall", CLERK | LEAD },
  { "counter.reopen", CLERK | LEAD },
  { "counter.resume", CLERK | LEAD },
  { "counter.serve", CLERK | LEAD },
  { "counter.show", EVERYONE },
  { "counter.suspend", CLERK | LEAD },
  { "counter.transfer", CLERK | LEAD },
  { "counter.wrong-number", CLERK | LEAD },
  { "demo.fill", HEAD | ROOT },
  { "fault.close", CLERK | DESK | LEAD },
  { "fault.list", EVERYONE },
  { "fault.open", EVERYONE },
  { "found.add", CLERK | DESK | LEAD },
  { "found.hand-over", DESK | LEAD },
  { "found.keep", CLERK | DESK | LEAD },
  { "found.list", CLERK | DESK | LEAD },
  { "found.return", CLERK | DESK | LEAD },
  { "hall.close", LEAD },
  { "hall.configure", HEAD | ROOT },
  { "hall.export", HEAD | ROOT },
  { "hall.open", LEAD },
  { "hall.rollover", LEAD },
  { "hall.status", EVERYONE },
  { "hall.stop-issuing", LEAD },
  { "holiday.add", LEAD },
  { "holiday.import", LEAD },
  { "holiday.list", EVERYONE },
  { "holiday.remove", LEAD },
  { "journal.list", LEAD | ROOT },
  { "kiosk.leave", LEAD | ROOT },
  { "manager.ask", CLERK | DESK | LEAD },
  { "rating.invite", CLERK | LEAD },
  { "rating.list", CLERK | LEAD },
  { "rating.not-possible", CLERK | LEAD },
  { "report.day", LEAD },
  { "report.range", LEAD },
  { "report.visits", LEAD | DISPATCH },
  { "restore", HEAD | ROOT },
  { "screen.show", EVERYONE },
  { "staff.list", HEAD | ROOT },
  { "staff.unlock", LEAD | ROOT },
  { "ticket.add-item", CLERK | DESK | LEAD },
  { "ticket.advise", DESK | LEAD },
  { "ticket.cancel", CLERK | DESK | LEAD },
  { "ticket.change-service", CLERK | DESK | LEAD },
  { "ticket.convert", DESK | LEAD },
  { "ticket.divert", DESK | LEAD },
  { "ticket.issue", CLERK | DESK | LEAD },
  { "ticket.list", EVERYONE },
  { "ticket.reorder", CLERK | DESK | LEAD },
  { "ticket.reprint", CLERK | DESK | LEAD },
  { "ticket.restore", CLERK | DESK | LEAD },
  { "ticket.show", EVERYONE },
  { "visit.absent", PLAN },
  { "visit.adjust", PLAN },
  { "visit.arrive", PLAN },
  { "visit.book", PLAN },
  { "visit.cancel", PLAN },
  { "visit.confirm", PLAN },
  { "visit.contact", PLAN },
  { "visit.depart", PLAN },
  { "visit.draft", PLAN },
  { "visit.enter", PLAN },
  { "visit.export", PLAN },
  { "visit.finish", PLAN },
  { "visit.knock", PLAN },
  { "visit.lapse", LEAD },
  { "visit.late", PLAN },
  { "visit.list", PLAN },
  { "visit.move", PLAN },
  { "visit.note", PLAN },
  { "visit.other-dept", PLAN },
  { "visit.partial", PLAN },
  { "visit.phone", PLAN },
  { "visit.plan", PLAN },
  { "visit.propose", PLAN },
  { "visit.refuse", PLAN },
  { "visit.remind", PLAN },
  { "visit.reminders", PLAN },
  { "visit.show", PLAN },
  { "visit.third-party", PLAN },
  { "visit.wait", PLAN },
  { "visit.withdraw", PLAN },
  { "visit.work", PLAN },
};

gboolean
foyer_access_may (FoyerRole role, const char *command)
{
  for (guint i = 0; i < G_N_ELEMENTS (grants); i++)
    if (g_str_equal (grants[i].command, command))
      return (grants[i].roles & 1u << role) != 0;
  return FALSE;
}

gboolean
foyer_access_check_pin (const char *staff, gboolean must_change, gboolean demo, GError **error)
{
  if (demo || !must_change)
    return TRUE;
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_ACCESS_DENIED,
               _ ("The PIN of staff number %s is still the one of the demonstration. Choose a PIN "
                  "of your own first; nothing was changed."),
               staff);
  return FALSE;
}

gboolean
foyer_access_check_new_pin (const char *pin, GError **error)
{
  gsize length = strlen (pin);

  if (length >= 4 && length <= 12 && strspn (pin, "0123456789") == length)
    return TRUE;
  g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                       _ ("A PIN is four to twelve digits. Nothing was changed."));
  return FALSE;
}

/* The customer's own answers, and what their screen shows. */
static const char *const screen_commands[] = {
  "rating.decline", "rating.give", "rating.not-possible", "rating.reasons", "rating.time-out",
  "screen.show",    NULL
};

gboolean
foyer_access_may_screen (const char *command)
{
  return g_strv_contains (screen_commands, command);
}
