/* A recorded voice: one language, its clips in memory, and the calls that can be put together from
 * them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-voice-pack.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <math.h>
#include <unistd.h>

#include "base/foyer-error.h"
#include "voice/foyer-pcm.h"
#include "voice/foyer-voice-pack-clips.h"
#include "voice/foyer-voice-pack-manifest.h"

#define MAX_CALL_SECONDS 60

/* A pack that needs more than this was recorded by mistake. */
#define MAX_GAIN_DB 30.0

#define N_SAMPLE_CALLS  4 /* of each kind */
#define SAMPLE_PAUSE_MS 300

#define LARGEST_TICKET  9999
#define LARGEST_COUNTER 99

struct _FoyerVoicePack
{
  gatomicrefcount ref_count;
  FoyerVoicePackManifest *manifest;
  GHashTable *clips; /* token to GArray of float */
  double loudness;
};

/* Putting calls together. */

static GPtrArray *
read_counter (FoyerVoicePack *pack, guint counter)
{
  const FoyerVoiceLanguage language = pack->manifest->language;
  char digits[16];

  if (pack->manifest->read[FOYER_VOICE_PACK_READ_COUNTER] != 1)
    return foyer_number_words_read_number (language, counter);
  g_snprintf (digits, sizeof digits, "%u", counter);
  return foyer_number_words_read_ticket (language, digits, NULL);
}

static GPtrArray *
read_ticket (FoyerVoicePack *pack, const char *ticket, const FoyerReadingOptions *options)
{
  const FoyerReadingOptions reading = foyer_voice_pack_manifest_reading (pack->manifest, options);

  return foyer_number_words_read_ticket (pack->manifest->language, ticket, &reading);
}

/* The last word of a number may have a clip of its own, with a falling tone. */
static void
add_number (GPtrArray *words, FoyerVoicePack *pack, GPtrArray *number)
{
  for (guint i = 0; i < number->len; i++)
    {
      gpointer word = g_ptr_array_index (number, i), own = NULL;
      g_autofree char *end = g_strconcat (word, ".end", NULL);

      if (i == number->len - 1)
        g_hash_table_lookup_extended (pack->clips, end, &own, NULL);
      g_ptr_array_add (words, own != NULL ? own : word);
    }
}

static guint
count_word (char **phrase, const char *word)
{
  guint n = 0;

  for (guint i = 0; phrase[i] != NULL; i++)
    n += g_str_equal (phrase[i], word) ? 1 : 0;
  return n;
}

/* The names of clips, and pauses, that make up a call; NULL if the pack has no such phrase or the
 * call names nothing. The strings are the pack's. */
static GPtrArray *
list_words (FoyerVoicePack *pack,
            const FoyerSegment *segment,
            gboolean number_twice,
            const FoyerReadingOptions *options)
{
  char **phrase = segment->kind < FOYER_CALL_NOTICE ? pack->manifest->phrases[segment->kind] : NULL;
  g_autoptr (GPtrArray) ticket = read_ticket (pack, segment->ticket, options);
  g_autoptr (GPtrArray) counter = read_counter (pack, segment->counter);
  g_autoptr (GPtrArray) before = read_counter (pack, segment->counter_before);
  GPtrArray *words = NULL;

  if (phrase == NULL || ticket->len == 0 || segment->counter == 0 ||
      (segment->kind == FOYER_CALL_REASSIGNED && segment->counter_before == 0))
    return NULL;
  number_twice = number_twice && count_word (phrase, FOYER_VOICE_PACK_TICKET) == 1;
  words = g_ptr_array_new ();
  for (guint i = 0; phrase[i] != NULL; i++)
    {
      if (g_str_equal (phrase[i], FOYER_VOICE_PACK_COUNTER))
        add_number (words, pack, counter);
      else if (g_str_equal (phrase[i], FOYER_VOICE_PACK_COUNTER_BEFORE))
        add_number (words, pack, before);
      else if (g_str_equal (phrase[i], FOYER_VOICE_PACK_TICKET))
        add_number (words, pack, ticket);
      else
        g_ptr_array_add (words, phrase[i]);
      if (number_twice && g_str_equal (phrase[i], FOYER_VOICE_PACK_TICKET))
        {
          g_ptr_array_add (words, (char *) FOYER_VOICE_PACK_PAUSE);
          add_number (words, pack, ticket);
        }
    }
  return words;
}

static gboolean
is_pause (const char *word)
{
  return g_str_equal (word, FOYER_VOICE_PACK_PAUSE);
}

/* NULL if all of WORDS are there. */
static const char *
find_missing (FoyerVoicePack *pack, GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      if (!is_pause (word) && !g_hash_table_contains (pack->clips, word))
        return word;
    }
  return NULL;
}

