/* The bell of the change feed: tells when the journal may have grown, without a timer. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _FoyerFeed FoyerFeed;

/* Calls @rung on the thread's default main context whenever some process committed to the database
 * @path, or closed it: a writer that was killed after its commit cannot ring, but its log is closed
 * for it. The database must be open already. */
FoyerFeed *
foyer_feed_new (const char *path, void (*rung) (gpointer data), gpointer data, GError **error);
void foyer_feed_free (FoyerFeed *feed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerFeed, foyer_feed_free)

G_END_DECLS
