/* How far the estimated wait is from the wait, beside the usual estimates, over simulated days. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>

#include "engine/foyer-demo-fill.h"
#include "engine/foyer-demo-plan.h"
#include "engine/foyer-hall-config.h"
#include "store/foyer-queries.h"

#define USUAL_DAYS 40
#define MOST_DAYS  3660

typedef enum
{
  OURS,
  AHEAD,        /* tickets ahead × mean */
  AHEAD_SHARED, /* the same, shared by the counters on shift */
  LAST,         /* what the last one called for the service had waited */
  N_WAYS,
} Way;

static const char *const ways[N_WAYS] = {
  "estimated wait",
  "tickets ahead x mean",
  "the same / counters",
  "last customer's wait",
};

typedef struct
{
  guint n;
  double off, away; /* sums of errors and of their sizes, minutes */
} Error;

typedef struct
{
  FoyerConfig *config;
  Error all[N_WAYS], hard[N_WAYS]; /* hard: those who really waited, five minutes and more */
  GArray *errors[N_WAYS];
  guint n_asked;
} Result;

static void
stop_on (const GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static gint64
count_on_shift (const FoyerConfig *config, const char *service, const char *day, int minute)
{
  gint64 n = 0;

  for (guint i = 0; i < config->counters->len; i++)
    {
      const FoyerCounterPlan *plan = g_ptr_array_index (config->counters, i);

      if (!foyer_counter_plan_offers (plan, service))
        continue;
      for (const int *span = foyer_demo_plan_shifts (plan->number, day); span[1] != 0; span += 2)
        n += minute >= span[0] && minute < span[1];
    }
  return n;
}

/* The wait of whoever of the same service was called last before @ticket came. */
static double
get_last_wait (GPtrArray *tickets, const FoyerTicket *ticket)
{
  const FoyerTicket *last = NULL;

  for (guint i = 0; i < tickets->len; i++)
    {
      const FoyerTicket *other = g_ptr_array_index (tickets, i);

      if (other->called_at != 0 && other->called_at <= ticket->issued_at &&
          g_str_equal (other->service, ticket->service) &&
          (last == NULL || other->called_at > last->called_at))
        last = other;
    }
  return last != NULL ? (double) (last->called_at - last->issued_at) / FOYER_SECOND : 0;
}

static void
note (Error *error, double minutes)
{
  error->n++;
  error->off += minutes;
  error->away += fabs (minutes);
}

static void
add_ticket (Result *result, GPtrArray *tickets, const FoyerTicket *ticket)
{
  const FoyerService *service = foyer_config_find_service (result->config, ticket->service, NULL);
  double waited = (double) (ticket->called_at - ticket->issued_at) / FOYER_SECOND;
  double usual = (double) (ticket->ahead * service->mean_s);
  int minute = foyer_time_to_wall (ticket->issued_at, result->config->zone).minute;
  gint64 counters = count_on_shift (result->config, ticket->service, ticket->day, minute);
  const double told[N_WAYS] = {
    [OURS] = (double) ticket->estimated_wait_s,
    [AHEAD] = usual,
    [AHEAD_SHARED] = usual / (double) MAX (counters, 1),
    [LAST] = get_last_wait (tickets, ticket),
  };

  for (guint i = 0; i < N_WAYS; i++)
    {
      double minutes = (told[i] - waited) / 60;

      note (&result->all[i], minutes);
      if (waited >= 300)
        note (&result->hard[i], minutes);
      minutes = fabs (minutes);
      g_array_append_val (result->errors[i], minutes);
    }
}

/* Who went straight to a counter was told no wait by anybody. */
static void
add_day (Result *result, FoyerDatabase *database, const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tickets = foyer_query_tickets (database, day, NULL, NULL, &error);

  stop_on (error);
  for (guint i = 0; i < tickets->len; i++)
    {
      const FoyerTicket *ticket = g_ptr_array_index (tickets, i);

      if (ticket->called_at != 0 && !ticket->direct)
        add_ticket (result, tickets, ticket);
      result->n_asked++;
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
print_result (Result *result, guint days)
{
  g_print ("%u days, %u numbers, %u of them waited; minutes\n", days, result->n_asked,
           result->all[OURS].n);
  g_print ("  %-24s %6s %6s %6s   %s\n", "", "MAE", "bias", "p90", "MAE, bias of waits over 5");
  for (guint i = 0; i < N_WAYS; i++)
    {
      const Error *all = &result->all[i], *hard = &result->hard[i];
      GArray *sizes = result->errors[i];

      g_array_sort (sizes, compare);
      g_print ("  %-24s %6.2f %+6.2f %6.2f   %6.2f %+6.2f%s\n", ways[i], all->away / all->n,
               all->off / all->n, g_array_index (sizes, double, sizes->len * 9 / 10),
               hard->away / MAX (hard->n, 1), hard->off / MAX (hard->n, 1),
               i == OURS || result->all[OURS].away < all->away ? "" : "  (better than ours)");
    }
}

static void
remove_hall (const char *folder, const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-turn", "-feed" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);
      g_unlink (file);
    }
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  const char *wanted = g_getenv ("FOYER_BENCH_DAYS");
  const char *parent = g_getenv ("FOYER_BENCH_FOLDER");
  int days = wanted != NULL ? CLAMP (atoi (wanted), 1, MOST_DAYS) : USUAL_DAYS;
  g_autofree char *folder =
      g_build_filename (parent != NULL ? parent : g_get_tmp_dir (), "foyer-bench-XXXXXX", NULL);
  g_autofree char *path = NULL, *day = g_strdup ("2026-03-02");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) filled = NULL;
  FoyerClock clock = { 0 };
  FoyerExecutor *executor;
  Result result = { 0 };

  if (g_mkdtemp (folder) == NULL)
    g_error ("%s cannot be made", folder);
  path = g_build_filename (folder, "hall.db", NULL);
  foyer_time_from_iso8601 ("2036-03-31T09:00:00+08:00", &clock.fixed, NULL);
  foyer_hall_create (path, TRUE, NULL, &clock, &error);
  stop_on (error);
  executor = foyer_executor_open (path, FOYER_DATABASE_WRITE, &clock, &error);
  stop_on (error);
  for (guint i = 0; i < N_WAYS; i++)
    result.errors[i] = g_array_new (FALSE, FALSE, sizeof (double));
  filled = foyer_demo_fill (executor, days, 20260302, day, &error);
  stop_on (error);
  result.config = foyer_executor_get_config (executor, &error);
  stop_on (error);
  g_free (day);
  day = g_strdup ("2026-03-02");
  for (int i = 0; i < days; i++)
    {
      g_autofree char *date = foyer_date_add_days (day, -i);
      add_day (&result, foyer_executor_get_database (executor), date);
    }
  print_result (&result, (guint) days);
  for (guint i = 0; i < N_WAYS; i++)
    g_array_unref (result.errors[i]);
  foyer_executor_close (executor);
  remove_hall (folder, path);
  return 0;
}