/* Word by word: stretched over a join, the end of one word would sound again after the gap. */
static void
append_clip (GArray *pcm, const GArray *clip, double rate)
{
  g_autoptr (GArray) stretched = NULL;

  if (fabs (rate - 1.0) < 0.01)
    {
      foyer_pcm_append (pcm, clip);
      return;
    }
  stretched = foyer_pcm_stretch (clip, rate);
  foyer_pcm_fade (stretched, FOYER_VOICE_PACK_FADE_MS);
  foyer_pcm_append (pcm, stretched);
}

/* A pause takes the place of the gap. Every clip begins and ends at zero, so that no join clicks.
 * NULL if this becomes too long. */
static GArray *
join (FoyerVoicePack *pack, GPtrArray *words, double rate)
{
  g_autoptr (GArray) pcm = foyer_pcm_new ();
  guint pause_ms = 0;

  for (guint i = 0; i < words->len && pcm->len <= MAX_CALL_SECONDS * FOYER_PCM_RATE; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      const guint gap_ms = pause_ms > 0 ? pause_ms : pack->manifest->gap_ms;

      if (is_pause (word))
        {
          pause_ms += pack->manifest->pause_ms;
          continue;
        }
      if (pcm->len > 0)
        foyer_pcm_append_silence (pcm, (guint) lround (gap_ms / rate));
      append_clip (pcm, g_hash_table_lookup (pack->clips, word), rate);
      pause_ms = 0;
    }
  return pcm->len <= MAX_CALL_SECONDS * FOYER_PCM_RATE ? g_steal_pointer (&pcm) : NULL;
}

GArray *
foyer_voice_pack_speak (FoyerVoicePack *pack,
                        const FoyerSegment *segment,
                        gboolean number_twice,
                        const FoyerReadingOptions *options,
                        double rate,
                        double target_lufs,
                        GError **error)
{
  g_autoptr (GPtrArray) words = list_words (pack, segment, number_twice, options);
  const char *missing = words != NULL ? find_missing (pack, words) : NULL;
  g_autoptr (GArray) pcm = words != NULL && missing == NULL ? join (pack, words, rate) : NULL;

  if (missing != NULL)
    g_set_error (error, FOYER_ERROR, FOYER_ERROR_NOT_AVAILABLE,
                 _ ("The voice pack “%s” has no recording “%s”."), pack->manifest->id, missing);
  else if (pcm == NULL)
    g_set_error (error, FOYER_ERROR, FOYER_ERROR_NOT_AVAILABLE,
                 _ ("The voice pack “%s” cannot say this announcement."), pack->manifest->id);
  if (pcm == NULL)
    return NULL;
  foyer_pcm_amplify (pcm, CLAMP (target_lufs - pack->loudness, -MAX_GAIN_DB, MAX_GAIN_DB));
  return g_steal_pointer (&pcm);
}

/* What is missing. */

static void
note_missing (FoyerVoicePack *pack, GPtrArray *words, GHashTable *missing)
{
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      if (word[0] != '{' && !is_pause (word) && !g_hash_table_contains (pack->clips, word))
        g_hash_table_add (missing, (char *) word);
    }
}

static void
note_missing_number (FoyerVoicePack *pack, GPtrArray *number, GHashTable *missing)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  add_number (words, pack, number);
  note_missing (pack, words, missing);
}

static void
note_missing_tickets (FoyerVoicePack *pack,
                      const char *prefix,
                      const FoyerReadingOptions *options,
                      GHashTable *missing)
{
  for (guint n = 0; n <= LARGEST_TICKET; n++)
    {
      g_autofree char *ticket = g_strdup_printf ("%s%03u", prefix, n);
      g_autoptr (GPtrArray) number = read_ticket (pack, ticket, options);

      note_missing_number (pack, number, missing);
    }
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static char **
to_sorted_strv (GHashTable *words)
{
  guint n = 0;
  char **strv = (char **) g_hash_table_get_keys_as_array (words, &n);

  qsort (strv, n, sizeof *strv, compare_strings);
  for (guint i = 0; i < n; i++)
    strv[i] = g_strdup (strv[i]);
  return strv;
}

char **
foyer_voice_pack_get_missing (FoyerVoicePack *pack,
                              const char *const *prefixes,
                              const FoyerReadingOptions *options)
{
  static const char *const all[] = { "A", "B", "C", "D", "E", "F", "G", "H", "I",
                                     "J", "K", "L", "M", "N", "O", "P", "Q", "R",
                                     "S", "T", "U", "V", "W", "X", "Y", "Z", NULL };
  g_autoptr (GHashTable) missing = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (pack->manifest->phrases); i++)
    {
      g_autoptr (GPtrArray) words = g_ptr_array_new ();

      for (char **word = pack->manifest->phrases[i]; word != NULL && *word != NULL; word++)
        g_ptr_array_add (words, *word);
      note_missing (pack, words, missing);
    }
  for (const char *const *prefix = prefixes != NULL ? prefixes : all; *prefix != NULL; prefix++)
    note_missing_tickets (pack, *prefix, options, missing);
  for (guint counter = 1; counter <= LARGEST_COUNTER; counter++)
    {
      g_autoptr (GPtrArray) number = read_counter (pack, counter);

      note_missing_number (pack, number, missing);
    }
  return to_sorted_strv (missing);
}

