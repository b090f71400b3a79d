/* The manifest of a recorded voice, voice.ini: read, and refused unless all of it is in order. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-voice-pack-manifest.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/foyer-error.h"
#include "voice/foyer-voice-pack-file.h"

#define FORMAT     1
#define MAX_TOKEN  64
#define MAX_TEXT   200
#define MAX_PHRASE 64
#define END        ".end"

static const struct
{
  const char *key;
  const char *values[2];
} reads[FOYER_VOICE_PACK_N_READ] = {
  [FOYER_VOICE_PACK_READ_TICKET] = { "ticket", { "digits", "cardinal" } },
  [FOYER_VOICE_PACK_READ_COUNTER] = { "counter", { "cardinal", "digits" } },
  [FOYER_VOICE_PACK_READ_ZH_ONE] = { "zh-one", { "yi", "yao" } },
  [FOYER_VOICE_PACK_READ_KO_ZERO] = { "ko-zero", { "gong", "yeong" } },
};

static const char *const phrase_keys[FOYER_CALL_NOTICE] = {
  [FOYER_CALL_FIRST] = "call",
  [FOYER_CALL_SECOND] = "recall",
  [FOYER_CALL_LAST] = "last",
  [FOYER_CALL_HEARING] = "hearing",
  [FOYER_CALL_REASSIGNED] = "reassigned",
};

static gboolean refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_clear_error (error);
  if (error != NULL)
    *error = g_error_new_valist (FOYER_ERROR, FOYER_ERROR_USAGE, format, arguments);
  va_end (arguments);
  return FALSE;
}

/* A line of text for people; NULL if it is none. */
static char *
get_text (GKeyFile *file, const char *key, GError **error)
{
  g_autofree char *text = g_key_file_get_string (file, "voice", key, NULL);
  gboolean good = text != NULL && text[0] != '\0' && g_utf8_strlen (text, -1) <= MAX_TEXT;

  for (const char *p = text; good && *p != '\0'; p = g_utf8_next_char (p))
    good = !g_unichar_iscntrl (g_utf8_get_char (p));
  if (!good)
    refuse (error, _ ("Its “%s” in [voice] is missing, too long or not a line of text."), key);
  return good ? g_steal_pointer (&text) : NULL;
}

static gboolean
read_identity (FoyerVoicePackManifest *manifest, GKeyFile *file, const char *id, GError **error)
{
  g_autofree char *language = NULL;

  if (g_key_file_get_integer (file, "voice", "format", NULL) != FORMAT)
    return refuse (error, _ ("Its format is not 1, the only one that this program knows."));
  if ((manifest->id = get_text (file, "id", error)) == NULL ||
      (manifest->name = get_text (file, "name", error)) == NULL ||
      (manifest->license = get_text (file, "license", error)) == NULL ||
      (language = get_text (file, "lang", error)) == NULL)
    return FALSE;
  if (!g_str_equal (manifest->id, id))
    return refuse (error, _ ("Its id “%s” is not the name of its folder."), manifest->id);
  return foyer_voice_language_from_code (language, &manifest->language) ||
         refuse (error, _ ("Its language “%s” is not zh, ko or en."), language);
}

static gboolean
read_reading (FoyerVoicePackManifest *manifest, GKeyFile *file, GError **error)
{
  for (guint i = 0; i < FOYER_VOICE_PACK_N_READ; i++)
    {
      g_autofree char *value = g_key_file_get_string (file, "read", reads[i].key, NULL);

      manifest->read[i] = -1;
      for (int k = 0; value != NULL && k < 2; k++)
        if (g_str_equal (value, reads[i].values[k]))
          manifest->read[i] = k;
      if (manifest->read[i] < 0 && g_key_file_has_key (file, "read", reads[i].key, NULL))
        return refuse (error, _ ("Its “%s” in [read] is neither “%s” nor “%s”."), reads[i].key,
                       reads[i].values[0], reads[i].values[1]);
    }
  return TRUE;
}

