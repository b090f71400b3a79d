/* A fault of the business system in words, for customers and for staff. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/common/foyer-fault-words.h"

#include <glib/gi18n-lib.h>

#include "window/common/foyer-format.h"

char *
foyer_fault_say (FoyerWindowContext *context, const FoyerFault *fault, FoyerLanguage language)
{
  FoyerHallModel *model = foyer_window_context_get_model (context);
  const FoyerConfig *config = foyer_hall_model_get_config (model);
  const FoyerTime now = foyer_hall_model_get_now (model);
  const gint64 minutes = foyer_fault_get_minutes_left (fault, now);
  const gboolean is_long = foyer_fault_is_long (fault, now, config->settings.fault_threshold_s);
  const FoyerPhrase *phrase = foyer_phrase_book_find (foyer_window_context_get_phrases (context),
                                                      is_long || minutes == 0 ? "F04" : "F02");
  g_autoptr (FoyerPhraseFacts) facts = foyer_phrase_facts_new ();

  foyer_phrase_facts_set_number (facts, "minutes", minutes);
  return phrase != NULL ? foyer_phrase_fill (phrase, language, facts) : NULL;
}

char *
foyer_fault_tell (const FoyerFault *fault, FoyerTime now, GTimeZone *zone)
{
  const FoyerTime end = fault->opened_at + fault->expected_s * FOYER_SECOND;
  g_autofree char *clock = foyer_format_clock (end > now ? end : fault->opened_at, zone);

  if (fault->counter == 0)
    return end > now
               /* Translators: a time, and what does not work */
               ? g_strdup_printf (_ ("System fault until about %s: %s"), clock, fault->reason)
               : g_strdup_printf (_ ("System fault since %s, longer than expected: %s"), clock,
                                  fault->reason);
  /* Translators: a counter's number, a time, and what does not work */
  return end > now
             ? g_strdup_printf (_ ("System fault at counter %d until about %s: %s"),
                                (int) fault->counter, clock, fault->reason)
             : g_strdup_printf (_ ("System fault at counter %d since %s, longer than expected: %s"),
                                (int) fault->counter, clock, fault->reason);
}
