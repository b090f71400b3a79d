/* Asks a member of staff for a new PIN, and changes it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "engine/foyer-engine.h"

G_BEGIN_DECLS

/* @pin is the present one where it is known already (just after signing in, because it must be
 * changed), or %NULL to ask for it. Asks again with the sentence when it is refused. @parent is the
 * source of the result. */
void foyer_pin_form_async (GtkWindow *parent,
                           FoyerEngine *engine,
                           const char *staff,
                           const char *pin,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/* %TRUE when the PIN is another one now; %FALSE without an error when the person went back. */
gboolean foyer_pin_form_finish (GAsyncResult *result, GError **error);

G_END_DECLS
