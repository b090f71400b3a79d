/* Notifications against a server that is played: buttons, replacing, closing, and no server. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desktop/foyer-notifier.h"
#include "notification-server.h"

static const char *const all[] = { "body", "body-markup", "actions", NULL };
static const char *const bare[] = { "body", NULL };
static const FoyerDesktopNoticeAction actions[] = { { "resume", "Resume" },
                                                    { "extend", "5 minutes more" } };

static GTestDBus *bus;
static GString *heard; /* key, action and token of what was chosen */

static void
chosen (const char *key, const char *action, const char *token, gpointer data)
{
  g_string_append_printf (heard, "%s:%s:%s ", key, action, token != NULL ? token : "-");
}

static gboolean
late (gpointer data)
{
  g_error ("nothing came within a minute");
  return G_SOURCE_REMOVE;
}

/* Runs the main loop until @condition, at most a minute. */
#define WAIT_FOR(condition)                                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const guint watch = g_timeout_add_seconds (60, late, NULL);                                    \
                                                                                                   \
    while (!(condition))                                                                           \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_source_remove (watch);                                                                       \
  }                                                                                                \
  G_STMT_END

/* What another thread changes wakes nobody here. */
static gboolean
tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static FoyerNotifier *
new_notifier (void)
{
  return foyer_notifier_new ("Foyer", "io.github.foyerhall.Foyer", chosen, NULL);
}

static void
show (FoyerNotifier *notifier, const char *key, const char *summary, FoyerUrgency urgency)
{
  const FoyerDesktopNotice notice = { .key = key,
                                      .summary = summary,
                                      .body = "A012 <b> & counter 3",
                                      .urgency = urgency,
                                      .actions = actions,
                                      .n_actions = G_N_ELEMENTS (actions) };

  foyer_notifier_show (notifier, &notice);
}

static int left; /* atomic */

static gpointer
leave_in_thread (gpointer notifier)
{
  foyer_notifier_free (notifier);
  g_atomic_int_set (&left, 1);
  return NULL;
}

/* In a thread, for the server that has to answer is here. */
static void
leave (FoyerNotifier *notifier)
{
  g_atomic_int_set (&left, 0);
  g_thread_unref (g_thread_new ("leaving", leave_in_thread, notifier));
  WAIT_FOR (g_atomic_int_get (&left) == 1);
}

static TestNotification *
nth (TestNotificationServer *server, guint n)
{
  WAIT_FOR (test_notification_server_get_shown (server)->len > n);
  return g_ptr_array_index (test_notification_server_get_shown (server), n);
}

static void
test_action (void)
{
  TestNotificationServer *server =
      test_notification_server_new (g_test_dbus_get_bus_address (bus), all);
  FoyerNotifier *notifier = new_notifier ();
  TestNotification *notification;

  g_assert_cmpint (foyer_notifier_get_state (notifier), ==, FOYER_NOTIFIER_UNKNOWN);
  show (notifier, "hold-3", "Hold time is over", FOYER_URGENCY_CRITICAL);
  notification = nth (server, 0);
  g_assert_cmpstr (notification->summary, ==, "Hold time is over");
  g_assert_cmpstr (notification->body, ==, "A012 &lt;b&gt; &amp; counter 3");
  g_assert_cmpuint (notification->urgency, ==, 2);
  g_assert_cmpint (notification->timeout, ==, 0);
  g_assert_cmpstr (notification->desktop_entry, ==, "io.github.foyerhall.Foyer");
  g_assert_cmpstr (notification->actions[0], ==, "resume");
  g_assert_cmpstr (notification->actions[3], ==, "5 minutes more");
  WAIT_FOR (foyer_notifier_get_state (notifier) == FOYER_NOTIFIER_PRESENT);
  g_string_truncate (heard, 0);
  test_notification_server_choose (server, notification->id, "extend");
  WAIT_FOR (heard->len > 0);
  g_assert_cmpstr (heard->str, ==, "hold-3:extend:token ");
  leave (notifier);
  test_notification_server_free (server);
}

