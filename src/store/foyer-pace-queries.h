/* What the estimated wait asks of the hall's tables. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hall/foyer-pace.h"
#include "store/foyer-database.h"

G_BEGIN_DECLS

/* Fills @book with all sums, or with those that tell of @hour with @clerks (@hour -1: all). */
gboolean foyer_query_paces (
    FoyerDatabase *database, int hour, int clerks, FoyerPaceBook *book, GError **error);

/* A counter's present customer. */
typedef struct
{
  gint64 counter;
  char *service;
  FoyerTime called_at;
} FoyerCustomer;

/* (element-type FoyerCustomer) */
GArray *foyer_query_customers (FoyerDatabase *database, GError **error);

/* How many wait in each queue that has anybody. */
typedef struct
{
  char *service;
  gint64 waiting;
} FoyerQueueLength;

/* (element-type FoyerQueueLength), a service once. */
GArray *foyer_query_queue_lengths (FoyerDatabase *database, GError **error);

G_END_DECLS
