/* What to say to somebody at a counter whose number is not the one that is called there. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-shown.h"

#include <glib/gi18n-lib.h>

const char *const foyer_showns[] = { "nothing", "called", "elsewhere", "waits",
                                     "missed",  "over",   NULL };

static gboolean
serves (const FoyerConfig *config, gint64 number, const FoyerTicket *ticket)
{
  const FoyerCounterPlan *plan = foyer_config_find_counter (config, number, NULL);

  if (ticket->bound_counter != 0)
    return ticket->bound_counter == number;
  return plan != NULL && foyer_counter_plan_offers (plan, ticket->service);
}

/* Those that take customers; should none do so now, nobody is sent to an empty counter. */
static void
add_places (const FoyerConfig *config,
            const FoyerTicket *ticket,
            GPtrArray *counters,
            GArray *places)
{
  for (guint i = 0; i < counters->len; i++)
    {
      const FoyerCounter *counter = g_ptr_array_index (counters, i);

      if (foyer_counter_takes_customers (counter) && serves (config, counter->number, ticket))
        g_array_append_val (places, counter->number);
    }
}

FoyerShown
foyer_shown_judge (const FoyerConfig *config,
                   const FoyerTicket *ticket,
                   gint64 number,
                   GPtrArray *counters,
                   GArray **places)
{
  *places = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (ticket == NULL)
    return FOYER_SHOWN_NOTHING;
  switch (ticket->state)
    {
    case FOYER_TICKET_CALLED:
    case FOYER_TICKET_SERVING:
    case FOYER_TICKET_ON_HOLD:
      if (ticket->counter != number)
        g_array_append_val (*places, ticket->counter);
      return FOYER_SHOWN_CALLED;
    case FOYER_TICKET_WAITING:
      if (serves (config, number, ticket))
        return FOYER_SHOWN_WAITS;
      add_places (config, ticket, counters, *places);
      return FOYER_SHOWN_ELSEWHERE;
    case FOYER_TICKET_NO_SHOW:
      return FOYER_SHOWN_MISSED;
    default:
      return FOYER_SHOWN_OVER;
    }
}

static char *
name_places (const GArray *places)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "",
                            g_array_index (places, gint64, i));
  return g_string_free (text, FALSE);
}

char *
foyer_shown_tell (FoyerShown verdict, const char *shown, const GArray *places)
{
  g_autofree char *numbers = name_places (places);

  switch (verdict)
    {
    case FOYER_SHOWN_CALLED:
      if (places->len == 0)
        break;
      /* Translators: a number such as A012, and the number of a counter */
      return g_strdup_printf (_ ("%s is expected at counter %s."), shown, numbers);
    case FOYER_SHOWN_ELSEWHERE:
      if (places->len == 0)
        return g_strdup_printf (_ ("%s waits, and no counter serves it at the moment."), shown);
      /* Translators: a number such as A012, and numbers of counters */
      return g_strdup_printf (_ ("%s waits for counter %s and keeps its place."), shown, numbers);
    case FOYER_SHOWN_WAITS:
      return g_strdup_printf (_ ("%s waits; it is not its turn yet."), shown);
    case FOYER_SHOWN_MISSED:
      return g_strdup_printf (_ ("%s was missed. Reception puts it back in the queue."), shown);
    case FOYER_SHOWN_OVER:
      return g_strdup_printf (_ ("%s is not open any more. Reception gives a new number."), shown);
    case FOYER_SHOWN_NOTHING:
    default:
      break;
    }
  return shown != NULL && verdict == FOYER_SHOWN_NOTHING
             ? g_strdup_printf (_ ("There is no number %s today."), shown)
             : NULL;
}