static void
test_replace_and_close (void)
{
  TestNotificationServer *server =
      test_notification_server_new (g_test_dbus_get_bus_address (bus), all);
  FoyerNotifier *notifier = new_notifier ();
  GArray *closed = test_notification_server_get_closed (server);
  guint first, third;

  show (notifier, "wait", "One waits too long", FOYER_URGENCY_LOW);
  first = nth (server, 0)->id;
  show (notifier, "wait", "Two wait too long", FOYER_URGENCY_NORMAL);
  g_assert_cmpuint (nth (server, 1)->replaces, ==, first);
  show (notifier, "hold-3", "Another", FOYER_URGENCY_NORMAL);
  g_assert_cmpuint (nth (server, 2)->replaces, ==, 0);
  third = nth (server, 2)->id;
  foyer_notifier_close (notifier, "wait");
  foyer_notifier_close (notifier, "wait");
  foyer_notifier_close (notifier, "never shown");
  WAIT_FOR (closed->len > 0);
  g_assert_cmpuint (g_array_index (closed, guint, 0), ==, first);

  /* One that a person took away is a new one when it comes again. */
  test_notification_server_dismiss (server, third);
  show (notifier, "wait", "Once more", FOYER_URGENCY_NORMAL);
  g_assert_cmpuint (nth (server, 3)->replaces, ==, 0);

  /* Leaving closes what is still there. */
  leave (notifier);
  WAIT_FOR (closed->len >= 2);
  g_assert_cmpuint (g_array_index (closed, guint, closed->len - 1), ==, nth (server, 3)->id);
  test_notification_server_free (server);
}

static void
test_bare_server (void)
{
  TestNotificationServer *server =
      test_notification_server_new (g_test_dbus_get_bus_address (bus), bare);
  FoyerNotifier *notifier = new_notifier ();

  show (notifier, "hold-3", "Hold time is over", FOYER_URGENCY_NORMAL);
  g_assert_cmpstr (nth (server, 0)->body, ==, "A012 <b> & counter 3");
  g_assert_cmpuint (g_strv_length (nth (server, 0)->actions), ==, 0);
  leave (notifier);
  test_notification_server_free (server);
}

static void
test_no_server (void)
{
  FoyerNotifier *notifier = new_notifier ();
  TestNotificationServer *server;

  show (notifier, "hold-3", "Nobody shows this", FOYER_URGENCY_NORMAL);
  foyer_notifier_close (notifier, "hold-3");
  WAIT_FOR (foyer_notifier_get_state (notifier) == FOYER_NOTIFIER_ABSENT);

  /* A server that comes later is found. */
  server = test_notification_server_new (g_test_dbus_get_bus_address (bus), all);
  show (notifier, "hold-3", "Now it is shown", FOYER_URGENCY_NORMAL);
  g_assert_cmpstr (nth (server, 0)->summary, ==, "Now it is shown");
  WAIT_FOR (foyer_notifier_get_state (notifier) == FOYER_NOTIFIER_PRESENT);
  leave (notifier);
  test_notification_server_free (server);
}

int
main (int argc, char **argv)
{
  g_autoptr (GDBusConnection) session = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  /* Kept for the whole run: the end of the bus would end the test. */
  session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_dbus_connection_set_exit_on_close (session, FALSE);
  heard = g_string_new (NULL);
  g_timeout_add (20, tick, NULL);
  g_test_add_func ("/desktop/notifier/no-server", test_no_server);
  g_test_add_func ("/desktop/notifier/action", test_action);
  g_test_add_func ("/desktop/notifier/replace-and-close", test_replace_and_close);
  g_test_add_func ("/desktop/notifier/bare-server", test_bare_server);
  status = g_test_run ();
  g_string_free (heard, TRUE);
  g_test_dbus_stop (bus);
  return status;
}
