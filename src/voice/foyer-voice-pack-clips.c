/* The recordings of a voice pack, by the word each says: decoded, trimmed and faded. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-voice-pack-clips.h"

#include <glib/gi18n.h>
#include <math.h>
#include <unistd.h>

#include "base/foyer-error.h"
#include "voice/foyer-clip.h"
#include "voice/foyer-pcm.h"
#include "voice/foyer-voice-pack-file.h"

#define LOAD_TIMEOUT_US (60 * G_USEC_PER_SEC)

/* Room noise beyond speech that is kept; the fade is over it. */
#define TRIM_KEEP_MS 8

static GArray *
load_clip (const FoyerVoicePackManifest *manifest,
           int folder,
           const char *path,
           guint64 *n_decoded,
           GCancellable *cancellable,
           GError **error)
{
  const int fd = foyer_voice_pack_file_open (folder, path, FOYER_CLIP_MAX_FILE_BYTES, error);
  g_autoptr (GArray) pcm = fd >= 0 ? foyer_clip_decode (fd, cancellable, error) : NULL;

  if (fd >= 0)
    close (fd);
  if (pcm == NULL)
    return NULL;
  *n_decoded += pcm->len;
  if (*n_decoded > FOYER_VOICE_PACK_MAX_BYTES / sizeof (float))
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                           _ ("With it the recordings are longer than six minutes together."));
      return NULL;
    }
  foyer_pcm_trim (pcm, manifest->trim_db, TRIM_KEEP_MS);
  /* Silence in place of a word would be a hole that nobody notices until it is called. */
  if (20 * log10 (foyer_pcm_peak (pcm) + 1e-9) < manifest->trim_db)
    {
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE, _ ("It is silent."));
      return NULL;
    }
  foyer_pcm_fade (pcm, FOYER_VOICE_PACK_FADE_MS);
  return g_steal_pointer (&pcm);
}

GHashTable *
foyer_voice_pack_clips_load (const FoyerVoicePackManifest *manifest,
                             int folder,
                             GCancellable *cancellable,
                             GError **error)
{
  const gint64 end = g_get_monotonic_time () + LOAD_TIMEOUT_US;
  g_autoptr (GHashTable) by_path = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) clips =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  guint64 n_decoded = 0;

  for (guint i = 0; i < manifest->paths->len; i++)
    {
      const char *path = g_ptr_array_index (manifest->paths, i);
      GArray *known = g_hash_table_lookup (by_path, path);
      GArray *pcm = known != NULL
                        ? g_array_ref (known)
                        : load_clip (manifest, folder, path, &n_decoded, cancellable, error);

      if (pcm == NULL)
        {
          g_prefix_error (error, _ ("The recording “%s” is refused. "), path);
          return NULL;
        }
      g_hash_table_insert (by_path, (char *) path, pcm);
      g_hash_table_insert (clips, g_ptr_array_index (manifest->tokens, i), pcm);
      if (g_get_monotonic_time () < end)
        continue;
      g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                           _ ("Reading it takes longer than a minute."));
      return NULL;
    }
  return g_steal_pointer (&clips);
}
