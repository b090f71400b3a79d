/* A customer asks for the manager: what is done, asked and given as a command (S1 26, S2 七.4). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "window/common/foyer-window-context.h"

#include <gtk/gtk.h>

#include "hall/foyer-phrase.h"

G_BEGIN_DECLS

/* What one says to the customer then. */
typedef struct
{
  const FoyerPhrase *phrase; /* belongs to the context; may be %NULL */
  FoyerPhraseFacts *facts;
  gboolean told; /* the manager is told, now or in the list of calls */
} FoyerManagerAsked;

void foyer_manager_asked_free (FoyerManagerAsked *asked);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerManagerAsked, foyer_manager_asked_free)

/* Asks over @parent, which is the source of the result, and gives the command. @counter: 0 at the
 * reception; @ticket: the number it is about, or %NULL. */
void foyer_ask_manager_async (GtkWindow *parent,
                              FoyerWindowContext *context,
                              gint64 counter,
                              const char *ticket,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/* %NULL with an error when it was refused, without when the person went back. (transfer full) */
FoyerManagerAsked *foyer_ask_manager_finish (GAsyncResult *result, GError **error);

G_END_DECLS
