/* Home visits of the demo hall's past days, and those that are still to come. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-executor.h"

G_BEGIN_DECLS

typedef struct _FoyerDemoVisits FoyerDemoVisits;

/* @config must outlive it. The same @seed gives the same visits; other chances are not touched. */
FoyerDemoVisits *
foyer_demo_visits_new (FoyerExecutor *executor, const FoyerConfig *config, guint32 seed);
void foyer_demo_visits_free (FoyerDemoVisits *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerDemoVisits, foyer_demo_visits_free)

/* Draws what happens on @day: who asks for a visit, and what becomes of those agreed for it. */
gboolean foyer_demo_visits_start_day (FoyerDemoVisits *self, const char *day, GError **error);
/* Lets happen what is due up to @until, in order of time, each on a whole minute. */
gboolean foyer_demo_visits_play (FoyerDemoVisits *self, FoyerTime until, GError **error);

gint64 foyer_demo_visits_get_count (FoyerDemoVisits *self);

G_END_DECLS