/* Loading. */

/* Calls as the hall will hear them; without those that the pack cannot say. */
static GArray *
sample_calls (FoyerVoicePack *pack)
{
  GArray *pcm = foyer_pcm_new ();

  for (guint i = 0; i < N_SAMPLE_CALLS; i++)
    for (FoyerCallKind kind = 0; kind < FOYER_CALL_NOTICE; kind++)
      {
        const char letter[] = { (char) ('A' + 3 * i), '\0' };
        const guint number = 137 + i * 274;
        g_autofree char *ticket = g_strdup_printf (
            "%s%03u", g_hash_table_contains (pack->clips, letter) ? letter : "", number);
        const FoyerSegment segment = {
          .kind = kind, .ticket = ticket, .counter = 1 + 4 * i, .counter_before = 24 - i
        };
        g_autoptr (GPtrArray) words = list_words (pack, &segment, FALSE, NULL);
        g_autoptr (GArray) call = NULL;

        if (words == NULL || find_missing (pack, words) != NULL)
          continue;
        if ((call = join (pack, words, 1.0)) == NULL)
          continue;
        foyer_pcm_append (pcm, call);
        foyer_pcm_append_silence (pcm, SAMPLE_PAUSE_MS);
      }
  return pcm;
}

/* Once for the whole pack: a gain for each clip would take the stress out of a sentence. */
static void
measure (FoyerVoicePack *pack)
{
  g_autoptr (GArray) pcm = sample_calls (pack);
  GHashTableIter iter;
  gpointer clip;

  g_hash_table_iter_init (&iter, pack->clips);
  /* So incomplete that it is of no use yet, but its author wants to know. */
  while (pcm->len < FOYER_PCM_RATE && g_hash_table_iter_next (&iter, NULL, &clip))
    foyer_pcm_append (pcm, clip);
  pack->loudness = foyer_pcm_loudness (pcm);
}

static gboolean
load (FoyerVoicePack *pack, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *id = g_path_get_basename (path);
  const int folder = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (folder < 0)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE, _ ("Its folder cannot be opened: %s"),
                   g_strerror (errno));
      return FALSE;
    }
  pack->manifest = foyer_voice_pack_manifest_read (folder, id, error);
  if (pack->manifest != NULL)
    pack->clips = foyer_voice_pack_clips_load (pack->manifest, folder, cancellable, error);
  close (folder);
  return pack->clips != NULL;
}

FoyerVoicePack *
foyer_voice_pack_load (const char *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (FoyerVoicePack) pack = g_new0 (FoyerVoicePack, 1);
  g_autofree char *name = g_filename_display_basename (folder);

  g_atomic_ref_count_init (&pack->ref_count);
  if (!load (pack, folder, cancellable, error))
    {
      g_prefix_error (error, _ ("The voice pack “%s” cannot be used. "), name);
      return NULL;
    }
  measure (pack);
  return g_steal_pointer (&pack);
}

FoyerVoicePack *
foyer_voice_pack_ref (FoyerVoicePack *pack)
{
  g_atomic_ref_count_inc (&pack->ref_count);
  return pack;
}

void
foyer_voice_pack_unref (FoyerVoicePack *pack)
{
  if (!g_atomic_ref_count_dec (&pack->ref_count))
    return;
  g_clear_pointer (&pack->clips, g_hash_table_unref);
  g_clear_pointer (&pack->manifest, foyer_voice_pack_manifest_free);
  g_free (pack);
}

const char *
foyer_voice_pack_get_id (FoyerVoicePack *pack)
{
  return pack->manifest->id;
}

const char *
foyer_voice_pack_get_name (FoyerVoicePack *pack)
{
  return pack->manifest->name;
}

const char *
foyer_voice_pack_get_license (FoyerVoicePack *pack)
{
  return pack->manifest->license;
}

FoyerVoiceLanguage
foyer_voice_pack_get_language (FoyerVoicePack *pack)
{
  return pack->manifest->language;
}

guint
foyer_voice_pack_get_n_clips (FoyerVoicePack *pack)
{
  return g_hash_table_size (pack->clips);
}

double
foyer_voice_pack_get_loudness (FoyerVoicePack *pack)
{
  return pack->loudness;
}

gboolean
foyer_voice_pack_has_phrase (FoyerVoicePack *pack, FoyerCallKind kind)
{
  return kind < FOYER_CALL_NOTICE && pack->manifest->phrases[kind] != NULL;
}
