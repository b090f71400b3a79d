/* How a visit's customer is reached, in words: the number, and when one may ring (S0-HL-7). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/planner/foyer-visit-reach.h"

#include <glib/gi18n-lib.h>

#include "window/common/foyer-label.h"

char *
foyer_visit_reach_write_number (FoyerPlanVisit *visit)
{
  const char *phone = foyer_plan_visit_get_phone (visit);
  gboolean read_back = foyer_plan_visit_get_contact (visit)->read_back;

  if (*phone == '\0')
    return g_strdup ("");
  if (!read_back && !foyer_visit_is_open ((FoyerVisitState) foyer_plan_visit_get (visit)->state))
    return g_strdup (phone);
  /* TRANSLATORS: a telephone number, said back to the customer or not yet */
  return g_strdup_printf (read_back ? _ ("%s (read back)") : _ ("%s (not read back)"), phone);
}

char *
foyer_visit_reach_write_hours (FoyerPlanVisit *visit)
{
  return foyer_contact_write (foyer_plan_visit_get_contact (visit), foyer_language_of_interface ());
}

char *
foyer_visit_reach_tell (FoyerPlanVisit *visit)
{
  g_autofree char *number = foyer_visit_reach_write_number (visit);
  g_autofree char *hours = foyer_visit_reach_write_hours (visit);
  GString *text = g_string_new (number);

  if (*hours != '\0')
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("May be rung: %s"), hours);
    }
  return g_string_free (text, FALSE);
}

const char *
foyer_visit_reach_warn (FoyerPlanVisit *visit, const FoyerConfig *config, FoyerTime now)
{
  return foyer_contact_is_quiet (foyer_plan_visit_get_contact (visit),
                                 foyer_time_to_wall (now, config->zone).minute)
             ? _ ("The customer does not want to be rung at this hour.")
             : NULL;
}

const char *
foyer_visit_reach_get_field_name (void)
{
  /* TRANSLATORS: written so that the hall understands it: “避开 12:00-14:00”, “12:00-14:00 제외” */
  return _ ("May be rung: 09:00-11:30, not 12:00-14:00");
}

const char *
foyer_visit_reach_get_refusal (void)
{
  /* TRANSLATORS: the examples as in the name of the field */
  return _ ("Hours are written as 09:00-11:30, not 12:00-14:00, or any time.");
}

static void
add_hours (FoyerCommand *command, const char *name, const FoyerRingHours *hours, gboolean whole)
{
  g_autofree char *text = foyer_ring_hours_write (hours);

  if (*text != '\0' || whole)
    foyer_command_text (command, name, text);
}

void
foyer_visit_reach_add (FoyerCommand *command, const FoyerContact *contact, gboolean whole)
{
  foyer_command_flag (command, "read-back", contact->read_back);
  foyer_command_flag (command, "any-time", contact->any_time);
  add_hours (command, "good-hours", &contact->good, whole);
  add_hours (command, "quiet-hours", &contact->quiet, whole);
}
