/* The sound devices of this computer: listed by name, and watched for new ones. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  FOYER_DEVICE_LOUDSPEAKER,
  FOYER_DEVICE_MICROPHONE,
} FoyerDeviceKind;

typedef struct
{
  char *name;  /* what to store and to hand to a station or a recorder */
  char *title; /* what a person reads */
  gboolean is_default;
  gboolean is_dummy; /* nobody hears it: the server has no card */
} FoyerDevice;

void foyer_device_free (FoyerDevice *device);

/* What is there now, by title; none when there is no sound server. Asks the server on a thread of
 * its own, which may be left behind when the server hangs: cancel then. */
void foyer_devices_list_async (FoyerDeviceKind kind,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* (element-type FoyerDevice) (transfer full) */
GPtrArray *foyer_devices_list_finish (GAsyncResult *result, GError **error);

/* Tells of devices that come, until it is stopped. */
typedef struct _FoyerDeviceWatch FoyerDeviceWatch;

/* @added is called on any thread, once more perhaps after the stop; @user_data_free when it is not
 * called any more. Never blocks; GStreamer is started if nobody has. */
FoyerDeviceWatch *foyer_device_watch_start (FoyerDeviceKind kind,
                                            void (*added) (gpointer user_data),
                                            gpointer user_data,
                                            GDestroyNotify user_data_free);
void foyer_device_watch_stop (FoyerDeviceWatch *watch);

G_END_DECLS
