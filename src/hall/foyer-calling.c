/* The order of calling: earliest due first, with its bound and its reason. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-calling.h"

const char *const foyer_whys[] = { "earliest-due", "only-one", "chosen", "direct", NULL };

FoyerTime
foyer_calling_get_due (FoyerTime issued_at, gint64 target_s, gint64 credit_s)
{
  return issued_at + (target_s - credit_s) * FOYER_SECOND;
}

FoyerTime
foyer_calling_get_appointment_due (FoyerTime appointed_at,
                                   FoyerTime checked_in,
                                   gint64 window_s,
                                   gint64 target_s)
{
  if (checked_in > appointed_at + window_s * FOYER_SECOND)
    return foyer_calling_get_due (checked_in, target_s, 0);
  return MAX (appointed_at, checked_in);
}

FoyerTime
foyer_calling_get_restored_due (FoyerTime old_due,
                                FoyerTime third_due,
                                FoyerTime now,
                                gint64 target_s)
{
  FoyerTime latest = foyer_calling_get_due (now, target_s, 0);

  if (third_due != 0)
    latest = MIN (latest, third_due);
  else
    latest = old_due;
  return MAX (old_due, latest);
}

static gboolean
goes_before (const FoyerHead *a, const FoyerHead *b)
{
  FoyerTime due_a = a->due_at + a->delay_s * FOYER_SECOND;
  FoyerTime due_b = b->due_at + b->delay_s * FOYER_SECOND;

  return due_a != due_b ? due_a < due_b : a->ticket < b->ticket;
}

int
foyer_calling_choose (const FoyerHead *heads, guint n_heads)
{
  int best = -1;

  for (guint i = 0; i < n_heads; i++)
    if (best < 0 || goes_before (&heads[i], &heads[best]))
      best = (int) i;
  return best;
}

gint64
foyer_calling_get_bound (const FoyerConfig *config)
{
  gint64 longest = 0, shortest = G_MAXINT64, credit = 0, delay = 0;

  for (guint i = 0; i < config->services->len; i++)
    {
      const FoyerService *service = g_ptr_array_index (config->services, i);
      longest = MAX (longest, service->target_s);
      shortest = MIN (shortest, service->target_s);
    }
  for (guint i = 0; i < FOYER_N_CLASSES; i++)
    credit = MAX (credit, config->credit_s[i]);
  for (guint i = 0; i < config->counters->len; i++)
    {
      const FoyerCounterPlan *plan = g_ptr_array_index (config->counters, i);
      for (guint k = 0; k < plan->offers->len; k++)
        delay = MAX (delay, g_array_index (plan->offers, FoyerOffer, k).delay_s);
    }
  if (shortest > longest)
    shortest = longest;
  /* An appointment is due at its time: it has the target it counts as for a credit. */
  credit = MAX (credit, longest);
  return (longest - shortest + credit + delay) * FOYER_SECOND;
}
