/* Cash at the counters of past days, as the demo hall's figures describe it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/foyer-executor.h"

G_BEGIN_DECLS

typedef struct _FoyerDemoCash FoyerDemoCash;

/* Chances of its own, so that the rest of the demo does not depend on it. */
FoyerDemoCash *
foyer_demo_cash_new (FoyerExecutor *executor, const FoyerConfig *config, guint32 seed);
void foyer_demo_cash_free (FoyerDemoCash *cash);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerDemoCash, foyer_demo_cash_free)

/* The customer who is served for @service at @counter may pay in cash before they go. */
gboolean foyer_demo_cash_play (
    FoyerDemoCash *cash, gint64 counter, const char *service, FoyerTime now, GError **error);

G_END_DECLS
