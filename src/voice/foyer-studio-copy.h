/* Copying a voice to where another station finds it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Copies the voice @folder into @destination, under its own name, on a thread of its own. What is
 * there under that name must be the same voice of before: its files are replaced one by one. */
void foyer_studio_copy_async (const char *folder,
                              GFile *destination,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/* The path of the copy; %NULL with a sentence. (transfer full) */
char *foyer_studio_copy_finish (GAsyncResult *result, GError **error);

G_END_DECLS
