/* Writing 16-bit mono sound into a WAV file. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _FoyerWav FoyerWav;

/* Creates or truncates PATH. */
FoyerWav *foyer_wav_create (const char *path, GError **error);

/* Native byte order, FOYER_PCM_RATE. */
gboolean foyer_wav_append (FoyerWav *wav, const gint16 *samples, gsize n_samples, GError **error);

/* Completes the header and frees WAV in any case; FALSE when the file is not whole. */
gboolean foyer_wav_close (FoyerWav *wav, GError **error);

G_END_DECLS
