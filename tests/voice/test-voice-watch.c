/* Recorded voices that are copied here or taken away are noticed, and nothing else is. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "voice-test-pack.h"
#include "voice/foyer-voice-watch.h"

/* Far beyond what it takes. */
#define PATIENCE_S 60

static gboolean
on_patience (gpointer data)
{
  g_error ("nothing was told within %d s", PATIENCE_S);
  return G_SOURCE_REMOVE;
}

static void
await (const guint *n, guint wanted)
{
  const guint patience = g_timeout_add_seconds (PATIENCE_S, on_patience, NULL);

  while (*n < wanted)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (patience);
}

static void
on_changed (gpointer data)
{
  guint *n = data;

  (*n)++;
}

/* A pack is told of when it is whole, so that no half of it is read. */
static void
test_comes_and_goes (void)
{
  g_autoptr (VoiceTestFolder) home = voice_test_make_folder ();
  g_autofree char *voices = g_build_filename (home, "voices", NULL);
  g_autofree char *other = g_build_filename (home, "hall.db", NULL);
  g_autofree char *pack = NULL;
  const char *const folders[] = { voices, "/nonexistent/voices", NULL };
  guint n = 0;
  g_autoptr (FoyerVoiceWatch) watch = foyer_voice_watch_new (folders, on_changed, &n);

  /* The folder itself is new. */
  g_assert_cmpint (g_mkdir (voices, 0755), ==, 0);
  await (&n, 1);
  pack = voice_test_make_pack (voices, "en", FOYER_VOICE_EN, NULL);
  await (&n, 2);
  voice_test_remove (pack);
  await (&n, 3);
  /* The hall's database lies beside it, and changes all the time. */
  n = 0;
  g_assert_true (g_file_set_contents (other, "x", 1, NULL));
  g_assert_cmpint (g_rmdir (voices), ==, 0);
  await (&n, 1);
  g_assert_cmpuint (n, ==, 1);
}

static void
test_stops (void)
{
  g_autoptr (VoiceTestFolder) home = voice_test_make_folder ();
  g_autofree char *inside = g_build_filename (home, "en", NULL);
  const char *const folders[] = { home, NULL };
  guint n = 0;
  FoyerVoiceWatch *watch = foyer_voice_watch_new (folders, on_changed, &n);

  g_assert_cmpint (g_mkdir (inside, 0755), ==, 0);
  foyer_voice_watch_free (watch);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (n, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/voice/watch/comes-and-goes", test_comes_and_goes);
  g_test_add_func ("/voice/watch/stops", test_stops);
  return g_test_run ();
}
