/* The lock that says which process speaks for a station; waited for on a thread of its own. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _FoyerStationLock FoyerStationLock;

/* Calls @taken once on the caller's main context when the lock is this process's. */
FoyerStationLock *foyer_station_lock_new (const char *path,
                                          void (*taken) (gpointer data),
                                          gpointer data,
                                          GError **error);
/* Gives the lock back, or stops waiting; @taken is not called any more. */
void foyer_station_lock_free (FoyerStationLock *lock);

G_END_DECLS
