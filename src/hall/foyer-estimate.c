/* How long somebody who takes a number now will wait: the hall played forward by its own order. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hall/foyer-estimate.h"

#include <math.h>
#include <string.h>

/* Lengths of one service, equally likely, from short to long. */
#define N_LENGTHS 32
/* The hall is played so often, or less when more than so many customers come before. */
#define MOST_PLAYS 24
#define MOST_STEPS 768
/* Beyond so many ahead a smaller hall is played and the answer scaled. */
#define MOST_AHEAD 256
/* A customer who outstays every length seen stays on for this share of the mean. */
#define OVERDUE 0.4

typedef struct
{
  double mean_s;
  double lengths[N_LENGTHS];
  gint64 ahead;
} Queue;

typedef struct
{
  guint8 *offers; /* one for each service */
  int serves;     /* index of the present customer's service, -1 none */
  double since_s; /* how long ago that customer was called */
  double away_s;  /* until it calls at all */
} Desk;

struct _FoyerEstimate
{
  const FoyerConfig *config;
  FoyerTime now;
  Queue *queues;
  guint n_queues;
  GArray *desks; /* of Desk */
};

/* Values of the standard normal distribution in the middle of each of N_LENGTHS equal shares. */
static const double normal[N_LENGTHS / 2] = {
  0.0392, 0.1178, 0.1971, 0.2777, 0.3601, 0.4451, 0.5334, 0.6261,
  0.7245, 0.8305, 0.9468, 1.0775, 1.2299, 1.4178, 1.6759, 2.1539,
};

/* A lognormal length of this mean and spread. */
static void
set_lengths (Queue *queue, const FoyerPace *pace)
{
  double variance = log (1 + pace->spread * pace->spread), deviation = sqrt (variance), sum = 0;

  queue->mean_s = pace->mean_s;
  for (int i = 0; i < N_LENGTHS; i++)
    {
      double z = i < N_LENGTHS / 2 ? -normal[N_LENGTHS / 2 - 1 - i] : normal[i - N_LENGTHS / 2];

      queue->lengths[i] = exp (deviation * z);
      sum += queue->lengths[i];
    }
  for (int i = 0; i < N_LENGTHS; i++)
    queue->lengths[i] *= pace->mean_s * N_LENGTHS / sum;
}

static void
clear_desk (gpointer data)
{
  g_free (((Desk *) data)->offers);
}

FoyerEstimate *
foyer_estimate_new (const FoyerConfig *config, FoyerTime now)
{
  FoyerEstimate *self = g_new0 (FoyerEstimate, 1);

  self->config = config;
  self->now = now;
  self->n_queues = config->services->len;
  self->queues = g_new0 (Queue, self->n_queues);
  self->desks = g_array_new (FALSE, TRUE, sizeof (Desk));
  g_array_set_clear_func (self->desks, clear_desk);
  return self;
}

void
foyer_estimate_free (FoyerEstimate *self)
{
  g_array_unref (self->desks);
  g_free (self->queues);
  g_free (self);
}

static int
find_queue (FoyerEstimate *self, const char *service)
{
  for (guint i = 0; i < self->n_queues; i++)
    if (g_strcmp0 (((FoyerService *) g_ptr_array_index (self->config->services, i))->code,
                   service) == 0)
      return (int) i;
  return -1;
}

/* What nobody said is as configured. */
static Queue *
get_queue (FoyerEstimate *self, guint i)
{
  Queue *queue = &self->queues[i];

  if (queue->mean_s <= 0)
    {
      const FoyerService *service = g_ptr_array_index (self->config->services, i);
      FoyerPace pace = foyer_pace_get (NULL, NULL, (double) service->mean_s);

      set_lengths (queue, &pace);
    }
  return queue;
}

void
foyer_estimate_set_paces (FoyerEstimate *self, FoyerPaceBook *book, int clerks)
{
  for (guint i = 0; i < self->n_queues; i++)
    {
      const FoyerService *service = g_ptr_array_index (self->config->services, i);
      FoyerPace pace =
          foyer_pace_book_get (book, service->code, self->now, clerks, (double) service->mean_s);

      set_lengths (&self->queues[i], &pace);
    }
}

void
foyer_estimate_set_ahead (FoyerEstimate *self, const char *service, gint64 n)
{
  int i = find_queue (self, service);

  if (i >= 0)
    self->queues[i].ahead = MAX (n, 0);
}

/* Whether, and when, this counter takes anybody again; negative: it does not. */
static double
get_away_s (const FoyerCounter *counter, FoyerTime now)
{
  if (!foyer_counter_is_staffed ((FoyerCounterState) counter->state) || counter->closing_pending ||
      counter->suspend_pending)
    return -1;
  if (counter->state != FOYER_COUNTER_SUSPENDED)
    return 0;
  return counter->suspended_until > now ? (double) (counter->suspended_until - now) / FOYER_SECOND
                                        : -1;
}

