/* The hall's file on disk: where it may lie, its mode, and the files beside it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/foyer-database-file.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/foyer-error.h"

/* Where locks and shared memory do not hold between machines; what linux/magic.h lacks is written
 * out. */
static const unsigned long network_file_systems[] = {
  NFS_SUPER_MAGIC,
  SMB_SUPER_MAGIC,
  0xff534d42ul /* cifs */,
  SMB2_SUPER_MAGIC,
  CODA_SUPER_MAGIC,
  AFS_SUPER_MAGIC,
  V9FS_MAGIC,
  CEPH_SUPER_MAGIC,
  0x65735546ul /* fuse: sshfs and its like */,
  0x01161970ul /* gfs2 */,
  0x7461636ful /* ocfs2 */,
  0x0bd00bd0ul /* lustre */,
};

static gboolean
is_on_network (const char *folder)
{
  struct statfs info;

  if (statfs (folder, &info) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (network_file_systems); i++)
    if ((unsigned long) info.f_type == network_file_systems[i])
      return TRUE;
  return FALSE;
}

static gboolean
fail (const char *path, int cause, GError **error)
{
  if (cause == ENOSPC || cause == EDQUOT)
    g_set_error (
        error, FOYER_ERROR, FOYER_ERROR_DISK_FULL,
        _ ("The disk for %s is full. Nothing was changed; free some space, then try again."), path);
  else
    g_set_error (error, FOYER_ERROR, FOYER_ERROR_NO_DATABASE,
                 _ ("%s cannot be used: %s. Nothing was changed."), path, g_strerror (cause));
  return FALSE;
}

static gboolean
create_empty (const char *path, GError **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd < 0 && errno == EEXIST)
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_USAGE,
                   _ ("%s exists already. It was left as it is; name another file."), path);
      return FALSE;
    }
  if (fd < 0)
    return fail (path, errno, error);
  /* No connection to this file can exist yet, so closing it drops nobody's locks. */
  close (fd);
  return TRUE;
}

gboolean
foyer_database_file_prepare (const char *path, gboolean create, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat info;

  if (is_on_network (folder))
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_DATABASE_ON_NETWORK,
                   _ ("%s lies on a network file system, where a power cut or a second machine can "
                      "damage it. Nothing was changed; keep the hall's file on a local disk."),
                   path);
      return FALSE;
    }
  if (create)
    return create_empty (path, error);
  if (stat (path, &info) != 0)
    {
      if (errno != ENOENT)
        return fail (path, errno, error);
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_NO_DATABASE,
                   _ ("There is no hall at %s. Create one with “foyerctl hall init”."), path);
      return FALSE;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, FOYER_ERROR, FOYER_ERROR_NOT_A_DATABASE,
                   _ ("%s is not a file. It was left as it is."), path);
      return FALSE;
    }
  return TRUE;
}

int
foyer_database_file_open_beside (const char *path, const char *suffix, GError **error)
{
  g_autofree char *beside = g_strconcat (path, suffix, NULL);
  int fd = open (beside, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd < 0)
    fail (beside, errno, error);
  return fd;
}

void
foyer_database_file_remove (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-turn", "-feed", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);
      unlink (file);
    }
}
