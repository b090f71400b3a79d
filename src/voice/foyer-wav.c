/* Writing 16-bit mono sound into a WAV file. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-wav.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "base/foyer-error.h"
#include "voice/foyer-pcm.h"

#define MAX_BYTES (G_MAXUINT32 - 64)

struct _FoyerWav
{
  FILE *file;
  char *path;
  guint32 n_bytes;
};

typedef struct
{
  char riff[4];
  guint32 riff_size;
  char wave[4], fmt[4];
  guint32 fmt_size;
  guint16 format, n_channels;
  guint32 rate, bytes_per_second;
  guint16 bytes_per_frame, bits;
  char data[4];
  guint32 data_size;
} Header;

G_STATIC_ASSERT (sizeof (Header) == 44);

static gboolean
set_error (FoyerWav *wav, GError **error)
{
  const int code = errno;

  g_set_error (error, FOYER_ERROR,
               code == ENOSPC || code == EDQUOT ? FOYER_ERROR_DISK_FULL : FOYER_ERROR_FAULT,
               _ ("The sound file “%s” cannot be written: %s."), wav->path, g_strerror (code));
  return FALSE;
}

static gboolean
write_header (FoyerWav *wav, GError **error)
{
  const Header header = {
    .riff = "RIFF",
    .riff_size = GUINT32_TO_LE (wav->n_bytes + (guint32) sizeof header - 8),
    .wave = "WAVE",
    .fmt = "fmt ",
    .fmt_size = GUINT32_TO_LE (16),
    .format = GUINT16_TO_LE (1),
    .n_channels = GUINT16_TO_LE (1),
    .rate = GUINT32_TO_LE (FOYER_PCM_RATE),
    .bytes_per_second = GUINT32_TO_LE (FOYER_PCM_RATE * 2),
    .bytes_per_frame = GUINT16_TO_LE (2),
    .bits = GUINT16_TO_LE (16),
    .data = "data",
    .data_size = GUINT32_TO_LE (wav->n_bytes),
  };

  if (fwrite (&header, sizeof header, 1, wav->file) != 1)
    return set_error (wav, error);
  return TRUE;
}

static void
wav_free (FoyerWav *wav)
{
  if (wav->file != NULL)
    fclose (wav->file);
  g_free (wav->path);
  g_free (wav);
}

FoyerWav *
foyer_wav_create (const char *path, GError **error)
{
  FoyerWav *wav = g_new0 (FoyerWav, 1);

  wav->path = g_strdup (path);
  wav->file = fopen (path, "wbe");
  if (wav->file == NULL)
    set_error (wav, error);
  if (wav->file == NULL || !write_header (wav, error))
    g_clear_pointer (&wav, wav_free);
  return wav;
}

gboolean
foyer_wav_append (FoyerWav *wav, const gint16 *samples, gsize n_samples, GError **error)
{
  if (n_samples > (MAX_BYTES - wav->n_bytes) / sizeof *samples)
    {
      errno = EFBIG;
      return set_error (wav, error);
    }
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
  if (fwrite (samples, sizeof *samples, n_samples, wav->file) != n_samples)
    return set_error (wav, error);
#else
  for (gsize i = 0; i < n_samples; i++)
    {
      const guint16 sample = GUINT16_TO_LE ((guint16) samples[i]);

      if (fwrite (&sample, sizeof sample, 1, wav->file) != 1)
        return set_error (wav, error);
    }
#endif
  wav->n_bytes += (guint32) (n_samples * sizeof *samples);
  return TRUE;
}

gboolean
foyer_wav_close (FoyerWav *wav, GError **error)
{
  gboolean whole = TRUE;

  if (fseek (wav->file, 0, SEEK_SET) != 0)
    whole = set_error (wav, error);
  whole = whole && write_header (wav, error);
  if (fclose (g_steal_pointer (&wav->file)) != 0 && whole)
    whole = set_error (wav, error);
  wav_free (wav);
  return whole;
}
