/* The recorded voices of this computer: found, read on a thread of their own, one per language. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-voice-packs.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "base/foyer-error.h"
#include "voice/foyer-voice-pack-manifest.h"

#define PATIENCE_US (3 * G_USEC_PER_SEC)

/* One look at the folders. The thread may outlive everybody who waits for it: a file may be on a
 * disk that hangs. */
typedef struct
{
  gatomicrefcount ref_count; /* the owner's and the thread's */
  GCancellable *cancellable;
  char **folders;
  char *chosen[FOYER_N_VOICE_LANGUAGES];
  gint64 started_at;

  GMutex lock; /* for what follows */
  GCond changed;
  gboolean done;
  FoyerVoicePack *found[FOYER_N_VOICE_LANGUAGES];
  GPtrArray *problems; /* strings */
} Reading;

struct _FoyerVoicePacks
{
  gatomicrefcount ref_count;
  GMutex lock;      /* for what follows */
  Reading *current; /* what speaks; never NULL */
  Reading *next;    /* under way, or NULL */
};

typedef struct
{
  char *path;
  FoyerVoicePackManifest *manifest;
} Candidate;

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  foyer_voice_pack_manifest_free (candidate->manifest);
  g_free (candidate->path);
  g_free (candidate);
}

/* The thread's part. */

static void
add_problem (Reading *reading, char *sentence)
{
  g_mutex_lock (&reading->lock);
  g_ptr_array_add (reading->problems, sentence);
  g_mutex_unlock (&reading->lock);
  g_message ("%s", sentence);
}

static FoyerVoicePackManifest *
read_manifest (const char *path, const char *id, GError **error)
{
  const int folder = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  FoyerVoicePackManifest *manifest = NULL;

  if (folder >= 0)
    manifest = foyer_voice_pack_manifest_read (folder, id, error);
  else
    g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE, _ ("Its folder cannot be opened: %s"),
                 g_strerror (errno));
  if (folder >= 0)
    close (folder);
  if (manifest == NULL)
    g_prefix_error (error, _ ("The voice pack “%s” cannot be used. "), id);
  return manifest;
}

