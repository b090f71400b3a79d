/* The check of everything: pages, references, the journal's chain, and tables against the journal.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/foyer-database.h"
#include "base/foyer-digest.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 entries;
  gint64 rows;
  char hash[FOYER_DIGEST_SIZE * 2 + 1];
} FoyerCheck;

/* Replays the journal into a scratch database, a slice per transaction of reading so that nobody
 * who writes is held up, and compares. %FOYER_ERROR_DATABASE_CORRUPT names what differs first. */
gboolean foyer_check_run (FoyerDatabase *database, FoyerCheck *result, GError **error);

G_END_DECLS
