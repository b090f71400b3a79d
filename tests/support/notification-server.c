/* A notification server that is played, on a session bus of the test's own. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "notification-server.h"

#define NAME "org.freedesktop.Notifications"
#define PATH "/org/freedesktop/Notifications"

static const char interface[] =
    "<node><interface name='" NAME "'>"
    "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
    "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
    "<arg type='as' direction='in'/><arg type='a{sv}' direction='in'/>"
    "<arg type='i' direction='in'/><arg type='u' direction='out'/></method>"
    "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
    "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
    "<method name='GetServerInformation'><arg type='s' direction='out'/>"
    "<arg type='s' direction='out'/><arg type='s' direction='out'/>"
    "<arg type='s' direction='out'/></method>"
    "<signal name='NotificationClosed'><arg type='u'/><arg type='u'/></signal>"
    "<signal name='ActionInvoked'><arg type='u'/><arg type='s'/></signal>"
    "<signal name='ActivationToken'><arg type='u'/><arg type='s'/></signal>"
    "</interface></node>";

struct _TestNotificationServer
{
  GDBusConnection *bus;
  GDBusNodeInfo *node;
  char **capabilities;
  GPtrArray *shown;
  GArray *closed;
  guint last, registration;
};

static void
notification_free (TestNotification *notification)
{
  g_free (notification->summary);
  g_free (notification->body);
  g_free (notification->desktop_entry);
  g_strfreev (notification->actions);
  g_free (notification);
}

static void
emit (TestNotificationServer *server, const char *signal, GVariant *value)
{
  g_dbus_connection_emit_signal (server->bus, NULL, PATH, NAME, signal, value, NULL);
}

static guint
notify (TestNotificationServer *server, GVariant *arguments)
{
  TestNotification *notification = g_new0 (TestNotification, 1);
  g_autoptr (GVariant) hints = NULL;
  guint8 urgency = 1;

  g_variant_get (arguments, "(&su&sss^as@a{sv}i)", NULL, &notification->replaces, NULL,
                 &notification->summary, &notification->body, &notification->actions, &hints,
                 &notification->timeout);
  g_variant_lookup (hints, "urgency", "y", &urgency);
  g_variant_lookup (hints, "desktop-entry", "s", &notification->desktop_entry);
  notification->urgency = urgency;
  notification->id = notification->replaces != 0 ? notification->replaces : ++server->last;
  g_ptr_array_add (server->shown, notification);
  return notification->id;
}

static void
called (GDBusConnection *bus,
        const char *sender,
        const char *path,
        const char *interface_name,
        const char *method,
        GVariant *arguments,
        GDBusMethodInvocation *invocation,
        gpointer data)
{
  TestNotificationServer *server = data;
  GVariant *answer = NULL;

  if (g_str_equal (method, "Notify"))
    answer = g_variant_new ("(u)", notify (server, arguments));
  else if (g_str_equal (method, "GetCapabilities"))
    answer = g_variant_new ("(^as)", server->capabilities);
  else if (g_str_equal (method, "GetServerInformation"))
    answer = g_variant_new ("(ssss)", "played", "tests", "1", "1.2");
  else
    {
      guint id;

      g_variant_get (arguments, "(u)", &id);
      /* libnotify closes the id 0 of one that the server closed before. */
      if (id != 0)
        {
          g_array_append_val (server->closed, id);
          emit (server, "NotificationClosed", g_variant_new ("(uu)", id, 3));
        }
    }
  g_dbus_method_invocation_return_value (invocation, answer);
}

TestNotificationServer *
test_notification_server_new (const char *address, const char *const *capabilities)
{
  static const GDBusInterfaceVTable table = { .method_call = called };
  TestNotificationServer *server = g_new0 (TestNotificationServer, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = NULL;

  server->capabilities = g_strdupv ((char **) capabilities);
  server->shown = g_ptr_array_new_with_free_func ((GDestroyNotify) notification_free);
  server->closed = g_array_new (FALSE, FALSE, sizeof (guint));
  server->bus =
      g_dbus_connection_new_for_address_sync (address,
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL, NULL, &error);
  g_assert_no_error (error);
  server->node = g_dbus_node_info_new_for_xml (interface, &error);
  g_assert_no_error (error);
  server->registration = g_dbus_connection_register_object (
      server->bus, PATH, server->node->interfaces[0], &table, server, NULL, &error);
  g_assert_no_error (error);
  answer = g_dbus_connection_call_sync (
      server->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "RequestName", g_variant_new ("(su)", NAME, 4), NULL, 0, -1, NULL, &error);
  g_assert_no_error (error);
  return server;
}

void
test_notification_server_free (TestNotificationServer *server)
{
  g_dbus_connection_unregister_object (server->bus, server->registration);
  g_dbus_connection_close_sync (server->bus, NULL, NULL);
  g_object_unref (server->bus);
  g_dbus_node_info_unref (server->node);
  g_strfreev (server->capabilities);
  g_ptr_array_unref (server->shown);
  g_array_unref (server->closed);
  g_free (server);
}

GPtrArray *
test_notification_server_get_shown (TestNotificationServer *server)
{
  return server->shown;
}

GArray *
test_notification_server_get_closed (TestNotificationServer *server)
{
  return server->closed;
}

void
test_notification_server_choose (TestNotificationServer *server, guint id, const char *action)
{
  emit (server, "ActivationToken", g_variant_new ("(us)", id, "token"));
  emit (server, "ActionInvoked", g_variant_new ("(us)", id, action));
}

void
test_notification_server_dismiss (TestNotificationServer *server, guint id)
{
  emit (server, "NotificationClosed", g_variant_new ("(uu)", id, 2));
}
