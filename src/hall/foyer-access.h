/* Who may do what: one table of roles and commands. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FOYER_ROLE_CLERK,
  FOYER_ROLE_RECEPTIONIST,
  FOYER_ROLE_DUTY_MANAGER,
  FOYER_ROLE_MANAGER,
  FOYER_ROLE_DISPATCHER,
  FOYER_ROLE_ADMINISTRATOR,
  FOYER_N_ROLES,
} FoyerRole;

extern const char *const foyer_roles[];

/* Whether a member of staff with @role may give @command ("counter.call"). A command that is not in
 * the table is nobody's. */
gboolean foyer_access_may (FoyerRole role, const char *command);

G_END_DECLS
