/* The bell of the change feed: tells when the journal may have grown, without a timer. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/foyer-feed.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <glib-unix.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/foyer-error.h"
#include "store/foyer-database.h"

struct _FoyerFeed
{
  int fd;
  guint source;
  void (*rung) (gpointer data);
  gpointer data;
};

static gboolean
on_readable (int fd, GIOCondition condition, gpointer data)
{
  FoyerFeed *feed = data;
  char events[4096];

  /* Which file and how often does not matter: the journal says what happened. */
  while (read (fd, events, sizeof events) > 0)
    continue;
  feed->rung (feed->data);
  return G_SOURCE_CONTINUE;
}

static gboolean
watch (FoyerFeed *feed, const char *file, guint32 mask, GError **error)
{
  if (inotify_add_watch (feed->fd, file, mask) >= 0)
    return TRUE;
  g_set_error (
      error, FOYER_ERROR, FOYER_ERROR_FAULT,
      _ ("Changes of %s cannot be watched: %s. Nothing was changed; start the program again."),
      file, g_strerror (errno));
  return FALSE;
}

FoyerFeed *
foyer_feed_new (const char *path, void (*rung) (gpointer data), gpointer data, GError **error)
{
  g_autoptr (FoyerFeed) feed = g_new0 (FoyerFeed, 1);
  g_autofree char *bell = foyer_database_get_feed_path (path);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GSource *source;

  feed->rung = rung;
  feed->data = data;
  feed->fd = inotify_init1 (IN_NONBLOCK | IN_CLOEXEC);
  if (!watch (feed, bell, IN_MODIFY, error) || !watch (feed, log, IN_CLOSE_WRITE, error))
    return NULL;
  source = g_unix_fd_source_new (feed->fd, G_IO_IN);
  g_source_set_callback (source, G_SOURCE_FUNC (on_readable), feed, NULL);
  g_source_set_name (source, "foyer-feed");
  feed->source = g_source_attach (source, g_main_context_get_thread_default ());
  g_source_unref (source);
  return g_steal_pointer (&feed);
}

void
foyer_feed_free (FoyerFeed *feed)
{
  if (feed->source != 0)
    {
      GSource *source =
          g_main_context_find_source_by_id (g_main_context_get_thread_default (), feed->source);
      if (source != NULL)
        g_source_destroy (source);
    }
  if (feed->fd >= 0)
    close (feed->fd);
  g_free (feed);
}
