/* Cash at the counters of past days, as the demo hall's figures describe it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-demo-cash.h"

/* Of the customers of the first service who pay in cash; of these with a difference, or with a
 * doubtful note; of the differences that nobody explains. */
#define PAYING      0.31
#define DIFFERING   0.008
#define DOUBTFUL    0.0005
#define UNEXPLAINED 0.1

struct _FoyerDemoCash
{
  FoyerExecutor *executor;
  const FoyerConfig *config;
  GRand *chance;
  gint64 counter; /* of the check that is played */
  FoyerTime now;
};

FoyerDemoCash *
foyer_demo_cash_new (FoyerExecutor *executor, const FoyerConfig *config, guint32 seed)
{
  FoyerDemoCash *self = g_new0 (FoyerDemoCash, 1);

  self->executor = executor;
  self->config = config;
  self->chance = g_rand_new_with_seed (seed ^ 0x63617368);
  return self;
}

void
foyer_demo_cash_free (FoyerDemoCash *self)
{
  g_rand_free (self->chance);
  g_free (self);
}

static FoyerCommand *
step (FoyerDemoCash *self, const char *verb)
{
  return foyer_command_integer (foyer_command_new (verb, "system"), "counter", self->counter);
}

static gboolean
give (FoyerDemoCash *self, FoyerCommand *command, GError **error)
{
  g_autoptr (JsonObject) answer = NULL;

  command->now = self->now;
  answer = foyer_executor_run (self->executor, command, error);
  foyer_command_free (command);
  return answer != NULL;
}

static gint64
count_pieces (FoyerDemoCash *self, FoyerMoney amount)
{
  const GArray *denominations = self->config->currency->denominations;
  g_autofree gint64 *counts = g_new0 (gint64, denominations->len);
  gint64 pieces = 0;

  foyer_money_split (self->config->currency, amount, NULL, counts);
  for (guint i = 0; i < denominations->len; i++)
    pieces += counts[i];
  return pieces;
}

/* Counts @amount, less one of its smallest pieces if @misses one. */
static gboolean
count (FoyerDemoCash *self, FoyerMoney amount, gboolean misses, GError **error)
{
  const GArray *denominations = self->config->currency->denominations;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree gint64 *counts = g_new0 (gint64, denominations->len);

  foyer_money_split (self->config->currency, amount, NULL, counts);
  for (guint i = denominations->len; i-- > 0;)
    {
      if (counts[i] > 0 && misses)
        {
          counts[i]--;
          misses = FALSE;
        }
      g_ptr_array_add (lines,
                       g_strdup_printf ("%" G_GINT64_FORMAT "=%" G_GINT64_FORMAT,
                                        g_array_index (denominations, FoyerDenomination, i).value,
                                        counts[i]));
    }
  g_ptr_array_add (lines, NULL);
  return give (
      self,
      foyer_command_texts (step (self, "cash.count"), "lines", (const char *const *) lines->pdata),
      error);
}

/* S2 七.7: all back, and counted again; it is found, or the customer comes another time. */
static gboolean
differ (FoyerDemoCash *self, FoyerMoney given, gboolean *over, GError **error)
{
  *over = g_rand_double (self->chance) < UNEXPLAINED;
  if (!count (self, given, TRUE, error) || !give (self, step (self, "cash.return"), error) ||
      !count (self, given, *over, error))
    return FALSE;
  return !*over ||
         (give (self,
                foyer_command_text (step (self, "cash.short"), "reason", "one piece is missing"),
                error) &&
          give (self,
                foyer_command_text (step (self, "cash.abandon"), "reason",
                                    "the customer comes again"),
                error));
}

static gboolean
doubt (FoyerDemoCash *self, FoyerMoney given, GError **error)
{
  const GArray *denominations = self->config->currency->denominations;
  g_autofree gint64 *counts = g_new0 (gint64, denominations->len);
  FoyerCommand *command = step (self, "cash.suspect");
  guint i = 0;

  foyer_money_split (self->config->currency, given, NULL, counts);
  while (i + 1 < denominations->len && counts[i] == 0)
    i++;
  foyer_command_integer (command, "denomination",
                         g_array_index (denominations, FoyerDenomination, i).value);
  foyer_command_text (command, "grounds", "watermark,paper");
  return give (self, command, error) &&
         give (self, foyer_command_text (step (self, "cash.resolve"), "outcome", "replaced"),
               error);
}

gboolean
foyer_demo_cash_play (
    FoyerDemoCash *self, gint64 counter, const char *service, FoyerTime now, GError **error)
{
  const GArray *denominations = self->config->currency->denominations;
  const FoyerService *first = g_ptr_array_index (self->config->services, 0);
  FoyerMoney largest = g_array_index (denominations, FoyerDenomination, 0).value;
  FoyerMoney due = largest * g_rand_int_range (self->chance, 10, 250) / 100;
  FoyerMoney given = g_rand_boolean (self->chance) ? due : (due / largest + 1) * largest;
  gboolean over = FALSE;
  FoyerCommand *start;

  if (!g_str_equal (service, first->code) || g_rand_double (self->chance) >= PAYING)
    return TRUE;
  self->counter = counter;
  self->now = now;
  start = foyer_command_integer (step (self, "cash.start"), "due", due);
  if (!give (self, foyer_command_integer (start, "given", given), error))
    return FALSE;
  if (g_rand_double (self->chance) < DIFFERING && count_pieces (self, given) > 1 &&
      !differ (self, given, &over, error))
    return FALSE;
  if (over)
    return TRUE;
  return count (self, given, FALSE, error) &&
         (g_rand_double (self->chance) >= DOUBTFUL || doubt (self, given, error)) &&
         (given == due || give (self, step (self, "cash.change"), error)) &&
         give (self, foyer_command_flag (step (self, "cash.finish"), "reminded", TRUE), error);
}
