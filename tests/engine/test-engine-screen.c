/* A second screen is there while its program lives, and whoever watches is told at once (states
 * 2.9). */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "engine/foyer-screen-presence.h"

typedef struct
{
  char *folder, *database;
  FoyerScreenWatch *watch;
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  place->folder = g_dir_make_tmp ("foyer-screen-XXXXXX", NULL);
  place->database = g_build_filename (place->folder, "hall.db", NULL);
  place->watch = foyer_screen_watch_new (place->database, 3);
}

static void
tear_down (Place *place, gconstpointer data)
{
  g_autofree char *path = g_strconcat (place->database, "-screen-3", NULL);

  g_assert_finalize_object (place->watch);
  g_remove (path);
  g_assert_cmpint (g_rmdir (place->folder), ==, 0);
  g_free (place->folder);
  g_free (place->database);
}

static gboolean
give_up (gpointer data)
{
  g_assert_not_reached ();
  return G_SOURCE_REMOVE;
}

static void
await (Place *place, gboolean present)
{
  guint limit = g_timeout_add_seconds (20, give_up, NULL);

  while (foyer_screen_watch_get_present (place->watch) != present)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
}

static FoyerScreenHold *
hold (Place *place)
{
  g_autoptr (GError) error = NULL;
  FoyerScreenHold *screen = foyer_screen_hold_new (place->database, 3, &error);

  g_assert_no_error (error);
  return screen;
}

static void
test_comes_and_goes (Place *place, gconstpointer data)
{
  FoyerScreenHold *screen;

  g_assert_false (foyer_screen_is_present (place->database, 3));
  g_assert_false (foyer_screen_watch_get_present (place->watch));
  for (int i = 0; i < 3; i++)
    {
      screen = hold (place);
      g_assert_true (foyer_screen_is_present (place->database, 3));
      g_assert_false (foyer_screen_is_present (place->database, 4));
      await (place, TRUE);
      foyer_screen_hold_free (screen);
      g_assert_false (foyer_screen_is_present (place->database, 3));
      await (place, FALSE);
    }
}

static void
test_two_screens (Place *place, gconstpointer data)
{
  FoyerScreenHold *first = hold (place), *second = hold (place);

  foyer_screen_hold_free (first);
  g_assert_true (foyer_screen_is_present (place->database, 3));
  foyer_screen_hold_free (second);
  g_assert_false (foyer_screen_is_present (place->database, 3));
}

static pid_t
hold_in_child (Place *place)
{
  pid_t child = fork ();

  if (child == 0)
    {
      FoyerScreenHold *screen = foyer_screen_hold_new (place->database, 3, NULL);

      while (screen != NULL)
        pause ();
      _exit (1);
    }
  g_assert_cmpint (child, >, 0);
  return child;
}

static void
await_death (Place *place, pid_t child)
{
  int status;

  await (place, TRUE);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  await (place, FALSE);
  g_assert_false (foyer_screen_is_present (place->database, 3));
}

/* kill -9 leaves nothing behind that says a screen is there. */
static void
test_killed (Place *place, gconstpointer data)
{
  await_death (place, hold_in_child (place));
}

/* Nor when whoever watches came later than the screen, and saw nothing written. */
static void
test_killed_that_was_first (Place *place, gconstpointer data)
{
  pid_t child = hold_in_child (place);

  await (place, TRUE);
  g_assert_finalize_object (place->watch);
  place->watch = foyer_screen_watch_new (place->database, 3);
  await_death (place, child);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine/screen/comes-and-goes", Place, NULL, set_up, test_comes_and_goes, tear_down);
  g_test_add ("/engine/screen/two-screens", Place, NULL, set_up, test_two_screens, tear_down);
  g_test_add ("/engine/screen/killed", Place, NULL, set_up, test_killed, tear_down);
  g_test_add ("/engine/screen/killed-that-was-first", Place, NULL, set_up,
              test_killed_that_was_first, tear_down);
  return g_test_run ();
}