static gboolean
read_joins (FoyerVoicePackManifest *manifest, GKeyFile *file, GError **error)
{
  static const struct
  {
    const char *key;
    int least, most, normal;
  } joins[] = {
    { "gap-ms", 0, 500, 25 },
    { "pause-ms", 0, 2000, 220 },
    { "trim-db", -90, -20, -48 },
  };
  int values[G_N_ELEMENTS (joins)];

  for (guint i = 0; i < G_N_ELEMENTS (joins); i++)
    {
      g_autoptr (GError) reason = NULL;

      values[i] = joins[i].normal;
      if (g_key_file_has_key (file, "join", joins[i].key, NULL))
        values[i] = g_key_file_get_integer (file, "join", joins[i].key, &reason);
      if (reason != NULL || values[i] < joins[i].least || values[i] > joins[i].most)
        return refuse (error, _ ("Its “%s” in [join] is not a number from %d to %d."), joins[i].key,
                       joins[i].least, joins[i].most);
    }
  manifest->gap_ms = (guint) values[0];
  manifest->pause_ms = (guint) values[1];
  manifest->trim_db = (double) values[2];
  return TRUE;
}

static gboolean
is_token (const char *word, gsize length)
{
  if (length == 0 || length > MAX_TOKEN)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (word[i]) && word[i] != '-')
      return FALSE;
  return TRUE;
}

static gboolean
is_phrase_word (const char *word, FoyerCallKind kind)
{
  return is_token (word, strlen (word)) || g_str_equal (word, FOYER_VOICE_PACK_PAUSE) ||
         g_str_equal (word, FOYER_VOICE_PACK_TICKET) ||
         g_str_equal (word, FOYER_VOICE_PACK_COUNTER) ||
         (g_str_equal (word, FOYER_VOICE_PACK_COUNTER_BEFORE) && kind == FOYER_CALL_REASSIGNED);
}

static gboolean
read_phrase (FoyerVoicePackManifest *manifest, FoyerCallKind kind, const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " \t", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (parts[i][0] == '\0')
        continue;
      if (!is_phrase_word (parts[i], kind) || ++n > MAX_PHRASE)
        return refuse (error,
                       _ ("Its phrase “%s” is too long or has “%.80s”, which it cannot say."),
                       phrase_keys[kind], parts[i]);
      g_strv_builder_add (words, parts[i]);
    }
  manifest->phrases[kind] = g_strv_builder_end (words);
  /* A call that leaves out one of the two would send people wrong. */
  return (g_strv_contains ((const char *const *) manifest->phrases[kind],
                           FOYER_VOICE_PACK_TICKET) &&
          g_strv_contains ((const char *const *) manifest->phrases[kind],
                           FOYER_VOICE_PACK_COUNTER)) ||
         refuse (error, _ ("Its phrase “%s” lacks {ticket} or {counter}."), phrase_keys[kind]);
}

static gboolean
read_phrases (FoyerVoicePackManifest *manifest, GKeyFile *file, GError **error)
{
  gboolean any = FALSE;

  for (FoyerCallKind kind = 0; kind < FOYER_CALL_NOTICE; kind++)
    {
      g_autofree char *text = g_key_file_get_string (file, "phrases", phrase_keys[kind], NULL);

      if (text != NULL && !read_phrase (manifest, kind, text, error))
        return FALSE;
      any = any || text != NULL;
    }
  return any || refuse (error, _ ("It has no phrase that can be said."));
}

static gboolean
read_clip (FoyerVoicePackManifest *manifest, GKeyFile *file, const char *token, GError **error)
{
  const gsize length = strlen (token) - (g_str_has_suffix (token, END) ? strlen (END) : 0);
  g_autofree char *path = g_key_file_get_string (file, "clips", token, NULL);

  if (!is_token (token, length))
    return refuse (error, _ ("“%.80s” in [clips] is not a name of letters, digits and hyphens."),
                   token);
  if (path == NULL)
    return refuse (error, _ ("The path of the recording “%s” cannot be read."), token);
  if (!foyer_voice_pack_file_check_path (path, error))
    {
      g_prefix_error (error, _ ("The recording “%s” is refused. "), token);
      return FALSE;
    }
  g_ptr_array_add (manifest->tokens, g_strdup (token));
  g_ptr_array_add (manifest->paths, g_steal_pointer (&path));
  return TRUE;
}

