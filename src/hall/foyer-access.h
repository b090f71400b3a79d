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

/* A PIN that everybody knows (the demonstration's) opens nothing in a real hall until its owner has
 * chosen another one: %FOYER_ERROR_ACCESS_DENIED with a sentence. @demo: the hall is one for trying
 * out. */
gboolean
foyer_access_check_pin (const char *staff, gboolean must_change, gboolean demo, GError **error);
/* A PIN is four to twelve digits; %FOYER_ERROR_USAGE. */
gboolean foyer_access_check_new_pin (const char *pin, GError **error);
/* Whether a customer's second screen may give @command: it acts for nobody of the staff. */
gboolean foyer_access_may_screen (const char *command);

G_END_DECLS
