/* A file system for SQLite that fails when a test says so, and does not wait for the disk. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-vfs.h"

#include <sqlite3.h>
#include <string.h>

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real; /* behind this struct */
} File;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs shim;
static gboolean waits_for_disk;
static gint64 steps_left; /* -1: nothing is to fail */
static int failure;
static gboolean failed;

/* The code with which this step fails, or SQLITE_OK. Only one thread writes while a test counts. */
static int
take_step (void)
{
  if (steps_left < 0)
    return SQLITE_OK;
  if (steps_left > 1)
    {
      steps_left--;
      return SQLITE_OK;
    }
  failed = TRUE;
  return failure;
}

#define REAL(file)              (((File *) (file))->real)
#define CALL(file, method, ...) REAL (file)->pMethods->method (REAL (file), ##__VA_ARGS__)

static int
file_close (sqlite3_file *file)
{
  return CALL (file, xClose);
}

static int
file_read (sqlite3_file *file, void *buffer, int amount, sqlite3_int64 offset)
{
  return CALL (file, xRead, buffer, amount, offset);
}

static int
file_write (sqlite3_file *file, const void *buffer, int amount, sqlite3_int64 offset)
{
  int code = take_step ();

  return code != SQLITE_OK ? code : CALL (file, xWrite, buffer, amount, offset);
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  int code = take_step ();

  return code != SQLITE_OK ? code : CALL (file, xTruncate, size);
}

static int
file_sync (sqlite3_file *file, int flags)
{
  int code = take_step ();

  if (code != SQLITE_OK)
    return code == SQLITE_FULL ? SQLITE_IOERR_FSYNC : code;
  return waits_for_disk ? CALL (file, xSync, flags) : SQLITE_OK;
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return CALL (file, xFileSize, size);
}

static int
file_lock (sqlite3_file *file, int lock)
{
  return CALL (file, xLock, lock);
}

static int
file_unlock (sqlite3_file *file, int lock)
{
  return CALL (file, xUnlock, lock);
}

static int
file_check_reserved (sqlite3_file *file, int *result)
{
  return CALL (file, xCheckReservedLock, result);
}

static int
file_control (sqlite3_file *file, int operation, void *argument)
{
  return CALL (file, xFileControl, operation, argument);
}

static int
file_sector_size (sqlite3_file *file)
{
  return CALL (file, xSectorSize);
}

static int
file_characteristics (sqlite3_file *file)
{
  return CALL (file, xDeviceCharacteristics);
}

static int
file_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
  return CALL (file, xShmMap, page, size, extend, memory);
}

static int
file_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return CALL (file, xShmLock, offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *file)
{
  CALL (file, xShmBarrier);
}

static int
file_shm_unmap (sqlite3_file *file, int remove)
{
  return CALL (file, xShmUnmap, remove);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_reserved,
  .xFileControl = file_control,
  .xSectorSize = file_sector_size,
  .xDeviceCharacteristics = file_characteristics,
  .xShmMap = file_shm_map,
  .xShmLock = file_shm_lock,
  .xShmBarrier = file_shm_barrier,
  .xShmUnmap = file_shm_unmap,
};

static int
shim_open (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out_flags)
{
  File *self = (File *) file;
  int code;

  self->real = (sqlite3_file *) (self + 1);
  code = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  self->base.pMethods = code == SQLITE_OK ? &methods : NULL;
  return code;
}

void
test_vfs_install (gboolean syncs)
{
  waits_for_disk = syncs;
  steps_left = -1;
  if (real_vfs != NULL)
    return;
  real_vfs = sqlite3_vfs_find (NULL);
  /* All but opening is the real one's, which finds nothing of its own in the struct. */
  shim = *real_vfs;
  shim.zName = "foyer-test";
  shim.szOsFile = (int) sizeof (File) + real_vfs->szOsFile;
  shim.xOpen = shim_open;
  g_assert_cmpint (sqlite3_vfs_register (&shim, 1), ==, SQLITE_OK);
}

void
test_vfs_fail_at (gint64 step, int code)
{
  failed = FALSE;
  failure = code;
  steps_left = step;
}

gboolean
test_vfs_heal (void)
{
  steps_left = -1;
  return failed;
}