static gboolean
read_clips (FoyerVoicePackManifest *manifest, GKeyFile *file, GError **error)
{
  gsize n = 0;
  g_auto (GStrv) tokens = g_key_file_get_keys (file, "clips", &n, NULL);

  if (n > FOYER_VOICE_PACK_MAX_CLIPS)
    return refuse (error, _ ("It names more than %d recordings."), FOYER_VOICE_PACK_MAX_CLIPS);
  for (gsize i = 0; i < n; i++)
    if (!read_clip (manifest, file, tokens[i], error))
      return FALSE;
  return n > 0 || refuse (error, _ ("It names no recording."));
}

static GKeyFile *
load_file (int folder, GError **error)
{
  gsize size = 0;
  g_autofree char *text = foyer_voice_pack_file_read (
      folder, "voice.ini", FOYER_VOICE_PACK_MAX_MANIFEST_BYTES, &size, error);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) reason = NULL;

  if (text == NULL)
    {
      g_prefix_error (error, _ ("Its manifest voice.ini is refused. "));
      return NULL;
    }
  if (!g_utf8_validate (text, (gssize) size, NULL))
    {
      refuse (error, _ ("Its manifest voice.ini is not UTF-8 text."));
      return NULL;
    }
  if (size > 0 && g_key_file_load_from_data (file, text, size, G_KEY_FILE_NONE, &reason))
    return g_steal_pointer (&file);
  refuse (error, _ ("Its manifest voice.ini cannot be read: %s"),
          reason != NULL ? reason->message : _ ("It is empty."));
  return NULL;
}

FoyerVoicePackManifest *
foyer_voice_pack_manifest_read (int folder, const char *id, GError **error)
{
  g_autoptr (FoyerVoicePackManifest) manifest = g_new0 (FoyerVoicePackManifest, 1);
  g_autoptr (GKeyFile) file = load_file (folder, error);

  manifest->tokens = g_ptr_array_new_with_free_func (g_free);
  manifest->paths = g_ptr_array_new_with_free_func (g_free);
  if (file != NULL && read_identity (manifest, file, id, error) &&
      read_reading (manifest, file, error) && read_joins (manifest, file, error) &&
      read_phrases (manifest, file, error) && read_clips (manifest, file, error))
    return g_steal_pointer (&manifest);
  return NULL;
}

void
foyer_voice_pack_manifest_free (FoyerVoicePackManifest *manifest)
{
  g_free (manifest->id);
  g_free (manifest->name);
  g_free (manifest->license);
  for (guint i = 0; i < G_N_ELEMENTS (manifest->phrases); i++)
    g_strfreev (manifest->phrases[i]);
  g_ptr_array_unref (manifest->tokens);
  g_ptr_array_unref (manifest->paths);
  g_free (manifest);
}

FoyerReadingOptions
foyer_voice_pack_manifest_reading (const FoyerVoicePackManifest *manifest,
                                   const FoyerReadingOptions *wanted)
{
  FoyerReadingOptions reading = wanted != NULL ? *wanted : (FoyerReadingOptions){ 0 };
  const int *read = manifest->read;

  if (read[FOYER_VOICE_PACK_READ_TICKET] >= 0)
    reading.ticket[manifest->language] =
        read[FOYER_VOICE_PACK_READ_TICKET] == 0 ? FOYER_READING_DIGITS : FOYER_READING_CARDINAL;
  if (read[FOYER_VOICE_PACK_READ_ZH_ONE] >= 0)
    reading.zh_one_is_yao = read[FOYER_VOICE_PACK_READ_ZH_ONE] == 1;
  if (read[FOYER_VOICE_PACK_READ_KO_ZERO] >= 0)
    reading.ko_zero_is_yeong = read[FOYER_VOICE_PACK_READ_KO_ZERO] == 1;
  return reading;
}
