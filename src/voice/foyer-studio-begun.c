/* The voices that were begun in a folder: whose they are, and how far they are. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-studio-begun.h"

#include "voice/foyer-studio.h"

void
foyer_begun_voice_free (FoyerBegunVoice *voice)
{
  g_free (voice->id);
  g_free (voice->name);
  g_free (voice);
}

static FoyerBegunVoice *
look_at (const char *home, const char *id)
{
  g_autoptr (FoyerStudio) studio = foyer_studio_open (home, id, 0, NULL, NULL, NULL);
  g_autoptr (GPtrArray) words = NULL;
  FoyerBegunVoice *voice;

  if (studio == NULL)
    return NULL;
  words = foyer_studio_list_words (studio, NULL);
  voice = g_new0 (FoyerBegunVoice, 1);
  voice->id = g_strdup (id);
  voice->name = foyer_studio_get_name (studio);
  voice->language = foyer_studio_get_language (studio);
  voice->n_words = words->len;
  for (guint i = 0; i < words->len; i++)
    voice->n_recorded += ((const FoyerStudioWord *) g_ptr_array_index (words, i))->recorded ? 1 : 0;
  return voice;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const FoyerBegunVoice *left = *(const FoyerBegunVoice *const *) a;
  const FoyerBegunVoice *right = *(const FoyerBegunVoice *const *) b;
  const int order = g_utf8_collate (left->name, right->name);

  return order != 0 ? order : g_strcmp0 (left->id, right->id);
}

GPtrArray *
foyer_studio_list_begun (const char *home)
{
  GPtrArray *voices = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_begun_voice_free);
  g_autoptr (GDir) dir = g_dir_open (home, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      FoyerBegunVoice *voice = look_at (home, name);

      if (voice != NULL)
        g_ptr_array_add (voices, voice);
    }
  g_ptr_array_sort (voices, compare_names);
  return voices;
}
