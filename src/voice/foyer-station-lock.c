/* The lock that says which process speaks for a station; waited for on a thread of its own. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "voice/foyer-station-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/foyer-error.h"

/* Shared with the waiting thread, which flock() may hold longer than its owner lives. */
struct _FoyerStationLock
{
  gatomicrefcount ref_count;
  int fd;
  int closed; /* atomic */
  GMainContext *context;
  void (*taken) (gpointer data);
  gpointer data;
};

static void
unref (gpointer data)
{
  FoyerStationLock *lock = data;

  if (!g_atomic_ref_count_dec (&lock->ref_count))
    return;
  close (lock->fd);
  g_main_context_unref (lock->context);
  g_free (lock);
}

static gboolean
tell (gpointer data)
{
  FoyerStationLock *lock = data;

  if (!g_atomic_int_get (&lock->closed))
    lock->taken (lock->data);
  return G_SOURCE_REMOVE;
}

static gpointer
wait (gpointer data)
{
  FoyerStationLock *lock = data;

  while (flock (lock->fd, LOCK_EX) != 0 && errno == EINTR)
    continue;
  if (g_atomic_int_get (&lock->closed))
    flock (lock->fd, LOCK_UN);
  g_main_context_invoke_full (lock->context, G_PRIORITY_DEFAULT, tell, lock, unref);
  return NULL;
}

FoyerStationLock *
foyer_station_lock_new (const char *path,
                        void (*taken) (gpointer data),
                        gpointer data,
                        GError **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  FoyerStationLock *lock;

  if (fd < 0)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_FAULT, "%s cannot be opened: %s.", path,
                   g_strerror (errno));
      return NULL;
    }
  lock = g_new0 (FoyerStationLock, 1);
  g_atomic_ref_count_init (&lock->ref_count);
  lock->fd = fd;
  lock->context = g_main_context_ref_thread_default ();
  lock->taken = taken;
  lock->data = data;
  g_atomic_ref_count_inc (&lock->ref_count);
  g_thread_unref (g_thread_new ("station-lock", wait, lock));
  return lock;
}

void
foyer_station_lock_free (FoyerStationLock *lock)
{
  g_atomic_int_set (&lock->closed, 1);
  /* When the lock is ours this lets the next one in; the waiting thread may still hold the file. */
  flock (lock->fd, LOCK_UN);
  unref (lock);
}
