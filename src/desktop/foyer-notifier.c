/* Notifications on the desktop, with buttons that do the thing. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desktop/foyer-notifier.h"

#include <gio/gio.h>
#include <libnotify/notify.h>

#define SERVER "org.freedesktop.Notifications"
/* How long leaving waits for the last ones to be closed. */
#define FAREWELL_US (G_USEC_PER_SEC / 2)

typedef struct
{
  gatomicrefcount ref_count;
  char *name, *desktop_id;
  GMainContext *context;      /* of the thread that talks to the server */
  GMainContext *main_context; /* of who is called back */
  FoyerNotifierFunc func;     /* %NULL once the notifier is gone; main context only */
  gpointer data;
  int state; /* atomic */
  GMutex mutex;
  GCond cond;
  gboolean over; /* the thread has closed everything; under the mutex */
  /* the thread's own: */
  gboolean running;
  GHashTable *shown; /* key → NotifyNotification */
  gboolean has_actions, has_markup;
} Talk;

struct _FoyerNotifier
{
  Talk *talk;
};

typedef struct
{
  Talk *talk;
  char *key, *summary, *body;
  FoyerUrgency urgency;
  GStrv actions; /* name, label, name, label … */
} Request;

typedef struct
{
  Talk *talk;
  char *key, *action, *token;
} Choice;

static Talk *
talk_ref (Talk *talk)
{
  g_atomic_ref_count_inc (&talk->ref_count);
  return talk;
}

static void
talk_unref (Talk *talk)
{
  if (!g_atomic_ref_count_dec (&talk->ref_count))
    return;
  g_main_context_unref (talk->context);
  g_main_context_unref (talk->main_context);
  g_mutex_clear (&talk->mutex);
  g_cond_clear (&talk->cond);
  g_free (talk->name);
  g_free (talk->desktop_id);
  g_free (talk);
}

static void
request_free (Request *request)
{
  talk_unref (request->talk);
  g_free (request->key);
  g_free (request->summary);
  g_free (request->body);
  g_strfreev (request->actions);
  g_free (request);
}

static void
choice_free (Choice *choice)
{
  talk_unref (choice->talk);
  g_free (choice->key);
  g_free (choice->action);
  g_free (choice->token);
  g_free (choice);
}

static gboolean
tell_choice (gpointer data)
{
  const Choice *choice = data;

  if (choice->talk->func != NULL)
    choice->talk->func (choice->key, choice->action, choice->token, choice->talk->data);
  return G_SOURCE_REMOVE;
}

static void
chosen (NotifyNotification *notification, char *action, gpointer data)
{
  Talk *talk = data;
  Choice *choice = g_new0 (Choice, 1);

  choice->talk = talk_ref (talk);
  choice->key = g_strdup (g_object_get_data (G_OBJECT (notification), "key"));
  choice->action = g_strdup (action);
  choice->token = g_strdup (notify_notification_get_activation_token (notification));
  g_main_context_invoke_full (talk->main_context, G_PRIORITY_DEFAULT, tell_choice, choice,
                              (GDestroyNotify) choice_free);
}

static void
closed (NotifyNotification *notification, Talk *talk)
{
  const char *key = g_object_get_data (G_OBJECT (notification), "key");

  if (g_hash_table_lookup (talk->shown, key) == notification)
    g_hash_table_remove (talk->shown, key);
}

static GVariant *
ask_bus (GDBusConnection *bus, const char *method, GVariant *arguments)
{
  return g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                      "org.freedesktop.DBus", method, arguments, NULL,
                                      G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
}

/* Whether there is a server, or the bus can start one. libnotify, asked for what it cannot have,
 * would complain in the log. */
static gboolean
find_server (void)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) owned = NULL, started = NULL;
  gboolean has_owner = FALSE;

  if (bus == NULL)
    return FALSE;
  owned = ask_bus (bus, "NameHasOwner", g_variant_new ("(s)", SERVER));
  if (owned != NULL)
    g_variant_get (owned, "(b)", &has_owner);
  if (!has_owner)
    started = ask_bus (bus, "StartServiceByName", g_variant_new ("(su)", SERVER, 0));
  return has_owner || started != NULL;
}

static void
ask_capabilities (Talk *talk)
{
  GList *capabilities = notify_get_server_caps ();

  talk->has_actions =
      g_list_find_custom (capabilities, "actions", (GCompareFunc) g_strcmp0) != NULL;
  talk->has_markup =
      g_list_find_custom (capabilities, "body-markup", (GCompareFunc) g_strcmp0) != NULL;
  g_list_free_full (capabilities, g_free);
}

static NotifyNotification *
find_or_add (Talk *talk, const char *key)
{
  NotifyNotification *notification = g_hash_table_lookup (talk->shown, key);

  if (notification == NULL)
    {
      notification = notify_notification_new ("", NULL, NULL);
      g_object_set_data_full (G_OBJECT (notification), "key", g_strdup (key), g_free);
      g_signal_connect (notification, "closed", G_CALLBACK (closed), talk);
      g_hash_table_insert (talk->shown, g_strdup (key), notification);
    }
  return notification;
}

