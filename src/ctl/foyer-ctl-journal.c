/* The journal on standard output, as it is and as it grows. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "base/foyer-error.h"
#include "base/foyer-json.h"
#include "ctl/foyer-ctl.h"
#include "engine/foyer-feed.h"
#include "engine/foyer-view.h"

typedef struct
{
  FoyerExecutor *executor;
  GMainLoop *loop;
  gboolean json;
  gint64 seq;
  gint64 generation;
  GError *error;
} Follower;

static void
print_entry (const FoyerEntry *entry, GTimeZone *zone, gboolean json)
{
  g_autoptr (JsonObject) object = NULL;
  char at[FOYER_TIME_TEXT_SIZE];

  if (json)
    {
      object = foyer_view_entry (entry, zone);
      foyer_ctl_print (object, TRUE);
      return;
    }
  foyer_time_write (entry->at, zone, at);
  printf ("%8" G_GINT64_FORMAT "  %.19s  %-24s %-8s", entry->seq, at, entry->kind,
          entry->ticket != NULL ? entry->ticket : "");
  if (entry->counter != 0)
    printf (_ ("counter %d"), (int) entry->counter);
  printf ("\n");
  fflush (stdout);
}

/* Prints the entries behind @seq and gives the last one's; -1 on an error. */
static gint64
print_since (FoyerExecutor *executor, gint64 seq, gint64 limit, gboolean json, GError **error)
{
  FoyerConfig *config = foyer_executor_get_config (executor, error);
  g_autoptr (GPtrArray) entries = NULL;

  if (config == NULL)
    return -1;
  entries = foyer_journal_list (foyer_executor_get_database (executor), seq, limit, error);
  if (entries == NULL)
    return -1;
  for (guint i = 0; i < entries->len && !ferror (stdout); i++)
    {
      const FoyerEntry *entry = g_ptr_array_index (entries, i);

      print_entry (entry, config->zone, json);
      seq = entry->seq;
    }
  return seq;
}

static gboolean
read_since (const FoyerCtlLine *line, const char *option, gint64 *value, GError **error)
{
  const char *text = foyer_ctl_line_get (line, option);

  *value = 0;
  if (text == NULL || g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, value, NULL))
    return TRUE;
  g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE, _ ("“--%s” is a whole number, not “%s”."),
               option, text);
  return FALSE;
}

static FoyerExecutor *
open_reader (const FoyerCtlLine *line, GError **error)
{
  g_autofree char *path = foyer_ctl_get_database (line);

  return foyer_executor_open (path, FOYER_DATABASE_READ, NULL, error);
}

int
foyer_ctl_journal_list (const FoyerCtlLine *line)
{
  g_autoptr (FoyerExecutor) executor = NULL;
  g_autoptr (GError) error = NULL;
  gint64 since, limit;

  if (read_since (line, "since", &since, &error) && read_since (line, "limit", &limit, &error))
    executor = open_reader (line, &error);
  if (executor == NULL || print_since (executor, since, limit, line->json, &error) < 0)
    return foyer_ctl_print_error (error, line->json);
  return 0;
}

static void
follow_on (gpointer data)
{
  Follower *follower = data;
  FoyerJournalHead head;

  if (foyer_journal_get_head (foyer_executor_get_database (follower->executor), &head,
                              &follower->error))
    {
      /* After a restore the journal is another one: it is told from its start. */
      if (head.generation != follower->generation)
        follower->seq = 0;
      follower->generation = head.generation;
      follower->seq =
          print_since (follower->executor, follower->seq, 0, follower->json, &follower->error);
    }
  if (follower->error != NULL || ferror (stdout))
    g_main_loop_quit (follower->loop);
}

static gboolean
on_signal (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_CONTINUE;
}

int
foyer_ctl_journal_follow (const FoyerCtlLine *line)
{
  g_autofree char *path = foyer_ctl_get_database (line);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (FoyerExecutor) executor = NULL;
  g_autoptr (FoyerFeed) feed = NULL;
  g_autoptr (GError) error = NULL;
  Follower follower = { .loop = loop, .json = line->json };
  FoyerJournalHead head;

  if (read_since (line, "since", &follower.seq, &error))
    executor = open_reader (line, &error);
  if (executor != NULL &&
      foyer_journal_get_head (foyer_executor_get_database (executor), &head, &error))
    feed = foyer_feed_new (path, follow_on, &follower, &error);
  if (feed == NULL)
    return foyer_ctl_print_error (error, line->json);
  follower.executor = executor;
  follower.generation = head.generation;
  g_unix_signal_add (SIGINT, on_signal, loop);
  g_unix_signal_add (SIGTERM, on_signal, loop);
  follow_on (&follower);
  if (follower.error == NULL)
    g_main_loop_run (loop);
  if (follower.error == NULL)
    return 0;
  error = follower.error;
  return foyer_ctl_print_error (error, line->json);
}
