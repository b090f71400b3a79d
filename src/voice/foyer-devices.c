/* The sound devices of this computer: listed by name, and watched for new ones. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-devices.h"

#include <gst/gst.h>
#include <string.h>

#include "base/foyer-error.h"

static const char *const classes[] = {
  [FOYER_DEVICE_LOUDSPEAKER] = "Audio/Sink",
  [FOYER_DEVICE_MICROPHONE] = "Audio/Source",
};

void
foyer_device_free (FoyerDevice *device)
{
  g_free (device->name);
  g_free (device->title);
  g_free (device);
}

static char *
read_property (GstStructure *properties, const char *const *names)
{
  for (; properties != NULL && *names != NULL; names++)
    {
      const char *text = gst_structure_get_string (properties, *names);

      if (text != NULL && *text != '\0')
        return g_strdup (text);
    }
  return NULL;
}

/* What the sinks' and sources' property "device" understands. */
static char *
read_name (GstDevice *device, GstStructure *properties)
{
  static const char *const names[] = { "node.name", "device.string", "device.path", NULL };
  char *name = NULL;

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (device), "internal-name") != NULL)
    g_object_get (device, "internal-name", &name, NULL);
  return name != NULL ? name : read_property (properties, names);
}

static FoyerDevice *
read_device (GstDevice *device)
{
  g_autoptr (GstStructure) properties = gst_device_get_properties (device);
  static const char *const device_class[] = { "device.class", NULL };
  g_autofree char *kind = read_property (properties, device_class);
  g_autofree char *name = read_name (device, properties);
  FoyerDevice *found;

  /* What a loudspeaker plays is no microphone. */
  if (name == NULL || g_strcmp0 (kind, "monitor") == 0)
    return NULL;
  found = g_new0 (FoyerDevice, 1);
  found->title = gst_device_get_display_name (device);
  found->is_dummy = g_str_has_prefix (name, "auto_null");
  if (properties != NULL)
    gst_structure_get_boolean (properties, "is-default", &found->is_default);
  found->name = g_steal_pointer (&name);
  return found;
}

static int
compare_devices (gconstpointer a, gconstpointer b)
{
  const FoyerDevice *left = *(const FoyerDevice *const *) a;
  const FoyerDevice *right = *(const FoyerDevice *const *) b;

  return g_utf8_collate (left->title, right->title);
}

static GPtrArray *
list_devices (FoyerDeviceKind kind)
{
  g_autoptr (GstDeviceMonitor) monitor = gst_device_monitor_new ();
  GPtrArray *devices = g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_device_free);
  GList *all = NULL;

  gst_device_monitor_add_filter (monitor, classes[kind], NULL);
  if (!gst_device_monitor_start (monitor))
    return devices;
  all = gst_device_monitor_get_devices (monitor);
  for (GList *l = all; l != NULL; l = l->next)
    {
      FoyerDevice *device = read_device (l->data);

      if (device != NULL)
        g_ptr_array_add (devices, device);
    }
  g_list_free_full (all, gst_object_unref);
  gst_device_monitor_stop (monitor);
  g_ptr_array_sort (devices, compare_devices);
  return devices;
}

static void
list_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (gst_init_check (NULL, NULL, &error))
    g_task_return_pointer (task, list_devices ((FoyerDeviceKind) GPOINTER_TO_INT (data)),
                           (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
foyer_devices_list_async (FoyerDeviceKind kind,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, foyer_devices_list_async);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_set_task_data (task, GINT_TO_POINTER (kind), NULL);
  g_task_run_in_thread (task, list_thread);
}

GPtrArray *
foyer_devices_list_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Watching. Start and stop ask the sound server, so they may hang with it, each on a thread. */

struct _FoyerDeviceWatch
{
  gatomicrefcount ref_count;
  void (*added) (gpointer user_data);
  gpointer user_data;
  GDestroyNotify user_data_free;
  FoyerDeviceKind kind;
  gint deaf; /* atomic: to be stopped */

  GMutex lock;               /* for what follows: start and stop take turns */
  GstDeviceMonitor *monitor; /* NULL until it is started */
  gboolean over;
};

static void
watch_unref (gpointer data)
{
  FoyerDeviceWatch *watch = data;

  if (!g_atomic_ref_count_dec (&watch->ref_count))
    return;
  if (watch->user_data_free != NULL)
    watch->user_data_free (watch->user_data);
  gst_clear_object (&watch->monitor);
  g_mutex_clear (&watch->lock);
  g_free (watch);
}

static FoyerDeviceWatch *
watch_ref (FoyerDeviceWatch *watch)
{
  g_atomic_ref_count_inc (&watch->ref_count);
  return watch;
}

static GstBusSyncReply
on_message (GstBus *bus, GstMessage *message, gpointer data)
{
  FoyerDeviceWatch *watch = data;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_DEVICE_ADDED && !g_atomic_int_get (&watch->deaf))
    watch->added (watch->user_data);
  gst_message_unref (message);
  return GST_BUS_DROP;
}

/* With the lock held. GStreamer may have to start here: whoever watches need not know of it. */
static void
start_monitor (FoyerDeviceWatch *watch)
{
  g_autoptr (GstBus) bus = NULL;
  g_autoptr (GError) error = NULL;

  if (!gst_init_check (NULL, NULL, &error))
    {
      g_message ("%s", error->message);
      return;
    }
  watch->monitor = gst_device_monitor_new ();
  gst_device_monitor_add_filter (watch->monitor, classes[watch->kind], NULL);
  bus = gst_device_monitor_get_bus (watch->monitor);
  gst_bus_set_sync_handler (bus, on_message, watch_ref (watch), watch_unref);
  gst_device_monitor_start (watch->monitor);
}

static gpointer
start_thread (gpointer data)
{
  FoyerDeviceWatch *watch = data;

  g_mutex_lock (&watch->lock);
  /* Its stop may have come first. */
  if (!watch->over)
    start_monitor (watch);
  g_mutex_unlock (&watch->lock);
  watch_unref (watch);
  return NULL;
}

static void
stop_monitor (FoyerDeviceWatch *watch)
{
  g_autoptr (GstBus) bus = gst_device_monitor_get_bus (watch->monitor);

  gst_bus_set_sync_handler (bus, NULL, NULL, NULL);
  gst_device_monitor_stop (watch->monitor);
}

static gpointer
stop_thread (gpointer data)
{
  FoyerDeviceWatch *watch = data;

  g_mutex_lock (&watch->lock);
  watch->over = TRUE;
  if (watch->monitor != NULL)
    stop_monitor (watch);
  g_mutex_unlock (&watch->lock);
  watch_unref (watch);
  return NULL;
}

FoyerDeviceWatch *
foyer_device_watch_start (FoyerDeviceKind kind,
                          void (*added) (gpointer user_data),
                          gpointer user_data,
                          GDestroyNotify user_data_free)
{
  FoyerDeviceWatch *watch = g_new0 (FoyerDeviceWatch, 1);

  g_atomic_ref_count_init (&watch->ref_count);
  g_mutex_init (&watch->lock);
  watch->kind = kind;
  watch->added = added;
  watch->user_data = user_data;
  watch->user_data_free = user_data_free;
  g_thread_unref (g_thread_new ("foyer-devices", start_thread, watch_ref (watch)));
  return watch;
}

void
foyer_device_watch_stop (FoyerDeviceWatch *watch)
{
  g_atomic_int_set (&watch->deaf, 1);
  g_thread_unref (g_thread_new ("foyer-devices", stop_thread, watch));
}