void
foyer_estimate_add_counter (FoyerEstimate *self,
                            const FoyerCounter *counter,
                            const char *service,
                            FoyerTime called_at)
{
  const FoyerCounterPlan *plan = foyer_config_find_counter (self->config, counter->number, NULL);
  Desk desk = { .away_s = get_away_s (counter, self->now) };

  if (plan == NULL || desk.away_s < 0)
    return;
  desk.serves = service != NULL ? find_queue (self, service) : -1;
  desk.since_s = (double) MAX (self->now - called_at, 0) / FOYER_SECOND;
  desk.offers = g_new0 (guint8, self->n_queues);
  for (guint i = 0; i < plan->offers->len; i++)
    {
      int queue = find_queue (self, g_array_index (plan->offers, FoyerOffer, i).service);
      if (queue >= 0)
        desk.offers[queue] = TRUE;
    }
  g_array_append_val (self->desks, desk);
}

/* --- one play --- */

typedef struct
{
  FoyerEstimate *estimate;
  guint wanted;   /* index of the asker's service */
  guint32 chance; /* the same for the same moment */
  double *free_at, *left, *total;
} Play;

static guint
draw (Play *play, guint n)
{
  play->chance = play->chance * 1664525u + 1013904223u;
  return (guint) (((guint64) play->chance * n) >> 32);
}

/* How long a customer who has been there for @since_s still stays. */
static double
draw_rest (Play *play, Queue *queue, double since_s)
{
  guint first = 0;

  while (first < N_LENGTHS && queue->lengths[first] <= since_s)
    first++;
  if (first == N_LENGTHS)
    return queue->mean_s * OVERDUE;
  return queue->lengths[first + draw (play, N_LENGTHS - first)] - since_s;
}

static void
start_play (Play *play)
{
  FoyerEstimate *self = play->estimate;

  for (guint i = 0; i < self->desks->len; i++)
    {
      const Desk *desk = &g_array_index (self->desks, Desk, i);

      play->free_at[i] = desk->away_s;
      if (desk->serves >= 0)
        play->free_at[i] += draw_rest (play, get_queue (self, (guint) desk->serves), desk->since_s);
    }
  memcpy (play->left, play->total, self->n_queues * sizeof *play->left);
}

/* The counter that is free first; -1 when none is left that takes anybody. */
static int
find_first (Play *play)
{
  int first = -1;

  for (guint i = 0; i < play->estimate->desks->len; i++)
    if (play->free_at[i] < INFINITY && (first < 0 || play->free_at[i] < play->free_at[first]))
      first = (int) i;
  return first;
}

/* Those ahead stand in the order of their due times, of which only the counts are known: as if each
 * queue had come evenly. */
static int
choose_queue (Play *play, const Desk *desk)
{
  int best = -1;
  double place = 0;

  for (guint i = 0; i < play->estimate->n_queues; i++)
    if (desk->offers[i] && play->left[i] > 0)
      {
        double here = (play->total[i] - play->left[i] + 0.5) / play->total[i];
        if (best < 0 || here < place)
          {
            best = (int) i;
            place = here;
          }
      }
  return best;
}

static double
play_once (Play *play)
{
  FoyerEstimate *self = play->estimate;
  int first;

  start_play (play);
  while ((first = find_first (play)) >= 0)
    {
      const Desk *desk = &g_array_index (self->desks, Desk, first);
      int queue = choose_queue (play, desk);

      if (queue >= 0)
        {
          play->left[queue]--;
          play->free_at[first] += get_queue (self, (guint) queue)->lengths[draw (play, N_LENGTHS)];
        }
      else if (desk->offers[play->wanted])
        return play->free_at[first];
      else
        play->free_at[first] = INFINITY;
    }
  return 0;
}

/* Whoever waits for a service that the asker's counters do not reach makes no difference. */
static double
count_ahead (Play *play, double share)
{
  FoyerEstimate *self = play->estimate;
  double n = 0;

  for (guint i = 0; i < self->n_queues; i++)
    {
      play->total[i] =
          self->queues[i].ahead > 0 ? MAX (round ((double) self->queues[i].ahead * share), 1) : 0;
      n += play->total[i];
    }
  return n;
}

static gboolean
is_offered (FoyerEstimate *self, guint queue)
{
  for (guint i = 0; i < self->desks->len; i++)
    if (g_array_index (self->desks, Desk, i).offers[queue])
      return TRUE;
  return FALSE;
}

gint64
foyer_estimate_get_wait_s (FoyerEstimate *self, const char *service)
{
  int wanted = find_queue (self, service);
  Play play = { .estimate = self, .chance = 20260302 };
  g_autofree double *room = NULL;
  double ahead, share = 1, sum = 0;
  guint n_plays;

  if (wanted < 0)
    return 0;
  play.wanted = (guint) wanted;
  if (!is_offered (self, play.wanted))
    return (gint64) ((double) self->queues[wanted].ahead * get_queue (self, play.wanted)->mean_s);
  room = g_new0 (double, self->desks->len + 2 * self->n_queues);
  play.free_at = room;
  play.left = room + self->desks->len;
  play.total = play.left + self->n_queues;
  ahead = count_ahead (&play, 1);
  if (ahead > MOST_AHEAD)
    {
      share = MOST_AHEAD / ahead;
      ahead = count_ahead (&play, share);
    }
  n_plays = (guint) CLAMP (MOST_STEPS / (ahead + 1), 1, MOST_PLAYS);
  for (guint i = 0; i < n_plays; i++)
    sum += play_once (&play);
  return (gint64) (sum / n_plays / share + 0.5);
}
