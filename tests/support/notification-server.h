/* A notification server that is played, on a session bus of the test's own. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  guint id, replaces, urgency;
  int timeout;
  char *summary, *body, *desktop_entry;
  char **actions; /* name, label … */
} TestNotification;

typedef struct _TestNotificationServer TestNotificationServer;

/* Runs on the calling thread's main context. */
TestNotificationServer *
test_notification_server_new (const char *address, const char *const *capabilities);
void test_notification_server_free (TestNotificationServer *server);

/* All calls so far; a TestNotification each, and the ids that were closed by the program. */
GPtrArray *test_notification_server_get_shown (TestNotificationServer *server);
GArray *test_notification_server_get_closed (TestNotificationServer *server);

/* What a person does. */
void test_notification_server_choose (TestNotificationServer *server, guint id, const char *action);
void test_notification_server_dismiss (TestNotificationServer *server, guint id);

G_END_DECLS
