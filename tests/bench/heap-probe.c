/* Loaded into a program (LD_PRELOAD) to be asked how much of its memory is in use, by whoever
 * writes a line into the pipe FOYER_PROBE; the answer goes to FOYER_PROBE.answer. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>
#include <malloc.h>
#include <stdio.h>

static void
answer (const char *pipe, gboolean trim)
{
  g_autofree char *path = g_strconcat (pipe, ".answer", NULL);
  g_autofree char *text = NULL;
  struct mallinfo2 info;

  if (trim)
    malloc_trim (0);
  info = mallinfo2 ();
  text =
      g_strdup_printf ("used=%zu free=%zu mapped=%zu", info.uordblks, info.fordblks, info.hblkhd);
  g_file_set_contents (path, text, -1, NULL); /* at once, by renaming */
}

static gpointer
listen (gpointer data)
{
  char line[16];

  for (;;)
    {
      FILE *pipe = fopen (data, "re");

      if (pipe == NULL)
        return NULL;
      while (fgets (line, sizeof line, pipe) != NULL)
        answer (data, line[0] == 't');
      fclose (pipe);
    }
}

__attribute__ ((constructor)) static void
start (void)
{
  const char *pipe = g_getenv ("FOYER_PROBE");

  if (pipe == NULL)
    return;
  /* Of this program alone, not of those it starts. */
  g_unsetenv ("LD_PRELOAD");
  if (g_file_test (pipe, G_FILE_TEST_EXISTS))
    g_thread_unref (g_thread_new ("heap-probe", listen, g_strdup (pipe)));
}
