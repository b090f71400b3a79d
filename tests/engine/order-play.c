/* A random hall and what a model of its queue knows. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "order-play.h"

int
order_draw (Play *play, int n)
{
  return g_rand_int_range (play->chance, 0, n);
}

gboolean
order_happens (Play *play, double share)
{
  return g_rand_double (play->chance) < share;
}

/* Tmax − Tmin + Cmax + Dmax; an appointment counts as a credit of its whole target. */
static void
compute_bound (Play *play)
{
  gint64 longest = 0, shortest = G_MAXINT64, credit = 0, delay = 0;

  for (int s = 0; s < play->n_services; s++)
    {
      longest = MAX (longest, play->target_s[s]);
      shortest = MIN (shortest, play->target_s[s]);
    }
  for (int k = 0; k < FOYER_N_CLASSES; k++)
    credit = MAX (credit, play->credit_s[k]);
  for (int c = 0; c < play->n_counters; c++)
    for (int s = 0; s < play->n_services; s++)
      if (play->offers[c][s])
        delay = MAX (delay, play->delay_s[c][s]);
  play->bound_s = longest - shortest + credit + delay;
  play->appointed_bound_s = longest - shortest + MAX (credit, longest) + delay;
}

void
order_draw_hall (Play *play)
{
  play->n_services = 1 + order_draw (play, MAX_SERVICES);
  play->n_counters = 1 + order_draw (play, MAX_COUNTERS);
  for (int s = 0; s < play->n_services; s++)
    play->target_s[s] = order_happens (play, 0.4) ? 900 : 60 * order_draw (play, 40);
  for (int c = 0; c < play->n_counters; c++)
    {
      for (int s = 0; s < play->n_services; s++)
        {
          play->offers[c][s] = order_happens (play, 0.6);
          play->delay_s[c][s] = order_happens (play, 0.3) ? 30 * order_draw (play, 40) : 0;
        }
      play->offers[c][order_draw (play, play->n_services)] = TRUE;
    }
  for (int k = 1; k < FOYER_N_CLASSES; k++)
    play->credit_s[k] = 60 * order_draw (play, 20);
  compute_bound (play);
}

char *
order_write_config (Play *play)
{
  GString *text = g_string_new ("{\"hall\":{\"zone\":\"Asia/Shanghai\",\"day_start\":\"04:00\"},"
                                "\"services\":[");

  for (int s = 0; s < play->n_services; s++)
    g_string_append_printf (text, "%s{\"code\":\"%c\",\"target_s\":%" G_GINT64_FORMAT "}",
                            s > 0 ? "," : "", 'A' + s, play->target_s[s]);
  g_string_append (text, "],\"counters\":[");
  for (int c = 0; c < play->n_counters; c++)
    {
      g_autoptr (GString) services = g_string_new (NULL), delays = g_string_new (NULL);

      for (int s = 0; s < play->n_services; s++)
        if (play->offers[c][s])
          {
            g_string_append_printf (services, "%s\"%c\"", services->len > 0 ? "," : "", 'A' + s);
            g_string_append_printf (delays, "%s\"%c\":%" G_GINT64_FORMAT,
                                    delays->len > 0 ? "," : "", 'A' + s, play->delay_s[c][s]);
          }
      g_string_append_printf (text, "%s{\"number\":%d,\"services\":[%s],\"delay_s\":{%s}}",
                              c > 0 ? "," : "", c + 1, services->str, delays->str);
    }
  g_string_append (text, "],\"staff\":[");
  for (int c = 0; c < play->n_counters; c++)
    g_string_append_printf (text, "%s{\"id\":\"%d\"}", c > 0 ? "," : "", 100 + c);
  g_string_append (text, "],\"classes\":{");
  for (int k = 1; k < FOYER_N_CLASSES; k++)
    g_string_append_printf (text, "%s\"%s\":{\"credit_s\":%" G_GINT64_FORMAT "}", k > 1 ? "," : "",
                            foyer_classes[k], play->credit_s[k]);
  g_string_append (text, "}}");
  return g_string_free (text, FALSE);
}
