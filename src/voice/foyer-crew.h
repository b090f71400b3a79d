/* Threads at work for somebody who may go before they are done. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _FoyerCrew FoyerCrew;

FoyerCrew *foyer_crew_new (void);
/* Threads still at work go on; the last one cleans up. */
void foyer_crew_unref (FoyerCrew *crew);

/* Runs WORK on a new thread. OWNER must stay until RELEASE is called with it there, after WORK. */
void foyer_crew_start (FoyerCrew *crew,
                       const char *name,
                       void (*work) (gpointer owner, gpointer data),
                       gpointer owner,
                       GDestroyNotify release,
                       gpointer data);

/* Waits until all are done, at most until END (monotonic time). */
void foyer_crew_wait (FoyerCrew *crew, gint64 end);

G_END_DECLS
