/* A random hall and what a model of its queue knows: for the test of the order of calling. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "test-hall.h"

G_BEGIN_DECLS

#define MAX_SERVICES 5
#define MAX_COUNTERS 5

/* What the model knows of a ticket, from what was asked of the hall alone. */
typedef struct
{
  char *number;
  int service;
  int class;
  int bound; /* counter; 0 any */
  FoyerTime issued, due, entered;
  gboolean appointed, heard, waiting, missed;
  int restores;
} Ticket;

typedef struct
{
  guint32 seed;
  guint step;
  GRand *chance;
  TestHall *hall;
  int n_services, n_counters;
  gint64 target_s[MAX_SERVICES];
  gboolean offers[MAX_COUNTERS][MAX_SERVICES];
  gint64 delay_s[MAX_COUNTERS][MAX_SERVICES];
  gint64 credit_s[FOYER_N_CLASSES];
  gint64 bound_s, appointed_bound_s;
  GPtrArray *tickets;       /* in order of issue */
  Ticket *at[MAX_COUNTERS]; /* whom a counter has */
  gboolean serving[MAX_COUNTERS];
  FoyerTime last_issued;
  guint n_called, n_nobody, n_restored, n_appointed, n_bound;
} Play;

int order_draw (Play *play, int n);
gboolean order_happens (Play *play, double share);

/* Draws services, counters, targets, delays and credits, and computes the bound of the order. */
void order_draw_hall (Play *play);
char *order_write_config (Play *play);

G_END_DECLS
