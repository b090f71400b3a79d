/* One question to the person, with or without a reason to be given. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *heading;
  const char *body;   /* may be %NULL */
  const char *accept; /* label of the button that does it, with mnemonic */
  const char *reason; /* label of an entry that must be filled; %NULL asks for none */
  gboolean destructive;
} FoyerPrompt;

/* Asks over @parent. Cancelling @cancellable closes the question. */
void foyer_prompt_async (GtkWindow *parent,
                         const FoyerPrompt *prompt,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
/* The reason ("" when none was asked), or %NULL when the person declined, or with @error when it
 * was cancelled. (transfer full) */
char *foyer_prompt_finish (GAsyncResult *result, GError **error);

G_END_DECLS
