/* Who may do what (settled D13, D38; S2 五.4, 七.3; demo-hall 6.4). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-access.h"

#include <string.h>

/* One letter a role that may, in the order of foyer_roles: Clerk, Receptionist, Duty manager,
 * Manager, dIspatcher, Administrator. */
static const struct
{
  const char *command, *roles;
} expected[] = {
  { "ticket.issue", "CRDM" },
  { "ticket.cancel", "CRDM" },
  { "ticket.restore", "CRDM" },
  { "ticket.convert", "RDM" },
  { "counter.call", "CDM" },
  { "counter.open", "CDM" },
  { "counter.finish", "CDM" },
  { "counter.no-show", "CDM" },
  { "hall.open", "DM" },
  { "hall.close", "DM" },
  { "hall.stop-issuing", "DM" },
  { "hall.rollover", "DM" },
  { "hall.configure", "MA" },
  { "hall.export", "MA" },
  { "hall.status", "CRDMIA" },
  { "ticket.list", "CRDMIA" },
  { "counter.list", "CRDMIA" },
  { "announce.emergency", "CRDM" },
  { "announce.stop", "RDM" },
  { "announce.say", "RDM" },
  { "restore", "MA" },
  { "backup", "DMA" },
  { "staff.unlock", "DMA" },
  { "staff.list", "MA" },
  { "journal.list", "DMA" },
  { "manager.ask", "CRDM" },
  { "callback.list", "DMI" },
  { "callback.own", "CRDM" },
  { "callback.done", "CRDMI" },
  { "ticket.dance", "" },
  { "", "" },
  { "hall", "" },
  { "ticket.issue ", "" },
  { "voice.next", "" },
  { "voice.end", "" },
  { "demo.rate", "" },
};

static void
test_table (void)
{
  static const char letters[] = "CRDMIA";

  g_assert_cmpuint (strlen (letters), ==, FOYER_N_ROLES);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    for (int role = 0; role < FOYER_N_ROLES; role++)
      {
        g_test_message ("%s %s", foyer_roles[role], expected[i].command);
        g_assert_true (foyer_access_may ((FoyerRole) role, expected[i].command) ==
                       (strchr (expected[i].roles, letters[role]) != NULL));
      }
}

/* Whoever leads the hall may do what its staff may. */
static void
test_lead (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const char *command = expected[i].command;

      if (foyer_access_may (FOYER_ROLE_CLERK, command) ||
          foyer_access_may (FOYER_ROLE_RECEPTIONIST, command))
        g_assert_true (foyer_access_may (FOYER_ROLE_DUTY_MANAGER, command));
      if (foyer_access_may (FOYER_ROLE_DUTY_MANAGER, command))
        g_assert_true (foyer_access_may (FOYER_ROLE_MANAGER, command));
    }
  g_assert_null (foyer_roles[FOYER_N_ROLES]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hall/access/table", test_table);
  g_test_add_func ("/hall/access/lead", test_lead);
  return g_test_run ();
}
