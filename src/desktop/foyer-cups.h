/* Questions to CUPS that wait for the answer: only for threads of this room. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desktop/foyer-printer.h"

G_BEGIN_DECLS

/* (transfer full) */
GPtrArray *foyer_cups_list (GError **error);
FoyerPrinter *foyer_cups_query (const char *queue, GError **error);

typedef struct
{
  const char *queue;
  const char *title;
  const char *format; /* MIME type */
  const char *media;  /* "A4", "Custom.80x100mm"; %NULL for bytes as they are */
  GBytes *bytes;
  guint patience_s;
} FoyerCupsJob;

/* Sends the job and follows it to its end; withdraws it when it fails. */
gboolean foyer_cups_print (const FoyerCupsJob *job, GCancellable *cancellable, GError **error);

G_END_DECLS