static gboolean
is_known (GPtrArray *candidates, const char *id)
{
  for (guint i = 0; i < candidates->len; i++)
    if (g_str_equal (((Candidate *) g_ptr_array_index (candidates, i))->manifest->id, id))
      return TRUE;
  return FALSE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_folder (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (name[0] != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* A pack in an earlier folder hides one of the same id in a later one. */
static void
add_candidates (Reading *reading, const char *folder, GPtrArray *candidates)
{
  g_autoptr (GPtrArray) names = list_folder (folder);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      FoyerVoicePackManifest *manifest = NULL;
      Candidate *candidate;

      if (!g_file_test (path, G_FILE_TEST_IS_DIR) || is_known (candidates, name))
        continue;
      if ((manifest = read_manifest (path, name, &error)) == NULL)
        {
          add_problem (reading, g_strdup (error->message));
          continue;
        }
      candidate = g_new (Candidate, 1);
      candidate->path = g_steal_pointer (&path);
      candidate->manifest = manifest;
      g_ptr_array_add (candidates, candidate);
    }
}

/* Loads CANDIDATE if it is of LANGUAGE and (not) the chosen one; NULL if not. */
static FoyerVoicePack *
try_candidate (Reading *reading,
               const Candidate *candidate,
               FoyerVoiceLanguage language,
               gboolean chosen)
{
  const gboolean is_chosen = g_strcmp0 (candidate->manifest->id, reading->chosen[language]) == 0;
  g_autoptr (GError) error = NULL;
  FoyerVoicePack *pack;

  if (candidate->manifest->language != language || is_chosen != chosen)
    return NULL;
  pack = foyer_voice_pack_load (candidate->path, reading->cancellable, &error);
  if (pack == NULL && !g_cancellable_is_cancelled (reading->cancellable))
    add_problem (reading, g_strdup (error->message));
  return pack;
}

/* The chosen one, or else the first that is in order. */
static FoyerVoicePack *
find_voice (Reading *reading, GPtrArray *candidates, FoyerVoiceLanguage language)
{
  const char *chosen = reading->chosen[language];
  FoyerVoicePack *pack = NULL;

  if (chosen != NULL && chosen[0] == '\0')
    return NULL;
  for (guint i = 0; chosen != NULL && pack == NULL && i < candidates->len; i++)
    pack = try_candidate (reading, g_ptr_array_index (candidates, i), language, TRUE);
  if (chosen != NULL && pack == NULL)
    add_problem (reading, g_strdup_printf (_ ("The chosen voice pack “%s” for “%s” is not there."),
                                           chosen, foyer_voice_language_code (language)));
  for (guint i = 0; pack == NULL && i < candidates->len; i++)
    pack = try_candidate (reading, g_ptr_array_index (candidates, i), language, FALSE);
  return pack;
}

static void
reading_unref (Reading *reading)
{
  if (!g_atomic_ref_count_dec (&reading->ref_count))
    return;
  for (guint i = 0; i < FOYER_N_VOICE_LANGUAGES; i++)
    {
      g_free (reading->chosen[i]);
      g_clear_pointer (&reading->found[i], foyer_voice_pack_unref);
    }
  g_strfreev (reading->folders);
  g_ptr_array_unref (reading->problems);
  g_object_unref (reading->cancellable);
  g_mutex_clear (&reading->lock);
  g_cond_clear (&reading->changed);
  g_free (reading);
}

static gpointer
read_all (gpointer data)
{
  Reading *reading = data;
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (candidate_free);

  for (guint i = 0; reading->folders[i] != NULL; i++)
    add_candidates (reading, reading->folders[i], candidates);
  for (FoyerVoiceLanguage language = 0; language < FOYER_N_VOICE_LANGUAGES; language++)
    if (!g_cancellable_is_cancelled (reading->cancellable))
      reading->found[language] = find_voice (reading, candidates, language);
  g_mutex_lock (&reading->lock);
  reading->done = TRUE;
  g_cond_broadcast (&reading->changed);
  g_mutex_unlock (&reading->lock);
  reading_unref (reading);
  return NULL;
}

/* The owner's part. */

static void
add_data_folder (GStrvBuilder *folders, const char *data_folder)
{
  g_autofree char *folder = g_build_filename (data_folder, "foyer", "voices", NULL);

  g_strv_builder_add (folders, folder);
}

static char **
default_folders (void)
{
  const char *list = g_getenv ("FOYER_VOICES");
  const char *const *system = g_get_system_data_dirs ();
  g_autoptr (GStrvBuilder) folders = g_strv_builder_new ();

  if (list != NULL)
    return g_strsplit (list, G_SEARCHPATH_SEPARATOR_S, -1);
  add_data_folder (folders, g_get_user_data_dir ());
  for (guint i = 0; system[i] != NULL; i++)
    add_data_folder (folders, system[i]);
  return g_strv_builder_end (folders);
}

/* Not started yet. */
static Reading *
reading_new (const FoyerVoicePacksOptions *options)
{
  Reading *reading = g_new0 (Reading, 1);

  g_atomic_ref_count_init (&reading->ref_count);
  g_mutex_init (&reading->lock);
  g_cond_init (&reading->changed);
  reading->cancellable = g_cancellable_new ();
  reading->problems = g_ptr_array_new_with_free_func (g_free);
  if (options != NULL && options->folders != NULL)
    reading->folders = g_strdupv ((char **) options->folders);
  else
    reading->folders = default_folders ();
  for (guint i = 0; options != NULL && i < FOYER_N_VOICE_LANGUAGES; i++)
    reading->chosen[i] = g_strdup (options->chosen[i]);
  return reading;
}

static void
reading_start (Reading *reading)
{
  reading->started_at = g_get_monotonic_time ();
  g_atomic_ref_count_inc (&reading->ref_count);
  g_thread_unref (g_thread_new ("foyer-voices", read_all, reading));
}

static gboolean
reading_wait (Reading *reading, gint64 end)
{
  gboolean done;

  g_mutex_lock (&reading->lock);
  while (!reading->done && g_cond_wait_until (&reading->changed, &reading->lock, end))
    continue;
  done = reading->done;
  g_mutex_unlock (&reading->lock);
  return done;
}

static void
reading_abandon (Reading *reading)
{
  g_cancellable_cancel (reading->cancellable);
  reading_unref (reading);
}

/* With the lock held: starts what was never started, and makes a finished reading the current one.
 */
static void
settle (FoyerVoicePacks *packs)
{
  if (packs->current->started_at == 0)
    reading_start (packs->current);
  if (packs->next == NULL || !reading_wait (packs->next, 0))
    return;
  reading_abandon (packs->current);
  packs->current = g_steal_pointer (&packs->next);
}

static Reading *
take (FoyerVoicePacks *packs, gboolean newest)
{
  Reading *reading;

  g_mutex_lock (&packs->lock);
  settle (packs);
  reading = newest && packs->next != NULL ? packs->next : packs->current;
  g_atomic_ref_count_inc (&reading->ref_count);
  g_mutex_unlock (&packs->lock);
  return reading;
}

FoyerVoicePacks *
foyer_voice_packs_new (const FoyerVoicePacksOptions *options)
{
  FoyerVoicePacks *packs = g_new0 (FoyerVoicePacks, 1);

  g_atomic_ref_count_init (&packs->ref_count);
  g_mutex_init (&packs->lock);
  packs->current = reading_new (options);
  return packs;
}

FoyerVoicePacks *
foyer_voice_packs_ref (FoyerVoicePacks *packs)
{
  g_atomic_ref_count_inc (&packs->ref_count);
  return packs;
}

void
foyer_voice_packs_unref (FoyerVoicePacks *packs)
{
  if (!g_atomic_ref_count_dec (&packs->ref_count))
    return;
  reading_abandon (packs->current);
  g_clear_pointer (&packs->next, reading_abandon);
  g_mutex_clear (&packs->lock);
  g_free (packs);
}

/* What was asked for last, again. */
static Reading *
reading_renew (const Reading *last)
{
  FoyerVoicePacksOptions options = { .folders = (const char *const *) last->folders };

  for (guint i = 0; i < FOYER_N_VOICE_LANGUAGES; i++)
    options.chosen[i] = last->chosen[i];
  return reading_new (&options);
}

void
foyer_voice_packs_reload (FoyerVoicePacks *packs, const FoyerVoicePacksOptions *options)
{
  Reading *reading;

  g_mutex_lock (&packs->lock);
  settle (packs);
  reading = options != NULL ? reading_new (options)
                            : reading_renew (packs->next != NULL ? packs->next : packs->current);
  reading_start (reading);
  g_clear_pointer (&packs->next, reading_abandon);
  packs->next = reading;
  g_mutex_unlock (&packs->lock);
}

void
foyer_voice_packs_choose (FoyerVoicePacks *packs, const char *const chosen[FOYER_N_VOICE_LANGUAGES])
{
  FoyerVoicePacksOptions options = { 0 };
  g_auto (GStrv) folders = NULL;

  for (guint i = 0; i < FOYER_N_VOICE_LANGUAGES; i++)
    options.chosen[i] = chosen[i];
  g_mutex_lock (&packs->lock);
  folders = g_strdupv (packs->current->folders);
  options.folders = (const char *const *) folders;
  if (packs->current->started_at == 0)
    {
      reading_abandon (packs->current);
      packs->current = reading_new (&options);
      g_mutex_unlock (&packs->lock);
      return;
    }
  g_mutex_unlock (&packs->lock);
  foyer_voice_packs_reload (packs, &options);
}

gboolean
foyer_voice_packs_wait (FoyerVoicePacks *packs, guint timeout_ms)
{
  const gint64 end = g_get_monotonic_time () + (gint64) timeout_ms * 1000;
  Reading *reading = take (packs, TRUE);
  const gboolean done = reading_wait (reading, end);

  reading_unref (reading);
  return done;
}

FoyerVoicePack *
foyer_voice_packs_get (FoyerVoicePacks *packs, FoyerVoiceLanguage language)
{
  Reading *reading = take (packs, FALSE);
  FoyerVoicePack *pack = NULL;

  if (reading_wait (reading, reading->started_at + PATIENCE_US) && reading->found[language] != NULL)
    pack = foyer_voice_pack_ref (reading->found[language]);
  reading_unref (reading);
  return pack;
}

char **
foyer_voice_packs_get_folders (FoyerVoicePacks *packs)
{
  Reading *reading;
  char **folders;

  g_mutex_lock (&packs->lock);
  reading = packs->next != NULL ? packs->next : packs->current;
  folders = g_strdupv (reading->folders);
  g_mutex_unlock (&packs->lock);
  return folders;
}

char **
foyer_voice_packs_get_problems (FoyerVoicePacks *packs)
{
  Reading *reading = take (packs, FALSE);
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();

  g_mutex_lock (&reading->lock);
  for (guint i = 0; i < reading->problems->len; i++)
    g_strv_builder_add (sentences, g_ptr_array_index (reading->problems, i));
  g_mutex_unlock (&reading->lock);
  reading_unref (reading);
  return g_strv_builder_end (sentences);
}
