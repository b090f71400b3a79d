/* How long a number takes a counter: what was seen lately, by service, hour and clerks. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-pace.h"

#include <math.h>

/* So many lengths seen weigh as much as what is known from elsewhere. */
#define DOUBT_HERE   12.0
#define DOUBT_ALWAYS 6.0

/* Of the configured length, as long as nothing was seen. */
#define USUAL_SPREAD   0.55
#define SMALLEST_USUAL 30.0

struct _FoyerPaceBook
{
  GHashTable *sums; /* "service/hour/clerks" → FoyerPaceSum */
};

void
foyer_pace_sum_add (FoyerPaceSum *sum, double length_s)
{
  double length = CLAMP (length_s, 0, FOYER_PACE_LONGEST_S);

  sum->weight = sum->weight * FOYER_PACE_KEEPS + 1;
  sum->total = sum->total * FOYER_PACE_KEEPS + length;
  sum->squares = sum->squares * FOYER_PACE_KEEPS + length * length;
}

/* @elsewhere with the weight of @doubt lengths, beside those seen. */
static double
blend (const FoyerPaceSum *seen, double total, double elsewhere, double doubt)
{
  return seen == NULL ? elsewhere : (total + elsewhere * doubt) / (seen->weight + doubt);
}

FoyerPace
foyer_pace_get (const FoyerPaceSum *here, const FoyerPaceSum *always, double usual_s)
{
  double usual = MAX (usual_s, SMALLEST_USUAL);
  double usual_square = usual * usual * (1 + USUAL_SPREAD * USUAL_SPREAD);
  double mean = blend (always, always != NULL ? always->total : 0, usual, DOUBT_ALWAYS);
  double square = blend (always, always != NULL ? always->squares : 0, usual_square, DOUBT_ALWAYS);
  FoyerPace pace;

  pace.spread = mean > 0 ? sqrt (MAX (square / (mean * mean) - 1, 0)) : 0;
  pace.mean_s = blend (here, here != NULL ? here->total : 0, mean, DOUBT_HERE);
  return pace;
}

int
foyer_pace_get_hour (FoyerTime time)
{
  return (int) (time / G_TIME_SPAN_HOUR % 24);
}

FoyerPaceBook *
foyer_pace_book_new (void)
{
  FoyerPaceBook *self = g_new0 (FoyerPaceBook, 1);

  self->sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
foyer_pace_book_free (FoyerPaceBook *self)
{
  g_hash_table_unref (self->sums);
  g_free (self);
}

void
foyer_pace_book_clear (FoyerPaceBook *self)
{
  g_hash_table_remove_all (self->sums);
}

void
foyer_pace_book_join (FoyerPaceBook *self, FoyerPaceBook *other)
{
  GHashTableIter iter;
  gpointer key, sum;

  g_hash_table_iter_init (&iter, other->sums);
  while (g_hash_table_iter_next (&iter, &key, &sum))
    g_hash_table_replace (self->sums, g_strdup (key), g_memdup2 (sum, sizeof (FoyerPaceSum)));
}

#define KEY_SIZE 64

static void
write_key (char key[KEY_SIZE], const char *service, int hour, int clerks)
{
  g_snprintf (key, KEY_SIZE, "%s/%d/%d", service, hour, clerks);
}

static FoyerPaceSum *
find_sum (FoyerPaceBook *self, const char *service, int hour, int clerks)
{
  char key[KEY_SIZE];

  write_key (key, service, hour, clerks);
  return g_hash_table_lookup (self->sums, key);
}

void
foyer_pace_book_put (
    FoyerPaceBook *self, const char *service, int hour, int clerks, const FoyerPaceSum *sum)
{
  char key[KEY_SIZE];

  write_key (key, service, hour, clerks);
  g_hash_table_replace (self->sums, g_strdup (key), g_memdup2 (sum, sizeof *sum));
}

void
foyer_pace_book_add (
    FoyerPaceBook *self, const char *service, FoyerTime time, int clerks, double length_s)
{
  const int places[2][2] = { { FOYER_PACE_ALL, FOYER_PACE_ALL },
                             { foyer_pace_get_hour (time), clerks } };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      FoyerPaceSum *known = find_sum (self, service, places[i][0], places[i][1]);
      FoyerPaceSum sum = known != NULL ? *known : (FoyerPaceSum){ 0 };

      foyer_pace_sum_add (&sum, length_s);
      foyer_pace_book_put (self, service, places[i][0], places[i][1], &sum);
    }
}

FoyerPace
foyer_pace_book_get (
    FoyerPaceBook *self, const char *service, FoyerTime time, int clerks, double usual_s)
{
  return foyer_pace_get (find_sum (self, service, foyer_pace_get_hour (time), clerks),
                         find_sum (self, service, FOYER_PACE_ALL, FOYER_PACE_ALL), usual_s);
}