static gboolean
show (gpointer data)
{
  const Request *request = data;
  Talk *talk = request->talk;
  NotifyNotification *notification;
  g_autofree char *body = NULL;

  if (g_atomic_int_get (&talk->state) != FOYER_NOTIFIER_PRESENT)
    {
      if (!find_server ())
        {
          g_atomic_int_set (&talk->state, FOYER_NOTIFIER_ABSENT);
          return G_SOURCE_REMOVE;
        }
      ask_capabilities (talk);
    }
  notification = find_or_add (talk, request->key);
  if (request->body != NULL)
    body = talk->has_markup ? g_markup_escape_text (request->body, -1) : g_strdup (request->body);
  notify_notification_update (notification, request->summary, body, NULL);
  notify_notification_set_urgency (notification, (NotifyUrgency) request->urgency);
  notify_notification_set_timeout (notification, request->urgency == FOYER_URGENCY_CRITICAL
                                                     ? NOTIFY_EXPIRES_NEVER
                                                     : NOTIFY_EXPIRES_DEFAULT);
  notify_notification_set_hint (notification, "desktop-entry",
                                g_variant_new_string (talk->desktop_id));
  notify_notification_clear_actions (notification);
  for (guint i = 0; talk->has_actions && request->actions[i] != NULL; i += 2)
    notify_notification_add_action (notification, request->actions[i], request->actions[i + 1],
                                    chosen, talk, NULL);
  if (notify_notification_show (notification, NULL))
    g_atomic_int_set (&talk->state, FOYER_NOTIFIER_PRESENT);
  else
    {
      g_hash_table_remove (talk->shown, request->key);
      g_atomic_int_set (&talk->state, FOYER_NOTIFIER_ABSENT);
    }
  return G_SOURCE_REMOVE;
}

static gboolean
close_one (gpointer data)
{
  const Request *request = data;
  NotifyNotification *notification = g_hash_table_lookup (request->talk->shown, request->key);

  if (notification != NULL)
    {
      g_object_ref (notification);
      g_hash_table_remove (request->talk->shown, request->key);
      notify_notification_close (notification, NULL);
      g_object_unref (notification);
    }
  return G_SOURCE_REMOVE;
}

static gboolean
stop (gpointer data)
{
  Talk *talk = ((Request *) data)->talk;

  talk->running = FALSE;
  return G_SOURCE_REMOVE;
}

static gpointer
run (gpointer data)
{
  Talk *talk = data;
  g_autoptr (GList) last = NULL;

  g_main_context_push_thread_default (talk->context);
  talk->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  notify_init (talk->name);
  while (talk->running)
    g_main_context_iteration (talk->context, TRUE);
  last = g_hash_table_get_values (talk->shown);
  for (GList *at = last; at != NULL; at = at->next)
    {
      g_signal_handlers_disconnect_by_func (at->data, closed, talk);
      notify_notification_close (at->data, NULL);
    }
  g_clear_pointer (&talk->shown, g_hash_table_unref);
  notify_uninit ();
  g_main_context_pop_thread_default (talk->context);
  g_mutex_lock (&talk->mutex);
  talk->over = TRUE;
  g_cond_signal (&talk->cond);
  g_mutex_unlock (&talk->mutex);
  talk_unref (talk);
  return NULL;
}

FoyerNotifier *
foyer_notifier_new (const char *name, const char *desktop_id, FoyerNotifierFunc func, gpointer data)
{
  FoyerNotifier *notifier = g_new0 (FoyerNotifier, 1);
  Talk *talk = g_new0 (Talk, 1);

  g_atomic_ref_count_init (&talk->ref_count);
  talk->name = g_strdup (name);
  talk->desktop_id = g_strdup (desktop_id);
  talk->context = g_main_context_new ();
  talk->main_context = g_main_context_ref_thread_default ();
  talk->func = func;
  talk->data = data;
  talk->running = TRUE;
  g_mutex_init (&talk->mutex);
  g_cond_init (&talk->cond);
  notifier->talk = talk;
  g_thread_unref (g_thread_new ("notifier", run, talk_ref (talk)));
  return notifier;
}

static Request *
request_new (FoyerNotifier *notifier, const char *key)
{
  Request *request = g_new0 (Request, 1);

  request->talk = talk_ref (notifier->talk);
  request->key = g_strdup (key);
  return request;
}

/* Not g_main_context_invoke(): before the thread owns its context, that would run it here. */
static void
send_request (Request *request, GSourceFunc func)
{
  GSource *source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, request, (GDestroyNotify) request_free);
  g_source_attach (source, request->talk->context);
  g_source_unref (source);
}

void
foyer_notifier_show (FoyerNotifier *notifier, const FoyerDesktopNotice *notice)
{
  Request *request = request_new (notifier, notice->key);

  request->summary = g_strdup (notice->summary);
  request->body = g_strdup (notice->body);
  request->urgency = notice->urgency;
  request->actions = g_new0 (char *, 2 * notice->n_actions + 1);
  for (guint i = 0; i < notice->n_actions; i++)
    {
      request->actions[2 * i] = g_strdup (notice->actions[i].name);
      request->actions[2 * i + 1] = g_strdup (notice->actions[i].label);
    }
  send_request (request, show);
}

void
foyer_notifier_close (FoyerNotifier *notifier, const char *key)
{
  send_request (request_new (notifier, key), close_one);
}

FoyerNotifierState
foyer_notifier_get_state (FoyerNotifier *notifier)
{
  return (FoyerNotifierState) g_atomic_int_get (&notifier->talk->state);
}

void
foyer_notifier_free (FoyerNotifier *notifier)
{
  Talk *talk = notifier->talk;
  const gint64 end = g_get_monotonic_time () + FAREWELL_US;

  talk->func = NULL;
  send_request (request_new (notifier, ""), stop);
  g_mutex_lock (&talk->mutex);
  while (!talk->over && g_cond_wait_until (&talk->cond, &talk->mutex, end))
    ;
  g_mutex_unlock (&talk->mutex);
  talk_unref (talk);
  g_free (notifier);
}
