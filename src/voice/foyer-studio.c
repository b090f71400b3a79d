/* The voice studio's work, without its window: clips become a voice that is whole at every step. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-studio.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/foyer-error.h"
#include "voice/foyer-clip.h"
#include "voice/foyer-pcm.h"
#include "voice/foyer-synth.h"
#include "voice/foyer-voice-pack-file.h"
#include "voice/foyer-voice-pack-manifest.h"
#include "voice/foyer-wav.h"

#define CLIPS "clips"

struct _FoyerStudio
{
  char *folder;
  FoyerVoiceLanguage language;
  GKeyFile *manifest; /* as it is on disk, or will be with the first word */
};

char *
foyer_studio_get_home (void)
{
  return g_build_filename (g_get_user_data_dir (), "foyer", "voices", NULL);
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, FOYER_ERROR, FOYER_ERROR_USAGE, sentence);
  return FALSE;
}

static gboolean
fail (GError **error, const char *path, int code)
{
  g_set_error (error, FOYER_ERROR,
               code == ENOSPC || code == EDQUOT ? FOYER_ERROR_DISK_FULL : FOYER_ERROR_FAULT,
               _ ("“%s” cannot be written: %s. The voice is as it was."), path, g_strerror (code));
  return FALSE;
}

/* Opening. */

static gboolean
is_id (const char *id)
{
  gsize n = 0;

  for (; id[n] != '\0'; n++)
    if (!g_ascii_islower (id[n]) && !g_ascii_isdigit (id[n]) && (id[n] != '-' || n == 0))
      return FALSE;
  return n > 0 && n <= 40;
}

