/* What the opening checklist asks of the real devices: a printer, and room on a disk. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a device answered (S4 5.1): whether it is well, and a sentence that says so to a person. */
typedef struct
{
  gboolean good;
  char *sentence;
} FoyerDeviceAnswer;

void foyer_device_answer_free (FoyerDeviceAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerDeviceAnswer, foyer_device_answer_free)

/* A printer that is missing or cannot be asked is an answer too, never an error. Nothing here
 * blocks; %NULL only when cancelled. (transfer full) */
void foyer_device_ask_printer_async (const char *queue,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);

/* Whether the file system of @folder has @least_bytes free. */
void foyer_device_ask_disk_async (const char *folder,
                                  guint64 least_bytes,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);

FoyerDeviceAnswer *foyer_device_ask_finish (GAsyncResult *result, GError **error);

G_END_DECLS
