/* What a clerk must not miss at the counter, and when it is so. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/counter/foyer-counter-alerts.h"

#include <glib/gi18n-lib.h>

#include "hall/foyer-nudge.h"
#include "window/counter/foyer-counter-actions.h"

static FoyerTime
get_direct (const FoyerAlertSituation *s)
{
  return s->ticket != NULL && s->ticket->state == FOYER_TICKET_CALLED && s->ticket->direct
             ? s->ticket->called_at
             : 0;
}

static FoyerTime
get_unnoticed (const FoyerAlertSituation *s)
{
  const FoyerTime direct = get_direct (s);

  return direct != 0 ? direct + FOYER_NUDGE_UNNOTICED_S * FOYER_SECOND : 0;
}

static FoyerTime
get_hold (const FoyerAlertSituation *s)
{
  return s->ticket != NULL && s->ticket->state == FOYER_TICKET_ON_HOLD ? s->ticket->hold_until : 0;
}

static FoyerTime
get_suspended (const FoyerAlertSituation *s)
{
  return s->state == FOYER_COUNTER_SUSPENDED ? s->counter->suspended_until : 0;
}

/* Time on hold is not time of the service. */
static FoyerTime
get_limit (const FoyerAlertSituation *s)
{
  return s->ticket != NULL && s->ticket->state == FOYER_TICKET_SERVING && s->limit_s > 0
             ? s->ticket->served_at + (s->limit_s + s->ticket->held_s) * FOYER_SECOND
             : 0;
}

static FoyerTime
get_waiting (const FoyerAlertSituation *s)
{
  return s->first != NULL && s->target_s > 0 ? s->first->issued_at + s->target_s * FOYER_SECOND : 0;
}

/* "does" is what the button of the notification does. */
static const struct
{
  const char *key;
  FoyerTime (*get_time) (const FoyerAlertSituation *s);
  FoyerCounterAction does;
  const char *button;
} alerts[FOYER_N_ALERTS] = {
  [FOYER_ALERT_DIRECT] = { "direct", get_direct, FOYER_ACTION_ARRIVED, N_ ("Arrived") },
  [FOYER_ALERT_UNNOTICED] = { "unnoticed", get_unnoticed, FOYER_ACTION_ARRIVED, N_ ("Arrived") },
  [FOYER_ALERT_HOLD] = { "hold", get_hold, FOYER_ACTION_RESUME, N_ ("Go on") },
  [FOYER_ALERT_SUSPENDED] = { "suspended", get_suspended, FOYER_ACTION_REOPEN, N_ ("Reopen") },
  [FOYER_ALERT_LIMIT] = { "limit", get_limit, FOYER_N_ACTIONS, NULL },
  [FOYER_ALERT_WAITING] = { "waiting", get_waiting, FOYER_ACTION_CALL_NEXT, N_ ("Call next") },
};

FoyerTime
foyer_counter_alert_get_time (FoyerCounterAlert alert, const FoyerAlertSituation *situation)
{
  return alerts[alert].get_time (situation);
}

gboolean
foyer_counter_alert_is_so (FoyerCounterAlert alert, const FoyerAlertSituation *situation)
{
  FoyerTime from = foyer_counter_alert_get_time (alert, situation);

  return from != 0 && from <= situation->now;
}

FoyerTime
foyer_counter_alerts_get_next (const FoyerAlertSituation *situation)
{
  FoyerTime next = 0;

  for (FoyerCounterAlert i = 0; i < FOYER_N_ALERTS; i++)
    {
      FoyerTime from = foyer_counter_alert_get_time (i, situation);

      if (from > situation->now && (next == 0 || from < next))
        next = from;
    }
  return next;
}

const char *
foyer_counter_alert_get_key (FoyerCounterAlert alert)
{
  return alerts[alert].key;
}

const char *
foyer_counter_alert_get_action (FoyerCounterAlert alert)
{
  return alerts[alert].does < FOYER_N_ACTIONS ? foyer_counter_action_get_name (alerts[alert].does)
                                              : NULL;
}

const char *
foyer_counter_alert_get_button (FoyerCounterAlert alert)
{
  return alerts[alert].button != NULL ? _ (alerts[alert].button) : NULL;
}

char *
foyer_counter_alert_tell (FoyerCounterAlert alert, const FoyerAlertSituation *situation)
{
  gint64 minutes =
      (situation->now - foyer_counter_alert_get_time (alert, situation)) / (60 * FOYER_SECOND);
  const char *here = situation->number;

  switch (alert)
    {
    case FOYER_ALERT_DIRECT:
      /* Translators: %s is a number, "A012" */
      return g_strdup_printf (_ ("%s comes straight to this counter."), here);
    case FOYER_ALERT_UNNOTICED:
      return g_strdup_printf (_ ("%s was sent here a minute ago: look up, or call the number."),
                              here);
    case FOYER_ALERT_HOLD:
      return g_strdup_printf (_ ("%s waits longer than you said. Tell the customer how it "
                                 "stands."),
                              here);
    case FOYER_ALERT_SUSPENDED:
      return minutes < 1 ? g_strdup (_ ("The return that the sign tells is now."))
                         : g_strdup_printf (ngettext ("The return that the sign tells was %d "
                                                      "minute ago. Reopen, or suspend anew.",
                                                      "The return that the sign tells was %d "
                                                      "minutes ago. Reopen, or suspend anew.",
                                                      (gulong) minutes),
                                            (int) minutes);
    case FOYER_ALERT_LIMIT:
      return g_strdup_printf (_ ("The service of %s takes longer than promised."), here);
    case FOYER_ALERT_WAITING:
      return g_strdup_printf (_ ("%s waits longer than the hall wants."), situation->first_number);
    default:
      return g_strdup ("");
    }
}