static gboolean
is_line (const char *text)
{
  if (text == NULL || *text == '\0' || g_utf8_strlen (text, -1) > 200)
    return FALSE;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_iscntrl (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static void
begin_manifest (FoyerStudio *studio, const char *id, const char *name, const char *license)
{
  const FoyerStudioPhrase *phrases = foyer_studio_words_phrases (studio->language);

  g_key_file_set_integer (studio->manifest, "voice", "format", 1);
  g_key_file_set_string (studio->manifest, "voice", "id", id);
  g_key_file_set_string (studio->manifest, "voice", "lang",
                         foyer_voice_language_code (studio->language));
  g_key_file_set_string (studio->manifest, "voice", "name", name);
  g_key_file_set_string (studio->manifest, "voice", "license", license);
  for (guint i = 0; i < FOYER_STUDIO_N_PHRASES; i++)
    g_key_file_set_string (studio->manifest, "phrases", phrases[i].key, phrases[i].text);
}

/* Whatever would be refused when it speaks is not worked on either. */
static gboolean
read_manifest (FoyerStudio *studio, const char *id, const char *path, GError **error)
{
  const int folder = open (studio->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  g_autoptr (FoyerVoicePackManifest) manifest = NULL;

  if (folder < 0)
    return fail (error, studio->folder, errno);
  manifest = foyer_voice_pack_manifest_read (folder, id, error);
  close (folder);
  if (manifest == NULL)
    {
      g_prefix_error (error, _ ("The voice pack “%s” cannot be used. "), id);
      return FALSE;
    }
  studio->language = manifest->language;
  return g_key_file_load_from_file (studio->manifest, path, G_KEY_FILE_KEEP_COMMENTS, error);
}

FoyerStudio *
foyer_studio_open (const char *home,
                   const char *id,
                   FoyerVoiceLanguage language,
                   const char *name,
                   const char *license,
                   GError **error)
{
  g_autoptr (FoyerStudio) studio = g_new0 (FoyerStudio, 1);
  g_autofree char *path = NULL;

  studio->manifest = g_key_file_new ();
  studio->folder = g_build_filename (home, id, NULL);
  studio->language = language;
  path = g_build_filename (studio->folder, "voice.ini", NULL);
  if (!is_id (id))
    {
      refuse (error, _ ("A voice’s short name has small letters a to z, digits and hyphens."));
      return NULL;
    }
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return read_manifest (studio, id, path, error) ? g_steal_pointer (&studio) : NULL;
  if (!is_line (name) || !is_line (license))
    {
      refuse (error, _ ("Say whose voice this is, and under which terms it may be used: one line "
                        "each."));
      return NULL;
    }
  begin_manifest (studio, id, name, license);
  return g_steal_pointer (&studio);
}

void
foyer_studio_free (FoyerStudio *studio)
{
  g_free (studio->folder);
  g_key_file_unref (studio->manifest);
  g_free (studio);
}

const char *
foyer_studio_get_folder (FoyerStudio *studio)
{
  return studio->folder;
}

char *
foyer_studio_get_name (FoyerStudio *studio)
{
  return g_key_file_get_string (studio->manifest, "voice", "name", NULL);
}

FoyerVoiceLanguage
foyer_studio_get_language (FoyerStudio *studio)
{
  return studio->language;
}

/* Words. */

static gboolean
is_known (GPtrArray *words, const char *token)
{
  for (guint i = 0; i < words->len; i++)
    if (g_str_equal (((FoyerStudioWord *) g_ptr_array_index (words, i))->token, token))
      return TRUE;
  return FALSE;
}

/* A voice that was begun elsewhere may have words of its own in its phrases. */
static void
add_own_words (FoyerStudio *studio, GPtrArray *words)
{
  const FoyerStudioPhrase *phrases = foyer_studio_words_phrases (studio->language);

  for (guint i = 0; i < FOYER_STUDIO_N_PHRASES; i++)
    {
      g_autofree char *text =
          g_key_file_get_string (studio->manifest, "phrases", phrases[i].key, NULL);
      g_auto (GStrv) tokens = g_strsplit_set (text != NULL ? text : "", " \t", -1);

      for (char **token = tokens; *token != NULL; token++)
        if (g_ascii_isalnum (**token) && !is_known (words, *token))
          {
            FoyerStudioWord *word = g_new0 (FoyerStudioWord, 1);

            word->token = g_strdup (*token);
            word->text = g_strdup (*token);
            g_ptr_array_add (words, word);
          }
    }
}

GPtrArray *
foyer_studio_list_words (FoyerStudio *studio, const char *letters)
{
  GPtrArray *words = foyer_studio_words_list (studio->language, letters);

  add_own_words (studio, words);
  for (guint i = 0; i < words->len; i++)
    {
      FoyerStudioWord *word = g_ptr_array_index (words, i);

      word->recorded = g_key_file_has_key (studio->manifest, "clips", word->token, NULL);
    }
  return words;
}

GArray *
foyer_studio_load_clip (FoyerStudio *studio, const char *token, GError **error)
{
  g_autofree char *path = g_key_file_get_string (studio->manifest, "clips", token, NULL);
  int folder, file = -1;
  GArray *clip = NULL;

  if (path == NULL)
    {
      refuse (error, _ ("This word is not recorded yet."));
      return NULL;
    }
  folder = open (studio->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder >= 0)
    file = foyer_voice_pack_file_open (folder, path, FOYER_CLIP_MAX_FILE_BYTES, error);
  else
    fail (error, studio->folder, errno);
  if (file >= 0)
    clip = foyer_clip_decode (file, NULL, error);
  if (file >= 0)
    close (file);
  if (folder >= 0)
    close (folder);
  return clip;
}

/* Keeping. */

static gboolean
save_manifest (FoyerStudio *studio, GError **error)
{
  g_autofree char *path = g_build_filename (studio->folder, "voice.ini", NULL);
  gsize size;
  g_autofree char *text = g_key_file_to_data (studio->manifest, &size, NULL);
  g_autoptr (GError) reason = NULL;

  if (g_file_set_contents_full (path, text, (gssize) size,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644,
                                &reason))
    return TRUE;
  return fail (error, path,
               g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? ENOSPC : EIO);
}

static gboolean
sync_file (const char *path, GError **error)
{
  const int file = open (path, O_RDONLY | O_CLOEXEC);
  const gboolean done = file >= 0 && fsync (file) == 0;
  const int code = errno;

  if (file >= 0)
    close (file);
  return done || fail (error, path, code);
}

static gboolean
write_clip (const char *path, const GArray *clip, GError **error)
{
  g_autofree char *half = g_strconcat (path, ".part", NULL);
  g_autoptr (GBytes) bytes = foyer_pcm_to_s16 (clip);
  FoyerWav *wav = foyer_wav_create (half, error);
  gboolean whole;

  if (wav == NULL)
    return FALSE;
  whole = foyer_wav_append (wav, g_bytes_get_data (bytes, NULL), clip->len, error);
  whole = foyer_wav_close (wav, whole ? error : NULL) && whole && sync_file (half, error);
  if (whole && g_rename (half, path) != 0)
    whole = fail (error, path, errno);
  if (!whole)
    g_unlink (half);
  return whole;
}

/* A file of its own for every take: what is being read by a station stays as it is. */
static char *
choose_path (FoyerStudio *studio, const char *token)
{
  for (guint n = 1;; n++)
    {
      g_autofree char *name =
          n == 1 ? g_strdup_printf ("%s.wav", token) : g_strdup_printf ("%s-%u.wav", token, n);
      g_autofree char *relative = g_build_filename (CLIPS, name, NULL);
      g_autofree char *path = g_build_filename (studio->folder, relative, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&relative);
    }
}

static void
remove_file (FoyerStudio *studio, const char *relative)
{
  g_autofree char *path = g_build_filename (studio->folder, relative, NULL);

  if (foyer_voice_pack_file_check_path (relative, NULL) && g_str_has_prefix (relative, CLIPS "/"))
    g_unlink (path);
}

/* Puts the manifest back when it cannot be saved. */
static gboolean
point_to (FoyerStudio *studio, const char *token, const char *relative, GError **error)
{
  g_autofree char *before = g_key_file_get_string (studio->manifest, "clips", token, NULL);
  gboolean saved;

  if (relative != NULL)
    g_key_file_set_string (studio->manifest, "clips", token, relative);
  else
    g_key_file_remove_key (studio->manifest, "clips", token, NULL);
  saved = save_manifest (studio, error);
  if (!saved && before != NULL)
    g_key_file_set_string (studio->manifest, "clips", token, before);
  else if (!saved)
    g_key_file_remove_key (studio->manifest, "clips", token, NULL);
  /* The one that nothing points to any more. */
  if (saved && before != NULL)
    remove_file (studio, before);
  else if (!saved && relative != NULL)
    remove_file (studio, relative);
  return saved;
}

gboolean
foyer_studio_keep (FoyerStudio *studio, const char *token, const GArray *clip, GError **error)
{
  g_autofree char *clips = g_build_filename (studio->folder, CLIPS, NULL);
  g_autofree char *relative = NULL;
  g_autofree char *path = NULL;

  if (g_mkdir_with_parents (clips, 0755) != 0)
    return fail (error, clips, errno);
  relative = choose_path (studio, token);
  path = g_build_filename (studio->folder, relative, NULL);
  return write_clip (path, clip, error) && point_to (studio, token, relative, error);
}

gboolean
foyer_studio_discard (FoyerStudio *studio, const char *token, GError **error)
{
  g_auto (GStrv) tokens = NULL;
  gsize n = 0;

  if (!g_key_file_has_key (studio->manifest, "clips", token, NULL))
    return TRUE;
  tokens = g_key_file_get_keys (studio->manifest, "clips", &n, NULL);
  if (n == 1)
    return refuse (error, _ ("The only word of a voice cannot be taken out. Record it again, or "
                             "remove the voice’s folder."));
  return point_to (studio, token, NULL, error);
}

/* To compare with. */

static void
synthesise_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (FoyerSynth) synth = foyer_synth_new (NULL);
  const FoyerVoiceLanguage language =
      (FoyerVoiceLanguage) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (task), "language"));
  g_autoptr (GArray) pcm = NULL;
  g_autoptr (FoyerTake) take = NULL;
  GError *error = NULL;

  pcm = foyer_synth_speak (synth, language, data, 1.0, cancellable, &error);
  if (pcm != NULL)
    take = foyer_take_new (pcm);
  if (pcm == NULL)
    g_task_return_error (task, error);
  else if (take->clip == NULL)
    g_task_return_new_error (task, FOYER_ERROR, FOYER_ERROR_NOT_AVAILABLE,
                             _ ("The speech synthesizer made no sound of the announcement."));
  else
    g_task_return_pointer (task, g_steal_pointer (&take->clip), (GDestroyNotify) g_array_unref);
}

void
foyer_studio_synthesise_async (FoyerVoiceLanguage language,
                               const char *text,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, foyer_studio_synthesise_async);
  g_object_set_data (G_OBJECT (task), "language", GUINT_TO_POINTER (language));
  g_task_set_task_data (task, g_strdup (text), g_free);
  g_task_run_in_thread (task, synthesise_thread);
}

GArray *
foyer_studio_synthesise_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
