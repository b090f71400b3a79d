/* A notification server that is played, as a program: one line for each call, and choices from its
 * standard input: "action ID KEY". */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <stdlib.h>

#include "notification-server.h"

#define LOOK_MS 20

typedef struct
{
  TestNotificationServer *server;
  GMainLoop *loop;
  guint n_shown, n_closed;
} Desk;

/* What came since the last look. */
static gboolean
look (gpointer data)
{
  Desk *desk = data;
  GPtrArray *shown = test_notification_server_get_shown (desk->server);
  GArray *closed = test_notification_server_get_closed (desk->server);

  for (; desk->n_shown < shown->len; desk->n_shown++)
    {
      const TestNotification *notification = g_ptr_array_index (shown, desk->n_shown);
      g_autofree char *actions = g_strjoinv ("|", notification->actions);

      printf ("Notify\tid=%u\tsummary=%s\tbody=%s\tactions=%s\n", notification->id,
              notification->summary, notification->body, actions);
    }
  for (; desk->n_closed < closed->len; desk->n_closed++)
    printf ("Close\tid=%u\n", g_array_index (closed, guint, desk->n_closed));
  fflush (stdout);
  return G_SOURCE_CONTINUE;
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GDataInputStream *input = G_DATA_INPUT_STREAM (object);
  Desk *desk = data;
  g_autofree char *line = g_data_input_stream_read_line_finish_utf8 (input, result, NULL, NULL);
  g_auto (GStrv) words = NULL;

  if (line == NULL)
    {
      g_main_loop_quit (desk->loop);
      return;
    }
  words = g_strsplit (line, " ", 3);
  if (g_strv_length (words) == 3 && g_str_equal (words[0], "action"))
    test_notification_server_choose (desk->server, (guint) atoi (words[1]), words[2]);
  g_data_input_stream_read_line_async (input, G_PRIORITY_DEFAULT, NULL, read_cb, desk);
}

int
main (void)
{
  static const char *const capabilities[] = { "actions", "body", "persistence", NULL };
  g_autoptr (GInputStream) standard = g_unix_input_stream_new (0, FALSE);
  g_autoptr (GDataInputStream) input = g_data_input_stream_new (standard);
  Desk desk = { .loop = g_main_loop_new (NULL, FALSE) };

  desk.server = test_notification_server_new (g_getenv ("DBUS_SESSION_BUS_ADDRESS"), capabilities);
  printf ("ready\n");
  g_timeout_add (LOOK_MS, look, &desk);
  g_data_input_stream_read_line_async (input, G_PRIORITY_DEFAULT, NULL, read_cb, &desk);
  g_main_loop_run (desk.loop);
  test_notification_server_free (desk.server);
  g_main_loop_unref (desk.loop);
  return 0;
}
