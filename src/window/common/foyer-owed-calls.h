/* The question which of the calls that are owed was made. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

#include "base/foyer-time.h"

G_BEGIN_DECLS

/* Asks over @parent, which is the source of the result, which of @calls ("callbacks", one at least)
 * it is when there are several, the most urgent first, and shows what there is to know. */
void foyer_owed_calls_ask_async (GtkWindow *parent,
                                 JsonArray *calls,
                                 GTimeZone *zone,
                                 FoyerTime now,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/* The id of the call that was made; 0: the person went back, or the question was withdrawn. */
gint64 foyer_owed_calls_ask_finish (GAsyncResult *result);

G_END_DECLS
